//! English lengths and weeks that stand beside a date and hang on it, read by hand.
//!
//! No regex is tried: the word that touches the date decides at a glance whether there is anything to read.

use super::expression::{Amount, Calendar, Clock, Expression, Field, Unit};
use super::find::Piece;
use super::grammar::Effect;
use super::hung::{How, Hung, clock};
use super::length::{Length, beginning, ending, english_unit, joined, last_word};
use super::words;
use crate::span::{Span, View};

/// How far before a date its length may begin, in bytes.
const REACH: usize = 56;

/// A date with what was read beside it.
pub(super) struct Around {
    pub span: Span<View>,
    pub said: Expression,
    pub bound: Option<Effect>,
}

/// What the words around a date make of it, if they are a length, a week or an ordinal weekday.
pub(super) fn around(text: &str, date: Span<View>, said: &Expression) -> Option<Around> {
    let bytes = text.as_bytes();
    // a blank and a small letter, or the slash of "w/c", on one side at least
    let before = date.start().checked_sub(2).filter(|&at| bytes[at + 1] == b' ' && bytes[at].is_ascii_alphanumeric());
    let line = before.map(|_| line_before(text, date.start())).unwrap_or_default();
    let start = |length: usize| Span::new(date.start() - (line.len() - length), date.end());
    match said {
        Expression::Away { clock: from, amount, sign } if amount.low == amount.high && !amount.half => {
            let at = compound_before(line)?;
            let length = at.0.plus(Length::of(amount.low, amount.unit));
            let from = from.unwrap_or(if *sign < 0 { Clock::Published } else { Clock::Story });
            return Some(Around { span: start(at.1), said: hang(clock(from), How::Moved { length, sign: *sign }), bound: None });
        }
        Expression::Away { .. } => return None,
        Expression::Stretch { clock: from, amount, sign, counts } => return longer_stretch(text, date, (*from, *sign), *amount, *counts),
        _ => {}
    }
    if let Some((at, how, bound)) = hung_before(line) {
        return Some(Around { span: start(at), said: hang(said.clone(), how), bound });
    }
    lasting_after(text, date, said)
}

/// "the second closest" Monday to Oct. 5: the two dates of such a pair.
pub(super) fn nearest(text: &str, first: Span<View>, said: &Expression, second: &Piece) -> Option<Around> {
    let Expression::Week { weekday: Some(weekday), weeks: None, .. } = *said else { return None };
    if text.get(first.end()..second.span.start()) != Some(" to ") {
        return None;
    }
    let line = line_before(text, first.start());
    let rest = line.trim_end_matches(' ');
    let word = last_word(rest);
    if !["closest", "nearest"].iter().any(|w| word.eq_ignore_ascii_case(w)) {
        return None;
    }
    let before = rest[..rest.len() - word.len()].trim_end_matches(' ');
    let ordinal = last_word(before);
    let (nth, start) = match words::number(&ordinal.to_ascii_lowercase()).filter(|n| (1..=9).contains(n)) {
        Some(nth) if !ordinal.eq_ignore_ascii_case("the") => (nth, before.len() - ordinal.len()),
        _ => (1, rest.len() - word.len()),
    };
    let span = Span::new(first.start() - (line.len() - start), second.span.end());
    Some(Around { span, said: hang(second.said.clone(), How::Nearest { weekday, nth }), bound: None })
}

fn hang(on: Expression, how: How) -> Expression {
    Expression::Hung(Box::new(Hung { on, how }))
}

/// The words before a date, in its line, as far as a length may reach.
fn line_before(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = &text[from..end];
    line.rsplit('\n').next().unwrap_or(line)
}

/// "1 month" 21 days ago.
fn compound_before(line: &str) -> Option<(Length, usize)> {
    let before = line.trim_end_matches(' ');
    let joined = before.strip_suffix(" and").unwrap_or(before);
    let joined = joined.strip_suffix(',').unwrap_or(joined);
    let (length, at) = ending(joined)?;
    let word = last_word(joined[..at].trim_end_matches(' '));
    let other = ["last", "past", "next", "previous", "coming", "for", "within", "in"].iter().any(|w| word.eq_ignore_ascii_case(w));
    (!other).then_some((length, at))
}

/// "the last 3 months" and 2 weeks.
fn longer_stretch(text: &str, date: Span<View>, (from, sign): (Clock, i64), amount: Amount, counts: bool) -> Option<Around> {
    let rest = &text[date.end()..];
    let (more, end) = joined(rest)?;
    let next = rest[end..].trim_start_matches(' ');
    let other = ["ago", "later", "earlier", "before", "after", "hence", "from"].iter().any(|w| next.starts_with(w));
    if other || amount.low != amount.high {
        return None;
    }
    let length = Length::of(amount.low, amount.unit).plus(more);
    let (on, length) = if counts {
        (clock(from), Length { days: length.days + 1, ..length })
    } else {
        let step = Field::Relative(from, sign);
        (Expression::Calendar(Calendar { day: Some(step), ..Calendar::default() }), length)
    };
    let span = Span::new(date.start(), date.end() + end);
    Some(Around { span, said: hang(on, How::Lasting { length, sign }), bound: None })
}

/// The word that touches a date from the left, and what it makes of a length before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    After,
    Before,
    Starting,
    Ended,
    /// "the nine months to".
    To,
    Of,
}

