//! What holds for the extraction of any text.

use std::collections::BTreeMap;

use feudline::value::when::Day;
use feudline::{Document, Extraction, Extractor, Language, Span};

use super::{EXTRACTOR, read};

/// The first byte tells what is known of the story, the rest is its text.
pub fn extract(bytes: &[u8]) {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let mut story = Document::new("a", &*text);
    if first & 1 == 1 {
        story = story.with_published(Day::from_ymd_opt(2024, 3, 5).expect("a day"));
    }
    story = match first >> 1 & 7 {
        1 => story.with_language(Language::Hans),
        2 => story.with_language(Language::Hant),
        3 => story.with_language(Language::English),
        _ => story,
    };
    holds(&EXTRACTOR, &story);
    if text.len().is_multiple_of(16) {
        read::folding(&text);
        assert!(EXTRACTOR.explain(&story).0 == EXTRACTOR.extract(&story), "explaining gives something else");
    }
}

/// Reads a story and looks at everything that comes of it.
pub fn holds(extractor: &Extractor, story: &Document) {
    let told = extractor.extract(story);
    places(&told);
    numbers(&told);
    intervals(&told);
    no_overlap(&told);
}

/// Every place is a stretch of whole characters of the text, and not empty.
fn places(told: &Extraction) {
    let text = told.document.text();
    let mut spans: Vec<(&str, Span)> = Vec::new();
    spans.extend(told.entities.iter().flat_map(|e| e.mentions.iter().map(|m| ("mention", m.span))));
    spans.extend(told.amounts.iter().map(|a| ("sum", a.span)));
    spans.extend(told.dates.iter().map(|d| ("date", d.span)));
    for report in &told.reports {
        spans.push(("trigger", report.trigger));
        spans.extend(report.evidence.iter().map(|&e| ("evidence of an event", e)));
    }
    for claim in &told.claims {
        spans.extend([("content", claim.content), ("cue", claim.cue)]);
        spans.extend(claim.evidence.iter().map(|&e| ("evidence of a claim", e)));
    }
    for (what, span) in spans {
        assert!(!span.is_empty(), "{what} at {} covers nothing", span.start());
        assert!(text.get(span.range()).is_some(), "{what} {span:?} does not slice a text of {} bytes", text.len());
    }
}

/// Every number that stands for something of the story leads to it.
fn numbers(told: &Extraction) {
    let entities = told.entities.len();
    for entity in &told.entities {
        assert!(!entity.name.trim().is_empty(), "an entity without a name");
        assert!(!entity.mentions.is_empty(), "{} is mentioned nowhere", entity.name);
    }
    for report in &told.reports {
        assert!(report.parts.iter().all(|p| p.entity.0 < entities) && report.amounts.iter().all(|&a| a < told.amounts.len()));
    }
    for claim in &told.claims {
        assert!(claim.speaker.iter().chain(&claim.house).chain(&claim.targets).all(|e| e.0 < entities));
    }
    assert!(told.stated_order.iter().all(|&(a, b)| a != b && a.max(b) < told.reports.len()));
}

/// A value has a bound at least, and its bounds are in order.
fn intervals(told: &Extraction) {
    let whens = told.dates.iter().map(|d| d.when).chain(told.reports.iter().filter_map(|r| r.when));
    for when in whens.chain(told.claims.iter().filter_map(|c| c.said)) {
        assert!(when.earliest.is_some() || when.latest.is_some());
        assert!(when.earliest.zip(when.latest).is_none_or(|(a, b)| a <= b), "{when}");
    }
    for amount in &told.amounts {
        let money = &amount.money;
        assert!(money.low.is_some() || money.high.is_some());
        assert!(money.low.zip(money.high).is_none_or(|(a, b)| a <= b), "{money:?}");
    }
}

/// Mentions of parties do not overlap, nor do sums, nor dates; and lists are in text order.
fn no_overlap(told: &Extraction) {
    let mut all: Vec<Span> = told.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span)).collect();
    // a word for two (双方) is one mention of each
    all.sort();
    all.dedup();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for span in all {
        let before = taken.range(..span.end()).next_back();
        assert!(before.is_none_or(|(_, &end)| end <= span.start()), "{span:?} overlaps {before:?}");
        taken.insert(span.start(), span.end());
    }
    let in_order = |spans: Vec<Span>| spans.windows(2).all(|p| p[0].end() <= p[1].start());
    assert!(in_order(told.amounts.iter().map(|a| a.span).collect()), "sums overlap");
    assert!(in_order(told.dates.iter().map(|d| d.span).collect()), "dates overlap");
}
