//! Where else a word with a capital stands in a text: found in one pass for all of them, when it is first asked.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::words::Words;

/// The words with a capital of a text.
pub(super) struct Seen<'t> {
    text: &'t str,
    words: &'t Words,
    found: OnceCell<Found<'t>>,
}

#[derive(Default)]
struct Found<'t> {
    /// Those that stand behind a given name.
    men: FxHashSet<&'t str>,
    /// Those that stand inside a sentence.
    inside: FxHashSet<&'t str>,
}

impl<'t> Seen<'t> {
    pub const fn new(text: &'t str, words: &'t Words) -> Self {
        Self { text, words, found: OnceCell::new() }
    }

    /// Whether the word stands behind a given name somewhere: it is a man's.
    pub fn is_man(&self, word: &str) -> bool {
        self.found().men.contains(word)
    }

    /// Whether the word stands inside a sentence somewhere: its capital is its own.
    pub fn stands_inside(&self, word: &str) -> bool {
        self.found().inside.contains(word)
    }

    fn found(&self) -> &Found<'t> {
        self.found.get_or_init(|| {
            let mut found = Found::default();
            for space in memchr::memchr_iter(b' ', self.text.as_bytes()) {
                let rest = &self.text[space + 1..];
                let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                if !rest.starts_with(|c: char| c.is_ascii_uppercase()) || length == 0 {
                    continue;
                }
                let word = &rest[..length];
                if is_inside(self.text, space + 1) {
                    found.inside.insert(word);
                }
                if self.words.given(last_word(&self.text[..space])).is_some() {
                    found.men.insert(word);
                }
            }
            found
        })
    }
}

/// Whether a word stands inside a sentence: a small letter or a comma before the space before it.
pub(super) fn is_inside(text: &str, at: usize) -> bool {
    text[..at].strip_suffix(' ').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_lowercase() || c == ','))
}

/// The letters at the end of a text.
pub(super) fn last_word(text: &str) -> &str {
    &text[text.len() - text.bytes().rev().take_while(u8::is_ascii_alphabetic).count()..]
}
