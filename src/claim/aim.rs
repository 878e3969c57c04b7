//! At whom a charge or an answer is aimed that names nobody: told from the story around it, once it is told whole.

use rustc_hash::FxHashMap;

use super::Claim;
use super::before::{accusation, addressed_by, goes_on, just_spoke};
use super::kind::is_aimed;
use super::post::Posts;
use super::read::Draft;
use crate::entity::chain::{is_authority, is_court};
use crate::entity::{Entity, EntityId, EntityKind};
use crate::event::sides::Suits;
use crate::event::{EventKind, Factuality, Part, Report, Role};
use crate::ontology::{ClaimKind, Named};
use crate::span::{Span, View};

/// Roles of those who are charged with something.
const CHARGED: &[Role] = &[Role::Actor, Role::Defendant, Role::Withholder, Role::Competitor];

/// What nobody does well.
const WRONGS: &[EventKind] = &[
    EventKind::ConductBreach,
    EventKind::ConductDeceive,
    EventKind::ConductInfringe,
    EventKind::ConductRestrict,
    EventKind::MoneyWithhold,
];

/// How many bytes behind a decision its parties may still be speaking of it.
const COMMENT: usize = 600;

/// How many bytes behind a decision it is surely the one that is spoken of.
const JUST_TOLD: usize = 200;

/// How far behind the beginning of the words a name may stand that they begin with, in bytes: past a quotation mark, and what
/// cannot be seen.
const OPENING: usize = 64;

/// How many decisions back the one that is spoken of may have been told.
const DECISIONS: usize = 32;

/// What the whole story tells, for claims that name nobody.
pub(crate) struct Told<'a> {
    raw: &'a str,
    /// In text order.
    reports: Vec<&'a Report>,
    suits: &'a Suits,
    posts: &'a Posts,
    entities: &'a [Entity],
    /// Rulings and penalties, in text order, with where they are told in the view.
    decisions: Vec<(usize, &'a Report)>,
    /// Who was appointed where, and where that is told.
    appointed: FxHashMap<EntityId, Vec<(usize, EntityId)>>,
    chinese: bool,
}

impl<'a> Told<'a> {
    /// All that a story tells.
    pub fn new(
        raw: &'a str,
        (reports, triggers): (&'a [Report], &[Span<View>]),
        suits: &'a Suits,
        posts: &'a Posts,
        entities: &'a [Entity],
        chinese: bool,
    ) -> Self {
        let decides = |r: &(usize, &Report)| matches!(r.1.kind, EventKind::LegalRule | EventKind::LegalPenalize);
        let mut in_order: Vec<&Report> = reports.iter().collect();
        in_order.sort_by_key(|r| r.trigger.start());
        let mut decisions: Vec<(usize, &Report)> = triggers.iter().map(|t| t.start()).zip(reports).filter(decides).collect();
        decisions.sort_by_key(|(at, _)| *at);
        let mut appointed: FxHashMap<EntityId, Vec<(usize, EntityId)>> = FxHashMap::default();
        for report in reports.iter().filter(|r| r.kind == EventKind::PersAppoint && r.factuality <= Factuality::Claimed) {
            let Some(org) = report.parts.iter().find(|p| p.role == Role::Org) else { continue };
            for person in report.parts.iter().filter(|p| p.role == Role::Person) {
                appointed.entry(person.entity).or_default().push((report.trigger.start(), org.entity));
            }
        }
        Self { raw, reports: in_order, suits, posts, entities, decisions, appointed, chinese }
    }
}

/// Aims the claims that have no target. Who tells something in which no other party plays a part speaks of himself, or for
/// his house.
pub(crate) fn aim(said: &mut [Draft], told: &Told<'_>) {
    for i in 0..said.len() {
        said[i].claim.house = said[i].claim.speaker.and_then(|speaker| told.house(&said[i], speaker));
        let Some(speaker) = said[i].claim.speaker else { continue };
        if let Some(kind) = told.kind(&said[i], speaker) {
            said[i].claim.kind = kind;
        }
        let claim = &said[i].claim;
        if !claim.targets.is_empty() {
            continue;
        }
        if let Some(targets) = goes_on(&said[..i], &said[i], speaker) {
            said[i].claim.targets = targets;
            continue;
        }
        let target =
            if is_aimed(claim.kind) { told.aimed_at(&said[..i], &said[i], speaker) } else { told.spoken_of(&said[..i], &said[i], speaker) };
        said[i].claim.targets.extend(target);
    }
}

impl Told<'_> {
    /// What a bare statement is that tells of a wrong: a charge where another did it, a denial where oneself did not.
    fn kind(&self, draft: &Draft, speaker: EntityId) -> Option<ClaimKind> {
        if draft.claim.kind != ClaimKind::Statement {
            return None;
        }
        let own = |party: EntityId| party == speaker || draft.claim.house == Some(party);
        self.inside(draft).filter(|r| WRONGS.contains(&r.kind)).find_map(|wrong| {
            let doer = wrong.parts.iter().find(|p| CHARGED.contains(&p.role))?.entity;
            match (own(doer), wrong.factuality == Factuality::Negated) {
                (false, false) => Some(ClaimKind::Allegation),
                (true, true) => Some(ClaimKind::Denial),
                _ => None,
            }
        })
    }

