//! A word of speech, and where its speaker stands.

use crate::entity::EntityId;
use crate::ontology::ClaimKind;
use crate::pack::compile;
use crate::span::{Span, View};

/// A word of speech in a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Cue {
    pub span: Span<View>,
    pub rule: u32,
    pub kind: ClaimKind,
    pub shape: compile::Content,
    pub told: bool,
    /// Whether it is a word of answering.
    pub reply: bool,
    /// Whether it sets another's word against the one before: 乙则称.
    pub contrast: bool,
    pub speaker: Option<EntityId>,
    /// Whether a court or an authority speaks.
    pub body: bool,
    /// Where the speaker stands.
    pub place: Place,
    /// Whether it is the second word of one saying: 回复本报说, 答复中称.
    pub joined: bool,
}

/// Where a speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// By name in the cue's own clause.
    Clause,
    /// As a pronoun in the cue's own clause.
    Pronoun,
    /// After the cue.
    Object,
    /// In an earlier clause or sentence: the subject is dropped.
    Before,
    /// Nobody was found.
    Nowhere,
}
