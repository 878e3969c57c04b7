//! What a story tells does not depend on how its bytes are written: encodings, byte order marks, line endings; nor on how
//! deep its marks are nested, nor on whether it is printed twice.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;

use encoding_rs::{BIG5, Encoding, GB18030};
use feudline::feud::{Event, Place, Said};
use feudline::source::{Form, Source};
use feudline::text::Folded;
use feudline::{Document, Extraction, Extractor, Feud, Pack, Span};
use serde_json::Value;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// The stories of the corpus and the example, by name.
static STORIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(root.join("tests/corpus")).expect("it is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    paths.push(root.join("examples/musk_openai.txt"));
    paths.iter().map(|p| (p.display().to_string(), fs::read_to_string(p).expect("a story"))).collect()
});

fn read(bytes: &[u8], label: Option<&str>) -> Source {
    Source::read(bytes, Form::Plain, label).expect("it is text")
}

/// A story read from bytes in another encoding tells the same, place by place: spans index the text, not the bytes.
#[test]
fn encodings_make_no_difference() {
    let encode = |encoding: &'static Encoding, text: &str| {
        let (bytes, _, lost) = encoding.encode(text);
        (!lost).then(|| bytes.into_owned())
    };
    let wide = |order: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let mut read_in = [0; 2];
    for (name, text) in STORIES.iter() {
        let mut written = vec![
            ("UTF-8", None, text.as_bytes().to_vec()),
            ("UTF-8", None, [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("UTF-16LE", None, wide(u16::to_le_bytes, &format!("\u{feff}{text}"))),
            ("UTF-16BE", None, wide(u16::to_be_bytes, &format!("\u{feff}{text}"))),
            ("UTF-16LE", Some("utf-16le"), wide(u16::to_le_bytes, text)),
        ];
        for (n, encoding, label) in [(0, GB18030, "gb18030"), (1, BIG5, "big5")] {
            if let Some(bytes) = encode(encoding, text) {
                written.push((encoding.name(), Some(label), bytes));
                read_in[n] += 1;
            }
        }
        for (encoding, label, bytes) in written {
            let source = read(&bytes, label);
            assert!(source.text == *text, "{name} as {encoding}");
            assert_eq!((source.encoding, source.replaced), (encoding, None), "{name}");
        }
    }
    assert!(read_in[0] == STORIES.len() && read_in[1] >= 1, "GB18030 writes all stories, Big5 some: {read_in:?}");
}

/// Lines that end in CR LF, or CR before every LF but one: everything is told as before, a byte further on.
#[test]
fn line_endings_move_places_and_nothing_else() {
    for (name, text) in STORIES.iter() {
        let plain = EXTRACTOR.extract(&Document::new("a", text.as_str()));
        let crlf = EXTRACTOR.extract(&Document::new("a", text.replace('\n', "\r\n")));
        assert!(words(&plain) == words(&crlf), "{name}:\n{:#?}\n{:#?}", words(&plain), words(&crlf));
    }
}

/// Every place of an extraction as its words without carriage returns, with the number of line and character it begins at.
fn words(told: &Extraction) -> Vec<String> {
    let text = told.document.text();
    let of = |span: Span| {
        let before = text[..span.start()].replace('\r', "").chars().count();
        format!("{before} {}", text[span.range()].replace('\r', ""))
    };
    let mut out = Vec::new();
    for entity in &told.entities {
        out.push(format!("{:?} {} {:?}", entity.kind, entity.name, entity.aliases));
        out.extend(entity.mentions.iter().map(|m| of(m.span)));
    }
    out.extend(told.amounts.iter().map(|a| format!("{} {:?}", of(a.span), a.money)));
    out.extend(told.dates.iter().map(|d| format!("{} {}", of(d.span), d.when)));
    for r in &told.reports {
        out.push(format!("{:?} {:?} {:?} {:?} {} {}", r.kind, r.when, r.parts, r.factuality, r.rule, of(r.trigger)));
        out.extend(r.evidence.iter().map(|&e| of(e)));
    }
    for c in &told.claims {
        out.push(format!("{:?} {:?} {:?} {} {} {}", c.kind, c.speaker, c.targets, c.rule, of(c.content), of(c.cue)));
        out.extend(c.evidence.iter().map(|&e| of(e)));
    }
    out
}

/// Bytes in Rust and code points in JSON are the same places, also where characters are long, combined or unseen.
#[test]
fn bytes_and_code_points_agree() {
    let awkward = "👩\u{200d}👩\u{200d}👧，𠮷野家公司（以下简称“𠮷野”）e\u{301}\u{202e}2024年2月29日\r\n起诉\u{feff}禾\u{fe0f}木公司，索赔１０\u{a0}億元。𠮷野稱禾木侵權。🐉";
    for text in STORIES.iter().map(|(_, text)| text.as_str()).chain([awkward]) {
        let feud = Feud::assemble(&[EXTRACTOR.extract(&Document::new("a", text))]);
        let json: Value = serde_json::from_str(&feud.to_json()).expect("it is JSON");
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut of_json = Vec::new();
        places(&json, &mut of_json);
        assert!(!of_json.is_empty());
        for (start, end, quote) in &of_json {
            assert_eq!(text.get(starts[*start]..starts[*end]), Some(quote.as_str()));
        }
        let sums: Vec<Span> = feud.sums.iter().map(|s| s.place.span).collect();
        let written = json["amounts"].as_array().expect("a list");
        let at = |v: &Value, key: &str| starts[usize::try_from(v[key].as_u64().expect("a number")).expect("small")];
        assert_eq!(sums, written.iter().map(|v| Span::new(at(v, "start"), at(v, "end"))).collect::<Vec<_>>());
    }
}

fn places(value: &Value, out: &mut Vec<(usize, usize, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| places(item, out)),
        Value::Object(fields) => {
            let number = |key: &str| fields.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
            if let (Some(start), Some(end), Some(text)) = (number("start"), number("end"), fields.get("text").and_then(Value::as_str)) {
                out.push((start, end, text.to_owned()));
            }
            fields.values().for_each(|field| places(field, out));
        }
        _ => {}
    }
}

