//! A dispute as one thing: what opened it, where it stands, what was asked and what was awarded.

use super::sides::quarrel;
use super::{Event, Feud};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality};

/// Where a dispute stands.
///
/// ```
/// use feudline::feud::State;
/// assert_eq!(State::Settled.word(), "settled");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// Nothing has ended it, or an appeal has taken it up again.
    Open,
    /// A court or an authority has decided, and no appeal is told of after it.
    Decided,
    /// The sides have settled.
    Settled,
    /// It was withdrawn.
    Withdrawn,
}

impl State {
    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Settled => "settled",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A dispute between two sides as one thing.
///
/// ```
/// use feudline::feud::State;
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let story = "2023年3月5日,星澜集团起诉云岭集团,索赔3亿元。2023年9月1日,星澜集团与云岭集团达成和解。";
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", story))]);
/// let dispute = feud.dispute.expect("one sues the other");
/// assert_eq!(dispute.state, State::Settled);
/// assert_eq!(feud.events[dispute.opened.expect("a suit opens it")].kind.word(), "legal.sue");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Who accuses and who is accused; each side is sorted, neither is empty. Indexes [`Feud::actors`].
    pub sides: [Vec<EntityId>; 2],
    /// The stories that are about it, sorted; indices into [`Feud::documents`]. A story is about one dispute at most.
    pub documents: Vec<usize>,
    /// What happened in it or around it by those stories, in order; indices into [`Feud::events`]. An event stands in one
    /// dispute at most.
    pub events: Vec<usize>,
    /// What is disputed in it, in order; indices into [`Feud::disputed_points`].
    pub points: Vec<usize>,
    /// The event that set the sides against each other first; indexes [`Feud::events`].
    pub opened: Option<usize>,
    /// Where it stands by the stories' last word.
    pub state: State,
    /// The event that says so; `None` where no step of a procedure is told.
    pub by: Option<usize>,
    /// Sums asked for in suits, filings and demands; sorted indices into [`Feud::sums`].
    pub asked: Vec<usize>,
    /// Sums awarded in rulings and penalties; sorted indices into [`Feud::sums`].
    pub awarded: Vec<usize>,
}

/// A dispute with what its events and stories tell of its course; its sides, stories and events are given.
pub(super) fn told(feud: &Feud, dispute: &Dispute) -> Dispute {
    let (state, by) = state(feud, dispute).map_or((State::Open, None), |(state, event)| (state, Some(event)));
    let demands = dispute.documents.iter().flat_map(|&d| &feud.claims[feud.claims_of(d)]).filter(|c| c.kind == ClaimKind::Demand);
    let demanded = demands.flat_map(|c| {
        let (document, span) = (c.content.document, c.content.span);
        let first = feud.sums.partition_point(|s| (s.place.document, s.place.span.start()) < (document, span.start()));
        let own = feud.sums[first..].iter().take_while(move |s| s.place.document == document && s.place.span.start() < span.end());
        own.enumerate().filter(move |(_, s)| span.contains(s.place.span)).map(move |(i, _)| first + i)
    });
    let awarded: Vec<usize> = sorted(
        sums_of(feud, dispute, |e| matches!(e.kind, EventKind::LegalRule | EventKind::LegalPenalize) && !secures(feud, e)).collect(),
    );
    let mut asked: Vec<usize> = sums_of(feud, dispute, |e| matches!(e.kind, EventKind::LegalSue | EventKind::LegalFile)).collect();
    // what a court orders to be paid is a demand of its own, and no party's
    asked.extend(demanded.filter(|sum| awarded.binary_search(sum).is_err()));
    Dispute { opened: opened(feud, dispute), state, by, asked: sorted(asked), awarded, ..dispute.clone() }
}

/// Events that happened, by what the stories or somebody in them say, and in which one of the sides takes part.
fn concerned<'f>(feud: &'f Feud, dispute: &'f Dispute) -> impl DoubleEndedIterator<Item = (usize, &'f Event)> {
    let concerns = |e: &Event| e.parts.iter().any(|p| dispute.side_of(p.entity).is_some());
    let events = dispute.events.iter().map(|&e| (e, &feud.events[e]));
    events.filter(move |(_, e)| e.factuality <= Factuality::Claimed && concerns(e))
}

/// The first event that sets the sides against each other: dated before undated, a suit before a lesser quarrel where
/// neither has a date.
fn opened(feud: &Feud, dispute: &Dispute) -> Option<usize> {
    let between = |event: &Event| {
        let Some((accuser, accused, _)) = quarrel(event.kind) else { return false };
        let side_of = |role| event.parts.iter().filter(move |p| p.role == role).find_map(|p| dispute.side_of(p.entity));
        matches!((side_of(accuser), side_of(accused)), (Some(a), Some(b)) if a != b)
    };
    let quarrels = || concerned(feud, dispute).filter(|(_, e)| between(e));
    let dated = quarrels().find(|(_, e)| e.when.is_some());
    let sued = || quarrels().find(|(_, e)| e.kind == EventKind::LegalSue);
    dated.or_else(sued).or_else(|| quarrels().next()).map(|(i, _)| i)
}

/// Where the last step of the procedure leaves it; a dated step counts before undated ones. A ruling that only keeps
/// something for the time being decides nothing.
fn state(feud: &Feud, dispute: &Dispute) -> Option<(State, usize)> {
    let step = |(i, event): (usize, &Event)| {
        let state = after(event)?;
        Some((if state == State::Decided && secures(feud, event) { State::Open } else { state }, i))
    };
    let dated = concerned(feud, dispute).filter(|(_, e)| e.when.is_some()).rev().find_map(step);
    dated.or_else(|| concerned(feud, dispute).rev().find_map(step))
}

/// What a step of the procedure makes of the dispute.
const fn after(event: &Event) -> Option<State> {
    match event.kind {
        EventKind::LegalSue | EventKind::LegalFile | EventKind::LegalAppeal | EventKind::LegalHearing => Some(State::Open),
        EventKind::LegalRule | EventKind::LegalPenalize | EventKind::LegalSentence => Some(State::Decided),
        EventKind::LegalSettle => Some(State::Settled),
        EventKind::LegalWithdraw => Some(State::Withdrawn),
        _ => None,
    }
}

fn sums_of<'f>(feud: &'f Feud, dispute: &'f Dispute, is: impl Fn(&Event) -> bool + 'f) -> impl Iterator<Item = usize> + 'f {
    concerned(feud, dispute).filter(move |(_, e)| is(e)).flat_map(|(_, e)| e.amounts.iter().copied())
}

/// 裁定冻结存款3200万元, "froze $30 million": what is kept for the time being is awarded to nobody.
fn secures(feud: &Feud, event: &Event) -> bool {
    const KEPT: &[&str] = &["冻结", "凍結", "查封", "扣押", "保全", "froze", "freez", "seiz"];
    let told = &feud.documents[event.trigger.document].text[event.trigger.span.start()..];
    let end = told.char_indices().nth(KEPT_NEAR).map_or(told.len(), |(at, _)| at);
    KEPT.iter().any(|word| told[..end].contains(word))
}

/// Within how many characters from its word a ruling says that it only keeps something.
const KEPT_NEAR: usize = 10;

fn sorted(mut sums: Vec<usize>) -> Vec<usize> {
    sums.sort_unstable();
    sums.dedup();
    sums
}
