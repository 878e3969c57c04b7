//! One story, wired: text view, mentions, names to entities, reports and claims.

use std::sync::Arc;

use crate::claim::Claim;
use crate::document::{Document, Language};
use crate::entity::Entity;
use crate::event::Report;
use crate::span::Span;
use crate::value::money::Money;
use crate::value::when::{Day, When};

/// A sum and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In bytes of the original text, with its modifier and currency.
    pub span: Span,
    /// How much.
    pub money: Money,
}

/// A date and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// In bytes of the original text.
    pub span: Span,
    /// The days it covers.
    pub when: When,
    /// How it was resolved, when it was not plain.
    pub note: Option<Arc<str>>,
}

/// What one story says. Free of I/O; the same story and pack always give the same value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// The story.
    pub document: Document,
    /// Its headline: the one given, or the first line that looks like one.
    pub title: Option<Arc<str>>,
    /// Its language, given or told from the characters.
    pub language: Language,
    /// Its day of publication, given or inferred.
    pub published: Option<Day>,
    /// Whether that day was inferred from inside the text.
    pub published_inferred: bool,
    /// How many paragraphs repeat earlier ones.
    pub repeated_paragraphs: usize,
    /// Parties, products, places; [`crate::entity::EntityId`] indexes them; in order of first mention.
    pub entities: Vec<Entity>,
    /// Sums, in text order.
    pub amounts: Vec<Amount>,
    /// Dates, in text order; those that could not be resolved are left out.
    pub dates: Vec<DateMention>,
    /// What happened, in text order.
    pub reports: Vec<Report>,
    /// What was said, in text order.
    pub claims: Vec<Claim>,
    /// Pairs of reports (earlier, later) whose order a connective states.
    pub stated_order: Vec<(usize, usize)>,
}
