//! Bytes a second of the full extraction beside `jieba.cut(text, true)` over the same stories, in one run.
//!
//! `cargo bench` prints criterion's figures for both, then a paired comparison: the two take turns over the corpus
//! repeated to 20 MB, so that the ratio holds on a machine whose speed drifts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use feudline::{Document, Extractor, Pack};
use jieba_rs::Jieba;

/// How much text one side reads in the paired comparison.
const BYTES: usize = 20 << 20;
/// How often the two sides take turns over it.
const ROUNDS: usize = 5;

fn main() {
    let stories = stories();
    let extractor = Extractor::new(Pack::builtin());
    let jieba = Jieba::new();
    let size = stories.iter().map(|s| s.text().len()).sum::<usize>();
    let extract = || stories.iter().map(|s| extractor.extract(black_box(s)).reports.len()).sum::<usize>();
    let cut = || stories.iter().map(|s| jieba.cut(black_box(s.text()), true).len()).sum::<usize>();

    let mut criterion = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3)).configure_from_args();
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(size as u64));
    group.bench_function("extract", |b| b.iter(extract));
    group.bench_function("jieba cut", |b| b.iter(cut));
    group.finish();

    let repeats = BYTES.div_ceil(size);
    let speed = |took: Duration| (repeats * size) as f64 / took.as_secs_f64() / 1e6;
    let time = |work: &dyn Fn() -> usize| {
        let start = Instant::now();
        for _ in 0..repeats {
            black_box(work());
        }
        start.elapsed()
    };
    let mut rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (speed(time(&extract)), speed(time(&cut)))).collect();
    rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    let (ours, theirs) = rounds[ROUNDS / 2];
    let line = format!(
        "extract {ours:.1} MB/s, jieba cut {theirs:.1} MB/s, ratio {:.2} (median of {ROUNDS} paired rounds over 20 MB)",
        ours / theirs
    );
    std::io::Write::write_all(&mut std::io::stdout(), format!("{line}\n").as_bytes()).expect("standard output is open");
}

/// The regression corpus: short stories in both languages.
fn stories() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the corpus stands in tests/corpus").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| Document::new(p.display().to_string(), std::fs::read_to_string(p).expect("a readable story"))).collect()
}
