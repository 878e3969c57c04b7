//! Who answers whom: appeals answer rulings, countersuits answer suits, denials answer allegations.
//!
//! An answer is linked once, to the nearest thing it fits: a denial far from two accusations denies the last of them.

use rustc_hash::FxHashMap;

use super::same::by_date;
use super::{Event, Feud, Node, Relation, RelationKind, Said};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};
use crate::value::when::Day;

/// How many claims back, in one story, an answer looks for what it answers.
const LOOK_BACK: usize = 60;
/// How many claims back the answer to an allegation may stand that does not deny it.
const NEXT_TO: usize = 2;
/// How many bytes after what it answers an answer may stand that nothing but its place ties to it: a paragraph or so.
const SOON: usize = 600;
/// An allegation that addresses the answering side, answered by name.
const ALL_TIES: u32 = 7;
/// How many events of one kind and party are looked through, the nearest in time.
const MOST_EVENTS: usize = 256;

/// Adds `responds_to` and `denies`.
pub(super) fn answers(feud: &mut Feud) {
    let events = Events::of(feud);
    let mut found = Vec::new();
    for later in 0..feud.events.len() {
        found.extend(events.answered(feud, later));
    }
    let accusations = Accusations::of(feud);
    for claim in 0..feud.claims.len() {
        found.extend(answered(feud, claim, &accusations, &events));
    }
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
    /// Whether the answer must be told soon after what it answers.
    soon: bool,
    why: &'static str,
}

const ANSWERS: &[Answer] = &[
    Answer {
        by: EventKind::LegalAppeal,
        who: &[Role::Appellant],
        to: EventKind::LegalRule,
        addressed: &[Role::Against, Role::For],
        other: None,
        strict: false,
        decided: true,
        soon: false,
        why: "the appellant was a party of the ruling",
    },
    Answer {
        by: EventKind::LegalSue,
        who: &[Role::Plaintiff],
        to: EventKind::LegalSue,
        addressed: &[Role::Defendant],
        other: Some((Role::Defendant, Role::Plaintiff)),
        strict: true,
        decided: false,
        soon: false,
        why: "the party sued sues back",
    },
    Answer {
        by: EventKind::LegalFile,
        who: &[Role::Filer],
        to: EventKind::LegalSue,
        addressed: &[Role::Defendant],
        other: Some((Role::Against, Role::Plaintiff)),
        strict: true,
        decided: false,
        soon: false,
        why: "the party sued answers in court",
    },
    Answer {
        by: EventKind::LegalRule,
        who: &[Role::Against, Role::For],
        to: EventKind::LegalFile,
        addressed: &[Role::Filer],
        other: None,
        strict: false,
        decided: false,
        soon: true,
        why: "the court decides on what was filed",
    },
    Answer {
        by: EventKind::DealReject,
        who: &[Role::Rejecter],
        to: EventKind::DealPropose,
        addressed: &[Role::Addressee],
        other: Some((Role::Proposer, Role::Proposer)),
        strict: false,
        decided: false,
        soon: false,
        why: "the party asked turns the proposal down",
    },
    Answer {
        by: EventKind::DealReject,
        who: &[Role::Proposer],
        to: EventKind::DealPropose,
        addressed: &[Role::Proposer],
        other: None,
        strict: false,
        decided: false,
        soon: false,
        why: "the proposal is turned down",
    },
    Answer {
        by: EventKind::PubPublish,
        who: &[Role::Publisher],
        to: EventKind::LegalSue,
        addressed: &[Role::Defendant],
        other: Some((Role::About, Role::Plaintiff)),
        strict: true,
        decided: false,
        soon: false,
        why: "the party sued answers in public",
    },
];

/// Events by kind and party, in order of date.
struct Events(FxHashMap<(EventKind, EntityId), Vec<usize>>);

impl Events {
    fn of(feud: &Feud) -> Self {
        let mut events: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (index, event) in feud.events.iter().enumerate() {
            if event.factuality >= Factuality::Hypothetical {
                continue;
            }
            for part in &event.parts {
                let list = events.entry((event.kind, part.entity)).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        Self(events)
    }

    fn with(&self, kind: EventKind, party: EntityId, around: usize) -> &[usize] {
        let Some(list) = self.0.get(&(kind, party)) else { return &[] };
        if list.len() <= MOST_EVENTS {
            return list;
        }
        let to = list.partition_point(|&e| e < around);
        &list[to.saturating_sub(MOST_EVENTS)..to]
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
            let earlier = actors.flat_map(|p| self.with(rule.to, p.entity, later).iter().map(move |&e| (p.entity, e)));
            earlier.filter_map(move |(actor, e)| {
                let fits =
                    e != later && rule.fits(&feud.events[e], event, actor) && !(rule.decided && shares_words(&feud.events[e], event));
                let near =
                    nearness(&feud.events[e], event).filter(|&(apart, distance)| fits && !(rule.soon && (apart || distance > SOON)))?;
                Some((near, e, rule.why))
            })
        });
        let (_, earlier, why) = found.min()?;
        Some(Relation { kind: RelationKind::RespondsTo, from: Node::Event(later), to: Node::Event(earlier), why: why.to_owned() })
    }
}

