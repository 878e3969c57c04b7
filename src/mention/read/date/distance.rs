//! Distances and stretches, counted from a clock.

use chrono::Datelike;

use super::calendar::{add_days, add_months, monday, months};
use super::chain::Chain;
use super::expression::{Amount, Clock, Unit};
use super::resolve::{Resolved, from};
use crate::value::when::{Day, Granularity, When};

/// 三天前, "two months later".
pub(super) fn away(chain: &Chain, clock: Option<Clock>, amount: Amount, sign: i64) -> Resolved {
    // "in two weeks" is a day, and 两周后 after a day that the story tells; else 两周后 is some day of that week
    let from_day = !chain.english && chain.story.is_some_and(|s| s.granularity == Granularity::Day);
    let whole_week = clock.is_none() && sign > 0 && amount.unit == Unit::Week && !from_day;
    let clock = clock.unwrap_or(if sign < 0 { Clock::Published } else { Clock::Story });
    let day = match (clock, amount.unit) {
        (Clock::Story, Unit::Day | Unit::Week) => chain.day.filter(|_| chain.story.is_some_and(|s| s.granularity <= Granularity::Week)),
        _ => None,
    };
    let day = day.or_else(|| chain.clock(clock))?;
    let (near, far) = (moved(day, amount, amount.low, sign, chain.request)?, moved(day, amount, amount.high, sign, chain.request)?);
    let (a, b) = if near.earliest <= far.earliest { (near, far) } else { (far, near) };
    if let (true, Some(monday)) = (whole_week && amount.low == amount.high, a.earliest.and_then(monday)) {
        return Some((When::between(Some(monday), add_days(monday, 6), Granularity::Week)?, from(clock)));
    }
    let granularity = if amount.low == amount.high { a.granularity } else { Granularity::Range };
    Some((When::between(a.earliest, b.latest, granularity)?, from(clock)))
}

/// The day, month or year that lies so many units away.
/// Whoever asks for a date wants it a unit finer than a story means it.
fn moved(day: Day, amount: Amount, count: i64, sign: i64, request: bool) -> Option<When> {
    let exact = request && count > 0 && !amount.half;
    let half = i64::from(amount.half);
    let month = |months: i64| {
        let day = add_months(day, sign * months)?;
        When::month(day.year(), day.month())
    };
    match amount.unit {
        Unit::Day => add_days(day, sign * count).map(When::day),
        Unit::Week => add_days(day, sign * 7 * count).map(When::day),
        Unit::Month | Unit::Quarter if exact => add_months(day, sign * amount.unit.months() * count).map(When::day),
        Unit::Year if exact => month(amount.unit.months() * count),
        Unit::Month if count == 0 => add_days(day, sign * 15).map(When::day),
        Unit::Month if half == 1 => {
            // half a month is never exact: the month that begins there
            let day = add_days(add_months(day, sign * count)?, sign * 15)?;
            When::between(Some(day), add_days(add_months(day, 1)?, -1), Granularity::Month)
        }
        Unit::Month => month(count),
        Unit::Quarter => month(3 * count),
        Unit::Year if half == 1 => month(12 * count + 6),
        Unit::Year => When::year(day.year() + i32::try_from(sign * count).ok()?),
        Unit::Decade => When::year(day.year() + i32::try_from(sign * 10 * count).ok()?),
    }
}

/// 近三年, "within ten days".
pub(super) fn stretch(chain: &Chain, clock: Clock, amount: Amount, sign: i64, counts: bool) -> Resolved {
    let day = match clock {
        // the last day, unless the story has come to another month or year since
        Clock::Story | Clock::Told | Clock::Heard => {
            let told = |day: &Day| match chain.story {
                Some(story) if chain.english => story.granularity <= Granularity::Week,
                Some(story) => story.overlaps(&When::day(*day)),
                None => true,
            };
            chain.day.filter(told).or_else(|| chain.clock(clock))
        }
        Clock::Published => chain.clock(clock),
    }?;
    let half = i64::from(amount.half);
    if chain.request && !counts && half == 0 && matches!(amount.unit, Unit::Month | Unit::Year) {
        return whole_units(day, amount, sign).map(|when| (when, from(clock)));
    }
    // 三年半 and 三个多月 end with some day of that month
    let coarse = |day: Day| {
        let month = When::month(day.year(), day.month()).filter(|_| amount.rough || amount.half && amount.high > 0);
        month.map_or(Some(day), |month| if sign < 0 { month.earliest } else { month.latest })
    };
    let other = match amount.unit {
        Unit::Day => add_days(day, sign * amount.high),
        Unit::Week if !counts => {
            let start = chain.week(clock, if sign < 0 { -amount.high } else { 1 })?;
            return Some((When::between(Some(start), add_days(start, 7 * amount.high - 1), Granularity::Range)?, from(clock)));
        }
        Unit::Week => add_days(day, sign * 7 * amount.high),
        Unit::Month if amount.high == 0 => add_days(day, sign * 15),
        Unit::Month => add_months(day, sign * amount.high).and_then(coarse),
        Unit::Quarter => return quarters(day, amount.high, sign).map(|w| (w, from(clock))),
        Unit::Year => add_months(day, sign * (12 * amount.high + 6 * half)).and_then(coarse),
        Unit::Decade => add_months(day, sign * 120 * amount.high),
    }?;
    let day = if counts { day } else { add_days(day, sign)? };
    Some((When::between(Some(day.min(other)), Some(day.max(other)), Granularity::Range)?, from(clock)))
}

/// Whole quarters before or after the one that holds the day.
fn quarters(day: Day, count: i64, sign: i64) -> Option<When> {
    let now = i64::from(day.month0() / 3);
    let (first, last) = if sign < 0 { (now - count, now - 1) } else { (now + 1, now + count) };
    months(day.year(), 3 * first + 1, 3 * last + 3)
}

/// The whole months or years beside the one that holds the day: how who asks for a date counts.
fn whole_units(day: Day, amount: Amount, sign: i64) -> Option<When> {
    let size = amount.unit.months();
    let now = if amount.unit == Unit::Year { 1 } else { i64::from(day.month()) };
    let first = if sign < 0 { now - size * amount.high } else { now + size };
    months(day.year(), first, first + size * amount.high - 1)
}
