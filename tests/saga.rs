//! A dispute followed over twenty articles and three years, in two languages and three scripts, beside another one that has
//! a party and a court in common with it.

use std::fs;
use std::path::Path;

use feudline::event::{EventKind, Role};
use feudline::export::text::{Labels, TextOptions};
use feudline::feud::{Dispute, Event, RelationKind, State};
use feudline::{Document, Extraction, Extractor, Feud, Pack};

/// The articles; a file is named after its number, its day and its outlet.
fn articles() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saga");
    let mut names: Vec<String> =
        fs::read_dir(folder.clone()).expect("it is there").flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let read = |name: &String| {
        let text = fs::read_to_string(folder.join(name)).expect("a readable article");
        let (number, rest) = name.trim_end_matches(".txt").split_once('-').expect("a number");
        let (day, outlet) = rest.split_at(10);
        let day = day.parse().expect("a day");
        Document::new(number, text).with_published(day).with_source(outlet.trim_start_matches('-'))
    };
    names.iter().map(read).collect()
}

fn told() -> Vec<Extraction> {
    let extractor = Extractor::new(Pack::builtin());
    articles().iter().map(|article| extractor.extract(article)).collect()
}

fn names(feud: &Feud, dispute: &Dispute, side: usize) -> Vec<String> {
    dispute.sides[side].iter().map(|id| feud.actors[id.0].name.clone()).collect()
}

fn numbers(feud: &Feud, dispute: &Dispute) -> Vec<String> {
    dispute.documents.iter().map(|&d| feud.documents[d].id.to_string()).collect()
}

/// The stories that tell an event.
fn tellers(feud: &Feud, event: &Event) -> Vec<String> {
    let mut ids: Vec<String> = event.evidence.iter().map(|p| feud.documents[p.document].id.to_string()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The one event of a kind on a day, except one that is told with another sum.
fn on<'f>(feud: &'f Feud, kind: EventKind, day: &str) -> &'f Event {
    let day = Some(day.parse().expect("a day"));
    let mut found = feud.events.iter().filter(|e| e.kind == kind && e.when.is_some_and(|w| w.earliest == day && w.latest == day));
    found.next().unwrap_or_else(|| panic!("no {} on {day:?}", kind.word()))
}

#[test]
fn the_two_disputes_stay_apart() {
    let feud: Feud = told().into_iter().collect();
    assert_eq!(feud.documents.len(), 20);
    let [drawings, steel] = feud.disputes.as_slice() else { panic!("{} disputes", feud.disputes.len()) };
    assert_eq!(names(&feud, drawings, 0), ["鹭屿储能科技有限公司", "沈其昂"]);
    assert_eq!(names(&feud, drawings, 1), ["北砚动力集团"]);
    assert_eq!(names(&feud, steel, 0), ["青梧钢铁股份有限公司", "贺云舒"]);
    assert_eq!(names(&feud, steel, 1), ["北砚动力集团"]);
    assert_eq!(numbers(&feud, steel), ["07", "16"]);
    assert_eq!(drawings.documents.len(), 18);
    assert_eq!((drawings.state, steel.state), (State::Open, State::Settled));
    let opened = &feud.events[drawings.opened.expect("a suit opens it")];
    assert_eq!((opened.kind, opened.when), (EventKind::LegalSue, on(&feud, EventKind::LegalSue, "2031-03-05").when));
    // told in passing in a story about the other, it is still the steelmaker's
    let suit = feud.events.iter().position(|e| std::ptr::eq(e, on(&feud, EventKind::LegalSue, "2031-09-01"))).expect("it is told");
    assert!(steel.events.contains(&suit) && !drawings.events.contains(&suit));
    assert_eq!(feud.dispute.as_ref(), Some(drawings));
}

