//! A dispute in words: who is on its sides, what opened it, where it stands.

use std::collections::BTreeSet;

use super::label::{self, Piece};
use super::told::Told;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};
use crate::feud::{Dispute, State};

/// How many parties of a side are named before the rest is counted.
const MOST_PARTIES: usize = 8;

/// How many sums of a kind the line about the dispute names before it counts the rest.
const MOST_SUMS: usize = 3;

impl Told<'_> {
    /// What opened the dispute, where it stands, what was asked and awarded; empty without sides.
    pub fn course(&self) -> Vec<String> {
        self.dispute.map_or_else(Vec::new, |dispute| self.course_of(dispute))
    }

    /// What opened a dispute, where it stands, what was asked and awarded.
    pub fn course_of(&self, dispute: &Dispute) -> Vec<String> {
        let (feud, labels) = (self.feud, self.labels);
        let when = |event: usize| feud.events.get(event).and_then(|e| e.when).map(|w| label::when(w, labels));
        let state = match dispute.state {
            State::Open => labels.pick("open", "未了"),
            State::Decided => labels.pick("decided", "已裁判"),
            State::Settled => labels.pick("settled", "已和解"),
            State::Withdrawn => labels.pick("withdrawn", "已撤回"),
        };
        let mut parts = Vec::new();
        if let Some(day) = dispute.opened.and_then(when) {
            parts.push(labels.pick("since {}", "始于{}").replace("{}", &day));
        }
        let day = dispute.by.filter(|by| Some(*by) != dispute.opened).and_then(when);
        parts.push(day.map_or_else(|| state.to_owned(), |day| format!("{state} {day}")));
        for (sums, words) in [(&dispute.asked, labels.pick("asked {}", "索要{}")), (&dispute.awarded, labels.pick("awarded {}", "判处{}"))]
        {
            let mut named: Vec<String> = sums.iter().map(|&s| label::money(&feud.sums[s].money, labels)).collect();
            let mut seen = BTreeSet::new();
            named.retain(|sum| seen.insert(sum.clone()));
            let more = named.len().saturating_sub(MOST_SUMS);
            named.truncate(MOST_SUMS);
            if more > 0 {
                named.push(format!("+{more}"));
            }
            if !named.is_empty() {
                parts.push(words.replace("{}", &named.join(labels.pick(", ", "、"))));
            }
        }
        parts
    }

    /// What opened the dispute and where it stands, on one line; `None` without sides.
    pub fn dispute(&self) -> Option<String> {
        let parts = self.course();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// The parties of a side; `None` if nobody is on it.
    pub fn side(&self, index: usize) -> Option<String> {
        self.dispute.map(|dispute| self.parties_of(dispute, index))
    }

    /// The parties of a side of a dispute, and what they are in court, as text.
    pub fn parties_of(&self, dispute: &Dispute, index: usize) -> String {
        label::plain(self.feud, &self.side_pieces_of(dispute, index))
    }

    /// The parties of a side of a dispute, and what they are in court: said once if it holds of all.
    pub fn side_pieces_of(&self, dispute: &Dispute, index: usize) -> Vec<Piece> {
        let (labels, side) = (self.labels, &dispute.sides[index]);
        let in_court = |role: Role| -> Vec<EntityId> {
            let suits = dispute.events.iter().filter_map(|&e| self.feud.events.get(e));
            // whom nobody sued is no defendant
            let suits = suits.filter(|e| e.kind == EventKind::LegalSue && e.factuality <= Factuality::Claimed);
            let parts = suits.flat_map(|e| &e.parts).filter(|p| p.role == role);
            parts.map(|p| p.entity).filter(|e| side.contains(e)).collect()
        };
        let (plaintiffs, defendants) = (in_court(Role::Plaintiff), in_court(Role::Defendant));
        let roles = [
            (&plaintiffs, &defendants, labels.pick(" (plaintiff)", "(原告)"), labels.pick(" (plaintiffs)", "(原告)")),
            (&defendants, &plaintiffs, labels.pick(" (defendant)", "(被告)"), labels.pick(" (defendants)", "(被告)")),
        ];
        let court =
            |id: &EntityId| roles.iter().find(|(is, is_not, ..)| is.contains(id) && !is_not.contains(id)).map(|(_, _, one, _)| *one);
        let all = roles.iter().find(|(is, is_not, ..)| is_not.is_empty() && side.len() > 1 && side.iter().all(|id| is.contains(id)));
        let mut pieces = label::list(side, MOST_PARTIES, labels, |id| if all.is_some() { None } else { court(id) });
        pieces.extend(all.map(|(.., several)| Piece::Ours((*several).to_owned())));
        pieces
    }
}
