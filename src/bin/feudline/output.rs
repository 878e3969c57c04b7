//! Results to standard output, or to a file that is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where results go; dropping it before [`Output::finish`] leaves no file behind.
pub enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(PendingFile),
    /// A device or a pipe: it has no place that a file could take.
    Device(BufWriter<File>, PathBuf),
}

/// A file under a temporary name beside its final one.
pub struct PendingFile {
    out: BufWriter<File>,
    temporary: PathBuf,
    path: PathBuf,
    /// Whether what is written outlives a run that is stopped.
    kept: bool,
}

impl Output {
    /// Opens the file, or standard output if there is none or it is `-`.
    pub fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let broken = |e: io::Error| Failure::writing(Some(path), &e);
        if !is_replaceable(path)? {
            let device = OpenOptions::new().write(true).open(path).map_err(broken)?;
            return Ok(Self::Device(BufWriter::new(device), path.to_owned()));
        }
        let path = target(path);
        let temporary = beside(&path, &format!(".{}.part", std::process::id()));
        let file = File::create(&temporary).map_err(broken)?;
        Ok(Self::File(PendingFile { out: BufWriter::new(file), temporary, path, kept: false }))
    }

    /// Where a run that may be gone on with writes until it ends.
    pub fn part(path: &Path) -> PathBuf {
        beside(&target(path), ".part")
    }

    /// Opens the file to go on behind what [`Output::part`] holds.
    pub fn append(path: &Path) -> Result<Self, Failure> {
        let temporary = Self::part(path);
        let file = OpenOptions::new().append(true).create(true).open(&temporary).map_err(|e| Failure::writing(Some(path), &e))?;
        Ok(Self::File(PendingFile { out: BufWriter::new(file), temporary, path: target(path), kept: true }))
    }

    /// The file that is written, for messages.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout(_) => None,
            Self::File(file) => Some(&file.path),
            Self::Device(_, path) => Some(path),
        }
    }

    /// Runs a writer; its failures name the file.
    pub fn write(&mut self, write: impl FnOnce(&mut Self) -> io::Result<()>) -> Result<(), Failure> {
        write(self).map_err(|e| Failure::writing(self.path(), &e))
    }

    /// Writes out what is left and gives the file its name.
    pub fn finish(mut self) -> Result<(), Failure> {
        self.write(Write::flush)?;
        if let Self::File(file) = &mut self {
            file.out
                .get_ref()
                .sync_all()
                .and_then(|()| fs::rename(&file.temporary, &file.path))
                .map_err(|e| Failure::writing(Some(&file.path), &e))?;
            file.kept = true;
        }
        Ok(())
    }
}

/// Whether a file may take the path's place; `false` for what can only be written into, such as `/dev/null`.
pub fn is_replaceable(path: &Path) -> Result<bool, Failure> {
    match fs::metadata(path) {
        Ok(kind) if kind.is_dir() => {
            Err(Failure::new(crate::failure::USAGE, format!("{} is a directory", path.display()), "-o wants the name of a file"))
        }
        Ok(kind) => Ok(kind.is_file()),
        Err(_) => Ok(true),
    }
}

/// The file behind a link, so that the link stays.
fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A hidden name in the same folder, so that a rename puts the file in its place at once.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(ending);
    path.with_file_name(name)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.out.write(bytes),
            Self::Device(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.out.flush(),
            Self::Device(out, _) => out.flush(),
        }
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}
