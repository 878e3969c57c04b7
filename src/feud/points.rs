//! Disputed points: one question, each side's answer, its words.
//!
//! Figures are compared within a slot: one kind of event, one acting party, one currency. What was pledged, paid, asked,
//! awarded and valued are different kinds of event and never meet.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::merge::Telling;
use super::relations::Voices;
use super::{DisputedPoint, Feud, Node, Place, Position, Relation, RelationKind, figures, same};
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Part, Role};
use crate::value::money::{Currency, Unit};

/// From this many events in one slot on, later ones are not compared: nobody reads a question with fifty answers.
const MOST_ANSWERS: usize = 32;

/// How many events of one party are looked at behind each for one that differs from it in its day alone.
const NEIGHBOURS: usize = 16;

/// One telling, and who is heard in it: the speaker of a claim, or the story itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Voice {
    Speaker(EntityId),
    Story(usize),
}

/// A telling as evidence for an answer.
struct Heard {
    voice: Voice,
    claim: Option<usize>,
    place: Place,
    /// The first of its sums.
    sum: Option<usize>,
}

/// Adds `contradicts` and the disputed points.
pub(super) fn points(feud: &mut Feud, tellings: &[Telling<'_>], event_of: &[usize], voices: &Voices) {
    let heard = heard(feud, tellings, event_of, voices);
    let mut points = figure_points(feud, &heard);
    points.extend(day_points(feud, &heard));
    let denials = denials(feud);
    points.extend(polarity_points(feud, &heard, &denials));
    points.extend(denial_points(feud, &denials));
    points.sort_by(in_order);
    points.dedup();
    feud.disputed_points = points;
}

/// In text order, then by what they are about.
pub(super) fn in_order(a: &DisputedPoint, b: &DisputedPoint) -> Ordering {
    first_place(a).cmp(&first_place(b)).then_with(|| a.kind.cmp(&b.kind)).then_with(|| a.about.cmp(&b.about))
}

fn first_place(point: &DisputedPoint) -> Option<Place> {
    point.positions.iter().map(|p| p.place).min()
}

/// Of each event its tellings, in text order.
fn heard(feud: &Feud, tellings: &[Telling<'_>], event_of: &[usize], voices: &Voices) -> Vec<Vec<Heard>> {
    let mut heard: Vec<Vec<Heard>> = feud.events.iter().map(|_| Vec::new()).collect();
    for ((telling, &event), &claim) in tellings.iter().zip(event_of).zip(voices) {
        let speaker = claim.and_then(|c| feud.claims[c].speaker);
        heard[event].push(Heard {
            voice: speaker.map_or(Voice::Story(telling.document), Voice::Speaker),
            claim,
            place: telling.place(),
            sum: telling.amounts.first().copied(),
        });
    }
    for list in &mut heard {
        list.sort_by_key(|h| (h.place, h.claim));
    }
    heard
}

/// A quarrel needs two sources: who names two sums may speak of two things.
fn from_different_sources<H: Borrow<Heard>>(a: &[H], b: &[H]) -> bool {
    let voices: FxHashSet<Voice> = a.iter().map(|h| h.borrow().voice).collect();
    !b.iter().any(|h| voices.contains(&h.borrow().voice))
}

/// What a figure is about. The measure is the trigger's own word where the kind covers many (revenue, profit, value).
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Slot<'f> {
    kind: EventKind,
    party: EntityId,
    currency: Option<Currency>,
    unit: Unit,
    measure: &'f str,
}

fn figure_points(feud: &mut Feud, heard: &[Vec<Heard>]) -> Vec<DisputedPoint> {
    // who tells of a gift without a sum says nothing about how much it was
    let heard: &[Vec<&Heard>] = &heard.iter().map(|list| list.iter().filter(|h| h.sum.is_some()).collect()).collect::<Vec<_>>();
    let mut slots: BTreeMap<Slot<'_>, Vec<usize>> = BTreeMap::new();
    for (index, event) in feud.events.iter().enumerate().filter(|(_, e)| e.factuality < Factuality::Hypothetical) {
        let Some(&sum) = event.amounts.first() else { continue };
        let Some(party) = principal(event.kind, &event.parts) else { continue };
        let money = feud.sums[sum].money;
        let measure = if event.kind == EventKind::MoneyValue { feud.words(event.trigger) } else { "" };
        let unit = if money.currency.is_some() { Unit::Unstated } else { money.unit };
        slots.entry(Slot { kind: event.kind, party, currency: money.currency, unit, measure }).or_default().push(index);
    }
    let mut points = Vec::new();
    let mut relations = Vec::new();
    for events in slots.values() {
        let events = &events[..events.len().min(MOST_ANSWERS)];
        let pairs: Vec<(usize, usize)> = pairs(events).filter(|&(a, b)| figures_clash(feud, a, b, heard)).collect();
        // one speaker's two sums are no quarrel by themselves, but in a quarrel they count
        if !pairs.iter().any(|&(a, b)| from_different_sources(&heard[a], &heard[b])) {
            continue;
        }
        relations.extend(pairs.iter().flat_map(|&(a, b)| contradiction(a, b, heard, "the sums cannot both be right")));
        let clashing = |e: &usize| pairs.iter().any(|(a, b)| a == e || b == e);
        let events: Vec<usize> = events.iter().copied().filter(clashing).collect();
        let positions = events.iter().flat_map(|&e| sums_told(feud, &heard[e])).collect();
        points.push(point(feud, &events, positions));
    }
    feud.relations.extend(relations);
    points
}

fn pairs(events: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    events.iter().enumerate().flat_map(|(i, &a)| events[i + 1..].iter().map(move |&b| (a, b)))
}

/// The party a figure is first of all about: who pays, holds, asks, or is ruled against.
fn principal(kind: EventKind, parts: &[Part]) -> Option<EntityId> {
    let role = match kind {
        EventKind::LegalRule => Role::Against,
        EventKind::LegalInvestigate => Role::Target,
        _ => *kind.core().first()?,
    };
    parts.iter().find(|p| p.role == role).map(|p| p.entity)
}

fn figures_clash(feud: &Feud, a: usize, b: usize, heard: &[Vec<&Heard>]) -> bool {
    let (x, y) = (&feud.events[a], &feud.events[b]);
    let apart = x.amounts.iter().all(|&m| y.amounts.iter().all(|&n| figures::disjoint(&feud.sums[m].money, &feud.sums[n].money)));
    let one_thing = same::dates_meet(x.when, y.when) && !same::parts_conflict(&x.parts, &y.parts);
    // two stories without a speaker may tell of two payments; only the date says that they do not
    let reported = heard[a].iter().chain(&heard[b]).all(|h| matches!(h.voice, Voice::Story(_)));
    let pinned = !reported || (x.when.is_some() && x.when == y.when);
    apart && one_thing && pinned && said_apart(&heard[a], &heard[b])
}

/// Whether two sums are not just two items of one account: another source tells, or the same speaker another time.
fn said_apart(a: &[&Heard], b: &[&Heard]) -> bool {
    let claims: FxHashSet<Option<usize>> = a.iter().map(|h| h.claim).collect();
    from_different_sources(a, b) || a.iter().chain(b).all(|h| h.claim.is_some()) && !b.iter().any(|h| claims.contains(&h.claim))
}

/// The events contradict each other, and so do the first claims behind them.
fn contradiction<H: Borrow<Heard>>(a: usize, b: usize, heard: &[Vec<H>], why: &str) -> Vec<Relation> {
    let relation = |from, to| Relation { kind: RelationKind::Contradicts, from, to, why: why.to_owned() };
    let mut relations = vec![relation(Node::Event(a), Node::Event(b))];
    let claim = |e: usize| heard[e].iter().find_map(|h| h.borrow().claim);
    if let (Some(x), Some(y)) = (claim(a), claim(b)) {
        relations.push(relation(Node::Claim(x.min(y)), Node::Claim(x.max(y))));
    }
    relations
}

/// Each speaker's sum as written, each answer once.
fn sums_told(feud: &Feud, heard: &[&Heard]) -> Vec<Position> {
    let mut positions: Vec<(usize, Position)> = Vec::new();
    for told in heard {
        let Some(sum) = told.sum else { continue };
        let place = feud.sums[sum].place;
        let position = position(feud, told, feud.words(place).to_owned(), place);
        // another story's words for the same sum are no other answer
        let is_same = |known: usize| feud.sums[known].place.document != place.document && figures::same(&feud.sums[known], &feud.sums[sum]);
        let is_known = |(known, p): &(usize, Position)| p.speaker == position.speaker && (p.answer == position.answer || is_same(*known));
        if !positions.iter().any(is_known) {
            positions.push((sum, position));
        }
    }
    positions.into_iter().map(|(_, position)| position).collect()
}

fn position(feud: &Feud, told: &Heard, answer: String, place: Place) -> Position {
    let speaker = match told.voice {
        Voice::Speaker(speaker) => Some(speaker),
        Voice::Story(_) => None,
    };
    Position { side: speaker.and_then(|s| feud.side_in(place.document, s)), speaker, answer, claim: told.claim, place }
}

/// The point that some events are about: the parties that all of them name.
fn point(feud: &Feud, events: &[usize], positions: Vec<Position>) -> DisputedPoint {
    let first = &feud.events[events[0]];
    let shared = |p: &&Part| events.iter().all(|&e| feud.events[e].parts.contains(p));
    DisputedPoint { kind: first.kind, about: first.parts.iter().filter(shared).copied().collect(), positions }
}

/// One happening that stories put on different days. No story may tell of both: who does knows of two.
fn day_points(feud: &mut Feud, heard: &[Vec<Heard>]) -> Vec<DisputedPoint> {
    let mut by_party: BTreeMap<(EventKind, EntityId), Vec<usize>> = BTreeMap::new();
    for (index, event) in feud.events.iter().enumerate() {
        if let Some(party) = principal(event.kind, &event.parts) {
            by_party.entry((event.kind, party)).or_default().push(index);
        }
    }
    let (mut points, mut relations) = (Vec::new(), Vec::new());
    for events in by_party.values() {
        // events come by date, so that those that differ by days are neighbours
        let near = events.iter().enumerate().flat_map(|(i, &a)| events[i + 1..].iter().take(NEIGHBOURS).map(move |&b| (a, b)));
        for (a, b) in near.filter(|&(a, b)| same::differ_in_days(&feud.events[a], &feud.events[b])) {
            let stories = |e: usize| heard[e].iter().map(|h| h.place.document).collect::<BTreeSet<usize>>();
            if !stories(a).is_disjoint(&stories(b)) {
                continue;
            }
            relations.extend(contradiction(a, b, heard, "the same, told of different days"));
            let positions = [a, b].iter().flat_map(|&e| days_told(feud, e, &heard[e])).collect();
            points.push(point(feud, &[a, b], positions));
        }
    }
    feud.relations.extend(relations);
    points
}

/// The day by each speaker; the stories themselves are one.
fn days_told(feud: &Feud, event: usize, heard: &[Heard]) -> Vec<Position> {
    let mut positions: Vec<Position> = Vec::new();
    for told in heard {
        let when = feud.events[event].when;
        let said = when.and_then(|w| w.earliest).map(|day| day.to_string()).unwrap_or_default();
        let position = position(feud, told, said, told.place);
        if !positions.iter().any(|p| p.speaker == position.speaker) {
            positions.push(position);
        }
    }
    positions
}

/// One says that it happened, another that it did not. Who denies a charge says so too: that is one question, which
/// [`denial_points`] asks, since the charge names more of those in it.
fn polarity_points(feud: &mut Feud, heard: &[Vec<Heard>], denials: &[Denial]) -> Vec<DisputedPoint> {
    let denied: FxHashSet<(EventKind, usize, usize)> = denials.iter().map(|d| (feud.events[d.event].kind, d.claim, d.denial)).collect();
    let claim = |e: usize| heard[e].first().and_then(|h| h.claim);
    let mut told: BTreeMap<(EventKind, EntityId), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, event) in feud.events.iter().enumerate() {
        let Some(party) = principal(event.kind, &event.parts) else { continue };
        let (yes, no) = told.entry((event.kind, party)).or_default();
        match event.factuality {
            Factuality::Asserted | Factuality::Claimed => yes.push(index),
            Factuality::Negated => no.push(index),
            _ => {}
        }
    }
    let (mut points, mut relations) = (Vec::new(), Vec::new());
    for (yes, no) in told.values() {
        for &b in no.iter().take(MOST_ANSWERS) {
            let opposed = |a: &usize| same::opposed(&feud.events[*a], &feud.events[b]) && from_different_sources(&heard[*a], &heard[b]);
            let Some(&a) = yes.iter().take(MOST_ANSWERS).find(|a| opposed(a)) else { continue };
            relations.extend(contradiction(a, b, heard, "one says that it happened, the other that it did not"));
            if claim(a).zip(claim(b)).is_some_and(|(told, not)| denied.contains(&(feud.events[a].kind, told, not))) {
                continue;
            }
            let words = [a, b].iter().filter_map(|&e| heard[e].first().map(|h| clause(feud, e, h))).collect();
            points.push(point(feud, &[a, b], words));
        }
    }
    feud.relations.extend(relations);
    points
}

