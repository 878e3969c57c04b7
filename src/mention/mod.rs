//! What is named, and where.
//!
//! One pass of the lexicon over the view gives hits; readers run at anchors; overlaps are settled by one total order;
//! what remains are [`Mention`]s, in text order, which never overlap.

use crate::pack::RowId;
use crate::span::{Span, View};

pub(crate) mod acronym;
mod actor;
mod anonymous;
mod bodies;
mod borders;
mod branch;
mod brand;
mod characters;
mod deeds;
mod define;
mod ending;
pub(crate) mod find;
mod finder;
mod firm_place;
mod firm_relations;
mod firm_words;
mod foreign;
mod forms;
mod generic;
mod introduced;
mod latin;
mod learn;
mod lone;
mod married;
mod organization;
mod outlet;
mod party;
mod person;
mod ranges;
pub mod read;
mod romanized;
mod run;
mod seen;
mod settle;
mod sport;
mod story_brand;
mod surname;
mod tabled;
mod told;
mod township;
mod trade;
mod trade_name;
mod triggers;
mod word_set;
pub(crate) mod words;

pub(crate) use branch::BRANCH;
pub use define::Definition;
pub(crate) use forms::{FORMS, LEFT_OUT, brand, group_brand};

pub use crate::ontology::Class;

/// One stretch of the view that names something.
///
/// ```
/// use feudline::mention::{Class, Mention};
/// use feudline::Span;
/// let mention = Mention { span: Span::new(0, 9), class: Class::Person, row: None, value: None, rule: "people.tsv", definite: true };
/// assert!(mention.class.is_party());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in the view.
    pub span: Span<View>,
    /// Of what.
    pub class: Class,
    /// The gazetteer row behind it, if one is.
    pub row: Option<RowId>,
    /// For [`Class::Money`] and [`Class::Date`]: index into the values read; for words that stand for a party: the index of
    /// their rule; for other classes unused.
    pub value: Option<usize>,
    /// The rule or table that found it; for a word that stands for a party [`Self::value`] is the index of its rule.
    pub rule: &'static str,
    /// A definite name needs no further evidence; an indefinite one was licensed by its neighbourhood.
    pub definite: bool,
}
