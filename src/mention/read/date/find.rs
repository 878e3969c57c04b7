//! Rules tried at their triggers, over a bounded window; of what they find the leftmost and then the longest stays.

use super::capture;
use super::expression::Expression;
use super::grammar::{First, Grammar, Job, Shape};
use super::plain::{self, is_dash};
use super::starts::{WORDS_BACK, chinese_starts, english_starts, is_numeral};
use super::torn;
use crate::pack::GrammarLanguage;
use crate::pack::pattern::Place;
use crate::span::{Span, View};
use crate::text::normal::is_han;

/// How far a date may reach beyond its trigger, in bytes.
const AHEAD: usize = 96;

/// A longer text (in bytes) is more than a date.
const LONGEST_WHOLE: usize = 64;

/// A date expression where it was found.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub span: Span<View>,
    /// The rule's index in the pack.
    pub rule: u32,
    pub said: Expression,
}

/// All date expressions of a text, in text order, without overlaps.
pub(super) fn find(text: &str, grammar: &Grammar, anchors: &[(Span<View>, u32)]) -> Vec<Piece> {
    let mut search = Search::new(text);
    for &(anchor, rule) in anchors {
        let Some(shape) = grammar.shape(rule as usize).filter(|s| !matches!(s.job, Job::Beside(_))) else { continue };
        if search.is_done(anchor, shape) || is_idle(text, shape, anchor) {
            continue;
        }
        if let First::Plain(with_day) = shape.first
            && let Some((span, said)) = plain::read(text, shape.language, anchor)
            && has_borders(text, span)
        {
            let day = said.calendar().is_some_and(|c| c.day.is_some());
            if with_day.is_none_or(|wanted| wanted == day) {
                search.settled = span.end();
                search.add(span, rule, shape, Some(said));
            }
        } else if let Some((span, said)) = read_at(text, shape, anchor, search.full) {
            search.add(span, rule, shape, said);
        }
    }
    search.pieces(grammar)
}

/// What has been found so far, and where nothing more has to be looked for.
struct Search {
    candidates: Vec<(Span<View>, u32, Option<Expression>)>,
    /// The text has no Chinese: where both languages read the same digits, they are read as English.
    latin: bool,
    /// What the furthest candidate covers, and whether the text's own language read it.
    covered: Span<View>,
    foreign: bool,
    /// Where a plain date ends: no rule reads anything else into it.
    settled: usize,
    /// Where the last date with month and day ends: its day is no other month's.
    full: usize,
}

impl Search {
    fn new(text: &str) -> Self {
        Self { candidates: Vec::new(), latin: text.is_ascii(), covered: Span::new(0, 0), foreign: false, settled: 0, full: 0 }
    }

    /// Whether a trigger lies inside a date that has been read.
    fn is_done(&self, anchor: Span<View>, shape: &Shape) -> bool {
        let inside = self.covered.contains(anchor) && self.covered.start() < anchor.start() && !self.covered.is_empty();
        inside && (!self.foreign || self.is_foreign(shape)) || anchor.end() <= self.settled
    }

    fn is_foreign(&self, shape: &Shape) -> bool {
        self.latin && shape.language == GrammarLanguage::Chinese
    }

    fn add(&mut self, span: Span<View>, rule: u32, shape: &Shape, said: Option<Expression>) {
        if said.as_ref().and_then(Expression::calendar).is_some_and(|c| c.month.is_some() && c.day.is_some()) {
            self.full = span.end();
        }
        if span.end() > self.covered.end() || self.covered.is_empty() {
            (self.covered, self.foreign) = (span, self.is_foreign(shape));
        }
        self.candidates.push((span, rule, said));
    }

    /// Of the candidates the leftmost and then the longest.
    fn pieces(mut self, grammar: &Grammar) -> Vec<Piece> {
        let foreign = |rule: u32| self.latin && !grammar.is_english(rule);
        self.candidates.sort_by_key(|&(span, rule, _)| (span.start(), std::cmp::Reverse(span.end()), foreign(rule), rule));
        let mut pieces: Vec<Piece> = Vec::new();
        let mut end = 0;
        for (span, rule, said) in self.candidates {
            if span.start() >= end {
                end = span.end();
                pieces.extend(said.map(|said| Piece { span, rule, said }));
            }
        }
        pieces
    }
}

