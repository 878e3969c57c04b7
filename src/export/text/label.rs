//! One event, sum or date in a few words.

use super::layout::one_line;
use super::words;
use crate::document::Language;
use crate::entity::EntityId;
use crate::event::{EventKind, Part, Role};
use crate::feud::Feud;
use crate::value::money::{Decimal, Money, Unit};
use crate::value::when::{Datelike, Day, Granularity, When, last_of_month};

/// The language of labels; names and quotations stay as the stories have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Labels {
    /// Chinese labels.
    Chinese,
    /// English labels.
    English,
}

impl Labels {
    /// The language of the first story.
    pub(in crate::export) fn of(feud: &Feud) -> Self {
        let english = feud.documents.first().is_none_or(|d| d.language == Language::English);
        if english { Self::English } else { Self::Chinese }
    }

    /// The word that fits the labels.
    pub(in crate::export) const fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

/// How many names stand in one slot of a label before the rest is counted.
const MOST_NAMES: usize = 3;

/// A piece of a label: words of ours, or the name of a party as the stories have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) enum Piece {
    /// Our own words, and values written by us.
    Ours(String),
    /// A name.
    Name(EntityId),
}

/// What an event is, from its kind, its roles and its sums.
pub(super) fn event(feud: &Feud, kind: EventKind, parts: &[Part], sums: &[usize], labels: Labels) -> String {
    plain(feud, &event_pieces(feud, kind, parts, sums, labels))
}

/// What an event is, in pieces.
pub(in crate::export) fn event_pieces(feud: &Feud, kind: EventKind, parts: &[Part], sums: &[usize], labels: Labels) -> Vec<Piece> {
    let filling = |role: Role| -> Vec<EntityId> { parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect() };
    let ours = |text: String| vec![Piece::Ours(text)];
    let slot = |name: &str, several: bool| -> Option<Vec<Piece>> {
        match name {
            "s" | "es" => return Some(ours(if several { "" } else { name }.to_owned())),
            "is" => return Some(ours(if several { "are" } else { "is" }.to_owned())),
            "amount" => {
                let sums: Vec<String> = sums.iter().map(|&s| money(&feud.sums[s].money, labels)).collect();
                return (!sums.is_empty()).then(|| ours(sums.join(", ")));
            }
            _ => {}
        }
        let who = filling(Role::from_word(name)?);
        (!who.is_empty()).then(|| list(&who, MOST_NAMES, labels, |_| None))
    };
    let patterns = match labels {
        Labels::English => words::english(kind),
        Labels::Chinese => words::chinese(kind),
    };
    let several = |pattern: &str| {
        let first = pattern.split(['{', '}']).nth(1).and_then(Role::from_word);
        first.is_some_and(|role| filling(role).len() > 1)
    };
    let mut told = patterns.iter().filter_map(|p| fill(p, &|name| slot(name, several(p))));
    told.next().unwrap_or_else(|| ours(kind.word().to_owned()))
}

/// A pattern with its slots filled; `None` if one outside brackets is empty.
fn fill(pattern: &str, slot: &dyn Fn(&str) -> Option<Vec<Piece>>) -> Option<Vec<Piece>> {
    let mut out = Vec::new();
    for (i, part) in pattern.split(['[', ']']).enumerate() {
        // parts alternate between outside and inside brackets
        match (fill_plain(part, slot), i % 2) {
            (Some(filled), _) => out.extend(filled),
            (None, 0) => return None,
            (None, _) => {}
        }
    }
    Some(out)
}

fn fill_plain(part: &str, slot: &dyn Fn(&str) -> Option<Vec<Piece>>) -> Option<Vec<Piece>> {
    let mut out = Vec::new();
    for (i, piece) in part.split(['{', '}']).enumerate() {
        if i % 2 == 0 { out.push(Piece::Ours(piece.to_owned())) } else { out.extend(slot(piece)?) }
    }
    Some(out)
}

/// Pieces as one text.
pub(in crate::export) fn plain(feud: &Feud, pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Ours(text) => text.clone(),
        Piece::Name(id) => name(feud, *id),
    };
    pieces.iter().map(text).collect()
}

/// Names in a row, at most so many.
pub(super) fn names(feud: &Feud, who: &[EntityId], most: usize, labels: Labels) -> String {
    plain(feud, &list(who, most, labels, |_| None))
}

/// Names in a row, at most so many, each with what is to be said of it.
pub(in crate::export) fn list<'l>(who: &[EntityId], most: usize, labels: Labels, of: impl Fn(&EntityId) -> Option<&'l str>) -> Vec<Piece> {
    let mut out = Vec::new();
    for (i, id) in who.iter().take(most).enumerate() {
        if i > 0 {
            out.push(Piece::Ours(labels.pick(", ", "、").to_owned()));
        }
        out.push(Piece::Name(*id));
        out.extend(of(id).map(|said| Piece::Ours(said.to_owned())));
    }
    match (who.len().saturating_sub(most), labels) {
        (0, _) => {}
        (more, Labels::English) => out.push(Piece::Ours(format!(" and {more} more"))),
        (_, Labels::Chinese) => out.push(Piece::Ours(format!("等{}方", who.len()))),
    }
    out
}

