//! `feudline export`: the files together, in the format of another program.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use feudline::Feud;
use feudline::export::csv::CsvOptions;
use feudline::export::markdown::MarkdownOptions;
use feudline::export::tables::Table;
use feudline::export::text::Labels;

use crate::args::{Export, ExportFormat};
use crate::failure::{Failure, USAGE, outcome};
use crate::output::Output;
use crate::stories::{Stories, spread};

/// Runs the command.
pub fn run(args: &Export) -> Result<(), Failure> {
    let target = Target::of(args)?;
    let files = spread(&args.files)?;
    let mut stories = Stories::new(&files, &args.reading)?;
    let (extractions, failed) = stories.all()?;
    if !extractions.is_empty() {
        let feud: Feud = extractions.into_iter().collect();
        match target {
            Target::One(mut out, table) => {
                let bytes = written(&feud, args, table);
                out.write(|out| out.write_all(&bytes))?;
                out.finish()?;
            }
            Target::Folder(folder, ending) => tables(&feud, args, folder, ending)?,
        }
    }
    outcome(failed, files.len())
}

/// Where the export goes; told before any story is read.
enum Target<'a> {
    /// One file or standard output; of the formats with tables, one table.
    One(Output, Option<Table>),
    /// A folder with a file for each table, and their ending.
    Folder(&'a Path, &'static str),
}

impl<'a> Target<'a> {
    fn of(args: &'a Export) -> Result<Self, Failure> {
        if args.to == ExportFormat::Parquet && cfg!(not(feature = "parquet")) {
            let help = "cargo install --path . --features cli,parquet; --to csv --raw writes the same tables";
            return Err(Failure::new(USAGE, "this build writes no Parquet", help));
        }
        let path = args.output.as_deref();
        let Some(ending) = ending(args.to) else {
            if args.table.is_some() || args.raw {
                return Err(Failure::new(USAGE, "--table and --raw are for tables", "--to csv"));
            }
            return Ok(Self::One(Output::open(path)?, None));
        };
        match (args.table, path) {
            (Some(_), None) if ending == "parquet" && std::io::stdout().is_terminal() => {
                Err(Failure::new(USAGE, "Parquet is no text for a terminal", "-o FILE"))
            }
            (Some(table), path) => Ok(Self::One(Output::open(path)?, Some(table))),
            (None, Some(folder)) if folder != Path::new("-") => {
                if folder.exists() && !folder.is_dir() {
                    let what = format!("{} is no directory", folder.display());
                    return Err(Failure::new(USAGE, what, "all tables go to a folder: -o DIR; one goes to a file: --table NAME -o FILE"));
                }
                Ok(Self::Folder(folder, ending))
            }
            (None, _) => {
                let help = "all tables go to a folder: -o DIR; one goes to standard output: --table events";
                Err(Failure::new(USAGE, "there are several tables and one standard output", help))
            }
        }
    }
}

/// The ending of files of a format that is made of tables.
const fn ending(format: ExportFormat) -> Option<&'static str> {
    match format {
        ExportFormat::Csv => Some("csv"),
        ExportFormat::Parquet => Some("parquet"),
        _ => None,
    }
}

/// Every table in its file. All are written before the first gets its name, so that a full disk leaves earlier files untouched.
fn tables(feud: &Feud, args: &Export, folder: &Path, ending: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|e| Failure::writing(Some(folder), &e))?;
    let mut ready = Vec::new();
    for &table in Table::ALL {
        let path = folder.join(format!("{}.{ending}", table.word()));
        let mut out = Output::open(Some(&path))?;
        let bytes = written(feud, args, Some(table));
        out.write(|out| out.write_all(&bytes).and_then(|()| out.flush()))?;
        ready.push(out);
    }
    ready.into_iter().try_for_each(Output::finish)
}

fn written(feud: &Feud, args: &Export, table: Option<Table>) -> Vec<u8> {
    let labels = args.labels.map(Labels::from);
    let table = table.unwrap_or(Table::Events);
    let line = |mut json: String| {
        json.push('\n');
        json
    };
    match args.to {
        ExportFormat::Csv => feud.to_csv(table, CsvOptions { labels, bom: !args.raw, raw: args.raw }),
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => return feud.to_parquet(table, labels),
        #[cfg(not(feature = "parquet"))]
        ExportFormat::Parquet => unreachable!("it was refused before a story was read"),
        ExportFormat::Timelinejs => line(feud.to_timelinejs(labels)),
        ExportFormat::Followthemoney => feud.to_followthemoney(labels),
        ExportFormat::Graphml => feud.to_graphml(labels),
        ExportFormat::Gexf => feud.to_gexf(labels),
        ExportFormat::Dot => feud.to_dot(labels),
        ExportFormat::Mermaid => feud.to_mermaid(labels),
        ExportFormat::Webannotation => line(feud.to_web_annotations(labels)),
        ExportFormat::SchemaOrg => line(feud.to_schema_org(labels)),
        ExportFormat::Markdown => feud.to_markdown(MarkdownOptions { labels, claims: true }),
    }
    .into_bytes()
}
