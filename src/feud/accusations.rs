//! Accusations of all stories, by whom they address: what a denial answers that answers nothing in its own story.

use rustc_hash::{FxHashMap, FxHashSet};

use super::answers::MOST_EVENTS;
use super::reprints::print;
use super::{Feud, Said};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::value::when::Day;

/// Accusations by whom they address, in order of day.
pub(super) struct Accusations {
    against: FxHashMap<EntityId, Vec<(Day, usize)>>,
    /// Which words accuse in which story.
    words: FxHashSet<(usize, u64)>,
}

impl Accusations {
    pub(super) fn of(feud: &Feud) -> Self {
        let mut against: FxHashMap<EntityId, Vec<(Day, usize)>> = FxHashMap::default();
        let mut words = FxHashSet::default();
        if feud.documents.len() > 1 {
            for (index, claim) in feud.claims.iter().enumerate().filter(|(_, c)| is_accusation(c.kind)) {
                for &target in &claim.targets {
                    against.entry(target).or_default().extend(day_of(feud, claim).map(|day| (day, index)));
                }
                words.insert((claim.content.document, print(feud.words(claim.content))));
            }
        }
        for list in against.values_mut() {
            list.sort_unstable();
        }
        Self { against, words }
    }

    /// The last accusation against `party` up to `day` that another story tells and this one does not.
    pub(super) fn last(&self, feud: &Feud, party: EntityId, day: Day, document: usize) -> Option<usize> {
        let list = self.against.get(&party)?;
        let until = list.partition_point(|(d, _)| *d <= day);
        // who is in two disputes denies what is said in the one that his story is about
        let here = feud.dispute_of(document);
        let is_foreign = |d: usize| here.is_some() && feud.dispute_of(d).is_some_and(|there| Some(there) != here);
        let other = |claim: &Said| {
            let story = claim.content.document;
            let elsewhere = story != document && claim.speaker != Some(party) && !is_foreign(story);
            // what this story tells too is not what its denial denies, or it would have been found there
            elsewhere && !self.words.contains(&(document, print(feud.words(claim.content))))
        };
        list[..until].iter().rev().take(MOST_EVENTS).map(|(_, c)| *c).find(|&c| other(&feud.claims[c]))
    }
}

const fn is_accusation(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Allegation | ClaimKind::Demand | ClaimKind::Threat)
}

/// When it was said: the day told, else that of its story.
pub(super) fn day_of(feud: &Feud, claim: &Said) -> Option<Day> {
    claim.said.and_then(|w| w.latest).or(feud.documents[claim.content.document].published)
}
