//! Word borders and parts of speech from jieba, as evidence: its dictionary is loaded the first time it is asked.

use std::sync::LazyLock;

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// A word of one folded sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte, in the text that was cut.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// jieba's part of speech (`v`, `n`, `nr` …), owned by the dictionary.
    pub tag: String,
}

/// Cuts one folded sentence into words. Linear; never give it a whole document.
#[must_use]
pub fn words(sentence: &str) -> Vec<Word> {
    JIEBA
        .tag(sentence, false)
        .into_iter()
        .scan(0, |at, tag| {
            let start = *at;
            *at += tag.word.len();
            Some(Word { start, end: *at, tag: tag.tag.to_owned() })
        })
        .collect()
}
