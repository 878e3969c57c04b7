//! Overlaps settled by one total order.
//!
//! Values (dates, sums) and definite names before indefinite ones, longer before shorter, earlier before later, then those
//! of a table, then by class and row. A candidate that overlaps a settled one is dropped.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Class, Mention};

/// Keeps the candidates that win, in text order, without overlaps.
pub(crate) fn settle(mut candidates: Vec<Mention>) -> Vec<Mention> {
    candidates.retain(|m| !m.span.is_empty());
    // one number is compared faster than two
    candidates.sort_by_key(|m| (m.span.start() as u128) << 64 | m.span.end() as u128);
    let mut settled: Vec<Mention> = Vec::with_capacity(candidates.len());
    // only candidates that touch each other through overlaps compete
    let mut from = 0;
    while from < candidates.len() {
        let mut end = candidates[from].span.end();
        let mut to = from + 1;
        while to < candidates.len() && candidates[to].span.start() < end {
            end = end.max(candidates[to].span.end());
            to += 1;
        }
        compete(&mut candidates[from..to], &mut settled);
        from = to;
    }
    settled
}

/// Above this many rivals the places taken are kept in a tree.
const FEW: usize = 32;

/// Adds the winners among the rivals, in text order.
fn compete(rivals: &mut [Mention], settled: &mut Vec<Mention>) {
    match rivals {
        [alone] => return settled.push(alone.clone()),
        // most rivals are one name twice, or one in another
        [a, b] => return settled.push(if precedence(b, a) == Ordering::Less { b.clone() } else { a.clone() }),
        _ => {}
    }
    rivals.sort_by(precedence);
    let first = settled.len();
    if rivals.len() <= FEW {
        for rival in rivals.iter() {
            if !settled[first..].iter().any(|s| s.span.overlaps(rival.span)) {
                settled.push(rival.clone());
            }
        }
    } else {
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        for rival in rivals.iter() {
            let (start, end) = (rival.span.start(), rival.span.end());
            if taken.range(..end).next_back().is_none_or(|(_, &e)| e <= start) {
                taken.insert(start, end);
                settled.push(rival.clone());
            }
        }
    }
    settled[first..].sort_by_key(|m| m.span);
}

/// The total order: who comes first wins.
fn precedence(a: &Mention, b: &Mention) -> Ordering {
    rank(a)
        .cmp(&rank(b))
        .then_with(|| b.span.len().cmp(&a.span.len()))
        .then_with(|| a.span.cmp(&b.span))
        .then_with(|| (a.class != Class::Person).cmp(&(b.class != Class::Person)))
        // what a table knows is worth more than the same words found again; but a town that plays is a team
        .then_with(|| is_known(b).cmp(&is_known(a)))
        .then_with(|| a.class.cmp(&b.class))
        .then_with(|| a.row.cmp(&b.row))
}

fn is_known(mention: &Mention) -> bool {
    mention.row.is_some() && mention.class != Class::Place
}

/// Lower wins. A long name beats the date or post inside it, so length bands come first for names.
fn rank(mention: &Mention) -> u8 {
    use super::Class::{Date, Group, Money, Pronoun, Title, Work};
    match mention.class {
        Money => 0,
        Date => 1,
        Title | Pronoun | Group => 4,
        Work => 5,
        _ if mention.definite => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn mention(start: usize, end: usize, class: Class, definite: bool) -> Mention {
        Mention { span: Span::new(start, end), class, row: None, value: None, rule: "test", definite }
    }

    fn spans(settled: &[Mention]) -> Vec<(usize, usize)> {
        settled.iter().map(|m| (m.span.start(), m.span.end())).collect()
    }

    #[test]
    fn longer_definite_names_win_and_nothing_overlaps() {
        let settled = settle(vec![
            mention(0, 6, Class::Organization, true),
            mention(0, 12, Class::Organization, true),
            mention(9, 15, Class::Person, false),
            mention(12, 15, Class::Title, true),
        ]);
        assert_eq!(spans(&settled), [(0, 12), (12, 15)]);
    }

    #[test]
    fn many_rivals_are_settled_as_few_are() {
        let settled = settle((0..200).map(|i| mention(i, i + 2, Class::Person, false)).collect());
        assert_eq!(spans(&settled), (0..100).map(|i| (2 * i, 2 * i + 2)).collect::<Vec<_>>());
    }
}
