//! Which words are the speaker's: a quotation, what follows the cue, or what stands before it.

use super::QuoteKind;
use super::cue::{Cue, Place};
use super::english;
use super::goes_on::told_again;
use super::parts::parts;
use crate::event::scene::Scene;
use crate::event::stage::{Stage, trim};
use crate::ontology::ClaimKind;
use crate::pack::compile;
use crate::span::{Span, View};
use crate::text::Quotation;
use crate::text::edge::WordList;

/// The words of one claim.
pub(crate) struct Content {
    pub span: Span<View>,
    pub evidence: Vec<Span<View>>,
    pub quote: QuoteKind,
}

/// Fewer characters than this say nothing by themselves.
const SHORTEST: usize = 2;
/// A quotation of this length says something by itself.
const OWN_WORDS: usize = 14;

/// Where the content of cue `i` ends at the latest: before the clause of the next cue, unless that is said inside it.
pub(crate) fn border(scene: &Scene<'_>, cues: &[Cue], i: usize) -> usize {
    let cue = cues[i];
    let own = scene.clause_at(cue.span.start());
    for next in &cues[i + 1..] {
        let clause = scene.clause_at(next.span.start());
        let other = matches!(next.place, Place::Clause | Place::Pronoun) && next.speaker != cue.speaker;
        let beside = !scene.english && speaks_too(scene, &cue, next);
        let opens = !beside && clause == own + 1 && opens_content(scene, cue.span.end());
        let speaks = next.place == Place::Pronoun && opens_content(scene, cue.span.end());
        let nested = clause == own || speaks || opens && other;
        if !nested {
            return scene.clauses[clause].start();
        }
    }
    scene.sentence.span.end()
}

/// 甲道歉,乙也表示自责: another's word beside it, not inside it.
fn speaks_too(scene: &Scene<'_>, cue: &Cue, next: &Cue) -> bool {
    let clause = scene.clauses[scene.clause_at(next.span.start())];
    let before = &scene.view.as_str()[clause.start().min(next.span.start())..next.span.start()];
    cue.kind == ClaimKind::Admission && next.place == Place::Clause || before.contains(['也', '亦', '则'])
}

/// Whether a cue with a pronoun goes on with what an earlier one opened: 他称, …, 他才愿意…
pub(crate) fn is_inside(scene: &Scene<'_>, before: &[Cue], cue: &Cue) -> bool {
    cue.place == Place::Pronoun && before.last().is_some_and(|b| b.speaker.is_some() && opens_content(scene, b.span.end()))
}

/// 他称, … : the cue closes its clause, what is said begins with the next one.
pub(crate) fn opens_content(scene: &Scene<'_>, end: usize) -> bool {
    let rest = &scene.view.as_str()[end..scene.sentence.span.end()];
    rest.trim_start().starts_with([',', ':'])
}

/// The contents of a cue, in text order.
pub(crate) fn of(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, end: usize, taken: &[Span<View>]) -> Vec<Content> {
    let text = scene.view.as_str();
    if let Some(quotation) = quotation_after(scene, cue, end) {
        // “我们交了数据,”甲告诉本报,“对方另有原因。”: both are his
        let first = quotation_before(scene, cue, taken).filter(|q| !scene.english && breaks_off(scene, q));
        return first.into_iter().chain([quotation]).map(whole).collect();
    }
    if scene.english
        && cue.shape == compile::Content::Next
        && let Some(told) = english::told_before(scene, cue.span)
    {
        let span = close(text, told);
        return vec![Content { span, evidence: vec![span], quote: QuoteKind::Indirect }];
    }
    let mut after = after(scene, cue, end);
    // "A licence was needed, said Jane Roe.": behind the cue stands who says it
    if scene.english
        && let Some(told) = english::told_by_who_follows(scene, cue.span, after)
        && quotation_before(scene, cue, taken).is_none()
    {
        let span = close(text, told);
        return vec![Content { span, evidence: vec![span], quote: QuoteKind::Indirect }];
    }
    if scene.english {
        let bare = cue.shape == compile::Content::Clause;
        after = close(text, Span::new(after.start(), english::end_before_act(stage, scene, after, bare)));
    }
    if !scene.english {
        after = close(text, Span::new(after.start(), told_again(stage, scene, cue, after)));
    }
    let tells = text[after.range()].chars().filter(|c| c.is_alphanumeric()).nth(SHORTEST - 1).is_some()
        && !(scene.english && (english::is_addressee(scene, cue.span, after) || english::is_occasion(&text[after.range()])));
    let mut spoken = None;
    if let Some(quotation) = quotation_before(scene, cue, taken) {
        if !tells || scene.english || is_closed(text, cue.span.end()) {
            return vec![whole(quotation)];
        }
        // “纯属捏造。”甲回应说,乙…: what he said, and what he went on to say
        spoken = Some(quotation).filter(|q| ends_sentence(scene, q) && quotations_in(scene, after).next().is_none());
    }
    let answers = matches!(cue.kind, ClaimKind::Denial | ClaimKind::Promise | ClaimKind::Agreement | ClaimKind::Admission);
    let acts_on = answers && NEXT_ACT.beginning(&text[cue.span.end()..]).is_some();
    if !tells || acts_on || (scene.english && is_closed(text, cue.span.end())) {
        return before(scene, cue).into_iter().collect();
    }
    let own_words = quotations_in(scene, after).find(|q| q.depth == 0 && stands_apart(scene, q));
    let told = own_words.map_or(after, |q| close(text, Span::new(after.start(), q.outer.start())));
    let quoted = quotations_in(scene, told).next().is_some();
    let quote = if quoted { QuoteKind::Mixed } else { QuoteKind::Indirect };
    let mut out: Vec<Content> = spoken.map(whole).into_iter().collect();
    out.extend(parts(stage, scene, told, cue.kind == ClaimKind::Demand && !scene.english).into_iter().map(|part| Content {
        span: part,
        evidence: vec![part],
        quote,
    }));
    if scene.english {
        out.retain(|c| !english::is_cut(scene.view.slice(c.span)));
    }
    out.extend(own_words.map(whole));
    out
}

