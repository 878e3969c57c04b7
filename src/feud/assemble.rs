//! Extractions laid side by side: every report is an event of its own, every entity an actor of its own.

use super::{Actor, Dated, Event, Feud, Place, Said, Story, Sum};
use crate::entity::EntityId;
use crate::event::Part;
use crate::extract::Extraction;
use crate::span::Span;

impl Feud {
    /// Puts stories together.
    #[must_use]
    pub fn assemble(extractions: &[Extraction]) -> Self {
        let mut feud = Self::default();
        for extraction in extractions {
            feud.add(extraction);
        }
        feud.events.sort_by_key(|e| (e.when.is_none(), e.when.and_then(|w| w.earliest.or(w.latest)), e.trigger));
        feud
    }

    fn add(&mut self, story: &Extraction) {
        let (document, actors, sums) = (self.documents.len(), self.actors.len(), self.sums.len());
        let place = |span: Span| Place { document, span };
        let who = |e: EntityId| EntityId(e.0 + actors);
        self.documents.push(Story {
            id: story.document.id().into(),
            title: story.title.clone(),
            text: story.document.text().into(),
            published: story.published,
            published_inferred: story.published_inferred,
            language: story.language,
            repeated_paragraphs: story.repeated_paragraphs,
        });
        self.actors.extend(story.entities.iter().map(|e| Actor {
            kind: e.kind,
            fine: e.fine.clone(),
            row: e.row.clone(),
            name: e.name.clone(),
            aliases: e.aliases.clone(),
            mentions: e.mentions.iter().map(|m| (place(m.span), m.form)).collect(),
            reasons: e.reasons.clone(),
        }));
        self.sums.extend(story.amounts.iter().map(|a| Sum { place: place(a.span), money: a.money, rule: a.rule.clone() }));
        self.dates.extend(story.dates.iter().map(|d| Dated {
            place: place(d.span),
            when: d.when,
            note: d.note.clone(),
            rule: d.rule.clone(),
        }));
        self.events.extend(story.reports.iter().map(|r| Event {
            kind: r.kind,
            when: r.when,
            parts: r.parts.iter().map(|p| Part { role: p.role, entity: who(p.entity) }).collect(),
            amounts: r.amounts.iter().map(|a| a + sums).collect(),
            factuality: r.factuality,
            evidence: r.evidence.iter().map(|s| place(*s)).collect(),
            trigger: place(r.trigger),
            rule: r.rule.clone(),
            notes: r.notes.clone(),
        }));
        self.claims.extend(story.claims.iter().map(|c| Said {
            kind: c.kind,
            speaker: c.speaker.map(who),
            targets: c.targets.iter().map(|t| who(*t)).collect(),
            said: c.said,
            quote: c.quote,
            content: place(c.content),
            cue: place(c.cue),
            evidence: c.evidence.iter().map(|s| place(*s)).collect(),
            rule: c.rule.clone(),
        }));
    }
}
