//! Places as other programs count them: code points, lines, the words, and what stands around them.

use super::offsets::Offsets;
use super::text::is_hidden;
use crate::feud::{Feud, Place, Story};

/// How many characters stand before and after the words of a place, to find them again in a text that has changed.
const AROUND: usize = 32;

/// The address of a story, if it is one that a link may lead to. It is a stranger's word: anything but the web may run something,
/// and marks and spaces may end the link.
pub(super) fn address(story: &Story) -> Option<&str> {
    let scheme =
        |url: &str| url.get(..8).is_some_and(|s| s.to_ascii_lowercase().starts_with("http://") || s.eq_ignore_ascii_case("https://"));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !is_hidden(c) && !"<>\"'`\\^{|}".contains(c);
    story.url.as_deref().filter(|url| scheme(url) && url.chars().all(plain))
}

/// The words at a place.
#[derive(Clone, Copy)]
pub(super) struct Quote<'f> {
    pub document: &'f str,
    /// Code points before the words, and to their end.
    pub start: usize,
    pub end: usize,
    /// The line they begin on, from 1.
    pub line: usize,
    pub text: &'f str,
}

/// The places of a feud.
pub(super) struct Quotes<'f> {
    feud: &'f Feud,
    offsets: Vec<Offsets<'f>>,
}

impl<'f> Quotes<'f> {
    pub fn new(feud: &'f Feud) -> Self {
        Self { feud, offsets: feud.documents.iter().map(|d| Offsets::new(&d.text)).collect() }
    }

    pub fn at(&self, place: &Place) -> Quote<'f> {
        let (story, offsets) = (&self.feud.documents[place.document], &self.offsets[place.document]);
        Quote {
            document: &story.id,
            start: offsets.code_point(place.span.start()),
            end: offsets.code_point(place.span.end()),
            line: offsets.line(place.span.start()),
            text: &story.text[place.span.range()],
        }
    }

    /// `L12`, with the number of its story where there are several: `2:L12`.
    pub fn line(&self, place: &Place) -> String {
        let line = self.offsets[place.document].line(place.span.start());
        if self.feud.documents.len() > 1 { format!("{}:L{line}", place.document + 1) } else { format!("L{line}") }
    }

    /// How many code points a story has.
    pub fn characters(&self, document: usize) -> usize {
        self.offsets[document].code_point(self.feud.documents[document].text.len())
    }

    /// A few characters before the words and after them.
    pub fn around(&self, place: &Place) -> (&'f str, &'f str) {
        let text = &*self.feud.documents[place.document].text;
        let (before, after) = (&text[..place.span.start()], &text[place.span.end()..]);
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        (&before[from..], &after[..to])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn counts_code_points_and_finds_what_stands_around() {
        let feud = sample::feud();
        let quotes = Quotes::new(&feud);
        let text: Vec<char> = feud.documents[0].text.chars().collect();
        for event in &feud.events {
            let quote = quotes.at(&event.evidence[0]);
            assert_eq!(text[quote.start..quote.end].iter().collect::<String>(), quote.text);
            let (before, after) = quotes.around(&event.evidence[0]);
            assert!(feud.documents[0].text.contains(&format!("{before}{}{after}", quote.text)));
            assert!(before.chars().count() <= AROUND && after.chars().count() <= AROUND);
        }
    }
}
