//! Identifiers and words that more than one format writes.

use crate::entity::EntityId;
use crate::feud::Node;
use crate::value::money::Unit;
use crate::value::when::Day;

pub(super) fn iso(day: Day) -> String {
    day.to_string()
}

pub(super) fn entity_id(id: &EntityId) -> String {
    format!("p{}", id.0 + 1)
}

pub(super) fn event_id(index: usize) -> String {
    format!("e{}", index + 1)
}

pub(super) fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

pub(super) fn sum_id(index: usize) -> String {
    format!("m{}", index + 1)
}

pub(super) fn point_id(index: usize) -> String {
    format!("q{}", index + 1)
}

pub(super) fn dispute_id(index: usize) -> String {
    format!("f{}", index + 1)
}

pub(super) fn node_id(node: Node) -> String {
    match node {
        Node::Event(i) => event_id(i),
        Node::Claim(i) => claim_id(i),
    }
}

/// How a sum's unit is written.
pub(super) const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Currency(_) => "named",
        Unit::Yuan => "yuan",
        Unit::Dollar => "dollar",
        Unit::Unstated => "unstated",
    }
}

pub(super) const fn side(index: usize) -> &'static str {
    if index == 0 { "A" } else { "B" }
}
