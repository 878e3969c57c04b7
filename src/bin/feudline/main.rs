//! The command line: arguments, files and exit codes; everything else is the library's.

mod args;
mod batch;
mod check;
mod disk;
mod explain;
mod export;
mod failure;
mod html;
mod input;
mod line;
mod manual;
mod merge;
mod near;
mod output;
mod packs;
mod progress;
mod resume;
mod same;
mod stories;
mod tasks;
mod terminal;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use feudline::export::json::SCHEMA;
use feudline::export::text::printable;

use crate::args::{Arguments, Command};
use crate::failure::{Failure, USAGE};
use crate::output::Output;

fn main() -> ExitCode {
    match Arguments::try_parse().map_err(|error| usage(&error)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// Help and the version to standard output; to standard error what cannot be asked for. Words that were given are shown in it,
/// and may have come from a stranger's file name.
fn usage(error: &clap::Error) -> Failure {
    if !error.use_stderr() {
        error.exit();
    }
    let text = error.render().to_string();
    let mut out = io::stderr().lock();
    let _ = text.lines().try_for_each(|line| writeln!(out, "{}", printable(line)));
    Failure::Told(USAGE)
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        None => stories::timeline(&arguments.timeline),
        Some(Command::Timeline(args)) => stories::timeline(&args),
        Some(Command::Extract(args)) => stories::extract(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Html(args)) => html::run(&args),
        Some(Command::Batch(args)) => batch::run(args),
        Some(Command::Merge(args)) => merge::run(&args),
        Some(Command::Same(args)) => same::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Schema(args)) => schema(args.target.output.as_deref()),
        Some(Command::Completions(args)) => manual::completions(&args),
        Some(Command::Man(args)) => manual::man(&args),
    }
}

fn schema(to: Option<&Path>) -> Result<(), Failure> {
    let mut out = Output::open(to)?;
    out.write(|out| out.write_all(SCHEMA.as_bytes()))?;
    out.finish()
}
