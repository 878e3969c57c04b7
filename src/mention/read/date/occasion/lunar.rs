//! The Chinese lunar calendar, 1900 to 2099.

use crate::mention::read::date::calendar::add_days;
use crate::value::when::{Day, Granularity, When};

const FIRST_YEAR: i32 = 1900;

/// One year each: bits 0 to 12 say which of its months, in their order, have 30 days and not 29; bits 13 to 16 hold the
/// month that a leap month follows, if one does; the rest counts the days from 1 January to New Year's Day.
#[rustfmt::skip]
const YEARS: [u32; 200] = [
    0x3d16d2, 0x620752, 0x4c0ea5, 0x38b64a, 0x5c064b, 0x440a9b, 0x309556, 0x56056a, 0x400b59, 0x2a5752,
    0x500752, 0x3adb25, 0x600b25, 0x480a4b, 0x32b4ab, 0x5802ad, 0x42056b, 0x2c4b69, 0x520da9, 0x3efd92,
    0x640e92, 0x4c0d25, 0x36ba4d, 0x5c0a56, 0x4602b6, 0x2e95b5, 0x5606d4, 0x400ea9, 0x2c5e92, 0x500e92,
    0x3acd26, 0x5e052b, 0x480a57, 0x32b2d6, 0x580b5a, 0x4406d4, 0x2e6ec9, 0x520749, 0x3cf693, 0x620a93,
    0x4c052b, 0x34ca5b, 0x5a0aad, 0x46056a, 0x309b55, 0x560ba4, 0x400b49, 0x2a5a93, 0x500a95, 0x38f52d,
    0x5e0536, 0x480aad, 0x34b5aa, 0x5805b2, 0x420ba5, 0x2e7d4a, 0x540d4a, 0x3d0a95, 0x600a97, 0x4c0556,
    0x36cab5, 0x5a0ad5, 0x4606d2, 0x308ea5, 0x560ea5, 0x40064a, 0x286c97, 0x4e0a9b, 0x3af55a, 0x5e056a,
    0x480b69, 0x34b752, 0x5a0b52, 0x420b25, 0x2c964b, 0x520a4b, 0x3d14ab, 0x6002ad, 0x4a05ad, 0x36cb69,
    0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x415a4d, 0x640a56, 0x4e02b6, 0x38c5b5, 0x5e06d5, 0x480ea9,
    0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d14d6, 0x62035a, 0x4a06d5, 0x36b6c9, 0x5c0749,
    0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a, 0x4e056a, 0x38fb55, 0x600ba4, 0x4a0b49, 0x32ba93,
    0x580a95, 0x42052d, 0x2c8aad, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0d4a, 0x460c95,
    0x30952e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0725, 0x48064b, 0x32ac97, 0x560cab,
    0x42055a, 0x2c6ad6, 0x520b69, 0x3d7752, 0x620b52, 0x4c0b25, 0x36da4b, 0x5a0a4b, 0x4404ab, 0x2ea55b,
    0x5405ad, 0x3e0b6a, 0x2a5b52, 0x500d92, 0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4005b5,
    0x2c6daa, 0x520ec9, 0x3f1e92, 0x620e92, 0x4c0d26, 0x36ca56, 0x5a0a57, 0x440556, 0x2e86d5, 0x540755,
    0x400749, 0x286e93, 0x4e0693, 0x38f52b, 0x5e052b, 0x460a5b, 0x32b55a, 0x58056a, 0x420b65, 0x2c974a,
    0x520b4a, 0x3d1a95, 0x620a95, 0x4a052d, 0x34caad, 0x5a0ab5, 0x4605aa, 0x2e8ba5, 0x540da5, 0x400d4a,
    0x2a7c95, 0x4e0c96, 0x38f94e, 0x5e0556, 0x480ab5, 0x32b5b2, 0x5806d2, 0x420ea5, 0x2e8e4a, 0x50068b,
    0x3b0c97, 0x6004ab, 0x4a055b, 0x34cad6, 0x5a0b6a, 0x460752, 0x309725, 0x540b45, 0x3e0a8b, 0x28549b,
];

/// A lunar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    pub number: u32,
    /// 闰四月: the second of two fourth months.
    pub leap: bool,
}

/// The first day of a lunar month and how many days it has; `None` outside the table or without such a month.
fn month(year: i32, month: Month) -> Option<(Day, i64)> {
    let row = *YEARS.get(usize::try_from(year - FIRST_YEAR).ok()?)?;
    let leap = row >> 13 & 15;
    if !(1..=12).contains(&month.number) || month.leap && month.number != leap {
        return None;
    }
    let at = month.number - 1 + u32::from(month.leap || leap != 0 && leap < month.number);
    let length = |at: u32| 29 + i64::from(row >> at & 1);
    let before: i64 = i64::from(row >> 17) + (0..at).map(length).sum::<i64>();
    Some((add_days(Day::from_ymd_opt(year, 1, 1)?, before)?, length(at)))
}

/// A day of a lunar year, or a whole month of it; the 30th of a month without one is its last day.
pub(super) fn when(year: i32, of: Month, day: Option<i64>) -> Option<When> {
    let (first, length) = month(year, of)?;
    match day {
        Some(day) if (1..=30).contains(&day) => add_days(first, day.min(length) - 1).map(When::day),
        Some(_) => None,
        None => When::between(Some(first), add_days(first, length - 1), Granularity::Month),
    }
}

/// The day before New Year's Day.
pub(super) fn eve(year: i32) -> Option<Day> {
    add_days(month(year, Month { number: 1, leap: false })?.0, -1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(year: i32, number: u32, leap: bool, day: i64) -> String {
        when(year, Month { number, leap }, Some(day)).map_or_else(|| "none".to_owned(), |w| w.earliest.expect("a day").to_string())
    }

    #[test]
    fn knows_the_days_of_well_known_festivals() {
        for (year, month, day, want) in [
            (1900, 1, 1, "1900-01-31"),
            (1949, 8, 10, "1949-10-01"),
            (1984, 1, 1, "1984-02-02"),
            (2008, 1, 1, "2008-02-07"),
            (2010, 1, 1, "2010-02-14"),
            (2020, 1, 1, "2020-01-25"),
            (2020, 5, 5, "2020-06-25"),
            (2020, 8, 15, "2020-10-01"),
            (2021, 8, 15, "2021-09-21"),
            (2023, 5, 5, "2023-06-22"),
            (2023, 9, 9, "2023-10-23"),
            (2024, 1, 1, "2024-02-10"),
            (2024, 8, 15, "2024-09-17"),
            (2025, 1, 1, "2025-01-29"),
            (2033, 1, 1, "2033-01-31"),
            (2099, 1, 1, "2099-01-21"),
        ] {
            assert_eq!(read(year, month, false, day), want);
        }
        assert_eq!(eve(2024).map(|d| d.to_string()).as_deref(), Some("2024-02-09"));
    }

    #[test]
    fn knows_leap_months() {
        assert_eq!(read(2020, 4, true, 1), "2020-05-23");
        assert_eq!(read(2023, 2, true, 1), "2023-03-22");
        assert_eq!(read(2021, 4, true, 1), "none");
        assert_eq!(read(1850, 1, false, 1), "none");
    }

    #[test]
    fn every_year_ends_where_the_next_begins() {
        for year in FIRST_YEAR..FIRST_YEAR + 199 {
            let last = when(year, Month { number: 12, leap: false }, Some(30)).and_then(|w| w.latest);
            assert_eq!(last, eve(year + 1), "{year}");
        }
    }
}
