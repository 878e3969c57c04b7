//! The steps that [`super::walk`] takes.
//!
//! A story asks hundreds of shapes, each once or twice, so what counts is how little memory a walk has to look at: steps are
//! a few bytes, sets and words stand apart and each set once, and many branches are found by the character that stands there.

use std::ops::Range;

use regex_syntax::hir::Look;

use super::chars::{Here, Set};

/// The steps of a shape in all directions it is walked, and what they look at.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    pub sets: Vec<Set>,
    pub branches: Vec<Branch>,
    pub choices: Vec<Choice>,
    /// What [`Step::Text`] and [`Step::Folded`] look for.
    pub words: String,
}

/// A set of a [`Program`].
pub(super) type SetId = u16;

/// One step of a shape.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// These characters.
    Text(Word),
    /// These ASCII characters, letters in either case.
    Folded(Word),
    /// One character of a set.
    One(SetId),
    /// Characters of a set, then what can go on with `next`.
    Run { set: SetId, next: SetId, min: u16, max: u16, greed: Greed },
    /// The first of so many branches that leads to the end; what any of them can begin with.
    Fork { first: u32, count: u16, any: SetId },
    /// The same of many branches.
    Choose { choice: u32, any: SetId },
    /// Go on there.
    Jump(u32),
    /// A capture begins or ends here.
    Save(u16),
    /// A condition on the place.
    Look(Look),
    /// The end of the shape.
    End,
}

/// How many characters a run takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Greed {
    /// As few as may be, then more.
    Few,
    /// As many as may be, then fewer.
    Many,
    /// As many as there are: what comes next is none of its characters.
    All,
}

/// Where a word stands among those of a [`Program`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: u32,
    pub len: u16,
}

impl Word {
    pub fn of(self, program: &Program) -> &str {
        &program.words[self.start as usize..self.start as usize + usize::from(self.len)]
    }
}

/// A way to go on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    pub to: u32,
    /// What it can begin with; anything where it may be empty.
    pub first: SetId,
}

/// Many branches, for each shade of what stands at a place those that may go on with it, in order.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    starts: [u16; 65],
    open: Vec<Branch>,
    all: Range<usize>,
}

impl Choice {
    /// From some branches of a program; `None` for too many.
    pub fn new(all: Range<usize>, program: &Program) -> Option<Self> {
        let branches = &program.branches[all.clone()];
        let shades = |branch: &Branch| program.sets[usize::from(branch.first)].shades();
        let mut counts = [0usize; 64];
        branches.iter().flat_map(|b| shades(b).each()).for_each(|shade| counts[shade] += 1);
        let mut starts = [0; 65];
        for shade in 0..64 {
            starts[shade + 1] = u16::try_from(usize::from(starts[shade]) + counts[shade]).ok()?;
        }
        let mut open = vec![*branches.first()?; usize::from(starts[64])];
        let mut ends = starts;
        for branch in branches {
            for shade in shades(branch).each() {
                open[usize::from(ends[shade])] = *branch;
                ends[shade] += 1;
            }
        }
        Some(Self { starts, open, all })
    }

    /// All of them.
    pub fn all<'p>(&self, program: &'p Program) -> &'p [Branch] {
        &program.branches[self.all.clone()]
    }

    /// The branches that may go on with what stands there.
    #[inline]
    pub fn at(&self, here: Here) -> &[Branch] {
        let shade = here.shade();
        &self.open[usize::from(self.starts[shade])..usize::from(self.starts[shade + 1])]
    }
}

/// A run without an end.
pub(super) const FOREVER: u16 = u16::MAX;