/// Whether a quotation is a sentence of its own.
fn ends_sentence(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    scene.view.slice(quotation.inner).ends_with(['。', '!', '?', '.'])
}

/// Whether a quotation ends in the middle of what is said, or a sentence of it.
fn breaks_off(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    scene.view.slice(quotation.inner).ends_with([',', '。', '!', '?', ';'])
}

/// The quotations that lie in a span.
pub(super) fn quotations_in<'v>(scene: &'v Scene<'_>, span: Span<View>) -> impl Iterator<Item = &'v Quotation> {
    let from = scene.view.quotations.partition_point(|q| q.outer.start() < span.start());
    scene.view.quotations[from..].iter().take_while(move |q| q.outer.start() < span.end()).filter(move |q| span.contains(q.outer))
}

/// The words after a cue, up to where its content can reach.
fn after(scene: &Scene<'_>, cue: &Cue, end: usize) -> Span<View> {
    let text = scene.view.as_str();
    let own = scene.clause_at(cue.span.start());
    let (from, limit) = match cue.shape {
        compile::Content::Clause => (cue.span.end(), scene.clauses[own].end().min(end)),
        compile::Content::Around => (cue.span.end(), end),
        // 以侵害商标权为由: the ground stands between 以 and the cue
        compile::Content::Ground => {
            let clause = scene.clauses[own];
            let lead =
                text[clause.start()..cue.span.start()].rfind('以').map_or(cue.span.start(), |i| clause.start() + i + '以'.len_utf8());
            return close(text, Span::new(lead, cue.span.start()));
        }
        // in his letter, …: what he says begins with the next clause
        compile::Content::Next => (scene.clauses.get(own + 1).map_or(end, |c| c.start()), end),
    };
    let mut start = skip(text, from, limit);
    if scene.english && cue.shape == compile::Content::Around {
        start = english::words_after(text, start, limit);
    }
    close(text, Span::new(start, limit.max(start)))
}

/// A long quotation after a colon or at the end is told in the speaker's own words.
fn stands_apart(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let inner = scene.view.slice(quotation.inner);
    let before = scene.view.as_str()[..quotation.outer.start()].trim_end();
    // "it was "a copy in another box."": words of a sentence, and none of their own
    let begun = !scene.english || inner.starts_with(|c: char| !c.is_lowercase());
    inner.chars().count() >= OWN_WORDS && (before.ends_with(':') || begun && inner.ends_with(['。', '!', '?', '.']))
}

/// What was denied or told stands before the cue: in English in the same sentence, in Chinese in the clause before.
fn before(scene: &Scene<'_>, cue: &Cue) -> Option<Content> {
    let text = scene.view.as_str();
    let denied = matches!(cue.kind, ClaimKind::Denial | ClaimKind::Agreement | ClaimKind::Admission | ClaimKind::Promise);
    let bare = || denied.then(|| Content { span: cue.span, evidence: vec![cue.span], quote: QuoteKind::Indirect });
    if let Some(span) = spoken_at(scene, cue) {
        return Some(Content { span, evidence: vec![span], quote: QuoteKind::Indirect });
    }
    if !scene.english && !denied {
        return None;
    }
    let Some(clause) = scene.clause_at(cue.span.start()).checked_sub(1).map(|i| scene.clauses[i]) else { return bare() };
    let from = if scene.english { scene.sentence.span.start() } else { clause.start() };
    let span = close(text, Span::new(from, clause.end()));
    if span.is_empty() {
        return bare();
    }
    let evidence = if denied { vec![span, cue.span] } else { vec![span] };
    Some(Content { span, evidence, quote: QuoteKind::Indirect })
}

