//! What can go wrong: only loading a pack, or reading and writing a file.

use std::fmt;

/// One thing wrong with a pack: where, what was found, what would do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to the pack's folder.
    pub file: String,
    /// 1-based line; 0 when the fault is of the file as a whole.
    pub line: usize,
    /// What was found, in lower case without a full stop.
    pub what: String,
    /// What would do.
    pub help: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.file, self.line, self.what, self.help)
    }
}

/// Why a pack could not be loaded. A faulty pack loads nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The folder or one of its files could not be read.
    #[error("{path}: {source}")]
    Read {
        /// The path that was asked for.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The pack's files have faults; all of them are listed.
    #[error("{}", list(.0))]
    Faulty(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
