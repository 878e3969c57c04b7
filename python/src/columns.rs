//! Stories in the columns of an Arrow batch, and what is read from them as columns again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use feudline::export::arrow::nested;
use feudline::export::tables::Table;
use feudline::export::text::Labels;
use feudline::{Document, Extractor, Feud};
use pyo3::prelude::*;

use crate::story::{self, About};
use crate::{error, parallel};

/// How many rows make a batch: few enough that no column of text outgrows its offsets.
const ROWS: usize = 512;

/// What the columns are called.
pub(crate) struct Names<'n> {
    pub(crate) text: &'n str,
    pub(crate) id: Option<&'n str>,
    pub(crate) title: &'n str,
    pub(crate) published: &'n str,
    pub(crate) language: &'n str,
    pub(crate) url: &'n str,
    pub(crate) source: &'n str,
}

/// The columns of a batch, as text.
pub(crate) struct Columns {
    text: StringArray,
    id: Option<StringArray>,
    about: [Option<StringArray>; 5],
}

impl Columns {
    /// Columns that are missing, or that hold no text or days, are told by what is returned.
    pub(crate) fn of(batch: &RecordBatch, names: &Names<'_>) -> Result<Self, String> {
        let there = || batch.schema().fields().iter().map(|f| f.name().clone()).collect::<Vec<_>>().join(", ");
        let must = |name: &str| column(batch, name)?.ok_or_else(|| format!("no column `{name}`; there are {}", there()));
        let about = [names.title, names.published, names.language, names.url, names.source];
        let [title, published, language, url, source] = about.map(|name| column(batch, name));
        Ok(Self { text: must(names.text)?, id: names.id.map(must).transpose()?, about: [title?, published?, language?, url?, source?] })
    }

    /// The story of a row, and its id as far as there is one; `number` is that of the row among all.
    fn story(&self, row: usize, number: usize) -> (Option<String>, Result<Document, String>) {
        let id = match &self.id {
            None => Some(number.to_string()),
            Some(ids) => cell(ids, row).map(str::to_owned),
        };
        let [title, published, language, url, source] =
            [0, 1, 2, 3, 4].map(|i| self.about[i].as_ref().and_then(|column| cell(column, row)).map(str::to_owned));
        let document = match (&id, cell(&self.text, row)) {
            (None, _) => Err("`id` is null".to_owned()),
            (_, None) => Err("`text` is null".to_owned()),
            (Some(id), Some(text)) => story::document(id, text, About { title, published, language, url, source }),
        };
        (id, document)
    }
}

fn cell(column: &StringArray, row: usize) -> Option<&str> {
    column.is_valid(row).then(|| column.value(row))
}

fn column(batch: &RecordBatch, name: &str) -> Result<Option<StringArray>, String> {
    let Some(column) = batch.column_by_name(name) else { return Ok(None) };
    let no_text = || format!("column `{name}` is {}; expected text or days", column.data_type());
    // a time of day is none of ours; days are written as they are in text
    let column = match column.data_type() {
        DataType::Timestamp(..) | DataType::Date64 => &cast(column, &DataType::Date32).map_err(|_| no_text())?,
        kind if kind.is_nested() || kind.is_binary() || kind.is_floating() => return Err(no_text()),
        _ => column,
    };
    let text = cast(column, &DataType::Utf8).map_err(|_| no_text())?;
    Ok(text.as_any().downcast_ref::<StringArray>().cloned())
}

/// The tables of these names.
pub(crate) fn tables(names: &[String]) -> PyResult<Vec<Table>> {
    let words: Vec<&str> = Table::ALL.iter().map(|table| table.word()).collect();
    names.iter().map(|name| Table::from_word(name).ok_or_else(|| error::no_such("table", name, &words))).collect()
}

/// Which columns are made of what is read.
pub(crate) struct Shape {
    pub(crate) tables: Vec<Table>,
    pub(crate) result: bool,
    pub(crate) labels: Option<Labels>,
}

