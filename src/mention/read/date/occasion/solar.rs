//! The 24 solar terms (节气): the days on which the sun has gone another 15 degrees, by the clock of Beijing.

use crate::mention::read::date::calendar::add_days;
use crate::value::when::Day;

/// The terms in the order of the year, from the first of January on.
const NAMES: [&str; 24] = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露",
    "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
];

/// The number of a term by its name.
pub(super) fn term(name: &str) -> Option<u8> {
    NAMES.iter().position(|n| *n == name).and_then(|at| u8::try_from(at).ok())
}

/// Whether a text begins with the name of a term.
pub(super) fn begins(text: &str) -> bool {
    NAMES.iter().any(|name| text.starts_with(name))
}

/// The day of a term.
pub(super) fn day(year: i32, term: u8) -> Option<Day> {
    // the terms lie 15 or 16 days apart, the first one about 6 January
    let guess = add_days(Day::from_ymd_opt(year, 1, 6)?, i64::from(term) * 36525 / 2400)?;
    let wanted = (285.0 + 15.0 * f64::from(term)) % 360.0;
    (-4..=4).filter_map(|step| add_days(guess, step)).find(|day| {
        let begin = midnight(*day);
        let past = |at: f64| (longitude(at) - wanted + 540.0).rem_euclid(360.0) - 180.0 >= 0.0;
        !past(begin) && past(begin + 1.0)
    })
}

/// Days from noon of 1 January 2000 (Greenwich) to the midnight in Beijing with which a day begins.
fn midnight(day: Day) -> f64 {
    let origin = Day::from_ymd_opt(2000, 1, 1).map_or(0, |origin| (day - origin).num_days());
    origin as f64 - 0.5 - 8.0 / 24.0
}

/// The apparent longitude of the sun in degrees, good to a hundredth: a quarter of an hour of its way.
fn longitude(days: f64) -> f64 {
    let t = days / 36525.0;
    let mean = 280.466_46 + t * (36_000.769_83 + t * 0.000_303_2);
    let anomaly = (357.529_11 + t * (35_999.050_29 - t * 0.000_153_7)).to_radians();
    let centre = (1.914_602 - t * 0.004_817) * anomaly.sin()
        + (0.019_993 - t * 0.000_101) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_days_of_well_known_terms() {
        for (name, year, want) in [
            ("清明", 2012, "2012-04-04"),
            ("清明", 2023, "2023-04-05"),
            ("清明", 2024, "2024-04-04"),
            ("立春", 2021, "2021-02-03"),
            ("立春", 2024, "2024-02-04"),
            ("芒种", 2021, "2021-06-05"),
            ("夏至", 2020, "2020-06-21"),
            ("冬至", 2021, "2021-12-21"),
            ("冬至", 2023, "2023-12-22"),
            ("小寒", 2024, "2024-01-06"),
            ("春分", 2020, "2020-03-20"),
        ] {
            let found = term(name).and_then(|term| day(year, term)).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some(want), "{name} {year}");
        }
    }

    #[test]
    fn every_year_has_all_of_them_in_order() {
        for year in [1901, 1950, 1999, 2024, 2050, 2099] {
            let days: Vec<Option<Day>> = (0..24).map(|term| day(year, term)).collect();
            assert!(days.iter().all(Option::is_some) && days.is_sorted(), "{year}");
        }
    }
}
