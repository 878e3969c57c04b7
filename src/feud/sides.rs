//! Who stands against whom: a greedy colouring of the quarrels, the heaviest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::{Event, Feud, Node, Said};
use crate::claim::ClaimKind;
use crate::entity::{EntityId, EntityKind};
use crate::event::{EventKind, Factuality, Role};

/// The roles that stand against each other in an event of this kind, and how much that says about the sides.
pub(super) const fn quarrel(kind: EventKind) -> Option<(Role, Role, i64)> {
    Some(match kind {
        EventKind::LegalSue => (Role::Plaintiff, Role::Defendant, 8),
        EventKind::LegalFile => (Role::Filer, Role::Against, 4),
        EventKind::LegalAppeal => (Role::Appellant, Role::Against, 4),
        EventKind::LegalRule => (Role::For, Role::Against, 4),
        EventKind::ConductBreach | EventKind::ConductInfringe | EventKind::ConductDeceive | EventKind::ConductRestrict => {
            (Role::Victim, Role::Actor, 4)
        }
        EventKind::GovControl => (Role::Target, Role::Bidder, 2),
        EventKind::DealReject => (Role::Proposer, Role::Rejecter, 1),
        _ => return None,
    })
}

/// Authorities act against parties, but are a side only where nobody else is.
const fn prosecution(kind: EventKind) -> Option<(Role, Role)> {
    match kind {
        EventKind::LegalPenalize | EventKind::LegalInvestigate => Some((Role::Authority, Role::Target)),
        EventKind::LegalArrest => Some((Role::Authority, Role::Person)),
        _ => None,
    }
}

/// How much an accusation says, beside an event.
const ACCUSED: i64 = 2;
/// How much it binds two parties that they play one part together (joint plaintiffs).
const TOGETHER: i64 = 3;

/// Some who stand against others, in one event or by one allegation.
pub(super) struct Clash {
    /// What tells of it.
    pub(super) of: Node,
    pub(super) accusers: Vec<EntityId>,
    pub(super) accused: Vec<EntityId>,
    /// For whom the accuser speaks.
    pub(super) house: Vec<EntityId>,
    weight: i64,
    /// Whether it is an authority that acts.
    pub(super) official: bool,
}

impl Clash {
    /// Every two who stand against each other, the smaller number first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (EntityId, EntityId)> + '_ {
        self.accusers.iter().flat_map(|&a| self.accused.iter().map(move |&b| (a.min(b), a.max(b)))).filter(|(a, b)| a != b)
    }
}

/// The clash that an event is; `None` where nobody stands against anybody.
pub(super) fn clash(event: &Event) -> Option<Clash> {
    let ((accuser, accused, weight), official) = match (quarrel(event.kind), prosecution(event.kind)) {
        (Some(quarrel), _) => (quarrel, false),
        (None, Some((authority, target))) => ((authority, target, 1), true),
        (None, None) => return None,
    };
    let (accusers, accused) = (fillers(event, accuser), fillers(event, accused));
    Some(Clash { of: Node::Event(0), accusers, accused, house: Vec::new(), weight, official })
}

/// What clashes in a story: in the events it tells, and by the allegations in it. Authorities count only where nobody else
/// stands against anybody.
pub(super) fn clashes(feud: &Feud, document: usize, events: &[usize]) -> Vec<Clash> {
    let told = |&index: &usize| {
        let event = &feud.events[index];
        let clash = clash(event)?;
        let most = if clash.official { Factuality::Claimed } else { Factuality::Planned };
        (event.factuality <= most).then_some(Clash { of: Node::Event(index), ..clash })
    };
    let (mut official, mut clashes): (Vec<Clash>, Vec<Clash>) = events.iter().filter_map(told).partition(|c| c.official);
    let claims = feud.claims_of(document);
    let alleged = |(index, claim): (usize, &Said)| Clash {
        of: Node::Claim(index),
        accusers: claim.speaker.into_iter().collect(),
        accused: claim.targets.clone(),
        house: claim.house.into_iter().collect(),
        weight: ACCUSED,
        official: false,
    };
    let first = claims.start;
    let said = feud.claims[claims].iter().enumerate().map(|(i, claim)| (first + i, claim));
    // who judges accuses nobody
    let judges = |claim: &Said| claim.speaker.is_some_and(|s| matches!(feud.actors[s.0].fine.as_deref(), Some("court" | "tribunal")));
    clashes.extend(said.filter(|(_, c)| c.kind == ClaimKind::Allegation && !judges(c)).map(alleged));
    if clashes.iter().all(|c| c.pairs().next().is_none()) {
        clashes = std::mem::take(&mut official);
    }
    clashes
}

