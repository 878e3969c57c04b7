//! A shape tried at one place of a short line, step by step, with a way back from every fork.
//!
//! What rules look for stands at a known place (their trigger), a few dozen characters wide, and mostly is not there.
//! There a walk that stops at the first wrong character does a tenth of the work of a search by automaton. Its work is
//! bounded: a shape that would need more is left to the regex crate, which is linear on any text.

use regex_syntax::hir::Look;
use smallvec::SmallVec;

use super::steps::{Here, Step};

/// How many steps a walk may take, and how many forks deep it may stand.
const STEPS: u32 = 20_000;
const DEPTH: u32 = 600;

/// Where a capture that took no part begins and ends.
pub(super) const NOWHERE: usize = usize::MAX;

/// What a walk came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walked {
    /// The shape is there, up to this byte.
    To(usize),
    Nowhere,
    /// The walk would be too long.
    Lost,
}

/// Takes the steps of a shape from a place, onward or back. `slots` take the captures; what is in them when it fails means
/// nothing.
pub(super) fn walk(steps: &[Step], text: &str, from: usize, back: bool, slots: &mut [usize]) -> Walked {
    if back { Walker::<true>::walk(steps, text, from, slots) } else { Walker::<false>::walk(steps, text, from, slots) }
}

struct Walker<'a, const BACK: bool> {
    text: &'a str,
    steps: &'a [Step],
    slots: &'a mut [usize],
    /// What slots held before, since the first fork that is still open.
    taken: SmallVec<[(usize, usize); 12]>,
    left: u32,
}

impl<'a, const BACK: bool> Walker<'a, BACK> {
    fn walk(steps: &'a [Step], text: &'a str, from: usize, slots: &'a mut [usize]) -> Walked {
        let mut walker = Self { text, steps, slots, taken: SmallVec::new(), left: STEPS };
        match walker.go(0, from, DEPTH) {
            _ if walker.left == 0 => Walked::Lost,
            Some(end) => Walked::To(end),
            None => Walked::Nowhere,
        }
    }

    fn go(&mut self, mut step: usize, mut at: usize, depth: u32) -> Option<usize> {
        let steps = self.steps;
        if depth == 0 {
            self.left = 0;
        }
        let mut here = self.peek(at);
        loop {
            self.left = self.left.checked_sub(1)?;
            match &steps[step] {
                Step::Text(text) => {
                    at = self.pass(at, text.as_bytes())?;
                    here = self.peek(at);
                }
                Step::One(set) => {
                    set.has(here).then_some(())?;
                    (at, here) = self.beyond(at, here);
                }
                Step::Run { set, min, max, greedy, next } => {
                    let mut count = 0;
                    let limit = if *greedy { *max } else { *min };
                    while count < limit && set.has(here) {
                        (at, here) = self.beyond(at, here);
                        count += 1;
                    }
                    if count < *min {
                        return None;
                    }
                    loop {
                        let goes_on = next.has(here);
                        if *greedy && count == *min {
                            goes_on.then_some(())?;
                            break;
                        }
                        if goes_on && let Some(end) = self.attempt(step + 1, at, depth) {
                            return Some(end);
                        }
                        self.left = self.left.checked_sub(1)?;
                        if *greedy {
                            at = self.before(at);
                            here = self.peek(at);
                            count -= 1;
                        } else {
                            (count < *max && set.has(here)).then_some(())?;
                            (at, here) = self.beyond(at, here);
                            count += 1;
                        }
                    }
                }
                Step::Fork(branches, any) => {
                    any.has(here).then_some(())?;
                    let mut way = None;
                    for branch in branches {
                        if !branch.first.has(here) {
                            continue;
                        }
                        if let Some(before) = way.replace(branch.to)
                            && let Some(end) = self.attempt(before, at, depth)
                        {
                            return Some(end);
                        }
                    }
                    // nothing comes after the last way that is open
                    step = way?;
                    continue;
                }
                Step::Jump(to) => {
                    step = *to;
                    continue;
                }
                Step::Save(slot) => {
                    let was = std::mem::replace(&mut self.slots[*slot], at);
                    if depth < DEPTH {
                        self.taken.push((*slot, was));
                    }
                }
                Step::Look(look) => self.holds(*look, at).then_some(())?,
                Step::End => return Some(at),
            }
            step += 1;
        }
    }

