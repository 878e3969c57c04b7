//! Are two accounts of one happening? The conditions, kind by kind.

use std::cmp::Ordering;

use super::merge::Telling;
use super::{Event, Sum, figures};
use crate::event::{EventKind, Factuality, Part, Role};
use crate::value::money::Money;
use crate::value::when::{Granularity, When};

/// What one or more reports say of a happening.
#[derive(Clone)]
pub(super) struct Account<'s> {
    pub(super) kind: EventKind,
    pub(super) when: Option<When>,
    pub(super) parts: Vec<Part>,
    pub(super) money: Vec<Money>,
    pub(super) factuality: Factuality,
    /// In what words it is told.
    words: Vec<&'s str>,
    document: usize,
    pub(super) tellings: Vec<usize>,
}

impl<'s> Account<'s> {
    pub(super) fn of(index: usize, telling: &Telling<'s>, sums: &[Sum]) -> Self {
        Self {
            kind: telling.report.kind,
            when: telling.report.when,
            parts: telling.parts.clone(),
            money: telling.amounts.iter().map(|&a| sums[a].money).collect(),
            factuality: telling.report.factuality,
            words: vec![telling.words],
            document: telling.document,
            tellings: vec![index],
        }
    }

    /// Takes another account in: the finer date, all parties and sums, the firmer reality.
    pub(super) fn absorb(&mut self, other: Self) {
        self.when = match (self.when, other.when) {
            (Some(a), Some(b)) if is_inside(&b, &a) && !is_inside(&a, &b) => Some(b),
            (a, b) => a.or(b),
        };
        self.parts.extend(other.parts);
        self.parts.sort_unstable();
        self.parts.dedup();
        self.money.extend(other.money);
        self.words.extend(other.words);
        self.factuality = self.factuality.min(other.factuality);
        self.tellings.extend(other.tellings);
    }

    /// Accounts are merged in this order: what says most is asked first.
    pub(super) fn fullness(&self) -> (usize, bool, usize) {
        (self.parts.len(), self.when.is_some(), self.money.len())
    }

    /// Whether both would be compatible with exactly the same accounts.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let said = |a: &Self| (a.when, a.factuality, a.parts.is_empty().then_some(a.document));
        said(self) == said(other) && self.parts == other.parts && self.money == other.money && self.words == other.words
    }
}

/// How often the same parties may do such a thing, which is how much proof one needs that two tellings mean one.
#[derive(PartialEq)]
enum Habit {
    /// Hardly twice between the same parties: an account without a date is of the one that is dated.
    Once,
    /// Now and then: where no date or sum ties two accounts, the same words must, or more than one party.
    Seldom,
    /// All the time: nothing but the date tells two of them apart.
    Often,
}

const fn habit(kind: EventKind) -> Habit {
    match kind {
        EventKind::LegalSue
        | EventKind::LegalAppeal
        | EventKind::LegalSettle
        | EventKind::LegalWithdraw
        | EventKind::LegalSentence
        | EventKind::OrgFound
        | EventKind::OrgAcquire
        | EventKind::OrgMerge
        | EventKind::OrgClose
        | EventKind::OrgList
        | EventKind::OrgDelist
        | EventKind::PersAppoint
        | EventKind::PersLeave
        | EventKind::DealTerminate => Habit::Once,
        EventKind::LegalHearing
        | EventKind::LegalFile
        | EventKind::MoneyValue
        | EventKind::DealPropose
        | EventKind::ProdLaunch
        | EventKind::PubPublish
        | EventKind::CommMeet => Habit::Often,
        _ => Habit::Seldom,
    }
}

/// Whether two reports of overlapping clauses are one; the words in common stand for a party in common.
pub(super) fn in_one_breath(a: &Account<'_>, b: &Account<'_>) -> bool {
    a.kind == b.kind
        && realities_agree(a, b)
        && Dates::of(a.when, b.when).is_some()
        && !parts_conflict(&a.parts, &b.parts)
        && sums_agree(a, b)
}

