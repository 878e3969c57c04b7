//! Reports become events: one happening is one event however often it is told.
//!
//! First reports of one kind in one breath (overlapping clauses of one story) become one *account*; then accounts become
//! events. Accounts are taken the fullest first, then in text order; each joins the event it fits best *all* of whose
//! accounts it is compatible with (complete linkage), or begins a new one. So the outcome depends on the set of stories
//! and on nothing else. What is compatible is [`super::same`]'s business.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::same::{self, Account};
use super::{Event, Place, Sum, figures};
use crate::event::{EventKind, Part, Report};
use crate::span::Span;
use crate::value::when::When;

/// From so many events of one party and part on, an account looks only at those that have more in common with it.
const MOST_EVENTS: usize = 64;
/// With how many others who play a part in it an event is looked up.
const MOST_PARTS: usize = 8;
/// How many accounts back a report looks for one that tells the same clause.
const ONE_BREATH: usize = 4;

/// One report with its parties and sums as the feud numbers them.
pub(super) struct Telling<'s> {
    pub(super) document: usize,
    pub(super) report: &'s Report,
    pub(super) parts: Vec<Part>,
    pub(super) amounts: Vec<usize>,
    /// The words that set off the rule.
    pub(super) words: &'s str,
    /// What stands around them, as a hash: the same in a reprint.
    pub(super) print: u64,
}

impl Telling<'_> {
    /// The clause it rests on.
    fn clause(&self) -> Span {
        self.report.evidence.first().copied().unwrap_or(self.report.trigger)
    }

    /// Where it stands, for ordering.
    pub(super) fn place(&self) -> Place {
        Place { document: self.document, span: self.report.trigger }
    }
}

/// The events in the order they were begun, and the event of each telling.
pub(super) struct Merged {
    pub(super) events: Vec<Event>,
    pub(super) event_of: Vec<usize>,
}

/// Merges tellings; `sums` gives their amounts.
pub(super) fn merge(tellings: &[Telling<'_>], sums: &[Sum]) -> Merged {
    let accounts = accounts(tellings, sums);
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    order.sort_by_key(|&a| (Reverse(accounts[a].fullness()), tellings[accounts[a].tellings[0]].place(), a));
    let mut clusters = Clusters::default();
    for &account in &order {
        clusters.place(account, &accounts, tellings);
    }
    let mut event_of = vec![0; tellings.len()];
    let mut events = Vec::with_capacity(clusters.members.len());
    for (members, reprinted) in clusters.members.iter().zip(&clusters.reprinted) {
        let own = members.iter().flat_map(|&a| &accounts[a].tellings).count();
        let told: Vec<usize> = members.iter().chain(reprinted).flat_map(|&a| accounts[a].tellings.iter().copied()).collect();
        for &telling in &told {
            event_of[telling] = events.len();
        }
        events.push(event(members, told.split_at(own), &accounts, tellings, sums));
    }
    Merged { events, event_of }
}

/// Reports of one kind whose clauses overlap tell one thing, unless they contradict each other.
fn accounts<'s>(tellings: &[Telling<'s>], sums: &[Sum]) -> Vec<Account<'s>> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by_key(|&t| (tellings[t].document, tellings[t].clause(), tellings[t].report.trigger, t));
    let mut accounts: Vec<Account<'s>> = Vec::with_capacity(tellings.len());
    for &t in &order {
        let telling = &tellings[t];
        let account = Account::of(t, telling, sums);
        let near = accounts.iter_mut().rev().take(ONE_BREATH).find(|earlier| {
            let last = &tellings[*earlier.tellings.last().unwrap_or(&t)];
            last.document == telling.document && last.clause().overlaps(telling.clause()) && same::in_one_breath(earlier, &account)
        });
        match near {
            Some(earlier) => earlier.absorb(account),
            None => accounts.push(account),
        }
    }
    accounts
}

/// What an event has in common with an account, beside who plays one part in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Common {
    Nothing,
    Days(When),
    Story(usize),
    Part(Part),
}

