//! Texts that are no story: somebody asks for a date and writes nothing else.
//!
//! News looks back; who types a lone "Monday" or "in two months" plans, and means the coming one, to the day.

use super::beside::Placed;

/// The longest text that may be a request, in bytes.
const LONGEST: usize = 48;
/// Words that may stand beside the date.
const WORDS: [&str; 13] = ["at", "by", "for", "from", "in", "of", "on", "the", "around", "about", "during", "within", "this"];

/// Whether an English text is one date and nothing else.
pub(super) fn is_request(text: &str, placed: &[Placed]) -> bool {
    let [one] = placed else { return false };
    let text_fits = text.len() <= LONGEST && text.is_ascii();
    let rest = |part: &str| {
        part.split(|c: char| !c.is_ascii_alphanumeric()).all(|word| word.is_empty() || WORDS.iter().any(|w| word.eq_ignore_ascii_case(w)))
    };
    text_fits && rest(&text[..one.span.start()]) && rest(&text[one.span.end()..])
}
