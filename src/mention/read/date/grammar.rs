//! The date rules of a pack: settings to enums, regexes ready to be compiled.

use std::sync::OnceLock;

use crate::ontology::Class;
use crate::pack::line;
use crate::pack::opening;
use crate::pack::pattern::{Found, Pattern};
use crate::pack::{GrammarLanguage, Pack, Rule, RuleKind, RuleName};
use crate::text::edge::Edge;

/// What a rule tried at its trigger makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Job {
    /// A date, by its captures.
    Date,
    /// Looks like a date and is none: 双11, a case number.
    Block,
    /// Tried on the words beside a date that its trigger is among.
    Beside(Effect),
}

/// What is settled by hand before a rule's patterns are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Nothing,
    /// A plain date is read by hand: of these rules any one's, one with a day, or one without.
    Plain(Option<bool>),
    /// The trigger must touch the date, but for a word or two of Chinese.
    Touch,
    /// A digit must follow the trigger, with or without a blank or an apostrophe, or touch it from the left.
    Digit,
    /// The date must be the whole text.
    Whole,
    /// A digit, a dash or a slash must touch the trigger.
    Joined,
    /// "on" and one or two digits must stand before the trigger.
    OnDigit,
    /// The date must begin its line.
    Heading,
    /// Four digits must stand here with a separator, a dash or more digits behind them.
    Year,
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
    /// "is due in": the date lies ahead of publication, whenever the story around it plays.
    Coming,
    /// Two dates are the ends of one range.
    Range,
    /// Not a date at all.
    No,
}

/// A rule of the date grammar.
pub(super) struct Shape {
    pub job: Job,
    pub first: First,
    pub language: GrammarLanguage,
    pub name: RuleName,
    pub patterns: Vec<Pattern>,
    /// What each of them begins with, and where it is written; looked at when the rule is first tried.
    firsts: OnceLock<Vec<Edge>>,
    sources: Vec<String>,
}

impl Shape {
    /// The patterns that may begin a text.
    pub fn beginning<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'s Pattern> {
        let firsts = self.firsts.get_or_init(|| self.sources.iter().map(|source| opening::of(source)).collect());
        self.patterns.iter().zip(firsts).filter(|(_, first)| first.may_begin(text)).map(|(pattern, _)| pattern)
    }
}

/// The date rules of a pack.
pub(super) struct Grammar {
    shapes: Vec<Option<Shape>>,
    /// The rules that join two dates: they need no trigger but that the dates stand side by side.
    ranges: Vec<u32>,
}

impl Grammar {
    /// Reads the date rules; the pack has checked that every pattern is a regex.
    pub fn new(pack: &Pack) -> Self {
        let shapes: Vec<Option<Shape>> = pack.rules().iter().map(|rule| (rule.kind == RuleKind::Date).then(|| shape(rule))).collect();
        let joins = |shape: &Option<Shape>| shape.as_ref().is_some_and(|s| s.job == Job::Beside(Effect::Range));
        let ranges = (0u32..).zip(&shapes).filter(|(_, shape)| joins(shape)).map(|(rule, _)| rule).collect();
        Self { shapes, ranges }
    }

    /// The rule with this index, if it is a date rule.
    pub fn shape(&self, rule: usize) -> Option<&Shape> {
        self.shapes.get(rule)?.as_ref()
    }

    /// Whether an English rule found a date.
    pub fn is_english(&self, rule: u32) -> bool {
        self.shape(rule as usize).is_some_and(|shape| shape.language == GrammarLanguage::English)
    }

    /// What the rule does to a date that its trigger stands beside, if it is such a rule.
    pub fn effect(&self, rule: u32) -> Option<Effect> {
        match self.shape(rule as usize)?.job {
            Job::Beside(effect) => Some(effect),
            Job::Date | Job::Block => None,
        }
    }

    /// Whether the rule has to be tried on a date that its trigger stands so many bytes from.
    pub fn reaches(&self, rule: u32, gap: usize) -> bool {
        let touching = |shape: &Shape| shape.first == First::Touch;
        match self.effect(rule) {
            None | Some(Effect::Range) => false,
            Some(_) => gap <= 6 || !self.shape(rule as usize).is_some_and(touching),
        }
    }

    /// Whether two dates are the ends of one range, by the line they stand in.
    pub fn joins(&self, line: &str, date: usize) -> bool {
        self.ranges.iter().any(|&rule| self.matching(rule, line, date).is_some())
    }

    /// The first pattern of a rule that is found in a line in which the dates are written as letters, the first at `date`.
    pub fn matching(&self, rule: u32, line: &str, date: usize) -> Option<Found<'_>> {
        self.shape(rule as usize)?.patterns.iter().find_map(|p| p.find(line, date))
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
        Some("coming") => Effect::Coming,
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
        Some("beside" | "beside.touching") => Job::Beside(effect(rule)),
        _ => Job::Date,
    };
    let sources: Vec<String> = rule.patterns.iter().map(|p| flagged(rule, p)).collect();
    let pattern = |source: &String| match job {
        Job::Beside(_) => Pattern::around(source.as_str(), line::letter(Class::Date)),
        Job::Date | Job::Block => Pattern::onward(source.as_str()),
    };
    let patterns = sources.iter().map(pattern).collect();
    let first = match rule.word("reader") {
        Some("plain") => First::Plain(None),
        Some("plain.day") => First::Plain(Some(true)),
        Some("plain.month") => First::Plain(Some(false)),
        Some("year") => First::Year,
        Some("digit") => First::Digit,
        Some("joined") => First::Joined,
        Some("digit.on") => First::OnDigit,
        Some("whole") => First::Whole,
        Some("heading") => First::Heading,
        Some("beside.touching") => First::Touch,
        _ => First::Nothing,
    };
    Shape { job, first, language: rule.language, name: rule.name.clone(), patterns, firsts: OnceLock::new(), sources }
}