impl Answer {
    fn fits(&self, earlier: &Event, later: &Event, actor: EntityId) -> bool {
        let addressed = earlier.parts.iter().any(|p| p.entity == actor && self.addressed.contains(&p.role));
        let Some((in_later, in_earlier)) = self.other else { return addressed };
        let mut others = later.parts.iter().filter(|p| p.role == in_later).peekable();
        let unnamed = others.peek().is_none() || !earlier.parts.iter().any(|p| p.role == in_earlier);
        let same = others.any(|o| earlier.parts.iter().any(|p| p.role == in_earlier && p.entity == o.entity));
        addressed && (same || (unnamed && !self.strict))
    }
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
    let told = earlier.evidence.iter().filter_map(|e| before(e, &later.trigger)).min();
    match told {
        Some(distance) => Some((false, distance)),
        None if dated => {
            let days = later.when.and_then(|w| w.earliest).zip(earlier.when.and_then(|w| w.latest));
            Some((true, days.map_or(usize::MAX, |(l, e)| usize::try_from((l - e).num_days().abs()).unwrap_or(usize::MAX))))
        }
        None => None,
    }
}

/// Accusations by whom they address, in order of day: for answers in other stories.
struct Accusations(FxHashMap<EntityId, Vec<(Day, usize)>>);

impl Accusations {
    fn of(feud: &Feud) -> Self {
        let mut against: FxHashMap<EntityId, Vec<(Day, usize)>> = FxHashMap::default();
        if feud.documents.len() > 1 {
            for (index, claim) in feud.claims.iter().enumerate().filter(|(_, c)| is_accusation(c.kind)) {
                for &target in &claim.targets {
                    against.entry(target).or_default().extend(day_of(feud, claim).map(|day| (day, index)));
                }
            }
        }
        for list in against.values_mut() {
            list.sort_unstable();
        }
        Self(against)
    }

    /// The last accusation of another story against `party` up to `day`.
    fn last(&self, feud: &Feud, party: EntityId, day: Day, document: usize) -> Option<usize> {
        let list = self.0.get(&party)?;
        let until = list.partition_point(|(d, _)| *d <= day);
        let other = |claim: &Said| claim.content.document != document && claim.speaker != Some(party);
        list[..until].iter().rev().take(MOST_EVENTS).map(|(_, c)| *c).find(|&c| other(&feud.claims[c]))
    }
}

const fn is_accusation(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Allegation | ClaimKind::Demand | ClaimKind::Threat)
}

fn day_of(feud: &Feud, claim: &Said) -> Option<Day> {
    claim.said.and_then(|w| w.latest).or(feud.documents[claim.content.document].published)
}

/// What a claim answers: earlier claims of its story, an event of its story, or a claim of another story.
fn answered(feud: &Feud, later: usize, accusations: &Accusations, events: &Events) -> Vec<Relation> {
    let claim = &feud.claims[later];
    let Some(speaker) = claim.speaker else { return Vec::new() };
    let relation = |kind, to, why: &str| Relation { kind, from: Node::Claim(later), to, why: why.to_owned() };
    let denies = claim.kind == ClaimKind::Denial;
    if denies {
        let denied = denied(feud, later, speaker);
        if !denied.is_empty() {
            let deny = |c| relation(RelationKind::Denies, Node::Claim(c), "a denial by the addressed side");
            return denied.into_iter().map(deny).collect();
        }
    } else if let Some(earlier) = replied_to(feud, later, speaker) {
        return vec![relation(RelationKind::RespondsTo, Node::Claim(earlier), "the addressed side speaks next")];
    }
    if let Some((event, why)) = earlier_event(feud, claim, speaker, events) {
        return vec![relation(RelationKind::RespondsTo, Node::Event(event), why)];
    }
    let elsewhere = day_of(feud, claim).and_then(|day| accusations.last(feud, speaker, day, claim.content.document));
    let deny = |c| relation(RelationKind::Denies, Node::Claim(c), "a denial of what another story tells");
    elsewhere.filter(|_| denies).map(deny).into_iter().collect()
}

/// The claims of the same story that a denial denies: the best tied before it, the nearest of those, with the other
/// allegations that its speaker makes in one go; where nothing before it fits (a lead that sums up), what comes next.
fn denied(feud: &Feud, later: usize, speaker: EntityId) -> Vec<usize> {
    let denial = &feud.claims[later];
    let told_here = |c: &usize| feud.claims[*c].content.document == denial.content.document;
    let fits = |c: usize| {
        let earlier = &feud.claims[c];
        let tie = tie(feud, earlier, denial, speaker);
        let next = later - c == 1 && denial.cue.span.start().saturating_sub(earlier.content.span.end()) < SOON;
        let told = matches!(earlier.kind, ClaimKind::Statement | ClaimKind::Prediction);
        (tie >= 3 || (tie == 2 && next && told)).then_some((tie, c))
    };
    let before = (0..later).rev().take(LOOK_BACK).take_while(told_here).filter_map(fits).max();
    if let Some((_, last)) = before {
        let accuser = feud.claims[last].speaker;
        let in_one_go = (0..last).rev().take_while(told_here).take_while(|&c| feud.claims[c].speaker == accuser);
        let others = in_one_go.filter(|&c| is_charge(feud, c, last, denial, speaker));
        return std::iter::once(last).chain(others).collect();
    }
    let after = (later + 1..feud.claims.len()).take(LOOK_BACK).take_while(told_here);
    let charges = |c: &usize| feud.claims[*c].kind == ClaimKind::Allegation && tie(feud, &feud.claims[*c], denial, speaker) >= ALL_TIES;
    let Some(first) = after.clone().find(charges) else { return Vec::new() };
    let accuser = feud.claims[first].speaker;
    after.skip_while(|c| *c < first).take_while(|&c| feud.claims[c].speaker == accuser).filter(charges).collect()
}

