//! From an expression to the days it covers, given where the story stands.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, add_months, distance, monday, months, nth_weekday, quarter, shift_month};
use super::chain::Chain;
use super::expression::{Amount, Calendar, Clock, Expression, Field, Part, Unit};
use super::year::{self, Bare};
use crate::value::when::{Day, Granularity, When};

/// The days, with a note of how they were found when that was not plain; `None` when the story does not tell.
pub(super) type Resolved = Option<(When, Option<&'static str>)>;

/// Resolves one expression.
pub(super) fn resolve(said: &Expression, chain: &Chain) -> Resolved {
    match said {
        Expression::Calendar(c) => calendar(c, chain),
        Expression::Week { clock, weeks, weekday, weekend, part } => week(chain, *clock, *weeks, *weekday, *weekend, *part),
        Expression::Quarter { clock, quarters } => {
            let day = add_months(chain.clock(*clock)?, 3 * quarters)?;
            Some((quarter(day.year(), i64::from(day.month0() / 3) + 1)?, from(*clock)))
        }
        Expression::MonthOf { clock, turn, month, day } => {
            let now = chain.clock(*clock)?;
            let bare = Bare { month: *month, day: *day, weekday: None };
            let later = *month - i64::from(now.month());
            let year = match turn {
                -1 if later >= 0 => now.year() - 1,
                1 if later <= 0 => now.year() + 1,
                _ => now.year(),
            };
            Some((bare.of(year)?, from(*clock)))
        }
        Expression::Away { clock, amount, sign } => away(chain, *clock, *amount, *sign),
        Expression::Stretch { clock, amount, sign, counts } => stretch(chain, *clock, *amount, *sign, *counts),
        Expression::Decade { century, decade } => decade_of(*century, *decade, chain),
        Expression::Century(field) => {
            let century = number(*field, chain, |day| i64::from(day.year()) / 100 + 1)?;
            Some((years(100 * (century - 1), 100 * century - 1)?, None))
        }
        Expression::Range(a, b) => range(a, b, chain),
    }
}

const fn from(clock: Clock) -> Option<&'static str> {
    Some(match clock {
        Clock::Published => "counted from publication",
        Clock::Story => "counted from the story's last date",
    })
}

/// The number of a field; relative ones are counted from what the clock's day gives.
fn number(field: Field, chain: &Chain, of: impl Fn(Day) -> i64) -> Option<i64> {
    match field {
        Field::Exact(n) | Field::Short(n) => Some(n),
        Field::Relative(clock, steps) => Some(of(chain.clock(clock)?) + steps),
    }
}

fn years(first: i64, last: i64) -> Option<When> {
    let (a, b) = (When::year(i32::try_from(first).ok()?)?, When::year(i32::try_from(last).ok()?)?);
    When::between(a.earliest, b.latest, Granularity::Era)
}

/// The century of a two-digit year: the one nearest to publication, a bit into the future.
fn full_year(field: Field, chain: &Chain) -> Option<i32> {
    match field {
        Field::Exact(n) => i32::try_from(n).ok(),
        Field::Short(n) => {
            let now = chain.published.map_or(2020, |p| p.year());
            let base = now - now.rem_euclid(100) + i32::try_from(n).ok()?;
            [base - 100, base, base + 100].into_iter().find(|y| (now - 74..=now + 25).contains(y))
        }
        Field::Relative(clock, steps) => Some(chain.clock(clock)?.year() + i32::try_from(steps).ok()?),
    }
}

fn calendar(c: &Calendar, chain: &Chain) -> Resolved {
    if let Some(Field::Relative(clock, steps)) = c.day {
        return relative_day(chain, clock, steps, c);
    }
    let mut note = None;
    let named_year = match c.year {
        Some(field) => {
            if let Field::Relative(clock, _) = field {
                note = from(clock);
            }
            Some(full_year(field, chain)?)
        }
        None => None,
    };
    let day = match c.day {
        Some(Field::Exact(day)) => Some(day),
        _ => None,
    };
    let (year, month) = match (named_year, c.month) {
        (year, Some(Field::Relative(clock, steps))) => {
            let (y, m) = month_of(chain, clock)?;
            note = from(clock);
            let (y, m) = shift_month(y, m, steps)?;
            (year.unwrap_or(y), Some(m))
        }
        (Some(year), Some(Field::Exact(month))) => (year, Some(u32::try_from(month).ok()?)),
        (None, Some(Field::Exact(month))) => {
            let (year, why) = year::year(Bare { month, day, weekday: c.weekday }, chain)?;
            note = Some(why);
            (year, Some(u32::try_from(month).ok()?))
        }
        (Some(year), _) => (year, None),
        (None, _) if day.is_some() => return lone_day(c, day?, chain),
        (None, _) => return lone_part(c, chain),
    };
    let base = match (month, day) {
        (Some(month), Some(day)) => When::day(Day::from_ymd_opt(year, month, u32::try_from(day).ok()?)?),
        (Some(month), None) => When::month(year, month)?,
        (None, _) => When::year(year)?,
    };
    Some((part(base, c.part)?, note))
}

