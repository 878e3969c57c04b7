//! Numerals in digits, Chinese characters and English words, read exactly.

use rust_decimal::Decimal;

/// A Chinese digit, both everyday (二, 两, 〇) and banker's (贰, 陆).
#[must_use]
pub const fn chinese_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// A Chinese scale character as a power of ten: 十 1, 百 2, 千 3, 万 4, 亿 8, 兆 12.
#[must_use]
pub const fn chinese_scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// A whole number: `2,024`, 二〇二四, 二十三, 廿三, `twenty-three`; `None` for anything else, decimals included.
///
/// ```
/// use feudline::value::numeral::integer;
/// assert_eq!(integer("二〇二四"), Some(2024));
/// assert_eq!(integer("二十三"), Some(23));
/// assert_eq!(integer("twenty-three"), Some(23));
/// assert_eq!(integer("3.5"), None);
/// ```
#[must_use]
pub fn integer(text: &str) -> Option<i64> {
    let value = decimal(text)?;
    (value.fract().is_zero() && !text.contains('.')).then(|| i64::try_from(value.trunc().mantissa()).ok()).flatten()
}

/// An exact number, in folded writing: `1,234.5`, `29.30亿`, 三千二百万, 一点五亿, `1.5 billion`, `two hundred`.
///
/// `None` when the text is not wholly a number or does not fit 28 digits.
///
/// ```
/// use feudline::value::numeral::decimal;
/// assert_eq!(decimal("205,318.4407万").unwrap().to_string(), "2053184407.0000");
/// assert_eq!(decimal("三千二百万").unwrap().to_string(), "32000000");
/// assert_eq!(decimal("1.5 billion").unwrap().normalize().to_string(), "1500000000");
/// assert_eq!(decimal("二十多"), None);
/// ```
#[must_use]
pub fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return digits(text);
    }
    match text.chars().next()? {
        c if c.is_ascii_alphabetic() => english(text),
        _ if text.ends_with(|c: char| c.is_ascii_alphabetic()) => english(text),
        _ => chinese(text),
    }
}

/// Digits with thousands commas and a decimal point.
fn digits(text: &str) -> Option<Decimal> {
    let (mut mantissa, mut count, mut scale) = (0i128, 0, None);
    for b in text.bytes() {
        match (b, &mut scale) {
            (b',', _) => {}
            (b'.', None) if count > 0 => scale = Some(0),
            (b'0'..=b'9', scale) => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(b - b'0'))?;
                count += 1;
                if let Some(scale) = scale {
                    *scale += 1;
                }
            }
            _ => return None,
        }
    }
    if count == 0 || scale == Some(0) {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale.unwrap_or(0)).ok()
}

/// Digits and Chinese characters mixed: each scale closes a section, 万 and 亿 close all before them.
fn chinese(text: &str) -> Option<Decimal> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > 1 && chars.iter().all(|&c| chinese_digit(c).is_some()) {
        // read out digit by digit: 二〇二四
        let read: String = chars.iter().filter_map(|&c| chinese_digit(c)).map(|d| char::from(b'0' + d)).collect();
        return digits(&read);
    }
    let (mut total, mut section, mut last_scale) = (Decimal::ZERO, Decimal::ZERO, u32::MAX);
    let mut pending: Option<Decimal> = None;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c.is_ascii_digit() {
            let end = (at..chars.len()).find(|&i| !(chars[i].is_ascii_digit() || matches!(chars[i], '.' | ','))).unwrap_or(chars.len());
            pending = Some(digits(&chars[at..end].iter().collect::<String>())?);
            at = end;
            continue;
        }
        if c == '廿' || c == '卅' {
            section = section.checked_add(Decimal::from(if c == '廿' { 20 } else { 30 }))?;
        } else if c == '点' {
            let end = (at + 1..chars.len()).find(|&i| chinese_digit(chars[i]).is_none()).unwrap_or(chars.len());
            let fraction: String = chars[at + 1..end].iter().filter_map(|&c| chinese_digit(c)).map(|d| char::from(b'0' + d)).collect();
            let whole = pending.take().unwrap_or(Decimal::ZERO);
            pending = Some(whole.checked_add(digits(&format!("0.{fraction}"))?)?);
            at = end;
            continue;
        } else if let Some(digit) = chinese_digit(c) {
            // two digits in a row are a range or a year, not a number
            if pending.is_some_and(|p| !p.is_zero()) {
                return None;
            }
            pending = Some(Decimal::from(digit));
        } else {
            let scale = chinese_scale(c)?;
            let factor = power_of_ten(scale)?;
            if scale < 4 {
                section = section.checked_add(pending.take().unwrap_or(Decimal::ONE).checked_mul(factor)?)?;
            } else {
                let closed = section.checked_add(pending.take().unwrap_or(Decimal::ZERO))?;
                // 万亿 multiplies what 万 has closed already
                if closed.is_zero() && scale > last_scale {
                    total = total.checked_mul(factor)?;
                } else if closed.is_zero() {
                    return None;
                } else {
                    total = total.checked_add(closed.checked_mul(factor)?)?;
                }
                section = Decimal::ZERO;
            }
            last_scale = scale;
        }
        at += 1;
    }
    if let Some(rest) = pending {
        // 三千二: a digit left over after a scale counts one scale below
        let bare = chars.last().is_some_and(|&c| chinese_digit(c).is_some()) && chars.len() >= 2;
        let loose = bare && chinese_scale(chars[chars.len() - 2]).is_some() && last_scale > 1 && last_scale < u32::MAX;
        section = section.checked_add(if loose { rest.checked_mul(power_of_ten(last_scale - 1)?)? } else { rest })?;
    }
    total.checked_add(section)
}

