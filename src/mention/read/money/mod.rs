//! Sums: read at anchors (currency words and signs), with their modifiers and ranges.
//!
//! The grammar files hold the vocabulary: currencies, bounds (约, `more than`), what makes a price (每股), and the words
//! that only look like money (元旦, 签约). All of it comes as anchors out of the one lexicon; this module puts a number
//! and the anchors around it together, and never searches further than one number's reach.

mod bounds;
mod currency;
mod list;
mod number;
mod range;
mod story;
mod sum;
mod unstated;
mod whole;
mod words;

use crate::pack::{Pack, RuleName};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::value::money::Money;
use story::Story;
use words::Word;

/// A sum of the view, with its modifier and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoneyRead {
    pub span: Span<View>,
    pub money: Money,
    /// The rule that found it.
    pub rule: RuleName,
}

/// The money grammar of a pack, compiled.
pub(crate) struct MoneyReader {
    /// By the rule's index in the pack; `None` for rules of other kinds.
    words: Vec<Option<Word>>,
    names: Vec<RuleName>,
}

impl MoneyReader {
    pub fn new(pack: &Pack) -> Self {
        Self { words: pack.rules().iter().map(words::word).collect(), names: pack.rules().iter().map(|r| r.name.clone()).collect() }
    }

    /// Reads all sums, in text order, without overlaps; `anchors` are the hits of the money rules' triggers, by start.
    pub fn read(&self, view: &TextView, anchors: &[(Span<View>, u32)]) -> Vec<MoneyRead> {
        let story = Story::new(view, &self.words, anchors);
        let mut sums: Vec<sum::Sum> = Vec::new();
        for anchor in story.units() {
            let floor = sums.last().map_or(0, |s| s.end);
            if anchor.span.start() < floor {
                continue;
            }
            if let Some(sum) = sum::at(&story, &anchor, floor) {
                match sums.last_mut().and_then(|last| range::join(&story, last, &sum)) {
                    Some(joined) => *sums.last_mut().expect("a sum was joined to the last one") = joined,
                    None => {
                        sums.extend(list::before(&story, &sum, floor).into_iter().rev());
                        sums.push(sum);
                    }
                }
            }
        }
        unstated::add(&story, &mut sums);
        if sums.is_empty() {
            sums.extend(whole::read(&story));
        }
        let decided = currency::decide(&story, &sums);
        let read = |(sum, money): (&sum::Sum, Money)| MoneyRead {
            span: Span::new(sum.start, sum.end),
            money,
            rule: self.names[sum.rule as usize].clone(),
        };
        sums.iter().zip(decided).map(read).collect()
    }
}
