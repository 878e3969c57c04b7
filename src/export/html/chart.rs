//! The lanes: one for each side, one for what both do, one for the rest, one for what has no date.
//!
//! Every event is a numbered tag whose left edge is the first day it may have happened on, over a bar as long as the days
//! are uncertain; an open end fades out. What one side does to the other has an arrow. The drawing repeats the list of
//! events for the eye, so that it is hidden from screen readers and holds nothing that the list does not.

use maud::{Markup, html};

use super::scale::{Scale, Tick};
use super::words::standing;
use super::{MOST_DRAWN, Page};
use crate::event::Factuality;
use crate::export::text::Labels;
use crate::export::text::{label, told};
use crate::value::when::When;

/// Height of a row of tags, of the axis, and of a lane's heading, in pixels.
const ROW: f64 = 21.0;
const AXIS: f64 = 24.0;
const HEAD: f64 = 22.0;
/// Between two lanes.
const GAP: f64 = 16.0;
/// The line of days ends here, so that the last tag has room, in hundredths of the width.
const WIDE: f64 = 97.0;
/// What a tag takes of the width at least.
const TAG: f64 = 2.6;
/// How far an open end reaches before it has faded.
const FADE: f64 = 9.0;
/// The most rows of a lane of a feud that is too large to draw whole.
const MOST_ROWS: usize = 24;
/// Undated tags in one row.
const UNDATED: usize = 30;

const LANES: [&str; 4] = ["a", "ab", "b", "o"];

/// An event, or those of a large feud that lie on each other.
struct Tag {
    event: usize,
    count: usize,
    lane: usize,
    from: f64,
    to: f64,
    open: [bool; 2],
    /// The lane of the side it is done to.
    against: Option<usize>,
    row: usize,
    factuality: Factuality,
}