fn power_of_ten(n: u32) -> Option<Decimal> {
    10i64.checked_pow(n).map(Decimal::from)
}

const ENGLISH: &[(&str, i64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The factor of an English scale word or its short form: `million`, `mn`, `bn`, `k`; whatever its capitals.
#[must_use]
pub fn english_scale(word: &str) -> Option<i64> {
    let mut lower = [0; "trillions".len()];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"hundred" => 100,
        b"thousand" | b"k" => 1_000,
        b"million" | b"mil" | b"mn" | b"m" | b"mln" | b"mm" | b"millions" => 1_000_000,
        b"billion" | b"bn" | b"b" | b"bln" | b"billions" => 1_000_000_000,
        b"trillion" | b"tn" | b"trn" | b"t" | b"trillions" => 1_000_000_000_000,
        b"lakh" | b"lakhs" => 100_000,
        b"crore" | b"crores" => 10_000_000,
        _ => return None,
    })
}

/// Whether a word is one of the number words from `zero` to `ninety`.
pub(super) fn is_english_number(word: &str) -> bool {
    ENGLISH.iter().any(|(w, _)| w.eq_ignore_ascii_case(word))
}

/// Whether a character is Han.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '〇')
}

/// `twenty-three`, `two hundred and five`, `1.5 billion`, `2bn`, `a million`, `half a billion`.
fn english(text: &str) -> Option<Decimal> {
    let lower = text.to_ascii_lowercase();
    let (mut total, mut section) = (Decimal::ZERO, None::<Decimal>);
    for token in lower.split([' ', '-']).filter(|t| !t.is_empty() && *t != "and") {
        let split = token.bytes().position(|b| b.is_ascii_alphabetic()).unwrap_or(token.len());
        let (number, word) = token.split_at(split);
        if !number.is_empty() {
            section = Some(digits(number)?);
        }
        if word.is_empty() {
            continue;
        }
        if let Some(&(_, value)) = ENGLISH.iter().find(|(w, _)| *w == word) {
            section = Some(section.unwrap_or(Decimal::ZERO).checked_add(Decimal::from(value))?);
        } else if word == "half" {
            section = Some(Decimal::new(5, 1));
        } else if word == "a" || word == "an" {
            section = Some(section.unwrap_or(Decimal::ONE));
        } else {
            let factor = Decimal::from(english_scale(word)?);
            let scaled = section.take().unwrap_or(Decimal::ONE).checked_mul(factor)?;
            if word == "hundred" { section = Some(scaled) } else { total = total.checked_add(scaled)? }
        }
    }
    total.checked_add(section.unwrap_or(Decimal::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        decimal(text).map_or_else(|| "none".to_owned(), |d| d.normalize().to_string())
    }

    #[test]
    fn reads_every_usual_writing() {
        for (text, value) in [
            ("1,234.5", "1234.5"),
            ("二〇二四", "2024"),
            ("二十三", "23"),
            ("十", "10"),
            ("一百零五", "105"),
            ("三千二", "3200"),
            ("两亿", "200000000"),
            ("29.30亿", "2930000000"),
            ("1.2万亿", "1200000000000"),
            ("3亿2000万", "320000000"),
            ("一点五亿", "150000000"),
            ("廿三", "23"),
            ("two hundred and five", "205"),
            ("twenty-three", "23"),
            ("1.5bn", "1500000000"),
            ("half a billion", "500000000"),
            ("100k", "100000"),
        ] {
            assert_eq!(read(text), value, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "多", "亿", "1.2.3", "abc", "二十多", "3元"] {
            assert_eq!(read(text), "none", "{text}");
        }
    }
}
