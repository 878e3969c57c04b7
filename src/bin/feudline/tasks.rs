//! What `feudline batch` reads: lines of a stream, or the files of a folder.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use crate::args::Decoding;
use crate::failure::Failure;
use crate::input::{self, STDIN};
use crate::line::{self, Id};

/// One input: a line with its number, or a file of a folder.
pub enum Task {
    Line(usize, Vec<u8>),
    /// A line that is longer than any story may be; nothing of it is kept.
    LongLine(usize, u64),
    File {
        id: String,
        path: PathBuf,
    },
    /// The stream broke off.
    Broken(Failure),
}

impl Task {
    /// How many bytes of the input it is, for who watches.
    pub fn size(&self) -> u64 {
        match self {
            Self::Line(_, bytes) => bytes.len() as u64,
            Self::LongLine(_, size) => *size,
            Self::File { .. } => 1,
            Self::Broken(_) => 0,
        }
    }

    /// The identifier of its story, null where it has none.
    pub fn id(&self) -> Id {
        match self {
            Self::Line(_, bytes) => line::id(bytes),
            Self::File { id, .. } => line::text_id(id),
            Self::LongLine(..) | Self::Broken(_) => line::no_id(),
        }
    }
}

/// Inputs one after another, and how much they are in all, if that is known: bytes of a file, or the files of a folder.
pub struct Tasks {
    pub each: Box<dyn Iterator<Item = Task> + Send>,
    pub size: Option<u64>,
}

/// The inputs that an argument names.
pub fn tasks(input: &str, decoding: &Decoding) -> Result<Tasks, Failure> {
    let path = Path::new(input);
    if input != STDIN && path.is_dir() {
        let files = input::folder(input)?;
        let (size, root) = (files.len() as u64, path.to_owned());
        let each = files.into_iter().map(move |path| {
            let id = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
            Task::File { id, path }
        });
        return Ok(Tasks { each: Box::new(each), size: Some(size) });
    }
    let stream = input::open(input)?;
    let packed = path.extension().is_some_and(|e| e == "gz" || e == "zst");
    let size = if input == STDIN || packed { None } else { std::fs::metadata(path).ok().map(|m| m.len()).filter(|&size| size > 0) };
    Ok(Tasks { each: Box::new(lines(input.to_owned(), stream, decoding.max_bytes)), size })
}

/// The lines of a stream; blank ones are passed over, and of one that is too long only its length is kept.
fn lines(name: String, mut stream: impl BufRead + Send + 'static, most: u64) -> impl Iterator<Item = Task> + Send {
    let (mut number, mut broken) = (0, false);
    std::iter::from_fn(move || {
        while !broken {
            number += 1;
            match next_line(&mut stream, most) {
                Ok(None) => return None,
                Ok(Some(Line::Short(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(Line::Short(bytes))) => return Some(Task::Line(number, bytes)),
                Ok(Some(Line::Long(size))) => return Some(Task::LongLine(number, size)),
                Err(error) => {
                    broken = true;
                    return Some(Task::Broken(input::unreadable(&name, &error)));
                }
            }
        }
        None
    })
}

enum Line {
    Short(Vec<u8>),
    Long(u64),
}

fn next_line(stream: &mut impl BufRead, most: u64) -> std::io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let read = stream.by_ref().take(most.saturating_add(1)).read_until(b'\n', &mut bytes)? as u64;
    if read == 0 {
        return Ok(None);
    }
    if read <= most || bytes.ends_with(b"\n") {
        return Ok(Some(Line::Short(bytes)));
    }
    drop(bytes);
    Ok(Some(Line::Long(read + stream.skip_until(b'\n')? as u64)))
}
