//! feudline reads news about corporate disputes, Chinese first (simplified and traditional), English too, and answers: who
//! are the parties, what happened when and for how much, who says so, and where do the accounts contradict each other.
//!
//! It is rules and tables, no trained model, and it never touches the network. The same story and pack give the same bytes;
//! every result points at the words it rests on and names the rule or row that made it; and what it misses is mended by
//! adding a row.
//!
//! # An example
//!
//! ```
//! use feudline::event::EventKind;
//! use feudline::{Document, Extractor, Feud, Pack};
//!
//! let extractor = Extractor::new(Pack::builtin());
//! let story = Document::new("a.txt", "2024年2月29日，马斯克在旧金山起诉OpenAI。OpenAI否认违约。");
//! let feud = Feud::assemble(&[extractor.extract(&story)]);
//!
//! let suit = feud.timeline().find(|event| event.kind == EventKind::LegalSue).unwrap();
//! assert_eq!(suit.when.unwrap().to_string(), "2024-02-29..2024-02-29");
//! assert_eq!(feud.words(suit.trigger), "起诉");
//! assert!(suit.parts.iter().any(|part| feud.actors[part.entity.0].name == "马斯克"));
//! ```
//!
//! # Five nouns
//!
//! * A [`Pack`] is rules and names: the built-in one, and your own laid over it. Only here can anything fail.
//! * A [`Document`] is one story and what is known about it: an identifier, the text, perhaps the day of publication.
//! * An [`Extractor`] is a pack made ready. Build it once, share it between threads; it turns a document into an
//!   [`Extraction`], and cannot fail.
//! * A [`Feud`] is what any number of extractions tell together. It does not depend on their order or repetition.
//! * An [`Event`](feud::Event) is what reports agree on: a kind, an interval of days, parties in roles, sums, how real it is.
//!   Beside it stands what is [`Said`](feud::Said): a claim has a speaker and is never promoted to a fact.
//!
//! # The way of the data
//!
//! ```text
//! Document ─► text view ─► mentions ─► names to entities ─► reports + claims       Extractor: one story
//!                                                               │
//!              Extraction, Extraction, Extraction … ────────────┴─► Feud ─► timeline, disputed points, JSON
//! ```
//!
//! The modules stand in this order: [`span`], [`error`], [`ontology`] and [`value`] at the bottom, then [`document`] and [`text`],
//! [`pack`], [`mention`], [`entity`], [`event`] and [`claim`], [`extract`], [`feud`], [`export`]. Each imports from those before
//! it only.
//!
//! # Reading on
//!
//! * [`Feud::to_json`] and [`export::json`]: the format `feudline/1`.
//! * [`Feud::to_text`](Feud::to_text): the timeline for reading.
//! * `Feud::to_html` (feature `html`): the dispute as one web page.
//! * [`Feud::graph`]: events and claims as a graph, for algorithms.
//! * [`Extractor::same`]: would these two names be taken for one party, and why.
//! * [`Pack::overlay_dir`] and [`pack::rules`]: rules and names of your own.
//! * [`value::when`] and [`value::money`]: intervals of days and exact sums, ambiguous as long as the story is.
//!
//! # Features
//!
//! None by default. `source` adds `source::Source`: bytes in older encodings, web pages and Markdown made stories. `html` adds
//! `Feud::to_html`: the dispute as one page. `cli` builds the binary `feudline`; a library user compiles none of it.
//!
//! # What is not supported
//!
//! * Other languages than Chinese and English, and text that is not running prose: tables, transcripts, scanned pages.
//! * Knowledge from outside the story. A name in no table is found only where its neighbourhood or form shows it.
//! * Truth. feudline tells what stories say and where they contradict each other, not who is right.
//! * Times of day: the finest date is a day.

pub mod check;
pub mod claim;
pub mod document;
pub mod entity;
pub mod error;
pub mod event;
pub mod export;
pub mod extract;
pub mod feud;
pub mod mention;
pub mod ontology;
pub mod pack;
#[cfg(feature = "source")]
pub mod source;
pub mod span;
mod tell;
pub mod text;
pub mod value;

pub use document::{Document, Language};
pub use error::{Fault, PackError};
pub use extract::{Extraction, Extractor};
pub use feud::Feud;
pub use pack::Pack;
pub use span::Span;

/// The Rust of the README runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
