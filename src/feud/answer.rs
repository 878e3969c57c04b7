//! Which kinds of events answer which: appeals rulings, countersuits suits, refusals offers.

use super::same::by_date;
use super::{Event, Feud, Place};
use crate::entity::EntityId;
use crate::event::{EventKind, Factuality, Role};

/// How many bytes after what it answers an answer may stand that nothing but its place ties to it: a paragraph or so.
pub(super) const SOON: usize = 600;
/// How many bytes after an event that names no party of the kind an answer surely means it: the same or the next sentence.
pub(super) const NEXT: usize = 150;
/// How many tellings of one event are compared.
const MOST_TELLINGS: usize = 8;

/// A kind of event that answers another: who acts in it was acted upon before.
pub(super) struct Answer {
    pub(super) by: EventKind,
    pub(super) who: &'static [Role],
    pub(super) to: EventKind,
    addressed: &'static [Role],
    /// The role in the later and in the earlier event of the other party; where both name it, it must be one.
    pub(super) other: Option<(Role, Role)>,
    /// Whether the other party must be named.
    strict: bool,
    /// Whether the earlier event told in the same clause decides the later one, and does not provoke it.
    decided: bool,
    /// Within how many bytes the answer must be told after what it answers.
    within: usize,
    pub(super) why: &'static str,
}

const fn answer(
    (by, who): (EventKind, &'static [Role]),
    (to, addressed): (EventKind, &'static [Role]),
    other: Option<(Role, Role)>,
    within: usize,
    why: &'static str,
) -> Answer {
    let decided = matches!(by, EventKind::LegalAppeal);
    let strict = other.is_some() && !matches!((by, to), (EventKind::DealReject | EventKind::LegalFile, _) | (_, EventKind::DealTerminate));
    Answer { by, who, to, addressed, other, strict, decided, within, why }
}

pub(super) const ANSWERS: &[Answer] = &[
    answer(
        (EventKind::LegalAppeal, &[Role::Appellant]),
        (EventKind::LegalRule, &[Role::Against, Role::For]),
        None,
        usize::MAX,
        "the appellant was a party of the ruling",
    ),
    answer(
        (EventKind::LegalAppeal, &[Role::Appellant]),
        (EventKind::LegalSentence, &[Role::Person]),
        None,
        usize::MAX,
        "who was sentenced appeals",
    ),
    answer((EventKind::LegalAppeal, &[Role::Appellant]), (EventKind::LegalPenalize, &[Role::Target]), None, SOON, "who was fined appeals"),
    answer(
        (EventKind::LegalSue, &[Role::Plaintiff]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::Defendant, Role::Plaintiff)),
        usize::MAX,
        "the party sued sues back",
    ),
    answer(
        (EventKind::LegalSue, &[Role::Plaintiff]),
        (EventKind::LegalFile, &[Role::Against]),
        Some((Role::Defendant, Role::Filer)),
        SOON,
        "who is to be stopped in court sues back",
    ),
    answer(
        (EventKind::LegalFile, &[Role::Filer]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::Against, Role::Plaintiff)),
        SOON,
        "the party sued answers in court",
    ),
    answer(
        (EventKind::LegalSue, &[Role::Plaintiff]),
        (EventKind::DealTerminate, &[Role::Counterparty]),
        Some((Role::Defendant, Role::Party)),
        SOON,
        "who was given notice sues",
    ),
    answer((EventKind::LegalFile, &[Role::Filer]), (EventKind::LegalRule, &[Role::Against]), None, NEXT, "who lost asks for relief"),
    answer(
        (EventKind::DealReject, &[Role::Rejecter]),
        (EventKind::DealPropose, &[Role::Addressee]),
        Some((Role::Proposer, Role::Proposer)),
        usize::MAX,
        "the party asked turns the proposal down",
    ),
    answer(
        (EventKind::DealReject, &[Role::Proposer]),
        (EventKind::DealPropose, &[Role::Proposer]),
        None,
        SOON,
        "the proposal is turned down",
    ),
    answer(
        (EventKind::DealReject, &[Role::Rejecter]),
        (EventKind::DealAgree, &[Role::Party]),
        None,
        NEXT,
        "what was agreed is turned down",
    ),
    answer(
        (EventKind::DealAgree, &[Role::Party]),
        (EventKind::DealPropose, &[Role::Addressee]),
        Some((Role::Party, Role::Proposer)),
        NEXT,
        "the party asked agrees",
    ),
    answer((EventKind::DealTerminate, &[Role::Party]), (EventKind::LegalRule, &[Role::Against]), None, NEXT, "who lost gives up"),
    answer(
        (EventKind::GovVote, &[Role::Org]),
        (EventKind::DealPropose, &[Role::Addressee]),
        None,
        NEXT,
        "the board of who was made an offer decides",
    ),
    answer(
        (EventKind::PubPublish, &[Role::Publisher]),
        (EventKind::LegalSue, &[Role::Defendant]),
        Some((Role::About, Role::Plaintiff)),
        usize::MAX,
        "the party sued answers in public",
    ),
];

