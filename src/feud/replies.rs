//! Which claims answer what: denials deny allegations, parties speak of rulings, suits and offers.
//!
//! An answer is linked once, to the nearest thing it fits: a denial far from two accusations denies the last of them. Only
//! who denies all the charges denies each of them.

use rustc_hash::FxHashMap;

use super::answers::{Events, MOST_EVENTS};
use super::{Event, Feud, Node, Relation, RelationKind, Said};
use crate::claim::{ClaimKind, Named};
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};
use crate::value::when::Day;

/// How many claims back, in one story, an answer looks for what it answers.
const LOOK_BACK: usize = 60;
/// How many claims back may stand what is answered though it is no allegation against the speaker.
const NEXT_TO: usize = 2;
/// How many bytes after what it answers an answer may stand that nothing but its place ties to it: a paragraph or so.
const SOON: usize = 600;
/// How many bytes after an allegation against somebody else it may be denied by whom it does not address.
const FAR: usize = 1500;
/// How many bytes behind an event its parties surely speak of it.
const JUST_TOLD: usize = 200;
/// An allegation that addresses the answering side, answered by name.
const ALL_TIES: u32 = 7;

/// Adds what claims answer.
pub(super) fn replies(feud: &Feud, events: &Events) -> Vec<Relation> {
    let accusations = Accusations::of(feud);
    let mut found: Vec<Relation> = Vec::new();
    for later in 0..feud.claims.len() {
        let Some(speaker) = feud.claims[later].speaker else { continue };
        let answer = Answerer { feud, later, speaker, claim: &feud.claims[later] };
        if matches!(feud.actors[speaker.0].fine.as_deref(), Some("court" | "tribunal")) {
            continue;
        }
        found.extend(answer.takes_back());
        let joins = answer.joins(&found);
        let more = if joins.is_empty() { answer.answers(events, &accusations) } else { joins };
        let more = if more.is_empty() { answer.goes_on(&found) } else { more };
        found.extend(more);
    }
    found
}

/// A claim, asked what it answers.
struct Answerer<'f> {
    feud: &'f Feud,
    later: usize,
    speaker: EntityId,
    claim: &'f Said,
}

