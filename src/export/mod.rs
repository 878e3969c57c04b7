//! What goes out: JSON for machines, a timeline and a page for reading. The only place that serialises.

mod dispute;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
mod offsets;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
pub mod text;
