//! Bytes that are read: encodings, pages, packs, rules, lines, results.

use feudline::entity::alias::NameKind;
use feudline::export::json::inert;
use feudline::export::text::{TextOptions, printable};
use feudline::source::{Form, Source, decode as decoded};
use feudline::text::Folded;
use feudline::{Document, Extractor, Feud, Pack, PackError, Span};
use serde_json::Value;

use super::{EXTRACTOR, line, told};

/// Names of encodings as people state them; none, and one that is no encoding.
const LABELS: [Option<&str>; 12] = [
    None,
    Some("utf-8"),
    Some("gbk"),
    Some("gb18030"),
    Some("big5"),
    Some("utf-16le"),
    Some("utf-16be"),
    Some("shift_jis"),
    Some("euc-kr"),
    Some("iso-2022-jp"),
    Some("windows-1252"),
    Some("klingon"),
];

/// The first byte names an encoding, the rest is what stands in it.
pub fn decode(bytes: &[u8]) {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let label = LABELS[usize::from(first) % LABELS.len()];
    let Ok(read) = decoded(bytes, label) else { return };
    if let Some(replaced) = read.replaced {
        assert!(replaced.count > 0 && replaced.first < bytes.len(), "{replaced:?} of {} bytes", bytes.len());
        assert!(read.text.contains('\u{FFFD}'));
    } else {
        whole(bytes, &read.text, read.encoding);
    }
    folding(&read.text);
}

/// Nothing of the bytes is lost where no byte was replaced, told for the encodings that can be written by hand.
fn whole(bytes: &[u8], text: &str, encoding: &str) {
    let units = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let again = match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-16LE" => units(u16::to_le_bytes),
        "UTF-16BE" => units(u16::to_be_bytes),
        _ => return,
    };
    let mark = bytes.len() - again.len();
    assert!(mark <= 3 && bytes[mark..] == again, "{encoding} is not read whole");
}

/// Every character of the view leads back to the characters it stands for, in order, and folding twice is folding once.
pub fn folding(text: &str) {
    let folded = Folded::new(text);
    let view = folded.as_str();
    let mut last = 0;
    for (at, c) in view.char_indices() {
        let raw = folded.to_raw(Span::new(at, at + c.len_utf8()));
        assert!(text.get(raw.range()).is_some_and(|t| !t.is_empty()), "{c:?} comes from {raw:?}");
        assert!(raw.start() >= last, "the map runs back at {at}");
        last = raw.end();
    }
    assert_eq!(Folded::new(view).as_str(), view);
}

/// A page, or with `m` before it Markdown.
pub fn page(bytes: &[u8]) {
    let (form, bytes) = match bytes.split_first() {
        Some((b'm', rest)) => (Form::Markdown, rest),
        _ => (Form::Html, bytes),
    };
    let read = Source::read(bytes, form, Some("utf-8"));
    assert_eq!(read, Source::read(bytes, form, Some("utf-8")));
    let Ok(source) = read else { return };
    assert!(source.made);
    assert!(form == Form::Markdown || !source.text.trim().is_empty(), "a page without a story is refused");
    folding(&source.text);
}

/// Files of a pack, divided by U+001E, each with its name on the first line; laid over a pack with two firms in it.
pub fn pack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files: Vec<(&str, &str)> = text.split('\u{1e}').map(|file| file.split_once('\n').unwrap_or((file, ""))).collect();
    match small().overlay(files.iter().copied()) {
        Ok(pack) => {
            let names: Vec<&str> = pack.rows().flat_map(|r| r.names()).take(20).collect();
            let examples: Vec<&str> = pack.rules().iter().flat_map(|r| r.yes.iter().chain(&r.no)).map(|e| &*e.text).take(10).collect();
            let story = format!("{}\n{}", names.join("、"), examples.join("\n"));
            let extractor = Extractor::new(pack);
            told::holds(&extractor, &Document::new("a", &*story));
            drop(feudline::check::examples(&extractor));
        }
        Err(PackError::Faulty(faults)) => {
            assert!(!faults.is_empty());
            for fault in &faults {
                let lines = files.iter().filter(|f| f.0 == fault.file).map(|f| f.1.lines().count()).max();
                assert!(lines.is_some_and(|lines| fault.line <= lines + 1), "{fault} is in none of the files");
                assert!(!fault.what.is_empty() && !fault.help.is_empty(), "{fault}");
            }
        }
        Err(error) => panic!("files in memory can be read: {error}"),
    }
}

