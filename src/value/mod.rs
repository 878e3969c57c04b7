//! Exact values: sums, dates, numerals, names. Pure functions, no text offsets.

pub mod money;
pub mod name;
pub mod numeral;
pub mod quantity;
pub mod when;
