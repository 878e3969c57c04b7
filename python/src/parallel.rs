//! Many stories read at once.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many threads are used where nobody says.
pub(crate) fn jobs(asked: Option<usize>) -> usize {
    asked.filter(|&jobs| jobs > 0).unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZeroUsize::get))
}

/// What a function makes of each item, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], jobs: usize, make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let jobs = jobs.min(items.len());
    if jobs < 2 {
        return items.iter().map(make).collect();
    }
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut own = Vec::new();
                while let Some((at, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?))) {
                    own.push((at, make(item)));
                }
                made.lock().expect("no thread panics while it holds this").extend(own);
            });
        }
    });
    let mut made = made.into_inner().expect("no thread panics while it holds this");
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, result)| result).collect()
}
