//! Paragraphs, sentences, clauses, quotations, titles and brackets, found in one pass with a stack.

use super::{TextView, full_stop};
use crate::span::{Span, View};

/// What a paragraph is.
///
/// ```
/// use feudline::text::{ParagraphKind, TextView};
/// let line = "甲公司周一起诉乙公司,索赔三亿元,法院已经立案。";
/// let view = TextView::new(&format!("{line}\n{line}\n"), None);
/// assert_eq!(view.paragraphs[1].kind, ParagraphKind::Repeat(0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A short line without a full stop: a headline, a section number, a byline.
    Heading,
    /// An item of a numbered or bulleted list.
    Item,
    /// Page furniture: navigation, share buttons, related links, comment boxes.
    Furniture,
    /// The same words as an earlier paragraph; its index.
    Repeat(usize),
}

/// One line of text that is not blank.
///
/// ```
/// use feudline::text::TextView;
/// let view = TextView::new("甲公司起诉乙公司。\n\n乙公司否认。\n", None);
/// assert!(view.paragraphs.len() == 2 && view.paragraphs[0].is_told());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the line break.
    pub span: Span<View>,
    /// What it is.
    pub kind: ParagraphKind,
}

impl Paragraph {
    /// Whether events and claims are read from it.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        !matches!(self.kind, ParagraphKind::Furniture | ParagraphKind::Repeat(_))
    }
}

/// A sentence with the ends of its clauses.
///
/// ```
/// use feudline::text::TextView;
/// let view = TextView::new("甲公司起诉乙公司。乙公司否认。", None);
/// assert_eq!((view.sentences.len(), view.sentences[1].paragraph), (2, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Including its final mark.
    pub span: Span<View>,
    /// The index of its paragraph.
    pub paragraph: usize,
}

/// A pair of quotation marks.
///
/// ```
/// use feudline::text::TextView;
/// let view = TextView::new("他说:“没有。", None);
/// assert!(!view.quotations[0].closed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub outer: Span<View>,
    /// Between the marks.
    pub inner: Span<View>,
    /// 0 for a quotation that stands in no other.
    pub depth: usize,
    /// Whether a closing mark was found; an unclosed one ends with its paragraph.
    pub closed: bool,
}

/// A pair of round brackets.
///
/// ```
/// use feudline::text::TextView;
/// let view = TextView::new("星澜集团(下称星澜)起诉。", None);
/// assert_eq!(view.brackets.len(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// With the brackets.
    pub outer: Span<View>,
    /// Between the brackets.
    pub inner: Span<View>,
}

/// Quotations deeper than this are read as text.
const DEEPEST: usize = 16;

/// Finds the structure of a view; linear in its length.
pub(super) fn scan(view: &mut TextView, text: &str) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let body = line.trim();
        if !body.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            scan_paragraph(view, text, Span::new(from, from + body.len()));
        }
        start = end;
    }
}

/// Whether a mark of structure may begin with the byte; the bytes inside a character never do.
const MAY_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"()\"!?;.\xE2\xE3";
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
};

struct Open {
    mark: char,
    at: usize,
    inner: usize,
    slot: usize,
}

fn scan_paragraph(view: &mut TextView, text: &str, span: Span<View>) {
    let paragraph = view.paragraphs.len();
    view.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body });
    let english = !view.language().is_chinese();
    let body = &text[span.range()];
    let mut stack: Vec<Open> = Vec::new();
    let mut title_from: Option<usize> = None;
    let mut sentence_from = span.start();
    let mut break_pending = false;
    let mut i = 0;
    while i < body.len() {
        if !break_pending {
            i += body.as_bytes()[i..].iter().take_while(|b| !MAY_MARK[usize::from(**b)]).count();
        }
        let Some(c) = body[i..].chars().next() else { break };
        let at = span.start() + i;
        let after = at + c.len_utf8();
        i += c.len_utf8();
        if break_pending && !is_closer(c) {
            break_pending = false;
            if !(english && c == ' ') || at > sentence_from {
                push_sentence(view, text, sentence_from, at, paragraph);
                sentence_from = at;
            }
        }
        match c {
            '“' | '‘' | '(' if stack.len() < DEEPEST => open(view, &mut stack, c, at, after),
            '’' if is_apostrophe(text, at, after, &stack) => {}
            '”' | '’' | ')' => close(view, &mut stack, c, at, after),
            '"' if stack.iter().any(|o| o.mark == '"') => close(view, &mut stack, '"', at, after),
            '"' if stack.len() < DEEPEST => open(view, &mut stack, c, at, after),
            '《' => title_from = Some(at),
            '》' => {
                if let Some(from) = title_from.take() {
                    view.titles.push(Span::new(from, after));
                }
            }
            '。' | '!' | '?' | ';' if ends_sentence(c, &stack) => break_pending = true,
            '.' if english && full_stop::ends_sentence(&text[sentence_from..span.end()], at - sentence_from) => break_pending = true,
            _ => {}
        }
    }
    push_sentence(view, text, sentence_from, span.end(), paragraph);
    for unclosed in stack {
        if unclosed.mark != '(' {
            let quotation = &mut view.quotations[unclosed.slot];
            quotation.outer = Span::new(unclosed.at, span.end());
            quotation.inner = Span::new(unclosed.inner, span.end());
        }
    }
}

