//! Dates that are told by the way, and whether what happened on a date is told as over.

use super::beside::Placed;
use super::find::{window_end, window_start};
use super::grammar::Effect;

/// Words before a date that make it the date of a thing, not of what is told: its 2015 agreement.
const DETERMINERS: &[&str] = &[" a ", " an ", " its ", " his ", " her ", " their ", " the ", "'s ", "’s "];
/// Words between commas that date a thing that was named: an e-mail, written in January 2022, said so.
const DATED: &[&str] = &[", written ", ", signed ", ", dated ", ", published ", ", recorded ", ", sent ", ", issued ", ", made "];
/// Words that date a firm or a person, by the way: Alder, founded in 1998, sued in May.
const BORN: &[&str] = &[", founded ", ", established ", ", set up ", ", formed ", ", born ", ", incorporated ", ", built "];

/// A written date that only tells which thing is meant: 他在2008年的收购中违约, "the 2015 agreement".
pub(super) fn is_aside(text: &str, one: &Placed) -> bool {
    if one.said.exact_year().is_none() {
        return false;
    }
    let (before, after) = (&text[..one.span.start()], &text[one.span.end()..]);
    if after.starts_with('的') {
        // 2008年的收购…: what begins its clause still leads the story
        return before.ends_with(|c: char| !matches!(c, ',' | '。' | ';' | '\n' | '!' | '?' | '”' | '“'));
    }
    let named = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let lead = before.strip_suffix("in ").or_else(|| before.strip_suffix("on ")).unwrap_or(before);
    let since = one.bound == Some(Effect::Since) && before.trim_end().ends_with("since");
    since || named && DETERMINERS.iter().any(|d| before.ends_with(d)) || DATED.iter().chain(BORN).any(|d| lead.ends_with(d))
}

/// "Roe had left that April": what came before what is told is no place to go on from, unless the sentence opens with it.
pub(super) fn is_looked_back_to(text: &str, one: &Placed) -> bool {
    const NO_TENSE: &[&str] = &["to ", "a ", "an ", "no ", "the ", "its ", "his ", "her ", "their "];
    let before = &text[window_start(text, one.span.start())..one.span.start()];
    // not at the point of £11.5 billion
    let parts = |&(at, mark): &(usize, char)| {
        matches!(mark, '.' | ';' | ',' | '\n' | ':' | '"') && !before[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    };
    let clause = before.char_indices().rev().find(parts).map_or(before, |(at, _)| &before[at + 1..]);
    clause.rfind(" had ").is_some_and(|at| {
        let rest = &clause[at + " had ".len()..];
        !NO_TENSE.iter().any(|word| rest.starts_with(word))
    })
}

/// 吵到今天: what lasts is told by the way, and the story goes on from where it stood.
pub(super) fn is_until_today(text: &str, one: &Placed) -> bool {
    let word = &text[one.span.start()..one.span.end()];
    matches!(word, "今天" | "今日" | "今" | "现在") && text[..one.span.start()].ends_with(['到', '至'])
}

/// "On April 8 Birch, a publisher, pulled its catalogue": the first verb behind a date that opens its sentence tells of the past.
pub(super) fn is_told(text: &str, one: &Placed) -> bool {
    const PAST: &[&str] = &[
        "was", "were", "had", "did", "took", "gave", "said", "told", "won", "lost", "made", "paid", "sold", "bought", "went", "came",
        "held", "found", "left", "sent", "began", "cut", "hit", "met", "put", "rose", "fell", "struck", "sought", "threw", "withdrew",
        "chose", "wrote",
    ];
    const NOT_PAST: &[&str] =
        &["will", "would", "is", "are", "can", "may", "must", "shall", "should", "to", "could", "might", "has", "have"];
    let opens = text[..one.span.start()]
        .trim_end()
        .strip_suffix("On")
        .is_some_and(|before| before.trim_end().ends_with(['.', '"', '\n']) || before.is_empty());
    if !opens {
        return false;
    }
    let behind = &text[one.span.end()..window_end(text, one.span.end())];
    let sentence = behind.split(['.', ';']).next().unwrap_or_default();
    let mut words = sentence.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.starts_with(|c: char| c.is_ascii_lowercase()));
    let is_past = |word: &str| word.len() > 4 && word.ends_with("ed") || PAST.contains(&word);
    words.find(|word| is_past(word) || NOT_PAST.contains(word)).is_some_and(is_past)
}
