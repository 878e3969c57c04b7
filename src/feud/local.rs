//! One group of stories put together: reports become events, claims answer claims, disputes show.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::actors::Cast;
use super::merge::{self, Telling};
use super::{Actor, Feud, Ground, Place, Said, Told, answers, disputes, order, points, relations, reprints};
use crate::claim::Claim;
use crate::entity::EntityId;
use crate::event::Part;
use crate::span::Span;

/// Stories that have to do with each other, with their parties numbered by first mention among them.
pub(super) struct Group {
    pub(super) stories: Vec<Arc<Told>>,
    /// Which of `actors` each story's entities are.
    actor_of: Vec<Vec<EntityId>>,
    /// Their indices among everybody.
    pub(super) actors: Vec<EntityId>,
}

impl Group {
    /// The stories at some places of all stories.
    pub(super) fn of(documents: &[usize], stories: &[Arc<Told>], cast: &Cast) -> Self {
        let mut number: FxHashMap<EntityId, EntityId> = FxHashMap::default();
        let mut actors = Vec::new();
        let mut local = |actor: EntityId| {
            *number.entry(actor).or_insert_with(|| {
                actors.push(actor);
                EntityId(actors.len() - 1)
            })
        };
        let actor_of = documents.iter().map(|&d| cast.actor_of[d].iter().map(|&a| local(a)).collect()).collect();
        Self { stories: documents.iter().map(|&d| Arc::clone(&stories[d])).collect(), actor_of, actors }
    }

    fn actor(&self, document: usize, entity: EntityId) -> Option<EntityId> {
        self.actor_of.get(document)?.get(entity.0).copied()
    }

    /// What the stories tell together. Its actors have no more than a kind: who they are is everybody's business.
    pub(super) fn assemble(&self, everybody: &[Actor]) -> Feud {
        let (sums, sums_before) = super::assemble::sums(&self.stories);
        let tellings = self.tellings(&sums_before, sums.len());
        let merged = merge::merge(&tellings, &sums);
        let (events, event_of) = order::chronological(merged);
        let mut feud = Feud {
            documents: self.stories.iter().map(|story| super::assemble::told(story)).collect(),
            claims: self.claims(),
            sums,
            events,
            actors: self.actors.iter().map(|a| bare(&everybody[a.0])).collect(),
            ground: Ground { actor_of: self.actor_of.clone(), ..Ground::default() },
            ..Feud::default()
        };
        feud.relations = order::precedes(&feud.events, &self.stated(&event_of));
        let voices = relations::asserts(&mut feud, &tellings, &event_of);
        disputes::disputes(&mut feud);
        relations::corroborates(&mut feud);
        relations::part_of(&mut feud);
        answers::answers(&mut feud);
        points::points(&mut feud, &tellings, &event_of, &voices);
        reprints::pool(&mut feud);
        if self.stories.len() > 1 {
            reprints::unite_questions(&mut feud);
        }
        disputes::share_points(&mut feud);
        feud.relations.sort();
        feud.relations.dedup();
        feud
    }

    /// Every report, seen from the group: its parties and sums numbered as the group numbers them.
    fn tellings(&self, sums_before: &[usize], sums: usize) -> Vec<Telling<'_>> {
        let mut tellings = Vec::with_capacity(self.stories.iter().map(|s| s.reports.len()).sum());
        for (document, story) in self.stories.iter().enumerate() {
            for (report, &print) in story.reports.iter().zip(&story.prints) {
                let part = |p: &Part| Some(Part { role: p.role, entity: self.actor(document, p.entity)? });
                let mut parts: Vec<Part> = report.parts.iter().filter_map(part).collect();
                parts.sort_unstable();
                parts.dedup();
                let amounts = report.amounts.iter().filter(|&&a| a < story.amounts.len());
                let amounts = amounts.map(|a| sums_before[document] + a).filter(|a| *a < sums).collect();
                let words = story.document.text().get(report.trigger.range()).unwrap_or_default();
                tellings.push(Telling { document, report, parts, amounts, words, print });
            }
        }
        tellings
    }

    fn claims(&self) -> Vec<Said> {
        let mut claims = Vec::with_capacity(self.stories.iter().map(|s| s.claims.len()).sum());
        for (document, story) in self.stories.iter().enumerate() {
            let first = claims.len();
            claims.extend(story.claims.iter().map(|claim| said(document, claim, |id| self.actor(document, id))));
            // in text order, the outer before the inner
            claims[first..].sort_by_key(|c: &Said| (c.content.span.start(), Reverse(c.content.span.end()), c.cue));
        }
        claims
    }

    /// The pairs of events (earlier, later) whose order a story states, in story order.
    fn stated(&self, event_of: &[usize]) -> Vec<(usize, usize)> {
        let mut stated = Vec::new();
        let mut before = 0;
        for story in &self.stories {
            let event = |report: usize| (report < story.reports.len()).then(|| event_of[before + report]);
            let pairs = story.stated_order.iter().filter_map(|&(a, b)| Some((event(a)?, event(b)?)));
            stated.extend(pairs.filter(|(a, b)| a != b));
            before += story.reports.len();
        }
        stated
    }
}

/// What assembling asks of an actor.
fn bare(actor: &Actor) -> Actor {
    Actor {
        kind: actor.kind,
        fine: actor.fine.clone(),
        row: None,
        name: String::new(),
        aliases: Vec::new(),
        mentions: Vec::new(),
        reasons: Vec::new(),
    }
}

fn said(document: usize, claim: &Claim, actor: impl Fn(EntityId) -> Option<EntityId>) -> Said {
    let place = |span: Span| Place { document, span };
    let mut targets: Vec<EntityId> = claim.targets.iter().filter_map(|&t| actor(t)).collect();
    targets.sort_unstable();
    targets.dedup();
    Said {
        kind: claim.kind,
        speaker: claim.speaker.and_then(&actor),
        house: claim.house.and_then(&actor),
        targets,
        said: claim.said,
        quote: claim.quote,
        reply: claim.reply,
        named: claim.named,
        content: place(claim.content),
        cue: place(claim.cue),
        evidence: claim.evidence.iter().map(|&span| place(span)).collect(),
        rule: Arc::clone(&claim.rule),
    }
}
