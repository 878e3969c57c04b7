//! The shapes of rules, made ready when they are first tried.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};
use smallvec::SmallVec;

use super::limits;
use super::line::Letters;
use super::steps::Program;
use super::walk::{NOWHERE, Walked, walk};
pub(crate) use super::way::Place;
use super::way::{Way, alternatives, around, onward};
use super::writer::Writer;

/// A regex that is looked for at one place: from its beginning onward, or around the letter of its trigger. It is made
/// ready when it is first tried: a story sets off few of the rules, and in one language never those of the other.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    ready: OnceLock<Option<Ready>>,
    source: Box<str>,
    /// The letter that stands where it is tried; without one it is tried where it begins.
    pivot: Option<char>,
    /// Whether it asks what stands where the text begins: `^` outside a set.
    anchored: bool,
}

#[derive(Clone, Debug)]
struct Ready {
    /// The ways to read it, in order; nearly every pattern has one, which most often is all that is looked at.
    ways: Option<SmallVec<[Way; 1]>>,
    rest: Box<Rest>,
}

/// What is looked at where a pattern may stand.
#[derive(Clone, Debug)]
struct Rest {
    program: Program,
    /// The named captures, with their slots.
    names: Vec<(Box<str>, usize)>,
    slots: usize,
    /// For what was found, which is rare.
    whole: OnceLock<Option<Whole>>,
    /// For what the ways cannot do, or would take too long for.
    regex: OnceLock<Option<Regex>>,
}

/// The alternatives of a pattern from their beginnings on, which say who is captured.
#[derive(Clone, Debug)]
struct Whole {
    program: Program,
    /// Where each begins.
    ways: Vec<u32>,
}

/// Where captures begin and end; nearly every pattern captures in no more slots than these.
type Slots = SmallVec<[usize; 16]>;

/// Where a pattern was found, and what it captured; in bytes of the text it was looked for in.
pub(crate) struct Found<'p> {
    span: Range<usize>,
    names: &'p [(Box<str>, usize)],
    slots: Slots,
}

impl<'p> Found<'p> {
    /// The whole match.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The named captures that took part, in the order of the pattern.
    pub fn captures(&self) -> impl Iterator<Item = (&'p str, Range<usize>)> {
        let names: &'p [(Box<str>, usize)] = self.names;
        names.iter().filter_map(|(name, slot)| {
            let (start, end) = (self.slots[*slot], self.slots[slot + 1]);
            (start != NOWHERE && end != NOWHERE).then_some((&**name, start..end))
        })
    }

    /// One named capture.
    pub fn get(&self, name: &str) -> Option<Range<usize>> {
        self.captures().find(|(n, _)| *n == name).map(|(_, range)| range)
    }
}

impl Pattern {
    /// A pattern that is tried where it begins.
    pub fn onward(source: impl Into<Box<str>>) -> Self {
        Self { source: source.into(), pivot: None, anchored: false, ready: OnceLock::new() }
    }

    /// A pattern that is tried around a letter of the mention line.
    pub fn around(source: impl Into<Box<str>>, pivot: char) -> Self {
        let source = source.into();
        let anchored = source.starts_with('^') || ["(^", "|^", ":^"].iter().any(|start| source.contains(start));
        Self { source, pivot: Some(pivot), anchored, ready: OnceLock::new() }
    }

    /// Whether a pattern around a letter asks what stands where the text begins.
    pub const fn asks_for_the_start(&self) -> bool {
        self.anchored
    }

    /// Takes the pattern apart, unless that is done.
    fn make_ready(&self) -> Option<&Ready> {
        self.ready.get_or_init(|| Ready::new(&self.source, self.pivot)).as_ref()
    }

    /// Takes it apart before it is first tried, for who has the time.
    pub fn prepare(&self) {
        self.make_ready();
    }

