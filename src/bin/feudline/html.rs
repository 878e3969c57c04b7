//! `feudline html`: the dispute as one web page.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use feudline::export::html::HtmlOptions;

use crate::args::Html;
use crate::failure::{Failure, USAGE};
use crate::stories;

/// Runs `html`.
pub fn run(args: &Html) -> Result<(), Failure> {
    let to_stdout = args.target.output.as_deref().is_none_or(|path| path == Path::new("-"));
    if to_stdout && stdout().is_terminal() {
        return Err(Failure::new(USAGE, "a page is nothing for a terminal", "-o page.html writes it to a file"));
    }
    let mut options = HtmlOptions::default();
    options.labels = args.labels.map(Into::into);
    stories::together(&args.files, &args.reading, &args.target, |feud, out| feud.write_html(out, options))
}
