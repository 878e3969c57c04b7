//! Gazetteer files: tab-separated rows, checked column by column.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::limits::{self, clipped};
use crate::error::Fault;
use crate::text::normal;

/// What a table holds, told by its file name.
///
/// ```
/// use feudline::pack::TableKind;
/// assert!(TableKind::files().any(|file| file == "people.tsv"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TableKind {
    /// People.
    People,
    /// Companies, banks, funds …
    Organizations,
    /// Courts, regulators, ministries …
    Institutions,
    /// Newspapers, agencies, sites.
    Media,
    /// Products and services.
    Products,
    /// Places.
    Places,
    /// Posts and professions.
    Titles,
    /// Endings that make an unknown name an organisation.
    Suffixes,
    /// Chinese surnames.
    Surnames,
    /// Characters used to spell foreign names.
    Transliteration,
    /// Words of the language that are no names though they look like one.
    Words,
}

impl TableKind {
    const ALL: [(Self, &'static str, &'static [&'static str]); 11] = [
        (Self::People, "people.tsv", ENTITY),
        (Self::Organizations, "organizations.tsv", ENTITY),
        (Self::Institutions, "institutions.tsv", ENTITY),
        (Self::Media, "media.tsv", ENTITY),
        (Self::Products, "products.tsv", ENTITY),
        (Self::Places, "places.tsv", &["id", "kind", "zh", "hant", "en", "note"]),
        (Self::Titles, "titles.tsv", &["id", "class", "zh", "hant", "en", "note"]),
        (Self::Suffixes, "suffixes.tsv", &["suffix", "kind", "lang", "note"]),
        (Self::Surnames, "surnames.tsv", &["name", "kind", "note"]),
        (Self::Transliteration, "transliteration.tsv", &["char", "use", "note"]),
        (Self::Words, "words.tsv", &["word", "use", "note"]),
    ];

    /// The table that a file name stands for; the folder before it does not matter.
    #[must_use]
    pub fn of_file(file: &str) -> Option<Self> {
        let base = file.rsplit('/').next().unwrap_or(file);
        Self::ALL.iter().find(|(_, name, _)| *name == base).map(|(kind, ..)| *kind)
    }

    /// The names of all tables.
    pub fn files() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(_, name, _)| *name)
    }

    /// The columns, in order.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or(&[], |(_, _, columns)| columns)
    }
}

const ENTITY: &[&str] = &["id", "kind", "zh", "hant", "en", "code", "needs", "roles", "source", "note"];

/// What an ambiguous name needs before it is taken for one.
///
/// ```
/// use feudline::Pack;
/// use feudline::pack::Needs;
/// let pack = Pack::builtin();
/// assert!(pack.rows().iter().any(|row| row.needs.values().any(|needs| *needs == Needs::Near)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Needs {
    /// A neighbourhood in which a party stands: a title before, a verb of business after.
    Context,
    /// An unambiguous name of the same row in the same document.
    Near,
    /// Exactly this writing in capitals and small letters.
    Case,
}

/// Text of a table: that of the built-in pack is borrowed, which spares a start a hundred thousand small copies; a user's is
/// owned.
///
/// ```
/// use feudline::pack::Cell;
/// assert_eq!(Cell::Borrowed("openai"), "openai");
/// ```
pub type Cell = Cow<'static, str>;

/// One real-world thing with all its names, or one word of a word table.
///
/// ```
/// use feudline::Pack;
/// let pack = Pack::builtin();
/// assert!(pack.rows().iter().any(|row| row.id == "openai"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table it stands in.
    pub table: TableKind,
    /// Its identifier; in word tables the word itself.
    pub id: Cell,
    /// Its kind, class or use.
    pub kind: Cell,
    /// All names as written, the canonical one first, Chinese before English.
    pub names: Vec<Cell>,
    /// Names that need evidence.
    pub needs: BTreeMap<String, Needs>,
    /// Dated roles as written: `org:title:from..to`.
    pub roles: Vec<Cell>,
    /// The note.
    pub note: Cell,
    /// The language column of word tables.
    pub language: Cell,
    /// The file it stands in.
    pub file: Arc<str>,
    /// Its 1-based line.
    pub line: usize,
}

