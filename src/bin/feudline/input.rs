//! Stories from files and standard input, and what to say of those that are none.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use feudline::Document;

use crate::failure::{ALL, Failure, USAGE, words};
use crate::near;

/// The name by which standard input is asked for.
pub const STDIN: &str = "-";

/// A story of a file, named by its path as given.
pub fn story(path: &str) -> Result<Document, Failure> {
    let bytes = bytes(path)?;
    let name = if path == STDIN { "stdin" } else { path };
    Ok(Document::new(name, text(path, bytes)?))
}

/// Fails if a folder was given where a story is wanted.
pub fn refuse_folders(paths: &[String]) -> Result<(), Failure> {
    match paths.iter().find(|p| *p != STDIN && Path::new(p).is_dir()) {
        None => Ok(()),
        Some(path) => {
            let help = format!("for all .txt files in it: feudline batch {path}");
            Err(Failure::new(USAGE, format!("{path} is a directory"), help))
        }
    }
}

fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == STDIN { io::stdin().lock().read_to_end(&mut bytes).map(|_| ()) } else { fs::read(path).map(|b| bytes = b) };
    match read {
        Ok(()) => Ok(bytes),
        Err(error) => Err(unreadable(path, &error)),
    }
}

/// A file that cannot be opened or read; a misspelt name is guessed at.
pub fn unreadable(path: &str, error: &io::Error) -> Failure {
    let help = if error.kind() == io::ErrorKind::NotFound { near::suggestion(path) } else { None };
    Failure::new(ALL, format!("{path}: {}", words(error)), help.unwrap_or_default())
}

/// Bytes as text: UTF-8, with or without a byte order mark, which is no part of the text.
pub fn text(path: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    let no = |what: String, help: String| Err(Failure::new(ALL, format!("{path}: {what}"), help));
    if bytes.starts_with(b"%PDF-") {
        return no("looks like PDF, feudline reads text".to_owned(), format!("pdftotext {path} - | feudline -"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return no("looks like a zip or DOCX file, feudline reads text".to_owned(), format!("pandoc -t plain {path} | feudline -"));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return no("is UTF-16, feudline reads UTF-8".to_owned(), format!("iconv -f utf-16 -t utf-8 {path} | feudline -"));
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return no(format!("byte {at} is NUL, so this is no text"), "feudline reads plain text in UTF-8".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            no(
                format!("byte {at} is not UTF-8"),
                format!("if it is Chinese in an older encoding: iconv -f gb18030 -t utf-8 {path} | feudline -"),
            )
        }
    }
}
