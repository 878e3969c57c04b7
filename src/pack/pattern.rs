//! The shapes of rules, made ready when they are first tried.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};
use smallvec::SmallVec;

use super::ahead::NEAR;
use super::chars::{Shades, at_place, before};
use super::limits;
use super::line::Letters;
use super::steps::{Program, Writer};
use super::walk::{NOWHERE, Walked, walk};

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

/// One alternative of a pattern, taken apart at the letter of its trigger: the steps at which its walks begin.
#[derive(Clone, Debug)]
struct Way {
    /// What can stand at the place on either side, the next character and the one beyond.
    near: [[Shades; NEAR]; 2],
    /// Of each of these kinds of mentions one must stand before the place, or after it.
    needs: [[Letters; NEEDED]; 2],
    /// Onward from the place.
    onward: u32,
    /// Back from the place to the furthest beginning; nothing where the pattern begins at the place.
    back: Option<u32>,
}

/// How many kinds of mentions are asked for on either side before a walk is tried.
const NEEDED: usize = 3;

/// Where captures begin and end; nearly every pattern captures in no more slots than these.
type Slots = SmallVec<[usize; 16]>;

/// Where a pattern was found, and what it captured; in bytes of the text it was looked for in.
pub(crate) struct Found<'p> {
    span: Range<usize>,
    names: &'p [(Box<str>, usize)],
    slots: Slots,
}

/// Where patterns are tried, looked at once for all of them.
pub(crate) struct Place<'t> {
    text: &'t str,
    at: usize,
    /// What stands at the place on either side.
    near: [[Shades; NEAR]; 2],
    /// The kinds of mentions before and after it.
    letters: [Letters; 2],
}

impl<'t> Place<'t> {
    /// A byte where patterns have to begin.
    pub fn onward(text: &'t str, at: usize) -> Self {
        Self { text, at, near: [[Shades::ALL; NEAR], next(text, at)], letters: [Letters::ALL; 2] }
    }

    /// A byte where the letter stands that patterns are tried around, in a line that has mentions of these kinds.
    pub fn among(text: &'t str, at: usize, pivot: char, letters: [Letters; 2]) -> Self {
        Self { text, at, near: [last(text, at), next(text, at + pivot.len_utf8())], letters: letters.map(Letters::or_none) }
    }
}

/// The next two characters from a place on.
fn next(text: &str, at: usize) -> [Shades; NEAR] {
    let next = at_place(text, at);
    [next, at_place(text, at + usize::from(next.width))].map(Shades::of)
}

/// The last two characters before a place, the nearer one first.
fn last(text: &str, at: usize) -> [Shades; NEAR] {
    let last = before(text, at);
    [last, before(text, at - usize::from(last.width))].map(Shades::of)
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

impl Way {
    /// Whether a look at what surrounds the place leaves it possible.
    fn may_stand(&self, place: &Place<'_>) -> bool {
        let side = |side: usize| {
            let near = (0..NEAR).all(|i| self.near[side][i].meets(place.near[side][i]));
            near && self.needs[side].iter().all(|need| need.meets(place.letters[side]))
        };
        side(1) && side(0)
    }

    /// From where to where it stands.
    fn walk(&self, program: &Program, text: &str, place: Range<usize>, slots: &mut [usize]) -> Result<Range<usize>, Walked> {
        let end = walk(program, self.onward, text, place.end, false, slots).place()?;
        let start = self.back.map_or(Ok(place.start), |back| walk(program, back, text, place.start, true, slots).place())?;
        Ok(start..end)
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

/// The steps from the beginning of a pattern.
fn onward(tree: &Hir, writer: &mut Writer) -> Option<Way> {
    let onward = writer.write([tree], false)?;
    let near = [[Shades::ALL; NEAR], writer.program().near(onward as usize, false)];
    Some(Way { near, needs: [[Letters::ALL; NEEDED]; 2], onward, back: None })
}

/// The alternatives of a pattern, in order.
fn alternatives(tree: &Hir) -> Vec<&Hir> {
    if let HirKind::Alternation(branches) = tree.kind() { branches.iter().flat_map(alternatives).collect() } else { vec![tree] }
}

/// The steps on both sides of the letter, for one alternative.
fn around(tree: &Hir, pivot: char, writer: &mut Writer) -> Option<Way> {
    let [before, after] = split(tree, pivot)?;
    let onward = writer.write(after.iter().map(AsRef::as_ref), false)?;
    let back = match &before[..] {
        [] => None,
        parts => Some(writer.write(parts.iter().map(AsRef::as_ref), true)?),
    };
    let behind = back.map_or([Shades::ALL; NEAR], |back| writer.program().near(back as usize, true));
    let near = [behind, writer.program().near(onward as usize, false)];
    let needs = [&before, &after].map(|parts| {
        let mut kinds = parts.iter().flat_map(|part| needed(part));
        std::array::from_fn(|_| kinds.next().unwrap_or(Letters::ALL))
    });
    Some(Way { near, needs, onward, back })
}

/// What stands before and after the first letter at the top of a pattern.
fn split(tree: &Hir, pivot: char) -> Option<[Vec<Cow<'_, Hir>>; 2]> {
    match tree.kind() {
        HirKind::Concat(parts) => {
            let (at, [before, after]) = parts.iter().enumerate().find_map(|(i, part)| Some((i, split(part, pivot)?)))?;
            let left = parts[..at].iter().map(Cow::Borrowed).chain(before).collect();
            let right = after.into_iter().chain(parts[at + 1..].iter().map(Cow::Borrowed)).collect();
            Some([left, right])
        }
        HirKind::Literal(literal) => {
            let (before, after) = std::str::from_utf8(&literal.0).ok()?.split_once(pivot)?;
            let part = |text: &str| if text.is_empty() { vec![] } else { vec![Cow::Owned(Hir::literal(text.as_bytes()))] };
            Some([part(before), part(after)])
        }
        _ => None,
    }
}

/// The kinds of mentions of which one must stand in what matches, wherever.
fn needed(tree: &Hir) -> Vec<Letters> {
    match tree.kind() {
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).chars().filter_map(Letters::of).collect(),
        HirKind::Class(Class::Unicode(class)) => {
            let all: Option<Letters> = class.ranges().iter().map(|r| Letters::between(r.start(), r.end())).collect();
            all.into_iter().collect()
        }
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(needed).collect(),
        // of each branch one kind must be there, so one of these kinds must
        HirKind::Alternation(parts) => {
            let any: Option<Letters> = parts.iter().map(|p| needed(p).first().copied()).collect();
            any.into_iter().collect()
        }
        _ => Vec::new(),
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
