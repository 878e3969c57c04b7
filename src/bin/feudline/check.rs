//! `feudline check`: every fault of a pack.

use std::io::Write;

use crate::args::Check;
use crate::failure::Failure;
use crate::output::Output;
use crate::packs;

/// Runs the command.
pub fn run(args: &Check) -> Result<(), Failure> {
    let below = packs::load(&args.packs)?;
    let (rules, rows) = (below.rules().len(), below.rows().len());
    let pack = below.overlay_dir(&args.dir).map_err(|e| Failure::pack(&args.dir, e))?;
    let mut out = Output::open(None)?;
    let (now_rules, now_rows) = (pack.rules().len(), pack.rows().len());
    out.write(|out| {
        writeln!(out, "{}: no fault; {now_rules} rules (before {rules}), {now_rows} rows (before {rows})", args.dir.display())
    })?;
    out.finish()
}
