//! Numbers as news writes them, vague ones with the bounds their words mean: 数十亿, 30多万, `tens of millions`.

use rust_decimal::Decimal;

use super::numeral::{decimal, english_scale};

mod chinese;
mod english;

pub(crate) use english::may_end;

/// A number at the head of a text: inclusive bounds, equal when it is exact.
///
/// ```
/// use feudline::value::quantity::prefix;
/// let (number, _) = prefix("数十亿元").unwrap();
/// assert!(!number.is_exact() && number.low < number.high.unwrap());
/// ```
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

/// Longer runs (in bytes) are no numbers.
const LONGEST: usize = 96;

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
        return english::prefix(text);
    }
    let extent = chinese::extent(text);
    let number = &text[..extent];
    if number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return digits(text, extent);
    }
    Some((chinese::number(number)?, extent))
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
    let factor = english_scale(word)?;
    (!after.is_some_and(u8::is_ascii_digit)).then_some((Decimal::from(factor), gap + word.len()))
}

fn word_at(text: &str, from: usize) -> &str {
    let rest = &text[from..];
    &rest[..rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let show = |d: Option<Decimal>| d.map_or_else(String::new, |d| d.normalize().to_string());
        prefix(text)
            .map_or_else(|| "none".to_owned(), |(q, length)| format!("{}..{} |{}", q.low.normalize(), show(q.high), &text[length..]))
    }

    #[test]
    fn reads_vague_numbers_with_their_bounds() {
        for (text, want) in [
            ("数十亿元", "2000000000..9900000000 |元"),
            ("十几亿元", "1000000000..2000000000 |元"),
            ("150多亿元", "15000000000..16000000000 |元"),
            ("3亿多元", "300000000..400000000 |元"),
            ("七八千万元", "70000000..80000000 |元"),
            ("3亿2000万元", "320000000..320000000 |元"),
            ("1.5个亿", "150000000..150000000 |"),
            ("tens of millions of euros", "20000000..99000000 | of euros"),
            ("several million dollars", "2000000..10000000 | dollars"),
            ("half a billion dollars", "500000000..500000000 | dollars"),
            ("1.5bn deal", "1500000000..1500000000 | deal"),
            ("几亿元", "200000000..990000000 |元"),
            ("几元", "2..9 |元"),
            ("十二三亿元", "1200000000..1300000000 |元"),
            ("五七亿元", "500000000..700000000 |元"),
            ("三个半亿元", "350000000..350000000 |元"),
            ("三亿半元", "350000000..350000000 |元"),
            ("半亿元", "50000000..50000000 |元"),
            ("百余万元", "1000000..2000000 |元"),
            ("2.3万余元", "23000..24000 |元"),
            ("叁佰万元", "3000000..3000000 |元"),
            ("百亿元", "10000000000..10000000000 |元"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "多元", "a share", "and five", &"9".repeat(400), &"万".repeat(400)] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn a_single_letter_is_a_scale_only_where_it_is_attached() {
        let scale = |text: &str| scale_after(text).map(|(factor, length)| (factor.normalize().to_string(), length));
        assert_eq!(scale("m "), Some(("1000000".to_owned(), 1)));
        assert_eq!(scale(" million"), Some(("1000000".to_owned(), 8)));
        assert_eq!(scale("-billion"), Some(("1000000000".to_owned(), 8)));
        assert_eq!(scale("bn"), Some(("1000000000".to_owned(), 2)));
        assert_eq!(scale(" bn"), Some(("1000000000".to_owned(), 3)));
        assert!([" m", "-m", " mm", "", " "].iter().all(|text| scale(text).is_none()));
    }

    #[test]
    fn half_a_hundred_million() {
        for (text, want) in [
            ("三个半亿元", "350000000..350000000 |元"),
            ("半个亿", "50000000..50000000 |"),
            ("三个亿", "300000000..300000000 |"),
            ("三个月", "3..3 |个月"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
