//! `feudline timeline` and `feudline extract`: files together, as a page or as JSON.

use std::io::{self, Write};
use std::path::Path;

use feudline::export::markdown::MarkdownOptions;
use feudline::export::text::{Labels, TextOptions};
use feudline::text::normal::is_han;
use feudline::{Document, Extraction, Extractor, Feud};

use crate::args::{Extract, Format, PageFormat, Reading, Target, Timeline};
use crate::failure::{Failure, USAGE, outcome, warn};
use crate::output::Output;
use crate::terminal::Terminal;
use crate::{input, packs};

/// Runs `timeline`.
pub fn timeline(args: &Timeline) -> Result<(), Failure> {
    if args.files.is_empty() {
        return Err(Failure::new(USAGE, "no FILE given", "feudline FILE, or feudline - for standard input"));
    }
    let (labels, claims) = (args.labels.map(Labels::from), args.claims);
    let terminal = Terminal::of(&args.target);
    let width = args.width.map_or(terminal.width, usize::from);
    together(&args.files, &args.reading, &args.target, |feud, out| {
        let page = match args.format {
            PageFormat::Text => feud.to_text(TextOptions { labels, claims, width, colour: terminal.colour }),
            PageFormat::Markdown => feud.to_markdown(MarkdownOptions { labels, claims }),
        };
        out.write_all(page.as_bytes())
    })
}

/// Reads files and folders as one feud and writes it, unless nothing could be read.
pub fn together(
    files: &[String],
    reading: &Reading,
    target: &Target,
    write: impl FnOnce(&Feud, &mut Output) -> io::Result<()>,
) -> Result<(), Failure> {
    let files = spread(files)?;
    let mut stories = Stories::new(&files, reading)?;
    let mut out = Output::open(target.output.as_deref())?;
    let (extractions, failed) = stories.all()?;
    if !extractions.is_empty() {
        let feud: Feud = extractions.into_iter().collect();
        out.write(|out| write(&feud, out))?;
        out.finish()?;
    }
    outcome(failed, files.len())
}

/// Runs `extract`.
pub fn extract(args: &Extract) -> Result<(), Failure> {
    let mut stories = Stories::new(&args.files, &args.reading)?;
    let mut out = Output::open(args.target.output.as_deref())?;
    let failed = match args.format {
        Format::Json => {
            let (extractions, failed) = stories.all()?;
            if !extractions.is_empty() {
                let feud: Feud = extractions.into_iter().collect();
                out.write(|out| feud.write_json(&mut *out, true).and_then(|()| out.write_all(b"\n")))?;
            }
            failed
        }
        Format::Ndjson => {
            let mut failed = 0;
            for path in stories.files {
                match stories.one(path)? {
                    Some(extraction) => out.write(|out| writeln!(out, "{}", Feud::from_iter([extraction]).to_json()))?,
                    None => failed += 1,
                }
            }
            failed
        }
    };
    if failed < args.files.len() {
        out.finish()?;
    }
    outcome(failed, args.files.len())
}

/// Folders as the stories in them.
pub fn spread(files: &[String]) -> Result<Vec<String>, Failure> {
    let mut out = Vec::new();
    for file in files {
        if file != input::STDIN && Path::new(file).is_dir() {
            out.extend(input::folder(file)?.iter().map(|path| path.display().to_string()));
        } else {
            out.push(file.clone());
        }
    }
    Ok(out)
}

/// The files of a command and what reads them.
pub struct Stories<'a> {
    files: &'a [String],
    reading: &'a Reading,
    /// Made for the first story that can be read, so that a misspelt name is told at once.
    /// The process ends with its last story, so nothing of it is ever freed.
    extractor: Option<&'static Extractor>,
}

impl<'a> Stories<'a> {
    pub fn new(files: &'a [String], reading: &'a Reading) -> Result<Self, Failure> {
        input::refuse_folders(files)?;
        Ok(Self { files, reading, extractor: None })
    }

    /// Every file that could be read, and how many could not.
    pub fn all(&mut self) -> Result<(Vec<Extraction>, usize), Failure> {
        let mut extractions = Vec::new();
        for path in self.files {
            extractions.extend(self.one(path)?);
        }
        let failed = self.files.len() - extractions.len();
        Ok((extractions, failed))
    }

    /// One file; a failure to read it is told on standard error.
    fn one(&mut self, path: &str) -> Result<Option<Extraction>, Failure> {
        let document = match input::story(path, &self.reading.decoding) {
            Ok(document) => document,
            Err(failure) => {
                failure.tell();
                return Ok(None);
            }
        };
        if document.text().trim().is_empty() {
            warn(&format!("{path}: no text ({} characters)", document.text().chars().count()));
        }
        let document = self.reading.complete(document);
        let extractor = match self.extractor {
            Some(extractor) => extractor,
            None => self.ready(&document)?,
        };
        Ok(Some(extractor.extract(&document)))
    }

    /// Makes the extractor for a first story.
    fn ready(&mut self, first: &Document) -> Result<&'static Extractor, Failure> {
        let chinese = first.text().contains(is_han);
        let extractor: &'static Extractor = Box::leak(Box::new(packs::extractor(&self.reading.packs, chinese)?));
        self.extractor = Some(extractor);
        // beside a Chinese story another thread loads the dictionary
        if !chinese {
            let story = first.clone();
            std::thread::spawn(move || extractor.prepare(&story));
        }
        Ok(extractor)
    }
}
