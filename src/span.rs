//! Byte ranges that know which text they index.
//!
//! A [`Span<Raw>`] (written `Span`) indexes the text that was given; a [`Span<View>`] indexes the folded text that
//! rules match against (see [`crate::text`]). The two cannot be mixed by accident.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Marker: offsets into the original text.
///
/// ```
/// use feudline::Span;
/// use feudline::span::Raw;
/// let span: Span<Raw> = Span::new(0, 3);
/// assert_eq!(&"甲诉乙"[span.range()], "甲");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Raw {}

/// Marker: offsets into the folded view.
///
/// ```
/// use feudline::Span;
/// use feudline::span::View;
/// let span: Span<View> = Span::new(0, 3);
/// assert_eq!(span.len(), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum View {}

/// A half-open range of bytes, `start <= end`, on character borders of the text it indexes.
///
/// ```
/// use feudline::Span;
/// let span: Span = Span::new(3, 9);
/// assert_eq!(&"abc甲乙def"[span.range()], "甲乙");
/// assert!(span.overlaps(Span::new(8, 12)));
/// assert!(!span.overlaps(Span::new(9, 12)));
/// ```
pub struct Span<T = Raw> {
    start: usize,
    end: usize,
    text: PhantomData<T>,
}

impl<T> Span<T> {
    /// A span from `start` (inclusive) to `end` (exclusive), in bytes; the ends are swapped if given in reverse.
    #[must_use]
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start, end, text: PhantomData }
    }

    /// First byte.
    #[must_use]
    #[inline]
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    #[inline]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, to slice with.
    #[must_use]
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    #[inline]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span (equal ends count).
    #[must_use]
    #[inline]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside; the end does not.
    #[must_use]
    #[inline]
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    #[inline]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl<T> Clone for Span<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Span<T> {}
impl<T> PartialEq for Span<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<T> Eq for Span<T> {}
impl<T> PartialOrd for Span<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Span<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<T> std::hash::Hash for Span<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<T> fmt::Debug for Span<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
