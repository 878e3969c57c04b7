//! jieba's word borders, clause by clause and only where somebody asks.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::span::{Span, View};
use crate::text::segment::{self, Part, Word};
use crate::text::{TextView, normal};

/// The end of a run that was cut, and its words.
type Cut = (usize, Rc<[Word]>);

/// Words of the runs of text that were asked about, cut once each; offsets are those of the view.
///
/// A run goes from one punctuation mark or space to the next: no word reaches over those, so a run is cut as its
/// sentence would be, at a fraction of the cost.
pub(crate) struct Borders<'v> {
    view: &'v TextView,
    cut: RefCell<BTreeMap<usize, Cut>>,
}

/// Whether jieba may join the character to its neighbours.
const fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-') || normal::is_han(c)
}

impl<'v> Borders<'v> {
    pub fn new(view: &'v TextView) -> Self {
        Self { view, cut: RefCell::default() }
    }

    /// The words of the run around an offset.
    fn words_at(&self, at: usize) -> Rc<[Word]> {
        if let Some((_, (_, words))) = self.cut.borrow().range(..=at).next_back().filter(|(_, (end, _))| at < *end) {
            return words.clone();
        }
        let text = self.view.as_str();
        let start = text[..at].char_indices().rev().find(|&(_, c)| !joins(c)).map_or(0, |(i, c)| i + c.len_utf8());
        let end = text[at..].find(|c| !joins(c)).map_or(text.len(), |i| at + i);
        let mut words = segment::words(&text[start..end]);
        for word in &mut words {
            word.start += start;
            word.end += start;
        }
        let words: Rc<[Word]> = words.into();
        self.cut.borrow_mut().insert(start, (end, words.clone()));
        words
    }

    /// Whether a word reaches over the offset.
    fn is_inside_word(&self, at: usize) -> bool {
        let text = self.view.as_str();
        let inside_run = text[..at].chars().next_back().is_some_and(joins) && text[at..].chars().next().is_some_and(joins);
        inside_run && {
            let words = self.words_at(at);
            let i = words.partition_point(|w| w.end <= at);
            words.get(i).is_some_and(|w| w.start < at)
        }
    }

    /// Whether a word may begin there.
    pub fn begins(&self, at: usize) -> bool {
        !self.is_inside_word(at)
    }

    /// Whether no word reaches over either end of the span.
    pub fn bound(&self, span: Span<View>) -> bool {
        !self.is_inside_word(span.start()) && !self.is_inside_word(span.end())
    }

    /// The word that begins there.
    pub fn word_from(&self, at: usize) -> Option<Word> {
        if !self.view.as_str()[at..].starts_with(joins) {
            return None;
        }
        let words = self.words_at(at);
        let i = words.partition_point(|w| w.start < at);
        words.get(i).filter(|w| w.start == at).copied()
    }

    /// Whether the span is cut into single characters or is known as a personal name: jieba has no other word there.
    pub fn is_free(&self, span: Span<View>) -> bool {
        self.is_cut_into(span, |part| part == Part::Person)
    }

    /// Whether the span is cut into single characters and proper nouns.
    pub fn is_free_name(&self, span: Span<View>) -> bool {
        self.is_cut_into(span, |part| matches!(part, Part::Person | Part::Proper))
    }

    /// Whether all words of the span are single characters or of a part of speech that fits.
    fn is_cut_into(&self, span: Span<View>, fits: impl Fn(Part) -> bool) -> bool {
        let text = self.view.as_str();
        self.bound(span) && {
            let words = self.words_at(span.start());
            let from = words.partition_point(|w| w.start < span.start());
            let mut inside = words[from..].iter().take_while(|w| w.end <= span.end());
            inside.all(|w| fits(w.part) || text[w.start..w.end].chars().nth(1).is_none())
        }
    }

    /// Whether nothing but the last word of the span is a verb or particle: 福利|彩票|发行 is one noun.
    pub fn is_nominal(&self, span: Span<View>) -> bool {
        self.bound(span) && {
            let words = self.words_at(span.start());
            let from = words.partition_point(|w| w.start < span.start());
            words[from..].iter().take_while(|w| w.end < span.end()).all(|w| w.part != Part::Function)
        }
    }

