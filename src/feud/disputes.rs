//! Several disputes told apart.
//!
//! Each story is about one dispute at most: the quarrel that weighs most in it, with whoever stands beside the two in it.
//! Stories are about the same dispute when the same two parties stand against each other in the quarrels they are about. So
//! a party alone joins nothing, however often it is in court, and what a story tells of another dispute in passing goes to
//! that dispute. A story that quarrels with nobody belongs to the dispute whose events it tells, or both of whose sides it
//! names, or to which its parties belong and to no other.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::sides::{self, Clash};
use super::{Dispute, DisputedPoint, Event, Feud, State, dispute};
use crate::entity::EntityId;

/// Of how many pairs of opponents of one story others are sought.
const MOST_PAIRS: usize = 256;

type Pair = (EntityId, EntityId);

/// What a story is about.
struct Core {
    /// Whether only an authority stands against somebody.
    official: bool,
    /// Who stands against whom; the smaller number first.
    pairs: BTreeSet<Pair>,
}

/// Finds the disputes and what each story is about. Their points are added by [`share_points`].
pub(super) fn disputes(feud: &mut Feud) {
    let told = Told::of(feud);
    let clashes: Vec<Vec<Clash>> = (0..feud.documents.len()).map(|d| sides::clashes(feud, d, &told.events[d])).collect();
    let cores: Vec<Option<Core>> = clashes.iter().map(|c| core(c)).collect();
    let mut found = Parting {
        feud,
        told: &told,
        clashes: &clashes,
        dispute_of: vec![None; cores.len()],
        owner: FxHashMap::default(),
        disputes: Vec::new(),
    };
    let private = |d: &usize| cores[*d].as_ref().is_some_and(|c| !c.official);
    let official = |d: &usize| cores[*d].as_ref().is_some_and(|c| c.official);
    found.join((0..cores.len()).filter(private), &cores);
    // an authority acts in a dispute of others, or starts one of its own
    found.attach((0..cores.len()).filter(official), false);
    found.join((0..cores.len()).filter(official), &cores);
    found.attach((0..cores.len()).filter(|&d| cores[d].is_none()), true);
    let (dispute_of, disputes) = found.finish();
    feud.ground.dispute_of = dispute_of;
    feud.disputes = disputes;
    for index in 0..feud.disputes.len() {
        let told = dispute::told(feud, &feud.disputes[index]);
        feud.disputes[index] = told;
    }
}

/// Gives each dispute the points that are disputed in its stories.
pub(super) fn share_points(feud: &mut Feud) {
    let about = |point: &DisputedPoint| {
        let mut disputes = point.positions.iter().filter_map(|p| feud.dispute_of(p.place.document));
        disputes.next()
    };
    let shares: Vec<(usize, usize)> = feud.disputed_points.iter().enumerate().filter_map(|(i, p)| Some((about(p)?, i))).collect();
    for (dispute, point) in shares {
        feud.disputes[dispute].points.push(point);
    }
}

/// The events that each story tells.
struct Told {
    events: Vec<Vec<usize>>,
}

