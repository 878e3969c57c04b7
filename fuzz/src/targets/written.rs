//! Stories written in every format, and read by those who know the formats.

use feudline::export::csv::CsvOptions;
use feudline::export::html::HtmlOptions;
use feudline::export::markdown::MarkdownOptions;
use feudline::export::tables::Table;
use feudline::export::text::TextOptions;
use feudline::{Document, Feud};
use quick_xml::events::Event;
use serde_json::Value;

use super::EXTRACTOR;

/// Stories divided by U+001E, each with one line before it that is its name, title, publisher and address.
pub fn writers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let feud: Feud = text.split('\u{1e}').take(3).map(|story| EXTRACTOR.extract(&document(story))).collect();
    // all formats at once would leave little time for other stories: the input tells which is written and read
    let mixed = bytes.iter().fold(0_u32, |sum, &byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) as usize;
    match mixed % 7 {
        0 => json(&feud),
        1 => pages(&feud),
        2 => table(&feud, Table::ALL[mixed / 7 % Table::ALL.len()]),
        3 => graphs(&feud),
        4 => exchanged(&feud),
        5 => annotations(&feud),
        _ => drawn(&feud),
    }
}

fn graphs(feud: &Feud) {
    xml(&feud.to_graphml(None));
    xml(&feud.to_gexf(None));
}

fn exchanged(feud: &Feud) {
    for line in feud.to_followthemoney(None).lines() {
        parsed(line);
    }
    parsed(&feud.to_timelinejs(None));
    parsed(&feud.to_schema_org(None));
}

fn drawn(feud: &Feud) {
    strings_close(&feud.to_dot(None));
    unsteered(&feud.to_mermaid(None));
    html(&feud.to_html(HtmlOptions::default()));
}

fn document(story: &str) -> Document {
    let (head, text) = story.split_once('\n').unwrap_or(("", story));
    let document = Document::new(head, text);
    match head.chars().count() % 3 {
        0 => document,
        1 => document.with_title(head).with_source(head).with_url(head).with_encoding(head),
        _ => document.with_title(head).carrying_text(),
    }
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// JSON is JSON, quotes the words it points at, and is read back equal.
fn json(feud: &Feud) {
    let json = feud.to_json();
    let value = parsed(&json);
    let texts: Vec<(&str, Vec<char>)> = feud.documents.iter().map(|d| (&*d.id, d.text.chars().collect())).collect();
    quotes(&value, &texts);
    let mut pretty = Vec::new();
    feud.write_json(&mut pretty, true).expect("a vector takes all");
    assert_eq!(serde_json::from_slice::<Value>(&pretty).ok(), Some(value));
    let again = Feud::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert!(again == *feud && again.to_json() == json, "what is read back differs: {json}");
}

/// Wherever `doc`, `start`, `end` and `text` stand together, the characters of the story are that text.
fn quotes(value: &Value, texts: &[(&str, Vec<char>)]) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| quotes(item, texts)),
        Value::Object(fields) => {
            let number = |key: &str| fields.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
            let string = |key: &str| fields.get(key).and_then(Value::as_str);
            if let (Some(doc), Some(start), Some(end), Some(text)) = (string("doc"), number("start"), number("end"), string("text")) {
                // two stories with one name: the words stand in one of them
                let mut of = texts.iter().filter(|(id, _)| *id == doc);
                assert!(of.any(|(_, chars)| chars.get(start..end).is_some_and(|c| c.iter().copied().eq(text.chars()))), "{value}");
            }
            fields.values().for_each(|field| quotes(field, texts));
        }
        _ => {}
    }
}

/// Pages for people hold nothing that steers a terminal, and end their last line.
fn pages(feud: &Feud) {
    let text = feud.to_text(TextOptions { claims: true, ..TextOptions::default() });
    printable(&text);
    assert!(text.ends_with('\n'));
    unsteered(&feud.to_markdown(MarkdownOptions { labels: None, claims: true }));
}

