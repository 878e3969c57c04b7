//! The year of a month or month-day that names none.

use chrono::{Datelike, Weekday};

use super::calendar::{add_days, distance};
use super::chain::Chain;
use crate::value::when::{Day, Granularity, When};

/// A month or month-day without its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bare {
    pub month: i64,
    pub day: Option<i64>,
    pub weekday: Option<Weekday>,
}

impl Bare {
    /// The days it covers in a year; `None` if that year has no such day, or the weekday is another.
    pub fn of(self, year: i32) -> Option<When> {
        let month = u32::try_from(self.month).ok()?;
        let Some(day) = self.day else { return When::month(year, month) };
        let day = Day::from_ymd_opt(year, month, u32::try_from(day).ok()?)?;
        self.weekday.is_none_or(|w| w == day.weekday()).then(|| When::day(day))
    }

    fn is_leap_day(self) -> bool {
        self.month == 2 && self.day == Some(29)
    }
}

/// The year, with a note of what told it.
pub(super) fn year(bare: Bare, chain: &Chain) -> Option<(i32, &'static str)> {
    let near = |year: &i32| chain.story.and_then(|s| s.latest).is_none_or(|story| story.year() - *year <= 1);
    let repeated = bare.day.and_then(|day| chain.seen_year(bare.month, day));
    if let Some(year) = repeated.filter(|_| !chain.told).filter(near) {
        return Some((year, "the same day as before"));
    }
    if let Some(published) = chain.published.filter(|_| chain.coming) {
        let ahead = |y: &i32| bare.of(*y).and_then(|w| w.latest).is_some_and(|last| last >= published);
        return (published.year()..=published.year() + 8).find(ahead).map(|year| (year, "the next one after publication"));
    }
    let story = chain.story.and_then(|s| s.earliest);
    let apart = chain.english && !chain.headed && chain.paragraph != chain.here;
    let anew = apart && chain.published.is_some_and(|published| is_recent(bare, published)) && !leads_up(bare, chain);
    let told = story.filter(|_| chain.told && !anew && !is_news(bare, chain));
    // what an English story tells is over
    let over = |year: &i32| {
        let first = bare.of(*year).and_then(|w| w.earliest);
        !apart || chain.future || chain.published.zip(first).is_none_or(|(published, first)| first <= published)
    };
    if let Some(year) = told.and_then(|story| along_story(bare, chain, story)).filter(over) {
        return Some((year, "year of the story"));
    }
    match (chain.published, story) {
        (Some(published), _) => near_publication(bare, chain, published).map(|year| (year, "year nearest before publication")),
        (None, Some(story)) => along_story(bare, chain, story).map(|year| (year, "year of the story")),
        (None, None) => None,
    }
}

/// "On Oct. 5 it gave notice. On Jan. 28, 2011, a judge …": whether it fits between where an English story stands and the next day of its
/// paragraph whose year is written out, less than a year on.
fn leads_up(bare: Bare, chain: &Chain) -> bool {
    let (Some(story), Some(limit)) = (chain.story.and_then(|s| s.earliest), chain.limit) else { return false };
    let start = |year: i32| bare.of(year).and_then(|w| w.earliest);
    (0..=366).contains(&distance(story, limit))
        && [story.year(), limit.year()].into_iter().filter_map(start).any(|day| story <= day && day <= limit)
}

/// Whether it may be a day of the last half year or a month of the last eleven: English news names the year of any other.
/// "On May 7", in the next paragraph of a story that has come to April 2012, goes on from there.
fn is_recent(bare: Bare, published: Day) -> bool {
    let first = |year: i32| bare.of(year).and_then(|w| w.earliest);
    let reach = if bare.day.is_some() { RECENT_DAY } else { RECENT_MONTH };
    let near = |day: Day| (0..=reach).contains(&distance(day, published));
    [published.year(), published.year() - 1].into_iter().filter_map(first).any(near)
}

