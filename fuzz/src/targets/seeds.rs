//! Inputs to begin with: the stories, pages, packs and results of our own, in pieces.

use std::fs;
use std::path::{Path, PathBuf};

use feudline::{Document, Feud};

use super::{EXTRACTOR, Target};

/// The seeds of a target.
pub fn of(target: Target) -> Vec<Vec<u8>> {
    let texts: Vec<String> = match target {
        Target::Extract => pieces(3).map(|text| format!("0{text}")).collect(),
        Target::Writers => pieces(3).zip(pieces(2).skip(7)).map(|(a, b)| format!("first\n{a}\u{1e}second\n{b}")).collect(),
        Target::Page => pieces(4).flat_map(|text| [page(&text), markdown(&text)]).collect(),
        Target::Line => pieces(2).enumerate().map(|(i, text)| line(i, &text)).collect(),
        Target::Result => pieces(1).map(|text| result(&text)).collect(),
        Target::Pack => packs(),
        Target::Rule => rules(),
        Target::Decode => return encoded(),
    };
    texts.into_iter().map(String::into_bytes).collect()
}

fn root() -> PathBuf {
    // the same two folders up from the fuzz crate's manifest and one from the tests'
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    if own.ends_with("fuzz") && own.join("targets").is_dir() { own.join("..") } else { own.to_path_buf() }
}

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join(folder)).expect("it is there").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == ending));
    paths.sort();
    let name = |p: &Path| format!("{folder}/{}", p.file_name().unwrap_or_default().to_string_lossy());
    paths.iter().map(|p| (name(p), fs::read_to_string(p).expect("it is text"))).collect()
}

/// Paragraphs of the stories of the regression corpus, so many together.
fn pieces(together: usize) -> impl Iterator<Item = String> {
    let stories = files("tests/corpus", "txt");
    let pieces: Vec<String> = stories
        .iter()
        .flat_map(|(_, story)| {
            let paragraphs: Vec<&str> = story.lines().filter(|l| !l.trim().is_empty()).collect();
            paragraphs.chunks(together).map(|c| c.join("\n")).collect::<Vec<_>>()
        })
        .collect();
    pieces.into_iter()
}

fn page(text: &str) -> String {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let body: Vec<String> = rest.lines().map(|l| format!("<p>{l}</p>")).collect();
    format!(
        "<html><head><meta charset=utf-8><title>{title}</title><meta property=\"article:published_time\" content=\"2024-03-05\"></head>\
         <body><nav><a href=/>x</a></nav><article><h1>{title}</h1>{}</article></body></html>",
        body.concat()
    )
}

fn markdown(text: &str) -> String {
    format!("m---\ntitle: a\ndate: 2024-03-05\n---\n# {}\n", text.replace('\n', "\n\n> ").replacen('。', "**。**", 1))
}

fn line(i: usize, text: &str) -> String {
    let text = serde_json::to_string(text).expect("a string");
    match i % 3 {
        0 => format!("{{\"id\":{i},\"text\":{text},\"published\":\"2024-03-05\",\"language\":\"zh-Hans\",\"title\":\"a\"}}"),
        1 => format!("{{\"id\":\"{i}\",\"html\":{text},\"url\":\"https://example.org\",\"source\":\"b\"}}"),
        _ => format!("{{\"id\":{i},\"a\":{text},\"b\":\"禾木科技\",\"kind\":\"person\"}}"),
    }
}

fn result(text: &str) -> String {
    let story = Document::new("a", text).with_title("b").with_url("https://example.org").with_source("c");
    Feud::from_iter([EXTRACTOR.extract(&story)]).to_json()
}

/// Each rule of the built-in grammars in a file of its own, and ten rows of each table; and the faulty packs of the tests.
fn packs() -> Vec<String> {
    let mut out = Vec::new();
    for (name, text) in ["grammars/zh", "grammars/en"].iter().flat_map(|f| files(f, "toml")) {
        out.extend(text.split("\n\n").filter(|rule| rule.len() < 700).map(|rule| format!("{name}\n{rule}\n")));
    }
    for (name, text) in files("gazetteers", "tsv") {
        let lines: Vec<&str> = text.lines().collect();
        out.extend(lines[1..].chunks(3).step_by(40).map(|rows| format!("{name}\n{}\n{}\n", lines[0], rows.join("\n"))));
    }
    for folder in ["bad-match", "names", "not-toml", "unknown-words"] {
        out.extend(
            files(&format!("tests/faulty/{folder}/grammars/zh"), "toml").into_iter().map(|(_, t)| format!("grammars/zh/a.toml\n{t}")),
        );
    }
    out
}

/// Patterns of the built-in rules, each with the first example of its rule.
fn rules() -> Vec<String> {
    let rules = EXTRACTOR.pack().rules().iter();
    let seed = |pattern: &String, text: &str, trigger: &str| format!("{pattern}\n{trigger}\n{text}");
    rules
        .filter(|r| !r.yes.is_empty())
        .flat_map(|r| r.patterns.iter().map(move |p| seed(p, &r.yes[0].text, r.triggers.first().map_or("", |t| t))))
        .filter(|seed| seed.len() < 600)
        .collect()
}

/// Stories as UTF-8, UTF-16 of both orders and, from bytes of our own, in the encodings of the web.
fn encoded() -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for (i, text) in pieces(1).enumerate() {
        let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let bytes = match i % 4 {
            0 => wide(u16::to_le_bytes),
            1 => wide(u16::to_be_bytes),
            2 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            _ => text.as_bytes().to_vec(),
        };
        out.push([vec![u8::try_from(i % 12).unwrap_or(0)], bytes].concat());
    }
    // 甲公司周一起诉乙公司，索赔三千万元。 in GBK, 甲公司週一起訴乙公司，索賠三千萬元。 in Big5
    let gbk = b"\xBC\xD7\xB9\xAB\xCB\xBE\xD6\xDC\xD2\xBB\xC6\xF0\xCB\xDF\xD2\xD2\xB9\xAB\xCB\xBE\xA3\xAC\xCB\xF7\xC5\xE2\xC8\xFD\xC7\xA7\xCD\xF2\xD4\xAA\xA1\xA3";
    let big5 = b"\xA5\xD2\xA4\xBD\xA5\x71\xB6\x67\xA4\x40\xB0\x5F\xB6\x44\xA4\x41\xA4\xBD\xA5\x71\xA1\x41\xAF\xC1\xBD\xDF\xA4\x54\xA4\x64\xB8\x55\xA4\xB8\xA1\x43";
    for (label, bytes) in [(0, &gbk[..]), (2, gbk), (3, gbk), (0, big5), (4, big5)] {
        out.push([&[label], bytes].concat());
    }
    out.push([&[0], &b"<meta charset=\"big5\">"[..], big5].concat());
    out
}
