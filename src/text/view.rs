//! The folded text that everything matches against, and the way back to the original bytes.

use super::normal::{fold_char, is_han, is_invisible, is_space, plain_run};
use crate::span::{Raw, Span, View};

/// A text folded for matching, with a map from its bytes to the bytes of the original.
///
/// Widths, scripts and quotation marks are folded one code point to one; spaces beside a Han character and invisible
/// characters are left out. Between two Han characters one space stays, since there it separates words on purpose.
///
/// ```
/// use feudline::text::Folded;
/// let folded = Folded::new("与 ＯpenAI 的１０ 億");
/// assert_eq!(folded.as_str(), "与OpenAI的10亿");
/// let span = feudline::Span::new(15, 18);
/// assert_eq!(&"与 ＯpenAI 的１０ 億"[folded.to_raw(feudline::Span::new(12, 17)).range()], "１０ 億");
/// # let _: feudline::Span = span;
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// From each view offset on, the raw offset is `raw + (offset - view)`, up to the next entry.
    anchors: Vec<Anchor>,
    raw_len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    view: usize,
    raw: usize,
    /// Where the character before this offset ends in the original: not the same place when spaces were left out.
    raw_end: usize,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let start = Anchor { view: 0, raw: 0, raw_end: 0 };
        let mut anchors = Vec::with_capacity(16 + raw.len() / 64);
        anchors.push(start);
        let mut folded = Self { text: String::with_capacity(raw.len()), anchors, raw_len: raw.len() };
        let (mut at, mut raw_end, mut last) = (0, 0, '\n');
        while at < raw.len() {
            let end = plain_run(raw.as_bytes(), at);
            if end > at {
                folded.push(&raw[at..end], at, raw_end);
                last = raw[..end].chars().next_back().unwrap_or(last);
                (at, raw_end) = (end, end);
                continue;
            }
            let Some(c) = raw[at..].chars().next() else { break };
            let mut end = at + c.len_utf8();
            let kept = if is_invisible(c) {
                None
            } else if is_space(c) {
                // of several spaces the first one stays, if one does
                let rest = raw[end..].trim_start_matches(|n| is_space(n) || is_invisible(n));
                end = raw.len() - rest.len();
                keeps_space(last, rest.chars().next().map_or('\n', fold_char)).then_some(' ')
            } else {
                Some(fold_char(c))
            };
            if let Some(folded_c) = kept {
                folded.push(folded_c.encode_utf8(&mut [0; 4]), at, raw_end);
                (last, raw_end) = (folded_c, at + c.len_utf8());
            }
            at = end;
        }
        let (base, text_end) = (folded.base(), folded.text.len());
        if text_end - base.view + base.raw != raw_end {
            folded.anchors.push(Anchor { view: text_end, raw: raw_end, raw_end });
        }
        folded
    }

    /// The last place where the distance between the two texts changed.
    fn base(&self) -> Anchor {
        self.anchors.last().copied().unwrap_or(Anchor { view: 0, raw: 0, raw_end: 0 })
    }

    /// Adds a piece that begins at `raw` in the original, where the one before it ended at `raw_end`.
    fn push(&mut self, piece: &str, raw: usize, raw_end: usize) {
        let (base, view) = (self.base(), self.text.len());
        if view - base.view + base.raw != raw {
            let anchor = Anchor { view, raw, raw_end };
            match self.anchors.last_mut() {
                Some(last) if last.view == view => *last = anchor,
                _ => self.anchors.push(anchor),
            }
        }
        self.text.push_str(piece);
    }

    /// The folded text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The span of the original text behind a span of the view.
    #[must_use]
    pub fn to_raw(&self, span: Span<View>) -> Span<Raw> {
        let from = self.anchors.partition_point(|a| a.view <= span.start()) - 1;
        let first = self.anchors[from];
        let start = first.raw + (span.start() - first.view);
        let end = if span.is_empty() { start } else { self.end(from, span.end()) };
        Span::new(start, end.min(self.raw_len))
    }

    /// Where what ends at an offset ends in the original; `from` is an anchor before it, and for most spans the last one.
    fn end(&self, from: usize, view: usize) -> usize {
        let further = |next: &Anchor| next.view <= view;
        let i =
            if self.anchors.get(from + 1).is_some_and(further) { from + self.anchors[from..].partition_point(further) - 1 } else { from };
        let anchor = self.anchors[i];
        if anchor.view == view { anchor.raw_end } else { anchor.raw + (view - anchor.view) }
    }

    /// Whether white space or something invisible was left out just before this offset of the view.
    #[must_use]
    pub fn gap_before(&self, view: usize) -> bool {
        let anchor = self.anchors[self.anchors.partition_point(|a| a.view <= view) - 1];
        anchor.view == view && anchor.raw != anchor.raw_end
    }
}

/// A space matters between two Latin words and between two Han words; beside a line break or between scripts it does not.
fn keeps_space(last: char, next: char) -> bool {
    if last == '\n' || next == '\n' {
        return false;
    }
    let (a, b) = (is_wide(last), is_wide(next));
    if a && b { is_han(last) && is_han(next) } else { !a && !b }
}

fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(raw: &str, needle: &str) -> String {
        let folded = Folded::new(raw);
        let at = folded.as_str().find(needle).unwrap_or_else(|| panic!("{needle} in {}", folded.as_str()));
        raw[folded.to_raw(Span::new(at, at + needle.len())).range()].to_owned()
    }

    #[test]
    fn maps_back_over_dropped_spaces_and_widths() {
        assert_eq!(slice("投入\u{a0}１０ 億美元。", "10亿美元"), "１０ 億美元");
        assert_eq!(slice("投入１０ 億 \u{a0} 美元。", "10亿 美元"), "１０ 億 \u{a0} 美元");
        assert_eq!(slice("与 OpenAI 合作", "OpenAI"), "OpenAI");
        assert_eq!(slice("与 OpenAI 合作", "与"), "与");
        assert_eq!(slice("\u{feff}甲 乙 abc def", "甲 乙"), "甲 乙");
        assert_eq!(slice("Open AI \u{200b} 之間", "Open AI"), "Open AI");
    }
}
