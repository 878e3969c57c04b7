//! The two tables of the page: what happened when, and who says what.

use super::label::Labels;
use super::layout::{left, one_line, right, width, wrap};
use super::{Ink, Page};
use crate::feud::{Event, Place, Position};

/// Columns of the side and of the evidence.
const SIDE: usize = 6;
const EVIDENCE: usize = 9;
/// Columns of an answer in the table of disputed points.
const ANSWER: usize = 14;

impl Page<'_> {
    /// WHEN SIDE WHAT EVIDENCE, one event after another.
    pub(super) fn events(&mut self, events: &[usize]) {
        let feud = self.feud;
        if events.is_empty() {
            self.gap();
            self.line(self.labels.pick("no event found", "未发现事件"));
            return;
        }
        let whens: Vec<String> = events.iter().map(|&e| self.when(&feud.events[e])).collect();
        let first = whens.iter().map(|w| width(w)).max().unwrap_or(0).max(10) + 2;
        let middle = self.width - first - SIDE - EVIDENCE;
        let heads = match self.labels {
            Labels::English => ["WHEN", "SIDE", "WHAT", "EVIDENCE"],
            Labels::Chinese => ["时间", "方", "事件", "出处"],
        };
        self.gap();
        let [when, side, what, evidence] = heads;
        let head = format!("{}{}{}{}", left(when, first), left(side, SIDE), left(what, middle), right(evidence, EVIDENCE));
        self.line(&self.paint(Ink::Head, &head));
        for (&index, when) in events.iter().zip(&whens) {
            let event = &feud.events[index];
            let evidence = self.evidence(&event.evidence);
            let side = self.told.side_of(index);
            for (i, piece) in wrap(&self.told.event(index), middle - 1).iter().enumerate() {
                let (when, side, evidence) = if i == 0 { (when.as_str(), side, evidence.as_str()) } else { ("", "", "") };
                let side = self.cell(Ink::of_side(side), side, SIDE);
                let evidence = self.paint(Ink::Quiet, &right(evidence, EVIDENCE));
                self.line(&format!("{}{side}{}{evidence}", left(when, first), left(piece, middle)));
            }
        }
    }

    /// The days, and the letter of the note that says how they were found.
    fn when(&mut self, event: &Event) -> String {
        let text = self.told.when(event);
        match self.told.date_note(event) {
            Some(note) => format!("{text} [{}]", self.note(note)),
            None => text,
        }
    }

    /// The line of the fullest place, with its story's number if there are several, and how many more there are.
    fn evidence(&self, places: &[Place]) -> String {
        let Some(first) = places.first() else { return String::new() };
        let more = if places.len() > 1 { format!(" +{}", places.len() - 1) } else { String::new() };
        format!("{}{more}", self.place(first))
    }

    fn place(&self, place: &Place) -> String {
        let line = self.lines[place.document].line(place.span.start());
        if self.feud.documents.len() > 1 { format!("{}:L{line}", place.document + 1) } else { format!("L{line}") }
    }

    /// WHO SAYS WHAT: each disputed question with its answers.
    pub(super) fn disputed_points(&mut self, points: &[usize], claims: bool) {
        let feud = self.feud;
        if points.is_empty() {
            return;
        }
        self.gap();
        let count = points.len();
        let title = match self.labels {
            Labels::English if count == 1 => "WHO SAYS WHAT  (1 disputed point".to_owned(),
            Labels::English => format!("WHO SAYS WHAT  ({count} disputed points"),
            Labels::Chinese => format!("各执一词  (争议{count}处"),
        };
        let hint = if claims { ")" } else { self.labels.pick("; --claims for the quotations)", "; 原话见 --claims)") };
        self.line(&format!("{}{hint}", self.paint(Ink::Head, &title)));
        for (index, point) in points.iter().map(|&p| (p, &feud.disputed_points[p])) {
            let question = self.told.question(point);
            self.paragraph("  ", 2, &question);
            // short answers stand in a column, where all of them are short
            let column = point.positions.iter().all(|p| width(&one_line(&p.answer)) <= ANSWER);
            for position in &point.positions {
                self.position(index, position, column, claims);
            }
        }
    }

    fn position(&mut self, point: usize, position: &Position, column: bool, claims: bool) {
        let speaker = self.told.holder(point, position);
        let answer = one_line(&position.answer);
        let evidence = right(&self.place(&position.place), EVIDENCE);
        let room = self.width - 4 - EVIDENCE;
        let row = if column { format!("{}  {speaker}", left(&answer, ANSWER)) } else { format!("{speaker}: {answer}") };
        for (i, piece) in wrap(&row, room).iter().enumerate() {
            let (indent, evidence) = if i == 0 { ("    ", evidence.as_str()) } else { ("      ", "") };
            self.line(&format!("{indent}{}{}", left(piece, room), self.paint(Ink::Quiet, evidence)));
        }
        if let (true, Some(claim)) = (claims, position.claim) {
            let words = self.words(&self.feud.claims[claim].content);
            self.paragraph("      > ", 8, &words);
        }
    }

    /// Every claim in its own words.
    pub(super) fn claims(&mut self) {
        let feud = self.feud;
        if feud.claims.is_empty() {
            return;
        }
        self.gap();
        self.line(&self.paint(Ink::Head, self.labels.pick("CLAIMS", "言论")));
        for claim in &feud.claims {
            let head = self.told.claim(claim);
            let room = self.width - 2 - EVIDENCE;
            let evidence = right(&self.place(&claim.content), EVIDENCE);
            let head = wrap(&head, room).swap_remove(0);
            self.line(&format!("  {}{evidence}", left(&head, room)));
            let words = self.words(&claim.content);
            self.paragraph("    > ", 6, &words);
        }
    }

    /// The words of a place as the story has them.
    fn words(&self, place: &Place) -> String {
        one_line(&self.feud.documents[place.document].text[place.span.range()])
    }
}
