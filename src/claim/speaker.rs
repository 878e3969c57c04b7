//! Who speaks, and about whom.

use super::aim::is_aimed;
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
    // "in her view": the cue names its speaker
    let inside = scene
        .mentions
        .clone()
        .filter(|&i| scene.english && cue.contains(stage.mentions[i].span) && stage.mentions[i].class == Class::Pronoun);
    if let Some(&entity) = inside.filter_map(|i| stage.entities[i].first()).next() {
        return Some(Speaker { entity, place: Place::Pronoun });
    }
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
    // "Roe sued, accusing Alder": what follows a participle is no speaker
    before.is_empty() && !scene.view.slice(cue).ends_with("ing")
}

/// Whom it is about: who is spoken against or to, else a party of the content that is not the speaker, else the other side.
pub(crate) fn targets(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> Vec<EntityId> {
    let mut out: Vec<EntityId> = Vec::new();
    let aimed = is_aimed(cue.kind);
    let clause = scene.clauses[scene.clause_at(cue.span.start())];
    let addressed = scene.groups.iter().filter(|g| clause.contains(g.span) && g.span.end() <= cue.span.start());
    for group in addressed.filter(|g| matches!(g.mark, Mark::Against | Mark::To)) {
        // 向证监会举报: who hears a charge is not who is charged
        if aimed && group.mark == Mark::To && matches!(group.class, Class::Court | Class::Authority) {
            continue;
        }
        out.extend(group.entities.iter().filter(|e| Some(**e) != cue.speaker));
    }
    if out.is_empty() {
        out.extend(told_of(stage, scene, cue, content).or_else(|| other_side(stage, cue)));
    }
    out.sort();
    out.dedup();
    out
}

/// The party that the content speaks of: of a charge the opponent, else the first one.
fn told_of(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> Option<EntityId> {
    let inside = scene.mentions.clone().filter(|&i| content.contains(stage.mentions[i].span));
    let parties = inside.filter(|&i| stage.mentions[i].class.is_party() || stage.mentions[i].class == Class::Pronoun);
    let named = parties.filter_map(|i| Some((stage.mentions[i].class, *stage.entities[i].iter().find(|e| Some(**e) != cue.speaker)?)));
    if !is_aimed(cue.kind) {
        return named.map(|(_, entity)| entity).next();
    }
    let opponents = cue.speaker.map_or(&[][..], |speaker| stage.suits.opposing(speaker));
    let can_be_charged = |class: Class| !matches!(class, Class::Court | Class::Authority | Class::Product);
    let mut first = None;
    for (class, entity) in named {
        if opponents.contains(&entity) {
            return Some(entity);
        }
        first = first.or(Some(entity).filter(|_| can_be_charged(class)));
    }
    first
}

/// What names nobody: a charge or an answer is aimed at the other side, a promise at whom the story is about.
fn other_side(stage: &Stage<'_>, cue: &Cue) -> Option<EntityId> {
    let speaker = cue.speaker?;
    if is_aimed(cue.kind) {
        return stage.suits.opposing(speaker).first().copied();
    }
    let offered = matches!(cue.kind, ClaimKind::Promise | ClaimKind::Agreement);
    stage.topic.filter(|&topic| offered && topic != speaker && stage.suits.last().is_none())
}
