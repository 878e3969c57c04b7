//! Every sum: how much it is, as it is written, what for, and who says so.

use maud::{Markup, html};

use super::Page;
use super::chart::standing_class;
use super::piece::{bounds, class};
use super::words::bound;
use crate::export::ids::event_id;
use crate::export::text::told::thousands;
use crate::export::text::{label, one_line};
use crate::feud::{Said, Sum};
use crate::value::money::{Decimal, Money, Unit};

impl Page<'_> {
    pub(super) fn money(&self) -> Markup {
        let sums = &self.feud.sums;
        let heads = [self.say("Sum", "金额"), self.say("What for", "用途"), self.say("Who says so", "出自"), self.say("Where", "出处")];
        // one pass over the events, so that the board of a large feud takes no longer than its rows
        let mut uses: Vec<Vec<usize>> = vec![Vec::new(); sums.len()];
        for (event, amounts) in self.feud.events.iter().map(|e| &e.amounts).enumerate() {
            amounts.iter().for_each(|&sum| uses[sum].push(event));
        }
        html! {
            section #money tabindex="-1" aria-labelledby="money-h" {
                h2 #money-h { (self.say("How much, and who says so", "多少钱，谁说的")) }
                @if sums.is_empty() {
                    p { (self.say("No sum was found.", "未发现金额。")) }
                } @else {
                    table {
                        thead { tr { @for head in heads { th scope="col" { (head) } } } }
                        tbody { @for (i, sum) in sums.iter().enumerate() { (self.sum(i, sum, &uses[i])) } }
                    }
                }
            }
        }
    }

    fn sum(&self, index: usize, sum: &Sum, uses: &[usize]) -> Markup {
        let claim = self.said_in(sum);
        html! {
            tr id=(format!("m{}", index + 1)) data-d=[self.dispute_of_story(sum.place.document)] data-w=(self.places(&[sum.place])) {
                th {
                    strong { (self.sum_words(&sum.money)) }
                    span { (self.quote(&sum.place, 40)) }
                    span.exact { (exact(&sum.money)) (self.say(", ", "，")) (bound(&sum.money, self.labels)) }
                }
                td {
                    @for &event in uses {
                        a class=(format!("use {}", standing_class(self.feud.events[event].factuality))) href=(format!("#{}", event_id(event))) {
                            @if self.large { (event_id(event)) } @else { (self.guarded(event, &self.feud.events[event])) }
                        }
                    }
                    @if uses.is_empty() { "–" }
                }
                td {
                    @match claim.and_then(|c| c.speaker) {
                        Some(id) => span class=(class(self.told.side_in_story(sum.place.document, id))) { (self.name(id)) },
                        None => (self.say("the story", "报道")),
                    }
                }
                td { (self.links(&[sum.place])) }
            }
        }
    }

    /// A sum in few words, as it is set in print.
    pub(super) fn sum_words(&self, money: &Money) -> String {
        bounds(&label::money(money, self.labels)).replace('-', "–")
    }

    /// The shortest statement that holds the sum.
    fn said_in(&self, sum: &Sum) -> Option<&Said> {
        let holding =
            self.feud.claims.iter().filter(|c| c.content.document == sum.place.document && c.content.span.contains(sum.place.span));
        holding.min_by_key(|c| c.content.span.len())
    }
}

/// The bounds with every digit: `44,000,000 USD ≤`, `270,000,000–330,000,000 CNY`.
fn exact(money: &Money) -> String {
    let one = |d: Decimal| thousands(&d.normalize().to_string());
    let number = match (money.low, money.high) {
        (Some(low), Some(high)) if low == high => one(low),
        (Some(low), Some(high)) => format!("{} – {}", one(low), one(high)),
        (Some(low), None) => format!("≥ {}", one(low)),
        (None, Some(high)) => format!("≤ {}", one(high)),
        (None, None) => "?".to_owned(),
    };
    let unit = match (money.currency, money.unit) {
        (Some(currency), _) => one_line(currency.code()),
        (None, Unit::Yuan) => "元".to_owned(),
        (None, Unit::Dollar) => "$".to_owned(),
        (None, _) => String::new(),
    };
    format!("{number} {unit}").trim_end().to_owned()
}
