//! Numbers as news writes them, vague ones with the bounds their words mean: 数十亿, 30多万, `tens of millions`.

use rust_decimal::Decimal;

use super::numeral::{chinese_digit, chinese_scale, decimal, english_scale, is_english_number};

/// A number at the head of a text: inclusive bounds, equal when it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Lower bound.
    pub low: Decimal,
    /// Upper bound; absent for the plural alone (`billions`).
    pub high: Option<Decimal>,
    /// Ways to take it apart into a coefficient and a scale that the other end of a range may share: 三千万 is 3 × 千万
    /// (两到三千万) and 三千 × 万 (两千到三千万), likelier first.
    pub shares: [Option<(Decimal, Decimal)>; 2],
    /// Nothing but scales is written: 百亿, 万.
    pub bare: bool,
}

impl Quantity {
    const fn exact(value: Decimal) -> Self {
        Self { low: value, high: Some(value), shares: [None, None], bare: false }
    }

    const fn between(low: Decimal, high: Decimal) -> Self {
        Self { low, high: Some(high), shares: [None, None], bare: false }
    }

    /// Whether the words leave no play.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.high == Some(self.low)
    }

    /// Whether a scale word is written (万, `million`).
    #[must_use]
    pub fn is_scaled(&self) -> bool {
        self.shares[0].is_some() || !self.is_exact()
    }

    /// This number as the lower end of a range up to `end`: with the scale of `end` where it has none of its own
    /// (`3-5亿`, `$3 to $5 million`), as it stands otherwise (8500到3万). `None` if that is no range.
    ///
    /// ```
    /// use feudline::value::quantity::prefix;
    /// let read = |text| prefix(text).unwrap().0;
    /// assert_eq!(read("3").up_to(&read("5亿")).unwrap().low.to_string(), "300000000");
    /// assert_eq!(read("8500").up_to(&read("3万")).unwrap().low.to_string(), "8500");
    /// assert!(read("5亿").up_to(&read("3亿")).is_none());
    /// ```
    #[must_use]
    pub fn up_to(&self, end: &Self) -> Option<Self> {
        let scaled = if self.is_scaled() {
            None
        } else {
            end.shares.iter().flatten().find(|(coefficient, _)| self.low < *coefficient).map(|&(_, factor)| factor)
        };
        let low = self.low.checked_mul(scaled.unwrap_or(Decimal::ONE))?;
        (low < end.high?).then_some(Self { low, ..*end })
    }
}

/// The number that a text begins with, and its length in bytes; `None` if it begins with none.
///
/// ```
/// use feudline::value::quantity::prefix;
/// let (number, length) = prefix("30多亿元").unwrap();
/// assert_eq!((number.low.to_string(), number.high.unwrap().to_string()), ("3000000000".into(), "4000000000".into()));
/// assert_eq!(&"30多亿元"[length..], "元");
/// ```
#[must_use]
pub fn prefix(text: &str) -> Option<(Quantity, usize)> {
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return english(text);
    }
    let extent = chinese_extent(text);
    let number = &text[..extent];
    if number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return digits(text, extent);
    }
    Some((chinese(number)?, extent))
}

/// `1,234.5`, with an English scale after it: `1.5bn`, `1.5 billion`, `50-million`.
fn digits(text: &str, extent: usize) -> Option<(Quantity, usize)> {
    let coefficient = decimal(&text[..extent])?;
    let (mut value, mut end) = (coefficient, extent);
    for _ in 0..2 {
        let Some((factor, length)) = scale_after(&text[end..]) else { break };
        value = value.checked_mul(factor)?;
        end += length;
    }
    let mut quantity = Quantity::exact(value);
    if end > extent {
        quantity.shares[0] = Some((coefficient, value.checked_div(coefficient).unwrap_or(Decimal::ONE)));
    }
    Some((quantity, end))
}

/// A scale word, attached or after one space or hyphen; single letters only attached (`5m`, not `5 m`).
pub(crate) fn scale_after(text: &str) -> Option<(Decimal, usize)> {
    let gap = usize::from(text.starts_with([' ', '-']));
    let word = word_at(text, gap);
    let attached_only = word.len() < 2 || word.eq_ignore_ascii_case("mm");
    if word.is_empty() || word.len() > 9 || (attached_only && gap > 0) {
        return None;
    }
    let after = text.as_bytes().get(gap + word.len());
    let factor = english_scale(&word.to_ascii_lowercase())?;
    (!after.is_some_and(u8::is_ascii_digit)).then_some((Decimal::from(factor), gap + word.len()))
}

fn word_at(text: &str, from: usize) -> &str {
    let rest = &text[from..];
    &rest[..rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len())]
}

/// How far digits and number characters reach, each only where it can stand.
fn chinese_extent(text: &str) -> usize {
    let mut end = 0;
    let mut before = '\0';
    for (at, c) in text.char_indices() {
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
        '多' | '余' => number_before && (!super::numeral::is_han(next) || chinese_scale(next).is_some() || UNIT_HEADS.contains(next)),
        '来' => number_before && (chinese_scale(next).is_some() || matches!(next, '元' | '块' | '美')),
        '个' => number_before && next == '亿',
        'k' | 'K' | 'w' | 'W' => before.is_ascii_digit() && !next.is_ascii_alphanumeric(),
        _ if chinese_digit(c).is_some() => !before.is_ascii_digit(),
        _ => chinese_scale(c).is_some() && !matches!(before, ',' | '.' | '点'),
    }
}

