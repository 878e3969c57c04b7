//! Runs of words with a capital, as one name may be: Dana Walker, Robert “Bob” Miller, Hollis & Vane.

use super::ranges::Apart;
use super::trade;
use super::words::Words;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// Particles inside a personal name.
const PARTICLES: &[&str] = &["de", "da", "del", "della", "van", "von", "der", "den", "bin", "al", "la", "le", "di", "du", "dos"];

/// The next run of capitalised words, free of known names; whether there is one.
pub(super) fn next_run(text: &str, from: usize, words: &Words, names: Apart<'_>, run: &mut Vec<Span<View>>) -> bool {
    let bytes = text.as_bytes();
    run.clear();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        if !byte.is_ascii_alphabetic() {
            let Some(last) = run.last() else {
                at += bytes[at..].iter().take_while(|b| !b.is_ascii_alphabetic()).count();
                continue;
            };
            if !joins(text, last.end(), at) {
                break;
            }
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let end = word_end(text, at);
        if run.is_empty() && byte.is_ascii_lowercase() {
            at = end;
            continue;
        }
        if continues(text, Span::new(at, end), run.is_empty(), words, names) {
            run.push(Span::new(at, end));
        } else if !run.is_empty() {
            break;
        }
        at = end;
    }
    !run.is_empty()
}

/// Whether the word begins a run or goes on with it: a capital that is not the sentence's, or a particle between two.
fn continues(text: &str, span: Span<View>, first: bool, words: &Words, names: Apart<'_>) -> bool {
    let word = &text[span.range()];
    // Leeds-based Birch Group
    const COMPOUNDS: WordList =
        WordList::new(&["-based", "-listed", "-owned", "-backed", "-born", "-headquartered", "-controlled", "-led", "-trained"]);
    if COMPOUNDS.ending(word).is_some() {
        return false;
    }
    let fits = if word.as_bytes()[0].is_ascii_uppercase() {
        !words.is_capital_word(word) || (!first && (words.english_suffix(word).is_some() || trade::before_ending(text, span, words)))
    } else {
        !first && PARTICLES.contains(&word) && text[span.end()..].trim_start().starts_with(|c: char| c.is_ascii_uppercase())
    };
    fits && !names.overlaps(span)
}

/// Between two words of a name stands one space, or a full stop and a space after an initial.
fn joins(text: &str, end: usize, at: usize) -> bool {
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let between = &text[end..at + width];
    // "…, said Roe. Alder Holdings …": only an initial or St. goes on after its full stop
    let stops = || {
        let word = text[..end].rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        word.len() == 1 || matches!(word, "St" | "Jr" | "Sr" | "Dr" | "Mr" | "Mrs" | "Ms")
    };
    match between {
        " " | "-" | "&" | " &" | " & " => true,
        "." | ". " => stops() || is_nickname(text, end),
        "'" | "' " => is_of_members(text, end) || is_nickname(text, end),
        _ => is_nickname(text, end),
    }
}

/// A name between quotation marks inside a name, from either side of it: Robert “Bob” Miller.
fn is_nickname(text: &str, end: usize) -> bool {
    const QUOTES: [char; 3] = ['“', '”', '"'];
    let letters = |c: char| c.is_alphabetic();
    let closes =
        |rest: &str| rest.strip_prefix(QUOTES).and_then(|r| r.strip_prefix(' ')).is_some_and(|r| r.starts_with(char::is_uppercase));
    if let Some(rest) = text[end..].strip_prefix(' ').and_then(|rest| rest.strip_prefix(QUOTES)) {
        return rest.starts_with(char::is_uppercase) && closes(rest.trim_start_matches(letters));
    }
    let before = text[..end].trim_end_matches(letters);
    closes(&text[end..]) && before.strip_suffix(QUOTES).is_some_and(|b| b.strip_suffix(' ').is_some_and(|b| b.ends_with(letters)))
}

/// Whose association follows: Alder Residents' Association.
fn is_of_members(text: &str, end: usize) -> bool {
    const BODIES: &[&str] = &[
        "Association",
        "Union",
        "Federation",
        "Society",
        "Council",
        "Committee",
        "Alliance",
        "Guild",
        "League",
        "Forum",
        "Club",
        "Fund",
        "Trust",
        "Cooperative",
    ];
    let rest = text[end..].strip_prefix("' ").filter(|_| text[..end].ends_with('s'));
    rest.is_some_and(|rest| BODIES.iter().any(|body| rest.starts_with(body)))
}

/// Where the word ends that begins at an offset: with its hyphens, its accents and the apostrophe of O'Brien.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len()
        && (bytes[end].is_ascii_alphanumeric() || (bytes[end] == b'-' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)))
    {
        end += 1;
    }
    while bytes.get(end).is_some_and(|&b| !b.is_ascii() || b == b'\'') {
        let Some(c) = text[end..].chars().next() else { break };
        // é in José; the apostrophe of O'Brien but not of Epic's
        let accented = c.is_alphabetic() && !crate::text::normal::is_han(c) && !c.is_ascii();
        let apostrophe =
            matches!(c, '\'' | '’') && end - at <= 2 && text[end + c.len_utf8()..].starts_with(|n: char| n.is_ascii_uppercase());
        if !accented && !apostrophe {
            break;
        }
        end += c.len_utf8();
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
    }
    end.max(at + 1)
}
