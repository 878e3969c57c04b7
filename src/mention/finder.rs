//! Many names looked for in one pass: names that a text itself has taught.

use std::cmp::Reverse;

use crate::span::{Span, View};

/// Names in order, with what is needed to pass over the places where none begins.
pub(super) struct Finder<'n, T> {
    /// By their first bytes, the longest first.
    names: Vec<Sought<'n, T>>,
    /// Whether some name has but two bytes.
    short: bool,
    /// Whether a name begins with two bytes: the last six bits of one, the last six of the other.
    begins: [u64; 64],
    /// The same of its second byte and its third, which tell Chinese characters apart.
    goes_on: [u64; 64],
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
        let (mut begins, mut goes_on) = ([0; 64], [0; 64]);
        for sought in &names {
            let [_, first, second, third] = sought.key.to_be_bytes();
            begins[usize::from(first & 63)] |= 1 << (second & 63);
            goes_on[usize::from(second & 63)] |= if sought.name.len() == 2 { u64::MAX } else { 1 << (third & 63) };
        }
        Self { short: names.iter().any(|sought| sought.name.len() == 2), names, begins, goes_on }
    }

    /// Every place where a name stands, overlapping ones too; Latin letters and digits are not cut.
    pub fn find(&self, text: &str, mut found: impl FnMut(Span<View>, T)) {
        if self.names.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + 1 < bytes.len() {
            let second = usize::from(bytes[at + 1] & 63);
            if self.begins[usize::from(bytes[at] & 63)] >> second & 1 == 1
                && self.goes_on[second] >> bytes.get(at + 2).map_or(0, |third| third & 63) & 1 == 1
            {
                self.find_at(text, at, key(&bytes[at..]), &mut found);
                if self.short {
                    self.find_at(text, at, key(&bytes[at..at + 2]), &mut found);
                }
            }
            at += width(bytes[at]);
        }
    }

    fn find_at(&self, text: &str, at: usize, key: Option<u32>, found: &mut impl FnMut(Span<View>, T)) {
        let Some(key) = key else { return };
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