/// The word before the date that joins something to it, and where that word begins.
fn join(line: &str) -> Option<(Join, usize)> {
    let mut rest = line.trim_end_matches(' ');
    if last_word(rest).eq_ignore_ascii_case("the") {
        rest = rest[..rest.len() - "the".len()].trim_end_matches(' ');
    }
    let mut preposition = false;
    loop {
        let word = last_word(rest);
        let start = rest.len() - word.len();
        let mut lower = [0; "commencing".len()];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let kind = match &*lower {
            b"on" | b"from" | b"in" if !preposition && starts_or_ends(&rest[..start]) => {
                preposition = true;
                rest = rest[..start].trim_end_matches(' ');
                continue;
            }
            b"after" | b"following" | b"from" => Join::After,
            b"before" | b"preceding" => Join::Before,
            b"to" if rest[..start].ends_with("prior ") => return Some((Join::Before, start - "prior ".len())),
            b"starting" | b"beginning" | b"commencing" | b"start" => Join::Starting,
            b"ended" | b"ending" => Join::Ended,
            b"to" | b"through" => Join::To,
            b"of" => Join::Of,
            b"c" if rest[..start].ends_with("w/") => return Some((Join::Of, start - "w/".len())),
            _ => return None,
        };
        return Some((kind, start));
    }
}

/// Whether a preposition stands behind "starting" or "ended".
fn starts_or_ends(line: &str) -> bool {
    ["starting ", "beginning ", "commencing ", "ended ", "ending ", "start "].iter().any(|w| line.ends_with(w))
}

/// What stands before a date and hangs on it: where it begins, and how.
fn hung_before(line: &str) -> Option<(usize, How, Option<Effect>)> {
    let (join, at) = join(line)?;
    if line[at..].starts_with("w/") {
        return Some((at, How::Week { weekend: false }, None));
    }
    let before = line[..at].trim_end_matches(' ');
    let unit_word = last_word(before);
    let unit_start = before.len() - unit_word.len();
    let article = before[..unit_start].trim_end_matches(' ');
    let the = last_word(article);
    let is_the = the.eq_ignore_ascii_case("the") || the.eq_ignore_ascii_case("fiscal") || the.eq_ignore_ascii_case("financial");
    match join {
        Join::Of => {
            let weekend = unit_word.eq_ignore_ascii_case("weekend");
            let week = weekend || unit_word.eq_ignore_ascii_case("week");
            (week && the.eq_ignore_ascii_case("the")).then(|| (article.len() - 3, How::Week { weekend }, None))
        }
        Join::After | Join::Before => {
            let sign = if join == Join::After { 1 } else { -1 };
            if let Some(found) = weekday_before(before, sign) {
                return Some(found);
            }
            if is_the && let Some(unit @ (Unit::Day | Unit::Month | Unit::Year)) = english_unit(unit_word) {
                return Some((article.len() - the.len(), How::Moved { length: Length::of(1, unit), sign }, None));
            }
            let (length, start) = ending(before)?;
            let lead = before[..start].trim_end_matches(' ');
            if last_word(lead).eq_ignore_ascii_case("for") && sign > 0 {
                return Some((start, How::Lasting { length: Length { days: length.days + 1, ..length }, sign }, None));
            }
            let more = ["more than", "over", "at least"].iter().find(|w| lead.ends_with(**w));
            let start = more.map_or(start, |w| lead.len() - w.len());
            let bound = more.map(|_| if sign > 0 { Effect::Since } else { Effect::Until });
            Some((start, How::Moved { length, sign }, bound))
        }
        Join::To => {
            let whole = |length: &Length| length.months > 0 && length.days == 0;
            if let Some((length, start)) = ending(before).filter(|(length, _)| whole(length)) {
                return Some((start, How::Lasting { length, sign: -1 }, None));
            }
            let unit = english_unit(unit_word).filter(|unit| is_the && unit.months() > 0)?;
            Some((article.len() - the.len(), How::Lasting { length: Length::of(1, unit), sign: -1 }, None))
        }
        Join::Starting | Join::Ended => {
            let sign = if join == Join::Starting { 1 } else { -1 };
            if let Some((length, start)) = ending(before) {
                return Some((start, How::Lasting { length, sign }, None));
            }
            let unit = english_unit(unit_word).filter(|_| is_the || before.len() == unit_word.len())?;
            let start = if is_the { article.len() - the.len() } else { unit_start };
            Some((start, How::Lasting { length: Length::of(1, unit), sign }, None))
        }
    }
}

/// "third Tuesday" after Christmas, "the Friday" before May 3.
fn weekday_before(before: &str, sign: i64) -> Option<(usize, How, Option<Effect>)> {
    let word = last_word(before);
    if word.len() < 6 || !word.as_bytes()[word.len() - 3..].eq_ignore_ascii_case(b"day") || word.eq_ignore_ascii_case("yesterday") {
        return None;
    }
    let weekday = words::weekday(&word.to_ascii_lowercase())?;
    let rest = before[..before.len() - word.len()].trim_end_matches(' ');
    let ordinal = last_word(rest);
    let nth = words::number(&ordinal.to_ascii_lowercase()).filter(|n| (1..=52).contains(n))?;
    Some((rest.len() - ordinal.len(), How::Weekday { weekday, nth: sign * nth }, None))
}

/// "18 Dec." for 10 days.
fn lasting_after(text: &str, date: Span<View>, said: &Expression) -> Option<Around> {
    let rest = text[date.end()..].strip_prefix(" for ")?;
    let (length, end) = beginning(rest)?;
    let span = Span::new(date.start(), date.end() + " for ".len() + end);
    let length = Length { days: length.days + 1, ..length };
    matches!(said, Expression::Calendar(c) if c.day.is_some()).then(|| Around {
        span,
        said: hang(said.clone(), How::Lasting { length, sign: 1 }),
        bound: None,
    })
}
