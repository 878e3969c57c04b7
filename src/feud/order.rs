//! Chronology: events sorted by date, and `precedes` as a transitive reduction.
//!
//! Dates are intervals, and "is over before the other begins" is an interval order; its covering pairs fall out of one
//! sweep. Orders that a story states (此前, before that) are added where they do not close a circle. Everything here is
//! iterative: a chain of a million events is no deeper than one of two.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::merge::Merged;
use super::same::by_date;
use super::{Event, Node, Relation, RelationKind};
use crate::value::when::Day;

/// How many events are looked at to find out whether others imply a pair, or forbid it; where there are more, a pair that the
/// dates give is kept and one that a story states is not.
const MOST_STEPS: usize = 4096;
/// From this many covering pairs an event on, only a spanning part of them is kept.
const MOST_PAIRS_PER_EVENT: usize = 8;

/// The events by date, the undated last in text order, and the event of each telling.
pub(super) fn chronological(merged: Merged) -> (Vec<Event>, Vec<usize>) {
    let Merged { events, event_of } = merged;
    let mut sorted: Vec<(usize, Event)> = events.into_iter().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| by_date(a.when.as_ref(), b.when.as_ref()).then_with(|| a.trigger.cmp(&b.trigger)));
    let mut place = vec![0; sorted.len()];
    for (new, (old, _)) in sorted.iter().enumerate() {
        place[*old] = new;
    }
    (sorted.into_iter().map(|(_, event)| event).collect(), event_of.into_iter().map(|e| place[e]).collect())
}

/// The covering pairs of the order of events by their dates and by what stories state. `stated` is in story order; of
/// the statements that close a circle the last one is dropped.
pub(super) fn precedes(events: &[Event], stated: &[(usize, usize)]) -> Vec<Relation> {
    let mut pairs: Vec<Pair> = by_dates(events).into_iter().map(|(from, to)| Pair { from, to, stated: false }).collect();
    let news = |&(a, b): &(usize, usize)| !dated_before(events, a, b) && !dated_before(events, b, a);
    let mut stated: Vec<(usize, usize)> = stated.iter().copied().filter(news).collect();
    let mut seen = std::collections::BTreeSet::new();
    stated.retain(|pair| seen.insert(*pair));
    if !stated.is_empty() {
        pairs = add_stated(events.len(), pairs, &stated);
    }
    pairs.into_iter().map(|pair| relation(events, &pair)).collect()
}

/// An ordered pair of events.
#[derive(Clone, Copy)]
struct Pair {
    from: usize,
    to: usize,
    stated: bool,
}

fn relation(events: &[Event], pair: &Pair) -> Relation {
    let why = match (events[pair.from].when.and_then(|w| w.latest), events[pair.to].when.and_then(|w| w.earliest)) {
        (Some(over), Some(begins)) if !pair.stated => format!("over by {over}, before {begins}"),
        _ => "the text states the order".to_owned(),
    };
    Relation { kind: RelationKind::Precedes, from: Node::Event(pair.from), to: Node::Event(pair.to), why }
}

fn dated_before(events: &[Event], a: usize, b: usize) -> bool {
    matches!((events[a].when, events[b].when), (Some(a), Some(b)) if a.precedes(&b))
}

/// Covering pairs of the interval order: `b` follows `a` directly when it begins after `a` is over and not after the
/// first end of all that begin after `a` is over.
fn by_dates(events: &[Event]) -> Vec<(usize, usize)> {
    let mut begins: Vec<(Day, usize)> = events.iter().enumerate().filter_map(|(i, e)| Some((e.when?.earliest?, i))).collect();
    begins.sort_unstable();
    // the first end among those that begin here or later; an open end never comes
    let mut first_end = vec![Day::MAX; begins.len() + 1];
    for (i, (_, event)) in begins.iter().enumerate().rev() {
        let end = events[*event].when.and_then(|w| w.latest).unwrap_or(Day::MAX);
        first_end[i] = end.min(first_end[i + 1]);
    }
    let mut covers = Vec::with_capacity(events.len());
    for (a, event) in events.iter().enumerate() {
        let Some(over) = event.when.and_then(|w| w.latest) else { continue };
        let from = begins.partition_point(|(day, _)| *day <= over);
        let to = begins.partition_point(|(day, _)| *day <= first_end[from]);
        covers.push((a, from, to.max(from)));
    }
    let pairs: usize = covers.iter().map(|(_, from, to)| to - from).sum();
    if pairs > MOST_PAIRS_PER_EVENT * events.len() {
        return spanning(&covers, &begins);
    }
    covers.iter().flat_map(|&(a, from, to)| begins[from..to].iter().map(move |&(_, b)| (a, b))).collect()
}

