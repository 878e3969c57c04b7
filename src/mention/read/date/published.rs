//! The day of publication, inferred from inside the text when nobody gives it.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::beside::Placed;
use super::calendar::{add_days, distance, monday};
use super::chain::Chain;
use super::expression::{Expression, Field, Unit};
use super::resolve::resolve;
use super::year::Bare;
use crate::text::TextView;
use crate::value::when::{Day, Granularity, When};

/// A day of publication and what told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub day: Day,
    pub why: &'static str,
}

/// Infers the day: a dateline, else the year that leap days, N年前 and written years agree on with the lead's month-day.
pub(super) fn infer(view: &TextView, placed: &[Placed]) -> Option<Guess> {
    if let Some(day) = dateline(view, placed) {
        return Some(Guess { day, why: "the dateline" });
    }
    // a plan for 2030: what lies ahead was not written then
    let plain = placed.iter().any(|p| p.said.exact_year().is_some() && !p.future);
    let written: Vec<When> = placed
        .iter()
        .filter(|p| p.said.exact_year().is_some() && !(plain && p.future))
        .filter_map(|p| resolve(&p.said, &Chain::default()))
        .map(|(w, _)| w)
        .collect();
    let latest = written.iter().filter_map(|w| w.latest).max();
    let (year, why) = year_of(placed, &written, latest)?;
    let until = told_until(view, placed, year);
    let lead = lead_day(placed, year);
    match lead {
        // the story that follows goes on past the lead's day: it was written a year later
        Some(day) if until.is_some_and(|u| distance(day, u) > 7) => {
            let day = lead_day(placed, year + 1).unwrap_or(day);
            Some(Guess { day: after_last_week(placed, day), why: "a lead later than the whole story" })
        }
        Some(day) => Some(Guess { day: after_last_week(placed, day), why }),
        // a year named is no proof that it was over, nor a month
        None => {
            let first = Day::from_ymd_opt(year, 1, 1)?;
            let proven = written.iter().filter_map(|w| if w.granularity <= Granularity::Week { w.latest } else { w.earliest });
            let day = proven.filter(|day| day.year() == year).chain(bare_days(placed, year)).chain(until).max();
            let why = if day.is_some() { "the latest date in the text" } else { why };
            Some(Guess { day: day.unwrap_or(first), why })
        }
    }
}

/// A full date that has a line for itself, or stands in the page's furniture, near the beginning or the end.
fn dateline(view: &TextView, placed: &[Placed]) -> Option<Day> {
    let lines = view.paragraphs.len();
    let told = |at: usize| at < 4 || at + 2 >= lines;
    placed
        .iter()
        .filter(|p| p.said.calendar().is_some_and(|c| c.year.is_some() && c.day.is_some()))
        .find(|p| {
            let at = view.paragraph_at(p.span.start());
            let Some(paragraph) = view.paragraphs.get(at) else { return false };
            let alone = paragraph.span.len() <= p.span.len() + 12;
            lines > 1 && told(at) && (alone || at < 4 && (!paragraph.is_told() || has_time(view.slice(paragraph.span))))
        })
        .and_then(|p| resolve(&p.said, &Chain::default()))
        .and_then(|(when, _)| when.latest)
}

/// 08:41 beside a date: the line of a page that says when it appeared.
fn has_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.len() < 160 && bytes.windows(4).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit())
}

/// The year: what a leap day allows, what N年前 gives against a known beginning, else the latest one written.
fn year_of(placed: &[Placed], written: &[When], latest: Option<Day>) -> Option<(i32, &'static str)> {
    let floor = latest?.year();
    let leap_day = placed.iter().any(
        |p| matches!(p.said.calendar(), Some(c) if c.year.is_none() && c.month == Some(Field::Exact(2)) && c.day == Some(Field::Exact(29))),
    );
    let leap = Bare { month: 2, day: Some(29), weekday: None };
    if let Some(year) = (floor..floor + 2).find(|y| leap_day && leap.of(*y).is_some()) {
        return Some((year, "a leap day"));
    }
    let ago = placed.iter().filter_map(|p| match p.said {
        Expression::Away { amount, sign: -1, .. } if amount.unit == Unit::Year && amount.low == amount.high => {
            i32::try_from(amount.low).ok()
        }
        _ => None,
    });
    let begun = written.iter().filter(|w| w.granularity <= Granularity::Year).filter_map(|w| w.earliest);
    let begun: BTreeSet<i32> = begun.map(|day| day.year()).collect();
    for years in ago.filter(|years| *years > 1) {
        if let Some(year) = (floor..=floor + 1).find(|year| begun.contains(&(year - years))) {
            return Some((year, "years counted back to a known beginning"));
        }
    }
    Some((floor, "the latest year in the text"))
}

/// The last day of a year that the story comes to, each month and day read along it.
fn told_until(view: &TextView, placed: &[Placed], year: i32) -> Option<Day> {
    let mut chain = Chain::new(view, None, placed);
    let mut last = None;
    for (at, one) in placed.iter().enumerate() {
        let Some(when) = chain.read(view, at, one).0.filter(|w| w.granularity <= Granularity::Month) else { continue };
        let plain = one.bound.is_none() && !one.future && !one.source && !one.said.is_stretch();
        let day = if when.granularity <= Granularity::Week { when.latest } else { when.earliest };
        last = last.max(day.filter(|d| plain && d.year() == year));
    }
    last
}

/// 上周四 said of the lead's own day puts publication into the week after.
fn after_last_week(placed: &[Placed], lead: Day) -> Day {
    let said = placed.iter().any(|p| matches!(p.said, Expression::Week { weeks: Some(-1), weekday: Some(w), .. } if w == lead.weekday()));
    let next = monday(lead).and_then(|m| add_days(m, 7)).filter(|_| said);
    next.unwrap_or(lead)
}

/// The month-days without a year, where no date tells the day of that year better.
fn bare_days(placed: &[Placed], year: i32) -> impl Iterator<Item = Day> {
    let finest = placed.iter().filter(|p| p.said.exact_year() == Some(i64::from(year)));
    let told = finest.filter_map(|p| p.said.calendar()).any(|c| c.month.is_some());
    placed.iter().filter(move |p| !told && p.said.is_bare()).filter_map(|p| p.said.calendar()).filter_map(move |c| match (c.month, c.day) {
        (Some(Field::Exact(month)), Some(Field::Exact(day))) => Bare { month, day: Some(day), weekday: c.weekday }.of(year)?.latest,
        _ => None,
    })
}

/// The last month-day without a year that the lead names before any year is written.
fn lead_day(placed: &[Placed], year: i32) -> Option<Day> {
    placed
        .iter()
        .take_while(|p| p.said.exact_year().is_none())
        .take(6)
        .filter(|p| p.said.is_bare())
        .filter_map(|p| p.said.calendar())
        .filter_map(|c| match (c.month, c.day) {
            (Some(Field::Exact(month)), Some(Field::Exact(day))) => Bare { month, day: Some(day), weekday: c.weekday }.of(year)?.latest,
            _ => None,
        })
        .max()
}
