//! Who says what: claims, which are never promoted to facts.

pub(crate) mod aim;
mod before;
pub(crate) mod charge;
mod content;
mod cue;
mod cues;
mod english;
mod goes_on;
mod kind;
mod parts;
pub(crate) mod post;
pub(crate) mod read;
mod speaker;

use crate::entity::EntityId;
use crate::pack::RuleName;
use crate::span::Span;
use crate::value::when::When;

pub use crate::ontology::{ClaimKind, Named, QuoteKind};

/// Something said by somebody.
///
/// ```
/// use feudline::claim::ClaimKind;
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// let claim = story.claims.iter().find(|claim| claim.kind == ClaimKind::Denial).unwrap();
/// assert_eq!(story.entities[claim.speaker.unwrap().0].name, "OpenAI");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What kind of thing is said.
    pub kind: ClaimKind,
    /// Who says it; `None` when the text names nobody.
    pub speaker: Option<EntityId>,
    /// For whom a person speaks: whose post he holds.
    pub house: Option<EntityId>,
    /// About or against whom, sorted.
    pub targets: Vec<EntityId>,
    /// When it was said; not when what it tells of happened.
    pub said: Option<When>,
    /// Whether in the speaker's own words.
    pub quote: QuoteKind,
    /// Whether the word of saying is one of answering: 回应称, countered.
    pub reply: bool,
    /// What the words name as what they answer: 对判决表示失望.
    pub named: Option<Named>,
    /// What is said.
    pub content: Span,
    /// The word of saying.
    pub cue: Span,
    /// The words it rests on: the content, and parts of it that stand apart.
    pub evidence: Vec<Span>,
    /// The rule that made it.
    pub rule: RuleName,
}
