//! Names of married women in Taiwan and Hong Kong: the husband's surname, her own, and what she is called, 沈郭淑仪.

use super::borders::Borders;
use super::words::{Surname, Words};
use crate::span::{Span, View};
use crate::text::normal::is_han;

/// How many characters such a name has.
const LENGTH: usize = 4;

/// The name that begins at `at`: two surnames of one character, two characters that parents choose, and no other word there.
pub(super) fn from(text: &str, borders: &Borders<'_>, words: &Words, at: usize) -> Option<Span<View>> {
    let mut chars = text[at..].char_indices();
    let (_, husband) = chars.next()?;
    let (own_at, own) = chars.next()?;
    if !words.begins_name(husband) || !words.begins_name(own) {
        return None;
    }
    let given = [chars.next()?, chars.next()?];
    if !given.iter().all(|&(_, c)| is_han(c) && words.in_given_names(c)) || words.stops(given[1].1) {
        return None;
    }
    let common =
        |from: usize, c: char| words.surname(&text[from..]).is_some_and(|(name, how)| how == Surname::Common && name.len() == c.len_utf8());
    let span = Span::new(at, at + given[1].0 + given[1].1.len_utf8());
    let named = common(at, husband) && common(at + own_at, own) && husband != own;
    (named && !words.is_word(&text[at..]) && !words.is_word(&text[at + own_at..]) && borders.is_free_name(span)).then_some(span)
}

/// The name that ends at `end`.
pub(super) fn until(text: &str, borders: &Borders<'_>, words: &Words, end: usize) -> Option<Span<View>> {
    let (at, _) = text[..end].char_indices().nth_back(LENGTH - 1)?;
    from(text, borders, words, at).filter(|span| span.end() == end)
}
