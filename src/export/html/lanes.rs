//! Where in the lanes every event stands: its lane, its place on the line of days, and a row in which it covers no other.

use std::collections::BTreeMap;

use super::scale::Scale;
use super::{MOST_DRAWN, Page};
use crate::event::Factuality;
use crate::value::when::When;

/// Height of a row of tags, of the axis, and of a lane's heading, in pixels.
pub(super) const ROW: f64 = 21.0;
const AXIS: f64 = 24.0;
pub(super) const HEAD: f64 = 22.0;
/// Between two lanes.
pub(super) const GAP: f64 = 16.0;
/// The line of days ends here, so that the last tag has room, in hundredths of the width.
pub(super) const WIDE: f64 = 97.0;
/// What a tag takes of the width at least.
const TAG: f64 = 2.6;
/// How far an open end reaches before it has faded.
const FADE: f64 = 9.0;
/// The most rows of a lane of a feud that is too large to draw whole.
const MOST_ROWS: usize = 24;
/// An event, or those of a large feud that lie on each other.
pub(super) struct Tag {
    /// The first of them.
    pub event: usize,
    /// How many they are.
    pub count: usize,
    /// Side A, both, side B, the rest.
    pub lane: usize,
    /// The first day it may have happened on, in hundredths of the width.
    pub from: f64,
    /// Where the last one ends.
    pub to: f64,
    /// Whether the story leaves the first, the last day open.
    pub open: [bool; 2],
    /// The lane of the side it is done to.
    pub against: Option<usize>,
    /// Its row in the lane, counted from the border to the other side.
    pub row: usize,
    /// How real.
    pub factuality: Factuality,
}

/// All lanes, one below another.
pub(super) struct Lanes {
    /// The tags of each lane, by date.
    pub tags: [Vec<Tag>; 4],
    /// How many rows each lane has; one with none is not drawn.
    pub rows: [usize; 4],
    /// Where each begins, in pixels.
    pub tops: [f64; 4],
    /// Where the last one ends.
    pub bottom: f64,
}

impl Lanes {
    /// Where a row lies. The rows of side A grow upward and all others downward, so that what crosses stands at the border.
    pub fn top_of(&self, lane: usize, row: usize) -> f64 {
        let row = if lane == 0 { self.rows[lane] - 1 - row } else { row };
        self.tops[lane] + HEAD + row as f64 * ROW
    }
}

impl Page<'_> {
    /// The line of days of these events; `None` if none has a date.
    pub(super) fn scale(&self, events: &[usize]) -> Option<Scale> {
        let whens: Vec<When> = events.iter().filter_map(|&e| self.feud.events[e].when).collect();
        Scale::new(&whens)
    }

    /// Every dated one of these events in its lane; nothing without a scale.
    pub(super) fn lanes(&self, events: &[usize], scale: Option<&Scale>) -> Lanes {
        let mut tags: [Vec<Tag>; 4] = Default::default();
        for tag in scale.into_iter().flat_map(|scale| self.tags(events, scale)) {
            tags[tag.lane].push(tag);
        }
        let (mut rows, mut tops) = ([0; 4], [0.0; 4]);
        let mut bottom = if scale.is_some() { AXIS } else { 0.0 };
        let targets: Vec<usize> = tags.iter().flatten().filter_map(|tag| tag.against).collect();
        for lane in 0..4 {
            // who does nothing of its own still has a lane for what is done to it
            rows[lane] = stack(&mut tags[lane]).max(usize::from(targets.contains(&lane)));
            tops[lane] = bottom;
            bottom += if rows[lane] == 0 { 0.0 } else { HEAD + rows[lane] as f64 * ROW + GAP };
        }
        Lanes { tags, rows, tops, bottom }
    }

    /// Every dated event, or in a large feud one tag for all that lie on each other.
    fn tags(&self, events: &[usize], scale: &Scale) -> Vec<Tag> {
        let mut out: Vec<Tag> = Vec::new();
        let mut known = BTreeMap::new();
        for (event, when) in events.iter().filter_map(|&e| Some((e, self.feud.events[e].when?))) {
            let (lane, against) = lane_of(self.told.side_of(event));
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
}

/// The lane of an event, and of the side it is done to.
pub(super) fn lane_of(side: &str) -> (usize, Option<usize>) {
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
