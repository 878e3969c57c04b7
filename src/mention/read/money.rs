//! Sums: read at anchors (currency words and signs), with their modifiers and ranges.

use crate::pack::{Pack, RuleName};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::value::money::Money;

/// A sum of the view, with its modifier and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoneyRead {
    pub span: Span<View>,
    pub money: Money,
    /// The rule that found it.
    pub rule: RuleName,
}

/// The money grammar of a pack, compiled.
pub(crate) struct MoneyReader {}

impl MoneyReader {
    pub fn new(_pack: &Pack) -> Self {
        Self {}
    }

    /// Reads all sums, in text order, without overlaps; `anchors` are the hits of the money rules' triggers, by start.
    pub fn read(&self, _view: &TextView, _anchors: &[(Span<View>, u32)]) -> Vec<MoneyRead> {
        Vec::new()
    }
}
