//! Who says what: claims, which are never promoted to facts.

use crate::entity::EntityId;
use crate::event::vocabulary;
use crate::pack::RuleName;
use crate::span::Span;
use crate::value::when::When;

vocabulary! {
    /// What kind of thing is said.
    ClaimKind {
        /// Says that another did wrong, or something that hurts another.
        Allegation = "allegation",
        /// Says that something another said is not so.
        Denial = "denial",
        /// Grants something to one's own disadvantage, or another's point.
        Admission = "admission",
        /// Asks, orders or sues for something: relief claimed, damages sought, an apology wanted.
        Demand = "demand",
        /// Commits oneself.
        Promise = "promise",
        /// Announces harm or legal steps unless, or as a warning.
        Threat = "threat",
        /// Says what will come.
        Prediction = "prediction",
        /// Values, believes, explains a motive.
        Opinion = "opinion",
        /// Says yes to what another said.
        Agreement = "agreement",
        /// Any other attributed content: tells, announces, reports.
        Statement = "statement",
    }
}

vocabulary! {
    /// How the words are given.
    QuoteKind {
        /// Between quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// Partly between quotation marks.
        Mixed = "mixed",
    }
}

/// Something said by somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What kind of thing is said.
    pub kind: ClaimKind,
    /// Who says it; `None` when the text names nobody.
    pub speaker: Option<EntityId>,
    /// About or against whom, sorted.
    pub targets: Vec<EntityId>,
    /// When it was said; not when what it tells of happened.
    pub said: Option<When>,
    /// Whether in the speaker's own words.
    pub quote: QuoteKind,
    /// What is said.
    pub content: Span,
    /// The word of saying.
    pub cue: Span,
    /// The words it rests on: the content, and parts of it that stand apart.
    pub evidence: Vec<Span>,
    /// The rule that made it.
    pub rule: RuleName,
}
