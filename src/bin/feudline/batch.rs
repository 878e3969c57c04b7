//! `feudline batch`: a stream of stories in, a stream of results out, in the same order.
//!
//! A reader hands every input to the workers and, in order, the promise of its result to the writer. Both queues are
//! short, so memory is bounded however long the stream is.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use feudline::{Document, Extractor, Feud};
use serde_json::Value;

use crate::args::{Batch, Reading};
use crate::failure::{Failure, outcome, say};
use crate::input::{self, STDIN};
use crate::line::ErrorLine;
use crate::output::Output;
use crate::{line, packs};

/// One input: a line with its number, or a file of a folder.
enum Task {
    Line(usize, Vec<u8>),
    File {
        id: String,
        path: PathBuf,
    },
    /// The stream broke off.
    Broken(Failure),
}

/// One line out.
struct Answer {
    line: String,
    failed: bool,
}

type Job = (Task, SyncSender<Answer>);

/// Runs the command.
pub fn run(args: Batch) -> Result<(), Failure> {
    let tasks = tasks(&args.input)?;
    let extractor = packs::extractor(&args.reading.packs, true)?;
    let jobs = args.jobs.or(thread::available_parallelism().ok()).map_or(1, std::num::NonZeroUsize::get);
    let mut out = Output::open(args.target.output.as_deref())?;
    let answers = start(tasks, jobs, Arc::new(extractor), Arc::new(args.reading));
    let (mut count, mut failed) = (0, 0);
    while let Some(answer) = next(&answers, &mut out)? {
        count += 1;
        failed += usize::from(answer.failed);
        out.write(|out| writeln!(out, "{}", answer.line))?;
    }
    out.finish()?;
    if failed > 0 {
        let help = if failed == count && !Path::new(&args.input).is_dir() {
            "batch reads one JSON object {\"id\", \"text\"} a line; for plain text: feudline extract FILE"
        } else {
            "their lines say why: look for \"error\""
        };
        say(&format!("{failed} of {count} inputs failed"), Some(help));
    }
    outcome(failed, count)
}

/// The next answer in order; what is written so far goes out before waiting for it.
fn next(answers: &Receiver<Receiver<Answer>>, out: &mut Output) -> Result<Option<Answer>, Failure> {
    let promise = match answers.try_recv() {
        Ok(promise) => promise,
        Err(TryRecvError::Disconnected) => return Ok(None),
        Err(TryRecvError::Empty) => {
            out.write(Write::flush)?;
            let Ok(promise) = answers.recv() else { return Ok(None) };
            promise
        }
    };
    let answer = match promise.try_recv() {
        Ok(answer) => Some(answer),
        Err(_) => {
            out.write(Write::flush)?;
            promise.recv().ok()
        }
    };
    Ok(Some(answer.unwrap_or_else(|| failed(&Value::Null, "internal error: no answer".to_owned()))))
}

/// Starts a reader and the workers. They are not waited for: when the writer stops, the program ends.
fn start(
    tasks: impl Iterator<Item = Task> + Send + 'static,
    jobs: usize,
    extractor: Arc<Extractor>,
    reading: Arc<Reading>,
) -> Receiver<Receiver<Answer>> {
    let (promise, answers) = sync_channel(4 * jobs);
    let (give, take) = sync_channel::<Job>(jobs);
    let take = Arc::new(Mutex::new(take));
    for _ in 0..jobs {
        let (take, extractor, reading) = (Arc::clone(&take), Arc::clone(&extractor), Arc::clone(&reading));
        thread::spawn(move || {
            loop {
                let job = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((task, reply)) = job else { break };
                let _ = reply.send(answer(task, &extractor, &reading));
            }
        });
    }
    thread::spawn(move || {
        for task in tasks {
            let (reply, result) = sync_channel(1);
            if promise.send(result).is_err() || give.send((task, reply)).is_err() {
                break;
            }
        }
    });
    answers
}

/// The inputs that an argument names.
fn tasks(input: &str) -> Result<Box<dyn Iterator<Item = Task> + Send>, Failure> {
    let path = Path::new(input);
    if input == STDIN {
        return Ok(Box::new(lines(STDIN.to_owned(), std::io::BufReader::new(std::io::stdin()))));
    }
    if path.is_dir() {
        let mut files = Vec::new();
        collect(path, &mut files).map_err(|e| input::unreadable(input, &e))?;
        files.sort();
        if files.is_empty() {
            return Err(Failure::new(
                crate::failure::USAGE,
                format!("{input}: no .txt file in it"),
                "batch reads a folder of .txt files, or a file of JSON lines",
            ));
        }
        let root = path.to_owned();
        return Ok(Box::new(files.into_iter().map(move |path| {
            let id = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
            Task::File { id, path }
        })));
    }
    let file = std::fs::File::open(path).map_err(|e| input::unreadable(input, &e))?;
    Ok(Box::new(lines(input.to_owned(), std::io::BufReader::with_capacity(1 << 16, file))))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        // links are not followed: a folder may hold a link to itself
        if kind.is_dir() {
            collect(&entry.path(), files)?;
        } else if kind.is_file() && entry.path().extension().is_some_and(|e| e == "txt") {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The lines of a stream; blank ones are passed over.
fn lines(name: String, mut stream: impl BufRead + Send + 'static) -> impl Iterator<Item = Task> + Send {
    let (mut number, mut broken) = (0, false);
    std::iter::from_fn(move || {
        while !broken {
            let mut bytes = Vec::new();
            number += 1;
            match stream.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(Task::Line(number, bytes)),
                Err(error) => {
                    broken = true;
                    return Some(Task::Broken(input::unreadable(&name, &error)));
                }
            }
        }
        None
    })
}

fn answer(task: Task, extractor: &Extractor, reading: &Reading) -> Answer {
    let (id, document) = match task {
        Task::Line(number, bytes) => match line::story(&bytes) {
            Ok(document) => (Value::from(document.id()), document),
            Err(fault) => return failed(&fault.id, format!("line {number}: {}", fault.what)),
        },
        Task::File { id, path } => match read(&id, &path) {
            Ok(document) => (Value::from(id), document),
            Err(failure) => return failed(&Value::from(id), failure.what()),
        },
        Task::Broken(failure) => return failed(&Value::Null, failure.what()),
    };
    // one bad story must not sink the rest
    let read = std::panic::AssertUnwindSafe(|| Feud::assemble(&[extractor.extract(&reading.complete(document))]).to_json());
    match std::panic::catch_unwind(read) {
        Ok(line) => Answer { line, failed: false },
        Err(_) => failed(&id, "internal error: please report this story".to_owned()),
    }
}

fn read(id: &str, path: &Path) -> Result<Document, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| input::unreadable(&name, &e))?;
    Ok(Document::new(id, input::text(&name, bytes)?))
}

fn failed(id: &Value, error: String) -> Answer {
    Answer { line: ErrorLine { id, error: &error }.to_json(), failed: true }
}
