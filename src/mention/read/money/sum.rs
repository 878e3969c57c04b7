//! One sum: a number with the unit, the modifiers and the small change around it.

use rust_decimal::Decimal;

use super::bounds::Bound;
use super::number::{self, Number};
use super::range;
use super::story::{Anchor, Story, is_clause_end};
use super::words::{Named, UnitWord, Word};
use crate::span::Span;
use crate::value::numeral::{chinese_digit, is_han};
use crate::value::quantity::Quantity;

/// A sum as read, before its currency is decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub start: usize,
    pub end: usize,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub named: Named,
    pub per_unit: bool,
    pub rule: u32,
}

/// The sum that an anchor makes with a number beside it, nothing before `floor`.
pub(super) fn at(story: &Story, anchor: &Anchor, floor: usize) -> Option<Sum> {
    let suffix = anchor.unit.after.then(|| after_number(story, anchor, floor)).flatten();
    let prefix = || anchor.unit.before.then(|| before_number(story, anchor, floor)).flatten();
    match suffix {
        // in "in 2015 RMB 5 million" the year is not what RMB counts, nor the 3 in "won 3 $5 bets"
        Some((number, _)) if anchor.unit.before && (is_year(&number.quantity) || touches_digit(story, anchor)) => prefix().or(suffix),
        Some(_) => suffix,
        None => prefix(),
    }
    .and_then(|(number, unit_end)| Draft::new(anchor, number, unit_end).finish(story, floor))
}

/// $5, RMB5: a sign or code written together with the number after it.
fn touches_digit(story: &Story, anchor: &Anchor) -> bool {
    let bytes = story.text.as_bytes();
    bytes[anchor.span.start()].is_ascii() && bytes.get(anchor.span.end()).is_some_and(u8::is_ascii_digit)
}

fn is_year(quantity: &Quantity) -> bool {
    quantity.is_exact() && !quantity.is_scaled() && (Decimal::from(1900)..Decimal::from(2100)).contains(&quantity.low)
}

/// 人民币约5亿: the number after a prefix, past one modifier; the end of the unit is then that of the number.
fn before_number(story: &Story, anchor: &Anchor, floor: usize) -> Option<(Number, usize)> {
    let start = anchor.span.start();
    if start > floor && story.text[start..].starts_with('$') && story.char_before(start).is_ascii_alphabetic() {
        // Mex$: a dollar that no rule knows
        return None;
    }
    let mut at = story.skip_space(anchor.span.end());
    if let Some((_, bound, _)) = story.starting_at(at, bound_before) {
        at = story.skip_space(bound.end());
    }
    let number = number::after(story, at).map(|number| cut_at_list(story, anchor, number))?;
    (!number.quantity.bare || at > anchor.span.end() || is_ten(story, &number)).then_some((number, number.end))
}

/// 港币十万, US$十: ten is a digit as well as a scale. Not 美元十连涨, nor 人民币百亿债市.
fn is_ten(story: &Story, number: &Number) -> bool {
    let after_ten = story.text[number.start..number.end].strip_prefix('十');
    after_ten.is_some_and(|scales| !scales.is_empty() || is_clause_end(story.next_char(number.end)))
}

/// $20，300美圆: a wide comma before a number with a unit of its own parts two sums.
fn cut_at_list(story: &Story, anchor: &Anchor, number: Number) -> Number {
    let Some(comma) = story.text[number.start..number.end].find(',').map(|at| number.start + at) else { return number };
    let wide = story.view.raw()[story.view.to_raw(Span::new(comma, comma + 1)).range()].starts_with('，');
    let other = |word| match word {
        Word::Unit(unit) if unit.after && unit.named != anchor.unit.named => Some(()),
        _ => None,
    };
    if !wide || story.starting_at(number.end, other).is_none() {
        return number;
    }
    match crate::value::quantity::prefix(&story.text[number.start..comma]) {
        Some((quantity, length)) if number.start + length == comma => Number { end: comma, quantity, ..number },
        _ => number,
    }
}

