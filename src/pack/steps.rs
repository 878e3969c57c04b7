//! A shape taken apart into the steps that [`super::walk`] takes.
//!
//! The regex crate parses it; what that tree says is written out as steps in one of two directions: onward from a place, or
//! back from it. Each fork notes with which characters its branches can begin, so that most branches are never entered.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

/// One step of a shape.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// These characters.
    Text(Box<str>),
    /// One character of a set.
    One(Set),
    /// As many characters of a set as may be, or as few; then what can go on with `next`.
    Run { set: Set, min: u32, max: u32, greedy: bool, next: Set },
    /// The first branch that leads to the end; what any of many branches can begin with.
    Fork(Vec<Branch>, Set),
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
    /// What it can begin with; anything where it may be empty.
    pub first: Set,
}

/// What stands at a place, ready to be looked up in sets: a character, or the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here {
    code: u32,
    /// Which word of a set tells of it.
    word: u8,
    /// Its length in bytes; nothing at the end.
    pub width: u8,
}

impl Here {
    pub const END: Self = Self { code: 0, word: 3, width: 0 };

    #[inline]
    pub const fn ascii(byte: u8) -> Self {
        Self { code: byte as u32, word: byte >> 6, width: 1 }
    }

    /// A character of three bytes.
    #[inline]
    pub const fn three(a: u8, b: u8, c: u8) -> Self {
        Self { code: (a as u32 & 0x0F) << 12 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F), word: 2, width: 3 }
    }

    pub fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if c.is_ascii() => Self::ascii(c as u8),
            Some(c) => Self { code: c as u32, word: 2, width: c.len_utf8() as u8 },
            None => Self::END,
        }
    }
}

/// A set of characters, and perhaps the end of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    /// The ASCII characters; the last six bits of the others, by which one look tells most characters from all of them;
    /// the end.
    words: [u64; 4],
    /// The others; empty where the last six bits say all.
    ranges: Vec<(u32, u32)>,
}

impl Set {
    /// Everything, the end too.
    pub const ANY: Self = Self { words: [u64::MAX; 4], ranges: Vec::new() };

    #[inline(always)]
    pub fn has(&self, here: Here) -> bool {
        self.words[usize::from(here.word & 3)] >> (here.code % 64) & 1 == 1
            && (here.word != 2 || self.ranges.is_empty() || self.holds(here.code))
    }

    fn holds(&self, code: u32) -> bool {
        if self.ranges.len() <= FEW_RANGES {
            return self.ranges.iter().any(|&(low, high)| low <= code && code <= high);
        }
        let at = self.ranges.partition_point(|&(_, high)| high < code);
        self.ranges.get(at).is_some_and(|&(low, _)| low <= code)
    }

    fn add(&mut self, low: char, high: char) {
        let (low, high) = (low as u32, high as u32);
        for ascii in low..=high.min(127) {
            self.words[(ascii / 64) as usize] |= 1 << (ascii % 64);
        }
        if high > 127 {
            let low = low.max(128);
            (low..=high).take(64).for_each(|code| self.words[2] |= 1 << (code % 64));
            self.ranges.push((low, high));
        }
    }

    /// In order, so that a place can be looked up.
    fn sorted(mut self) -> Self {
        self.ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (low, high) in self.ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        if merged == [(128, u32::from(char::MAX))] {
            merged.clear();
        }
        Self { ranges: merged, ..self }
    }

