//! Regexes of rules, compiled when they are first tried.

use std::sync::OnceLock;

use regex::Regex;

/// A regex that is compiled when it is first tried: a story sets off few of the rules, and in one language never those
/// of the other.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    source: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that nothing has been matched against yet.
    pub fn new(source: impl Into<Box<str>>) -> Self {
        Self { source: source.into(), compiled: OnceLock::new() }
    }

    /// The regex; a pack is only loaded when each of its patterns is one.
    pub fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.source).ok()).as_ref()
    }
}

/// Why a pattern is no regex, in one line.
pub(super) fn fault(pattern: &str) -> Option<String> {
    let why = Regex::new(pattern).err()?.to_string();
    Some(why.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned())
}
