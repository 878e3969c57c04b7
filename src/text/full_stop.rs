//! Which full stops end an English sentence.

/// Abbreviations behind which a sentence goes on.
const INSIDE: &str = "mr mrs ms dr st v vs jan feb mar apr jun jul aug sept sep oct nov dec gov sen rep prof gen e.g i.e cf hon";

/// Abbreviations that a sentence may end with as well: "It met in the U.S. The next day it settled."
const LAST: &str = "bros cie jr sr u.s u.k e.u p.m a.m";

/// Legal forms: behind them a sentence goes on with a small letter, or with a post: "It sued Birch Corp. Alder settled."
const FORMS: &str = "inc corp co ltd";

/// Words in capitals that go on about the firm before them.
const OF_FIRMS: &str = "\
    board ceo cfo chair chairman chairperson chairwoman chief cio class co co-ceo co-chair co-founder co-president coo corp counsel cto \
    deputy director executive founder fund general global group head holdings inc interim llc ltd managing news partner plc president \
    prime senior series spokesman spokesperson spokeswoman technical vice";

/// Words that in capitals begin a sentence, and no name goes on with.
const OPENERS: &str = "\
    a about according additionally after all also although among an analysts and another any as at because before besides both \
    but by critics despite during each earlier either even eventually every few finally following for from further he her here \
    his how however if in instead investors it its just lawyers last later many meanwhile more moreover most my neither \
    nevertheless no none nor not now officials on once only other others our over regulators separately several shareholders \
    shares she since so some soon still such that the their then there these they this those though through throughout thus today \
    together two under unlike until we what when where whether which while who whose why with within without yesterday yet you \
    your";

/// Openers that are surnames too.
const SURNAMES: &str = "an he so you";

/// Whether the full stop at a byte of some text ends a sentence that began with it: not behind an abbreviation or an initial, unless a
/// word follows that only begins sentences, and not inside a number. The text goes on to the end of its paragraph.
pub(super) fn ends_sentence(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    if after.chars().next().is_some_and(char::is_alphanumeric) {
        return false;
    }
    // a word that begins further back is longer than any abbreviation
    let mut near = at.saturating_sub(12);
    while !text.is_char_boundary(near) {
        near += 1;
    }
    let word = text[near..at].rsplit([' ', '(', '“', '"']).next().unwrap_or("");
    let is_one_of = |words: &str| words.split(' ').any(|w| w.eq_ignore_ascii_case(word));
    let next = after.trim_start_matches([' ', '"', '”', '“', '(', ')']);
    // Alder Systems Inc. ("Alder")
    let defined = after.trim_start().starts_with('(');
    if is_one_of(FORMS) && !defined {
        return next.is_empty() || is_told(text) && starts_upper(next) && !is_word_of(next, OF_FIRMS);
    }
    // "merged with X. The platform", but Henry L. He
    let initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    if initial && is_word_of(next, SURNAMES) {
        return false;
    }
    if initial || is_one_of(LAST) || is_one_of(FORMS) {
        return next.is_empty() || opens_sentence(next);
    }
    // "No. 5", but "The answer was no."
    let numbered = word.eq_ignore_ascii_case("no") && next.starts_with(|c: char| c.is_ascii_digit());
    !numbered && !is_one_of(INSIDE) && next.chars().next().is_none_or(|n| n.is_uppercase() || n.is_ascii_digit())
}

/// Whether a paragraph is told in sentences: of a headline each word may begin with a capital.
fn is_told(paragraph: &str) -> bool {
    paragraph.trim_end().ends_with(['.', '!', '?', '”', '"', ')', ':'])
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a word in capitals stands there that only a sentence begins with.
fn opens_sentence(text: &str) -> bool {
    starts_upper(text) && is_word_of(text, OPENERS)
}

/// Whether a text begins with one of these words.
fn is_word_of(text: &str, words: &str) -> bool {
    let word = &text[..text.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(text.len())];
    words.split(' ').any(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before each full stop that ends a sentence.
    fn ends(text: &str) -> Vec<&str> {
        let stops = text.match_indices('.').map(|(at, _)| at).filter(|&at| ends_sentence(text, at));
        stops.map(|at| text[..at].rsplit(' ').next().unwrap_or("")).collect()
    }

    #[test]
    fn a_company_at_the_end_of_a_sentence_ends_it() {
        assert_eq!(ends("It sued Birch Corp. The next day Birch Corp. Chief Executive Jane Roe quit."), ["Corp", "quit"]);
        assert_eq!(
            ends("Lumet sued Fir Inc. Dogwood and Elm sued Birch Co. Ltd. Shareholders of Alder Inc. were told."),
            ["Inc", "Ltd", "told"]
        );
        assert!(ends("Lumet Inc. Sues Fir Corp. Over Patents").is_empty());
        assert_eq!(ends("Alder Systems Inc. (\"Alder\") sued Birch Corp. (BRC)."), ["(BRC)"]);
        assert_eq!(ends("It settled with Alder Inc. (Its rival did not.)"), ["Inc", "not"]);
        assert_eq!(ends("Alder Co. and Birch Ltd. merged at 5 p.m. It was over."), ["p.m", "over"]);
        assert_eq!(ends("The U.S. District Court in the U.S. But it lost."), ["U.S", "lost"]);
    }

    #[test]
    fn initials_titles_and_numbers_end_none() {
        assert_eq!(ends("Mr. Roe met John D. Miller and Henry L. He in St. Paul on Jan. 5 about No. 7, v. 2.5."), ["2.5"]);
        assert_eq!(ends("The answer was no. The court agreed with X. It was final."), ["no", "X", "final"]);
    }
}
