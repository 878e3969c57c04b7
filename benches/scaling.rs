//! Whether the cost of a byte stays the same as texts grow: ordinary stories from 1 KB to 16 MB, and texts made to hurt.
//! Each is read and put together: what is told twice in one text must not be looked for in all of it.
//!
//! `cargo bench --bench scaling` prints, for each kind of text, megabytes a second at two sizes and how much longer the
//! larger one takes than twice the smaller one would; for ordinary text also the exponent of time over size, fitted by
//! least squares over all sizes. `cargo bench --bench scaling -- NAME` measures one kind.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use feudline::{Document, Extractor, Feud, Pack};

/// The smaller of the two sizes of a hostile text, in bytes.
const SIZE: usize = 512 << 10;
/// Sizes of ordinary text, in bytes.
const SIZES: [usize; 8] = [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20, 16 << 20];
/// How often each is measured; the fastest counts.
const ROUNDS: usize = 3;

fn main() {
    let wanted = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let is_wanted = |name: &str| wanted.as_deref().is_none_or(|w| name.contains(w));
    let extractor = Extractor::new(Pack::builtin());
    let seconds = |text: &str| {
        let document = Document::new("text", text);
        let run = || {
            let start = Instant::now();
            black_box(Feud::from_iter([extractor.extract(black_box(&document))]));
            start.elapsed().as_secs_f64()
        };
        (0..ROUNDS).map(|_| run()).fold(f64::INFINITY, f64::min)
    };
    if is_wanted("stories") {
        let took: Vec<(f64, f64)> = SIZES.iter().map(|&size| (size as f64, seconds(&stories(size)))).collect();
        for (size, time) in &took {
            say(&format!("stories of {:>5} KB: {:6.2} MB/s", *size as usize >> 10, size / time / 1e6));
        }
        say(&format!("exponent of time over size: {:.3}", exponent(&took)));
    }
    for (name, make) in HOSTILE.iter().filter(|(name, _)| is_wanted(name)) {
        let (small, large) = (make(SIZE), make(2 * SIZE));
        let (first, second) = (seconds(&small), seconds(&large));
        let speed = |text: &str, time: f64| text.len() as f64 / time / 1e6;
        let ratio = second / first;
        say(&format!("{name:<24} {:6.2} and {:6.2} MB/s, time(2n)/time(n) {ratio:.2}", speed(&small, first), speed(&large, second)));
    }
}

fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("standard output is open");
}

/// The slope of the logarithm of time over that of size.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logs.len() as f64;
    let (mean_x, mean_y) = (logs.iter().map(|p| p.0).sum::<f64>() / count, logs.iter().map(|p| p.1).sum::<f64>() / count);
    let above: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let below: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    above / below
}

/// Ordinary text: the stories of the regression corpus one after the other, with other names and figures each time, so that
/// nothing is a paragraph told before.
fn stories(size: usize) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the corpus stands in tests/corpus").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).expect("a readable story")).collect();
    let lines: Vec<&str> = texts.iter().flat_map(|t| t.lines()).filter(|l| !l.trim().is_empty()).collect();
    let mut out = String::with_capacity(size + 1024);
    for (i, line) in lines.iter().cycle().enumerate() {
        if out.len() >= size {
            break;
        }
        let _ = writeln!(out, "{line}({i})");
    }
    cut(out, size)
}

/// No longer than `size`, and whole characters.
fn cut(mut text: String, size: usize) -> String {
    let mut at = size.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.truncate(at);
    text
}

fn again(part: &str, size: usize) -> String {
    cut(part.repeat(size / part.len() + 1), size)
}

/// A line made anew for every number, until the text is long enough.
fn numbered(size: usize, line: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 256);
    for i in 0.. {
        if out.len() >= size {
            break;
        }
        out.push_str(&line(i));
    }
    cut(out, size)
}

