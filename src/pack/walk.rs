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

/// Takes the steps of a shape onward from a place. `slots` take the captures; they are as before when it fails.
pub(super) fn walk(steps: &[Step], text: &str, from: usize, slots: &mut [usize]) -> Walked {
    Walker::<false> { text, steps, slots, left: STEPS }.walk(from)
}

/// Takes the steps of a shape without captures back from a place.
pub(super) fn walk_back(steps: &[Step], text: &str, from: usize) -> Walked {
    Walker::<true> { text, steps, slots: &mut [], left: STEPS }.walk(from)
}

struct Walker<'a, const BACK: bool> {
    text: &'a str,
    steps: &'a [Step],
    slots: &'a mut [usize],
    left: u32,
}

impl<const BACK: bool> Walker<'_, BACK> {
    fn walk(mut self, from: usize) -> Walked {
        match self.go(0, from, DEPTH) {
            _ if self.left == 0 => Walked::Lost,
            Some(end) => Walked::To(end),
            None => Walked::Nowhere,
        }
    }

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
                    let (_, width) = self.peek(at).filter(|&(code, _)| set.has(code))?;
                    at = Self::beyond(at, width);
                }
                Step::Run { set, min, max, greedy, next } => {
                    let mut count = 0;
                    let first = at;
                    while count < if *greedy { *max } else { *min } {
                        let Some((_, width)) = self.peek(at).filter(|&(code, _)| set.has(code)) else { break };
                        at = Self::beyond(at, width);
                        count += 1;
                    }
                    if count < *min {
                        return None;
                    }
                    loop {
                        let here = self.peek(at);
                        let goes_on = next.as_ref().is_none_or(|next| here.is_some_and(|(code, _)| next.has(code)));
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
                            let (_, width) = here.filter(|&(code, _)| count < *max && set.has(code))?;
                            at = Self::beyond(at, width);
                            count += 1;
                        }
                    }
                }
                Step::Fork(branches, any) => {
                    let here = self.peek(at);
                    if any.as_ref().is_some_and(|any| !here.is_some_and(|(code, _)| any.has(code))) {
                        return None;
                    }
                    let mut way = None;
                    for branch in branches {
                        if branch.first.as_ref().is_some_and(|first| !here.is_some_and(|(code, _)| first.has(code))) {
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
                Step::Choice(choice) => {
                    // nothing comes after the last way
                    let (last, others) = choice.ways(self.peek(at)?.0).split_last()?;
                    for &way in others {
                        if let Some(end) = self.go(way, at, depth - 1) {
                            return Some(end);
                        }
                    }
                    step = *last;
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
        if BACK { bytes[..at].ends_with(text).then(|| at - text.len()) } else { bytes[at..].starts_with(text).then(|| at + text.len()) }
    }

    /// The next character in the direction of the walk, as its code point and how many bytes it has.
    #[inline]
    fn peek(&self, at: usize) -> Option<(u32, usize)> {
        let bytes = self.text.as_bytes();
        let next = match if BACK { &bytes[..at] } else { &bytes[at..] } {
            [.., a] if BACK && a.is_ascii() => return Some((u32::from(*a), 1)),
            [a, ..] if !BACK && a.is_ascii() => return Some((u32::from(*a), 1)),
            [.., a @ 0xE0..=0xEF, b, c] if BACK => return Some((three(*a, *b, *c), 3)),
            [a @ 0xE0..=0xEF, b, c, ..] if !BACK => return Some((three(*a, *b, *c), 3)),
            _ if BACK => self.text[..at].chars().next_back(),
            _ => self.text[at..].chars().next(),
        };
        next.map(|c| (u32::from(c), c.len_utf8()))
    }

    const fn beyond(at: usize, width: usize) -> usize {
        if BACK { at - width } else { at + width }
    }

    /// One character back towards where a run began.
    fn before(&self, first: usize, at: usize) -> Option<usize> {
        if at == first {
            return None;
        }
        let next = |at: usize| if BACK { at + 1 } else { at - 1 };
        let mut place = next(at);
        while !self.text.is_char_boundary(place) {
            place = next(place);
        }
        Some(place)
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
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at..)? {
        [a, ..] if a.is_ascii() => Some(char::from(a)),
        [a @ 0xE0..=0xEF, b, c, ..] => char::from_u32(three(a, b, c)),
        _ => text[at..].chars().next(),
    }
}

/// The character that ends there.
#[inline]
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(..at)? {
        [.., a] if a.is_ascii() => Some(char::from(a)),
        [.., a @ 0xE0..=0xEF, b, c] => char::from_u32(three(a, b, c)),
        _ => text[..at].chars().next_back(),
    }
}

#[inline]
const fn three(a: u8, b: u8, c: u8) -> u32 {
    (a as u32 & 0x0F) << 12 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F)
}
