//! feudline reads news about corporate disputes, Chinese first (simplified and traditional), English too.

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
pub mod span;
pub mod text;
pub mod value;

pub use document::{Document, Language};
pub use error::{Fault, PackError};
pub use extract::{Extraction, Extractor};
pub use feud::Feud;
pub use pack::Pack;
pub use span::Span;
