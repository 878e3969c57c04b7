//! What of a story ties it to others, without its words; and who is who as far as that needs it.
//!
//! [`Feud::assemble`](super::Feud::assemble) finds the groups of stories from this, and so can a cluster on which no machine sees
//! all stories: it sorts and counts names and keys, and asks here what they are. `docs/scale.md` tells how.

use super::groups::is_institution;
use super::{Told, actors};
use crate::claim::ClaimKind;
use crate::entity::{Entity, EntityId, EntityKind};
use crate::event::{EventKind, Role};
use crate::extract::Extraction;
use crate::value::when::When;

/// Of how many parties of one act pairs are made.
const MOST_PARTIES: usize = 8;
/// How many bytes lie between the words of two passages that have nothing in common.
const APART: usize = 120;
/// How many reports on the second passage is sought.
const NEAR: usize = 8;

/// Somebody as one story names them: all that settles who is who among stories.
///
/// ```
/// use feudline::feud::Bearer;
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日，马斯克起诉OpenAI。"));
/// let bearers = Bearer::all(&story);
/// assert_eq!((bearers.len(), bearers[1].names.as_slice()), (2, &["openai".to_owned()][..]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bearer {
    /// What kind of thing.
    pub kind: EntityKind,
    /// The gazetteer row, where one stands behind it.
    pub row: Option<String>,
    /// A finer kind, where known.
    pub fine: Option<String>,
    /// The names that say by themselves who is meant, as they are compared; none of who is only described.
    pub names: Vec<String>,
    /// Those of the names that the story gives to another of this kind too: they say nothing about anybody in other stories.
    pub shared: Vec<String>,
}

impl Bearer {
    /// Everybody in a story, parallel to [`Extraction::entities`].
    #[must_use]
    pub fn all(story: &Extraction) -> Vec<Self> {
        let names: Vec<Vec<String>> = story.entities.iter().map(actors::full_names).collect();
        let bears = |at: usize, kind: EntityKind, name: &String| story.entities[at].kind == kind && names[at].contains(name);
        let shared = |at: usize, entity: &Entity| {
            let twice = |name: &&String| (0..names.len()).any(|other| other != at && bears(other, entity.kind, name));
            names[at].iter().filter(twice).cloned().collect()
        };
        let bearer = |(at, entity): (usize, &Entity)| Self {
            kind: entity.kind,
            row: entity.row.clone(),
            fine: entity.fine.clone(),
            names: names[at].clone(),
            shared: shared(at, entity),
        };
        story.entities.iter().enumerate().map(bearer).collect()
    }

    /// Whether it may be a party: courts, authorities, media and others who meet all the world by office are none.
    #[must_use]
    pub fn is_party(&self) -> bool {
        !is_institution(self.kind, self.fine.as_deref())
    }
}

/// Who somebody is, among all stories.
///
/// ```
/// use feudline::feud::Whom;
/// assert_ne!(Whom { actor: 0, is_party: true }, Whom { actor: 0, is_party: false });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Whom {
    /// A number that stands for one actor, whichever.
    pub actor: usize,
    /// Whether the actor may be a party.
    pub is_party: bool,
}

/// Who among bearers of different stories is one: for each, the index of the first of them that is the same actor. They stand in
/// the order of their first stories (by id, then text), and names that are borne by two (see [`Bearer::shared`], or two rows
/// anywhere) have been taken off them. Bearers that differ in nothing may be given once.
///
/// ```
/// use feudline::entity::EntityKind;
/// use feudline::feud::{Bearer, who_is_who};
/// let bearer = |names: &[&str]| Bearer {
///     kind: EntityKind::Organization,
///     row: None,
///     fine: None,
///     names: names.iter().map(|n| (*n).to_owned()).collect(),
///     shared: Vec::new(),
/// };
/// let who = who_is_who(&[bearer(&["harrow", "harrow inc"]), bearer(&["pinwheel"]), bearer(&["harrow inc"])]);
/// assert_eq!(who.iter().map(|whom| whom.actor).collect::<Vec<_>>(), [0, 1, 0]);
/// ```
#[must_use]
pub fn who_is_who(bearers: &[Bearer]) -> Vec<Whom> {
    let (entities, names): (Vec<Entity>, Vec<&Vec<String>>) = bearers.iter().map(|b| (named(b), &b.names)).unzip();
    let first = actors::firsts(&entities, &names);
    let mut fine: Vec<Option<&str>> = vec![None; bearers.len()];
    for (bearer, &first) in bearers.iter().zip(&first) {
        fine[first] = fine[first].or(bearer.fine.as_deref());
    }
    first.into_iter().map(|first| Whom { actor: first, is_party: !is_institution(bearers[first].kind, fine[first]) }).collect()
}

