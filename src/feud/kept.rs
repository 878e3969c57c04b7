//! What a stored feud has put together already: the groups that new stories do not touch.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::actors::Cast;
use super::assemble::by_identity;
use super::stitch::Numbers;
use super::{Feud, Told};
use crate::entity::EntityId;

/// A stored feud beside the stories that are to be put together.
pub(super) struct Kept<'f> {
    feud: &'f Feud,
    cast: &'f Cast,
    /// For each new story the stored one that is the same.
    stored: Vec<Option<usize>>,
    /// How many stories each stored group has.
    sizes: Vec<usize>,
}

impl<'f> Kept<'f> {
    /// Both lists of stories are sorted by identity.
    pub(super) fn of(feud: &'f Feud, stories: &[Arc<Told>], cast: &'f Cast) -> Self {
        let known = &feud.ground.told;
        let mut stored = Vec::with_capacity(stories.len());
        let mut next = 0;
        for story in stories {
            while known.get(next).is_some_and(|k| by_identity(k, story) == Ordering::Less) {
                next += 1;
            }
            let same = known.get(next).is_some_and(|k| Arc::ptr_eq(k, story) || k == story);
            stored.push(same.then_some(next));
        }
        let mut sizes = vec![0; feud.ground.group_of.iter().max().map_or(0, |last| last + 1)];
        feud.ground.group_of.iter().for_each(|&g| sizes[g] += 1);
        Self { feud, cast, stored, sizes }
    }

    /// Whether these stories are a group of the stored feud too, with the same parties, of the same kinds.
    pub(super) fn holds(&self, documents: &[usize]) -> bool {
        let ground = &self.feud.ground;
        let old: Option<Vec<usize>> = documents.iter().map(|&d| self.stored[d]).collect();
        let Some(old) = old else { return false };
        let Some(&group) = old.first().map(|&d| &ground.group_of[d]) else { return false };
        if self.sizes[group] != old.len() || old.iter().any(|&d| ground.group_of[d] != group) {
            return false;
        }
        let (mut there, mut back) = (FxHashMap::default(), FxHashMap::default());
        documents.iter().zip(&old).all(|(&new, &old)| {
            self.cast.actor_of[new].iter().zip(&ground.actor_of[old]).all(|(&new, &old)| {
                *there.entry(old).or_insert(new) == new && *back.entry(new).or_insert(old) == old && self.is_alike(old, new)
            })
        })
    }

    fn is_alike(&self, old: EntityId, new: EntityId) -> bool {
        let (old, new) = (&self.feud.actors[old.0], &self.cast.actors[new.0]);
        (old.kind, &old.fine) == (new.kind, &new.fine)
    }

    /// The numbers of what is taken over: the results about these stories.
    pub(super) fn numbers(&self, documents: impl Iterator<Item = usize>, sums_before: &[usize]) -> Numbers {
        let ground = &self.feud.ground;
        let mut numbers = Numbers::none(ground.group_of.clone(), self.feud.sums.len());
        for new in documents {
            let Some(old) = self.stored[new] else { continue };
            numbers.document(old, new);
            for (&old_actor, &new_actor) in ground.actor_of[old].iter().zip(&self.cast.actor_of[new]) {
                numbers.actor(old, old_actor, new_actor);
            }
        }
        numbers.sums(self.feud, sums_before);
        numbers
    }
}
