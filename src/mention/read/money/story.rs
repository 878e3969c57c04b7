//! The anchors of one story, looked up by where they begin and end.

use super::words::{UnitWord, Word};
use crate::span::{Span, View};
use crate::text::TextView;

pub(super) struct Story<'a> {
    pub view: &'a TextView,
    pub text: &'a str,
    words: &'a [Option<Word>],
    anchors: &'a [(Span<View>, u32)],
    /// Indices of `anchors` by end, longest first.
    by_end: Vec<u32>,
    /// Whether a refusing word covers a part of the anchor.
    refused: Vec<bool>,
}

/// A unit that may make a sum.
pub(super) struct Anchor {
    pub span: Span<View>,
    pub rule: u32,
    pub unit: UnitWord,
}

impl<'a> Story<'a> {
    pub fn new(view: &'a TextView, words: &'a [Option<Word>], anchors: &'a [(Span<View>, u32)]) -> Self {
        let mut by_end: Vec<u32> = (0..anchors.len() as u32).collect();
        by_end.sort_by_key(|&i| (anchors[i as usize].0.end(), anchors[i as usize].0.start()));
        let refused = refused(view.as_str(), words, anchors);
        Self { view, text: view.as_str(), words, anchors, by_end, refused }
    }

    /// Every unit, by start, the longer of two first.
    pub fn units(&self) -> impl Iterator<Item = Anchor> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = self.anchors.get(from)?.0.start();
            let to = from + self.anchors[from..].iter().take_while(|a| a.0.start() == start).count();
            let longest = (from..to).rev().find_map(|i| self.unit(i));
            from = to;
            Some(longest)
        })
        .flatten()
    }

    fn unit(&self, i: usize) -> Option<Anchor> {
        let (span, rule) = self.anchors[i];
        match self.word(i)? {
            Word::Unit(unit) => Some(Anchor { span, rule, unit }),
            _ => None,
        }
    }

    fn word(&self, i: usize) -> Option<Word> {
        if self.refused[i] {
            return None;
        }
        self.words.get(self.anchors[i].1 as usize).copied().flatten()
    }

    /// The longest anchor that begins here and is picked.
    pub fn starting_at<T>(&self, at: usize, pick: impl Fn(Word) -> Option<T>) -> Option<(T, Span<View>, u32)> {
        let from = self.anchors.partition_point(|a| a.0.start() < at);
        let to = from + self.anchors[from..].iter().take_while(|a| a.0.start() == at).count();
        (from..to).rev().find_map(|i| self.word(i).and_then(&pick).map(|t| (t, self.anchors[i].0, self.anchors[i].1)))
    }

    /// The longest anchor that ends here and is picked.
    pub fn ending_at<T>(&self, at: usize, pick: impl Fn(Word) -> Option<T>) -> Option<(T, Span<View>, u32)> {
        let from = self.by_end.partition_point(|&i| self.anchors[i as usize].0.end() < at);
        self.by_end[from..]
            .iter()
            .map(|&i| i as usize)
            .take_while(|&i| self.anchors[i].0.end() == at)
            .find_map(|i| self.word(i).and_then(&pick).map(|t| (t, self.anchors[i].0, self.anchors[i].1)))
    }

    /// Anchors of one meaning that lie in a stretch of text, by start.
    pub fn inside(&self, from: usize, to: usize, word: Word) -> impl Iterator<Item = Span<View>> + '_ {
        let first = self.anchors.partition_point(|a| a.0.start() < from);
        (first..self.anchors.len())
            .take_while(move |&i| self.anchors[i].0.start() < to)
            .filter(move |&i| self.anchors[i].0.end() <= to && self.word(i) == Some(word))
            .map(|i| self.anchors[i].0)
    }

    /// The rule of the first anchor with this meaning.
    pub fn rule_of(&self, word: Word) -> Option<u32> {
        (0..self.anchors.len()).find(|&i| self.word(i) == Some(word)).map(|i| self.anchors[i].1)
    }

    /// How many anchors have this meaning.
    pub fn count(&self, word: Word) -> usize {
        (0..self.anchors.len()).filter(|&i| self.word(i) == Some(word)).count()
    }

    /// Every scale word with its rule.
    pub fn scales(&self) -> impl Iterator<Item = (Span<View>, u32)> + '_ {
        (0..self.anchors.len()).filter(|&i| self.word(i) == Some(Word::Scale)).map(|i| self.anchors[i])
    }

    /// The character at an offset; a line break at the end.
    pub fn next_char(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or('\n')
    }

    pub fn char_before(&self, at: usize) -> char {
        self.text[..at].chars().next_back().unwrap_or('\n')
    }

    /// Past one space.
    pub fn skip_space(&self, at: usize) -> usize {
        at + usize::from(self.text[at..].starts_with(' '))
    }

    /// Before one space.
    pub fn back_space(&self, at: usize) -> usize {
        at - usize::from(self.text[..at].ends_with(' '))
    }

    /// Where the clause that holds `at` begins, quotation marks aside; never further back than 120 bytes.
    pub fn clause_start(&self, at: usize) -> usize {
        let mut start = at;
        let mut next = '\n';
        for (i, c) in self.text[..at].char_indices().rev() {
            let inside_number = matches!(c, '.' | ',') && next.is_ascii_digit();
            let quotation = matches!(c, '"' | '”' | '’');
            if at - i > 120 || (is_clause_end(c) && !inside_number && !quotation) {
                break;
            }
            (start, next) = (i, c);
        }
        start
    }
}

/// Marks that end a clause or an item.
pub(super) const fn is_clause_end(c: char) -> bool {
    matches!(c, ',' | '.' | '。' | ';' | '、' | '!' | '?' | ':' | ')' | '(' | '”' | '’' | '"' | '》' | '】' | '…' | '\n')
}

/// 300万元年薪, 4500万美元首付款: behind a scale or a currency a word that begins with 元 is none. 2024元旦 is.
fn is_counted(text: &str, refusing: Span<View>) -> bool {
    let before = &text[..refusing.start()];
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let word = &text[refusing.range()];
    let year = digits == 4 && (before[before.len() - 4..].starts_with("19") || before[before.len() - 4..].starts_with("20"));
    let sum = before.ends_with(['万', '亿', '千', '百', '美', '港', '欧', '日']) || digits > 1 && !year;
    word.starts_with('元') && !word.starts_with("元旦") && sum
}

/// An anchor is refused when a refusing word overlaps it and does not lie inside it.
fn refused(text: &str, words: &[Option<Word>], anchors: &[(Span<View>, u32)]) -> Vec<bool> {
    let is_refusing = |rule: u32| words.get(rule as usize).copied().flatten() == Some(Word::Refuse);
    let mut refused = vec![false; anchors.len()];
    for (i, &(refusing, rule)) in anchors.iter().enumerate() {
        if !is_refusing(rule) {
            continue;
        }
        // words are short: an anchor that reaches into this one begins at most 48 bytes before it
        let from = anchors[..i].partition_point(|a| a.0.start() + 48 < refusing.start());
        let near = anchors[from..].iter().enumerate().take_while(|(_, a)| a.0.start() < refusing.end());
        for (j, &(span, other)) in near {
            let inside = span.start() <= refusing.start() && refusing.end() <= span.end() && span.len() > refusing.len();
            if span.overlaps(refusing) && !inside && !is_refusing(other) && !is_counted(text, refusing) {
                refused[from + j] = true;
            }
        }
    }
    refused
}
