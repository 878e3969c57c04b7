//! Who says what: every statement with its speaker, in the words of the story, and what it answers.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Page;
use super::piece::{class, numbers};
use crate::claim::QuoteKind;
use crate::export::text::{Labels, label};
use crate::feud::{Node, Relation, RelationKind, Said};

/// How much of a statement is printed; a link leads to all of it.
const MOST_WORDS: usize = 220;

impl Page<'_> {
    pub(super) fn statements(&self) -> Markup {
        let mut answers: BTreeMap<usize, Vec<&Relation>> = BTreeMap::new();
        for relation in &self.feud.relations {
            if let (Some(_), Node::Claim(from)) = (self.answers(relation.kind), relation.from) {
                answers.entry(from).or_default().push(relation);
            }
        }
        html! {
            section #statements tabindex="-1" aria-labelledby="statements-h" {
                h2 #statements-h { (self.say("Who says what", "谁说了什么")) }
                @if self.feud.claims.is_empty() { p { (self.say("No statement was found.", "未发现言论。")) } }
                @else { p.hint { (self.say("Words between quotation marks are the speaker's own; the rest is reported speech.", "引号内为说话者原话，其余为转述。")) } }
                ol.said { @for (i, claim) in self.feud.claims.iter().enumerate() { (self.statement(i, claim, answers.get(&i))) } }
            }
        }
    }

    fn statement(&self, index: usize, claim: &Said, answers: Option<&Vec<&Relation>>) -> Markup {
        let document = claim.content.document;
        let side = class(claim.speaker.and_then(|id| self.told.side_in_story(document, id)));
        let own = if self.wants_marks(claim) { " own" } else { "" };
        let who = numbers(claim.speaker.iter().chain(&claim.targets).copied());
        html! {
            li id=(format!("c{}", index + 1)) class=(format!("{side}{own}")) data-p=(who) data-d=[self.dispute_of_story(document)] data-w=(self.places(&[claim.content])) {
                span {
                    (self.pieces(&self.told.claim_pieces(claim)))
                    @if let Some(when) = claim.said { " (" (label::when(when, self.labels)) ")" }
                }
                (self.quote(&claim.content, MOST_WORDS))
                span {
                    (self.links(&[claim.content]))
                    @for relation in answers.into_iter().flatten() { (self.answer(relation)) }
                }
            }
        }
    }

    /// Whether words are the speaker's own and stand without the quotation marks of the story.
    pub(super) fn wants_marks(&self, claim: &Said) -> bool {
        let marked = self.feud.words(claim.content).trim_start().starts_with(['“', '"', '「', '『', '‘', '\'']);
        claim.quote == QuoteKind::Direct && !marked
    }

    fn answer(&self, relation: &Relation) -> Markup {
        let (to, name) = match relation.to {
            Node::Event(i) => (format!("e{}", i + 1), format!("{} {}", self.say("event", "事件"), i + 1)),
            Node::Claim(i) => (format!("c{}", i + 1), format!("{} {}", self.say("statement", "言论"), i + 1)),
        };
        html! { @if let Some(word) = self.answers(relation.kind) { " · " (word) " " a href=(format!("#{to}")) { (name) } } }
    }

    /// What a statement does to another.
    const fn answers(&self, kind: RelationKind) -> Option<&'static str> {
        let english = matches!(self.labels, Labels::English);
        Some(match kind {
            RelationKind::Denies => {
                if english {
                    "denies"
                } else {
                    "否认"
                }
            }
            RelationKind::Contradicts => {
                if english {
                    "contradicts"
                } else {
                    "抵触"
                }
            }
            RelationKind::RespondsTo => {
                if english {
                    "answers"
                } else {
                    "回应"
                }
            }
            RelationKind::Corroborates => {
                if english {
                    "bears out"
                } else {
                    "印证"
                }
            }
            _ => return None,
        })
    }
}
