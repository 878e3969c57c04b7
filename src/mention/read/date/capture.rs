//! From the named captures of a rule to a date expression.
//!
//! | captures | say |
//! | --- | --- |
//! | `year`, `era`, `month`, `day`, `weekday` | a date as written; `year_word`, `month_word`, `day_word` one that hangs on a clock |
//! | `part`, `quarter`, `half` | a part of the year or month |
//! | `nth`, `first`, `last`, `nth_count`, `nth_unit`, `nth_weekday` | 第3周, 前五个月, the last Monday of |
//! | `to_year`, `to_month`, `to_day` | the other end of a range whose ends share the rest |
//! | `past_month`, `next_month`, `this_month`, `that_month` with `month` | "last August", "that December" |
//! | `week_word`, `weekend`, `quarter_word` | a week or quarter that hangs on a clock |
//! | `count`, `unit`, `plus_half` with `ago`, `later`, `hence`, `within`, `past` or `coming` | a distance or a stretch; `past_full` and `coming_full` leave the clock's day out |
//! | `decade`, `century`, `century_word` | 上世纪90年代, 18世纪 |
//! | `date` | the words that are the date, when the pattern needs some around them |
//!
//! A digit at the end of a name tells alternatives of one pattern apart and means nothing: `quarter`, `quarter2`.

use std::borrow::Cow;

use super::expression::{Amount, Calendar, Clock, Expression, Field, Part, Unit};
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
        return Some(Expression::Decade { century, decade: decade_number(&decade)? });
    }
    if let Some(century) = said.get("century") {
        return Some(Expression::Century(Field::Exact(words::number(&century)?), said.read("part", words::part)?));
    }
    if let Some(word) = said.get("century_word") {
        return Some(Expression::Century(words::relative(&word)?, said.read("part", words::part)?));
    }
    if let Some(amount) = said.amount() {
        let amount = amount?;
        return said.distance(amount);
    }
    if let Some(word) = said.get("quarter_word") {
        return match words::relative(&word)? {
            Field::Relative(clock, quarters) => Some(Expression::Quarter { clock, quarters }),
            Field::Exact(_) | Field::Short(_) => None,
        };
    }
    let calendar = said.calendar()?;
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
    let from = Expression::Calendar(calendar);
    if to == Calendar::default() {
        return (calendar != Calendar::default()).then_some(from);
    }
    Some(Expression::Range(Box::new(from), Box::new(Expression::Calendar(to))))
}

/// 90, 九十, "1990", "nineties": the first year of the decade, or its last two digits.
fn decade_number(word: &str) -> Option<i64> {
    let tens = ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"];
    match tens.iter().rposition(|t| word.starts_with(t)) {
        Some(at) if word.ends_with("ties") => Some(10 * (at as i64 + 2)),
        _ => words::number(word).filter(|n| n % 10 == 0),
    }
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
            let (low, high) = match count.trim() {
                "半" | "half" | "half a" => (0, 0),
                "几" | "数" | "若干" => (2, 9),
                "几十" | "数十" => (20, 99),
                "few" | "a few" | "several" => (3, 3),
                word => match word.strip_suffix('几') {
                    // 十几, 二十几
                    Some(tens) => words::number(tens).map(|n| (n + 1, n + 9))?,
                    None => words::number(word).map(|n| (n, n))?,
                },
            };
            let (low, high) = if self.get("unit")?.starts_with("fortnight") { (2 * low, 2 * high) } else { (low, high) };
            (high < 10_000).then(|| Amount { low, high, half: low == 0 || self.has("plus_half"), unit })
        }))
    }

    /// 三天后, 近三年, 三年后的5月.
    fn distance(&self, amount: Amount) -> Option<Expression> {
        let sign = if self.has("ago") || self.has("past") || self.has("earlier") { -1 } else { 1 };
        if self.has("past_full") || self.has("coming_full") {
            let sign = if self.has("past_full") { -1 } else { 1 };
            return Some(Expression::Stretch { clock: Clock::Published, amount, sign, counts: false });
        }
        if self.has("past") || self.has("coming") || self.has("within") {
            let clock = if self.has("within") { Clock::Story } else { Clock::Published };
            return Some(Expression::Stretch { clock, amount, sign, counts: true });
        }
        if amount.unit == Unit::Year && (self.has("month") || self.has("part")) {
            let clock = if self.has("ago") { Clock::Published } else { Clock::Story };
            let year = Some(Field::Relative(clock, sign * amount.low));
            return Some(Expression::Calendar(Calendar { year, ..self.calendar()? }));
        }
        let clock = if self.has("hence") || self.has("ago") {
            Some(Clock::Published)
        } else if self.has("earlier") || self.has("later") {
            Some(Clock::Story)
        } else {
            None
        };
        Some(Expression::Away { clock, amount, sign })
    }

    fn calendar(&self) -> Option<Calendar> {
        let era = self.read("era", words::era)?;
        let mut year = self.read("year", words::year)?;
        if let (Some(start), Some(Field::Exact(n) | Field::Short(n))) = (era, year) {
            year = Some(Field::Exact(start + n));
        }
        let month = self.read("month", words::month)?.map(Field::Exact);
        let day = self.read("day", words::number)?.map(Field::Exact);
        if matches!(day, Some(Field::Exact(d)) if !(1..=31).contains(&d)) {
            return None;
        }
        Some(Calendar {
            year: year.or(self.read("year_word", words::relative)?),
            month: month.or(self.read("month_word", words::relative)?),
            // 昨(29)日: the word tells more than the number
            day: self.read("day_word", words::relative)?.or(day),
            weekday: self.read("weekday", words::weekday)?,
            part: self.part()?,
        })
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
        } else if self.has("that_month") {
            (Clock::Story, 0)
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
