//! What a walk can meet next: the characters that a shape can go on with, before a step of it is taken.

use super::chars::{Here, Set, Shades, cases};
use super::steps::{Program, Step};

/// How many steps on the next character is looked for, and the one beyond it: of more, nothing is told.
const LOOK_AHEAD: usize = 64;
const LOOK_BEYOND: usize = 40;

/// How many characters from a place are told apart by their shades.
pub(super) const NEAR: usize = 2;

impl Program {
    /// What the walk can go on with from a step, and what can stand behind that; anything when it may end there.
    pub fn first(&self, from: usize, back: bool) -> Set {
        let mut set = Set::default();
        let mut open = vec![from];
        let mut seen = 0;
        while let Some(at) = open.pop() {
            seen += 1;
            if seen > LOOK_AHEAD {
                return Set::any();
            }
            match self.steps[at] {
                Step::Text(word) => {
                    let text = word.of(self);
                    match if back { text.chars().next_back() } else { text.chars().next() } {
                        Some(c) => set.join(&Set::of(c)),
                        None => return Set::any(),
                    }
                }
                Step::Folded(word) => {
                    let text = word.of(self);
                    let next = if back { text.chars().next_back() } else { text.chars().next() };
                    next.into_iter().flat_map(either_case).for_each(|c| set.join(&Set::of(c)));
                }
                Step::One(one) => set.join(&self.sets[usize::from(one)]),
                Step::Run { set: run, min, .. } => {
                    set.join(&self.sets[usize::from(run)]);
                    if min == 0 {
                        open.push(at + 1);
                    }
                }
                Step::Fork { first, count, .. } => {
                    let branches = &self.branches[first as usize..first as usize + usize::from(count)];
                    open.extend(branches.iter().map(|b| b.to as usize));
                }
                // its branches are known by what they begin with
                Step::Choose { any, .. } => set.join(&self.sets[usize::from(any)]),
                Step::Jump(to) => open.push(to as usize),
                Step::Save(_) | Step::Look(_) => open.push(at + 1),
                Step::End => return Set::any(),
            }
        }
        set.then = self.near(from, back)[1];
        set.sorted()
    }

    /// The shades of what can stand next to a place and one further, in the direction of the walk; all where it may end there.
    pub fn near(&self, from: usize, back: bool) -> [Shades; NEAR] {
        let mut near = [Shades::ALL; NEAR];
        // steps, and how many characters of each are passed
        let mut open = vec![(from, 0)];
        for shades in &mut near {
            let Some((there, next)) = self.pass_one(open, back) else { break };
            *shades = there;
            open = next;
        }
        near
    }

    /// What one character can be that the walk passes from any of these steps, and where it stands then; nothing where the walk
    /// may end before, or may go on in too many ways.
    fn pass_one(&self, mut open: Vec<(usize, usize)>, back: bool) -> Option<(Shades, Vec<(usize, usize)>)> {
        let (mut shades, mut next, mut seen) = (Shades::NONE, Vec::new(), 0);
        while let Some((at, passed)) = open.pop() {
            seen += 1;
            if seen > LOOK_BEYOND {
                return None;
            }
            let mut pass = |there: Shades, to| {
                shades = shades.or(there);
                next.push(to);
            };
            match self.steps[at] {
                Step::Text(word) | Step::Folded(word) => {
                    let text = word.of(self);
                    let c = if back { text.chars().nth_back(passed) } else { text.chars().nth(passed) };
                    match c {
                        None => open.push((at + 1, 0)),
                        Some(c) if matches!(self.steps[at], Step::Text(_)) => pass(Shades::of(Here::of(Some(c))), (at, passed + 1)),
                        Some(c) => either_case(c).for_each(|c| pass(Shades::of(Here::of(Some(c))), (at, passed + 1))),
                    }
                }
                Step::One(set) => pass(self.sets[usize::from(set)].shades(), (at + 1, 0)),
                Step::Run { set, min, max, .. } => {
                    if passed < usize::from(max) {
                        pass(self.sets[usize::from(set)].shades(), (at, passed + 1));
                    }
                    if passed >= usize::from(min) {
                        open.push((at + 1, 0));
                    }
                }
                Step::Fork { first, count, .. } => {
                    let branches = &self.branches[first as usize..first as usize + usize::from(count)];
                    open.extend(branches.iter().map(|b| (b.to as usize, 0)));
                }
                Step::Choose { choice, .. } => open.extend(self.choices[choice as usize].all(self).iter().map(|b| (b.to as usize, 0))),
                Step::Jump(to) => open.push((to as usize, 0)),
                Step::Save(_) | Step::Look(_) => open.push((at + 1, 0)),
                Step::End => return None,
            }
        }
        next.sort_unstable();
        next.dedup();
        Some((shades, next))
    }
}

/// A character of a folded word, as it may stand in a text.
fn either_case(c: char) -> impl Iterator<Item = char> {
    let letter = c.is_ascii_alphabetic();
    std::iter::once(c).filter(move |_| !letter).chain(cases(c).filter(move |_| letter))
}