/// A semicolon inside brackets or quotations does not part sentences.
fn ends_sentence(c: char, stack: &[Open]) -> bool {
    c != ';' || stack.is_empty()
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | ')' | '"' | '\'' | '。' | '!' | '?' | '…')
}

fn open(view: &mut TextView, stack: &mut Vec<Open>, mark: char, at: usize, inner: usize) {
    let slot = if mark == '(' {
        usize::MAX
    } else {
        let depth = stack.iter().filter(|o| o.mark != '(').count();
        view.quotations.push(Quotation { outer: Span::new(at, inner), inner: Span::new(inner, inner), depth, closed: false });
        view.quotations.len() - 1
    };
    stack.push(Open { mark, at, inner, slot });
}

fn close(view: &mut TextView, stack: &mut Vec<Open>, mark: char, at: usize, after: usize) {
    let opener = match mark {
        '”' => '“',
        '’' => '‘',
        ')' => '(',
        other => other,
    };
    let Some(i) = stack.iter().rposition(|o| o.mark == opener) else { return };
    let found = stack.drain(i..).next();
    let Some(found) = found else { return };
    if found.mark == '(' {
        view.brackets.push(Bracket { outer: Span::new(found.at, after), inner: Span::new(found.inner, at) });
    } else {
        let quotation = &mut view.quotations[found.slot];
        quotation.outer = Span::new(found.at, after);
        quotation.inner = Span::new(found.inner, at);
        quotation.closed = true;
    }
}

/// The mark of "don't" and "workers'" is no closing quotation mark.
fn is_apostrophe(text: &str, at: usize, after: usize, stack: &[Open]) -> bool {
    let bytes = text.as_bytes();
    let word_before = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    word_before && (bytes.get(after).is_some_and(u8::is_ascii_alphanumeric) || !stack.iter().any(|o| o.mark == '‘'))
}

/// What a sentence tells is laid out as a whole, so one that goes on for longer, in bytes, is read as several: an unpunctuated
/// text then costs no more than any other.
const LONGEST_SENTENCE: usize = 2400;

fn push_sentence(view: &mut TextView, text: &str, mut from: usize, to: usize, paragraph: usize) {
    loop {
        let body = &text[from..to];
        let trimmed = body.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = from + (body.len() - body.trim_start().len());
        let length = if trimmed.len() <= LONGEST_SENTENCE { trimmed.len() } else { first_part(trimmed) };
        view.sentences.push(Sentence { span: Span::new(start, start + length), paragraph });
        from = start + length;
    }
}

/// Where the first part of an overlong sentence ends: behind its last clause, else its last word, that is short enough.
fn first_part(sentence: &str) -> usize {
    let longest = (0..=LONGEST_SENTENCE).rev().find(|&at| sentence.is_char_boundary(at)).unwrap_or(0);
    let head = &sentence[..longest];
    let behind = |marks: &[char]| head.rfind(marks).map(|at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    behind(&[',', ';', ':']).or_else(|| behind(&['、', ' '])).unwrap_or(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_an_end_is_read_in_parts_that_leave_nothing_out() {
        for part in ["星澜集团起诉云岭集团,", "星澜集团起诉云岭集团", "Birch Group sued Alder and ", "的"] {
            let text = part.repeat(4 * LONGEST_SENTENCE / part.len());
            let view = TextView::new(&text, None);
            assert!(view.sentences.len() >= 4, "{part}");
            assert!(view.sentences.iter().all(|s| s.span.len() <= LONGEST_SENTENCE), "{part}");
            let told: String = view.sentences.iter().map(|s| view.slice(s.span)).collect();
            assert_eq!(told.replace(' ', ""), view.as_str().replace(' ', ""), "{part}");
            let behind_comma = |s: &Sentence| view.slice(s.span).ends_with(',');
            assert!(!part.ends_with(',') || view.sentences.iter().all(behind_comma), "cut behind a clause");
        }
    }

    #[test]
    fn an_apostrophe_closes_no_quotation_and_a_mark_does() {
        for (text, quoted) in [
            ("Roe said: ‘We don’t owe it.’ Alder sued.", vec!["We don’t owe it."]),
            ("The workers’ union sued Alder. ‘No’, said Roe.", vec!["No"]),
            ("Roe’s lawyer said ‘never’ twice.", vec!["never"]),
        ] {
            let view = TextView::new(text, None);
            let closed = view.quotations.iter().filter(|q| q.closed);
            assert_eq!(closed.map(|q| view.slice(q.inner)).collect::<Vec<_>>(), quoted, "{text}");
        }
    }
}