    /// What is told inside a claim.
    fn inside(&self, draft: &Draft) -> impl Iterator<Item = &Report> {
        let content = draft.claim.content;
        let from = self.reports.partition_point(|r| r.trigger.start() < content.start());
        let near = self.reports[from..].iter().take_while(move |r| r.trigger.start() < content.end());
        near.filter(move |r| content.contains(r.trigger)).copied()
    }

    /// Whom a charge or an answer that names nobody is aimed at.
    fn aimed_at(&self, before: &[Draft], draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let house = draft.claim.house;
        let answered = || accusation(before, speaker).or_else(|| accusation(before, house?)).and_then(|c| self.principal(c, draft));
        let opponent = || {
            let opposing = |party: EntityId| self.suits.opposing(party).first().copied();
            opposing(speaker).or_else(|| opposing(house?))
        };
        let target = match draft.claim.kind {
            ClaimKind::Denial => just_spoke(before, draft, speaker)
                .and_then(|c| self.principal(c, draft))
                .or_else(answered)
                .or_else(|| self.publisher(draft, speaker))
                .or_else(opponent),
            _ => self.charged(draft, speaker).or_else(opponent).or_else(answered),
        };
        target.filter(|t| *t != speaker)
    }

    /// Whom a statement, an opinion or a promise that names nobody is about.
    fn spoken_of(&self, before: &[Draft], draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let house = draft.claim.house;
        let judge = |kinds: &[EventKind]| self.judge(draft, kinds, &[Some(speaker), house]);
        if let Some(dealer) = self.dealer(draft, speaker) {
            return Some(dealer);
        }
        if let Some(publisher) = self.publisher(draft, speaker) {
            return Some(publisher);
        }
        let answers = matches!(draft.claim.kind, ClaimKind::Statement | ClaimKind::Promise);
        if self.chinese
            && answers
            && !self.opens_with(draft, speaker)
            && let Some(other) = addressed_by(before, draft, speaker).and_then(|c| self.principal(c, draft))
        {
            return Some(other);
        }
        let itself = || house.or(Some(speaker).filter(|s| self.entities[s.0].kind == EntityKind::Organization));
        match draft.claim.kind {
            ClaimKind::Statement | ClaimKind::Prediction | ClaimKind::Admission => itself(),
            ClaimKind::Opinion | ClaimKind::Agreement => {
                let opposing = |party: EntityId| self.suits.opposing(party).first().copied();
                let opponent = || opposing(speaker).or_else(|| opposing(house?));
                judge(&[EventKind::LegalRule, EventKind::LegalPenalize]).or_else(opponent).or(house)
            }
            _ => judge(&[EventKind::LegalPenalize]).or_else(itself),
        }
    }

    /// Whether the words begin with the speaker's own name: he speaks of himself.
    fn opens_with(&self, draft: &Draft, speaker: EntityId) -> bool {
        let (mentions, start) = (&self.entities[speaker.0].mentions, draft.claim.content.start());
        let next = mentions.partition_point(|m| m.span.start() < start);
        let Some(gap) = mentions.get(next).map(|m| start..m.span.start()).filter(|gap| gap.len() <= OPENING) else { return false };
        !self.raw[gap].contains(char::is_alphanumeric)
    }

