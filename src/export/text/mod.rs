//! The timeline for reading: a header, the sides, what happened when, and who says what, in ASCII-ruled columns.

mod label;
mod layout;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use label::Labels;
pub use layout::printable;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use self::layout::{left, one_line, width, wrap};
use crate::document::Language;
use crate::entity::EntityId;
use crate::event::{EventKind, Role};
use crate::feud::{Dispute, Feud, Node, RelationKind, State, Story};

/// How the timeline is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// The language of labels; that of the first story if `None`.
    pub labels: Option<Labels>,
    /// Whether claims are printed in their own words.
    pub claims: bool,
    /// Columns of the page; at least 60.
    pub width: usize,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { labels: None, claims: false, width: 80 }
    }
}

/// How many stories the header lists before it counts the rest.
const MOST_STORIES: usize = 9;
/// How many parties the header lists of a side before it counts the rest.
const MOST_PARTIES: usize = 8;

/// How many sums the header lists before it counts the rest.
const MOST_SUMS: usize = 3;

impl Feud {
    /// The feud as a timeline for reading, ending in a line feed. Column widths count wide characters twice; nothing in
    /// it can drive a terminal.
    ///
    /// ```
    /// use feudline::Feud;
    /// use feudline::export::text::TextOptions;
    /// assert_eq!(Feud::default().to_text(TextOptions::default()), "no event found\n");
    /// ```
    #[must_use]
    pub fn to_text(&self, options: TextOptions) -> String {
        let english = self.documents.first().is_none_or(|d| d.language == Language::English);
        let labels = options.labels.unwrap_or(if english { Labels::English } else { Labels::Chinese });
        let mut page = Page::new(self, labels, options.width.max(60));
        page.header();
        if self.disputes.len() > 1 {
            (0..self.disputes.len()).for_each(|index| page.one_of_several(index, options.claims));
            page.outside(options.claims);
        } else {
            page.dispute = self.disputes.first();
            page.sides();
            page.course();
            page.events(&(0..self.events.len()).collect::<Vec<_>>());
            page.disputed_points(&(0..self.disputed_points.len()).collect::<Vec<_>>(), options.claims);
        }
        if options.claims {
            page.claims();
        }
        page.notes();
        page.out
    }
}

/// A page being written.
struct Page<'f> {
    feud: &'f Feud,
    labels: Labels,
    width: usize,
    out: String,
    /// The dispute that is being told.
    dispute: Option<&'f Dispute>,
    /// Who says that an event happened, by its index.
    sayers: FxHashMap<usize, EntityId>,
    lines: Vec<crate::export::offsets::Offsets<'f>>,
    /// What the letters in brackets stand for, in order.
    notes: Vec<&'f str>,
}

