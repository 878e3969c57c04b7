//! What feudline does with any bytes whatever, and what must hold of it. libFuzzer runs this for hours (`.ci/campaign fuzz`),
//! `cargo test` for a moment (`tests/fuzzed.rs`): the same code, so that every find is a test.

#[path = "../../../src/bin/feudline/line.rs"]
#[allow(dead_code, unreachable_pub)]
mod line;
mod mutate;
mod read;
mod seeds;
mod told;
mod written;

use std::sync::LazyLock;

use feudline::{Extractor, Pack};

pub use mutate::mutate;

/// The built-in pack, made ready once.
pub static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// What is given any bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Bytes in any encoding to text, and its folded view.
    Decode,
    /// Web pages and Markdown to stories.
    Page,
    /// Text to an extraction.
    Extract,
    /// Tables and grammars of one's own.
    Pack,
    /// The pattern of a rule, and a text.
    Rule,
    /// A line of a batch, and a pair of names.
    Line,
    /// A stored result, read back and merged.
    Result,
    /// Stories to every format.
    Writers,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 8] = [Self::Decode, Self::Page, Self::Extract, Self::Pack, Self::Rule, Self::Line, Self::Result, Self::Writers];

    /// The name of its program and folders.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Page => "page",
            Self::Extract => "extract",
            Self::Pack => "pack",
            Self::Rule => "rule",
            Self::Line => "line",
            Self::Result => "result",
            Self::Writers => "writers",
        }
    }

    /// Inputs to begin with: pieces of our own stories, pages, packs and results.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        seeds::of(self)
    }

    /// Does with the bytes what a user would, and panics where something does not hold.
    pub fn run(self, bytes: &[u8]) {
        match self {
            Self::Decode => read::decode(bytes),
            Self::Page => read::page(bytes),
            Self::Extract => told::extract(bytes),
            Self::Pack => read::pack(bytes),
            Self::Rule => read::rule(bytes),
            Self::Line => read::line(bytes),
            Self::Result => read::result(bytes),
            Self::Writers => written::writers(bytes),
        }
    }
}
