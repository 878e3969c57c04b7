//! At whom a charge or an answer is aimed that names nobody: told from the story around it, once it is told whole.

use super::post::Posts;
use super::read::Draft;
use crate::entity::{Entity, EntityId, EntityKind};
use crate::event::sides::Suits;
use crate::event::{EventKind, Report, Role};
use crate::ontology::ClaimKind;

/// How many claims back what is answered may stand.
const LOOK_BACK: usize = 8;

/// Roles of those who are charged with something.
const CHARGED: &[Role] = &[Role::Actor, Role::Defendant, Role::Withholder, Role::Competitor];

/// How many bytes behind a decision its parties may still be speaking of it.
const COMMENT: usize = 600;

/// What the whole story tells, for claims that name nobody.
pub(crate) struct Told<'a> {
    pub reports: &'a [Report],
    pub suits: &'a Suits,
    pub posts: &'a Posts,
    pub entities: &'a [Entity],
}

/// Aims the claims that have no target. Who tells something in which no other party plays a part speaks of himself, or for
/// his house.
pub(crate) fn aim(said: &mut [Draft], told: &Told<'_>) {
    for i in 0..said.len() {
        let claim = &said[i].claim;
        let Some(speaker) = claim.speaker.filter(|_| claim.targets.is_empty()) else { continue };
        let target = if is_aimed(claim.kind) { told.aimed_at(&said[..i], &said[i], speaker) } else { told.spoken_of(&said[i], speaker) };
        said[i].claim.targets.extend(target);
    }
}

impl Told<'_> {
    /// Whom a charge or an answer that names nobody is aimed at.
    fn aimed_at(&self, before: &[Draft], draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let house = self.posts.house(speaker);
        let answered = || accuser(before, speaker).or_else(|| accuser(before, house?));
        let opponent = || {
            let opposing = |party: EntityId| self.suits.opposing(party).first().copied();
            opposing(speaker).or_else(|| opposing(house?))
        };
        match draft.claim.kind {
            ClaimKind::Denial => answered().or_else(opponent),
            _ => self.charged(draft, speaker).or_else(opponent).or_else(answered),
        }
    }

    /// Whom a statement, an opinion or a promise that names nobody is about.
    fn spoken_of(&self, draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let house = self.posts.house(speaker);
        let judge = || self.judge(draft, &[Some(speaker), house]);
        let itself = || house.or(Some(speaker).filter(|s| self.entities[s.0].kind == EntityKind::Organization));
        match draft.claim.kind {
            ClaimKind::Statement | ClaimKind::Prediction => itself(),
            ClaimKind::Admission => itself(),
            ClaimKind::Opinion | ClaimKind::Agreement => judge().or(house),
            _ => house,
        }
    }

    /// The court or authority whose decision about one of these parties was told last, not far before.
    fn judge(&self, draft: &Draft, parties: &[Option<EntityId>]) -> Option<EntityId> {
        let cue = draft.claim.cue.start();
        let near = self.reports.iter().filter(|r| r.trigger.start() < cue && cue - r.trigger.start() < COMMENT);
        let decisions = near.filter(|r| matches!(r.kind, EventKind::LegalRule | EventKind::LegalPenalize));
        let about = decisions.filter(|r| {
            let decided = |role: Role| matches!(role, Role::For | Role::Against | Role::Target);
            r.parts.iter().any(|p| decided(p.role) && parties.contains(&Some(p.entity)))
        });
        let last = about.max_by_key(|r| r.trigger.start())?;
        last.parts.iter().find(|p| matches!(p.role, Role::Court | Role::Authority)).map(|p| p.entity)
    }

    /// Who does the wrong that is told inside the claim.
    fn charged(&self, draft: &Draft, speaker: EntityId) -> Option<EntityId> {
        let inside = self.reports.iter().filter(|r| draft.claim.content.contains(r.trigger));
        let mut parts = inside.flat_map(|r| r.parts.iter());
        parts.find(|p| CHARGED.contains(&p.role) && p.entity != speaker).map(|p| p.entity)
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