fn after_number(story: &Story, anchor: &Anchor, floor: usize) -> Option<(Number, usize)> {
    let mut at = anchor.span.start();
    if anchor.unit.coin && story.text[floor..at].ends_with(['个', '枚']) {
        at -= '个'.len_utf8();
    }
    let number = number::before(story, at, floor)?;
    is_money(story, anchor, &number).then_some((number, anchor.span.end()))
}

pub(super) const fn bound_before(word: Word) -> Option<Bound> {
    match word {
        Word::Bound { bound, before: true } => Some(bound),
        _ => None,
    }
}

const fn bound_after(word: Word) -> Option<Bound> {
    match word {
        Word::Bound { bound, before: false } => Some(bound),
        _ => None,
    }
}

/// Whether a unit with other meanings means money after this number.
fn is_money(story: &Story, anchor: &Anchor, number: &Number) -> bool {
    let next = story.next_char(anchor.span.end());
    let digits = &story.text[number.start..number.end];
    let counts = story.text[anchor.span.end()..].starts_with(" of ");
    if anchor.unit.change {
        return false;
    }
    if anchor.unit.scaled && (counts || !number.quantity.is_scaled()) {
        return false;
    }
    if anchor.unit.loose {
        return next == '钱' || is_change_after(story, anchor.span.end()) || alone(story, &anchor.unit, number.start, anchor.span.end());
    }
    // 二元结构, 三元材料: one digit before 元 is often no sum
    let one = digits.chars().count() == 1 && digits.starts_with(|c| chinese_digit(c).is_some());
    if anchor.unit.named == Named::Yuan && one && is_han(next) && !"钱以左的人起每三五六七八一二九四".contains(next) {
        return false;
    }
    // 5月3日元某: a day of the month is not counted in yen
    !(story.text[..number.start].ends_with('月') && story.text[anchor.span.range()].starts_with('日'))
}

/// 五块六, 三块零四.
fn is_change_after(story: &Story, at: usize) -> bool {
    let mut rest = story.text[at..].chars();
    let (next, after) = (rest.next().unwrap_or('\n'), rest.next().unwrap_or('\n'));
    chinese_digit(next).is_some() && (next != '两' || "毛角毫分".contains(after)) || next.is_ascii_digit()
}

/// 7块 on a line of its own; a whole unit also after a word of buying and selling in its clause (not 一分 in 一分没付).
fn alone(story: &Story, unit: &UnitWord, start: usize, end: usize) -> bool {
    let next = story.next_char(end);
    let clause = story.clause_start(start);
    let closed = is_clause_end(next) || story.starting_at(end, bound_after).is_some() || "到至".contains(next);
    let line = story.view.paragraphs.get(story.view.paragraph_at(start)).is_some_and(|p| p.span.start() == clause);
    let opening = line && (clause == start || story.starting_at(clause, bound_before).is_some_and(|(_, s, _)| s.end() == start));
    let whole = unit.worth == Decimal::ONE;
    closed && (opening || (whole && story.inside(clause, start, Word::Bearer).next().is_some()))
}

/// What is put together around a number.
struct Draft {
    start: usize,
    end: usize,
    quantity: Quantity,
    extra: Decimal,
    unit: UnitWord,
    before: bool,
    rule: u32,
}

impl Draft {
    fn new(anchor: &Anchor, number: Number, unit_end: usize) -> Self {
        Self {
            start: number.start,
            end: unit_end,
            quantity: number.quantity,
            extra: Decimal::ZERO,
            unit: anchor.unit,
            before: number.start >= anchor.span.end(),
            rule: anchor.rule,
        }
    }

