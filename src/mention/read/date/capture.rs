//! From the named captures of a rule to a date expression.
//!
//! | captures | say |
//! | --- | --- |
//! | `year`, `era`, `month`, `day`, `weekday` | a date as written; `year_word`, `month_word`, `day_word` one that hangs on a clock |
//! | `part`, `quarter`, `quarter_end`, `half` | a part of the year or month |
//! | `nth`, `first`, `last`, `nth_count`, `nth_unit`, `nth_weekday` | 第3周, 前五个月, the last Monday of |
//! | `to_year`, `to_month`, `to_day` | the other end of a range whose ends share the rest |
//! | `past_month`, `next_month`, `this_month`, `that_month`, `following_month` with `month` | "last August", "that December" |
//! | `week_word`, `weekend`, `quarter_word` | a week or quarter that hangs on a clock |
//! | `count`, `unit`, `plus_half` with `ago`, `later`, `hence`, `within`, `past` or `coming` | a distance or a stretch; `past_full` and `coming_full` leave the clock's day out |
//! | `turn_weekday` with `count` or `after_next`, `following_weekday`, `past_weekday`, `turn_month` | the nth such weekday or month from a clock |
//! | `feast` | a holiday by its English name, with `year` or `year_word` |
//! | `business` with `count`, `decade_word`, `past_decade` | so many days of business, a decade |
//! | `of_year` | a part of the clock's year |
//! | `decade`, `to_decade`, `decade_part`, `century`, `century_word` | 上世纪90年代末, 七八十年代, 18世纪 |
//! | `festival`, `lunar` with `holidays`, `around` or `eve` | 去年国庆期间, 农历正月初一 |
//! | `half_word` | 上个半年 |
//! | `count`, `unit` with `or_before` or `passing` | 三年以前, 过两天; `more` and `rough` with 多: 20多年, 3个多月; `plus_months`, `low_count` (三至五天后) |
//! | `pair`, `pair_unit` | 今明两年 |
//! | `roc_year` | a year of the Republic of China without its era |
//! | `date` | the words that are the date, when the pattern needs some around them |
//!
//! A digit at the end of a name tells alternatives of one pattern apart and means nothing: `quarter`, `quarter2`.

use std::borrow::Cow;

use super::era;
use super::expression::{Amount, Calendar, Clock, Expression, Field, Part, Unit};
use super::feast::feast;
use super::hung::{How, Hung, clock};
use super::length::Length;
use super::occasion::{self, Reach};
use super::words;
use crate::pack::pattern::Found;

/// What the captures say; `None` if they say nothing possible.
pub(super) fn expression(text: &str, found: &Found<'_>) -> Option<Expression> {
    let said = Said::new(text, found);
    if let Some(decade) = said.get("decade") {
        let century = match (said.get("century"), said.get("century_word")) {
            (Some(number), _) => Some(Field::Exact(words::number(&number)?)),
            (None, Some(word)) => Some(words::relative(&word)?),
            (None, None) => None,
        };
        if let Some(last) = said.get("to_decade") {
            let of = |tens: &str| Some(Box::new(Expression::Decade { century, decade: 10 * words::number(tens)? }));
            return Some(Expression::Range(of(&decade)?, of(&last)?));
        }
        let decade = Expression::Decade { century, decade: decade_number(&decade)? };
        return Some(match said.read("decade_part", words::part)? {
            Some(part) => Expression::PartOf(Box::new(decade), part),
            None => decade,
        });
    }
    if let Some(century) = said.get("century") {
        return Some(Expression::Century(Field::Exact(words::number(&century)?), said.read("part", words::part)?));
    }
    if let Some(word) = said.get("century_word") {
        return Some(Expression::Century(words::relative(&word)?, said.read("part", words::part)?));
    }
    if let Some(name) = said.get("feast") {
        let year = said.read("year", words::year)?.or(said.read("year_word", words::relative)?);
        return Some(Expression::Feast(feast(&name)?, year));
    }
    if let Some(turns) = said.turns() {
        return turns;
    }
    if let Some(amount) = said.amount() {
        let amount = amount?;
        return said.distance(amount);
    }
    if let Some(word) = said.get("quarter_word") {
        return match words::relative(&word)? {
            Field::Relative(clock, quarters) => {
                let quarter = said.to_the_end(Expression::Quarter { clock, quarters });
                Some(match said.read("part", words::part)? {
                    Some(part) => Expression::PartOf(Box::new(quarter), part),
                    None => quarter,
                })
            }
            Field::Exact(_) | Field::Short(_) => None,
        };
    }
    if let Some(word) = said.get("half_word") {
        return match words::relative(&word)? {
            Field::Relative(clock, halves) => Some(Expression::HalfYear { clock, halves }),
            Field::Exact(_) | Field::Short(_) => None,
        };
    }
    if let Some(word) = said.get("pair") {
        return pair(&word, &said.get("pair_unit")?);
    }
    let calendar = said.calendar()?;
    if let Some(occasion) = said.occasion(&calendar) {
        return occasion;
    }
    if let Some(month) = said.month_of(&calendar) {
        return Some(month);
    }
    if let Some(week) = said.week(&calendar) {
        return week;
    }
    let to = Calendar {
        year: said.read("to_year", words::year)?,
        month: said.read("to_month", words::month)?.map(Field::Exact),
        day: said.read("to_day", words::number)?.map(Field::Exact),
        ..Calendar::default()
    };
    let from = said.to_the_end(Expression::Calendar(calendar));
    if to == Calendar::default() {
        return (calendar != Calendar::default()).then_some(from);
    }
    Some(Expression::Range(Box::new(from), Box::new(Expression::Calendar(to))))
}

