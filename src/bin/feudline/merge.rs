//! `feudline merge`: results of earlier runs as one, the same as if all their stories had been read together.

use std::io::{BufRead, Read, Write};

use feudline::error::ResultError;
use feudline::export::json::stories;
use feudline::{Extraction, Feud};

use crate::args::{Format, Merge};
use crate::failure::{ALL, Failure, outcome};
use crate::input::{self, STDIN};
use crate::output::Output;

/// Runs the command.
pub fn run(args: &Merge) -> Result<(), Failure> {
    let mut merging = Merging::default();
    for path in &args.files {
        if let Err(failure) = merging.file(path) {
            merging.fail(&failure);
        }
    }
    let Merging { told, read, failed } = merging;
    if failed > 0 && read == 0 {
        return outcome(failed, failed);
    }
    let feud: Feud = told.into_iter().collect();
    let mut out = Output::open(args.target.output.as_deref())?;
    out.write(|out| feud.write_json(&mut *out, args.format == Format::Json).and_then(|()| out.write_all(b"\n")))?;
    out.finish()?;
    outcome(failed, failed + read)
}

/// The stories of all results so far.
#[derive(Default)]
struct Merging {
    told: Vec<Extraction>,
    /// How many results were read, and how many could not be.
    read: usize,
    failed: usize,
}

impl Merging {
    /// One file: one result laid out over lines, or one result a line.
    fn file(&mut self, path: &str) -> Result<(), Failure> {
        let name = if path == STDIN { "stdin" } else { path };
        let broken = |e: std::io::Error| input::unreadable(path, &e);
        let mut stream = input::open(path)?;
        let (mut line, mut number) = (Vec::new(), 0);
        while stream.read_until(b'\n', &mut line).map_err(broken)? > 0 {
            number += 1;
            if number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
                line.drain(..3);
            }
            let is_laid_out = line.trim_ascii() == b"{";
            if is_laid_out {
                stream.read_to_end(&mut line).map_err(broken)?;
            }
            if !line.trim_ascii().is_empty() {
                self.result(name, number, &line);
            }
            line.clear();
        }
        Ok(())
    }

    fn result(&mut self, name: &str, line: usize, bytes: &[u8]) {
        match stories(bytes) {
            Ok(told) => {
                self.told.extend(told);
                self.read += 1;
            }
            Err(error) => self.fail(&unfit(name, line, &error)),
        }
    }

    fn fail(&mut self, failure: &Failure) {
        failure.tell();
        self.failed += 1;
    }
}

/// What to say of a result that cannot be merged; `line` is where it begins.
fn unfit(name: &str, line: usize, error: &ResultError) -> Failure {
    let (what, help) = match error {
        ResultError::Json { line: within, column, what, is_json } => {
            let kind = if *is_json { "another shape than a result's" } else { "not JSON" };
            let help = if what.starts_with("EOF") { "it is cut off; write it anew" } else { WHOSE };
            (format!("{name}:{}: {kind}: {what} (column {column})", line + within - 1), help)
        }
        ResultError::NoStories => {
            (format!("{name}:{line}: {error}"), "it was stripped of them or is of an earlier version; read its stories anew")
        }
        ResultError::Failed(_) => (format!("{name}:{line}: {error}"), "mend that input and run batch again"),
        _ => (format!("{name}:{line}: {error}"), WHOSE),
    };
    Failure::new(ALL, what, help)
}

/// What is read here.
const WHOSE: &str = "merge reads what extract, batch and merge write";
