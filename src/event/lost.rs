//! Rules whose word stands in a story and that made nothing of it, each with the reason: for who writes rules.

use crate::pack::RuleName;
use crate::span::Span;

/// Why a rule made nothing of its trigger.
///
/// ```
/// use feudline::event::lost::Why;
/// assert_eq!(Why::NoMatch.words(), "no `match` of it fits what stands around");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// A longer trigger over it was read or refused: of this rule.
    Covered(RuleName),
    /// Another rule for the same kind of event fitted the same word before it.
    ToldBefore(RuleName),
    /// A word of `unless` stands beside it.
    Unless,
    /// It stands inside a name, a title or the name of a case.
    InName,
    /// Its two characters belong to other words: 内退 in 三个月内退还.
    InWord,
    /// None of its patterns fits what stands around it.
    NoMatch,
    /// What `needs` asks for is not there: a party, a subject or a sum.
    Needs,
}

impl Why {
    /// The reason in words that a rule's author can use.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Covered(rule) => format!("a longer trigger of {rule} covers it"),
            Self::ToldBefore(rule) => format!("{rule} came before it and tells the same kind of event"),
            Self::Unless => "a word of its `unless` stands beside it".to_owned(),
            Self::InName => "it stands inside a name, a title or the name of a case".to_owned(),
            Self::InWord => "its characters belong to other words".to_owned(),
            Self::NoMatch => "no `match` of it fits what stands around".to_owned(),
            Self::Needs => "what its `needs` asks for is not there".to_owned(),
        }
    }
}

/// A rule that made nothing of one of its triggers.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let (_, lost) = extractor.explain(&Document::new("a", "OpenAI被起诉风波不断。"));
/// assert!(lost.iter().all(|lost| !lost.rule.is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The trigger, in bytes of the original text.
    pub trigger: Span,
    /// The rule.
    pub rule: RuleName,
    /// Why.
    pub why: Why,
}
