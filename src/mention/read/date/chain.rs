//! The chain along the story: each resolved date becomes the anchor of the next relative one.

use chrono::Datelike;

use super::aside::{is_aside, is_looked_back_to, is_told, is_until_today};
use super::beside::Placed;
use super::calendar::{add_days, distance, monday};
use super::expression::{Clock, Expression, Field, Part, Unit};
use super::grammar::Effect;
use super::resolve::resolve;
use crate::text::TextView;
use crate::value::when::{Day, Granularity, When};

/// The day of publication and where the story stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    pub published: Option<Day>,
    /// The last date of the story.
    pub story: Option<When>,
    /// The end of the last date that was told, of a period too: "the following March" comes after it.
    pub last: Option<Day>,
    /// The end of the last date that was named at all, by the way too: "it had sued in July 2021. That September …".
    pub heard: Option<Day>,
    /// The last date that was one day.
    pub day: Option<Day>,
    /// The last year and month that were named together.
    pub month: Option<(i32, u32)>,
    /// The story tells of a year that the text names, not of the year it was published in.
    pub told: bool,
    /// It tells of one that is counted back from publication: 去年.
    pub counted_back: bool,
    /// Where the story stood before it leapt ahead (次年, 三年后): it may come back.
    pub before_leap: Option<When>,
    /// It leapt by years in the middle of a sentence, by the way: 有人起诉,一年后被驳回。
    pub leapt_by_the_way: bool,
    /// The next date further on whose year is written out.
    pub limit: Option<Day>,
    /// The paragraph of the story's last date.
    pub paragraph: usize,
    /// That paragraph is nothing but the date: a heading over what follows.
    pub heading: bool,
    /// Headings have told the year, here or further up.
    pub headed: bool,
    /// English news names the year of every day that is not of the last months.
    pub english: bool,
    /// Paragraph of the date being read.
    pub here: usize,
    /// The sentence that moved the story last, and the first day it told.
    led: Option<(usize, When)>,
    /// A year named by the way in a sentence, from which that sentence may count.
    aside: Option<(usize, When)>,
    /// The date just before, where it was one day: where it ends, and the day.
    before: Option<(usize, Day)>,
    /// The date being read may lie ahead of publication.
    pub future: bool,
    /// What happened on it is over, as its verb says.
    pub over: bool,
    /// It does lie ahead of publication.
    pub coming: bool,
    /// The text is no story but a date that somebody asks for.
    pub request: bool,
    /// The date is all there is to read: nothing tells of news.
    pub alone: bool,
    /// The years that bare month-days were resolved to, 31 a month: the same one later is the same day.
    seen: Vec<Option<i32>>,
    /// For each date the next one whose year is written out, with its paragraph.
    limits: Vec<Option<(Day, usize)>>,
}

impl Chain {
    /// A chain that has read nothing yet.
    pub fn new(view: &TextView, published: Option<Day>, placed: &[Placed]) -> Self {
        let mut limits = vec![None; placed.len()];
        let mut next = None;
        for (at, one) in placed.iter().enumerate().rev() {
            limits[at] = next;
            if let (Some(_), false) = (one.said.exact_year(), one.source) {
                let day = resolve(&one.said, &Self::default()).and_then(|(when, _)| when.latest);
                next = day.map(|day| (day, view.paragraph_at(one.span.start()))).or(next);
            }
        }
        Self { published, limits, ..Self::default() }
    }

