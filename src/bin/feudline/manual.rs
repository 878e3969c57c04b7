//! `feudline completions` and `feudline man`: the command line for shells and for man, made from its own definition.

use std::io::Write;

use clap::{Command, CommandFactory};

use crate::args::{Arguments, Completions, Man};
use crate::failure::{Failure, USAGE};
use crate::output::Output;

/// Runs `completions`.
pub fn completions(args: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "feudline", &mut script);
    write(args.target.output.as_deref(), &script)
}

/// Runs `man`.
pub fn man(args: &Man) -> Result<(), Failure> {
    let mut feudline = Arguments::command();
    feudline.build();
    let command = match &args.command {
        None => feudline,
        Some(name) => page(&feudline, name)?,
    };
    let mut roff = Vec::new();
    let version = concat!("feudline ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command).source(version).render(&mut roff).expect("a vector takes all");
    write(args.target.output.as_deref(), &roff)
}

fn page(feudline: &Command, name: &str) -> Result<Command, Failure> {
    let known = || feudline.get_subcommands().map(Command::get_name).filter(|n| *n != "help");
    let found = feudline.get_subcommands().find(|command| command.get_name() == name && name != "help");
    let command = found.ok_or_else(|| {
        let help = format!("commands: {}", known().collect::<Vec<_>>().join(", "));
        Failure::new(USAGE, format!("{name}: no such command"), help)
    })?;
    Ok(command.clone().version(env!("CARGO_PKG_VERSION")))
}

fn write(to: Option<&std::path::Path>, bytes: &[u8]) -> Result<(), Failure> {
    let mut out = Output::open(to)?;
    out.write(|out| out.write_all(bytes))?;
    out.finish()
}
