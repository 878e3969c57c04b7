//! Who stands against whom: a greedy colouring of the quarrels, the heaviest first.

use std::collections::BTreeMap;

use super::{Event, Feud};
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

/// Side A accuses, side B is accused; both empty when nothing adversarial is told. Each side is sorted.
pub(super) fn sides(feud: &Feud) -> [Vec<EntityId>; 2] {
    let mut quarrels = Quarrels::default();
    for event in feud.events.iter().filter(|e| e.factuality <= Factuality::Planned) {
        if let Some((accuser, accused, weight)) = quarrel(event.kind) {
            quarrels.oppose(&fillers(event, accuser), &fillers(event, accused), weight);
        }
    }
    for claim in feud.claims.iter().filter(|c| c.kind == ClaimKind::Allegation) {
        quarrels.oppose(claim.speaker.as_slice(), &claim.targets, ACCUSED);
    }
    if quarrels.accused.is_empty() {
        for event in feud.events.iter().filter(|e| e.factuality <= Factuality::Claimed) {
            if let Some((authority, target)) = prosecution(event.kind) {
                quarrels.oppose(&fillers(event, authority), &fillers(event, target), 1);
            }
        }
    }
    let mut side = quarrels.colour();
    follow_employers(feud, &mut side);
    let of = |which: usize| side.iter().filter(|(_, s)| **s == which).map(|(actor, _)| *actor).collect();
    [of(0), of(1)]
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
    fn oppose(&mut self, accusers: &[EntityId], accused: &[EntityId], weight: i64) {
        for &a in accusers {
            for &b in accused.iter().filter(|b| !accusers.contains(b)) {
                *self.accused.entry((a, b)).or_default() += weight;
                self.tie(a, b, -weight);
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

    /// The pair that quarrels most is told apart first; then whoever is pulled hardest goes where it is pulled.
    fn colour(&self) -> BTreeMap<EntityId, usize> {
        let back = |a: EntityId, b: EntityId| self.accused.get(&(b, a)).copied().unwrap_or(0);
        let heaviest = self.accused.iter().max_by_key(|((a, b), w)| (**w + back(*a, *b), **w, std::cmp::Reverse((*a, *b))));
        let Some((&(first, second), _)) = heaviest else { return BTreeMap::new() };
        let mut side = BTreeMap::new();
        // positive: towards side A
        let mut pull: BTreeMap<EntityId, i64> = BTreeMap::from([(first, i64::MAX / 2), (second, -(i64::MAX / 2))]);
        while let Some((&actor, &force)) = pull.iter().max_by_key(|(actor, f)| (f.abs(), std::cmp::Reverse(**actor))) {
            pull.remove(&actor);
            if force == 0 {
                continue;
            }
            let which = usize::from(force < 0);
            side.insert(actor, which);
            for (&other, &weight) in self.ties.get(&actor).into_iter().flatten() {
                if !side.contains_key(&other) {
                    let towards = pull.entry(other).or_default();
                    *towards = towards.saturating_add(if which == 0 { weight } else { -weight });
                }
            }
        }
        side
    }
}

/// People who hold a post stand where their organisation stands, unless they took a side themselves.
fn follow_employers(feud: &Feud, side: &mut BTreeMap<EntityId, usize>) {
    let posts = feud.events.iter().filter(|e| e.kind == EventKind::PersAppoint && e.factuality <= Factuality::Claimed);
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
