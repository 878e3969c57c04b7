//! Overlaps settled by one total order.
//!
//! Values (dates, sums) and definite names before indefinite ones, longer before shorter, earlier before later, then by
//! class and row. A candidate that overlaps a settled one is dropped.

use super::Mention;

/// Keeps the candidates that win, in text order, without overlaps.
pub(crate) fn settle(mut candidates: Vec<Mention>) -> Vec<Mention> {
    candidates.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then_with(|| b.span.len().cmp(&a.span.len()))
            .then_with(|| a.span.cmp(&b.span))
            .then_with(|| a.class.cmp(&b.class))
            .then_with(|| a.row.cmp(&b.row))
    });
    let mut settled: Vec<Mention> = Vec::with_capacity(candidates.len());
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for candidate in candidates {
        let (start, end) = (candidate.span.start(), candidate.span.end());
        let free = taken.range(..end).next_back().is_none_or(|(_, &e)| e <= start);
        if free && start < end {
            taken.insert(start, end);
            settled.push(candidate);
        }
    }
    settled.sort_by_key(|m| m.span);
    settled
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
    use crate::mention::Class;
    use crate::span::Span;

    fn mention(start: usize, end: usize, class: Class, definite: bool) -> Mention {
        Mention { span: Span::new(start, end), class, row: None, value: None, rule: "test".into(), definite }
    }

    #[test]
    fn longer_definite_names_win_and_nothing_overlaps() {
        let settled = settle(vec![
            mention(0, 6, Class::Organization, true),
            mention(0, 12, Class::Organization, true),
            mention(9, 15, Class::Person, false),
            mention(12, 15, Class::Title, true),
        ]);
        let spans: Vec<_> = settled.iter().map(|m| (m.span.start(), m.span.end())).collect();
        assert_eq!(spans, [(0, 12), (12, 15)]);
    }
}
