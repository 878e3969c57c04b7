//! Words of a text's language that a text may begin or end with, found with one look: by the two characters at its edge.

use rustc_hash::FxHashMap;

/// Words of two characters and more, by the two that stand at one edge.
#[derive(Default)]
pub(super) struct WordSet {
    words: FxHashMap<(char, char), Entry>,
}

/// The words with the same two characters at an edge.
#[derive(Default)]
struct Entry {
    /// Whether the two alone are a word.
    alone: bool,
    /// What the longer words have beside the two, the longest first.
    rest: Vec<Box<str>>,
}

impl Entry {
    fn add(&mut self, rest: &str) {
        if rest.is_empty() {
            self.alone = true;
            return;
        }
        let at = self.rest.partition_point(|r| r.len() > rest.len());
        self.rest.insert(at, rest.into());
    }
}

impl WordSet {
    /// Adds a word of two to `most` characters that texts begin with; others are never found.
    pub fn add_beginning(&mut self, word: &str, most: usize) {
        let mut chars = word.chars();
        if let (Some(first), Some(second), None) = (chars.next(), chars.next(), word.chars().nth(most)) {
            self.words.entry((first, second)).or_default().add(chars.as_str());
        }
    }

    /// The same of a word that texts end with.
    pub fn add_ending(&mut self, word: &str, most: usize) {
        let mut chars = word.chars();
        if let (Some(last), Some(before), None) = (chars.next_back(), chars.next_back(), word.chars().nth(most)) {
            self.words.entry((before, last)).or_default().add(chars.as_str());
        }
    }

    /// Whether a text begins with one of the words.
    pub fn begins(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
        let entry = self.words.get(&(first, second));
        entry.is_some_and(|entry| entry.alone || entry.rest.iter().any(|rest| chars.as_str().starts_with(&**rest)))
    }

    /// The longest of the words that a text ends with.
    pub fn longest_ending<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut chars = text.chars();
        let (last, before) = (chars.next_back()?, chars.next_back()?);
        let entry = self.words.get(&(before, last))?;
        let rest = entry.rest.iter().find(|rest| chars.as_str().ends_with(&***rest)).map_or(0, |rest| rest.len());
        (rest > 0 || entry.alone).then(|| &text[chars.as_str().len() - rest..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_two_characters_at_the_edge() {
        let mut words = WordSet::default();
        ["方法", "方法论", "平台", "一二三四五", "人"].iter().for_each(|word| words.add_beginning(word, 4));
        assert!(words.begins("方法论") && words.begins("平台上") && !words.begins("方") && !words.begins("平"));
        assert!(!words.begins("人们") && !words.begins("一二三四五"));
        let mut words = WordSet::default();
        ["短视频公司", "公司", "供应商", "商"].iter().for_each(|word| words.add_ending(word, 6));
        assert_eq!(words.longest_ending("一家短视频公司"), Some("短视频公司"));
        assert_eq!((words.longest_ending("子公司"), words.longest_ending("司")), (Some("公司"), None));
        assert_eq!((words.longest_ending("供应商"), words.longest_ending("应商")), (Some("供应商"), None));
    }
}
