//! Exact values: sums, dates, numerals. Pure functions, no text offsets.

pub mod money;
pub mod numeral;
pub mod quantity;
pub mod when;
