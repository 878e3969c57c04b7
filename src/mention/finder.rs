//! Many names looked for in one pass: names that a text itself has taught.

use std::cmp::Reverse;

use crate::span::{Span, View};

/// Names in order, with what is needed to pass over the places where none begins.
pub(super) struct Finder<'n, T> {
    /// By their first bytes, the longest first.
    names: Vec<Sought<'n, T>>,
    /// Whether some name has but two bytes.
    short: bool,
    /// Whether a name may begin with three bytes, one bit for many of them.
    begins: [u64; 64],
}

struct Sought<'n, T> {
    key: u32,
    name: &'n str,
    value: T,
}

impl<'n, T: Copy> Finder<'n, T> {
    /// The first of equal names counts; a name of one byte is left out.
    pub fn new(names: impl Iterator<Item = (&'n str, T)>) -> Self {
        let mut names: Vec<Sought<'n, T>> =
            names.filter_map(|(name, value)| Some(Sought { key: key(name.as_bytes())?, name, value })).collect();
        names.sort_by_key(|sought| (sought.key, Reverse(sought.name.len()), sought.name));
        names.dedup_by(|later, first| later.name == first.name);
        let mut begins = [0; 64];
        for sought in &names {
            let (word, bit) = place(sought.key);
            begins[word] |= bit;
        }
        Self { short: names.iter().any(|sought| sought.name.len() == 2), names, begins }
    }

    /// Every place where a name stands, overlapping ones too; Latin letters and digits are not cut.
    pub fn find(&self, text: &str, mut found: impl FnMut(Span<View>, T)) {
        if self.names.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + 1 < bytes.len() {
            if let Some(key) = key(&bytes[at..]) {
                self.find_at(text, at, key, &mut found);
            }
            if let Some(key) = key(&bytes[at..at + 2]).filter(|_| self.short) {
                self.find_at(text, at, key, &mut found);
            }
            at += width(bytes[at]);
        }
    }

    #[inline]
    fn find_at(&self, text: &str, at: usize, key: u32, found: &mut impl FnMut(Span<View>, T)) {
        let (word, bit) = place(key);
        if self.begins[word] & bit != 0 {
            self.find_with(text, at, key, found);
        }
    }

    /// The names with a key that stand at a place.
    fn find_with(&self, text: &str, at: usize, key: u32, found: &mut impl FnMut(Span<View>, T)) {
        let from = self.names.partition_point(|sought| sought.key < key);
        let mut names = &self.names[from..];
        while let Some(length) = names.first().filter(|sought| sought.key == key).map(|sought| sought.name.len()) {
            let (alike, rest) = names.split_at(names.partition_point(|sought| sought.key == key && sought.name.len() == length));
            let end = at + length;
            if let Some(name) = text.get(at..end).filter(|name| !is_cut(text.as_bytes(), name, at, end))
                && let Ok(i) = alike.binary_search_by_key(&name, |sought| sought.name)
            {
                found(Span::new(at, end), alike[i].value);
            }
            names = rest;
        }
    }
}

/// How many bytes the character has that begins with this one.
#[inline]
const fn width(first: u8) -> usize {
    match first {
        0..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}

/// The first three bytes, or the only two.
#[inline]
fn key(bytes: &[u8]) -> Option<u32> {
    match *bytes {
        [a, b, c, ..] => Some(u32::from_be_bytes([0, a, b, c])),
        [a, b] => Some(u32::from_be_bytes([0, a, b, 0])),
        _ => None,
    }
}

/// The word and the bit of a key.
#[inline]
const fn place(key: u32) -> (usize, u64) {
    let place = key.wrapping_mul(0x9E37_79B1) >> 20;
    (place as usize / 64, 1 << (place % 64))
}

/// Whether a Latin name goes on to the left or right.
fn is_cut(bytes: &[u8], name: &str, at: usize, end: usize) -> bool {
    name.is_ascii() && ((at > 0 && bytes[at - 1].is_ascii_alphanumeric()) || bytes.get(end).is_some_and(u8::is_ascii_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_names_are_found_and_latin_words_stay_whole() {
        let finder = Finder::new([("林海", 1), ("林海云", 2), ("Otto", 3), ("Ot", 4), ("与", 5)].into_iter());
        let mut found = Vec::new();
        finder.find("林海云与Ottoman的Otto", |span, value| found.push((span.start(), span.end(), value)));
        assert_eq!(found, [(0, 9, 2), (0, 6, 1), (9, 12, 5), (22, 26, 3)]);
    }
}
