//! The dispute as one thing: what opened it, where it stands, what was asked and what was awarded.

use super::sides::quarrel;
use super::{Dispute, Event, Feud, State};
use crate::claim::ClaimKind;
use crate::event::{EventKind, Factuality};

/// The dispute between the two sides; `None` where there are none.
pub(super) fn dispute(feud: &Feud) -> Option<Dispute> {
    if feud.sides.iter().any(Vec::is_empty) {
        return None;
    }
    let (state, by) = state(feud).map_or((State::Open, None), |(state, event)| (state, Some(event)));
    let demands = feud.claims.iter().filter(|c| c.kind == ClaimKind::Demand);
    let demanded = demands.flat_map(|c| {
        feud.sums.iter().enumerate().filter(|(_, s)| s.place.document == c.content.document && c.content.span.contains(s.place.span))
    });
    let mut asked: Vec<usize> = sums_of(feud, |e| matches!(e.kind, EventKind::LegalSue | EventKind::LegalFile)).collect();
    asked.extend(demanded.map(|(i, _)| i));
    let awarded = sums_of(feud, |e| matches!(e.kind, EventKind::LegalRule | EventKind::LegalPenalize)).collect();
    Some(Dispute { opened: opened(feud), state, by, asked: sorted(asked), awarded: sorted(awarded) })
}

/// Events that happened, by what the stories or somebody in them say, and in which one of the sides takes part.
fn told(feud: &Feud) -> impl DoubleEndedIterator<Item = (usize, &Event)> {
    let concerns = |e: &Event| e.parts.iter().any(|p| feud.side_of(p.entity).is_some());
    feud.events.iter().enumerate().filter(move |(_, e)| e.factuality <= Factuality::Claimed && concerns(e))
}

/// The first event that sets the sides against each other: dated before undated, a suit before a lesser quarrel where
/// neither has a date.
fn opened(feud: &Feud) -> Option<usize> {
    let between = |event: &Event| {
        let Some((accuser, accused, _)) = quarrel(event.kind) else { return false };
        let side_of = |role| event.parts.iter().filter(move |p| p.role == role).find_map(|p| feud.side_of(p.entity));
        matches!((side_of(accuser), side_of(accused)), (Some(a), Some(b)) if a != b)
    };
    let quarrels = || told(feud).filter(|(_, e)| between(e));
    let dated = quarrels().find(|(_, e)| e.when.is_some());
    let sued = || quarrels().find(|(_, e)| e.kind == EventKind::LegalSue);
    dated.or_else(sued).or_else(|| quarrels().next()).map(|(i, _)| i)
}

/// Where the last step of the procedure leaves it; a dated step counts before undated ones.
fn state(feud: &Feud) -> Option<(State, usize)> {
    let step = |(i, event): (usize, &Event)| Some((after(event)?, i));
    let dated = told(feud).filter(|(_, e)| e.when.is_some()).rev().find_map(step);
    dated.or_else(|| told(feud).rev().find_map(step))
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

fn sums_of<'f>(feud: &'f Feud, is: impl Fn(&Event) -> bool + 'f) -> impl Iterator<Item = usize> + 'f {
    told(feud).filter(move |(_, e)| is(e)).flat_map(|(_, e)| e.amounts.iter().copied())
}

fn sorted(mut sums: Vec<usize>) -> Vec<usize> {
    sums.sort_unstable();
    sums.dedup();
    sums
}
