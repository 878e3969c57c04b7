//! Many stories put together.

use std::sync::Arc;

use feudline::Feud as Together;
use feudline::export::csv::CsvOptions;
use feudline::export::html::HtmlOptions;
use feudline::export::markdown::MarkdownOptions;
use feudline::export::tables::Table as Kind;
use feudline::export::text::TextOptions;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::columns;
use crate::error;
use crate::extraction::{Extraction, labels, parsed};
use crate::table::Table;

/// What any number of stories tell together: events, claims, the disputes told apart, and what is disputed in them. It depends on
/// the set of its stories alone: not on their order, nor on how they were shared out before they were merged.
///
/// >>> import feudline
/// >>> extractor = feudline.Extractor()
/// >>> a = extractor.extract("On 3 May 2021 Harrow Inc. sued Pinwheel Ltd.", id="a")
/// >>> b = extractor.extract("Pinwheel Ltd. appealed against Harrow Inc.", id="b")
/// >>> feud = feudline.Feud.assemble([a, b])
/// >>> feud == feudline.Feud.assemble([b]).merge(feudline.Feud.assemble([a]))
/// True
/// >>> len(feud), [event["type"] for event in feud.to_dict()["events"]]
/// (2, ['legal.sue', 'legal.appeal'])
#[pyclass(frozen, eq, module = "feudline")]
pub(crate) struct Feud {
    pub(crate) feud: Arc<Together>,
}

impl PartialEq for Feud {
    fn eq(&self, other: &Self) -> bool {
        self.feud == other.feud
    }
}

impl Feud {
    fn new(feud: Together) -> Self {
        Self { feud: Arc::new(feud) }
    }
}

#[pymethods]
impl Feud {
    /// Puts extractions together. Without any it gives an empty feud.
    #[staticmethod]
    fn assemble(py: Python<'_>, extractions: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut told = Vec::new();
        for item in extractions.try_iter()? {
            told.push(Arc::clone(&item?.cast::<Extraction>()?.get().told));
        }
        Ok(Self::new(py.detach(|| told.iter().map(|t| feudline::Extraction::clone(t)).collect())))
    }

    /// This feud and others as one: the same bytes as if all their stories had been put together at once. What others do not touch is
    /// taken over as it is.
    #[pyo3(signature = (*others))]
    fn merge(&self, py: Python<'_>, others: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let mut feuds = vec![Arc::clone(&self.feud)];
        for other in others {
            feuds.push(Arc::clone(&other.cast::<Self>()?.get().feud));
        }
        Ok(Self::new(py.detach(|| Together::merge_all(feuds.iter().map(|f| &**f)))))
    }

    /// The feud that a feudline/1 result is about, put together anew from the stories in it. Raises `ResultError` for anything else.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &str) -> PyResult<Self> {
        py.detach(|| Together::from_json(json.as_bytes())).map(Self::new).map_err(|e| error::result(&e))
    }

    /// The feud as feudline/1: on one line, or laid out over lines.
    #[pyo3(signature = (*, pretty=false))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> PyResult<String> {
        py.detach(|| {
            let mut out = Vec::new();
            self.feud.write_json(&mut out, pretty)?;
            Ok(String::from_utf8(out).expect("JSON is UTF-8"))
        })
    }

    /// Everything as a dict of the shape of feudline/1, without `stories`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let json = py.detach(|| self.feud.to_json());
        parsed(py, &json)
    }

    /// The extractions behind it, by id, each once.
    #[getter]
    fn extractions(&self, py: Python<'_>) -> Vec<Extraction> {
        py.detach(|| self.feud.extractions().cloned().map(Extraction::new).collect())
    }

    /// The ids of the stories that have to do with each other, group by group: what `feudline.spark.feuds` gives rows of.
    #[getter]
    fn groups(&self) -> Vec<Vec<&str>> {
        let mut groups: Vec<Vec<&str>> = Vec::new();
        for (document, story) in self.feud.documents.iter().enumerate() {
            let group = self.feud.group_of(document).expect("every story is in a group");
            groups.resize_with(groups.len().max(group + 1), Vec::new);
            groups[group].push(&story.id);
        }
        groups
    }

    /// What happened, by date, undated events last: the table `events`.
    ///
    /// >>> import feudline, polars
    /// >>> story = feudline.Extractor().extract("On 3 May 2021 Harrow Inc. sued Pinwheel Ltd.")
    /// >>> polars.DataFrame(feudline.Feud.assemble([story]).timeline()).select("earliest", "label").rows()
    /// [(datetime.date(2021, 5, 3), 'Harrow Inc. sues Pinwheel Ltd.')]
    #[pyo3(signature = (*, labels=None))]
    fn timeline(&self, py: Python<'_>, labels: Option<&str>) -> PyResult<Table> {
        self.table(py, Kind::Events.word(), labels)
    }

    /// One of `feudline.TABLES`. `labels` is the language of labels, `zh` or `en`; that of the first story if not said.
    #[pyo3(signature = (name, *, labels=None))]
    fn table(&self, py: Python<'_>, name: &str, labels: Option<&str>) -> PyResult<Table> {
        let (table, labels) = (columns::tables(&[name.to_owned()])?[0], self::labels(labels)?);
        let batch = py.detach(|| self.feud.to_arrow(table, labels));
        Ok(Table::new(batch.schema(), vec![batch]))
    }

    /// One table as CSV, guarded for spreadsheets; words exactly as they are, and without byte order mark, if `raw`.
    #[pyo3(signature = (name, *, raw=false, labels=None))]
    fn to_csv(&self, py: Python<'_>, name: &str, raw: bool, labels: Option<&str>) -> PyResult<String> {
        let table = columns::tables(&[name.to_owned()])?[0];
        let options = CsvOptions { labels: self::labels(labels)?, bom: !raw, raw };
        Ok(py.detach(|| self.feud.to_csv(table, options)))
    }

    /// The feud as one web page that needs nothing else.
    #[pyo3(signature = (*, labels=None))]
    fn to_html(&self, py: Python<'_>, labels: Option<&str>) -> PyResult<String> {
        let options = self::labels(labels)?.map_or_else(HtmlOptions::default, HtmlOptions::labelled);
        Ok(py.detach(|| self.feud.to_html(options)))
    }

    /// The timeline for reading, as `feudline FILE` prints it.
    #[pyo3(signature = (*, labels=None, width=80, claims=false))]
    fn to_text(&self, py: Python<'_>, labels: Option<&str>, width: usize, claims: bool) -> PyResult<String> {
        let options = TextOptions { labels: self::labels(labels)?, width, claims, ..TextOptions::default() };
        Ok(py.detach(|| self.feud.to_text(options)))
    }

    /// A report as Markdown, for tickets and wikis.
    #[pyo3(signature = (*, labels=None, claims=false))]
    fn to_markdown(&self, py: Python<'_>, labels: Option<&str>, claims: bool) -> PyResult<String> {
        let options = MarkdownOptions { labels: self::labels(labels)?, claims };
        Ok(py.detach(|| self.feud.to_markdown(options)))
    }

    /// How many stories it is about.
    fn __len__(&self) -> usize {
        self.feud.documents.len()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<error::Reduced<'py>> {
        let json = slf.get().to_json(slf.py(), false)?;
        Ok((slf.get_type().getattr("from_json")?, (json,).into_pyobject(slf.py())?))
    }

    fn __repr__(&self) -> String {
        let feud = &self.feud;
        let counts = (feud.documents.len(), feud.events.len(), feud.disputes.len());
        format!("<feudline.Feud: {} stories, {} events, {} disputes>", counts.0, counts.1, counts.2)
    }
}
