//! What holds for every format: snapshots of the sample, hostile words, counts, the same bytes again.

use proptest::prelude::*;
use serde_json::Value;

use super::csv::CsvOptions;
use super::ids::event_id;
use super::markdown::MarkdownOptions;
use super::sample;
use super::tables::{ColumnKind, Table};
use super::text::Labels;
use super::visible::{visible, xml};
use crate::entity::EntityId;
use crate::event::Factuality;
use crate::feud::{Feud, Place};
use crate::span::Span;

/// Every format of one file, by name.
fn formats(feud: &Feud, labels: Option<Labels>) -> Vec<(&'static str, String)> {
    vec![
        ("events.csv", feud.to_csv(Table::Events, CsvOptions { labels, ..CsvOptions::default() })),
        ("timelinejs", feud.to_timelinejs(labels)),
        ("followthemoney", feud.to_followthemoney(labels)),
        ("graphml", feud.to_graphml(labels)),
        ("gexf", feud.to_gexf(labels)),
        ("dot", feud.to_dot(labels)),
        ("mermaid", feud.to_mermaid(labels)),
        ("webannotation", feud.to_web_annotations(labels)),
        ("schema_org", feud.to_schema_org(labels)),
        ("markdown", feud.to_markdown(MarkdownOptions { labels, claims: true })),
    ]
}

