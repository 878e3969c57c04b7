//! What happened when: one row an event, with what keeps it from being a fact beside it.

use maud::{Markup, html};

use super::Page;
use super::chart::standing_class;
use super::piece::numbers;
use super::words::group;
use crate::event::Factuality;
use crate::export::ids::event_id;
use crate::export::text::one_line;
use crate::feud::{Event, Place};
use crate::value::when::Datelike;

impl Page<'_> {
    pub(super) fn events(&self) -> Markup {
        let events = &self.feud.events;
        let notes = self.notes();
        html! {
            section #events tabindex="-1" aria-labelledby="events-h" {
                h2 #events-h { (self.say("What happened when", "何时何事")) }
                @if events.is_empty() { p { (self.say("No event was found.", "未发现事件。")) } }
                @for (i, section) in self.sections.iter().enumerate().filter(|(_, s)| s.heading.is_some() || !s.events.is_empty()) {
                    (self.under_heading(i, section, true, self.list(&section.events, &notes)))
                }
                @if !notes.is_empty() {
                    h3 { (self.say("How dates were inferred", "日期如何推断")) }
                    ol.notes { @for (i, note) in notes.iter().enumerate() { li id=(format!("n{}", i + 1)) tabindex="-1" { (one_line(note)) } } }
                }
            }
        }
    }

    /// Events by their date, those without one last.
    fn list(&self, indices: &[usize], notes: &[&str]) -> Markup {
        let events = &self.feud.events;
        let (dated, undated) = indices.split_at(indices.partition_point(|&e| events[e].when.is_some()));
        let new_year = |at: usize| at > 0 && year(&events[dated[at]]) != year(&events[dated[at - 1]]);
        let head = html! { (self.say("Without a date", "日期不详")) " " span.n { (undated.len()) } };
        html! {
            @if !dated.is_empty() { ol.events { @for (at, &e) in dated.iter().enumerate() { (self.event(e, &events[e], new_year(at), notes)) } } }
            @if !undated.is_empty() {
                @if self.several() { h4 { (head) } } @else { h3 { (head) } }
                ol.events { @for &e in undated { (self.event(e, &events[e], false, notes)) } }
            }
        }
    }

    /// How dates were found that were not plain, each once.
    fn notes(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for note in self.feud.events.iter().filter_map(|e| self.told.date_note(e)) {
            if !out.contains(&note) {
                out.push(note);
            }
        }
        out
    }

    fn event(&self, index: usize, event: &Event, new_year: bool, notes: &[&str]) -> Markup {
        let side = self.told.side_of(index);
        let note = self.told.date_note(event).and_then(|note| notes.iter().position(|n| *n == note));
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
        self.told.when(event).replace('~', "–")
    }

    /// What happened, with what keeps it from being read as a fact: first where it has not happened, else after it.
    pub(super) fn guarded(&self, index: usize, event: &Event) -> Markup {
        let (says, denies) = (self.say("says ", ""), self.say("denied by ", ""));
        let who = || self.told.sayer(index);
        let words = match event.factuality {
            Factuality::Asserted => return self.plainly(event),
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
            Factuality::Claimed => html! { (self.plainly(event)) " " em { (words) } },
            _ => html! { em { (words) } " " (self.plainly(event)) },
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
