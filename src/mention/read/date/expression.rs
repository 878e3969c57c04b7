//! What a date expression says before anybody knows the day it was written.

use chrono::Weekday;

use super::feast::Feast;
use super::hung::{How, Hung};
use super::occasion::{Occasion, Reach};

/// The day a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// The day of publication: 去年, 昨天, "last May".
    Published,
    /// The last date of the story: 同年, 次日, "the following year".
    Story,
    /// The last date that was named, by the way too: "had bought it in January 2010; on Aug. 12 of that year …".
    Heard,
    /// The last date of a story that tells of a year the text names, else the day of publication: 年内.
    Told,
}

/// A year, a month or a day, as far as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// 2024年, 3月, 5日.
    Exact(i64),
    /// 07年, '98: the century is left out.
    Short(i64),
    /// 去年, 同月, 次日.
    Relative(Clock, i64),
}

/// A part of a year or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// Earlier this month: up to the day of publication.
    SoFar,
    /// Later this month: from the day of publication on.
    Rest,
    /// 上旬, 中旬, 下旬.
    Third(i64),
    /// 上半年.
    Half(i64),
    /// 下半月.
    HalfMonth(i64),
    /// Spring, summer, autumn, winter: 1 to 4.
    Season(i64),
    /// 第三季度; of the clock's year when no year is given.
    Quarter(i64),
    /// 第一周, 前五个月, the last two weeks of: `nth` is the first one, from the end when negative.
    Count {
        nth: i64,
        count: i64,
        unit: Unit,
    },
    /// 第三个星期日, the third Tuesday of.
    Weekday {
        nth: i64,
        weekday: Weekday,
    },
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    /// Its months; none in days and weeks.
    pub const fn months(self) -> i64 {
        match self {
            Self::Day | Self::Week => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::Decade => 120,
        }
    }
}

/// How many of a unit: 三年半, 几个月, "a dozen weeks".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub low: i64,
    pub high: i64,
    pub half: bool,
    /// 3个多月: somewhat more than said.
    pub rough: bool,
    pub unit: Unit,
}

/// Year, month and day, each as far as given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub year: Option<Field>,
    pub month: Option<Field>,
    pub day: Option<Field>,
    pub weekday: Option<Weekday>,
    pub part: Option<Part>,
}

/// A date expression, read but not resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// 2024年2月29日, 去年3月, 次日.
    Calendar(Calendar),
    /// 上周五, 周二, "this weekend": weeks from the clock's week; `None` when only the weekday is named.
    Week { clock: Clock, weeks: Option<i64>, weekday: Option<Weekday>, weekend: bool, part: Option<Part> },
    /// "last August", "next March", "that December": the nearest one before or after the clock, or in its year.
    MonthOf { clock: Clock, turn: i64, month: i64, day: Option<i64> },
    /// 上季度, "next quarter".
    Quarter { clock: Clock, quarters: i64 },
    /// 三天前, "two months later": away from a clock; without one, whichever clock fits the direction.
    Away { clock: Option<Clock>, amount: Amount, sign: i64 },
    /// 近三年, "the next two weeks", 三天内: from the clock on, backwards or forwards.
    /// The clock's own day counts (近三天) or does not ("the next three days").
    Stretch { clock: Clock, amount: Amount, sign: i64, counts: bool },
    /// 上世纪90年代, "the 1990s".
    Decade { century: Option<Field>, decade: i64 },
    /// 18世纪, 上世纪末.
    Century(Field, Option<Part>),
    /// 90年代初, 三季度末: the first, middle or last years of a decade; the last month of a quarter.
    PartOf(Box<Self>, Part),
    /// 上个半年: half-years from the clock's.
    HalfYear { clock: Clock, halves: i64 },
    /// 去年国庆, 农历正月初一: a day that has a name.
    Occasion { year: Option<Field>, said: Occasion, reach: Reach },
    /// 三年以前: three years ago or before, where nothing else is said.
    OrBefore(Box<Self>),
    /// 过两天: then or later.
    OrAfter(Box<Self>),
    /// From one to the other, both included.
    Range(Box<Self>, Box<Self>),
    /// "Christmas Eve 2020".
    Feast(Feast, Option<Field>),
    /// "two weeks after July 4", "the week of May 7".
    Hung(Box<Hung>),
}

impl Expression {
    /// As a calendar date, if it is one.
    pub fn calendar(&self) -> Option<&Calendar> {
        if let Self::Calendar(calendar) = self { Some(calendar) } else { None }
    }