/// The same for files that no terminal shows first: a tab of the story may stay.
fn unsteered(text: &str) {
    printable(&text.replace('\t', " "));
}

fn printable(text: &str) {
    let steers = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    if let Some(at) = text.find(steers) {
        panic!("{:?} at byte {at} of {text:?}", text[at..].chars().next());
    }
}

/// A table has its columns in every row, whatever the words hold.
fn table(feud: &Feud, table: Table) {
    let columns = table.columns().len();
    let rows = [false, true].map(|raw| {
        let written = feud.to_csv(table, CsvOptions { labels: None, bom: false, raw });
        let mut reader = csv::ReaderBuilder::new().from_reader(written.as_bytes());
        let read: Result<Vec<_>, _> = reader.records().collect();
        let read = read.unwrap_or_else(|error| panic!("{}: {error}: {written}", table.word()));
        assert!(read.iter().all(|row| row.len() == columns));
        read.len()
    });
    assert_eq!(rows[0], rows[1], "a guarded table has the rows of the raw one");
}

/// XML is well-formed, and holds no character that XML has not.
fn xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = 0_usize;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}")) {
            Event::Eof => break,
            Event::Start(tag) => {
                open += 1;
                tag.attributes().for_each(|a| drop(a.unwrap_or_else(|error| panic!("{error}: {text}"))));
            }
            Event::Empty(tag) => tag.attributes().for_each(|a| drop(a.unwrap_or_else(|error| panic!("{error}: {text}")))),
            Event::End(_) => open -= 1,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    let is_xml = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    assert!(text.chars().all(is_xml), "a character that XML has not: {text:?}");
}

/// A position selector counts the characters that the quotation beside it holds.
fn annotations(feud: &Feud) {
    let value = parsed(&feud.to_web_annotations(None));
    let texts: Vec<Vec<char>> = feud.documents.iter().map(|d| d.text.chars().collect()).collect();
    select(&value, &texts);
}

fn select(value: &Value, texts: &[Vec<char>]) {
    match value {
        Value::Array(items) => {
            let of = |kind: &str| items.iter().find(|item| item["type"] == kind);
            if let (Some(position), Some(quote)) = (of("TextPositionSelector"), of("TextQuoteSelector")) {
                let at = |key: &str| position[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
                let exact = quote["exact"].as_str().expect("a string");
                let is = |chars: &Vec<char>| chars.get(at("start")..at("end")).is_some_and(|c| c.iter().copied().eq(exact.chars()));
                assert!(texts.iter().any(is), "{value}");
            }
            items.iter().for_each(|item| select(item, texts));
        }
        Value::Object(fields) => fields.values().for_each(|field| select(field, texts)),
        _ => {}
    }
}

/// Every string of a DOT file closes on its line.
fn strings_close(dot: &str) {
    unsteered(dot);
    for line in dot.lines() {
        let (mut inside, mut escaped) = (false, false);
        for c in line.chars() {
            match c {
                '"' if !escaped => inside = !inside,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        assert!(!inside, "{line}");
    }
}

/// Tags close in the order in which they open, and only the page's own script and style are there.
fn html(page: &str) {
    const VOID: [&str; 6] = ["meta", "link", "br", "hr", "input", "wbr"];
    let mut open: Vec<&str> = Vec::new();
    let (mut rest, mut scripts, mut styles) = (page.strip_prefix("<!DOCTYPE html>").expect("a document type"), 0, 0);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').expect("a tag ends")];
        let name = tag.split([' ', '/']).find(|n| !n.is_empty()).expect("a tag has a name");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "tags close in order");
            continue;
        }
        if VOID.contains(&name) || tag.ends_with('/') {
            continue;
        }
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "<{tag}>");
        open.push(name);
        scripts += usize::from(name == "script");
        styles += usize::from(name == "style");
        if name == "script" || name == "style" {
            rest = &rest[rest.find("</").expect("it ends")..];
        }
    }
    assert!(open.is_empty() && scripts <= 1 && styles <= 1, "{open:?}, {scripts} scripts, {styles} styles");
}
