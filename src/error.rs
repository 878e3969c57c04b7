//! What can go wrong: only loading a pack, making text of bytes, reading a result again, or reading and writing a file.

use std::fmt;

/// One thing wrong with a pack: where, what was found, what would do.
///
/// ```
/// use feudline::{Pack, PackError};
/// let faulty = Pack::builtin().overlay([("gazetteers/people.tsv", "name\n")]);
/// let Err(PackError::Faulty(faults)) = faulty else { panic!("that is no table of people") };
/// assert_eq!((faults[0].file.as_str(), faults[0].line), ("gazetteers/people.tsv", 1));
/// assert!(!faults[0].what.is_empty() && !faults[0].help.is_empty());
/// ```
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
///
/// ```
/// use feudline::{Pack, PackError};
/// assert!(matches!(Pack::builtin().overlay_dir("no/such/folder"), Err(PackError::Read { .. })));
/// ```
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

/// Why bytes could not be made a story.
///
/// ```
/// use feudline::error::SourceError;
/// use feudline::source::{Form, Source};
/// let read = Source::read(b"%PDF-1.7\n", Form::Unknown, None);
/// assert_eq!(read.unwrap_err(), SourceError::OtherFormat("PDF"));
/// ```
#[cfg(feature = "source")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// A file of another kind: PDF, a zip or DOCX file …
    #[error("looks like {0}, feudline reads text")]
    OtherFormat(&'static str),
    /// A byte that no text holds.
    #[error("byte {at} is NUL, so this is no text")]
    Nul {
        /// Where the first one stands.
        at: usize,
    },
    /// Neither UTF-8 nor surely anything else.
    #[error("byte {at} is not UTF-8; best guess {guess} (weak)")]
    Unsure {
        /// Where the first byte stands that is not UTF-8.
        at: usize,
        /// The likeliest encoding.
        guess: &'static str,
    },
    /// No encoding of the web has this name.
    #[error("no encoding is called `{0}`")]
    UnknownEncoding(String),
    /// A page without running text.
    #[error("no story on this page")]
    NoStory,
}

/// Why bytes are no `feudline/1` result that can be merged.
///
/// ```
/// use feudline::Feud;
/// use feudline::error::ResultError;
/// let error = Feud::from_json(br#"{"schema":"feudline/2"}"#).unwrap_err();
/// assert_eq!(error, ResultError::Schema("feudline/2".into()));
/// assert_eq!(error.to_string(), "`schema` is `feudline/2`; expected `feudline/1`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResultError {
    /// No JSON (cut off, perhaps), or JSON in which something has another shape than a result's.
    #[error("{} at line {line} column {column}: {what}", if *.is_json { "another shape than a result's" } else { "not JSON" })]
    Json {
        /// 1-based line of the bytes.
        line: usize,
        /// 1-based byte of that line.
        column: usize,
        /// What was found.
        what: String,
        /// Whether it is JSON at all.
        is_json: bool,
    },
    /// A line that `feudline batch` wrote for an input it could not read.
    #[error("holds an error instead of a result: {0}")]
    Failed(String),
    /// Something else, or a version of the format that is not read.
    #[error("`schema` is `{0}`; expected `feudline/1`")]
    Schema(String),
    /// A result that does not hold what its stories told by themselves.
    #[error("holds no `stories`, so that it cannot be merged")]
    NoStories,
    /// Something in a story leads nowhere.
    #[error("{at}: {what}")]
    Fault {
        /// Where, like `stories[0].claims[3]`.
        at: String,
        /// What was found.
        what: String,
    },
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
