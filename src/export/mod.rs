//! What goes out: JSON for machines, a timeline and a page for reading, and the formats of other programs. The only place that
//! serialises.
//!
//! Every format is a method of [`Feud`](crate::Feud), does no I/O and gives the same bytes for the same feud. A claim is nowhere
//! exported as a fact, an imprecise date nowhere as a day, and an event without a date is in every format that has events.
//! `docs/exports.md` tells what each format holds and cannot hold.

mod asserted;
pub mod csv;
mod dispute;
mod dot;
mod followthemoney;
mod gexf;
mod graphml;
#[cfg(feature = "html")]
pub mod html;
mod ids;
mod inert;
pub mod json;
pub mod markdown;
mod mermaid;
mod net;
mod offsets;
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
mod quoted;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod schema;
mod schema_org;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod text;
mod timelinejs;
mod unpack;
mod urn;
mod visible;
mod webannotation;
mod xml;