/// Reads one table; faults are added to the list and what is sound is kept. `keep` makes a cell of a piece of the text.
pub(super) fn read<'t>(file: &str, text: &'t str, keep: impl Fn(&'t str) -> Cell, faults: &mut Vec<Fault>) -> Vec<Row> {
    let Some(table) = TableKind::of_file(file) else {
        let known = TableKind::files().collect::<Vec<_>>().join(", ");
        faults.push(Fault { file: file.to_owned(), line: 0, what: "unknown table".to_owned(), help: format!("one of {known}") });
        return Vec::new();
    };
    let columns = table.columns();
    let places = Places::of(columns);
    let file: Arc<str> = Arc::from(file);
    let mut rows = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count());
    let mut cells: Vec<&str> = Vec::with_capacity(columns.len());
    let told = faults.len();
    for (line, written) in (1..).zip(parts(text, b'\n')) {
        let enough = faults.len() - told >= limits::FAULTS;
        let mut fault = |line: usize, what: String, help: String| faults.push(Fault { file: file.to_string(), line, what, help });
        if enough {
            fault(line, format!("{} faults so far; the rest of the file was not read", limits::FAULTS), "mend those first".to_owned());
            return rows;
        }
        if written.len() > limits::ROW {
            let what = format!("a row of {}", limits::bytes(written.len() as u64));
            fault(line, what, format!("a row has {} at most", limits::bytes(limits::ROW as u64)));
            continue;
        }
        let written = written.strip_suffix('\r').unwrap_or(written);
        if written.is_empty() {
            continue;
        }
        cells.clear();
        cells.extend(parts(written, b'\t').map(str::trim));
        if line == 1 {
            if cells != columns {
                fault(line, format!("header is `{}`", clipped(&cells.join("⇥"))), format!("expected `{}`", columns.join("⇥")));
                return rows;
            }
            continue;
        }
        if cells.len() != columns.len() {
            fault(line, format!("{} columns", cells.len()), format!("expected {}: {}", columns.len(), columns.join(", ")));
            continue;
        }
        if cells[0].is_empty() {
            fault(line, format!("`{}` is empty", columns[0]), "every row begins with what it is of".to_owned());
            continue;
        }
        let mut row = Row {
            table,
            id: keep(cells[0]),
            kind: keep(cells[1]),
            names: Vec::new(),
            needs: BTreeMap::new(),
            roles: Vec::new(),
            note: keep(cells[columns.len() - 1]),
            language: Cell::default(),
            file: file.clone(),
            line,
        };
        fill(&mut row, &places, &cells, &keep, |what, help| fault(line, what, help));
        rows.push(row);
    }
    rows
}

/// The pieces of a text between a sign, the last one too.
fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = memchr::memchr_iter(sign, text.as_bytes()).chain([text.len()]);
    ends.map(move |end| &text[std::mem::replace(&mut from, end + 1)..end])
}

/// Where the columns of a table stand; looked up once, as a table has thousands of rows.
struct Places {
    language: Option<usize>,
    /// Those of names; empty for word tables.
    names: Vec<usize>,
    roles: Option<usize>,
    needs: Option<usize>,
}

impl Places {
    fn of(columns: &[&str]) -> Self {
        let place = |name: &str| columns.iter().position(|c| *c == name);
        let names = if columns.contains(&"zh") { ["zh", "hant", "en"].into_iter().filter_map(place).collect() } else { Vec::new() };
        Self { language: place("lang"), names, roles: place("roles"), needs: place("needs") }
    }
}

/// Control characters are single bytes, but for those that UTF-8 writes after 0xC2.
fn holds_control(name: &str) -> bool {
    name.bytes().any(|b| b < 0x20 || b == 0x7F || b == 0xC2) && name.chars().any(char::is_control)
}

fn fill<'t>(row: &mut Row, places: &Places, cells: &[&'t str], keep: impl Fn(&'t str) -> Cell, mut fault: impl FnMut(String, String)) {
    let cell = |place: Option<usize>| place.map_or("", |i| cells[i]);
    let several = |place: Option<usize>| parts(cell(place), b'|').map(str::trim).filter(|s| !s.is_empty());
    row.language = keep(cell(places.language));
    if places.names.is_empty() {
        row.names.push(row.id.clone());
        return;
    }
    for name in places.names.iter().flat_map(|&place| several(Some(place))) {
        if holds_control(name) {
            fault(
                format!("name `{}` holds a control character", clipped(name).escape_debug()),
                "write the name as it is printed".to_owned(),
            );
        } else if name.len() > limits::NAME {
            fault(format!("name `{}` of {} bytes", clipped(name), name.len()), format!("a name has {} at most", limits::NAME));
        } else if row.names.len() > limits::NAMES {
            break;
        } else if !row.names.iter().any(|known| known == name) {
            row.names.push(keep(name));
        }
    }
    if row.names.is_empty() {
        fault(format!("row `{}` has no name", clipped(&row.id)), "fill zh, hant or en".to_owned());
    }
    if row.names.len() > limits::NAMES {
        fault(
            format!("row `{}` has more than {} names", clipped(&row.id), limits::NAMES),
            "leave out those that no story writes".to_owned(),
        );
    }
    row.roles = several(places.roles).map(&keep).collect();
    for need in several(places.needs) {
        let (name, evidence) = need.rsplit_once(':').unwrap_or((need, "context"));
        let needs = match evidence {
            "context" => Needs::Context,
            "near" => Needs::Near,
            "case" => Needs::Case,
            other => {
                fault(format!("`needs` asks for `{}`", clipped(other)), "one of context, near, case".to_owned());
                continue;
            }
        };
        row.needs.insert(normal::fold(name), needs);
    }
    let short = row.names.iter().find(|name| is_slight(name) && !row.needs.contains_key(&*normal::folded(name)));
    match short {
        Some(name) if places.needs.is_some() => fault(
            format!("name `{}` is one character, or only signs", clipped(name)),
            format!("it stands in many other words: say in `needs` what shows that it is meant, like `{}:context`", clipped(name)),
        ),
        Some(name) if row.table == TableKind::Places || !name.contains(char::is_alphanumeric) => {
            fault(format!("name `{}` is one character, or only signs", clipped(name)), "write the longer name".to_owned());
        }
        _ => {}
    }
}

/// Whether a name is so short, or so much like punctuation, that it stands everywhere.
fn is_slight(name: &str) -> bool {
    let mut seen = name.chars().filter(|&c| !normal::is_invisible(c));
    seen.nth(1).is_none() || !name.contains(char::is_alphanumeric)
}