/// 90, 九十, "1990", "nineties": the first year of the decade, or its last two digits.
fn decade_number(word: &str) -> Option<i64> {
    let tens = ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"];
    if word == "two thousand" {
        return Some(2000);
    }
    if let Some(decade) = word.strip_prefix("nineteen ") {
        return decade_number(decade).map(|tens| 1900 + tens);
    }
    match tens.iter().rposition(|t| word.starts_with(t)) {
        Some(at) if word.ends_with("ties") => Some(10 * (at as i64 + 2)),
        _ => words::number(word).filter(|n| n % 10 == 0),
    }
}

/// 今明两年, 昨今两天: from the first to the last of them.
fn pair(words: &str, unit: &str) -> Option<Expression> {
    let end = |word: Option<char>| {
        let steps = match word? {
            '前' => -2,
            '去' | '昨' => -1,
            '今' => 0,
            '明' => 1,
            '后' => 2,
            _ => return None,
        };
        let field = Some(Field::Relative(Clock::Published, steps));
        Some(Expression::Calendar(match words::unit(unit)? {
            Unit::Year => Calendar { year: field, ..Calendar::default() },
            Unit::Day => Calendar { day: field, ..Calendar::default() },
            _ => return None,
        }))
    };
    let mut chars = words.chars();
    Some(Expression::Range(Box::new(end(chars.next())?), Box::new(end(chars.next_back())?)))
}

/// The captures of a match by their names.
struct Said<'p, 't>(Vec<(&'p str, &'t str)>);

impl<'p, 't> Said<'p, 't> {
    fn new(text: &'t str, found: &Found<'p>) -> Self {
        Self(found.captures().map(|(name, range)| (name.trim_end_matches(|c: char| c.is_ascii_digit()), &text[range])).collect())
    }

