//! The dispute as a Markdown report, for tickets and wikis: sides, timeline, disputed points with quotations, evidence, a diagram.

use std::fmt::Write;

use super::mermaid;
use super::quoted::{Quotes, address};
use super::text::sections::{Section, sections};
use super::text::told::Told;
use super::text::{Labels, one_line};
use crate::feud::{Feud, Place};

/// How the report is to look.
///
/// ```
/// use feudline::Feud;
/// use feudline::export::markdown::MarkdownOptions;
/// assert_eq!(Feud::default().to_markdown(MarkdownOptions::default()), "no event found\n");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// The language of labels; that of the first story if `None`.
    pub labels: Option<Labels>,
    /// Whether every claim is printed in its own words.
    pub claims: bool,
}

impl Feud {
    /// The feud as a Markdown report (CommonMark, tables as GitHub has them). Words of the stories cannot be markup, links or
    /// mentions of people: every mark in them is escaped.
    #[must_use]
    pub fn to_markdown(&self, options: MarkdownOptions) -> String {
        let labels = Labels::asked(options.labels, self);
        let mut report =
            Report { feud: self, labels, told: Told::new(self, labels), quotes: Quotes::new(self), depth: 2, out: String::new() };
        report.head();
        for section in sections(self, labels) {
            report.section(&section);
        }
        if options.claims {
            report.claims();
        }
        report.evidence();
        if !self.events.is_empty() {
            report.heading("Diagram", "图示");
            report.out.push_str("```mermaid\n");
            report.out.push_str(&mermaid::diagram(self, labels));
            report.out.push_str("```\n");
        }
        report.out
    }
}

struct Report<'f> {
    feud: &'f Feud,
    labels: Labels,
    told: Told<'f>,
    quotes: Quotes<'f>,
    /// How many marks a heading has.
    depth: usize,
    out: String,
}

