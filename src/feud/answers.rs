//! Which events answer what: appeals answer rulings, countersuits answer suits, refusals answer offers and demands.
//!
//! An answer is linked once, to the nearest thing it fits.

use rustc_hash::FxHashMap;

use super::replies;
use super::same::by_date;
use super::{Event, Feud, Node, Relation, RelationKind};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};

/// How many bytes after what it answers an answer may stand that nothing but its place ties to it: a paragraph or so.
const SOON: usize = 600;
/// How many bytes after an event that names no party of the kind an answer surely means it: the same or the next sentence.
const NEXT: usize = 150;
/// How many events of one kind and party are looked through, the nearest in time.
pub(super) const MOST_EVENTS: usize = 256;
/// How many tellings of one event are compared.
const MOST_TELLINGS: usize = 8;

/// Adds `responds_to` and `denies`.
pub(super) fn answers(feud: &mut Feud) {
    let events = Events::of(feud);
    let mut found = Vec::new();
    for later in 0..feud.events.len() {
        found.extend(events.answered(feud, later).or_else(|| claim_answered(feud, later)));
    }
    found.extend(replies::replies(feud, &events));
    feud.relations.extend(found);
}

/// A kind of event that answers another: who acts in it was acted upon before.
struct Answer {
    by: EventKind,
    who: &'static [Role],
    to: EventKind,
    addressed: &'static [Role],
    /// The role in the later and in the earlier event of the other party; where both name it, it must be one.
    other: Option<(Role, Role)>,
    /// Whether the other party must be named.
    strict: bool,
    /// Whether the earlier event told in the same clause decides the later one, and does not provoke it.
    decided: bool,
    /// Within how many bytes the answer must be told after what it answers.
    within: usize,
    why: &'static str,
}

const fn answer(
    (by, who): (EventKind, &'static [Role]),
    (to, addressed): (EventKind, &'static [Role]),
    other: Option<(Role, Role)>,
    within: usize,
    why: &'static str,
) -> Answer {
    let decided = matches!(by, EventKind::LegalAppeal);
    let strict = other.is_some() && !matches!(by, EventKind::DealReject | EventKind::LegalFile | EventKind::LegalRule);
    Answer { by, who, to, addressed, other, strict, decided, within, why }
}

const ANSWERS: &[Answer] = &[
    answer(
        (EventKind::LegalAppeal, &[Role::Appellant]),
        (EventKind::LegalRule, &[Role::Against, Role::For]),
        None,
        usize::MAX,
        "the appellant was a party of the ruling",
    ),
    answer(
        (EventKind::LegalAppeal, &[Role::Appellant]),
        (EventKind::LegalSentence, &[Role::Person]),
        None,
        usize::MAX,
        "who was sentenced appeals",
    ),
    answer(
        (EventKind::LegalSue, &[Role::Plaintiff]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::Defendant, Role::Plaintiff)),
        usize::MAX,
        "the party sued sues back",
    ),
    answer(
        (EventKind::LegalSue, &[Role::Plaintiff]),
        (EventKind::LegalFile, &[Role::Against]),
        Some((Role::Defendant, Role::Filer)),
        SOON,
        "who is to be stopped in court sues back",
    ),
    answer(
        (EventKind::LegalFile, &[Role::Filer]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::Against, Role::Plaintiff)),
        SOON,
        "the party sued answers in court",
    ),
    answer((EventKind::LegalFile, &[Role::Filer]), (EventKind::LegalRule, &[Role::Against]), None, NEXT, "who lost asks for relief"),
    answer(
        (EventKind::LegalRule, &[Role::Against, Role::For]),
        (EventKind::LegalFile, &[Role::Filer]),
        Some((Role::Court, Role::Court)),
        SOON,
        "the court decides on what was filed",
    ),
    answer(
        (EventKind::LegalRule, &[Role::Against, Role::For]),
        (EventKind::LegalAppeal, &[Role::Appellant]),
        Some((Role::Court, Role::Court)),
        NEXT,
        "the court decides on the appeal",
    ),
    answer(
        (EventKind::DealReject, &[Role::Rejecter]),
        (EventKind::DealPropose, &[Role::Addressee]),
        Some((Role::Proposer, Role::Proposer)),
        usize::MAX,
        "the party asked turns the proposal down",
    ),
    answer(
        (EventKind::DealReject, &[Role::Proposer]),
        (EventKind::DealPropose, &[Role::Proposer]),
        None,
        SOON,
        "the proposal is turned down",
    ),
    answer(
        (EventKind::DealReject, &[Role::Rejecter]),
        (EventKind::DealAgree, &[Role::Party]),
        None,
        NEXT,
        "what was agreed is turned down",
    ),
    answer(
        (EventKind::DealAgree, &[Role::Party]),
        (EventKind::DealPropose, &[Role::Addressee]),
        Some((Role::Party, Role::Proposer)),
        NEXT,
        "the party asked agrees",
    ),
    answer((EventKind::DealTerminate, &[Role::Party]), (EventKind::LegalRule, &[Role::Against]), None, NEXT, "who lost gives up"),
    answer(
        (EventKind::GovVote, &[Role::Org]),
        (EventKind::DealPropose, &[Role::Addressee]),
        None,
        NEXT,
        "the board of who was made an offer decides",
    ),
    answer(
        (EventKind::PubPublish, &[Role::Publisher]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::About, Role::Plaintiff)),
        usize::MAX,
        "the party sued answers in public",
    ),
];

