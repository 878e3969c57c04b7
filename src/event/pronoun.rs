//! What a pronoun is, and in English what it undergoes: he is a person, whatever it is; accusing it, sued him.

use crate::mention::{Class, Mention};
use crate::text::edge::WordList;

/// Whether what stands next is what the leader of the sentence does something to: "accusing it of", "sued him", "sued, alleging
/// that it had stolen"; not "sued, claiming it had been misled".
pub(crate) fn undergoes(before: &str, after: &str) -> bool {
    const CHARGED: WordList = WordList::new(&["alleging", "alleging that", "claiming", "claiming that"]);
    let does = |after: &str| {
        let mut words = after.trim_start().split(' ');
        matches!(words.next(), Some("had" | "has")) && words.next() != Some("been")
    };
    if before.strip_suffix(' ').is_some_and(|before| CHARGED.ending(before).is_some()) {
        return does(after);
    }
    const DONE: WordList = WordList::new(&[
        "accusing", "accused", "accuses", "sued", "suing", "against", "blaming", "blamed", "urging", "urged", "forcing", "ordering",
        "calling",
    ]);
    before.strip_suffix(' ').is_some_and(|before| DONE.ending(before).is_some())
}

/// Whether the pronoun is of a man who is acted on: him, and her where nothing of hers follows.
pub(crate) fn is_object(word: &str, after: &str) -> bool {
    const BEHIND: [&str; 12] = ["of", "for", "in", "on", "over", "at", "from", "to", "with", "after", "and", "as"];
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    word == "him" || word == "her" && (!after.starts_with(' ') || BEHIND.contains(&next))
}

/// 对其, 将其, 判令其: whether a Chinese pronoun that `before` leads to is acted on.
pub(crate) fn is_acted_on(before: &str) -> bool {
    before.ends_with(['对', '向', '将', '把', '给', '令', '求', '劝', '诉', '控', '促', '责'])
}

/// Whether nothing but a verb of at most three words lies between two parties: " had sued ", " then accused ".
pub(crate) fn only_acts(between: &str) -> bool {
    const SAYS: [&str; 10] = ["said", "says", "that", "and", "of", "told", "for", "with", "about", "by"];
    let Some(words) = between.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' ')) else { return false };
    let is_verb = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()) && !SAYS.contains(&word);
    words.split(' ').count() <= 3 && words.split(' ').all(is_verb)
}

/// The class of what a pronoun stands for: he is a person, whatever it is.
pub(super) fn class_of(text: &str, mention: &Mention, class: Class) -> Class {
    const PERSONS: [&str; 10] = ["he", "she", "him", "her", "his", "hers", "himself", "herself", "他", "她"];
    let word = &text[mention.span.range()];
    let person = mention.class == Class::Pronoun && PERSONS.iter().any(|p| p.eq_ignore_ascii_case(word));
    if person { Class::Person } else { class }
}
