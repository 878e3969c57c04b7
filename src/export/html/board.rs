//! What is disputed: each question with what either side, third parties and the story itself answer.

use maud::{Markup, html};

use super::Page;
use super::piece::{class, numbers};
use crate::export::text::{label, one_line};
use crate::feud::{DisputedPoint, Position};

/// How much of the words behind an answer is printed; a link leads to all of them.
const MOST_WORDS: usize = 160;

impl Page<'_> {
    pub(super) fn board(&self) -> Markup {
        let points = &self.feud.disputed_points;
        html! {
            section #disputed tabindex="-1" aria-labelledby="disputed-h" {
                h2 #disputed-h { (self.say("Where the accounts part", "各执一词")) }
                @if points.is_empty() { p { (self.say("No disputed point was found.", "未发现争议之处。")) } }
                @for (i, section) in self.sections.iter().enumerate().filter(|(_, s)| !s.points.is_empty()) {
                    (self.under_heading(i, section, false, html! { @for &point in &section.points { (self.point(point, &points[point])) } }))
                }
            }
        }
    }

    fn point(&self, index: usize, point: &DisputedPoint) -> Markup {
        let who = numbers(point.about.iter().map(|p| p.entity).chain(point.positions.iter().filter_map(|p| p.speaker)));
        html! {
            article.point id=(format!("q{}", index + 1)) data-p=(who) {
                @let question = self.pieces(&self.told.question_pieces(point));
                @if self.several() { h4 { (question) } } @else { h3 { (question) } }
                div.answers { @for (i, position) in point.positions.iter().enumerate() { (self.position(index, i, position)) } }
            }
        }
    }

    fn position(&self, point: usize, index: usize, position: &Position) -> Markup {
        let (feud, side) = (self.feud, self.told.side_held(point, position));
        let claim = position.claim.and_then(|c| feud.claims.get(c));
        let sum = feud.sums.iter().find(|s| s.place.document == position.place.document && s.place.span.contains(position.place.span));
        let lang = feud.documents[position.place.document].language.tag();
        // the words around a sum say more than the sum; those of an answer in words are the answer
        let words = claim.filter(|c| one_line(feud.words(c.content)) != one_line(&position.answer));
        html! {
            div class=(format!("answer {}", class(side))) id=(format!("q{}-{}", point + 1, index + 1)) data-w=(self.places(&[position.place])) {
                p.who {
                    @match position.speaker {
                        Some(id) => { (self.name(id)) @if let Some(side) = side { " " b { (if side == 0 { "A" } else { "B" }) } } }
                        None => (self.told.teller(position)),
                    }
                    (self.told.denies(position))
                }
                p.says.figure[sum.is_some()] {
                    q lang=[self.foreign(lang)] { (one_line(&position.answer)) }
                    @if let Some(sum) = sum { " " span { (self.sum_words(&sum.money)) } }
                }
                @if let Some(claim) = words { p.words.own[self.wants_marks(claim)] { (self.quote(&claim.content, MOST_WORDS)) } }
                p.src {
                    @if let Some(when) = claim.and_then(|c| c.said) { (label::when(when, self.labels)) " · " }
                    (self.links(&[position.place]))
                }
            }
        }
    }
}
