//! What one story says.

use std::sync::{Arc, OnceLock};

use feudline::export::json::stories;
use feudline::export::text::Labels;
use feudline::{Extraction as Told, Feud as Together};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::error;

/// What one story says. Offsets count code points of `text`, the end exclusive, so that `text[start:end]` are the words.
///
/// >>> import feudline
/// >>> story = feudline.Extractor().extract("2024年2月29日，马斯克起诉OpenAI，索赔10亿美元。")
/// >>> [(event["type"], event["date"]["earliest"]) for event in story.events]
/// [('legal.sue', '2024-02-29')]
/// >>> sum = story.amounts[0]
/// >>> story.text[sum["start"]:sum["end"]], sum["low"], sum["currency"]
/// ('10亿美元', '1000000000', 'USD')
#[pyclass(frozen, eq, module = "feudline")]
pub(crate) struct Extraction {
    pub(crate) told: Arc<Told>,
    json: OnceLock<String>,
}

impl PartialEq for Extraction {
    fn eq(&self, other: &Self) -> bool {
        self.told == other.told
    }
}

impl Extraction {
    pub(crate) fn new(told: Told) -> Self {
        Self { told: Arc::new(told), json: OnceLock::new() }
    }

    fn json(&self) -> &str {
        self.json.get_or_init(|| Together::from_iter([Told::clone(&self.told)]).to_json())
    }

    fn list<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyList>> {
        self.to_dict(py)?.as_any().get_item(key)?.cast_into().map_err(PyErr::from)
    }
}

#[pymethods]
impl Extraction {
    /// The extraction that `to_json` wrote, or a line of `feudline batch`. Raises `ResultError` for anything else.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &str) -> PyResult<Self> {
        let mut told = py.detach(|| stories(json.as_bytes())).map_err(|e| error::result(&e))?;
        match (told.pop(), told.len()) {
            (Some(one), 0) => Ok(Self::new(one)),
            (None, _) => Err(error::result(&feudline::error::ResultError::NoStories)),
            (_, more) => {
                let what = format!("holds {} stories; for many there is Feud.from_json", more + 1);
                Err(error::result(&feudline::error::ResultError::Fault { at: "documents".to_owned(), what }))
            }
        }
    }

    /// The identifier that was given.
    #[getter]
    fn id(&self) -> &str {
        self.told.document.id()
    }

    /// The text as it was given.
    #[getter]
    fn text(&self) -> &str {
        self.told.document.text()
    }

    /// The headline, given or found; `None` without one.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.told.title.as_deref()
    }

    /// `zh-Hans`, `zh-Hant` or `en`.
    #[getter]
    fn language(&self) -> &'static str {
        self.told.language.tag()
    }

    /// The day of publication as YYYY-MM-DD, given or inferred; `None` if nothing tells it.
    #[getter]
    fn published(&self) -> Option<String> {
        self.told.published.map(|day| day.to_string())
    }

    /// Whether that day was inferred from inside the text.
    #[getter]
    fn published_inferred(&self) -> bool {
        self.told.published_inferred
    }

    /// Who and what is named, as `entities` of feudline/1.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py, "entities")
    }

    /// Sums, in text order; their bounds are exact decimals as text.
    #[getter]
    fn amounts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py, "amounts")
    }

    /// Dates, in text order.
    #[getter]
    fn dates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py, "dates")
    }

    /// What happened, by date, undated events last.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py, "events")
    }

    /// What was said, in text order. A claim is never a fact.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.list(py, "claims")
    }

    /// Everything as a dict of the shape of feudline/1, without `stories`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let json = py.detach(|| self.json());
        parsed(py, json)
    }

    /// The same bytes as the line that `feudline batch` writes for this story.
    fn to_json<'s>(&'s self, py: Python<'_>) -> &'s str {
        py.detach(|| self.json())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<error::Reduced<'py>> {
        let json = slf.get().to_json(slf.py());
        Ok((slf.get_type().getattr("from_json")?, (json,).into_pyobject(slf.py())?))
    }

    fn __repr__(&self) -> String {
        let told = &self.told;
        format!("<feudline.Extraction {:?}: {} events, {} claims>", told.document.id(), told.reports.len(), told.claims.len())
    }
}

/// JSON of ours as a dict, without what only merging needs.
pub(crate) fn parsed<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyDict>> {
    let dict: Bound<'py, PyDict> = py.import("json")?.call_method1("loads", (json,))?.cast_into()?;
    dict.del_item("stories")?;
    Ok(dict)
}

/// The language of labels; `None` is that of the first story.
pub(crate) fn labels(word: Option<&str>) -> PyResult<Option<Labels>> {
    match word {
        None => Ok(None),
        Some("zh") => Ok(Some(Labels::Chinese)),
        Some("en") => Ok(Some(Labels::English)),
        Some(other) => Err(error::no_such("language of labels", other, &["zh", "en"])),
    }
}
