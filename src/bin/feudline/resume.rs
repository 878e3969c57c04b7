//! Going on with what a stopped run has written: its lines are kept, the inputs they answer are passed over.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use feudline::export::json::inert;
use serde::Deserialize;
use serde_json::Number;
use serde_json::value::RawValue;

use crate::failure::{Failure, USAGE};
use crate::line::{Id, no_id};
use crate::tasks::Task;

/// The whole lines that a stopped run has written, read once more beside the inputs.
pub struct Written {
    lines: BufReader<File>,
    /// Where the last whole line ends.
    end: u64,
    path: String,
}

/// What is known of the inputs that were answered.
#[derive(Default)]
pub struct Answered {
    pub count: usize,
    pub failed: usize,
    pub size: u64,
}

/// As much of a line as tells whose answer it is.
#[derive(Deserialize)]
struct Told {
    id: Option<Id>,
    documents: Option<Vec<Story>>,
}

#[derive(Deserialize)]
struct Story {
    id: Id,
}

impl Written {
    /// What stands in the file, cut behind its last whole line; none if there is no file.
    pub fn open(path: &Path) -> Result<Option<Self>, Failure> {
        let broken = |error: &std::io::Error| Failure::writing(Some(path), error);
        let mut file = match OpenOptions::new().read(true).write(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(broken(&error)),
        };
        let end = whole_lines(&mut file).and_then(|end| file.set_len(end).map(|()| end)).map_err(|e| broken(&e))?;
        file.seek(SeekFrom::Start(0)).map_err(|e| broken(&e))?;
        Ok(Some(Self { lines: BufReader::new(file), end, path: path.display().to_string() }))
    }

    /// Passes over the inputs that are answered.
    pub fn pass(mut self, tasks: &mut dyn Iterator<Item = Task>) -> Result<Answered, Failure> {
        let mut answered = Answered::default();
        let (mut at, mut line) = (0, Vec::new());
        while at < self.end {
            line.clear();
            at += self.lines.read_until(b'\n', &mut line).map_err(|e| Failure::writing(Some(Path::new(&self.path)), &e))? as u64;
            let told: Option<Told> = serde_json::from_slice(&line).ok();
            let failed = told.as_ref().is_some_and(|t| t.documents.is_none());
            // an error without an identifier has null for it
            let id =
                told.and_then(|t| t.id.or_else(|| t.documents.map_or_else(|| Some(no_id()), |all| all.into_iter().next().map(|s| s.id))));
            let task = tasks.next();
            let fits = task.as_ref().zip(id).is_some_and(|(task, id)| same(&task.id(), &id));
            let Some(task) = task.filter(|_| fits) else {
                let what = format!("{}: line {} answers another input", self.path, answered.count + 1);
                return Err(Failure::new(USAGE, what, "--resume goes on with the same input; remove the file to begin anew"));
            };
            answered.count += 1;
            answered.failed += usize::from(failed);
            answered.size += task.size();
        }
        Ok(answered)
    }
}

/// A number as an identifier is written as text in a result, and a text may be written with other escapes.
fn same(asked: &RawValue, answered: &RawValue) -> bool {
    let text = |id: &RawValue| serde_json::from_str::<String>(id.get()).ok();
    let number = || serde_json::from_str::<Number>(asked.get()).is_ok();
    inert(asked.get()) == answered.get()
        || text(answered).is_some_and(|answered| text(asked).map_or_else(|| number() && asked.get() == answered, |asked| asked == answered))
}

/// Where the last whole line of a file ends.
fn whole_lines(file: &mut File) -> std::io::Result<u64> {
    let (mut end, mut at) = (0, 0);
    let mut reader = BufReader::new(file);
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(end);
        }
        if let Some(last) = buffer.iter().rposition(|&b| b == b'\n') {
            end = at + last as u64 + 1;
        }
        let read = buffer.len();
        at += read as u64;
        reader.consume(read);
    }
}
