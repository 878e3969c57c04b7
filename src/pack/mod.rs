//! Packs: rules and tables as data, checked and compiled.

use std::sync::Arc;

pub mod rules;
pub mod tables;

/// The name of a rule or table, printed on every result it makes.
pub type RuleName = Arc<str>;

/// The index of a gazetteer row in its [`Pack`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

/// Rules and tables.
#[derive(Clone, Debug, Default)]
pub struct Pack {}
