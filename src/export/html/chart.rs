//! The lanes: one for each side, one for what both do, one for the rest, one for what has no date.
//!
//! Every event is a numbered tag whose left edge is the first day it may have happened on, over a bar as long as the days
//! are uncertain; an open end fades out. What one side does to the other has an arrow. The drawing repeats the list of
//! events for the eye, so that it is hidden from screen readers and holds nothing that the list does not.

use maud::{Markup, html};

use super::lanes::{GAP, HEAD, Lanes, ROW, Tag, WIDE, lane_of};
use super::scale::Tick;
use super::words::standing;
use super::{MOST_DRAWN, Page};
use crate::entity::EntityId;
use crate::event::Factuality;
use crate::export::text::Labels;
use crate::export::text::label;
use crate::export::text::sections::Section;
use crate::feud::Dispute;

/// Disputes that have a drawing; the lists have all.
const MOST_CHARTS: usize = 24;

/// Undated tags in one row.
const UNDATED: usize = 30;

/// The classes of the lanes.
const LANES: [&str; 4] = ["a", "ab", "b", "o"];

impl Page<'_> {
    pub(super) fn chart(&self) -> Markup {
        let drawn: Vec<(usize, &Section<'_>)> =
            self.sections.iter().enumerate().filter(|(_, s)| !s.events.is_empty()).take(MOST_CHARTS).collect();
        html! {
            section.chart aria-labelledby="lanes" {
                h2 {
                    span #lanes { (self.say("At a glance", "一览")) }
                    @if !drawn.is_empty() {
                        span.zoom hidden {
                            button type="button" value="-" aria-label=(self.say("narrower scale", "缩小刻度")) { "−" }
                            button type="button" value="+" aria-label=(self.say("wider scale", "放大刻度")) { "+" }
                        }
                    }
                }
                @if !drawn.is_empty() {
                    (defs())
                    @let mut shown = 0;
                    @for (i, section) in drawn {
                        @let lines = self.drawing(section, &mut shown);
                        (self.under_heading(i, section, false, lines))
                    }
                    p #peek aria-hidden="true" {}
                    (self.legend(shown))
                }
            }
        }
    }

    /// The lanes of one dispute; adds the number of events in them.
    fn drawing(&self, section: &Section<'_>, shown: &mut usize) -> Markup {
        let scale = self.scale(&section.events);
        let undated: Vec<usize> = section.events.iter().copied().filter(|&e| self.feud.events[e].when.is_none()).take(MOST_DRAWN).collect();
        let lanes = self.lanes(&section.events, scale.as_ref());
        *shown += undated.len() + lanes.tags.iter().flatten().map(|t| t.count).sum::<usize>();
        let height = lanes.bottom + if undated.is_empty() { 0.0 } else { HEAD + undated.len().div_ceil(UNDATED) as f64 * ROW + GAP };
        html! {
            div.scroll tabindex="0" role="group" aria-label=(self.say("Chart; the list of events tells the same", "图示；事件列表内容相同")) {
                svg aria-hidden="true" width="100%" height=(height) {
                    @if let Some(scale) = &scale { (axis(&scale.ticks(), lanes.bottom, self.labels)) }
                    // below everything else, so that they cross no word
                    @for (lane, tags) in lanes.tags.iter().enumerate() {
                        @if tags.iter().any(|t| t.against.is_some()) { g class=(LANES[lane]) { @for tag in tags { (arrow(tag, &lanes)) } } }
                    }
                    @for (lane, tags) in lanes.tags.iter().enumerate().filter(|(lane, _)| lanes.rows[*lane] > 0) {
                        g class=(LANES[lane]) {
                            (self.lane_head(section.dispute, lane, lanes.tops[lane]))
                            @for row in 0..lanes.rows[lane] {
                                g transform=(format!("translate(0 {})", lanes.top_of(lane, row))) {
                                    @for tag in tags.iter().filter(|t| t.row == row) { (drawn_tag(tag)) }
                                }
                            }
                        }
                    }
                    @if !undated.is_empty() { (self.undated(&undated, lanes.bottom)) }
                }
            }
        }
    }

    fn lane_head(&self, dispute: Option<&Dispute>, lane: usize, top: f64) -> Markup {
        let (letter, side) = match lane {
            0 => ("A", Some(0)),
            1 => ("A+B", None),
            2 => ("B", Some(1)),
            _ => ("", None),
        };
        let who: &[EntityId] = dispute.zip(side).map_or(&[], |(dispute, side)| &dispute.sides[side]);
        let words = match lane {
            0 | 2 => label::plain(self.feud, &label::list(who, 4, self.labels, |_| None)),
            1 => self.say("both sides", "双方").to_owned(),
            _ if dispute.is_some() => self.say("others", "其他").to_owned(),
            _ => self.say("events", "事件").to_owned(),
        };
        let lang = who.first().and_then(|id| self.name_lang(*id));
        let gap = if letter.is_empty() { 0 } else { 6 };
        html! { text.lane y=(top + 13.0) { tspan.letter { (letter) } tspan dx=(gap) lang=[lang] { (words) } } }
    }

    fn undated(&self, events: &[usize], top: f64) -> Markup {
        html! {
            text.lane y=(top + 13.0) { tspan { (self.say("undated", "日期不详")) } }
            @for (row, events) in events.chunks(UNDATED).enumerate() {
                g transform=(format!("translate(0 {})", top + HEAD + row as f64 * ROW)) {
                    @for (i, &event) in events.iter().enumerate() {
                        @let (lane, _) = lane_of(self.told.side_of(event));
                        @let x = i as f64 * WIDE / UNDATED as f64;
                        g class=(LANES[lane]) { (face(event, 1, x, self.feud.events[event].factuality, html! {})) }
                    }
                }
            }
        }
    }

    fn legend(&self, drawn: usize) -> Markup {
        let labels = self.labels;
        html! {
            p.legend {
                @for factuality in Factuality::ALL { span class=(format!("key {}", standing_class(*factuality))) { (standing(*factuality, labels)) } " " }
                span.note {
                    (self.say(
                        "A tag begins at the first possible day, the bar under it covers all possible days, an open end fades. The scale is wider where more happens.",
                        "标签左缘为最早可能日期，其下横条覆盖全部可能日期，未定的一端渐隐。事件密集处刻度较宽。",
                    ))
                    @if drawn < self.feud.events.len() || self.large {
                        " "
                        (self.say("Events that lie on each other are drawn once, with their number; ", "重叠的事件合并绘出并标明数目；"))
                        (drawn) " / " (self.feud.events.len()) (self.say(" are drawn, all are in the list.", " 件绘出，全部见列表。"))
                    }
                }
            }
        }
    }
}

