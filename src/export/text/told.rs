//! What an event, a claim, a question and the dispute are in words, for every format that people read. Nothing is told as more of a
//! fact than the stories tell it: what somebody claims, plans or denies says so.

use super::label::{self, Labels};
use super::layout::one_line;
use super::words;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};
use crate::export::asserted::Asserted;
use crate::feud::{DisputedPoint, Event, Feud, Place, Position, Said, State};
use crate::value::when::When;

/// How many parties of a side are named before the rest is counted.
const MOST_PARTIES: usize = 8;

/// How many sums of a kind the line about the dispute names before it counts the rest.
const MOST_SUMS: usize = 3;

/// Words for one feud, in one language.
pub(in crate::export) struct Told<'f> {
    feud: &'f Feud,
    labels: Labels,
    asserted: Asserted,
}

impl<'f> Told<'f> {
    pub fn new(feud: &'f Feud, labels: Labels) -> Self {
        Self { feud, labels, asserted: Asserted::new(feud) }
    }

    /// Which claim tells which event.
    pub const fn asserted(&self) -> &Asserted {
        &self.asserted
    }

    /// The days of an event, as finely as they are known.
    pub fn when(&self, event: &Event) -> String {
        event.when.map_or_else(|| self.labels.pick("undated", "日期不详").to_owned(), |when| label::when(when, self.labels))
    }

