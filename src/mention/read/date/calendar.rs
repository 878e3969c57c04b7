//! Calendar arithmetic that the resolver shares.

use chrono::{Datelike, Days, Duration, Months, Weekday};

use crate::value::when::{Day, Granularity, When};

/// The day moved by whole months; the end of a shorter month is kept inside it.
pub(super) fn add_months(day: Day, months: i64) -> Option<Day> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// The day moved by days.
pub(super) fn add_days(day: Day, days: i64) -> Option<Day> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

/// Year and month, moved by months.
pub(super) fn shift_month(year: i32, month: u32, months: i64) -> Option<(i32, u32)> {
    let moved = add_months(Day::from_ymd_opt(year, month, 1)?, months)?;
    Some((moved.year(), moved.month()))
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Option<Day> {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// A quarter, 1 to 4.
pub(super) fn quarter(year: i32, quarter: i64) -> Option<When> {
    months(year, 3 * quarter - 2, 3 * quarter)
}

/// Whole months of one year, both named; months outside 1 to 12 reach into the neighbouring years.
pub(super) fn months(year: i32, first: i64, last: i64) -> Option<When> {
    let (from_year, from_month) = shift_month(year, 1, first - 1)?;
    let (to_year, to_month) = shift_month(year, 1, last - 1)?;
    let (from, to) = (When::month(from_year, from_month)?, When::month(to_year, to_month)?);
    When::between(from.earliest, to.latest, Granularity::Season)
}

/// The `nth` such weekday of an interval; negative numbers count from its end.
pub(super) fn nth_weekday(within: When, weekday: Weekday, nth: i64) -> Option<Day> {
    let (first, last) = (within.earliest?, within.latest?);
    let day = if nth > 0 {
        let ahead = (7 + weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
        add_days(first, i64::from(ahead) + 7 * (nth - 1))?
    } else {
        let back = (7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
        add_days(last, -i64::from(back) + 7 * (nth + 1))?
    };
    (first <= day && day <= last).then_some(day)
}

/// Days between two days, positive when `b` is later.
pub(super) fn distance(a: Day, b: Day) -> i64 {
    (b - a).num_days()
}

/// The weekday counted from Monday as 1.
pub(super) fn weekday(number: i64) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(number - 1).ok()?).ok()
}

/// An interval that a resolved one becomes when both ends move by the same number of days.
pub(super) fn shift(when: When, days: i64) -> Option<When> {
    let step = Duration::try_days(days)?;
    let ends = |end: Option<Day>| end.and_then(|d| d.checked_add_signed(step));
    When::between(ends(when.earliest), ends(when.latest), when.granularity)
}