/// The name to show of one party.
pub(in crate::export) fn name(feud: &Feud, id: EntityId) -> String {
    one_line(&feud.actors[id.0].name)
}

/// A sum, exact: `US$45m`, `>=US$44m`, `~1亿美元`.
pub(in crate::export) fn money(money: &Money, labels: Labels) -> String {
    let one = |d: Decimal| sum(d, money, labels);
    let text = match (money.low, money.high) {
        (Some(low), Some(high)) if low == high => one(low),
        (Some(low), Some(high)) => match middle(low, high) {
            Some(middle) => format!("~{}", one(middle)),
            None => format!("{}-{}", one(low), one(high)),
        },
        (Some(low), None) => format!(">={}", one(low)),
        (None, Some(high)) => format!("<={}", one(high)),
        (None, None) => "?".to_owned(),
    };
    if money.per_unit { format!("{text}{}", labels.pick(" each", "(单价)")) } else { text }
}

/// The x of "about x", which is read as 0.9x to 1.1x.
fn middle(low: Decimal, high: Decimal) -> Option<Decimal> {
    let middle = low.checked_add(high)?.checked_div(Decimal::TWO)?;
    let tenth = middle.checked_div(Decimal::TEN)?;
    (middle.checked_sub(low)? == tenth).then_some(middle)
}

fn sum(value: Decimal, money: &Money, labels: Labels) -> String {
    let scales: &[(i64, &str)] = match labels {
        Labels::English => &[(1_000_000_000_000, "tn"), (1_000_000_000, "bn"), (1_000_000, "m")],
        Labels::Chinese => &[(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万")],
    };
    let scaled = scales.iter().find_map(|&(factor, word)| {
        let factor = Decimal::from(factor);
        let short = (value >= factor).then(|| value.checked_div(factor)).flatten()?.normalize();
        // only where nothing is lost
        (short.scale() <= 4).then(|| format!("{short}{word}"))
    });
    let number = scaled.unwrap_or_else(|| value.normalize().to_string());
    let code = money.currency.map(|c| c.code().to_owned());
    match (labels, code.as_deref(), money.unit) {
        (Labels::English, Some("USD"), _) => format!("US${number}"),
        (Labels::English, Some("HKD"), _) => format!("HK${number}"),
        (Labels::English, Some("TWD"), _) => format!("NT${number}"),
        (Labels::English, Some("CNY"), _) => format!("RMB {number}"),
        (Labels::English, Some(code), _) => format!("{code} {number}"),
        (Labels::English, None, Unit::Dollar) => format!("${number}"),
        (Labels::English, None, Unit::Yuan) => format!("{number} yuan"),
        (Labels::Chinese, Some(code), _) => format!("{number}{}", currency(code)),
        (Labels::Chinese, None, Unit::Dollar | Unit::Yuan) => format!("{number}元"),
        _ => number,
    }
}

fn currency(code: &str) -> &str {
    match code {
        "CNY" => "元",
        "USD" => "美元",
        "HKD" => "港元",
        "TWD" => "新台币",
        "EUR" => "欧元",
        "GBP" => "英镑",
        "JPY" => "日元",
        "KRW" => "韩元",
        _ => code,
    }
}

/// Days as finely as they are known: `2024-02-29`, `2024-01`, `2015`, `2016-2020`, `2017-Q4`, `2024-02-26~03-03`.
pub(in crate::export) fn when(when: When, labels: Labels) -> String {
    match (when.earliest, when.latest) {
        (Some(a), Some(b)) => between(a, b, when.granularity),
        (Some(a), None) => labels.pick("since {}", "{}起").replace("{}", &a.to_string()),
        (None, Some(b)) => labels.pick("by {}", "{}前").replace("{}", &b.to_string()),
        (None, None) => labels.pick("undated", "日期不详").to_owned(),
    }
}

fn between(a: Day, b: Day, granularity: Granularity) -> String {
    let whole_months = a.day() == 1 && b == last_of_month(b);
    let same_year = a.year() == b.year();
    let months = (a.month(), b.month());
    if a == b {
        return a.to_string();
    }
    if whole_months && months == (1, 12) {
        return if same_year { a.year().to_string() } else { format!("{}-{}", a.year(), b.year()) };
    }
    if whole_months && same_year && granularity == Granularity::Season {
        match months {
            (1, 3) | (4, 6) | (7, 9) | (10, 12) => return format!("{}-Q{}", a.year(), b.month() / 3),
            (1, 6) | (7, 12) => return format!("{}-H{}", a.year(), b.month() / 6),
            _ => {}
        }
    }
    let month = |d: Day| d.format("%Y-%m").to_string();
    match (whole_months, same_year) {
        (true, true) if months.0 == months.1 => month(a),
        (true, true) => format!("{}~{:02}", month(a), b.month()),
        (true, false) => format!("{}~{}", month(a), month(b)),
        (false, true) => format!("{a}~{}", b.format("%m-%d")),
        (false, false) => format!("{a}~{b}"),
    }
}
