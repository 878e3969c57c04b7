//! Prints the timeline of a well-known dispute from an embedded story: `cargo run --release --example musk_openai`.

use std::io::{self, Write};

use feudline::export::text::{Labels, TextOptions};
use feudline::{Document, Extractor, Feud, Pack};

const STORY: &str = include_str!("musk_openai.txt");

fn main() -> io::Result<()> {
    io::stdout().write_all(timeline().as_bytes())
}

/// The story's timeline, with English labels.
pub fn timeline() -> String {
    let extractor = Extractor::new(Pack::builtin());
    let extraction = extractor.extract(&Document::new("musk_openai.txt", STORY));
    let feud = Feud::assemble(&[extraction]);
    let options = TextOptions { labels: Some(Labels::English), ..TextOptions::default() };
    feud.to_text(options)
}
