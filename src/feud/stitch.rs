//! Groups laid side by side: what each of them found, numbered as the whole feud numbers stories, parties and sums.

use std::cmp::{Ordering, Reverse};

use rustc_hash::FxHashMap;

use super::local::Group;
use super::same::by_date;
use super::{Dispute, DisputedPoint, Event, Feud, Ground, Node, Place, Relation, Said, points};
use crate::entity::EntityId;
use crate::event::Part;

/// What assembling finds out, beside who is who.
#[derive(Default)]
pub(super) struct Results {
    events: Vec<Event>,
    claims: Vec<Said>,
    relations: Vec<Relation>,
    disputes: Vec<Dispute>,
    points: Vec<DisputedPoint>,
}

impl Results {
    pub(super) fn of(feud: Feud) -> Self {
        Self { events: feud.events, claims: feud.claims, relations: feud.relations, disputes: feud.disputes, points: feud.disputed_points }
    }

    pub(super) fn clone_of(feud: &Feud) -> Self {
        Self {
            events: feud.events.clone(),
            claims: feud.claims.clone(),
            relations: feud.relations.clone(),
            disputes: feud.disputes.clone(),
            points: feud.disputed_points.clone(),
        }
    }
}

/// The new number of what is left out.
const NOWHERE: usize = usize::MAX;

/// From the numbers of some results to those of the whole.
pub(super) struct Numbers {
    /// Of each story; [`NOWHERE`] for those whose results are not wanted.
    documents: Vec<usize>,
    /// Which of the groups below a story belongs to.
    group_of: Vec<usize>,
    /// Of each actor, by group: a party of two groups may have turned out to be two.
    actors: FxHashMap<(usize, EntityId), EntityId>,
    sums: Vec<usize>,
}

impl Numbers {
    /// For results that nothing is wanted of, so far; `sums` gives the story of each sum.
    pub(super) fn none(group_of: Vec<usize>, sums: usize) -> Self {
        Self { documents: vec![NOWHERE; group_of.len()], group_of, actors: FxHashMap::default(), sums: vec![NOWHERE; sums] }
    }

    /// For a group that has just been assembled.
    pub(super) fn of(group: &Group, documents: &[usize], feud: &Feud, sums_before: &[usize]) -> Self {
        let mut numbers = Self::none(vec![0; documents.len()], feud.sums.len());
        numbers.documents.copy_from_slice(documents);
        numbers.actors = group.actors.iter().enumerate().map(|(local, &actor)| ((0, EntityId(local)), actor)).collect();
        numbers.sums(feud, sums_before);
        numbers
    }

    pub(super) fn document(&mut self, old: usize, new: usize) {
        self.documents[old] = new;
    }

    pub(super) fn actor(&mut self, document: usize, old: EntityId, new: EntityId) {
        self.actors.insert((self.group_of[document], old), new);
    }

    /// Numbers the sums of all stories that are wanted.
    pub(super) fn sums(&mut self, feud: &Feud, sums_before: &[usize]) {
        let mut nth = (NOWHERE, 0);
        for (old, sum) in feud.sums.iter().enumerate() {
            let document = sum.place.document;
            nth = if nth.0 == document { (document, nth.1 + 1) } else { (document, 0) };
            let new = self.documents[document];
            self.sums[old] = if new == NOWHERE { NOWHERE } else { sums_before[new] + nth.1 };
        }
    }

    fn is_wanted(&self, document: usize) -> bool {
        self.documents[document] != NOWHERE
    }

    fn place(&self, place: &mut Place) {
        place.document = self.documents[place.document];
    }

    fn new_actor(&self, document: usize, actor: &mut EntityId) {
        *actor = self.actors[&(self.group_of[document], *actor)];
    }

    fn parts(&self, document: usize, parts: &mut [Part]) {
        parts.iter_mut().for_each(|p| self.new_actor(document, &mut p.entity));
        parts.sort_unstable();
    }

    fn actors(&self, document: usize, actors: &mut [EntityId]) {
        actors.iter_mut().for_each(|a| self.new_actor(document, a));
        actors.sort_unstable();
    }

    fn all_sums(&self, sums: &mut [usize]) {
        sums.iter_mut().for_each(|s| *s = self.sums[*s]);
        sums.sort_unstable();
    }

    fn event(&self, event: &mut Event) {
        self.parts(event.trigger.document, &mut event.parts);
        self.all_sums(&mut event.amounts);
        event.evidence.iter_mut().for_each(|p| self.place(p));
        self.place(&mut event.trigger);
    }

    fn claim(&self, claim: &mut Said) {
        let document = claim.content.document;
        claim.speaker.iter_mut().chain(&mut claim.house).for_each(|a| self.new_actor(document, a));
        self.actors(document, &mut claim.targets);
        claim.evidence.iter_mut().chain([&mut claim.content, &mut claim.cue]).for_each(|p| self.place(p));
    }

    fn point(&self, point: &mut DisputedPoint) {
        let Some(document) = point.positions.first().map(|p| p.place.document) else { return };
        self.parts(document, &mut point.about);
        for position in &mut point.positions {
            position.speaker.iter_mut().for_each(|a| self.new_actor(document, a));
            self.place(&mut position.place);
        }
    }

