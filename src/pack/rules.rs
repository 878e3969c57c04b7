//! What a rule is: what it makes, what sets it off, what it says, and its examples.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RuleName;
use crate::text::edge::Edge;

/// What a rule makes.
///
/// ```
/// use feudline::pack::RuleKind;
/// assert_eq!(RuleKind::Event.word(), "event");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RuleKind {
    /// A date expression, read by a date reader.
    Date,
    /// A sum, read by the money reader.
    Money,
    /// An event.
    Event,
    /// A cue of speech: a claim.
    Claim,
    /// An operator on how real an event is: negation, plan, hearsay …
    Operator,
    /// An anonymous source, a pronoun, a role word: something that stands for a party.
    Stand,
    /// Words around a name that decide what it is.
    Evidence,
}

impl RuleKind {
    /// The name of its table in a grammar file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Money => "money",
            Self::Event => "event",
            Self::Claim => "claim",
            Self::Operator => "operator",
            Self::Stand => "stand",
            Self::Evidence => "evidence",
        }
    }

    pub(super) const ALL: [Self; 7] = [Self::Date, Self::Money, Self::Event, Self::Claim, Self::Operator, Self::Stand, Self::Evidence];

    /// The keys a rule of this kind may have besides the common ones.
    pub(super) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Date => &["match", "reader", "set"],
            Self::Money => &["reader", "set"],
            Self::Event => &["match", "type", "roles", "unless", "needs", "factuality", "where"],
            Self::Claim => &["type", "content", "unless", "speaker", "set", "where"],
            Self::Operator => &["set", "of", "scope", "unless", "side", "reach"],
            Self::Stand => &["as", "unless"],
            Self::Evidence => &["of", "unless", "where"],
        }
    }
}

pub(super) const COMMON_KEYS: &[&str] = &["name", "why", "trigger", "yes", "no", "replace"];

/// Which language a grammar file is for.
///
/// ```
/// use feudline::Pack;
/// use feudline::pack::GrammarLanguage;
/// let pack = Pack::builtin();
/// assert!(pack.rules().iter().any(|rule| rule.language == GrammarLanguage::English));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GrammarLanguage {
    /// `grammars/zh`: both scripts, written in simplified characters as the view folds them.
    Chinese,
    /// `grammars/en`.
    English,
}

/// A setting of a rule: a word, a list of words, or a table of lists.
///
/// ```
/// use feudline::Pack;
/// use feudline::pack::Setting;
/// let pack = Pack::builtin();
/// let types = pack.rules().iter().filter_map(|rule| rule.settings.get("type"));
/// assert!(types.into_iter().all(|kind| matches!(kind, Setting::Word(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Setting {
    /// One word (numbers are kept as written).
    Word(String),
    /// Several.
    List(Vec<String>),
    /// Named lists; a single word is a list of one.
    Table(BTreeMap<String, Vec<String>>),
}

/// An example of a rule: a text, and for `yes` what it gives.
///
/// ```
/// use feudline::Pack;
/// let pack = Pack::builtin();
/// assert!(pack.rules().iter().flat_map(|rule| &rule.yes).all(|example| !example.text.is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The text, read as a story of its own.
    pub text: String,
    /// Named expectations, e.g. `is = "2024-02-29..2024-02-29"`, `published = "2024-03-05"`, `plaintiff = "甲公司"`.
    pub want: BTreeMap<String, String>,
}

/// Words that keep a rule from firing, as the setting `unless` gives them.
///
/// ```
/// use feudline::pack::Unless;
/// assert_ne!(Unless::new(vec!["没有".into()], vec![]), Unless::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unless {
    /// The last characters of the words before, the first ones of those after.
    edges: [Edge; 2],
    before: Words,
    after: Words,
}

/// Words in one row, each with its last or first bytes as a number: one look at those of all tells most texts from every word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    bytes: Vec<Bytes>,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bytes {
    bytes: u32,
    /// All ones where a byte is.
    mask: u32,
}

