//! What a bare clause passes over: days and adverbs before a verb, and what only says more of a party.

use smallvec::SmallVec;

use super::aside;
use super::coordination::skip_bracket;
use super::described::strip_descriptions;
use super::english;
use super::scene::Scene;
use super::stage::Stage;
use crate::mention::Class;
use crate::span::{Span, View};

/// What is passed over, in order; none overlaps another.
pub(super) type Cuts = SmallVec<[Span<View>; 2]>;

/// How far before a date its preposition may stand: "late on", in words.
const LEADING_WORDS: usize = 2;

/// How many words may describe a party: "its former partner in the north" has too many of another kind.
const DESCRIPTION: usize = 6;

/// The longest bracket behind a name that is passed over, in bytes.
const BRACKET: usize = 90;

/// Dates with their prepositions, and adverbs, before a verb: " on Tuesday", " also".
pub(super) fn adverbs(stage: &Stage<'_>, scene: &Scene<'_>, before: Span<View>) -> Cuts {
    const PREPOSITIONS: &[&str] = &["on", "in", "at", "by", "since", "during", "late", "early", "earlier", "later"];
    let text = scene.view.as_str();
    let mut cuts = SmallVec::new();
    for date in scene.mentions_in(stage.mentions, before).iter().filter(|m| m.class == Class::Date && before.contains(m.span)) {
        let mut start = date.span.start();
        for _ in 0..LEADING_WORDS {
            let word = text[before.start()..start].strip_suffix(' ').map(|head| head.rsplit(' ').next().unwrap_or(head));
            let Some(word) = word.filter(|word| PREPOSITIONS.contains(word)) else { break };
            start -= word.len() + 1;
        }
        let space = usize::from(text[date.span.end()..before.end()].starts_with(' '));
        cuts.push(Span::new(start, date.span.end() + space));
    }
    let mut at = before.start();
    for word in text[before.range()].split_inclusive(' ') {
        let span = Span::new(at, at + word.len());
        at += word.len();
        let adverb =
            word.strip_suffix(' ').is_some_and(|w| english::may_stand_between(w) && !matches!(w, "not" | "never" | "all" | "both"));
        if adverb
            && !cuts.iter().any(|c: &Span<View>| c.overlaps(span))
            && !scene.mentions_in(stage.mentions, span).iter().any(|m| m.span.overlaps(span))
        {
            cuts.push(span);
        }
    }
    cuts.sort_unstable_by_key(|c| c.start());
    cuts
}

/// Quotation marks around a party, a bracket behind it, a description before it ("its former partner Birch", 老对手甲), an apposition
/// behind it ("Birch, a maker of lifts,"); never what tells of the trigger itself.
pub(super) fn beside_parties(stage: &Stage<'_>, scene: &Scene<'_>, told: Span<View>, trigger: Span<View>, cuts: &mut Cuts) {
    let text = scene.view.as_str();
    let mut found = Cuts::new();
    for party in scene.mentions_in(stage.mentions, told).iter().filter(|m| m.class.is_party() && told.contains(m.span)) {
        let (mut start, mut end) = (party.span.start(), party.span.end());
        let quoted = text[told.start()..start].ends_with('“') && text[end..told.end()].starts_with('”');
        if quoted {
            start -= '“'.len_utf8();
            end += '”'.len_utf8();
            found.push(Span::new(start, party.span.start()));
            found.push(Span::new(party.span.end(), end));
        }
        let before = &text[told.start()..start];
        let described = if scene.english { english_description(before) } else { before.len() - strip_descriptions(before).len() };
        if described > 0 {
            found.push(Span::new(start - described, start));
        }
        let rest = &text[end..told.end()];
        let space = usize::from(rest.starts_with(" ("));
        let bracket = rest[space..].len() - skip_bracket(&rest[space..]).len();
        if (1..=BRACKET).contains(&bracket) {
            found.push(Span::new(end, end + space + bracket));
        }
    }
    if scene.english {
        let behind = scene.clauses.iter().filter(|c| c.start() > trigger.end() && c.end() <= told.end());
        found.extend(behind.filter(|c| aside::is_apposition(scene, **c)).map(|c| {
            let [before, behind] = [text[..c.start()].ends_with(','), text[c.end()..].starts_with(',')].map(usize::from);
            Span::new(c.start() - before, c.end() + behind)
        }));
    }
    let is_free = |cut: &Span<View>, cuts: &Cuts| !cut.overlaps(trigger) && !cuts.iter().any(|c| c.overlaps(*cut));
    for cut in found {
        if is_free(&cut, cuts) {
            cuts.push(cut);
        }
    }
    cuts.sort_unstable_by_key(|c| c.start());
}

/// How many bytes at the end of the words describe the name that follows: "the lift maker ", "rival ".
fn english_description(before: &str) -> usize {
    const DETERMINERS: &[&str] = &["a", "an", "her", "his", "its", "the", "their"];
    const CALLS: &[&str] = &["archrival", "ex-partner", "fellow", "former", "longtime", "partner", "rival", "then-partner"];
    let Some(words) = before.strip_suffix(' ') else { return 0 };
    let mut length = 1;
    let mut described = 0;
    for word in words.rsplit(' ').take(DESCRIPTION + 1) {
        length += word.len();
        if DETERMINERS.contains(&word) {
            return length;
        }
        let plain = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        // "its phone pleased Birch" describes nobody
        let verb = length == 1 + word.len() && word.ends_with("ed") || aside::is_verb(word);
        if !plain || verb || english::is_small(word) || english::is_link(word) {
            break;
        }
        if CALLS.contains(&word) {
            described = length;
        }
        length += 1;
    }
    described
}
