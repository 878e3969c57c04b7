//! Whom a story is about: those it names most.

use super::{Entity, EntityId, EntityKind};

/// Fewer mentions make no main subject of a story.
const TOPIC_MENTIONS: usize = 4;

/// The organisation that a story is about: the first one named of those that it names most.
pub(crate) fn topic(entities: &[Entity]) -> Option<EntityId> {
    let is_firm = |e: &Entity| {
        let fine = e.fine.as_deref();
        e.kind == EntityKind::Organization && !matches!(fine, Some("court" | "tribunal" | "media" | "regulator" | "authority" | "ministry"))
    };
    let most = entities.iter().filter(|e| is_firm(e)).map(|e| e.mentions.len()).max()?;
    let often = |e: &Entity| e.mentions.len() >= TOPIC_MENTIONS && e.mentions.len() * 2 >= most;
    entities.iter().position(|e| is_firm(e) && often(e)).map(EntityId)
}

/// The two parties that a story names most; in Chinese firms only.
pub(crate) fn leads(entities: &[Entity], firms: bool) -> Vec<EntityId> {
    let is_party = |e: &Entity| {
        let fine = e.fine.as_deref();
        (e.kind == EntityKind::Organization || !firms && e.kind == EntityKind::Person)
            && !matches!(fine, Some("court" | "tribunal" | "media" | "regulator" | "authority" | "ministry"))
    };
    let often = |i: &usize| is_party(&entities[*i]) && entities[*i].mentions.len() >= TOPIC_MENTIONS;
    let mut all: Vec<usize> = (0..entities.len()).filter(often).collect();
    all.sort_by_key(|&i| (std::cmp::Reverse(entities[i].mentions.len()), i));
    all.into_iter().take(2).map(EntityId).collect()
}
