//! Which events claims speak of: rulings, suits, charges and offers, by those whom they concern.

use super::Event;
use super::answers::Events;
use super::replies::Answerer;
use crate::claim::{ClaimKind, Named};
use crate::event::{EventKind, Factuality, Role};

/// How many bytes behind an event its parties may speak of it, when they address who decided or acted.
const SOON: usize = 600;
/// How many bytes behind an event its parties surely speak of it.
const JUST_TOLD: usize = 200;

/// A kind of event that its parties speak of.
struct Act {
    kind: EventKind,
    /// The roles of who speaks of it.
    own: &'static [Role],
    /// Whom he then addresses.
    other: Role,
    /// Whether it charges somebody with something that he may deny.
    charges: bool,
    /// Whether it decides over somebody.
    decides: bool,
    why: &'static str,
}

const fn act(kind: EventKind, own: &'static [Role], other: Role, why: &'static str) -> Act {
    let charges = matches!(
        kind,
        EventKind::LegalRule | EventKind::LegalSue | EventKind::LegalPenalize | EventKind::LegalArrest | EventKind::LegalInvestigate
    );
    let decides = matches!(kind, EventKind::LegalRule | EventKind::LegalPenalize | EventKind::LegalSentence);
    Act { kind, own, other, charges, decides, why }
}

const SPOKEN_OF: &[Act] = &[
    act(EventKind::LegalRule, &[Role::Against, Role::For], Role::Court, "a party of the ruling speaks of it"),
    act(EventKind::LegalSentence, &[Role::Person], Role::Court, "who was sentenced speaks of it"),
    act(EventKind::LegalSue, &[Role::Defendant], Role::Plaintiff, "the party sued speaks of the suit"),
    act(EventKind::LegalPenalize, &[Role::Target], Role::Authority, "the party punished speaks of it"),
    act(EventKind::LegalArrest, &[Role::Person], Role::Authority, "the person charged speaks of it"),
    act(EventKind::LegalInvestigate, &[Role::Target], Role::Authority, "the party investigated speaks of it"),
    act(EventKind::DealPropose, &[Role::Addressee], Role::Proposer, "who was made an offer speaks of it"),
    act(EventKind::GovControl, &[Role::Target], Role::Bidder, "who is to be taken over speaks of it"),
    act(EventKind::PubPublish, &[Role::About], Role::Publisher, "who was written about speaks of it"),
];

impl Answerer<'_> {
    /// The event that the claim speaks of, and where it is told: what its words name, else for an opinion soon after it a
    /// ruling on the speaker or the suit of whom it addresses; for a denial any charge against the speaker.
    pub(super) fn event(&self, events: &Events) -> Option<(usize, usize, &'static str)> {
        let own = [Some(self.speaker), self.claim.house];
        let found = SPOKEN_OF.iter().flat_map(|act| {
            let list = own.iter().flatten().flat_map(move |&party| events.with(act.kind, party, usize::MAX).iter());
            list.filter_map(move |&e| {
                let event = &self.feud.events[e];
                let at = self.told_before(event)?;
                self.is_spoken_of(act, event, self.claim.cue.span.start() - at).then(|| {
                    let distance = self.claim.cue.span.start() - at;
                    let date = event.when.and_then(|w| w.latest);
                    ((distance < JUST_TOLD, (distance >= SOON).then_some(date).flatten(), at), e, act.why)
                })
            })
        });
        found.max().map(|((_, _, at), event, why)| (at, event, why)).or_else(|| self.decision(events))
    }

    /// The decision just told that an opinion names, or speaks of where the story does not say whom it is for or against:
    /// 法院昨日宣判。甲对判决表示失望。
    fn decision(&self, events: &Events) -> Option<(usize, usize, &'static str)> {
        if !matches!(self.claim.kind, ClaimKind::Opinion | ClaimKind::Agreement) {
            return None;
        }
        let cue = self.claim.cue;
        let found = SPOKEN_OF.iter().filter(|act| act.decides).filter_map(|act| {
            let named = self.claim.named == Some(Named::Act(act.kind));
            let index = events.just_before(act.kind, cue, if named { SOON } else { JUST_TOLD })?;
            let event = &self.feud.events[index];
            let at = self.told_before(event)?;
            let open = !event.parts.iter().any(|p| act.own.contains(&p.role));
            ((named || open) && event.factuality <= Factuality::Claimed).then_some((at, index, "a decision just told is spoken of"))
        });
        found.max()
    }

    fn told_before(&self, event: &Event) -> Option<usize> {
        let cue = self.claim.cue.span;
        let here = event.evidence.iter().filter(|e| e.document == self.claim.content.document && !e.span.overlaps(cue));
        here.map(|e| e.span.start()).filter(|&at| at < cue.start()).max()
    }

    fn is_spoken_of(&self, act: &Act, event: &Event, distance: usize) -> bool {
        let concerns = event.parts.iter().any(|p| self.is_self(p.entity) && act.own.contains(&p.role));
        let addressed = event.parts.iter().any(|p| p.role == act.other && self.claim.targets.contains(&p.entity));
        let named = self.claim.named == Some(Named::Act(act.kind));
        let fits = match self.claim.kind {
            ClaimKind::Denial => named || act.charges && distance < if act.decides { JUST_TOLD } else { SOON },
            ClaimKind::Opinion | ClaimKind::Agreement => {
                named || addressed && distance < if act.decides { SOON } else { JUST_TOLD } || act.decides && distance < JUST_TOLD
            }
            ClaimKind::Statement | ClaimKind::Prediction | ClaimKind::Promise => {
                named && distance < SOON || addressed && act.decides && distance < JUST_TOLD
            }
            ClaimKind::Allegation => addressed && !act.charges && distance < JUST_TOLD,
            _ => false,
        };
        concerns && fits && event.factuality <= Factuality::Claimed
    }
}