    /// Resolves one date and moves the story on; with a note of how, when it was not plain.
    pub fn read(&mut self, view: &TextView, at: usize, one: &Placed) -> (Option<When>, Option<&'static str>) {
        self.here = view.paragraph_at(one.span.start());
        // what an English paragraph tells ends with it; the years of a chronology go on
        let limit = self.limits.get(at).copied().flatten();
        self.limit = limit.filter(|(_, paragraph)| !self.english || self.headed || *paragraph == self.here).map(|(day, _)| day);
        let sentence = view.sentence_at(one.span.start());
        self.come_back(sentence);
        self.future = one.future || self.request;
        self.coming = one.coming && self.published.is_some();
        self.over = self.english && !self.future && is_told(view.as_str(), one);
        let back = self.glance_back(view.as_str(), sentence, one);
        let said = back.as_ref().unwrap_or(&one.said);
        if let Some((_, year)) = self.aside.filter(|(at, _)| *at == sentence && one.said.is_leap_forward()) {
            // 2015年亏损,两年之后扭亏: two years after that, and the story goes on from neither
            let story = self.story.replace(year);
            let found = resolve(said, self);
            self.story = story;
            return found.map_or((None, None), |(when, note)| (Some(when), note));
        }
        if let Some((when, note)) = self.same_day(view.as_str(), one) {
            return (Some(when), note);
        }
        let Some((when, note)) = resolve(said, self) else { return (None, None) };
        self.heard = when.latest.or(self.heard);
        self.before = when.earliest.filter(|_| when.granularity == Granularity::Day).map(|day| (one.span.end(), day));
        let source = one.source || is_until_today(view.as_str(), one) || self.english && is_looked_back_to(view.as_str(), one);
        // "had been rivals since 2003, when Birch bought Cedar": that year
        let that_year = one.bound == Some(Effect::Since) && view.as_str()[one.span.end()..].starts_with(", when ");
        let one = &Placed { bound: one.bound.filter(|b| !self.closes(*b, when) && !that_year), source, ..one.clone() };
        // "before the end of the month" is up to its end
        let ends = one.bound == Some(Effect::Ahead) && view.slice(one.span).starts_with("the end of");
        let bounded = bound(when, if ends { Some(Effect::Until) } else { one.bound });
        if !one.source {
            self.last = when.latest.or(self.last);
        }
        let past = self.is_year_past(view.as_str(), one, when);
        self.aside = if past && !self.english { Some((sentence, when)) } else { self.aside.filter(|(at, _)| *at == sentence) };
        if !one.source && !past && self.moves(view.as_str(), one, said, when) && (!is_aside(view.as_str(), one) || self.has_come_to(when)) {
            self.go(view, one, when);
            if !is_dateline(view.as_str(), one) {
                self.lead(sentence, when);
            }
        } else if !one.source && one.said.is_period_of_now() {
            // 今年3月至6月: the story has left the year it told of
            self.told = false;
        } else if !one.source
            && when.granularity == Granularity::Day
            && !said.is_look_back()
            && self.story.is_none_or(|s| s.earliest <= when.earliest)
        {
            // a day to come moves no story, but 次日 after it is the day after it
            self.mark(when);
        }
        (bounded, note)
    }

    /// 4月24日,一个周五, "May 12, a Friday": a weekday in apposition is that day.
    fn same_day(&self, text: &str, one: &Placed) -> Option<(When, Option<&'static str>)> {
        let Expression::Week { weeks: None, weekday: Some(weekday), weekend: false, .. } = one.said else { return None };
        let (end, day) = self.before?;
        let beside = matches!(text.get(end..one.span.start())?, ", a " | ",一个" | ",是个" | ",正是" | ",那是一个" | ", that is, " | ", ");
        (beside && day.weekday() == weekday).then(|| (When::day(day), Some("the day before it")))
    }

    /// "sued on March 3, saying that the deal signed in 2027 was broken": a year before the day that an English story has come to,
    /// named by the way, is not where it goes on from.
    fn is_year_past(&self, text: &str, one: &Placed, when: When) -> bool {
        let come_to = self.story.filter(|s| s.granularity <= Granularity::Month && self.paragraph == self.here);
        let before = come_to.is_some_and(|s| when.latest < s.earliest && when.latest.is_some());
        if !self.english {
            // 方案显示,公司2015年亏损; 这笔钱自2022年起转走: a year inside a clause
            let since = text[one.span.end()..].starts_with('起') || one.bound == Some(Effect::Since);
            let since = since && text[..one.span.start()].ends_with(['自', '从']);
            // 自2018年以来,甲…: up to where the story stands
            let until_now = before && one.bound == Some(Effect::Since) && text[one.span.range()].ends_with("以来");
            return when.granularity > Granularity::Month
                && one.said.exact_year().is_some()
                && (before || since)
                && (until_now || !leads_clause(text[..one.span.start()].trim_end_matches(['自', '从']).len(), text));
        }
        // "In 2016 they had signed a deal.": the story goes back
        let opens = || {
            leads_clause(one.span.start(), text)
                || ["In", "By", "Since", "During"].iter().any(|w| text[..one.span.start()].trim_end().ends_with(w))
        };
        self.english && when.granularity == Granularity::Year && before && !opens()
    }

    /// "had to cancel a March 2020 session, and heard it in October": by the way, but the story has come to it.
    fn has_come_to(&self, when: When) -> bool {
        let fine = |w: When| w.granularity <= Granularity::Season;
        self.english && fine(when) && self.paragraph == self.here && self.story.is_some_and(|s| fine(s) && s.latest < when.earliest)
    }

