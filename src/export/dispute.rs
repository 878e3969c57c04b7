//! `dispute` in `feudline/1`.

use serde::Serialize;

use super::ids::{event_id, sum_id};
use super::json::{WhenJson, when};
use crate::feud::{Dispute, Feud};

#[derive(Serialize)]
pub(super) struct DisputeJson {
    opened: Option<String>,
    opened_date: Option<WhenJson>,
    state: &'static str,
    state_event: Option<String>,
    asked: Vec<String>,
    awarded: Vec<String>,
}

pub(super) fn dispute(feud: &Feud, dispute: &Dispute) -> DisputeJson {
    let sums = |sums: &[usize]| sums.iter().copied().map(sum_id).collect();
    DisputeJson {
        opened: dispute.opened.map(event_id),
        opened_date: dispute.opened.and_then(|event| feud.events.get(event)?.when).map(when),
        state: dispute.state.word(),
        state_event: dispute.by.map(event_id),
        asked: sums(&dispute.asked),
        awarded: sums(&dispute.awarded),
    }
}