impl Shape {
    /// The columns.
    pub(crate) fn schema(&self) -> SchemaRef {
        let text = |name: &str| Field::new(name, DataType::Utf8, true);
        let mut fields = vec![text("id"), text("language"), text("title")];
        fields.push(Field::new("published", DataType::Date32, true));
        fields.push(Field::new("published_inferred", DataType::Boolean, true));
        fields.extend(self.tables.iter().map(|&table| Field::new(table.word(), self.rows(&[], table).data_type().clone(), true)));
        fields.extend(self.result.then(|| text("result")));
        fields.push(text("error"));
        Arc::new(Schema::new(fields))
    }

    fn rows(&self, feuds: &[Feud], table: Table) -> ListArray {
        nested(feuds, table, self.labels)
    }

    /// One batch. Where a story could not be read, all is null but its id and the error.
    fn batch(&self, answers: Vec<Answer>) -> RecordBatch {
        let (mut ids, mut languages, mut titles, mut days, mut results, mut errors) = (
            StringBuilder::new(),
            StringBuilder::new(),
            StringBuilder::new(),
            StringBuilder::new(),
            StringBuilder::new(),
            StringBuilder::new(),
        );
        let mut inferred = BooleanBuilder::new();
        let read: Vec<bool> = answers.iter().map(|answer| answer.feud.is_ok()).collect();
        let mut feuds = Vec::with_capacity(answers.len());
        for answer in answers {
            ids.append_option(answer.id);
            let (feud, json, error) = match answer.feud {
                Ok((feud, json)) => (feud, json, None),
                Err(error) => (Feud::default(), None, Some(error)),
            };
            let story = feud.documents.first();
            languages.append_option(story.map(|s| s.language.tag()));
            titles.append_option(story.and_then(|s| s.title.as_deref()));
            days.append_option(story.and_then(|s| s.published).map(|day| day.to_string()));
            inferred.append_option(story.map(|s| s.published_inferred));
            results.append_option(json);
            errors.append_option(error);
            feuds.push(feud);
        }
        let days: ArrayRef = Arc::new(days.finish());
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(ids.finish()),
            Arc::new(languages.finish()),
            Arc::new(titles.finish()),
            cast(&days, &DataType::Date32).expect("days are written as Arrow reads them"),
            Arc::new(inferred.finish()),
        ];
        for &table in &self.tables {
            let (item, offsets, values, _) = self.rows(&feuds, table).into_parts();
            columns.push(Arc::new(ListArray::new(item, offsets, values, Some(read.clone().into()))));
        }
        if self.result {
            columns.push(Arc::new(results.finish()));
        }
        columns.push(Arc::new(errors.finish()));
        RecordBatch::try_new(self.schema(), columns).expect("columns are of one length and of their types")
    }
}

struct Answer {
    id: Option<String>,
    /// With the line of JSON, if that is wanted; or what is wrong.
    feud: Result<(Feud, Option<String>), String>,
}

/// What is read from each row, in batches; `before` rows came before these.
pub(crate) fn answers(extractor: &Extractor, rows: &Columns, before: usize, shape: &Shape, jobs: usize) -> Vec<RecordBatch> {
    let all: Vec<usize> = (0..rows.text.len()).collect();
    let answer = |&row: &usize| {
        let (id, story) = rows.story(row, before + row);
        // one bad story must not sink the rest
        let read = |document: Document| {
            catch_unwind(AssertUnwindSafe(|| {
                let feud = Feud::from_iter([extractor.extract(&document)]);
                let json = shape.result.then(|| feud.to_json());
                (feud, json)
            }))
            .map_err(|_| "internal error: please report this story".to_owned())
        };
        Answer { id, feud: story.and_then(read) }
    };
    all.chunks(ROWS).map(|rows| shape.batch(parallel::map(rows, jobs, answer))).collect()
}
