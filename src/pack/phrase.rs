//! Names and triggers that begin with a Latin word, and how they are told from a text.

use super::Needs;
use super::lexicon::Tag;

/// A name or trigger that begins with a Latin word.
pub(super) struct Phrase {
    /// Where its text begins among those of all phrases, and how many bytes it has.
    pub start: u32,
    pub length: u16,
    /// The writing must be the same, not only the letters.
    pub exact: bool,
    /// A name is not found in a text that writes it all in small letters.
    pub name: bool,
    /// A trigger of English events: it is found in the other forms of its verb too.
    pub verb: bool,
    /// The bytes of its first word.
    pub first: u16,
    /// A number for what is written so and found so.
    pub written: u32,
    pub tag: Tag,
}

/// A Latin word of a text, with the keys of its letters and of all of it.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    /// Where its first digit stands.
    pub letters: usize,
    pub end: usize,
    pub spelt: u64,
    pub key: u64,
}

impl Word {
    /// The word from a letter on.
    pub fn at(bytes: &[u8], start: usize) -> Self {
        let (mut letters, mut spelt) = (start, 0);
        while letters < bytes.len() && bytes[letters].is_ascii_alphabetic() {
            spelt = with_byte(spelt, bytes[letters]);
            letters += 1;
        }
        let (mut end, mut key) = (letters, spelt);
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            key = with_byte(key, bytes[end]);
            end += 1;
        }
        Self { start, letters, end, spelt, key }
    }
}

/// The few bytes after the first word of a phrase, whatever their capitals. Many phrases begin with one word: these bytes tell most
/// of them from the text without a look at the phrase.
#[derive(Clone, Copy)]
pub(super) struct Next {
    bytes: u32,
    /// All ones where a byte is.
    mask: u32,
}

impl Next {
    /// The bit that tells small letters from capitals.
    const SMALL: u8 = 0x20;

    pub fn after(text: &[u8], at: usize) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(four) = rest.first_chunk() {
            return Self { bytes: u32::from_le_bytes(*four) | u32::from_le_bytes([Self::SMALL; 4]), mask: u32::MAX };
        }
        let mut next = Self { bytes: 0, mask: 0 };
        for (i, b) in rest.iter().enumerate() {
            next.bytes |= u32::from(b | Self::SMALL) << (8 * i);
            next.mask |= 0xFF << (8 * i);
        }
        next
    }

    /// The first two bytes, if there are as many.
    pub const fn two(self) -> Option<u16> {
        if self.mask >= 0xFFFF { Some(self.bytes as u16) } else { None }
    }

    /// The first two bytes, of which none may be there.
    pub const fn head(self) -> u16 {
        self.bytes as u16
    }

    /// Whether a text goes on with these bytes.
    pub const fn begins(self, text: Self) -> bool {
        text.bytes & self.mask == self.bytes
    }
}

/// The key of a word goes on with one more letter or digit, capital or not. Few words share a key; phrases are compared in
/// full anyway.
const fn with_byte(key: u64, byte: u8) -> u64 {
    (key.rotate_left(5) ^ (byte | 0x20) as u64).wrapping_mul(0x517C_C1B7_2722_0A95)
}

impl Phrase {
    /// A phrase whose text will begin at `start` among those of all.
    pub fn new(text: &str, start: usize, tag: Tag, verb: bool) -> Self {
        let first = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
        Self {
            exact: matches!(tag, Tag::Name { needs: Some(Needs::Case), .. }) || text.len() < 3,
            name: matches!(tag, Tag::Name { .. }),
            verb,
            first: first as u16,
            written: 0,
            tag,
            start: start as u32,
            length: text.len() as u16,
        }
    }

    /// The key of its first word, and what comes after that.
    pub fn found_by(&self, spelt: &str) -> (u64, Next) {
        let text = self.text(spelt);
        (key(&text[..usize::from(self.first)]), Next::after(text.as_bytes(), usize::from(self.first)))
    }

    pub fn text<'s>(&self, spelt: &'s str) -> &'s str {
        &spelt[self.start as usize..self.start as usize + usize::from(self.length)]
    }

    /// Where it ends whose first word ends there.
    pub fn end(&self, first: usize) -> usize {
        first + usize::from(self.length - self.first)
    }

    /// Whether it stands in a text at a place.
    pub fn matches(&self, spelt: &str, text: &str, at: usize) -> bool {
        let (own, end) = (self.text(spelt).as_bytes(), at + usize::from(self.length));
        let Some(found) = self.found(own, text, at) else { return false };
        text.is_char_boundary(end)
            && has_borders(text, at, end)
            && (!self.name || self.exact || found.iter().any(u8::is_ascii_uppercase) || !own.iter().any(u8::is_ascii_uppercase))
    }

    /// The same where digits may touch the phrase on either side.
    pub fn matches_beside_digits(&self, spelt: &str, text: &str, at: usize) -> bool {
        let end = at + usize::from(self.length);
        let Some(found) = self.found(self.text(spelt).as_bytes(), text, at) else { return false };
        let cut = found.last().is_some_and(u8::is_ascii_alphabetic) && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        text.is_char_boundary(end) && !cut
    }

    /// Whether what follows its first word stands in a text behind a form of that word, which begins at `at` and ends at `end`.
    pub fn goes_on(&self, spelt: &str, text: &str, (at, end): (usize, usize)) -> bool {
        let own = &self.text(spelt).as_bytes()[usize::from(self.first)..];
        let whole = end + own.len();
        text.as_bytes().get(end..whole).is_some_and(|found| own.eq_ignore_ascii_case(found))
            && text.is_char_boundary(whole)
            && has_borders(text, at, whole)
    }

    /// The bytes of a text from `at` on, if they are those of the phrase.
    fn found<'t>(&self, own: &[u8], text: &'t str, at: usize) -> Option<&'t [u8]> {
        let found = text.as_bytes().get(at..at + own.len())?;
        (if self.exact { own == found } else { own.eq_ignore_ascii_case(found) }).then_some(found)
    }
}

/// The key of a word.
pub(super) fn key(word: &str) -> u64 {
    word.bytes().fold(0, with_byte)
}

/// Latin letters and digits are not cut inside a word: no hit of "Meta" in "Metal", of "360" in "1360".
pub(super) fn has_borders(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let cuts = |left: u8, right: u8| {
        (left.is_ascii_alphabetic() && right.is_ascii_alphanumeric())
            || (left.is_ascii_digit() && right.is_ascii_alphabetic() && left != b'$')
    };
    let first_is_word = bytes[start].is_ascii_alphabetic();
    let last_is_word = bytes[end - 1].is_ascii_alphabetic();
    let cut_before = first_is_word && start > 0 && cuts(bytes[start - 1], bytes[start]);
    let cut_after = last_is_word && end < bytes.len() && cuts(bytes[end - 1], bytes[end]);
    !(cut_before || cut_after)
}

/// A name with a capital inside is also written apart: OpenAI, Open AI.
pub(super) fn apart(name: &str, tag: Tag) -> Option<String> {
    if !matches!(tag, Tag::Name { .. }) || name.contains(' ') || !name.is_ascii() {
        return None;
    }
    let bytes = name.as_bytes();
    let inner = (1..bytes.len()).find(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase())?;
    let parts = inner >= 2 && bytes.len() - inner >= 2 && bytes[0].is_ascii_uppercase();
    parts.then(|| format!("{} {}", &name[..inner], &name[inner..]))
}
