//! Columns in a terminal: display widths, wrapping, and what may not be printed.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A text that cannot drive a terminal: control and direction characters are shown as `\u{1b}`.
///
/// ```
/// use feudline::export::text::printable;
/// assert_eq!(printable("a\u{1b}[2Jb"), r"a\u{1b}[2Jb");
/// assert_eq!(printable("甲诉乙"), "甲诉乙");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

/// Whether a character steers what is shown, or is not shown at all: controls, directions, joiners, fillers, tags.
pub(in crate::export) const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text on one line: every run of white space is one space, the rest is [`printable`].
pub(in crate::export) fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text with spaces after it, up to a width.
pub(super) fn left(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text with spaces before it, up to a width.
pub(super) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Lines of at most so many columns, broken at spaces and between wide characters; a longer word is cut.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if !line.is_empty() && width(&line) + width(word.trim_end()) > columns {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        for c in word.chars() {
            if width(&line) + c.width().unwrap_or(0) > columns && c != ' ' {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces between which a line may break.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut last) = (0, None::<char>);
    for (at, c) in text.char_indices() {
        // a closing mark stays with what it closes
        let breaks = last.is_some_and(|last| (last == ' ' && c != ' ') || (is_wide(last) || is_wide(c)) && !is_closing(c) && c != ' ');
        if breaks {
            out.push(&text[from..at]);
            from = at;
        }
        last = Some(c);
    }
    out.push(&text[from..]);
    out
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

const fn is_closing(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | '，' | '。' | '；' | '：' | '！' | '？' | '）' | '、' | '”' | '’' | '》' | '」' | '』'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_between_wide_characters() {
        assert_eq!(wrap("a bc def", 4), ["a bc", "def"]);
        assert_eq!(wrap("甲公司起诉乙公司。", 8), ["甲公司起", "诉乙公", "司。"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
    }

    #[test]
    fn counts_wide_characters_twice() {
        assert_eq!(left("甲乙", 6), "甲乙  ");
        assert_eq!(right("L1", 4), "  L1");
    }
}
