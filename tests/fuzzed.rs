//! What the fuzz targets do, done for a moment: over their seeds, over every input that once broke something, and over
//! changes of both that are the same each time. `FUZZ_CHANGES` asks for more of them.

#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use std::fs;
use std::panic;
use std::path::Path;

use targets::{Target, mutate};

/// How many changed inputs each target gets.
const CHANGES: usize = 60;

/// Runs a target over one input; a failure tells the input as Rust has it, after what broke.
fn run(target: Target, bytes: &[u8]) {
    let whole = panic::catch_unwind(|| target.run(bytes)).is_ok();
    assert!(whole, "{} breaks on b\"{}\"", target.word(), bytes.escape_ascii());
}

fn changed(target: Target) {
    let changes = std::env::var("FUZZ_CHANGES").ok().and_then(|n| n.parse().ok()).unwrap_or(CHANGES);
    let seeds = target.seeds();
    assert!(seeds.len() > 5, "{} has seeds", target.word());
    let step = seeds.len().div_ceil(20);
    seeds.iter().step_by(step).for_each(|seed| run(target, seed));
    let mut pool = seeds.clone();
    for n in 0..changes {
        let at = n * 7919 % pool.len();
        let most = pool[at].len().max(64) + 32;
        let new = mutate(target, &pool[at], most, n as u64);
        run(target, &new);
        // changes of changes lead further away
        pool[at] = new;
    }
}

macro_rules! changed {
    ($($name:ident $target:ident),*) => { $(#[test] fn $name() { changed(Target::$target); })* };
}

changed!(
    any_bytes_decode Decode,
    any_page_is_read Page,
    any_text_is_read Extract,
    any_pack_is_checked Pack,
    any_rule_runs Rule,
    any_line_is_answered Line,
    any_result_is_read_back Result,
    any_story_is_written Writers
);

/// `fuzz/found/TARGET/` holds the inputs that once broke something, each named after what it broke.
#[test]
fn nothing_found_once_breaks_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found");
    for target in Target::ALL {
        let Ok(entries) = fs::read_dir(folder.join(target.word())) else { continue };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| run(target, &fs::read(path).expect("it can be read")));
    }
}
