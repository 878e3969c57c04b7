//! Before and after: by dates, by what is told, and no more pairs than needed.

use feudline::event::{EventKind, Role};
use feudline::feud::{Node, Relation, RelationKind};
use feudline::value::when::When;
use feudline::{Extraction, Feud};

use crate::stories::{StoryBuilder, day, story, year};

fn precedes(feud: &Feud) -> Vec<(usize, usize)> {
    let pair = |r: &Relation| match (r.from, r.to) {
        (Node::Event(a), Node::Event(b)) if r.kind == RelationKind::Precedes => Some((a, b)),
        _ => None,
    };
    feud.relations.iter().filter_map(pair).collect()
}

/// A story in which `count` firms close, one after the other.
fn closures(count: usize) -> StoryBuilder {
    let names: Vec<String> = (0..count).map(|i| format!("第{i:05}号厂")).collect();
    let text: String = names.iter().map(|name| format!("{name}倒闭。")).collect();
    names.iter().fold(story("a", &text), |told, name| told.event(EventKind::OrgClose, name, &[(Role::Org, name)]))
}

fn dated(count: usize) -> Extraction {
    let mut told = closures(count).tell();
    let days = day("2000-01-01").earliest.expect("a day").iter_days();
    for (report, day) in told.reports.iter_mut().zip(days) {
        report.when = Some(When::day(day));
    }
    told
}

#[test]
fn a_line_of_events_has_one_pair_less() {
    let feud = Feud::assemble(&[dated(2_000)]);
    assert_eq!(precedes(&feud), (0..1_999).map(|i| (i, i + 1)).collect::<Vec<_>>());
}

#[test]
fn a_year_precedes_only_what_comes_after_it() {
    let told = story("a", "甲厂、乙厂、丙厂。")
        .event(EventKind::OrgClose, "丙厂", &[(Role::Org, "丙厂")])
        .event(EventKind::OrgClose, "甲厂", &[(Role::Org, "甲厂")])
        .on(year(2019))
        .event(EventKind::OrgClose, "乙厂", &[(Role::Org, "乙厂")])
        .on(day("2019-06-01"));
    let feud = Feud::assemble(&[told.tell()]);
    // undated last, and a day inside a year is neither before nor after it
    assert_eq!(feud.timeline().map(|e| feud.words(e.trigger)).collect::<Vec<_>>(), ["甲厂", "乙厂", "丙厂"]);
    assert!(precedes(&feud).is_empty());
}

#[test]
fn stated_orders_count_where_dates_are_silent() {
    let mut told = closures(3).stated(0, 1).stated(1, 2).stated(0, 2).tell();
    assert_eq!(precedes(&Feud::assemble(&[told.clone()])), [(0, 1), (1, 2)]);
    // the youngest statement of a circle goes
    told.stated_order.push((2, 0));
    assert_eq!(precedes(&Feud::assemble(&[told])), [(0, 1), (1, 2)]);
}

#[test]
fn a_stated_detour_makes_a_dated_pair_superfluous() {
    let mut told = closures(3).tell();
    told.reports[0].when = Some(year(2001));
    told.reports[1].when = Some(year(2003));
    told.stated_order = vec![(0, 2), (2, 1)];
    assert_eq!(precedes(&Feud::assemble(&[told])), [(0, 2), (2, 1)]);
}

#[test]
fn a_statement_against_the_dates_is_dropped() {
    let mut told = closures(2).tell();
    told.reports[0].when = Some(year(2001));
    told.reports[1].when = Some(year(2003));
    told.stated_order = vec![(1, 0)];
    assert_eq!(precedes(&Feud::assemble(&[told])), [(0, 1)]);
}

#[test]
fn crowds_after_crowds_stay_linear() {
    let mut told = closures(400).tell();
    for (i, report) in told.reports.iter_mut().enumerate() {
        report.when = Some(year(2000 + i as i32 / 100));
    }
    let feud = Feud::assemble(&[told]);
    let pairs = precedes(&feud);
    assert!(pairs.len() <= 800, "{}", pairs.len());
    assert!((0..400).all(|e| pairs.iter().any(|(a, b)| *a == e || *b == e)));
    assert!(pairs.iter().all(|(a, b)| a / 100 + 1 == b / 100));
}
