//! The command line: arguments, files and exit codes; everything else is the library's.

mod args;
mod batch;
mod check;
mod explain;
mod failure;
mod html;
mod input;
mod line;
mod near;
mod output;
mod packs;
mod progress;
mod resume;
mod same;
mod stories;
mod tasks;
mod terminal;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use feudline::export::json::SCHEMA;

use crate::args::{Arguments, Command};
use crate::failure::Failure;
use crate::output::Output;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        None => stories::timeline(&arguments.timeline),
        Some(Command::Timeline(args)) => stories::timeline(&args),
        Some(Command::Extract(args)) => stories::extract(&args),
        Some(Command::Html(args)) => html::run(&args),
        Some(Command::Batch(args)) => batch::run(args),
        Some(Command::Same(args)) => same::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Schema(args)) => schema(args.target.output.as_deref()),
    }
}

fn schema(to: Option<&Path>) -> Result<(), Failure> {
    let mut out = Output::open(to)?;
    out.write(|out| out.write_all(SCHEMA.as_bytes()))?;
    out.finish()
}
