//! What goes out: JSON for machines, a timeline for reading. The only place that serialises.

mod dispute;
pub mod json;
mod offsets;
mod packed;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
pub mod text;
mod unpack;