/// Events by kind and party, and by kind and story, in order of date.
pub(super) struct Events {
    of_party: FxHashMap<(EventKind, EntityId), Vec<usize>>,
    /// With where they are told, in text order.
    of_story: FxHashMap<(EventKind, usize), Vec<(usize, usize)>>,
}

impl Events {
    fn of(feud: &Feud) -> Self {
        let mut of_party: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        let mut of_story: FxHashMap<_, Vec<(usize, usize)>> = FxHashMap::default();
        for (index, event) in feud.events.iter().enumerate() {
            if event.factuality >= Factuality::Hypothetical {
                continue;
            }
            for part in &event.parts {
                let list = of_party.entry((event.kind, part.entity)).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
            for place in &event.evidence {
                of_story.entry((event.kind, place.document)).or_default().push((place.span.start(), index));
            }
        }
        for list in of_story.values_mut() {
            list.sort_unstable();
        }
        Self { of_party, of_story }
    }

    pub(super) fn with(&self, kind: EventKind, party: EntityId, around: usize) -> &[usize] {
        let Some(list) = self.of_party.get(&(kind, party)) else { return &[] };
        if list.len() <= MOST_EVENTS {
            return list;
        }
        let to = list.partition_point(|&e| e < around);
        &list[to.saturating_sub(MOST_EVENTS)..to]
    }

    /// The last event of a kind told before an event, in its story.
    fn just_before(&self, kind: EventKind, later: &Event) -> Option<usize> {
        let list = self.of_story.get(&(kind, later.trigger.document))?;
        let at = later.trigger.span.start();
        let (start, event) = *list[..list.partition_point(|(start, _)| *start < at)].last()?;
        (at - start < NEXT).then_some(event)
    }

    /// What an event answers.
    fn answered(&self, feud: &Feud, later: usize) -> Option<Relation> {
        let event = &feud.events[later];
        if event.factuality >= Factuality::Hypothetical {
            return None;
        }
        let rules = ANSWERS.iter().filter(|rule| rule.by == event.kind);
        let found = rules.flat_map(|rule| {
            let actors = event.parts.iter().filter(|p| rule.who.contains(&p.role));
            let by_party = actors.flat_map(|p| self.with(rule.to, p.entity, later).iter().copied());
            let by_place = self.just_before(rule.to, event);
            by_party.chain(by_place).filter_map(move |e| {
                let earlier = &feud.events[e];
                let told_within =
                    shares_words(earlier, event) && (rule.decided || earlier.trigger.span.start() >= event.trigger.span.start());
                if e == later || told_within || !rule.fits(earlier, event) {
                    return None;
                }
                let (apart, distance) =
                    nearness(earlier, event).filter(|&(apart, distance)| rule.within == usize::MAX || !apart && distance < rule.within)?;
                let won = !earlier
                    .parts
                    .iter()
                    .any(|p| p.role == Role::Against && event.parts.iter().any(|q| rule.who.contains(&q.role) && q.entity == p.entity));
                // who lost appeals, where a ruling has two halves
                Some(((apart, distance / SOON, rule.decided && won, distance), e, rule.why))
            })
        });
        let (_, earlier, why) = found.min()?;
        Some(Relation { kind: RelationKind::RespondsTo, from: Node::Event(later), to: Node::Event(earlier), why: why.to_owned() })
    }
}

impl Answer {
    /// Whether the parties fit: who acts was addressed. What names nobody in these roles fits if it stands beside.
    fn fits(&self, earlier: &Event, later: &Event) -> bool {
        let actors = || later.parts.iter().filter(|p| self.who.contains(&p.role));
        let met = || earlier.parts.iter().filter(|p| self.addressed.contains(&p.role));
        let addressed = actors().any(|a| met().any(|m| m.entity == a.entity));
        let unread = actors().next().is_none() && self.to != EventKind::DealAgree || met().next().is_none();
        let Some((in_later, in_earlier)) = self.other else { return addressed || unread && self.stands_beside(earlier, later) };
        let others = || later.parts.iter().filter(|p| p.role == in_later);
        let unnamed = others().next().is_none() || !earlier.parts.iter().any(|p| p.role == in_earlier);
        let same = others().any(|o| earlier.parts.iter().any(|p| p.role == in_earlier && p.entity == o.entity));
        addressed && (same || (unnamed && !self.strict))
            || unread && !self.strict && (same || unnamed) && self.stands_beside(earlier, later)
    }

