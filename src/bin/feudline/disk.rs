//! The few calls by which a result becomes a file. They stand behind a trait so that a test can let each of them fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Where files are kept.
pub trait Disk {
    /// A new file, or none of its earlier bytes.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Kept>>;
    /// A file to go on behind its last byte; a new one if there is none.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Kept>>;
    /// Gives a file another name, in place of what has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// A file that is written.
pub trait Kept: Write {
    /// Returns when every byte is on the disk.
    fn sync(&self) -> io::Result<()>;
}

/// The disk of the system.
pub struct System;

impl Disk for System {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Kept>> {
        Ok(Box::new(File::create(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Kept>> {
        Ok(Box::new(OpenOptions::new().append(true).create(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

impl Kept for File {
    fn sync(&self) -> io::Result<()> {
        self.sync_all()
    }
}

/// A disk on which one call fails.
#[cfg(test)]
pub mod failing {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::{Disk, Kept, Path, System, Write, io};

    /// How the call fails.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum How {
        /// With this, and whatever is tried afterwards too.
        For(io::ErrorKind),
        /// With this, once.
        Once(io::ErrorKind),
        /// Half of what was to be written is written; every write is like that.
        Short,
    }

    /// Calls are counted, over a file and its disk together.
    #[derive(Clone)]
    pub struct Failing {
        /// The call that fails, counted from one.
        pub at: usize,
        pub how: How,
        pub calls: Rc<Cell<usize>>,
    }

    impl Failing {
        pub fn new(at: usize, how: How) -> Self {
            Self { at, how, calls: Rc::default() }
        }

        fn call(&self) -> io::Result<()> {
            self.calls.set(self.calls.get() + 1);
            match self.how {
                How::For(kind) if self.calls.get() >= self.at => Err(kind.into()),
                How::Once(kind) if self.calls.get() == self.at => Err(kind.into()),
                _ => Ok(()),
            }
        }

        fn kept(&self, file: io::Result<Box<dyn Kept>>) -> io::Result<Box<dyn Kept>> {
            Ok(Box::new(FailingFile { file: file?, disk: self.clone() }))
        }
    }

    impl Disk for Failing {
        fn create(&self, path: &Path) -> io::Result<Box<dyn Kept>> {
            self.call()?;
            self.kept(System.create(path))
        }

        fn append(&self, path: &Path) -> io::Result<Box<dyn Kept>> {
            self.call()?;
            self.kept(System.append(path))
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.call()?;
            System.rename(from, to)
        }

        fn remove(&self, path: &Path) -> io::Result<()> {
            // the last thing that is tried: a file that cannot even be taken away may stay
            System.remove(path)
        }
    }

    struct FailingFile {
        file: Box<dyn Kept>,
        disk: Failing,
    }

    impl Write for FailingFile {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.disk.call()?;
            let end = if self.disk.how == How::Short { bytes.len().div_ceil(2) } else { bytes.len() };
            self.file.write(&bytes[..end])
        }

        fn flush(&mut self) -> io::Result<()> {
            self.disk.call()?;
            self.file.flush()
        }
    }

    impl Kept for FailingFile {
        fn sync(&self) -> io::Result<()> {
            self.disk.call()?;
            self.file.sync()
        }
    }
}
