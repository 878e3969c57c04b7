//! What a story told before, or tells later, of those who decided, agreed, proposed and punished.

use super::sides::{MEMORY, Ruling, Suits, add, of};
use super::stage::Draft;
use super::{EventKind, Role};
use crate::entity::EntityId;

impl Suits {
    pub(super) fn note_ruling(&mut self, draft: &Draft) {
        let (winners, losers): (Vec<_>, Vec<_>) = (of(draft, Role::For).collect(), of(draft, Role::Against).collect());
        let known = !(winners.is_empty() && losers.is_empty());
        // what a court has decided since is what an appeal is of
        self.punished.clear();
        self.ruling = known.then_some(Ruling { winners, losers });
    }

    pub(super) fn note_penalty(&mut self, draft: &Draft) {
        let Some(authority) = of(draft, Role::Authority).next() else { return };
        let new = of(draft, Role::Target).map(|target| [target, authority]);
        self.punished.extend(new);
        let old = self.punished.len().saturating_sub(MEMORY);
        self.punished.drain(..old);
    }

    pub(super) fn note_inquiry(&mut self, draft: &Draft) {
        let Some(authority) = of(draft, Role::Authority).next() else { return };
        self.inquiries.extend(of(draft, Role::Target).map(|target| [target, authority]));
        let old = self.inquiries.len().saturating_sub(MEMORY);
        self.inquiries.drain(..old);
    }

    /// 总局对甲立案调查。总局开出罚单: who is the only one that an authority has looked into or punished is whom it punishes.
    pub(super) fn watched(&self, draft: &mut Draft) {
        if of(draft, Role::Target).next().is_some() {
            return;
        }
        let Some(authority) = of(draft, Role::Authority).next() else { return };
        let mut targets = self.punished.iter().chain(&self.inquiries).filter(|[_, by]| *by == authority).map(|[target, _]| *target);
        let only = targets.next().filter(|first| targets.all(|t| t == *first));
        add(draft, Role::Target, only.as_slice());
    }

    /// "was fined and will appeal": against whoever punished him.
    pub(super) fn punisher(&self, draft: &mut Draft) {
        let Some(appellant) = of(draft, Role::Appellant).next().filter(|_| !self.firms && of(draft, Role::Against).next().is_none()) else {
            return;
        };
        let authority = self.punished.iter().rev().find(|[target, _]| *target == appellant).map(|[_, authority]| *authority);
        add(draft, Role::Against, authority.as_slice());
    }

    pub(super) fn note_agreement(&mut self, draft: &Draft) {
        let parties: Vec<EntityId> = of(draft, Role::Party).collect();
        if let [a, b] = parties[..] {
            if self.agreed.len() >= MEMORY {
                self.agreed.remove(0);
            }
            self.agreed.push([a, b]);
        }
    }

    /// "ended the partnership": with whom the party agreed last.
    pub(super) fn partner(&self, draft: &mut Draft) {
        let Some(party) = of(draft, Role::Party).next().filter(|_| of(draft, Role::Counterparty).next().is_none()) else { return };
        let other = self.agreed.iter().rev().find_map(|pair| pair.iter().position(|p| *p == party).map(|at| pair[1 - at]));
        add(draft, Role::Counterparty, other.as_slice());
    }

    /// "demanded an audit; Birch refused": whose proposal was told just before.
    pub(super) fn last_proposer(&self, draft: &mut Draft) {
        let told = of(draft, Role::Rejecter).next().is_some() && of(draft, Role::Proposer).next().is_none();
        let proposer = self.proposer.filter(|_| told && !self.firms).map(|(p, _)| p);
        add(draft, Role::Proposer, proposer.as_slice());
    }

    /// Fills what only the whole story tells: news leads with the ruling, and says last who sued whom.
    pub fn finish(&self, draft: &mut Draft) {
        match draft.report.kind {
            EventKind::LegalRule => {
                self.rival(draft, Role::For, Role::Against);
                self.rival(draft, Role::Against, Role::For);
                self.other_side(draft, Role::For, Role::Against);
                self.other_side(draft, Role::Against, Role::For);
            }
            EventKind::LegalWithdraw => self.other_side(draft, Role::Party, Role::Against),
            EventKind::LegalFile => self.rival(draft, Role::Filer, Role::Against),
            EventKind::MoneyWithhold => self.rival(draft, Role::Withholder, Role::Recipient),
            EventKind::DealPropose => {
                self.rival(draft, Role::Proposer, Role::Addressee);
                self.rival(draft, Role::Addressee, Role::Proposer);
            }
            EventKind::DealReject => self.rival(draft, Role::Rejecter, Role::Proposer),
            EventKind::DealTerminate => self.rival(draft, Role::Party, Role::Counterparty),
            EventKind::ConductBreach | EventKind::ConductInfringe | EventKind::ConductDeceive | EventKind::ConductRestrict => {
                self.rival(draft, Role::Actor, Role::Victim);
            }
            _ => {}
        }
    }

    /// What one of the two that the story is about does to somebody untold it does to the other, where they meet in court.
    fn rival(&self, draft: &mut Draft, known: Role, missing: Role) {
        let &[a, b] = &self.leads[..] else { return };
        let meet = self.suits.iter().any(|s| s.told && s.against(a).contains(&b));
        let told: Vec<EntityId> = of(draft, known).collect();
        let other = match told[..] {
            [party] if meet && party == a => b,
            [party] if meet && party == b => a,
            _ => return,
        };
        if of(draft, missing).next().is_none() {
            add(draft, missing, &[other]);
        }
    }
}
