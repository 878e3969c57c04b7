//! What the model of FollowTheMoney knows as facts: court cases, and money that moved. Only events that the stories tell as having
//! happened make them.

use super::{Maker, Properties, add, days, fillers};
use crate::event::{EventKind, Factuality, Role};
use crate::export::ids::{entity_id, event_id, iso};
use crate::export::text::one_line;
use crate::feud::{Event, State};

impl Maker<'_> {
    pub(super) fn facts(&mut self, index: usize, event: &Event) {
        if event.factuality != Factuality::Asserted {
            return;
        }
        match event.kind {
            EventKind::LegalSue => self.court_case(index, event),
            EventKind::MoneyPay => self.payments(index, event, Role::Payer, Role::Payee),
            EventKind::MoneyDonate => self.payments(index, event, Role::Giver, Role::Recipient),
            _ => {}
        }
    }

    /// A suit with its parties; without both sides the model has no use for it.
    fn court_case(&mut self, index: usize, event: &Event) {
        let sides = [Role::Plaintiff, Role::Defendant].map(|role| (role, fillers(self.feud, event, role)));
        if sides.iter().any(|(_, who)| who.is_empty()) {
            return;
        }
        let local = format!("{}-case", event_id(index));
        let mut properties = Properties::from([("name", vec![self.told.line(index)])]);
        let day = event.when.filter(|w| w.earliest == w.latest).and_then(|w| w.earliest);
        add(&mut properties, "fileDate", day.map(iso).into_iter().collect());
        let courts = event.parts.iter().filter(|p| p.role == Role::Court);
        add(&mut properties, "court", courts.map(|p| one_line(&self.feud.actors[p.entity.0].name)).collect());
        // the state is that of the dispute, and so of the suit that opened it
        let dispute = self.feud.disputes.iter().find(|d| d.opened == Some(index));
        add(&mut properties, "status", dispute.map(|d| State::word(d.state).to_owned()).into_iter().collect());
        add(&mut properties, "proof", self.proof(&event.evidence));
        self.write(&local, "CourtCase", &properties);
        for (role, who) in sides {
            for party in who {
                let mut properties = Properties::from([("case", vec![self.id(&local)]), ("party", vec![self.id(&entity_id(&party))])]);
                properties.insert("role", vec![role.word().to_owned()]);
                self.write(&format!("{local}-{}-{}", role.word(), entity_id(&party)), "CourtCaseParty", &properties);
            }
        }
        self.link(&format!("{local}-opened"), &event_id(index), &local, "opens", None, None);
    }

    /// Money from one to one; among several nobody knows who paid what to whom.
    fn payments(&mut self, index: usize, event: &Event, payer: Role, payee: Role) {
        let (from, to) = (fillers(self.feud, event, payer), fillers(self.feud, event, payee));
        let ([from], [to]) = (&from[..], &to[..]) else { return };
        let mut properties = Properties::from([("payer", vec![self.id(&entity_id(from))]), ("beneficiary", vec![self.id(&entity_id(to))])]);
        properties.insert("purpose", vec![self.told.line(index)]);
        days(&mut properties, event.when);
        add(&mut properties, "proof", self.proof(&event.evidence));
        // a figure is a figure only where it is one and exact; otherwise the purpose tells it
        if let [sum] = event.amounts[..] {
            let money = &self.feud.sums[sum].money;
            let exact = money.low.filter(|low| money.high == Some(*low) && !money.per_unit);
            if let (Some(value), Some(currency)) = (exact, money.currency) {
                properties.insert("amount", vec![value.normalize().to_string()]);
                properties.insert("currency", vec![currency.code().to_owned()]);
            }
        }
        self.write(&format!("{}-payment", event_id(index)), "Payment", &properties);
    }
}
