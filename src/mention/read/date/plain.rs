//! The commonest dates, read by hand: 2024年2月29日, 3月, "Feb. 29, 2024", "March 2024".
//!
//! Most dates of a story are written like this, and a regex that also knows all that may follow costs a hundred times
//! as much. A date is plain only when nothing stands beside it that a rule could take in; then the rule's patterns would
//! read the same. All others are left to them.

use super::expression::{Calendar, Expression, Field, Part};
use super::occasion;
use super::starts::{is_numeral, may_precede};
use super::words;
use crate::pack::GrammarLanguage;
use crate::span::{Span, View};

/// The plain date with its trigger at `anchor`, if it is one.
pub(super) fn read(text: &str, language: GrammarLanguage, anchor: Span<View>) -> Option<(Span<View>, Expression)> {
    match language {
        GrammarLanguage::Chinese => chinese(text, anchor),
        GrammarLanguage::English => english(text, anchor),
    }
}

/// What may begin a part of a year or month after it.
const PARTS: &str = "同第前头最后首上下年初底末中伊春夏秋冬岁尾Qq月份度全期内";
/// What may begin a weekday or an hour after a day, or join it to another.
const HOURS: &str = "(星周礼当北凌清早上中正午下傍晚深夜盘全期年内";
/// After a lone day these make it a number of days, or part of a word: 5日内, 5日均线.
const NO_DAY: &str = "内后前元圆线均间期本游志程报夜常之以";

/// After 同日 and 今日 these make other words: 今日头条, 同日本.
const NO_WORD: &str = "本均常报元圆头薪球饼亮";

fn chinese(text: &str, anchor: Span<View>) -> Option<(Span<View>, Expression)> {
    let word = !text[anchor.range()].starts_with(is_numeral);
    let (start, mut at, mut date) = if word { relative(text, anchor)? } else { written(text, anchor)? };
    if date.month.is_none()
        && date.day.is_none()
        && let Some((month, next)) = month(text, at, date.year.is_some())
    {
        (date.month, at) = (Some(Field::Exact(month)), next);
    }
    let alone = date == Calendar::default();
    if (date.month.is_some() || alone)
        && date.day.is_none()
        && let Some((day, next)) = digits(text, at, "日").filter(|(day, _)| (1..=31).contains(day))
    {
        (date.day, at) = (Some(Field::Exact(day)), next);
    }
    if date.day.is_none()
        && let Some((part, length)) = part(&text[at..], date.month.is_some())
    {
        (date.part, at) = (Some(part), at + length);
    }
    let named = date.year.is_some() && date.month.is_none() && date.part.is_none() && occasion::may_begin(&text[at..]);
    let ends = at >= anchor.end() && date != Calendar::default() && !named && !goes_on(&text[at..], date.day.is_some(), alone);
    ends.then(|| (Span::new(start, at), Expression::Calendar(date)))
}

/// 去年, 昨天, 次月: the trigger itself.
fn relative(text: &str, word: Span<View>) -> Option<(usize, usize, Calendar)> {
    let said = &text[word.range()];
    let before = text[..word.start()].chars().next_back();
    let cut = text[word.end()..].starts_with(|c| NO_WORD.contains(c)) || before.is_some_and(|c| is_numeral(c) || c == '大');
    if cut || said.starts_with(['本', '上', '下']) {
        return None;
    }
    let field = Some(words::relative(said)?);
    let date = match said.chars().next_back()? {
        '年' => Calendar { year: field, ..Calendar::default() },
        '月' => Calendar { month: field, ..Calendar::default() },
        _ => Calendar { day: field, ..Calendar::default() },
    };
    Some((word.start(), word.end(), date))
}

/// Where the digits around the trigger begin, and the year of four digits that stands there, if one does.
fn written(text: &str, anchor: Span<View>) -> Option<(usize, usize, Calendar)> {
    let start = anchor.start() - text.as_bytes()[..anchor.start()].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let before = text[..start].chars().next_back();
    let cuts =
        |c: char| is_numeral(c) || is_dash(c) || matches!(c, '.' | ',' | '、' | '/' | '$' | '第' | '双') || c.is_ascii_alphanumeric();
    if before.is_some_and(cuts) {
        return None;
    }
    let year = digits(text, start, "年").filter(|(year, next)| (1000..3000).contains(year) && *next == start + 7);
    let date = Calendar { year: year.map(|(year, _)| Field::Exact(year)), ..Calendar::default() };
    Some((start, year.map_or(start, |(_, next)| next), date))
}

/// A month in digits; after a year 的 may stand between.
fn month(text: &str, at: usize, after_year: bool) -> Option<(i64, usize)> {
    let at = if after_year && text[at..].starts_with('的') { at + '的'.len_utf8() } else { at };
    digits(text, at, "月").filter(|(month, _)| (1..=12).contains(month))
}

