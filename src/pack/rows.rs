//! Rows of gazetteers, where they stand: a table is read once and kept as it was written, and a row is a place in it.
//!
//! A pack of a million rows then takes little more memory than its files, and the built-in tables none at all.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use smallvec::SmallVec;

use super::RowId;
use super::tables::{Needs, TableKind, parts};

/// One real-world thing with all its names, or one word of a word table.
///
/// ```
/// use feudline::Pack;
/// let pack = Pack::builtin();
/// let openai = pack.rows().find(|row| row.id() == "openai").unwrap();
/// assert_eq!((openai.kind(), openai.file()), ("company", "gazetteers/organizations.tsv"));
/// assert!(openai.names().any(|name| name == "OpenAI"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Row<'p> {
    rows: &'p Rows,
    index: u32,
}

/// All rows of a pack, by their index.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    tables: Vec<Arc<Table>>,
    /// Where each row stands.
    lines: Vec<Line>,
    /// The kind of table that is, which is asked most often.
    kinds: Vec<TableKind>,
    /// Where later packs say more of a row.
    later: FxHashMap<u32, Vec<Line>>,
}

/// A table as it was written.
#[derive(Debug)]
pub(super) struct Table {
    pub kind: TableKind,
    pub file: Box<str>,
    pub text: Cow<'static, str>,
}

/// Where a row stands in a table.
#[derive(Clone, Copy, Debug)]
struct Line {
    table: u32,
    /// Counted from one.
    number: u32,
    /// In bytes.
    start: u32,
}

impl<'p> Row<'p> {
    /// Its index in the pack.
    #[must_use]
    pub const fn row_id(self) -> RowId {
        RowId(self.index)
    }

    /// The table it stands in.
    #[must_use]
    #[inline]
    pub fn table(self) -> TableKind {
        self.rows.kinds[self.index as usize]
    }

    /// Its identifier; in word tables the word itself.
    #[must_use]
    pub fn id(self) -> &'p str {
        self.rows.cell(self.line(), 0)
    }

    /// Its kind, class or use.
    #[must_use]
    pub fn kind(self) -> &'p str {
        self.rows.cell(self.line(), 1)
    }

    /// All names as written, each once, the canonical one first, Chinese before English; of a word table the word.
    pub fn names(self) -> impl Iterator<Item = &'p str> {
        let mut seen: SmallVec<[&str; 8]> = SmallVec::new();
        self.written_names().filter(move |name| {
            let fresh = !seen.contains(name);
            if fresh {
                seen.push(name);
            }
            fresh
        })
    }

    /// The same, a name twice that is written twice.
    pub(crate) fn written_names(self) -> impl Iterator<Item = &'p str> {
        self.lines().flat_map(move |line| {
            let columns = self.rows.table(line).kind.names();
            columns.iter().flat_map(move |&column| several(self.rows.cell(line, column)))
        })
    }

    /// Names that need evidence, as written, with what they need; of a name that stands twice the last one counts.
    pub fn needs(self) -> impl Iterator<Item = (&'p str, Needs)> {
        self.cells("needs").filter_map(|need| Needs::read(need).ok())
    }

    /// Dated roles as written: `org:title:from..to`.
    pub fn roles(self) -> impl Iterator<Item = &'p str> {
        self.cells("roles")
    }

    /// The note; empty where nobody wrote one.
    #[must_use]
    pub fn note(self) -> &'p str {
        self.rows.cell(self.line(), self.table().columns().len() - 1)
    }

    /// The language column of word tables; empty for other tables.
    #[must_use]
    pub fn language(self) -> &'p str {
        self.table().column("lang").map_or("", |column| self.rows.cell(self.line(), column))
    }

    /// The texts in a column, which stand between `|`; none where the table has no such column.
    pub(super) fn all_in(self, column: &'static str) -> impl Iterator<Item = &'p str> {
        self.cells(column)
    }

    /// The file it stands in, relative to the pack.
    #[must_use]
    pub fn file(self) -> &'p str {
        &self.rows.table(self.line()).file
    }

    /// Its line, counted from one.
    #[must_use]
    pub fn line_number(self) -> usize {
        self.line().number as usize
    }

    fn line(self) -> Line {
        self.rows.lines[self.index as usize]
    }

    /// Where it stands, in this pack and in those laid over it.
    fn lines(self) -> impl Iterator<Item = Line> {
        std::iter::once(self.line()).chain(self.rows.later.get(&self.index).into_iter().flatten().copied())
    }

    /// The pieces of a column in all its lines.
    fn cells(self, column: &'static str) -> impl Iterator<Item = &'p str> {
        let of_line = move |line| self.rows.table(line).kind.column(column).map_or("", |column| self.rows.cell(line, column));
        self.lines().flat_map(move |line| several(of_line(line)))
    }
}