impl<'f> Page<'f> {
    fn new(feud: &'f Feud, labels: Labels, width: usize) -> Self {
        let lines = feud.documents.iter().map(|d| crate::export::offsets::Offsets::new(&d.text)).collect();
        let mut sayers = FxHashMap::default();
        for relation in feud.relations.iter().filter(|r| r.kind == RelationKind::Asserts) {
            if let (Node::Claim(claim), Node::Event(event)) = (relation.from, relation.to)
                && let Some(speaker) = feud.claims[claim].speaker
            {
                sayers.entry(event).or_insert(speaker);
            }
        }
        Self { feud, labels, width, out: String::new(), dispute: None, sayers, lines, notes: Vec::new() }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A blank line between sections; none at the top of the page.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A text in the columns from `indent` on, the first line after `lead`.
    fn paragraph(&mut self, lead: &str, indent: usize, text: &str) {
        for (i, piece) in wrap(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let margin = if i == 0 { left(lead, indent) } else { " ".repeat(indent) };
            self.line(&format!("{margin}{piece}"));
        }
    }

    fn header(&mut self) {
        let feud = self.feud;
        let several = feud.documents.len() > 1;
        for (i, story) in feud.documents.iter().take(MOST_STORIES).enumerate() {
            let lead = if several { format!("{}: ", i + 1) } else { String::new() };
            let text = self.about(story);
            self.paragraph(&lead, width(&lead), &text);
        }
        if let more @ 1.. = feud.documents.len().saturating_sub(MOST_STORIES) {
            self.line(&self.labels.pick("and {} more", "另有{}篇").replace("{}", &more.to_string()));
        }
        if let Some(title) = feud.documents.iter().find_map(|d| d.title.as_deref()) {
            self.gap();
            self.paragraph("", 0, &one_line(title));
        }
    }

    /// A story's name and what is to be known about it.
    fn about(&self, story: &Story) -> String {
        let labels = self.labels;
        let language = match story.language {
            Language::Hans => labels.pick("Chinese", "简体中文"),
            Language::Hant => labels.pick("Chinese (traditional)", "繁体中文"),
            Language::English => labels.pick("English", "英文"),
        };
        let characters = labels.pick("{} characters", "{}字").replace("{}", &thousands(story.text.chars().count()));
        let mut text = format!("{} - {language}, {characters}", one_line(&story.id));
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

    /// One dispute of several, under its heading.
    fn one_of_several(&mut self, index: usize, claims: bool) {
        let (feud, labels) = (self.feud, self.labels);
        let dispute = &feud.disputes[index];
        self.dispute = Some(dispute);
        self.gap();
        let heading = labels.pick("DISPUTE {} of {of}  (stories {stories})", "争议{}/{of}  (第{stories}篇)");
        let heading = heading.replace("{}", &(index + 1).to_string()).replace("{of}", &feud.disputes.len().to_string());
        self.paragraph("", 0, &heading.replace("{stories}", &runs(&dispute.documents)));
        self.sides();
        self.course();
        self.events(&dispute.events);
        self.disputed_points(&dispute.points, claims);
    }

    /// What happened and is disputed outside all disputes that are told.
    fn outside(&mut self, claims: bool) {
        let feud = self.feud;
        self.dispute = None;
        let rest = |all: usize, told: &dyn Fn(&Dispute) -> &[usize]| -> Vec<usize> {
            let told: BTreeSet<usize> = feud.disputes.iter().flat_map(told).copied().collect();
            (0..all).filter(|i| !told.contains(i)).collect()
        };
        let (events, points) = (rest(feud.events.len(), &|d| &d.events), rest(feud.disputed_points.len(), &|d| &d.points));
        if events.is_empty() && points.is_empty() {
            return;
        }
        self.gap();
        self.line(self.labels.pick("OUTSIDE THESE DISPUTES", "争议之外"));
        if !events.is_empty() {
            self.events(&events);
        }
        self.disputed_points(&points, claims);
    }

    /// A and B on one line, if they fit.
    fn sides(&mut self) {
        let [a, b] = [self.side(0), self.side(1)];
        let (Some(a), Some(b)) = (a, b) else { return };
        let both = format!("  A  {a}        B  {b}");
        if width(&both) <= self.width {
            self.line(&both);
        } else {
            self.paragraph("  A  ", 5, &a);
            self.paragraph("  B  ", 5, &b);
        }
    }

    /// What opened the dispute, where it stands, what was asked and awarded: one line.
    fn course(&mut self) {
        let (feud, labels) = (self.feud, self.labels);
        let Some(dispute) = self.dispute else { return };
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
        self.paragraph("  ", 2, &parts.join("; "));
    }

    /// The parties of a side, and what they are in court: said once if it holds of all.
    fn side(&self, index: usize) -> Option<String> {
        let dispute = self.dispute?;
        let side = &dispute.sides[index];
        let in_court = |role: Role| -> Vec<EntityId> {
            let suits = dispute.events.iter().filter_map(|&e| self.feud.events.get(e)).filter(|e| e.kind == EventKind::LegalSue);
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

    fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.gap();
        for (i, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let lead = format!("[{}] ", letter(i));
            self.paragraph(&lead, width(&lead), &one_line(note));
        }
    }

    /// The letter of a note, the same for the same note.
    fn note(&mut self, note: &'f str) -> String {
        let known = self.notes.iter().position(|n| *n == note);
        let index = known.unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        letter(index)
    }
}

/// Numbers from 1 with runs drawn together: `1-3, 5`.
fn runs(indices: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in indices.iter().map(|i| i + 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") });
    words.collect::<Vec<_>>().join(", ")
}

/// a … z, then aa, ab …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26 is a byte"));
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