impl Told {
    fn of(feud: &Feud) -> Self {
        let mut events: Vec<Vec<usize>> = vec![Vec::new(); feud.documents.len()];
        for (index, event) in feud.events.iter().enumerate() {
            for place in &event.evidence {
                let list = &mut events[place.document];
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        Self { events }
    }
}

/// The quarrel that weighs most, and whoever is drawn into it: who shares a part in an act between the two, and so on.
fn core(clashes: &[Clash]) -> Option<Core> {
    let heaviest = sides::heaviest(clashes)?;
    let mut sides = [BTreeSet::from([heaviest.0]), BTreeSet::from([heaviest.1])];
    loop {
        let before = sides[0].len() + sides[1].len();
        for clash in clashes {
            for (a, b) in [(0, 1), (1, 0)] {
                let meets = |who: &[EntityId], side: usize| who.iter().any(|w| sides[side].contains(w));
                if meets(&clash.accusers, a) && meets(&clash.accused, b) {
                    let drawn =
                        |who: &[EntityId], other: usize| who.iter().copied().filter(|w| !sides[other].contains(w)).collect::<Vec<_>>();
                    let (more_a, more_b) = (drawn(&clash.accusers, b), drawn(&clash.accused, a));
                    sides[a].extend(more_a);
                    sides[b].extend(more_b);
                }
            }
        }
        if sides[0].len() + sides[1].len() == before {
            break;
        }
    }
    let mut pairs = BTreeSet::new();
    for clash in clashes {
        for (&a, &b) in clash.accusers.iter().chain(&clash.house).flat_map(|a| clash.accused.iter().map(move |b| (a, b))) {
            let apart = |x: usize, y: usize| sides[x].contains(&a) && sides[y].contains(&b);
            let speaks_for = clash.house.contains(&a) && (sides[0].contains(&b) || sides[1].contains(&b)) && a != b;
            if pairs.len() < MOST_PAIRS && (apart(0, 1) || apart(1, 0) || speaks_for) {
                pairs.insert((a.min(b), a.max(b)));
            }
        }
    }
    Some(Core { official: clashes.iter().all(|c| c.official), pairs })
}

/// Disputes as they are told apart.
struct Parting<'f> {
    feud: &'f Feud,
    told: &'f Told,
    clashes: &'f [Vec<Clash>],
    dispute_of: Vec<Option<usize>>,
    /// The dispute of two opponents.
    owner: FxHashMap<Pair, usize>,
    disputes: Vec<Made>,
}

/// A dispute in the making.
struct Made {
    /// The stories that are about it, without those that were attached.
    cores: Vec<usize>,
    side: BTreeMap<EntityId, usize>,
}

impl Parting<'_> {
    /// Makes disputes of the stories that share opponents and are about none yet.
    fn join(&mut self, stories: impl Iterator<Item = usize>, cores: &[Option<Core>]) {
        let stories: Vec<usize> = stories.filter(|&d| self.dispute_of[d].is_none()).collect();
        let mut joined = UnionFind::<usize>::new(stories.len());
        let mut first: FxHashMap<Pair, usize> = FxHashMap::default();
        for (i, &d) in stories.iter().enumerate() {
            for &pair in cores[d].iter().flat_map(|c| &c.pairs) {
                joined.union(*first.entry(pair).or_insert(i), i);
            }
        }
        let mut number: FxHashMap<usize, usize> = FxHashMap::default();
        let begun = self.disputes.len();
        for (i, &d) in stories.iter().enumerate() {
            let next = begun + number.len();
            let dispute = *number.entry(joined.find(i)).or_insert(next);
            if dispute == next && self.disputes.len() == next {
                self.disputes.push(Made { cores: Vec::new(), side: BTreeMap::new() });
            }
            self.disputes[dispute].cores.push(d);
            self.dispute_of[d] = Some(dispute);
        }
        for (pair, i) in first {
            self.owner.entry(pair).or_insert(number[&joined.find(i)]);
        }
        for dispute in begun..self.disputes.len() {
            self.disputes[dispute].side = self.colour(dispute);
        }
    }

    /// Who stands where, by all that the stories of a dispute tell, without the quarrels that are other disputes'.
    fn colour(&self, dispute: usize) -> BTreeMap<EntityId, usize> {
        let is_foreign = |clash: &Clash| {
            let mut owners = clash.pairs().filter_map(|pair| self.owner.get(&pair)).peekable();
            owners.peek().is_some() && owners.all(|owner| *owner != dispute)
        };
        let mut seen = BTreeSet::new();
        let clashes = self.disputes[dispute].cores.iter().flat_map(|&d| &self.clashes[d]);
        let own: Vec<&Clash> = clashes.filter(|c| !is_foreign(c) && seen.insert(c.of)).collect();
        sides::colour(&own)
    }

    /// Finds the disputes that stories belong to though they are not about them.
    fn attach(&mut self, stories: impl Iterator<Item = usize>, by_parties: bool) {
        let known = Known::of(self);
        let found: Vec<(usize, Option<usize>)> = stories.map(|d| (d, known.nearest(self, d, by_parties))).collect();
        for (document, dispute) in found {
            self.dispute_of[document] = dispute;
        }
    }

