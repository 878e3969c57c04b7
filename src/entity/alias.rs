//! Would these two names be one party's, and why.

use super::name::squeeze;
use super::short_name::{Name, short_form};
use super::transliteration;

/// What the names are of.
///
/// ```
/// use feudline::entity::alias::NameKind;
/// use feudline::{Extractor, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// assert!(extractor.same("Open AI", "OpenAI", NameKind::Organization).same);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
}

/// Whether two names are one party's.
///
/// ```
/// use feudline::entity::alias::NameKind;
/// use feudline::{Extractor, Pack};
/// let verdict = Extractor::new(Pack::builtin()).same("马斯克", "奥特曼", NameKind::Person);
/// assert!(!verdict.same && !verdict.why.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub same: bool,
    /// The rule that decided.
    pub rule: &'static str,
    /// The reason in words.
    pub why: String,
}

/// Rules that join, and what they say of the names.
pub(crate) const SPACING: (&str, &str) = ("spacing-and-case", "differ in spacing, case or script only");
pub(crate) const PART: (&str, &str) = ("part-of-full-name", "share the last part of a full name");
pub(crate) const SURNAME: (&str, &str) = ("surname-of-full-name", "share a surname that nobody else in the text bears");
pub(crate) const SPELLING: (&str, &str) = ("transliteration", "spell one foreign name");
/// The reason is the reader's own.
pub(crate) const SHORT: &str = "short-form";

/// Compares two names; `rows` looks a name up in the gazetteer.
pub fn same(a: &str, b: &str, kind: NameKind, rows: &dyn Fn(&str) -> Option<u32>) -> Verdict {
    let verdict = |same, (rule, why): (&'static str, &str)| Verdict { same, rule, why: format!("{a} and {b} {why}") };
    match (rows(a), rows(b)) {
        (Some(x), Some(y)) if x == y => return verdict(true, ("same-row", "are names of one row")),
        (Some(_), Some(_)) => return verdict(false, ("different-rows", "are names of two rows")),
        _ => {}
    }
    let (x, y) = (squeeze(a), squeeze(b));
    if x == y {
        return verdict(true, SPACING);
    }
    match kind {
        NameKind::Person if last_parts(a).any(|part| part == y) || last_parts(b).any(|part| part == x) => verdict(true, PART),
        NameKind::Person if transliteration::same(a, b) => verdict(true, SPELLING),
        NameKind::Organization => match short_form(Name { written: a, squeezed: &x }, Name { written: b, squeezed: &y }) {
            Some(why) => verdict(true, (SHORT, why)),
            None => verdict(false, NOTHING),
        },
        NameKind::Person => verdict(false, NOTHING),
    }
}

const NOTHING: (&str, &str) = ("nothing-shared", "share nothing that would join them");

/// What follows each middle dot or space of a full name, squeezed; parts of one character are left out.
pub(crate) fn last_parts(name: &str) -> impl Iterator<Item = String> {
    name.match_indices(['·', ' ']).map(|(i, separator)| squeeze(&name[i + separator.len()..])).filter(|part| part.chars().nth(1).is_some())
}

/// The surname, where the name is hardly more: 吴, 吴董, 吴总, 老吴.
pub(crate) fn surname_alone(name: &str) -> Option<char> {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(surname), None | Some('董' | '总'), None) | (Some('老' | '小'), Some(surname), None) => Some(surname),
        _ => None,
    }
}
