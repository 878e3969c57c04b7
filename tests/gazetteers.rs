//! Every table stands in its canonical form, and the names in it can be told apart.
//!
//! `FEUDLINE_BLESS=1 cargo test --test gazetteers` rewrites the tables; what cannot be mended by rewriting is reported
//! with file and row.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use feudline::pack::{Pack, TableKind};
use feudline::text::normal::fold;

/// Tables whose rows are things with names that may be ambiguous.
const ENTITY_TABLES: [&str; 5] = ["institutions.tsv", "media.tsv", "organizations.tsv", "people.tsv", "products.tsv"];

/// Tables in whose rows a role may be held.
const EMPLOYERS: [&str; 3] = ["institutions.tsv", "media.tsv", "organizations.tsv"];

/// A table as written: the header and the cells of each row.
struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("the table was listed a moment ago");
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().unwrap_or_default();
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { file, header, rows: lines.collect() }
    }

    fn cell<'t>(&self, row: &'t [String], column: &str) -> &'t str {
        self.header.iter().position(|name| name == column).and_then(|i| row.get(i)).map_or("", String::as_str)
    }

    fn names<'t>(&self, row: &'t [String]) -> Vec<&'t str> {
        ["zh", "hant", "en"].iter().flat_map(|column| split(self.cell(row, column))).collect()
    }

    /// What the row's `needs` say: name and evidence.
    fn needs<'t>(&self, row: &'t [String]) -> Vec<(&'t str, &'t str)> {
        split(self.cell(row, "needs")).map(|need| need.rsplit_once(':').unwrap_or((need, "context"))).collect()
    }

    /// The table with its cells cleaned, its names folded and told apart, its rows in order.
    fn canonical(&self) -> String {
        let mut rows: Vec<Vec<String>> =
            self.rows.iter().filter(|row| row.iter().any(|c| !c.trim().is_empty())).map(|row| self.canonical_row(row)).collect();
        rows.sort();
        rows.dedup();
        let mut out = self.header.join("\t");
        for row in rows {
            out.push('\n');
            out.push_str(&row.join("\t"));
        }
        out.push('\n');
        out
    }

    fn canonical_row(&self, row: &[String]) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut cells: Vec<String> = row.iter().map(|cell| squeeze(cell)).collect();
        for (column, cell) in self.header.iter().zip(&mut cells) {
            let tidy: Vec<String> = match column.as_str() {
                // a Taiwan or Hong Kong form that only differs in script says nothing new
                "zh" => split(cell).map(fold).filter(|name| seen.insert(name.clone())).collect(),
                "hant" | "en" => split(cell).filter(|name| seen.insert(fold(name))).map(str::to_owned).collect(),
                "needs" => split(cell).map(fold).collect::<BTreeSet<_>>().into_iter().collect(),
                "roles" => split(cell).map(str::to_owned).collect(),
                _ => continue,
            };
            *cell = tidy.join("|");
        }
        cells
    }
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// One space where there were several, none at the ends.
fn squeeze(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers")
}

fn tables() -> Vec<Table> {
    let entries = std::fs::read_dir(folder()).expect("the folder stands beside Cargo.toml");
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    paths.sort();
    paths.iter().map(|path| Table::read(path)).collect()
}

