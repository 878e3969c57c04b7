//! The top of the page: headline, sides, where the dispute stands, what was read; then links, filters, and the foot.

use maud::{Markup, html};

use super::Page;
use super::words::{group, group_name, groups, standing};
use crate::entity::EntityId;
use crate::event::Factuality;
use crate::export::belonging::sides_taken;
use crate::export::text::{label, one_line};

/// How many stories the top lists before it counts the rest.
const MOST_STORIES: usize = 6;

impl Page<'_> {
    pub(super) fn header(&self) -> Markup {
        let feud = self.feud;
        let titled = feud.documents.iter().find(|d| d.title.is_some()).filter(|_| !self.several());
        let lang = titled.map_or(self.lang(), |d| d.language.tag());
        // of several disputes each has its own sides and course
        let only = feud.disputes.first().filter(|_| !self.several());
        let state = only.map(|dispute| self.told.course_of(dispute)).unwrap_or_default();
        html! {
            header {
                p.kicker { (self.say("Dispute file", "纠纷档案")) }
                h1 lang=(lang) { (self.title()) }
                @if let Some(dispute) = only {
                    div.sides {
                        @for (i, letter) in ["A", "B"].into_iter().enumerate() {
                            p class=(super::piece::class(Some(i))) { b { (letter) } " " span { (self.pieces(&self.told.side_pieces_of(dispute, i))) } }
                        }
                    }
                }
                @if !state.is_empty() { p.state { @for part in &state { span { (part) } " " } } }
                @if self.several() { (self.disputes()) }
                ul.read {
                    @for story in feud.documents.iter().take(MOST_STORIES) {
                        li { bdi { (one_line(&story.id)) } " " span { (self.told.about(story)) } (self.link(story)) }
                    }
                    @if feud.documents.len() > MOST_STORIES {
                        li { (self.say("and {} more", "另有{}篇").replace("{}", &(feud.documents.len() - MOST_STORIES).to_string())) }
                    }
                }
            }
        }
    }

    /// Links to the parts of the page, and the filters, which need the script and show with it only.
    pub(super) fn toolbar(&self) -> Markup {
        let feud = self.feud;
        let parts = [
            ("disputed", self.say("Disputed", "争议"), feud.disputed_points.len()),
            ("events", self.say("Events", "事件"), feud.events.len()),
            ("money", self.say("Sums", "金额"), feud.sums.len()),
            ("statements", self.say("Statements", "言论"), feud.claims.len()),
            ("parties", self.say("Parties", "各方"), feud.actors.len()),
            ("articles", self.say("Articles", "原文"), feud.documents.len()),
        ];
        html! {
            div.toolbar {
                nav aria-label=(self.say("Parts of the page", "页面各部分")) {
                    @for (id, name, count) in parts { a href=(format!("#{id}")) { (name) " " span { (count) } } " " }
                }
                (self.filters())
            }
        }
    }

    fn filters(&self) -> Markup {
        let taking_part = self.taking_part();
        let mut own: Vec<&str> = self.feud.events.iter().map(|e| group(e.kind)).collect();
        own.sort_unstable();
        html! {
            div.filters role="search" hidden {
                (self.dispute_filter())
                label { span { (self.say("Party", "一方")) } select data-f="party" {
                    option value="" { (self.say("all", "全部")) }
                    @if !self.feud.disputes.is_empty() {
                        @for (i, letter) in ["A", "B"].into_iter().enumerate() {
                            option value=(letter) { (self.say("side ", "一方 ")) (letter) @if !self.several() { " (" (self.feud.sides[i].len()) ")" } }
                        }
                    }
                    @for id in taking_part { option value=(format!("p{}", id.0 + 1)) lang=[self.name_lang(id)] { (label::name(self.feud, id)) } }
                } }
                label { span { (self.say("Kind", "类别")) } select data-f="kind" {
                    option value="" { (self.say("all", "全部")) }
                    @for word in groups().filter(|g| own.binary_search(g).is_ok()) { option value=(word) { (group_name(word, self.labels)) } }
                } }
                label { span { (self.say("Standing", "性质")) } select data-f="real" {
                    option value="" { (self.say("all", "全部")) }
                    @for f in Factuality::ALL { option value=(f.word()) { (standing(*f, self.labels)) } }
                } }
                label { span { (self.say("Words", "字词")) } input type="search" data-f="q"; }
                button type="button" #reset { (self.say("Reset", "重置")) }
                output #count aria-live="polite" data-of=(self.say("{} of {} events", "{}/{}件")) {}
            }
        }
    }

    /// Who takes part in an event or says something, the sides first, then in order of first mention.
    pub(super) fn taking_part(&self) -> Vec<EntityId> {
        let feud = self.feud;
        let mut active = vec![false; feud.actors.len()];
        let parts = feud.events.iter().flat_map(|e| e.parts.iter().map(|p| p.entity));
        for id in parts.chain(feud.claims.iter().flat_map(|c| c.speaker.iter().chain(&c.targets).copied())) {
            active[id.0] = true;
        }
        let mut out: Vec<EntityId> = (0..feud.actors.len()).map(EntityId).filter(|id| active[id.0]).collect();
        out.sort_by_cached_key(|id| sides_taken(feud, *id).next().unwrap_or((usize::MAX, 2)));
        out
    }

    pub(super) fn footer(&self) -> Markup {
        html! {
            footer {
                p {
                    (self.say(
                        "Read by rules, not by people: a statement keeps its speaker and is no fact, dates and sums are as exact as the stories are. Every result links to its words; check them.",
                        "由规则自动读出，未经人工核对：言论只归于说话者，不作事实；日期与金额的精度即原文的精度。每项结果均可点回原文，请自行核对。",
                    ))
                }
                p.keys hidden { kbd { "j" } " " kbd { "k" } " " (self.say("next and previous event", "下一件、上一件")) " · " kbd { "/" } " " (self.say("search", "查找")) " · " kbd { "Esc" } " " (self.say("let go", "取消")) }
                p { "feudline " (env!("CARGO_PKG_VERSION")) }
            }
        }
    }
}
