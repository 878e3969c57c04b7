//! Stories from files and standard input, and what to say of those that are none.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use feudline::Document;
use feudline::error::SourceError;
use feudline::source::{Form, Source};

use crate::args::Decoding;
use crate::failure::{ALL, Failure, USAGE, warn, words};
use crate::near;

/// The name by which standard input is asked for.
pub const STDIN: &str = "-";

/// Endings of the files of a folder that are stories.
const STORIES: [&str; 6] = ["txt", "html", "htm", "xhtml", "md", "markdown"];

/// A story of a file, named by its path as given.
pub fn story(path: &str, decoding: &Decoding) -> Result<Document, Failure> {
    let name = if path == STDIN { "stdin" } else { path };
    story_as(name, path, decoding)
}

/// A story of a file, under another name.
pub fn story_as(id: &str, path: &str, decoding: &Decoding) -> Result<Document, Failure> {
    let bytes = bytes(path, decoding.max_bytes)?;
    document(id, path, &bytes, Form::of_name(path.trim_end_matches(".gz").trim_end_matches(".zst")), decoding)
}

/// Bytes as a story; what had to be replaced in them is told.
pub fn document(id: &str, path: &str, bytes: &[u8], form: Form, decoding: &Decoding) -> Result<Document, Failure> {
    let source = Source::read(bytes, form, decoding.encoding.as_deref()).map_err(|error| unfit(path, &error))?;
    if let Some(replaced) = source.replaced {
        warn(&format!(
            "{path}: {} of {} fit no character and were replaced (first at byte {})",
            replaced.count, source.encoding, replaced.first
        ));
    }
    Ok(source.into_document(id))
}

/// What to say of bytes that are no story.
fn unfit(path: &str, error: &SourceError) -> Failure {
    let help = match error {
        SourceError::OtherFormat("PDF") => format!("pdftotext {path} - | feudline -"),
        SourceError::OtherFormat(_) => format!("pandoc -t plain {path} | feudline -"),
        SourceError::Unsure { guess, .. } => format!("--encoding {}", guess.to_lowercase()),
        SourceError::NoStory => "a page that is filled by a script must be saved as it is shown".to_owned(),
        _ => "feudline reads plain text, HTML and Markdown".to_owned(),
    };
    Failure::new(ALL, format!("{path}: {error}"), help)
}

/// Fails if a folder was given where a story is wanted.
pub fn refuse_folders(paths: &[String]) -> Result<(), Failure> {
    match paths.iter().find(|p| *p != STDIN && Path::new(p).is_dir()) {
        None => Ok(()),
        Some(path) => {
            let help = format!("for all stories in it: feudline batch {path}");
            Err(Failure::new(USAGE, format!("{path} is a directory"), help))
        }
    }
}

/// The stories of a folder and of the folders in it, in the order of their names.
pub fn folder(path: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    collect(Path::new(path), &mut files).map_err(|e| unreadable(path, &e))?;
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(
            USAGE,
            format!("{path}: no story in it"),
            format!("stories are files that end in .{}", STORIES.join(", .")),
        ));
    }
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let is_story =
            |path: &Path| path.extension().and_then(|e| e.to_str()).is_some_and(|e| STORIES.contains(&e.to_ascii_lowercase().as_str()));
        // links are not followed: a folder may hold a link to itself
        if kind.is_dir() {
            collect(&entry.path(), files)?;
        } else if kind.is_file() && is_story(&entry.path()) {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// A file or standard input, unpacked where it is packed by gzip or Zstandard; told from its first bytes, not its name.
pub fn open(path: &str) -> Result<Box<dyn BufRead + Send>, Failure> {
    let plain: Box<dyn Read + Send> =
        if path == STDIN { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(|e| unreadable(path, &e))?) };
    let mut stream = BufReader::with_capacity(1 << 16, plain);
    // one read may give less than four bytes; a pipe that does so sends lines, not a packed stream
    let first = stream.fill_buf().map_err(|e| unreadable(path, &e))?;
    Ok(if first.starts_with(&[0x1F, 0x8B]) {
        Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(stream)))
    } else if first.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        Box::new(BufReader::new(zstd::stream::read::Decoder::with_buffer(stream).map_err(|e| unreadable(path, &e))?))
    } else {
        Box::new(stream)
    })
}

/// All bytes of a file that holds one story.
fn bytes(path: &str, most: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| unreadable(path, &e))?;
    if bytes.len() as u64 > most {
        return Err(Failure::new(ALL, format!("{path}: is over {most} bytes"), "split it, or --max-bytes"));
    }
    Ok(bytes)
}

/// A file that cannot be opened or read; a misspelt name is guessed at.
pub fn unreadable(path: &str, error: &io::Error) -> Failure {
    let help = if error.kind() == io::ErrorKind::NotFound { near::suggestion(path) } else { None };
    Failure::new(ALL, format!("{path}: {}", words(error)), help.unwrap_or_default())
}