    fn finish(mut self, story: &Story, floor: usize) -> Option<Sum> {
        self.extend_range(story, floor);
        let (left, bound) = self.extend_left(story, floor);
        let left_bare = self.quantity.bare && bound.is_none() && story.text[self.start..].starts_with(['万', '亿', '兆']);
        if left_bare || (bound == Some(Bound::LeastOfScale) && !self.quantity.bare) {
            return None;
        }
        self.start = left;
        self.extend_unit(story);
        self.change(story);
        let after = self.extend_bound(story);
        let worth = |x: Decimal| x.checked_mul(self.unit.worth).and_then(|x| x.checked_add(self.extra));
        let (mut low, mut high) = (Some(worth(self.quantity.low)?), self.quantity.high.and_then(worth));
        for bound in [bound, after].into_iter().flatten() {
            (low, high) = bound.apply(low, high);
        }
        let per_unit = self.each(story);
        Some(Sum { start: self.start, end: self.end, low, high, named: self.unit.named, per_unit, rule: self.rule })
    }

    /// 3-5亿, `$3 to $5 million`: the other end that has no unit of its own.
    fn extend_range(&mut self, story: &Story, floor: usize) {
        if self.before {
            if let Some((end, quantity)) = range::to_the_right(story, self.start, self.end, &self.quantity, &self.unit) {
                (self.end, self.quantity) = (end, quantity);
            }
        } else if let Some((start, quantity)) = range::to_the_left(story, self.start, floor, &self.quantity) {
            (self.start, self.quantity) = (start, quantity);
        }
    }

    /// Modifiers and a named currency before the number: 约人民币, "more than US$".
    fn extend_left(&mut self, story: &Story, floor: usize) -> (usize, Option<Bound>) {
        let (mut left, mut bound) = (self.start, None);
        let prefix = |word| match word {
            Word::Unit(unit) if unit.before => Some(unit),
            _ => None,
        };
        let mut named = false;
        for _ in 0..4 {
            let at = story.back_space(left);
            let modifier = story
                .ending_at(at, bound_before)
                .filter(|(b, s, _)| s.start() >= floor && bound.is_none() && (*b != Bound::LeastOfScale || self.quantity.bare));
            if let Some((found, span, _)) = modifier {
                (left, bound) = (span.start(), Some(found));
            } else if let Some((unit, span, rule)) = story.ending_at(at, prefix).filter(|(_, s, _)| s.start() >= floor && !named) {
                if !(self.before || refines(unit.named, self.unit.named)) {
                    break;
                }
                (left, named) = (span.start(), true);
                if self.unit.worth == Decimal::ONE {
                    (self.unit, self.rule) = (unit, rule);
                }
            } else {
                break;
            }
        }
        (left, bound)
    }

    /// 人民币5亿元, $10 dollars, 5亿元人民币, 75 USD million: what more is said of the unit.
    fn extend_unit(&mut self, story: &Story) {
        for _ in 0..2 {
            let at = if self.before { skip_joint(story, self.end) } else { story.skip_space(self.end) };
            let suffix = |word| match word {
                Word::Unit(unit) if unit.after => Some(unit),
                _ => None,
            };
            let Some((unit, span, rule)) = story.starting_at(at, suffix) else { break };
            let followed = unit.before && number::after(story, story.skip_space(span.end())).is_some();
            if followed || unit.worth != Decimal::ONE {
                break;
            }
            if refines(unit.named, self.unit.named) {
                (self.unit, self.rule) = (UnitWord { worth: self.unit.worth, ..unit }, rule);
            } else if !(refines(self.unit.named, unit.named) || self.unit.named == unit.named) {
                break;
            }
            self.end = span.end();
        }
        if !self.quantity.is_scaled()
            && !self.before
            && let Some((factor, length)) = crate::value::quantity::scale_after(&story.text[self.end..])
        {
            let times = |x: Decimal| x.checked_mul(factor);
            if let (Some(low), Some(high), true) = (times(self.quantity.low), self.quantity.high.and_then(times), length > 4) {
                (self.quantity.low, self.quantity.high) = (low, Some(high));
                self.end += length;
            }
        }
    }

