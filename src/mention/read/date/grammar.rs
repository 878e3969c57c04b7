//! The date rules of a pack: settings to enums, regexes ready to be compiled.

use std::sync::OnceLock;

use regex::{Regex, RegexSet};

use crate::pack::pattern::Pattern;
use crate::pack::{GrammarLanguage, Pack, Rule, RuleKind, RuleName};

/// What a rule tried at its trigger makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Job {
    /// A date, by its captures.
    Date,
    /// Looks like a date and is none: 双11, a case number.
    Block,
    /// Read beside dates, not at its trigger.
    Beside,
}

/// What words beside a date do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// 截至, "by": open to the past, the date included.
    Until,
    /// "before": open to the past, the date not included.
    Ahead,
    /// 以来, "since": open to the future, the date included.
    Since,
    /// 之后, "after": open to the future, the date not included.
    Beyond,
    /// 据…报道: the day of a report does not move the story's clock.
    Source,
    /// 将于: the date may lie ahead of publication.
    Future,
    /// Two dates are the ends of one range.
    Range,
    /// Not a date at all.
    No,
}

/// A rule tried at its trigger.
pub(super) struct Shape {
    pub job: Job,
    pub language: GrammarLanguage,
    pub name: RuleName,
    pub patterns: Vec<Pattern>,
}

/// The date rules of a pack.
pub(super) struct Grammar {
    shapes: Vec<Option<Shape>>,
    /// One set over the patterns of all rules about words beside a date, to ask first which of them match at all.
    asked: OnceLock<RegexSet>,
    beside: Vec<(Pattern, Effect)>,
}

impl Grammar {
    /// Reads the date rules; the pack has checked that every pattern is a regex.
    pub fn new(pack: &Pack) -> Self {
        let shapes = pack.rules().iter().map(|rule| (rule.kind == RuleKind::Date).then(|| shape(rule))).collect();
        let beside = pack
            .rules()
            .iter()
            .filter(|rule| rule.kind == RuleKind::Date && rule.word("reader") == Some("beside"))
            .flat_map(|rule| rule.patterns.iter().map(|p| (Pattern::new(flagged(rule, p)), effect(rule))))
            .collect();
        Self { shapes, asked: OnceLock::new(), beside }
    }

    /// The rule with this index, if it is a date rule.
    pub fn shape(&self, rule: usize) -> Option<&Shape> {
        self.shapes.get(rule)?.as_ref()
    }

    /// The patterns about words beside dates that match a line in which the dates are written as letters.
    pub fn beside<'g>(&'g self, line: &str) -> impl Iterator<Item = (&'g Regex, &'g Effect)> {
        let sources = || self.beside.iter().map(|(pattern, _)| pattern.source());
        let asked = self.asked.get_or_init(|| RegexSet::new(sources()).unwrap_or_else(|_| RegexSet::empty()));
        let known = |i: usize| self.beside.get(i).and_then(|(pattern, effect)| Some((pattern.regex()?, effect)));
        asked.matches(line).into_iter().filter_map(known)
    }
}

fn effect(rule: &Rule) -> Effect {
    match rule.word("set") {
        Some("until") => Effect::Until,
        Some("ahead") => Effect::Ahead,
        Some("since") => Effect::Since,
        Some("beyond") => Effect::Beyond,
        Some("source") => Effect::Source,
        Some("future") => Effect::Future,
        Some("range") => Effect::Range,
        _ => Effect::No,
    }
}

/// English is read whatever its capitals; a rule that needs them says `(?-i:…)`. Its word borders are those of ASCII:
/// beside a Han character Unicode sees none, and its automata cannot look for them in time.
fn flagged(rule: &Rule, pattern: &str) -> String {
    match rule.language {
        GrammarLanguage::English => format!("(?i)(?:{})", pattern.replace(r"\b", r"(?-u:\b)")),
        GrammarLanguage::Chinese => format!("(?:{pattern})"),
    }
}

fn shape(rule: &Rule) -> Shape {
    let job = match rule.word("reader") {
        Some("block") => Job::Block,
        Some("beside") => Job::Beside,
        _ => Job::Date,
    };
    // what stands at a trigger begins where it is tried
    let compile = |p: &String| Pattern::new(format!("^{}", flagged(rule, p)));
    let patterns = if job == Job::Beside { Vec::new() } else { rule.patterns.iter().map(compile).collect() };
    Shape { job, language: rule.language, name: rule.name.clone(), patterns }
}