    /// The year written out, if it is.
    pub fn exact_year(&self) -> Option<i64> {
        match self {
            Self::Calendar(Calendar { year: Some(Field::Exact(year)), .. })
            | Self::Feast(_, Some(Field::Exact(year)))
            | Self::Occasion { year: Some(Field::Exact(year)), .. } => Some(*year),
            Self::Range(from, to) => to.exact_year().or_else(|| from.exact_year()),
            _ => None,
        }
    }

    /// Whether it is a month or month-day that leaves the year to the reader.
    pub fn is_bare(&self) -> bool {
        matches!(self, Self::Calendar(Calendar { year: None, month: Some(Field::Exact(_)), .. }))
    }

    /// 去年, 前年7月: whether it is in a year that is counted back from publication.
    pub fn is_of_a_past_year(&self) -> bool {
        matches!(self, Self::Calendar(Calendar { year: Some(Field::Relative(Clock::Published, ..0)), .. }))
    }

    /// Whether it hangs on the day of publication.
    pub fn is_deictic(&self) -> bool {
        let published = |field: Option<Field>| matches!(field, Some(Field::Relative(Clock::Published, _)));
        match self {
            Self::Calendar(c) => published(c.year) || published(c.month) || published(c.day),
            Self::Week { clock, .. }
            | Self::MonthOf { clock, .. }
            | Self::Stretch { clock, .. }
            | Self::Quarter { clock, .. }
            | Self::HalfYear { clock, .. } => *clock == Clock::Published,
            Self::Occasion { year, .. } => published(*year),
            Self::OrBefore(inner) | Self::OrAfter(inner) => inner.is_deictic(),
            Self::Range(from, to) => from.is_deictic() || to.is_deictic(),
            Self::Away { clock, sign, .. } => clock.map_or(*sign < 0, |c| c == Clock::Published),
            Self::Hung(hung) => hung.on.is_deictic(),
            Self::Feast(_, year) => published(*year),
            Self::Decade { .. } | Self::PartOf(..) | Self::Century(..) => false,
        }
    }

    /// Whether it lasts from one day to another, so that no story stands at its end.
    pub fn is_stretch(&self) -> bool {
        match self {
            Self::Stretch { .. } | Self::Century(..) | Self::Decade { .. } | Self::PartOf(..) => true,
            Self::Hung(hung) => matches!(hung.how, How::Lasting { .. } | How::Upcoming { .. }),
            _ => false,
        }
    }

    /// Whether it is a period that hangs on the day of publication: 今年3月至6月, 去年第四季度.
    pub fn is_period_of_now(&self) -> bool {
        let of_months = |c: &Calendar| matches!(c.part, Some(Part::Quarter(_) | Part::Half(_)));
        (matches!(self, Self::Range(..)) || self.calendar().is_some_and(of_months)) && self.is_deictic()
    }

    /// Whether it is a range of days or months of one year, which its first end names or leaves open: 2020年3月至6月.
    pub fn is_within_a_year(&self) -> bool {
        let Self::Range(from, to) = self else { return false };
        matches!((from.calendar(), to.calendar()), (Some(a), Some(b)) if a.month.is_some() && b.month.is_some() && b.year.is_none_or(|y| Some(y) == a.year))
    }

    /// A distance back from publication, 五年前, as one back from the story's last date; with its unit.
    pub fn before_story(&self) -> Option<(Self, Unit)> {
        match self {
            Self::Away { clock: None | Some(Clock::Published), amount, sign } if *sign < 0 => {
                Some((Self::Away { clock: Some(Clock::Story), amount: *amount, sign: *sign }, amount.unit))
            }
            Self::OrBefore(inner) => inner.before_story(),
            _ => None,
        }
    }

    /// Whether it looks back from the story's last date without leaving it: 此前一年, 前一天.
    pub fn is_look_back(&self) -> bool {
        let back = |field: Option<Field>| matches!(field, Some(Field::Relative(Clock::Story, n)) if n < 0);
        match self {
            Self::Calendar(c) => back(c.year) || back(c.month) || back(c.day),
            Self::Away { clock: Some(Clock::Story), sign, .. } => *sign < 0,
            _ => false,
        }
    }

    /// Whether it leads on from the story's last date: 次年, 三年后.
    pub fn is_leap_forward(&self) -> bool {
        let ahead = |field: Option<Field>| matches!(field, Some(Field::Relative(Clock::Story, n)) if n > 0);
        match self {
            Self::Calendar(c) => ahead(c.year),
            Self::Away { amount, sign, .. } => *sign > 0 && amount.unit >= Unit::Year,
            _ => false,
        }
    }
}
