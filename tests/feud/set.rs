//! A feud is a function of the set of its stories.

use feudline::claim::ClaimKind;
use feudline::event::{EventKind, Role};
use feudline::{Extraction, Feud};
use proptest::prelude::*;

use crate::stories::{day, story, year};

const FIRMS: [&str; 4] = ["青岚公司", "白杨公司", "云海公司", "赤水公司"];

/// One sentence of a story: who does what to whom, in which year or on which day.
fn happening() -> impl Strategy<Value = (usize, usize, usize, Option<i32>, bool)> {
    (0..4_usize, 0..4_usize, 0..3_usize, proptest::option::of(2018..2021_i32), any::<bool>())
}

fn told(id: u8, happenings: &[(usize, usize, usize, Option<i32>, bool)]) -> Extraction {
    let verb = |kind: usize, i: usize| format!("{}{i}", ["起诉", "捐助", "指责"][kind]);
    let text: String = happenings.iter().enumerate().map(|(i, h)| format!("{}{}{}。", FIRMS[h.0], verb(h.2, i), FIRMS[h.1])).collect();
    let mut told = story(&format!("story-{}", id % 3), &text);
    for (i, &(a, b, kind, when, exact)) in happenings.iter().enumerate() {
        let trigger = verb(kind, i);
        told = match kind {
            0 => told.event(EventKind::LegalSue, &trigger, &[(Role::Plaintiff, FIRMS[a]), (Role::Defendant, FIRMS[b])]),
            1 => told.event(EventKind::MoneyDonate, &trigger, &[(Role::Giver, FIRMS[a]), (Role::Recipient, FIRMS[b])]),
            _ => told.claim(if exact { ClaimKind::Denial } else { ClaimKind::Allegation }, FIRMS[a], &trigger, &[FIRMS[b]]),
        };
        if let (Some(when), true) = (when, kind < 2) {
            told = told.on(if exact { day(&format!("{when}-05-0{}", 1 + i % 2)) } else { year(when) });
        }
    }
    let reports = told.extraction.reports.len();
    if reports > 1 {
        told = told.stated(reports - 1, 0).stated(0, 1);
    }
    told.tell()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn order_and_repetition_do_not_matter(
        stories in proptest::collection::vec((any::<u8>(), proptest::collection::vec(happening(), 1..7)), 1..6),
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 0..8),
        seed in any::<u64>(),
    ) {
        let stories: Vec<Extraction> = stories.iter().map(|(id, happenings)| told(*id, happenings)).collect();
        let mut again = stories.clone();
        again.extend(picks.iter().map(|pick| pick.get(&stories).clone()));
        // any rotation of the reversed list, doubled entries included
        again.reverse();
        let turn = usize::try_from(seed % again.len() as u64).unwrap_or(0);
        again.rotate_left(turn);
        let (feud, same) = (Feud::assemble(&stories), Feud::assemble(&again));
        prop_assert_eq!(format!("{feud:?}"), format!("{same:?}"));
        prop_assert_eq!(feud.graph().edge_count(), feud.relations.len());
    }
}

#[test]
fn one_story_twice_counts_once_and_two_texts_of_one_id_twice() {
    let first = told(0, &[(0, 1, 0, None, false)]);
    let other = told(0, &[(2, 3, 0, None, false)]);
    assert_eq!(Feud::assemble(&[first.clone(), first.clone()]).documents.len(), 1);
    assert_eq!(Feud::assemble(&[first, other]).documents.len(), 2);
}

#[test]
fn numbers_that_lead_nowhere_are_left_out() {
    let mut broken = told(0, &[(0, 1, 0, None, false)]);
    broken.reports[0].amounts.push(7);
    broken.reports[0].parts[0].entity.0 = 99;
    broken.stated_order.push((5, 6));
    let feud = Feud::assemble(&[broken]);
    assert_eq!(feud.events[0].parts.len(), 1);
    assert!(feud.events[0].amounts.is_empty());
}
