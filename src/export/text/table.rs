//! The two tables of the page: what happened when, and who says what.

use super::label::{self, Labels};
use super::layout::{left, one_line, right, width, wrap};
use super::{Ink, Page, told, words};
use crate::entity::EntityId;
use crate::event::Factuality;
use crate::feud::{DisputedPoint, Event, Place, Position, Said};

/// Columns of the side and of the evidence.
const SIDE: usize = 6;
const EVIDENCE: usize = 9;
/// Columns of an answer in the table of disputed points.
const ANSWER: usize = 14;

impl<'f> Page<'f> {
    /// WHEN SIDE WHAT EVIDENCE, one event after another.
    pub(super) fn events(&mut self) {
        let feud = self.feud;
        if feud.events.is_empty() {
            self.gap();
            self.line(self.labels.pick("no event found", "未发现事件"));
            return;
        }
        let whens: Vec<String> = feud.events.iter().map(|e| self.when(e)).collect();
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
        for (event, when) in feud.events.iter().zip(&whens) {
            let evidence = self.evidence(&event.evidence);
            let side = told::side(feud, event);
            for (i, piece) in wrap(&self.what(event), middle - 1).iter().enumerate() {
                let (when, side, evidence) = if i == 0 { (when.as_str(), side, evidence.as_str()) } else { ("", "", "") };
                let side = self.cell(Ink::of_side(side), side, SIDE);
                let evidence = self.paint(Ink::Quiet, &right(evidence, EVIDENCE));
                self.line(&format!("{}{side}{}{evidence}", left(when, first), left(piece, middle)));
            }
        }
    }

    /// The days, and the letter of the note that says how they were found.
    fn when(&mut self, event: &Event) -> String {
        let Some(when) = event.when else { return self.labels.pick("undated", "日期不详").to_owned() };
        let text = label::when(when, self.labels);
        match told::date_note(self.feud, event) {
            Some(note) => format!("{text} [{}]", self.note(note)),
            None => text,
        }
    }

    /// What happened, never as more of a fact than the story tells it.
    fn what(&self, event: &Event) -> String {
        let labels = self.labels;
        let told = label::event(self.feud, event.kind, &event.parts, &event.amounts, labels);
        match event.factuality {
            Factuality::Asserted => told,
            Factuality::Claimed => match self.sayer(event) {
                Some(who) => labels.pick("{told}  says {who}", "{told}  ({who}称)").replace("{who}", &who).replace("{told}", &told),
                None => format!("{told}  {}", labels.pick("it is said", "(据称)")),
            },
            Factuality::Planned => format!("{}{told}", labels.pick("planned: ", "拟: ")),
            Factuality::Hypothetical => format!("{}{told}", labels.pick("if: ", "假设: ")),
            Factuality::Negated => match self.sayer(event) {
                Some(who) => format!("{who}{}{told}", labels.pick(" denies: ", "否认: ")),
                None => format!("{}{told}", labels.pick("not so: ", "并非: ")),
            },
        }
    }

    /// Who says that it happened, or that it did not.
    fn sayer(&self, event: &Event) -> Option<String> {
        let index = self.feud.events.iter().position(|e| std::ptr::eq(e, event))?;
        told::sayer(self.feud, index).map(|speaker| label::name(self.feud, speaker))
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
    pub(super) fn disputed_points(&mut self, claims: bool) {
        let feud = self.feud;
        if feud.disputed_points.is_empty() {
            return;
        }
        self.gap();
        let count = feud.disputed_points.len();
        let title = match self.labels {
            Labels::English if count == 1 => "WHO SAYS WHAT  (1 disputed point".to_owned(),
            Labels::English => format!("WHO SAYS WHAT  ({count} disputed points"),
            Labels::Chinese => format!("各执一词  (争议{count}处"),
        };
        let hint = if claims { ")" } else { self.labels.pick("; --claims for the quotations)", "; 原话见 --claims)") };
        self.line(&format!("{}{hint}", self.paint(Ink::Head, &title)));
        for point in &feud.disputed_points {
            let question = self.question(point);
            self.paragraph("  ", 2, &question);
            for position in &point.positions {
                self.position(position, claims);
            }
        }
    }

    /// A question of sums or of truth.
    fn question(&self, point: &DisputedPoint) -> String {
        let told = label::event(self.feud, point.kind, &point.about, &[], self.labels);
        if told::is_of_sums(self.feud, point) {
            format!("{told}{}", self.labels.pick(": how much?", ": 多少?"))
        } else {
            format!("{told}{}", self.labels.pick(": is it so?", ": 是否属实?"))
        }
    }

    fn position(&mut self, position: &Position, claims: bool) {
        let speaker = match position.speaker {
            Some(id) => format!("{}{}", label::name(self.feud, id), position.side.map_or("", |s| if s == 0 { " (A)" } else { " (B)" })),
            None => self.labels.pick("the story", "报道").to_owned(),
        };
        let answer = one_line(&position.answer);
        let evidence = right(&self.place(&position.place), EVIDENCE);
        let room = self.width - 4 - EVIDENCE;
        let row = if width(&answer) <= ANSWER { format!("{}  {speaker}", left(&answer, ANSWER)) } else { format!("{speaker}: {answer}") };
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
            let (english, chinese) = words::saying(claim.kind);
            let speaker = claim.speaker.map_or_else(|| self.labels.pick("somebody", "某方").to_owned(), |id| label::name(feud, id));
            let about = self.about_whom(claim);
            let said = claim.said.map(|w| format!(" ({})", label::when(w, self.labels))).unwrap_or_default();
            let head = format!("{speaker} {}{about}{said}", self.labels.pick(english, chinese));
            let room = self.width - 2 - EVIDENCE;
            let evidence = right(&self.place(&claim.content), EVIDENCE);
            let head = wrap(&head, room).swap_remove(0);
            self.line(&format!("  {}{evidence}", left(&head, room)));
            let words = self.words(&claim.content);
            self.paragraph("    > ", 6, &words);
        }
    }

    fn about_whom(&self, claim: &Said) -> String {
        let who: Vec<EntityId> = claim.targets.iter().copied().filter(|t| Some(*t) != claim.speaker).collect();
        if who.is_empty() {
            return String::new();
        }
        let names = label::names(self.feud, &who, 3, self.labels);
        format!("{}{names}", self.labels.pick(", of ", ", 关于"))
    }

    /// The words of a place as the story has them.
    fn words(&self, place: &Place) -> String {
        one_line(&self.feud.documents[place.document].text[place.span.range()])
    }
}
