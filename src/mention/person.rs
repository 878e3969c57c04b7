//! Chinese personal names that no table has: surname and one or two characters, with evidence beside them.

use super::borders::Borders;
use super::finder::Finder;
use super::ranges::Apart;
use super::words::{Surname, Words};
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;
use crate::text::segment::{self, Part, Word};

/// What stands beside a candidate.
pub(crate) struct Neighbours<'a> {
    /// Posts found in the text, by start.
    pub titles: &'a [Span<View>],
    /// Cues of speech found in the text, by start.
    pub cues: &'a [Span<View>],
    /// What names and values cover already.
    pub taken: Apart<'a>,
    /// Where those names and values begin, in order.
    pub starts: &'a [usize],
}

/// Finds names with evidence: a post directly before or after, a cue of speech after, another name in the same list.
/// A name found once with evidence is found everywhere.
pub(crate) fn find(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    let mut found: Vec<&str> = Vec::new();
    for title in near.titles {
        let mut at = title.end();
        if text[at..].starts_with(['、', ':']) {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        if let Some(span) = candidate(view, borders, words, near, at, true) {
            found.push(&text[span.range()]);
            // 董事长王石、郁亮: the list goes on
            let mut next = span.end();
            while text[next..].starts_with('、') {
                let Some(more) = candidate(view, borders, words, near, next + '、'.len_utf8(), true) else { break };
                found.push(&text[more.range()]);
                next = more.end();
            }
        }
        if let Some(span) = before(view, borders, words, near, title.start()) {
            found.push(&text[span.range()]);
        }
    }
    for cue in near.cues {
        if let Some(span) = before(view, borders, words, near, cue.start()) {
            found.push(&text[span.range()]);
        }
    }
    lone(view, borders, words, near, &mut found);
    let finder = Finder::new(found.into_iter().map(|name| (name, ())));
    finder.find(text, |span, ()| {
        if !near.taken.overlaps(span) {
            out.push(Mention { span, class: Class::Person, row: None, value: None, rule: "surname", definite: false });
        }
    });
}

/// Names without a post or cue beside them: a surname, characters that parents choose, and no other word there.
fn lone<'v>(view: &'v TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, found: &mut Vec<&'v str>) {
    let text = view.as_str();
    let mut surname: Option<(usize, char)> = None;
    for (i, c) in text.char_indices() {
        let before = surname.take();
        if words.begins_name(c) {
            surname = Some((i, c));
        }
        let Some((at, first)) = before.filter(|_| words.in_given_names(c)) else { continue };
        let rest = &text[at..];
        if words.surname(rest).is_none_or(|s| s.1 == Surname::Rare) || words.is_word(rest) {
            continue;
        }
        let middle = at + first.len_utf8();
        let short = Span::new(at, i + c.len_utf8());
        let third = text[short.end()..].chars().next().filter(|&c| words.in_given_names(c));
        let long = third.map(|c| Span::new(at, short.end() + c.len_utf8()));
        if near.taken.overlaps(short) || is_claimed(text, short, middle, third.is_some()) {
            continue;
        }
        let long = long.filter(|&s| borders.is_free(s) || borders.is_split(s, middle));
        let name = long.or_else(|| (borders.is_person(short) || stands_alone(text, borders, words, short)).then_some(short));
        if let Some(span) = name.filter(|&s| !near.taken.overlaps(s)) {
            found.push(&text[span.range()]);
        }
    }
}

/// Whether the dictionary alone shows that words claim the surname, so that no cut would find a name: 方法 is a word, and
/// 平方 before 达 takes the 方.
fn is_claimed(text: &str, short: Span<View>, middle: usize, long: bool) -> bool {
    let next = text[short.end()..].chars().next().map_or(short.end(), |c| short.end() + c.len_utf8());
    let goes_on = long && (segment::is_word(&text[middle..next]) || segment::is_word(&text[short.start()..next]));
    if goes_on {
        return false;
    }
    if segment::is_word(&text[short.range()]) {
        return !matches!(segment::words(&text[short.range()])[..], [Word { part: Part::Person, .. }]);
    }
    let mut before = text[..short.start()].char_indices().rev().take(4).take_while(|&(_, c)| is_han(c)).map(|(i, _)| i);
    before.next().is_some_and(|last| segment::is_word(&text[last..middle]) && !before.any(|i| segment::is_word(&text[i..short.start()])))
}

/// Two characters that no word claims, between borders: the sentence begins before them and 的 or a comma follows.
fn stands_alone(text: &str, borders: &Borders<'_>, words: &Words, span: Span<View>) -> bool {
    let border = |c: Option<char>| c.is_none_or(|c| !is_han(c) || words.stops(c));
    let (before, after) = (text[..span.start()].chars().next_back(), text[span.end()..].chars().next());
    border(before) && border(after) && borders.is_free(span)
}

/// A name that begins at `at`.
fn candidate(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, at: usize, strong: bool) -> Option<Span<View>> {
    let text = view.as_str();
    let rest = &text[at..];
    let (surname, strength) = words.surname(rest)?;
    if (strength == Surname::Rare && !strong) || words.is_word(rest) {
        return None;
    }
    let mut given = rest[surname.len()..].char_indices().take_while(|&(_, c)| is_han(c));
    let (_, first) = given.next()?;
    let second = given.next();
    if words.stops(first) {
        return None;
    }
    let short = at + surname.len() + first.len_utf8();
    let long = second.filter(|(_, c)| !words.stops(*c)).map(|(i, c)| at + surname.len() + i + c.len_utf8());
    let span = match long {
        None => Span::new(at, short),
        Some(long) => Span::new(at, choose(view, borders, at, short, long)),
    };
    let chosen = words.in_given_names(first) && second.is_none_or(|(_, c)| words.in_given_names(c));
    if !chosen && borders.is_other_word(at + surname.len()) {
        return None;
    }
    (near.starts.binary_search(&at).is_err() && !near.taken.overlaps(span)).then_some(span)
}

/// A name that ends at `end`: three characters before two.
fn before(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, end: usize) -> Option<Span<View>> {
    let text = view.as_str();
    let mut starts = text[..end].char_indices().rev().take_while(|&(_, c)| is_han(c)).map(|(i, _)| i).skip(1);
    let (two, three) = (starts.next(), starts.next());
    for at in [three, two].into_iter().flatten() {
        let Some((surname, strength)) = words.surname(&text[at..end]) else { continue };
        let given = &text[at + surname.len()..end];
        let chosen = || given.chars().all(|c| words.in_given_names(c)) && borders.is_free(Span::new(at, end));
        if (strength == Surname::Rare && !chosen())
            || given.is_empty()
            || given.chars().any(|c| words.stops(c))
            || words.is_word(&text[at..])
        {
            continue;
        }
        let bordered = text[..at].chars().next_back().is_none_or(|c| !is_han(c) || words.stops(c));
        let span = Span::new(at, end);
        if (bordered || borders.is_person(span)) && !near.taken.overlaps(span) {
            return Some(span);
        }
    }
    None
}

/// Two or three characters: where the long form is followed by a border it is taken, else jieba is asked.
fn choose(view: &TextView, borders: &Borders<'_>, at: usize, short: usize, long: usize) -> usize {
    let text = view.as_str();
    let next = text[long..].chars().next();
    if next.is_none_or(|c| !is_han(c)) {
        return long;
    }
    match borders.word_from(at).map(|w| w.end) {
        Some(end) if end == long || end == short => end,
        // jieba cut the name apart: the third character belongs to it unless it begins a word with what follows
        _ if borders.word_from(short).is_some_and(|w| w.end > long) => short,
        _ => long,
    }
}
