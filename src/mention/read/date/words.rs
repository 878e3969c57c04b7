//! The meanings of the words that the grammar captures, Chinese (folded) and English (in lower case).

use chrono::Weekday;

use super::calendar;
use super::expression::{Clock, Field, Part, Unit};
use crate::value::numeral;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// A number in any writing, ordinals too: 29, 廿九, 首, "29th", "twenty-first", "third".
pub(super) fn number(word: &str) -> Option<i64> {
    let word = word.trim();
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    match word {
        "首" | "头" | "正" | "元" => return Some(1),
        "腊" => return Some(12),
        "a" | "an" | "the" | "one" => return Some(1),
        "couple" | "a couple" | "a couple of" => return Some(2),
        "dozen" | "a dozen" => return Some(12),
        _ => {}
    }
    if let Some(day) = word.strip_prefix('初') {
        return numeral::integer(day);
    }
    if let Some(at) = ORDINALS.iter().position(|o| *o == word) {
        return Some(at as i64 + 1);
    }
    if let Some((tens, ones)) = word.split_once(['-', ' '])
        && let (Some(tens), Some(at)) = (numeral::integer(tens), ORDINALS.iter().position(|o| *o == ones))
    {
        return Some(tens + at as i64 + 1);
    }
    if word == "thirtieth" {
        return Some(30);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok();
    }
    numeral::integer(word)
}

/// 两三, 十七八, 二三十: two numbers of which the count is one, said by two digits in a row.
pub(super) fn either(word: &str) -> Option<(i64, i64)> {
    let digit = |c: char| numeral::chinese_digit(c).filter(|d| *d > 0);
    let (at, a, b) = word.char_indices().zip(word.chars().skip(1)).find_map(|((at, a), b)| Some((at, digit(a)?, digit(b)?)))?;
    let (middle, end) = (at + '一'.len_utf8(), at + 2 * '一'.len_utf8());
    let low = format!("{}{}", &word[..middle], &word[end..]);
    let high = format!("{}{}", &word[..at], &word[middle..]);
    (a < b).then_some((numeral::integer(&low)?, numeral::integer(&high)?))
}

/// A year number: four digits are exact, two lack their century; 二〇二四 and 两千零四 as well.
pub(super) fn year(word: &str) -> Option<Field> {
    let chars = word.chars().filter(|c| !c.is_whitespace()).count();
    let spoken = word.starts_with("nineteen ") || word.starts_with("twenty ");
    let value = match word.chars().next()? {
        _ if spoken && let Some(year) = spoken_year(word) => year,
        c if c.is_ascii_digit() => word.trim().parse().ok()?,
        '\'' | '’' => return Some(Field::Short(word.trim_start_matches(['\'', '’']).parse().ok()?)),
        c if c.is_ascii_alphabetic() => numeral::integer(word)?,
        _ => numeral::integer(word)?,
    };
    Some(if value < 100 && chars <= 2 { Field::Short(value) } else { Field::Exact(value) })
}

/// "nineteen ninety-nine", "twenty eighteen".
fn spoken_year(word: &str) -> Option<i64> {
    let (century, rest) = word.split_once(' ')?;
    let rest = rest.strip_prefix("oh ").unwrap_or(rest);
    Some(numeral::integer(century)? * 100 + numeral::integer(rest)?)
}

/// A month: 3, 三, 正, "Feb.", "february".
pub(super) fn month(word: &str) -> Option<i64> {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return MONTHS.iter().position(|m| word.starts_with(m)).map(|at| at as i64 + 1);
    }
    number(word).filter(|m| (1..=12).contains(m))
}

/// A weekday: 五, 日, 5, "friday", "fri.".
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return WEEKDAYS.iter().position(|d| word.starts_with(d)).and_then(|at| calendar::weekday(at as i64 + 1));
    }
    let last = word.chars().next_back()?;
    if matches!(last, '日' | '天' | '末') {
        return Some(Weekday::Sun);
    }
    calendar::weekday(number(last.encode_utf8(&mut [0; 4]))?)
}

/// How far a word is from its clock, in the unit of its capture: 去年, 上上个月, 次日, "the following year".
pub(super) fn relative(word: &str) -> Option<Field> {
    let word = word.trim();
    if word.is_ascii() { english_relative(word) } else { chinese_relative(word) }
}

/// The year that a word tells: "that year" is of the date just named, whatever it was named for.
pub(super) fn relative_year(word: &str) -> Option<Field> {
    match relative(word)? {
        Field::Relative(Clock::Story, 0) if word.is_ascii() => Some(Field::Relative(Clock::Heard, 0)),
        other => Some(other),
    }
}

