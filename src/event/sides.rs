//! The suits and deals a story has told of so far: a later sentence that names one side, or none, means the other side.

use std::collections::BTreeSet;

use super::stage::Draft;
use super::{EventKind, Factuality, Part, Role};
use crate::entity::EntityId;

/// One suit and its sides.
#[derive(Clone, Debug)]
pub(crate) struct Suit {
    pub plaintiffs: Vec<EntityId>,
    pub defendants: Vec<EntityId>,
    /// Whether the story names both sides itself.
    pub(super) told: bool,
}

impl Suit {
    /// Whom the other side of a party consists of; nobody when it is no party to the suit.
    pub(super) fn against(&self, party: EntityId) -> &[EntityId] {
        if self.plaintiffs.contains(&party) {
            &self.defendants
        } else if self.defendants.contains(&party) {
            &self.plaintiffs
        } else {
            &[]
        }
    }
}

/// Whom a decision was for, and against.
#[derive(Clone, Debug)]
pub(crate) struct Ruling {
    pub winners: Vec<EntityId>,
    pub losers: Vec<EntityId>,
}

/// Who wants to buy whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deal {
    bidder: EntityId,
    target: EntityId,
}

/// The suits and deals of a story, the last told last.
#[derive(Debug, Default)]
pub(crate) struct Suits {
    pub(super) suits: Vec<Suit>,
    pub(super) deals: Vec<Deal>,
    pub(super) court: Option<EntityId>,
    /// The decision told last.
    pub(super) ruling: Option<Ruling>,
    /// Pairs that agreed on something, the last told last.
    pub(super) agreed: Vec<[EntityId; 2]>,
    /// Whom an authority punished, and which.
    pub(super) punished: Vec<[EntityId; 2]>,
    /// Who was called a judge.
    pub(super) judges: BTreeSet<EntityId>,
    /// Who proposed something last, and how many reports ago.
    pub(super) proposer: Option<(EntityId, usize)>,
    /// Who appealed last.
    pub(super) appellant: Option<EntityId>,
    /// Whom an authority looks into, and which.
    pub(super) inquiries: Vec<[EntityId; 2]>,
    /// Who made something public last.
    publisher: Option<EntityId>,
    /// Whom somebody reported last, and to which authority.
    reported: Option<(EntityId, EntityId)>,
    /// The two parties that the story names most.
    pub(super) leads: Vec<EntityId>,
    /// Whether the leads stand only against each other.
    pub(super) firms: bool,
}

/// How many suits back a sentence may mean.
pub(super) const MEMORY: usize = 16;

/// How many reports back a proposal may lie that is turned down.
const RECENT: usize = 4;

impl Suits {
    /// Of a story with these leading parties; firms stand only against each other.
    pub fn between(leads: Vec<EntityId>, firms: bool) -> Self {
        Self { leads, firms, ..Self::default() }
    }

    /// The suit told last.
    pub fn last(&self) -> Option<&Suit> {
        self.suits.last()
    }

    /// Notes who is called a judge: a surname alone is his from then on.
    pub fn judge(&mut self, person: EntityId) {
        self.judges.insert(person);
    }

    /// Whether the story has called him a judge.
    pub fn is_judge(&self, person: EntityId) -> bool {
        self.judges.contains(&person)
    }

    /// The decision told last.
    pub fn ruling(&self) -> Option<&Ruling> {
        self.ruling.as_ref()
    }

