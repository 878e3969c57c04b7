//! The command line: arguments, files and exit codes; everything else is the library's.

mod args;
mod batch;
mod failure;
mod input;
mod line;
mod near;
mod output;
mod packs;
mod same;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Some(Command::Batch(args)) => batch::run(args),
        Some(Command::Same(args)) => same::run(args),
        _ => Ok(()),
    }
}
