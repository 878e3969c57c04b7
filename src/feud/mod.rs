//! Many stories: reports become events, claims answer claims, sides show.

mod accusations;
mod actors;
mod answer;
mod answers;
mod assemble;
mod comments;
mod dispute;
mod disputes;
mod figures;
mod graph;
mod ground;
mod groups;
mod kept;
mod local;
mod merge;
mod order;
mod outline;
mod points;
mod query;
mod relations;
mod replies;
mod reprints;
mod same;
mod sides;
mod stitch;

use std::sync::Arc;

use crate::claim::{ClaimKind, Named, QuoteKind};
use crate::document::Language;
use crate::entity::{EntityId, EntityKind, Form, Reason};
use crate::event::{EventKind, Factuality, Part};
use crate::pack::RuleName;
use crate::span::Span;
use crate::value::money::Money;
use crate::value::when::{Day, When};

pub(crate) use ground::{Ground, Told};
pub(crate) use outline::{Act, Saying};

pub use self::dispute::{Dispute, State};
pub use self::groups::MOST_BUNDLES;
pub use self::outline::{Bearer, Keys, Outline, Whom, who_is_who};
pub use crate::ontology::RelationKind;

/// A span in one of the feud's stories.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let place = feud.events[0].trigger;
/// assert_eq!((place.document, feud.words(place)), (0, "起诉"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Feud::documents`].
    pub document: usize,
    /// Bytes of that story's original text.
    pub span: Span,
}

/// A story as the feud keeps it.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// assert_eq!(&*feud.documents[0].id, "a");
/// assert!(feud.documents[0].published_inferred);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The caller's identifier.
    pub id: Arc<str>,
    /// The headline, given or found.
    pub title: Option<Arc<str>>,
    /// The text that spans index.
    pub text: Arc<str>,
    /// The day of publication, given or inferred.
    pub published: Option<Day>,
    /// Whether that day was inferred from inside the text.
    pub published_inferred: bool,
    /// The language.
    pub language: Language,
    /// How many paragraphs repeat earlier ones and were folded.
    pub repeated_paragraphs: usize,
    /// The publisher, where the caller named one.
    pub source: Option<Arc<str>>,
    /// The address, where the caller gave one.
    pub url: Option<Arc<str>>,
    /// The encoding that the text was decoded from, where that is known.
    pub encoding: Option<Arc<str>>,
    /// Whether the text was made from a page, so that exports hold it.
    pub carries_text: bool,
}

/// A party across stories.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// assert_eq!(feud.actors[0].name, "马斯克");
/// assert_eq!(feud.actors[1].mentions.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What kind of thing.
    pub kind: EntityKind,
    /// A finer kind, where known.
    pub fine: Option<String>,
    /// The gazetteer row, where one stands behind it.
    pub row: Option<String>,
    /// The name to show.
    pub name: String,
    /// Its other names, sorted.
    pub aliases: Vec<String>,
    /// Where it is mentioned, sorted.
    pub mentions: Vec<(Place, Form)>,
    /// Why its names were joined.
    pub reasons: Vec<Reason>,
}

/// A sum in a story.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let sum = &feud.sums[0];
/// assert_eq!((feud.words(sum.place), sum.money.currency.unwrap().code()), ("10亿美元", "USD"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Where.
    pub place: Place,
    /// How much.
    pub money: Money,
    /// The rule that made it.
    pub rule: RuleName,
}

/// A date in a story.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// assert_eq!(feud.words(feud.dates[0].place), "2024年2月29日");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Where.
    pub place: Place,
    /// The days it covers.
    pub when: When,
    /// How it was resolved, when it was not plain.
    pub note: Option<Arc<str>>,
    /// The rule that made it.
    pub rule: RuleName,
}

/// What reports agree on.
///
/// ```
/// use feudline::event::{EventKind, Factuality};
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let event = &feud.events[0];
/// assert_eq!((event.kind, event.factuality), (EventKind::LegalSue, Factuality::Asserted));
/// assert_eq!(event.amounts, [0]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What kind of event.
    pub kind: EventKind,
    /// When it happened.
    pub when: Option<When>,
    /// Who takes part; [`EntityId`] indexes [`Feud::actors`].
    pub parts: Vec<Part>,
    /// Indices into [`Feud::sums`].
    pub amounts: Vec<usize>,
    /// How real.
    pub factuality: Factuality,
    /// Every place that tells it, the fullest first.
    pub evidence: Vec<Place>,
    /// The word that set off the rule.
    pub trigger: Place,
    /// The rule that made the fullest report.
    pub rule: RuleName,
    /// What was decided on the way.
    pub notes: Vec<Arc<str>>,
}

