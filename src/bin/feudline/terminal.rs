//! What the terminal is like that a page for reading goes to. Words never depend on it, only how wide they run and their colour.

use std::env;
use std::io::{IsTerminal, stdout};
use std::path::Path;

use crate::args::Target;

/// How wide results may run, and whether in colour.
pub struct Terminal {
    pub width: usize,
    pub colour: bool,
}

/// Longer lines are hard to read, however wide the window.
const WIDEST: usize = 120;

impl Terminal {
    /// Of the terminal that results go to; 80 columns without colour where they go elsewhere.
    pub fn of(target: &Target) -> Self {
        let to_stdout = target.output.as_deref().is_none_or(|path| path == Path::new("-"));
        if !to_stdout || !stdout().is_terminal() {
            return Self { width: 80, colour: false };
        }
        let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0).min(WIDEST));
        // https://no-color.org: any value but an empty one
        let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || env::var_os("TERM").is_some_and(|t| t == "dumb");
        Self { width, colour: !unwanted }
    }
}
