//! Initials of a Latin name: WD of Western Digital, ICA of the International Court of Arbitration, P&G.

use rustc_hash::{FxHashMap, FxHashSet};

/// How many letters an acronym has at most.
const MOST_LETTERS: usize = 5;

/// Words that leave no letter in an acronym.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "de", "&"];
/// Legal forms at the end of a name, which acronyms leave out.
const FORMS: &[&str] = &["Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "Limited", "Co", "Co.", "PLC", "plc"];

/// The initials of a name of two words and more; none where a word has no capital, or there would be more than five.
fn initials(name: &str) -> Option<String> {
    if !name.is_ascii() || !name.contains(' ') {
        return None;
    }
    let words = name.split(' ').filter(|w| !SMALL.contains(w) && !FORMS.contains(w));
    let letters: Option<String> = words.map(|w| w.chars().next().filter(char::is_ascii_uppercase)).collect();
    letters.filter(|l| (2..=MOST_LETTERS).contains(&l.len()))
}

/// B&H of Birch & Hope: the initials of two words that & joins.
fn joined(name: &str) -> Option<String> {
    let (first, second) = name.split_once(" & ").filter(|(first, second)| !first.contains(' ') && !second.contains(' '))?;
    let capital = |word: &str| word.chars().next().filter(char::is_ascii_uppercase);
    Some(format!("{}&{}", capital(first)?, capital(second)?))
}

/// What a name may be called by its initials.
pub(crate) fn of(name: &str) -> impl Iterator<Item = String> {
    initials(name).into_iter().chain(joined(name))
}

/// What stands in a text as a word of two to five capitals, with how often; letters with full stops between them are none.
pub(crate) struct Acronyms<'t> {
    words: FxHashMap<&'t str, u32>,
    /// Two capitals that & joins, where they stand apart.
    pairs: FxHashSet<&'t str>,
}

impl<'t> Acronyms<'t> {
    /// All of a text, in one pass.
    pub fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut found: FxHashMap<&str, u32> = FxHashMap::default();
        let length = |at: usize, of: fn(&u8) -> bool| bytes[at..].iter().take_while(|b| of(b)).count();
        let mut at = 0;
        while at < bytes.len() {
            at += length(at, |b| !b.is_ascii_alphanumeric());
            let start = at;
            at += length(at, u8::is_ascii_uppercase);
            let capitals = at - start;
            at += length(at, u8::is_ascii_alphanumeric);
            if capitals != at - start || !(2..=MOST_LETTERS).contains(&capitals) {
                continue;
            }
            let dotted = start > 0 && bytes[start - 1] == b'.'
                || bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !dotted {
                *found.entry(&text[start..at]).or_default() += 1;
            }
        }
        let apart = |at: usize| {
            let is_letter = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'&');
            let capitals = at > 0 && bytes[at - 1].is_ascii_uppercase() && bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase);
            (capitals && !is_letter(at.checked_sub(2)) && !is_letter(Some(at + 2))).then(|| &text[at - 1..at + 2])
        };
        let pairs = memchr::memchr_iter(b'&', bytes).filter_map(apart).collect();
        Self { words: found, pairs }
    }

    /// What the text calls a name by its initials: WD, B&H. Two letters alone must stand there twice to be no chance.
    pub fn get(&self, name: &str) -> Option<&'t str> {
        let spelt = initials(name).and_then(|letters| self.words.get_key_value(&*letters));
        let spelt = spelt.filter(|(word, count)| word.len() > 2 || **count > 1).map(|(word, _)| *word);
        spelt.or_else(|| self.pairs.get(&*joined(name)?).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_found_as_words() {
        assert_eq!(initials("Western Harbor").as_deref(), Some("WH"));
        assert_eq!(initials("Court of Small Claims").as_deref(), Some("CSC"));
        assert_eq!(initials("Alder Holdings Inc.").as_deref(), Some("AH"));
        assert_eq!(initials("Alder"), None);
        assert_eq!(Acronyms::of("WH sued. A court told WH to stop.").get("Western Harbor"), Some("WH"));
        assert_eq!(Acronyms::of("WH sued WHO.").get("Western Harbor"), None);
        assert_eq!(Acronyms::of("The CSC ruled.").get("Court of Small Claims"), Some("CSC"));
        assert_eq!(Acronyms::of("The U.CSC ruled, and CSC2 did not.").get("Court of Small Claims"), None);
        assert_eq!(Acronyms::of("Alder sued R&K.").get("Rowan & Kell"), Some("R&K"));
        assert_eq!(Acronyms::of("Alder sued R&KX and XR&K, A&R&K too.").get("Rowan & Kell"), None);
    }
}
