//! Numbers in Chinese characters, and digits with Chinese scales.

use rust_decimal::Decimal;

use super::{LONGEST, Quantity};
use crate::value::numeral::{chinese_digit, chinese_scale, decimal, is_han};

/// How far digits and number characters reach, each only where it can stand.
pub(super) fn extent(text: &str) -> usize {
    let mut end = 0;
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        if at > LONGEST {
            return 0;
        }
        let rest = &text[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or('\0');
        if !continues(c, before, next, rest) {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end
}

fn continues(c: char, before: char, next: char, rest: &str) -> bool {
    let number_before = before.is_ascii_digit() || chinese_digit(before).is_some() || chinese_scale(before).is_some();
    match c {
        '0'..='9' => chinese_digit(before).is_none() || before == '零',
        ',' => before.is_ascii_digit() && rest.bytes().take_while(u8::is_ascii_digit).count() == 3,
        '.' => before.is_ascii_digit() && next.is_ascii_digit(),
        '点' => number_before && !before.is_ascii_digit() && chinese_digit(next).is_some(),
        '数' => before == '\0' && chinese_scale(next).is_some(),
        '几' => matches!(before, '\0' | '十' | '百'),
        '多' | '余' => number_before && (!is_han(next) || chinese_scale(next).is_some() || UNIT_HEADS.contains(next)),
        '来' => number_before && (chinese_scale(next).is_some() || matches!(next, '元' | '块' | '美')),
        // 三个亿, 半个亿, 三个半亿
        '个' => {
            (number_before || before == '半')
                && (matches!(next, '亿' | '万' | '兆') || next == '半' && large_after(&rest['半'.len_utf8()..]))
        }
        '半' => match before {
            '\0' => large_after(rest) || next == '个' && large_after(&rest['个'.len_utf8()..]),
            '个' => large_after(rest),
            // 三亿半
            _ => matches!(before, '万' | '亿' | '兆') && UNIT_HEADS.contains(next),
        },
        // 叁 in traditional banker's numerals
        '参' => {
            matches!(before, '\0' | '零' | '拾' | '佰' | '仟' | '万' | '亿') && matches!(next, '拾' | '佰' | '仟' | '万' | '亿' | '元')
        }
        'k' | 'K' | 'w' | 'W' => before.is_ascii_digit() && !next.is_ascii_alphanumeric(),
        _ if chinese_digit(c).is_some() => !before.is_ascii_digit(),
        _ => chinese_scale(c).is_some() && !matches!(before, ',' | '.' | '点'),
    }
}

/// 万, 千万, 亿, 兆: a scale of ten thousand or more begins here.
fn large_after(text: &str) -> bool {
    let scales = text.chars().take_while(|c| chinese_scale(*c).is_some());
    scales.filter_map(chinese_scale).any(|scale| scale >= 4)
}

/// What can follow 多 and 余 when they end a number: the first characters of currencies.
const UNIT_HEADS: &str = "元块人美港日欧英韩新台卢澳加瑞比法泰";

/// A number of Chinese characters, or of digits with Chinese scales.
pub(super) fn number(number: &str) -> Option<Quantity> {
    let plain;
    let number = if number.contains(['个', '参']) {
        plain = number.replace('个', "").replace('参', "叁");
        &plain
    } else {
        number
    };
    if number.contains('半') {
        return halved(number);
    }
    if let Some(head) = number.strip_suffix(['k', 'K']) {
        return scaled(head, Decimal::ONE_THOUSAND);
    }
    if let Some(head) = number.strip_suffix(['w', 'W']) {
        return scaled(head, Decimal::from(10_000));
    }
    let vague = |c: char| matches!(c, '数' | '几' | '多' | '余' | '来');
    if let Some((at, mark)) = number.char_indices().find(|&(_, c)| vague(c)) {
        return around_mark(&number[..at], mark, &number[at + mark.len_utf8()..]);
    }
    if let Some(quantity) = two_digits(number) {
        return Some(quantity);
    }
    let bare = number.chars().all(|c| chinese_scale(c).is_some());
    let mut quantity = Quantity { bare, ..Quantity::exact(valued(number)?) };
    quantity.shares = shares(number, quantity.low);
    Some(quantity)
}

/// 半亿, 三半亿 (from 三个半亿), 三亿半: half of the scale that follows, else of the one before.
fn halved(number: &str) -> Option<Quantity> {
    let (head, scales) = number.split_once('半')?;
    let half = Decimal::new(5, 1);
    if !scales.is_empty() {
        let coefficient = if head.is_empty() { half } else { decimal(head)?.checked_add(half)? };
        let factor = product(scales)?;
        return Some(Quantity { shares: [Some((coefficient, factor)), None], ..Quantity::exact(coefficient.checked_mul(factor)?) });
    }
    let scale = head.chars().next_back().and_then(chinese_scale)?;
    let value = valued(head)?.checked_add(10i64.checked_pow(scale).map(Decimal::from)?.checked_mul(half)?)?;
    Some(Quantity { shares: [Some((value, Decimal::ONE)), None], ..Quantity::exact(value) })
}

fn scaled(head: &str, factor: Decimal) -> Option<Quantity> {
    let coefficient = decimal(head)?;
    Some(Quantity { shares: [Some((coefficient, factor)), None], ..Quantity::exact(coefficient.checked_mul(factor)?) })
}

/// The value of scales alone is that of one: 百亿 is 一百亿.
fn valued(number: &str) -> Option<Decimal> {
    if number.starts_with(|c| chinese_scale(c).is_some()) { decimal(&format!("一{number}")) } else { decimal(number) }
}

/// 数十亿, 十几亿, 30多亿, 3亿多: a mark between what is certain and the scales after it.
fn around_mark(head: &str, mark: char, tail: &str) -> Option<Quantity> {
    let factor = match tail {
        "" => Decimal::ONE,
        _ if tail.chars().all(|c| chinese_scale(c).is_some()) => decimal(&format!("一{tail}"))?,
        _ => return None,
    };
    let (low, step) = match (head, mark) {
        ("", '数' | '几') => {
            let highest = if factor == Decimal::ONE { Decimal::from(9) } else { Decimal::new(99, 1) };
            return Some(Quantity::between(Decimal::TWO.checked_mul(factor)?, highest.checked_mul(factor)?));
        }
        ("", _) => return None,
        (_, '几') => (valued(head)?, Decimal::TEN),
        _ => {
            let low = valued(head)?;
            let last = head.chars().last().and_then(chinese_scale).filter(|&s| s >= 4);
            let highest = last.and_then(|s| 10i64.checked_pow(s)).map(Decimal::from);
            let step = last_place(low)?;
            (low, highest.map_or(step, |h| h.min(step)))
        }
    };
    Some(Quantity::between(low.checked_mul(factor)?, low.checked_add(step)?.checked_mul(factor)?))
}

/// The place of the last digit that is not zero: 1000 for 23,000, 0.1 for 1.5.
fn last_place(value: Decimal) -> Option<Decimal> {
    let value = value.normalize();
    let mut mantissa = value.mantissa();
    let mut place = 1i64;
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        place = place.checked_mul(10)?;
    }
    Decimal::try_new(place, value.scale()).ok()
}

/// 三四亿, 七八千万, 二三十万: two digits in a row before a scale are the ends of a range.
fn two_digits(number: &str) -> Option<Quantity> {
    let chars: Vec<(usize, char)> = number.char_indices().collect();
    for pair in chars.windows(3) {
        let [(_, a), (second, b), (after, c)] = pair else { continue };
        if let (Some(x), Some(y), Some(_)) = (chinese_digit(*a), chinese_digit(*b), chinese_scale(*c)) {
            if x == 0 || y <= x || y > x + 2 {
                return None;
            }
            let low = decimal(&format!("{}{}", &number[..*second], &number[*after..]))?;
            let first = second - a.len_utf8();
            let high = decimal(&format!("{}{}", &number[..first], &number[*second..]))?;
            return Some(Quantity::between(low, high));
        }
    }
    None
}

/// The scales of 千万 or 万亿 multiplied.
fn product(scales: &str) -> Option<Decimal> {
    let exponent: u32 = scales.chars().filter_map(chinese_scale).sum();
    10i64.checked_pow(exponent).map(Decimal::from)
}

/// How a number comes apart into coefficient and scale.
fn shares(number: &str, value: Decimal) -> [Option<(Decimal, Decimal)>; 2] {
    let split = |least: u32| {
        let head = number.trim_end_matches(|c| chinese_scale(c).is_some_and(|s| s >= least));
        if head.is_empty() || head.len() == number.len() {
            return None;
        }
        let coefficient = decimal(head).filter(|c| !c.is_zero())?;
        let tail = &number[head.len()..];
        // division is the slowest thing about a number: 3000万 needs none
        let factor = if head.chars().any(|c| chinese_scale(c).is_some()) { value.checked_div(coefficient) } else { product(tail) }?;
        Some((head, coefficient, factor))
    };
    let whole = split(1).filter(|(head, ..)| head.is_ascii() || head.chars().count() == 1);
    let large = split(4);
    let pair = |s: Option<(&str, Decimal, Decimal)>| s.map(|(_, coefficient, factor)| (coefficient, factor));
    match (pair(whole), pair(large)) {
        (None, large) => [large, None],
        (whole, large) => [whole, large.filter(|l| Some(*l) != whole)],
    }
}
