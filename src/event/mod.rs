//! What happened: reports of events, with roles, dates, sums and how real they are.

mod accused;
mod aside;
mod bare;
mod chinese;
mod clause;
mod coordination;
pub(crate) mod date;
mod described;
mod employer;
pub(crate) mod english;
pub(crate) mod factuality;
mod fill;
mod fits;
pub mod lost;
mod mark;
pub(crate) mod ordered;
mod passed;
pub(crate) mod pattern;
pub(crate) mod pronoun;
pub(crate) mod read;
mod recall;
pub(crate) mod roles;
pub(crate) mod scene;
mod shadow;
pub(crate) mod sides;
mod spaced;
pub(crate) mod stage;
mod sums;
mod twins;
mod whole;

use std::sync::Arc;

use crate::entity::EntityId;
use crate::pack::RuleName;
use crate::span::Span;
use crate::value::when::When;

pub use crate::ontology::{EventKind, Factuality, Role};

/// One party in one role.
///
/// ```
/// use feudline::event::Role;
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let part = feud.events[0].parts.iter().find(|part| part.role == Role::Plaintiff).unwrap();
/// assert_eq!(feud.actors[part.entity.0].name, "马斯克");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// What it does there.
    pub role: Role,
    /// Who.
    pub entity: EntityId,
}

/// One story's account of a happening.
///
/// ```
/// use feudline::event::EventKind;
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// assert_eq!(story.reports[0].kind, EventKind::LegalSue);
/// assert!(!story.reports[0].evidence.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What kind of event.
    pub kind: EventKind,
    /// When it happened, as far as the text says; never the day of the report.
    pub when: Option<When>,
    /// Who takes part, sorted; empty when the text does not say.
    pub parts: Vec<Part>,
    /// Indices into the story's sums.
    pub amounts: Vec<usize>,
    /// How real.
    pub factuality: Factuality,
    /// The clause it rests on, then where it is told again, in text order.
    pub evidence: Vec<Span>,
    /// The word that set off the rule.
    pub trigger: Span,
    /// The rule that made it.
    pub rule: RuleName,
    /// In words, what was decided on the way (a dropped subject, an inferred date); for `explain`.
    pub notes: Vec<Arc<str>>,
}
