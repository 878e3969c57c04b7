//! What comes before what: the dated events of a story, against an oracle that compares every pair, and orders that are only stated.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use feudline::feud::{Node, RelationKind};
use feudline::{Document, Extractor, Feud, Pack};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

const SUING: [&str; 9] =
    ["岚沐科技公司", "北脊电器公司", "云舟智造公司", "星澜集团", "禾木公司", "青屿集团", "云岭集团", "鹭汀新材公司", "鼎舜控股"];

fn told(text: &str) -> Feud {
    Feud::from_iter([EXTRACTOR.extract(&Document::new("story", text))])
}

/// The pairs of events of which one is said to come before the other, by their numbers.
fn precedes(feud: &Feud) -> BTreeSet<(usize, usize)> {
    let pairs = feud.relations.iter().filter(|r| r.kind == RelationKind::Precedes);
    pairs
        .map(|r| match (r.from, r.to) {
            (Node::Event(a), Node::Event(b)) => (a, b),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// A day, a month or a year of few, so that dates meet, nest and lie apart.
fn date() -> impl Strategy<Value = String> {
    (2019..2022, 1..4_u32, 1..5_u32, 0..5).prop_map(|(year, month, day, fineness)| match fineness {
        0 => format!("{year}年"),
        1 => format!("{year}年{month}月"),
        _ => format!("{year}年{month}月{day}日"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    /// One event comes before another when it is over before the other begins; a pair that two others imply is left out.
    #[test]
    fn dated_events_are_tied_by_covering_pairs(dates in proptest::collection::vec(date(), 1..SUING.len())) {
        let story: String = dates.iter().zip(SUING).map(|(date, firm)| format!("{date}，{firm}起诉霁川光学公司。\n\n")).collect();
        let feud = told(&story);
        prop_assert_eq!(feud.events.len(), dates.len(), "{}", story);
        let when: Vec<_> = feud.events.iter().map(|e| e.when.expect("a date")).collect();
        let before = |a: usize, b: usize| when[a].latest < when[b].earliest;
        let all = || (0..when.len()).flat_map(|a| (0..when.len()).map(move |b| (a, b)));
        let covering = all().filter(|&(a, b)| before(a, b) && !(0..when.len()).any(|c| before(a, c) && before(c, b)));
        prop_assert_eq!(precedes(&feud), covering.collect::<BTreeSet<_>>(), "{}", story);
        // a timeline goes by the first day, then by the last
        prop_assert!(when.windows(2).all(|w| (w[0].earliest, w[0].latest) <= (w[1].earliest, w[1].latest)), "{}", story);
    }
}

/// The kinds of the events, in the order of the timeline.
fn kinds(feud: &Feud) -> Vec<&'static str> {
    feud.events.iter().map(|e| e.kind.word()).collect()
}

#[test]
fn an_order_that_is_only_stated() {
    let feud = told("岚沐科技公司起诉霁川光学公司。霁川光学公司随后反诉岚沐科技公司。");
    assert_eq!(precedes(&feud), BTreeSet::from([(0, 1)]));
    let stated = feud.relations.iter().find(|r| r.kind == RelationKind::Precedes).expect("an order");
    assert_eq!(stated.why, "the text states the order");
    // where days say it already, nothing is stated twice
    let feud = told("2021年3月5日，岚沐科技公司起诉霁川光学公司。2021年4月6日，霁川光学公司随后反诉岚沐科技公司。");
    assert_eq!(precedes(&feud), BTreeSet::from([(0, 1)]));
    let dated = feud.relations.iter().find(|r| r.kind == RelationKind::Precedes).expect("an order");
    assert_eq!(dated.why, "over by 2021-03-05, before 2021-04-06");
    // and what days contradict is not kept
    let feud = told("2021年4月6日，岚沐科技公司起诉霁川光学公司。2021年3月5日，霁川光学公司随后反诉岚沐科技公司。");
    assert_eq!(precedes(&feud), BTreeSet::from([(0, 1)]));
    // no date and no word: no order
    let feud = told("岚沐科技公司起诉霁川光学公司。北脊电器公司收购云舟智造公司。");
    assert_eq!((kinds(&feud).len(), precedes(&feud).len()), (2, 0));
}

#[test]
fn crowds_on_single_days_keep_every_event_tied() {
    // forty suits on each of three days would be 3,200 covering pairs
    let day = |day: u32| {
        let suit = |n: u32| {
            format!("2021年3月{day}日，鹭汀{}新材公司起诉霁川光学公司。\n\n", char::from_u32(0x6C5F + 97 * day + n).unwrap_or('江'))
        };
        (0..40).map(suit).collect::<String>()
    };
    let feud = told(&[day(5), day(6), day(7)].concat());
    let when: Vec<_> = feud.events.iter().map(|e| e.when.expect("a date")).collect();
    assert_eq!(when.len(), 120);
    let pairs = precedes(&feud);
    assert!(pairs.len() <= 8 * when.len(), "{} pairs of {} events", pairs.len(), when.len());
    assert!(pairs.iter().all(|&(a, b)| when[a].latest < when[b].earliest));
    let (first, last) = (when[0].earliest, when[when.len() - 1].earliest);
    for (i, w) in when.iter().enumerate() {
        assert!(w.earliest == last || pairs.iter().any(|p| p.0 == i), "{i} has a follower");
        assert!(w.earliest == first || pairs.iter().any(|p| p.1 == i), "{i} has a forerunner");
    }
}
