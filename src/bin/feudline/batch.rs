//! `feudline batch`: a stream of stories in, a stream of results out, in the same order.
//!
//! A reader hands every input to the workers and, in order, the promise of its result to the writer. Both queues are
//! short, so memory is bounded however long the stream is.

use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use feudline::{Extractor, Feud};
use serde_json::value::RawValue;

use crate::args::{Batch, Reading};
use crate::failure::{Failure, USAGE, outcome, say};
use crate::input;
use crate::line::ErrorLine;
use crate::output::{Output, is_replaceable};
use crate::progress::Progress;
use crate::resume::{Answered, Written};
use crate::tasks::{Task, Tasks, tasks};
use crate::{line, packs};

/// One line out.
struct Answer {
    line: String,
    failed: bool,
    /// How much of the input it answers.
    size: u64,
}

type Job = (Task, SyncSender<Answer>);

/// Runs the command.
pub fn run(args: Batch) -> Result<(), Failure> {
    let Tasks { mut each, size } = tasks(&args.input, &args.reading.decoding)?;
    let (mut out, before) = output(&args, &mut *each)?;
    let extractor = packs::extractor(&args.reading.packs, true)?;
    let jobs = args.jobs.or(thread::available_parallelism().ok()).map_or(1, std::num::NonZeroUsize::get);
    let answers = start(each, jobs, Arc::new(extractor), Arc::new(args.reading));
    let Answered { mut count, mut failed, size: done } = before;
    let progress = Progress::new(size);
    progress.step(done, count);
    while let Some(answer) = next(&answers, &mut out)? {
        count += 1;
        failed += usize::from(answer.failed);
        out.write(|out| writeln!(out, "{}", answer.line))?;
        progress.step(answer.size, count);
    }
    drop(progress);
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

/// Where lines go, and what is answered already.
fn output(args: &Batch, tasks: &mut dyn Iterator<Item = Task>) -> Result<(Output, Answered), Failure> {
    let path = args.target.output.as_deref();
    let Some(path) = path.filter(|_| args.resume) else { return Ok((Output::open(path)?, Answered::default())) };
    if path == Path::new("-") || !is_replaceable(path)? {
        return Err(Failure::new(USAGE, "--resume needs a file", "-o FILE"));
    }
    let answered = match Written::open(&Output::part(path))? {
        Some(written) => written.pass(tasks)?,
        None => Answered::default(),
    };
    Ok((Output::append(path)?, answered))
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
    Ok(Some(answer.unwrap_or_else(|| failed(&line::no_id(), "internal error: no answer".to_owned(), 0))))
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

fn answer(task: Task, extractor: &Extractor, reading: &Reading) -> Answer {
    let size = task.size();
    let (id, document) = match task {
        Task::Line(number, bytes) => match line::story(&bytes) {
            Ok(document) => (line::text_id(document.id()), document),
            Err(fault) => return failed(&fault.id, format!("line {number}: {}", fault.what), size),
        },
        Task::LongLine(number, length) => {
            return failed(&line::no_id(), format!("line {number}: {length} bytes are over {}", reading.decoding.max_bytes), size);
        }
        Task::File { id, path } => match input::story_as(&id, &path.display().to_string(), &reading.decoding) {
            Ok(document) => (line::text_id(&id), document),
            Err(failure) => return failed(&line::text_id(&id), failure.what(), size),
        },
        Task::Broken(failure) => return failed(&line::no_id(), failure.what(), size),
    };
    // one bad story must not sink the rest
    let read = std::panic::AssertUnwindSafe(|| Feud::from_iter([extractor.extract(&reading.complete(document))]).to_json());
    match std::panic::catch_unwind(read) {
        Ok(line) => Answer { line, failed: false, size },
        Err(_) => failed(&id, "internal error: please report this story".to_owned(), size),
    }
}

fn failed(id: &RawValue, error: String, size: u64) -> Answer {
    Answer { line: ErrorLine { id, error: &error }.to_json(), failed: true, size }
}