/// Events in the making.
#[derive(Default)]
struct Clusters {
    members: Vec<Vec<usize>>,
    /// Of each cluster the accounts that only print again what a member says.
    reprinted: Vec<Vec<usize>>,
    /// Of each cluster the members that differ: the only ones a newcomer is compared with.
    distinct: Vec<Vec<usize>>,
    /// Where each story tells of each cluster.
    told_at: FxHashMap<(usize, usize), BTreeSet<usize>>,
    /// Where to look for company: who plays a part. Courts and authorities, who see many cases, are looked up with the days;
    /// and who plays it in many events with whatever else is common.
    by_part: FxHashMap<(EventKind, Part, Common), Vec<usize>>,
    /// Where an account that names nobody looks for it: its own story, the same date.
    by_date: FxHashMap<(EventKind, usize, When), Vec<usize>>,
    /// Where an account finds company that only refers to what its story tells.
    by_story: FxHashMap<(EventKind, usize), Vec<usize>>,
    /// Where a reprint finds what it prints again. It may read otherwise out of its context, and says nothing new.
    by_print: FxHashMap<(EventKind, u64), (usize, usize)>,
}

impl Clusters {
    fn place(&mut self, account: usize, accounts: &[Account<'_>], tellings: &[Telling<'_>]) {
        let new = &accounts[account];
        let place = tellings[new.tellings[0]].place();
        let mut near: Vec<usize> = new.parts.iter().flat_map(|part| self.company(new, part, place.document)).collect();
        let date = new.when.map(|when| (new.kind, place.document, when));
        near.extend(date.and_then(|date| self.by_date.get(&date)).into_iter().flatten());
        if same::refers(new) {
            near.extend(self.by_story.get(&(new.kind, place.document)).into_iter().flatten());
        }
        near.sort_unstable();
        near.dedup();
        let fits = near.into_iter().filter_map(|cluster| {
            let bonds = self.distinct[cluster].iter().map(|&member| same::bond(&accounts[member], new));
            let bond = bonds.collect::<Option<Vec<u32>>>()?.into_iter().max().filter(|bond| *bond > 0)?;
            // the nearest telling of the same story, else any other story
            let distance = self.told_at.get(&(cluster, place.document)).and_then(|told| nearest(told, place.span.start()));
            Some((Reverse(bond), distance.unwrap_or(usize::MAX), cluster))
        });
        let found = fits.min().map(|(_, _, cluster)| cluster);
        let print = (new.kind, tellings[new.tellings[0]].print);
        if let Some(&(cluster, document)) = self.by_print.get(&print)
            && document != place.document
            && found != Some(cluster)
        {
            self.reprinted[cluster].push(account);
            return;
        }
        let cluster = found.unwrap_or_else(|| self.begin());
        self.by_print.entry(print).or_insert((cluster, place.document));
        self.members[cluster].push(account);
        let told_at = self.told_at.entry((cluster, place.document)).or_default();
        if told_at.is_empty() {
            self.by_story.entry((new.kind, place.document)).or_default().push(cluster);
        }
        told_at.insert(place.span.start());
        if !self.distinct[cluster].iter().any(|&member| accounts[member].says_the_same(new)) {
            self.distinct[cluster].push(account);
        }
        if let Some(date) = date {
            self.by_date.entry(date).or_default().push(cluster);
        }
        let is_new = self.distinct[cluster].last() == Some(&account);
        for part in &new.parts {
            let common = commons(new, part, place.document);
            // who says the same as a member is found where that is, and in its own story
            for common in common.filter(|c| is_new || matches!(c, Common::Story(_))) {
                let clusters = self.by_part.entry((new.kind, *part, common)).or_default();
                if clusters.last() != Some(&cluster) {
                    clusters.push(cluster);
                }
            }
        }
    }