    /// Who made the offer that the words name; of one's own offer, to whom it is made.
    fn dealer(&self, draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let judges = matches!(draft.claim.kind, ClaimKind::Opinion | ClaimKind::Statement | ClaimKind::Prediction);
        if !judges || draft.claim.named != Some(Named::Act(EventKind::DealPropose)) {
            return None;
        }
        let own = |party: &EntityId| *party == speaker || draft.claim.house == Some(*party);
        let bidder = self.suits.bidder(&[])?;
        if own(&bidder) { self.suits.bid_for(&[(Role::Proposer, bidder)]) } else { Some(bidder) }
    }

    /// Who published the letter or the article last that the words name, if it is not one's own.
    fn publisher(&self, draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let judges = matches!(draft.claim.kind, ClaimKind::Opinion | ClaimKind::Denial | ClaimKind::Allegation);
        if !judges || draft.claim.named != Some(Named::Act(EventKind::PubPublish)) {
            return None;
        }
        let cue = draft.claim.cue.start();
        let before = &self.reports[..self.reports.partition_point(|r| r.trigger.start() < cue)];
        let last = before.iter().rev().take(DECISIONS).find(|r| r.kind == EventKind::PubPublish)?;
        let publisher = last.parts.iter().find(|p| p.role == Role::Publisher).map(|p| p.entity)?;
        (publisher != speaker && draft.claim.house != Some(publisher)).then_some(publisher)
    }

    /// For whom somebody spoke who is answered: for his house, if it is not that of who answers him, and he is no party himself.
    fn principal(&self, answered: &Claim, draft: &Draft) -> Option<EntityId> {
        let own = |house: &EntityId| draft.claim.speaker == Some(*house) || draft.claim.house == Some(*house);
        let by_himself = answered.speaker.is_some_and(|s| !self.suits.opposing(s).is_empty());
        answered.house.filter(|house| !by_himself && !own(house)).or(answered.speaker)
    }

    /// For whom a person speaks: whose post he took up last before, else whose post the story gives him.
    fn house(&self, draft: &Draft, person: EntityId) -> Option<EntityId> {
        let cue = draft.claim.cue.start();
        let taken = self.appointed.get(&person).and_then(|posts| posts.iter().rev().find(|(at, _)| *at < cue));
        let house = taken.map(|(_, org)| *org);
        house.or_else(|| self.posts.house(person))
    }

    /// The court or authority whose decision about one of these parties was told last, not far before.
    fn judge(&self, draft: &Draft, kinds: &[EventKind], parties: &[Option<EntityId>]) -> Option<EntityId> {
        let cue = draft.cue.start();
        let named = draft.claim.named == Some(Named::Act(EventKind::LegalRule));
        let before = &self.decisions[..self.decisions.partition_point(|(at, _)| *at < cue)];
        let near = before.iter().rev().take(DECISIONS).take_while(|(at, _)| named || cue - at < COMMENT);
        let decisions = near.filter(|(_, r)| kinds.contains(&r.kind));
        let decided = |p: &&Part| matches!(p.role, Role::For | Role::Against | Role::Target);
        let ranked = decisions.filter_map(|&(at, r)| {
            let just_told = cue - at < JUST_TOLD;
            let concerns = r.parts.iter().filter(decided).any(|p| parties.contains(&Some(p.entity)));
            let unread = (just_told || named && cue - at < COMMENT) && r.parts.iter().find(decided).is_none();
            let mut bodies = r.parts.iter().filter(|p| matches!(p.role, Role::Court | Role::Authority) && self.may_decide(p.entity));
            let body = bodies.next().filter(|_| concerns || unread)?;
            // just told, else the news: the last one by its date
            Some(((just_told, r.when.and_then(|w| w.latest), at), body.entity))
        });
        ranked.max().map(|(_, body)| body)
    }

    /// Whether it is a court, an authority or a judge.
    fn may_decide(&self, entity: EntityId) -> bool {
        let entity = &self.entities[entity.0];
        entity.kind == EntityKind::Person || is_court(entity) || is_authority(entity)
    }

    /// Who does the wrong that is told inside the claim.
    fn charged(&self, draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let mut parts = self.inside(draft).flat_map(|r| r.parts.iter());
        parts.find(|p| CHARGED.contains(&p.role) && p.entity != speaker).map(|p| p.entity)
    }
}
