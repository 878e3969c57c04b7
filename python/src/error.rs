//! What goes wrong, as the exceptions of `feudline.errors`.

use feudline::PackError as Faulty;
use feudline::error::ResultError as Unfit;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

mod python {
    use pyo3::import_exception;

    import_exception!(feudline.errors, ColumnError);
    import_exception!(feudline.errors, PackError);
    import_exception!(feudline.errors, ResultError);
    import_exception!(feudline.errors, StoryError);
}

/// A story that was given wrongly: what, and what would do.
pub(crate) fn story(what: String) -> PyErr {
    python::StoryError::new_err(what)
}

/// A column that is missing or of a kind that holds no such thing.
pub(crate) fn column(what: String) -> PyErr {
    python::ColumnError::new_err(what)
}

/// A pack that could not be loaded, with all its faults.
pub(crate) fn pack(error: &Faulty) -> PyErr {
    let faults: Vec<(String, usize, String, String)> = match error {
        Faulty::Faulty(faults) => faults.iter().map(|f| (f.file.clone(), f.line, f.what.clone(), f.help.clone())).collect(),
        _ => Vec::new(),
    };
    python::PackError::new_err((error.to_string(), faults))
}

/// A text that is no `feudline/1` result.
pub(crate) fn result(error: &Unfit) -> PyErr {
    python::ResultError::new_err(error.to_string())
}

/// A word that is none of some words.
pub(crate) fn no_such(what: &str, word: &str, words: &[&str]) -> PyErr {
    pyo3::exceptions::PyValueError::new_err(format!("`{word}` is no {what}; there are {}", words.join(", ")))
}

/// Makes a value again from what [`Py`] pickles of it: a function and its arguments.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);
