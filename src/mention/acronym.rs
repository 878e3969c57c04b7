//! Initials of a Latin name: WD of Western Digital, ICA of the International Court of Arbitration.

use rustc_hash::FxHashMap;

/// How many letters an acronym has at most.
const MOST_LETTERS: usize = 5;

/// Words that leave no letter in an acronym.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "de", "&"];
/// Legal forms at the end of a name, which acronyms leave out.
const FORMS: &[&str] = &["Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "Limited", "Co", "Co.", "PLC", "plc"];

/// The initials of a name of two words and more; none where a word has no capital, or there would be more than five.
pub(crate) fn initials(name: &str) -> Option<String> {
    if !name.is_ascii() || !name.contains(' ') {
        return None;
    }
    let words = name.split(' ').filter(|w| !SMALL.contains(w) && !FORMS.contains(w));
    let letters: Option<String> = words.map(|w| w.chars().next().filter(char::is_ascii_uppercase)).collect();
    letters.filter(|l| (2..=MOST_LETTERS).contains(&l.len()))
}

/// B&H of Birch & Hope, where the text says it.
pub(crate) fn joined<'t>(name: &str, text: &'t str) -> Option<&'t str> {
    let (first, second) = name.split_once(" & ").filter(|(first, second)| !first.contains(' ') && !second.contains(' '))?;
    let capital = |word: &str| word.chars().next().filter(char::is_ascii_uppercase);
    let short = format!("{}&{}", capital(first)?, capital(second)?);
    let apart = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + short.len()..]);
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '&') && !after.starts_with(|c: char| c.is_alphanumeric() || c == '&')
    };
    let at = memchr::memmem::find_iter(text.as_bytes(), short.as_bytes()).find(apart)?;
    Some(&text[at..at + short.len()])
}

/// What stands in a text as a word of two to five capitals, with how often; letters with full stops between them are none.
pub(crate) struct Acronyms<'t>(FxHashMap<&'t str, u32>);

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
        Self(found)
    }

    /// The acronym as the text has it; one of two letters must stand there twice to be no chance.
    pub fn get(&self, acronym: &str) -> Option<&'t str> {
        let (&word, &count) = self.0.get_key_value(acronym)?;
        (word.len() > 2 || count > 1).then_some(word)
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
        assert_eq!(joined("Birch & Hope", "Alder sued B&H."), Some("B&H"));
        assert_eq!(joined("Birch & Hope", "Alder sued B&HX and XB&H."), None);
        assert_eq!(joined("Birch Valley & Hope", "Alder sued V&H."), None);
        assert_eq!(Acronyms::of("WH sued. A court told WH to stop.").get("WH"), Some("WH"));
        assert_eq!(Acronyms::of("WH sued WHO.").get("WH"), None);
        assert_eq!(Acronyms::of("The CSC ruled.").get("CSC"), Some("CSC"));
        assert_eq!(Acronyms::of("The U.CSC ruled, and CSC2 did not.").get("CSC"), None);
    }
}