impl Answer {
    /// How far an event stands behind what it answers, the nearest first; `None` if it does not answer it.
    pub(super) fn distance(&self, feud: &Feud, earlier: &Event, later: &Event) -> Option<(bool, usize, bool, usize)> {
        let told = earlier.factuality <= Factuality::Claimed || self.to == EventKind::DealPropose;
        let fits = self.fits(earlier, later);
        let across = || self.by == EventKind::LegalSue && is_across(feud, earlier, later);
        let provokes = self.to != EventKind::LegalSue || !is_counter(feud, earlier);
        if !told
            || !provokes
            || self.answers_himself(earlier, later)
            || self.is_part_of(earlier, later)
            || !(fits || across() || self.follows_on(feud, earlier, later))
        {
            return None;
        }
        let (apart, distance) = nearness(earlier, later)?;
        if self.within < usize::MAX && (apart || distance >= self.within) {
            return None;
        }
        // who lost appeals, where a ruling has two halves
        let acts = |entity: EntityId| later.parts.iter().any(|p| self.who.contains(&p.role) && p.entity == entity);
        let lost = earlier.parts.iter().any(|p| p.role == Role::Against && acts(p.entity));
        (fits || !apart && distance < SOON).then_some((apart, distance / SOON, self.decided && !lost || !fits, distance))
    }

    /// Whether who acts in the later event alone acted in the earlier one: nobody turns his own offer down.
    fn answers_himself(&self, earlier: &Event, later: &Event) -> bool {
        let who = if self.by == EventKind::DealReject { &[Role::Rejecter] } else { self.who };
        let acted = if self.to == EventKind::DealPropose { Some(Role::Proposer) } else { self.other.map(|(_, role)| role) };
        let mut actors = later.parts.iter().filter(|p| who.contains(&p.role)).peekable();
        acted.is_some_and(|role| actors.peek().is_some() && actors.all(|a| plays(earlier, role, a.entity)))
    }

    /// Whether the earlier event is only told as part of the later one, or the later as part of it: 驳回上诉, "asked the
    /// court to halt the sale".
    fn is_part_of(&self, earlier: &Event, later: &Event) -> bool {
        let follows = earlier.trigger.span.start() > later.trigger.span.start();
        let apart = !matches!(self.by, EventKind::LegalAppeal | EventKind::LegalFile) && !follows;
        shares_words(earlier, later) && !apart
    }

    /// Whether the parties fit: who acts was addressed. What names nobody in these roles fits if it stands beside.
    fn fits(&self, earlier: &Event, later: &Event) -> bool {
        let actors = || later.parts.iter().filter(|p| self.who.contains(&p.role));
        let met = || earlier.parts.iter().filter(|p| self.addressed.contains(&p.role));
        let addressed = actors().any(|a| met().any(|m| m.entity == a.entity));
        let unread =
            actors().next().is_none() && !matches!(self.to, EventKind::DealAgree | EventKind::LegalAppeal) || met().next().is_none();
        let Some((in_later, in_earlier)) = self.other else { return addressed || unread && self.stands_beside(earlier, later) };
        let others = || later.parts.iter().filter(|p| p.role == in_later);
        let unnamed = others().next().is_none() || !earlier.parts.iter().any(|p| p.role == in_earlier);
        let same = others().any(|o| earlier.parts.iter().any(|p| p.role == in_earlier && p.entity == o.entity));
        addressed && (same || (unnamed && !self.strict))
            || unread && !self.strict && (same || unnamed) && self.stands_beside(earlier, later)
    }

