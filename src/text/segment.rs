//! Word borders and parts of speech from jieba, as evidence: its dictionary is loaded the first time it is asked.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Whether a thread was told to load the dictionary and is still at it.
static LOADING: AtomicBool = AtomicBool::new(false);

/// What jieba's part of speech says about a name that holds the word.
///
/// ```
/// use feudline::text::segment::{Part, words};
/// assert!(words("他起诉").iter().any(|word| word.part == Part::Function));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A personal name (`nr`, `nrt` …).
    Person,
    /// Another name, an abbreviation, a foreign word or something unknown.
    Proper,
    /// A verb used as a noun: 发展, 影响.
    VerbalNoun,
    /// A verb, adverb, preposition, numeral … that stands in no name.
    Function,
    /// Any other noun or adjective.
    Other,
}

impl Part {
    fn of(tag: &str) -> Self {
        match tag.as_bytes() {
            b"nz" | b"nt" | b"ns" | b"j" | b"x" | b"eng" => Self::Proper,
            b"vn" => Self::VerbalNoun,
            // a character that is no word of its own
            b"zg" => Self::Other,
            [b'n', b'r', ..] => Self::Person,
            [b'v' | b'd' | b'p' | b'c' | b'r' | b'u' | b'm' | b't' | b'f' | b'q' | b'y' | b'z' | b'i' | b'l', ..] => Self::Function,
            _ => Self::Other,
        }
    }
}

/// Loads the dictionary now instead of when a sentence first asks for it: about a tenth of a second of one core. A program
/// that reads one story and ends does it on a thread of its own while the pack loads.
pub fn load() {
    LOADING.store(true, Ordering::Relaxed);
    LazyLock::force(&JIEBA);
    LOADING.store(false, Ordering::Relaxed);
}

/// Whether [`load`] runs on another thread: who needs no word borders yet has time.
pub(crate) fn is_loading() -> bool {
    LOADING.load(Ordering::Relaxed)
}

/// A word of one folded sentence.
///
/// ```
/// use feudline::text::segment::words;
/// let sentence = "法院判决";
/// let all: Vec<&str> = words(sentence).iter().map(|word| &sentence[word.start..word.end]).collect();
/// assert_eq!(all.concat(), sentence);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte, in the text that was cut.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its part of speech.
    pub part: Part,
}

/// Whether jieba's dictionary has the word: far cheaper than a cut.
#[must_use]
pub fn is_word(word: &str) -> bool {
    JIEBA.has_word(word)
}

/// Cuts one folded sentence or clause into words. Linear; never give it a whole document.
#[must_use]
pub fn words(sentence: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity(sentence.len() / 4);
    each_word(sentence, |word| out.push(word));
    out
}

/// Gives the words of one folded sentence or clause, in order.
pub(crate) fn each_word(sentence: &str, mut found: impl FnMut(Word)) {
    for tag in JIEBA.tag(sentence, false) {
        found(Word { start: tag.byte_start, end: tag.byte_end, part: Part::of(tag.tag) });
    }
}
