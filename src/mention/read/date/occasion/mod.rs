//! Days that have a name and no number: 春节, 中秋节前, 去年国庆期间, 农历八月十五, 冬至.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, distance, nth_weekday};
use super::chain::Chain;
use super::expression::Field;
use super::resolve::{Resolved, full_year};
use crate::value::when::{Day, Granularity, When};

mod lunar;
mod names;
mod solar;

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, which one, weekday.
    Nth(u32, i64, Weekday),
    /// Days after Easter Sunday.
    Easter(i64),
    /// A solar term, counted from January.
    Term(u8),
    /// A day or month of the lunar calendar; `last_year`: of the lunar year that ends in the year said.
    Lunar { month: lunar::Month, day: Option<i64>, last_year: bool },
    /// The day before the lunar New Year.
    LunarEve,
}

/// Which days around the occasion are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The day itself.
    Day,
    /// 期间, 长假: the holidays that begin with it.
    Holidays,
    /// 前后: a week either way.
    Around,
    /// 前夕: the week before.
    Eve,
}

/// By its name, or by its lunar month and day.
pub(super) fn by_name(word: &str) -> Option<Occasion> {
    names::festival(word)
}

/// Whether a text begins like a day that has a name.
pub(super) fn may_begin(text: &str) -> bool {
    names::may_begin(text.strip_prefix('的').unwrap_or(text))
}

pub(super) fn by_lunar_day(word: &str) -> Option<Occasion> {
    names::lunar_day(word)
}

impl Occasion {
    /// When it is in a year.
    fn on(self, year: i32) -> Option<When> {
        let day = match self {
            Self::Fixed(month, day) => Day::from_ymd_opt(year, month, day),
            Self::Nth(month, nth, weekday) => nth_weekday(When::month(year, month)?, weekday, nth),
            Self::Easter(days) => add_days(easter(year)?, days),
            Self::Term(term) => solar::day(year, term),
            Self::Lunar { month, day, last_year } => return lunar::when(year - i32::from(last_year), month, day),
            Self::LunarEve => lunar::eve(year),
        };
        day.map(When::day)
    }

    fn holidays(self) -> i64 {
        match self {
            Self::Fixed(10, 1) | Self::Lunar { month: lunar::Month { number: 1, .. }, day: Some(1), .. } | Self::LunarEve => 6,
            _ => 2,
        }
    }
}

/// The occasion in its year; without one in that of the story, else the last one before publication.
pub(super) fn resolve(said: Occasion, reach: Reach, year: Option<Field>, chain: &Chain) -> Resolved {
    let (year, note) = match (year, chain.published) {
        (Some(field), _) => (full_year(field, chain)?, None),
        (None, _) if chain.told => (chain.story?.earliest?.year(), Some("year of the story")),
        (None, Some(published)) => (nearest(said, chain, published)?, Some("year nearest before publication")),
        (None, None) => (chain.story?.earliest?.year(), Some("year of the story")),
    };
    let when = said.on(year)?;
    let (first, last) = (when.earliest?, when.latest?);
    let around = |before, after| When::between(add_days(first, before), add_days(last, after), Granularity::Week);
    let when = match reach {
        Reach::Day => Some(when),
        Reach::Holidays => around(0, said.holidays()),
        Reach::Around => around(-7, 7),
        Reach::Eve => When::between(add_days(first, -7), add_days(first, -1), Granularity::Week),
    };
    Some((when?, note))
}

/// The year before publication, unless the words tell of a plan or the day to come is far nearer.
fn nearest(said: Occasion, chain: &Chain, published: Day) -> Option<i32> {
    let start = |year: i32| said.on(year).and_then(|w| w.earliest);
    let now = published.year();
    if chain.alone && start(now).is_some() {
        return Some(now);
    }
    let past = (now - 20..=now).rev().find(|y| start(*y).is_some_and(|d| d <= published));
    let future = (now..now + 20).find(|y| start(*y).is_some_and(|d| d > published));
    let (Some(past), Some(future)) = (past, future) else { return past.or(future) };
    let (behind, ahead) = (distance(start(past)?, published), distance(published, start(future)?));
    Some(if chain.future && behind > 7 || ahead * 6 < behind { future } else { past })
}

/// Easter Sunday of the Western churches.
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    Day::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_their_days() {
        for (name, year, want) in [
            ("国庆节", 2019, "2019-10-01"),
            ("五一国际劳动节", 2013, "2013-05-01"),
            ("母亲节", 2021, "2021-05-09"),
            ("感恩节", 2019, "2019-11-28"),
            ("复活节", 2013, "2013-03-31"),
            ("复活节", 2024, "2024-03-31"),
            ("春节", 2014, "2014-01-31"),
            ("除夕", 2024, "2024-02-09"),
            ("大年初三", 2024, "2024-02-12"),
            ("小年", 2024, "2024-02-02"),
            ("清明节", 2024, "2024-04-04"),
        ] {
            let found = by_name(name).and_then(|o| o.on(year)).and_then(|w| w.earliest);
            assert_eq!(found.map_or_else(|| "none".to_owned(), |d| d.to_string()), want, "{name} {year}");
        }
    }

    #[test]
    fn lunar_days_are_read() {
        let on = |word: &str, year| by_lunar_day(word).and_then(|o| o.on(year)).map(|w| w.to_string());
        assert_eq!(on("农历正月十五", 2012).as_deref(), Some("2012-02-06..2012-02-06"));
        assert_eq!(on("五月廿二", 2022).as_deref(), Some("2022-06-20..2022-06-20"));
        assert_eq!(on("农历十月", 2022).as_deref(), Some("2022-10-25..2022-11-23"));
        assert_eq!(on("闰四月", 2020).as_deref(), Some("2020-05-23..2020-06-20"));
        assert_eq!(on("腊月", 2022).as_deref(), Some("2022-12-23..2023-01-21"));
        assert_eq!(on("十三月初一", 2022), None);
    }
}