/// How many days back a day or a month without its year may lie that an English paragraph begins with.
const RECENT_DAY: i64 = 183;
const RECENT_MONTH: i64 = 335;

/// A day of the last month before publication, in a paragraph after one that only mentioned some year, is news.
fn is_news(bare: Bare, chain: &Chain) -> bool {
    let coarse = chain.story.is_some_and(|s| s.granularity >= Granularity::Year) && !chain.leapt_by_the_way;
    let Some(published) = chain.published.filter(|_| coarse && !chain.heading && chain.paragraph != chain.here) else { return false };
    let day = bare.of(published.year()).and_then(|w| w.earliest);
    bare.day.is_some() && day.is_some_and(|d| (0..=31).contains(&distance(d, published)))
}

/// The story's year; the next one when that day is months behind where the story stands.
fn along_story(bare: Bare, chain: &Chain, story: Day) -> Option<i32> {
    let start = |year: i32| bare.of(year).and_then(|w| w.earliest);
    let year = story.year();
    if let (Some(back), Some(limit)) = (chain.before_leap.and_then(|b| b.earliest), chain.limit) {
        // 次年 was an aside: the day fits between the story before it and the next year written out
        let fits = |y: i32| start(y).is_some_and(|d| back <= d && d <= limit);
        if !fits(year) && fits(year - 1) {
            return Some(year - 1);
        }
    }
    if let Some(back) = chain.before_leap.filter(|_| chain.leapt_by_the_way && chain.paragraph != chain.here).and_then(|b| b.earliest) {
        // 7月29日签约。有人起诉,一年后被驳回。¶ 9月6日…: the story goes on from July
        if let Some(year) = [back.year(), back.year() + 1].into_iter().find(|y| start(*y).is_some_and(|d| back <= d)) {
            return Some(year);
        }
    }
    let Some(same) = start(year) else {
        return (year + 1..=year + 8)
            .chain((year - 8..year).rev())
            .find(|&y| start(y).is_some_and(|d| chain.published.is_none_or(|p| d <= p)));
    };
    let end = chain.limit.filter(|l| *l >= story).into_iter().chain(chain.published).min();
    let fine = chain.story.is_some_and(|s| s.granularity < Granularity::Year);
    let next = start(year + 1).filter(|d| end.is_none_or(|end| *d <= end));
    if fine && next.is_some() && distance(same, story) > 120 { Some(year + 1) } else { Some(year) }
}

/// Before publication, unless the day to come is far nearer or the words tell of a plan.
fn near_publication(bare: Bare, chain: &Chain, published: Day) -> Option<i32> {
    let reach = if bare.is_leap_day() || bare.weekday.is_some() { 8 } else { 1 };
    let year = published.year();
    let start = |y: &i32| bare.of(*y).and_then(|w| w.earliest);
    if chain.alone && !chain.request && start(&year).is_some() {
        return Some(year);
    }
    let past = (year - reach..=year).rev().find(|y| start(y).is_some_and(|d| d <= published));
    let future = (year..=year + reach).find(|y| start(y).is_some_and(|d| d > published));
    let Some(past_day) = past.as_ref().and_then(start) else { return future };
    let Some(future_day) = future.as_ref().and_then(start) else { return past };
    let (behind, ahead) = (distance(past_day, published), distance(published, future_day));
    if let Some(story) = chain.story.and_then(|s| s.earliest).filter(|s| chain.future && *s <= published && distance(*s, published) < 366) {
        // a plan told of in the past is one for after that
        return (story.year()..=story.year() + 1).find(|y| start(y).is_some_and(|d| d >= story)).or(past);
    }
    let plan = chain.future && add_days(published, 366).is_some_and(|end| future_day <= end) && behind > 7;
    // "in late January" looks back, even from November
    let far = if chain.english && bare.day.is_none() { 10 } else { 6 };
    if plan || !chain.over && ahead * far < behind { future } else { past }
}
