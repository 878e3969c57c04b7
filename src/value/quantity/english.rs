//! Numbers in English words.

use rust_decimal::Decimal;

use super::{LONGEST, Quantity, scale_after, word_at};
use crate::value::numeral::{decimal, english_scale, is_english_number};

const PLURALS: &[(&str, i64)] = &[
    ("tens", 10),
    ("dozens", 10),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
    ("trillions", 1_000_000_000_000),
];

/// Whether a number in words, or digits with a scale, can end in this word.
pub(crate) fn may_end(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    word.is_empty() || is_english_number(word) || english_scale(word).is_some() || plural(word).is_some()
}

fn plural(word: &str) -> Option<i64> {
    PLURALS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|&(_, n)| n)
}

/// `two hundred and five million`, `half a billion`, `tens of millions`, `several million`.
pub(super) fn prefix(text: &str) -> Option<(Quantity, usize)> {
    let first = word_at(text, 0);
    if let Some(factor) = plural(first) {
        return Some(plurals(text, first.len(), factor));
    }
    for (head, low, high) in [("several ", 2, 10), ("a few ", 2, 10), ("a couple of ", 2, 3), ("a couple ", 2, 3)] {
        if text.get(..head.len()).is_some_and(|h| h.eq_ignore_ascii_case(head)) {
            let (factor, length) = scale_after(&text[head.len()..]).or_else(|| hundred(&text[head.len()..]))?;
            let (low, high) = (Decimal::from(low).checked_mul(factor)?, Decimal::from(high).checked_mul(factor)?);
            return Some((Quantity::between(low, high), head.len() + length));
        }
    }
    let end = english_extent(text);
    let value = decimal(text.get(..end).filter(|t| !t.is_empty())?)?;
    let mut quantity = Quantity::exact(value);
    let last = text[..end].rsplit([' ', '-']).next().unwrap_or("");
    if let Some(factor) = english_scale(last).map(Decimal::from).filter(|f| *f >= Decimal::ONE_THOUSAND) {
        quantity.shares[0] = value.checked_div(factor).map(|c| (c, factor));
    }
    Some((quantity, end))
}

fn hundred(text: &str) -> Option<(Decimal, usize)> {
    word_at(text, 0).eq_ignore_ascii_case("hundred").then_some((Decimal::ONE_HUNDRED, 7))
}

/// `millions`, `tens of millions`, `hundreds of billions`.
fn plurals(text: &str, mut end: usize, factor: i64) -> (Quantity, usize) {
    let mut unit = Decimal::from(factor);
    let mut chained = false;
    while let Some(rest) = text[end..].strip_prefix(" of ") {
        let word = word_at(rest, 0);
        let Some(next) = plural(word).and_then(|n| unit.checked_mul(Decimal::from(n))) else { break };
        (unit, chained) = (next, true);
        end += 4 + word.len();
    }
    let high = chained.then(|| Decimal::new(99, 1).checked_mul(unit)).flatten();
    (Quantity { low: unit.checked_add(unit).unwrap_or(unit), high, shares: [None, None], bare: false }, end)
}

/// How far number words reach; `a` only before a scale, `and` only inside.
fn english_extent(text: &str) -> usize {
    let (mut end, mut at) = (0, 0);
    let mut amount = false;
    loop {
        let word = word_at(text, at);
        let counts = is_english_number(word) || english_scale(word).is_some_and(|_| word.len() > 2);
        if counts && (amount || is_english_number(word)) {
            end = at + word.len();
            amount = true;
        } else if at == 0 && ["a", "an", "half"].iter().any(|w| w.eq_ignore_ascii_case(word)) {
            amount = true;
        } else if !(word.eq_ignore_ascii_case("and") && end > 0
            || word.eq_ignore_ascii_case("a") && text[..at].eq_ignore_ascii_case("half "))
        {
            break;
        }
        at += word.len();
        if at > LONGEST || !text[at..].starts_with([' ', '-']) {
            break;
        }
        at += 1;
    }
    end
}
