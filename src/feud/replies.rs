//! Which claims answer what: denials deny allegations, parties speak of rulings, suits and offers.
//!
//! An answer is linked once, to the nearest thing it fits: a denial far from two accusations denies the last of them. Only
//! who denies all the charges denies each of them.

use super::accusations::{Accusations, day_of};
use super::answer::SOON;
use super::answers::Events;
use super::{Feud, Node, Relation, RelationKind, Said};
use crate::claim::{ClaimKind, Named};
use crate::entity::EntityId;

/// How many claims back, in one story, an answer looks for what it answers.
const LOOK_BACK: usize = 60;
/// How many claims back may stand what is answered though it is no allegation against the speaker.
const NEXT_TO: usize = 2;
/// How many claims back may stand a charge that is named.
const CHARGE_BACK: usize = 4;
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
        found.extend(if joins.is_empty() { answer.answers(events, &accusations) } else { joins });
    }
    found
}

/// A claim, asked what it answers.
pub(super) struct Answerer<'f> {
    pub(super) feud: &'f Feud,
    later: usize,
    pub(super) speaker: EntityId,
    pub(super) claim: &'f Said,
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

    /// The side of a party in the dispute that the claim's story is about.
    fn side_of(&self, party: EntityId) -> Option<usize> {
        self.feud.side_in(self.claim.content.document, party)
    }

    /// Whom the speaker speaks for: himself and his house.
    pub(super) fn is_self(&self, party: EntityId) -> bool {
        party == self.speaker || self.claim.house == Some(party)
    }

    fn denies(&self, claims: &[usize]) -> Vec<Relation> {
        claims.iter().map(|&c| self.relation(RelationKind::Denies, Node::Claim(c), "a denial by the addressed side")).collect()
    }

    /// Every allegation of the story by those whom the denial addresses, else by the other side.
    fn all_charges(&self) -> Vec<usize> {
        let own_side = self.side_of(self.speaker);
        let here = self.feud.claims_of(self.claim.content.document);
        let here = here.filter(|&c| self.feud.claims[c].kind == ClaimKind::Allegation);
        here.filter(|&c| {
            let Some(accuser) = self.feud.claims[c].speaker.filter(|a| !self.is_self(*a)) else { return false };
            let across = own_side.is_some() && self.side_of(accuser).is_some_and(|side| Some(side) != own_side);
            if self.claim.targets.is_empty() { across } else { self.claim.targets.contains(&accuser) }
        })
        .collect()
    }

    /// The claims that a denial denies: the nearest before it that fits, with the other allegations that its speaker makes
    /// in one go; where nothing before it fits (a lead that sums up), what comes next.
    fn denied(&self) -> Vec<usize> {
        let before = (0..self.later).rev().take(LOOK_BACK).take_while(|&c| self.is_here(c));
        if let Some(last) = self.charge_named().or_else(|| before.clone().find(|&c| self.is_denied(c))) {
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
            return earlier.kind != ClaimKind::Denial;
        }
        match earlier.kind {
            ClaimKind::Allegation => tie > 4 || tie >= 3 && self.distance(earlier) < FAR,
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
        let side = |said: &Said| said.speaker.and_then(|s| self.side_of(s)).or_else(|| said.house.and_then(|h| self.side_of(h)));
        side(claim).is_some() && side(self.claim).is_some() && side(claim) != side(self.claim)
    }

    /// Whether a claim is another charge of the kind that is denied.
    fn is_same_charge(&self, claim: usize, denied: usize) -> bool {
        let allegation = |c: usize| self.feud.claims[c].kind == ClaimKind::Allegation;
        allegation(claim) && allegation(denied) && self.tie(claim) >= self.tie(denied)
    }

    /// What was just said to the speaker, if this is said in answer.
    fn replied_to(&self) -> Option<usize> {
        if let Some(charge) = self.named_charge() {
            return Some(charge);
        }
        if !self.claim.reply {
            return None;
        }
        let near = (0..self.later).rev().take(NEXT_TO).take_while(|&c| self.is_here(c));
        near.into_iter().find(|&c| self.distance(&self.feud.claims[c]) < SOON && self.tie(c) >= 2)
    }

    /// The charge just told that a third party's word names: 匿名指控缺乏证据.
    fn named_charge(&self) -> Option<usize> {
        let judges = matches!(self.claim.kind, ClaimKind::Statement | ClaimKind::Opinion);
        if judges { self.charge_named() } else { None }
    }

    /// The charge of somebody else, told last, that a claim calls one: 该指控毫无根据.
    fn charge_named(&self) -> Option<usize> {
        if !matches!(self.claim.named, Some(Named::Charge | Named::Charges)) {
            return None;
        }
        let near = (0..self.later).rev().take(CHARGE_BACK).take_while(|&c| self.is_here(c));
        let told = |c: &usize| self.feud.claims[*c].kind == ClaimKind::Allegation && self.is_by_other(&self.feud.claims[*c]);
        near.into_iter().find(told).filter(|&c| self.distance(&self.feud.claims[c]) < SOON)
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
        let spoken_of = found.iter().rev().take(LOOK_BACK).find(|r| r.from == Node::Claim(before)).map(|r| r.to);
        let Some(Node::Event(event)) = spoken_of else { return Vec::new() };
        let takes_part = self.feud.events[event].parts.iter().any(|p| self.is_self(p.entity));
        let why = "another party of the event speaks of it";
        takes_part.then(|| self.relation(RelationKind::RespondsTo, Node::Event(event), why)).into_iter().collect()
    }

    /// How much ties an earlier claim to this one: that it accuses, whom it addresses, and whom the answer addresses.
    fn tie(&self, c: usize) -> u32 {
        let earlier = &self.feud.claims[c];
        let Some(accuser) = earlier.speaker.filter(|a| !self.is_self(*a)) else { return 0 };
        if earlier.kind == ClaimKind::Denial || earlier.content.span.contains(self.claim.content.span) {
            return 0;
        }
        let own_side = self.side_of(self.speaker);
        if own_side.is_some() && own_side == self.side_of(accuser) {
            return 0;
        }
        let addressed = self.is_addressed(earlier);
        let accuses = if earlier.kind == ClaimKind::Allegation { 2 } else { 0 };
        let named = self.claim.targets.contains(&accuser);
        (if addressed { 2 + accuses } else { 0 }) + if named { 3 } else { 0 }
    }

    /// Whether a claim is about the speaker, his house or his side.
    fn is_addressed(&self, claim: &Said) -> bool {
        let own_side = self.side_of(self.speaker);
        let beside = |target: EntityId| own_side.is_some() && self.side_of(target) == own_side;
        claim.targets.iter().any(|&t| self.is_self(t) || beside(t))
    }
}
