//! Dates: read at anchors, resolved along the story.
//!
//! Four steps: rules of the grammar are tried at their triggers and their captures read into expressions (`find`,
//! `capture`); the words beside dates join ranges and open bounds (`beside`); without a given day of publication
//! one is inferred (`published`); then every expression is resolved in text order, each date becoming the anchor of
//! the next relative one (`resolve`).

use std::sync::Arc;

use crate::pack::{Pack, RuleName};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::value::when::{Day, Granularity, When};

mod around;
mod aside;
mod beside;
mod calendar;
mod capture;
mod chain;
mod distance;
mod edges;
mod era;
mod expression;
mod feast;
mod find;
mod grammar;
mod hung;
mod length;
mod occasion;
mod part;
mod plain;
mod published;
mod range;
mod request;
mod resolve;
mod starts;
mod torn;
mod words;
mod year;

use chain::Chain;
use grammar::Grammar;

/// A date expression of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateRead {
    pub span: Span<View>,
    /// The days it covers; `None` when the story does not tell.
    pub when: Option<When>,
    /// How it was resolved, when it was not plain.
    pub note: Option<Arc<str>>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// All dates of a story, and the day they are read against.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    /// In text order, without overlaps.
    pub found: Vec<DateRead>,
    /// The day of publication, given or inferred.
    pub published: Option<Day>,
    /// Whether it was inferred.
    pub inferred: bool,
}

/// The date grammar of a pack, compiled.
pub(crate) struct DateReader {
    grammar: Grammar,
}

impl DateReader {
    pub fn new(pack: &Pack) -> Self {
        Self { grammar: Grammar::new(pack) }
    }

    /// Reads all dates; `anchors` are the hits of the date rules' triggers with the rule's index, by start.
    pub fn read(&self, view: &TextView, anchors: &[(Span<View>, u32)], published: Option<Day>) -> Dates {
        let pieces = find::find(view.as_str(), &self.grammar, anchors);
        let placed = beside::place(view, &self.grammar, anchors, pieces);
        let guess = if published.is_none() { published::infer(view, &placed) } else { None };
        let day = published.or(guess.as_ref().map(|g| g.day));
        let mut chain = Chain::new(view, day, &placed);
        chain.request = request::is_request(view.as_str(), &placed);
        chain.english = !view.language().is_chinese();
        chain.alone = matches!(&placed[..], [only] if only.span.len() == view.as_str().trim().len());
        let mut found = Vec::with_capacity(placed.len());
        for (at, one) in placed.iter().enumerate() {
            let (when, note) = chain.read(view, at, one);
            let note = match (&guess, note) {
                (Some(guess), Some(note)) => Some(Arc::from(format!("{note}; publication inferred from {}", guess.why))),
                (_, note) => note.map(Arc::from),
            };
            let rule = self.grammar.shape(one.rule as usize).map_or_else(|| RuleName::from(""), |s| s.name.clone());
            let granularity = when.map_or(Granularity::Range, |when| when.granularity);
            let span = edges::widen(view.as_str(), one.span, granularity, chain.english);
            found.push(DateRead { span, when, note, rule });
        }
        Dates { found, published: day, inferred: guess.is_some() }
    }
}