/// Two firms and no rule: what is laid over it is compiled in a moment.
fn small() -> Pack {
    let rows = "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\n\
                moonmill\tcompany\t月磨坊公司\t\tMoonmill Inc.\t\t\t\tpress\t\nstarriver\tcompany\t星河公司\t\tStarriver\t\t\t\tpress\t\n";
    Pack::empty().overlay([("gazetteers/organizations.tsv", rows)]).expect("two sound rows")
}

/// A pattern, a trigger and a text, a line each but the text: the pattern as a rule's `match`, run over the text.
pub fn rule(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.splitn(3, '\n');
    let (Some(pattern), Some(trigger), Some(story)) = (lines.next(), lines.next(), lines.next()) else { return };
    let quoted = |text: &str| serde_json::to_string(text).expect("a string").replace('\u{7f}', "\\u007f");
    let grammar = format!(
        "[[event]]\nname = \"own.rule\"\nwhy = \"any\"\ntype = \"legal.sue\"\ntrigger = [{}]\nmatch = {}\nyes = [\"a\"]\nno = [\"b\"]\n",
        quoted(trigger),
        quoted(pattern)
    );
    match small().overlay([("grammars/zh/own.toml", grammar.as_str())]) {
        Ok(pack) => told::holds(&Extractor::new(pack), &Document::new("a", format!("月磨坊公司{trigger}星河公司。{story}"))),
        Err(error) => assert!(error.to_string().contains("own.toml:"), "{error}"),
    }
}

/// A line of `feudline batch`, and of `feudline same --ndjson`.
pub fn line(bytes: &[u8]) {
    let bytes = &bytes[..bytes.iter().position(|&b| b == b'\n').unwrap_or(bytes.len())];
    let id = line::id(bytes);
    match line::story(bytes) {
        Ok(story) => {
            told::holds(&EXTRACTOR, &story);
            let json = Feud::from_iter([EXTRACTOR.extract(&story)]).to_json();
            let out: Value = serde_json::from_str(&json).expect("it is JSON");
            assert_eq!(out["documents"][0]["id"].as_str(), Some(story.id()));
            assert!(!json.contains('\n'));
        }
        Err(fault) => {
            assert!(!fault.what.is_empty());
            let out = line::ErrorLine { id: &fault.id, error: &fault.what }.to_json();
            // as it is written: a number beyond all bounds loses nothing
            let told: line::OnlyId = serde_json::from_str(&out).expect("it is JSON");
            assert_eq!(told.id.unwrap_or_else(line::no_id).get(), inert(id.get()));
        }
    }
    if let Ok(pair) = line::parse::<line::PairLine>(bytes) {
        for kind in [NameKind::Person, NameKind::Organization] {
            let verdict = EXTRACTOR.same(&pair.a, &pair.b, kind);
            assert_eq!(verdict.same, EXTRACTOR.same(&pair.b, &pair.a, kind).same, "{verdict:?}");
            assert!(!verdict.why.is_empty() && !verdict.rule.is_empty());
            assert!(!printable(&verdict.why).chars().any(char::is_control));
        }
    }
}

/// A stored result: refused with a reason, or read; what was read is written and read again the same, and merges with itself.
pub fn result(bytes: &[u8]) {
    let feud = match Feud::from_json(bytes) {
        Ok(feud) => feud,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let json = feud.to_json();
    let again = Feud::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("what was just written is refused: {error}\n{json}"));
    assert_eq!(again.to_json(), json);
    assert!(again == feud, "what is read again differs");
    assert_eq!(feud.merge(&again).to_json(), json);
    assert!(feud.to_text(TextOptions::default()).ends_with('\n'));
}