impl Answerer<'_> {
    /// What it answers: earlier claims of its story, an event of its story, or a claim of another story.
    fn answers(&self, events: &Events, accusations: &Accusations) -> Vec<Relation> {
        let event = self.event(events);
        if self.claim.kind != ClaimKind::Denial {
            let earlier = self.replied_to().filter(|&c| event.is_none_or(|(at, ..)| at < self.place(c)));
            return match (earlier, event) {
                (Some(claim), _) => vec![self.relation(RelationKind::RespondsTo, Node::Claim(claim), "the addressed side speaks next")],
                (None, Some((_, event, why))) => vec![self.relation(RelationKind::RespondsTo, Node::Event(event), why)],
                (None, None) => Vec::new(),
            };
        }
        if self.claim.named == Some(Named::Charges) {
            let all = self.all_charges();
            if !all.is_empty() {
                return self.denies(&all);
            }
        }
        let denied = self.denied();
        let nearer = event.filter(|&(at, ..)| denied.first().is_none_or(|&c| c > self.later || self.place(c) < at));
        if let Some((_, event, why)) = nearer {
            return vec![self.relation(RelationKind::RespondsTo, Node::Event(event), why)];
        }
        if !denied.is_empty() {
            return self.denies(&denied);
        }
        let elsewhere =
            day_of(self.feud, self.claim).and_then(|day| accusations.last(self.feud, self.speaker, day, self.claim.content.document));
        let deny = |c| self.relation(RelationKind::Denies, Node::Claim(c), "a denial of what another story tells");
        elsewhere.map(deny).into_iter().collect()
    }

    fn relation(&self, kind: RelationKind, to: Node, why: &str) -> Relation {
        Relation { kind, from: Node::Claim(self.later), to, why: why.to_owned() }
    }

    fn place(&self, claim: usize) -> usize {
        self.feud.claims[claim].content.span.start()
    }

    /// How many bytes lie between the end of a claim and the cue of this one.
    fn distance(&self, claim: &Said) -> usize {
        self.claim.cue.span.start().saturating_sub(claim.content.span.end())
    }

    fn is_here(&self, claim: usize) -> bool {
        self.feud.claims[claim].content.document == self.claim.content.document
    }

    /// Whom the speaker speaks for: himself and his house.
    fn is_self(&self, party: EntityId) -> bool {
        party == self.speaker || self.claim.house == Some(party)
    }

    /// The denials; what denies one claim answers it, and the two cannot both hold.
    fn denies(&self, claims: &[usize]) -> Vec<Relation> {
        let mut found: Vec<Relation> =
            claims.iter().map(|&c| self.relation(RelationKind::Denies, Node::Claim(c), "a denial by the addressed side")).collect();
        if let [one] = claims
            && *one < self.later
        {
            found.push(self.relation(RelationKind::RespondsTo, Node::Claim(*one), "a denial answers"));
            found.push(Relation {
                kind: RelationKind::Contradicts,
                from: Node::Claim(*one),
                to: Node::Claim(self.later),
                why: "one says what the other denies".to_owned(),
            });
        }
        found
    }

    /// Every allegation of the story by those whom the denial addresses, else by the other side.
    fn all_charges(&self) -> Vec<usize> {
        let own_side = self.feud.side_of(self.speaker);
        let here = (0..self.feud.claims.len()).filter(|&c| self.is_here(c) && self.feud.claims[c].kind == ClaimKind::Allegation);
        here.filter(|&c| {
            let Some(accuser) = self.feud.claims[c].speaker.filter(|a| !self.is_self(*a)) else { return false };
            let across = own_side.is_some() && self.feud.side_of(accuser).is_some_and(|side| Some(side) != own_side);
            if self.claim.targets.is_empty() { across } else { self.claim.targets.contains(&accuser) }
        })
        .collect()
    }

    /// The claims that a denial denies: the nearest before it that fits, with the other allegations that its speaker makes
    /// in one go; where nothing before it fits (a lead that sums up), what comes next.
    fn denied(&self) -> Vec<usize> {
        let before = (0..self.later).rev().take(LOOK_BACK).take_while(|&c| self.is_here(c));
        if let Some(last) = before.clone().find(|&c| self.is_denied(c)) {
            let accuser = self.feud.claims[last].speaker;
            let in_one_go = (0..last).rev().take_while(|&c| self.is_here(c)).take_while(|&c| self.feud.claims[c].speaker == accuser);
            let others = in_one_go.filter(|&c| self.is_same_charge(c, last));
            return std::iter::once(last).chain(others).collect();
        }
        // only a lead sums up what comes: nobody else has spoken yet
        if before.clone().any(|c| self.is_by_other(&self.feud.claims[c])) {
            return Vec::new();
        }
        let mut after = (self.later + 1..self.feud.claims.len()).take(LOOK_BACK).take_while(|&c| self.is_here(c));
        after.find(|&c| self.feud.claims[c].kind == ClaimKind::Allegation && self.tie(c) >= ALL_TIES).into_iter().collect()
    }

    /// Whether an earlier claim is what a denial denies: an allegation that is tied to it, or what was just said.
    fn is_denied(&self, c: usize) -> bool {
        let earlier = &self.feud.claims[c];
        let tie = self.tie(c);
        let near = self.later - c <= NEXT_TO && self.distance(earlier) < SOON;
        if self.claim.named == Some(Named::Charge) && near && self.is_by_other(earlier) {
            return true;
        }
        match earlier.kind {
            ClaimKind::Allegation => tie > 3 || tie == 3 && self.distance(earlier) < FAR,
            ClaimKind::Statement | ClaimKind::Prediction | ClaimKind::Opinion => {
                near && (tie >= 2 && self.is_addressed(earlier) || c + 1 == self.later && self.is_across(earlier))
            }
            _ => false,
        }
    }

    fn is_by_other(&self, claim: &Said) -> bool {
        claim.speaker.is_some_and(|s| !self.is_self(s))
    }

    /// Whether another side speaks.
    fn is_across(&self, claim: &Said) -> bool {
        let side = |said: &Said| said.speaker.and_then(|s| self.feud.side_of(s)).or_else(|| said.house.and_then(|h| self.feud.side_of(h)));
        side(claim).is_some() && side(self.claim).is_some() && side(claim) != side(self.claim)
    }

    /// Whether a claim is another charge of the kind that is denied.
    fn is_same_charge(&self, claim: usize, denied: usize) -> bool {
        let allegation = |c: usize| self.feud.claims[c].kind == ClaimKind::Allegation;
        allegation(claim) && allegation(denied) && self.tie(claim) >= self.tie(denied)
    }

    /// What was just said to the speaker, if this is said in answer.
    fn replied_to(&self) -> Option<usize> {
        if !self.claim.reply {
            return None;
        }
        let near = (0..self.later).rev().take(NEXT_TO).take_while(|&c| self.is_here(c));
        near.into_iter().find(|&c| self.distance(&self.feud.claims[c]) < SOON && self.tie(c) >= 2)
    }

    /// Who admits what he denied before contradicts himself.
    fn takes_back(&self) -> Option<Relation> {
        let denied = |c: &usize| self.feud.claims[*c].kind == ClaimKind::Denial && self.feud.claims[*c].speaker == Some(self.speaker);
        let mut before = (0..self.later).rev().take(LOOK_BACK).take_while(|&c| self.is_here(c));
        let denial = before.find(denied).filter(|_| self.claim.kind == ClaimKind::Admission)?;
        Some(Relation {
            kind: RelationKind::Contradicts,
            from: Node::Claim(denial),
            to: Node::Claim(self.later),
            why: "one admits what he denied before".to_owned(),
        })
    }

    /// Another party's word on the same event: 甲表示尊重判决,乙则称….
    fn joins(&self, found: &[Relation]) -> Vec<Relation> {
        let Some(before) = self.later.checked_sub(1).filter(|&c| self.is_here(c)) else { return Vec::new() };
        let judges = |claim: &Said| matches!(claim.kind, ClaimKind::Opinion | ClaimKind::Agreement);
        let earlier = &self.feud.claims[before];
        if !judges(self.claim) || !judges(earlier) || earlier.speaker == Some(self.speaker) || self.distance(earlier) >= JUST_TOLD / 2 {
            return Vec::new();
        }
        let spoken_of = found.iter().rev().find(|r| r.from == Node::Claim(before)).map(|r| r.to);
        let Some(Node::Event(event)) = spoken_of else { return Vec::new() };
        let takes_part = self.feud.events[event].parts.iter().any(|p| self.is_self(p.entity));
        let why = "another party of the event speaks of it";
        takes_part.then(|| self.relation(RelationKind::RespondsTo, Node::Event(event), why)).into_iter().collect()
    }

    /// Who has answered goes on with his answer: 否认侵权,并指对方…
    fn goes_on(&self, found: &[Relation]) -> Vec<Relation> {
        let Some(before) = self.later.checked_sub(1).filter(|&c| self.is_here(c)) else { return Vec::new() };
        let earlier = &self.feud.claims[before];
        let joined = earlier.speaker == Some(self.speaker) && self.distance(earlier) < JUST_TOLD / 2;
        if !joined || !matches!(self.claim.kind, ClaimKind::Allegation) {
            return Vec::new();
        }
        let answered = found.iter().rev().find(|r| r.from == Node::Claim(before) && r.kind != RelationKind::Contradicts);
        let to = answered.map(|r| r.to).filter(|to| matches!(to, Node::Claim(_)));
        to.map(|to| self.relation(RelationKind::RespondsTo, to, "the answer goes on")).into_iter().collect()
    }

    /// How much ties an earlier claim to this one: that it accuses, whom it addresses, and whom the answer addresses.
    fn tie(&self, c: usize) -> u32 {
        let earlier = &self.feud.claims[c];
        let Some(accuser) = earlier.speaker.filter(|a| !self.is_self(*a)) else { return 0 };
        if earlier.kind == ClaimKind::Denial || earlier.content.span.contains(self.claim.content.span) {
            return 0;
        }
        let own_side = self.feud.side_of(self.speaker);
        if own_side.is_some() && own_side == self.feud.side_of(accuser) {
            return 0;
        }
        let addressed = self.is_addressed(earlier);
        let accuses = match earlier.kind {
            ClaimKind::Allegation => 2,
            ClaimKind::Demand | ClaimKind::Threat => 1,
            _ => 0,
        };
        let named = self.claim.targets.contains(&accuser);
        (if addressed { 2 + accuses } else { 0 }) + if named { 3 } else { 0 }
    }

    /// Whether a claim is about the speaker, his house or his side.
    fn is_addressed(&self, claim: &Said) -> bool {
        let own_side = self.feud.side_of(self.speaker);
        let beside = |target: EntityId| own_side.is_some() && self.feud.side_of(target) == own_side;
        claim.targets.iter().any(|&t| self.is_self(t) || beside(t))
    }

    /// The event that the claim speaks of, and where it is told: what its words name, else for an opinion soon after it a
    /// ruling on the speaker or the suit of whom it addresses; for a denial any charge against the speaker.
    fn event(&self, events: &Events) -> Option<(usize, usize, &'static str)> {
        let own = [Some(self.speaker), self.claim.house];
        let found = SPOKEN_OF.iter().flat_map(|act| {
            let list = own.iter().flatten().flat_map(move |&party| events.with(act.kind, party, usize::MAX).iter());
            list.filter_map(move |&e| {
                let event = &self.feud.events[e];
                let at = self.told_before(event)?;
                self.is_spoken_of(act, event, self.claim.cue.span.start() - at).then(|| {
                    let distance = self.claim.cue.span.start() - at;
                    let date = event.when.and_then(|w| w.latest);
                    ((distance < JUST_TOLD, (distance >= SOON).then_some(date).flatten(), at), e, act.why)
                })
            })
        });
        found.max().map(|((_, _, at), event, why)| (at, event, why))
    }

    fn told_before(&self, event: &Event) -> Option<usize> {
        let cue = self.claim.cue.span;
        let here = event.evidence.iter().filter(|e| e.document == self.claim.content.document && !e.span.overlaps(cue));
        here.map(|e| e.span.start()).filter(|&at| at < cue.start()).max()
    }

    fn is_spoken_of(&self, act: &Act, event: &Event, distance: usize) -> bool {
        let concerns = event.parts.iter().any(|p| self.is_self(p.entity) && act.own.contains(&p.role));
        let addressed = event.parts.iter().any(|p| p.role == act.other && self.claim.targets.contains(&p.entity));
        let named = self.claim.named == Some(Named::Act(act.kind));
        let fits = match self.claim.kind {
            ClaimKind::Denial => named || act.charges && distance < if act.decides { JUST_TOLD } else { SOON },
            ClaimKind::Opinion | ClaimKind::Agreement => {
                named || addressed && distance < if act.decides { SOON } else { JUST_TOLD } || act.decides && distance < JUST_TOLD
            }
            ClaimKind::Statement | ClaimKind::Prediction | ClaimKind::Promise => {
                named && distance < SOON || addressed && act.decides && distance < JUST_TOLD
            }
            ClaimKind::Allegation => addressed && !act.charges && distance < JUST_TOLD,
            _ => false,
        };
        concerns && fits && event.factuality <= Factuality::Claimed
    }
}