/// The year and month that 本月 and 同月 are counted from.
fn month_of(chain: &Chain, clock: Clock) -> Option<(i32, u32)> {
    match (clock, chain.month) {
        (Clock::Story, Some(month)) => Some(month),
        _ => chain.clock(clock).map(|d| (d.year(), d.month())),
    }
}

fn relative_day(chain: &Chain, clock: Clock, steps: i64, c: &Calendar) -> Resolved {
    let day = match clock {
        Clock::Published => chain.published,
        Clock::Story => chain.day.or(chain.published),
    };
    let day = add_days(day?, steps)?;
    Some((part(When::day(day), c.part)?, from(clock)))
}

/// 21日, "the 15th": of the story's month, or the next one when that day is past; else of the last month that has it.
fn lone_day(c: &Calendar, day: i64, chain: &Chain) -> Resolved {
    let day = u32::try_from(day).ok()?;
    let fits = |d: &Day| c.weekday.is_none_or(|w| w == d.weekday());
    if let Some(story) = chain.day.filter(|_| chain.month.is_some()) {
        let here = Day::from_ymd_opt(story.year(), story.month(), day).filter(fits);
        let next = shift_month(story.year(), story.month(), 1).and_then(|(y, m)| Day::from_ymd_opt(y, m, day)).filter(fits);
        let end = chain.limit.filter(|l| *l >= story).into_iter().chain(chain.published).min();
        let next = next.filter(|d| end.is_none_or(|end| *d <= end));
        let chosen = match (here, next) {
            (Some(here), Some(next)) if here < story && day + 15 < story.day() => Some(next),
            (here, next) => here.or(next),
        };
        return chosen.map(|d| (When::day(d), Some("month of the story")));
    }
    let published = chain.published?;
    let in_month =
        |back: i64| shift_month(published.year(), published.month(), back).and_then(|(y, m)| Day::from_ymd_opt(y, m, day)).filter(fits);
    let past = (0..12).filter_map(|back| in_month(-back)).find(|d| *d <= published);
    let near = |d: &Day| c.weekday.is_some() && past.is_none_or(|p| distance(published, *d) < distance(p, published));
    let coming = (0..12).filter_map(in_month).find(|d| *d > published).filter(|d| chain.future || past.is_none() || near(d));
    coming.or(past).map(|d| (When::day(d), Some("month nearest to publication")))
}

/// 年底, 第三季度, 上旬 without a year or month: of the clock's.
fn lone_part(c: &Calendar, chain: &Chain) -> Resolved {
    let wanted = c.part?;
    let day = if chain.told { chain.clock(Clock::Story)? } else { chain.clock(Clock::Published)? };
    let of_month = matches!(wanted, Part::Third(_) | Part::HalfMonth(_))
        || matches!(wanted, Part::Count { unit: Unit::Day | Unit::Week, .. } | Part::Weekday { .. });
    let base = if of_month { When::month(day.year(), day.month())? } else { When::year(day.year())? };
    let mut when = part(base, Some(wanted))?;
    // the fourth quarter told of in January is last year's
    if !chain.told && !chain.future && matches!(wanted, Part::Quarter(_)) && when.earliest > chain.published {
        when = part(When::year(day.year() - 1)?, Some(wanted))?;
    }
    Some((when, Some("year of the clock")))
}

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
        Part::Early if is_year => months(year, 1, 3),
        Part::Mid if is_year => months(year, 6, 7),
        Part::Late if is_year => months(year, 10, 12),
        Part::Half(h) if is_year => months(year, 6 * h - 5, 6 * h),
        Part::Quarter(q) => quarter(year, q),
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
            // weeks belong to the month or year that holds their Thursday or, for months, their Monday
            let anchor = if base.granularity == Granularity::Year { Weekday::Thu } else { Weekday::Mon };
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