    /// Whether its place alone says that an event answers another, whoever is said to take part: 甲不服,提起上诉 after a ruling,
    /// 对方提出反请求 after a suit, "She refused." after an offer.
    fn follows_on(&self, feud: &Feud, earlier: &Event, later: &Event) -> bool {
        let within = |most: usize| nearness(earlier, later).is_some_and(|(apart, distance)| !apart && distance < most);
        match (self.by, self.to) {
            (EventKind::LegalAppeal, EventKind::LegalPenalize) if self.is_other_matter(earlier, later) => false,
            (EventKind::LegalAppeal, _) => within(SOON),
            (EventKind::LegalSue, EventKind::LegalSue) => is_counter(feud, later) && within(SOON),
            (EventKind::DealReject, EventKind::DealPropose) => within(NEXT),
            _ => false,
        }
    }

    /// Whether both name who acts and who was addressed, and nobody takes part in both.
    fn is_other_matter(&self, earlier: &Event, later: &Event) -> bool {
        let addressed = earlier.parts.iter().any(|p| self.addressed.contains(&p.role));
        let mut actors = later.parts.iter().filter(|p| self.who.contains(&p.role)).peekable();
        addressed && actors.peek().is_some() && actors.all(|a| !earlier.parts.iter().any(|p| p.entity == a.entity))
    }

    fn stands_beside(&self, earlier: &Event, later: &Event) -> bool {
        self.within < usize::MAX && nearness(earlier, later).is_some_and(|(apart, distance)| !apart && distance < NEXT) || self.decided
    }
}

/// Whether a suit goes against who brought the earlier one, by another side: of many who were sued not all are named.
fn is_across(feud: &Feud, earlier: &Event, later: &Event) -> bool {
    let of = |event: &Event, role: Role| event.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect::<Vec<_>>();
    let (first, then) = (of(earlier, Role::Plaintiff), of(later, Role::Plaintiff));
    let sides = |parties: &[EntityId]| parties.iter().find_map(|&p| feud.side_in(later.trigger.document, p));
    let opposed = matches!((sides(&first), sides(&then)), (Some(a), Some(b)) if a != b);
    // an authority charges on its own account
    let official = |p: &EntityId| matches!(feud.actors[p.0].fine.as_deref(), Some("authority" | "regulator" | "ministry" | "prosecutor"));
    opposed && !then.iter().any(official) && of(later, Role::Defendant).iter().any(|d| first.contains(d))
}

fn plays(event: &Event, role: Role, entity: EntityId) -> bool {
    event.parts.iter().any(|p| p.role == role && p.entity == entity)
}

/// Whether a suit is called one in return: 反诉, 反请求, "countersued", "a counterclaim".
fn is_counter(feud: &Feud, suit: &Event) -> bool {
    let words = feud.words(suit.trigger);
    let counters = |word: &str| words.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    words.contains('反') || counters("counter") || counters("cross-")
}

fn shares_words(a: &Event, b: &Event) -> bool {
    let (less, more) = if a.evidence.len() < b.evidence.len() { (a, b) } else { (b, a) };
    less.evidence.iter().any(|x| more.told_in(x.document).any(|y| x.span.overlaps(y.span)))
}

/// How near an earlier event is to a later one; `None` if it is not earlier. In one story text is the measure, else time.
fn nearness(earlier: &Event, later: &Event) -> Option<(bool, usize)> {
    let dated = earlier.when.is_some() && later.when.is_some();
    if dated && by_date(earlier.when.as_ref(), later.when.as_ref()).is_gt() {
        return None;
    }
    let told_before = |place: &Place| {
        let here = earlier.told_in(place.document).filter(|e| e.span.start() <= place.span.start());
        here.map(|e| place.span.start() - e.span.start()).min()
    };
    // where it is told best, else where it is told at all
    let told = told_before(&later.trigger).or_else(|| later.evidence.iter().take(MOST_TELLINGS).filter_map(told_before).min());
    match told {
        Some(distance) => Some((false, distance)),
        None if dated => {
            let days = later.when.and_then(|w| w.earliest).zip(earlier.when.and_then(|w| w.latest));
            Some((true, days.map_or(usize::MAX, |(l, e)| usize::try_from((l - e).num_days().abs()).unwrap_or(usize::MAX))))
        }
        None => None,
    }
}
