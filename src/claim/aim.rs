//! At whom a charge or an answer is aimed that names nobody: told from the story around it, once it is told whole.

use super::read::Draft;
use crate::entity::{Entity, EntityId, EntityKind};
use crate::event::sides::Suits;
use crate::event::{Report, Role};
use crate::ontology::ClaimKind;

/// How many claims back what is answered may stand.
const LOOK_BACK: usize = 8;

/// Roles of those who are charged with something.
const CHARGED: &[Role] = &[Role::Actor, Role::Defendant, Role::Withholder, Role::Competitor];

/// Aims the claims that have no target. Who tells something in which no other party plays a part speaks of himself.
pub(crate) fn aim(said: &mut [Draft], reports: &[Report], suits: &Suits, entities: &[Entity]) {
    for i in 0..said.len() {
        let claim = &said[i].claim;
        let Some(speaker) = claim.speaker.filter(|_| claim.targets.is_empty()) else { continue };
        if matches!(claim.kind, ClaimKind::Statement | ClaimKind::Admission | ClaimKind::Prediction) {
            if entities[speaker.0].kind != EntityKind::Group {
                said[i].claim.targets.push(speaker);
            }
            continue;
        }
        if !is_aimed(claim.kind) {
            continue;
        }
        let answered = || accuser(&said[..i], speaker);
        let opponent = || suits.opposing(speaker).first().copied();
        let target = match claim.kind {
            ClaimKind::Denial => answered().or_else(opponent),
            _ => charged(reports, &said[i], speaker).or_else(opponent).or_else(answered),
        };
        said[i].claim.targets.extend(target);
    }
}

/// Kinds that are said against somebody.
pub(super) const fn is_aimed(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Allegation | ClaimKind::Denial | ClaimKind::Demand | ClaimKind::Threat)
}

/// Who accused the speaker last, near before.
fn accuser(before: &[Draft], speaker: EntityId) -> Option<EntityId> {
    let near = || before.iter().rev().take(LOOK_BACK).map(|d| &d.claim).filter(|c| c.speaker.is_some_and(|s| s != speaker));
    let against = near().find(|c| c.kind != ClaimKind::Denial && is_aimed(c.kind) && c.targets.contains(&speaker));
    against.and_then(|c| c.speaker)
}

/// Who does the wrong that is told inside the claim.
fn charged(reports: &[Report], draft: &Draft, speaker: EntityId) -> Option<EntityId> {
    let inside = reports.iter().filter(|r| draft.claim.content.contains(r.trigger));
    let mut parts = inside.flat_map(|r| r.parts.iter());
    parts.find(|p| CHARGED.contains(&p.role) && p.entity != speaker).map(|p| p.entity)
}