fn chinese_relative(word: &str) -> Option<Field> {
    use Clock::{Published, Story};
    let mut chars = word.chars();
    let (first, second) = (chars.next()?, chars.next().unwrap_or(' '));
    let step = |n: i64| Some(Field::Relative(Published, n));
    let story = |n: i64| Some(Field::Relative(Story, n));
    // 下下下周, 上上上个月, 大大前天
    let times = |c: char| word.chars().take_while(|next| *next == c).count() as i64;
    match (first, second) {
        ('大', '大') => step(if word.contains('前') { -2 - times('大') } else { 2 + times('大') }),
        ('上', '上') => step(-times('上')),
        ('下', '下') => step(times('下')),
        ('大', '前') => step(-3),
        ('大', '后') => step(3),
        // 上年 is the year before the one that is told of, 去年 before publication
        ('上', '年') => story(-1),
        ('前' | '上', '一') if !word.contains('周') => story(-1),
        ('上' | '前', '上' | '前') => step(-2),
        ('第', '二') | ('次' | '翌' | '隔' | '转', _) | ('后' | '下', '一') => story(1),
        ('月', _) => story(0),
        // 宣布年内卸任: of the year that is told of
        ('年', '内') | ('全', '年') => Some(Field::Relative(Clock::Told, 0)),
        ('今' | '本' | '这' | '年' | '全' | '发' | '截' | '呢', _) => step(0),
        ('去' | '昨' | '上' | '寻' | '琴', _) => step(-1),
        ('前', _) => step(-2),
        ('明' | '来' | '下' | '听', _) => step(1),
        ('后', _) => step(2),
        ('同' | '当' | '该' | '那' | '是' | '此', _) => story(0),
        _ => None,
    }
}

fn english_relative(word: &str) -> Option<Field> {
    use Clock::{Published, Story};
    // "the next spring" is the one after what was told, "next spring" is still to come
    if word == "the next" {
        return Some(Field::Relative(Story, 1));
    }
    let word = word.strip_prefix("the ").unwrap_or(word);
    let (clock, steps) = match word.split([' ', '-']).next()? {
        "day" if word.ends_with("yesterday") => (Published, -2),
        "year" if word == "year after" => (Story, 1),
        "year" if word == "year before" => (Story, -1),
        "day" if word == "day after" => (Story, 1),
        "day" if word == "day before" => (Story, -1),
        "day" if word.starts_with("day after") => (Published, 2),
        _ if word.contains("after the next") => (Published, 2),
        "my" | "m" | "y" => (Published, 0),
        _ if word.contains("after next") => (Published, 2),
        _ if word.contains("before last") => (Published, -2),
        "today" | "tonight" | "date" | "this" | "current" | "now" | "month" | "year" | "week" | "quarter" => (Published, 0),
        "yesterday" | "last" | "past" | "prior" => (Published, -1),
        "previous" | "preceding" => (Story, -1),
        "tomorrow" | "tomorrows" | "tmrw" | "tmr" | "coming" | "upcoming" => (Published, 1),
        "next" if word.ends_with("day") => (Story, 1),
        "next" => (Published, 1),
        "same" | "that" => (Story, 0),
        "following" => (Story, 1),
        _ => return None,
    };
    Some(Field::Relative(clock, steps))
}

/// A unit of the calendar.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let word = word.trim_start_matches('个');
    Some(match word.chars().next()? {
        '年' | '载' => Unit::Year,
        '季' => Unit::Quarter,
        '月' => Unit::Month,
        '周' | '星' | '礼' => Unit::Week,
        '天' | '日' | '晚' | '交' => Unit::Day,
        _ if word.starts_with("year") || word == "yr" || word == "yrs" => Unit::Year,
        _ if word.starts_with("quarter") || word.starts_with("qtr") => Unit::Quarter,
        _ if word.starts_with("mon") => Unit::Month,
        _ if word.starts_with("fortnight") || word.starts_with('w') => Unit::Week,
        _ if word.starts_with("decade") => Unit::Decade,
        _ if word.starts_with('d') || word.starts_with("hour") => Unit::Day,
        _ => return None,
    })
}

/// A part of a year or month: 底, 上旬, 春, "mid", "end of", "summer".
pub(super) fn part(word: &str) -> Option<Part> {
    let word = word.trim_start_matches(['年', '月']).trim();
    let begins = |words: &[&str]| words.iter().any(|w| word.starts_with(w));
    let holds = |words: &[&str]| words.iter().any(|w| word.contains(w));
    Some(match word {
        "上半月" => Part::HalfMonth(1),
        "下半月" => Part::HalfMonth(2),
        _ if begins(&["上旬"]) => Part::Third(1),
        _ if begins(&["中旬"]) => Part::Third(2),
        _ if begins(&["下旬"]) => Part::Third(3),
        _ if begins(&["上半", "前半"]) => Part::Half(1),
        _ if begins(&["下半", "后半"]) => Part::Half(2),
        _ if begins(&["春", "spring"]) => Part::Season(1),
        _ if begins(&["夏", "summer"]) => Part::Season(2),
        _ if begins(&["秋", "autumn", "fall"]) => Part::Season(3),
        _ if begins(&["冬", "winter"]) => Part::Season(4),
        "earlier" => Part::SoFar,
        "later" | "the rest of" | "rest of" => Part::Rest,
        "eo" => Part::Late,
        "bo" => Part::Early,
        "later in" | "rest" => Part::Rest,
        "earlier in" | "to date" | "to-date" => Part::SoFar,
        _ if begins(&["early", "头", "早"]) || holds(&["初", "伊始", "beginning", "start"]) => Part::Early,
        _ if begins(&["中", "mid"]) || holds(&["middle"]) => Part::Mid,
        _ if begins(&["late", "尾", "晚", "后期"]) || holds(&["底", "末", "end"]) => Part::Late,
        _ => return None,
    })
}
