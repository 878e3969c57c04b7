//! Ranges: each end takes from the other what it does not say itself.

use chrono::Datelike;

use super::calendar::{shift, shift_month};
use super::chain::Chain;
use super::expression::{Calendar, Expression, Field};
use super::resolve::{Resolved, resolve};
use crate::value::when::{Granularity, When};

/// Each end takes from the other what it does not say itself: 2015年5月至8月, "10 to 12 June 2019".
pub(super) fn range(a: &Expression, b: &Expression, chain: &Chain) -> Resolved {
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
        end = next_round(&second, b.calendar().is_some_and(|b| b.month.is_some()), chain)?;
    }
    for _ in 0..3 {
        if matches!(b, Expression::Week { weeks: None | Some(0), .. }) && end.latest < Some(begin) {
            end = shift(end, 7)?;
        }
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
fn next_round(end: &Expression, own_month: bool, chain: &Chain) -> Option<When> {
    let mut end = end.clone();
    let Expression::Calendar(Calendar { year: Some(Field::Exact(year)), month: Some(Field::Exact(month)), .. }) = &mut end else {
        return None;
    };
    let (y, m) = (i32::try_from(*year).ok()?, u32::try_from(*month).ok()?);
    let forward = if !own_month && matches!(end.calendar(), Some(Calendar { day: Some(_), .. })) { 1 } else { 12 };
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
