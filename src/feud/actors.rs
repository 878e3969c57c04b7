//! Parties across stories: entities of one gazetteer row, or of one full name and kind, are one actor.
//!
//! Each story has settled who is who inside it, with better evidence than a name seen elsewhere; here only what is
//! certain between stories counts. A surname or another short name joins nothing, a name that one story gives to two
//! parties joins nothing, and a name that stands for two gazetteer rows joins nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Actor, Place, Told};
use crate::entity::court_name;
use crate::entity::name::squeeze;
use crate::entity::{Entity, EntityId, EntityKind, Reason};

/// The actors, and which actor each story's entities are.
pub(super) struct Cast {
    pub(super) actors: Vec<Actor>,
    pub(super) actor_of: Vec<Vec<EntityId>>,
}

/// Everybody in the stories, in order of first mention.
pub(super) fn cast(stories: &[Arc<Told>]) -> Cast {
    let entities: Vec<(usize, &Entity)> =
        stories.iter().enumerate().flat_map(|(document, story)| story.entities.iter().map(move |e| (document, e))).collect();
    let mut joins = Joins::new(&entities);
    if stories.len() > 1 {
        joins.rows(&entities);
        joins.names(&entities, stories.iter().flat_map(|story| &story.names));
    }
    let mut actors: Vec<Actor> = Vec::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut of_root: FxHashMap<usize, usize> = FxHashMap::default();
    let mut flat = Vec::with_capacity(entities.len());
    for slot in 0..entities.len() {
        let actor = *of_root.entry(joins.root(slot)).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[actor].push(slot);
        flat.push(EntityId(actor));
    }
    for slots in &members {
        let told: Vec<(usize, &Entity)> = slots.iter().map(|&s| entities[s]).collect();
        actors.push(actor(&told));
    }
    for (slot, reason) in joins.reasons {
        actors[flat[slot].0].reasons.push(reason);
    }
    for actor in &mut actors {
        actor.reasons.sort();
        actor.reasons.dedup();
    }
    let mut flat = flat.into_iter();
    let actor_of = stories.iter().map(|story| flat.by_ref().take(story.entities.len()).collect()).collect();
    Cast { actors, actor_of }
}

/// Who among entities of different stories is one: for each the index of the first that is the same actor.
pub(super) fn firsts(entities: &[Entity], names: &[&Vec<String>]) -> Vec<usize> {
    let entities: Vec<(usize, &Entity)> = entities.iter().enumerate().collect();
    let mut joins = Joins::new(&entities);
    joins.rows(&entities);
    joins.names(&entities, names.iter().copied());
    (0..entities.len()).map(|slot| joins.root(slot)).collect()
}

/// Union-find over entities; a set knows its row, so that two rows never meet through a third name.
struct Joins<'s> {
    parent: Vec<usize>,
    row: Vec<Option<&'s str>>,
    reasons: Vec<(usize, Reason)>,
    /// The names, and what they share, of the reasons above: many stories join the same names.
    given: FxHashSet<(EntityKind, &'s str, &'s str, &'s str)>,
}

