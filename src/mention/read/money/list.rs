//! Sums in a list that share the unit of its last one: 分别为3亿、5亿元, 30万和45万元.

use rust_decimal::Decimal;

use super::number;
use super::story::Story;
use super::sum::Sum;
use super::words::Word;
use crate::value::numeral::{chinese_digit, chinese_scale};

/// What may stand between two items.
const JOINTS: [&str; 6] = ["、", "以及", "和", "与", "及", ","];

/// The sums that stand before this one and leave its unit out, the nearest first; nothing before `floor`.
pub(super) fn before(story: &Story, sum: &Sum, floor: usize) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut at = sum.start;
    if !story.text[at..].starts_with(|c: char| c.is_ascii_digit() || chinese_digit(c).is_some()) {
        return found;
    }
    while let Some(end) = joint_before(story.text, at).filter(|end| *end > floor) {
        // only a number with a scale of its own is sure to be counted in the same unit
        if !story.text[..end].ends_with(|c| chinese_scale(c).is_some_and(|scale| scale >= 4)) {
            break;
        }
        let Some(number) = number::before(story, end, floor).filter(|n| n.end == end && !n.quantity.bare) else { break };
        if number.quantity.low < Decimal::TEN {
            break;
        }
        let clause = story.clause_start(number.start).max(floor);
        if story.inside(clause, number.start, Word::Count).next().is_some() {
            break;
        }
        at = number.start;
        found.push(Sum { start: number.start, end, low: Some(number.quantity.low), high: number.quantity.high, ..*sum });
    }
    found
}

/// Where the item before a joint ends that ends at `at`.
fn joint_before(text: &str, at: usize) -> Option<usize> {
    JOINTS.iter().find(|joint| text[..at].ends_with(*joint)).map(|joint| at - joint.len())
}