    /// The events in which somebody plays the same part as in an account.
    fn company<'c>(&'c self, new: &'c Account<'_>, part: &'c Part, document: usize) -> impl Iterator<Item = usize> + 'c {
        let of = move |common: Common| self.by_part.get(&(new.kind, *part, common)).map_or(&[][..], Vec::as_slice);
        let all = same::meeting_day(part.role, new.when).map_or(&[][..], |days| of(days.map_or(Common::Nothing, Common::Days)));
        let is_hub = all.len() > MOST_EVENTS;
        let closer = commons(new, part, document).filter(move |_| is_hub).flat_map(move |common| of(common).iter().take(MOST_EVENTS));
        all.iter().take(if is_hub { 0 } else { MOST_EVENTS }).chain(closer).copied()
    }

    fn begin(&mut self) -> usize {
        self.members.push(Vec::new());
        self.reprinted.push(Vec::new());
        self.distinct.push(Vec::new());
        self.members.len() - 1
    }
}

/// How far it is from a place to the nearest of some others.
fn nearest(places: &BTreeSet<usize>, at: usize) -> Option<usize> {
    let (before, after) = (places.range(..at).next_back(), places.range(at..).next());
    before.into_iter().chain(after).map(|place| place.abs_diff(at)).min()
}

/// All that others may have in common with an account in which somebody plays a part.
fn commons<'a>(account: &'a Account<'_>, part: &'a Part, document: usize) -> impl Iterator<Item = Common> + 'a {
    let days = account.when.map(|when| Common::Days(same::days(when)));
    let anybody = same::meeting_day(part.role, None).map(|_| Common::Nothing);
    let others = account.parts.iter().filter(move |p| *p != part && same::meeting_day(p.role, None).is_some());
    let more = anybody.is_some().then(|| others.take(MOST_PARTS).map(|p| Common::Part(*p)));
    anybody.into_iter().chain(days).chain([Common::Story(document)]).chain(more.into_iter().flatten())
}

/// What the accounts agree on. `members` begin with the fullest, and so do the tellings of their own, which come before those
/// that are reprints.
fn event(
    members: &[usize],
    (own, reprints): (&[usize], &[usize]),
    accounts: &[Account<'_>],
    tellings: &[Telling<'_>],
    sums: &[Sum],
) -> Event {
    let mut whole = accounts[members[0]].clone();
    members[1..].iter().for_each(|&member| whole.absorb(accounts[member].clone()));
    let lead = own.iter().copied().min_by_key(|&t| (Reverse(fullness(&tellings[t])), tellings[t].place(), t)).unwrap_or(own[0]);
    let mut rest: Vec<usize> = own.iter().chain(reprints).copied().filter(|&t| t != lead).collect();
    rest.sort_by_key(|&t| (tellings[t].place(), t));
    let (mut evidence, mut amounts, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = FxHashSet::default();
    for telling in std::iter::once(lead).chain(rest).map(|t| &tellings[t]) {
        let spans =
            if telling.report.evidence.is_empty() { std::slice::from_ref(&telling.report.trigger) } else { &telling.report.evidence };
        evidence.extend(spans.iter().map(|&span| Place { document: telling.document, span }).filter(|place| seen.insert(*place)));
        for &amount in &telling.amounts {
            if !amounts.iter().any(|&known: &usize| figures::same(&sums[known], &sums[amount])) {
                amounts.push(amount);
            }
        }
        add(&mut notes, telling.report.notes.iter().map(Arc::clone));
    }
    amounts.sort_unstable();
    let lead = &tellings[lead];
    Event {
        kind: whole.kind,
        when: whole.when,
        parts: whole.parts,
        amounts,
        factuality: whole.factuality,
        evidence,
        trigger: lead.place(),
        rule: Arc::clone(&lead.report.rule),
        notes,
    }
}

/// The fullest report is the one with the most parties, then with a date, then with sums.
fn fullness(telling: &Telling<'_>) -> (usize, bool, usize) {
    (telling.parts.len(), telling.report.when.is_some(), telling.amounts.len())
}

/// Appends what is not there yet.
fn add<T: PartialEq>(to: &mut Vec<T>, items: impl Iterator<Item = T>) {
    for item in items {
        if !to.contains(&item) {
            to.push(item);
        }
    }
}
