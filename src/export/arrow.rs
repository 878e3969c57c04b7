//! Tables as Arrow, with types: days are Date32, lists are lists, sums are exact decimals.
//!
//! A sum is a Decimal128 of 38 digits, 9 of them after the point, and stands beside it once more as words (`low_text`): the decimal
//! is null where a sum has finer fractions than that, the words never are.

use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, BooleanArray, Date32Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, Schema};

use super::tables::{Cell, Column, ColumnKind, Row, Table, rows};
use super::text::Labels;
use crate::feud::Feud;
use crate::value::money::Decimal;
use crate::value::when::{Datelike, Day};

/// Digits of a decimal in all, and those after the point.
const PRECISION: u8 = 38;
const SCALE: i8 = 9;

/// 1970-01-01 in days of the common era, from which Date32 counts.
const EPOCH: i32 = 719_163;

impl Feud {
    /// One table as Arrow; the same columns as [`Feud::to_csv`] writes, with their types. Words are exactly those of the stories.
    /// `labels` is the language of labels, that of the first story if `None`.
    ///
    /// ```
    /// use feudline::Feud;
    /// use feudline::export::tables::Table;
    /// let batch = Feud::default().to_arrow(Table::Events, None);
    /// assert_eq!((batch.num_rows(), batch.schema().field(1).data_type().to_string().as_str()), (0, "Date32"));
    /// ```
    #[must_use]
    pub fn to_arrow(&self, table: Table, labels: Option<Labels>) -> RecordBatch {
        batch(table, &rows(self, table, Labels::asked(labels, self)))
    }
}

/// One table of many feuds as a column: for each feud the list of its rows.
///
/// ```
/// use feudline::Feud;
/// use arrow_array::Array;
/// use feudline::export::arrow::nested;
/// use feudline::export::tables::Table;
/// let column = nested(&[Feud::default(), Feud::default()], Table::Claims, None);
/// assert_eq!((column.len(), column.values().len()), (2, 0));
/// ```
#[must_use]
pub fn nested(feuds: &[Feud], table: Table, labels: Option<Labels>) -> ListArray {
    let (mut all, mut lengths) = (Vec::new(), Vec::with_capacity(feuds.len()));
    for feud in feuds {
        let rows = rows(feud, table, Labels::asked(labels, feud));
        lengths.push(rows.len());
        all.extend(rows);
    }
    let items = StructArray::from(batch(table, &all));
    let item = Arc::new(Field::new("item", DataType::Struct(items.fields().clone()), true));
    ListArray::new(item, OffsetBuffer::from_lengths(lengths), Arc::new(items), None)
}

fn batch(table: Table, rows: &[Row]) -> RecordBatch {
    let columns: Vec<(Field, ArrayRef)> = table.columns().iter().enumerate().flat_map(|(i, column)| arrays(column, rows, i)).collect();
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).expect("columns are of one length and of their types")
}

/// A column of the table, with its words beside it where it holds decimals.
fn arrays(column: &Column, rows: &[Row], index: usize) -> Vec<(Field, ArrayRef)> {
    let cells = || rows.iter().map(move |row| row[index].as_ref());
    let field = |name: &str, array: &ArrayRef| Field::new(name, array.data_type().clone(), true);
    let array = array(column.kind, cells());
    let mut out = vec![(field(column.name, &array), array)];
    if column.kind == ColumnKind::Decimal {
        let mut words = StringBuilder::new();
        cells().for_each(|cell| words.append_option(decimal(cell).map(|d| d.normalize().to_string())));
        let words: ArrayRef = Arc::new(words.finish());
        out.push((field(&format!("{}_text", column.name), &words), words));
    }
    out
}

fn array<'r>(kind: ColumnKind, cells: impl Iterator<Item = Option<&'r Cell>>) -> ArrayRef {
    match kind {
        ColumnKind::Text => collected::<_, StringArray>(cells, |cell| if let Cell::Text(text) = cell { Some(text) } else { None }),
        ColumnKind::Integer => {
            collected::<_, Int64Array>(cells, |cell| if let Cell::Integer(n) = cell { i64::try_from(*n).ok() } else { None })
        }
        ColumnKind::Flag => collected::<_, BooleanArray>(cells, |cell| if let Cell::Flag(flag) = cell { Some(*flag) } else { None }),
        ColumnKind::Day => {
            collected::<_, Date32Array>(cells, |cell| if let Cell::Day(day) = cell { Some(since_epoch(*day)) } else { None })
        }
        ColumnKind::Decimal => {
            let mut builder = Decimal128Builder::new().with_data_type(DataType::Decimal128(PRECISION, SCALE));
            cells.for_each(|cell| builder.append_option(decimal(cell).and_then(scaled)));
            Arc::new(builder.finish())
        }
        ColumnKind::List => {
            let mut builder = ListBuilder::new(StringBuilder::new());
            cells.for_each(|cell| match cell {
                Some(Cell::List(items)) => builder.append_value(items.iter().map(Some)),
                _ => builder.append_null(),
            });
            Arc::new(builder.finish())
        }
    }
}

/// An array of what cells of its kind hold; a cell of another kind is as empty as none.
fn collected<'r, T, A: FromIterator<Option<T>> + Array + 'static>(
    cells: impl Iterator<Item = Option<&'r Cell>>,
    value: impl Fn(&'r Cell) -> Option<T>,
) -> ArrayRef {
    Arc::new(cells.map(|cell| cell.and_then(&value)).collect::<A>())
}

const fn decimal(cell: Option<&Cell>) -> Option<Decimal> {
    match cell {
        Some(Cell::Decimal(value)) => Some(*value),
        _ => None,
    }
}

/// The value as a whole number of units of the last place; `None` where that would lose something.
fn scaled(value: Decimal) -> Option<i128> {
    let value = value.normalize();
    let missing = u32::from(SCALE.unsigned_abs()).checked_sub(value.scale())?;
    value.mantissa().checked_mul(10i128.pow(missing)).filter(|n| n.unsigned_abs() < 10u128.pow(u32::from(PRECISION)))
}

fn since_epoch(day: Day) -> i32 {
    day.num_days_from_ce() - EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_absent() {
        let value = |text: &str| text.parse::<Decimal>().expect("a decimal");
        assert_eq!(scaled(value("1.5")), Some(1_500_000_000));
        assert_eq!(scaled(value("79228162514264337593543950335")), Some(79_228_162_514_264_337_593_543_950_335_000_000_000));
        assert_eq!(scaled(value("0.0000000001")), None);
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(since_epoch(Day::from_ymd_opt(1970, 1, 1).expect("a day")), 0);
        assert_eq!(since_epoch(Day::from_ymd_opt(2024, 2, 29).expect("a day")), 19_782);
    }
}