#[test]
fn the_sample_in_every_format() {
    let feud = sample::feud();
    for (name, text) in formats(&feud, Some(Labels::English)) {
        // one line of JSON is no snapshot for people
        let shown = serde_json::from_str::<Value>(&text).map_or(text, |json| format!("{json:#}"));
        insta::assert_snapshot!(name, shown.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    }
    let tables = Table::ALL.iter().map(|table| {
        let csv = feud.to_csv(*table, CsvOptions { bom: false, ..CsvOptions::default() });
        format!("{}\n{}", table.word(), csv.replace("\r\n", "\n"))
    });
    insta::assert_snapshot!("tables", tables.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_same_feud_gives_the_same_bytes() {
    for labels in [None, Some(Labels::English), Some(Labels::Chinese)] {
        assert_eq!(formats(&sample::feud(), labels), formats(&sample::feud(), labels));
    }
}

#[test]
fn every_event_is_in_every_format() {
    let feud = sample::feud();
    let ids: Vec<String> = (0..feud.events.len()).map(event_id).collect();
    for (name, text) in formats(&feud, None) {
        for id in &ids {
            let marked = match name {
                "events.csv" => format!("\n{id},"),
                "dot" => format!("\n  \"{id}\" ["),
                "graphml" | "gexf" => format!("<node id=\"{id}\""),
                "mermaid" => format!("\n%% {id} "),
                "followthemoney" => format!("-{id}\",\"schema\":\"Event\""),
                "timelinejs" => format!("\"id\":\"{id}\""),
                "markdown" => format!("\n| {id} |"),
                _ => format!(":{id}\""),
            };
            assert_eq!(text.matches(&marked).count(), 1, "{name} has {id} once");
        }
    }
    let slides: Value = serde_json::from_str(&feud.to_timelinejs(None)).expect("JSON");
    let dated = feud.events.iter().filter(|e| e.when.is_some()).count();
    assert_eq!(slides["events"].as_array().map(Vec::len), Some(dated));
    assert_eq!(slides["title"]["feudline"].as_array().map(Vec::len), Some(feud.events.len() - dated));
}

#[test]
fn a_claim_is_nowhere_a_fact() {
    // everything that the sample tells is only said
    let mut feud = sample::feud();
    feud.events.iter_mut().for_each(|event| event.factuality = Factuality::Claimed);
    let lines = feud.to_followthemoney(None);
    for fact in ["CourtCase", "Payment", "involved"] {
        assert!(!lines.contains(fact), "{fact}");
    }
    assert!(!feud.to_schema_org(None).contains(r#""@type":"Event""#));
    // and what is asserted does make facts
    assert!(sample::feud().to_followthemoney(None).contains("CourtCase"));
    assert!(sample::feud().to_schema_org(None).contains(r#""@type":"Event""#));
    for table in [Table::Events, Table::Participants] {
        let csv = feud.to_csv(table, CsvOptions::default());
        assert_eq!(csv.matches(",claimed,").count(), csv.lines().count() - 1, "{}", table.word());
    }
}

#[test]
fn an_imprecise_date_is_nowhere_a_day() {
    let feud = sample::feud();
    let slides: Value = serde_json::from_str(&feud.to_timelinejs(Some(Labels::English))).expect("JSON");
    for (slide, event) in slides["events"].as_array().expect("slides").iter().zip(&feud.events) {
        let when = event.when.expect("slides are dated");
        assert_eq!(slide.get("end_date").is_some(), when.earliest != when.latest);
        assert!(slide["display_date"].is_string());
    }
    let date = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["properties"]["date"].clone();
    let lines = feud.to_followthemoney(None);
    let dates: Vec<Value> = lines.lines().filter(|l| l.contains(r#""schema":"Event""#)).map(date).filter(|d| !d.is_null()).collect();
    assert_eq!(dates, [serde_json::json!(["2024-02-29"])], "of the sample one event has a day");
}

/// The sample with other words everywhere: all evidence is one and the same text.
fn with_words(words: &str) -> Feud {
    let mut feud = sample::feud();
    let story = &mut feud.documents[0];
    (story.id, story.text, story.title) = (words.into(), words.into(), Some(words.into()));
    let place = Place { document: 0, span: Span::new(0, words.len()) };
    for actor in &mut feud.actors {
        actor.name = words.to_owned();
        actor.aliases = vec![words.to_owned()];
        actor.mentions.iter_mut().for_each(|(at, _)| *at = place);
    }
    for event in &mut feud.events {
        (event.evidence, event.trigger, event.notes) = (vec![place], place, vec![words.into()]);
    }
    for claim in &mut feud.claims {
        (claim.content, claim.cue, claim.evidence) = (place, place, vec![place]);
    }
    feud.sums.iter_mut().for_each(|sum| sum.place = place);
    feud.dates.iter_mut().for_each(|date| (date.place, date.note) = (place, Some(words.into())));
    feud.relations.iter_mut().for_each(|relation| relation.why = words.to_owned());
    for position in feud.disputed_points.iter_mut().flat_map(|p| &mut p.positions) {
        (position.answer, position.place) = (words.to_owned(), place);
    }
    feud
}

/// Words that other formats take for their own.
const HOSTILE: &[&str] = &[
    "=cmd|'/C calc'!A0",
    "\t=1+1",
    "'=1",
    "</data></node>]]><!-- & -->",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"];}\\\" \\N \\",
    "a: b : c\nsection x\n%%{init: {}}%% #59; ;",
    "```\n# x | y\n![a](javascript:b) https://a.b @all",
    "\u{0}\u{1}\u{1f}\u{7f}\u{85}\u{200b}\u{202e}\u{2028}\u{feff}\u{ffff}\u{fffe}",
    "𠮷👩‍👩‍👧 e\u{301}\r\n",
    "",
    " ",
];

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => proptest::sample::select(HOSTILE).prop_map(str::to_owned), 2 => ".{0,12}", 1 => "[丙甲，。“”=+@<>&\"'\\\\:;#%|`*_-]{0,8}"];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_words_come_back_from_csv(words in words()) {
        let feud = with_words(&words);
        for &table in Table::ALL {
            for raw in [true, false] {
                let csv = feud.to_csv(table, CsvOptions { raw, bom: false, labels: None });
                let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(csv.as_bytes());
                let quote = table.columns().iter().position(|c| c.name == "quote");
                for record in reader.records() {
                    let record = record.expect("the reader takes what the writer writes");
                    prop_assert_eq!(record.len(), table.columns().len());
                    if let Some(cell) = quote.and_then(|q| record.get(q)) {
                        let back = if raw { cell.to_owned() } else { unguarded(cell) };
                        prop_assert_eq!(&back, if raw { words.as_str() } else { &*visible(&words) });
                    }
                    if !raw {
                        let acts = record.iter().zip(table.columns()).find(|(cell, column)| {
                            let words = matches!(column.kind, ColumnKind::Text | ColumnKind::List);
                            words && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && *cell != "-"
                        });
                        prop_assert_eq!(acts.map(|(cell, _)| cell), None);
                    }
                }
            }
        }
    }

    #[test]
    fn any_words_come_back_from_xml(words in words()) {
        let feud = with_words(&words);
        let graphml = feud.to_graphml(None);
        let quotes = texts(&graphml, "node.quote");
        prop_assert_eq!(quotes.len(), feud.events.len() + feud.claims.len() + involved(&feud));
        for quote in quotes {
            prop_assert_eq!(quote, xml(&words).into_owned());
        }
        for value in values(&feud.to_gexf(None), "quote") {
            prop_assert_eq!(value, xml(&words).into_owned());
        }
    }

    #[test]
    fn any_words_come_back_from_json_and_are_no_markup(words in words()) {
        let feud = with_words(&words);
        let annotations: Value = serde_json::from_str(&feud.to_web_annotations(None)).expect("JSON");
        let length = words.chars().count();
        for annotation in annotations["first"]["items"].as_array().expect("a page") {
            for target in annotation["target"].as_array().expect("targets") {
                prop_assert_eq!(&target["selector"][0]["end"], &Value::from(length));
                prop_assert_eq!(&target["selector"][1]["exact"], &Value::from(words.as_str()));
            }
        }
        let graph: Value = serde_json::from_str(&feud.to_schema_org(None)).expect("JSON");
        prop_assert!(graph["@graph"].as_array().is_some_and(|nodes| nodes.len() > feud.events.len()));
        for line in feud.to_followthemoney(None).lines() {
            let entity: Value = serde_json::from_str(line).expect("every line is JSON");
            prop_assert!(entity["id"].as_str().is_some_and(|id| id.starts_with("feudline-")));
        }
        let slides: Value = serde_json::from_str(&feud.to_timelinejs(None)).expect("JSON");
        for slide in slides["events"].as_array().expect("slides").iter().chain([&slides["title"]]) {
            let known = ["p", "h4", "ul", "li", "small", "blockquote"];
            for tag in slide["text"]["text"].as_str().expect("text").split('<').skip(1) {
                let name = tag.trim_start_matches('/').split('>').next().expect("a part");
                prop_assert!(known.contains(&name), "{}", name);
            }
            prop_assert!(!slide["text"]["headline"].as_str().expect("text").contains('<'));
        }
    }

    #[test]
    fn no_words_are_syntax_of_a_diagram(words in words()) {
        let feud = with_words(&words);
        let dot = feud.to_dot(None);
        prop_assert_eq!(dot.lines().count(), 4 + feud.relations.len() + plays(&feud) + nodes(&feud) + 1);
        for line in dot.lines() {
            // outside of strings stands nothing but our own words
            prop_assert!(outside(line).chars().all(|c| c.is_ascii_alphanumeric() || " ->[]=,;{}-".contains(c)), "{}", line);
        }
        let mermaid = feud.to_mermaid(None);
        for line in mermaid.lines() {
            let ours = line.strip_prefix("%% ").unwrap_or(line);
            let codes = ours.replace(" : ", " ").trim_start().trim_start_matches(": ").to_owned();
            prop_assert!(!codes.contains([':', '%', '{', '}', '<', '>', '"', '`', '|']), "{}", line);
        }
    }

    #[test]
    fn no_words_are_markdown(words in words()) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let feud = with_words(&words);
        let report = feud.to_markdown(MarkdownOptions { labels: None, claims: true });
        let mut rows = 0;
        for event in Parser::new_ext(&report, Options::all()) {
            match event {
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => prop_assert!(false, "{:?}", event),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strikethrough | Tag::Superscript) => prop_assert!(false, "{:?}", event),
                Event::Start(Tag::TableRow) => rows += 1,
                _ => {}
            }
        }
        prop_assert_eq!(rows, feud.events.len());
    }
}

fn unguarded(cell: &str) -> String {
    let bare = cell.trim_start_matches(['\'', ' ', '\u{a0}', '\u{3000}']);
    let acts = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\t', '\r', '\n']);
    let guarded = cell.starts_with('\'') && acts;
    if guarded { cell[1..].to_owned() } else { cell.to_owned() }
}

fn nodes(feud: &Feud) -> usize {
    feud.events.len() + feud.claims.len() + involved(feud)
}

fn involved(feud: &Feud) -> usize {
    let plays = |id: EntityId| {
        feud.events.iter().any(|e| e.parts.iter().any(|p| p.entity == id))
            || feud.claims.iter().any(|c| c.speaker == Some(id) || c.targets.contains(&id))
    };
    (0..feud.actors.len()).filter(|&a| plays(EntityId(a))).count()
}

/// Edges between parties and what they take part in.
fn plays(feud: &Feud) -> usize {
    let parts: usize = feud.events.iter().map(|e| e.parts.len()).sum();
    parts + feud.claims.iter().map(|c| c.targets.len() + usize::from(c.speaker.is_some())).sum::<usize>()
}

/// A line of DOT without its strings.
fn outside(line: &str) -> String {
    let (mut out, mut inside, mut escaped) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' if !escaped => inside = !inside,
            c if !inside => out.push(c),
            _ => {}
        }
        escaped = inside && c == '\\' && !escaped;
    }
    assert!(!inside, "a string is not closed: {line}");
    out
}

/// The texts of the `data` elements with this key, as a parser reads them.
fn texts(document: &str, key: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(document);
    let (mut out, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                inside = start.try_get_attribute("key").expect("attributes").is_some_and(|k| &*k.value == key);
                if inside {
                    out.push(String::new());
                }
            }
            Event::Text(text) if inside => out.last_mut().expect("it is open").push_str(&text),
            Event::GeneralRef(reference) if inside => {
                let text = match reference.resolve_char_ref().expect("a reference") {
                    Some(c) => c.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference).expect("a predefined entity").to_owned(),
                };
                out.last_mut().expect("it is open").push_str(&text);
            }
            Event::End(_) => inside = false,
            Event::Eof => return out,
            _ => {}
        }
    }
}

/// The values of the `attvalue` elements for this attribute.
fn values(document: &str, of: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(document);
    let mut out = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Empty(element) if element.name().as_ref() == "attvalue" => {
                let get = |name| element.try_get_attribute(name).expect("attributes").expect("it is there");
                if &*get("for").value == of {
                    out.push(get("value").normalized_value(quick_xml::XmlVersion::Explicit1_0).expect("escaped text").into_owned());
                }
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}
