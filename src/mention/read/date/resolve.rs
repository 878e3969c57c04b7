//! From an expression to the days it covers, given where the story stands.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, add_months, distance, monday, months, quarter, shift_month};
use super::chain::Chain;
use super::distance::{away, stretch};
use super::expression::{Calendar, Clock, Expression, Field, Part, Unit};
use super::hung::hung;
use super::occasion;
use super::part::part;
use super::range::range;
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
            let follows = chain.last.filter(|_| *clock == Clock::Story && *turn > 0);
            let now = follows.or_else(|| chain.clock(*clock))?;
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
        Expression::Century(field, part) => {
            let first = 100 * (number(*field, chain, |day| i64::from(day.year()) / 100 + 1)? - 1);
            let (from, to) = match part {
                Some(Part::Early) => (0, 19),
                Some(Part::Mid) => (40, 59),
                Some(Part::Late) => (80, 99),
                Some(Part::Half(1)) => (0, 49),
                Some(Part::Half(_)) => (50, 99),
                _ => (0, 99),
            };
            Some((years(first + from, first + to)?, None))
        }
        Expression::PartOf(whole, part) => {
            let (when, note) = resolve(whole, chain)?;
            Some((part_of(when, *part)?, note))
        }
        Expression::HalfYear { clock, halves } => {
            let day = add_months(chain.clock(*clock)?, 6 * halves)?;
            let first = 6 * i64::from(day.month0() / 6) + 1;
            Some((months(day.year(), first, first + 5)?, from(*clock)))
        }
        Expression::Occasion { year, said, reach } => occasion::resolve(*said, *reach, *year, chain),
        Expression::OrBefore(inner) => {
            let (when, note) = resolve(inner, chain)?;
            let open = chain.alone.then(|| When::between(None, when.latest, Granularity::Range)).flatten();
            Some((open.unwrap_or(when), note))
        }
        Expression::OrAfter(inner) => {
            let (when, note) = resolve(inner, chain)?;
            Some((When::between(when.earliest, None, Granularity::Range)?, note))
        }
        Expression::Range(a, b) => range(a, b, chain),
        Expression::Feast(feast, Some(year)) => Some((When::day(feast.of(full_year(*year, chain)?)?), None)),
        Expression::Feast(feast, None) => Some((When::day(feast.nearest(chain)?), Some("the holiday nearest before publication"))),
        Expression::Hung(said) => hung(said, chain),
    }
}

