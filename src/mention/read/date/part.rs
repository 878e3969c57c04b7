//! Parts of years and months: 年底, 下旬, 第三季度, the last two weeks of.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, months, nth_weekday, quarter};
use super::expression::{Part, Unit};
use crate::value::when::{Day, Granularity, When};

/// A part of a year or month.
pub(super) fn part(base: When, part: Option<Part>) -> Option<When> {
    let Some(part) = part else { return Some(base) };
    let (first, last) = (base.earliest?, base.latest?);
    let year = first.year();
    let is_year = base.granularity == Granularity::Year;
    let days = |a: i64, b: Option<i64>| {
        When::between(add_days(first, a - 1), b.map_or(Some(last), |b| add_days(first, b - 1)), Granularity::Month)
    };
    match part {
        _ if base.granularity == Granularity::Day => Some(base),
        Part::SoFar | Part::Rest => Some(base),
        Part::Early if is_year => months(year, 1, 3),
        Part::Mid if is_year => months(year, 6, 7),
        Part::Late if is_year => months(year, 10, 12),
        Part::Half(h) if is_year => months(year, 6 * h - 5, 6 * h),
        Part::Quarter(q) => quarter(year, q),
        Part::Season(s) => months(year, 3 * s, 3 * s + 2),
        Part::Early | Part::Third(1) => days(1, Some(10)),
        Part::Mid | Part::Third(2) => days(11, Some(20)),
        Part::Late | Part::Third(_) => days(21, None),
        Part::Half(1) | Part::HalfMonth(1) => days(1, Some(15)),
        Part::Half(_) | Part::HalfMonth(_) => days(16, None),
        Part::Weekday { nth, weekday } => nth_weekday(base, weekday, nth).map(When::day),
        Part::Count { nth, count, unit } => counted(base, nth, count, unit),
    }
}

/// 前五个月, 第3周, the last two weeks of.
fn counted(base: When, nth: i64, count: i64, unit: Unit) -> Option<When> {
    let (first, last) = (base.earliest?, base.latest?);
    let span = |start: Option<Day>, end: Option<Day>, granularity| When::between(start, end, granularity);
    match unit {
        Unit::Day if nth > 0 => span(add_days(first, nth - 1), add_days(first, nth + count - 2), Granularity::Week),
        Unit::Day => span(add_days(last, nth + 1), add_days(last, nth + count), Granularity::Week),
        Unit::Week => {
            // weeks belong to the year that holds their Thursday; those of a month begin in it, its last ones end in it
            let anchor = match base.granularity {
                Granularity::Year => Weekday::Thu,
                _ if nth > 0 => Weekday::Mon,
                _ => Weekday::Sun,
            };
            let back = i64::from(anchor.num_days_from_monday());
            let start = add_days(nth_weekday(base, anchor, nth)?, -back)?;
            span(Some(start), add_days(start, 7 * count - 1), Granularity::Week)
        }
        Unit::Month if nth > 0 => months(first.year(), nth, nth + count - 1),
        Unit::Month => months(first.year(), 13 + nth, 12 + nth + count),
        Unit::Quarter if nth > 0 => months(first.year(), 3 * nth - 2, 3 * (nth + count - 1)),
        Unit::Quarter => months(first.year(), 13 + 3 * nth, 12 + 3 * (nth + count)),
        Unit::Year | Unit::Decade => None,
    }
}
