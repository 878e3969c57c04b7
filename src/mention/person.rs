//! Chinese personal names that no table has: surname and one or two characters, with evidence beside them.

use rustc_hash::FxHashMap;

use super::words::{Surname, Words};
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::normal::is_han;
use crate::text::{TextView, segment};

/// What stands beside a candidate.
pub(crate) struct Neighbours<'a> {
    /// Posts found in the text, by start.
    pub titles: &'a [Span<View>],
    /// Cues of speech found in the text, by start.
    pub cues: &'a [Span<View>],
    /// Names that tables have, by start.
    pub names: &'a [Span<View>],
}

/// Finds names with evidence: a post directly before or after, a cue of speech after, another name in the same list.
/// A name found once with evidence is found everywhere.
pub(crate) fn find(view: &TextView, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    let mut found: FxHashMap<&str, ()> = FxHashMap::default();
    for title in near.titles {
        let mut at = title.end();
        if text[at..].starts_with(['、', ':']) {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        if let Some(span) = candidate(view, words, near, at, true) {
            found.insert(&text[span.range()], ());
            // 董事长王石、郁亮: the list goes on
            let mut next = span.end();
            while text[next..].starts_with('、') {
                let Some(more) = candidate(view, words, near, next + '、'.len_utf8(), true) else { break };
                found.insert(&text[more.range()], ());
                next = more.end();
            }
        }
        if let Some(span) = before(view, words, near, title.start()) {
            found.insert(&text[span.range()], ());
        }
    }
    for cue in near.cues {
        if let Some(span) = before(view, words, near, cue.start()) {
            found.insert(&text[span.range()], ());
        }
    }
    let mut names: Vec<&str> = found.into_keys().collect();
    names.sort_unstable();
    for name in names {
        for (at, _) in text.match_indices(name) {
            let span = Span::new(at, at + name.len());
            if !is_inside_name(near, span) {
                out.push(Mention { span, class: Class::Person, row: None, value: None, rule: "surname".into(), definite: false });
            }
        }
    }
}

/// A name that begins at `at`.
fn candidate(view: &TextView, words: &Words, near: &Neighbours<'_>, at: usize, strong: bool) -> Option<Span<View>> {
    let text = view.as_str();
    let rest = &text[at..];
    let (surname, strength) = words.surname(rest)?;
    if (strength == Surname::Rare && !strong) || words.is_word(rest) {
        return None;
    }
    let given: Vec<(usize, char)> = rest[surname.len()..].char_indices().take(3).take_while(|&(_, c)| is_han(c)).collect();
    let (_, first) = *given.first()?;
    if words.stops(first) {
        return None;
    }
    let short = at + surname.len() + first.len_utf8();
    let long = given.get(1).filter(|(_, c)| !words.stops(*c)).map(|(i, c)| at + surname.len() + i + c.len_utf8());
    let span = match long {
        None => Span::new(at, short),
        Some(long) => Span::new(at, choose(view, at, short, long)),
    };
    let starts_name = near.names.binary_search_by(|n| n.start().cmp(&at)).is_ok();
    (!starts_name && !is_inside_name(near, span)).then_some(span)
}

/// A name that ends at `end`: three characters before two.
fn before(view: &TextView, words: &Words, near: &Neighbours<'_>, end: usize) -> Option<Span<View>> {
    let text = view.as_str();
    let starts: Vec<usize> = text[..end].char_indices().rev().take(4).take_while(|&(_, c)| is_han(c)).map(|(i, _)| i).collect();
    for &count in &[2usize, 1] {
        let Some(&at) = starts.get(count) else { continue };
        let Some((surname, strength)) = words.surname(&text[at..end]) else { continue };
        let given = &text[at + surname.len()..end];
        if strength == Surname::Rare || given.is_empty() || given.chars().any(|c| words.stops(c)) || words.is_word(&text[at..]) {
            continue;
        }
        let bordered = text[..at].chars().next_back().is_none_or(|c| !is_han(c) || words.stops(c));
        let span = Span::new(at, end);
        if (bordered || is_word_of(view, span)) && !is_inside_name(near, span) {
            return Some(span);
        }
    }
    None
}

fn is_inside_name(near: &Neighbours<'_>, span: Span<View>) -> bool {
    let i = near.names.partition_point(|n| n.start() <= span.start());
    near.names[i.saturating_sub(3)..(i + 1).min(near.names.len())].iter().any(|n| n.overlaps(span))
}

/// Two or three characters: where the long form is followed by a border it is taken, else jieba is asked.
fn choose(view: &TextView, at: usize, short: usize, long: usize) -> usize {
    let text = view.as_str();
    let next = text[long..].chars().next();
    if next.is_none_or(|c| !is_han(c)) {
        return long;
    }
    let sentence = view.sentences[view.sentence_at(at)].span;
    let words = segment::words(&text[sentence.range()]);
    let ends = |end: usize| words.iter().any(|w| w.start + sentence.start() == at && w.end + sentence.start() == end);
    if ends(long) {
        return long;
    }
    if ends(short) {
        return short;
    }
    // jieba cut the name apart: the third character belongs to it unless it begins a word with what follows
    let joined = words.iter().any(|w| w.start + sentence.start() == short && w.end + sentence.start() > long);
    if joined { short } else { long }
}

/// Whether jieba takes the span for a person's name of its own.
fn is_word_of(view: &TextView, span: Span<View>) -> bool {
    let sentence = view.sentences[view.sentence_at(span.start())].span;
    if !sentence.contains(span) {
        return false;
    }
    segment::words(view.slice(sentence))
        .iter()
        .any(|w| w.start + sentence.start() == span.start() && w.end + sentence.start() == span.end())
}