impl Page<'_> {
    pub(super) fn chart(&self) -> Markup {
        let feud = self.feud;
        let whens: Vec<When> = feud.events.iter().filter_map(|e| e.when).collect();
        let undated: Vec<usize> = (0..feud.events.len()).filter(|&i| feud.events[i].when.is_none()).collect();
        let scale = Scale::new(&whens);
        let mut lanes: [Vec<Tag>; 4] = Default::default();
        for tag in scale.iter().flat_map(|scale| self.tags(scale)) {
            lanes[tag.lane].push(tag);
        }
        let rows = [stack(&mut lanes[0]), stack(&mut lanes[1]), stack(&mut lanes[2]), stack(&mut lanes[3])];
        let drawn: usize = lanes.iter().flatten().map(|t| t.count).sum();
        let mut tops = [0.0; 4];
        let mut y = if scale.is_some() { AXIS } else { 0.0 };
        for lane in 0..4 {
            tops[lane] = y;
            y += if rows[lane] == 0 { 0.0 } else { HEAD + rows[lane] as f64 * ROW + GAP };
        }
        let undated_top = y;
        let shown = undated.len().min(MOST_DRAWN);
        if !undated.is_empty() {
            y += HEAD + shown.div_ceil(UNDATED) as f64 * ROW + GAP;
        }
        html! {
            section.chart aria-labelledby="lanes" {
                h2 {
                    span #lanes { (self.say("At a glance", "一览")) }
                    @if !feud.events.is_empty() {
                        span.zoom hidden {
                            button type="button" value="-" aria-label=(self.say("narrower scale", "缩小刻度")) { "−" }
                            button type="button" value="+" aria-label=(self.say("wider scale", "放大刻度")) { "+" }
                        }
                    }
                }
                @if !feud.events.is_empty() {
                    div.scroll tabindex="0" role="group" aria-label=(self.say("Chart; the list of events tells the same", "图示；事件列表内容相同")) {
                        svg aria-hidden="true" width="100%" height=(y) {
                            (defs())
                            @if let Some(scale) = &scale { (axis(&scale.ticks(), undated_top, self.labels)) }
                            // below everything else, so that they cross no word
                            @for (lane, tags) in lanes.iter().enumerate() {
                                @if tags.iter().any(|t| t.against.is_some()) { g class=(LANES[lane]) { @for tag in tags { (arrow(tag, &tops, &rows)) } } }
                            }
                            @for (lane, tags) in lanes.iter().enumerate().filter(|(_, tags)| !tags.is_empty()) {
                                g class=(LANES[lane]) {
                                    (self.lane_head(lane, tops[lane]))
                                    @for row in 0..rows[lane] {
                                        g transform=(format!("translate(0 {})", top_of(lane, row, tops[lane], rows[lane]))) {
                                            @for tag in tags.iter().filter(|t| t.row == row) { (drawn_tag(tag)) }
                                        }
                                    }
                                }
                            }
                            @if !undated.is_empty() { (self.undated(&undated[..shown], undated_top)) }
                        }
                    }
                    p #peek aria-hidden="true" {}
                    (self.legend(drawn + shown))
                }
            }
        }
    }

    /// Every dated event, or in a large feud one tag for all that lie on each other.
    fn tags(&self, scale: &Scale) -> Vec<Tag> {
        let mut out: Vec<Tag> = Vec::new();
        let mut known = std::collections::BTreeMap::new();
        for (event, when) in self.feud.events.iter().enumerate().filter_map(|(i, e)| Some((i, e.when?))) {
            let (lane, against) = lanes(told::side(self.feud, &self.feud.events[event]));
            let at = |x: f64| x * WIDE / 100.0;
            let (from, to) = match (when.earliest, when.latest) {
                (Some(a), Some(b)) => (at(scale.at(a)), at(scale.after(b))),
                (Some(a), None) => (at(scale.at(a)), at(scale.at(a)) + FADE),
                (None, Some(b)) => ((at(scale.after(b)) - FADE).max(0.0), at(scale.after(b))),
                (None, None) => continue,
            };
            let open = [when.earliest.is_none(), when.latest.is_none()];
            let factuality = self.feud.events[event].factuality;
            let tag = Tag { event, count: 1, lane, from, to: to.min(100.0), open, against, row: 0, factuality };
            if !self.large {
                out.push(tag);
                continue;
            }
            let cell = (lane, (from * 2.0) as i64, (to * 2.0) as i64, factuality);
            match known.get(&cell) {
                Some(&at) => {
                    let tag: &mut Tag = &mut out[at];
                    tag.count += 1;
                    tag.against = None;
                }
                None => {
                    known.insert(cell, out.len());
                    out.push(tag);
                }
            }
        }
        if self.large {
            // lines through hundreds of tags tell nothing
            out.iter_mut().for_each(|tag| tag.against = None);
        }
        out
    }

    fn lane_head(&self, lane: usize, top: f64) -> Markup {
        let sides = !self.feud.sides[0].is_empty();
        let (letter, side) = match lane {
            0 => ("A", Some(0)),
            1 => ("A+B", None),
            2 => ("B", Some(1)),
            _ => ("", None),
        };
        let words = match (lane, side) {
            (_, Some(side)) => label::plain(self.feud, &label::list(&self.feud.sides[side], 4, self.labels, |_| None)),
            (1, _) => self.say("both sides", "双方").to_owned(),
            _ if sides => self.say("others", "其他").to_owned(),
            _ => self.say("events", "事件").to_owned(),
        };
        let first = side.and_then(|side| self.feud.sides[side].first());
        let lang = first.and_then(|id| self.foreign(self.name_lang(*id)));
        let gap = if letter.is_empty() { 0 } else { 6 };
        html! { text.lane y=(top + 13.0) { tspan.letter { (letter) } tspan dx=(gap) lang=[lang] { (words) } } }
    }

    fn undated(&self, events: &[usize], top: f64) -> Markup {
        html! {
            text.lane y=(top + 13.0) { tspan { (self.say("undated", "日期不详")) } }
            @for (row, events) in events.chunks(UNDATED).enumerate() {
                g transform=(format!("translate(0 {})", top + HEAD + row as f64 * ROW)) {
                    @for (i, &event) in events.iter().enumerate() {
                        @let (lane, _) = lanes(told::side(self.feud, &self.feud.events[event]));
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

/// The lane of an event, and of the side it is done to.
fn lanes(side: &str) -> (usize, Option<usize>) {
    match side {
        "A" => (0, None),
        "A>B" => (0, Some(2)),
        "A+B" => (1, None),
        "B" => (2, None),
        "B>A" => (2, Some(0)),
        ">A" => (3, Some(0)),
        ">B" => (3, Some(2)),
        _ => (3, None),
    }
}

/// Gives every tag of a lane the first row in which it has room; what is done to another side comes first, nearest to it.
/// The number of rows.
fn stack(tags: &mut Vec<Tag>) -> usize {
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    let large = tags.len() > MOST_DRAWN;
    for crossing in [true, false] {
        for tag in tags.iter_mut().filter(|t| t.against.is_some() == crossing) {
            let (from, to) = (tag.from, tag.to.max(tag.from + TAG));
            let free = rows.iter().position(|row| row.iter().all(|(a, b)| to <= *a || *b <= from));
            tag.row = free.unwrap_or(rows.len());
            match free {
                Some(row) => rows[row].push((from, to)),
                None => rows.push(vec![(from, to)]),
            }
        }
    }
    if large {
        tags.retain(|tag| tag.row < MOST_ROWS);
        rows.truncate(MOST_ROWS);
    }
    rows.len()
}

/// The rows of side A grow upward and all others downward, so that what crosses stands at the border.
fn top_of(lane: usize, row: usize, top: f64, rows: usize) -> f64 {
    let row = if lane == 0 { rows - 1 - row } else { row };
    top + HEAD + row as f64 * ROW
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
fn arrow(tag: &Tag, tops: &[f64; 4], rows: &[usize; 4]) -> Markup {
    let Some(against) = tag.against.filter(|lane| rows[*lane] > 0) else { return html! {} };
    let own = top_of(tag.lane, tag.row, tops[tag.lane], rows[tag.lane]);
    let down = tops[against] > tops[tag.lane];
    let there = tops[against] + if down { HEAD - 3.0 } else { HEAD + rows[against] as f64 * ROW + 1.0 };
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

/// Fades and arrow heads in the colours of the lanes.
fn defs() -> Markup {
    html! {
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

/// `f0` told as a fact, `f1` claimed, `f2` planned, `f3` hypothetical, `f4` denied.
pub(super) fn standing_class(factuality: Factuality) -> String {
    let index = Factuality::ALL.iter().position(|f| *f == factuality).expect("the list holds every value");
    format!("f{index}")
}