/// A telling in its own words: the claim's, where there is one, else the clause.
fn clause(feud: &Feud, event: usize, told: &Heard) -> Position {
    let place = match told.claim {
        Some(claim) => feud.claims[claim].content,
        None => feud.events[event].evidence[0],
    };
    position(feud, told, feud.words(place).trim().to_owned(), place)
}

/// A claim, the denial of it, and the event that one of them tells.
struct Denial {
    claim: usize,
    denial: usize,
    event: usize,
}

fn denials(feud: &Feud) -> Vec<Denial> {
    let mut tells: BTreeMap<usize, usize> = BTreeMap::new();
    for relation in feud.relations.iter().filter(|r| r.kind == RelationKind::Asserts) {
        if let (Node::Claim(claim), Node::Event(event)) = (relation.from, relation.to) {
            tells.entry(claim).or_insert(event);
        }
    }
    let denied = feud.relations.iter().filter(|r| r.kind == RelationKind::Denies).filter_map(|relation| {
        let (Node::Claim(denial), Node::Claim(claim)) = (relation.from, relation.to) else { return None };
        let event = *tells.get(&claim).or_else(|| tells.get(&denial))?;
        Some(Denial { claim, denial, event })
    });
    denied.collect()
}

/// A denial disputes the event that the denied claim tells; several denials of one event are one point.
fn denial_points(feud: &Feud, denials: &[Denial]) -> Vec<DisputedPoint> {
    let mut denied: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for denial in denials {
        denied.entry(denial.event).or_default().extend([denial.claim, denial.denial]);
    }
    let mut points = Vec::new();
    for (event, mut claims) in denied {
        claims.sort_unstable();
        claims.dedup();
        points.push(point(feud, &[event], claims.iter().map(|&c| in_own_words(feud, c)).collect()));
    }
    points
}

fn in_own_words(feud: &Feud, claim: usize) -> Position {
    let said = &feud.claims[claim];
    Position {
        side: said.speaker.and_then(|s| feud.side_in(said.content.document, s)),
        speaker: said.speaker,
        answer: feud.words(said.content).trim().to_owned(),
        claim: Some(claim),
        place: said.content,
    }
}
