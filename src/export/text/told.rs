//! What an event, a claim, a question and a story are in words, for every format that people read. Nothing is told as
//! more of a fact than the stories tell it: what somebody claims, plans or denies says so.

use super::label::{self, Labels, Piece};
use super::layout::one_line;
use super::words;
use crate::claim::ClaimKind;
use crate::document::Language;
use crate::entity::EntityId;
use crate::event::{Factuality, Role};
use crate::export::asserted::Asserted;
use crate::export::belonging::{Belonging, sides_of};
use crate::feud::{Dispute, DisputedPoint, Event, Feud, Position, Said, Story};
use crate::value::when::Day;

/// How many parties a claim is about before the rest is counted.
const MOST_TARGETS: usize = 3;

/// Words for one feud, in one language. What a page may mark up itself comes in pieces, the rest as text.
pub(in crate::export) struct Told<'f> {
    pub(super) feud: &'f Feud,
    pub(super) labels: Labels,
    asserted: Asserted,
    belonging: Belonging,
    pub(super) dispute: Option<&'f Dispute>,
}

impl<'f> Told<'f> {
    /// Of the main dispute, as long as no other is turned to.
    pub fn new(feud: &'f Feud, labels: Labels) -> Self {
        Self { feud, labels, asserted: Asserted::new(feud), belonging: Belonging::new(feud), dispute: feud.disputes.first() }
    }

    /// From here on the dispute that is told of; none outside all disputes.
    pub const fn turn_to(&mut self, dispute: Option<&'f Dispute>) {
        self.dispute = dispute;
    }

    /// Which claim tells which event.
    pub const fn asserted(&self) -> &Asserted {
        &self.asserted
    }

    /// To which dispute everything belongs.
    pub const fn belonging(&self) -> &Belonging {
        &self.belonging
    }

    /// What is to be known about a story: outlet, language, length, folded paragraphs, day.
    pub fn about(&self, story: &Story) -> String {
        let labels = self.labels;
        let language = match story.language {
            Language::Hans => labels.pick("Chinese", "简体中文"),
            Language::Hant => labels.pick("Chinese (traditional)", "繁体中文"),
            Language::English => labels.pick("English", "英文"),
        };
        let characters = labels.pick("{} characters", "{}字").replace("{}", &thousands(&story.text.chars().count().to_string()));
        let outlet = story.source.as_deref().map(|source| format!("{}; ", one_line(source))).unwrap_or_default();
        let mut text = format!("{outlet}{language}, {characters}");
        if story.repeated_paragraphs > 0 {
            let english = if story.repeated_paragraphs == 1 { "; {} repeated paragraph folded" } else { "; {} repeated paragraphs folded" };
            let folded = labels.pick(english, "; {}段重复已合并");
            text.push_str(&folded.replace("{}", &story.repeated_paragraphs.to_string()));
        }
        if let Some(day) = story.published {
            let known = if story.published_inferred {
                labels.pick("; written about {} (inferred)", "; 约写于{}(推断)")
            } else {
                labels.pick("; published {}", "; 发表于{}")
            };
            text.push_str(&known.replace("{}", &day.to_string()));
        }
        text
    }

    /// The days of an event, as finely as they are known.
    pub fn when(&self, event: &Event) -> String {
        event.when.map_or_else(|| self.labels.pick("undated", "日期不详").to_owned(), |when| label::when(when, self.labels))
    }

