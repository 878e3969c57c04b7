//! What goes out: JSON for machines, a timeline for reading. The only place that serialises.

pub mod json;
mod offsets;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
pub mod text;
