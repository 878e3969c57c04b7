//! Exact sums.

pub use rust_decimal::Decimal;

/// An ISO 4217 code (or XBT for bitcoin).
///
/// ```
/// use feudline::value::money::Currency;
/// assert_eq!(Currency::new("HKD").unwrap().code(), "HKD");
/// assert!(Currency::new("元").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// A currency by its three capital letters; `None` for anything else.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// The unit a sum is written in, kept ambiguous until something decides.
///
/// ```
/// use feudline::value::money::Unit;
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "某公司支付3亿元。"))]);
/// assert_eq!(feud.sums[0].money.unit, Unit::Yuan);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// A currency that the text names.
    Currency(Currency),
    /// A bare 元 or 块: renminbi, New Taiwan dollar, Hong Kong dollar …
    Yuan,
    /// A bare $ or "dollars".
    Dollar,
    /// No unit is written; the sentence makes it money.
    Unstated,
}

/// A sum of money: inclusive exact bounds in whole currency units, either may be open, never both.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "某公司支付超过3亿元。"))]);
/// let money = &feud.sums[0].money;
/// assert_eq!((money.low.unwrap().to_string().as_str(), money.high), ("300000000", None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Lower bound; equal to `high` when exact.
    pub low: Option<Decimal>,
    /// Upper bound.
    pub high: Option<Decimal>,
    /// What it is counted in, as written.
    pub unit: Unit,
    /// The currency it is taken for in the end, where one could be decided.
    pub currency: Option<Currency>,
    /// Whether it is the price of one unit of something (每股61.30美元).
    pub per_unit: bool,
}