/// Two characters that make another name for every number.
fn name(i: usize) -> String {
    let of = |n: usize| char::from_u32(0x4E00 + (n * 37 % 20000) as u32).unwrap_or('一');
    [of(i + 7), of(i / 97 + 11)].iter().collect()
}

/// A word with a capital that no list has, another for each number.
fn stranger(i: usize) -> String {
    let letter = |n: usize| b"aeioubdfgklmnprstvz"[n % 19] as char;
    ["Q".to_owned(), (0..6).map(|place| letter(i / 19_usize.pow(place) + place as usize)).collect()].concat()
}

type Maker = fn(usize) -> String;

/// Texts made to hurt.
const HOSTILE: &[(&str, Maker)] = &[
    ("unclosed quotes", |n| again("“星澜集团说,", n)),
    ("straight quotes", |n| again("\"Birch Group said ", n)),
    ("open brackets", |n| again("星澜集团(", n)),
    ("open titles", |n| again("《星澜", n)),
    ("digits", |n| again("1234567890", n)),
    ("digits and commas", |n| again("1,234,", n)),
    ("scales", |n| again("亿", n)),
    ("numerals", |n| again("一二三百万亿", n)),
    ("years", |n| again("2024年", n)),
    ("days in one line", |n| again("2024年3月5日", n)),
    ("English days in one line", |n| again("On May 3 Birch ", n)),
    ("sums in one line", |n| again("赔偿100万元", n)),
    ("one character", |n| again("的", n)),
    ("one letter", |n| again("a", n)),
    ("capitals", |n| again("Birch ", n)),
    ("spaces", |n| again(" ", n)),
    ("line feeds", |n| again("\n", n)),
    ("commas", |n| again(",", n)),
    ("full stops", |n| again("。", n)),
    ("zero-width", |n| again("星\u{200B}", n)),
    ("combining", |n| again("e\u{301}", n)),
    ("emoji", |n| again("👩‍👩‍👧", n)),
    ("one line", |n| stories(n).replace('\n', "")),
    ("one sentence", |n| stories(n).replace(['\n', '。', '.', '!', '?', ';'], ",")),
    ("one clause", |n| stories(n).replace(['\n', '。', ',', ';', '.', '!', '?', ':'], "")),
    ("names in a list", |n| numbered(n, |i| format!("{}公司、", name(i)))),
    ("English names in a list", |n| numbered(n, |i| format!("Alder{i} Holdings, "))),
    ("strangers", |n| numbered(n, |i| format!("{} sued {} and {} paid. ", stranger(i), stranger(i + 1), stranger(i + 2)))),
    ("strange trades", |n| numbered(n, |i| format!("{}智行将{}物流告上法庭,{}对此否认。", name(i), name(i + 1), name(i + 2)))),
    ("aliases", |n| numbered(n, |i| format!("{}科技有限公司(以下简称“{}”)成立。", name(i), name(i)))),
    ("alias chain", |n| numbered(n, |i| format!("{}(以下简称“{}”)。", name(i), name(i + 1)))),
    ("people", |n| numbered(n, |i| format!("董事长王{}说,他不同意。", name(i)))),
    ("suits", |n| numbered(n, |i| format!("{}公司起诉{}公司。", name(i), name(i + 1)))),
    ("one suit", |n| again("星澜集团起诉云岭集团。", n)),
    ("triggers", |n| again("起诉", n)),
    ("denials", |n| again("否认", n)),
    ("speakers", |n| again("说", n)),
    ("claims", |n| numbered(n, |i| format!("{}公司称,{}公司违约。{}公司否认。", name(i), name(i + 1), name(i + 1)))),
    ("pronouns", |n| again("他", n)),
    ("English pronouns", |n| again("it said it ", n)),
    ("numbered list", |n| numbered(n, |i| format!("{i}、星澜集团违约\n"))),
    ("repeated paragraph", |n| again("星澜集团起诉云岭集团,索赔100万元。\n", n)),
];
