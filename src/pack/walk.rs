//! A shape tried at one place of a short line, step by step, with a way back from every fork.
//!
//! What rules look for stands at a known place (their trigger), a few dozen characters wide, and mostly is not there.
//! There a walk that stops at the first wrong character does a tenth of the work of a search by automaton. Its work is
//! bounded: a shape that would need more is left to the regex crate, which is linear on any text.

use regex_syntax::hir::Look;
use smallvec::SmallVec;

use super::chars::{Here, Set, Shades, at_place, before};
use super::steps::{Branch, FOREVER, Greed, Program, Step};

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

impl Walked {
    /// Where the shape ends, if it is there.
    pub const fn place(self) -> Result<usize, Self> {
        if let Self::To(place) = self { Ok(place) } else { Err(self) }
    }
}

/// Takes the steps of a shape, beginning with one of them, from a place, onward or back. `slots` take the captures; what is in
/// them when it fails means nothing.
pub(super) fn walk(program: &Program, step: u32, text: &str, from: usize, back: bool, slots: &mut [usize]) -> Walked {
    if back { Walker::<true>::walk(program, step, text, from, slots) } else { Walker::<false>::walk(program, step, text, from, slots) }
}

struct Walker<'a, const BACK: bool> {
    text: &'a str,
    program: &'a Program,
    slots: &'a mut [usize],
    /// What slots held before, since the first fork that is still open.
    taken: SmallVec<[(usize, usize); 12]>,
    left: u32,
}

impl<'a, const BACK: bool> Walker<'a, BACK> {
    fn walk(program: &'a Program, step: u32, text: &'a str, from: usize, slots: &'a mut [usize]) -> Walked {
        let mut walker = Self { text, program, slots, taken: SmallVec::new(), left: STEPS };
        match walker.go(step as usize, from, DEPTH) {
            _ if walker.left == 0 => Walked::Lost,
            Some(end) => Walked::To(end),
            None => Walked::Nowhere,
        }
    }

    fn go(&mut self, mut step: usize, mut at: usize, depth: u32) -> Option<usize> {
        let program = self.program;
        let set = |id: u16| &program.sets[usize::from(id)];
        if depth == 0 {
            self.left = 0;
        }
        let mut here = self.peek(at);
        loop {
            self.left = self.left.checked_sub(1)?;
            match program.steps[step] {
                Step::Text(word) => {
                    at = self.pass(at, word.of(program).as_bytes())?;
                    here = self.peek(at);
                }
                Step::Folded(word) => {
                    at = self.pass_folded(at, word.of(program).as_bytes())?;
                    here = self.peek(at);
                }
                Step::One(one) => {
                    set(one).has(here).then_some(())?;
                    (at, here) = self.beyond(at, here);
                }
                Step::Run { set: run, next, min, max, greed } => {
                    let (run, next) = (set(run), set(next));
                    let (min, max) = (u32::from(min), if max == FOREVER { u32::MAX } else { u32::from(max) });
                    let limit = if greed == Greed::Few { min } else { max };
                    let passed = self.pass_ascii(at, run, limit);
                    if passed > 0 {
                        at = if BACK { at - passed } else { at + passed };
                        here = self.peek(at);
                    }
                    let mut count = passed as u32;
                    while count < limit && run.has(here) {
                        (at, here) = self.beyond(at, here);
                        count += 1;
                    }
                    if count < min {
                        return None;
                    }
                    loop {
                        let leads_on = next.has(here) && next.then.meets(self.then(at, here));
                        if greed == Greed::All || greed == Greed::Many && count == min {
                            leads_on.then_some(())?;
                            break;
                        }
                        if leads_on && let Some(end) = self.attempt(step + 1, at, depth) {
                            return Some(end);
                        }
                        self.left = self.left.checked_sub(1)?;
                        if greed == Greed::Many {
                            at = self.before(at);
                            here = self.peek(at);
                            count -= 1;
                        } else {
                            (count < max && run.has(here)).then_some(())?;
                            (at, here) = self.beyond(at, here);
                            count += 1;
                        }
                    }
                }
                Step::Fork { first, count, any } => {
                    set(any).has(here).then_some(())?;
                    let branches = &program.branches[first as usize..first as usize + usize::from(count)];
                    match self.fork(branches, at, here, depth) {
                        Ok(way) => step = way,
                        Err(end) => return end,
                    }
                    continue;
                }
                Step::Choose { choice, any } => {
                    set(any).has(here).then_some(())?;
                    match self.fork(program.choices[choice as usize].at(here), at, here, depth) {
                        Ok(way) => step = way,
                        Err(end) => return end,
                    }
                    continue;
                }
                Step::Jump(to) => {
                    step = to as usize;
                    continue;
                }
                Step::Save(slot) => {
                    let slot = usize::from(slot);
                    let was = std::mem::replace(&mut self.slots[slot], at);
                    if depth < DEPTH {
                        self.taken.push((slot, was));
                    }
                }
                Step::Look(look) => self.holds(look, at).then_some(())?,
                Step::End => return Some(at),
            }
            step += 1;
        }
    }

    /// Tries the branches that can begin with what stands there, but for the last of them: where that one goes on, or else where
    /// the walk has come to.
    fn fork(&mut self, branches: &[Branch], at: usize, here: Here, depth: u32) -> Result<usize, Option<usize>> {
        let mut way = None;
        let then = self.then(at, here);
        for branch in branches {
            let first = &self.program.sets[usize::from(branch.first)];
            if !first.has(here) || !first.then.meets(then) {
                continue;
            }
            if let Some(before) = way.replace(branch.to as usize)
                && let Some(end) = self.attempt(before, at, depth)
            {
                return Err(Some(end));
            }
        }
        // nothing comes after the last way that is open
        way.ok_or(None)
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

    /// The same with ASCII letters in either case, which the word has small.
    fn pass_folded(&self, at: usize, word: &[u8]) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let there = if BACK { at.checked_sub(word.len()).map(|start| &bytes[start..at]) } else { bytes.get(at..at + word.len()) };
        if there.is_some_and(|there| there.iter().zip(word).all(|(b, lower)| b.to_ascii_lowercase() == *lower)) {
            return Some(if BACK { at - word.len() } else { at + word.len() });
        }
        // a letter may be one of those beyond ASCII that have its small form
        let next = |at: usize, lower: &u8| {
            let here = self.peek(at);
            here.is_either_case(*lower).then(|| self.beyond(at, here).0)
        };
        if BACK { word.iter().rev().try_fold(at, next) } else { word.iter().try_fold(at, next) }
    }

    /// How many ASCII characters of a set follow, up to so many.
    #[inline]
    fn pass_ascii(&self, at: usize, set: &Set, limit: u32) -> usize {
        let bytes = self.text.as_bytes();
        let has = |b: &u8| b.is_ascii() && set.has(Here::ascii(*b));
        let limit = limit as usize;
        if BACK {
            bytes[..at].iter().rev().take(limit).take_while(|b| has(b)).count()
        } else {
            bytes[at..].iter().take(limit).take_while(|b| has(b)).count()
        }
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

    /// What stands behind what stands here.
    #[inline]
    fn then(&self, at: usize, here: Here) -> Shades {
        Shades::of(self.beyond(at, here).1)
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
