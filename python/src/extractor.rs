//! A pack made ready.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread;

use feudline::entity::alias::NameKind;
use feudline::text::{guess_language, segment};
use feudline::{Document, Extractor as Ready, Pack, PackError};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use crate::columns::{self, Columns};
use crate::error;
use crate::extraction::Extraction;
use crate::many::Many;
use crate::parallel;
use crate::story::{self, About};
use crate::table::Table;

/// Rules and names made ready to read stories. Build it once and share it between threads: reading lets the interpreter go.
///
/// `packs` are laid over the built-in pack, the later over the earlier: each is a folder, or a mapping from paths in one
/// (`gazetteers/people.tsv`) to the texts of its files. A faulty one raises `PackError` with all its faults. Without packs the built-in one
/// is made ready by the first call, which takes a tenth of a second.
///
/// >>> import feudline
/// >>> extractor = feudline.Extractor()
/// >>> extractor.extract("Harrow Inc. sued Pinwheel Ltd. on 3 May 2021.").events[0]["type"]
/// 'legal.sue'
#[pyclass(frozen, module = "feudline")]
pub(crate) struct Extractor {
    /// With packs of one's own from the beginning, so that their faults are told; else from the first call on.
    ready: OnceLock<Arc<Ready>>,
    packs: Vec<Files>,
}

impl Extractor {
    fn ready(&self) -> &Arc<Ready> {
        self.ready.get_or_init(|| Arc::new(Ready::new(Pack::builtin())))
    }

    /// Who reads one Chinese story and ends waits for the pack or for the dictionary of word borders, not for one after the other.
    fn ready_for(&self, first: &Document) -> &Arc<Ready> {
        let chinese = || first.language().unwrap_or_else(|| guess_language(first.text())).is_chinese();
        if self.ready.get().is_none() && chinese() {
            thread::spawn(segment::load);
        }
        self.ready()
    }
}

/// A pack as it is given: a folder, or its files by their paths in it.
#[derive(FromPyObject, IntoPyObjectRef)]
enum Files {
    Folder(PathBuf),
    Texts(BTreeMap<String, String>),
}