/// A part of a month or year, and its length.
fn part(rest: &str, of_month: bool) -> Option<(Part, usize)> {
    const OF_MONTH: [&str; 6] = ["上旬", "中旬", "下旬", "初", "底", "末"];
    const OF_YEAR: [&str; 8] = ["上半年", "下半年", "年初", "年底", "年末", "初", "底", "末"];
    let words: &[&str] = if of_month { &OF_MONTH } else { &OF_YEAR };
    let word = words.iter().find(|word| rest.starts_with(**word))?;
    Some((words::part(word)?, word.len()))
}

/// A number of one to four digits and the unit after it, with where that ends.
fn digits(text: &str, at: usize, unit: &str) -> Option<(i64, usize)> {
    let bytes = text.as_bytes();
    let count = bytes[at..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    let next = at + count;
    if !(1..=4).contains(&count) || !text[next..].starts_with(unit) {
        return None;
    }
    let number = bytes[at..next].iter().fold(0, |sum, digit| 10 * sum + i64::from(digit - b'0'));
    Some((number, next + unit.len()))
}

/// Whether what follows could belong to the date.
fn goes_on(rest: &str, has_day: bool, alone: bool) -> bool {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return false };
    let next = if matches!(first, ',' | '的' | '、') { chars.next().unwrap_or(' ') } else { first };
    let more = |c: char| is_numeral(c) || is_dash(c) || if has_day { HOURS.contains(c) } else { PARTS.contains(c) };
    more(first) || more(next) || alone && NO_DAY.contains(first)
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '~' | '〜' | 'ー' | '至' | '到')
}

/// Words after which a date begins with its month.
const PREPOSITIONS: [&str; 14] =
    ["a", "an", "on", "in", "by", "since", "until", "from", "before", "after", "during", "around", "through", "and"];
/// Words that may go on with a date.
const JOINS: [&str; 13] = ["of", "in", "last", "this", "next", "to", "through", "thru", "till", "until", "two", "nineteen", "twenty"];

fn english(text: &str, anchor: Span<View>) -> Option<(Span<View>, Expression)> {
    let bytes = text.as_bytes();
    let (start, mut at) = (anchor.start(), anchor.end());
    let before = text[..start].trim_end_matches(' ');
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let ready = if word.is_empty() {
        !before.ends_with([',', '.', '-', '/', '–', '—'])
    } else {
        PREPOSITIONS.contains(&word) || !may_precede(word)
    };
    if !ready || !bytes[start].is_ascii_uppercase() {
        return None;
    }
    let month = Some(Field::Exact(words::month(&text[start..at].to_ascii_lowercase())?));
    at += usize::from(bytes.get(at) == Some(&b'.'));
    let (number, mut end) = english_number(text, at)?;
    let mut date = Calendar { month, ..Calendar::default() };
    if (1900..2100).contains(&number) {
        date.year = Some(Field::Exact(number));
        return year_ends(text, end).then(|| (Span::new(start, end), Expression::Calendar(date)));
    }
    date.day = Some(Field::Exact(number)).filter(|_| (1..=31).contains(&number) && end - at <= 3);
    date.day?;
    let comma = end + usize::from(bytes.get(end) == Some(&b','));
    if let Some((year, after)) = english_number(text, comma) {
        if !(1900..2100).contains(&year) {
            return None;
        }
        (date.year, end) = (Some(Field::Exact(year)), after);
        return year_ends(text, end).then(|| (Span::new(start, end), Expression::Calendar(date)));
    } else if text[comma..].strip_prefix(' ').is_some_and(|rest| JOINS.contains(&lower_word(rest))) {
        return None;
    }
    plain_end(text, end).then(|| (Span::new(start, end), Expression::Calendar(date)))
}

/// One blank and a number of up to four digits, with where it ends.
fn english_number(text: &str, at: usize) -> Option<(i64, usize)> {
    let bytes = text.as_bytes();
    let first = at + 1;
    let count = bytes.get(first..)?.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    if bytes[at] != b' ' || !(1..=4).contains(&count) {
        return None;
    }
    let number = bytes[first..first + count].iter().fold(0, |sum, digit| 10 * sum + i64::from(digit - b'0'));
    Some((number, first + count))
}

fn lower_word(rest: &str) -> &str {
    &rest[..rest.bytes().take_while(u8::is_ascii_lowercase).count()]
}

/// Whether a year ends here and with it the date.
fn year_ends(text: &str, end: usize) -> bool {
    !text.as_bytes().get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/'))
}

/// Whether a date may end here: at a sign, or before a word that joins nothing to it.
fn plain_end(text: &str, end: usize) -> bool {
    let rest = &text.as_bytes()[end..];
    match rest.first() {
        None | Some(b')' | b'"' | b';' | b'\n') => true,
        Some(b'.' | b',') => !rest.get(1).is_some_and(u8::is_ascii_digit),
        Some(b' ') => {
            let next = &text[end + 1..];
            next.starts_with(|c: char| c.is_ascii_lowercase()) && !JOINS.contains(&lower_word(next)) && !next.starts_with("and ")
        }
        _ => false,
    }
}
