//! The ways to read a pattern, each taken apart at the letter of its trigger: what has to stand around it, and its steps on
//! both sides.

use std::borrow::Cow;
use std::ops::Range;

use regex_syntax::hir::{Class, Hir, HirKind};

use super::ahead::NEAR;
use super::chars::{Shades, at_place, before};
use super::line::Letters;
use super::steps::Program;
use super::walk::{Walked, walk};
use super::writer::Writer;

/// One alternative of a pattern, taken apart at the letter of its trigger: the steps at which its walks begin.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// What can stand at the place on either side, the next character and the one beyond.
    near: [[Shades; NEAR]; 2],
    /// Of each of these kinds of mentions one must stand before the place, or after it.
    needs: [[Letters; NEEDED]; 2],
    /// Onward from the place.
    onward: u32,
    /// Back from the place to the furthest beginning; nothing where the pattern begins at the place.
    pub back: Option<u32>,
}

/// How many kinds of mentions are asked for on either side before a walk is tried.
const NEEDED: usize = 3;

/// Where patterns are tried, looked at once for all of them.
pub(crate) struct Place<'t> {
    pub text: &'t str,
    pub at: usize,
    /// What stands at the place on either side.
    near: [[Shades; NEAR]; 2],
    /// The kinds of mentions before and after it.
    letters: [Letters; 2],
}

impl<'t> Place<'t> {
    /// A byte where patterns have to begin.
    pub fn onward(text: &'t str, at: usize) -> Self {
        Self { text, at, near: [[Shades::ALL; NEAR], next(text, at)], letters: [Letters::ALL; 2] }
    }

    /// A byte where the letter stands that patterns are tried around, in a line that has mentions of these kinds.
    pub fn among(text: &'t str, at: usize, pivot: char, letters: [Letters; 2]) -> Self {
        Self { text, at, near: [last(text, at), next(text, at + pivot.len_utf8())], letters: letters.map(Letters::or_none) }
    }
}

/// The next two characters from a place on.
fn next(text: &str, at: usize) -> [Shades; NEAR] {
    let next = at_place(text, at);
    [next, at_place(text, at + usize::from(next.width))].map(Shades::of)
}

/// The last two characters before a place, the nearer one first.
fn last(text: &str, at: usize) -> [Shades; NEAR] {
    let last = before(text, at);
    [last, before(text, at - usize::from(last.width))].map(Shades::of)
}

impl Way {
    /// Whether a look at what surrounds the place leaves it possible.
    pub fn may_stand(&self, place: &Place<'_>) -> bool {
        let side = |side: usize| {
            let near = (0..NEAR).all(|i| self.near[side][i].meets(place.near[side][i]));
            near && self.needs[side].iter().all(|need| need.meets(place.letters[side]))
        };
        side(1) && side(0)
    }

    /// From where to where it stands.
    pub fn walk(&self, program: &Program, text: &str, place: Range<usize>, slots: &mut [usize]) -> Result<Range<usize>, Walked> {
        let end = walk(program, self.onward, text, place.end, false, slots).place()?;
        let start = self.back.map_or(Ok(place.start), |back| walk(program, back, text, place.start, true, slots).place())?;
        Ok(start..end)
    }
}

/// The steps from the beginning of a pattern.
pub(super) fn onward(tree: &Hir, writer: &mut Writer) -> Option<Way> {
    let onward = writer.write([tree], false)?;
    let near = [[Shades::ALL; NEAR], writer.program().near(onward as usize, false)];
    Some(Way { near, needs: [[Letters::ALL; NEEDED]; 2], onward, back: None })
}

/// The alternatives of a pattern, in order.
pub(super) fn alternatives(tree: &Hir) -> Vec<&Hir> {
    if let HirKind::Alternation(branches) = tree.kind() { branches.iter().flat_map(alternatives).collect() } else { vec![tree] }
}

/// The steps on both sides of the letter, for one alternative.
pub(super) fn around(tree: &Hir, pivot: char, writer: &mut Writer) -> Option<Way> {
    let [before, after] = split(tree, pivot)?;
    let onward = writer.write(after.iter().map(AsRef::as_ref), false)?;
    let back = match &before[..] {
        [] => None,
        parts => Some(writer.write(parts.iter().map(AsRef::as_ref), true)?),
    };
    let behind = back.map_or([Shades::ALL; NEAR], |back| writer.program().near(back as usize, true));
    let near = [behind, writer.program().near(onward as usize, false)];
    let needs = [&before, &after].map(|parts| {
        let mut kinds = parts.iter().flat_map(|part| needed(part));
        std::array::from_fn(|_| kinds.next().unwrap_or(Letters::ALL))
    });
    Some(Way { near, needs, onward, back })
}

/// What stands before and after the first letter at the top of a pattern.
fn split(tree: &Hir, pivot: char) -> Option<[Vec<Cow<'_, Hir>>; 2]> {
    match tree.kind() {
        HirKind::Concat(parts) => {
            let (at, [before, after]) = parts.iter().enumerate().find_map(|(i, part)| Some((i, split(part, pivot)?)))?;
            let left = parts[..at].iter().map(Cow::Borrowed).chain(before).collect();
            let right = after.into_iter().chain(parts[at + 1..].iter().map(Cow::Borrowed)).collect();
            Some([left, right])
        }
        HirKind::Literal(literal) => {
            let (before, after) = std::str::from_utf8(&literal.0).ok()?.split_once(pivot)?;
            let part = |text: &str| if text.is_empty() { vec![] } else { vec![Cow::Owned(Hir::literal(text.as_bytes()))] };
            Some([part(before), part(after)])
        }
        _ => None,
    }
}

/// The kinds of mentions of which one must stand in what matches, wherever.
fn needed(tree: &Hir) -> Vec<Letters> {
    match tree.kind() {
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).chars().filter_map(Letters::of).collect(),
        HirKind::Class(Class::Unicode(class)) => {
            let all: Option<Letters> = class.ranges().iter().map(|r| Letters::between(r.start(), r.end())).collect();
            all.into_iter().collect()
        }
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(needed).collect(),
        // of each branch one kind must be there, so one of these kinds must
        HirKind::Alternation(parts) => {
            let any: Option<Letters> = parts.iter().map(|p| needed(p).first().copied()).collect();
            any.into_iter().collect()
        }
        _ => Vec::new(),
    }
}
