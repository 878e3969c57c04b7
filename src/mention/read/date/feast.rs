//! Holidays that have names: Christmas Eve, Labor Day, Good Friday.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, distance, nth_weekday};
use super::chain::Chain;
use super::expression::Clock;
use crate::value::when::{Day, When};

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(u32, u32),
    /// The nth such weekday of a month, and so many days after it.
    Nth(u32, Weekday, i64, i64),
    /// So many days after Easter Sunday.
    Easter(i64),
}

use Feast::{Easter, Fixed, Nth};

/// Names in lower case without apostrophes and without "day", "the" and "saint".
const FEASTS: [(&str, Feast); 52] = [
    ("all saints", Fixed(11, 1)),
    ("all souls", Fixed(11, 2)),
    ("anzac", Fixed(4, 25)),
    ("april fools", Fixed(4, 1)),
    ("armistice", Fixed(11, 11)),
    ("ascension", Easter(39)),
    ("ash wednesday", Easter(-46)),
    ("australia", Fixed(1, 26)),
    ("bastille", Fixed(7, 14)),
    ("black friday", Nth(11, Weekday::Thu, 4, 1)),
    ("boxing", Fixed(12, 26)),
    ("canada", Fixed(7, 1)),
    ("christmas", Fixed(12, 25)),
    ("christmas eve", Fixed(12, 24)),
    ("cinco de mayo", Fixed(5, 5)),
    ("columbus", Nth(10, Weekday::Mon, 2, 0)),
    ("corpus christi", Easter(60)),
    ("cyber monday", Nth(11, Weekday::Thu, 4, 4)),
    ("earth", Fixed(4, 22)),
    ("easter", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter sunday", Easter(0)),
    ("election", Nth(11, Weekday::Mon, 1, 1)),
    ("fathers", Nth(6, Weekday::Sun, 3, 0)),
    ("giving tuesday", Nth(11, Weekday::Thu, 4, 5)),
    ("good friday", Easter(-2)),
    ("groundhog", Fixed(2, 2)),
    ("guy fawkes", Fixed(11, 5)),
    ("halloween", Fixed(10, 31)),
    ("independence", Fixed(7, 4)),
    ("indigenous peoples", Nth(10, Weekday::Mon, 2, 0)),
    ("juneteenth", Fixed(6, 19)),
    ("labor", Nth(9, Weekday::Mon, 1, 0)),
    ("labour", Nth(9, Weekday::Mon, 1, 0)),
    ("martin luther king", Nth(1, Weekday::Mon, 3, 0)),
    ("martin luther king jr.", Nth(1, Weekday::Mon, 3, 0)),
    ("maundy thursday", Easter(-3)),
    ("may", Fixed(5, 1)),
    ("memorial", Nth(5, Weekday::Mon, -1, 0)),
    ("mlk", Nth(1, Weekday::Mon, 3, 0)),
    ("mothers", Nth(5, Weekday::Sun, 2, 0)),
    ("new years", Fixed(1, 1)),
    ("new years eve", Fixed(12, 31)),
    ("palm sunday", Easter(-7)),
    ("patricks", Fixed(3, 17)),
    ("pentecost", Easter(49)),
    ("presidents", Nth(2, Weekday::Mon, 3, 0)),
    ("remembrance", Fixed(11, 11)),
    ("singles", Fixed(11, 11)),
    ("thanksgiving", Nth(11, Weekday::Thu, 4, 0)),
    ("valentines", Fixed(2, 14)),
    ("veterans", Fixed(11, 11)),
];

/// The holiday of this name.
pub(super) fn feast(name: &str) -> Option<Feast> {
    let plain: String = name.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let plain = plain.strip_suffix(" day").unwrap_or(&plain);
    let plain = ["saint ", "st. ", "st ", "international "].iter().find_map(|s| plain.strip_prefix(s)).unwrap_or(plain);
    FEASTS.binary_search_by_key(&plain, |(name, _)| name).ok().map(|at| FEASTS[at].1)
}

impl Feast {
    /// Its day in a year.
    pub fn of(self, year: i32) -> Option<Day> {
        match self {
            Fixed(month, day) => Day::from_ymd_opt(year, month, day),
            Nth(month, weekday, nth, after) => add_days(nth_weekday(When::month(year, month)?, weekday, nth)?, after),
            Easter(after) => add_days(easter(year)?, after),
        }
    }

    /// The one the story means: of its year, else the last one before publication, or the next if the words plan.
    pub fn nearest(self, chain: &Chain) -> Option<Day> {
        if chain.told && !chain.coming {
            return self.of(chain.clock(Clock::Story)?.year());
        }
        let now = chain.published.or_else(|| chain.clock(Clock::Story))?;
        let past = (now.year() - 1..=now.year()).rev().filter_map(|y| self.of(y)).find(|d| *d <= now)?;
        let future = (now.year()..=now.year() + 1).filter_map(|y| self.of(y)).find(|d| *d > now)?;
        let soon = distance(now, future) * 6 < distance(past, now);
        Some(if chain.future || soon { future } else { past })
    }
}

/// Easter Sunday of the Gregorian calendar, after Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let day = |name: &str, year| feast(name).and_then(|f| f.of(year)).map(|d| d.to_string());
        assert!(FEASTS.is_sorted_by_key(|(name, _)| *name));
        assert_eq!(day("easter sunday", 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(day("good friday", 2025).as_deref(), Some("2025-04-18"));
        assert_eq!(day("black friday", 2023).as_deref(), Some("2023-11-24"));
        assert_eq!(day("memorial day", 2022).as_deref(), Some("2022-05-30"));
        assert_eq!(day("st. patrick's day", 2022).as_deref(), Some("2022-03-17"));
        assert_eq!(day("new year’s eve", 2022).as_deref(), Some("2022-12-31"));
        assert_eq!(day("sports day", 2022), None);
    }
}