fn week(chain: &Chain, clock: Clock, weeks: Option<i64>, weekday: Option<Weekday>, weekend: bool, part: Option<Part>) -> Resolved {
    let today = chain.clock(clock)?;
    let start = chain.week(clock, weeks.unwrap_or(0))?;
    if weekend {
        return Some((When::between(add_days(start, 5), add_days(start, 6), Granularity::Week)?, from(clock)));
    }
    let Some(weekday) = weekday else {
        let (first, last) = match part {
            Some(Part::Early) => (0, 2),
            Some(Part::Mid) => (1, 4),
            Some(Part::Late) => (4, 6),
            _ => (0, 6),
        };
        return Some((When::between(add_days(start, first), add_days(start, last), Granularity::Week)?, from(clock)));
    };
    let mut day = add_days(start, i64::from(weekday.num_days_from_monday()))?;
    if weeks.is_none() {
        // a weekday alone is the last one, unless the words tell of a plan
        if chain.future && day <= today {
            day = add_days(day, 7)?;
        } else if !chain.future && day > today {
            day = add_days(day, -7)?;
        }
    }
    Some((When::day(day), from(clock)))
}

fn away(chain: &Chain, clock: Option<Clock>, amount: Amount, sign: i64) -> Resolved {
    // "in two weeks" is a day, 两周后 some day of that week
    let whole_week = clock.is_none() && sign > 0 && amount.unit == Unit::Week;
    let clock = clock.unwrap_or(if sign < 0 { Clock::Published } else { Clock::Story });
    let day = match (clock, amount.unit) {
        (Clock::Story, Unit::Day | Unit::Week) => chain.day.filter(|_| chain.story.is_some_and(|s| s.granularity <= Granularity::Week)),
        _ => None,
    };
    let day = day.or_else(|| chain.clock(clock))?;
    let (near, far) = (moved(day, amount, amount.low, sign)?, moved(day, amount, amount.high, sign)?);
    let (a, b) = if near.earliest <= far.earliest { (near, far) } else { (far, near) };
    if let (true, Some(monday)) = (whole_week && amount.low == amount.high, a.earliest.and_then(monday)) {
        return Some((When::between(Some(monday), add_days(monday, 6), Granularity::Week)?, from(clock)));
    }
    let granularity = if amount.low == amount.high { a.granularity } else { Granularity::Range };
    Some((When::between(a.earliest, b.latest, granularity)?, from(clock)))
}

/// The day, month or year that lies so many units away.
fn moved(day: Day, amount: Amount, count: i64, sign: i64) -> Option<When> {
    let half = i64::from(amount.half);
    let month = |months: i64| {
        let day = add_months(day, sign * months)?;
        When::month(day.year(), day.month())
    };
    match amount.unit {
        Unit::Day => add_days(day, sign * count).map(When::day),
        Unit::Week => add_days(day, sign * 7 * count).map(When::day),
        Unit::Month if count == 0 => add_days(day, sign * 15).map(When::day),
        Unit::Month => month(count),
        Unit::Quarter => month(3 * count),
        Unit::Year if half == 1 => month(12 * count + 6),
        Unit::Year => When::year(day.year() + i32::try_from(sign * count).ok()?),
        Unit::Decade => When::year(day.year() + i32::try_from(sign * 10 * count).ok()?),
    }
}