    /// In lower case.
    fn get(&self, name: &str) -> Option<Cow<'t, str>> {
        let &(_, text) = self.0.iter().find(|(n, _)| *n == name)?;
        let capital = text.bytes().any(|b| b.is_ascii_uppercase());
        Some(if capital { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) })
    }

    /// 三季度末: the last month of what was said.
    fn to_the_end(&self, whole: Expression) -> Expression {
        if self.has("quarter_end") { Expression::PartOf(Box::new(whole), Part::Late) } else { whole }
    }

    fn is_ago(&self) -> bool {
        self.has("ago") || self.has("or_before")
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| *n == name)
    }

    /// Outer `None`: captured but without meaning, so that the whole reading fails.
    fn read<T>(&self, name: &str, meaning: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        match self.get(name) {
            Some(word) => meaning(&word).map(Some),
            None => Some(None),
        }
    }

    /// Outer `None`: no amount was captured; inner `None`: it means nothing.
    fn amount(&self) -> Option<Option<Amount>> {
        let count = self.get("count")?;
        let unit = self.get("unit").and_then(|u| words::unit(&u));
        Some(unit.and_then(|unit| {
            let vague = self.has("past") || self.has("within");
            let (low, high) = match count.trim() {
                // 近几年 is as long as "the last few years"
                "几" | "数" if vague => (3, 3),
                "半" | "half" | "half a" => (0, 0),
                "几" | "数" | "若干" => (2, 9),
                "几十" | "数十" => (20, 100),
                "few" | "a few" | "several" => (3, 3),
                word if let Some(either) = words::either(word) => either,
                word => match word.strip_suffix('几') {
                    // 十几, 二十几
                    Some(tens) => words::number(tens).map(|n| (n, n + 10))?,
                    None => words::number(word).map(|n| (n, if self.has("more") && n % 10 == 0 { n + 10 } else { n }))?,
                },
            };
            let low = self.get("low_count").and_then(|n| words::number(&n)).filter(|n| *n < high).unwrap_or(low);
            let months = self.get("plus_months").and_then(|m| words::number(&m));
            let (low, high, unit) = months.map_or((low, high, unit), |m| (12 * low + m, 12 * high + m, Unit::Month));
            let (low, high) = match &*self.get("unit")? {
                unit if unit.starts_with("fortnight") => (2 * low, 2 * high),
                unit if unit.starts_with("hour") => (low / 24, high / 24),
                _ => (low, high),
            };
            (high < 10_000).then(|| Amount { low, high, half: low == 0 || self.has("plus_half"), rough: self.has("rough"), unit })
        }))
    }

    /// "two Sundays from now", "the Friday after next", "the following Monday", "March after next".
    /// Outer `None`: none of these was captured.
    fn turns(&self) -> Option<Option<Expression>> {
        let on = if self.has("following_weekday") { Clock::Story } else { Clock::Published };
        let how = if self.has("business") {
            let sign = if self.has("past_full") { -1 } else { 1 };
            self.read("count", words::number).flatten().filter(|n| (1..=250).contains(n)).map(|count| How::Business { count, sign })
        } else if self.has("past_decade") {
            Some(How::Lasting { length: Length::of(1, Unit::Decade), sign: -1 })
        } else if let Some(word) = self.get("decade_word") {
            match words::relative(&word) {
                Some(Field::Relative(_, turn)) => Some(How::Decade { turn }),
                _ => None,
            }
        } else if let Some(word) = self.get("past_weekday") {
            words::weekday(&word).map(|weekday| How::Weekday { weekday, nth: -1 })
        } else if let Some(word) = self.get("following_weekday").or_else(|| self.get("turn_weekday")) {
            let sign = if self.has("ago") { -1 } else { 1 };
            let count = self.read("count", words::number).map(|count| sign * count.unwrap_or(if self.has("after_next") { 2 } else { 1 }));
            words::weekday(&word).zip(count).map(|(weekday, nth)| How::Weekday { weekday, nth })
        } else if let Some(word) = self.get("turn_month") {
            words::month(&word).map(|month| How::Month { month, nth: 2 })
        } else {
            return None;
        };
        Some(how.map(|how| Expression::Hung(Box::new(Hung { on: clock(on), how }))))
    }

    /// 三天后, 近三年, 三年后的5月.
    fn distance(&self, amount: Amount) -> Option<Expression> {
        let sign = if self.is_ago() || self.has("past") || self.has("earlier") { -1 } else { 1 };
        if self.has("upcoming_full") {
            return Some(Expression::Hung(Box::new(Hung { on: clock(Clock::Published), how: How::Upcoming { amount } })));
        }
        if self.has("passing") {
            return Some(Expression::OrAfter(Box::new(Expression::Away { clock: Some(Clock::Published), amount, sign: 1 })));
        }
        if self.has("past_full") || self.has("coming_full") {
            let sign = if self.has("past_full") { -1 } else { 1 };
            return Some(Expression::Stretch { clock: Clock::Published, amount, sign, counts: false });
        }
        if self.has("past") || self.has("coming") || self.has("within") {
            let clock = if self.has("within") { Clock::Story } else { Clock::Published };
            return Some(Expression::Stretch { clock, amount, sign, counts: true });
        }
        if amount.unit == Unit::Year && (self.has("month") || self.has("part") || self.has("this_day")) {
            let clock = if self.is_ago() { Clock::Published } else { Clock::Story };
            let calendar = self.calendar()?;
            if let (true, 1, Some(Field::Exact(month))) = (amount.half && amount.low == 0, sign, calendar.month) {
                // 半年后的4月: the next one
                let day = if let Some(Field::Exact(day)) = calendar.day { Some(day) } else { None };
                return Some(Expression::MonthOf { clock, turn: 1, month, day });
            }
            if self.has("this_day") {
                let length = Length::of(amount.low, Unit::Year);
                return Some(Expression::Hung(Box::new(Hung { on: super::hung::clock(clock), how: How::Moved { length, sign } })));
            }
            let year = Some(Field::Relative(clock, sign * amount.low));
            return Some(Expression::Calendar(Calendar { year, ..calendar }));
        }
        let clock = if self.has("hence") || self.is_ago() {
            Some(Clock::Published)
        } else if self.has("earlier") || self.has("later") {
            Some(Clock::Story)
        } else {
            None
        };
        // 两年多前 lies between two and three years back
        let more = amount.rough && !amount.half && amount.unit == Unit::Year;
        let away = Expression::Away { clock, amount: Amount { high: amount.high + i64::from(more), ..amount }, sign };
        Some(if self.has("or_before") {
            Expression::OrBefore(Box::new(away))
        } else if self.has("more") && sign > 0 && amount.high > amount.low {
            Expression::OrAfter(Box::new(away))
        } else {
            away
        })
    }

    fn calendar(&self) -> Option<Calendar> {
        let era = self.read("era", era::before)?;
        let mut year = self.read("year", words::year)?;
        if let (Some(start), Some(Field::Exact(n) | Field::Short(n))) = (era, year) {
            year = Some(Field::Exact(start + n));
        }
        if let Some(n) = self.read("roc_year", words::number)? {
            year = Some(Field::Exact(era::REPUBLIC + n));
        }
        let month = self.read("month", words::month)?.map(Field::Exact);
        let day = self.read("day", words::number)?.map(Field::Exact);
        if matches!(day, Some(Field::Exact(d)) if !(1..=31).contains(&d)) {
            return None;
        }
        Some(Calendar {
            year: year
                .or(self.read("year_word", words::relative_year)?)
                .or(self.has("of_year").then_some(Field::Relative(Clock::Published, 0))),
            month: month.or(self.read("month_word", words::relative)?),
            // 昨(29)日: the word tells more than the number
            day: self.read("day_word", words::relative)?.or(day),
            weekday: self.read("weekday", words::weekday)?,
            part: self.part()?,
        })
    }

    /// Outer `None`: no day that has a name was captured; inner `None`: it means nothing.
    fn occasion(&self, calendar: &Calendar) -> Option<Option<Expression>> {
        let said = match (self.get("festival"), self.get("lunar")) {
            (Some(name), _) => occasion::by_name(&name),
            (None, Some(day)) => occasion::by_lunar_day(&day),
            (None, None) => return None,
        };
        let reach = match () {
            () if self.has("holidays") => Reach::Holidays,
            () if self.has("around") => Reach::Around,
            () if self.has("eve") => Reach::Eve,
            () => Reach::Day,
        };
        Some(said.map(|said| Expression::Occasion { year: calendar.year, said, reach }))
    }

    /// Outer `None`: captured but without meaning.
    fn part(&self) -> Option<Option<Part>> {
        if let Some(word) = self.get("quarter") {
            return words::number(&word).filter(|q| (1..=4).contains(q)).map(|q| Some(Part::Quarter(q)));
        }
        if let Some(word) = self.get("half") {
            return words::number(&word).filter(|h| (1..=2).contains(h)).map(|h| Some(Part::Half(h)));
        }
        let last = self.has("last");
        let nth = self.read("nth", words::number)?.unwrap_or(1);
        if let Some(word) = self.get("nth_weekday") {
            let weekday = words::weekday(&word)?;
            return Some(Some(Part::Weekday { nth: if last { -nth } else { nth }, weekday }));
        }
        if let Some(word) = self.get("nth_unit") {
            let count = self.read("nth_count", words::number)?.unwrap_or(1);
            let nth = if last { -(count + nth - 1) } else { nth };
            return Some(Some(Part::Count { nth, count, unit: words::unit(&word)? }));
        }
        self.read("part", words::part)
    }

    /// "last August": a month beside a word that says which one.
    fn month_of(&self, calendar: &Calendar) -> Option<Expression> {
        let (clock, turn) = if self.has("past_month") {
            (Clock::Published, -1)
        } else if self.has("next_month") {
            (Clock::Published, 1)
        } else if self.has("this_month") {
            (Clock::Published, 0)
        } else if self.has("following_month") {
            (Clock::Story, 1)
        } else if self.has("that_month") {
            (Clock::Heard, 0)
        } else {
            return None;
        };
        let (Some(Field::Exact(month)), day) = (calendar.month, calendar.day) else { return None };
        let day = if let Some(Field::Exact(day)) = day { Some(day) } else { None };
        Some(Expression::MonthOf { clock, turn, month, day })
    }

    /// Outer `None`: it is no week. A weekday beside a month or a day of the month only confirms it.
    fn week(&self, calendar: &Calendar) -> Option<Option<Expression>> {
        let word = self.get("week_word");
        let lone = calendar.weekday.is_some() && *calendar == Calendar { weekday: calendar.weekday, ..Calendar::default() };
        if word.is_none() && !lone && !self.has("weekend") {
            return None;
        }
        let (clock, weeks) = match word.map(|w| words::relative(&w)) {
            None => (Clock::Published, None),
            Some(Some(Field::Relative(clock, weeks))) => (clock, Some(weeks)),
            Some(_) => return Some(None),
        };
        Some(Some(Expression::Week { clock, weeks, weekday: calendar.weekday, weekend: self.has("weekend"), part: calendar.part }))
    }
}