    /// Fills what a report of a case leaves out, and notes the suits it tells of.
    pub fn complete(&mut self, draft: &mut Draft) {
        match draft.report.kind {
            EventKind::LegalSue => {
                self.other_side(draft, Role::Plaintiff, Role::Defendant);
                self.other_side(draft, Role::Defendant, Role::Plaintiff);
                let told = !self.other_lead(draft);
                self.note(draft, told);
            }
            EventKind::LegalRule => {
                self.other_side(draft, Role::For, Role::Against);
                self.other_side(draft, Role::Against, Role::For);
                self.same_court(draft);
                self.note_ruling(draft);
            }
            EventKind::ConductInfringe => self.other_side(draft, Role::Actor, Role::Victim),
            EventKind::LegalPenalize => {
                if self.firms {
                    self.looked_into(draft);
                    self.watched(draft);
                }
                self.note_penalty(draft);
            }
            EventKind::LegalAppeal => {
                self.punisher(draft);
                self.other_side(draft, Role::Appellant, Role::Against);
            }
            EventKind::LegalFile => {
                self.other_side(draft, Role::Filer, Role::Against);
                self.reported = of(draft, Role::Against).next().zip(of(draft, Role::Court).next()).or(self.reported);
            }
            EventKind::LegalInvestigate if self.firms => {
                self.looked_into(draft);
                self.watched(draft);
                self.note_inquiry(draft);
            }
            EventKind::LegalWithdraw => self.other_side(draft, Role::Party, Role::Against),
            EventKind::LegalSettle => self.other_party(draft),
            EventKind::LegalHearing => {
                self.both_sides(draft);
                if !self.leads.is_empty() {
                    self.same_court(draft);
                }
            }
            EventKind::DealAgree if !self.suits.is_empty() && !self.leads.is_empty() => self.both_sides(draft),
            EventKind::DealAgree if self.firms => self.other_firm(draft),
            EventKind::OrgAcquire => self.note_deal(draft, Role::Buyer, Role::Target),
            EventKind::GovControl => {
                self.other_dealer(draft, Role::Bidder, Role::Target);
                self.wanted(draft);
            }
            EventKind::DealPropose => {
                self.other_dealer(draft, Role::Proposer, Role::Addressee);
                self.note_deal(draft, Role::Proposer, Role::Addressee);
            }
            EventKind::DealReject => {
                self.other_dealer(draft, Role::Rejecter, Role::Proposer);
                self.last_proposer(draft);
                if self.firms && draft.report.parts.is_empty() {
                    // 4月,谈判破裂: between the two firms that the story is about
                    add(draft, Role::Rejecter, &self.leads);
                }
            }
            EventKind::DealTerminate => {
                self.other_dealer(draft, Role::Party, Role::Counterparty);
                self.partner(draft);
                if self.firms {
                    self.other_firm(draft);
                }
            }
            _ => {}
        }
        if draft.report.kind == EventKind::DealAgree {
            self.note_agreement(draft);
        }
        self.proposer = of(draft, Role::Proposer)
            .next()
            .filter(|_| draft.report.kind == EventKind::DealPropose)
            .map(|p| (p, 0))
            .or(self.proposer.map(|(p, ago)| (p, ago + 1)).filter(|(_, ago)| *ago < RECENT));
        self.court = of(draft, Role::Court).next().or(self.court);
        self.appellant = of(draft, Role::Appellant).next().or(self.appellant);
        self.publisher = of(draft, Role::Publisher).next().or(self.publisher);
    }

    /// Notes a court that a sentence names without a deed of it: what a Chinese story says is decided next is decided there.
    /// English names the court that matters with the verb, and others in passing.
    pub fn sits(&mut self, court: Option<EntityId>) {
        self.court = court.filter(|_| self.firms).or(self.court);
    }

    /// Who made a letter or a report public last.
    pub fn publisher(&self) -> Option<EntityId> {
        self.publisher
    }

    /// Who appealed last.
    pub fn appellant(&self) -> Option<EntityId> {
        self.appellant
    }

    fn note(&mut self, draft: &Draft, told: bool) {
        let (plaintiffs, defendants): (Vec<_>, Vec<_>) = (of(draft, Role::Plaintiff).collect(), of(draft, Role::Defendant).collect());
        // "Birch had never had grounds to sue": what nobody brought is no suit
        let unreal = matches!(draft.report.factuality, Factuality::Negated | Factuality::Hypothetical);
        if unreal || plaintiffs.is_empty() || defendants.is_empty() {
            return;
        }
        if self.suits.len() >= MEMORY {
            self.suits.remove(0);
        }
        self.suits.push(Suit { plaintiffs, defendants, told });
    }

    /// Who stands against a party in the last suit that is told with both sides.
    pub fn opposing(&self, party: EntityId) -> &[EntityId] {
        self.suits.iter().rev().filter(|s| s.told).map(|s| s.against(party)).find(|other| !other.is_empty()).unwrap_or(&[])
    }

    /// Who stands against a party in the last suit it took part in, even if a side of it was only inferred.
    fn opponents(&self, party: EntityId) -> &[EntityId] {
        self.suits.iter().rev().map(|s| s.against(party)).find(|other| !other.is_empty()).unwrap_or(&[])
    }

    fn note_deal(&mut self, draft: &Draft, bidder: Role, target: Role) {
        let (Some(bidder), Some(target)) = (of(draft, bidder).next(), of(draft, target).next()) else { return };
        if self.deals.len() >= MEMORY {
            self.deals.remove(0);
        }
        self.deals.push(Deal { bidder, target });
    }

    /// Who wants to buy in the last deal that one of these parties has a part in, else in the last deal.
    pub fn bidder(&self, told: &[(Role, EntityId)]) -> Option<EntityId> {
        let wanted = self.deals.iter().rev().find(|d| told.iter().any(|(_, e)| *e == d.target));
        wanted.or(self.deals.last()).map(|d| d.bidder)
    }

