//! A dispute as one thing: what opened it, where it stands, what was asked and what was awarded.

use super::sides::quarrel;
use super::{Dispute, Event, Feud, State};
use crate::claim::ClaimKind;
use crate::event::{EventKind, Factuality};

/// A dispute with what its events and stories tell of its course; its sides, stories and events are given.
pub(super) fn told(feud: &Feud, dispute: &Dispute) -> Dispute {
    let (state, by) = state(feud, dispute).map_or((State::Open, None), |(state, event)| (state, Some(event)));
    let demands = dispute.documents.iter().flat_map(|&d| &feud.claims[feud.claims_of(d)]).filter(|c| c.kind == ClaimKind::Demand);
    let demanded = demands.flat_map(|c| {
        let document = c.content.document;
        let first = feud.sums.partition_point(|s| s.place.document < document);
        let own = feud.sums[first..].iter().take_while(move |s| s.place.document == document);
        own.enumerate().filter(|(_, s)| c.content.span.contains(s.place.span)).map(move |(i, _)| first + i)
    });
    let mut asked: Vec<usize> = sums_of(feud, dispute, |e| matches!(e.kind, EventKind::LegalSue | EventKind::LegalFile)).collect();
    asked.extend(demanded);
    let awarded = sums_of(feud, dispute, |e| matches!(e.kind, EventKind::LegalRule | EventKind::LegalPenalize)).collect();
    Dispute { opened: opened(feud, dispute), state, by, asked: sorted(asked), awarded: sorted(awarded), ..dispute.clone() }
}

/// Events that happened, by what the stories or somebody in them say, and in which one of the sides takes part.
fn concerned<'f>(feud: &'f Feud, dispute: &'f Dispute) -> impl DoubleEndedIterator<Item = (usize, &'f Event)> {
    let concerns = |e: &Event| e.parts.iter().any(|p| dispute.side_of(p.entity).is_some());
    let events = dispute.events.iter().map(|&e| (e, &feud.events[e]));
    events.filter(move |(_, e)| e.factuality <= Factuality::Claimed && concerns(e))
}

/// The first event that sets the sides against each other: dated before undated, a suit before a lesser quarrel where
/// neither has a date.
fn opened(feud: &Feud, dispute: &Dispute) -> Option<usize> {
    let between = |event: &Event| {
        let Some((accuser, accused, _)) = quarrel(event.kind) else { return false };
        let side_of = |role| event.parts.iter().filter(move |p| p.role == role).find_map(|p| dispute.side_of(p.entity));
        matches!((side_of(accuser), side_of(accused)), (Some(a), Some(b)) if a != b)
    };
    let quarrels = || concerned(feud, dispute).filter(|(_, e)| between(e));
    let dated = quarrels().find(|(_, e)| e.when.is_some());
    let sued = || quarrels().find(|(_, e)| e.kind == EventKind::LegalSue);
    dated.or_else(sued).or_else(|| quarrels().next()).map(|(i, _)| i)
}

/// Where the last step of the procedure leaves it; a dated step counts before undated ones.
fn state(feud: &Feud, dispute: &Dispute) -> Option<(State, usize)> {
    let step = |(i, event): (usize, &Event)| Some((after(event)?, i));
    let dated = concerned(feud, dispute).filter(|(_, e)| e.when.is_some()).rev().find_map(step);
    dated.or_else(|| concerned(feud, dispute).rev().find_map(step))
}

/// What a step of the procedure makes of the dispute.
const fn after(event: &Event) -> Option<State> {
    match event.kind {
        EventKind::LegalSue | EventKind::LegalFile | EventKind::LegalAppeal | EventKind::LegalHearing => Some(State::Open),
        EventKind::LegalRule | EventKind::LegalPenalize | EventKind::LegalSentence => Some(State::Decided),
        EventKind::LegalSettle => Some(State::Settled),
        EventKind::LegalWithdraw => Some(State::Withdrawn),
        _ => None,
    }
}

fn sums_of<'f>(feud: &'f Feud, dispute: &'f Dispute, is: impl Fn(&Event) -> bool + 'f) -> impl Iterator<Item = usize> + 'f {
    concerned(feud, dispute).filter(move |(_, e)| is(e)).flat_map(|(_, e)| e.amounts.iter().copied())
}

fn sorted(mut sums: Vec<usize>) -> Vec<usize> {
    sums.sort_unstable();
    sums.dedup();
    sums
}