impl Words {
    fn new(words: Vec<String>, bytes: fn(&str) -> u32) -> Self {
        let known = |word: &String| {
            let mask = if word.len() < 4 { (1 << (8 * word.len())) - 1 } else { u32::MAX };
            Bytes { bytes: bytes(word) & mask, mask }
        };
        Self { bytes: words.iter().map(known).collect(), words }
    }

    /// Whether one of the words that may stand by these bytes of a text does.
    fn any(&self, bytes: u32, stands: impl Fn(&str) -> bool) -> bool {
        let may_stand = |word: &Bytes| bytes & word.mask == word.bytes;
        // all are compared, which takes less than to stop at one
        self.bytes.iter().fold(false, |found, word| found | may_stand(word))
            && self.bytes.iter().zip(&self.words).any(|(known, word)| may_stand(known) && stands(word))
    }
}

/// The first four bytes of a text, the first one lowest.
fn head(text: &str) -> u32 {
    let bytes = text.as_bytes();
    bytes.first_chunk().map_or_else(|| bytes.iter().rev().fold(0, |all, &b| all << 8 | u32::from(b)), |four| u32::from_le_bytes(*four))
}

/// The last four bytes of a text, the last one lowest.
fn tail(text: &str) -> u32 {
    let bytes = text.as_bytes();
    bytes.last_chunk().map_or_else(|| bytes.iter().fold(0, |all, &b| all << 8 | u32::from(b)), |four| u32::from_be_bytes(*four))
}

impl Unless {
    /// Words directly before a trigger, and directly after it.
    #[must_use]
    pub fn new(before: Vec<String>, after: Vec<String>) -> Self {
        let edges = [before.iter().map(|w| Edge::of_last(w)).collect(), after.iter().map(|w| Edge::of_first(w)).collect()];
        Self { edges, before: Words::new(before, tail), after: Words::new(after, head) }
    }

    /// Whether one of the words ends what stands before a trigger or begins what stands after it. A Latin word before it
    /// stands whole: "is said" is refused, "Velaris said" is not.
    pub(crate) fn holds(&self, before: &str, after: &str) -> bool {
        self.edges[0].may_end(before) && self.before.any(tail(before), |word| ends_with(before, word))
            || self.edges[1].may_begin(after) && self.after.any(head(after), |word| after.starts_with(word))
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let cut = |rest: &str| word.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.ends_with(|c: char| c.is_ascii_alphabetic());
    text.strip_suffix(word).is_some_and(|rest| !cut(rest))
}

/// One rule of a grammar file.
///
/// ```
/// use feudline::Pack;
/// let pack = Pack::builtin();
/// let rule = &pack.rules()[0];
/// assert!(!rule.why.is_empty() && !rule.yes.is_empty() && !rule.no.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable name.
    pub name: RuleName,
    /// What it makes.
    pub kind: RuleKind,
    /// The language it reads.
    pub language: GrammarLanguage,
    /// Why it is right, in one sentence.
    pub why: String,
    /// Words that set it off; they go into the one lexicon.
    pub triggers: Vec<String>,
    /// Regexes with fragments put in; empty when the trigger is all.
    pub patterns: Vec<String>,
    /// Everything else it says.
    pub settings: BTreeMap<String, Setting>,
    /// Words directly before or after a trigger that make another word of it.
    pub unless: Unless,
    /// Texts on which it fires.
    pub yes: Vec<Example>,
    /// Texts on which it must not fire.
    pub no: Vec<Example>,
    /// The file it stands in.
    pub file: Arc<str>,
    /// The 1-based line of its table.
    pub line: usize,
}

impl Rule {
    /// A setting that is one word.
    #[must_use]
    pub fn word(&self, key: &str) -> Option<&str> {
        match self.settings.get(key)? {
            Setting::Word(word) => Some(word),
            _ => None,
        }
    }

    /// A setting as a list; one word is a list of one, an absent one is empty.
    #[must_use]
    pub fn list(&self, key: &str) -> Vec<&str> {
        match self.settings.get(key) {
            Some(Setting::Word(word)) => vec![word],
            Some(Setting::List(words)) => words.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}
