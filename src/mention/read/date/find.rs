//! Rules tried at their triggers, over a bounded window; of what they find the leftmost and then the longest stays.

use regex::Regex;

use super::capture;
use super::expression::Expression;
use super::grammar::{Grammar, Job, Shape};
use crate::pack::GrammarLanguage;
use crate::span::{Span, View};
use crate::value::numeral;

/// How far a date may reach beyond its trigger, in bytes.
const AHEAD: usize = 96;
/// How many English words may stand before the trigger: "between the 3rd and the 5th of" May.
const WORDS_BACK: usize = 6;

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
    let mut candidates: Vec<(Span<View>, u32, Option<Expression>)> = Vec::new();
    let mut covered = Span::new(0, 0);
    for &(anchor, rule) in anchors {
        let Some(shape) = grammar.shape(rule as usize).filter(|s| s.job != Job::Beside) else { continue };
        if covered.contains(anchor) && covered.start() < anchor.start() && !covered.is_empty() {
            continue;
        }
        if let Some((span, said)) = read_at(text, shape, anchor) {
            if span.end() > covered.end() || covered.is_empty() {
                covered = span;
            }
            candidates.push((span, rule, said));
        }
    }
    candidates.sort_by_key(|(span, rule, _)| (span.start(), std::cmp::Reverse(span.end()), *rule));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = 0;
    for (span, rule, said) in candidates {
        if span.start() >= end {
            end = span.end();
            pieces.extend(said.map(|said| Piece { span, rule, said }));
        }
    }
    pieces
}

/// The reading of one rule at one trigger that begins first, of those the longest.
fn read_at(text: &str, shape: &Shape, anchor: Span<View>) -> Option<(Span<View>, Option<Expression>)> {
    let end = window_end(text, anchor.end());
    let mut starts = [0; WORDS_BACK + 1];
    let count = match shape.language {
        GrammarLanguage::Chinese => chinese_starts(text, anchor.start(), &mut starts),
        GrammarLanguage::English => english_starts(text, anchor.start(), &mut starts),
    };
    let read = starts[..count].iter().filter_map(|&start| read_from(text, shape, anchor, start, end));
    read.min_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())))
}

/// The longest reading of one rule from one start that takes in the trigger.
fn read_from(text: &str, shape: &Shape, anchor: Span<View>, start: usize, end: usize) -> Option<(Span<View>, Option<Expression>)> {
    let window = &text[start..end];
    let reach = |pattern: &Regex| pattern.find(window).map(|m| m.end()).filter(|length| start + length >= anchor.end());
    let pattern = shape.patterns.iter().filter_map(|p| Some((reach(p)?, p))).max_by_key(|(length, _)| *length)?.1;
    let captures = pattern.captures(window)?;
    let whole = captures.name("date").or_else(|| captures.get(0))?;
    let span = Span::new(start + whole.start(), start + whole.end());
    if span.is_empty() || !has_borders(text, span) {
        return None;
    }
    match shape.job {
        Job::Block => Some((span, None)),
        _ => capture::expression(pattern, &captures).map(|said| (span, Some(said))),
    }
}

fn window_end(text: &str, from: usize) -> usize {
    let mut end = (from + AHEAD).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    memchr::memchr(b'\n', &text.as_bytes()[from..end]).map_or(end, |at| from + at)
}

/// Where the numbers before a trigger begin (3-5月 has two), and the trigger itself; the furthest first.
fn chinese_starts(text: &str, anchor: usize, starts: &mut [usize]) -> usize {
    let number = |end: usize| text[..end].char_indices().rev().take(12).take_while(|&(_, c)| is_numeral(c)).last().map(|(at, _)| at);
    let mut count = 1;
    starts[0] = anchor;
    let one = number(anchor).unwrap_or(anchor);
    if one < anchor {
        starts[1] = one;
        count = 2;
    }
    let dash = text[..one].chars().next_back().filter(|c| matches!(c, '-' | '—' | '–' | '~' | '至' | '到'));
    if let Some(two) = dash.and_then(|c| number(one - c.len_utf8())) {
        starts[count] = two;
        count += 1;
    }
    starts[..count].reverse();
    count
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '几' | '数' | '半' | '多' | '余' | '百' | '千' | '十' | '廿' | '卅')
        || numeral::chinese_digit(c).is_some()
}

