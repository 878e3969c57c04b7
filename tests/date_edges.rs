//! Days at the edges of the calendar, in every usual writing: each is read as exactly the interval it names, or is left as
//! text. No day is moved to another one, and nothing wraps.

use std::sync::LazyLock;

use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// All dates of a story of 7 March 2024.
fn read(text: &str) -> Vec<String> {
    let story = Document::new("story", text).with_published("2024-03-07".parse().expect("a day"));
    EXTRACTOR.extract(&story).dates.iter().map(|d| d.when.to_string()).collect()
}

/// Whether the Gregorian calendar has the day; told here by its rule, not by the library.
const fn is_day(year: i64, month: i64, day: i64) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + leap as i64,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    1 <= month && month <= 12 && 1 <= day && day <= days
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn by_digit(n: i64) -> String {
    n.to_string().bytes().map(|b| DIGITS[usize::from(b - b'0')]).collect()
}

/// 1 to 99 as said: 十二, 二十, 三十二.
fn said(n: i64) -> String {
    let digit = |n: i64| DIGITS[usize::try_from(n).expect("a digit")];
    match (n / 10, n % 10) {
        (0, ones) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The writings of a day; English has no name for a month that is none.
fn writings(y: i64, m: i64, d: i64) -> Vec<String> {
    let mut out = vec![
        format!("{y}年{m}月{d}日，月磨坊公司起诉星河公司。"),
        format!("{y:04}年{m:02}月{d:02}日，月磨坊公司起诉星河公司。"),
        format!("{}年{}月{}日，月磨坊公司起诉星河公司。", by_digit(y), said(m), said(d)),
        format!("月磨坊公司{y:04}-{m:02}-{d:02}起诉星河公司。"),
        format!("月磨坊公司{y:04}/{m:02}/{d:02}起诉星河公司。"),
        format!("月磨坊公司{y:04}.{m:02}.{d:02}起诉星河公司。"),
        format!("西元{y}年{m}月{d}號，月磨坊公司提告。"),
        format!("Moonmill sued Starriver ({y:04}-{m:02}-{d:02})."),
    ];
    if let Some(name) = usize::try_from(m - 1).ok().and_then(|m| MONTHS.get(m)) {
        out.push(format!("Moonmill sued Starriver on {name} {d}, {y}."));
        out.push(format!("Moonmill sued Starriver on {d} {name} {y}."));
        out.push(format!("Moonmill sued Starriver on {}. {d}, {y}.", &name[..3]));
    }
    out
}

/// Years within those that news writes of, and days around every edge of a month.
const YEARS: [i64; 8] = [1900, 1970, 1999, 2000, 2023, 2024, 2025, 2096];
const DAYS: [(i64, i64); 22] = [
    (1, 1),
    (1, 31),
    (1, 32),
    (2, 1),
    (2, 28),
    (2, 29),
    (2, 30),
    (2, 31),
    (3, 31),
    (4, 30),
    (4, 31),
    (6, 31),
    (9, 31),
    (11, 31),
    (12, 31),
    (12, 32),
    (13, 1),
    (0, 1),
    (1, 0),
    (0, 0),
    (12, 99),
    (99, 1),
];

#[test]
fn a_day_is_that_day_or_none() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for year in YEARS {
        for (month, day) in DAYS {
            for text in writings(year, month, day) {
                tried += 1;
                let found = read(&text);
                let holds = if is_day(year, month, day) {
                    found == [format!("{year:04}-{month:02}-{day:02}..{year:04}-{month:02}-{day:02}")]
                } else {
                    // what is left of it may be a year or a month, never a day
                    found.iter().all(|date| !is_one_day(date))
                };
                if !holds {
                    wrong.push(format!("{text}: {found:?}"));
                }
            }
        }
    }
    assert!(tried > 1_000 && wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

fn is_one_day(date: &str) -> bool {
    date.split_once("..").is_some_and(|(a, b)| a == b)
}

/// A writing and the interval it names; nothing where it names none that can be told.
const EDGES: &[(&str, &str)] = &[
    // years at the ends of what a date can be
    ("0年1月1日，月磨坊公司起诉星河公司。", ""),
    ("-1年1月1日，月磨坊公司起诉星河公司。", ""),
    ("0000-01-01", ""),
    ("0000年", ""),
    ("10000年1月1日，月磨坊公司起诉星河公司。", ""),
    ("10000-01-01", ""),
    ("99999年12月31日，月磨坊公司起诉星河公司。", ""),
    ("1000000000000000000年1月1日，月磨坊公司起诉星河公司。", ""),
    ("18446744073709551617年，月磨坊公司起诉星河公司。", ""),
    ("9223372036854775808年2月29日，月磨坊公司起诉星河公司。", ""),
    ("Moonmill sued Starriver on January 1, 10000.", ""),
    ("Moonmill sued Starriver on January 1, 0.", ""),
    ("Moonmill sued Starriver on January 1, 99999.", ""),
    ("公元99999年，月磨坊公司起诉星河公司。", ""),
    ("公元前221年，秦国统一六国。", ""),
    ("公元前1年1月1日。", ""),
    ("前221年，秦国统一六国。", ""),
    ("In 221 BC the states were united.", ""),
    ("民国0年，月磨坊公司提告。", ""),
    ("民國113年2月30日，月磨坊公司提告。", ""),
    ("民國112年2月29日，月磨坊公司提告。", ""),
    ("民國113年2月29日，月磨坊公司提告。", "2024-02-29..2024-02-29"),
    ("民國113年13月1日，月磨坊公司提告。", ""),
    ("民國99999年，月磨坊公司提告。", ""),
    // months and quarters
    ("2024年0月，月磨坊公司起诉星河公司。", ""),
    ("2024年13月，月磨坊公司起诉星河公司。", ""),
    ("2024年12月，月磨坊公司起诉星河公司。", "2024-12-01..2024-12-31"),
    ("2023年2月，月磨坊公司起诉星河公司。", "2023-02-01..2023-02-28"),
    ("2024年2月，月磨坊公司起诉星河公司。", "2024-02-01..2024-02-29"),
    ("1900年2月，月磨坊公司起诉星河公司。", "1900-02-01..1900-02-28"),
    ("2000年2月，月磨坊公司起诉星河公司。", "2000-02-01..2000-02-29"),
    ("2023年第一季度，月磨坊公司起诉星河公司。", "2023-01-01..2023-03-31"),
    ("2023年第四季度，月磨坊公司起诉星河公司。", "2023-10-01..2023-12-31"),
    ("2023年第二季度，月磨坊公司起诉星河公司。", "2023-04-01..2023-06-30"),
    ("2023年上半年，月磨坊公司起诉星河公司。", "2023-01-01..2023-06-30"),
    ("2023年下半年，月磨坊公司起诉星河公司。", "2023-07-01..2023-12-31"),
    ("2023年2月上旬，月磨坊公司起诉星河公司。", "2023-02-01..2023-02-10"),
    ("2023年2月中旬，月磨坊公司起诉星河公司。", "2023-02-11..2023-02-20"),
    ("2023年2月下旬，月磨坊公司起诉星河公司。", "2023-02-21..2023-02-28"),
    ("2024年2月下旬，月磨坊公司起诉星河公司。", "2024-02-21..2024-02-29"),
    ("2023年12月底，月磨坊公司起诉星河公司。", "2023-12-21..2023-12-31"),
    ("2023年年底，月磨坊公司起诉星河公司。", "2023-10-01..2023-12-31"),
    ("2023年年初，月磨坊公司起诉星河公司。", "2023-01-01..2023-03-31"),
    ("Moonmill sued Starriver in February 2023.", "2023-02-01..2023-02-28"),
    ("Moonmill sued Starriver in February 2024.", "2024-02-01..2024-02-29"),
    ("Moonmill sued Starriver in Q4 2023.", "2023-10-01..2023-12-31"),
    ("Moonmill sued Starriver in Q1 2023.", "2023-01-01..2023-03-31"),
    ("Moonmill sued Starriver in the first half of 2023.", "2023-01-01..2023-06-30"),
    ("Moonmill sued Starriver in the second half of 2023.", "2023-07-01..2023-12-31"),
    ("Moonmill sued Starriver in the third quarter of 2023.", "2023-07-01..2023-09-30"),
    // whole years, decades, centuries
    ("1900年，月磨坊公司成立。", "1900-01-01..1900-12-31"),
    ("2023年，月磨坊公司成立。", "2023-01-01..2023-12-31"),
    ("20世纪90年代，月磨坊公司成立。", "1990-01-01..1999-12-31"),
    ("上世纪80年代，月磨坊公司成立。", "1980-01-01..1989-12-31"),
    ("Moonmill was founded in the 1990s.", "1990-01-01..1999-12-31"),
    // ranges, also over the ends of months, and none that run backwards
    ("2023年2月27日至3月1日，月磨坊公司停工。", "2023-02-27..2023-03-01"),
    ("2023年12月30日至2024年1月2日，月磨坊公司停工。", "2023-12-30..2024-01-02"),
    ("2016年至2020年，月磨坊公司停工。", "2016-01-01..2020-12-31"),
    ("From 2016 to 2020 Moonmill was idle.", "2016-01-01..2020-12-31"),
    // what hangs on the day of publication, 7 March 2024
    ("昨日，月磨坊公司起诉星河公司。", "2024-03-06..2024-03-06"),
    ("7天前，月磨坊公司起诉星河公司。", "2024-02-29..2024-02-29"),
    ("上个月，月磨坊公司起诉星河公司。", "2024-02-01..2024-02-29"),
    ("去年2月，月磨坊公司起诉星河公司。", "2023-02-01..2023-02-28"),
    ("去年，月磨坊公司起诉星河公司。", "2023-01-01..2023-12-31"),
    ("前年，月磨坊公司起诉星河公司。", "2022-01-01..2022-12-31"),
    ("明年，月磨坊公司将起诉星河公司。", "2025-01-01..2025-12-31"),
    ("去年2月29日，月磨坊公司起诉星河公司。", ""),
    ("去年2月28日，月磨坊公司起诉星河公司。", "2023-02-28..2023-02-28"),
    ("上月30日，月磨坊公司起诉星河公司。", ""),
    ("上月29日，月磨坊公司起诉星河公司。", "2024-02-29..2024-02-29"),
    ("本月32日，月磨坊公司起诉星河公司。", ""),
    ("今年2月30日，月磨坊公司起诉星河公司。", ""),
    ("Moonmill sued Starriver yesterday.", "2024-03-06..2024-03-06"),
    ("Moonmill sued Starriver last year.", "2023-01-01..2023-12-31"),
    ("Moonmill sued Starriver a week ago.", "2024-02-29..2024-02-29"),
    ("Moonmill sued Starriver last month.", "2024-02-01..2024-02-29"),
    ("99999年前，月磨坊公司起诉星河公司。", ""),
    ("999999999999天前，月磨坊公司起诉星河公司。", ""),
    ("99999999999999999999999999年前，月磨坊公司起诉星河公司。", ""),
    ("99999999999999999999999999年后，月磨坊公司起诉星河公司。", ""),
    ("Moonmill sued Starriver 999999999999 days ago.", ""),
    ("Moonmill sued Starriver 99999999999999999999 years ago.", ""),
    ("Moonmill will sue Starriver in 999999999999 weeks.", ""),
    // bare days without a year prefer the past, and only days that are
    ("2月29日，月磨坊公司起诉星河公司。", "2024-02-29..2024-02-29"),
    ("2月30日，月磨坊公司起诉星河公司。", ""),
    ("2月三十二日，月磨坊公司起诉星河公司。", ""),
    ("4月31日，月磨坊公司起诉星河公司。", ""),
    ("13月1日，月磨坊公司起诉星河公司。", ""),
    ("12月31日，月磨坊公司起诉星河公司。", "2023-12-31..2023-12-31"),
    ("Moonmill sued Starriver on February 29.", "2024-02-29..2024-02-29"),
    ("Moonmill sued Starriver on February 30.", ""),
    ("Moonmill sued Starriver on April 31.", ""),
    // the lunar calendar: a month has 29 or 30 days
    ("2023年正月初一，月磨坊公司起诉星河公司。", "2023-01-22..2023-01-22"),
    ("2024年正月初一，月磨坊公司起诉星河公司。", "2024-02-10..2024-02-10"),
    ("2023年中秋节，月磨坊公司起诉星河公司。", "2023-09-29..2023-09-29"),
    ("2023年正月三十一，月磨坊公司起诉星河公司。", ""),
    ("2023年除夕，月磨坊公司起诉星河公司。", "2023-01-21..2023-01-21"),
    ("9999年除夕，月磨坊公司起诉星河公司。", ""),
    ("0年春节，月磨坊公司起诉星河公司。", ""),
    // fullwidth, numerals of every kind
    ("２０２３年２月２９日，月磨坊公司起诉星河公司。", ""),
    ("２０２４年２月２９日，月磨坊公司起诉星河公司。", "2024-02-29..2024-02-29"),
    ("二〇二三年二月廿九日，月磨坊公司起诉星河公司。", ""),
    ("二零二四年二月廿九日，月磨坊公司起诉星河公司。", "2024-02-29..2024-02-29"),
    ("二〇二四年十二月卅一日，月磨坊公司起诉星河公司。", "2024-12-31..2024-12-31"),
    ("二〇二四年十一月卅一日，月磨坊公司起诉星河公司。", ""),
    ("20230229", ""),
    ("20231301", ""),
    ("案卷日期为20240229。", "2024-02-29..2024-02-29"),
];

#[test]
fn an_edge_is_what_it_says_or_text() {
    let mut wrong = Vec::new();
    for (text, want) in EDGES {
        let found = read(text);
        // what is left of an impossible day may be its month or year
        let holds = if want.is_empty() { found.iter().all(|date| !is_one_day(date)) } else { found == [*want] };
        if !holds {
            wrong.push(format!("{text}: want {want:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// No date of any text reaches beyond the years that a story can tell of, however large its numbers.
#[test]
fn large_numbers_make_no_dates() {
    let mut wrong = Vec::new();
    for digits in 5..40 {
        for digit in ['9', '1'] {
            let n = digit.to_string().repeat(digits);
            for text in [
                format!("{n}年，月磨坊公司成立。"),
                format!("{n}年{n}月{n}日，月磨坊公司成立。"),
                format!("{n}天前，月磨坊公司成立。"),
                format!("{n}个月后，月磨坊公司成立。"),
                format!("第{n}季度，月磨坊公司成立。"),
                format!("{n}世纪，月磨坊公司成立。"),
                format!("2024年{n}月，月磨坊公司成立。"),
                format!("Moonmill was founded {n} years ago."),
                format!("Moonmill was founded in {n}."),
                format!("Moonmill was founded in the {n}th century."),
                format!("Moonmill was founded in the {n}s."),
                format!("Moonmill was founded {n} weeks after January 5, 2024."),
            ] {
                let found: Vec<String> = read(&text).into_iter().filter(|date| !date.contains("2024")).collect();
                if !found.is_empty() {
                    wrong.push(format!("{text}: {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