    /// 6角3分, "and 43 cents", 五块六: the small change after a whole number of units.
    fn change(&mut self, story: &Story) {
        let mut place = self.unit.worth;
        if !(place == Decimal::ONE || place == Decimal::new(1, 1)) || !self.quantity.is_exact() {
            return;
        }
        let minor = |word| match word {
            Word::Unit(unit) if unit.worth < self.unit.worth => Some(unit.worth),
            _ => None,
        };
        for _ in 0..2 {
            let at = ["又", " and ", " "].iter().find_map(|j| story.text[self.end..].starts_with(j).then_some(self.end + j.len()));
            let at = at.unwrap_or(self.end);
            let Some(number) = number::after(story, at).filter(|n| n.quantity.is_exact() && n.quantity.low < Decimal::ONE_HUNDRED) else {
                break;
            };
            if let Some((worth, span, _)) = story.starting_at(story.skip_space(number.end), minor) {
                self.extra += number.quantity.low * worth;
                (self.end, place) = (span.end(), worth);
            } else {
                self.spoken_change(story, &number, place);
                break;
            }
        }
        if self.end < story.text.len() && story.text[self.end..].starts_with('钱') {
            self.end += '钱'.len_utf8();
        }
    }

    /// 五块六, 七毛八, 三块零四, "15 dollars 50": change without its unit, of the next place.
    fn spoken_change(&mut self, story: &Story, number: &Number, place: Decimal) {
        let written = &story.text[number.start..number.end];
        let closed = !is_han(story.next_char(number.end)) || "到至钱以左".contains(story.next_char(number.end));
        let ends = closed && !story.next_char(number.end).is_alphanumeric();
        let tens = |n: Decimal| n >= Decimal::TEN && n.fract().is_zero();
        let worth = match written.chars().count() {
            // 100 dollars and fifty
            _ if number.start > self.end + 1 && ends && written.bytes().all(|b| b.is_ascii_alphabetic()) && tens(number.quantity.low) => {
                Decimal::new(1, 2)
            }
            1 if self.unit.spoken && written.starts_with(|c| chinese_digit(c).is_some()) && closed => Decimal::new(1, 1) * place,
            2 if self.unit.spoken && written.starts_with('零') && closed => Decimal::new(1, 2),
            2 if number.start > self.end && written.is_ascii() && ends && is_clause_end(story.next_char(number.end)) => Decimal::new(1, 2),
            _ => return,
        };
        self.extra += number.quantity.low * worth;
        self.end = number.end;
    }

    fn extend_bound(&mut self, story: &Story) -> Option<Bound> {
        let at = story.skip_space(self.end);
        let at = if story.text[at..].starts_with("(含)") { at + "(含)".len() } else { at };
        let (bound, span, _) = story.starting_at(at, bound_after)?;
        self.end = span.end();
        Some(bound)
    }

    /// 每股 shortly before, "a share" directly after.
    fn each(&mut self, story: &Story) -> bool {
        let at = story.skip_space(self.end);
        if let Some((_, span, _)) = story.starting_at(at, |w| (w == Word::Each { before: false }).then_some(())) {
            self.end = span.end();
            return true;
        }
        let from = story.clause_start(self.start);
        story.inside(from, self.start, Word::Each { before: true }).any(|each| {
            let gap = &story.text[each.end()..self.start];
            gap.len() <= 30 && !gap.bytes().any(|b| b.is_ascii_digit())
        })
    }
}

/// "$5-million dollars", "half a billion of US dollars": what may stand between number and unit.
fn skip_joint(story: &Story, at: usize) -> usize {
    let rest = &story.text[at..];
    if rest.starts_with(" of ") { at + 4 } else { at + usize::from(rest.starts_with([' ', '-'])) }
}

/// Whether the first name says more than the second: 人民币 than 元.
fn refines(exact: Named, loose: Named) -> bool {
    match (exact, loose) {
        (Named::Currency(c), Named::Yuan) => matches!(c.code(), "CNY" | "TWD" | "HKD" | "MOP" | "SGD" | "USD"),
        (Named::Currency(c), Named::Dollar) => matches!(c.code(), "USD" | "AUD" | "CAD" | "HKD" | "SGD" | "NZD" | "TWD"),
        (Named::Dollar, Named::Yuan) => true,
        (Named::Currency(c), Named::YuanOrYen) => matches!(c.code(), "CNY" | "JPY"),
        (Named::Yuan, Named::YuanOrYen) => true,
        _ => false,
    }
}
