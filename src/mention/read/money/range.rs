//! Two numbers that are the ends of one sum.

use super::number::{self, Number};
use super::story::Story;
use super::sum::Sum;
use super::words::{UnitWord, Word};
use crate::value::quantity::Quantity;

/// What a mark between two numbers needs to make them ends of one range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A dash: always a range.
    Dash,
    /// "to": not where something changes from one to the other.
    To,
    /// "and": only after "between".
    And,
}

const MARKS: &[(&str, Mark)] = &[
    ("——", Mark::Dash),
    ("—", Mark::Dash),
    ("–", Mark::Dash),
    ("-", Mark::Dash),
    ("~", Mark::Dash),
    ("〜", Mark::Dash),
    ("ー", Mark::Dash),
    (" - ", Mark::Dash),
    (" – ", Mark::Dash),
    ("至", Mark::To),
    ("到", Mark::To),
    (" to ", Mark::To),
    (" and ", Mark::And),
    ("和", Mark::And),
    ("与", Mark::And),
];

/// The end of a mark that begins at `at`.
fn mark_after(text: &str, at: usize) -> Option<(usize, Mark)> {
    MARKS.iter().find(|(m, _)| text[at..].starts_with(m)).map(|&(m, mark)| (at + m.len(), mark))
}

/// The start of a mark that ends at `at`.
fn mark_before(text: &str, at: usize) -> Option<(usize, Mark)> {
    MARKS.iter().find(|(m, _)| text[..at].ends_with(m)).map(|&(m, mark)| (at - m.len(), mark))
}

/// Whether what stands before the lower end lets the mark make a range.
fn makes_range(story: &Story, mark: Mark, low: usize) -> bool {
    match mark {
        Mark::Dash => true,
        Mark::To => !is_change(story, low),
        Mark::And => is_between(story, low),
    }
}

/// Whether 介于, 在 or "between" stands before a number, past its modifier and prefix.
fn is_between(story: &Story, at: usize) -> bool {
    let from = story.clause_start(at);
    let head = story.text[from..at].trim_end();
    let near = head.char_indices().rev().nth(11).map_or(head, |(i, _)| &head[i..]).to_ascii_lowercase();
    near.contains("between") || near.contains("介于") || near.ends_with('在')
}

/// Whether something rises or falls "from A to B" here: those are two sums.
fn is_change(story: &Story, at: usize) -> bool {
    let from = story.clause_start(at);
    let words = &story.text[from..at];
    let origin = ["从", "由", "from "].iter().any(|w| words.contains(w));
    let sentence = story.view.sentences.get(story.view.sentence_at(at)).map_or(from, |s| s.span.start().min(from));
    // a sentence without end is searched for a bounded stretch only
    origin && story.inside(sentence.max(at.saturating_sub(400)), at, Word::Change).next().is_some()
}

/// `$3-5 million`, `$3 million to $5 million`, 人民币3至5亿: the upper end, which repeats the prefix or leaves it out.
pub(super) fn to_the_right(story: &Story, start: usize, end: usize, low: &Quantity, unit: &UnitWord) -> Option<(usize, Quantity)> {
    let (mark_end, mark) = mark_after(story.text, end)?;
    let same = |word| match word {
        Word::Unit(other) if other.named == unit.named && other.before => Some(()),
        _ => None,
    };
    let prefixed = story.starting_at(mark_end, same).map(|(_, span, _)| story.skip_space(span.end()));
    let Number { end: high_end, quantity: high, .. } = number::after(story, prefixed.unwrap_or(mark_end))?;
    let stray = prefixed.is_none() && mark != Mark::Dash && !high.is_scaled();
    if stray || !makes_range(story, mark, start) {
        return None;
    }
    low.up_to(&high).map(|quantity| (high_end, quantity))
}

/// 3-5亿元, 3亿至5亿美元: the lower end, without a unit.
pub(super) fn to_the_left(story: &Story, start: usize, floor: usize, high: &Quantity) -> Option<(usize, Quantity)> {
    let (mark_start, mark) = mark_before(story.text, start).filter(|&(at, _)| at > floor)?;
    let low = number::before(story, mark_start, floor).filter(|low| low.end == mark_start)?;
    if !makes_range(story, mark, low.start) {
        return None;
    }
    low.quantity.up_to(high).map(|quantity| (low.start, quantity))
}

/// 5亿美元至10亿美元: two whole sums with a mark between them.
pub(super) fn join(story: &Story, first: &Sum, second: &Sum) -> Option<Sum> {
    let (mark_end, mark) = mark_after(story.text, first.end)?;
    if mark_end != second.start || first.named != second.named || !makes_range(story, mark, first.start) {
        return None;
    }
    (first.low? < second.high?).then_some(Sum { start: first.start, low: first.low, ..*second })
}
