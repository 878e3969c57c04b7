//! feudline for Python: what the library gives, as Python values, Arrow and JSON.
//!
//! Nothing is decided here. Offsets are code points, as in JSON; the interpreter is let go while the library works.

mod columns;
mod error;
mod extraction;
mod extractor;
mod feud;
mod many;
mod parallel;
mod shards;
mod story;
mod table;

/// The part of the package that is compiled.
#[pyo3::pymodule]
mod _feudline {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::Extractor;
    #[pymodule_export]
    use crate::feud::Feud;
    #[pymodule_export]
    use crate::many::Many;
    #[pymodule_export]
    use crate::shards::{keys, outlines, who_is_who};
    #[pymodule_export]
    use crate::table::Table;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let tables: Vec<&str> = feudline::export::tables::Table::ALL.iter().map(|table| table.word()).collect();
        module.add("TABLES", pyo3::types::PyTuple::new(module.py(), tables)?)?;
        module.add("SCHEMA", feudline::export::json::SCHEMA)?;
        module.add("MOST_BUNDLES", feudline::feud::MOST_BUNDLES)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