    /// Looks for the pattern at a byte of a text: where it has to begin, or where its letter stands.
    pub fn find<'p>(&'p self, text: &str, at: usize) -> Option<Found<'p>> {
        self.find_at(&self.pivot.map_or_else(|| Place::onward(text, at), |pivot| Place::among(text, at, pivot, [Letters::ALL; 2])))
    }

    /// The same at a place that many patterns are tried at.
    pub fn find_at<'p>(&'p self, place: &Place<'_>) -> Option<Found<'p>> {
        let Ready { ways, rest } = self.make_ready()?;
        let (text, at) = (place.text, place.at);
        let Some(ways) = ways else { return self.search(rest, text, at) };
        let beyond = at + self.pivot.map_or(0, char::len_utf8);
        for (i, way) in ways.iter().enumerate().filter(|(_, way)| way.may_stand(place)) {
            let mut slots = Slots::from_elem(NOWHERE, rest.slots);
            let found = way.walk(&rest.program, text, at..beyond, &mut slots);
            match found.and_then(|span| if way.back.is_some() { self.whole(rest, i, text, span, &mut slots) } else { Ok(span) }) {
                Ok(span) => return Some(Found { span, names: &rest.names, slots }),
                Err(Walked::Lost) => return self.search(rest, text, at),
                Err(_) => {}
            }
        }
        None
    }

    /// Walks a way again from where it begins, for its captures.
    fn whole(&self, rest: &Rest, way: usize, text: &str, span: Range<usize>, slots: &mut [usize]) -> Result<Range<usize>, Walked> {
        let whole = rest.whole.get_or_init(|| Whole::new(&self.source)).as_ref().ok_or(Walked::Lost)?;
        slots.fill(NOWHERE);
        Ok(span.start..walk(&whole.program, whole.ways[way], text, span.start, false, slots).place()?)
    }

    /// The same by the regex crate: anywhere in the text for a pattern with a letter.
    fn search<'p>(&'p self, rest: &'p Rest, text: &str, at: usize) -> Option<Found<'p>> {
        let anchored = || if self.pivot.is_some() { self.source.to_string() } else { format!("^(?:{})", self.source) };
        let regex = rest.regex.get_or_init(|| Regex::new(&anchored()).ok()).as_ref()?;
        let base = if self.pivot.is_some() { 0 } else { at };
        let captures = regex.captures(&text[base..])?;
        let whole = captures.get(0)?;
        let place = |i: usize| captures.get(i).map_or([NOWHERE; 2], |m| [base + m.start(), base + m.end()]);
        let slots = (0..captures.len()).flat_map(place).collect();
        Some(Found { span: base + whole.start()..base + whole.end(), names: &rest.names, slots })
    }
}

impl Ready {
    fn new(source: &str, pivot: Option<char>) -> Option<Self> {
        let tree = regex_syntax::parse(source).ok()?;
        let mut names = Vec::new();
        named(&tree, &mut names);
        let slots = 2 + 2 * tree.properties().explicit_captures_len();
        let mut writer = Writer::new();
        let ways = match pivot {
            Some(pivot) => alternatives(&tree).into_iter().map(|way| around(way, pivot, &mut writer)).collect(),
            None => onward(&tree, &mut writer).map(|way| SmallVec::from_elem(way, 1)),
        };
        let program = if ways.is_some() { writer.finish() } else { Program::default() };
        Some(Self { ways, rest: Box::new(Rest { program, names, slots, whole: OnceLock::new(), regex: OnceLock::new() }) })
    }
}

impl Whole {
    fn new(source: &str) -> Option<Self> {
        let tree = regex_syntax::parse(source).ok()?;
        let mut writer = Writer::new();
        let ways = alternatives(&tree).into_iter().map(|way| writer.write([way], false)).collect::<Option<_>>()?;
        Some(Self { program: writer.finish(), ways })
    }
}

fn named(tree: &Hir, out: &mut Vec<(Box<str>, usize)>) {
    match tree.kind() {
        HirKind::Capture(capture) => {
            out.extend(capture.name.clone().map(|name| (name, 2 * capture.index as usize)));
            named(&capture.sub, out);
        }
        HirKind::Repetition(repetition) => named(&repetition.sub, out),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|p| named(p, out)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {}
    }
}

