//! `feudline check`: every fault of a pack, then the examples of its rules.

use std::io::Write;

use feudline::check::examples_of;
use feudline::export::text::printable;
use feudline::{Extractor, PackError};

use crate::args::Check;
use crate::failure::Failure;
use crate::output::Output;
use crate::packs;

/// Runs the command.
pub fn run(args: &Check) -> Result<(), Failure> {
    let below = packs::load(&args.packs)?;
    let (rules, rows) = (below.rules().len(), below.rows().len());
    // the rules below have had their examples run before they were released
    let known = below.rules().to_vec();
    let pack = below.overlay_dir(&args.dir).map_err(|e| Failure::pack(&args.dir, e))?;
    let (now_rules, now_rows) = (pack.rules().len(), pack.rows().len());
    let extractor = Extractor::new(pack);
    let faults = examples_of(&extractor, |rule| !known.contains(rule));
    if !faults.is_empty() {
        return Err(Failure::pack(&args.dir, PackError::Faulty(faults)));
    }
    let mut out = Output::open(None)?;
    out.write(|out| {
        let dir = args.dir.display().to_string();
        writeln!(out, "{}: no fault; {now_rules} rules (before {rules}), {now_rows} rows (before {rows})", printable(&dir))
    })?;
    out.finish()
}
