//! Texts that are nothing but a sum in the short forms of speech: 30w上下, 8k-12k, 个半.
//!
//! Inside a sentence such words count anything; alone they are what a cell of a table or a chat says of a price.

use rust_decimal::Decimal;

use super::story::Story;
use super::sum::Sum;
use super::words::{Named, Word};
use crate::value::numeral::chinese_digit;
use crate::value::quantity::{Quantity, prefix};

/// Longer texts (in bytes) are more than a sum.
const LONGEST: usize = 48;

/// The sum that is the whole text.
pub(super) fn read(story: &Story) -> Option<Sum> {
    let text = story.text.trim();
    // w, of 万, is written by nobody else
    let chinese = story.view.language().is_chinese() || text.contains(['w', 'W']);
    if text.len() > LONGEST || !chinese {
        return None;
    }
    let rule = story.rule_of(Word::Whole)?;
    let start = story.text.len() - story.text.trim_start().len();
    let (low, high) = dimes(text).map(|x| (x, Some(x))).or_else(|| thousands(text))?;
    Some(Sum { start, end: start + text.len(), low: Some(low), high, named: Named::Yuan, per_unit: false, rule })
}

/// 个半, 两个半, 个九: so many and so many tenths.
fn dimes(text: &str) -> Option<Decimal> {
    let (whole, tenths) = text.split_once('个')?;
    let digit = |word: &str| {
        let mut chars = word.chars();
        let digit = chinese_digit(chars.next()?)?;
        chars.next().is_none().then(|| Decimal::from(digit))
    };
    let whole = if whole.is_empty() { Decimal::ONE } else { digit(whole)? };
    let tenths = if tenths == "半" { Decimal::from(5) } else { digit(tenths)? };
    whole.checked_add(tenths.checked_mul(Decimal::new(1, 1))?)
}

/// 30w, 10-15k, 20w左右: thousands and tens of thousands in Latin letters.
fn thousands(text: &str) -> Option<(Decimal, Option<Decimal>)> {
    let text = ["约", "大约", "大概", "差不多"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    let text = ["上下", "左右"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    if !text.ends_with(['k', 'K', 'w', 'W']) || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (first, length) = prefix(text)?;
    let all = |quantity: Quantity| (quantity.low, quantity.high);
    if length == text.len() {
        return Some(all(first));
    }
    let rest = ["-", "~", "至", "到", "–", "—"].iter().find_map(|mark| text[length..].strip_prefix(mark))?;
    let (second, length) = prefix(rest)?;
    if length == rest.len() { first.up_to(&second).map(all) } else { None }
}
