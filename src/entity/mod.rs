//! Who is who: mentions of one party under all its names.

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::span::Span;

pub mod alias;
mod alike;
pub(crate) mod chain;
pub(crate) mod court_name;
mod gender;
pub(crate) mod mainly;
pub mod name;
pub(crate) mod resolve;
mod short_name;
pub mod transliteration;

/// The index of an entity in its [`crate::Extraction`].
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let part = feud.events[0].parts[0];
/// assert!(part.entity.0 < feud.actors.len());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

/// Whom a mention or a group of them stands for: mostly one, two for 双方, several for 甲、乙和丙.
pub(crate) type EntityIds = SmallVec<[EntityId; 2]>;

/// The kind of an entity.
///
/// ```
/// use feudline::entity::EntityKind;
/// assert_eq!(EntityKind::Group.word(), "group");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EntityKind {
    /// A natural person.
    Person,
    /// A company, court, regulator, medium, association …
    Organization,
    /// A product or service.
    Product,
    /// A place.
    Place,
    /// A document or titled work.
    Document,
    /// An unnamed source or group.
    Group,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Person, Self::Organization, Self::Product, Self::Place, Self::Document, Self::Group];

    /// The kind of a word of JSON.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Product => "product",
            Self::Place => "place",
            Self::Document => "document",
            Self::Group => "group",
        }
    }
}

/// How an entity is mentioned.
///
/// ```
/// use feudline::entity::Form;
/// assert_eq!(Form::Pronoun.word(), "pronoun");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// By a name.
    Name,
    /// By a post or a description (该公司, the chief executive).
    Title,
    /// By a pronoun.
    Pronoun,
}

impl Form {
    /// Every form.
    pub const ALL: &'static [Self] = &[Self::Name, Self::Title, Self::Pronoun];

    /// The form of a word of JSON.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.word() == word)
    }

    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Pronoun => "pronoun",
        }
    }
}

/// One mention of an entity in the original text.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// let mention = story.entities[0].mentions[0];
/// assert_eq!(mention.span.len(), "马斯克".len());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityMention {
    /// Where, in bytes of the original text.
    pub span: Span,
    /// How.
    pub form: Form,
}

/// Why two names were taken for one party.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let story = Document::new("a", "OpenAI起诉特斯拉。Open AI索赔1亿元。");
/// let feud = Feud::assemble(&[extractor.extract(&story)]);
/// let reason = &feud.actors[0].reasons[0];
/// assert_eq!((reason.a.as_str(), reason.b.as_str(), &*reason.rule), ("OpenAI", "Open AI", "same-row"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reason {
    /// One name, as written.
    pub a: String,
    /// The other name, as written.
    pub b: String,
    /// The rule that joined them, e.g. `same-row`, `letter-slip`, `defined-in-text`.
    pub rule: Cow<'static, str>,
    /// The reason in words.
    pub why: String,
}

/// A party, product, place or document of one story.
///
/// ```
/// use feudline::entity::EntityKind;
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// assert_eq!((story.entities[0].name.as_str(), story.entities[0].kind), ("马斯克", EntityKind::Person));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: EntityKind,
    /// A finer kind from the gazetteer (`court`, `regulator`, `media`, `company` …), where known.
    pub fine: Option<String>,
    /// The gazetteer row's id, where one stands behind it.
    pub row: Option<String>,
    /// The name to show: the fullest one used in the text.
    pub name: String,
    /// Every other surface used in the text, sorted.
    pub aliases: Vec<String>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<EntityMention>,
    /// Why its names were joined; empty when there is one name.
    pub reasons: Vec<Reason>,
}