    /// Whom one of these parties wants to buy.
    pub fn bid_for(&self, told: &[(Role, EntityId)]) -> Option<EntityId> {
        let takes_part = |party: EntityId| told.iter().any(|(_, e)| *e == party);
        let wanted = self.deals.iter().rev().find(|d| takes_part(d.bidder)).map(|d| d.target);
        wanted.or_else(|| self.leads.iter().position(|&l| takes_part(l)).and_then(|i| self.leads.get(1 - i)).copied())
    }

    /// The other party of the last deal that the known one has a part in.
    fn other_dealer(&self, draft: &mut Draft, known: Role, missing: Role) {
        let Some(party) = of(draft, known).next().filter(|_| of(draft, missing).next().is_none()) else { return };
        let other = self.deals.iter().rev().find_map(|d| match party {
            p if p == d.bidder => Some(d.target),
            p if p == d.target => Some(d.bidder),
            _ => None,
        });
        add(draft, missing, other.as_slice());
    }

    /// "Birch sued the same day": the story's other leading party is the defendant. Says whether it was needed.
    fn other_lead(&self, draft: &mut Draft) -> bool {
        let open = of(draft, Role::Defendant).next().is_none();
        let Some(plaintiff) = of(draft, Role::Plaintiff).next().filter(|_| open) else { return false };
        let other = self.leads.iter().copied().find(|&lead| lead != plaintiff && (!self.firms || self.leads.contains(&plaintiff)));
        add(draft, Role::Defendant, other.as_slice());
        true
    }

    pub(super) fn other_side(&self, draft: &mut Draft, known: Role, missing: Role) {
        if of(draft, missing).next().is_some() {
            return;
        }
        let party = of(draft, known).next();
        if let Some(party) = party {
            add(draft, missing, self.opponents(party));
        }
    }

    fn other_party(&self, draft: &mut Draft) {
        let parties: Vec<EntityId> = of(draft, Role::Party).collect();
        match parties[..] {
            [] => self.both_sides(draft),
            [party] if !self.opponents(party).is_empty() => add(draft, Role::Party, self.opponents(party)),
            [party] if self.suits.is_empty() && self.leads.contains(&party) => add(draft, Role::Party, &self.leads),
            _ => {}
        }
    }

    /// 甲向证监会举报乙。证监会展开调查: the authority looks into whom it was told of.
    fn looked_into(&self, draft: &mut Draft) {
        let untold = of(draft, Role::Target).next().is_none();
        let told = self.reported.filter(|(_, body)| untold && of(draft, Role::Authority).any(|authority| authority == *body));
        add(draft, Role::Target, told.map(|(party, _)| party).as_slice());
    }

    /// 交易破局, 签约暂缓: between the two firms that the story is about, when it names none other.
    fn other_firm(&self, draft: &mut Draft) {
        let lone = draft.report.parts.iter().all(|p| self.leads.contains(&p.entity));
        if lone && of(draft, Role::Counterparty).next().is_none() {
            add(draft, Role::Party, &self.leads);
        }
    }

    /// "he nominated four directors": to the board that is fought over.
    fn wanted(&self, draft: &mut Draft) {
        let untold = of(draft, Role::Bidder).next().is_some() && of(draft, Role::Target).next().is_none();
        let target = self.deals.last().filter(|_| untold && !self.leads.is_empty()).map(|d| d.target);
        add(draft, Role::Target, target.as_slice());
    }

    fn both_sides(&self, draft: &mut Draft) {
        if of(draft, Role::Party).next().is_some() {
            return;
        }
        let Some(suit) = self.suits.last() else { return add(draft, Role::Party, &self.leads) };
        add(draft, Role::Party, &suit.plaintiffs);
        add(draft, Role::Party, &suit.defendants);
    }

    fn same_court(&self, draft: &mut Draft) {
        let court = self.court.filter(|_| of(draft, Role::Court).next().is_none());
        add(draft, Role::Court, court.as_slice());
    }
}

pub(super) fn of(draft: &Draft, role: Role) -> impl Iterator<Item = EntityId> + '_ {
    draft.report.parts.iter().filter(move |p| p.role == role).map(|p| p.entity)
}

/// Adds parties that play no part yet, and says so.
pub(super) fn add(draft: &mut Draft, role: Role, entities: &[EntityId]) {
    let before = draft.report.parts.len();
    for &entity in entities {
        if !draft.report.parts.iter().any(|p| p.entity == entity) {
            draft.report.parts.push(Part { role, entity });
        }
    }
    if draft.report.parts.len() > before {
        draft.report.parts.sort();
        draft.report.notes.push(format!("{} known from the suit told before", role.word()).into());
    }
}