/// 对这一行为予以强烈谴责: the clause from 对 on, where it names what is spoken of.
fn spoken_at(scene: &Scene<'_>, cue: &Cue) -> Option<Span<View>> {
    let clause = scene.clauses[scene.clause_at(cue.span.start())];
    let before = &scene.view.as_str()[clause.start().min(cue.span.start())..cue.span.start()];
    let at = before.rfind('对').filter(|_| !scene.english)?;
    let object = before[at..].trim_start_matches('对');
    let names = object.chars().count() >= AT_LEAST && !object.starts_with(['此', '方', '外', '内']);
    names.then(|| Span::new(clause.start() + at, cue.span.end()))
}

/// How many characters 对 must govern, up to the word of saying.
const AT_LEAST: usize = 4;

pub(super) fn whole(quotation: &Quotation) -> Content {
    Content { span: quotation.outer, evidence: vec![quotation.outer], quote: QuoteKind::Direct }
}

/// A quotation that begins within a few characters after the cue, past its colon or comma.
fn quotation_after<'v>(scene: &'v Scene<'_>, cue: &Cue, end: usize) -> Option<&'v Quotation> {
    let text = scene.view.as_str();
    let quotations = &scene.view.quotations;
    let from = quotations.partition_point(|q| q.outer.start() < cue.span.end());
    let quotation = quotations[from..].iter().find(|q| q.depth == 0)?;
    if quotation.outer.start() > end {
        return None;
    }
    let gap = &text[cue.span.end()..quotation.outer.start()];
    let opens = gap.trim_end().ends_with([':', ',']) || gap.chars().all(|c| matches!(c, '道' | '了' | '过' | ' '));
    let inner = scene.view.slice(quotation.inner);
    let sentence = inner.chars().count() >= 10 || inner.ends_with(['。', '!', '?', '.', ',']);
    (opens && sentence && gap.chars().count() <= 12).then_some(quotation)
}

/// A quotation that ends just before the speaker's clause: “…”,他说.
fn quotation_before<'v>(scene: &'v Scene<'_>, cue: &Cue, taken: &[Span<View>]) -> Option<&'v Quotation> {
    let text = scene.view.as_str();
    let own = scene.clauses[scene.clause_at(cue.span.start())];
    let quotations = &scene.view.quotations;
    let to = quotations.partition_point(|q| q.outer.start() < cue.span.start());
    let quotation = quotations[..to].iter().rev().find(|q| q.depth == 0)?;
    let paragraph = scene.view.paragraphs[scene.sentence.paragraph].span;
    let gap = &text[quotation.outer.end().min(cue.span.start())..cue.span.start()];
    // “…。”甲五月接受采访时这样说。: nothing but who said it and when
    let reach = match scene.english {
        true => 60,
        false if ends_sentence(scene, quotation) && is_closed(text, cue.span.end()) => 40,
        false => 16,
    };
    let near = gap.chars().nth(reach).is_none();
    let apart = own.start() >= quotation.inner.end() || quotation.outer.contains_offset(own.start());
    let free = !taken.iter().any(|t| t.overlaps(quotation.outer)) && (!scene.english || english::is_spoken(scene, quotation));
    (near && apart && free && paragraph.contains(quotation.outer) && scene.view.slice(quotation.inner).chars().nth(3).is_some())
        .then_some(quotation)
}

/// Nothing follows: “…”,他说。 / …, she said.
fn is_closed(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start();
    rest.is_empty() || rest.starts_with(['。', '.', ';'])
}

/// After a bare denial or a yes the next act: 甲否认,并提起诉讼; 乙答应,转头却反悔.
const NEXT_ACT: WordList =
    WordList::new(&[",并", ",随后", ",转而", ",还", " and ", ",转头", ",转身", ",却", ",但", ",可", ",不料", ",谁知"]);

const PASSED_OVER: WordList = WordList::new(&["了", "过", "道", "到", "着", "that ", ",", ":", " ", "、"]);

/// Past the marks and particles that follow a cue.
fn skip(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    let limit = limit.max(from);
    loop {
        let rest = &text[at..limit];
        match PASSED_OVER.beginning(rest) {
            Some(word) => at += word.len(),
            // 否认,称…: the second word of saying only opens what is said
            None if text[from..at].ends_with(',') && rest.starts_with('称') && !rest.starts_with("称号") => at += '称'.len_utf8(),
            None => return at,
        }
    }
}

const fn is_closing(c: char) -> bool {
    matches!(c, '。' | ',' | ';' | ':' | '.' | '!' | '?' | ' ' | '—' | '\n')
}

/// Without the marks at both ends.
pub(super) fn close(text: &str, span: Span<View>) -> Span<View> {
    let body = &text[span.range()];
    let kept = body.trim_end_matches(is_closing);
    trim(text, Span::new(span.start(), span.start() + kept.len()))
}
