//! Would these two names be one party's, and why.

use super::name::squeeze;

/// What the names are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
}

/// Whether two names are one party's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub same: bool,
    /// The rule that decided.
    pub rule: &'static str,
    /// The reason in words.
    pub why: String,
}

/// Compares two names; `rows` looks a name up in the gazetteer.
pub fn same(a: &str, b: &str, kind: NameKind, rows: &dyn Fn(&str) -> Option<u32>) -> Verdict {
    let verdict = |same, rule, why: &str| Verdict { same, rule, why: format!("{a} and {b} {why}") };
    match (rows(a), rows(b)) {
        (Some(x), Some(y)) if x == y => return verdict(true, "same-row", "are names of one row"),
        (Some(_), Some(_)) => return verdict(false, "different-rows", "are names of two rows"),
        _ => {}
    }
    let (x, y) = (squeeze(a), squeeze(b));
    if x == y {
        return verdict(true, "spacing-and-case", "differ in spacing, case or script only");
    }
    let (short, long) = if x.len() < y.len() { (&x, &y) } else { (&y, &x) };
    if kind == NameKind::Person
        && short.chars().count() >= 2
        && (a.contains('·') || b.contains('·') || a.contains(' ') || b.contains(' '))
        && long.ends_with(short.as_str())
    {
        return verdict(true, "part-of-full-name", "share the last part of a full name");
    }
    verdict(false, "nothing-shared", "share nothing that would join them")
}
