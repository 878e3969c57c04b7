//! How far a batch is: how many stories, how fast, how long still. On a terminal only.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard error that is drawn anew while stories are read.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// For an input of this size, if it is known. Nothing is drawn where results go to the same terminal, or where standard
    /// error is none.
    pub fn new(size: Option<u64>) -> Self {
        if !std::io::stderr().is_terminal() || std::io::stdout().is_terminal() {
            return Self(None);
        }
        let template = if size.is_some() { "{msg} {wide_bar} {percent}% {eta} left" } else { "{msg} {spinner}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ");
        let bar = size.map_or_else(ProgressBar::new_spinner, ProgressBar::new).with_style(style);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(Some(bar))
    }

    /// Notes one more story, of so much input; `count` stories in all.
    pub fn step(&self, size: u64, count: usize) {
        let Some(bar) = &self.0 else { return };
        bar.inc(size);
        if count.is_multiple_of(16) {
            let rate = count as f64 / bar.elapsed().as_secs_f64().max(0.001);
            bar.set_message(format!("{count} stories, {rate:.0} a second"));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
