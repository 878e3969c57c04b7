//! A shape taken apart into the steps that [`super::walk`] takes.
//!
//! The regex crate parses it; what that tree says is written out as steps in one of two directions: onward from a place, or
//! back from it. Each fork notes with which characters its branches can begin, so that most branches are never entered.

use std::collections::BTreeMap;

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

/// One step of a shape.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// These characters.
    Text(Box<str>),
    /// One character of a set.
    One(Set),
    /// As many characters of a set as may be, or as few; then what can go on with `next`.
    Run { set: Set, min: u32, max: u32, greedy: bool, next: Option<Set> },
    /// The first branch that leads to the end; the characters that any of many branches can begin with.
    Fork(Vec<Branch>, Option<Set>),
    /// The same by the next character, which tells most of many branches from all others.
    Choice(Choice),
    /// Go on there.
    Jump(usize),
    /// A capture begins or ends here.
    Save(usize),
    /// A condition on the place.
    Look(Look),
    /// The end of the shape.
    End,
}

/// A way to go on.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub to: usize,
    /// The characters it can begin with; none where it may be empty.
    pub first: Option<Set>,
}

/// Many branches by the characters they begin with.
#[derive(Clone, Debug)]
pub(super) struct Choice(Vec<(u32, Vec<usize>)>);

impl Choice {
    /// None unless there are many branches, each of which begins with one of a few characters.
    fn of(branches: &[Branch]) -> Option<Self> {
        const MANY: usize = 5;
        let mut ways: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for branch in branches {
            for c in branch.first.as_ref().filter(|_| branches.len() >= MANY)?.few()? {
                ways.entry(u32::from(c)).or_default().push(branch.to);
            }
        }
        Some(Self(ways.into_iter().collect()))
    }

    /// The branches that can begin with a character, by its code point; in order.
    pub fn ways(&self, code: u32) -> &[usize] {
        self.0.binary_search_by_key(&code, |(first, _)| *first).map_or(&[], |i| &self.0[i].1)
    }
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    ascii: [u64; 2],
    /// The last six bits of the other characters: one look tells most characters from all of them.
    ends: u64,
    ranges: Vec<(char, char)>,
}

impl Set {
    /// Whether the character with a code point is in it.
    #[inline]
    pub fn has(&self, code: u32) -> bool {
        if code < 0x80 {
            return self.ascii[(code / 64) as usize] >> (code % 64) & 1 == 1;
        }
        if self.ends >> (code % 64) & 1 == 0 {
            return false;
        }
        match self.ranges.as_slice() {
            [] => false,
            ranges if ranges.len() <= FEW_RANGES => ranges.iter().any(|&(low, high)| u32::from(low) <= code && code <= u32::from(high)),
            ranges => {
                let at = ranges.partition_point(|&(_, high)| u32::from(high) < code);
                ranges.get(at).is_some_and(|&(low, _)| u32::from(low) <= code)
            }
        }
    }

    /// The characters, if they are a few.
    fn few(&self) -> Option<Vec<char>> {
        const FEW: u32 = 8;
        let ascii = (0..128u8).filter(|code| self.ascii[usize::from(code / 64)] >> (code % 64) & 1 == 1).map(char::from);
        let others: u32 = self.ranges.iter().map(|&(low, high)| high as u32 - low as u32 + 1).sum();
        let few = self.ascii[0].count_ones() + self.ascii[1].count_ones() + others <= FEW;
        few.then(|| ascii.chain(self.ranges.iter().flat_map(|&(low, high)| low..=high)).collect())
    }

    fn add(&mut self, low: char, high: char) {
        for ascii in (low as u32)..=(high as u32).min(127) {
            self.ascii[(ascii / 64) as usize] |= 1 << (ascii % 64);
        }
        if !high.is_ascii() {
            let low = low.max('\u{80}');
            for code in (low as u32..=high as u32).take(64) {
                self.ends |= 1 << (code % 64);
            }
            self.ranges.push((low, high));
        }
    }

    /// In order, so that a place can be looked up.
    fn sorted(mut self) -> Self {
        self.ranges.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(self.ranges.len());
        for (low, high) in self.ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged, ..self }
    }

    fn join(&mut self, other: &Self) {
        self.ascii = [self.ascii[0] | other.ascii[0], self.ascii[1] | other.ascii[1]];
        self.ends |= other.ends;
        self.ranges.extend(&other.ranges);
    }

    fn of(c: char) -> Self {
        let mut set = Self::default();
        set.add(c, c);
        set
    }
}

/// Up to this many ranges are looked through rather than searched.
const FEW_RANGES: usize = 6;

/// Copies of a counted group at most, and steps of a shape at most.
const LONGEST: usize = 20_000;
/// How many steps on the first characters of a branch are looked for.
const LOOK_AHEAD: usize = 64;

/// The steps of a shape, onward with its captures or either way without; `None` for what has no such steps (a loop around
/// what may be empty, bytes that are no characters).
pub(super) fn steps(parts: &[Hir], way: Direction) -> Option<Vec<Step>> {
    let back = way == Direction::Back;
    let mut writer = Writer { steps: Vec::new(), back, captures: way == Direction::Captures };
    writer.all(parts)?;
    writer.steps.push(Step::End);
    let mut steps = writer.steps;
    for at in 0..steps.len() {
        let first = |to: usize| first(&steps, to, back);
        match &steps[at] {
            Step::Fork(branches, _) => {
                let firsts: Vec<Option<Set>> = branches.iter().map(|b| first(b.to)).collect();
                let many = if branches.len() > 2 { first(at) } else { None };
                let Step::Fork(branches, any) = &mut steps[at] else { continue };
                *any = many;
                for (branch, first) in branches.iter_mut().zip(firsts) {
                    branch.first = first;
                }
                if let Some(choice) = Choice::of(branches) {
                    steps[at] = Step::Choice(choice);
                }
            }
            Step::Run { .. } => {
                let found = first(at + 1);
                if let Step::Run { next, .. } = &mut steps[at] {
                    *next = found;
                }
            }
            _ => {}
        }
    }
    Some(steps)
}

