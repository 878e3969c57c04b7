//! One pass over the stories of the corpus, for whoever counts its instructions: everything else happens before.

use std::hint::black_box;

use feudline::{Document, Extractor, Feud, Pack};

fn main() {
    let mut paths: Vec<_> = std::fs::read_dir("tests/corpus").expect("the corpus").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: &std::path::PathBuf| Document::new(path.display().to_string(), std::fs::read_to_string(path).expect("a story"));
    let stories: Vec<Document> = paths.iter().map(read).collect();
    let extractor = Extractor::new(Pack::builtin());
    // what is made ready once, when it is first needed, is no part of the pass
    stories.iter().for_each(|story| drop(black_box(extractor.extract(story))));
    black_box(counted_pass(&extractor, &stories));
}

/// What is counted: all stories read and put together. Nothing else may bear its name, not a closure of it either: entering that would
/// end the count.
#[inline(never)]
fn counted_pass(extractor: &Extractor, stories: &[Document]) -> Feud {
    stories.iter().map(|story| extractor.extract(black_box(story))).collect()
}