/// Whether a claim is another charge of the kind that is denied.
fn is_charge(feud: &Feud, claim: usize, denied: usize, denial: &Said, speaker: EntityId) -> bool {
    let (claim, denied) = (&feud.claims[claim], &feud.claims[denied]);
    let allegations = claim.kind == ClaimKind::Allegation && denied.kind == ClaimKind::Allegation;
    allegations && tie(feud, claim, denial, speaker) >= tie(feud, denied, denial, speaker)
}

/// The allegation just before that this claim replies to without denying it: both name each other.
fn replied_to(feud: &Feud, later: usize, speaker: EntityId) -> Option<usize> {
    let claim = &feud.claims[later];
    if matches!(claim.kind, ClaimKind::Prediction | ClaimKind::Demand) {
        return None;
    }
    let near = (0..later).rev().take(NEXT_TO).take_while(|&c| feud.claims[c].content.document == claim.content.document);
    near.into_iter().find(|&c| feud.claims[c].kind == ClaimKind::Allegation && tie(feud, &feud.claims[c], claim, speaker) >= ALL_TIES)
}

/// How much ties an earlier claim to a later one: that it accuses, whom it addresses, and whom the answer addresses.
fn tie(feud: &Feud, earlier: &Said, later: &Said, speaker: EntityId) -> u32 {
    if earlier.speaker == Some(speaker) || earlier.kind == ClaimKind::Denial || earlier.content.span.contains(later.content.span) {
        return 0;
    }
    let own_side = feud.side_of(speaker);
    if own_side.is_some() && own_side == earlier.speaker.and_then(|s| feud.side_of(s)) {
        return 0;
    }
    let beside = |target: &EntityId| own_side.is_some() && feud.side_of(*target) == own_side;
    let addressed = earlier.targets.contains(&speaker) || earlier.targets.iter().any(beside);
    let accuses = match earlier.kind {
        ClaimKind::Allegation => 2,
        ClaimKind::Demand | ClaimKind::Threat => 1,
        _ => 0,
    };
    let named = earlier.speaker.is_some_and(|s| later.targets.contains(&s));
    (if addressed { 2 + accuses } else { 0 }) + if named { 3 } else { 0 }
}

/// The event against the speaker that the claim comes after: for an opinion soon after it the ruling, or the suit whose
/// plaintiff it addresses; for a denial any ruling or suit against the speaker.
fn earlier_event(feud: &Feud, claim: &Said, speaker: EntityId, events: &Events) -> Option<(usize, &'static str)> {
    let before = |event: &Event| {
        let told = event.evidence.iter().filter(|e| e.document == claim.content.document && e.span.start() < claim.cue.span.start());
        told.map(|e| claim.cue.span.start() - e.span.start()).min()
    };
    let denies = claim.kind == ClaimKind::Denial;
    let kinds = [
        (EventKind::LegalRule, [Role::Against, Role::For], Role::Court, "a party of the ruling speaks of it"),
        (EventKind::LegalSue, [Role::Defendant, Role::Defendant], Role::Plaintiff, "the party sued speaks of the suit"),
        (EventKind::LegalPenalize, [Role::Target, Role::Target], Role::Authority, "the party punished speaks of it"),
        (EventKind::LegalArrest, [Role::Person, Role::Person], Role::Authority, "the person charged speaks of it"),
        (EventKind::LegalInvestigate, [Role::Target, Role::Target], Role::Authority, "the party investigated speaks of it"),
    ];
    let found = kinds.iter().flat_map(|&(kind, own, other, why)| {
        let list = events.with(kind, speaker, usize::MAX).iter();
        list.filter_map(move |&e| {
            let event = &feud.events[e];
            let addressed = event.parts.iter().any(|p| p.entity == speaker && own.contains(&p.role));
            let named = event.parts.iter().any(|p| p.role == other && claim.targets.contains(&p.entity));
            let comments = matches!(claim.kind, ClaimKind::Opinion | ClaimKind::Agreement)
                && (named || (kind == EventKind::LegalRule && claim.targets.is_empty()));
            let fits = |distance: &usize| addressed && (denies || (comments && *distance < SOON));
            Some((before(event).filter(fits)?, e, why))
        })
    });
    found.min().map(|(_, event, why)| (event, why))
}
