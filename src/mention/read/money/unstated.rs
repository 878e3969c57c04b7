//! Sums whose currency is left out where the sentence makes them money: 索赔1.5亿, "earned tens of millions".

use rust_decimal::Decimal;

use super::number::{self, Number};
use super::story::{Story, is_clause_end};
use super::sum::{Sum, bound_before};
use super::words::{Named, Word};
use crate::span::{Span, View};

/// How far (in bytes) a sum before vouches for a bare number after it.
const VOUCHES: usize = 150;

/// Adds them, in text order.
pub(super) fn add(story: &Story, sums: &mut Vec<Sum>) {
    let mut next = 0;
    let mut floor = 0;
    let mut found: Vec<Sum> = Vec::new();
    for (scale, rule) in story.scales() {
        while next < sums.len() && sums[next].end <= scale.start() {
            floor = floor.max(sums[next].end);
            next += 1;
        }
        let taken = sums.get(next).is_some_and(|s| s.start < scale.end());
        if taken || scale.start() < floor {
            continue;
        }
        let before = next.checked_sub(1).map(|i| &sums[i]).into_iter().chain(found.last()).max_by_key(|s| s.end);
        if let Some(sum) = bare(story, scale, rule, floor, before) {
            floor = sum.end;
            found.push(sum);
        }
    }
    if !found.is_empty() {
        sums.append(&mut found);
        sums.sort_by_key(|s| s.start);
    }
}

fn bare(story: &Story, scale: Span<View>, rule: u32, floor: usize, before: Option<&Sum>) -> Option<Sum> {
    let number: Number = number::before(story, scale.end(), floor)?;
    if number.quantity.bare || number.end != scale.end() {
        return None;
    }
    let clause = story.clause_start(number.start).max(floor);
    if story.inside(clause, number.start, Word::Count).next().is_some() {
        return None;
    }
    let mut start = number.start;
    let mut bounds = (Some(number.quantity.low), number.quantity.high);
    if let Some((bound, span, _)) = story.ending_at(story.back_space(start), bound_before).filter(|(_, s, _)| s.start() >= clause) {
        bounds = bound.apply(bounds.0, bounds.1);
        start = span.start();
    }
    let mut end = number.end;
    let after = |word| match word {
        Word::Bound { bound, before: false } => Some(bound),
        _ => None,
    };
    if let Some((bound, span, _)) = story.starting_at(end, after) {
        bounds = bound.apply(bounds.0, bounds.1);
        end = span.end();
    }
    let governed = story.inside(clause, start, Word::Bearer).any(|b| gap_is_small(&story.text[b.end()..start]));
    let next = story.next_char(end);
    let closed = is_clause_end(next) || (governed && next == '的');
    let vouched = before.is_some_and(|sum| start - sum.end <= VOUCHES && same_paragraph(story, sum.start, start));
    let large = number.quantity.low >= Decimal::from(1_000_000);
    let english = story.text.as_bytes()[scale.start()].is_ascii_alphabetic();
    let right = closed && (governed || (vouched && large && !english));
    right.then_some(Sum { start, end, low: bounds.0, high: bounds.1, named: Named::Unstated, per_unit: false, rule })
}

/// Few words between the verb and the number: 索赔金额合计要, `earned "`.
fn gap_is_small(gap: &str) -> bool {
    gap.len() <= 21 && !gap.bytes().any(|b| b.is_ascii_digit())
}

fn same_paragraph(story: &Story, a: usize, b: usize) -> bool {
    story.view.paragraph_at(a) == story.view.paragraph_at(b)
}