#[test]
fn nothing_happens_twice_and_evidence_is_pooled() {
    let feud: Feud = told().into_iter().collect();
    let expected: [(EventKind, &str, &[&str]); 9] = [
        (EventKind::LegalSue, "2031-03-05", &["01", "02", "03", "08", "20"]),
        (EventKind::LegalSue, "2031-03-08", &["04"]),
        (EventKind::LegalSue, "2031-05-10", &["06", "20"]),
        (EventKind::LegalSue, "2031-09-01", &["07", "08"]),
        (EventKind::LegalHearing, "2031-11-18", &["09"]),
        (EventKind::LegalAppeal, "2032-05-02", &["14", "15", "20"]),
        (EventKind::LegalSettle, "2032-08-08", &["16"]),
        (EventKind::LegalRule, "2033-06-20", &["18", "19", "20"]),
        (EventKind::LegalAppeal, "2033-07-04", &["20"]),
    ];
    for (kind, day, stories) in expected {
        assert_eq!(tellers(&feud, on(&feud, kind, day)), stories, "{} on {day}", kind.word());
        let same = feud.events.iter().filter(|e| e.kind == kind && e.when == on(&feud, kind, day).when);
        assert_eq!(same.count(), 1, "{} on {day}", kind.word());
    }
    let rulings: Vec<Vec<String>> = feud
        .events
        .iter()
        .filter(|e| e.kind == EventKind::LegalRule && e.when == on(&feud, EventKind::LegalRule, "2032-04-18").when)
        .map(|e| tellers(&feud, e))
        .collect();
    assert_eq!(rulings, [vec!["10", "11", "12", "20"], vec!["13"]], "the outlet with another sum is heard apart");
    // the later judgment goes the other way, and answers the appeal
    let (first, last) = (on(&feud, EventKind::LegalRule, "2032-04-18"), on(&feud, EventKind::LegalRule, "2033-06-20"));
    let who = |event: &Event, role: Role| event.parts.iter().find(|p| p.role == role).map(|p| feud.actors[p.entity.0].name.clone());
    assert_eq!(who(first, Role::For), who(last, Role::Against));
    assert_eq!(who(first, Role::Against), who(last, Role::For));
}

#[test]
fn what_outlets_differ_about_is_disputed() {
    let feud: Feud = told().into_iter().collect();
    let answers = |kind: EventKind| -> Vec<Vec<(String, String)>> {
        let of = |p: &feudline::feud::Position| (feud.documents[p.place.document].id.to_string(), p.answer.clone());
        feud.disputed_points.iter().filter(|p| p.kind == kind).map(|p| p.positions.iter().map(of).collect()).collect()
    };
    let told = |all: &[(&str, &str)]| vec![all.iter().map(|(id, a)| ((*id).to_owned(), (*a).to_owned())).collect::<Vec<_>>()];
    assert_eq!(answers(EventKind::LegalSue), told(&[("01", "2031-03-05"), ("04", "2031-03-08")]));
    assert_eq!(answers(EventKind::LegalRule), told(&[("10", "2.4亿元"), ("13", "人民幣2.1億元")]));
    let contradictions = feud.relations.iter().filter(|r| r.kind == RelationKind::Contradicts);
    let whys: Vec<&str> = contradictions.map(|r| r.why.as_str()).collect();
    assert!(whys.contains(&"the same, told of different days") && whys.contains(&"the sums cannot both be right"), "{whys:?}");
}

#[test]
fn order_shards_and_threads_give_the_same_bytes() {
    let told = told();
    let whole = Feud::assemble(&told).to_json();
    let mut turned = told.clone();
    turned.reverse();
    turned.rotate_left(7);
    assert_eq!(turned.iter().chain(&told[..5]).cloned().collect::<Feud>().to_json(), whole);
    for size in [1, 3, 7, 19] {
        let shards: Vec<Feud> = std::thread::scope(|scope| {
            let started: Vec<_> = told.chunks(size).map(|shard| scope.spawn(move || Feud::assemble(shard))).collect();
            started.into_iter().map(|shard| shard.join().expect("assembling does not panic")).collect()
        });
        assert_eq!(Feud::merge_all(shards.iter().rev()).to_json(), whole, "shards of {size}");
        // one after the other, through files
        let stored = shards
            .iter()
            .fold(Feud::default(), |all, shard| all.merge(&Feud::from_json(shard.to_json().as_bytes()).expect("it was just written")));
        assert_eq!(stored.to_json(), whole, "shards of {size}, one by one");
    }
}

#[test]
fn the_timeline_reads_well() {
    let feud: Feud = told().into_iter().collect();
    let page = feud.to_text(TextOptions { labels: Some(Labels::English), ..TextOptions::default() });
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(page) });
}
