//! The days that have a name: festivals, solar terms, days of the lunar calendar.

use chrono::Weekday;

use super::Occasion::{self, Easter, Fixed, Lunar, LunarEve, Nth, Term};
use super::lunar::Month;
use super::solar;
use crate::mention::read::date::words;

/// Festivals, in simplified characters and without 节 at the end.
const FESTIVALS: &[(&str, Occasion)] = &[
    ("元旦", Fixed(1, 1)),
    ("新年", Fixed(1, 1)),
    ("情人", Fixed(2, 14)),
    ("妇女", Fixed(3, 8)),
    ("三八妇女", Fixed(3, 8)),
    ("植树", Fixed(3, 12)),
    ("消费者权益日", Fixed(3, 15)),
    ("愚人", Fixed(4, 1)),
    ("劳动", Fixed(5, 1)),
    ("五一", Fixed(5, 1)),
    ("五一劳动", Fixed(5, 1)),
    ("五一国际劳动", Fixed(5, 1)),
    ("青年", Fixed(5, 4)),
    ("五四青年", Fixed(5, 4)),
    ("儿童", Fixed(6, 1)),
    ("六一", Fixed(6, 1)),
    ("六一儿童", Fixed(6, 1)),
    ("建党", Fixed(7, 1)),
    ("香港回归纪念日", Fixed(7, 1)),
    ("建军", Fixed(8, 1)),
    ("八一建军", Fixed(8, 1)),
    ("教师", Fixed(9, 10)),
    ("国庆", Fixed(10, 1)),
    ("十一国庆", Fixed(10, 1)),
    ("双十", Fixed(10, 10)),
    ("万圣", Fixed(10, 31)),
    ("光棍", Fixed(11, 11)),
    ("澳门回归纪念日", Fixed(12, 20)),
    ("平安夜", Fixed(12, 24)),
    ("圣诞", Fixed(12, 25)),
    ("跨年夜", Fixed(12, 31)),
    ("母亲", Nth(5, 2, Weekday::Sun)),
    ("父亲", Nth(6, 3, Weekday::Sun)),
    ("感恩", Nth(11, 4, Weekday::Thu)),
    ("棕枝主日", Easter(-7)),
    ("圣枝主日", Easter(-7)),
    ("受难日", Easter(-2)),
    ("圣周五", Easter(-2)),
    ("圣周六", Easter(-1)),
    ("复活", Easter(0)),
    ("复活节星期一", Easter(1)),
    ("圣灵降临", Easter(49)),
    ("春", lunar(1, 1)),
    ("农历新年", lunar(1, 1)),
    ("元宵", lunar(1, 15)),
    ("龙抬头", lunar(2, 2)),
    ("端午", lunar(5, 5)),
    ("七夕", lunar(7, 7)),
    ("中元", lunar(7, 15)),
    ("中秋", lunar(8, 15)),
    ("重阳", lunar(9, 9)),
    ("腊八", lunar(12, 8)),
    ("小年", lunar(12, 23)),
    ("除夕", LunarEve),
    ("大年三十", LunarEve),
    ("年三十", LunarEve),
    ("大年夜", LunarEve),
];

const fn lunar(number: u32, day: i64) -> Occasion {
    // what is kept at the end of the lunar year belongs to the year that is about to begin
    Lunar { month: Month { number, leap: false }, day: Some(day), last_year: number == 12 }
}

/// The day that a name stands for: 国庆节, 中秋, 大年初三, 冬至.
pub(super) fn festival(word: &str) -> Option<Occasion> {
    if let Some(day) = word.strip_prefix("大年初") {
        return Some(lunar(1, words::number(day)?));
    }
    let find = |word: &str| {
        let stem = word.strip_suffix('节').unwrap_or(word);
        let named = FESTIVALS.iter().find(|(name, _)| *name == stem || *name == word).map(|&(_, occasion)| occasion);
        named.or_else(|| solar::term(stem).map(Term))
    };
    find(word).or_else(|| ["国际", "阳历", "农历"].iter().find_map(|kind| word.strip_prefix(kind)).and_then(find))
}

/// Whether a text begins like one of these names or like a lunar month.
pub(super) fn may_begin(text: &str) -> bool {
    const FIRST: &str =
        "元新情妇三植消愚劳五青儿六建香八教国十双万光澳平圣跨母父感棕受复农阴旧夏龙端七中重腊小除大年正冬闰立雨惊清谷芒处白寒霜";
    let Some(first) = text.chars().next().filter(|c| FIRST.contains(*c)) else { return false };
    matches!(first, '农' | '阴' | '旧' | '夏' | '正' | '冬' | '闰' | '腊' | '大' | '国' | '阳')
        || FESTIVALS.iter().any(|(name, _)| text.starts_with(name))
        || solar::begins(text)
}

/// A day or month of the lunar calendar: 正月初一, 农历八月十五, 闰四月, 腊月廿三.
pub(super) fn lunar_day(word: &str) -> Option<Occasion> {
    let word = ["农历", "阴历", "旧历", "夏历"].iter().find_map(|kind| word.strip_prefix(kind)).unwrap_or(word);
    let (leap, word) = word.strip_prefix('闰').map_or((false, word), |rest| (true, rest));
    let (month, day) = word.split_once('月')?;
    let number = if month == "冬" { 11 } else { words::number(month)? };
    let day = day.trim_end_matches(['日', '号', '份']);
    let day = if day.is_empty() { None } else { Some(words::number(day)?) };
    Some(Lunar { month: Month { number: u32::try_from(number).ok()?, leap }, day, last_year: false })
}