    /// Goes on one way of several; what it took is given back when it leads nowhere.
    fn attempt(&mut self, step: usize, at: usize, depth: u32) -> Option<usize> {
        let kept = self.taken.len();
        let end = self.go(step, at, depth - 1);
        if end.is_none() {
            while self.taken.len() > kept
                && let Some((slot, was)) = self.taken.pop()
            {
                self.slots[slot] = was;
            }
        }
        end
    }

    /// The place beyond these characters, if they stand here.
    fn pass(&self, at: usize, text: &[u8]) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if BACK { bytes[..at].ends_with(text).then(|| at - text.len()) } else { bytes[at..].starts_with(text).then(|| at + text.len()) }
    }

    /// What comes next in the direction of the walk.
    #[inline(always)]
    fn peek(&self, at: usize) -> Here {
        if BACK { before(self.text, at) } else { at_place(self.text, at) }
    }

    /// The place beyond what stands here, and what comes next there.
    #[inline(always)]
    fn beyond(&self, at: usize, here: Here) -> (usize, Here) {
        let width = usize::from(here.width);
        let at = if BACK { at - width } else { at + width };
        (at, self.peek(at))
    }

    /// One character back from where the walk has come.
    fn before(&self, at: usize) -> usize {
        let last = if BACK { at_place(self.text, at) } else { before(self.text, at) };
        let width = usize::from(last.width);
        if BACK { at + width } else { at - width }
    }

    fn holds(&self, look: Look, at: usize) -> bool {
        let (before, after) = (self.text[..at].chars().next_back(), self.text[at..].chars().next());
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        match look {
            Look::Start => before.is_none(),
            Look::End => after.is_none(),
            Look::StartLF | Look::StartCRLF => before.is_none_or(|c| c == '\n'),
            Look::EndLF | Look::EndCRLF => after.is_none_or(|c| c == '\n'),
            Look::WordAscii => ascii(before) != ascii(after),
            Look::WordAsciiNegate => ascii(before) == ascii(after),
            Look::WordUnicode => word(before) != word(after),
            Look::WordUnicodeNegate => word(before) == word(after),
            Look::WordStartAscii => !ascii(before) && ascii(after),
            Look::WordEndAscii => ascii(before) && !ascii(after),
            Look::WordStartUnicode => !word(before) && word(after),
            Look::WordEndUnicode => word(before) && !word(after),
            Look::WordStartHalfAscii => !ascii(before),
            Look::WordEndHalfAscii => !ascii(after),
            Look::WordStartHalfUnicode => !word(before),
            Look::WordEndHalfUnicode => !word(after),
        }
    }
}

/// What begins there. A walk asks at every step, so the common characters are read off their bytes.
#[inline(always)]
pub(super) fn at_place(text: &str, at: usize) -> Here {
    match *text.as_bytes().get(at..).unwrap_or_default() {
        [] => Here::END,
        [a, ..] if a.is_ascii() => Here::ascii(a),
        [a @ 0xE0..=0xEF, b, c, ..] => Here::three(a, b, c),
        _ => Here::of(text[at..].chars().next()),
    }
}

/// What ends there.
#[inline(always)]
pub(super) fn before(text: &str, at: usize) -> Here {
    match *text.as_bytes().get(..at).unwrap_or_default() {
        [] => Here::END,
        [.., a] if a.is_ascii() => Here::ascii(a),
        [.., a @ 0xE0..=0xEF, b, c] => Here::three(a, b, c),
        _ => Here::of(text[..at].chars().next_back()),
    }
}
