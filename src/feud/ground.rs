//! What a feud rests on: the extractions behind it, kept whole, so that feuds can be merged without reading a story again.

use std::sync::Arc;

use super::{Dispute, Feud};
use crate::entity::EntityId;
use crate::extract::Extraction;

/// The ground of a feud; all its lists are parallel to [`Feud::documents`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ground {
    /// What each story told by itself.
    pub(crate) extractions: Vec<Arc<Extraction>>,
    /// Which actor each of a story's entities is.
    pub(crate) actor_of: Vec<Vec<EntityId>>,
    /// The group of each story; stories of two groups have nothing to do with each other.
    pub(crate) group_of: Vec<usize>,
    /// The dispute that each story is about.
    pub(crate) dispute_of: Vec<Option<usize>>,
}

impl Feud {
    /// What each story told by itself, parallel to [`Feud::documents`].
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let told = extractor.extract(&Document::new("a", "马斯克起诉OpenAI。"));
    /// let feud = Feud::assemble(std::slice::from_ref(&told));
    /// assert_eq!(*feud.extractions()[0], told);
    /// ```
    #[must_use]
    pub fn extractions(&self) -> &[Arc<Extraction>] {
        &self.ground.extractions
    }

    /// The dispute that a story is about, an index into [`Feud::disputes`]; `None` where it is about none.
    #[must_use]
    pub fn dispute_of(&self, document: usize) -> Option<usize> {
        self.ground.dispute_of.get(document).copied().flatten()
    }

    /// The side that an actor is on in the dispute that a story is about: 0 is A, 1 is B.
    #[must_use]
    pub fn side_in(&self, document: usize, actor: EntityId) -> Option<usize> {
        self.disputes.get(self.dispute_of(document)?)?.side_of(actor)
    }
}

impl Dispute {
    /// The side that an actor is on in this dispute: 0 is A, 1 is B; `None` for third parties.
    #[must_use]
    pub fn side_of(&self, actor: EntityId) -> Option<usize> {
        self.sides.iter().position(|side| side.binary_search(&actor).is_ok())
    }
}
