//! Results to standard output, or to a file that is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Kept, System};
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
    out: BufWriter<Box<dyn Kept>>,
    disk: Box<dyn Disk>,
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
        Self::create_on(Box::new(System), path)
    }

    fn create_on(disk: Box<dyn Disk>, path: &Path) -> Result<Self, Failure> {
        let path = target(path);
        let temporary = beside(&path, &format!(".{}.part", std::process::id()));
        let file = disk.create(&temporary).map_err(|e| Failure::writing(Some(&path), &e))?;
        Ok(Self::File(PendingFile { out: BufWriter::new(file), disk, temporary, path, kept: false }))
    }

    /// Where a run that may be gone on with writes until it ends.
    pub fn part(path: &Path) -> PathBuf {
        beside(&target(path), ".part")
    }

    /// Opens the file to go on behind what [`Output::part`] holds.
    pub fn append(path: &Path) -> Result<Self, Failure> {
        Self::append_on(Box::new(System), path)
    }

    fn append_on(disk: Box<dyn Disk>, path: &Path) -> Result<Self, Failure> {
        let temporary = Self::part(path);
        let file = disk.append(&temporary).map_err(|e| Failure::writing(Some(path), &e))?;
        Ok(Self::File(PendingFile { out: BufWriter::new(file), disk, temporary, path: target(path), kept: true }))
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
                .sync()
                .and_then(|()| file.disk.rename(&file.temporary, &file.path))
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
            let _ = self.disk.remove(&self.temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::failing::{Failing, How};

    const OLD: &str = "an older result\n";

    fn lines(count: usize) -> Vec<String> {
        (0..count).map(|n| format!("{n} {}\n", "甲".repeat(700))).collect()
    }

    fn desk(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("feudline-disk-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it is there");
        entries.map(|e| e.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect()
    }

    fn write(out: Result<Output, Failure>, lines: &[String]) -> Result<(), Failure> {
        let mut out = out?;
        for line in lines {
            out.write(|out| out.write_all(line.as_bytes()))?;
        }
        out.finish()
    }

    #[test]
    fn whichever_call_fails_the_file_is_the_old_one_or_the_new_one() {
        let folder = desk("whole");
        let (path, lines) = (folder.join("out.json"), lines(30));
        let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::Other, io::ErrorKind::PermissionDenied, io::ErrorKind::BrokenPipe];
        for how in kinds.into_iter().flat_map(|kind| [How::For(kind), How::Once(kind)]) {
            let mut failed = 0;
            for at in 1.. {
                fs::write(&path, OLD).expect("it can be written");
                let disk = Failing::new(at, how);
                let done = write(Output::create_on(Box::new(disk.clone()), &path), &lines);
                let found = fs::read_to_string(&path).expect("it is there");
                assert_eq!(names(&folder), ["out.json"], "nothing half-written stays behind: {how:?} at call {at}");
                if disk.calls.get() < at {
                    assert!(done.is_ok() && found == lines.concat());
                    break;
                }
                assert!(done.is_err(), "{how:?} at call {at} is told");
                assert_eq!(found, OLD, "{how:?} at call {at}");
                failed += 1;
            }
            assert!(failed > 8, "a file is created, written in pieces, flushed, synced and renamed: {failed} calls");
        }
        fs::remove_dir_all(&folder).expect("it is there");
    }

    #[test]
    fn short_and_interrupted_writes_lose_nothing() {
        let folder = desk("short");
        let (path, lines) = (folder.join("out.json"), lines(30));
        let hows = [How::Short].into_iter().chain([How::Once(io::ErrorKind::Interrupted); 1]);
        for (at, how) in (2..8).flat_map(|at| hows.clone().map(move |how| (at, how))) {
            let done = write(Output::create_on(Box::new(Failing::new(at, how)), &path), &lines);
            assert!(done.is_ok(), "{how:?} at call {at}");
            assert_eq!(fs::read_to_string(&path).expect("it is there"), lines.concat(), "{how:?} at call {at}");
        }
        fs::remove_dir_all(&folder).expect("it is there");
    }

    #[test]
    fn whichever_call_fails_what_was_written_is_gone_on_with() {
        let folder = desk("resumed");
        let (path, lines) = (folder.join("out.ndjson"), lines(30));
        for at in 1.. {
            fs::write(&path, OLD).expect("it can be written");
            let disk = Failing::new(at, How::For(io::ErrorKind::StorageFull));
            if write(Output::append_on(Box::new(disk.clone()), &path), &lines).is_ok() {
                assert!(at > 8 && disk.calls.get() < at);
                break;
            }
            assert_eq!(fs::read_to_string(&path).expect("it is there"), OLD, "call {at}");
            let part = Output::part(&path);
            drop(crate::resume::Written::open(&part).expect("it can be read"));
            let kept = fs::read_to_string(&part).unwrap_or_default();
            let whole = kept.lines().count();
            assert_eq!(kept, lines[..whole].concat(), "whole lines only, in order: call {at}");
            assert!(write(Output::append_on(Box::new(System), &path), &lines[whole..]).is_ok());
            assert_eq!(fs::read_to_string(&path).expect("it is there"), lines.concat(), "call {at}");
            assert_eq!(names(&folder), ["out.ndjson"]);
        }
        fs::remove_dir_all(&folder).expect("it is there");
    }
}