/// An entity that is nothing but its kind and row.
fn named(bearer: &Bearer) -> Entity {
    Entity {
        kind: bearer.kind,
        fine: None,
        row: bearer.row.clone(),
        name: String::new(),
        aliases: Vec::new(),
        mentions: Vec::new(),
        reasons: Vec::new(),
    }
}

/// What ties two stories that both have it.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Tie {
    Pair(usize, usize),
    Doing(EventKind, usize, When),
    /// Two passages, one after the other.
    Passages(u64, u64),
    Text(u64),
}

impl Tie {
    fn key(&self) -> String {
        match self {
            Self::Pair(a, b) => format!("pair {a} {b}"),
            Self::Doing(kind, actor, when) => format!("doing {} {actor} {when} {}", kind.word(), when.granularity.word()),
            Self::Passages(one, next) => format!("passages {one:x} {next:x}"),
            Self::Text(print) => format!("text {print:x}"),
        }
    }
}

/// What ties stories unless too many have it.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Hint {
    /// A party, by itself or with an authority.
    Party(usize, Option<usize>),
    /// A passage: a reprint, or what every story says (was not available for comment).
    Act(EventKind, u64),
    Words(ClaimKind, u64),
}

impl Hint {
    fn key(&self) -> String {
        match self {
            Self::Party(party, None) => format!("party {party}"),
            Self::Party(party, Some(authority)) => format!("party {party} with {authority}"),
            Self::Act(kind, print) => format!("act {} {print:x}", kind.word()),
            Self::Words(kind, print) => format!("words {} {print:x}", kind.word()),
        }
    }
}

/// A report: who takes part, by their numbers in the story, in order of first mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) kind: EventKind,
    pub(crate) when: Option<When>,
    /// Courts and authorities are none.
    pub(crate) parties: Vec<EntityId>,
    pub(crate) authorities: Vec<EntityId>,
    pub(crate) print: u64,
}

/// A claim: who speaks, for whom, and about whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saying {
    pub(crate) kind: ClaimKind,
    pub(crate) heard: Vec<EntityId>,
    pub(crate) words: Option<u64>,
}

/// What of a story ties it to others.
///
/// ```
/// use feudline::feud::{Outline, Whom};
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日，马斯克起诉OpenAI。"));
/// let who = [Whom { actor: 70, is_party: true }, Whom { actor: 7, is_party: true }];
/// let keys = Outline::of(&story).keys(&who);
/// assert!(keys.ties.contains(&"pair 7 70".to_owned()));
/// assert!(keys.hints.contains(&"party 7".to_owned()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub(crate) acts: Vec<Act>,
    pub(crate) sayings: Vec<Saying>,
    pub(crate) passages: Vec<(u64, u64)>,
    /// The whole text, as a number.
    pub(crate) text: u64,
}

/// The keys of a story: who has one in common with another is tied to it.
///
/// ```
/// use feudline::feud::Outline;
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "nothing happened"));
/// let keys = Outline::of(&story).keys(&[]);
/// assert!(keys.ties.is_empty() && keys.hints.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Stories that have one in common belong together; bundles are made by these.
    pub ties: Vec<String>,
    /// Bundles that have one in common belong together, unless more than [`MOST_BUNDLES`](super::MOST_BUNDLES) have it.
    pub hints: Vec<String>,
}

impl Outline {
    /// The outline of a story.
    #[must_use]
    pub fn of(story: &Extraction) -> Self {
        Self::of_told(&Told::of(story.clone()))
    }

