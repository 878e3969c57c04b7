//! Mermaid: the timeline as a diagram inside Markdown pages.

use std::fmt::Write;

use super::ids::event_id;
use super::quoted::Quotes;
use super::text::told::Told;
use super::text::{Labels, one_line};
use crate::feud::{Event, Feud};
use crate::value::when::Datelike;

impl Feud {
    /// Events by year as a Mermaid `timeline`, undated ones in a section of their own. Each names its line, and who says so where
    /// the story does not; where its words stand is told in a comment (`%%`) for each event. `labels` is the language, that of
    /// the first story if `None`.
    ///
    /// ```
    /// use feudline::Feud;
    /// assert_eq!(Feud::default().to_mermaid(None), "timeline\n");
    /// ```
    #[must_use]
    pub fn to_mermaid(&self, labels: Option<Labels>) -> String {
        let mut out = diagram(self, Labels::asked(labels, self));
        let quotes = Quotes::new(self);
        for (i, event) in self.events.iter().enumerate() {
            for place in &event.evidence {
                let quote = quotes.at(place);
                let (factuality, document) = (event.factuality.word(), escaped(quote.document));
                let _ = writeln!(
                    out,
                    "%% {} {} {factuality} {document} {}-{} {}",
                    event_id(i),
                    event.kind.word(),
                    quote.start,
                    quote.end,
                    escaped(quote.text)
                );
            }
        }
        out
    }
}

/// The diagram without comments.
pub(super) fn diagram(feud: &Feud, labels: Labels) -> String {
    let (told, quotes) = (Told::new(feud, labels), Quotes::new(feud));
    let mut out = String::from("timeline\n");
    if let Some(title) = feud.documents.iter().find_map(|d| d.title.as_deref()) {
        let _ = writeln!(out, "    title {}", escaped(title));
    }
    let (mut section, mut period) = (None, None);
    for (i, event) in feud.events.iter().enumerate() {
        let (year, when) = (year(event, labels), told.when(event));
        if section.as_ref() != Some(&year) {
            let _ = writeln!(out, "    section {}", escaped(&year));
            period = None;
        }
        // events of one period stand under each other
        let head = if period.as_ref() == Some(&when) { " ".repeat(8) } else { format!("        {} ", escaped(&when)) };
        let line = event.evidence.first().map(|place| format!(" ({})", quotes.line(place))).unwrap_or_default();
        let _ = writeln!(out, "{head}: {}", escaped(&format!("{}{line}", told.line(i))));
        (section, period) = (Some(year), Some(when));
    }
    out
}

fn year(event: &Event, labels: Labels) -> String {
    let day = event.when.and_then(|when| when.earliest.or(when.latest));
    day.map_or_else(|| labels.pick("undated", "日期不详").to_owned(), |day| day.year().to_string())
}

/// A text on one line in which nothing is syntax: punctuation stands as the code of its character.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        match c {
            ' ' | '-' | '.' | ',' | '+' | '/' | '=' | '(' | ')' | '_' => out.push(c),
            c if c.is_ascii_punctuation() => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_syntax() {
        assert_eq!(escaped("a: b\n%%{init}%% #1;"), "a#58; b #37;#37;#123;init#125;#37;#37; #35;1#59;");
        assert_eq!(escaped("月磨坊 (A) 3-5亿元"), "月磨坊 (A) 3-5亿元");
    }
}
