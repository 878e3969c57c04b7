//! Kinds of mention.

/// What a mention is of.
///
/// ```
/// use feudline::mention::Class;
/// assert!(Class::Court.is_party() && !Class::Date.is_party());
/// ```
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
