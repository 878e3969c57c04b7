//! Characters as shapes of rules ask for them: one at a place, and sets of them.

use smallvec::SmallVec;

/// What stands at a place, ready to be looked up in sets: a character, or the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here {
    code: u32,
    /// Which word of a set tells of it.
    word: u8,
    /// Its length in bytes; nothing at the end.
    pub width: u8,
}

impl Here {
    pub const END: Self = Self { code: 0, word: 3, width: 0 };

    #[inline]
    pub const fn ascii(byte: u8) -> Self {
        Self { code: byte as u32, word: byte >> 6, width: 1 }
    }

    /// A character of three bytes.
    #[inline]
    pub const fn three(a: u8, b: u8, c: u8) -> Self {
        Self { code: (a as u32 & 0x0F) << 12 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F), word: 2, width: 3 }
    }

    pub fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if c.is_ascii() => Self::ascii(c as u8),
            Some(c) => Self { code: c as u32, word: 2, width: c.len_utf8() as u8 },
            None => Self::END,
        }
    }

    /// Whether it is an ASCII character in either case, `lower` in the lower one.
    #[inline]
    pub fn is_either_case(self, lower: u8) -> bool {
        match self.word {
            2 => cases(lower as char).skip(2).any(|c| c as u32 == self.code),
            3 => false,
            _ => (self.code as u8).to_ascii_lowercase() == lower,
        }
    }

    /// Its place among the 64 of [`Shades`].
    #[inline]
    pub const fn shade(self) -> usize {
        match self.word {
            2 => shade_of_wide(self.code),
            3 => SHADE_OF_END,
            _ => shade_of_ascii(self.code as u8),
        }
    }
}

/// Sixty-four shades of characters, of which a set has some: one look tells most of what is not in the set. ASCII letters
/// have one each whatever their case, and the digits; the letters of mention lines fall beside signs that are rare in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Shades(u64);

const SHADE_OF_END: usize = 63;
/// Moves the letters of mention lines, whose last six bits count from 0, off the blank.
const WIDE: u32 = 13;

#[inline]
const fn shade_of_ascii(byte: u8) -> usize {
    (byte.to_ascii_uppercase() as usize + 32) % 64
}

#[inline]
const fn shade_of_wide(code: u32) -> usize {
    ((code + WIDE) % 64) as usize
}

impl Default for Shades {
    fn default() -> Self {
        Self::ALL
    }
}

impl Shades {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u64::MAX);

    #[inline]
    pub const fn of(here: Here) -> Self {
        Self(1 << here.shade())
    }

    /// Each of them, as [`Here::shade`] counts them.
    pub fn each(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let shade = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (shade < 64).then_some(shade)
        })
    }

    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A set of characters, and perhaps the end of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Set {
    /// The ASCII characters; the last six bits of the others, by which one look tells most characters from all of them;
    /// the end.
    words: [u64; 4],
    /// The others; empty where the last six bits say all.
    ranges: SmallVec<[(u32, u32); 2]>,
    /// What can stand behind such a character where a walk is to go on with it.
    pub then: Shades,
}

/// Up to this many ranges are looked through rather than searched.
const FEW_RANGES: usize = 6;

impl Set {
    /// Everything, the end too.
    pub fn any() -> Self {
        Self { words: [u64::MAX; 4], ranges: SmallVec::new(), then: Shades::ALL }
    }

    pub fn of(c: char) -> Self {
        let mut set = Self::default();
        set.add(c, c);
        set
    }

    #[inline(always)]
    pub fn has(&self, here: Here) -> bool {
        self.words[usize::from(here.word & 3)] >> (here.code % 64) & 1 == 1
            && (here.word != 2 || self.ranges.is_empty() || self.holds(here.code))
    }

    fn holds(&self, code: u32) -> bool {
        if self.ranges.len() <= FEW_RANGES {
            return self.ranges.iter().any(|&(low, high)| low <= code && code <= high);
        }
        let at = self.ranges.partition_point(|&(_, high)| high < code);
        self.ranges.get(at).is_some_and(|&(low, _)| low <= code)
    }

    /// The shades of its characters.
    pub const fn shades(&self) -> Shades {
        const SMALL_LETTERS: u64 = 0x07FF_FFFE << 32;
        let [low, high, wide, end] = self.words;
        let ascii = low | high & !SMALL_LETTERS | (high & SMALL_LETTERS) >> 32;
        Shades(ascii.rotate_left(32) | wide.rotate_left(WIDE) | (end & 1) << SHADE_OF_END)
    }

