//! Gazetteer files: tab-separated rows, checked column by column.

use std::borrow::Cow;
use std::sync::Arc;

use super::limits::{self, clipped};
use super::rows::{Added, Adding, Table, several};
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
    /// English verbs whose forms an event's triggers are found in.
    Verbs,
}

impl TableKind {
    const ALL: [(Self, &'static str, &'static [&'static str]); 12] = [
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
        (Self::Verbs, "verbs.tsv", &["verb", "past", "participle", "note"]),
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
        Self::ALL[self as usize].2
    }

    /// Where a column stands, if the table has it.
    pub(super) fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| *column == name)
    }

    /// The columns of names.
    pub(super) const fn names(self) -> &'static [usize] {
        if self.is_of_words() { &[0] } else { &[2, 3, 4] }
    }

    /// Whether its rows are words of the language, and not things with names.
    pub(super) const fn is_of_words(self) -> bool {
        matches!(self, Self::Suffixes | Self::Surnames | Self::Transliteration | Self::Words | Self::Verbs)
    }
}

const ENTITY: &[&str] = &["id", "kind", "zh", "hant", "en", "code", "needs", "roles", "source", "note"];

/// What an ambiguous name needs before it is taken for one.
///
/// ```
/// use feudline::Pack;
/// use feudline::pack::Needs;
/// let pack = Pack::builtin();
/// assert!(pack.rows().any(|row| row.needs().any(|(_, needs)| needs == Needs::Near)));
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

impl Needs {
    /// The name and what it needs, of a piece of the column `needs`; a word that means nothing is given back.
    pub(super) fn read(need: &str) -> Result<(&str, Self), &str> {
        let (name, evidence) = need.rsplit_once(':').unwrap_or((need, "context"));
        match evidence {
            "context" => Ok((name, Self::Context)),
            "near" => Ok((name, Self::Near)),
            "case" => Ok((name, Self::Case)),
            other => Err(other),
        }
    }
}

/// The pieces of a text between a sign, the last one too.
pub(super) fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = memchr::memchr_iter(sign, text.as_bytes()).chain([text.len()]);
    ends.map(move |end| &text[std::mem::replace(&mut from, end + 1)..end])
}

/// Reads one table: what is sound is added, what is not is a fault.
pub(super) fn read(file: &str, text: Cow<'static, str>, rows: &mut Adding<'_>, faults: &mut Vec<Fault>) {
    let of_file = |what: String, help: String| Fault { file: file.to_owned(), line: 0, what, help };
    let Some(kind) = TableKind::of_file(file) else {
        let known = TableKind::files().collect::<Vec<_>>().join(", ");
        faults.push(of_file("unknown table".to_owned(), format!("one of {known}")));
        return;
    };
    if text.len() as u64 > limits::TABLE {
        faults.push(of_file(format!("is over {}", limits::bytes(limits::TABLE)), "split it over several packs".to_owned()));
        return;
    }
    let table = Arc::new(Table { kind, file: file.into(), text });
    rows.begin(table.clone(), memchr::memchr_iter(b'\n', table.text.as_bytes()).count());
    let columns = kind.columns();
    let needs = kind.column("needs");
    let mut cells: Vec<&str> = Vec::with_capacity(columns.len());
    let told = faults.len();
    let mut start = 0;
    for (line, written) in (1..).zip(parts(&table.text, b'\n')) {
        let from = start;
        start += written.len() + 1;
        let enough = faults.len() - told >= limits::FAULTS;
        let mut fault = |what: String, help: String| faults.push(Fault { file: file.to_owned(), line, what, help });
        if enough {
            fault(format!("{} faults so far; the rest of the file was not read", limits::FAULTS), "mend those first".to_owned());
            return;
        }
        if written.len() > limits::ROW {
            let what = format!("a row of {}", limits::bytes(written.len() as u64));
            fault(what, format!("a row has {} at most", limits::bytes(limits::ROW as u64)));
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
                fault(format!("header is `{}`", clipped(&cells.join("⇥"))), format!("expected `{}`", columns.join("⇥")));
                return;
            }
            continue;
        }
        if cells.len() != columns.len() {
            fault(format!("{} columns", cells.len()), format!("expected {}: {}", columns.len(), columns.join(", ")));
            continue;
        }
        let id = cells[0];
        if id.is_empty() {
            fault(format!("`{}` is empty", columns[0]), "every row begins with what it is of".to_owned());
            continue;
        }
        if !kind.is_of_words() {
            check(kind, &cells, needs.map_or("", |needs| cells[needs]), &mut fault);
        }
        match rows.add(from, line, limits::NAMES) {
            Added::Well => {}
            Added::Twice(first) => fault(
                format!("`{}` stands a second time, first on line {first}", clipped(id)),
                "put all names of one thing in one row".to_owned(),
            ),
            Added::TooManyNames => fault(
                format!("with it `{}` has more than {} names", clipped(id), limits::NAMES),
                "leave out those that no story writes".to_owned(),
            ),
        }
    }
}

/// Control characters are single bytes, but for those that UTF-8 writes after 0xC2.
fn holds_control(name: &str) -> bool {
    name.bytes().any(|b| b < 0x20 || b == 0x7F || b == 0xC2) && name.chars().any(char::is_control)
}

/// Checks the names of a row and what they need.
fn check(kind: TableKind, cells: &[&str], needs: &str, fault: &mut impl FnMut(String, String)) {
    let names = || kind.names().iter().flat_map(|&column| several(cells[column]));
    let mut marked: Vec<Cow<'_, str>> = Vec::new();
    for need in several(needs) {
        match Needs::read(need) {
            Ok((name, _)) => marked.push(normal::folded(name)),
            Err(other) => fault(format!("`needs` asks for `{}`", clipped(other)), "one of context, near, case".to_owned()),
        }
    }
    let (mut count, mut slight) = (0, None);
    for name in names() {
        if holds_control(name) {
            fault(
                format!("name `{}` holds a control character", clipped(name).escape_debug()),
                "write the name as it is printed".to_owned(),
            );
        } else if name.len() > limits::NAME {
            fault(format!("name `{}` of {} bytes", clipped(name), name.len()), format!("a name has {} at most", limits::NAME));
        } else {
            count += 1;
            if slight.is_none() && is_slight(name) && !marked.contains(&normal::folded(name)) {
                slight = Some(name);
            }
        }
    }
    let id = clipped(cells[0]);
    if count == 0 {
        fault(format!("row `{id}` has no name"), "fill zh, hant or en".to_owned());
    }
    if count > limits::NAMES {
        fault(format!("row `{id}` has more than {} names", limits::NAMES), "leave out those that no story writes".to_owned());
    }
    match slight {
        Some(name) if kind.column("needs").is_some() => fault(
            format!("name `{}` is one character, or only signs", clipped(name)),
            format!("it stands in many other words: say in `needs` what shows that it is meant, like `{}:context`", clipped(name)),
        ),
        Some(name) if kind == TableKind::Places || !name.contains(char::is_alphanumeric) => {
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
