//! What a money rule's trigger means to the reader.

use rust_decimal::Decimal;

use super::bounds::Bound;
use crate::pack::{Rule, RuleKind};
use crate::value::money::Currency;

/// The meaning of a trigger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Unit(UnitWord),
    /// 约 before a number, 以上 after it.
    Bound {
        bound: Bound,
        before: bool,
    },
    /// 每股 before a sum, "a share" after it.
    Each {
        before: bool,
    },
    /// A word that only looks like one of the others: 元旦, 签约, "dispute over".
    Refuse,
    /// What changes "from A to B" has two sums, not a range.
    Change,
    /// What it governs is money though no unit is written: 索赔, "valued at".
    Bearer,
    /// A scale that may end a sum without a unit: 亿, million.
    Scale,
    /// What is counted is no money: 用户, "shares".
    Count,
    /// A sum in the short forms of speech may be the whole text: 30w, 个半.
    Whole,
    /// A word of the place whose 元 has this currency: 台北, 港交所.
    Home(Currency),
}

/// A currency or a part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct UnitWord {
    pub named: Named,
    /// 0.1 for 角, 0.01 for cents.
    pub worth: Decimal,
    /// May stand before the number: $, 人民币.
    pub before: bool,
    /// May stand after it: 元, dollars.
    pub after: bool,
    /// A word with other meanings (pounds, won): only after a scale.
    pub scaled: bool,
    /// A measure word too (块, 分): only where nothing else can be meant.
    pub loose: bool,
    /// Coins that are counted: 20个比特币.
    pub coin: bool,
    /// A digit after it may be change without its unit: 五块六, 三蚊零四.
    pub spoken: bool,
    /// Only as small change after a whole number of units: 43c.
    pub change: bool,
}

/// How a unit names its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Currency(Currency),
    Yuan,
    Dollar,
    /// ¥, of China and of Japan.
    YuanOrYen,
    /// No unit at all.
    Unstated,
}

/// Reads the `reader` and `set` of a money rule; `None` for other rules and unknown words.
pub(super) fn word(rule: &Rule) -> Option<Word> {
    if rule.kind != RuleKind::Money {
        return None;
    }
    let set = rule.list("set");
    let first = set.first().copied().unwrap_or_default();
    Some(match rule.word("reader")? {
        "unit.before" => Word::Unit(unit(&set, true, false)?),
        "unit.after" => Word::Unit(unit(&set, false, true)?),
        "unit.either" => Word::Unit(unit(&set, true, true)?),
        "bound.before" => Word::Bound { bound: Bound::from_word(first)?, before: true },
        "bound.after" => Word::Bound { bound: Bound::from_word(first)?, before: false },
        "each.before" => Word::Each { before: true },
        "each.after" => Word::Each { before: false },
        "refuse" => Word::Refuse,
        "change" => Word::Change,
        "bearer" => Word::Bearer,
        "scale" => Word::Scale,
        "count" => Word::Count,
        "whole" => Word::Whole,
        "home" => Word::Home(Currency::new(first)?),
        _ => return None,
    })
}

fn unit(set: &[&str], before: bool, after: bool) -> Option<UnitWord> {
    let (&name, rest) = set.split_first()?;
    let named = match name {
        "yuan" => Named::Yuan,
        "dollar" => Named::Dollar,
        "yuan-or-yen" => Named::YuanOrYen,
        code => Named::Currency(Currency::new(code)?),
    };
    let worth = rest.iter().find_map(|w| w.parse().ok()).unwrap_or(Decimal::ONE);
    let has = |word: &str| rest.contains(&word);
    Some(UnitWord {
        named,
        worth,
        before,
        after,
        scaled: has("scaled"),
        loose: has("loose"),
        coin: has("coin"),
        spoken: has("loose") || has("spoken"),
        change: has("change"),
    })
}
