//! Looking things up that stand in the order of the text: a sentence holds few of each kind, so most are counted off.

use std::ops::Range;

use crate::span::{Span, View};

/// Up to this many things are counted from the first one on rather than searched by halves.
const FEW: usize = 16;

/// How many things stand before a place, as `stands_before` tells of each.
#[inline]
pub(crate) fn count_before<T>(things: &[T], stands_before: impl Fn(&T) -> bool) -> usize {
    if things.len() <= FEW {
        things.iter().position(|t| !stands_before(t)).unwrap_or(things.len())
    } else {
        things.partition_point(stands_before)
    }
}

/// How far a list in text order has been gone through, sentence by sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cursor(usize);

impl Cursor {
    /// The things that a sentence holds or cuts, which begins behind the one asked about before.
    pub fn touching<T>(&mut self, things: &[T], sentence: Span<View>, span: impl Fn(&T) -> Span<View>) -> Range<usize> {
        self.0 += things[self.0..].iter().take_while(|t| span(t).end() <= sentence.start()).count();
        self.0..self.0 + things[self.0..].iter().take_while(|t| span(t).start() < sentence.end()).count()
    }

    /// The things that begin in it.
    pub fn beginning<T>(&mut self, things: &[T], sentence: Span<View>, span: impl Fn(&T) -> Span<View>) -> Range<usize> {
        let from = self.0 + things[self.0..].iter().take_while(|t| span(t).start() < sentence.start()).count();
        self.0 = from + things[from..].iter().take_while(|t| span(t).start() < sentence.end()).count();
        from..self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_counted_as_few_are() {
        let all: Vec<usize> = (0..100).collect();
        for length in [0, 1, FEW, FEW + 1, 100] {
            for limit in 0..=length {
                assert_eq!(count_before(&all[..length], |&n| n < limit), limit);
            }
        }
    }

    #[test]
    fn a_cursor_finds_what_each_sentence_holds() {
        let things: Vec<Span<View>> = [(0, 2), (4, 7), (8, 9), (12, 15)].map(|(start, end)| Span::new(start, end)).into();
        let (mut touching, mut beginning) = (Cursor::default(), Cursor::default());
        let sentences = [(0, 5, 0..2, 0..2), (5, 10, 1..3, 2..3), (10, 11, 3..3, 3..3), (11, 20, 3..4, 3..4)];
        for (start, end, touched, begun) in sentences {
            assert_eq!(touching.touching(&things, Span::new(start, end), |t| *t), touched);
            assert_eq!(beginning.beginning(&things, Span::new(start, end), |t| *t), begun);
        }
    }
}