/// Hundredths of the width, as SVG has them.
fn percent(x: f64) -> String {
    format!("{}%", (x * 100.0).round() / 100.0)
}

fn axis(ticks: &[Tick], bottom: f64, labels: Labels) -> Markup {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = |tick: &Tick| match (tick.month, labels) {
        (None, _) => tick.year.to_string(),
        (Some(month), Labels::English) => MONTHS[(month as usize - 1).min(11)].to_owned(),
        (Some(month), Labels::Chinese) => format!("{month}月"),
    };
    html! {
        g.axis {
            @for tick in ticks {
                @let x = percent(tick.at * WIDE / 100.0);
                line x1=(x) x2=(x) y2=(bottom - GAP / 2.0) {}
                text class=[tick.month.is_none().then_some("year")] x=(x) { (text(tick)) }
            }
        }
    }
}

/// A line from the tag to the lane of the other side, with a head where it arrives.
fn arrow(tag: &Tag, lanes: &Lanes) -> Markup {
    let Some(against) = tag.against.filter(|lane| lanes.rows[*lane] > 0) else { return html! {} };
    let own = lanes.top_of(tag.lane, tag.row);
    let down = lanes.tops[against] > lanes.tops[tag.lane];
    let there = lanes.tops[against] + if down { HEAD - 3.0 } else { HEAD + lanes.rows[against] as f64 * ROW + 1.0 };
    let here = if down { own + 15.0 } else { own };
    let x = percent(tag.from);
    html! { line data-e=(tag.event + 1) x1=(x) x2=(x) y1=(here) y2=(there) {} }
}

/// A bar as long as the days are uncertain, and the numbered box. Heights and distances are the style's.
fn drawn_tag(tag: &Tag) -> Markup {
    let width = tag.to - tag.from;
    let fade = match tag.open {
        [true, _] => Some("fl"),
        [_, true] => Some("fr"),
        _ => None,
    };
    // a day is thinner than any screen shows
    let wide = if width < 0.35 { "3".to_owned() } else { percent(width) };
    let bar = html! { rect class=[fade] x=(percent(tag.from)) width=(wide) {} };
    face(tag.event, tag.count, tag.from, tag.factuality, bar)
}

/// The numbered box. A count of several says how many, not which.
fn face(event: usize, count: usize, x: f64, factuality: Factuality, bar: Markup) -> Markup {
    let number = if count > 1 { format!("×{count}") } else { (event + 1).to_string() };
    html! {
        a class=[(factuality != Factuality::Asserted).then(|| standing_class(factuality))] href=(format!("#e{}", event + 1)) tabindex="-1" {
            (bar)
            rect x=(percent(x)) {}
            text x=(percent(x)) { (number) }
        }
    }
}

/// Fades and arrow heads in the colours of the lanes, in a drawing of their own, because those of disputes may be hidden.
fn defs() -> Markup {
    html! {
        svg.defs aria-hidden="true" width="0" height="0" {
            defs {
                @for lane in LANES {
                    @for (side, ends) in [("l", [0, 1]), ("r", [1, 0])] {
                        linearGradient id=(format!("f{side}{lane}")) class=(lane) {
                            stop offset="0" stop-opacity=(ends[0]) {}
                            stop offset="1" stop-opacity=(ends[1]) {}
                        }
                    }
                    marker id=(format!("h{lane}")) class=(lane) viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto" { path d="M0 0 8 4 0 8z" {} }
                }
            }
        }
    }
}

/// `f0` told as a fact, `f1` claimed, `f2` planned, `f3` hypothetical, `f4` denied.
pub(super) fn standing_class(factuality: Factuality) -> String {
    let index = Factuality::ALL.iter().position(|f| *f == factuality).expect("the list holds every value");
    format!("f{index}")
}