impl Files {
    fn lay_over(&self, pack: Pack) -> Result<Pack, PackError> {
        match self {
            Self::Folder(folder) => pack.overlay_dir(folder),
            Self::Texts(files) => pack.overlay(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))),
        }
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (packs=Vec::new()))]
    fn new(py: Python<'_>, packs: Vec<Files>) -> PyResult<Self> {
        let ready = OnceLock::new();
        if !packs.is_empty() {
            let load = || packs.iter().try_fold(Pack::builtin(), |pack, files| files.lay_over(pack));
            let pack = py.detach(load).map_err(|e| error::pack(&e))?;
            ready.get_or_init(|| Arc::new(Ready::new(pack)));
        }
        Ok(Self { ready, packs })
    }

    /// Reads one story. Never fails because of its text; a `published` or `language` that cannot be raises `StoryError`.
    ///
    /// `published` (a date, or YYYY-MM-DD) is the day against which 去年 and "last May" are read. Give each story an `id` of its own if
    /// several are to be put together.
    ///
    /// >>> import datetime, feudline
    /// >>> story = feudline.Extractor().extract("去年，星澜集团起诉禾木公司。", published=datetime.date(2022, 5, 1))
    /// >>> story.events[0]["date"]["earliest"], story.events[0]["date"]["granularity"]
    /// ('2021-01-01', 'year')
    #[pyo3(signature = (text, *, id="story", title=None, published=None, language=None, url=None, source=None))]
    #[expect(clippy::too_many_arguments, reason = "they have names where they are written")]
    fn extract(
        &self,
        py: Python<'_>,
        text: &str,
        id: &str,
        title: Option<String>,
        published: Option<Bound<'_, PyAny>>,
        language: Option<String>,
        url: Option<String>,
        source: Option<String>,
    ) -> PyResult<Extraction> {
        let about = About { title, published: story::day(published.as_ref())?, language, url, source };
        let document = story::document(id, text, about).map_err(error::story)?;
        Ok(Extraction::new(py.detach(|| self.ready_for(&document).extract(&document))))
    }

    /// Reads any number of stories on `jobs` threads (all cores if not said) and gives their extractions in the same order, as they
    /// come: memory is bounded. An item is a text, or a mapping with `text` and what else `extract` takes; without an `id` it has
    /// its number.
    ///
    /// A bad item raises `StoryError` in its place; with `on_error="yield"` the error is given in its place instead.
    ///
    /// >>> import feudline
    /// >>> texts = ["Harrow Inc. sued Pinwheel Ltd.", {"id": "b", "text": "Pinwheel Ltd. appealed."}]
    /// >>> [(story.id, len(story.events)) for story in feudline.Extractor().extract_many(texts)]
    /// [('0', 1), ('b', 1)]
    #[pyo3(signature = (stories, *, jobs=None, on_error="raise"))]
    fn extract_many(&self, py: Python<'_>, stories: &Bound<'_, PyAny>, jobs: Option<usize>, on_error: &str) -> PyResult<Many> {
        let yields = match on_error {
            "raise" => false,
            "yield" => true,
            other => return Err(error::no_such("way of `on_error`", other, &["raise", "yield"])),
        };
        Ok(Many::new(Arc::clone(py.detach(|| self.ready())), stories.try_iter()?.unbind(), parallel::jobs(jobs), yields))
    }

    /// Reads the stories of an Arrow table, batch or stream (anything with `__arrow_c_stream__` or `__arrow_c_array__`: polars, pyarrow,
    /// duckdb, pandas) and gives one row for each, in the same order: `id`, `language`, `title`, `published`, `published_inferred`, a
    /// column of lists for each of `tables` (the rows that `Feud.table` would give for this story alone), `result` (the line that
    /// `feudline batch` writes) and `error`. A row that cannot be read has an `error` and nothing else; none is lost.
    ///
    /// The other arguments name the columns; `text` and `id` must be there, the rest is used where it is. `id=None` numbers the rows.
    /// It works on `jobs` threads (all cores if not said) with the interpreter let go.
    ///
    /// >>> import feudline, polars
    /// >>> stories = polars.DataFrame({"id": ["a", "b"], "text": ["Harrow Inc. sued Pinwheel Ltd.", None]})
    /// >>> rows = polars.DataFrame(feudline.Extractor().extract_arrow(stories))
    /// >>> rows["error"].to_list()
    /// [None, '`text` is null']
    /// >>> rows["events"][0][0]["type"]
    /// 'legal.sue'
    #[pyo3(signature = (
        data, *, text="text", id=Some("id"), title="title", published="published", language="language", url="url", source="source",
        tables=vec!["events".to_owned(), "claims".to_owned()], result=true, labels=None, jobs=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "they have names where they are written")]
    fn extract_arrow(
        &self,
        py: Python<'_>,
        data: AnyRecordBatch,
        text: &str,
        id: Option<&str>,
        title: &str,
        published: &str,
        language: &str,
        url: &str,
        source: &str,
        tables: Vec<String>,
        result: bool,
        labels: Option<&str>,
        jobs: Option<usize>,
    ) -> PyResult<Table> {
        let named = columns::Names { text, id, title, published, language, url, source };
        let shape = columns::Shape { tables: columns::tables(&tables)?, result, labels: crate::extraction::labels(labels)? };
        let reader = data.into_reader()?;
        let jobs = parallel::jobs(jobs);
        py.detach(|| {
            let (mut out, mut before) = (Vec::new(), 0);
            for batch in reader {
                let batch = batch.map_err(|e| error::column(e.to_string()))?;
                let rows = Columns::of(&batch, &named).map_err(error::column)?;
                out.extend(columns::answers(self.ready(), &rows, before, &shape, jobs));
                before += batch.num_rows();
            }
            Ok(Table::new(shape.schema(), out))
        })
    }

    /// Would these two names be taken for one party, and why: `(same, why)`. `kind` is `person` or `organization`.
    ///
    /// >>> import feudline
    /// >>> feudline.Extractor().same("OpenAI", "Open AI", "organization")[0]
    /// True
    fn same(&self, py: Python<'_>, a: &str, b: &str, kind: &str) -> PyResult<(bool, String)> {
        let kind = match kind {
            "person" => NameKind::Person,
            "organization" => NameKind::Organization,
            other => return Err(error::no_such("kind of name", other, &["person", "organization"])),
        };
        let verdict = py.detach(|| self.ready()).same(a, b, kind);
        Ok((verdict.same, format!("{}: {}", verdict.rule, verdict.why)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<error::Reduced<'py>> {
        Ok((slf.get_type().into_any(), (&slf.get().packs,).into_pyobject(slf.py())?))
    }
}