    fn stands_beside(&self, earlier: &Event, later: &Event) -> bool {
        self.within < usize::MAX && nearness(earlier, later).is_some_and(|(apart, distance)| !apart && distance < NEXT) || self.decided
    }
}

/// A kind of event that answers what was asked or said.
const CLAIM_ANSWERS: &[(EventKind, Role, Role, &[ClaimKind], &str)] = &[
    (EventKind::DealReject, Role::Rejecter, Role::Proposer, &[ClaimKind::Demand], "the demand is turned down"),
    (EventKind::PubPublish, Role::Publisher, Role::About, &[ClaimKind::Allegation], "who was charged answers in public"),
];

/// The demand or charge just before, by the one against whom the event goes, that it answers.
fn claim_answered(feud: &Feud, later: usize) -> Option<Relation> {
    let event = &feud.events[later];
    let (_, who, other, kinds, why) = CLAIM_ANSWERS.iter().find(|(kind, ..)| *kind == event.kind)?;
    if event.factuality >= Factuality::Hypothetical {
        return None;
    }
    let plays = |role: &Role, entity: EntityId| event.parts.iter().any(|p| p.role == *role && p.entity == entity);
    let at = event.trigger;
    let before = feud.claims.partition_point(|c| (c.content.document, c.content.span.start()) < (at.document, at.span.start()));
    let near = (0..before).rev().take_while(|&c| {
        let content = feud.claims[c].content;
        content.document == at.document && at.span.start() - content.span.start() < NEXT
    });
    let answered = near.into_iter().find(|&c| {
        let claim = &feud.claims[c];
        let by_other = claim.speaker.into_iter().chain(claim.house).any(|s| plays(other, s));
        kinds.contains(&claim.kind) && by_other && claim.targets.iter().any(|t| plays(who, *t)) && !claim.content.span.contains(at.span)
    })?;
    Some(Relation { kind: RelationKind::RespondsTo, from: Node::Event(later), to: Node::Claim(answered), why: (*why).to_owned() })
}

fn shares_words(a: &Event, b: &Event) -> bool {
    a.evidence.iter().any(|x| b.evidence.iter().any(|y| x.document == y.document && x.span.overlaps(y.span)))
}

/// How near an earlier event is to a later one; `None` if it is not earlier. In one story text is the measure, else time.
fn nearness(earlier: &Event, later: &Event) -> Option<(bool, usize)> {
    let dated = earlier.when.is_some() && later.when.is_some();
    if dated && by_date(earlier.when.as_ref(), later.when.as_ref()).is_gt() {
        return None;
    }
    let before = |e: &super::Place, l: &super::Place| {
        (e.document == l.document && e.span.start() <= l.span.start()).then(|| l.span.start() - e.span.start())
    };
    let tellings = || std::iter::once(&later.trigger).chain(later.evidence.iter().take(MOST_TELLINGS));
    let told = earlier.evidence.iter().flat_map(|e| tellings().filter_map(move |l| before(e, l))).min();
    match told {
        Some(distance) => Some((false, distance)),
        None if dated => {
            let days = later.when.and_then(|w| w.earliest).zip(earlier.when.and_then(|w| w.latest));
            Some((true, days.map_or(usize::MAX, |(l, e)| usize::try_from((l - e).num_days().abs()).unwrap_or(usize::MAX))))
        }
        None => None,
    }
}