    /// Whether nothing is in both.
    pub fn is_apart(&self, other: &Self) -> bool {
        let narrow = [0, 1, 3].iter().any(|&i| self.words[i] & other.words[i] != 0);
        let all = |set: &Self| set.words[2] != 0 && set.ranges.is_empty();
        let wide = match (all(self), all(other)) {
            (true, _) => other.words[2] != 0,
            (_, true) => self.words[2] != 0,
            _ => self.ranges.iter().any(|a| other.ranges.iter().any(|b| a.0 <= b.1 && b.0 <= a.1)),
        };
        !narrow && !wide
    }

    /// Adds the characters from one to another, both inclusive; [`Self::sorted`] must follow.
    pub fn add(&mut self, low: char, high: char) {
        let (low, high) = (low as u32, high as u32);
        for ascii in low..=high.min(127) {
            self.words[(ascii / 64) as usize] |= 1 << (ascii % 64);
        }
        if high > 127 {
            let low = low.max(128);
            (low..=high).take(64).for_each(|code| self.words[2] |= 1 << (code % 64));
            self.ranges.push((low, high));
        }
    }

    /// In order, so that a place can be looked up.
    pub fn sorted(mut self) -> Self {
        self.ranges.sort_unstable();
        let mut merged: SmallVec<[(u32, u32); 2]> = SmallVec::new();
        for &(low, high) in &self.ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        if merged[..] == [(128, u32::from(char::MAX))] {
            merged.clear();
        }
        Self { ranges: merged, ..self }
    }

    /// Adds all characters of another set; [`Self::sorted`] must follow.
    pub fn join(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(other.words) {
            *word |= more;
        }
        self.then = self.then.or(other.then);
        let all = other.words[2] == u64::MAX && other.ranges.is_empty();
        self.ranges.extend(other.ranges.iter().copied());
        self.ranges.extend(all.then_some((128, u32::from(char::MAX))));
    }
}

/// An ASCII letter in all its cases: of s and k Unicode has one more, by which regexes find them too.
pub(super) fn cases(lower: char) -> impl Iterator<Item = char> {
    let more = match lower {
        's' => Some('\u{17F}'),
        'k' => Some('\u{212A}'),
        _ => None,
    };
    [lower.to_ascii_uppercase(), lower].into_iter().chain(more)
}

/// What begins there. A walk asks at every step, so the common characters are read off their bytes.
#[inline(always)]
pub(super) fn at_place(text: &str, at: usize) -> Here {
    match *text.as_bytes().get(at..).unwrap_or_default() {
        [] => Here::END,
        [a, ..] if a.is_ascii() => Here::ascii(a),
        [a @ 0xE0..=0xEF, b, c, ..] => Here::three(a, b, c),
        _ => Here::of(text[at..].chars().next()),
    }
}

/// What ends there.
#[inline(always)]
pub(super) fn before(text: &str, at: usize) -> Here {
    match *text.as_bytes().get(..at).unwrap_or_default() {
        [] => Here::END,
        [.., a] if a.is_ascii() => Here::ascii(a),
        [.., a @ 0xE0..=0xEF, b, c] => Here::three(a, b, c),
        _ => Here::of(text[..at].chars().next_back()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_set_has_its_shades_have() {
        let mut set = Set::default();
        set.add('a', 'f');
        set.add('甲', '申');
        set.add('\u{E000}', '\u{E003}');
        let set = set.sorted();
        let all = (0..=0xFFFFu32).filter_map(char::from_u32).map(|c| Here::of(Some(c)));
        let (inside, outside): (Vec<Here>, Vec<Here>) = all.partition(|&here| set.has(here));
        assert_eq!(inside.len(), 6 + ('申' as usize - '甲' as usize + 1) + 4);
        assert!(inside.iter().all(|&here| set.shades().meets(Shades::of(here))));
        assert!(outside.iter().any(|&here| !set.shades().meets(Shades::of(here))));
        assert!(!Set::of('a').shades().meets(Shades::of(Here::END)) && Set::any().shades() == Shades::ALL);
    }

    #[test]
    fn letters_of_both_cases_have_one_shade_and_others_another() {
        let shade = |c: char| Here::of(Some(c)).shade();
        assert!(('a'..='z').all(|c| shade(c) == shade(c.to_ascii_uppercase())));
        let letters: std::collections::BTreeSet<usize> = ('a'..='z').chain('0'..='9').chain([' ']).map(shade).collect();
        assert_eq!(letters.len(), 37);
    }
}
