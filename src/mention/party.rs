//! Latin names that no list knows, where parties stand: Halvex sued, a suit against Halvex, Halvex's anything.

use super::brand::follows_capital;
use super::firm_place::Places;
use super::firm_words::ACTS;
use super::seen::{Seen, is_inside, last_word};
use super::words::Words;
use crate::span::{Span, View};

/// A run of words with a capital, as it stands in the story.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub text: &'a str,
    pub span: Span<View>,
    /// Its words.
    pub written: &'a [&'a str],
    /// Where the words end that tell what is done to parties, in order, and whether it is done to men alone.
    pub deeds: &'a [(usize, bool)],
}

/// Whether the words stand where parties stand, and can be no man's: they do something, something is done to them, or something
/// is theirs. A lone word may be any; of two and three the last must be what firms are called after.
pub(super) fn is_party(run: Run<'_>, words: &Words, seen: &Seen<'_>) -> bool {
    let Run { text, span, written, .. } = run;
    const PLACED: &[&str] = &[
        "outside ",
        "near ",
        "in ",
        "around ",
        "across ",
        "inside ",
        "north of ",
        "south of ",
        "east of ",
        "west of ",
        "city of ",
        "town of ",
    ];
    let name = &text[span.range()];
    let inside = is_inside(text, span.start());
    let shaped = match written {
        [word] if word.bytes().all(|b| b.is_ascii_uppercase()) => (3..=5).contains(&word.len()) && inside,
        // the Facility, the Texans: what is only called so
        [_] if text[..span.start()].ends_with("the ") || text[..span.start()].ends_with("The ") => false,
        // outside Pocatello: where something is, and no party
        [_] if PLACED.iter().any(|at| text[..span.start()].ends_with(at)) => false,
        [word] => word.len() >= 4 && (inside || !words.is_bare_noun(word)) && words.given(word).is_none(),
        [first, .., last] => words.given(first) != Some(true) && words.is_image(last) && written.len() <= 3,
        [] => false,
    };
    let joined = || name.contains(" & ") && written.iter().all(|word| word.len() > 2 && !words.is_capital_word(word));
    joined()
        || shaped
            && !name.contains('&')
            && !seen.is_man(name)
            && (acts_next(text, span.end()) || inside && (run.is_done_to(BEFORE, false) || is_owner(text, span)))
}

/// Whether a word in Latin letters stands where a Chinese story tells of parties: Velora起诉, 与 Velora 和解. What is written in
/// capitals may be a post or a thing.
pub(super) fn is_party_in_chinese(run: Run<'_>, places: Places<'_>) -> bool {
    let Run { text, span, written, .. } = run;
    let [word] = written else { return false };
    let mixed = word.len() >= 4 && word.bytes().any(|b| b.is_ascii_lowercase());
    let start = span.start() - usize::from(text[..span.start()].ends_with(' '));
    let end = span.end() + usize::from(text[span.end()..].starts_with(' '));
    mixed && (places.acts(Span::new(start, end)) || places.is_followed(end))
}

