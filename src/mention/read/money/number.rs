//! Numbers beside an anchor: the one that begins after it, the one that ends before it.

use super::story::Story;
use crate::value::numeral::{chinese_digit, chinese_scale};
use crate::value::quantity::{self, Quantity};

/// A number and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub start: usize,
    pub end: usize,
    pub quantity: Quantity,
}

/// Longer stretches of digits are no sums.
const LONGEST: usize = 72;

/// The number that begins at `at`.
pub(super) fn after(story: &Story, at: usize) -> Option<Number> {
    let (quantity, length) = quantity::prefix(&story.text[at..])?;
    let number = Number { start: at, end: at + length, quantity };
    (length <= LONGEST && length > 0 && !cut_at_end(story, &number)).then_some(number)
}

/// 5G, 3.5.1, 12:30 and 20% are no sums.
fn cut_at_end(story: &Story, number: &Number) -> bool {
    let rest = &story.text[number.end..];
    let digit_last = story.text[..number.end].ends_with(|c: char| c.is_ascii_digit());
    rest.starts_with('%') || (digit_last && rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The number that ends at `at` (before one space or hyphen, or "of") and begins at `floor` or later.
pub(super) fn before(story: &Story, at: usize, floor: usize) -> Option<Number> {
    let text = story.text;
    let at = match &text[floor..at] {
        rest if rest.ends_with(" of ") => at - 4,
        rest if rest.ends_with([' ', '-']) => at - 1,
        _ => at,
    };
    let latin = text[floor..at].ends_with(|c: char| c.is_ascii_alphabetic());
    if latin && !text[floor..at].ends_with(['k', 'K', 'w', 'W']) {
        return english_before(text, at, floor);
    }
    chinese_before(text, at, floor).or_else(|| if latin { english_before(text, at, floor) } else { None })
}

fn is_number_char(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, ',' | '.' | '点' | '数' | '几' | '多' | '余' | '来' | '个' | '半' | '参' | 'k' | 'K' | 'w' | 'W')
        || chinese_digit(c).is_some()
        || chinese_scale(c).is_some()
}

/// Walks left over number characters and takes the longest number that ends at `end`.
fn chinese_before(text: &str, end: usize, floor: usize) -> Option<Number> {
    let mut from = end;
    for (i, c) in text[floor..end].char_indices().rev() {
        if !is_number_char(c) {
            break;
        }
        from = floor + i;
        if end - from > LONGEST {
            return None;
        }
    }
    let bytes = text.as_bytes();
    for (i, c) in text[from..end].char_indices() {
        let start = from + i;
        let inside = c.is_ascii_digit() && start > 0 && (bytes[start - 1].is_ascii_digit() || bytes[start - 1] == b'.');
        if inside && start > floor || matches!(c, ',' | '.' | '点' | '来' | '个') {
            continue;
        }
        // 第三, 20x5: the digits belong to something else
        let last = text[..start].chars().next_back().unwrap_or('\n');
        if last == '第' || (c.is_ascii_digit() && last.is_ascii_alphabetic() && start > floor) {
            continue;
        }
        match quantity::prefix(&text[start..]) {
            Some((quantity, length)) if start + length == end => return Some(Number { start, end, quantity }),
            _ => {}
        }
    }
    None
}

/// Walks left over at most eight words and takes the longest number that ends at `end`.
fn english_before(text: &str, end: usize, floor: usize) -> Option<Number> {
    let last = text[floor..end].rsplit(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ','))).next();
    if !last.is_some_and(quantity::may_end) {
        return None;
    }
    let mut starts = Vec::with_capacity(8);
    let mut at = end;
    for _ in 0..8 {
        let border = text[floor..at].char_indices().rev().find(|(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ',')));
        let start = border.map_or(floor, |(i, c)| floor + i + c.len_utf8());
        if start == at {
            break;
        }
        starts.push(start);
        match start.checked_sub(1) {
            Some(gap) if gap >= floor && matches!(text.as_bytes()[gap], b' ' | b'-') => at = gap,
            _ => break,
        }
    }
    starts.into_iter().rev().find_map(|start| match quantity::prefix(&text[start..]) {
        Some((quantity, length)) if start + length == end => Some(Number { start, end, quantity }),
        _ => None,
    })
}
