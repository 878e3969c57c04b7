//! Days and spans of days.

pub use chrono::Datelike;
use chrono::Duration;

/// A calendar day (proleptic Gregorian).
///
/// ```
/// use feudline::value::when::Day;
/// assert!(Day::from_ymd_opt(2023, 2, 29).is_none());
/// ```
pub type Day = chrono::NaiveDate;

/// How finely the text gives a date.
///
/// ```
/// use feudline::value::when::{Granularity, When};
/// assert_eq!(When::month(2024, 2).unwrap().granularity, Granularity::Month);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Granularity {
    /// One day.
    Day,
    /// A week, or a few days.
    Week,
    /// A month or a part of one.
    Month,
    /// A quarter, a half-year, 年底.
    Season,
    /// A year.
    Year,
    /// More than a year: a decade, a century.
    Era,
    /// A stated range, or an open bound.
    Range,
}

impl Granularity {
    /// Every granularity, the finest first.
    pub const ALL: &'static [Self] = &[Self::Day, Self::Week, Self::Month, Self::Season, Self::Year, Self::Era, Self::Range];

    /// The granularity of a word of JSON.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|granularity| granularity.word() == word)
    }

    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Era => "era",
            Self::Range => "range",
        }
    }
}

/// An interval of days, both ends inclusive; an open end is `None`. A year is 1 January to 31 December, not a day.
///
/// ```
/// use feudline::value::when::When;
/// let year = When::year(2016).unwrap();
/// assert_eq!(year.to_string(), "2016-01-01..2016-12-31");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct When {
    /// First possible day; `None` when open.
    pub earliest: Option<Day>,
    /// Last possible day; `None` when open.
    pub latest: Option<Day>,
    /// How finely the text gives it.
    pub granularity: Granularity,
}

impl When {
    /// An interval; `None` if both ends are open or they are in reverse.
    #[must_use]
    pub fn between(earliest: Option<Day>, latest: Option<Day>, granularity: Granularity) -> Option<Self> {
        match (earliest, latest) {
            (None, None) => None,
            (Some(a), Some(b)) if b < a => None,
            _ => Some(Self { earliest, latest, granularity }),
        }
    }

    /// One day.
    #[must_use]
    pub const fn day(day: Day) -> Self {
        Self { earliest: Some(day), latest: Some(day), granularity: Granularity::Day }
    }

    /// A whole month; `None` if there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = Day::from_ymd_opt(year, month, 1)?;
        Some(Self { earliest: Some(first), latest: Some(last_of_month(first)), granularity: Granularity::Month })
    }

    /// A whole year; `None` outside the calendar's range.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            earliest: Some(Day::from_ymd_opt(year, 1, 1)?),
            latest: Some(Day::from_ymd_opt(year, 12, 31)?),
            granularity: Granularity::Year,
        })
    }

    /// Whether the two intervals share a day; open ends reach for ever.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.latest, other.earliest) && !before(other.latest, self.earliest)
    }

    /// Whether this interval is over before the other begins.
    #[must_use]
    pub fn precedes(&self, other: &Self) -> bool {
        matches!((self.latest, other.earliest), (Some(a), Some(b)) if a < b)
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let end = |d: Option<Day>| d.map(|d| d.to_string()).unwrap_or_default();
        write!(f, "{}..{}", end(self.earliest), end(self.latest))
    }
}

/// The last day of the month that `day` lies in.
#[must_use]
pub fn last_of_month(day: Day) -> Day {
    let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    Day::from_ymd_opt(year, month, 1).map_or(day, |next| next - Duration::days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: Option<&str>, to: Option<&str>) -> When {
        let day = |text: &str| text.parse().expect("a day");
        When::between(from.map(day), to.map(day), Granularity::Day).expect("an interval")
    }

    #[test]
    fn intervals_share_a_day_or_one_is_over_before_the_other() {
        let march = between(Some("2021-03-01"), Some("2021-03-31"));
        for (other, shares) in [
            (between(Some("2021-03-31"), Some("2021-04-30")), true),
            (between(Some("2021-04-01"), Some("2021-04-30")), false),
            (between(Some("2021-02-01"), Some("2021-03-01")), true),
            (between(Some("2021-02-01"), Some("2021-02-28")), false),
            (between(None, Some("2021-02-28")), false),
            (between(None, Some("2021-03-01")), true),
            (between(Some("2021-04-01"), None), false),
            (between(Some("2021-03-31"), None), true),
        ] {
            assert_eq!((march.overlaps(&other), other.overlaps(&march)), (shares, shares), "{other:?}");
            assert_eq!(march.precedes(&other) || other.precedes(&march), !shares, "{other:?}");
        }
    }
}
