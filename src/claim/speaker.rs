//! Who speaks, and about whom.

use super::read::{Cue, Speech};
use crate::entity::EntityId;
use crate::event::read::Stage;
use crate::event::scene::{Group, Mark, Scene};
use crate::mention::Class;
use crate::pack::compile::Function;
use crate::span::{Span, View};

/// How far behind the cue an English speaker may stand, in bytes: "…," said Jane Roe.
const INVERTED: usize = 24;

/// The speaker of a cue, and whether he stands in its own clause.
pub(crate) fn of(_stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>, place: Function, speech: &Speech) -> Option<(EntityId, bool)> {
    let clause = scene.clauses[scene.clause_at(cue.start())];
    let after =
        scene.groups.iter().find(|g| g.span.start() >= cue.end() && g.span.start() - cue.end() <= INVERTED && !g.entities.is_empty());
    if place == Function::Object {
        return after.map(|g| (g.entities[0], true));
    }
    if place == Function::Owner {
        return scene.groups.iter().find(|g| g.span.end() == cue.start()).and_then(|g| g.entities.first()).map(|e| (*e, true));
    }
    if scene.english && is_inverted(scene, cue, clause) {
        if let Some(group) = after {
            return group.entities.first().map(|e| (*e, true));
        }
    }
    let parties = scene.parties(cue);
    if let Some(subject) = parties.subject.filter(|g| !parties.carried && !g.entities.is_empty()) {
        return Some((subject.entities[0], true));
    }
    let source = scene.groups.iter().rev().find(|g| {
        clause.contains(g.span)
            && g.span.end() <= cue.start()
            && matches!(g.mark, Mark::Source | Mark::At | Mark::By)
            && !g.entities.is_empty()
    });
    if let Some(source) = source {
        return Some((source.entities[0], true));
    }
    if let Some(subject) = parties.subject.filter(|g| !g.entities.is_empty()) {
        return Some((subject.entities[0], false));
    }
    speech.last_in(scene.sentence.paragraph).map(|e| (e, false))
}

/// "…," said Jane Roe: nothing between the quotation and the cue.
fn is_inverted(scene: &Scene<'_>, cue: Span<View>, clause: Span<View>) -> bool {
    let before = scene.view.as_str()[clause.start().min(cue.start())..cue.start()].trim_matches(['"', '”', '’', '\'', ' ', ',']);
    before.is_empty()
}

/// Whom it is about: who is spoken against or to, else the first party of the content that is not the speaker.
pub(crate) fn targets(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> Vec<EntityId> {
    let mut out: Vec<EntityId> = Vec::new();
    let mut add = |group: &Group| {
        for &entity in &group.entities {
            if Some(entity) != cue.speaker && !out.contains(&entity) {
                out.push(entity);
            }
        }
    };
    let clause = scene.clauses[scene.clause_at(cue.span.start())];
    for group in scene
        .groups
        .iter()
        .filter(|g| clause.contains(g.span) && g.span.end() <= cue.span.start() && matches!(g.mark, Mark::Against | Mark::To))
    {
        add(group);
    }
    if out.is_empty() {
        for mention in stage
            .mentions
            .iter()
            .skip(scene.mentions.start)
            .take_while(|m| m.span.start() < content.end())
            .filter(|m| content.contains(m.span))
        {
            let i = stage.mentions.partition_point(|m| m.span < mention.span);
            let other = stage.entities[i].iter().find(|e| Some(**e) != cue.speaker);
            if let (true, Some(entity)) = (mention.class.is_party() || mention.class == Class::Pronoun, other) {
                out.push(*entity);
                break;
            }
        }
    }
    out.sort();
    out
}
