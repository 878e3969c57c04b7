//! Who tells what: claims assert events, and an event that two speakers tell is corroborated.

use rustc_hash::FxHashMap;

use super::merge::Telling;
use super::{Feud, Node, Relation, RelationKind};
use crate::claim::ClaimKind;
use crate::entity::EntityKind;
use crate::event::{EventKind, Factuality, Role};

/// For each telling the claim it stands in, the innermost one; `None` where the article itself tells it.
pub(super) type Voices = Vec<Option<usize>>;

/// Adds `asserts`.
pub(super) fn asserts(feud: &mut Feud, tellings: &[Telling<'_>], event_of: &[usize]) -> Voices {
    let inside = Contents::of(feud);
    let voices: Voices = tellings.iter().map(|telling| inside.innermost(feud, telling)).collect();
    let vouched = |(telling, (claim, &event)): (&Telling<'_>, (&Option<usize>, &usize))| {
        let claim = (*claim)?;
        vouches(feud.claims[claim].kind, telling.report.factuality).then_some((event, claim))
    };
    let mut told: Vec<(usize, usize)> = tellings.iter().zip(voices.iter().zip(event_of)).filter_map(vouched).collect();
    told.sort_unstable();
    told.dedup();
    for &(event, claim) in &told {
        feud.relations.push(Relation {
            kind: RelationKind::Asserts,
            from: Node::Claim(claim),
            to: Node::Event(event),
            why: "the event is told inside the claim".to_owned(),
        });
    }
    voices
}

/// Whether a speaker vouches for an event that his words tell as so real. What an announcement makes a fact of the story
/// needs nobody's word; who promises or threatens tells of what is to come, who demands tells of what he wants, and who judges tells of nothing.
const fn vouches(kind: ClaimKind, told: Factuality) -> bool {
    let looks_ahead = matches!(
        kind,
        ClaimKind::Demand | ClaimKind::Promise | ClaimKind::Threat | ClaimKind::Prediction | ClaimKind::Opinion | ClaimKind::Agreement
    );
    match told {
        Factuality::Asserted => false,
        Factuality::Claimed => !looks_ahead,
        Factuality::Planned => !matches!(kind, ClaimKind::Demand),
        Factuality::Hypothetical => matches!(kind, ClaimKind::Allegation),
        Factuality::Negated => !looks_ahead && !matches!(kind, ClaimKind::Denial),
    }
}

/// Claims of one story are contiguous and sorted; how far any claim up to a given one reaches bounds the search.
struct Contents {
    /// The first claim of each story, and one past the last story's.
    first: Vec<usize>,
    reach: Vec<usize>,
}

impl Contents {
    fn of(feud: &Feud) -> Self {
        let first = (0..=feud.documents.len()).map(|d| feud.claims.partition_point(|c| c.content.document < d)).collect();
        let mut reach = Vec::with_capacity(feud.claims.len());
        let mut so_far = (0, 0);
        for claim in &feud.claims {
            let before = if so_far.0 == claim.content.document { so_far.1 } else { 0 };
            so_far = (claim.content.document, before.max(claim.content.span.end()));
            reach.push(so_far.1);
        }
        Self { first, reach }
    }

    fn innermost(&self, feud: &Feud, telling: &Telling<'_>) -> Option<usize> {
        let trigger = telling.report.trigger;
        let claims = self.first[telling.document]..self.first[telling.document + 1];
        let begun = feud.claims[claims.clone()].partition_point(|c| c.content.span.start() <= trigger.start());
        let near = (claims.start..claims.start + begun).rev();
        near.take_while(|&c| self.reach[c] >= trigger.end()).find(|&c| feud.claims[c].content.span.contains(trigger))
    }
}

/// Adds `corroborates`: two speakers who tell one event bear each other out; of many, each the one before. A denial
/// bears nothing out, and opponents who speak of one thing seldom agree on it.
pub(super) fn corroborates(feud: &mut Feud) {
    let told = |r: &Relation| match (r.kind, r.from, r.to) {
        (RelationKind::Asserts, Node::Claim(claim), Node::Event(event)) => Some((event, claim)),
        _ => None,
    };
    let mut told: Vec<(usize, usize)> = feud.relations.iter().filter_map(told).collect();
    told.sort_unstable();
    let side = |claim: usize| feud.claims[claim].speaker.and_then(|s| feud.side_in(feud.claims[claim].content.document, s));
    let mut found = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for &(event, claim) in &told {
        let said = &feud.claims[claim];
        let speaks = said.kind != ClaimKind::Denial && said.speaker.is_some();
        if !speaks || feud.events[event].factuality == Factuality::Negated {
            continue;
        }
        let other = before.filter(|(e, _)| *e == event).map(|(_, c)| c);
        let opposed = |other: usize| side(other).is_some() && side(claim).is_some() && side(other) != side(claim);
        if let Some(other) = other.filter(|&o| feud.claims[o].speaker != said.speaker && !opposed(o)) {
            found.push(Relation {
                kind: RelationKind::Corroborates,
                from: Node::Claim(claim),
                to: Node::Claim(other),
                why: "another speaker tells the same event".to_owned(),
            });
        }
        before = Some((event, claim));
    }
    feud.relations.extend(found);
}

/// Adds `part_of`: who is heard alone is heard in the hearing between parties that was told last.
pub(super) fn part_of(feud: &mut Feud) {
    let hearings: Vec<usize> = (0..feud.events.len()).filter(|&e| feud.events[e].kind == EventKind::LegalHearing).collect();
    let of = |e: usize, role: Role| feud.events[e].parts.iter().filter(move |p| p.role == role).map(|p| p.entity);
    let is_testimony = |e: usize| {
        let mut heard = of(e, Role::Party);
        matches!((heard.next(), heard.next()), (Some(one), None) if feud.actors[one.0].kind == EntityKind::Person)
    };
    let is_trial =
        |e: usize| of(e, Role::Party).nth(1).is_some() || of(e, Role::Court).next().is_some() && of(e, Role::Party).next().is_some();
    let mut told_in: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for &trial in hearings.iter().filter(|&&e| is_trial(e) && feud.events[e].factuality <= Factuality::Claimed) {
        for place in &feud.events[trial].evidence {
            let list = told_in.entry(place.document).or_default();
            if list.last() != Some(&trial) {
                list.push(trial);
            }
        }
    }
    let mut found = Vec::new();
    for &part in hearings.iter().filter(|&&e| is_testimony(e)) {
        let at = feud.events[part].trigger;
        let before = |e: usize| {
            let told = feud.events[e].told_in(at.document);
            told.filter(|p| p.span.end() <= at.span.start()).map(|p| p.span.start()).max()
        };
        let trials = told_in.get(&at.document).into_iter().flatten().copied().filter(|&e| e != part);
        let Some((_, whole)) = trials.filter_map(|e| Some((before(e)?, e))).max() else { continue };
        found.push(Relation {
            kind: RelationKind::PartOf,
            from: Node::Event(part),
            to: Node::Event(whole),
            why: "somebody is heard in the trial told before".to_owned(),
        });
    }
    feud.relations.extend(found);
}
