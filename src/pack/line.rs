//! The alphabet of the mention line: one private-use character for each class of mention.
//!
//! In a `match`, `@{PARTY}` stands for one mention of a class and `@{PARTY:plaintiff}` captures it; `@{PARTY+:defendant}`
//! takes several in coordination (甲、乙和丙), with posts before them (公司首席执行官甲). `@{TRIGGER}` is where the rule's
//! trigger was hit. The rest of the line is the folded text.

use crate::ontology::Class;

/// The character that stands where the rule's trigger was hit.
pub const TRIGGER: char = '\u{E0FF}';
/// The character that stands for a quotation that is not read further.
pub const QUOTE: char = '\u{E0FE}';

/// The character that stands for the post of a judge, who decides where others only hold an office.
pub const JUDGE: char = '\u{E00C}';

/// The character that stands for a mention of a class.
#[must_use]
pub const fn letter(class: Class) -> char {
    match class {
        Class::Person => '\u{E000}',
        Class::Organization => '\u{E001}',
        Class::Court => '\u{E002}',
        Class::Authority => '\u{E003}',
        Class::Group => '\u{E004}',
        Class::Pronoun => '\u{E005}',
        Class::Product => '\u{E006}',
        Class::Place => '\u{E007}',
        Class::Title => '\u{E008}',
        Class::Work => '\u{E009}',
        Class::Money => '\u{E00A}',
        Class::Date => '\u{E00B}',
    }
}

/// Kinds of mentions, as the letters that stand for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u16);

impl Letters {
    /// Every kind.
    pub const ALL: Self = Self(u16::MAX);

    /// The kind that a letter stands for.
    pub fn of(c: char) -> Option<Self> {
        is_letter(c).then(|| Self(1 << (u32::from(c) - u32::from(FIRST))))
    }

    /// These and the kind that a letter stands for.
    pub const fn with(self, c: char) -> Self {
        if is_letter(c) { Self(self.0 | 1 << (c as u32 - FIRST as u32)) } else { self }
    }

    /// The kinds from one letter to another, if both are letters.
    pub fn between(first: char, last: char) -> Option<Self> {
        (first..=last).take(usize::from(u8::MAX)).map(Self::of).collect()
    }

    /// These and one that no letter stands for, which only [`Self::ALL`] has: a line without mentions has what needs none.
    pub const fn or_none(self) -> Self {
        Self(self.0 | 1 << (u16::BITS - 1))
    }

    /// Whether some kind is in both.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Self> for Letters {
    fn from_iter<I: IntoIterator<Item = Self>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |all, kind| all | kind.0))
    }
}

const FIRST: char = '\u{E000}';

/// Whether the character stands for a mention.
#[must_use]
pub const fn is_letter(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{E00C}')
}

/// The regex of a class name as written in a rule: `PARTY`, `PARTY+`, `COURT:court`, `PARTY+:defendant`.
pub(super) fn class(name: &str) -> Option<String> {
    let (class, capture) = name.split_once(':').map_or((name, None), |(class, capture)| (class, Some(capture)));
    let (class, several) = class.strip_suffix('+').map_or((class, false), |class| (class, true));
    let one = match class {
        "PERSON" => "\u{E000}",
        "ORG" => "[\u{E001}-\u{E003}]",
        "COURT" => "\u{E002}",
        "AUTHORITY" => "[\u{E002}\u{E003}]",
        "PARTY" => "[\u{E000}-\u{E003}]",
        "ACTOR" => "[\u{E000}-\u{E005}]",
        "GROUP" => "\u{E004}",
        "PRODUCT" => "\u{E006}",
        "PLACE" => "\u{E007}",
        "TITLE" => "[\u{E008}\u{E00C}]",
        "JUDGE" => "\u{E00C}",
        "WORK" => "\u{E009}",
        "MONEY" => "\u{E00A}",
        "DATE" => "\u{E00B}",
        "TRIGGER" => "\u{E0FF}",
        "QUOTE" => "\u{E0FE}",
        _ => return None,
    };
    // loops and not counts: a count is written out as so many copies
    let posts = "(?:[\u{E008}\u{E00C}](?:、|兼|和)?)* ?";
    let body = if several {
        let joined = "(?:、|,|和|与|及|以及|同|或|and|or| and )";
        let next = format!("(?:其|公司)?{posts}{one}");
        // "Alder, Birch, and Cedar"; but in "Alder sued Birch, and Cedar appealed" Cedar stands in no list
        format!("{posts}{one}(?:(?:, {next})+, and {next}|(?: ?{joined} ?{next})*)")
    } else {
        one.to_owned()
    };
    Some(capture.map_or_else(|| format!("(?:{body})"), |name| format!("(?<{name}>{body})")))
}
