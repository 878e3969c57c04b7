//! JSON that stays inert where it is printed: characters that steer a screen or are not shown stand as `\u202e`. To a parser
//! it says the same.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::text::is_hidden;

/// JSON in which no character drives a terminal or hides. Outside strings JSON has only marks and white space, so what is
/// replaced always stands in a string.
///
/// ```
/// use feudline::export::json::inert;
/// assert_eq!(inert("[\"甲\u{202e}乙\u{9b}\"]\n"), "[\"甲\\u202e乙\\u009b\"]\n");
/// assert_eq!(inert("[\"甲诉乙\"]"), "[\"甲诉乙\"]");
/// ```
#[must_use]
pub fn inert(json: &str) -> Cow<'_, str> {
    if !any_acts(json) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a character acts; line feeds and the like are what JSON has between strings.
const fn acts(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\r' | '\t')
}

/// Few bytes begin a character that acts: only there is one looked at.
fn any_acts(json: &str) -> bool {
    const fn may_begin(byte: u8) -> bool {
        matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF3)
    }
    json.bytes().enumerate().any(|(at, byte)| may_begin(byte) && json[at..].starts_with(acts))
}

/// The same without a copy of what is inert already.
pub(super) fn made_inert(json: String) -> String {
    match inert(&json) {
        Cow::Borrowed(_) => json,
        Cow::Owned(inert) => inert,
    }
}

/// What JSON is written through, piece by piece.
pub(super) struct Inert<W>(pub W);

impl<W: io::Write> io::Write for Inert<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(json) => self.0.write_all(inert(json).as_bytes())?,
            // serde_json hands over whole pieces of strings; a piece that is cut inside a character is no reason to lose it
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_acts_is_found_alone() {
        let all = ('\u{0}'..=char::MAX).filter(|&c| any_acts(c.encode_utf8(&mut [0; 4])));
        assert!(all.eq(('\u{0}'..=char::MAX).filter(|&c| acts(c))));
    }

    #[test]
    fn a_parser_reads_the_same() {
        let words: String = ('\u{0}'..='\u{ffff}').step_by(3).chain(['\u{e0041}', '𠮷', '"', '\\']).collect();
        let json = serde_json::to_string(&words).expect("a string is JSON");
        let inert = inert(&json);
        assert_eq!(serde_json::from_str::<String>(&inert).expect("it is JSON"), words);
        assert!(!inert.contains(is_hidden));
        let mut written = Vec::new();
        serde_json::to_writer_pretty(Inert(&mut written), &[&words]).expect("a vector takes all");
        assert_eq!(written, format!("[\n  {inert}\n]").into_bytes());
    }
}