/// How strongly two accounts are tied, by the parties they share: 0 when nothing ties them and nothing speaks against it;
/// `None` when they may be of two happenings.
pub(super) fn bond(a: &Account<'_>, b: &Account<'_>) -> Option<u32> {
    let dates = Dates::of(a.when, b.when)?;
    if !in_one_breath(a, b) {
        return None;
    }
    if (refers(a) || refers(b)) && a.document == b.document {
        return Some(1);
    }
    let same_day = dates == Dates::Equal;
    let shared = a.parts.iter().filter(|p| b.parts.contains(p) && (same_day || !is_institution(p.role))).count() as u32;
    let same_sum = a.money.iter().any(|x| b.money.iter().any(|y| figures::alike(x, y)));
    let enough = match habit(a.kind) {
        Habit::Often if shared == 0 => false,
        _ if shared == 0 && nameless_twin(a, b) => return Some(1),
        // two outlets tell of one day's doing, each another half of it; whether they are tied is for others to say
        _ if shared == 0 => return (same_day && is_day(a) && a.document != b.document).then_some(0),
        Habit::Once => true,
        Habit::Seldom => same_day || same_sum || shared > 1 || (actors_agree(a, b) && (dates == Dates::Nested || same_words(a, b))),
        Habit::Often if a.kind == EventKind::MoneyValue => same_sum,
        Habit::Often => same_day || same_sum,
    };
    enough.then_some(2 * shared + u32::from(same_sum) + u32::from(same_day))
}

/// The days of a date, however finely they are told.
pub(super) fn days(when: When) -> When {
    When { granularity: Granularity::Day, ..when }
}

/// The days that a part ties two accounts on: a court or an authority on the same days only, anybody else whenever it is;
/// `None` where the part ties nothing.
pub(super) fn meeting_day(role: Role, when: Option<When>) -> Option<Option<When>> {
    if is_institution(role) { when.map(|w| Some(days(w))) } else { Some(None) }
}

fn is_day(a: &Account<'_>) -> bool {
    a.when.is_some_and(|w| w.earliest.is_some() && w.earliest == w.latest)
}

/// An account that names nobody is of the one thing of its kind that its story tells of that day.
fn nameless_twin(a: &Account<'_>, b: &Account<'_>) -> bool {
    a.document == b.document && is_day(a) && a.when == b.when && (a.parts.is_empty() || b.parts.is_empty())
}

/// An account without a day, of which no more is told than which body decided, only refers to what its story tells elsewhere:
/// 法院认定, 处罚决定书称.
pub(super) fn refers(account: &Account<'_>) -> bool {
    let decides = matches!(account.kind, EventKind::LegalRule | EventKind::LegalPenalize | EventKind::LegalInvestigate);
    let told = matches!(account.factuality, Factuality::Asserted | Factuality::Claimed);
    let noun = account.words.iter().all(|word| REFERS.contains(word));
    decides && told && account.when.is_none() && (account.parts.is_empty() || noun && account.parts.iter().all(|p| is_institution(p.role)))
}

/// Words that name a decision told elsewhere, where no more than who decided stands beside them.
const REFERS: &[&str] =
    &["认定", "認定", "判决", "判決", "判决书", "判決書", "裁决书", "裁決書", "裁定书", "裁定書", "处罚", "處罰", "处罚决定", "處罰決定"];

fn same_words(a: &Account<'_>, b: &Account<'_>) -> bool {
    a.words.iter().any(|word| !word.is_empty() && b.words.contains(word))
}

/// How two dates stand to each other, when they can be one happening's.
#[derive(Clone, Copy, PartialEq)]
enum Dates {
    Equal,
    Nested,
    Absent,
}

impl Dates {
    fn of(a: Option<When>, b: Option<When>) -> Option<Self> {
        match (a, b) {
            (Some(a), Some(b)) if (a.earliest, a.latest) == (b.earliest, b.latest) => Some(Self::Equal),
            (Some(a), Some(b)) => (is_inside(&a, &b) || is_inside(&b, &a)).then_some(Self::Nested),
            _ => Some(Self::Absent),
        }
    }
}

fn is_inside(inner: &When, outer: &When) -> bool {
    let after = outer.earliest.is_none_or(|o| inner.earliest.is_some_and(|i| o <= i));
    let before = outer.latest.is_none_or(|o| inner.latest.is_some_and(|i| i <= o));
    after && before
}

/// What did not happen is not what did; what is only planned or feared is what happened only on the same date.
fn realities_agree(a: &Account<'_>, b: &Account<'_>) -> bool {
    let told = |f: Factuality| matches!(f, Factuality::Asserted | Factuality::Claimed);
    if (a.factuality == Factuality::Negated) != (b.factuality == Factuality::Negated) {
        return false;
    }
    a.factuality == b.factuality
        || (told(a.factuality) == told(b.factuality))
        || (a.when.is_some() == b.when.is_some() && Dates::of(a.when, b.when) != Some(Dates::Nested))
}

