//! How long it takes to put many stories together, beside how long it took to read them; and what one more story costs.
//!
//! `cargo bench --bench assembly -- 100000` goes up to so many stories (10,000 without an argument).

#![expect(clippy::print_stdout, reason = "it prints what it measures")]

#[path = "corpus/mod.rs"]
mod corpus;

use std::time::{Duration, Instant};

use feudline::{Extraction, Extractor, Feud, Pack};

use corpus::World;

/// Runs of one measurement, of which the median counts.
const RUNS: usize = 3;

fn main() {
    let most = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(10_000_usize);
    let extractor = Extractor::new(Pack::builtin());
    for (name, world) in [("many disputes", World::Many), ("one firm against all", World::Hub), ("one dispute", World::One)] {
        let mut last: Option<(usize, Duration)> = None;
        let mut stories: Vec<Extraction> = Vec::new();
        let mut reading = Duration::ZERO;
        for size in [1_000, 3_000, 10_000, 30_000, 100_000].into_iter().take_while(|n| *n <= most) {
            let begun = Instant::now();
            stories.extend((stories.len()..size).map(|n| extractor.extract(&corpus::story(world, n))));
            reading += begun.elapsed();
            let (took, feud) = median(|| Feud::assemble(&stories));
            let exponent = last.map_or(f64::NAN, |(n, t)| (took.as_secs_f64() / t.as_secs_f64()).ln() / (size as f64 / n as f64).ln());
            last = Some((size, took));
            println!(
                "{name}: {size} stories read in {reading:.2?}, put together in {took:.2?} ({:.2} of that, exponent {exponent:.2}); {} events, {} disputes",
                took.as_secs_f64() / reading.as_secs_f64(),
                feud.events.len(),
                feud.disputes.len(),
            );
        }
        one_more(name, &stories[..2_001.min(stories.len())]);
    }
}

/// The last story added to all others, beside all put together anew.
fn one_more(name: &str, stories: &[Extraction]) {
    let (last, others) = stories.split_last().expect("there are stories");
    let stored = Feud::assemble(others);
    let (added, merged) = median(|| stored.merge(&Feud::assemble(std::slice::from_ref(last))));
    let (anew, whole) = median(|| Feud::assemble(stories));
    assert!(merged == whole, "adding gives what assembling gives");
    println!("{name}: one story added to {} in {added:.2?}, all put together anew in {anew:.2?}", others.len());
}

fn median<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times: Vec<(Duration, T)> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            let result = run();
            (begun.elapsed(), result)
        })
        .collect();
    times.sort_by_key(|(time, _)| *time);
    times.swap_remove(RUNS / 2)
}
