//! Tables as Parquet: what [`super::arrow`] makes, in a file.

use parquet::arrow::ArrowWriter;

use super::tables::Table;
use super::text::Labels;
use crate::feud::Feud;

impl Feud {
    /// One table as a Parquet file; the same columns as [`Feud::to_csv`] writes, with their types. Words are exactly those of the
    /// stories. `labels` is the language of labels, that of the first story if `None`.
    ///
    /// ```
    /// use feudline::Feud;
    /// use feudline::export::tables::Table;
    /// let bytes = Feud::default().to_parquet(Table::Events, None);
    /// assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    /// ```
    #[must_use]
    pub fn to_parquet(&self, table: Table, labels: Option<Labels>) -> Vec<u8> {
        let batch = self.to_arrow(table, labels);
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("every type of the schema is one of Parquet");
        writer.write(&batch).expect("a vector takes all");
        writer.into_inner().expect("a vector takes all")
    }
}
