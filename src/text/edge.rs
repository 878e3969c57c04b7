//! Whether a text may begin or end with a word of a list: one look at the character there tells most texts from all of them.

/// The first or last characters of some words, one bit for many characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edge(u64);

impl Edge {
    /// The first character of a word.
    pub const fn of_first(word: &str) -> Self {
        Self(first(word.as_bytes()))
    }

    /// The last character of a word.
    pub const fn of_last(word: &str) -> Self {
        Self(last(word.as_bytes()))
    }

    /// Whether a text may begin with one of the words.
    pub const fn may_begin(self, text: &str) -> bool {
        self.0 != 0 && self.0 & first(text.as_bytes()) != 0
    }

    /// Whether a text may end with one of the words.
    pub const fn may_end(self, text: &str) -> bool {
        self.0 != 0 && self.0 & last(text.as_bytes()) != 0
    }
}

impl FromIterator<Self> for Edge {
    fn from_iter<I: IntoIterator<Item = Self>>(edges: I) -> Self {
        Self(edges.into_iter().fold(0, |all, edge| all | edge.0))
    }
}

/// The bit of the last byte of the first character; an empty text has every bit, as it may be anything.
const fn first(bytes: &[u8]) -> u64 {
    match bytes {
        [] => u64::MAX,
        [_, _, c, ..] if bytes[0] >= 0xE0 => 1 << (*c & 63),
        [_, b, ..] if bytes[0] >= 0xC0 => 1 << (*b & 63),
        [a, ..] => 1 << (*a & 63),
    }
}

const fn last(bytes: &[u8]) -> u64 {
    match bytes {
        [] => u64::MAX,
        [.., a] => 1 << (*a & 63),
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
        let (mut first, mut last) = (Edge(0), Edge(0));
        let mut i = 0;
        while i < words.len() {
            first.0 |= Edge::of_first(words[i]).0;
            last.0 |= Edge::of_last(words[i]).0;
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
