//! Pieces of labels, names and raw text as markup.

use maud::{Escaper, Markup, Render, html};

use super::Page;
use crate::entity::EntityId;
use crate::export::quoted::address;
use crate::export::text::Labels;
use crate::export::text::label::{self, Piece};
use crate::feud::{Event, Story};

impl Page<'_> {
    /// A label: our words as they are, names in the language of their story and isolated from the direction around them.
    pub(super) fn pieces(&self, pieces: &[Piece]) -> Markup {
        html! {
            @for piece in pieces {
                @match piece {
                    Piece::Ours(text) => (self.set(text)),
                    Piece::Name(id) => (self.name(*id)),
                }
            }
        }
    }

    /// Our own words as they are set in print.
    fn set(&self, text: &str) -> String {
        let text = bounds(text);
        match self.labels {
            Labels::English => text,
            Labels::Chinese => {
                [(", ", "，"), (": ", "："), ("?", "？"), ("(", "（"), (")", "）")].iter().fold(text, |text, (a, b)| text.replace(a, b))
            }
        }
    }

    pub(super) fn name(&self, id: EntityId) -> Markup {
        html! { bdi lang=[self.name_lang(id)] { (label::name(self.feud, id)) } }
    }

    /// The language of the story that names somebody first, where it is not the page's own; none for a name in plain letters, which is
    /// not Chinese because the story is.
    pub(super) fn name_lang(&self, id: EntityId) -> Option<&'static str> {
        let actor = &self.feud.actors[id.0];
        let story = self.feud.documents.get(actor.mentions.first()?.0.document)?;
        self.foreign(story.language.tag()).filter(|_| !(story.language.is_chinese() && actor.name.is_ascii()))
    }

    /// The address of a story as a link, where it has one on the web.
    pub(super) fn link(&self, story: &Story) -> Markup {
        html! { @if let Some(url) = address(story) { " " a.out href=(url) rel="noreferrer nofollow external" { (self.say("source", "来源")) } } }
    }

    /// A language, where it is not the page's own.
    pub(super) fn foreign(&self, lang: &'static str) -> Option<&'static str> {
        (lang != self.lang()).then_some(lang)
    }

    /// What an event is, in a few words, as if it were a fact.
    pub(super) fn plainly(&self, event: &Event) -> Markup {
        self.pieces(&label::event(self.feud, event.kind, &event.parts, &event.amounts, self.labels))
    }
}

/// The class of a side: `a` or `b`, `o` for third parties.
pub(super) const fn class(side: Option<usize>) -> &'static str {
    match side {
        Some(0) => "a",
        Some(_) => "b",
        None => "o",
    }
}

/// Bounds of sums as they are set in print, not as a terminal has them.
pub(super) fn bounds(text: &str) -> String {
    text.replace(">=", "≥").replace("<=", "≤").replace('~', "≈")
}

/// Identifiers without their letter, separated by spaces: who an item concerns, for the filter.
pub(super) fn numbers(who: impl IntoIterator<Item = EntityId>) -> String {
    let mut who: Vec<usize> = who.into_iter().map(|id| id.0 + 1).collect();
    who.sort_unstable();
    who.dedup();
    who.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

/// Article text, exactly: a browser takes a bare carriage return for a line feed, so that it is written as a reference. A NUL
/// cannot stand in a page; it becomes U+FFFD, as a browser would have it.
pub(super) struct Raw<'t>(pub &'t str);

impl Render for Raw<'_> {
    fn render_to(&self, out: &mut String) {
        use std::fmt::Write;
        let mut rest = self.0;
        while let Some(at) = rest.find(['\r', '\0']) {
            Escaper::new(out).write_str(&rest[..at]).expect("a string takes everything");
            out.push_str(if rest.as_bytes()[at] == b'\r' { "&#13;" } else { "\u{fffd}" });
            rest = &rest[at + 1..];
        }
        Escaper::new(out).write_str(rest).expect("a string takes everything");
    }
}