impl<'s> Joins<'s> {
    fn new(entities: &[(usize, &'s Entity)]) -> Self {
        Self {
            parent: (0..entities.len()).collect(),
            row: entities.iter().map(|(_, e)| e.row.as_deref()).collect(),
            reasons: Vec::new(),
            given: FxHashSet::default(),
        }
    }

    fn root(&mut self, mut slot: usize) -> usize {
        while self.parent[slot] != slot {
            self.parent[slot] = self.parent[self.parent[slot]];
            slot = self.parent[slot];
        }
        slot
    }

    /// Joins two entities unless they stand in different rows. The earlier root stays, so that order is by first mention.
    fn join(&mut self, a: usize, b: usize, given: (EntityKind, &'s str, &'s str, &'s str), reason: impl FnOnce() -> Reason) {
        let (a_root, b_root) = (self.root(a), self.root(b));
        if a_root == b_root {
            return;
        }
        let row = match (self.row[a_root], self.row[b_root]) {
            (Some(x), Some(y)) if x != y => return,
            (x, y) => x.or(y),
        };
        let (first, second) = (a_root.min(b_root), a_root.max(b_root));
        self.parent[second] = first;
        self.row[first] = row;
        if self.given.insert(given) {
            self.reasons.push((first, reason()));
        }
    }

    fn rows(&mut self, entities: &[(usize, &'s Entity)]) {
        let mut first: FxHashMap<(EntityKind, &str), usize> = FxHashMap::default();
        for (slot, (_, entity)) in entities.iter().enumerate() {
            let Some(row) = entity.row.as_deref() else { continue };
            let seen = *first.entry((entity.kind, row)).or_insert(slot);
            self.join(seen, slot, (entity.kind, &entities[seen].1.name, &entity.name, row), || {
                let why = format!("both stand in row {row}, in different stories");
                Reason { a: entities[seen].1.name.clone(), b: entity.name.clone(), rule: "same-row".into(), why }
            });
        }
    }

    fn names(&mut self, entities: &[(usize, &'s Entity)], names: impl Iterator<Item = &'s Vec<String>>) {
        // sorted by name, so that the outcome depends on nothing but the names
        let mut bearers: BTreeMap<(EntityKind, &str), Vec<usize>> = BTreeMap::new();
        for (slot, ((_, entity), names)) in entities.iter().zip(names).enumerate() {
            for name in names {
                let bearers = bearers.entry((entity.kind, name)).or_default();
                if bearers.last() != Some(&slot) {
                    bearers.push(slot);
                }
            }
        }
        for (&(kind, name), slots) in &bearers {
            if is_ambiguous(slots, entities) {
                continue;
            }
            for &slot in &slots[1..] {
                self.join(slots[0], slot, (kind, &entities[slots[0]].1.name, &entities[slot].1.name, name), || Reason {
                    a: entities[slots[0]].1.name.clone(),
                    b: entities[slot].1.name.clone(),
                    rule: "same-name".into(),
                    why: format!("different stories give both the name {name}"),
                });
            }
        }
    }
}

/// A name that one story gives to two parties, or that two rows bear, says nothing about a third.
fn is_ambiguous(slots: &[usize], entities: &[(usize, &Entity)]) -> bool {
    let twice = slots.windows(2).any(|pair| entities[pair[0]].0 == entities[pair[1]].0);
    let mut rows = slots.iter().filter_map(|&s| entities[s].1.row.as_deref());
    let first = rows.next();
    twice || rows.any(|row| Some(row) != first)
}

/// The names of an entity that say by themselves who is meant, as they are compared.
pub(super) fn full_names(entity: &Entity) -> Vec<String> {
    let names = std::iter::once(&entity.name).chain(&entity.aliases);
    let mut full: Vec<String> = names.clone().filter(|n| is_full(n, entity.kind)).map(|n| squeeze(n)).collect();
    if entity.kind == EntityKind::Organization {
        // one story writes of a court in Chinese, another in English
        full.extend(names.filter_map(|n| court_name::in_english(n).or_else(|| court_name::plain(n))).map(|n| squeeze(&n)));
    }
    full
}

/// Whether a name says by itself who is meant, outside the story that uses it.
fn is_full(name: &str, kind: EntityKind) -> bool {
    if name.contains('某') {
        return false;
    }
    let latin = name.chars().all(|c| c.is_ascii() || c.is_alphabetic() && c < '\u{2e80}');
    match kind {
        EntityKind::Person if latin => name.split_whitespace().count() > 1,
        EntityKind::Person | EntityKind::Organization | EntityKind::Product => name.chars().count() > 1,
        EntityKind::Place | EntityKind::Document => true,
        // unnamed sources of two stories are not one source
        EntityKind::Group => false,
    }
}

fn actor(told: &[(usize, &Entity)]) -> Actor {
    let name = most_used(told);
    let mut aliases: Vec<String> = Vec::new();
    for (_, entity) in told {
        let others = std::iter::once(&entity.name).chain(&entity.aliases).filter(|n| *n != name);
        aliases.extend(others.cloned());
    }
    aliases.sort();
    aliases.dedup();
    let mention = |document: usize, entity: &Entity| -> Vec<_> {
        entity.mentions.iter().map(|m| (Place { document, span: m.span }, m.form)).collect()
    };
    let mut mentions: Vec<_> = told.iter().flat_map(|(document, entity)| mention(*document, entity)).collect();
    mentions.sort_unstable();
    mentions.dedup();
    Actor {
        kind: told[0].1.kind,
        fine: told.iter().find_map(|(_, e)| e.fine.clone()),
        row: told.iter().find_map(|(_, e)| e.row.clone()),
        name: name.to_owned(),
        aliases,
        mentions,
        reasons: told.iter().flat_map(|(_, e)| e.reasons.iter().cloned()).collect(),
    }
}

/// The name with the most mentions behind it, the longer among equals, then the first.
fn most_used<'s>(told: &[(usize, &'s Entity)]) -> &'s str {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (_, entity) in told {
        match counts.iter_mut().find(|(name, _)| *name == entity.name) {
            Some((_, count)) => *count += entity.mentions.len(),
            None => counts.push((&entity.name, entity.mentions.len())),
        }
    }
    let key = |(name, count): &(&str, usize)| (*count, name.len());
    counts.into_iter().rev().max_by_key(key).map_or("", |(name, _)| name)
}