/// Why a pattern is no regex, or too large a one, in one line.
pub(super) fn fault(pattern: &str) -> Option<String> {
    let why = RegexBuilder::new(pattern).size_limit(limits::COMPILED).build().err()?;
    if let regex::Error::CompiledTooBig(most) = why {
        return Some(format!("made ready, it takes more than {}; repeat less", limits::bytes(most as u64)));
    }
    let why = why.to_string();
    Some(why.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::line;

    /// What the regex crate finds from the first byte: the end, and the captures.
    fn by_regex(source: &str, text: &str) -> Option<Vec<Option<(usize, usize)>>> {
        let captures = Regex::new(&format!("^(?:{source})")).expect("a regex").captures(text)?;
        Some(captures.iter().map(|m| m.map(|m| (m.start(), m.end()))).collect())
    }

    #[test]
    fn a_walk_finds_what_the_regex_crate_finds() {
        let sources = [
            "(?<year>[12][0-9]{3})年(?:(?<month>1[0-2]|0?[1-9])月(?:(?<day>[0-9]{1,2})日)?)?",
            "(?<a>[^,。]{0,3}?)(?<b>甲|甲乙|乙丙)(?<c>丁?)",
            "(?:(?<x>ab|a)(?<y>bc|c)?)+d?",
            "(?i)(?<m>jan(?:uary)?|feb)\\b\\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?",
            "(?-u:\\b)a{2,4}?b|a*$",
            "(?:甲{0,2}乙){1,3}",
            "(?i)(?:alpha|beta|gamma|delta|alps|sigma|kappa)(?: [a-z]+)* (?<x>suits?|sums?)",
            "(?<x>[a-z]+ )+?(?:(?<y>b[a-z]*)|s)",
        ];
        let texts = [
            "2024年12月29日",
            "2024年1月",
            "2024年",
            "202年",
            "甲乙丙丁",
            "丙丙甲乙丁",
            "乙丙丁丁",
            "abcabd",
            "abbc",
            "ac",
            "a",
            "JAN. 3rd",
            "January 31",
            "feb 2",
            "aaab",
            "aaaaab",
            "aaa",
            "",
            "甲甲乙乙甲甲甲乙",
            "乙",
            "ALPHA beta sums suit",
            "\u{17F}igma beta \u{17F}uits",
            "\u{212A}appa suit",
            "alps bring suit",
            "gammas suit",
        ];
        for source in sources {
            let pattern = Pattern::onward(source);
            for text in texts {
                let found = pattern.find(text, 0);
                let found = found.map(|f| f.slots.chunks(2).skip(1).map(|s| (s[0] != NOWHERE).then(|| (s[0], s[1]))).collect::<Vec<_>>());
                assert_eq!(found, by_regex(source, text).map(|c| c[1..].to_vec()), "{source} on {text}");
            }
            assert!(pattern.ready.get().and_then(|r| r.as_ref()).is_some_and(|r| r.ways.is_some()), "{source} is walked");
        }
    }

    #[test]
    fn around_its_letter_the_furthest_beginning_counts() {
        let pattern = Pattern::around(format!("(?<who>[甲乙](?:、[甲乙])*)[^,]{{0,4}}{0}(?<what>[^,]*)", line::TRIGGER), line::TRIGGER);
        let text = format!("丙,甲、乙昨天{}丁,戊", line::TRIGGER);
        let found = pattern.find(&text, text.find(line::TRIGGER).expect("is there")).expect("matches");
        assert_eq!(found.get("who").map(|r| &text[r]), Some("甲、乙"));
        assert_eq!(found.get("what").map(|r| &text[r]), Some("丁"));
    }

    #[test]
    fn what_is_too_long_to_walk_is_left_to_the_regex_crate() {
        let pattern = Pattern::onward("(?:(?:a|b|ab)+,?)+c");
        let text = "ab".repeat(3000);
        assert!(pattern.find(&text, 0).is_none());
        let ready = pattern.ready.get().and_then(|r| r.as_ref()).expect("compiled");
        assert!(ready.rest.regex.get().is_some());
    }
}
