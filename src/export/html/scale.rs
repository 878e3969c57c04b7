//! Days on a line: where much happens the scale is wider, so that a feud that rests for years and then breaks out in a week
//! shows both.
//!
//! The scale is piecewise linear with a piece for each month, so that order and inclusion of intervals are kept: a year is
//! exactly as long as its twelve months, and a day lies inside its month.

use std::collections::BTreeMap;

use crate::value::when::{Datelike, Day, When, last_of_month};

/// How much of the line is shared out by days alone; the rest goes to months by what happens in them.
const EVEN: f64 = 0.3;
/// The most that one month counts for.
const MOST: f64 = 8.0;
/// The longest interval in days that says where the line should be wide.
const SHORT: i32 = 45;
/// Room for two year labels, in hundredths of the line.
const YEAR_ROOM: f64 = 4.5;
/// Room for a month label.
const MONTH_ROOM: f64 = 4.0;

/// A line of days from 0 to 100.
pub(super) struct Scale {
    first: Day,
    last: Day,
    /// What lies before each month in which something short happens, and how much lies in it.
    months: BTreeMap<(i32, u32), (f64, f64)>,
    total: f64,
}

/// A mark on the line.
#[derive(Debug, PartialEq)]
pub(super) struct Tick {
    /// Where, from 0 to 100.
    pub at: f64,
    /// The year; 0 hides nothing, it is the year before our era.
    pub year: i32,
    /// The month, if the mark is one of a month.
    pub month: Option<u32>,
}

impl Scale {
    /// A scale that holds all these intervals; `None` if they have no day.
    pub(super) fn new(whens: &[When]) -> Option<Self> {
        let ends = || whens.iter().flat_map(|w| [w.earliest, w.latest]).flatten();
        let first = ends().min()?.with_day(1)?;
        let last = last_of_month(ends().max()?);
        let mut counts: BTreeMap<(i32, u32), f64> = BTreeMap::new();
        for when in whens {
            let (Some(a), Some(b)) = (when.earliest.or(when.latest), when.latest.or(when.earliest)) else { continue };
            if b.num_days_from_ce() - a.num_days_from_ce() <= SHORT {
                let count = counts.entry((a.year(), a.month())).or_default();
                *count = (*count + 1.0).min(MOST);
            }
        }
        let mut total = 0.0;
        let mut months = BTreeMap::new();
        for (month, count) in counts {
            months.insert(month, (total, count));
            total += count;
        }
        Some(Self { first, last, months, total })
    }

    /// Where a day begins, from 0 to 100.
    pub(super) fn at(&self, day: Day) -> f64 {
        let days = f64::from(self.last.num_days_from_ce() - self.first.num_days_from_ce() + 1);
        let even = f64::from(day.num_days_from_ce() - self.first.num_days_from_ce()) / days;
        if self.total == 0.0 {
            return 100.0 * even;
        }
        let month = (day.year(), day.month());
        let before = self.months.range(..month).next_back().map_or(0.0, |(_, (before, own))| before + own);
        let inside = self.months.get(&month).map_or(0.0, |(_, own)| own * share_of_month(day));
        100.0 * (EVEN * even + (1.0 - EVEN) * (before + inside) / self.total)
    }

    /// Where a day ends.
    pub(super) fn after(&self, day: Day) -> f64 {
        day.succ_opt().filter(|next| *next <= self.last).map_or(100.0, |next| self.at(next))
    }

    /// Years as far as there is room for them, then months.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let years = self.last.year() - self.first.year() + 1;
        let step = [1, 2, 5, 10, 20, 50, 100, 500, 1000].into_iter().find(|step| years / step <= 60).unwrap_or(5000);
        for year in self.first.year()..=self.last.year() {
            let Some(day) = Day::from_ymd_opt(year, 1, 1).map(|d| d.max(self.first)) else { continue };
            let at = self.at(day);
            let room = ticks.last().is_none_or(|t: &Tick| at - t.at >= YEAR_ROOM);
            if room && (year % step == 0 || ticks.is_empty()) && at < 97.0 {
                ticks.push(Tick { at, year, month: None });
            }
        }
        for &(year, month) in self.months.keys() {
            let Some(day) = Day::from_ymd_opt(year, month, 1) else { continue };
            let at = self.at(day);
            let room = ticks.iter().all(|t| (t.at - at).abs() >= MONTH_ROOM);
            if room && at < 97.0 {
                ticks.push(Tick { at, year, month: Some(month) });
            }
        }
        ticks.sort_by(|a, b| a.at.total_cmp(&b.at));
        ticks
    }
}

/// How much of its month is over when a day begins.
fn share_of_month(day: Day) -> f64 {
    f64::from(day.day0()) / f64::from(last_of_month(day).day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn keeps_order_and_stays_on_the_line() {
        let whens = [When::year(2015).expect("a year"), When::day(day(2024, 2, 29)), When::day(day(2024, 3, 5))];
        let scale = Scale::new(&whens).expect("it has days");
        let mut last = -1.0;
        let mut at = day(2015, 1, 1);
        while at <= day(2024, 3, 31) {
            assert!(scale.at(at) > last && scale.after(at) > scale.at(at), "{at}");
            last = scale.at(at);
            at = at.succ_opt().expect("there is a day after");
        }
        assert_eq!(scale.at(day(2015, 1, 1)), 0.0);
        assert!((scale.after(day(2024, 3, 31)) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn is_wide_where_much_happens() {
        let mut whens = vec![When::year(2015).expect("a year")];
        whens.extend((1..20).map(|d| When::day(day(2024, 2, d))));
        let scale = Scale::new(&whens).expect("it has days");
        assert!(scale.after(day(2024, 2, 29)) - scale.at(day(2024, 2, 1)) > 60.0);
        assert!(scale.ticks().windows(2).all(|t| t[1].at - t[0].at >= 4.0));
    }

    #[test]
    fn has_no_scale_without_days() {
        assert!(Scale::new(&[]).is_none());
    }
}