fn entity_tables() -> Vec<Table> {
    tables().into_iter().filter(|table| ENTITY_TABLES.contains(&table.file.as_str())).collect()
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn tables_are_in_canonical_order() {
    let bless = std::env::var_os("FEUDLINE_BLESS").is_some();
    let mut faults = Vec::new();
    for table in tables() {
        let path = folder().join(&table.file);
        let canonical = table.canonical();
        let written = std::fs::read_to_string(&path).expect("the table was read before");
        if canonical == written {
            continue;
        }
        if bless {
            std::fs::write(&path, canonical).expect("the folder is writable when tables are blessed");
            continue;
        }
        let line = canonical.lines().zip(written.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let row = written.lines().nth(line).unwrap_or("").escape_debug();
        faults.push(format!("{}:{}: `{row}` is not canonical; run `FEUDLINE_BLESS=1 cargo test --test gazetteers`", table.file, line + 1));
    }
    report(&faults);
}

#[test]
fn ids_are_unique() {
    let mut faults = Vec::new();
    for table in &tables() {
        let mut seen = BTreeSet::new();
        for row in &table.rows {
            let key = &row[0];
            if !seen.insert(key) {
                faults.push(format!("{}: `{key}` stands twice; join the rows or give one another id", table.file));
            }
        }
    }
    report(&faults);
}

#[test]
fn needs_name_a_name_of_their_row() {
    let mut faults = Vec::new();
    for table in entity_tables() {
        for row in &table.rows {
            let names: BTreeSet<String> = table.names(row).into_iter().map(fold).collect();
            for (name, evidence) in table.needs(row) {
                if !names.contains(&fold(name)) {
                    faults.push(format!("{}: `{}` needs evidence for `{name}`, which is none of its names", table.file, row[0]));
                }
                if !["context", "near", "case"].contains(&evidence) {
                    faults.push(format!("{}: `{}` asks for `{evidence}`; one of context, near, case", table.file, row[0]));
                }
            }
        }
    }
    report(&faults);
}

#[test]
fn a_name_of_two_rows_asks_for_evidence_in_both() {
    let mut holders: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    for table in entity_tables() {
        for row in &table.rows {
            let marked: BTreeSet<String> = table.needs(row).into_iter().map(|(name, _)| fold(name).to_lowercase()).collect();
            let names: BTreeSet<String> = table.names(row).into_iter().map(|name| fold(name).to_lowercase()).collect();
            for name in names {
                let holder = (format!("{}:{}", table.file, row[0]), marked.contains(&name));
                holders.entry(name).or_default().push(holder);
            }
        }
    }
    let faults: Vec<String> = holders
        .into_iter()
        .filter(|(_, rows)| rows.len() > 1 && rows.iter().any(|(_, marked)| !marked))
        .map(|(name, rows)| {
            let rows: Vec<String> = rows.into_iter().map(|(row, _)| row).collect();
            format!("`{name}` stands in {}; take it out of one, or mark it in `needs` of both", rows.join(" and "))
        })
        .collect();
    report(&faults);
}

#[test]
fn roles_are_held_in_organisations_that_exist() {
    let all = tables();
    let ids = |files: &[&str]| -> BTreeSet<String> {
        all.iter().filter(|t| files.contains(&t.file.as_str())).flat_map(|t| t.rows.iter().map(|row| row[0].clone())).collect()
    };
    let (employers, titles) = (ids(&EMPLOYERS), ids(&["titles.tsv"]));
    let mut faults = Vec::new();
    for table in all.iter().filter(|t| ENTITY_TABLES.contains(&t.file.as_str())) {
        for row in &table.rows {
            for role in split(table.cell(row, "roles")) {
                let parts: Vec<&str> = role.split(':').collect();
                let dated = parts.get(2).is_some_and(|dates| dates.contains(".."));
                if parts.len() != 3 || !employers.contains(parts[0]) || !titles.contains(parts[1]) || !dated {
                    faults.push(format!("{}: `{}`: `{role}` is no `organisation:title:from..to` of known ids", table.file, row[0]));
                }
            }
        }
    }
    report(&faults);
}

#[test]
fn tables_are_large_enough_for_the_news() {
    let pack = Pack::builtin();
    let count = |kind: TableKind| pack.rows().filter(|row| row.table() == kind).count();
    assert!(count(TableKind::Organizations) >= 800);
    assert!(count(TableKind::People) >= 400);
    assert!(count(TableKind::Institutions) >= 150);
    assert!(count(TableKind::Titles) >= 150);
}
