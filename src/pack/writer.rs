//! A shape taken apart into the steps that [`super::walk`] takes.
//!
//! The regex crate parses it; what that tree says is written out as steps in one of two directions: onward from a place, or
//! back from it. Each fork notes with which characters its branches can begin, so that most branches are never entered.

use std::ops::Range;

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use rustc_hash::FxHashMap;

use super::chars::{Set, Shades, cases};
use super::steps::{Branch, Choice, FOREVER, Greed, Program, SetId, Step, Word};

/// Steps of a shape at most.
const LONGEST: usize = 20_000;
/// More branches than these are found by what stands at the place.
const FEW_BRANCHES: usize = 5;

/// Writes the steps of a shape.
pub(super) struct Writer {
    program: Program,
    known: FxHashMap<Set, SetId>,
    /// What the walk can go on with from steps that were asked about.
    firsts: FxHashMap<usize, SetId>,
    back: bool,
}

impl Writer {
    pub fn new() -> Self {
        Self { program: Program::default(), known: FxHashMap::default(), firsts: FxHashMap::default(), back: false }
    }

    /// What was written.
    pub fn finish(self) -> Program {
        self.program
    }

    pub const fn program(&self) -> &Program {
        &self.program
    }

    /// Writes the steps of these parts, onward or back, and tells where they begin; `None` for what has no such steps (a loop
    /// around what may be empty, bytes that are no characters) or far too many.
    pub fn write<'h>(&mut self, parts: impl IntoIterator<Item = &'h Hir>, back: bool) -> Option<u32> {
        self.back = back;
        let start = self.program.steps.len();
        self.all(parts)?;
        self.program.steps.push(Step::End);
        for at in start..self.program.steps.len() {
            match self.program.steps[at] {
                Step::Run { set, min, max, greed, .. } => {
                    let next = self.first(at + 1)?;
                    let sets = &self.program.sets;
                    let apart = sets[usize::from(set)].is_apart(&sets[usize::from(next)]);
                    self.program.steps[at] = Step::Run { set, next, min, max, greed: if apart { Greed::All } else { greed } };
                }
                Step::Fork { first, count, any } => {
                    let range = first as usize..first as usize + usize::from(count);
                    for branch in range.clone() {
                        self.program.branches[branch].first = self.first(self.program.branches[branch].to as usize)?;
                    }
                    let any = if count > 2 { self.any_of(range.clone())? } else { any };
                    self.program.steps[at] = Step::Fork { first, count, any };
                    if usize::from(count) > FEW_BRANCHES {
                        let choice = u32::try_from(self.program.choices.len()).ok()?;
                        self.program.choices.push(Choice::new(range, &self.program)?);
                        self.program.steps[at] = Step::Choose { choice, any };
                    }
                }
                _ => {}
            }
        }
        u32::try_from(start).ok()
    }

    fn first(&mut self, from: usize) -> Option<SetId> {
        if let Some(&set) = self.firsts.get(&from) {
            return Some(set);
        }
        let first = self.program.first(from, self.back);
        let set = self.set(first)?;
        self.firsts.insert(from, set);
        Some(set)
    }

    /// What any of these branches can begin with.
    fn any_of(&mut self, branches: Range<usize>) -> Option<SetId> {
        let mut any = Set::default();
        any.then = Shades::NONE;
        for branch in &self.program.branches[branches] {
            any.join(&self.program.sets[usize::from(branch.first)]);
        }
        self.set(any.sorted())
    }

    fn set(&mut self, set: Set) -> Option<SetId> {
        if let Some(&id) = self.known.get(&set) {
            return Some(id);
        }
        let id = SetId::try_from(self.program.sets.len()).ok()?;
        self.known.insert(set.clone(), id);
        self.program.sets.push(set);
        Some(id)
    }

    fn word(&mut self, text: &str) -> Option<Word> {
        let start = self.program.words.len();
        self.program.words.push_str(text);
        self.word_from(start)
    }

    /// What was added to the words from there on.
    fn word_from(&self, start: usize) -> Option<Word> {
        Some(Word { start: u32::try_from(start).ok()?, len: u16::try_from(self.program.words.len() - start).ok()? })
    }

    fn here(&self) -> Option<u32> {
        u32::try_from(self.program.steps.len()).ok()
    }

    fn push(&mut self, step: Step) {
        self.program.steps.push(step);
    }

    /// A sequence. Letters in either case that follow each other are looked for as one word.
    fn all<'h>(&mut self, parts: impl IntoIterator<Item = &'h Hir>) -> Option<()> {
        let parts: Vec<(&Hir, Option<Folded<'_>>)> = parts.into_iter().map(|part| (part, Folded::of(part))).collect();
        let mut pieces: Vec<_> = parts.chunk_by(|a, b| a.1.is_some() && b.1.is_some()).collect();
        if self.back {
            pieces.reverse();
        }
        for piece in pieces {
            if let [(part, _)] = piece {
                self.one(part)?;
            } else {
                let start = self.program.words.len();
                piece.iter().filter_map(|(_, folded)| folded.as_ref()).for_each(|folded| folded.write(&mut self.program.words));
                let word = self.word_from(start)?;
                self.push(Step::Folded(word));
            }
        }
        Some(())
    }

    fn one(&mut self, hir: &Hir) -> Option<()> {
        if self.program.steps.len() > LONGEST {
            return None;
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                let word = self.word(std::str::from_utf8(&literal.0).ok()?)?;
                self.push(Step::Text(word));
            }
            HirKind::Class(class) => {
                let set = self.set(set(class)?)?;
                self.push(Step::One(set));
            }
            HirKind::Look(look) => self.push(Step::Look(*look)),
            HirKind::Capture(capture) => {
                let index = u16::try_from(capture.index).ok()?.checked_mul(2)?;
                let (enter, leave) = if self.back { (index + 1, index) } else { (index, index + 1) };
                self.push(Step::Save(enter));
                self.one(&capture.sub)?;
                self.push(Step::Save(leave));
            }
            HirKind::Concat(parts) => self.all(parts)?,
            HirKind::Alternation(branches) => self.fork(branches)?,
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
        }
        Some(())
    }

    fn fork(&mut self, branches: &[Hir]) -> Option<()> {
        let fork = self.open_fork();
        let (mut ways, mut leaves) = (Vec::new(), Vec::new());
        for branch in branches {
            ways.push(self.here()?);
            self.one(branch)?;
            leaves.push(self.program.steps.len());
            self.push(Step::Jump(0));
        }
        let end = self.here()?;
        for leave in leaves {
            self.program.steps[leave] = Step::Jump(end);
        }
        self.close_fork(fork, &ways)
    }

    /// Keeps the place of a fork whose branches are not written yet.
    fn open_fork(&mut self) -> usize {
        self.push(Step::End);
        self.program.steps.len() - 1
    }

    fn close_fork(&mut self, fork: usize, ways: &[u32]) -> Option<()> {
        let any = self.set(Set::any())?;
        let first = u32::try_from(self.program.branches.len()).ok()?;
        self.program.branches.extend(ways.iter().map(|&to| Branch { to, first: any }));
        self.program.steps[fork] = Step::Fork { first, count: u16::try_from(ways.len()).ok()?, any };
        Some(())
    }

    fn repeat(&mut self, repetition: &Repetition) -> Option<()> {
        // back from a place the furthest begin is wanted, as a search from the left would find it
        let greedy = repetition.greedy || self.back;
        if let HirKind::Class(class) = repetition.sub.kind() {
            let max = repetition.max.map_or(Some(FOREVER), |max| u16::try_from(max).ok().filter(|&max| max != FOREVER))?;
            let (set, next) = (self.set(set(class)?)?, self.set(Set::any())?);
            let greed = if greedy { Greed::Many } else { Greed::Few };
            self.push(Step::Run { set, next, min: u16::try_from(repetition.min).ok()?, max, greed });
            return Some(());
        }
        for _ in 0..repetition.min {
            self.one(&repetition.sub)?;
        }
        match repetition.max {
            Some(max) => {
                let mut forks = Vec::new();
                for _ in repetition.min..max {
                    forks.push(self.open_fork());
                    self.one(&repetition.sub)?;
                }
                let end = self.here()?;
                for fork in forks {
                    self.close_fork(fork, &ways(u32::try_from(fork).ok()? + 1, end, greedy))?;
                }
            }
            None => {
                if repetition.sub.properties().minimum_len().unwrap_or(0) == 0 {
                    return None;
                }
                let fork = self.open_fork();
                self.one(&repetition.sub)?;
                let again = u32::try_from(fork).ok()?;
                self.push(Step::Jump(again));
                let end = self.here()?;
                self.close_fork(fork, &ways(again + 1, end, greedy))?;
            }
        }
        Some(())
    }
}

const fn ways(inside: u32, beyond: u32, greedy: bool) -> [u32; 2] {
    if greedy { [inside, beyond] } else { [beyond, inside] }
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

/// A part that does not tell the case of ASCII letters.
enum Folded<'h> {
    /// A letter in all its cases.
    Letter(char),
    /// ASCII without letters.
    Other(&'h str),
}

impl<'h> Folded<'h> {
    fn of(part: &'h Hir) -> Option<Self> {
        match part.kind() {
            HirKind::Literal(literal) => {
                let other = literal.0.iter().all(|b| b.is_ascii() && !b.is_ascii_alphabetic());
                std::str::from_utf8(&literal.0).ok().filter(|_| other).map(Self::Other)
            }
            HirKind::Class(Class::Unicode(class)) => {
                let lower = class.ranges().get(1).map(|r| r.start()).filter(char::is_ascii_lowercase)?;
                let same = class.ranges().iter().map(|r| (r.start(), r.end())).eq(cases(lower).map(|c| (c, c)));
                same.then_some(Self::Letter(lower))
            }
            _ => None,
        }
    }

    fn write(&self, words: &mut String) {
        match self {
            Self::Letter(lower) => words.push(*lower),
            Self::Other(text) => words.push_str(text),
        }
    }
}
