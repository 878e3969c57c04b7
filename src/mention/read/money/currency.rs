//! Which currency a bare 元, $ or ¥ is: told by the story's script, places and other sums.

use super::story::Story;
use super::sum::Sum;
use super::words::{Named, Word};
use crate::document::Language;
use crate::value::money::{Currency, Money, Unit};

fn code(code: &str) -> Option<Currency> {
    Currency::new(code)
}

/// The values of all sums, in their order.
pub(super) fn decide(story: &Story, sums: &[Sum]) -> Vec<Money> {
    let yuan = if sums.iter().any(|s| matches!(s.named, Named::Yuan | Named::Unstated)) { yuan_of(story, sums) } else { None };
    let (dollar, sign) = (dollar_of(sums), yuan_or_yen(story, sums));
    let mut out: Vec<Money> = Vec::with_capacity(sums.len());
    for (i, sum) in sums.iter().enumerate() {
        let (unit, currency) = match sum.named {
            Named::Currency(c) => (Unit::Currency(c), Some(c)),
            Named::Yuan => (Unit::Yuan, near_yuan(story, sums, i).or(yuan)),
            Named::Dollar => (Unit::Dollar, dollar),
            Named::YuanOrYen => (sign.map_or(Unit::Yuan, Unit::Currency), sign),
            Named::Unstated => (Unit::Unstated, None),
        };
        let normal = |x: rust_decimal::Decimal| x.normalize();
        out.push(Money { low: sum.low.map(normal), high: sum.high.map(normal), unit, currency, per_unit: sum.per_unit });
    }
    // a number without a unit has that of the sum before it, else of the one after it
    for i in 0..out.len() {
        if out[i].unit == Unit::Unstated {
            let before = out[..i].iter().rev().find_map(|m| m.currency);
            let after = || out[i..].iter().find_map(|m| m.currency);
            out[i].currency = before.or_else(after).or(if story.view.language().is_chinese() { yuan } else { dollar });
        }
    }
    out
}

fn named(sums: &[Sum], wanted: &str) -> usize {
    sums.iter().filter(|s| matches!(s.named, Named::Currency(c) if c.code() == wanted)).count()
}

fn yuan_of(story: &Story, sums: &[Sum]) -> Option<Currency> {
    if story.view.language() != Language::Hant {
        return code("CNY");
    }
    let homes = ["HKD", "TWD", "MOP"].map(|home| (code(home), code(home).map_or(0, |c| story.count(Word::Home(c)))));
    let most = homes.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let taiwan = homes[1].1;
    if most > taiwan {
        homes.iter().find(|(_, count)| *count == most).and_then(|(home, _)| *home)
    } else if taiwan == 0 && named(sums, "CNY") > 0 {
        code("CNY")
    } else {
        code("TWD")
    }
}

/// In one traditional sentence a bare 元 is that of the sum named before it.
fn near_yuan(story: &Story, sums: &[Sum], i: usize) -> Option<Currency> {
    if story.view.language() != Language::Hant {
        return None;
    }
    let sentence = story.view.sentence_at(sums[i].start);
    let same = sums[..i].iter().rev().take(8).take_while(|s| story.view.sentence_at(s.start) == sentence);
    same.filter_map(|s| match s.named {
        Named::Currency(c) if matches!(c.code(), "CNY" | "HKD" | "TWD") => Some(c),
        _ => None,
    })
    .next()
}

/// $ is the US dollar, unless the story writes US$ apart and names one other dollar in words.
fn dollar_of(sums: &[Sum]) -> Option<Currency> {
    let others: Vec<&str> = ["AUD", "CAD", "HKD", "SGD", "NZD"].into_iter().filter(|c| named(sums, c) > 0).collect();
    let plain = sums.iter().filter(|s| s.named == Named::Dollar).count();
    match others[..] {
        [one] if named(sums, "USD") > 0 && plain > named(sums, "USD") => code(one),
        _ => code("USD"),
    }
}

fn yuan_or_yen(story: &Story, sums: &[Sum]) -> Option<Currency> {
    let chinese = story.view.language().is_chinese();
    let (yuan, yen) = (named(sums, "CNY"), named(sums, "JPY"));
    code(if (chinese && yen <= yuan) || (!chinese && yuan > yen) { "CNY" } else { "JPY" })
}