/// Whoever buys in one account does not sell in the other, if both are of one sale.
const OPPOSITES: [(Role, Role); 4] =
    [(Role::Buyer, Role::Seller), (Role::Plaintiff, Role::Defendant), (Role::Payer, Role::Payee), (Role::For, Role::Against)];

/// A role that both fill with different parties, or one party on the two sides of it. Where a role is symmetric (the parties of a deal) every party of the
/// shorter account must be in the longer one; elsewhere one common party will do.
pub(super) fn parts_conflict(a: &[Part], b: &[Part]) -> bool {
    let plays = |parts: &[Part], role: Role, entity| parts.contains(&Part { role, entity });
    let turned = |p: &Part| {
        let other = OPPOSITES.iter().find_map(|&(x, y)| (p.role == x).then_some(y).or((p.role == y).then_some(x)));
        other.is_some_and(|other| plays(b, other, p.entity) && !plays(b, p.role, p.entity) && !plays(a, other, p.entity))
    };
    a.iter().any(turned)
        || a.iter().any(|part| {
            let fillers = |parts: &[Part]| parts.iter().filter(|p| p.role == part.role).count();
            let common = a.iter().filter(|p| p.role == part.role && b.contains(p)).count();
            let needed = if part.role == Role::Party { fillers(a).min(fillers(b)) } else { 1 };
            fillers(b) > 0 && common < needed
        })
}

/// Whether two dates can be one happening's.
pub(super) fn dates_meet(a: Option<When>, b: Option<When>) -> bool {
    Dates::of(a, b).is_some()
}

/// Whether one event says of the same parties in every core role what the other denies.
pub(super) fn opposed(told: &Event, denied: &Event) -> bool {
    let core = |event: &Event| -> Vec<Part> { event.parts.iter().filter(|p| event.kind.core().contains(&p.role)).copied().collect() };
    told.kind == denied.kind
        && dates_meet(told.when, denied.when)
        && !parts_conflict(&told.parts, &denied.parts)
        && core(told) == core(denied)
}

/// Whether two events are one happening told with different days: a thing that hardly happens twice between the same parties,
/// and not a week apart.
pub(super) fn differ_in_days(a: &Event, b: &Event) -> bool {
    const DAYS_APART: i64 = 10;
    let day = |event: &Event| event.when.filter(|w| w.earliest == w.latest)?.earliest;
    let (Some(x), Some(y)) = (day(a), day(b)) else { return false };
    let roles: &[Role] = if a.kind == EventKind::LegalRule { &[Role::Court, Role::Against] } else { a.kind.core() };
    let filled = |event: &Event| roles.iter().all(|role| event.parts.iter().any(|p| p.role == *role));
    a.kind == b.kind
        && (habit(a.kind) == Habit::Once || a.kind == EventKind::LegalRule)
        && a.factuality <= Factuality::Claimed
        && b.factuality <= Factuality::Claimed
        && x != y
        && (x - y).num_days().abs() <= DAYS_APART
        && filled(a)
        && filled(b)
        && !parts_conflict(&a.parts, &b.parts)
}

/// Sums of one happening agree where both give any.
fn sums_agree(a: &Account<'_>, b: &Account<'_>) -> bool {
    a.money.is_empty() || b.money.is_empty() || a.money.iter().any(|x| b.money.iter().any(|y| figures::alike(x, y)))
}

/// Whether both name an acting party, the same one: for a date that one of them lacks.
fn actors_agree(a: &Account<'_>, b: &Account<'_>) -> bool {
    let core = |p: &&Part| a.kind.core().contains(&p.role) && !is_institution(p.role);
    a.parts.iter().filter(core).any(|p| b.parts.contains(p))
        || (a.kind == EventKind::LegalRule && a.parts.iter().any(|p| p.role == Role::Against && b.parts.contains(p)))
}

/// Courts and authorities see many cases; to share one says little.
const fn is_institution(role: Role) -> bool {
    matches!(role, Role::Court | Role::Authority)
}

/// Orders dates for a timeline: by first day, then last, the undated last.
pub(super) fn by_date(a: Option<&When>, b: Option<&When>) -> Ordering {
    let ends = |w: &When| (w.earliest.or(w.latest), w.latest.or(w.earliest));
    match (a, b) {
        (Some(a), Some(b)) => ends(a).cmp(&ends(b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
