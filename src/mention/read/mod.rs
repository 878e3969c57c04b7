//! Readers of dates and sums: they run at anchors, over a bounded window.

pub mod date;
pub mod money;
