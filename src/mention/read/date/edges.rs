//! The words around a date that belong to it and do not change its day: 当地时间3月5日晚, 截至3月底, "Monday morning".

use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::value::when::Granularity;

/// Before a date in Chinese.
const BEFORE: WordList = WordList::new(&[
    "美国当地时间",
    "当地时间",
    "北京时间",
    "香港时间",
    "台北时间",
    "台湾时间",
    "美国时间",
    "美东时间",
    "美国东部时间",
    "本地时间",
    "截至",
    "截止",
]);

/// Behind a day in Chinese.
const TIMES: WordList = WordList::new(&[
    "凌晨",
    "清晨",
    "早晨",
    "早上",
    "早间",
    "上午",
    "中午",
    "午间",
    "下午",
    "午后",
    "傍晚",
    "晚间",
    "晚上",
    "深夜",
    "夜间",
    "午夜",
    "的凌晨",
    "的清晨",
    "的早晨",
    "的早上",
    "的上午",
    "的中午",
    "的下午",
    "的傍晚",
    "的晚上",
    "的深夜",
    "的夜里",
]);

/// What makes another word of 晚, 早 and 间 behind a date: 3月5日晚会, 3月间接.
const OTHER_WORDS: &[char] = &[
    '会', '宴', '报', '点', '期', '年', '餐', '到', '辈', '已', '就', '在', '先', '前', '知', '有', '教', '接', '隔', '谍', '歇', '盘',
    '市', '些', '了', '来',
];

/// Behind a day in English.
const DAYTIMES: &[&str] = &[" morning", " afternoon", " evening", " night"];

/// The span of a date with the words that belong to it.
pub(super) fn widen(text: &str, span: Span<View>, granularity: Granularity, english: bool) -> Span<View> {
    let (before, after) = (&text[..span.start()], &text[span.end()..]);
    let day = granularity == Granularity::Day;
    if english {
        let ends_word = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        let time = DAYTIMES.iter().find(|time| day && after.strip_prefix(**time).is_some_and(ends_word));
        return Span::new(span.start(), span.end() + time.map_or(0, |time| time.len()));
    }
    let lead = BEFORE.ending(before).map_or(0, str::len);
    let alone = |word: char| after.strip_prefix(word).filter(|rest| !rest.starts_with(OTHER_WORDS)).map(|_| word.len_utf8());
    let tail = match granularity {
        Granularity::Day => TIMES.beginning(after).map(str::len).or_else(|| alone('晚')).or_else(|| alone('早')),
        Granularity::Month if text[span.range()].ends_with('月') => alone('间'),
        _ => None,
    };
    Span::new(span.start() - lead, span.end() + tail.unwrap_or(0))
}
