//! Foreign names in Chinese spelling that no table has: 帕特里克·奥康纳, 丽塔·林(Rita Lin).

use super::borders::Borders;
use super::deeds;
use super::person::Neighbours;
use super::words::Words;
use super::{Class, Mention};
use crate::span::Span;
use crate::text::TextView;
use crate::text::normal::is_han;

/// Names with a middle dot, and runs of spelling characters before a Latin name in brackets.
pub(crate) fn find(view: &TextView, borders: &Borders<'_>, words: &Words, out: &mut Vec<Mention>) {
    let text = view.as_str();
    for (dot, _) in text.match_indices('·') {
        let start = past_word(text, borders, run_start(text, dot, words), dot);
        let mut end = run_end(text, dot + '·'.len_utf8(), words);
        while text[end..].starts_with('·') {
            let next = end + '·'.len_utf8();
            let reached = run_end(text, next, words);
            if reached == next {
                break;
            }
            end = reached;
        }
        let end = before_deed(text, borders, end);
        let already = out.last().is_some_and(|m: &Mention| m.span.end() > dot && m.rule == "foreign-dotted");
        if start < dot && end > dot + '·'.len_utf8() && !already {
            out.push(Mention {
                span: Span::new(start, end),
                class: Class::Person,
                row: None,
                value: None,
                rule: "foreign-dotted",
                definite: true,
            });
        }
    }
    for bracket in &view.brackets {
        let inner = view.slice(bracket.inner);
        if !is_latin_name(inner) {
            continue;
        }
        let at = bracket.outer.start();
        let start = run_start(text, at, words);
        if text[start..at].chars().count() >= 2 && start < at && !text[start..at].contains('·') {
            out.push(Mention {
                span: Span::new(start, at),
                class: Class::Person,
                row: None,
                value: None,
                rule: "foreign-bracketed",
                definite: false,
            });
        }
    }
}

/// Runs of spelling characters beside a post or before a cue of speech: 霍尔特法官, 总裁阿尔维德, 卡斯特里表示.
pub(crate) fn beside(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    let before = near.titles.iter().chain(near.cues).map(|t| Span::new(run_start(text, t.start(), words), t.start()));
    let after = near.titles.iter().map(|t| Span::new(t.end(), run_end(text, t.end(), words)));
    for span in before.chain(after) {
        let run = view.slice(span);
        let (plain, all) = run.chars().fold((0, 0), |(plain, all), c| (plain + usize::from(words.foreign(c) == Some(false)), all + 1));
        // three characters of which one is a word too: nothing else may be read there
        let enough = || plain >= 3 || (plain == 2 && all == 3 && borders.is_free(span));
        if plain >= 2 && !run.contains('·') && !near.taken.overlaps(span) && !words.is_word(run) && enough() {
            out.push(Mention { span, class: Class::Person, row: None, value: None, rule: "foreign-beside-post", definite: false });
        }
    }
}

/// Endings of places in foreign spelling; what ends so is not taken for a person without a post.
const PLACES: &[char] = &['亚', '堡', '岛', '州', '港', '坦', '茨', '城', '市', '国', '兰'];

/// Long runs of spelling characters that no word claims, between borders: 斯坦内利在, “布拉瓦斯”.
pub(crate) fn lone(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    let spells = |c: char| words.foreign(c) == Some(false);
    let border = |c: Option<char>| c.is_none_or(|c| (!is_han(c) || words.stops(c)) && c != '·');
    let mut from = 0;
    while let Some(at) = text[from..].find(spells).map(|i| from + i) {
        let end = text[at..].find(|c| !spells(c)).map_or(text.len(), |i| at + i);
        let span = Span::new(at, end);
        from = end;
        let run = view.slice(span);
        let length = run.chars().count();
        if length < 3 {
            continue;
        }
        let told = deeds::follow(&text[end..]);
        let alone = border(text[..at].chars().next_back()) && (told || border(text[end..].chars().next()));
        let known = length == 3 && alone && borders.is_person(span);
        if (if told || known { 3 } else { 4 }..=7).contains(&length)
            && alone
            && !run.ends_with(PLACES)
            && !near.taken.overlaps(span)
            && !words.is_word(run)
            && (borders.is_free(span) || (told && borders.is_free_name(span)))
        {
            out.push(Mention { span, class: Class::Person, row: None, value: None, rule: "foreign-lone", definite: false });
        }
    }
}

/// Two to four capitalised words: a personal name rather than a brand.
pub(crate) fn is_latin_name(inner: &str) -> bool {
    let inner = inner.trim();
    inner.starts_with(char::is_uppercase)
        && (2..=4).contains(&inner.split(' ').take(5).count())
        && inner
            .split(' ')
            .all(|w| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'')))
}

/// Where the run of spelling characters that ends at `end` begins; at most eight characters.
fn run_start(text: &str, end: usize, words: &Words) -> usize {
    let mut start = end;
    for (i, c) in text[..end].char_indices().rev().take(8) {
        if words.foreign(c).is_none() && c != '·' {
            break;
        }
        start = i;
    }
    // A word of the language at the beginning is not part of the name: 和, 对, 马 after 说.
    while start < end {
        let mut chars = text[start..end].chars();
        match chars.next() {
            Some(c) if words.foreign(c) == Some(true) && chars.clone().count() >= 2 && words.stops(c) => start += c.len_utf8(),
            Some('·') => start += '·'.len_utf8(),
            _ => break,
        }
    }
    start
}

/// 股东玛丽·索雷尔: a character that ends another word begins no name.
fn past_word(text: &str, borders: &Borders<'_>, mut start: usize, end: usize) -> usize {
    while let Some(c) = text[start..end].chars().next().filter(|_| !borders.begins(start)) {
        start += c.len_utf8();
    }
    start
}

/// 玛丽·索雷尔拉来, 玛丽·索雷尔成了: what she does is no part of the name.
fn before_deed(text: &str, borders: &Borders<'_>, end: usize) -> usize {
    let name = text[..end].rfind('·').map_or(end, |dot| dot + '·'.len_utf8());
    let shortest = text[name..end].char_indices().nth(2).map_or(end, |(i, _)| name + i);
    let mut places = text[shortest..end].char_indices().map(|(i, _)| shortest + i);
    places.rfind(|&at| borders.is_deed(at) && borders.word_from(at).is_some_and(|w| w.end >= end)).unwrap_or(end)
}

fn run_end(text: &str, from: usize, words: &Words) -> usize {
    let mut end = from;
    for (i, c) in text[from..].char_indices().take(9) {
        if c == '-' && i > 0 {
            continue;
        }
        // 彼得连科: 得 is a small word elsewhere
        if c == '得' && text[..from + i].ends_with('彼') {
            end = from + i + c.len_utf8();
            continue;
        }
        if !is_han(c) || words.foreign(c).is_none() || (words.stops(c) && words.foreign(c) == Some(true)) {
            break;
        }
        end = from + i + c.len_utf8();
    }
    end
}