impl<'f> Report<'f> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn heading(&mut self, english: &'static str, chinese: &'static str) {
        self.headed(self.labels.pick(english, chinese));
    }

    fn headed(&mut self, heading: &str) {
        let (gap, marks) = (if self.out.is_empty() { "" } else { "\n" }, "#".repeat(self.depth));
        let _ = write!(self.out, "{gap}{marks} {heading}\n\n");
    }

    fn head(&mut self) {
        let feud = self.feud;
        if let Some(title) = feud.documents.iter().find_map(|d| d.title.as_deref()) {
            let _ = write!(self.out, "# {}\n\n", escaped(title));
        }
        if feud.disputes.len() < 2 {
            self.dispute();
        }
        for (i, story) in feud.documents.iter().enumerate() {
            let number = if feud.documents.len() > 1 { format!("{}: ", i + 1) } else { String::new() };
            let about = format!("{} - {}", story.id, self.told.about(story));
            let link = address(story).map(|url| format!(" <{url}>")).unwrap_or_default();
            self.line(&format!("- {} {number}{}{link}", self.labels.pick("story", "报道"), escaped(&about)));
        }
    }

    /// The sides, and where the dispute stands.
    fn dispute(&mut self) {
        for which in 0..2 {
            if let Some(parties) = self.told.side(which) {
                self.line(&format!("- **{}** {}", super::ids::side(which), escaped(&parties)));
            }
        }
        if let Some(dispute) = self.told.dispute() {
            self.line(&format!("- {}", escaped(&dispute)));
        }
    }

    /// Events and disputed points; of one dispute of several under its heading, with its sides.
    fn section(&mut self, section: &Section<'f>) {
        self.told.turn_to(section.dispute);
        if let Some([_, heading]) = &section.heading {
            self.headed(heading);
            self.dispute();
            self.depth += 1;
        }
        if !section.events.is_empty() {
            self.timeline(&section.events);
        } else if section.heading.is_none() {
            self.line(self.labels.pick("no event found", "未发现事件"));
        }
        self.disputed_points(&section.points);
        self.depth = 2;
    }

    fn timeline(&mut self, events: &[usize]) {
        self.heading("Timeline", "时间线");
        let (feud, mut notes) = (self.feud, Vec::<&'f str>::new());
        self.line(self.labels.pick("| # | When | Side | What | Evidence |", "| # | 时间 | 方 | 事件 | 出处 |"));
        self.line("| --- | --- | --- | --- | --- |");
        for (i, event) in events.iter().map(|&i| (i, &feud.events[i])) {
            let mut when = escaped(&self.told.when(event));
            if let Some(note) = self.told.date_note(event) {
                let known = notes.iter().position(|n| *n == note).unwrap_or_else(|| {
                    notes.push(note);
                    notes.len() - 1
                });
                let _ = write!(when, " \\[{}\\]", known + 1);
            }
            let mut lines: Vec<String> = event.evidence.iter().map(|place| self.quotes.line(place)).collect();
            lines.dedup();
            let (side, what) = (escaped(self.told.side_of(i)), escaped(&self.told.line(i)));
            self.line(&format!("| e{} | {when} | {side} | {what} | {} |", i + 1, lines.join(", ")));
        }
        if !notes.is_empty() {
            self.out.push('\n');
            for (i, note) in notes.iter().enumerate() {
                self.line(&format!("- \\[{}\\] {}", i + 1, escaped(note)));
            }
        }
    }

    fn disputed_points(&mut self, points: &[usize]) {
        if points.is_empty() {
            return;
        }
        self.heading("Who says what", "各执一词");
        let marks = "#".repeat(self.depth + 1);
        for (i, (index, point)) in points.iter().map(|&p| (p, &self.feud.disputed_points[p])).enumerate() {
            let _ = write!(self.out, "{}{marks} {}\n\n", if i > 0 { "\n" } else { "" }, escaped(&self.told.question(point)));
            for position in &point.positions {
                let (holder, answer) = (escaped(&self.told.holder(index, position)), escaped(&position.answer));
                self.line(&format!("- **{holder}**: {answer} ({})", self.quotes.line(&position.place)));
                let words = position.claim.map(|claim| escaped(self.feud.words(self.feud.claims[claim].content)));
                if let Some(words) = words.filter(|words| *words != answer) {
                    self.line(&format!("  > {words}"));
                }
            }
        }
    }

    fn claims(&mut self) {
        if self.feud.claims.is_empty() {
            return;
        }
        self.heading("Claims", "言论");
        for claim in &self.feud.claims {
            self.line(&format!("- {} ({})", escaped(&self.told.claim(claim)), self.quotes.line(&claim.content)));
            self.line(&format!("  > {}", escaped(self.feud.words(claim.content))));
        }
    }

    /// The words of each event, with their place in characters.
    fn evidence(&mut self) {
        if self.feud.events.is_empty() {
            return;
        }
        self.heading("Evidence", "原文");
        for (i, event) in self.feud.events.iter().enumerate() {
            for place in &event.evidence {
                self.line(&format!("- e{} {}: {}", i + 1, self.place(place), escaped(self.feud.words(*place))));
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        let quote = self.quotes.at(place);
        let characters = self.labels.pick("characters", "字符");
        format!("{}, {characters} {}-{}", self.quotes.line(place), quote.start, quote.end)
    }
}

/// A text on one line in which nothing is Markdown: every mark has a backslash before it. `@`, `#` and `:` would also call people,
/// tickets, pictures and addresses where a page is shown, so there they stand as codes.
fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let first = out.chars().all(|c| c.is_ascii_digit());
        let acts = match c {
            '@' | '#' => Mark::Code,
            ':' if chars.peek().is_some_and(|next| next.is_ascii() && *next != ' ') => Mark::Code,
            '.' | ')' if first || out.to_ascii_lowercase().ends_with("www") => Mark::Backslash,
            '-' | '+' | '=' if out.is_empty() => Mark::Backslash,
            ':' | '.' | ')' | '-' | '+' | '=' | ',' | '(' | '/' | '%' | '\'' | '"' | ';' | '?' => Mark::Plain,
            c if c.is_ascii_punctuation() => Mark::Backslash,
            _ => Mark::Plain,
        };
        match acts {
            Mark::Code => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            Mark::Backslash => out.extend(['\\', c]),
            Mark::Plain => out.push(c),
        }
    }
    out
}

/// How a character is written.
enum Mark {
    Plain,
    Backslash,
    Code,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(escaped("a|b *c* <d> @e #1\n`f`"), r"a\|b \*c\* \<d\> &#64;e &#35;1 \`f\`");
        assert_eq!(escaped("1. x"), r"1\. x");
        assert_eq!(escaped("- x"), r"\- x");
        assert_eq!(escaped("https://a www.b"), r"https&#58;//a www\.b");
        assert_eq!(escaped("2016-2020, 12.5: a"), "2016-2020, 12.5: a");
    }
}