/// What can follow 多 and 余 when they end a number: the first characters of currencies.
const UNIT_HEADS: &str = "元块人美港日欧英韩新台卢澳加瑞比法泰";

/// A number of Chinese characters, or of digits with Chinese scales.
fn chinese(number: &str) -> Option<Quantity> {
    let plain;
    let number = if number.contains('个') {
        plain = number.replace('个', "");
        &plain
    } else {
        number
    };
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

/// How a number comes apart into coefficient and scale.
fn shares(number: &str, value: Decimal) -> [Option<(Decimal, Decimal)>; 2] {
    let split = |least: u32| {
        let head = number.trim_end_matches(|c| chinese_scale(c).is_some_and(|s| s >= least));
        if head.is_empty() || head.len() == number.len() {
            return None;
        }
        let coefficient = decimal(head)?;
        (!coefficient.is_zero()).then(|| value.checked_div(coefficient)).flatten().map(|factor| (head, coefficient, factor))
    };
    let whole = split(1).filter(|(head, ..)| head.is_ascii() || head.chars().count() == 1);
    let large = split(4);
    let pair = |s: Option<(&str, Decimal, Decimal)>| s.map(|(_, coefficient, factor)| (coefficient, factor));
    match (pair(whole), pair(large)) {
        (None, large) => [large, None],
        (whole, large) => [whole, large.filter(|l| Some(*l) != whole)],
    }
}

const PLURALS: &[(&str, i64)] = &[
    ("tens", 10),
    ("dozens", 10),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
    ("trillions", 1_000_000_000_000),
];

fn plural(word: &str) -> Option<i64> {
    PLURALS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|&(_, n)| n)
}

/// `two hundred and five million`, `half a billion`, `tens of millions`, `several million`.
fn english(text: &str) -> Option<(Quantity, usize)> {
    let first = word_at(text, 0);
    if let Some(factor) = plural(first) {
        return Some(plurals(text, first.len(), factor));
    }
    for (head, low, high) in [("several ", 2, 10), ("a few ", 2, 10), ("a couple of ", 2, 3), ("a couple ", 2, 3)] {
        if text.get(..head.len()).is_some_and(|h| h.eq_ignore_ascii_case(head)) {
            let (factor, length) = scale_after(&text[head.len()..]).or_else(|| hundred(&text[head.len()..]))?;
            let (low, high) = (Decimal::from(low).checked_mul(factor)?, Decimal::from(high).checked_mul(factor)?);
            return Some((Quantity::between(low, high), head.len() + length));
        }
    }
    let end = english_extent(text);
    let value = decimal(text.get(..end).filter(|t| !t.is_empty())?)?;
    let mut quantity = Quantity::exact(value);
    let last = text[..end].rsplit([' ', '-']).next().unwrap_or("");
    if let Some(factor) = english_scale(&last.to_ascii_lowercase()).map(Decimal::from).filter(|f| *f >= Decimal::ONE_THOUSAND) {
        quantity.shares[0] = value.checked_div(factor).map(|c| (c, factor));
    }
    Some((quantity, end))
}

fn hundred(text: &str) -> Option<(Decimal, usize)> {
    word_at(text, 0).eq_ignore_ascii_case("hundred").then(|| (Decimal::ONE_HUNDRED, 7))
}

/// `millions`, `tens of millions`, `hundreds of billions`.
fn plurals(text: &str, mut end: usize, factor: i64) -> (Quantity, usize) {
    let mut unit = Decimal::from(factor);
    let mut chained = false;
    while let Some(rest) = text[end..].strip_prefix(" of ") {
        let word = word_at(rest, 0);
        let Some(next) = plural(word).and_then(|n| unit.checked_mul(Decimal::from(n))) else { break };
        (unit, chained) = (next, true);
        end += 4 + word.len();
    }
    let high = chained.then(|| Decimal::new(99, 1).checked_mul(unit)).flatten();
    (Quantity { low: unit + unit, high, shares: [None, None], bare: false }, end)
}

/// How far number words reach; `a` only before a scale, `and` only inside.
fn english_extent(text: &str) -> usize {
    let (mut end, mut at) = (0, 0);
    let mut amount = false;
    loop {
        let word = word_at(text, at);
        let counts = is_english_number(word) || english_scale(&word.to_ascii_lowercase()).is_some_and(|_| word.len() > 2);
        if counts && (amount || is_english_number(word)) {
            end = at + word.len();
            amount = true;
        } else if at == 0 && ["a", "an", "half"].iter().any(|w| w.eq_ignore_ascii_case(word)) {
            amount = true;
        } else if !(word.eq_ignore_ascii_case("and") && end > 0
            || word.eq_ignore_ascii_case("a") && text[..at].eq_ignore_ascii_case("half "))
        {
            break;
        }
        at += word.len();
        if !text[at..].starts_with([' ', '-']) {
            break;
        }
        at += 1;
    }
    end
}
