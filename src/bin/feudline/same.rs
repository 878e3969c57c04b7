//! `feudline same`: would two names be merged.

use std::io::{BufRead, Write};

use feudline::Extractor;
use feudline::entity::alias::{NameKind, Verdict};
use feudline::export::text::printable;
use serde::Serialize;

use crate::args::Same;
use crate::failure::{Failure, outcome};
use crate::input;
use crate::line::{self, ErrorLine, LineFault, PairLine};
use crate::output::Output;
use crate::packs;

/// Runs the command.
pub fn run(args: &Same) -> Result<(), Failure> {
    let extractor = packs::extractor(&args.packs, false)?;
    let mut out = Output::open(args.target.output.as_deref())?;
    let failed = match (&args.ndjson, &args.a, &args.b) {
        (Some(path), ..) => pairs(&extractor, input::open(path)?, path, &mut out)?,
        (None, Some(a), Some(b)) => {
            let verdict = verdict(&extractor, a, b, args.kind.map(NameKind::from));
            let answer = if verdict.same { "yes" } else { "no" };
            out.write(|out| writeln!(out, "{answer}: {} [{}]", printable(&verdict.why), verdict.rule))?;
            (0, 1)
        }
        _ => unreachable!("the parser asks for both names or for --ndjson"),
    };
    out.finish()?;
    outcome(failed.0, failed.1)
}

/// Without a kind, names are one if they would be as people's or as organisations'.
fn verdict(extractor: &Extractor, a: &str, b: &str, kind: Option<NameKind>) -> Verdict {
    if let Some(kind) = kind {
        return extractor.same(a, b, kind);
    }
    let as_people = extractor.same(a, b, NameKind::Person);
    if as_people.same { as_people } else { extractor.same(a, b, NameKind::Organization) }
}

/// How many lines failed, of how many.
fn pairs(extractor: &Extractor, stream: impl BufRead, path: &str, out: &mut Output) -> Result<(usize, usize), Failure> {
    let (mut failed, mut count) = (0, 0);
    for (number, bytes) in stream.split(b'\n').enumerate() {
        let bytes = bytes.map_err(|e| input::unreadable(path, &e))?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        count += 1;
        let answer = match pair(extractor, &bytes) {
            Ok(answer) => answer,
            Err(fault) => {
                failed += 1;
                ErrorLine { id: &fault.id, error: &format!("line {}: {}", number + 1, fault.what) }.to_json()
            }
        };
        out.write(|out| writeln!(out, "{answer}"))?;
    }
    Ok((failed, count))
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a serde_json::value::RawValue,
    same: bool,
    why: String,
}

fn pair(extractor: &Extractor, bytes: &[u8]) -> Result<String, LineFault> {
    let pair: PairLine = line::parse(bytes)?;
    let kind = match pair.kind.as_deref() {
        None => None,
        Some("person") => Some(NameKind::Person),
        Some("organization") => Some(NameKind::Organization),
        Some(other) => {
            let what = format!("`kind` is `{other}`; write person or organization");
            return Err(LineFault { id: pair.id, what });
        }
    };
    let verdict = verdict(extractor, &pair.a, &pair.b, kind);
    Ok(line::json(&Answer { id: &pair.id, same: verdict.same, why: format!("{}: {}", verdict.rule, verdict.why) }))
}
