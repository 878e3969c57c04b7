//! What went wrong, where, and what would do.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use feudline::export::text::printable;
use feudline::{Fault, PackError};

/// Wrong arguments or a faulty pack: nothing was read.
pub const USAGE: u8 = 2;
/// Some inputs failed, the rest is written.
pub const SOME: u8 = 3;
/// All inputs failed.
pub const ALL: u8 = 4;

/// Why the program stops.
#[derive(Debug)]
pub enum Failure {
    /// Whoever reads the results wants no more of them; that is fine.
    ClosedPipe,
    /// Everything to say is said already.
    Told(u8),
    /// One thing.
    Message { code: u8, what: String, help: Option<String> },
    /// All faults of a pack.
    Pack { folder: String, faults: Vec<Fault> },
}

impl Failure {
    /// A failure with a line of help; an empty one is left out.
    pub fn new(code: u8, what: impl Into<String>, help: impl Into<String>) -> Self {
        let help = help.into();
        Self::Message { code, what: what.into(), help: (!help.is_empty()).then_some(help) }
    }

    /// A result that could not be written; a closed pipe is no failure.
    pub fn writing(to: Option<&Path>, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        let help = match error.kind() {
            io::ErrorKind::NotFound => "make its folder first",
            _ => "",
        };
        let what = match (error.kind(), to) {
            (io::ErrorKind::NotFound, _) => "no such folder".to_owned(),
            (io::ErrorKind::StorageFull, Some(_)) => "disk full; an earlier file of this name is untouched".to_owned(),
            _ => words(error),
        };
        let to = to.map_or_else(|| "standard output".to_owned(), |p| p.display().to_string());
        Self::new(ALL, format!("{to}: {what}"), help)
    }

    /// A pack that could not be loaded.
    pub fn pack(folder: &Path, error: PackError) -> Self {
        let folder = folder.display().to_string();
        match error {
            PackError::Faulty(faults) => Self::Pack { folder, faults },
            PackError::Read { path, source } => Self::new(
                USAGE,
                format!("{path}: {}", words(&source)),
                "a pack is a folder with grammars/zh/*.toml, grammars/en/*.toml or gazetteers/*.tsv",
            ),
            other => Self::new(USAGE, other.to_string(), ""),
        }
    }

    /// What it says, without help, on one line.
    pub fn what(&self) -> String {
        match self {
            Self::ClosedPipe | Self::Told(_) => String::new(),
            Self::Message { what, .. } => what.clone(),
            Self::Pack { folder, faults } => faults.iter().map(|f| format!("{folder}/{f}")).collect::<Vec<_>>().join("; "),
        }
    }

    /// Says it on standard error and gives the exit code.
    pub fn tell(&self) -> ExitCode {
        match self {
            Self::ClosedPipe => ExitCode::SUCCESS,
            Self::Told(code) => ExitCode::from(*code),
            Self::Message { code, what, help } => {
                say(what, help.as_deref());
                ExitCode::from(*code)
            }
            Self::Pack { folder, faults } => {
                for fault in faults {
                    let place = if fault.line == 0 { fault.file.clone() } else { format!("{}:{}", fault.file, fault.line) };
                    say(&format!("{folder}/{place}: {}", fault.what), Some(&fault.help));
                }
                ExitCode::from(USAGE)
            }
        }
    }
}

/// One message; a standard error that nobody reads is no reason to stop.
pub fn say(what: &str, help: Option<&str>) {
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "error: {}", printable(what));
    if let Some(help) = help {
        let _ = writeln!(out, "help: {}", printable(help));
    }
}

/// Something that is no failure but worth a word.
pub fn warn(what: &str) {
    let _ = writeln!(io::stderr().lock(), "warning: {}", printable(what));
}

/// What the system says, in the words of the house: lower case, without `(os error 2)`.
pub fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "disk full".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

/// How a command over several inputs ends.
pub fn outcome(failed: usize, of: usize) -> Result<(), Failure> {
    match failed {
        0 => Ok(()),
        _ if failed == of => Err(Failure::Told(ALL)),
        _ => Err(Failure::Told(SOME)),
    }
}