/// Something said by somebody, in a story of the feud.
///
/// ```
/// use feudline::claim::ClaimKind;
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// let denial = feud.claims.iter().find(|claim| claim.kind == ClaimKind::Denial).unwrap();
/// assert_eq!(feud.actors[denial.speaker.unwrap().0].name, "OpenAI");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What kind of thing is said.
    pub kind: ClaimKind,
    /// Who says it; indexes [`Feud::actors`].
    pub speaker: Option<EntityId>,
    /// For whom a person speaks.
    pub house: Option<EntityId>,
    /// About or against whom.
    pub targets: Vec<EntityId>,
    /// When it was said.
    pub said: Option<When>,
    /// Whether in the speaker's own words.
    pub quote: QuoteKind,
    /// Whether the word of saying is one of answering.
    pub reply: bool,
    /// What the words name as what they answer.
    pub named: Option<Named>,
    /// What is said.
    pub content: Place,
    /// The word of saying.
    pub cue: Place,
    /// The words it rests on.
    pub evidence: Vec<Place>,
    /// The rule that made it.
    pub rule: RuleName,
}

/// An event or a claim of the feud.
///
/// ```
/// use feudline::feud::Node;
/// assert!(Node::Event(7) < Node::Claim(0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Node {
    /// Index into [`Feud::events`].
    Event(usize),
    /// Index into [`Feud::claims`].
    Claim(usize),
}

/// How two nodes hang together, and why.
///
/// ```
/// use feudline::feud::{Node, RelationKind};
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2017年,马斯克离开OpenAI。2024年,马斯克起诉OpenAI。"))]);
/// let relation = &feud.relations[0];
/// assert_eq!((relation.kind, relation.from, relation.to), (RelationKind::Precedes, Node::Event(0), Node::Event(1)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// In what way.
    pub kind: RelationKind,
    /// The first node: the earlier, the answering, the claiming one.
    pub from: Node,
    /// The second node.
    pub to: Node,
    /// The reason, in one sentence.
    pub why: String,
}

/// One side's answer to a disputed question.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "马斯克表示,他向OpenAI捐赠了4400万美元。OpenAI表示,马斯克只捐赠了1000万美元。"))]);
/// for position in feud.disputed_points().iter().flat_map(|point| &point.positions) {
///     assert!(feud.words(position.place).contains(&position.answer));
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The side that holds it: 0 is A, 1 is B, `None` a third party.
    pub side: Option<usize>,
    /// Who says so.
    pub speaker: Option<EntityId>,
    /// The answer in short: a sum as written, a day, or the words.
    pub answer: String,
    /// The claim behind it, where there is one.
    pub claim: Option<usize>,
    /// Where it is said.
    pub place: Place,
}

/// A question to which the accounts give different answers.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "马斯克起诉OpenAI违约。OpenAI否认违约。"))]);
/// assert!(feud.disputed_points().iter().all(|point| point.positions.len() >= 2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedPoint {
    /// The event kind it is about.
    pub kind: EventKind,
    /// The parties it is about, e.g. giver and recipient.
    pub about: Vec<Part>,
    /// Two or more answers that cannot all hold.
    pub positions: Vec<Position>,
}

/// A dispute: what its stories tell together.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// assert_eq!(feud.timeline().len(), feud.events.len());
/// assert_eq!(feud.sides.each_ref().map(|side| feud.actors[side[0].0].name.as_str()), ["马斯克", "OpenAI"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feud {
    /// The stories, sorted by id.
    pub documents: Vec<Story>,
    /// Everybody and everything named, in order of first mention.
    pub actors: Vec<Actor>,
    /// All sums, in text order.
    pub sums: Vec<Sum>,
    /// All dates, in text order.
    pub dates: Vec<Dated>,
    /// What happened, by date, undated events last.
    pub events: Vec<Event>,
    /// What was said, in text order.
    pub claims: Vec<Said>,
    /// How they hang together, sorted.
    pub relations: Vec<Relation>,
    /// The two sides of the main dispute, the first of [`Feud::disputes`]; both empty when no adversarial event is told.
    pub sides: [Vec<EntityId>; 2],
    /// The main dispute; `None` without sides.
    pub dispute: Option<Dispute>,
    /// All disputes told apart: that of most stories first, then that of most events. A single story has one at most.
    pub disputes: Vec<Dispute>,
    /// What is disputed.
    pub disputed_points: Vec<DisputedPoint>,
    /// What each story told alone, and what was settled about it: all that merging needs.
    pub(crate) ground: Ground,
}
