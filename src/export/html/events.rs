//! What happened when: one row an event, with what keeps it from being a fact beside it.

use maud::{Markup, html};

use super::Page;
use super::chart::standing_class;
use super::piece::numbers;
use super::words::group;
use crate::event::Factuality;
use crate::export::json::event_id;
use crate::export::text::{label, one_line, told};
use crate::feud::{Event, Place};
use crate::value::when::Datelike;

impl Page<'_> {
    pub(super) fn events(&self) -> Markup {
        let events = &self.feud.events;
        let dated = events.iter().take_while(|e| e.when.is_some()).count();
        let notes = self.notes();
        html! {
            section #events tabindex="-1" aria-labelledby="events-h" {
                h2 #events-h { (self.say("What happened when", "何时何事")) }
                @if events.is_empty() { p { (self.say("No event was found.", "未发现事件。")) } }
                @if dated > 0 {
                    ol.events { @for (i, event) in events.iter().enumerate().take(dated) { (self.event(i, event, i > 0 && year(event) != year(&events[i - 1]), &notes)) } }
                }
                @if dated < events.len() {
                    h3 { (self.say("Without a date", "日期不详")) " " span.n { (events.len() - dated) } }
                    ol.events { @for (i, event) in events.iter().enumerate().skip(dated) { (self.event(i, event, false, &notes)) } }
                }
                @if !notes.is_empty() {
                    h3 { (self.say("How dates were inferred", "日期如何推断")) }
                    ol.notes { @for (i, note) in notes.iter().enumerate() { li id=(format!("n{}", i + 1)) tabindex="-1" { (one_line(note)) } } }
                }
            }
        }
    }

    /// How dates were found that were not plain, each once.
    fn notes(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for note in self.feud.events.iter().filter_map(|e| told::date_note(self.feud, e)) {
            if !out.contains(&note) {
                out.push(note);
            }
        }
        out
    }

    fn event(&self, index: usize, event: &Event, new_year: bool, notes: &[&str]) -> Markup {
        let side = told::side(self.feud, event);
        let note = told::date_note(self.feud, event).and_then(|note| notes.iter().position(|n| *n == note));
        html! {
            li id=(event_id(index)) class=(format!("{} {} {}{}", lane(side), standing_class(event.factuality), group(event.kind), if new_year { " y" } else { "" }))
                data-p=(numbers(event.parts.iter().map(|p| p.entity))) data-w=(self.places(&event.evidence)) {
                b { (self.date(event)) @if let Some(note) = note { " " a href=(format!("#n{}", note + 1)) { (self.say("inferred", "推断")) } } }
                span { (side_words(side)) }
                a href=[event.evidence.first().map(|first| format!("#{}", self.anchor(first)))] { (self.guarded(index, event)) }
                @if self.large {
                    @if event.evidence.len() > 1 { span { (self.links(&event.evidence[1..])) } }
                } @else {
                    span { (self.first_lines(&event.evidence)) }
                    small { (self.made_by(event)) }
                }
            }
        }
    }

    /// The first line, to which the row itself links, and links to the others.
    fn first_lines(&self, places: &[Place]) -> Markup {
        let Some((first, rest)) = places.split_first() else { return html! {} };
        let line = self.line(first);
        let rest: Vec<Place> = rest.iter().copied().filter(|p| self.line(p) != line).collect();
        html! { (line) @if !rest.is_empty() { " " (self.links(&rest)) } }
    }

    fn date(&self, event: &Event) -> String {
        event.when.map_or_else(|| self.say("undated", "日期不详").to_owned(), |w| label::when(w, self.labels).replace('~', "–"))
    }

    /// What happened, with what keeps it from being read as a fact: first where it has not happened, else after it.
    pub(super) fn guarded(&self, index: usize, event: &Event) -> Markup {
        let (says, denies) = (self.say("says ", ""), self.say("denied by ", ""));
        let who = || told::sayer(self.feud, index);
        let words = match event.factuality {
            Factuality::Asserted => return self.told(event),
            Factuality::Planned => html! { (self.say("planned", "拟议")) },
            Factuality::Hypothetical => html! { (self.say("hypothetical", "假设")) },
            Factuality::Claimed => match who() {
                Some(id) => html! { (says) (self.name(id)) (self.say("", "称")) },
                None => html! { (self.say("it is said", "据称")) },
            },
            Factuality::Negated => match who() {
                Some(id) => html! { (denies) (self.name(id)) (self.say("", "否认")) },
                None => html! { (self.say("not so", "并非如此")) },
            },
        };
        match event.factuality {
            Factuality::Claimed => html! { (self.told(event)) " " em { (words) } },
            _ => html! { em { (words) } " " (self.told(event)) },
        }
    }

    /// What was decided on the way, and the rule.
    fn made_by(&self, event: &Event) -> Markup {
        html! {
            @for note in &event.notes { (one_line(note)) ". " }
            (one_line(&event.rule))
        }
    }
}

fn year(event: &Event) -> Option<i32> {
    event.when.and_then(|w| w.earliest.or(w.latest)).map(|d| d.year())
}

/// The class of the side that acts.
fn lane(side: &str) -> &'static str {
    match side {
        "A" | "A>B" => "a",
        "B" | "B>A" => "b",
        "A+B" => "ab",
        _ => "o",
    }
}

/// `A>B` as it is read.
fn side_words(side: &str) -> &str {
    match side {
        "A>B" => "A → B",
        "B>A" => "B → A",
        "A+B" => "A + B",
        ">A" => "→ A",
        ">B" => "→ B",
        ">A+B" => "→ A + B",
        "-" => "–",
        other => other,
    }
}