impl Rows {
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn row(&self, index: u32) -> Row<'_> {
        assert!((index as usize) < self.len(), "the pack has no row {index}");
        Row { rows: self, index }
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        (0..self.len() as u32).map(|index| Row { rows: self, index })
    }

    fn table(&self, line: Line) -> &Table {
        &self.tables[line.table as usize]
    }

    fn cell(&self, line: Line, column: usize) -> &str {
        let text = &self.table(line).text[line.start as usize..];
        let row = &text[..memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len())];
        parts(row, b'\t').nth(column).unwrap_or_default().trim()
    }
}

/// The pieces of a cell.
pub(super) fn several(cell: &str) -> impl Iterator<Item = &str> {
    parts(cell, b'|').map(str::trim).filter(|piece| !piece.is_empty())
}

/// Adds rows to others; those with one table and identifier are one row.
pub(super) struct Adding<'r> {
    rows: &'r mut Rows,
    /// The rows by table and identifier.
    known: HashTable<u32>,
}

/// What came of a row that was added.
pub(super) enum Added {
    /// It is a new row, or says more of one of an earlier pack.
    Well,
    /// This table has it already, on this line.
    Twice(usize),
    /// With it the row would have more names than it may have.
    TooManyNames,
}

impl<'r> Adding<'r> {
    pub fn to(rows: &'r mut Rows) -> Self {
        let mut known = HashTable::with_capacity(rows.len());
        for row in rows.iter() {
            known.insert_unique(hash(row.table(), row.id()), row.index, |&i| rows.hash(i));
        }
        Self { rows, known }
    }

    /// Begins a table of about so many rows.
    pub fn begin(&mut self, table: Arc<Table>, rows: usize) {
        self.rows.tables.push(table);
        self.rows.lines.reserve(rows);
        self.rows.kinds.reserve(rows);
        self.known.reserve(rows, |&i| self.rows.hash(i));
    }

    /// Adds a row of the table that was begun last.
    pub fn add(&mut self, start: usize, number: usize, most_names: usize) -> Added {
        let line = Line { table: self.rows.tables.len() as u32 - 1, number: number as u32, start: start as u32 };
        let (kind, id) = (self.rows.table(line).kind, self.rows.cell(line, 0));
        let same = |&i: &u32| self.rows.row(i).table() == kind && self.rows.row(i).id() == id;
        let hash = hash(kind, id);
        let Some(&old) = self.known.find(hash, same) else {
            let index = self.rows.len() as u32;
            self.rows.lines.push(line);
            self.rows.kinds.push(kind);
            self.known.insert_unique(hash, index, |&i| self.rows.hash(i));
            return Added::Well;
        };
        // a table of another pack has the same name, but is another text
        if let Some(twice) = self.rows.row(old).lines().find(|known| known.table == line.table) {
            return Added::Twice(twice.number as usize);
        }
        self.rows.later.entry(old).or_default().push(line);
        if self.rows.row(old).names().nth(most_names).is_some() {
            self.rows.later.entry(old).or_default().pop();
            return Added::TooManyNames;
        }
        Added::Well
    }
}

impl Rows {
    fn hash(&self, index: u32) -> u64 {
        let row = self.row(index);
        hash(row.table(), row.id())
    }
}

fn hash(table: TableKind, id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (table, id).hash(&mut hasher);
    hasher.finish()
}
