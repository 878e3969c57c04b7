//! Which events answer what: appeals answer rulings, countersuits answer suits, refusals answer offers and demands.
//!
//! An answer is linked once, to the nearest thing it fits.

use rustc_hash::FxHashMap;

use super::answer::{ANSWERS, NEXT, SOON};
use super::replies;
use super::{Feud, Node, Place, Relation, RelationKind};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};

/// How many events of one kind and party are looked through, the nearest in time.
pub(super) const MOST_EVENTS: usize = 256;

/// Adds `responds_to` and `denies`.
pub(super) fn answers(feud: &mut Feud) {
    let events = Events::of(feud);
    let mut found = Vec::new();
    for later in 0..feud.events.len() {
        found.extend(events.answered(feud, later).or_else(|| claim_answered(feud, later)));
    }
    found.extend(replies::replies(feud, &events));
    feud.relations.extend(found);
}

/// Events by kind and party, and by kind and story, in order of date.
pub(super) struct Events {
    of_party: FxHashMap<(EventKind, EntityId), Vec<usize>>,
    /// With where they are told, in text order.
    of_story: FxHashMap<(EventKind, usize), Vec<(usize, usize)>>,
}

impl Events {
    fn of(feud: &Feud) -> Self {
        let mut of_party: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let mut of_story: FxHashMap<_, Vec<(usize, usize)>> = FxHashMap::default();
        for (index, event) in feud.events.iter().enumerate() {
            if event.factuality >= Factuality::Hypothetical {
                continue;
            }
            for part in &event.parts {
                let list = of_party.entry((event.kind, part.entity)).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
            for place in &event.evidence {
                of_story.entry((event.kind, place.document)).or_default().push((place.span.start(), index));
            }
        }
        for list in of_story.values_mut() {
            list.sort_unstable();
        }
        Self { of_party, of_story }
    }

    pub(super) fn with(&self, kind: EventKind, party: EntityId, around: usize) -> &[usize] {
        let Some(list) = self.of_party.get(&(kind, party)) else { return &[] };
        if list.len() <= MOST_EVENTS {
            return list;
        }
        let to = list.partition_point(|&e| e < around);
        &list[to.saturating_sub(MOST_EVENTS)..to]
    }

    /// The last event of a kind told before a place, in its story and at most so many bytes before.
    pub(super) fn just_before(&self, kind: EventKind, place: Place, within: usize) -> Option<usize> {
        let list = self.of_story.get(&(kind, place.document))?;
        let at = place.span.start();
        let (start, event) = *list[..list.partition_point(|(start, _)| *start < at)].last()?;
        (at - start < within).then_some(event)
    }

    /// What an event answers.
    fn answered(&self, feud: &Feud, later: usize) -> Option<Relation> {
        let event = &feud.events[later];
        if event.factuality >= Factuality::Hypothetical {
            return None;
        }
        let rules = ANSWERS.iter().filter(|rule| rule.by == event.kind);
        let found = rules.flat_map(|rule| {
            let parties = event.parts.iter().filter(|p| rule.who.contains(&p.role) || rule.other.is_some_and(|(role, _)| role == p.role));
            let by_party = parties.flat_map(|p| self.with(rule.to, p.entity, later).iter().copied());
            let by_place = self.just_before(rule.to, event.trigger, SOON);
            by_party
                .chain(by_place)
                .filter(move |&e| e != later)
                .filter_map(move |e| Some((rule.distance(feud, &feud.events[e], event)?, e, rule.why)))
        });
        let (_, earlier, why) = found.min()?;
        Some(Relation { kind: RelationKind::RespondsTo, from: Node::Event(later), to: Node::Event(earlier), why: why.to_owned() })
    }
}

/// A kind of event that answers what was asked or said.
const CLAIM_ANSWERS: &[(EventKind, Role, Role, &[ClaimKind], &str)] = &[
    (EventKind::DealReject, Role::Rejecter, Role::Proposer, &[ClaimKind::Demand], "the demand is turned down"),
    (EventKind::PubPublish, Role::Publisher, Role::About, &[ClaimKind::Allegation], "who was charged answers in public"),
];

/// The demand or charge just before, by the one against whom the event goes, that it answers.
fn claim_answered(feud: &Feud, later: usize) -> Option<Relation> {
    let event = &feud.events[later];
    let (_, who, other, kinds, why) = CLAIM_ANSWERS.iter().find(|(kind, ..)| *kind == event.kind)?;
    if event.factuality >= Factuality::Hypothetical {
        return None;
    }
    let plays = |role: &Role, entity: EntityId| event.parts.iter().any(|p| p.role == *role && p.entity == entity);
    let at = event.trigger;
    let before = feud.claims.partition_point(|c| (c.content.document, c.content.span.start()) < (at.document, at.span.start()));
    let near = (0..before).rev().take_while(|&c| {
        let content = feud.claims[c].content;
        content.document == at.document && at.span.start() - content.span.start() < NEXT
    });
    let answered = near.into_iter().find(|&c| {
        let claim = &feud.claims[c];
        let by_other = claim.speaker.into_iter().chain(claim.house).any(|s| plays(other, s));
        kinds.contains(&claim.kind) && by_other && claim.targets.iter().any(|t| plays(who, *t)) && !claim.content.span.contains(at.span)
    })?;
    Some(Relation { kind: RelationKind::RespondsTo, from: Node::Event(later), to: Node::Claim(answered), why: (*why).to_owned() })
}