    fn dispute(&self, dispute: &mut Dispute) {
        let document = dispute.documents[0];
        dispute.sides.iter_mut().for_each(|side| self.actors(document, side));
        self.all_sums(&mut dispute.asked);
        self.all_sums(&mut dispute.awarded);
        dispute.documents.iter_mut().for_each(|d| *d = self.documents[*d]);
    }
}

/// The whole as it fills.
pub(super) struct Whole {
    documents: usize,
    results: Results,
}

impl Whole {
    /// Of so many stories.
    pub(super) fn new(documents: usize) -> Self {
        Self { documents, results: Results::default() }
    }

    /// Adds what is wanted of some results.
    pub(super) fn pour(&mut self, from: Results, numbers: &Numbers) {
        let to = &mut self.results;
        let events = pour(from.events, &mut to.events, |e| numbers.is_wanted(e.trigger.document), |e| numbers.event(e));
        let claims = pour(from.claims, &mut to.claims, |c| numbers.is_wanted(c.content.document), |c| numbers.claim(c));
        let is_wanted = |p: &DisputedPoint| p.positions.first().is_some_and(|p| numbers.is_wanted(p.place.document));
        let points = pour(from.points, &mut to.points, is_wanted, |point| {
            numbers.point(point);
            point.positions.iter_mut().filter_map(|p| p.claim.as_mut()).for_each(|c| *c = claims[*c]);
        });
        pour(
            from.disputes,
            &mut to.disputes,
            |d| numbers.is_wanted(d.documents[0]),
            |dispute| {
                numbers.dispute(dispute);
                renumber(dispute, &events, &points);
            },
        );
        let wanted = from.relations.into_iter().filter_map(|mut r| {
            r.from = node(r.from, &events, &claims)?;
            r.to = node(r.to, &events, &claims)?;
            Some(r)
        });
        to.relations.extend(wanted);
    }

    /// Puts everything in its order.
    pub(super) fn finish(self) -> Feud {
        let Results { events, claims, mut relations, disputes, points } = self.results;
        let (events, event_at) = sorted(events, |a, b| by_date(a.when.as_ref(), b.when.as_ref()).then_with(|| a.trigger.cmp(&b.trigger)));
        let (claims, claim_at) = sorted(claims, |a, b| a.content.document.cmp(&b.content.document));
        for relation in &mut relations {
            relation.from = node(relation.from, &event_at, &claim_at).unwrap_or(relation.from);
            relation.to = node(relation.to, &event_at, &claim_at).unwrap_or(relation.to);
        }
        relations.sort();
        let (mut points, point_at) = sorted(points, points::in_order);
        points.iter_mut().flat_map(|p| &mut p.positions).filter_map(|p| p.claim.as_mut()).for_each(|c| *c = claim_at[*c]);
        let (mut disputes, _) = sorted(disputes, |a, b| weight(a).cmp(&weight(b)));
        let mut dispute_of = vec![None; self.documents];
        for (index, dispute) in disputes.iter_mut().enumerate() {
            renumber(dispute, &event_at, &point_at);
            dispute.documents.iter().for_each(|&d| dispute_of[d] = Some(index));
        }
        Feud {
            events,
            claims,
            relations,
            sides: disputes.first().map_or_else(Default::default, |d| d.sides.clone()),
            dispute: disputes.first().cloned(),
            disputes,
            disputed_points: points,
            ground: Ground { dispute_of, ..Ground::default() },
            ..Feud::default()
        }
    }
}

/// The main dispute is that of most stories, then that of most events.
fn weight(dispute: &Dispute) -> (Reverse<usize>, Reverse<usize>, usize) {
    (Reverse(dispute.documents.len()), Reverse(dispute.events.len()), dispute.documents[0])
}

fn renumber(dispute: &mut Dispute, events: &[usize], points: &[usize]) {
    dispute.events.iter_mut().chain(&mut dispute.opened).chain(&mut dispute.by).for_each(|e| *e = events[*e]);
    dispute.points.iter_mut().for_each(|p| *p = points[*p]);
    dispute.events.sort_unstable();
    dispute.points.sort_unstable();
}

fn node(node: Node, events: &[usize], claims: &[usize]) -> Option<Node> {
    let (new, kind): (usize, fn(usize) -> Node) = match node {
        Node::Event(e) => (events[e], Node::Event),
        Node::Claim(c) => (claims[c], Node::Claim),
    };
    (new != NOWHERE).then(|| kind(new))
}

/// Moves what is wanted, changed, behind what is there; gives the new place of each, [`NOWHERE`] for the rest.
fn pour<T>(from: Vec<T>, to: &mut Vec<T>, is_wanted: impl Fn(&T) -> bool, change: impl Fn(&mut T)) -> Vec<usize> {
    let mut places = Vec::with_capacity(from.len());
    for mut item in from {
        if is_wanted(&item) {
            places.push(to.len());
            change(&mut item);
            to.push(item);
        } else {
            places.push(NOWHERE);
        }
    }
    places
}

/// Sorts, and gives the new place of each; what is equal keeps its order.
fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> (Vec<T>, Vec<usize>) {
    let mut numbered: Vec<(usize, T)> = items.into_iter().enumerate().collect();
    numbered.sort_by(|(_, a), (_, b)| compare(a, b));
    let mut places = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        places[*old] = new;
    }
    (numbered.into_iter().map(|(_, item)| item).collect(), places)
}