/// Whether two words that no list knows are a man's name: they do something, or something is done by them.
pub(super) fn is_unknown_man(run: Run<'_>, words: &Words) -> bool {
    let Run { text, span, written, .. } = run;
    let plain = |word: &str| {
        word.len() >= 3
            && word[1..].bytes().all(|b| b.is_ascii_lowercase())
            && !words.is_bare_noun(word)
            && !words.is_image(word)
            && words.english_suffix(word).is_none()
    };
    const WAYS: &[&str] = &["Avenue", "Boulevard", "Bridge", "Drive", "Highway", "Road", "Square", "Street", "Valley", "Way"];
    let rest = &text[span.end()..];
    // Dana Reed, 51,
    let aged = || {
        rest.strip_prefix(", ")
            .and_then(|rest| rest.get(..3))
            .is_some_and(|age| age.ends_with(',') && age[..2].bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(written, [first, last] if plain(first) && plain(last) && !WAYS.contains(last))
        && !follows_capital(text, span)
        && (acts_next(text, span.end()) || is_inside(text, span.start()) && run.is_done_to(&["against", "by"], true) || aged())
}

/// Halvex sued, that Ovanta must open, Halvex and Birch have: a verb of parties follows, or one that helps another, perhaps
/// behind an adverb or another party. Of speech alone it tells nothing: a man is called by his last name where he speaks.
fn acts_next(text: &str, end: usize) -> bool {
    const HELPS: &[&str] =
        &["are", "can", "could", "did", "does", "had", "has", "have", "is", "may", "must", "was", "were", "will", "would"];
    const SPEAKS: &[&str] =
        &["added", "argued", "argues", "asked", "claimed", "recalled", "replied", "retorted", "said", "says", "testified", "told"];
    const PAST: &[&str] = &[
        "bit", "broke", "cut", "drew", "fell", "gave", "grew", "hit", "kept", "led", "made", "met", "rose", "saw", "set", "shut", "stuck",
        "struck", "swung", "tore", "went", "won", "wrote",
    ];
    let Some(mut rest) = text[end..].strip_prefix(' ') else { return false };
    if let Some(other) = rest.strip_prefix("and ").filter(|other| other.starts_with(|c: char| c.is_ascii_uppercase())) {
        // the other party is one word, or a few with capitals
        rest = other.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
        for _ in 0..4 {
            let Some(more) = rest.strip_prefix(' ').filter(|more| more.starts_with(|c: char| c.is_ascii_uppercase())) else { break };
            rest = more.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
        }
        rest = rest.strip_prefix(' ').unwrap_or("");
    }
    let word = |rest: &str| rest.bytes().take_while(|b| b.is_ascii_lowercase()).count();
    let mut next = &rest[..word(rest)];
    if next.ends_with("ly") {
        rest = rest[next.len()..].trim_start();
        next = &rest[..word(rest)];
    }
    let past = || next.len() >= 5 && next.ends_with("ed") || PAST.binary_search(&next).is_ok();
    SPEAKS.binary_search(&next).is_err() && (ACTS.contains(next) || HELPS.binary_search(&next).is_ok() || past())
}

/// Words before whom something is done to, sorted: sued Halvex, against Halvex, a deal with Halvex.
const BEFORE: &[&str] = &[
    "accused",
    "accuses",
    "accusing",
    "against",
    "approached",
    "backing",
    "between",
    "by",
    "fined",
    "fines",
    "fining",
    "for",
    "investigating",
    "of",
    "outbid",
    "pressed",
    "raided",
    "rescue",
    "rival",
    "sue",
    "sued",
    "sues",
    "suing",
    "supplied",
    "than",
    "told",
    "urged",
    "versus",
    "with",
];

/// How far behind the deed he may stand to whom, from whom or on whom it is done, in bytes.
const DEED_REACH: usize = 48;

impl Run<'_> {
    /// Whether one of these words, sorted, or one that tells what is done to parties, or to men, stands before: bought Halvex, a
    /// fine imposed on Halvex; succeeded Lena Brook.
    fn is_done_to(self, words: &[&str], men: bool) -> bool {
        const LEADS: &[&str] = &["behind", "on", "to"];
        let Some(before) = self.text[..self.span.start()].strip_suffix(' ') else { return false };
        let last = last_word(before);
        let first = self.deeds.partition_point(|&(end, _)| end + DEED_REACH < before.len());
        let near = &self.deeds[first..self.deeds.partition_point(|&(end, _)| end <= before.len())];
        let led = |end: usize| LEADS.binary_search(&last).is_ok() && !before[end..].contains(['.', ',', ';', ':', '\n']);
        words.binary_search(&last).is_ok() || near.iter().any(|&(end, of_men)| of_men == men && (end == before.len() || led(end)))
    }
}

/// Halvex's anything, but a man's brother, lawyer or death.
fn is_owner(text: &str, span: Span<View>) -> bool {
    const OF_MEN: &[&str] = &[
        "brother",
        "sister",
        "wife",
        "husband",
        "son",
        "daughter",
        "father",
        "mother",
        "lawyer",
        "lawyers",
        "attorney",
        "attorneys",
        "widow",
        "estate",
        "house",
        "home",
        "career",
        "death",
        "life",
        "arrest",
        "testimony",
        "trial",
        "children",
        "family",
        "friend",
        "friends",
        "girlfriend",
        "boyfriend",
        "resignation",
        "departure",
        "appointment",
        "dismissal",
        "own",
    ];
    let rest = &text[span.end()..];
    let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
    owned.is_some_and(|rest| !OF_MEN.contains(&rest.split(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or("")))
}
