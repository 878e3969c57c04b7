//! Two numbers that are the ends of one sum.

use super::number::{self, Number};
use super::story::Story;
use super::sum::Sum;
use super::words::{UnitWord, Word};
use crate::value::quantity::Quantity;

/// Marks between the ends; the last three only after 介于 or "between".
const MARKS: &[&str] = &["——", "—", "–", "-", "~", "至", "到", " to ", " - ", " – ", " — ", " and ", "和", "与"];
const ONLY_BETWEEN: usize = 11;

/// The end of a range mark that begins at `at`, and whether it needs a "between".
fn mark_after(text: &str, at: usize) -> Option<(usize, bool)> {
    MARKS.iter().enumerate().find(|(_, m)| text[at..].starts_with(**m)).map(|(i, m)| (at + m.len(), i >= ONLY_BETWEEN))
}

fn mark_before(text: &str, at: usize) -> Option<(usize, bool)> {
    MARKS.iter().enumerate().find(|(_, m)| text[..at].ends_with(**m)).map(|(i, m)| (at - m.len(), i >= ONLY_BETWEEN))
}

/// Whether 介于, 在 or "between" stands before a number, past its modifier and prefix.
fn is_between(story: &Story, at: usize) -> bool {
    let from = story.clause_start(at);
    let head = story.text[from..at].trim_end();
    let near = head.char_indices().rev().nth(11).map_or(head, |(i, _)| &head[i..]).to_ascii_lowercase();
    near.contains("between") || near.contains("介于") || near.ends_with('在')
}

/// Whether the clause tells of a change before `at`: then "from A to B" is two sums.
fn is_change(story: &Story, at: usize) -> bool {
    story.inside(story.clause_start(at), at, Word::Change).next().is_some()
}

/// `$3-5 million`, `$3 million to $5 million`, 人民币3至5亿: the upper end, which repeats the prefix or leaves it out.
pub(super) fn to_the_right(story: &Story, start: usize, end: usize, low: &Quantity, unit: &UnitWord) -> Option<(usize, Quantity)> {
    let (mark_end, needs_between) = mark_after(story.text, end)?;
    let same = |word| match word {
        Word::Unit(other) if other.named == unit.named && other.before => Some(()),
        _ => None,
    };
    let prefixed = story.starting_at(mark_end, same).map(|(_, span, _)| story.skip_space(span.end()));
    let Number { end: high_end, quantity: high, .. } = number::after(story, prefixed.unwrap_or(mark_end))?;
    let spelled = story.text[end..mark_end].contains(' ');
    let stray = prefixed.is_none() && spelled && !high.is_scaled();
    if stray || (needs_between && !is_between(story, start)) || is_change(story, start) {
        return None;
    }
    low.up_to(&high).map(|quantity| (high_end, quantity))
}

/// 3-5亿元, 3亿至5亿美元: the lower end, without a unit.
pub(super) fn to_the_left(story: &Story, start: usize, floor: usize, high: &Quantity) -> Option<(usize, Quantity)> {
    let (mark_start, needs_between) = mark_before(&story.text[..start], start).filter(|&(at, _)| at > floor)?;
    let low = number::before(story, mark_start, floor)?;
    if low.end != mark_start || (needs_between && !is_between(story, low.start)) || is_change(story, low.start) {
        return None;
    }
    low.quantity.up_to(high).map(|quantity| (low.start, quantity))
}

/// 5亿美元至10亿美元: two whole sums with a mark between them.
pub(super) fn join(story: &Story, first: &Sum, second: &Sum) -> Option<Sum> {
    let (mark_end, needs_between) = mark_after(story.text, first.end)?;
    if mark_end != second.start || first.named != second.named || first.per_unit != second.per_unit {
        return None;
    }
    if (needs_between && !is_between(story, first.start)) || is_change(story, first.start) {
        return None;
    }
    (first.low? < second.high?).then_some(Sum {
        start: first.start,
        high: second.high,
        ..Sum { low: first.low, end: second.end, ..*second }
    })
}
