//! What 约, 超过, "nearly" and their like make of a number.

use rust_decimal::Decimal;

/// A modifier of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// 约, about: a tenth either way.
    Around,
    /// 近, nearly: up to a tenth less.
    Nearly,
    /// 超过, more than, at least.
    Least,
    /// 不到, less than, up to.
    Most,
    /// Directly before a scale only: 上亿, 过百亿.
    LeastOfScale,
}

impl Bound {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "around" => Self::Around,
            "nearly" => Self::Nearly,
            "least" => Self::Least,
            "most" => Self::Most,
            "least-of-scale" => Self::LeastOfScale,
            _ => return None,
        })
    }

    /// The bounds after this modifier; a range or a vague number is not widened a second time.
    pub fn apply(self, low: Option<Decimal>, high: Option<Decimal>) -> (Option<Decimal>, Option<Decimal>) {
        let exact = low.filter(|_| low == high);
        let share = |tenths: i64| exact.and_then(|x| x.checked_mul(Decimal::new(tenths, 1)));
        match self {
            Self::Around => (share(9).or(low), share(11).or(high)),
            Self::Nearly => (share(9).or(low), high),
            Self::Least | Self::LeastOfScale => (low.or(high), None),
            Self::Most => (None, high.or(low)),
        }
    }
}