    fn join(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(other.words) {
            *word |= more;
        }
        let all = other.words[2] == u64::MAX && other.ranges.is_empty();
        self.ranges.extend(&other.ranges);
        self.ranges.extend(all.then_some((128, u32::from(char::MAX))));
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

/// The steps of a shape, onward or back; `None` for what has no such steps (a loop around what may be empty, bytes that
/// are no characters).
pub(super) fn steps(parts: &[Hir], back: bool) -> Option<Vec<Step>> {
    let mut writer = Writer { steps: Vec::new(), back };
    writer.all(parts)?;
    writer.steps.push(Step::End);
    let mut steps = writer.steps;
    for at in 0..steps.len() {
        let first = |to: usize| first(&steps, to, back);
        match &steps[at] {
            Step::Fork(branches, _) => {
                let firsts: Vec<Set> = branches.iter().map(|b| first(b.to)).collect();
                let many = if branches.len() > 2 { first(at) } else { Set::ANY };
                let Step::Fork(branches, any) = &mut steps[at] else { continue };
                *any = many;
                for (branch, first) in branches.iter_mut().zip(firsts) {
                    branch.first = first;
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

/// What the walk can go on with from a step; anything when it may end there.
pub(super) fn first(steps: &[Step], from: usize, back: bool) -> Set {
    let mut set = Set::default();
    let mut open = vec![from];
    let mut seen = 0;
    while let Some(at) = open.pop() {
        seen += 1;
        if seen > LOOK_AHEAD {
            return Set::ANY;
        }
        match &steps[at] {
            Step::Text(text) => match if back { text.chars().next_back() } else { text.chars().next() } {
                Some(c) => set.join(&Set::of(c)),
                None => return Set::ANY,
            },
            Step::One(one) => set.join(one),
            Step::Run { set: run, min, .. } => {
                set.join(run);
                if *min == 0 {
                    open.push(at + 1);
                }
            }
            Step::Fork(branches, _) => open.extend(branches.iter().map(|b| b.to)),
            Step::Jump(to) => open.push(*to),
            Step::Save(_) | Step::Look(_) => open.push(at + 1),
            Step::End => return Set::ANY,
        }
    }
    set.sorted()
}

struct Writer {
    steps: Vec<Step>,
    back: bool,
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
            HirKind::Capture(capture) => {
                let index = capture.index as usize * 2;
                let (enter, leave) = if self.back { (index + 1, index) } else { (index, index + 1) };
                self.steps.push(Step::Save(enter));
                self.one(&capture.sub)?;
                self.steps.push(Step::Save(leave));
            }
            HirKind::Concat(parts) => self.all(parts)?,
            HirKind::Alternation(branches) => self.fork(branches)?,
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
        }
        Some(())
    }

    fn fork(&mut self, branches: &[Hir]) -> Option<()> {
        let fork = self.steps.len();
        self.steps.push(Step::Fork(Vec::new(), Set::ANY));
        let (mut ways, mut leaves) = (Vec::new(), Vec::new());
        for branch in branches {
            ways.push(Branch { to: self.steps.len(), first: Set::ANY });
            self.one(branch)?;
            leaves.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let end = self.steps.len();
        for leave in leaves {
            self.steps[leave] = Step::Jump(end);
        }
        self.steps[fork] = Step::Fork(ways, Set::ANY);
        Some(())
    }

    fn repeat(&mut self, repetition: &Repetition) -> Option<()> {
        // back from a place the furthest begin is wanted, as a search from the left would find it
        let greedy = repetition.greedy || self.back;
        if let HirKind::Class(class) = repetition.sub.kind() {
            let max = repetition.max.unwrap_or(u32::MAX);
            self.steps.push(Step::Run { set: set(class)?, min: repetition.min, max, greedy, next: Set::ANY });
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
                    self.steps.push(Step::Fork(Vec::new(), Set::ANY));
                    self.one(&repetition.sub)?;
                }
                let end = self.steps.len();
                for fork in forks {
                    self.steps[fork] = Step::Fork(ways(fork + 1, end, greedy), Set::ANY);
                }
            }
            None => {
                if repetition.sub.properties().minimum_len().unwrap_or(0) == 0 {
                    return None;
                }
                let fork = self.steps.len();
                self.steps.push(Step::Fork(Vec::new(), Set::ANY));
                self.one(&repetition.sub)?;
                self.steps.push(Step::Jump(fork));
                let end = self.steps.len();
                self.steps[fork] = Step::Fork(ways(fork + 1, end, greedy), Set::ANY);
            }
        }
        Some(())
    }
}

fn ways(inside: usize, beyond: usize, greedy: bool) -> Vec<Branch> {
    let way = |to| Branch { to, first: Set::ANY };
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
