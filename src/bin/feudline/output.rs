//! Results to standard output, or to a file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where results go; dropping it before [`Output::finish`] leaves no file behind.
pub enum Output {
    Stdout(BufWriter<StdoutLock<'static>>),
    File(PendingFile),
}

/// A file under a temporary name beside its final one.
pub struct PendingFile {
    out: BufWriter<File>,
    temporary: PathBuf,
    path: PathBuf,
    finished: bool,
}

impl Output {
    /// Opens the file, or standard output if there is none or it is `-`.
    pub fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout().lock())));
        };
        if path.is_dir() {
            return Err(Failure::new(crate::failure::USAGE, format!("{} is a directory", path.display()), "-o wants the name of a file"));
        }
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let temporary = path.with_file_name(name);
        let file = File::create(&temporary).map_err(|e| Failure::writing(Some(path), &e))?;
        Ok(Self::File(PendingFile { out: BufWriter::new(file), temporary, path: path.to_owned(), finished: false }))
    }

    /// The file that is written, for messages.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout(_) => None,
            Self::File(file) => Some(&file.path),
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
            file.finished = true;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.out.flush(),
        }
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}
