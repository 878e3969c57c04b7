//! What the triggers of rules are to the readers of names, told in one pass over those of a story.

use super::words::{DoneTo, Trigger, Words};
use crate::span::{Span, View};

/// The triggers of a story, by what they are for.
#[derive(Default)]
pub(super) struct Triggers {
    /// Where those of events and claims begin, in order.
    pub tellings: Vec<usize>,
    /// Cues of speech, in order; none in an English story.
    pub cues: Vec<Span<View>>,
    /// Where those end, in order, that tell something or say how real it is, and are long enough to be no part of a name;
    /// none in an English story.
    pub ends: Vec<usize>,
    /// Where those end, in order, that tell what is done to parties, and whether it is done to men alone; none in a Chinese story.
    pub deeds: Vec<(usize, bool)>,
    /// Words that stand for parties, and their rules.
    pub stands: Vec<(Span<View>, u32)>,
}

impl Triggers {
    /// Sorts the triggers of rules, which stand in order.
    pub fn of(rules: &[(Span<View>, u32)], words: &Words, chinese: bool) -> Self {
        let mut out = Self { tellings: Vec::with_capacity(rules.len()), ..Self::default() };
        for &(span, rule) in rules {
            let trigger = words.trigger(rule);
            match trigger {
                Trigger::Event(_) | Trigger::Claim => out.tell(span),
                Trigger::Stand { .. } => out.stands.push((span, rule)),
                Trigger::Operator | Trigger::Other => {}
            }
            match trigger {
                Trigger::Event(DoneTo::Men) if !chinese => put(&mut out.deeds, (span.end(), true)),
                Trigger::Event(DoneTo::Parties) if !chinese => put(&mut out.deeds, (span.end(), false)),
                Trigger::Claim if chinese => out.cues.push(span),
                _ => {}
            }
            if chinese && !matches!(trigger, Trigger::Stand { .. } | Trigger::Other) && span.len() >= SURELY_APART {
                put(&mut out.ends, span.end());
            }
        }
        out.deeds.dedup();
        out
    }

    fn tell(&mut self, span: Span<View>) {
        if self.tellings.last() != Some(&span.start()) {
            self.tellings.push(span.start());
        }
    }
}

/// Puts the end of a trigger in its place among others: one that begins later seldom ends before the last one.
fn put<T: Ord>(ends: &mut Vec<T>, end: T) {
    let behind = ends.iter().rev().take_while(|&other| *other > end).count();
    ends.insert(ends.len() - behind, end);
}

/// Two Chinese characters: a shorter trigger may be part of a name.
const SURELY_APART: usize = 2 * '诉'.len_utf8();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_put_in_order() {
        let mut ends = Vec::new();
        [5, 9, 7, 9, 2, 12].into_iter().for_each(|end| put(&mut ends, end));
        assert_eq!(ends, [2, 5, 7, 9, 9, 12]);
    }
}
