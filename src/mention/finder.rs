//! Many names looked for in one pass: names that a text itself has taught.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::span::{Span, View};

/// Names as a set, with what is needed to pass over the places where none begins.
pub(super) struct Finder<'n, T> {
    names: FxHashMap<&'n str, T>,
    /// For the first bytes of each name, the lengths of the names that begin so, the longest first.
    lengths: FxHashMap<[u8; 3], Vec<usize>>,
    /// Whether some name has but two bytes.
    short: bool,
    /// Whether a name begins with these two bytes: the last six bits of one, the last six of the other.
    begins: [u64; 64],
}

impl<'n, T: Copy> Finder<'n, T> {
    /// The first of equal names counts; a name of one byte is left out.
    pub fn new(names: impl Iterator<Item = (&'n str, T)>) -> Self {
        let mut finder = Self { names: FxHashMap::default(), lengths: FxHashMap::default(), short: false, begins: [0; 64] };
        let mut pairs: FxHashSet<([u8; 3], usize)> = FxHashSet::default();
        for (name, value) in names {
            let Some(key) = key(name.as_bytes()) else { continue };
            finder.short |= name.len() == 2;
            finder.names.entry(name).or_insert(value);
            finder.begins[usize::from(key[0] & 63)] |= 1 << (key[1] & 63);
            if pairs.insert((key, name.len())) {
                finder.lengths.entry(key).or_default().push(name.len());
            }
        }
        for lengths in finder.lengths.values_mut() {
            lengths.sort_unstable_by(|a, b| b.cmp(a));
        }
        finder
    }

    /// Every place where a name stands, overlapping ones too; Latin letters and digits are not cut.
    pub fn find(&self, text: &str, mut found: impl FnMut(Span<View>, T)) {
        if self.names.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at + 1 < bytes.len() {
            if self.begins[usize::from(bytes[at] & 63)] >> (bytes[at + 1] & 63) & 1 == 1 {
                self.find_at(text, at, key(&bytes[at..]), &mut found);
                if self.short {
                    self.find_at(text, at, key(&bytes[at..at + 2]), &mut found);
                }
            }
            at += width(bytes[at]);
        }
    }

    fn find_at(&self, text: &str, at: usize, key: Option<[u8; 3]>, found: &mut impl FnMut(Span<View>, T)) {
        let Some(lengths) = key.and_then(|key| self.lengths.get(&key)) else { return };
        for &length in lengths {
            let end = at + length;
            let Some(name) = text.get(at..end).filter(|name| !is_cut(text.as_bytes(), name, at, end)) else { continue };
            if let Some(&value) = self.names.get(name) {
                found(Span::new(at, end), value);
            }
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
fn key(bytes: &[u8]) -> Option<[u8; 3]> {
    match *bytes {
        [a, b, c, ..] => Some([a, b, c]),
        [a, b] => Some([a, b, 0]),
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
