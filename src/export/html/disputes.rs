//! Several disputes on one page: each is listed at the top, has a heading of its own over its events and questions, and can be
//! chosen by a filter. Everything that belongs to one says so in `data-d`.

use maud::{Markup, html};

use super::Page;
use super::piece::numbers;
use crate::entity::EntityId;
use crate::export::belonging::sides_taken;
use crate::export::ids::{dispute_id, side};
use crate::export::text::label;
use crate::export::text::sections::Section;
use crate::feud::Dispute;

/// Names of a side in a heading before the rest is counted.
const MOST_NAMES: usize = 3;

impl Page<'_> {
    /// Whether there are several disputes to tell apart.
    pub(super) const fn several(&self) -> bool {
        self.feud.disputes.len() > 1
    }

    /// The identifier of a dispute where there are several.
    pub(super) fn which(&self, dispute: Option<usize>) -> Option<String> {
        dispute.filter(|_| self.several()).map(dispute_id)
    }

    /// The dispute that the story at an index is about.
    pub(super) fn dispute_of_story(&self, document: usize) -> Option<String> {
        self.which(self.told.belonging().of_story(document))
    }

    /// Every dispute with its stories, its sides and where it stands, each leading to its events.
    pub(super) fn disputes(&self) -> Markup {
        let told = self.sections.iter().enumerate().filter_map(|(i, s)| Some((i, s.heading.as_ref()?, s.dispute?)));
        html! {
            ol.disputes {
                @for (index, [_, heading], dispute) in told {
                    li {
                        a href=(format!("#{}", dispute_id(index))) { (heading) }
                        @for which in 0..2 {
                            p class=(super::piece::class(Some(which))) { b { (side(which)) } " " span { (self.pieces(&self.told.side_pieces_of(dispute, which))) } }
                        }
                        p { @for part in &self.told.course_of(dispute) { span { (part) } " " } }
                    }
                }
            }
        }
    }

    /// The filter by dispute. Its options know who is on which side, for the filter by party.
    pub(super) fn dispute_filter(&self) -> Markup {
        let who = |dispute: &Dispute, which: usize| numbers(dispute.sides[which].iter().copied());
        html! {
            @if self.several() {
                label { span { (self.say("Dispute", "争议")) } select data-f="dispute" {
                    option value="" { (self.say("all", "全部")) }
                    @for (i, dispute) in self.feud.disputes.iter().enumerate() {
                        option value=(dispute_id(i)) data-a=(who(dispute, 0)) data-b=(who(dispute, 1)) {
                            (i + 1) " " (self.short_side(dispute, 0)) " – " (self.short_side(dispute, 1))
                        }
                    }
                } }
            }
        }
    }

    /// A part of the page that belongs to one section, under the heading of its dispute; bare where there is only one.
    pub(super) fn under_heading(&self, index: usize, section: &Section<'_>, anchor: bool, part: Markup) -> Markup {
        if section.heading.is_none() {
            return part;
        }
        let id = dispute_id(index);
        html! {
            div.dispute data-d=[section.dispute.map(|_| &id)] {
                h3 id=[anchor.then_some(&id)] tabindex=[anchor.then_some("-1")] { (self.heading(index, section)) }
                (part)
            }
        }
    }

    fn heading(&self, index: usize, section: &Section<'_>) -> Markup {
        match section.dispute {
            Some(dispute) => html! {
                span.n { (index + 1) } " "
                span.a { (self.short_side(dispute, 0)) } " – " span.b { (self.short_side(dispute, 1)) }
            },
            None => html! { @if let Some([_, outside]) = &section.heading { (outside) } },
        }
    }

    fn short_side(&self, dispute: &Dispute, which: usize) -> Markup {
        self.pieces(&label::list(&dispute.sides[which], MOST_NAMES, self.labels, |_| None))
    }

    /// The letters of the sides that somebody is on, with the number of the dispute where there are several.
    pub(super) fn letters(&self, id: EntityId) -> String {
        let letter = |(index, which): (usize, usize)| match self.several() {
            true => format!("{}{}", index + 1, side(which)),
            false => side(which).to_owned(),
        };
        let letters: Vec<String> = sides_taken(self.feud, id).map(letter).collect();
        if letters.is_empty() { "–".to_owned() } else { letters.join(" ") }
    }
}