    /// The dispute of each story, and the disputes with their sides, stories and events.
    fn finish(self) -> (Vec<Option<usize>>, Vec<Dispute>) {
        let mut disputes: Vec<Dispute> = Vec::with_capacity(self.disputes.len());
        let mut about: Vec<Vec<usize>> = vec![Vec::new(); self.disputes.len()];
        for (document, dispute) in self.dispute_of.iter().enumerate() {
            dispute.iter().for_each(|&d| about[d].push(document));
        }
        for (made, documents) in self.disputes.iter().zip(about) {
            let mut side = made.side.clone();
            sides::follow_employers(self.feud, documents.iter().flat_map(|&d| &self.told.events[d]), &mut side);
            let of = |which: usize| side.iter().filter(|(_, s)| **s == which).map(|(actor, _)| *actor).collect();
            disputes.push(Dispute {
                sides: [of(0), of(1)],
                documents,
                events: Vec::new(),
                points: Vec::new(),
                opened: None,
                state: State::Open,
                by: None,
                asked: Vec::new(),
                awarded: Vec::new(),
            });
        }
        for (index, event) in self.feud.events.iter().enumerate() {
            if let Some(dispute) = self.dispute_of_event(event, &disputes) {
                disputes[dispute].events.push(index);
            }
        }
        (self.dispute_of, disputes)
    }

    /// The dispute that an event belongs to: that of the two who clash in it, else of the stories that tell it the one with
    /// most of its parties, or the one whose story tells it best.
    fn dispute_of_event(&self, event: &Event, disputes: &[Dispute]) -> Option<usize> {
        if let Some(owner) = sides::clash(event).and_then(|c| c.pairs().find_map(|pair| self.owner.get(&pair).copied())) {
            return Some(owner);
        }
        let telling: BTreeSet<usize> = event.evidence.iter().filter_map(|p| self.dispute_of[p.document]).collect();
        let best = self.dispute_of[event.trigger.document];
        let key = |d: &usize| {
            (event.parts.iter().filter(|p| disputes[*d].side_of(p.entity).is_some()).count(), Some(*d) == best, std::cmp::Reverse(*d))
        };
        telling.into_iter().max_by_key(key)
    }
}

/// Who is in which disputes, and which disputes are told of in which event.
struct Known {
    of_actor: FxHashMap<EntityId, Vec<(usize, usize)>>,
    of_event: FxHashMap<usize, BTreeSet<usize>>,
}

impl Known {
    fn of(parting: &Parting<'_>) -> Self {
        let mut of_actor: FxHashMap<EntityId, Vec<(usize, usize)>> = FxHashMap::default();
        let mut of_event: FxHashMap<usize, BTreeSet<usize>> = FxHashMap::default();
        for (index, made) in parting.disputes.iter().enumerate() {
            made.side.iter().for_each(|(&actor, &side)| of_actor.entry(actor).or_default().push((index, side)));
            for &event in made.cores.iter().flat_map(|&d| &parting.told.events[d]) {
                if parting.feud.events[event].parts.iter().any(|p| made.side.contains_key(&p.entity)) {
                    of_event.entry(event).or_default().insert(index);
                }
            }
        }
        Self { of_actor, of_event }
    }

    fn disputes_of(&self, actor: EntityId) -> &[(usize, usize)] {
        self.of_actor.get(&actor).map_or(&[], Vec::as_slice)
    }

    /// The dispute that has most to do with a story, if there is one such: whose events it tells or both of whose sides it
    /// names, then, if parties count, whose parties act or speak in it.
    fn nearest(&self, parting: &Parting<'_>, document: usize, by_parties: bool) -> Option<usize> {
        let feud = parting.feud;
        let mut weights: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut named: BTreeMap<usize, [bool; 2]> = BTreeMap::new();
        for &actor in feud.ground.actor_of.get(document).into_iter().flatten() {
            self.disputes_of(actor).iter().for_each(|&(dispute, side)| named.entry(dispute).or_default()[side] = true);
        }
        named.iter().filter(|(_, sides)| sides[0] && sides[1]).for_each(|(d, _)| weights.entry(*d).or_default().0 += 1);
        let told = &parting.told.events[document];
        told.iter().filter_map(|e| self.of_event.get(e)).flatten().for_each(|d| weights.entry(*d).or_default().0 += 1);
        if by_parties {
            let parts = told.iter().flat_map(|&e| feud.events[e].parts.iter().map(|p| p.entity));
            let heard = feud.claims[feud.claims_of(document)].iter().flat_map(|c| c.speaker.iter().chain(&c.targets).copied());
            parts.chain(heard).flat_map(|a| self.disputes_of(a)).for_each(|(d, _)| weights.entry(*d).or_default().1 += 1);
        }
        let most = weights.values().max().copied()?;
        let mut nearest = weights.iter().filter(|(_, w)| **w == most).map(|(d, _)| *d);
        match (nearest.next(), nearest.next()) {
            (one, None) => one,
            _ => None,
        }
    }
}