/// Where each of the words before a trigger begins that may belong to its date, the furthest first.
fn english_starts(text: &str, anchor: usize, starts: &mut [usize]) -> usize {
    let bytes = text.as_bytes();
    let mut count = 1;
    starts[0] = anchor;
    while count < starts.len() {
        let mut at = starts[count - 1];
        while at > 0 && matches!(bytes[at - 1], b' ' | b'-' | b',' | b'.' | b'/') && starts[count - 1] - at < 3 {
            at -= 1;
        }
        let mut start = at;
        while start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'\'') {
            start -= 1;
        }
        if start == at || at == starts[count - 1] && count > 1 || !may_precede(&text[start..at]) {
            break;
        }
        starts[count] = start;
        count += 1;
    }
    starts[..count].reverse();
    count
}

/// Words that a date may begin with, before the one that sets its rule off.
fn may_precede(word: &str) -> bool {
    let mut lower = [0; 12];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    if word.as_bytes()[0].is_ascii_digit() {
        return word.len() <= 4;
    }
    matches!(
        &*lower,
        b"the"
            | b"of"
            | b"a"
            | b"an"
            | b"to"
            | b"and"
            | b"in"
            | b"on"
            | b"by"
            | b"at"
            | b"since"
            | b"until"
            | b"till"
            | b"before"
            | b"after"
            | b"from"
            | b"between"
            | b"during"
            | b"through"
            | b"about"
            | b"around"
            | b"than"
            | b"of the"
            | b"for"
            | b"as"
            | b"one"
            | b"two"
            | b"three"
            | b"four"
            | b"five"
            | b"six"
            | b"seven"
            | b"eight"
            | b"nine"
            | b"ten"
            | b"eleven"
            | b"twelve"
            | b"fifteen"
            | b"eighteen"
            | b"twenty"
            | b"thirty"
            | b"forty"
            | b"fifty"
            | b"sixty"
            | b"ninety"
            | b"hundred"
            | b"dozen"
            | b"couple"
            | b"few"
            | b"several"
            | b"half"
            | b"some"
            | b"nearly"
            | b"almost"
            | b"over"
            | b"just"
            | b"day"
            | b"days"
            | b"week"
            | b"weeks"
            | b"month"
            | b"months"
            | b"year"
            | b"years"
            | b"decade"
            | b"decades"
            | b"quarter"
            | b"quarters"
            | b"night"
            | b"nights"
            | b"first"
            | b"second"
            | b"third"
            | b"fourth"
            | b"fifth"
            | b"sixth"
            | b"seventh"
            | b"eighth"
            | b"ninth"
            | b"tenth"
            | b"eleventh"
            | b"twelfth"
            | b"thirteenth"
            | b"fourteenth"
            | b"fifteenth"
            | b"sixteenth"
            | b"seventeenth"
            | b"eighteenth"
            | b"nineteenth"
            | b"twentieth"
            | b"thirtieth"
            | b"fortnight"
            | b"thru"
            | b"qtr"
            | b"last"
            | b"late"
            | b"early"
            | b"mid"
            | b"end"
            | b"beginning"
            | b"middle"
            | b"start"
            | b"fiscal"
            | b"this"
            | b"next"
            | b"previous"
            | b"past"
            | b"coming"
            | b"upcoming"
            | b"current"
            | b"same"
            | b"following"
            | b"that"
            | b"earlier"
            | b"later"
            | b"th"
            | b"st"
            | b"nd"
            | b"rd"
            | b"calendar"
            | b"sun"
            | b"mon"
            | b"tue"
            | b"wed"
            | b"thu"
            | b"fri"
            | b"sat"
            | b"monday"
            | b"tuesday"
            | b"wednesday"
            | b"thursday"
            | b"friday"
            | b"saturday"
            | b"sunday"
    ) || is_month(lower)
}

fn is_month(lower: &[u8]) -> bool {
    const MONTHS: [&[u8]; 12] = [
        b"january",
        b"february",
        b"march",
        b"april",
        b"may",
        b"june",
        b"july",
        b"august",
        b"september",
        b"october",
        b"november",
        b"december",
    ];
    lower.len() >= 3 && (MONTHS.iter().any(|m| *m == lower || lower == &m[..3]) || lower == b"sept")
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
    let cut_left = first.is_ascii_alphanumeric() && before.is_ascii_alphanumeric() && !(before.is_ascii_alphabetic() && !last.is_ascii());
    if cut_left || last.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return false;
    }
    let decimal_left = first.is_ascii_digit() && matches!(before, b'.' | b',' | b'$') && start > 1 && digit_at(start - 2);
    let decimal_right = last.is_ascii_digit() && (after == b'%' || matches!(after, b'.' | b',') && digit_at(end + 1));
    !(decimal_left || decimal_right || first.is_ascii_digit() && before == b'$')
}
