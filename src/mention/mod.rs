//! What is named, and where.
//!
//! One pass of the automaton over the view gives hits; readers run at anchors; overlaps are settled by one total order;
//! what remains are [`Mention`]s, in text order, which never overlap.

use crate::pack::{RowId, RuleName};
use crate::span::{Span, View};

pub mod read;

/// What a mention is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Class {
    /// A person by name.
    Person,
    /// An organisation by name: companies, courts, regulators, media.
    Organization,
    /// A court or tribunal by name.
    Court,
    /// An authority by name: regulator, ministry, prosecutor.
    Authority,
    /// A product or service.
    Product,
    /// A place.
    Place,
    /// A post or profession (首席执行官, Judge), not itself a name.
    Title,
    /// A titled work or document: 《…》, the complaint.
    Work,
    /// An unnamed source or group: 知情人士, people familiar with the matter.
    Group,
    /// A word that stands for a party: 他, 该公司, 双方, she.
    Pronoun,
    /// A sum; `value` indexes the sums read.
    Money,
    /// A date; `value` indexes the dates read.
    Date,
}

impl Class {
    /// Whether it can act: person, organisation, court, authority.
    #[must_use]
    pub const fn is_party(self) -> bool {
        matches!(self, Self::Person | Self::Organization | Self::Court | Self::Authority)
    }
}

/// One stretch of the view that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in the view.
    pub span: Span<View>,
    /// Of what.
    pub class: Class,
    /// The gazetteer row behind it, if one is.
    pub row: Option<RowId>,
    /// For [`Class::Money`] and [`Class::Date`]: index into the values read; for other classes unused.
    pub value: Option<usize>,
    /// The rule or table that found it.
    pub rule: RuleName,
    /// A definite name needs no further evidence; an indefinite one was licensed by its neighbourhood.
    pub definite: bool,
}
