//! A stream of stories read on several threads.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use feudline::{Document, Extraction as Told, Extractor};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::PyIterator;

use crate::extraction::Extraction;
use crate::{parallel, story};

/// How many stories each thread is given at a time.
const EACH: usize = 32;

/// Extractions in the order of their stories. What `Extractor.extract_many` gives.
#[pyclass(frozen, module = "feudline")]
pub(crate) struct Many {
    extractor: Arc<Extractor>,
    jobs: usize,
    yields: bool,
    state: Mutex<State>,
}

struct State {
    stories: Py<PyIterator>,
    taken: usize,
    ended: bool,
    ready: VecDeque<PyResult<Told>>,
}

impl Many {
    pub(crate) const fn new(extractor: Arc<Extractor>, stories: Py<PyIterator>, jobs: usize, yields: bool) -> Self {
        Self { extractor, jobs, yields, state: Mutex::new(State { stories, taken: 0, ended: false, ready: VecDeque::new() }) }
    }

    /// Takes the next stories; an error of the stream itself stands behind those that came before it, and ends it.
    fn take(&self, py: Python<'_>, state: &mut State) -> Vec<PyResult<Document>> {
        let mut taken = Vec::new();
        let mut stories = state.stories.bind(py).clone();
        while taken.len() < self.jobs * EACH {
            match stories.next() {
                Some(Ok(item)) => taken.push(story::item(&item, state.taken)),
                Some(Err(error)) => {
                    state.ended = true;
                    taken.push(Err(error));
                    break;
                }
                None => {
                    state.ended = true;
                    break;
                }
            }
            state.taken += 1;
        }
        taken
    }
}

#[pymethods]
impl Many {
    const fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let mut state = self.state.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        if state.ready.is_empty() && !state.ended {
            let taken = self.take(py, &mut state);
            let documents: Vec<&Document> = taken.iter().filter_map(|t| t.as_ref().ok()).collect();
            let told = py.detach(|| parallel::map(&documents, self.jobs, |document| self.extractor.extract(document)));
            let mut told = told.into_iter();
            state.ready.extend(taken.into_iter().filter_map(|t| t.map(|_| told.next()).transpose()));
        }
        let Some(next) = state.ready.pop_front() else { return Ok(None) };
        drop(state);
        match next {
            Ok(told) => Ok(Some(Py::new(py, Extraction::new(told))?.into_any())),
            Err(error) if self.yields => Ok(Some(error.into_value(py).into_any())),
            Err(error) => Err(error),
        }
    }
}