/// The two who clash most, the accuser first; the first two among equals.
pub(super) fn heaviest(clashes: &[Clash]) -> Option<(EntityId, EntityId)> {
    let mut quarrels = Quarrels::default();
    clashes.iter().for_each(|c| quarrels.oppose(c));
    quarrels.heaviest()
}

/// Who stands where: 0 accuses, 1 is accused. Only those are on a side who are tied to the two that clash most.
pub(super) fn colour(clashes: &[&Clash]) -> BTreeMap<EntityId, usize> {
    let mut quarrels = Quarrels::default();
    clashes.iter().for_each(|c| quarrels.oppose(c));
    quarrels.colour()
}

fn fillers(event: &Event, role: Role) -> Vec<EntityId> {
    event.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect()
}

#[derive(Default)]
struct Quarrels {
    /// (accuser, accused) → how often and how hard.
    accused: BTreeMap<(EntityId, EntityId), i64>,
    /// Both ways: negative where two stand against each other, positive where they stand together.
    ties: BTreeMap<EntityId, BTreeMap<EntityId, i64>>,
}

impl Quarrels {
    fn oppose(&mut self, Clash { accusers, accused, weight, .. }: &Clash) {
        for &a in accusers {
            for &b in accused.iter().filter(|b| !accusers.contains(b)) {
                *self.accused.entry((a, b)).or_default() += *weight;
                self.tie(a, b, -*weight);
            }
        }
        if accusers.is_empty() || accused.is_empty() {
            return;
        }
        // the first of many stands for the others: a class action needs no square of pairs
        for together in [accusers, accused] {
            for &other in together.iter().skip(1).filter(|o| **o != together[0]) {
                self.tie(together[0], other, TOGETHER);
            }
        }
    }

    fn tie(&mut self, a: EntityId, b: EntityId, weight: i64) {
        *self.ties.entry(a).or_default().entry(b).or_default() += weight;
        *self.ties.entry(b).or_default().entry(a).or_default() += weight;
    }

    /// The two who quarrel most, the accuser first.
    fn heaviest(&self) -> Option<(EntityId, EntityId)> {
        let back = |a: EntityId, b: EntityId| self.accused.get(&(b, a)).copied().unwrap_or(0);
        let heaviest = self.accused.iter().max_by_key(|((a, b), w)| (**w + back(*a, *b), **w, Reverse((*a, *b))));
        heaviest.map(|(&pair, _)| pair)
    }

    /// The pair that quarrels most is told apart first; then whoever is pulled hardest goes where it is pulled.
    fn colour(&self) -> BTreeMap<EntityId, usize> {
        let Some((first, second)) = self.heaviest() else { return BTreeMap::new() };
        let mut side = BTreeMap::new();
        // positive: towards side A
        let mut pull: BTreeMap<EntityId, i64> = BTreeMap::from([(first, i64::MAX / 2), (second, -(i64::MAX / 2))]);
        // every pull there ever was; only the last one of an actor still holds
        let mut hardest: BinaryHeap<(i64, Reverse<EntityId>)> = pull.iter().map(|(actor, f)| (f.abs(), Reverse(*actor))).collect();
        while let Some((strength, Reverse(actor))) = hardest.pop() {
            let Some(&force) = pull.get(&actor).filter(|f| f.abs() == strength && **f != 0) else { continue };
            pull.remove(&actor);
            let which = usize::from(force < 0);
            side.insert(actor, which);
            for (&other, &weight) in self.ties.get(&actor).into_iter().flatten() {
                if !side.contains_key(&other) {
                    let towards = pull.entry(other).or_default();
                    *towards = towards.saturating_add(if which == 0 { weight } else { -weight });
                    hardest.push((towards.abs(), Reverse(other)));
                }
            }
        }
        side
    }
}

/// People who hold a post stand where their organisation stands, unless they took a side themselves.
pub(super) fn follow_employers<'e>(feud: &Feud, events: impl Iterator<Item = &'e usize>, side: &mut BTreeMap<EntityId, usize>) {
    let events: BTreeSet<usize> = events.copied().collect();
    let events = events.into_iter().map(|e| &feud.events[e]);
    let posts = events.filter(|e| e.kind == EventKind::PersAppoint && e.factuality <= Factuality::Claimed);
    let mut followers = Vec::new();
    for event in posts {
        let org = fillers(event, Role::Org).into_iter().find_map(|org| side.get(&org).copied());
        let Some(which) = org else { continue };
        let people = fillers(event, Role::Person).into_iter().filter(|p| feud.actors[p.0].kind == EntityKind::Person);
        followers.extend(people.map(|person| (person, which)));
    }
    for (person, which) in followers {
        side.entry(person).or_insert(which);
    }
}
