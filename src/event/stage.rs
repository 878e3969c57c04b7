//! What event and claim rules may look at, and what they draft.

use std::cell::RefCell;

use super::Report;
use super::factuality::Operator;
use super::lost::Lost;
use super::ordered::count_before;
use super::sides::Suits;
use crate::entity::{EntityId, EntityIds};
use crate::mention::{Class, Mention};
use crate::pack::Pack;
use crate::pack::compile::{Meaning, Stand};
use crate::pack::verbs::Verbs;
use crate::span::{Span, View};
use crate::value::when::When;

/// What the rules may look at.
pub(crate) struct Stage<'a> {
    pub pack: &'a Pack,
    pub meanings: &'a [Meaning],
    pub verbs: &'a Verbs,
    pub mentions: &'a [Mention],
    /// The class of each mention; of a word that stands for a court, a court's.
    pub classes: &'a [Class],
    /// The entities each mention stands for; several for 双方.
    pub entities: &'a [EntityIds],
    pub dates: &'a [Option<When>],
    /// The operators of the sentence.
    pub operators: &'a [Operator],
    /// The triggers of the whole story, in order, the longest first.
    pub rules: &'a [(Span<View>, u32)],
    /// The sentence that is read, and its triggers.
    pub sentence: Span<View>,
    pub triggers: &'a [(Span<View>, u32)],
    /// The suits told of so far.
    pub suits: &'a Suits,
    /// The organisation that the whole story is about, if there is one.
    pub topic: Option<EntityId>,
    /// The paragraph of the sentence.
    pub paragraph: Span<View>,
    /// Whose posts changed hands last in the paragraph.
    pub employer: Option<EntityId>,
    /// Where rules are noted that made nothing of their trigger, if anybody asks.
    pub lost: Option<&'a RefCell<Vec<Lost>>>,
}

impl<'a> Stage<'a> {
    /// Whether a mention is no more than the word court or agency: none was named before that it could stand for.
    pub fn is_bare_body(&self, mention: usize) -> bool {
        let stand = || self.mentions[mention].value.and_then(|rule| self.meanings.get(rule));
        self.mentions[mention].class == Class::Pronoun
            && self.entities[mention].is_empty()
            && matches!(stand(), Some(Meaning::Stand(Stand::Court | Stand::Authority)))
    }

    /// Whose post is meant where nobody says it: of the firm whose posts the paragraph told of before, else of the one that the story is
    /// about if the paragraph has named it, else of the one it named last.
    /// A firm in the `clause` itself is where somebody comes from.
    pub fn firm_near(&self, clause: Span<View>) -> Option<EntityId> {
        let before = count_before(self.mentions, |m| m.span.start() < clause.start());
        let inside = |i: &usize| self.mentions[*i].span.start() >= self.paragraph.start();
        let named = || (0..before).rev().take(FIRM_BACK).take_while(inside).filter_map(|i| self.entities[i].first().map(|e| (i, *e)));
        let told = self.topic.filter(|topic| named().any(|(_, entity)| entity == *topic));
        self.employer
            .or(told)
            .or_else(|| named().find(|(i, _)| self.classes[*i] == Class::Organization).map(|(_, entity)| entity))
            .or(self.topic)
    }

    /// The triggers that begin in a span, in order, the longest first.
    pub fn rules_in(&self, span: Span<View>) -> &'a [(Span<View>, u32)] {
        let near = if self.sentence.contains(span) { self.triggers } else { self.rules };
        let near = &near[count_before(near, |r| r.0.start() < span.start())..];
        &near[..count_before(near, |r| r.0.start() < span.end())]
    }
}

/// How many names back a paragraph is searched for whose post is meant: a text may be one paragraph.
const FIRM_BACK: usize = 256;

/// A report with its trigger still in the view.
pub(crate) struct Draft {
    pub report: Report,
    pub trigger: Span<View>,
    /// Whether its rule has a place for a sum.
    pub takes_sum: bool,
    /// Whether its subject was carried over from an earlier clause or sentence.
    pub carried: bool,
}

/// A span without the space around its words.
pub(crate) fn trim(text: &str, span: Span<View>) -> Span<View> {
    let body = text[span.range()].trim_start();
    let start = span.end() - body.len();
    Span::new(start, start + body.trim_end().len())
}
