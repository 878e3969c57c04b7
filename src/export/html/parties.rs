//! Who takes part, under which names, and why those names were taken for one.

use maud::{Markup, html};

use super::Page;
use super::piece::class;
use super::words::party;
use crate::entity::EntityId;
use crate::export::belonging::sides_taken;
use crate::export::text::one_line;
use crate::feud::Place;

/// Reasons printed for one party.
const MOST_REASONS: usize = 6;

impl Page<'_> {
    pub(super) fn parties(&self) -> Markup {
        let active = self.taking_part();
        let mut is_active = vec![false; self.feud.actors.len()];
        active.iter().for_each(|id| is_active[id.0] = true);
        let others: Vec<EntityId> = (0..is_active.len()).filter(|&i| !is_active[i]).map(EntityId).collect();
        let heads = [self.say("Name", "名称"), self.say("Kind", "类型"), self.say("Side", "方"), self.say("Mentions", "提及")];
        html! {
            section #parties tabindex="-1" aria-labelledby="parties-h" {
                h2 #parties-h { (self.say("Who is who", "人物与机构")) }
                @if active.is_empty() && others.is_empty() { p { (self.say("Nobody is named.", "未提及任何一方。")) } }
                @if !active.is_empty() {
                    table {
                        thead { tr { @for head in heads { th scope="col" { (head) } } } }
                        tbody { @for id in active { (self.party(id)) } }
                    }
                }
                @if !others.is_empty() {
                    p.others { (self.say("Also named: ", "另提及：")) @for (i, id) in others.iter().enumerate() { @if i > 0 { (self.say(", ", "、")) } (self.name(*id)) } }
                }
            }
        }
    }

    fn party(&self, id: EntityId) -> Markup {
        let actor = &self.feud.actors[id.0];
        let places: Vec<Place> = actor.mentions.iter().map(|(place, _)| *place).collect();
        let mut whys: Vec<&str> = Vec::new();
        for reason in &actor.reasons {
            if !whys.contains(&reason.why.as_str()) && whys.len() < MOST_REASONS {
                whys.push(&reason.why);
            }
        }
        // of one who is on either side in several disputes no colour would be true
        let mut sides: Vec<usize> = sides_taken(self.feud, id).map(|(_, side)| side).collect();
        sides.dedup();
        let side = if let [side] = sides[..] { Some(side) } else { None };
        html! {
            tr id=(format!("p{}", id.0 + 1)) class=(class(side)) data-w=(if self.large { String::new() } else { self.places(&places) }) {
                th {
                    (self.name(id))
                    @if !actor.aliases.is_empty() {
                        span.aliases { @for (i, alias) in actor.aliases.iter().enumerate() { @if i > 0 { " · " } bdi lang=[self.foreign(self.lang_of(&places))] { (one_line(alias)) } } }
                    }
                    @for why in &whys { small { (one_line(why)) } }
                }
                td { (party(actor.kind, actor.fine.as_deref(), self.labels)) }
                td { (self.letters(id)) }
                td { @if let Some(first) = places.first() { a href=(format!("#{}", self.anchor(first))) { (places.len()) } } @else { "0" } }
            }
        }
    }

    fn lang_of(&self, places: &[Place]) -> &'static str {
        places.first().map_or_else(|| self.lang(), |p| self.feud.documents[p.document].language.tag())
    }
}
