//! Tables as CSV (RFC 4180), for spreadsheets and whatever reads their files.
//!
//! What opens in a spreadsheet must not act there: by default a cell of words that begins with `=`, `+`, `-` or `@` (also in full
//! width or as a small form, or behind spaces), a tab or a line break gets an apostrophe before it, and characters that steer the
//! screen are shown as `\u{202e}`. To undo the guard, take one apostrophe off where apostrophes or spaces and then such a character
//! begin a cell. Sums and days are never
//! guarded. [`CsvOptions::raw`] writes the words as they are.

use super::tables::{Cell, ColumnKind, Table, rows};
use super::text::Labels;
use super::visible::visible;
use crate::feud::Feud;

/// How a table is written as CSV.
///
/// ```
/// use feudline::Feud;
/// use feudline::export::csv::CsvOptions;
/// use feudline::export::tables::Table;
/// let plain = CsvOptions { bom: false, ..CsvOptions::default() };
/// assert_eq!(Feud::default().to_csv(Table::Relations, plain), "type,from_id,to_id,why\r\n");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// The language of labels; that of the first story if `None`.
    pub labels: Option<Labels>,
    /// Whether a byte order mark begins the file: without it some spreadsheets take Chinese for something else.
    pub bom: bool,
    /// Whether words are written as they are, without guard.
    pub raw: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { labels: None, bom: true, raw: false }
    }
}

/// What stands between the items of a list in one cell.
const BETWEEN: &str = "; ";

impl Feud {
    /// One table as CSV with a head: UTF-8, lines that end in CR LF, `,` between cells, `; ` between the items of a list. A
    /// cell is empty where nothing is known; days are `2024-02-29`, sums exact decimals in whole currency units.
    #[must_use]
    pub fn to_csv(&self, table: Table, options: CsvOptions) -> String {
        let bytes = if options.bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
        let mut write = |record: Vec<String>| writer.write_record(record).expect("a vector takes all, and rows are of one length");
        write(table.columns().iter().map(|column| column.name.to_owned()).collect());
        for row in rows(self, table, Labels::asked(options.labels, self)) {
            let cells = row.into_iter().zip(table.columns());
            write(cells.map(|(cell, column)| cell.map(|cell| written(cell, column.kind, options.raw)).unwrap_or_default()).collect());
        }
        let bytes = writer.into_inner().expect("a vector can be flushed");
        String::from_utf8(bytes).expect("all cells are UTF-8")
    }
}

fn written(cell: Cell, kind: ColumnKind, raw: bool) -> String {
    let text = match cell {
        Cell::Text(text) => text,
        Cell::List(items) => items.join(BETWEEN),
        Cell::Integer(n) => n.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Decimal(value) => value.normalize().to_string(),
    };
    let words = matches!(kind, ColumnKind::Text | ColumnKind::List);
    if raw || !words { text } else { guarded(&visible(&text)) }
}

/// The text with an apostrophe before it, where a spreadsheet would take it for a formula, or for one that is guarded already.
fn guarded(text: &str) -> String {
    let bare = text.trim_start_matches(['\'', ' ', '\u{a0}', '\u{3000}']);
    let acts = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\t', '\r', '\n']);
    if acts { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_so_that_the_guard_can_be_undone() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("＠cmd", "'＠cmd"),
            ("\t=1", "'\t=1"),
            ("\u{3000}﹦1", "'\u{3000}﹦1"),
            (" '-1", "' '-1"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("3-5亿元", "3-5亿元"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), written);
        }
    }
}
