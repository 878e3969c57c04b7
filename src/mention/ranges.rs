//! Questions about spans sorted by start, answered without a walk over all of them.

use crate::span::{Span, View};

/// Spans that do not overlap, in text order.
#[derive(Clone, Copy)]
pub(super) struct Apart<'a>(pub &'a [Span<View>]);

impl Apart<'_> {
    /// Whether any shares a byte with the span.
    #[inline]
    pub fn overlaps(self, span: Span<View>) -> bool {
        let i = self.0.partition_point(|s| s.end() <= span.start());
        self.0.get(i).is_some_and(|s| s.overlaps(span))
    }

    /// The one that holds the offset.
    #[inline]
    pub fn at(self, offset: usize) -> Option<Span<View>> {
        let i = self.0.partition_point(|s| s.end() <= offset);
        self.0.get(i).copied().filter(|s| s.start() <= offset)
    }

    /// The one that begins there.
    #[inline]
    pub fn from(self, start: usize) -> Option<Span<View>> {
        self.at(start).filter(|s| s.start() == start)
    }

    /// The first one that begins at the offset or after it.
    #[inline]
    pub fn next(self, offset: usize) -> Option<Span<View>> {
        self.0.get(self.0.partition_point(|s| s.start() < offset)).copied()
    }

    /// The last one that ends before the offset.
    #[inline]
    pub fn before(self, offset: usize) -> Option<Span<View>> {
        self.0[..self.0.partition_point(|s| s.end() < offset)].last().copied()
    }
}

/// What the spans cover together, as spans that do not overlap.
pub(super) fn union(mut spans: Vec<Span<View>>) -> Vec<Span<View>> {
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let meets = next.start() <= kept.end();
        if meets {
            *kept = kept.cover(*next);
        }
        meets
    });
    spans
}

/// Spans that lie in no other and overlap none before them, in text order.
pub(super) fn maximal(mut spans: Vec<Span<View>>) -> Vec<Span<View>> {
    if !spans.is_sorted_by(|a, b| precedes(a) <= precedes(b)) {
        spans.sort_unstable_by_key(precedes);
    }
    spans.dedup_by(|next, kept| next.start() < kept.end());
    spans
}

fn precedes(span: &Span<View>) -> (usize, std::cmp::Reverse<usize>) {
    (span.start(), std::cmp::Reverse(span.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(ends: &[(usize, usize)]) -> Vec<Span<View>> {
        ends.iter().map(|&(a, b)| Span::new(a, b)).collect()
    }

    #[test]
    fn the_longest_from_the_left_stay() {
        assert_eq!(maximal(spans(&[(3, 9), (0, 6), (0, 3), (9, 12)])), spans(&[(0, 6), (9, 12)]));
        assert_eq!(union(spans(&[(3, 9), (0, 6), (12, 15)])), spans(&[(0, 9), (12, 15)]));
    }

    #[test]
    fn neighbours_are_found_from_an_offset() {
        let all = spans(&[(0, 3), (6, 9)]);
        let apart = Apart(&all);
        assert!(apart.overlaps(Span::new(2, 5)) && !apart.overlaps(Span::new(3, 6)));
        assert_eq!(apart.at(7), Some(all[1]));
        assert_eq!(apart.next(3), Some(all[1]));
        assert_eq!(apart.before(9), Some(all[0]));
    }
}