    /// How the date of an event was found, where it was not plain: the note of the date inside the event's words, else of the
    /// nearest one before them that gives the same days.
    pub fn date_note(&self, event: &Event) -> Option<&'f str> {
        let when = event.when?;
        let first = event.evidence.first()?;
        let dates = &self.feud.dates;
        let of = |document: usize| {
            let before = |document: usize| dates.partition_point(|d| d.place.document < document);
            (before(document)..before(document + 1)).filter(|&d| dates[d].when == when)
        };
        let inside = event.evidence.iter().filter_map(|e| of(e.document).find(|&d| e.span.contains(dates[d].place.span))).min();
        let before = || of(first.document).rfind(|&d| dates[d].place.span <= first.span);
        dates[inside.or_else(before)?].note.as_deref()
    }

    /// Who acts on whom in an event, by its index, with the sides of its own dispute: `A`, `A>B`, `A+B`, `>B` for an outsider's act,
    /// `-` for what is outside all disputes.
    pub fn side_of(&self, event: usize) -> &'static str {
        let Some(dispute) = self.sides_of_event(event) else { return "-" };
        let parts = &self.feud.events[event].parts;
        let on = |side: usize, target: bool| parts.iter().any(|p| is_target(p.role) == target && dispute.sides[side].contains(&p.entity));
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

    /// The dispute whose sides hold of an event: its own, or the only one there is.
    pub fn sides_of_event(&self, event: usize) -> Option<&'f Dispute> {
        sides_of(self.feud, self.belonging.of_event(event))
    }

    /// On which side somebody is in what a story tells: 0 is A, 1 is B.
    pub fn side_in_story(&self, document: usize, who: EntityId) -> Option<usize> {
        sides_of(self.feud, self.belonging.of_story(document))?.side_of(who)
    }

    /// Who says of an event that it happened, or that it did not.
    pub fn sayer(&self, index: usize) -> Option<EntityId> {
        self.asserted.speaker(self.feud, index)
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
        let told = label::plain(self.feud, &label::event(self.feud, event.kind, &event.parts, &event.amounts, labels));
        let sayer = self.sayer(index).map(|id| label::name(self.feud, id));
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
        let said = claim.said.map(|w| format!(" ({})", label::when(w, self.labels))).unwrap_or_default();
        label::plain(self.feud, &self.claim_pieces(claim)) + &said
    }

    /// Who says what kind of thing of whom, in pieces.
    pub fn claim_pieces(&self, claim: &Said) -> Vec<Piece> {
        let labels = self.labels;
        let (english, chinese) = words::saying(claim.kind);
        let speaker = claim.speaker.map_or_else(|| Piece::Ours(labels.pick("somebody", "某方").to_owned()), Piece::Name);
        let mut pieces = vec![speaker, Piece::Ours(format!(" {}", labels.pick(english, chinese)))];
        let who: Vec<EntityId> = claim.targets.iter().copied().filter(|t| Some(*t) != claim.speaker).collect();
        if !who.is_empty() {
            pieces.push(Piece::Ours(labels.pick(", of ", ", 关于").to_owned()));
            pieces.extend(label::list(&who, MOST_TARGETS, labels, |_| None));
        }
        pieces
    }

    /// A question of days, of sums or of truth.
    pub fn question(&self, point: &DisputedPoint) -> String {
        label::plain(self.feud, &self.question_pieces(point))
    }

    /// A question of days, of sums or of truth, in pieces.
    pub fn question_pieces(&self, point: &DisputedPoint) -> Vec<Piece> {
        let in_sum =
            |p: &Position| self.feud.sums.iter().any(|s| s.place.document == p.place.document && s.place.span.contains(p.place.span));
        let asked = if point.positions.iter().all(|p| p.answer.parse::<Day>().is_ok()) {
            self.labels.pick(": when?", ": 何时?")
        } else if point.positions.iter().any(in_sum) {
            self.labels.pick(": how much?", ": 多少?")
        } else {
            self.labels.pick(": is it so?", ": 是否属实?")
        };
        let mut pieces = label::event(self.feud, point.kind, &point.about, &[], self.labels);
        pieces.push(Piece::Ours(asked.to_owned()));
        pieces
    }

    /// What is added to the name of who denies the words of an answer, where they do not say so themselves: 否认窃取图纸.
    pub fn denies(&self, position: &Position) -> &'static str {
        const DENIES: [&str; 12] = ["否认", "否認", "驳斥", "駁斥", "反驳", "反駁", "denie", "deny", "denial", "reject", "refut", "disput"];
        const SAYS_SO: [&str; 12] = ["无", "無", "没", "沒", "未", "不", "非", "假", "less", "unfounded", "not ", "never"];
        let denial = position.claim.map(|c| &self.feud.claims[c]).filter(|c| c.kind == ClaimKind::Denial);
        let denied = denial.is_some_and(|claim| {
            let (cue, words) = (self.feud.words(claim.cue), &*position.answer);
            DENIES.iter().any(|word| cue.contains(word)) && !DENIES.iter().chain(&SAYS_SO).any(|word| words.contains(word))
        });
        if denied { self.labels.pick(" denies", " 否认") } else { "" }
    }

    /// Who gives an answer to a question, with his side, and whether he denies its words.
    pub fn holder(&self, point: usize, position: &Position) -> String {
        let denies = self.denies(position);
        match position.speaker {
            Some(id) => {
                format!("{}{}{denies}", label::name(self.feud, id), self.side_held(point, position).map_or("", |s| [" (A)", " (B)"][s]))
            }
            None => self.teller(position),
        }
    }

    /// The side that gives an answer to a question: 0 is A, 1 is B; `None` for third parties and for those of another dispute.
    pub fn side_held(&self, point: usize, position: &Position) -> Option<usize> {
        let dispute = sides_of(self.feud, self.belonging.of_point(point))?;
        position.side.filter(|side| position.speaker.is_some_and(|id| dispute.sides[*side].contains(&id)))
    }

    /// Who gives an answer that nobody in the stories gives: the outlet where there are several stories and it is known.
    pub fn teller(&self, position: &Position) -> String {
        let outlet = self.feud.documents[position.place.document].source.as_deref().filter(|_| self.feud.documents.len() > 1);
        outlet.map_or_else(|| self.labels.pick("the story", "报道").to_owned(), one_line)
    }
}

/// A number with a comma before every three digits of its whole part.
pub(in crate::export) fn thousands(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
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
