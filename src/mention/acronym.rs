//! Initials of a Latin name: WD of Western Digital, ICA of the International Court of Arbitration.

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
    letters.filter(|l| (2..=5).contains(&l.len()))
}

/// Where an acronym stands as a word of its own in a text; one of two letters must stand there twice to be no chance.
pub(crate) fn find<'t>(text: &'t str, acronym: &str) -> Option<&'t str> {
    let alone = |&(at, _): &(usize, &str)| {
        let bytes = text.as_bytes();
        let edge = |b: Option<&u8>| b.is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'.');
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        let after = bytes.get(at + acronym.len());
        edge(before) && (edge(after) || after == Some(&b'.') && !bytes.get(at + acronym.len() + 1).is_some_and(u8::is_ascii_alphanumeric))
    };
    let mut found = text.match_indices(acronym).filter(alone);
    let (_, first) = found.next()?;
    (acronym.len() > 2 || found.next().is_some()).then_some(first)
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
        assert_eq!(find("WH sued. A court told WH to stop.", "WH"), Some("WH"));
        assert_eq!(find("WH sued WHO.", "WH"), None);
        assert_eq!(find("The CSC ruled.", "CSC"), Some("CSC"));
    }
}
