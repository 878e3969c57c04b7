//! What kind of thing is said: the cue's kind, sharpened by words in the content.

use super::cue::Cue;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::mention::Class;
use crate::ontology::{ClaimKind, Named};
use crate::pack::compile::Meaning;
use crate::pack::refused;
use crate::span::{Span, View};

/// A cue that says how (指控, 承诺) decides; a bare 说 or "said" leaves it to what is said.
pub(crate) fn refine(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> ClaimKind {
    if scene.english && cue.kind == ClaimKind::Allegation && is_of_a_sum(stage, scene, content) {
        return ClaimKind::Demand;
    }
    if !matches!(cue.kind, ClaimKind::Statement | ClaimKind::Opinion) {
        return cue.kind;
    }
    let found = told_in(stage, scene, content, |meaning| match *meaning {
        Meaning::Evidence { of, reply } if cue.reply || cue.contrast || !reply => Some(of),
        _ => None,
    });
    // "Alder gave notice that it would leave, people familiar with the matter said": a source commits nobody
    let unnamed = |i: usize| stage.mentions[i].class == Class::Group && cue.speaker.is_some_and(|s| stage.entities[i].contains(&s));
    let source = scene.english && scene.mentions.clone().any(unnamed);
    // "arguing that it would harm consumers": what it would do is foreseen
    let foreseen = scene.english && scene.view.as_str()[cue.span.range()].starts_with("argu");
    found.filter(|kind| !((source || foreseen) && *kind == ClaimKind::Promise)).min_by_key(|kind| weight(*kind)).unwrap_or(cue.kind)
}

/// "claiming $3 million in damages": a sum alone, or what it is for.
fn is_of_a_sum(stage: &Stage<'_>, scene: &Scene<'_>, content: Span<View>) -> bool {
    let opens = |i: &usize| stage.mentions[*i].class == Class::Money && stage.mentions[*i].span.start() == content.start();
    scene.mentions.clone().find(opens).is_some_and(|i| {
        let rest = scene.view.as_str()[stage.mentions[i].span.end().min(content.end())..content.end()].trim_start();
        rest.is_empty() || ["in ", "for ", "from ", "plus ", ",", "."].iter().any(|next| rest.starts_with(next))
    })
}

/// What the words, or what stands before the cue in its clause (对判决表示失望), name as what they answer.
pub(crate) fn named(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> Option<Named> {
    let clause = scene.clauses[scene.clause_at(cue.span.start())];
    // up to the content: "disputes that account"
    let to = if content.start() >= cue.span.end() && content.start() <= clause.end() { content.end() } else { cue.span.end() };
    let own = Span::new(clause.start().min(cue.span.start()), to);
    let names = |meaning: &Meaning| match *meaning {
        Meaning::Names(named) => Some(named),
        _ => None,
    };
    let mut found = told_in(stage, scene, own, names).chain(told_in(stage, scene, content, names)).peekable();
    let first = found.peek().copied();
    found.find(|n| *n == Named::Charges).or(first)
}

/// What the rules in a span say of what is asked, in text order. Whether a rule stands is looked at last: few are of the kind.
fn told_in<'s, T>(
    stage: &'s Stage<'_>,
    scene: &'s Scene<'_>,
    span: Span<View>,
    says: impl Fn(&Meaning) -> Option<T> + 's,
) -> impl Iterator<Item = T> + 's {
    let text = scene.view.as_str();
    let inside = stage.rules_in(span).iter().filter(move |(s, _)| s.end() <= span.end());
    inside.filter_map(move |(s, rule)| {
        let said = says(&stage.meanings[*rule as usize])?;
        (!refused(&stage.pack.rules()[*rule as usize], text, s.start(), s.end())).then_some(said)
    })
}

/// Kinds that are said against somebody.
pub(super) const fn is_aimed(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Allegation | ClaimKind::Denial | ClaimKind::Demand | ClaimKind::Threat)
}

/// What hurts another is heard first, then what rejects, then what commits.
const fn weight(kind: ClaimKind) -> u8 {
    match kind {
        ClaimKind::Denial => 0,
        ClaimKind::Allegation => 1,
        ClaimKind::Threat => 2,
        ClaimKind::Demand => 3,
        ClaimKind::Promise => 4,
        ClaimKind::Admission => 5,
        ClaimKind::Prediction => 6,
        ClaimKind::Opinion => 7,
        _ => 8,
    }
}