    /// Whether a Chinese story has come, in this paragraph, to a day of a year long past, which its weekdays follow.
    pub fn is_in_the_past(&self) -> bool {
        let long_ago = self.day.zip(self.published).is_some_and(|(day, published)| distance(day, published) > NEWS);
        !self.english && self.told && self.paragraph == self.here && long_ago
    }

    /// The day a clock shows; the story's clock shows the day of publication before the story has begun.
    pub fn clock(&self, clock: Clock) -> Option<Day> {
        match clock {
            Clock::Told if !self.told => self.published,
            Clock::Published => self.published,
            Clock::Heard if self.heard.is_some() => self.heard,
            Clock::Story | Clock::Told | Clock::Heard => self.story.and_then(|s| s.latest.or(s.earliest)).or(self.published),
        }
    }

    /// "until the third quarter of 2019", "by last week it had": what is over by publication is when it was so.
    fn closes(&self, bound: Effect, when: When) -> bool {
        let over = self.published.zip(when.latest).is_some_and(|(published, last)| last <= published);
        self.english && !self.request && !self.alone && bound == Effect::Until && over && when.granularity > Granularity::Day
    }

    /// Notes the first day of a sentence. 3月5日甲公告称,乙2月28日起诉: a day without its year that lies before it is told of, not come to.
    fn lead(&mut self, sentence: usize, when: When) {
        match self.led.filter(|(s, _)| *s == sentence) {
            Some((_, led)) if !self.english && when.latest < led.earliest => {}
            _ => self.led = Some((sentence, when)),
        }
    }

    /// Goes back to the day that led the sentence before, when that sentence told of an earlier one.
    fn come_back(&mut self, sentence: usize) {
        let Some((from, led)) = self.led.filter(|(s, _)| *s != sentence) else { return };
        self.led = None;
        let next = if self.english { from + 1 == sentence } else { sentence <= from + COMES_BACK };
        let fine = Granularity::Day..=if self.english { Granularity::Day } else { Granularity::Month };
        if next && self.story.is_some_and(|s| s.latest < led.earliest) && fine.contains(&led.granularity) {
            self.story = Some(led);
            self.mark(led);
        }
    }

    /// 3月5日法院裁定,租约早在五年前就已失效: five years before the ruling. 2015年3月,谈判告吹;三周前,…: before that March.
    fn glance_back(&self, text: &str, sentence: usize, one: &Placed) -> Option<Expression> {
        let (said, unit) = one.said.before_story().filter(|_| !self.english)?;
        if unit >= Unit::Year {
            let dated = self.led.is_some_and(|(s, _)| s == sentence);
            return Some(said).filter(|_| dated && !leads_clause(one.span.start(), text));
        }
        let story = self.story.filter(|_| self.told && self.paragraph == self.here).and_then(|s| s.earliest);
        let long_ago = story.zip(self.published).is_some_and(|(s, p)| distance(s, p) > NEWS);
        Some(said).filter(|_| long_ago)
    }

    /// Plans, open ends, long periods and whole eras do not move the story.
    fn moves(&self, text: &str, one: &Placed, said: &Expression, when: When) -> bool {
        let ahead = matches!((self.published, when.earliest), (Some(p), Some(e)) if e > p);
        let open = when.earliest.is_none() || matches!(one.bound, Some(Effect::Until | Effect::Ahead));
        let open = open && !(one.said.is_deictic() && when.granularity == Granularity::Day);
        let long = matches!((when.earliest, when.latest), (Some(a), Some(b)) if distance(a, b) > 62);
        let unsaid = one.said.exact_year().is_none() && !one.said.is_leap_forward();
        let period =
            long && matches!(one.said, Expression::Range(..)) && !(one.said.is_within_a_year() && leads_clause(one.span.start(), text))
                || matches!(one.said.calendar(), Some(c) if unsaid && matches!(c.part, Some(Part::Quarter(_) | Part::Half(_))));
        // 当年 after 4月3日: the story stands there still
        let within = self.story.is_some_and(|s| {
            let inside = |a: Option<Day>, b: Option<Day>| a.zip(b).is_some_and(|(a, b)| a <= b);
            when.granularity > s.granularity && inside(when.earliest, s.earliest) && inside(s.latest, when.latest)
        });
        // "it would be over by the following March. On Nov. 29 Birch sued": a plan of those days
        let planned = self.english && self.told && one.future && unsaid && self.story.is_some_and(|s| s.latest < when.earliest);
        // 7月2日投票。前一天交出的结论说,造假始于当年4月: told by the way
        let glance = !self.english
            && matches!(one.said.calendar(), Some(c) if c.year == Some(Field::Relative(Clock::Story, 0)))
            && self.story.is_some_and(|s| when.latest < s.earliest)
            && !leads_clause(one.span.start(), text);
        !ahead && !open && !within && !planned && !glance && !one.said.is_stretch() && !said.is_look_back() && !period
    }

