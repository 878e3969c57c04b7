//! jieba's word borders, clause by clause and only where somebody asks.

use std::cell::RefCell;

use crate::span::{Span, View};
use crate::text::segment::{self, Part, Word};
use crate::text::{TextView, normal};

/// Words of the runs of text that were asked about, cut once each; offsets are those of the view.
///
/// A run goes from one punctuation mark or space to the next: no word reaches over those, so a run is cut as its
/// sentence would be, at a fraction of the cost.
pub(crate) struct Borders<'v> {
    view: &'v TextView,
    cut: RefCell<Cut>,
}

/// What was cut so far.
#[derive(Default)]
struct Cut {
    /// The words, those of a run one behind the other.
    words: Vec<Word>,
    /// For each byte of the text one more than the index of its word; nought where nothing is cut.
    index: Vec<u32>,
}

impl Cut {
    /// The words of the span's run that begin in the span or at its start.
    fn inside(&self, first: Option<usize>, span: Span<View>) -> impl Iterator<Item = &Word> {
        let mut words = &self.words[first.unwrap_or(self.words.len())..];
        if words.first().is_some_and(|w| w.start < span.start()) {
            words = &words[1..];
        }
        // between two runs stands what is in no word
        let mut end = words.first().map_or(0, |w| w.start);
        words.iter().take_while(move |w| w.start == std::mem::replace(&mut end, w.end) && w.start < span.end())
    }
}

/// Whether jieba may join the character to its neighbours.
const fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-') || normal::is_han(c)
}

impl<'v> Borders<'v> {
    pub fn new(view: &'v TextView) -> Self {
        Self { view, cut: RefCell::default() }
    }

    /// The index of the word that holds an offset, if its run is cut.
    fn known_at(&self, at: usize) -> Option<usize> {
        self.cut.borrow().index.get(at).and_then(|&word| (word as usize).checked_sub(1))
    }

    /// The index of the word that holds an offset, unless what stands there is part of no word.
    fn index_at(&self, at: usize) -> Option<usize> {
        self.known_at(at).or_else(|| self.cut(at))
    }

    /// Cuts the run around an offset.
    #[cold]
    fn cut(&self, at: usize) -> Option<usize> {
        let text = self.view.as_str();
        text[at..].chars().next().filter(|&c| joins(c))?;
        let start = text[..at].char_indices().rev().find(|&(_, c)| !joins(c)).map_or(0, |(i, c)| i + c.len_utf8());
        let end = text[at..].find(|c| !joins(c)).map_or(text.len(), |i| at + i);
        let mut cut = self.cut.borrow_mut();
        let Cut { words, index } = &mut *cut;
        index.resize(text.len(), 0);
        segment::each_word(&text[start..end], |word| {
            let word = Word { start: start + word.start, end: start + word.end, part: word.part };
            words.push(word);
            index[word.start..word.end].fill(words.len() as u32);
        });
        Some(index[at] as usize - 1)
    }

    /// The word that holds an offset.
    fn word_at(&self, at: usize) -> Option<Word> {
        self.index_at(at).map(|i| self.cut.borrow().words[i])
    }

    /// Whether a word reaches over the offset.
    fn is_inside_word(&self, at: usize) -> bool {
        // where a run begins nothing has to be cut
        let goes_on = || self.view.as_str()[..at].chars().next_back().is_some_and(joins);
        let word = self.known_at(at).or_else(|| if goes_on() { self.cut(at) } else { None });
        word.is_some_and(|i| self.cut.borrow().words[i].start < at)
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
        self.word_at(at).filter(|w| w.start == at)
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
            let first = self.index_at(span.start());
            self.cut.borrow().inside(first, span).all(|w| fits(w.part) || is_one_character(&text[w.start..w.end]))
        }
    }

    /// Whether nothing but the last word of the span is a verb or particle: 福利|彩票|发行 is one noun.
    pub fn is_nominal(&self, span: Span<View>) -> bool {
        self.bound(span) && {
            let first = self.index_at(span.start());
            self.cut.borrow().inside(first, span).take_while(|w| w.end < span.end()).all(|w| w.part != Part::Function)
        }
    }

    /// Whether a word of two characters or more in the span stands in no name: a verb, an adverb.
    pub fn holds_deed(&self, span: Span<View>) -> bool {
        let text = self.view.as_str();
        let first = self.index_at(span.start());
        let cut = self.cut.borrow();
        let mut inside = cut.inside(first, span).take_while(|w| w.end <= span.end());
        inside.any(|w| w.part == Part::Function && !is_one_character(&text[w.start..w.end]))
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
            let word = self.word_at(start - c.len_utf8()).filter(|w| w.end == start)?;
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
            let Some(word) = self.word_at(at - c.len_utf8()) else { break };
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

fn is_one_character(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_from_each_of_its_bytes() {
        let view = TextView::new("法院昨日判决甲公司赔偿,OpenAI否认违约。", None);
        let (text, borders) = (view.as_str(), Borders::new(&view));
        let mut from = 0;
        // the last run first: they are cut in any order
        assert!(borders.begins(text.find("否认").expect("it is there")));
        for run in text.split(|c| !joins(c)) {
            for word in segment::words(run) {
                let word = Word { start: from + word.start, end: from + word.end, part: word.part };
                let mut inside = text[word.start..word.end].char_indices().skip(1).map(|(i, _)| word.start + i);
                assert!(borders.begins(word.start) && borders.word_from(word.start) == Some(word));
                assert!(inside.all(|at| !borders.begins(at) && borders.word_from(at).is_none()));
            }
            from += run.len() + text[from + run.len()..].chars().next().map_or(0, char::len_utf8);
        }
        assert!(borders.word_from(text.find(',').expect("it is there")).is_none() && borders.begins(text.len()));
    }
}