fn stretch(chain: &Chain, clock: Clock, amount: Amount, sign: i64, counts: bool) -> Resolved {
    let day = match clock {
        Clock::Story => chain.day.or_else(|| chain.clock(clock)),
        Clock::Published => chain.clock(clock),
    }?;
    let half = i64::from(amount.half);
    let other = match amount.unit {
        Unit::Day => add_days(day, sign * amount.high),
        Unit::Week if !counts => {
            let start = chain.week(clock, if sign < 0 { -amount.high } else { 1 })?;
            return Some((When::between(Some(start), add_days(start, 7 * amount.high - 1), Granularity::Range)?, from(clock)));
        }
        Unit::Week => add_days(day, sign * 7 * amount.high),
        Unit::Month if amount.high == 0 => add_days(day, sign * 15),
        Unit::Month => add_months(day, sign * amount.high),
        Unit::Quarter => return quarters(day, amount.high, sign).map(|w| (w, from(clock))),
        Unit::Year => add_months(day, sign * (12 * amount.high + 6 * half)),
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

/// 上世纪90年代; without a century it is the last such decade.
fn decade_of(century: Option<Field>, decade: i64, chain: &Chain) -> Resolved {
    let first = match century {
        _ if decade >= 100 => decade,
        Some(field) => 100 * (number(field, chain, |day| i64::from(day.year()) / 100 + 1)? - 1) + decade,
        None => {
            let now = chain.published.map_or(2020, |p| i64::from(p.year()));
            let recent = now - now.rem_euclid(100) + decade;
            if recent > now { recent - 100 } else { recent }
        }
    };
    Some((years(first, first + 9)?, None))
}

/// Each end takes from the other what it does not say itself: 2015年5月至8月, "10 to 12 June 2019".
fn range(a: &Expression, b: &Expression, chain: &Chain) -> Resolved {
    let mut first = a.clone();
    if let (Expression::Calendar(a), Some(b)) = (&mut first, b.calendar()) {
        let short = matches!(b.year, Some(Field::Exact(y)) if y >= 1000) && matches!(a.year, Some(Field::Exact(y)) if y < 100);
        if a.year.is_none() && a.month.is_some() && matches!(b.year, Some(Field::Exact(_) | Field::Short(_))) || short {
            a.year = b.year;
        }
        if a.month.is_none() && a.year.is_none() && a.day.is_some() && b.day.is_some() {
            a.month = b.month;
            a.year = b.year;
        }
    }
    let (start, note) = resolve(&first, chain)?;
    let begin = start.earliest?;
    let mut second = b.clone();
    let mut shared = false;
    if let Expression::Calendar(b) = &mut second {
        shared =
            b.year.is_none() && (b.month.is_some() || b.day.is_some() && a.calendar().is_some_and(|a| a.day.is_some()) || b.part.is_some());
        if shared && !matches!(b.month, Some(Field::Relative(..))) && !matches!(b.day, Some(Field::Relative(..))) {
            b.year = Some(Field::Exact(i64::from(begin.year())));
            if b.month.is_none() && b.day.is_some() {
                b.month = Some(Field::Exact(i64::from(begin.month())));
            }
        } else {
            shared = false;
        }
    }
    let mut end = resolve(&second, chain)?.0;
    if shared && end.latest < Some(begin) {
        end = next_round(&second, chain)?;
    }
    if matches!(b, Expression::Week { weeks: None | Some(0), .. }) && end.latest < Some(begin) {
        end = super::calendar::shift(end, 7)?;
    }
    if end.latest < Some(begin) && a.calendar().is_some_and(|a| a.year.is_none()) {
        // "Nov to Feb 2017": the year belongs to the end
        if let Expression::Calendar(a) = &mut first {
            a.year = Some(Field::Exact(i64::from(begin.year()) - 1));
        }
        let start = resolve(&first, chain)?.0;
        return Some((When::between(start.earliest, end.latest, Granularity::Range)?, note));
    }
    Some((When::between(start.earliest, end.latest, Granularity::Range)?, note))
}

/// The end of a range that would lie before its beginning is in the next year or month: 8月至2月, 28日至3日.
fn next_round(end: &Expression, chain: &Chain) -> Option<When> {
    let mut end = end.clone();
    let Expression::Calendar(Calendar { year: Some(Field::Exact(year)), month: Some(Field::Exact(month)), .. }) = &mut end else {
        return None;
    };
    let (y, m) = (i32::try_from(*year).ok()?, u32::try_from(*month).ok()?);
    let forward = if matches!(end.calendar(), Some(Calendar { day: Some(_), .. })) { 1 } else { 12 };
    let mut shifted = end.clone();
    for step in [forward, 12] {
        let (y, m) = shift_month(y, m, step)?;
        if let Expression::Calendar(c) = &mut shifted {
            (c.year, c.month) = (Some(Field::Exact(i64::from(y))), Some(Field::Exact(i64::from(m))));
        }
        if let Some((when, _)) = resolve(&shifted, chain) {
            return Some(when);
        }
    }
    None
}
