//! Wiring: stories in, one feud out.
//!
//! Who is who is settled among all stories; then each group of stories that have to do with each other is put together by
//! itself, and the groups are laid side by side. What a stored feud has put together already is taken over.

use std::cmp::Ordering;
use std::sync::Arc;

use super::actors;
use super::groups::groups;
use super::kept::Kept;
use super::local::Group;
use super::stitch::{Numbers, Results, Whole};
use super::{Dated, Feud, Place, Story, Sum, Told};
use crate::extract::Extraction;
use crate::span::Span;

impl Feud {
    /// Puts stories together. It is a function of the set of extractions: their order does not matter, and a story given
    /// twice (the same id and text) counts once. Never fails; no stories give an empty feud.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let first = extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI。"));
    /// let second = extractor.extract(&Document::new("b", "马斯克曾是OpenAI的董事。"));
    /// let feud = Feud::assemble(&[first.clone(), second.clone()]);
    /// assert_eq!(feud.actors[0].name, "马斯克");
    /// assert_eq!(feud.actors[0].mentions.len(), 2);
    /// assert_eq!(feud, Feud::assemble(&[second, first.clone(), first]));
    /// ```
    ///
    /// Extractions that are not needed any more are better handed over than lent: `extractions.into_iter().collect()`.
    #[must_use]
    pub fn assemble(extractions: &[Extraction]) -> Self {
        extractions.iter().cloned().collect()
    }

    /// This feud and another as one: the same, to the byte, as if all their stories had been put together at once. So it does
    /// not matter in which order feuds are merged, nor how often, nor how stories were shared out among them. What only one
    /// of them tells of is taken over as it is: to add a story to many costs little.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let first = extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI。"));
    /// let second = extractor.extract(&Document::new("b", "2024年3月5日,OpenAI公布邮件。"));
    /// let stored = Feud::assemble(&[first.clone()]);
    /// assert_eq!(stored.merge(&Feud::assemble(&[second.clone()])), Feud::assemble(&[first, second]));
    /// ```
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        Self::merge_all([self, other])
    }

    /// Any number of feuds as one; see [`Feud::merge`]. No feuds give an empty one.
    ///
    /// ```
    /// use feudline::Feud;
    /// assert_eq!(Feud::merge_all([]), Feud::default());
    /// ```
    #[must_use]
    pub fn merge_all<'f>(feuds: impl IntoIterator<Item = &'f Self>) -> Self {
        let feuds: Vec<&Self> = feuds.into_iter().collect();
        let stories = feuds.iter().flat_map(|f| f.ground.told.iter().map(Arc::clone)).collect();
        assemble(stories, &feuds)
    }
}

/// Puts stories together, as [`Feud::assemble`] does.
impl FromIterator<Extraction> for Feud {
    fn from_iter<I: IntoIterator<Item = Extraction>>(extractions: I) -> Self {
        assemble(extractions.into_iter().map(|e| Arc::new(Told::of(e))).collect(), &[])
    }
}

fn assemble(stories: Vec<Arc<Told>>, stored: &[&Feud]) -> Feud {
    let stories = canonical(stories);
    let cast = actors::cast(&stories);
    let group_of = groups(&stories, &cast);
    let (sums, sums_before) = sums(&stories);
    let mut whole = Whole::new(stories.len());
    let mut open = vec![Vec::new(); group_of.iter().max().map_or(0, |last| last + 1)];
    for (document, &group) in group_of.iter().enumerate() {
        open[group].push(document);
    }
    for feud in stored {
        let kept = Kept::of(feud, &stories, &cast);
        let (known, unknown) = open.into_iter().partition::<Vec<_>, _>(|documents| kept.holds(documents));
        open = unknown;
        if !known.is_empty() {
            whole.pour(Results::clone_of(feud), &kept.numbers(known.into_iter().flatten(), &sums_before));
        }
    }
    for documents in &open {
        let group = Group::of(documents, &stories, &cast);
        let feud = group.assemble(&cast.actors);
        let numbers = Numbers::of(&group, documents, &feud, &sums_before);
        whole.pour(Results::of(feud), &numbers);
    }
    let mut feud = whole.finish();
    feud.documents = stories.iter().map(|story| told(story)).collect();
    feud.dates = dates(&stories);
    feud.sums = sums;
    feud.actors = cast.actors;
    feud.ground.told = stories;
    feud.ground.actor_of = cast.actor_of;
    feud.ground.group_of = group_of;
    feud
}

/// The stories, each once, sorted by id and text.
fn canonical(mut stories: Vec<Arc<Told>>) -> Vec<Arc<Told>> {
    stories.sort_by(|a, b| by_identity(a, b).then_with(|| by_content(a, b)));
    stories.dedup_by(|b, a| Arc::ptr_eq(a, b) || by_identity(a, b) == Ordering::Equal);
    stories
}

pub(super) fn by_identity(a: &Extraction, b: &Extraction) -> Ordering {
    a.document.id().cmp(b.document.id()).then_with(|| a.document.text().cmp(b.document.text()))
}

/// One story read twice in different ways (another pack, another day of publication): any order will do if it is total.
fn by_content(a: &Arc<Told>, b: &Arc<Told>) -> Ordering {
    if Arc::ptr_eq(a, b) || a == b { Ordering::Equal } else { format!("{:?}", ***a).cmp(&format!("{:?}", ***b)) }
}

pub(super) fn told(story: &Extraction) -> Story {
    Story {
        id: story.document.shared_id(),
        title: story.title.clone(),
        text: story.document.shared_text(),
        published: story.published,
        published_inferred: story.published_inferred,
        language: story.language,
        repeated_paragraphs: story.repeated_paragraphs,
        source: story.document.shared_source(),
        url: story.document.shared_url(),
        encoding: story.document.shared_encoding(),
        carries_text: story.document.carries_text(),
    }
}

/// All sums, and for each story how many stand before its own.
pub(super) fn sums(stories: &[Arc<Told>]) -> (Vec<Sum>, Vec<usize>) {
    let mut sums = Vec::with_capacity(stories.iter().map(|s| s.amounts.len()).sum());
    let mut before = Vec::with_capacity(stories.len());
    for (document, story) in stories.iter().enumerate() {
        before.push(sums.len());
        let place = |span: Span| Place { document, span };
        sums.extend(story.amounts.iter().map(|a| Sum { place: place(a.span), money: a.money, rule: Arc::clone(&a.rule) }));
    }
    (sums, before)
}

fn dates(stories: &[Arc<Told>]) -> Vec<Dated> {
    let of = |(document, story): (usize, &Arc<Told>)| -> Vec<Dated> {
        let dated = |d: &crate::extract::DateMention| Dated {
            place: Place { document, span: d.span },
            when: d.when,
            note: d.note.clone(),
            rule: Arc::clone(&d.rule),
        };
        story.dates.iter().map(dated).collect()
    };
    stories.iter().enumerate().flat_map(of).collect()
}
