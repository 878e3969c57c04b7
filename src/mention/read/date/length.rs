//! English lengths of time, read by hand: "two years, a month and 21 days", backwards from a word or forwards.

use super::calendar::{add_days, add_months};
use super::expression::Unit;
use super::words;
use crate::value::when::Day;

/// Whole months and days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    pub months: i64,
    pub days: i64,
}

/// The most words of one count: "a couple of", "twenty one".
const COUNT_WORDS: usize = 3;
/// Words and units beyond this mean no date.
const MOST: i64 = 10_000;

impl Length {
    /// So many of a unit.
    pub const fn of(count: i64, unit: Unit) -> Self {
        match unit {
            Unit::Day => Self { months: 0, days: count },
            Unit::Week => Self { months: 0, days: 7 * count },
            Unit::Month => Self { months: count, days: 0 },
            Unit::Quarter => Self { months: 3 * count, days: 0 },
            Unit::Year => Self { months: 12 * count, days: 0 },
            Unit::Decade => Self { months: 120 * count, days: 0 },
        }
    }

    pub const fn plus(self, other: Self) -> Self {
        Self { months: self.months + other.months, days: self.days + other.days }
    }

    /// The day that lies this far away, the months counted first.
    pub fn from(self, day: Day, sign: i64) -> Option<Day> {
        add_days(add_months(day, sign * self.months)?, sign * self.days)
    }
}

/// The length that ends a text, with where it begins: "It closed two weeks and a day".
pub(super) fn ending(text: &str) -> Option<(Length, usize)> {
    let (mut length, mut start) = one_ending(text)?;
    while let Some(before) = joint_before(&text[..start]) {
        let Some((more, at)) = one_ending(before).filter(|&(_, at)| !follows_stretch_word(&before[..at])) else { break };
        (length, start) = (length.plus(more), at);
    }
    Some((length, start))
}

/// The length that begins a text, with where it ends.
pub(super) fn beginning(text: &str) -> Option<(Length, usize)> {
    let mut at = 0;
    let mut count_end = None;
    for _ in 0..=COUNT_WORDS {
        let word = word_at(text, at);
        if word.is_empty() {
            return None;
        }
        if let (Some(end), Some(unit)) = (count_end, english_unit(word)) {
            let count = count(&text[..end])?;
            return Some((Length::of(count, unit), at + word.len()));
        }
        at += word.len();
        count_end = Some(at);
        at += usize::from(matches!(text.as_bytes().get(at), Some(b' ' | b'-')));
    }
    None
}

/// The lengths joined to one that ends here: " and two days", " 1 month 12 days"; with where they end.
pub(super) fn joined(text: &str) -> Option<(Length, usize)> {
    let mut all: Option<(Length, usize)> = None;
    loop {
        let at = all.map_or(0, |(_, end)| end);
        let Some(gap) = joint_after(&text[at..]) else { return all };
        let Some((more, end)) = beginning(&text[at + gap..]) else { return all };
        let sum = all.map_or(Length::default(), |(length, _)| length).plus(more);
        all = Some((sum, at + gap + end));
    }
}

/// One count and unit that ends a text.
fn one_ending(text: &str) -> Option<(Length, usize)> {
    let unit = last_word(text);
    let kind = english_unit(unit)?;
    let end = text.len() - unit.len();
    let counted = text[..end].trim_end_matches([' ', '-']);
    if counted.len() == end {
        return None;
    }
    let mut start = counted.len();
    let mut best = None;
    for _ in 0..COUNT_WORDS {
        let word = last_word(&counted[..start]);
        if word.is_empty() {
            break;
        }
        start -= word.len();
        if let Some(count) = count(&counted[start..]) {
            best = Some((Length::of(count, kind), start));
        }
        if !counted[..start].ends_with([' ', '-']) {
            break;
        }
        start -= 1;
    }
    best
}

/// "two", "a couple of", "21", "twenty-one", "few".
fn count(words: &str) -> Option<i64> {
    if words.bytes().any(|b| b.is_ascii_uppercase()) {
        return count(&words.to_ascii_lowercase());
    }
    let number = match words {
        "few" | "a few" | "several" => Some(3),
        // "and a", "the" and ordinals count nothing
        "the" => None,
        words if words.starts_with("and ") || words.ends_with(" and") || words.ends_with("th") => None,
        words => words::number(words),
    };
    number.filter(|n| (1..MOST).contains(n))
}

/// A unit of time, written out or usual in short.
pub(super) fn english_unit(word: &str) -> Option<Unit> {
    let mut lower = [0; "fortnights".len()];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"day" | b"days" => Unit::Day,
        b"week" | b"weeks" | b"wk" | b"wks" => Unit::Week,
        b"month" | b"months" => Unit::Month,
        b"quarter" | b"quarters" => Unit::Quarter,
        b"year" | b"years" | b"yr" | b"yrs" => Unit::Year,
        b"decade" | b"decades" => Unit::Decade,
        _ => return None,
    })
}

/// What stands before the words that join two lengths.
fn joint_before(text: &str) -> Option<&str> {
    let trimmed = text.trim_end_matches(' ');
    if trimmed.len() == text.len() {
        return None;
    }
    let trimmed = trimmed.strip_suffix(" and").unwrap_or(trimmed);
    Some(trimmed.strip_suffix(',').unwrap_or(trimmed))
}

/// How long the words are that join a length to the next.
fn joint_after(text: &str) -> Option<usize> {
    [", and ", " and ", ", ", " "].iter().find(|joint| text.starts_with(**joint)).map(|joint| joint.len())
}

/// "the last" three months and two days ago: two dates, not one length.
fn follows_stretch_word(text: &str) -> bool {
    let word = last_word(text.trim_end_matches(' '));
    ["last", "past", "next", "previous", "coming", "upcoming", "first"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// The letters and digits that end a text.
pub(super) fn last_word(text: &str) -> &str {
    let length = text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    &text[text.len() - length..]
}

fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_backwards_and_forwards() {
        let length = |months, days| Length { months, days };
        assert_eq!(ending("It closed two weeks"), Some((length(0, 14), 10)));
        assert_eq!(ending("for 2 years, a month and 21 days"), Some((length(25, 21), 4)));
        assert_eq!(ending("a couple of days"), Some((length(0, 2), 0)));
        assert_eq!(ending("the last 3 months and 2 days"), Some((length(0, 2), 22)));
        assert_eq!(ending("the weeks"), None);
        assert_eq!(beginning("twenty-one days later"), Some((length(0, 21), 15)));
        assert_eq!(joined(" and 2 weeks and 2 days."), Some((length(0, 16), 23)));
        assert_eq!(joined(" and left"), None);
    }
}
