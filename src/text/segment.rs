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
        match tag {
            "nz" | "nt" | "ns" | "j" | "x" | "eng" => Self::Proper,
            "vn" => Self::VerbalNoun,
            // a character that is no word of its own
            "zg" => Self::Other,
            _ if tag.starts_with("nr") => Self::Person,
            _ if tag.starts_with(['v', 'd', 'p', 'c', 'r', 'u', 'm', 't', 'f', 'q', 'y', 'z', 'i', 'l']) => Self::Function,
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
    JIEBA
        .tag(sentence, false)
        .into_iter()
        .scan(0, |at, tag| {
            let start = *at;
            *at += tag.word.len();
            Some(Word { start, end: *at, part: Part::of(tag.tag) })
        })
        .collect()
}
