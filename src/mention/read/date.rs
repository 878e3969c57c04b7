//! Dates: read at anchors, resolved along the story.

use std::sync::Arc;

use crate::pack::{Pack, RuleName};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::value::when::{Day, When};

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
pub(crate) struct DateReader {}

impl DateReader {
    pub fn new(_pack: &Pack) -> Self {
        Self {}
    }

    /// Reads all dates; `anchors` are the hits of the date rules' triggers with the rule's index, by start.
    pub fn read(&self, _view: &TextView, _anchors: &[(Span<View>, u32)], published: Option<Day>) -> Dates {
        Dates { found: Vec::new(), published, inferred: false }
    }
}
