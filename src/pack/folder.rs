//! A pack's folder as texts.
//!
//! Only plain files of the pack itself are read: a link may lead anywhere, a pipe may never end. All files are read before any
//! counts, and what is wrong with them is told together with what is wrong in them.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::Path;

use super::limits;
use crate::error::{Fault, PackError};

/// Where the files of a pack lie.
const FOLDERS: [&str; 3] = ["grammars/zh", "grammars/en", "gazetteers"];

/// The files of a folder, by name relative to it, in order; what cannot be a file of a pack is a fault.
pub(super) fn read(dir: &Path, faults: &mut Vec<Fault>) -> Result<Vec<(String, String)>, PackError> {
    let mut reader = Reader { files: Vec::new(), bytes: 0, faults };
    for folder in FOLDERS {
        if reader.is_folder(dir, folder)? {
            reader.folder(dir, folder)?;
        }
    }
    if reader.files.is_empty() && reader.faults.is_empty() {
        let none = io::Error::other("is no pack: it has neither grammars/ nor gazetteers/");
        return Err(broken(dir, none));
    }
    reader.files.sort();
    Ok(reader.files)
}

struct Reader<'f> {
    files: Vec<(String, String)>,
    /// Of all files together.
    bytes: u64,
    faults: &'f mut Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, file: &str, line: usize, what: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault { file: file.to_owned(), line, what: what.into(), help: help.into() });
    }

    /// Whether there is such a folder, and no step on the way to it leads out of the pack.
    fn is_folder(&mut self, dir: &Path, folder: &str) -> Result<bool, PackError> {
        let steps = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for step in steps.map(|end| &folder[..end]) {
            let path = dir.join(step);
            let kind = match fs::symlink_metadata(&path) {
                Ok(kind) => kind.file_type(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(false),
                Err(error) => return Err(broken(&path, error)),
            };
            if kind.is_symlink() {
                // grammars is on the way to two folders
                if !self.faults.iter().any(|fault| fault.file == step) {
                    self.fault(step, 0, "is a link, which may lead out of the pack", "put the folder itself here");
                }
                return Ok(false);
            }
            if !kind.is_dir() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn folder(&mut self, dir: &Path, folder: &str) -> Result<(), PackError> {
        let path = dir.join(folder);
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).map_err(|error| broken(&path, error))? {
            let entry = entry.map_err(|error| broken(&path, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".toml") || name.ends_with(".tsv") {
                entries.push((name, entry));
            }
            if entries.len() > limits::FILES {
                self.fault(folder, 0, format!("more than {} files", limits::FILES), "put the rules of one subject in one file");
                return Ok(());
            }
        }
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.iter().try_for_each(|(name, entry)| self.file(&format!("{folder}/{name}"), entry))
    }

    fn file(&mut self, name: &str, entry: &DirEntry) -> Result<(), PackError> {
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| broken(&path, error))?;
        if !kind.is_file() {
            let what = match () {
                () if kind.is_symlink() => "is a link, which may lead out of the pack",
                () if kind.is_dir() => "is a folder",
                () => "is a pipe, a device or the like",
            };
            self.fault(name, 0, what, "put the file itself here");
            return Ok(());
        }
        if self.bytes > limits::ALL_FILES {
            return Ok(());
        }
        let most = if name.ends_with(".tsv") { limits::TABLE } else { limits::GRAMMAR };
        let size = entry.metadata().map_err(|error| broken(&path, error))?.len();
        self.bytes += size;
        if size > most {
            self.fault(name, 0, format!("is over {}", limits::bytes(most)), "split it over several packs");
        } else if self.bytes > limits::ALL_FILES {
            let what = format!("with it the pack is over {}", limits::bytes(limits::ALL_FILES));
            self.fault(name, 0, what, "split it over several packs");
        } else {
            let mut bytes = Vec::with_capacity(size as usize);
            // a file that grows while it is read ends where it ended
            File::open(&path).and_then(|file| file.take(size).read_to_end(&mut bytes)).map_err(|error| broken(&path, error))?;
            match String::from_utf8(bytes) {
                Ok(text) => self.files.push((name.to_owned(), text)),
                Err(error) => {
                    let (good, found) = (error.utf8_error().valid_up_to(), error.as_bytes());
                    let line = memchr::memchr_iter(b'\n', &found[..good]).count() + 1;
                    let what = format!("byte {:#04X} is not UTF-8", found[good]);
                    self.fault(name, line, what, "save the file as UTF-8");
                }
            }
        }
        Ok(())
    }
}

fn broken(path: &Path, source: io::Error) -> PackError {
    PackError::Read { path: path.display().to_string(), source }
}