/// A kind of event that its parties speak of.
struct Act {
    kind: EventKind,
    /// The roles of who speaks of it.
    own: &'static [Role],
    /// Whom he then addresses.
    other: Role,
    /// Whether it charges somebody with something that he may deny.
    charges: bool,
    /// Whether it decides over somebody.
    decides: bool,
    why: &'static str,
}

const fn act(kind: EventKind, own: &'static [Role], other: Role, why: &'static str) -> Act {
    let charges = matches!(
        kind,
        EventKind::LegalRule | EventKind::LegalSue | EventKind::LegalPenalize | EventKind::LegalArrest | EventKind::LegalInvestigate
    );
    let decides = matches!(kind, EventKind::LegalRule | EventKind::LegalPenalize | EventKind::LegalSentence);
    Act { kind, own, other, charges, decides, why }
}

const SPOKEN_OF: &[Act] = &[
    act(EventKind::LegalRule, &[Role::Against, Role::For], Role::Court, "a party of the ruling speaks of it"),
    act(EventKind::LegalSentence, &[Role::Person], Role::Court, "who was sentenced speaks of it"),
    act(EventKind::LegalSue, &[Role::Defendant], Role::Plaintiff, "the party sued speaks of the suit"),
    act(EventKind::LegalPenalize, &[Role::Target], Role::Authority, "the party punished speaks of it"),
    act(EventKind::LegalArrest, &[Role::Person], Role::Authority, "the person charged speaks of it"),
    act(EventKind::LegalInvestigate, &[Role::Target], Role::Authority, "the party investigated speaks of it"),
    act(EventKind::DealPropose, &[Role::Addressee], Role::Proposer, "who was made an offer speaks of it"),
    act(EventKind::GovControl, &[Role::Target], Role::Bidder, "who is to be taken over speaks of it"),
    act(EventKind::PubPublish, &[Role::About], Role::Publisher, "who was written about speaks of it"),
];

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
