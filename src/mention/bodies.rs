//! Courts and authorities whose names are words of the language: the Swedish Competition Authority, the Patent and Market Court.

use super::ranges::Apart;
use super::{Class, Mention};
use crate::span::Span;

/// What the names end in, to be searched.
const ENDS: [(&str, Class); 13] = [
    ("Agency", Class::Authority),
    ("Authority", Class::Authority),
    ("Bureau", Class::Authority),
    ("Commission", Class::Authority),
    ("Council", Class::Authority),
    ("Court", Class::Court),
    ("Department", Class::Authority),
    ("Directorate", Class::Authority),
    ("Inspectorate", Class::Authority),
    ("Ministry", Class::Authority),
    ("Ombudsman", Class::Authority),
    ("Police", Class::Authority),
    ("Tribunal", Class::Court),
];

/// Words with a capital before such a name that are none of it, to be searched.
const BEFORE: &[&str] = &[
    "A",
    "After",
    "Although",
    "An",
    "And",
    "April",
    "As",
    "At",
    "August",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "December",
    "Each",
    "February",
    "For",
    "Former",
    "Friday",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "Its",
    "January",
    "July",
    "June",
    "March",
    "May",
    "Meanwhile",
    "Monday",
    "Mr",
    "Mrs",
    "Ms",
    "No",
    "November",
    "October",
    "On",
    "Or",
    "Our",
    "Saturday",
    "September",
    "She",
    "Since",
    "So",
    "Sunday",
    "That",
    "The",
    "Their",
    "They",
    "This",
    "Those",
    "Thursday",
    "To",
    "Tuesday",
    "Under",
    "Until",
    "We",
    "Wednesday",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "With",
    "Yet",
    "Your",
];

/// One of these alone before a court names none: the High Court is whichever the story means.
const RANKS: &[&str] = &["Appeal", "Appeals", "Chief", "Circuit", "County", "Crown", "District", "Federal", "High", "State", "Supreme"];

/// Finds them, where no table has a name.
pub(super) fn find(text: &str, names: Apart<'_>, out: &mut Vec<Mention>) {
    let mut from = 0;
    for space in memchr::memchr_iter(b' ', text.as_bytes()) {
        let start = space + 1;
        if !text[start..].starts_with(|c: char| c.is_ascii_uppercase()) {
            continue;
        }
        let word = &text[start..start + letters(&text[start..])];
        let Ok(found) = ENDS.binary_search_by_key(&word, |(end, _)| end) else { continue };
        let begins = lead(text, start).max(from);
        // the name before may reach over this word: Court of Appeal Court
        if begins >= start {
            continue;
        }
        let leads = text[begins..start].trim_end();
        if leads.is_empty() || RANKS.contains(&leads) {
            continue;
        }
        let span = Span::new(begins, of_what(text, start + word.len()));
        if names.overlaps(span) {
            continue;
        }
        from = span.end();
        out.push(Mention { span, class: ENDS[found].1, row: None, value: None, rule: "latin-body", definite: true });
    }
}

fn letters(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphabetic).count()
}

/// Where the words with a capital begin that stand before `end`, and belong to the name.
fn lead(text: &str, end: usize) -> usize {
    let mut start = end;
    for _ in 0..6 {
        let Some(before) = text[..start].strip_suffix(' ') else { break };
        let joined = [" and", " &", " of", " for"].iter().find_map(|join| before.strip_suffix(join)).unwrap_or(before);
        let word = last_word(joined);
        if !word.starts_with(|c: char| c.is_ascii_uppercase()) || BEFORE.binary_search(&word).is_ok() {
            break;
        }
        start = joined.len() - word.len();
    }
    start
}

fn last_word(text: &str) -> &str {
    let length = text.bytes().rev().take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'\'' | b'-')).count();
    &text[text.len() - length..]
}

/// Where the name ends that goes on with what it is of: the Grand Court of the Cayman Islands.
fn of_what(text: &str, end: usize) -> usize {
    let Some(rest) = text[end..].strip_prefix(" of ") else { return end };
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let (mut at, mut reached) = (text.len() - rest.len(), end);
    for _ in 0..4 {
        let length = letters(&text[at..]);
        if length == 0 || !text[at..].starts_with(|c: char| c.is_ascii_uppercase()) {
            break;
        }
        reached = at + length;
        let Some(rest) = text[reached..].strip_prefix(' ') else { break };
        at = text.len() - rest.len();
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        find(text, Apart(&[]), &mut out);
        out.iter().map(|m| &text[m.span.range()]).collect()
    }

    #[test]
    fn words_of_the_language_name_bodies() {
        assert!(ENDS.is_sorted_by_key(|e| e.0) && BEFORE.is_sorted());
        assert_eq!(found("On Monday the Swedish Competition Authority raided it."), ["Swedish Competition Authority"]);
        assert_eq!(
            found("The Patent and Market Court ruled; the Grand Court of the Cayman Islands did not."),
            ["Patent and Market Court", "Grand Court of the Cayman Islands"]
        );
        assert_eq!(found("It met the Patent Court of Harlow Tribunal there."), ["Patent Court of Harlow Tribunal"]);
        assert_eq!(found("The Court agreed. In the High Court nobody did."), Vec::<&str>::new());
    }
}