    /// Whether a word of two characters or more in the span stands in no name: a verb, an adverb.
    pub fn holds_deed(&self, span: Span<View>) -> bool {
        let text = self.view.as_str();
        let words = self.words_at(span.start());
        let from = words.partition_point(|w| w.start < span.start());
        let mut inside = words[from..].iter().take_while(|w| w.end <= span.end());
        inside.any(|w| w.part == Part::Function && text[w.start..w.end].chars().nth(1).is_some())
    }

    /// Whether the word that begins there is a verb, an adverb or another that stands in no name.
    pub fn is_deed(&self, at: usize) -> bool {
        self.word_from(at).is_some_and(|w| w.part == Part::Function)
    }

    /// Where the brand that ends at `end` begins: two to four characters that are proper nouns or no words at all.
    pub fn brand(&self, end: usize) -> Option<usize> {
        let text = self.view.as_str();
        let (mut start, mut length) = (end, 0);
        while let Some(c) = text[..start].chars().next_back().filter(|&c| normal::is_han(c)) {
            let words = self.words_at(start - c.len_utf8());
            let word = words[..words.partition_point(|w| w.start < start)].last().filter(|w| w.end == start)?;
            let characters = text[word.start..word.end].chars().count();
            let fits = match word.part {
                Part::Person | Part::Proper => true,
                Part::Other => characters == 1,
                Part::VerbalNoun | Part::Function => false,
            };
            if !fits || (characters == 1 && super::organization::BORDERS.contains(c)) {
                break;
            }
            (start, length) = (word.start, length + characters);
        }
        (2..=4).contains(&length).then_some(start)
    }

    /// Whether a border lies at `middle` and both ends: 杨|振兴, a surname before a word that makes a given name.
    pub fn is_split(&self, span: Span<View>, middle: usize) -> bool {
        self.bound(span) && self.word_from(middle).is_some_and(|w| w.end == span.end())
    }

    /// Whether jieba knows exactly this span as a personal name.
    pub fn is_person(&self, span: Span<View>) -> bool {
        self.word_from(span.start()).is_some_and(|w| w.end == span.end() && w.part == Part::Person)
    }

    /// Whether a word of two characters or more begins there that is no personal name.
    pub fn is_other_word(&self, at: usize) -> bool {
        let text = self.view.as_str();
        self.word_from(at).is_some_and(|w| w.part != Part::Person && text[w.start..w.end].chars().nth(1).is_some())
    }

    /// Whether the word that begins there is a name of something else: a town, a body.
    pub fn is_proper(&self, at: usize) -> bool {
        self.word_from(at).is_some_and(|w| w.part == Part::Proper)
    }

    /// Where the noun phrase that ends at `end` begins, not before `start`; none if it only says what kind of thing it is.
    pub fn stem(&self, start: usize, end: usize) -> Option<usize> {
        let text = self.view.as_str();
        let (mut from, mut proper) = (end, false);
        let mut at = end;
        while let Some(c) = text[start..at].chars().next_back() {
            if !joins(c) {
                // a bracket inside the name
                (proper, from, at) = (true, at - c.len_utf8(), at - c.len_utf8());
                continue;
            }
            let words = self.words_at(at - c.len_utf8());
            let Some(word) = words[..words.partition_point(|w| w.start < at)].last() else { break };
            if word.start < start || word.end > end {
                break;
            }
            at = word.start;
            let slice = &text[word.start..word.end];
            let long = slice.chars().nth(1).is_some();
            match word.part {
                Part::Function if long => break,
                // 影响 before a name is what is done to it, 发展 inside a name belongs to it
                Part::VerbalNoun => continue,
                // single characters are what jieba leaves of a name it does not know
                Part::Person | Part::Proper => proper = true,
                Part::Function | Part::Other => proper |= !long || !slice.starts_with(normal::is_han),
            }
            from = word.start;
        }
        (proper && from < end).then_some(from)
    }
}