/// How deep marks are nested; `NESTED` asks for more.
const DEEPEST: usize = 1_000;
/// A stack that no recursion of such depth fits in.
const STACK: usize = 512 << 10;

/// Marks within marks cost no stack, whether they close or not.
#[test]
fn nesting_has_no_bottom() {
    let deepest = std::env::var("NESTED").ok().and_then(|n| n.parse().ok()).unwrap_or(DEEPEST);
    LazyLock::force(&EXTRACTOR);
    let pairs = ["“”", "‘’", "「」", "『』", "()", "（）", "《》", "【】", "[]", "\"\"", "“》", "(”"];
    for depth in [1, 2, 3, 15, 16, 17, 100, 1_000, 10_000, 100_000].into_iter().filter(|&depth| depth <= deepest) {
        let run = move || {
            for pair in pairs {
                let (open, close) = pair.split_at(pair.chars().next().map_or(0, char::len_utf8));
                for (opened, closed) in [(depth, depth), (depth, 0), (0, depth), (depth, depth / 2)] {
                    let text = format!("月磨坊公司说，{}起诉星河公司{}，索赔3亿元。", open.repeat(opened), close.repeat(closed));
                    let told = EXTRACTOR.extract(&Document::new("a", text.as_str()));
                    assert!(told.amounts.iter().all(|a| text.get(a.span.range()).is_some()));
                    if depth <= 100 {
                        let feud = Feud::assemble(&[told]);
                        assert!(Feud::from_json(feud.to_json().as_bytes()).is_ok_and(|again| again == feud));
                    }
                }
            }
        };
        thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread").join().expect("no depth breaks it");
    }
}

/// Shorter lines, in bytes of the view, are not folded where they repeat.
const SHORTEST_FOLDED: usize = 30;

/// A story printed twice or thrice in one file tells what it tells once: the same events on the same days, as real as before,
/// and the same words said. Who takes part is left out: what stands around a sentence is evidence of that, and around the
/// second print of it stands more (docs/reliability.md says how often it matters).
#[test]
fn a_story_told_again_tells_nothing_new() {
    let mut wrong = Vec::new();
    for (name, text) in STORIES.iter() {
        let tell = |times: usize| {
            let text = vec![text.trim_end(); times].join("\n\n");
            let feud = Feud::assemble(&[EXTRACTOR.extract(&Document::new("a", text))]);
            let is_long = |place: Place| {
                let text = &*feud.documents[place.document].text;
                let from = text[..place.span.start()].rfind('\n').map_or(0, |at| at + 1);
                text[from..].lines().next().is_some_and(|line| Folded::new(line.trim()).as_str().len() >= SHORTEST_FOLDED)
            };
            let event = |e: &Event| format!("{:?} {:?} {:?} {}", e.kind, e.when, e.factuality, e.rule);
            let claim = |c: &Said| format!("{:?} {} {}", c.kind, feud.words(c.content), c.rule);
            let events = feud.events.iter().filter(|e| is_long(e.trigger)).map(event);
            let mut told: Vec<String> = events.chain(feud.claims.iter().filter(|c| is_long(c.content)).map(claim)).collect();
            told.sort();
            told
        };
        let once = tell(1);
        for times in [2, 3] {
            let again = tell(times);
            if again != once {
                wrong.push(format!("{name} told {times} times: {again:#?} instead of {once:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