/// Where whole crowds follow whole crowds (a thousand events on one day, a thousand on the next), each event keeps its
/// first follower and its last forerunner: every pair is true, every event stays tied, and the output stays linear.
fn spanning(covers: &[(usize, usize, usize)], begins: &[(Day, usize)]) -> Vec<(usize, usize)> {
    let mut last_before = vec![None; begins.len()];
    let mut pairs = Vec::new();
    let mut ordered: Vec<&(usize, usize, usize)> = covers.iter().filter(|(_, from, to)| from < to).collect();
    ordered.sort_by_key(|(a, from, to)| (*from, *to, *a));
    for &&(a, from, to) in &ordered {
        pairs.push((a, begins[from].1));
        last_before[to - 1] = Some((a, from));
    }
    let mut open: Option<(usize, usize)> = None;
    for i in (0..begins.len()).rev() {
        open = last_before[i].or(open).filter(|(_, from)| *from <= i);
        pairs.extend(open.map(|(a, _)| (a, begins[i].1)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Adds what is stated, drops what contradicts, and takes out every pair that others imply.
fn add_stated(events: usize, dated: Vec<Pair>, stated: &[(usize, usize)]) -> Vec<Pair> {
    let mut all = dated.clone();
    all.extend(stated.iter().map(|&(from, to)| Pair { from, to, stated: true }));
    let mut order = sorted(events, &all);
    if order.len() < events {
        all = without_circles(events, dated, stated);
        order = sorted(events, &all);
    }
    let mut rank = vec![0; events];
    for (i, &event) in order.iter().enumerate() {
        rank[event] = i;
    }
    let next = successors(events, &all);
    let mut search = Search::new(events);
    all.retain(|pair| !search.detour(&next, &rank, pair.from, pair.to));
    all.sort_by_key(|pair| (pair.from, pair.to));
    all
}

/// A topological order, the earlier event first where there is a choice; shorter than `events` if there is a circle.
fn sorted(events: usize, pairs: &[Pair]) -> Vec<usize> {
    let next = successors(events, pairs);
    let mut waits = vec![0_usize; events];
    for pair in pairs {
        waits[pair.to] += 1;
    }
    let mut free: BinaryHeap<Reverse<usize>> = (0..events).filter(|&e| waits[e] == 0).map(Reverse).collect();
    let mut order = Vec::with_capacity(events);
    while let Some(Reverse(event)) = free.pop() {
        order.push(event);
        for &follower in &next[event] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                free.push(Reverse(follower));
            }
        }
    }
    order
}

/// The statements one by one, in story order: one that closes a circle is the youngest of it and is left out.
fn without_circles(events: usize, dated: Vec<Pair>, stated: &[(usize, usize)]) -> Vec<Pair> {
    let mut next = successors(events, &dated);
    let mut pairs = dated;
    let mut search = Search::new(events);
    for &(from, to) in stated {
        if !search.reaches(&next, to, from) {
            next[from].push(to);
            pairs.push(Pair { from, to, stated: true });
        }
    }
    pairs
}

fn successors(events: usize, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); events];
    for pair in pairs {
        next[pair.from].push(pair.to);
    }
    next
}

/// Depth-first search with a stack of its own and marks that need no clearing.
struct Search {
    seen: Vec<usize>,
    round: usize,
    stack: Vec<usize>,
}

impl Search {
    fn new(events: usize) -> Self {
        Self { seen: vec![0; events], round: 0, stack: Vec::new() }
    }

    /// Whether one event is reached from another, or perhaps is: a statement that may close a circle is left out.
    fn reaches(&mut self, next: &[Vec<usize>], from: usize, to: usize) -> bool {
        let mut steps = MOST_STEPS;
        self.walk(next, from, to, |_| true, &mut steps) || steps == 0
    }

    /// Whether `to` is reached from `from` by way of another event; only events ranked between the two can be on it.
    fn detour(&mut self, next: &[Vec<usize>], rank: &[usize], from: usize, to: usize) -> bool {
        let mut steps = MOST_STEPS;
        next[from]
            .iter()
            .any(|&via| via != to && rank[via] < rank[to] && self.walk(next, via, to, |event| rank[event] <= rank[to], &mut steps))
    }

    /// Whether one event is reached from another over those that are allowed, within so many steps.
    fn walk(&mut self, next: &[Vec<usize>], from: usize, to: usize, allowed: impl Fn(usize) -> bool, steps: &mut usize) -> bool {
        self.round += 1;
        self.stack.clear();
        self.stack.push(from);
        while let Some(event) = self.stack.pop() {
            if event == to {
                return true;
            }
            let Some(left) = steps.checked_sub(1) else { return false };
            *steps = left;
            if std::mem::replace(&mut self.seen[event], self.round) != self.round {
                self.stack.extend(next[event].iter().copied().filter(|&e| allowed(e)));
            }
        }
        false
    }
}
