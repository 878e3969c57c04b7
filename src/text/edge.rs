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

    /// The first characters and the last ones of words with blanks between them.
    pub const fn of_words(list: &str) -> [Self; 2] {
        let mut edges = [Self([0; 4]); 2];
        let (mut rest, mut end) = (list.as_bytes(), 0);
        while end <= rest.len() {
            if end < rest.len() && rest[end] != b' ' {
                end += 1;
                continue;
            }
            let (word, after) = rest.split_at(end);
            edges = [edges[0].with(Self::of(first(word))), edges[1].with(Self::of(last(word)))];
            if let [_, next @ ..] = after {
                (rest, end) = (next, 0);
            } else {
                break;
            }
        }
        edges
    }

    /// The last character of a word.
    pub const fn of_last(word: &str) -> Self {
        Self::of(last(word.as_bytes()))
    }

    /// Whether a text may begin with one of the words.
    #[inline]
    pub const fn may_begin(self, text: &str) -> bool {
        self.has(first(text.as_bytes()))
    }

    /// Whether one of the words may begin with a character, or end with it.
    #[inline]
    pub const fn may_hold(self, c: char) -> bool {
        self.has(Some(c as u8))
    }

    /// Whether a text may end with one of the words.
    #[inline]
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

    #[inline]
    const fn has(self, bits: Option<u8>) -> bool {
        match bits {
            Some(bits) => self.0[bits as usize / 64] >> (bits % 64) & 1 == 1,
            None => self.0[0] == u64::MAX,
        }
    }

    /// Both.
    pub const fn with(self, other: Self) -> Self {
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
#[inline]
const fn first(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] => None,
        [0xF0..=0xFF, _, c, d, ..] | [0xE0..=0xEF, c, d, ..] | [c @ 0xC0..=0xDF, d, ..] => Some(*c << 6 | *d & 63),
        [a, ..] => Some(*a),
    }
}

/// The last eight bits of the last character.
#[inline]
const fn last(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] => None,
        [.., c, d @ 0x80..=0xFF] => Some(*c << 6 | *d & 63),
        [.., a] => Some(*a),
    }
}

/// The same of a character beside the first or last one; a word of one character goes on with any.
#[derive(Clone, Copy)]
struct Inner {
    edge: Edge,
    /// Whether one of the words is too short to have such a character.
    short: bool,
}

impl Inner {
    const NONE: Self = Self { edge: Edge([0; 4]), short: false };

    const fn with(self, bits: Option<u8>) -> Self {
        match bits {
            Some(_) => Self { edge: self.edge.with(Edge::of(bits)), ..self },
            None => Self { short: true, ..self },
        }
    }

    #[inline]
    const fn fits(self, bits: Option<u8>) -> bool {
        self.short || bits.is_some() && self.edge.has(bits)
    }
}

/// The last eight bits of the second character.
#[inline]
const fn second(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] => None,
        [0xF0..=0xFF, _, _, _, rest @ ..] | [0xE0..=0xEF, _, _, rest @ ..] | [0xC0..=0xDF, _, rest @ ..] | [_, rest @ ..] => first(rest),
    }
}

/// The last eight bits of the last character but one.
#[inline]
const fn last_but_one(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [] | [0x80..=0xFF] => None,
        [rest @ .., 0x00..=0x7F]
        | [rest @ .., 0xC0..=0xFF, _]
        | [rest @ .., 0xC0..=0xFF, _, _]
        | [rest @ .., 0xC0..=0xFF, _, _, _]
        | [rest @ .., _] => last(rest),
    }
}

/// Words that a text may begin or end with. The two outer characters of a text tell most texts from all of them.
pub(crate) struct WordList {
    words: &'static [&'static str],
    first: Edge,
    second: Inner,
    last: Edge,
    last_but_one: Inner,
}

impl WordList {
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut first, mut last) = (Edge([0; 4]), Edge([0; 4]));
        let (mut next, mut before) = (Inner::NONE, Inner::NONE);
        let mut i = 0;
        while i < words.len() {
            first = first.with(Edge::of_first(words[i]));
            next = next.with(second(words[i].as_bytes()));
            last = last.with(Edge::of_last(words[i]));
            before = before.with(last_but_one(words[i].as_bytes()));
            i += 1;
        }
        Self { words, first, second: next, last, last_but_one: before }
    }

    /// The first of the words that a text begins with.
    #[inline]
    pub fn beginning(&self, text: &str) -> Option<&'static str> {
        let may = self.first.may_begin(text) && self.second.fits(second(text.as_bytes()));
        if may { self.words.iter().copied().find(|word| begins(text.as_bytes(), word.as_bytes())) } else { None }
    }

    /// The first of the words that a text ends with.
    #[inline]
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        let may = self.last.may_end(text) && self.last_but_one.fits(last_but_one(text.as_bytes()));
        if may { self.words.iter().copied().find(|word| ends(text.as_bytes(), word.as_bytes())) } else { None }
    }
}

/// Whether a text begins with a word: the last byte of it tells most others.
fn begins(text: &[u8], word: &[u8]) -> bool {
    match word {
        [] => true,
        [.., last] => text.get(word.len() - 1) == Some(last) && text.starts_with(word),
    }
}

/// Whether a text ends with a word: the last byte of its first character tells most others.
fn ends(text: &[u8], word: &[u8]) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    let place = word.len().min(3).saturating_sub(1);
    text.get(start + place) == word.get(place) && text.ends_with(word) || word.is_empty()
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
        assert_eq!(LIST.beginning("但"), Some("但"));
        assert_eq!((LIST.beginning("é"), LIST.ending("é"), LIST.ending("d ")), (Some("é"), Some("é"), None));
    }

    #[test]
    fn the_second_character_tells_too() {
        const LIST: WordList = WordList::new(&["起诉", "😀é", "ab"]);
        assert_eq!((LIST.beginning("起诉他"), LIST.ending("他起诉")), (Some("起诉"), Some("起诉")));
        assert_eq!((LIST.beginning("起"), LIST.beginning("起点"), LIST.ending("诉"), LIST.ending("上诉")), (None, None, None, None));
        assert_eq!((LIST.beginning("😀é"), LIST.ending("与😀é")), (Some("😀é"), Some("😀é")));
        assert_eq!((LIST.beginning("abc"), LIST.ending("cab"), LIST.ending("b")), (Some("ab"), Some("ab"), None));
    }

    #[test]
    fn words_of_a_list_begin_and_end_with_their_characters() {
        const EDGES: [Edge; 2] = Edge::of_words("起诉 人 和解");
        assert!(["起", "人", "和"].iter().all(|c| EDGES[0].may_begin(c)) && ["诉", "人", "解"].iter().all(|c| EDGES[1].may_end(c)));
        assert!(!EDGES[0].may_begin("解") && !EDGES[1].may_end("起") && !EDGES[0].may_begin(" "));
    }

    #[test]
    fn an_empty_word_stands_everywhere() {
        const LIST: WordList = WordList::new(&[""]);
        assert_eq!(LIST.beginning("甲"), Some(""));
        assert_eq!(LIST.ending(""), Some(""));
    }
}