/// Whether a glance at the digits of the trigger shows that the rule has nothing to read there.
fn is_idle(text: &str, shape: &Shape, anchor: Span<View>) -> bool {
    let digits = |from: usize| text.as_bytes()[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let idle = match shape.first {
        First::Digit => !stands_by_digit(text.as_bytes(), anchor),
        First::Joined => !is_joined(text.as_bytes(), anchor),
        First::Heading => !text[..anchor.start()].trim_end_matches([' ', '【', '[']).ends_with('\n') && anchor.start() > 0,
        First::OnDigit => !text[..anchor.start()].trim_end_matches(|c: char| c.is_ascii_digit()).ends_with("on "),
        _ => false,
    };
    if idle {
        return true;
    }
    if shape.language == GrammarLanguage::English {
        // 2024年 in a Chinese sentence
        let count = digits(anchor.start());
        return count > 0 && text.as_bytes().get(anchor.start() + count).is_some_and(|b| (0xE4..=0xE9).contains(b));
    }
    if shape.first == First::Whole {
        return text.len() > LONGEST_WHOLE;
    }
    if shape.first != First::Year {
        return false;
    }
    let rest = &text[anchor.start() + digits(anchor.start())..];
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    match digits(anchor.start()) {
        4 => !rest.starts_with(|c: char| is_dash(c) || matches!(c, '/' | '.' | ' ' | '、' | '和' | '及' | '与')),
        count => count != 8,
    }
}

/// Whether a digit, a dash or a slash touches a trigger: Oct2, 15SEP, Dec-31-23.
fn is_joined(bytes: &[u8], anchor: Span<View>) -> bool {
    let joins = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/'));
    joins(anchor.end()) || anchor.start().checked_sub(1).is_some_and(joins)
}

/// Whether a digit follows a trigger or stands before it: "week 3", "FY'19", 18Q4, 14 AD, 3-7-07.
fn stands_by_digit(bytes: &[u8], anchor: Span<View>) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !bytes[anchor.start()].is_ascii_alphanumeric() {
        let blanks = bytes[..anchor.start()].iter().rev().take_while(|b| **b == b' ').count();
        return anchor.start().checked_sub(blanks + 1).is_some_and(is_digit);
    }
    let next = anchor.end() + usize::from(matches!(bytes.get(anchor.end()), Some(b' ' | b'\'' | b'-')));
    let before = anchor.start().checked_sub(1).map(|at| if bytes[at] == b' ' { at.saturating_sub(1) } else { at });
    is_digit(next) || before.is_some_and(is_digit)
}

/// The reading of one rule at one trigger that begins first, of those the longest.
fn read_at(text: &str, shape: &Shape, anchor: Span<View>, full: usize) -> Option<(Span<View>, Option<Expression>)> {
    let end = window_end(text, anchor.end());
    let mut starts = [0; WORDS_BACK + 1];
    let count = match shape.language {
        GrammarLanguage::Chinese => chinese_starts(text, anchor.start(), &mut starts),
        GrammarLanguage::English => english_starts(text, anchor.start(), &mut starts),
    };
    let mut best: Option<(Span<View>, Option<Expression>)> = None;
    for &start in &starts[..count] {
        if matches!(shape.first, First::Plain(_)) && start < full && full <= anchor.start() {
            continue;
        }
        if best.as_ref().is_some_and(|(span, _)| span.start() < start) {
            break;
        }
        // a later start may read on further where the first one was only words before the date: "between" May 2015
        let read = read_from(text, shape, anchor, start, end);
        if read.as_ref().is_some_and(|(span, _)| best.as_ref().is_none_or(|(b, _)| (span.start(), b.end()) < (b.start(), span.end()))) {
            best = read;
        }
    }
    best
}

/// The longest reading of one rule from one start that takes in the trigger.
fn read_from(text: &str, shape: &Shape, anchor: Span<View>, start: usize, end: usize) -> Option<(Span<View>, Option<Expression>)> {
    let window = &text[start..end];
    let place = Place::onward(window, 0);
    let found = shape.patterns.iter().filter_map(|p| p.find_at(&place)).filter(|f| start + f.span().end >= anchor.end());
    let found = found.max_by_key(|f| f.span().end)?;
    let whole = found.get("date").unwrap_or(found.span());
    let span = Span::new(start + whole.start, start + whole.end);
    // words around the date may reach up to the trigger, and the date itself not
    let misses = span.end() <= anchor.start() || anchor.end() <= span.start();
    let is_part = shape.first == First::Whole && span.len() < text.trim().len();
    if span.is_empty() || misses || is_part || !has_borders(text, span) {
        return None;
    }
    match shape.job {
        Job::Block => Some((span, None)),
        _ => capture::expression(window, &found).map(|said| (span, Some(said))),
    }
}

/// Where the words behind a date begin that are looked at before it.
pub(super) fn window_start(text: &str, to: usize) -> usize {
    let mut start = to.saturating_sub(AHEAD);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

pub(super) fn window_end(text: &str, from: usize) -> usize {
    let mut end = (from + AHEAD).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    memchr::memchr(b'\n', &text.as_bytes()[from..end]).map_or(end, |at| from + at)
}

/// A number or a Latin word is not cut in two, and no decimal is read as a day.
fn has_borders(text: &str, span: Span<View>) -> bool {
    let bytes = text.as_bytes();
    let (start, end) = (span.start(), span.end());
    let (first, last) = (bytes[start], bytes[end - 1]);
    let before = if start > 0 { bytes[start - 1] } else { b' ' };
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // a Latin name may run straight into a Chinese date: OpenAI2015年
    let cut_left = first.is_ascii_alphanumeric() && before.is_ascii_alphanumeric() && (last.is_ascii() || !before.is_ascii_alphabetic());
    if cut_left || last.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return false;
    }
    let decimal_left = first.is_ascii_digit() && matches!(before, b'.' | b',' | b'$') && start > 1 && digit_at(start - 2);
    let decimal_right = last.is_ascii_digit() && (after == b'%' || matches!(after, b'.' | b',') && digit_at(end + 1));
    !(decimal_left || decimal_right || first.is_ascii_digit() && before == b'$' || torn::is_rest(text, span) || hangs_on_verb(text, span))
}

/// 离职前三周, 入组后三十天: counted from what the word before tells, not from a day of the calendar.
fn hangs_on_verb(text: &str, span: Span<View>) -> bool {
    let free = |c: char| !is_han(c) || matches!(c, '在' | '于' | '的' | '和' | '与' | '及' | '较' | '比' | '是');
    text[span.range()].starts_with(['前', '后'])
        && text[span.range()].chars().nth(1).is_some_and(is_numeral)
        && !text[..span.start()].chars().next_back().is_none_or(free)
}
