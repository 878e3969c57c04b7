//! `sides`, `dispute` and `disputes` in `feudline/1`.

use serde::Serialize;

use super::ids::{dispute_id, entity_id, event_id, point_id, side, sum_id};
use super::json::{WhenJson, when};
use crate::entity::EntityId;
use crate::feud::{Dispute, Feud};

#[derive(Serialize)]
pub(super) struct SideJson {
    side: &'static str,
    entities: Vec<String>,
}

pub(super) fn sides(sides: &[Vec<EntityId>; 2]) -> Vec<SideJson> {
    let of = |(i, s): (usize, &Vec<EntityId>)| SideJson { side: side(i), entities: s.iter().map(entity_id).collect() };
    sides.iter().enumerate().map(of).collect()
}

/// What opened a dispute and where it stands.
#[derive(Serialize)]
pub(super) struct CourseJson {
    opened: Option<String>,
    opened_date: Option<WhenJson>,
    state: &'static str,
    state_event: Option<String>,
    asked: Vec<String>,
    awarded: Vec<String>,
}

/// One of the disputes told apart.
#[derive(Serialize)]
pub(super) struct DisputeJson<'f> {
    id: String,
    sides: Vec<SideJson>,
    documents: Vec<&'f str>,
    events: Vec<String>,
    disputed_points: Vec<String>,
    #[serde(flatten)]
    course: CourseJson,
}

pub(super) fn course(feud: &Feud, dispute: &Dispute) -> CourseJson {
    let sums = |sums: &[usize]| sums.iter().copied().map(sum_id).collect();
    CourseJson {
        opened: dispute.opened.map(event_id),
        opened_date: dispute.opened.and_then(|event| feud.events.get(event)?.when).map(when),
        state: dispute.state.word(),
        state_event: dispute.by.map(event_id),
        asked: sums(&dispute.asked),
        awarded: sums(&dispute.awarded),
    }
}

pub(super) fn dispute<'f>(feud: &'f Feud, index: usize, dispute: &Dispute) -> DisputeJson<'f> {
    DisputeJson {
        id: dispute_id(index),
        sides: sides(&dispute.sides),
        documents: dispute.documents.iter().filter_map(|&d| Some(&*feud.documents.get(d)?.id)).collect(),
        events: dispute.events.iter().map(|&e| event_id(e)).collect(),
        disputed_points: dispute.points.iter().map(|&p| point_id(p)).collect(),
        course: course(feud, dispute),
    }
}
