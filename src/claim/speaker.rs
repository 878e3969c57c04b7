//! Who speaks, and about whom.

use super::cue::{Cue, Place};
use super::english;
use crate::entity::EntityId;
use crate::event::scene::{Group, Mark, Scene};
use crate::event::stage::Stage;
use crate::mention::Class;
use crate::ontology::ClaimKind;
use crate::pack::compile::Function;
use crate::span::{Span, View};

/// How far behind the cue an English speaker may stand, in bytes: "…," said Jane Roe.
const INVERTED: usize = 24;

/// A speaker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker {
    pub entity: EntityId,
    pub place: Place,
}

/// The speaker of a cue: where its rule says, else the subject of its clause, else who leads the sentence, else
/// `last`, who spoke last.
pub(crate) fn of(stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>, rule: Function, last: Option<EntityId>) -> Option<Speaker> {
    let clause = scene.clauses[scene.clause_at(cue.start())];
    let at = |group: &Group, place: Place| group.entities.first().map(|&entity| Speaker { entity, place });
    let after =
        scene.groups.iter().find(|g| g.span.start() >= cue.end() && g.span.start() - cue.end() <= INVERTED && !g.entities.is_empty());
    match rule {
        Function::Object => return after.and_then(|g| at(g, Place::Object)),
        Function::Owner => return scene.groups.iter().find(|g| g.span.end() == cue.start()).and_then(|g| at(g, Place::Clause)),
        _ => {}
    }
    let inverted = scene.english && is_inverted(scene, cue, clause);
    if let Some(group) = english::speaker_after(scene, cue).filter(|_| inverted) {
        return at(group, Place::Object);
    }
    let parties = scene.parties(cue);
    let own = parties.subject.filter(|g| !parties.carried && !g.entities.is_empty() && g.class != Class::Product);
    if scene.english && own.is_none() && !parties.carried {
        // "its former auditor alleged": somebody speaks, but nobody who is known
        return None;
    }
    let source = || {
        let before = scene.groups.iter().rev().filter(|g| clause.contains(g.span) && g.span.end() <= cue.start());
        before.clone().find(|g| matches!(g.mark, Mark::Source | Mark::At | Mark::By) && !g.entities.is_empty())
    };
    if let Some(group) = own.or_else(source) {
        let by_name = stage.mentions[group.mention].class != Class::Pronoun;
        return at(group, if by_name { Place::Clause } else { Place::Pronoun });
    }
    // who leads the sentence goes on speaking; a court only where nobody else does
    let speaks = |g: &&Group| !g.entities.is_empty() && !matches!(g.class, Class::Court | Class::Authority);
    let leader = scene.groups.iter().find(|g| g.leads() && g.span.end() <= cue.start()).filter(speaks);
    if let Some(group) = leader.or_else(|| parties.subject.filter(speaks)).or(parties.subject) {
        return at(group, Place::Before);
    }
    last.map(|entity| Speaker { entity, place: Place::Before })
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
    if let Some(speaker) = cue.speaker.filter(|_| out.is_empty() && is_aimed(cue.kind)) {
        // a charge or an answer that names nobody is aimed at the other side
        out.extend(stage.suits.opposing(speaker).first());
    }
    out.sort();
    out
}

/// Kinds that are said against somebody.
const fn is_aimed(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Allegation | ClaimKind::Denial | ClaimKind::Demand | ClaimKind::Threat)
}
