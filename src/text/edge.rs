//! Whether a text may begin or end with a word of a list: one look at the character there tells most texts from all of them.

/// The first or last characters of some words, one bit for all characters with the same last eight bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edge([u64; 4]);

impl Edge {
    /// The first character of a word.
    pub const fn of_first(word: &str) -> Self {
        Self::of(first(word.as_bytes()))
    }

    /// The first characters of some words.
    pub const fn of_firsts(words: &[&str]) -> Self {
        let (mut edge, mut i) = (Self([0; 4]), 0);
        while i < words.len() {
            edge = edge.with(Self::of_first(words[i]));
            i += 1;
        }
        edge
    }

    /// The last character of a word.
    pub const fn of_last(word: &str) -> Self {
        Self::of(last(word.as_bytes()))
    }

    /// Whether a text may begin with one of the words.
    pub const fn may_begin(self, text: &str) -> bool {
        self.has(first(text.as_bytes()))
    }

    /// Whether one of the words may begin with a character, or end with it.
    pub const fn may_hold(self, c: char) -> bool {
        self.has(Some(c as u8))
    }

    /// Whether a text may end with one of the words.
    pub const fn may_end(self, text: &str) -> bool {
        self.has(last(text.as_bytes()))
    }

    /// An empty word has every bit: each text begins and ends with it.
    const fn of(bits: Option<u8>) -> Self {
        let mut edge = [0; 4];
        match bits {
            Some(bits) => edge[bits as usize / 64] = 1 << (bits % 64),
            None => edge = [u64::MAX; 4],
        }
        Self(edge)
    }

    const fn has(self, bits: Option<u8>) -> bool {
        match bits {
            Some(bits) => self.0[bits as usize / 64] >> (bits % 64) & 1 == 1,
            None => self.0[0] == u64::MAX,
        }
    }

    const fn with(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }
}

impl FromIterator<Self> for Edge {
    fn from_iter<I: IntoIterator<Item = Self>>(edges: I) -> Self {
        edges.into_iter().fold(Self::default(), Self::with)
    }
}

/// The last eight bits of the first character.
const fn first(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] => None,
        [0xF0..=0xFF, _, c, d, ..] | [0xE0..=0xEF, c, d, ..] | [c @ 0xC0..=0xDF, d, ..] => Some(*c << 6 | *d & 63),
        [a, ..] => Some(*a),
    }
}

/// The last eight bits of the last character.
const fn last(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] => None,
        [.., c, d @ 0x80..=0xFF] => Some(*c << 6 | *d & 63),
        [.., a] => Some(*a),
    }
}

/// Words that a text may begin or end with.
pub(crate) struct WordList {
    words: &'static [&'static str],
    first: Edge,
    last: Edge,
}

impl WordList {
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut first, mut last) = (Edge([0; 4]), Edge([0; 4]));
        let mut i = 0;
        while i < words.len() {
            first = first.with(Edge::of_first(words[i]));
            last = last.with(Edge::of_last(words[i]));
            i += 1;
        }
        Self { words, first, last }
    }

    /// The first of the words that a text begins with.
    pub fn beginning(&self, text: &str) -> Option<&'static str> {
        if self.first.may_begin(text) { self.words.iter().copied().find(|w| text.starts_with(w)) } else { None }
    }

    /// The first of the words that a text ends with.
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        if self.last.may_end(text) { self.words.iter().copied().find(|w| text.ends_with(w)) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_either_end() {
        const LIST: WordList = WordList::new(&["但是", "但", "and ", "é", "😀"]);
        assert_eq!(LIST.beginning("但是他"), Some("但是"));
        assert_eq!(LIST.beginning("and then"), Some("and "));
        assert_eq!(LIST.ending("与é"), Some("é"));
        assert_eq!(LIST.ending("与😀"), Some("😀"));
        assert_eq!(LIST.beginning("他但是"), None);
        assert_eq!(LIST.beginning(""), None);
    }

    #[test]
    fn an_empty_word_stands_everywhere() {
        const LIST: WordList = WordList::new(&[""]);
        assert_eq!(LIST.beginning("甲"), Some(""));
        assert_eq!(LIST.ending(""), Some(""));
    }
}
