//! A shape tried at one place of a short line, step by step, with a way back from every fork.
//!
//! What rules look for stands at a known place (their trigger), a few dozen characters wide, and mostly is not there.
//! There a walk that stops at the first wrong character does a tenth of the work of a search by automaton. Its work is
//! bounded: a shape that would need more is left to the regex crate, which is linear on any text.

use regex_syntax::hir::Look;

use super::steps::Step;

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

/// Takes the steps of a shape from a place, onward or back. `slots` take the captures; they are as before when it fails.
pub(super) fn walk(steps: &[Step], text: &str, from: usize, back: bool, slots: &mut [usize]) -> Walked {
    let mut walker = Walker { text, steps, slots, back, left: STEPS };
    match walker.go(0, from, DEPTH) {
        _ if walker.left == 0 => Walked::Lost,
        Some(end) => Walked::To(end),
        None => Walked::Nowhere,
    }
}

struct Walker<'a> {
    text: &'a str,
    steps: &'a [Step],
    slots: &'a mut [usize],
    back: bool,
    left: u32,
}

impl Walker<'_> {
    fn go(&mut self, mut step: usize, mut at: usize, depth: u32) -> Option<usize> {
        let steps = self.steps;
        if depth == 0 {
            self.left = 0;
        }
        loop {
            self.left = self.left.checked_sub(1)?;
            match &steps[step] {
                Step::Text(text) => at = self.pass(at, text.as_bytes())?,
                Step::One(set) => {
                    let c = self.peek(at).filter(|&c| set.has(c))?;
                    at = self.beyond(at, c);
                }
                Step::Run { set, min, max, greedy, next } => {
                    let mut count = 0;
                    let first = at;
                    while count < if *greedy { *max } else { *min } {
                        let Some(c) = self.peek(at).filter(|&c| set.has(c)) else { break };
                        at = self.beyond(at, c);
                        count += 1;
                    }
                    if count < *min {
                        return None;
                    }
                    loop {
                        let here = self.peek(at);
                        let goes_on = next.as_ref().is_none_or(|next| here.is_some_and(|c| next.has(c)));
                        if *greedy && count == *min {
                            if !goes_on {
                                return None;
                            }
                            break;
                        }
                        if goes_on && let Some(end) = self.go(step + 1, at, depth - 1) {
                            return Some(end);
                        }
                        self.left = self.left.checked_sub(1)?;
                        if *greedy {
                            at = self.before(first, at)?;
                            count -= 1;
                        } else {
                            let c = here.filter(|&c| count < *max && set.has(c))?;
                            at = self.beyond(at, c);
                            count += 1;
                        }
                    }
                }
                Step::Fork(branches, any) => {
                    let here = self.peek(at);
                    if any.as_ref().is_some_and(|any| !here.is_some_and(|c| any.has(c))) {
                        return None;
                    }
                    let mut way = None;
                    for branch in branches {
                        if branch.first.as_ref().is_some_and(|first| !here.is_some_and(|c| first.has(c))) {
                            continue;
                        }
                        if let Some(before) = way.replace(branch.to)
                            && let Some(end) = self.go(before, at, depth - 1)
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
                    let end = self.go(step + 1, at, depth - 1);
                    if end.is_none() {
                        self.slots[*slot] = was;
                    }
                    return end;
                }
                Step::Look(look) => self.holds(*look, at).then_some(())?,
                Step::End => return Some(at),
            }
            step += 1;
        }
    }

    /// The place beyond these characters, if they stand here.
    fn pass(&self, at: usize, text: &[u8]) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if self.back {
            bytes[..at].ends_with(text).then(|| at - text.len())
        } else {
            bytes[at..].starts_with(text).then(|| at + text.len())
        }
    }

    /// The next character in the direction of the walk.
    fn peek(&self, at: usize) -> Option<char> {
        if self.back { char_before(self.text, at) } else { char_at(self.text, at) }
    }

    const fn beyond(&self, at: usize, c: char) -> usize {
        if self.back { at - c.len_utf8() } else { at + c.len_utf8() }
    }

    /// One character back towards where a run began.
    fn before(&self, first: usize, at: usize) -> Option<usize> {
        let run = if self.back { &self.text[at..first] } else { &self.text[first..at] };
        let c = if self.back { run.chars().next() } else { run.chars().next_back() }?;
        Some(if self.back { at + c.len_utf8() } else { at - c.len_utf8() })
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

/// The character that begins there. A walk asks for one at every step, so the common ones are read off their bytes.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at..)? {
        [a, ..] if a.is_ascii() => Some(char::from(a)),
        [a @ 0xE0..=0xEF, b, c, ..] => three(a, b, c),
        _ => text[at..].chars().next(),
    }
}

/// The character that ends there.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(..at)? {
        [.., a] if a.is_ascii() => Some(char::from(a)),
        [.., a @ 0xE0..=0xEF, b, c] => three(a, b, c),
        _ => text[..at].chars().next_back(),
    }
}

const fn three(a: u8, b: u8, c: u8) -> Option<char> {
    char::from_u32((a as u32 & 0x0F) << 12 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F))
}