/// The note of a date that hangs on a clock.
pub(super) const fn from(clock: Clock) -> Option<&'static str> {
    Some(match clock {
        Clock::Published => "counted from publication",
        Clock::Story | Clock::Told | Clock::Heard => "counted from the story's last date",
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
pub(super) fn full_year(field: Field, chain: &Chain) -> Option<i32> {
    match field {
        Field::Exact(n) => i32::try_from(n).ok(),
        Field::Short(n) => {
            let now = chain.published.map_or(2020, |p| p.year());
            let base = now - now.rem_euclid(100) + i32::try_from(n).ok()?;
            [base - 100, base, base + 100].into_iter().find(|y| (now - 79..=now + 20).contains(y))
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
    let when = match (c.part, chain.published) {
        (Some(Part::SoFar), Some(now)) if base.earliest <= Some(now) => {
            When::between(base.earliest, base.latest.min(Some(now)), Granularity::Range)
        }
        (Some(Part::Rest), Some(now)) if base.latest >= Some(now) => {
            When::between(base.earliest.max(Some(now)), base.latest, Granularity::Range)
        }
        (Some(Part::SoFar | Part::Rest), _) => Some(base),
        (named, _) => part(base, named),
    };
    Some((when?, note))
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
        Clock::Story | Clock::Told | Clock::Heard => chain.day.or(chain.published),
    };
    let day = add_days(day?, steps)?;
    Some((part(When::day(day), c.part)?, from(clock)))
}

/// 21日, "the 15th": of the story's month, or the next one when that day is past; else of the last month that has it.
fn lone_day(c: &Calendar, day: i64, chain: &Chain) -> Resolved {
    let day = u32::try_from(day).ok()?;
    let fits = |d: &Day| c.weekday.is_none_or(|w| w == d.weekday());
    // 8月,甲…。17日晚: the story has come to a month since its last day
    let month = chain.story.filter(|s| s.granularity == Granularity::Month && s.earliest > chain.day).and_then(|s| s.earliest);
    if let Some(story) = month.or(chain.day).filter(|_| chain.month.is_some()) {
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
    // 去年7月停职。双方年初调解: this year's
    let told = chain.told && !chain.coming && !chain.counted_back;
    let day = chain.clock(if told { Clock::Story } else { Clock::Published })?;
    let of_month = matches!(wanted, Part::Third(_) | Part::HalfMonth(_))
        || matches!(wanted, Part::Count { unit: Unit::Day | Unit::Week, .. } | Part::Weekday { .. });
    let base = if of_month { When::month(day.year(), day.month())? } else { When::year(day.year())? };
    let mut when = part(base, Some(wanted))?;
    // a quarter told of before it is over is last year's
    let counted = matches!(wanted, Part::Count { unit: Unit::Quarter | Unit::Month, .. });
    let quarters = counted || matches!(wanted, Part::Quarter(_) | Part::Season(_));
    if !told && !chain.future && quarters && when.latest > chain.published {
        when = part(When::year(day.year() - 1)?, Some(wanted))?;
    }
    Some((when, Some("year of the clock")))
}

fn week(chain: &Chain, clock: Clock, weeks: Option<i64>, weekday: Option<Weekday>, weekend: bool, part: Option<Part>) -> Resolved {
    let today = chain.clock(clock)?;
    // "granted five days in October. That week it reported": of the day it was granted
    let coarse = chain.story.is_some_and(|s| s.granularity >= Granularity::Month);
    let that_day = chain.day.filter(|_| clock == Clock::Story && weeks == Some(0) && coarse);
    let start = match that_day {
        Some(day) => monday(day)?,
        None => chain.week(clock, weeks.unwrap_or(0))?,
    };
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
        let (first, last) = (add_days(start, first)?, add_days(start, last)?);
        let (first, last) = match part {
            Some(Part::SoFar) if last >= today => (first, today.max(first)),
            Some(Part::Rest) if first <= today => (today.min(last), last),
            _ => (first, last),
        };
        return Some((When::between(Some(first), Some(last), Granularity::Week)?, from(clock)));
    };
    if let Some(day) = chain.day.filter(|_| weeks.is_none() && chain.is_in_the_past()) {
        // 24日登报。风向在周六陡转: the next Saturday
        let ahead = (i64::from(weekday.num_days_from_monday()) - i64::from(day.weekday().num_days_from_monday())).rem_euclid(7);
        return Some((When::day(add_days(day, ahead)?), from(Clock::Story)));
    }
    let mut day = add_days(start, i64::from(weekday.num_days_from_monday()))?;
    if weeks == Some(0) && chain.request && day < today {
        day = add_days(day, 7)?;
    }
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

/// The first three, the middle four or the last three years of a decade; the first, second or last month of a quarter.
fn part_of(whole: When, part: Part) -> Option<When> {
    let (first, last) = (whole.earliest?, whole.latest?);
    if whole.granularity != Granularity::Era {
        let month = match part {
            Part::Early => first,
            Part::Mid => add_months(first, 1)?,
            _ => last,
        };
        return When::month(month.year(), month.month());
    }
    let (from, to) = match part {
        Part::Early => (0, 2),
        Part::Mid => (3, 6),
        Part::Late => (7, 9),
        _ => (0, 9),
    };
    let decade = i64::from(first.year());
    years(decade + from, decade + to)
}
