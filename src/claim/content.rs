//! Which words are the speaker's: a quotation, what follows the cue, or what stands before it.

use super::QuoteKind;
use super::read::Cue;
use crate::event::read::{Stage, trim};
use crate::event::scene::Scene;
use crate::mention::Class;
use crate::ontology::ClaimKind;
use crate::pack::compile;
use crate::span::{Span, View};
use crate::text::Quotation;

/// The words of one claim.
pub(crate) struct Content {
    pub span: Span<View>,
    pub evidence: Vec<Span<View>>,
    pub quote: QuoteKind,
}

/// Fewer characters than this say nothing by themselves.
const SHORTEST: usize = 3;
/// A part of this length may stand apart from what follows it.
const PART: usize = 7;

/// Where the content of cue `i` ends at the latest: before the clause of the next cue, unless that is said inside it.
pub(crate) fn border(scene: &Scene<'_>, cues: &[Cue], i: usize) -> usize {
    let cue = cues[i];
    let own = scene.clause_at(cue.span.start());
    for next in &cues[i + 1..] {
        let clause = scene.clause_at(next.span.start());
        let nested =
            clause == own || (clause == own + 1 && opens_content(scene, cue.span.end()) && next.explicit && next.speaker != cue.speaker);
        if !nested {
            return scene.clauses[clause].start();
        }
    }
    scene.sentence.span.end()
}

/// 他称, … : the cue closes its clause, what is said begins with the next one.
fn opens_content(scene: &Scene<'_>, end: usize) -> bool {
    let rest = &scene.view.as_str()[end..scene.sentence.span.end()];
    rest.trim_start().starts_with([',', ':'])
}

/// The contents of a cue, in text order.
pub(crate) fn of(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, end: usize, taken: &[Span<View>]) -> Vec<Content> {
    let view = scene.view;
    let text = view.as_str();
    let limit = match cue.shape {
        compile::Content::Clause => scene.clauses[scene.clause_at(cue.span.start())].end().max(cue.span.end()).min(end),
        compile::Content::Around => end,
    };
    if let Some(quotation) = quotation_after(scene, cue, end) {
        return vec![whole(quotation)];
    }
    let start = skip(text, cue.span.end(), limit);
    let after = close(text, Span::new(start, limit.max(start)));
    let tells = text[after.range()].chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST;
    if let Some(quotation) = quotation_before(scene, cue, taken) {
        if !tells || scene.english || is_said_after(text, cue.span.end()) {
            return vec![whole(quotation)];
        }
    }
    if tells && !(scene.english && ends_speech(text, cue.span.end())) {
        let quoted = view.quotations.iter().any(|q| after.contains(q.outer));
        let quote = if quoted { QuoteKind::Mixed } else { QuoteKind::Indirect };
        return parts(stage, scene, after).into_iter().map(|part| Content { span: part, evidence: vec![part], quote }).collect();
    }
    before(scene, cue).into_iter().collect()
}

/// What was denied or told stands before the cue: in the clauses before it, in the same sentence.
fn before(scene: &Scene<'_>, cue: &Cue) -> Option<Content> {
    let text = scene.view.as_str();
    let own = scene.clause_at(cue.span.start());
    let clause = scene.clauses.get(own.checked_sub(1)?)?;
    let from = if scene.english { scene.sentence.span.start() } else { clause.start() };
    let span = close(text, Span::new(from, clause.end()));
    let evidence = if cue.kind == ClaimKind::Denial { vec![span, cue.span] } else { vec![span] };
    (!span.is_empty()).then_some(Content { span, evidence, quote: QuoteKind::Indirect })
}

fn whole(quotation: &Quotation) -> Content {
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
    let gap_from = quotation.outer.end().min(cue.span.start());
    let near = text[gap_from..cue.span.start()].chars().count() <= if scene.english { 60 } else { 16 };
    let apart = own.start() >= quotation.inner.end() || quotation.outer.contains_offset(own.start());
    let free = !taken.iter().any(|t| t.overlaps(quotation.outer));
    (near && apart && free && paragraph.contains(quotation.outer) && scene.view.slice(quotation.inner).chars().count() >= 4)
        .then_some(quotation)
}

/// “…”,他说。 or: "…," he said.
fn is_said_after(text: &str, end: usize) -> bool {
    text[end..].trim_start().starts_with(['。', '.', ';']) || text[end..].trim_start().is_empty()
}

/// …, the people said, / …, she said.
fn ends_speech(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start();
    rest.starts_with(['.', ';']) || rest.is_empty()
}

/// Past the marks and particles that follow a cue.
fn skip(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    let limit = limit.max(from);
    loop {
        let rest = &text[at..limit];
        let next = ["了", "过", "道", "到", "着", "that ", ",", ":", " ", "、"].iter().find(|w| rest.starts_with(**w));
        match next {
            Some(word) => at += word.len(),
            None => return at,
        }
    }
}

/// Without the marks at both ends.
fn close(text: &str, span: Span<View>) -> Span<View> {
    let body = &text[span.range()];
    let kept = body.trim_end_matches(['。', ',', ';', ':', '.', '!', '?', ' ', '—', '\n']);
    trim(text, Span::new(span.start(), span.start() + kept.len()))
}

/// Parts content where a clause has a subject of its own, or a list of charges goes on.
pub(crate) fn parts(_stage: &Stage<'_>, scene: &Scene<'_>, content: Span<View>) -> Vec<Span<View>> {
    let text = scene.view.as_str();
    let content = close(text, item_body(text, content));
    if content.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<Span<View>> = Vec::new();
    let mut from = content.start();
    for clause in scene.clauses.iter().filter(|c| c.start() > content.start() && c.start() < content.end()) {
        let quoted = scene.view.quotation_at(clause.start()).is_some_and(|q| q.outer.start() > content.start());
        let long = text[from..clause.start()].chars().count() >= PART;
        if long && !quoted && is_led(scene, *clause) {
            out.push(close(text, Span::new(from, clause.start())));
            from = clause.start();
        }
    }
    out.push(close(text, Span::new(from, content.end())));
    out.retain(|p| !p.is_empty());
    out
}

/// Whether a party leads the clause, after a date or a connective at the most.
fn is_led(scene: &Scene<'_>, clause: Span<View>) -> bool {
    let text = scene.view.as_str();
    scene.groups.iter().any(|g| {
        clause.contains(g.span)
            && g.leads()
            && matches!(g.class, Class::Person | Class::Organization | Class::Court | Class::Authority | Class::Pronoun | Class::Group)
            && text[clause.start()..g.span.start()].chars().count() <= if scene.english { 12 } else { 8 }
    })
}

/// An item without its number: 1、…
fn item_body(text: &str, span: Span<View>) -> Span<View> {
    let body = &text[span.range()];
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十第()●○".contains(c)).len();
    let rest = &body[digits..];
    let mark = if digits > 0 && rest.starts_with(['、', '.', ')', ',']) { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let from = if mark > 0 || body.starts_with(['●', '○']) { digits + mark } else { 0 };
    Span::new(span.start() + from, span.end())
}
