//! Names that stay apart when the exports of many disputes meet in one place.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::feud::Feud;

/// Eighteen hexadecimal digits that tell these stories from others: the same stories give the same digits.
pub(super) fn digits(feud: &Feud) -> String {
    let mut hash = Sha256::new();
    for story in &feud.documents {
        // lengths before words, so that no two sets of stories run together to the same bytes
        for text in [&story.id, &story.text] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
    }
    hash.finalize().iter().take(9).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// URNs for one feud.
pub(super) struct Urns {
    feud: String,
}

impl Urns {
    pub fn new(feud: &Feud) -> Self {
        Self { feud: format!("urn:feudline:{}", digits(feud)) }
    }

    /// Of the feud as a whole.
    pub fn whole(&self) -> &str {
        &self.feud
    }

    /// Of what has an identifier in `feudline/1`.
    pub fn of(&self, id: &str) -> String {
        format!("{}:{id}", self.feud)
    }

    /// Of a story, by its index.
    pub fn story(&self, document: usize) -> String {
        self.of(&format!("s{}", document + 1))
    }
}