    fn go(&mut self, view: &TextView, one: &Placed, when: When) {
        let Some(first) = when.earliest else { return };
        if one.said.is_leap_forward() {
            let opens = view.as_str()[..one.span.start()].trim_end().is_empty()
                || view.as_str()[..one.span.start()].trim_end().ends_with(['。', '!', '?', '\n', '”']);
            self.leapt_by_the_way = !self.english && when.granularity == Granularity::Year && !opens;
            self.before_leap = self.story;
        } else if !one.said.is_bare() {
            self.before_leap = None;
        }
        let this_year = self.published.is_some_and(|p| p.year() == first.year());
        // 转折发生在去年。1月31日…: that year goes on
        let named = one.said.exact_year().is_some() || one.said.is_of_a_past_year();
        self.counted_back = one.said.is_of_a_past_year() || self.counted_back && !named;
        self.told = if named { !this_year } else { self.told && !one.said.is_deictic() };
        self.mark(when);
        if let Some((Field::Exact(month), Field::Exact(day))) = one.said.calendar().and_then(|c| c.month.zip(c.day)) {
            self.note_year(month, day, first.year());
        }
        self.story = Some(when);
        self.paragraph = self.here;
        let paragraph = view.paragraphs.get(self.here).map_or(0, |p| p.span.len());
        self.heading = paragraph <= one.span.len() + 8;
        let heads = self.heading || starts_line(view.as_str(), one.span.start()) && one.said.exact_year().is_some();
        // a day alone on its line is the dateline
        self.headed |= heads && when.granularity >= Granularity::Month;
    }

    /// The year that this month-day was last resolved to.
    pub fn seen_year(&self, month: i64, day: i64) -> Option<i32> {
        self.seen.get(month_day(month, day)?).copied().flatten()
    }

    fn note_year(&mut self, month: i64, day: i64, year: i32) {
        let Some(at) = month_day(month, day) else { return };
        if self.seen.is_empty() {
            self.seen.resize(12 * 31, None);
        }
        if let Some(place) = self.seen.get_mut(at) {
            *place = Some(year);
        }
    }

    /// Notes the last day and month that were named.
    fn mark(&mut self, when: When) {
        let (Some(first), Some(last)) = (when.earliest, when.latest) else { return };
        if first == last {
            self.day = Some(last);
        }
        if (first.year(), first.month()) == (last.year(), last.month()) {
            self.month = Some((first.year(), first.month()));
        }
    }

    /// The Monday of a clock's week, moved by weeks.
    pub fn week(&self, clock: Clock, weeks: i64) -> Option<Day> {
        add_days(monday(self.clock(clock)?)?, 7 * weeks)
    }
}

/// 2003. Holmes founds the firm: the date leads its line.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '【', '[']);
    before.is_empty() || before.ends_with('\n')
}

/// 本报银川5月18日电: the day of the report leads no sentence.
fn is_dateline(text: &str, one: &Placed) -> bool {
    text[one.span.end()..].starts_with(['电', '讯', ')'])
}

/// How many sentences later, none of them dated, a Chinese story is back on the day that led the one that looked back.
const COMES_BACK: usize = 8;

/// How many days back a story may stand for 三周前 to hang on publication.
const NEWS: i64 = 180;

/// Whether a date begins its clause.
fn leads_clause(at: usize, text: &str) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with([',', '。', ';', ':', '!', '?', '\n', '”', '“', ')', '】'])
}

/// The place of a month-day in a table of 31 a month.
fn month_day(month: i64, day: i64) -> Option<usize> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| usize::try_from(31 * (month - 1) + day - 1).ok()).flatten()
}

/// "by X" and "before X" are open to the past, "since X" and "after X" to the future.
fn bound(when: When, effect: Option<Effect>) -> Option<When> {
    let range = |earliest, latest| When::between(earliest, latest, Granularity::Range);
    match effect {
        Some(Effect::Until) => range(None, when.latest),
        Some(Effect::Ahead) => range(None, when.earliest.and_then(|d| add_days(d, -1))),
        Some(Effect::Since) => range(when.earliest, None),
        Some(Effect::Beyond) => range(when.latest.and_then(|d| add_days(d, 1)), None),
        _ => Some(when),
    }
}