    /// The note of the date inside an event's words, else of the nearest one that gives the same days.
    pub fn note_of(&self, when: When, evidence: &[Place]) -> Option<&'f str> {
        let noted = self.feud.dates.iter().filter(|d| d.when == when);
        let inside = noted.clone().find(|d| evidence.iter().any(|e| e.document == d.place.document && e.span.contains(d.place.span)));
        let first = evidence.first()?;
        let mut noted = noted;
        let before = noted.rfind(|d| d.place.document == first.document && d.place.span <= first.span);
        inside.or(before)?.note.as_deref()
    }

    /// Who acts on whom: `A`, `A>B`, `A+B`, `>B` for an outsider's act, `-` for what is outside the feud.
    pub fn side_of(&self, event: &Event) -> &'static str {
        let on = |index: usize, target: bool| {
            event.parts.iter().any(|p| is_target(p.role) == target && self.feud.sides[index].contains(&p.entity))
        };
        match ([on(0, false), on(1, false)], [on(0, true), on(1, true)]) {
            ([true, true], _) => "A+B",
            ([true, false], [_, true]) => "A>B",
            ([true, false], _) => "A",
            ([false, true], [true, _]) => "B>A",
            ([false, true], _) => "B",
            (_, [true, true]) => ">A+B",
            (_, [true, false]) => ">A",
            (_, [false, true]) => ">B",
            _ => "-",
        }
    }

    /// What happened, by its index in [`Feud::events`], for a column: who says so stands two spaces apart.
    pub fn event(&self, index: usize) -> String {
        self.worded(index, "  ")
    }

    /// What happened, for running text.
    pub fn line(&self, index: usize) -> String {
        one_line(&self.worded(index, self.labels.pick(", ", " ")))
    }

    fn worded(&self, index: usize, gap: &str) -> String {
        let (labels, event) = (self.labels, &self.feud.events[index]);
        let told = label::event(self.feud, event.kind, &event.parts, &event.amounts, labels);
        let sayer = self.asserted.speaker(self.feud, index).map(|id| label::name(self.feud, id));
        match event.factuality {
            Factuality::Asserted => told,
            Factuality::Claimed => match sayer {
                Some(who) => format!("{told}{gap}{}", labels.pick("says {who}", "({who}称)").replace("{who}", &who)),
                None => format!("{told}{gap}{}", labels.pick("it is said", "(据称)")),
            },
            Factuality::Planned => format!("{}{told}", labels.pick("planned: ", "拟: ")),
            Factuality::Hypothetical => format!("{}{told}", labels.pick("if: ", "假设: ")),
            Factuality::Negated => match sayer {
                Some(who) => format!("{who}{}{told}", labels.pick(" denies: ", "否认: ")),
                None => format!("{}{told}", labels.pick("not so: ", "并非: ")),
            },
        }
    }

    /// Who says what kind of thing of whom, and when; without the words.
    pub fn claim(&self, claim: &Said) -> String {
        let (english, chinese) = words::saying(claim.kind);
        let speaker = claim.speaker.map_or_else(|| self.labels.pick("somebody", "某方").to_owned(), |id| label::name(self.feud, id));
        let said = claim.said.map(|w| format!(" ({})", label::when(w, self.labels))).unwrap_or_default();
        format!("{speaker} {}{}{said}", self.labels.pick(english, chinese), self.about_whom(claim))
    }

    fn about_whom(&self, claim: &Said) -> String {
        let who: Vec<EntityId> = claim.targets.iter().copied().filter(|t| Some(*t) != claim.speaker).collect();
        if who.is_empty() {
            return String::new();
        }
        let names = label::names(self.feud, &who, 3, self.labels);
        format!("{}{names}", self.labels.pick(", of ", ", 关于"))
    }

    /// A question of sums or of truth.
    pub fn question(&self, point: &DisputedPoint) -> String {
        let told = label::event(self.feud, point.kind, &point.about, &[], self.labels);
        let of_sums = point
            .positions
            .iter()
            .any(|p| self.feud.sums.iter().any(|s| s.place.document == p.place.document && s.place.span.overlaps(p.place.span)));
        if of_sums {
            format!("{told}{}", self.labels.pick(": how much?", ": 多少?"))
        } else {
            format!("{told}{}", self.labels.pick(": is it so?", ": 是否属实?"))
        }
    }

    /// Who gives an answer, with his side.
    pub fn holder(&self, position: &Position) -> String {
        match position.speaker {
            Some(id) => format!("{}{}", label::name(self.feud, id), position.side.map_or("", |s| if s == 0 { " (A)" } else { " (B)" })),
            None => self.labels.pick("the story", "报道").to_owned(),
        }
    }

    /// What opened the dispute, where it stands, what was asked and awarded; `None` without sides.
    pub fn dispute(&self) -> Option<String> {
        let (feud, labels) = (self.feud, self.labels);
        let dispute = feud.dispute.as_ref()?;
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
            named.dedup();
            let more = named.len().saturating_sub(MOST_SUMS);
            named.truncate(MOST_SUMS);
            if more > 0 {
                named.push(format!("+{more}"));
            }
            if !named.is_empty() {
                parts.push(words.replace("{}", &named.join(labels.pick(", ", "、"))));
            }
        }
        Some(parts.join("; "))
    }

    /// The parties of a side, and what they are in court: said once if it holds of all. `None` if nobody is on it.
    pub fn side(&self, index: usize) -> Option<String> {
        let side = &self.feud.sides[index];
        let in_court = |role: Role| -> Vec<EntityId> {
            let suits = self.feud.events.iter().filter(|e| e.kind == EventKind::LegalSue);
            let parts = suits.flat_map(|e| &e.parts).filter(|p| p.role == role);
            parts.map(|p| p.entity).filter(|e| side.contains(e)).collect()
        };
        let (plaintiffs, defendants) = (in_court(Role::Plaintiff), in_court(Role::Defendant));
        let roles = [
            (&plaintiffs, &defendants, self.labels.pick(" (plaintiff)", "(原告)"), self.labels.pick(" (plaintiffs)", "(原告)")),
            (&defendants, &plaintiffs, self.labels.pick(" (defendant)", "(被告)"), self.labels.pick(" (defendants)", "(被告)")),
        ];
        let court =
            |id: &EntityId| roles.iter().find(|(is, is_not, ..)| is.contains(id) && !is_not.contains(id)).map(|(_, _, one, _)| *one);
        let all = roles.iter().find(|(is, is_not, ..)| is_not.is_empty() && side.len() > 1 && side.iter().all(|id| is.contains(id)));
        let names = label::list(self.feud, side, MOST_PARTIES, self.labels, |id| if all.is_some() { None } else { court(id) });
        (!side.is_empty()).then(|| format!("{names}{}", all.map_or("", |(.., several)| several)))
    }
}

/// Whether a role is one that something is done to.
const fn is_target(role: Role) -> bool {
    matches!(
        role,
        Role::Defendant
            | Role::Against
            | Role::Target
            | Role::Recipient
            | Role::Payee
            | Role::Addressee
            | Role::Victim
            | Role::Counterparty
            | Role::From
            | Role::About
    )
}
