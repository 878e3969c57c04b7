//! Wiring: stories in, one feud out.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use super::actors::{self, Cast};
use super::merge::{self, Telling};
use super::{Dated, Feud, Place, Said, Story, Sum, answers, dispute, disputes, order, relations, reprints, sides};
use crate::claim::Claim;
use crate::entity::EntityId;
use crate::event::Part;
use crate::extract::Extraction;
use crate::span::Span;

impl Feud {
    /// Puts stories together. It is a function of the set of extractions: their order does not matter, and a story given
    /// twice (the same id and text) counts once. Never fails; no stories give an empty feud.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let first = extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI。"));
    /// let second = extractor.extract(&Document::new("b", "马斯克曾是OpenAI的董事。"));
    /// let feud = Feud::assemble(&[first.clone(), second.clone()]);
    /// assert_eq!(feud.actors[0].name, "马斯克");
    /// assert_eq!(feud.actors[0].mentions.len(), 2);
    /// assert_eq!(feud, Feud::assemble(&[second, first.clone(), first]));
    /// ```
    #[must_use]
    pub fn assemble(extractions: &[Extraction]) -> Self {
        let stories = canonical(extractions);
        let cast = actors::cast(&stories);
        let (sums, sums_before) = sums(&stories);
        let tellings = tellings(&stories, &cast, &sums_before, sums.len());
        let merged = merge::merge(&tellings, &sums);
        let (events, event_of) = order::chronological(merged);
        let mut feud = Self {
            documents: stories.iter().map(|story| told(story)).collect(),
            claims: claims(&stories, &cast),
            dates: dates(&stories),
            sums,
            events,
            actors: cast.actors,
            ..Self::default()
        };
        let stated = stated(&stories, &event_of);
        feud.relations = order::precedes(&feud.events, &stated);
        let voices = relations::asserts(&mut feud, &tellings, &event_of);
        feud.sides = sides::sides(&feud);
        feud.dispute = dispute::dispute(&feud);
        relations::corroborates(&mut feud);
        relations::part_of(&mut feud);
        answers::answers(&mut feud);
        disputes::disputes(&mut feud, &tellings, &event_of, &voices);
        reprints::pool(&mut feud);
        feud.relations.sort();
        feud.relations.dedup();
        feud
    }
}

/// The stories, each once, sorted by id and text.
fn canonical(extractions: &[Extraction]) -> Vec<&Extraction> {
    let mut stories: Vec<&Extraction> = extractions.iter().collect();
    stories.sort_by(|a, b| by_identity(a, b).then_with(|| by_content(a, b)));
    stories.dedup_by(|b, a| by_identity(a, b) == Ordering::Equal);
    stories
}

fn by_identity(a: &Extraction, b: &Extraction) -> Ordering {
    a.document.id().cmp(b.document.id()).then_with(|| a.document.text().cmp(b.document.text()))
}

/// One story read twice in different ways (another pack, another day of publication): any order will do if it is total.
fn by_content(a: &Extraction, b: &Extraction) -> Ordering {
    if a == b { Ordering::Equal } else { format!("{a:?}").cmp(&format!("{b:?}")) }
}

fn told(story: &Extraction) -> Story {
    Story {
        id: story.document.shared_id(),
        title: story.title.clone(),
        text: story.document.shared_text(),
        published: story.published,
        published_inferred: story.published_inferred,
        language: story.language,
        repeated_paragraphs: story.repeated_paragraphs,
        encoding: story.document.shared_encoding(),
        carries_text: story.document.carries_text(),
    }
}

/// All sums, and for each story how many stand before its own.
fn sums(stories: &[&Extraction]) -> (Vec<Sum>, Vec<usize>) {
    let mut sums = Vec::with_capacity(stories.iter().map(|s| s.amounts.len()).sum());
    let mut before = Vec::with_capacity(stories.len());
    for (document, story) in stories.iter().enumerate() {
        before.push(sums.len());
        let place = |span: Span| Place { document, span };
        sums.extend(story.amounts.iter().map(|a| Sum { place: place(a.span), money: a.money, rule: Arc::clone(&a.rule) }));
    }
    (sums, before)
}

fn dates(stories: &[&Extraction]) -> Vec<Dated> {
    let of = |(document, story): (usize, &&Extraction)| -> Vec<Dated> {
        let dated = |d: &crate::extract::DateMention| Dated {
            place: Place { document, span: d.span },
            when: d.when,
            note: d.note.clone(),
            rule: Arc::clone(&d.rule),
        };
        story.dates.iter().map(dated).collect()
    };
    stories.iter().enumerate().flat_map(of).collect()
}

/// Every report, seen from the feud: its parties and sums numbered as the feud numbers them.
fn tellings<'s>(stories: &[&'s Extraction], cast: &Cast, sums_before: &[usize], sums: usize) -> Vec<Telling<'s>> {
    let mut tellings = Vec::with_capacity(stories.iter().map(|s| s.reports.len()).sum());
    for (document, story) in stories.iter().enumerate() {
        for report in &story.reports {
            let part = |p: &Part| Some(Part { role: p.role, entity: cast.actor(document, p.entity)? });
            let mut parts: Vec<Part> = report.parts.iter().filter_map(part).collect();
            parts.sort_unstable();
            parts.dedup();
            let amounts = report.amounts.iter().filter(|&&a| a < story.amounts.len());
            let amounts = amounts.map(|a| sums_before[document] + a).filter(|a| *a < sums).collect();
            let words = story.document.text().get(report.trigger.range()).unwrap_or_default();
            let print = reprints::print(reprints::around(story.document.text(), report.trigger));
            tellings.push(Telling { document, report, parts, amounts, words, print });
        }
    }
    tellings
}

fn claims(stories: &[&Extraction], cast: &Cast) -> Vec<Said> {
    let mut claims = Vec::with_capacity(stories.iter().map(|s| s.claims.len()).sum());
    for (document, story) in stories.iter().enumerate() {
        let first = claims.len();
        claims.extend(story.claims.iter().map(|claim| said(document, claim, |id| cast.actor(document, id))));
        // in text order, the outer before the inner
        claims[first..].sort_by_key(|c: &Said| (c.content.span.start(), Reverse(c.content.span.end()), c.cue));
    }
    claims
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

/// The pairs of events (earlier, later) whose order a story states, in story order.
fn stated(stories: &[&Extraction], event_of: &[usize]) -> Vec<(usize, usize)> {
    let mut stated = Vec::new();
    let mut before = 0;
    for story in stories {
        let event = |report: usize| (report < story.reports.len()).then(|| event_of[before + report]);
        let pairs = story.stated_order.iter().filter_map(|&(a, b)| Some((event(a)?, event(b)?)));
        stated.extend(pairs.filter(|(a, b)| a != b));
        before += story.reports.len();
    }
    stated
}
