//! The words before, between and after dates: ranges, open bounds, reports, plans.

use super::around::{around, nearest};
use super::expression::Expression;
use super::find::Piece;
use super::grammar::{Effect, Grammar};
use crate::ontology::Class;
use crate::pack::line;
use crate::span::{Span, View};
use crate::text::TextView;

/// How far the words around a date are looked at, in bytes.
const REACH: usize = 48;
/// How far apart the two ends of a range may stand, in bytes.
const GAP: usize = 18;

/// A date with what the words beside it do to it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub span: Span<View>,
    pub rule: u32,
    pub said: Expression,
    /// Until, ahead, since or beyond.
    pub bound: Option<Effect>,
    /// The day of somebody's report.
    pub source: bool,
    /// May lie ahead of publication.
    pub future: bool,
    /// Does lie ahead of publication.
    pub coming: bool,
}

/// Joins the ends of ranges and notes what stands beside each date; `anchors` are the hits of all date rules' triggers,
/// by start.
pub(super) fn place(view: &TextView, grammar: &Grammar, anchors: &[(Span<View>, u32)], pieces: Vec<Piece>) -> Vec<Placed> {
    let text = view.as_str();
    let mut line = String::with_capacity(128);
    let mut placed = Vec::with_capacity(pieces.len());
    let mut anchors = Nearby { anchors, from: 0, rules: Vec::new() };
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        // 3月之前5日: 前 is told of the month, and begins no other date
        if placed.last().is_some_and(|last: &Placed| piece.span.start() < last.span.end()) {
            continue;
        }
        let Piece { span, rule, said, .. } = piece;
        let mut one = Placed { span, rule, said, bound: None, source: false, future: false, coming: false };
        let english = grammar.is_english(one.rule);
        let pair = pieces.peek().filter(|_| english).and_then(|next| nearest(text, one.span, &one.said, next));
        let joined = pieces.next_if(|next| {
            next.span.start() - one.span.end() <= GAP
                && (pair.is_some() || {
                    write_line(&mut line, text, one.span, Some(next.span));
                    line.find(line::letter(Class::Date)).is_some_and(|date| grammar.joins(&line, date))
                })
        });
        if let Some(around) = pair.or_else(|| if english && joined.is_none() { around(text, one.span, &one.said) } else { None }) {
            (one.span, one.said, one.bound) = (around.span, around.said, around.bound);
            // "in two years" was only the beginning
            while placed.pop_if(|last: &mut Placed| last.span.end() > one.span.start()).is_some() {}
        } else if let Some(next) = joined {
            one.said = Expression::Range(Box::new(one.said), Box::new(next.said));
            one.span = one.span.cover(next.span);
        }
        let rules = anchors.beside(grammar, one.span);
        if !rules.is_empty() {
            write_line(&mut line, text, one.span, None);
        }
        if rules.is_empty() || apply(grammar, rules, &line, text, &mut one) {
            placed.push(one);
        }
    }
    placed
}

/// The triggers near the date that is looked at; dates are asked for in text order.
struct Nearby<'a> {
    anchors: &'a [(Span<View>, u32)],
    from: usize,
    rules: Vec<u32>,
}

impl Nearby<'_> {
    /// The rules about words beside dates that have a trigger within reach, each once, in the order of the pack.
    fn beside(&mut self, grammar: &Grammar, span: Span<View>) -> &[u32] {
        let (first, last) = (span.start().saturating_sub(REACH), span.end() + REACH);
        while self.anchors.get(self.from).is_some_and(|(anchor, _)| anchor.start() < first) {
            self.from += 1;
        }
        self.rules.clear();
        let near = self.anchors[self.from..].iter().take_while(|(anchor, _)| anchor.start() < last);
        let gap = |anchor: Span<View>| {
            if anchor.start() < span.start() {
                span.start().saturating_sub(anchor.end())
            } else {
                anchor.start().saturating_sub(span.end())
            }
        };
        self.rules.extend(near.filter(|&&(anchor, rule)| grammar.reaches(rule, gap(anchor))).map(|&(_, rule)| rule));
        self.rules.sort_unstable();
        self.rules.dedup();
        &self.rules
    }
}

/// The words around one or two dates, each date written as the letter of its class.
fn write_line(line: &mut String, text: &str, first: Span<View>, second: Option<Span<View>>) {
    let letter = line::letter(Class::Date);
    line.clear();
    let mut from = first.start().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..first.start()];
    line.push_str(before.rsplit('\n').next().unwrap_or(before));
    line.push(letter);
    let mut end = first.end();
    if let Some(second) = second {
        line.push_str(&text[first.end()..second.start()]);
        line.push(letter);
        end = second.end();
    }
    let mut to = (end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let after = &text[end..to];
    line.push_str(after.split('\n').next().unwrap_or(after));
}

/// Applies every rule that matches; `false` if one says that this is no date.
fn apply(grammar: &Grammar, rules: &[u32], line: &str, text: &str, one: &mut Placed) -> bool {
    let letter = line::letter(Class::Date);
    let Some(date) = line.find(letter) else { return true };
    let letter_end = date + letter.len_utf8();
    let end_of_date = one.span.end();
    for &rule in rules {
        let (Some(effect), Some(found)) = (grammar.effect(rule), grammar.matching(rule, line, date)) else { continue };
        match effect {
            Effect::No => return false,
            Effect::Source => one.source = true,
            Effect::Future => one.future = true,
            Effect::Coming => (one.future, one.coming) = (true, true),
            Effect::Range => {}
            Effect::Until | Effect::Ahead | Effect::Since | Effect::Beyond => {
                one.bound = Some(effect);
                // the word of the bound belongs to the date: 2018年以来; what only had to follow does not
                let end = found.get("word").map_or(letter_end, |word| word.end);
                let to = end_of_date + end.saturating_sub(letter_end);
                if text.is_char_boundary(to) {
                    one.span = Span::new(one.span.start(), to.max(one.span.end()));
                }
            }
        }
    }
    true
}
