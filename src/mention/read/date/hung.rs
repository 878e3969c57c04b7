//! Dates that hang on another date: "two weeks after July 4", "the week of May 7", "the year ended March 31".

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, add_months, monday, months, nth_weekday, quarter};
use super::chain::Chain;
use super::distance::stretch;
use super::expression::{Amount, Calendar, Clock, Expression, Field, Unit};
use super::length::Length;
use super::resolve::{Resolved, from, resolve};
use crate::value::when::{Day, Granularity, When};

/// A date expression that is counted from another one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hung {
    pub on: Expression,
    pub how: How,
}

/// How it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// "two weeks after", "1 month 21 days before".
    Moved { length: Length, sign: i64 },
    /// "three days from", or, with sign −1, "the three months ended".
    Lasting { length: Length, sign: i64 },
    /// "the week of".
    Week { weekend: bool },
    /// "the third Tuesday after"; before, if negative.
    Weekday { weekday: Weekday, nth: i64 },
    /// "the closest Monday to", "the second closest".
    Nearest { weekday: Weekday, nth: i64 },
    /// "the upcoming two months": a stretch, but its last unit where somebody asks for it.
    Upcoming { amount: Amount },
    /// "the March after next".
    Month { month: i64, nth: i64 },
    /// "the next four business days".
    Business { count: i64, sign: i64 },
    /// "the next decade".
    Decade { turn: i64 },
}

/// A clock as a date expression.
pub(super) fn clock(clock: Clock) -> Expression {
    Expression::Calendar(Calendar { day: Some(Field::Relative(clock, 0)), ..Calendar::default() })
}

/// The days it covers.
pub(super) fn hung(hung: &Hung, chain: &Chain) -> Resolved {
    let (on, note) = resolve(&hung.on, chain)?;
    let note = note.or(Some("counted from the date beside it"));
    let when = match hung.how {
        How::Moved { length, sign } => moved(on, length, sign),
        How::Lasting { length, sign } if sign > 0 => {
            let first = on.earliest?;
            When::between(Some(first), add_days(length.from(first, 1)?, -1), Granularity::Range)
        }
        How::Lasting { length, .. } => {
            let last = on.latest?;
            When::between(length.from(add_days(last, 1)?, -1), Some(last), Granularity::Range)
        }
        How::Week { weekend } => {
            let first = monday(on.earliest?)?;
            When::between(add_days(first, if weekend { 5 } else { 0 }), add_days(first, 6), Granularity::Week)
        }
        How::Weekday { weekday, nth } if nth == 1 && hung.on == clock(Clock::Story) && chain.story.is_none() => {
            add_days(chain.week(Clock::Published, 1)?, i64::from(weekday.num_days_from_monday())).map(When::day)
        }
        How::Weekday { weekday, nth } => {
            let edge = if nth > 0 { on.latest? } else { on.earliest? };
            weekday_from(edge, weekday, nth).map(When::day)
        }
        How::Nearest { weekday, nth } => nearest(on.earliest?, weekday, nth).map(When::day),
        How::Upcoming { amount } if chain.request => last_unit(on.earliest?, amount),
        How::Upcoming { amount } => return stretch(chain, Clock::Published, amount, 1, false),
        How::Business { count, sign } => business_days(on.latest?, count, sign),
        How::Decade { turn } => {
            let first = on.earliest?.year().div_euclid(10) * 10 + i32::try_from(10 * turn).ok()?;
            When::between(When::year(first)?.earliest, When::year(first + 9)?.latest, Granularity::Era)
        }
        How::Month { month, nth } => {
            let now = on.latest?;
            let ahead = if month > i64::from(now.month()) { nth - 1 } else { nth };
            When::month(now.year() + i32::try_from(ahead).ok()?, u32::try_from(month).ok()?)
        }
    };
    let published = matches!(&hung.on, Expression::Calendar(Calendar { day: Some(Field::Relative(..)), .. }));
    Some((when?, if published { from(Clock::Published) } else { note }))
}

/// A coarse date moves by its own units, a day by anything.
fn moved(on: When, length: Length, sign: i64) -> Option<When> {
    let (first, last) = (on.earliest?, on.latest?);
    let whole_months = length.days == 0 && first.day() == 1;
    match on.granularity {
        Granularity::Month if whole_months && last.day() > 27 => {
            let day = add_months(first, sign * length.months)?;
            When::month(day.year(), day.month())
        }
        Granularity::Year if whole_months && length.months % 12 == 0 => {
            When::year(first.year() + i32::try_from(sign * length.months / 12).ok()?)
        }
        Granularity::Year if whole_months => months(first.year(), 1 + sign * length.months, 12 + sign * length.months),
        _ => length.from(if sign > 0 { last } else { first }, sign).map(When::day),
    }
}

/// The nth such weekday after a day, or before it.
fn weekday_from(day: Day, weekday: Weekday, nth: i64) -> Option<Day> {
    let within = |first, last| When::between(add_days(day, first), add_days(day, last), Granularity::Range);
    let reach = 7 * nth.abs();
    nth_weekday(if nth > 0 { within(1, reach) } else { within(-reach, -1) }?, weekday, nth)
}

/// The nth nearest such weekday; the day itself is the nearest.
fn nearest(day: Day, weekday: Weekday, nth: i64) -> Option<Day> {
    let mut days: Vec<Day> = (-7 * nth..=7 * nth).filter_map(|step| add_days(day, step)).filter(|d| d.weekday() == weekday).collect();
    days.sort_by_key(|d| (*d - day).num_days().abs());
    days.get(usize::try_from(nth - 1).ok()?).copied()
}

/// So many weekdays before or after a day.
fn business_days(day: Day, count: i64, sign: i64) -> Option<When> {
    let mut days = (1..=2 * count + 7).filter_map(|step| add_days(day, sign * step)).filter(|d| d.weekday().num_days_from_monday() < 5);
    let near = days.next()?;
    let far = days.nth(usize::try_from(count).ok()?.saturating_sub(2)).filter(|_| count > 1).unwrap_or(near);
    When::between(Some(near.min(far)), Some(near.max(far)), Granularity::Range)
}

/// The last of the coming units: of the next two months the second.
fn last_unit(day: Day, amount: Amount) -> Option<When> {
    let count = amount.high;
    match amount.unit {
        Unit::Day => add_days(day, count).map(When::day),
        Unit::Week => {
            let first = add_days(monday(day)?, 7 * count)?;
            When::between(Some(first), add_days(first, 6), Granularity::Week)
        }
        Unit::Month => {
            let day = add_months(day, count)?;
            When::month(day.year(), day.month())
        }
        Unit::Quarter => {
            let day = add_months(day, 3 * count)?;
            quarter(day.year(), i64::from(day.month0() / 3) + 1)
        }
        Unit::Year | Unit::Decade => {
            let years = if amount.unit == Unit::Decade { 10 * count } else { count };
            When::year(day.year() + i32::try_from(years).ok()?)
        }
    }
}
