//! Names that too many rows share. A name that stands for a hundred thousand people tells none of them apart, and every
//! place where it stands would cost as many looks.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::limits;
use super::rows::{Row, Rows};
use crate::error::Fault;
use crate::text::normal;

/// How many counters tell names apart at first, at most: many more than names, in little memory.
const COUNTERS: usize = 1 << 22;
/// Counters for each name, so that a small table does not pay for a large one.
const COUNTERS_EACH: usize = 8;

/// Finds the names that more rows share than [`limits::SHARED`]. Each is a fault of the first row that is one too many.
pub(super) fn check(rows: &Rows, faults: &mut Vec<Fault>) {
    // names are counted by hash first: counted as texts, a million would take as much memory as their rows
    let counted: usize = rows.iter().map(|row| row.written_names().count()).sum();
    if counted <= limits::SHARED {
        return;
    }
    let size = counted.saturating_mul(COUNTERS_EACH).min(COUNTERS);
    let mut counters = vec![0_u8; size];
    let place = |name: &str| place(name, size);
    for name in rows.iter().flat_map(names) {
        let counter = &mut counters[place(&name)];
        *counter = counter.saturating_add(1);
    }
    if counters.iter().all(|&count| usize::from(count) <= limits::SHARED) {
        return;
    }
    let mut shared: FxHashMap<Cow<'_, str>, Sharing> = FxHashMap::default();
    for (i, row) in (0..).zip(rows.iter()) {
        for name in names(row).filter(|name| usize::from(counters[place(name)]) > limits::SHARED) {
            shared.entry(name).or_default().add(i);
        }
    }
    let mut shared: Vec<_> = shared.into_iter().filter(|(_, sharing)| sharing.rows > limits::SHARED).collect();
    shared.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    faults.extend(shared.iter().take(limits::FAULTS).map(|(name, sharing)| {
        let row = rows.row(sharing.beyond);
        Fault {
            file: row.file().to_owned(),
            line: row.line_number(),
            what: format!("`{}` names {} rows, more than {}", limits::clipped(name), sharing.rows, limits::SHARED),
            help: "give each the name that tells it apart, or leave this one out".to_owned(),
        }
    }));
}

/// The rows that share a name.
#[derive(Default)]
struct Sharing {
    rows: usize,
    /// The last one counted: traditional and simplified forms of one row fold onto one name.
    last: u32,
    /// The first that is one too many.
    beyond: u32,
}

impl Sharing {
    fn add(&mut self, row: u32) {
        if self.rows > 0 && self.last == row {
            return;
        }
        self.rows += 1;
        self.last = row;
        if self.rows == limits::SHARED + 1 {
            self.beyond = row;
        }
    }
}

/// The names of a row as texts are searched for them; none of a word table, whose rows are the words themselves.
fn names(row: Row<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    let names = (!row.table().is_of_words()).then(|| row.written_names());
    names.into_iter().flatten().map(normal::folded)
}

fn place(name: &str, size: usize) -> usize {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish() as usize % size
}
