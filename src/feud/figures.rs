//! Figures compared: when two sums are one, and when they cannot both hold.

use rust_decimal::Decimal;

use super::Sum;
use crate::value::money::{Money, Unit};

/// Whether the two can be compared at all: same currency, both prices of one unit or neither.
pub(super) fn comparable(a: &Money, b: &Money) -> bool {
    a.per_unit == b.per_unit
        && match (a.currency, b.currency) {
            (Some(x), Some(y)) => x == y,
            _ => a.unit == b.unit && a.unit != Unit::Unstated,
        }
}

/// Whether two sums are one figure: the same in everything, or two stories' words for it (600 million yuan, 6亿元).
pub(super) fn same(a: &Sum, b: &Sum) -> bool {
    let worth = |m: &Money| (m.low, m.high, m.currency, m.per_unit);
    let told_twice = a.place.document != b.place.document && a.money.currency.is_some();
    a.money == b.money || told_twice && worth(&a.money) == worth(&b.money)
}

/// Whether two accounts give one figure, more or less exactly: a common bound, or one inside the other's closed bounds.
/// "Over 44" is not the figure 45: open bounds hold too much to prove anything.
pub(super) fn alike(a: &Money, b: &Money) -> bool {
    let common = (a.low.is_some() && a.low == b.low) || (a.high.is_some() && a.high == b.high);
    comparable(a, b) && (common || encloses(a, b) || encloses(b, a))
}

fn encloses(outer: &Money, inner: &Money) -> bool {
    match (outer.low, outer.high, inner.low, inner.high) {
        (Some(low), Some(high), Some(from), Some(to)) => low <= from && to <= high,
        _ => false,
    }
}

/// Whether two comparable sums cannot both hold. An open bound reaches a quarter further: over x is x to 1.25x, under x
/// is 0.75x to x.
pub(super) fn disjoint(a: &Money, b: &Money) -> bool {
    match (bounds(a), bounds(b)) {
        (Some((low_a, high_a)), Some((low_b, high_b))) => comparable(a, b) && (high_a < low_b || high_b < low_a),
        _ => false,
    }
}

fn bounds(sum: &Money) -> Option<(Decimal, Decimal)> {
    let reach = |x: Decimal, hundredths: i64| x.checked_mul(Decimal::new(hundredths, 2)).unwrap_or(x);
    match (sum.low, sum.high) {
        (Some(low), Some(high)) => Some((low, high)),
        (Some(low), None) => Some((low, reach(low, 125))),
        (None, Some(high)) => Some((reach(high, 75), high)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::money::Currency;

    /// From some to some millions, in yuan.
    fn yuan(low: Option<i64>, high: Option<i64>) -> Money {
        let currency = Currency::new("CNY");
        let millions = |n: i64| Decimal::from(n * 1_000_000);
        Money { low: low.map(millions), high: high.map(millions), unit: Unit::Yuan, currency, per_unit: false }
    }

    fn exactly(millions: i64) -> Money {
        yuan(Some(millions), Some(millions))
    }

    #[test]
    fn sums_that_cannot_both_hold() {
        let over = |n| yuan(Some(n), None);
        let under = |n| yuan(None, Some(n));
        for (a, b, apart) in [
            (exactly(30), exactly(30), false),
            (exactly(30), exactly(50), true),
            (yuan(Some(20), Some(30)), exactly(30), false),
            (yuan(Some(20), Some(30)), exactly(31), true),
            // an open bound reaches a quarter further
            (over(40), exactly(50), false),
            (over(40), exactly(51), true),
            (over(40), exactly(39), true),
            (under(40), exactly(30), false),
            (under(40), exactly(29), true),
            (under(40), over(40), false),
            (under(40), over(41), true),
            // other money and prices of one unit are not compared
            (exactly(30), Money { currency: Currency::new("USD"), ..exactly(50) }, false),
            (exactly(30), Money { per_unit: true, ..exactly(50) }, false),
        ] {
            assert_eq!((disjoint(&a, &b), disjoint(&b, &a)), (apart, apart), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn sums_that_are_one_figure() {
        for (a, b, one) in [
            (exactly(30), exactly(30), true),
            (exactly(30), exactly(31), false),
            // a common bound, or one inside the other
            (yuan(Some(30), None), exactly(30), true),
            (yuan(None, Some(30)), exactly(30), true),
            (yuan(Some(20), Some(40)), exactly(30), true),
            (yuan(Some(20), Some(40)), yuan(Some(30), Some(50)), false),
            // over 30 is not the figure 35
            (yuan(Some(30), None), exactly(35), false),
            (yuan(Some(30), None), yuan(None, Some(50)), false),
            (exactly(30), Money { currency: Currency::new("USD"), ..exactly(30) }, false),
        ] {
            assert_eq!((alike(&a, &b), alike(&b, &a)), (one, one), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn sums_without_a_currency_are_compared_by_what_is_written() {
        let bare = |unit| Money { currency: None, unit, ..exactly(30) };
        assert!(comparable(&bare(Unit::Yuan), &bare(Unit::Yuan)));
        assert!(!comparable(&bare(Unit::Yuan), &bare(Unit::Dollar)));
        assert!(!comparable(&bare(Unit::Unstated), &bare(Unit::Unstated)));
    }
}