/// The characters with which the walk can go on from a step; `None` when it may end there.
pub(super) fn first(steps: &[Step], from: usize, back: bool) -> Option<Set> {
    let mut set = Set::default();
    let mut open = vec![from];
    let mut seen = 0;
    while let Some(at) = open.pop() {
        seen += 1;
        if seen > LOOK_AHEAD {
            return None;
        }
        match &steps[at] {
            Step::Text(text) => {
                let c = if back { text.chars().next_back() } else { text.chars().next() };
                set.join(&Set::of(c?));
            }
            Step::One(one) => set.join(one),
            Step::Run { set: run, min, .. } => {
                set.join(run);
                if *min == 0 {
                    open.push(at + 1);
                }
            }
            Step::Fork(branches, _) => open.extend(branches.iter().map(|b| b.to)),
            Step::Choice(choice) => choice.0.iter().filter_map(|(code, _)| char::from_u32(*code)).for_each(|c| set.add(c, c)),
            Step::Jump(to) => open.push(*to),
            Step::Save(_) | Step::Look(_) => open.push(at + 1),
            Step::End => return None,
        }
    }
    Some(set.sorted())
}

/// Which steps of a shape are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Onward, to see whether it is there.
    Onward,
    /// Back, likewise.
    Back,
    /// Onward with what is captured.
    Captures,
}

struct Writer {
    steps: Vec<Step>,
    back: bool,
    captures: bool,
}

impl Writer {
    fn all(&mut self, parts: &[Hir]) -> Option<()> {
        if self.back { parts.iter().rev().try_for_each(|p| self.one(p)) } else { parts.iter().try_for_each(|p| self.one(p)) }
    }

    fn one(&mut self, hir: &Hir) -> Option<()> {
        if self.steps.len() > LONGEST {
            return None;
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => self.steps.push(Step::Text(std::str::from_utf8(&literal.0).ok()?.into())),
            HirKind::Class(class) => self.steps.push(Step::One(set(class)?)),
            HirKind::Look(look) => self.steps.push(Step::Look(*look)),
            HirKind::Capture(capture) if self.captures => {
                let index = capture.index as usize * 2;
                self.steps.push(Step::Save(index));
                self.one(&capture.sub)?;
                self.steps.push(Step::Save(index + 1));
            }
            HirKind::Capture(capture) => self.one(&capture.sub)?,
            HirKind::Concat(parts) => self.all(parts)?,
            HirKind::Alternation(branches) => self.fork(branches)?,
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
        }
        Some(())
    }

    fn fork(&mut self, branches: &[Hir]) -> Option<()> {
        let fork = self.steps.len();
        self.steps.push(Step::Fork(Vec::new(), None));
        let (mut ways, mut leaves) = (Vec::new(), Vec::new());
        for branch in branches {
            ways.push(Branch { to: self.steps.len(), first: None });
            self.one(branch)?;
            leaves.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let end = self.steps.len();
        for leave in leaves {
            self.steps[leave] = Step::Jump(end);
        }
        self.steps[fork] = Step::Fork(ways, None);
        Some(())
    }

    fn repeat(&mut self, repetition: &Repetition) -> Option<()> {
        // back from a place the furthest begin is wanted, as a search from the left would find it
        let greedy = repetition.greedy || self.back;
        if let HirKind::Class(class) = repetition.sub.kind() {
            let max = repetition.max.unwrap_or(u32::MAX);
            self.steps.push(Step::Run { set: set(class)?, min: repetition.min, max, greedy, next: None });
            return Some(());
        }
        for _ in 0..repetition.min {
            self.one(&repetition.sub)?;
        }
        match repetition.max {
            Some(max) => {
                let mut forks = Vec::new();
                for _ in repetition.min..max {
                    forks.push(self.steps.len());
                    self.steps.push(Step::Fork(Vec::new(), None));
                    self.one(&repetition.sub)?;
                }
                let end = self.steps.len();
                for fork in forks {
                    self.steps[fork] = Step::Fork(ways(fork + 1, end, greedy), None);
                }
            }
            None => {
                if repetition.sub.properties().minimum_len().unwrap_or(0) == 0 {
                    return None;
                }
                let fork = self.steps.len();
                self.steps.push(Step::Fork(Vec::new(), None));
                self.one(&repetition.sub)?;
                self.steps.push(Step::Jump(fork));
                let end = self.steps.len();
                self.steps[fork] = Step::Fork(ways(fork + 1, end, greedy), None);
            }
        }
        Some(())
    }
}

fn ways(inside: usize, beyond: usize, greedy: bool) -> Vec<Branch> {
    let way = |to| Branch { to, first: None };
    if greedy { vec![way(inside), way(beyond)] } else { vec![way(beyond), way(inside)] }
}

fn set(class: &Class) -> Option<Set> {
    let mut set = Set::default();
    match class {
        Class::Unicode(class) => class.ranges().iter().for_each(|r| set.add(r.start(), r.end())),
        Class::Bytes(class) => {
            for range in class.ranges() {
                if !range.end().is_ascii() {
                    return None;
                }
                set.add(range.start() as char, range.end() as char);
            }
        }
    }
    Some(set.sorted())
}
