//! Asking a feud.

use std::ops::Range;

use super::{Actor, DisputedPoint, Event, Feud, Place};
use crate::entity::EntityId;

impl Feud {
    /// What happened, in order of date; undated events come last, in text order.
    pub fn timeline(&self) -> impl ExactSizeIterator<Item = &Event> + DoubleEndedIterator {
        self.events.iter()
    }

    /// The questions to which the accounts give different answers.
    #[must_use]
    pub fn disputed_points(&self) -> &[DisputedPoint] {
        &self.disputed_points
    }

    /// Everybody and everything named, in order of first mention.
    #[must_use]
    pub fn entities(&self) -> &[Actor] {
        &self.actors
    }

    /// The side an actor is on in the main dispute: 0 is A, 1 is B; `None` for third parties.
    #[must_use]
    pub fn side_of(&self, actor: EntityId) -> Option<usize> {
        self.sides.iter().position(|side| side.binary_search(&actor).is_ok())
    }

    /// The claims of a story, which stand together.
    pub(crate) fn claims_of(&self, document: usize) -> Range<usize> {
        let before = |document: usize| self.claims.partition_point(|c| c.content.document < document);
        before(document)..before(document + 1)
    }

    /// The words at a place; empty for a place that is not in the feud's stories.
    #[must_use]
    pub fn words(&self, place: Place) -> &str {
        self.documents.get(place.document).and_then(|story| story.text.get(place.span.range())).unwrap_or_default()
    }
}

impl Event {
    /// Where a story tells of it. What the fullest account rests on comes first, then the rest in the order of stories.
    pub(crate) fn told_in(&self, document: usize) -> impl Iterator<Item = &Place> {
        let of_lead = self.evidence.iter().take_while(|p| p.document == self.evidence[0].document).count();
        let (lead, rest) = self.evidence.split_at(of_lead);
        let from = rest.partition_point(|p| p.document < document);
        let to = rest.partition_point(|p| p.document <= document);
        lead.iter().filter(move |p| p.document == document).chain(&rest[from..to])
    }
}
