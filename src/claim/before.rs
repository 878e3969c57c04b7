//! What was said shortly before a claim, and so is answered by it.

use super::Claim;
use super::kind::is_aimed;
use super::read::Draft;
use crate::entity::EntityId;
use crate::ontology::{ClaimKind, Named};

/// How many claims back what is answered may stand.
const LOOK_BACK: usize = 8;

/// How many bytes before a denial what it denies may end, when nothing but its place tells.
const SOON: usize = 300;

/// Whom the speaker has just charged, if he goes on in the same breath: 举报甲贪腐,要求撤换.
pub(super) fn goes_on(before: &[Draft], draft: &Draft, speaker: EntityId) -> Option<Vec<EntityId>> {
    let said = before.last()?.content;
    let last = &before.last()?.claim;
    let near = draft.cue.start() >= said.end() && draft.cue.start() - said.end() < BREATH;
    let aimed = is_aimed(last.kind) && matches!(draft.claim.kind, ClaimKind::Demand | ClaimKind::Threat);
    (near && aimed && last.speaker == Some(speaker) && !last.targets.is_empty()).then(|| last.targets.clone())
}

/// How many bytes may lie between what one says and what he says in the same breath.
const BREATH: usize = 30;

/// What was said shortly before, the last first.
fn soon<'s>(before: &'s [Draft], draft: &Draft) -> impl Iterator<Item = &'s Claim> {
    let cue = draft.cue.start();
    before.iter().rev().take(LOOK_BACK).take_while(move |d| cue.saturating_sub(d.content.end()) < SOON).map(|d| &d.claim)
}

/// Who spoke last before a denial, near it: what he said is denied.
pub(super) fn just_spoke<'s>(before: &'s [Draft], draft: &Draft, speaker: EntityId) -> Option<&'s Claim> {
    let near = || soon(before, draft);
    let others = || near().filter(|c| c.speaker.is_some_and(|s| s != speaker));
    let charge = others().find(|c| c.kind == ClaimKind::Allegation && c.targets.contains(&speaker));
    let tells = |c: &&Claim| !matches!(c.kind, ClaimKind::Promise | ClaimKind::Agreement);
    charge.or_else(|| others().find(tells))
}

/// Who has just spoken of the speaker or his house, or told the charge that the words name: this is said to him.
pub(super) fn addressed_by<'s>(before: &'s [Draft], draft: &Draft, speaker: EntityId) -> Option<&'s Claim> {
    let mut others = soon(before, draft).filter(|c| c.speaker.is_some_and(|s| s != speaker && Some(s) != draft.claim.house));
    let named = matches!(draft.claim.named, Some(Named::Charge | Named::Charges));
    let own = |c: &&Claim| c.targets.contains(&speaker) || draft.claim.house.is_some_and(|h| c.targets.contains(&h));
    let presses = |c: &Claim| matches!(c.kind, ClaimKind::Allegation | ClaimKind::Demand | ClaimKind::Threat);
    others.find(|c| presses(c) && (own(c) || named))
}

/// Who accused the speaker last, near before.
pub(super) fn accusation(before: &[Draft], speaker: EntityId) -> Option<&Claim> {
    let mut near = before.iter().rev().take(LOOK_BACK).map(|d| &d.claim).filter(|c| c.speaker.is_some_and(|s| s != speaker));
    near.find(|c| c.kind != ClaimKind::Denial && is_aimed(c.kind) && c.targets.contains(&speaker))
}
