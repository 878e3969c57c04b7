//! What a feud rests on: the extractions behind it, kept whole, so that feuds can be merged without reading a story again.

use std::ops::Deref;
use std::sync::Arc;

use super::{Dispute, Feud, actors, reprints};
use crate::entity::EntityId;
use crate::extract::Extraction;
use crate::span::Span;

/// So many bytes of somebody's words are hardly said twice.
const PASSAGE: usize = 48;

/// What a story told by itself, with what is asked of it again whenever it is put together with others.
#[derive(Debug)]
pub(crate) struct Told {
    extraction: Extraction,
    /// The full names of each entity, as they are compared.
    pub(super) names: Vec<Vec<String>>,
    /// What stands around each report, as a number: the same in a reprint.
    pub(super) prints: Vec<u64>,
    /// The words of each claim, as a number; `None` of those that are short.
    pub(super) words: Vec<Option<u64>>,
    /// The whole text, as a number.
    pub(super) text: u64,
}

impl Told {
    pub(crate) fn of(extraction: Extraction) -> Self {
        let text = extraction.document.text();
        let words = |span: Span| text.get(span.range()).filter(|words| words.len() >= PASSAGE).map(reprints::print);
        Self {
            names: extraction.entities.iter().map(actors::full_names).collect(),
            prints: extraction.reports.iter().map(|r| reprints::print(reprints::around(text, r.trigger))).collect(),
            words: extraction.claims.iter().map(|c| words(c.content)).collect(),
            text: reprints::print(text),
            extraction,
        }
    }
}

impl Deref for Told {
    type Target = Extraction;

    fn deref(&self) -> &Extraction {
        &self.extraction
    }
}

/// The rest follows from the extraction.
impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        self.extraction == other.extraction
    }
}

impl Eq for Told {}

/// The ground of a feud; all its lists are parallel to [`Feud::documents`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ground {
    /// What each story told by itself.
    pub(crate) told: Vec<Arc<Told>>,
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
    /// assert_eq!(feud.extractions().next(), Some(&told));
    /// ```
    pub fn extractions(&self) -> impl ExactSizeIterator<Item = &Extraction> {
        self.ground.told.iter().map(|told| &told.extraction)
    }

    /// The group that a story belongs to, numbered in the order of their first stories. What stories of two groups tell has nothing to
    /// do with each other: each group is put together by itself, and on a cluster wherever its stories meet.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let texts = ["马斯克起诉OpenAI。", "OpenAI反驳马斯克。", "星澜集团收购禾木公司。"];
    /// let feud: Feud = texts.iter().enumerate().map(|(i, text)| extractor.extract(&Document::new(i.to_string(), *text))).collect();
    /// assert_eq!((0..3).filter_map(|story| feud.group_of(story)).collect::<Vec<_>>(), [0, 0, 1]);
    /// ```
    #[must_use]
    pub fn group_of(&self, document: usize) -> Option<usize> {
        self.ground.group_of.get(document).copied()
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