    pub(super) fn of_told(story: &Told) -> Self {
        let act = |(report, &print): (&crate::event::Report, &u64)| {
            let taking = |is: fn(Role) -> bool| sorted(report.parts.iter().filter(|p| is(p.role)).map(|p| p.entity));
            Act {
                kind: report.kind,
                when: report.when,
                parties: taking(|role| !matches!(role, Role::Court | Role::Authority)),
                authorities: taking(|role| role == Role::Authority),
                print,
            }
        };
        let saying = |(claim, &words): (&crate::claim::Claim, &Option<u64>)| Saying {
            kind: claim.kind,
            heard: sorted(claim.speaker.iter().chain(&claim.house).chain(&claim.targets).copied()),
            words,
        };
        let mut passages = Vec::new();
        for (i, report) in story.reports.iter().enumerate() {
            let next = story.reports[i..].iter().take(NEAR).position(|r| r.trigger.start() >= report.trigger.end() + APART);
            passages.extend(next.map(|next| (story.prints[i], story.prints[i + next])));
        }
        Self {
            acts: story.reports.iter().zip(&story.prints).map(act).collect(),
            sayings: story.claims.iter().zip(&story.words).map(saying).collect(),
            passages,
            text: story.text,
        }
    }

    /// The whole text as a number, the same for a reprint.
    #[must_use]
    pub const fn text(&self) -> u64 {
        self.text
    }

    /// The keys of the story; `who` says who its entities are, in their order.
    #[must_use]
    pub fn keys(&self, who: &[Whom]) -> Keys {
        let mut keys = Keys::default();
        self.ties(who, |tie| keys.ties.push(tie.key()));
        self.hints(who, |hint| keys.hints.push(hint.key()));
        for list in [&mut keys.ties, &mut keys.hints] {
            list.sort_unstable();
            list.dedup();
        }
        keys
    }

    pub(super) fn ties(&self, who: &[Whom], mut tie: impl FnMut(Tie)) {
        for act in &self.acts {
            let parties = parties(&act.parties, who);
            match (parties.as_slice(), act.when) {
                (&[alone], Some(when)) if is_day(&when) => tie(Tie::Doing(act.kind, alone, when)),
                _ => pairs(&parties).for_each(|(a, b)| tie(Tie::Pair(a, b))),
            }
        }
        for saying in &self.sayings {
            pairs(&parties(&saying.heard, who)).for_each(|(a, b)| tie(Tie::Pair(a, b)));
        }
        self.passages.iter().for_each(|&(one, next)| tie(Tie::Passages(one, next)));
        if !self.acts.is_empty() || !self.sayings.is_empty() {
            tie(Tie::Text(self.text));
        }
    }

    pub(super) fn hints(&self, who: &[Whom], mut hint: impl FnMut(Hint)) {
        for act in &self.acts {
            for party in parties(&act.parties, who) {
                hint(Hint::Party(party, None));
                let authorities = act.authorities.iter().filter_map(|a| who.get(a.0));
                authorities.for_each(|authority| hint(Hint::Party(party, Some(authority.actor))));
            }
            hint(Hint::Act(act.kind, act.print));
        }
        for saying in &self.sayings {
            parties(&saying.heard, who).into_iter().for_each(|party| hint(Hint::Party(party, None)));
            saying.words.iter().for_each(|&words| hint(Hint::Words(saying.kind, words)));
        }
    }
}

fn sorted(entities: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = entities.collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The parties among some entities of the story, each once, those it names first.
fn parties(entities: &[EntityId], who: &[Whom]) -> Vec<usize> {
    let mut parties = Vec::new();
    for whom in entities.iter().filter_map(|e| who.get(e.0)).filter(|whom| whom.is_party) {
        if parties.len() < MOST_PARTIES && !parties.contains(&whom.actor) {
            parties.push(whom.actor);
        }
    }
    parties
}

fn pairs(actors: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    actors.iter().enumerate().flat_map(|(i, &a)| actors[i + 1..].iter().map(move |&b| (a.min(b), a.max(b))))
}

fn is_day(when: &When) -> bool {
    when.earliest.is_some() && when.earliest == when.latest
}
