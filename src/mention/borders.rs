//! jieba's word borders, sentence by sentence and only where somebody asks.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::span::{Span, View};
use crate::text::segment::{self, Word};
use crate::text::{TextView, normal};

/// Words of the sentences that were asked about, cut once each; offsets are those of the view.
pub(crate) struct Borders<'v> {
    view: &'v TextView,
    cut: RefCell<FxHashMap<usize, Rc<Vec<Word>>>>,
}

impl<'v> Borders<'v> {
    pub fn new(view: &'v TextView) -> Self {
        Self { view, cut: RefCell::default() }
    }

    /// The words of the sentence around an offset.
    pub fn words_at(&self, at: usize) -> Rc<Vec<Word>> {
        let index = self.view.sentence_at(at);
        if let Some(words) = self.cut.borrow().get(&index) {
            return words.clone();
        }
        let sentence = self.view.sentences[index].span;
        let mut words = segment::words(self.view.slice(sentence));
        for word in &mut words {
            word.start += sentence.start();
            word.end += sentence.start();
        }
        let words = Rc::new(words);
        self.cut.borrow_mut().insert(index, words.clone());
        words
    }

    /// Whether no word reaches over either end of the span.
    pub fn bound(&self, span: Span<View>) -> bool {
        let words = self.words_at(span.start());
        !words.iter().any(|w| (w.start < span.start() && w.end > span.start()) || (w.start < span.end() && w.end > span.end()))
    }

    /// Whether the span is cut into single characters or is known as a personal name: jieba has no other word there.
    pub fn is_free(&self, span: Span<View>) -> bool {
        let words = self.words_at(span.start());
        let text = self.view.as_str();
        self.bound(span)
            && words
                .iter()
                .filter(|w| w.start >= span.start() && w.end <= span.end())
                .all(|w| w.tag.starts_with("nr") || text[w.start..w.end].chars().count() == 1)
    }

    /// Whether a border lies at `middle` and both ends: 杨|振兴, a surname before a word that makes a given name.
    pub fn is_split(&self, span: Span<View>, middle: usize) -> bool {
        self.bound(span) && self.words_at(span.start()).iter().any(|w| w.start == middle && w.end == span.end())
    }

    /// Whether jieba knows exactly this span as a personal name.
    pub fn is_person(&self, span: Span<View>) -> bool {
        self.words_at(span.start()).iter().any(|w| w.start == span.start() && w.end == span.end() && w.tag.starts_with("nr"))
    }

    /// Whether a word of two characters or more begins there that is no personal name.
    pub fn is_other_word(&self, at: usize) -> bool {
        let text = self.view.as_str();
        self.words_at(at).iter().any(|w| w.start == at && !w.tag.starts_with("nr") && text[w.start..w.end].chars().count() > 1)
    }

    /// Where the noun phrase that ends at `end` begins, not before `start`; none if it only says what kind of thing it is.
    pub fn stem(&self, start: usize, end: usize) -> Option<usize> {
        let words = self.words_at(end.saturating_sub(1));
        let text = self.view.as_str();
        let (mut from, mut proper) = (end, false);
        for word in words.iter().rev().skip_while(|w| w.start >= end) {
            if word.start < start || word.end > end {
                break;
            }
            let slice = &text[word.start..word.end];
            let long = slice.chars().count() > 1;
            let part = word.tag.as_str();
            if long && (part.starts_with(['v', 'd', 'p', 'c', 'r', 'u', 'm', 't', 'f', 'q', 'y', 'z', 'i', 'l']) && part != "vn") {
                break;
            }
            // 影响 before a name is what is done to it, 发展 inside a name belongs to it
            if part == "vn" {
                continue;
            }
            // single characters are what jieba leaves of a name it does not know
            let named = matches!(part, "nz" | "nt" | "ns" | "nr" | "nrt" | "nrfg" | "j" | "x" | "eng");
            proper |= !long || named || !slice.starts_with(normal::is_han);
            from = word.start;
        }
        (proper && from < end).then_some(from)
    }
}
