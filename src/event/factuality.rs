//! How real an event is: operators of negation, plan, condition and hearsay, each with its scope.

use super::english;
use super::scene::Scene;
use crate::ontology::Factuality;
use crate::pack::compile::{Meaning, Scope};
use crate::pack::{Pack, refused};
use crate::span::{Span, View};

/// An operator in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operator {
    pub span: Span<View>,
    pub rule: u32,
    pub set: Factuality,
    scope: Scope,
    reach: usize,
    before: bool,
}

/// The operators of a text, in order.
pub(crate) fn operators(text: &str, pack: &Pack, meanings: &[Meaning], rules: &[(Span<View>, u32)]) -> Vec<Operator> {
    rules
        .iter()
        .filter_map(|&(span, rule)| match meanings[rule as usize] {
            Meaning::Operator { set, scope, reach, before } if !refused(&pack.rules()[rule as usize], text, span.start(), span.end()) => {
                Some(Operator { span, rule, set, scope, reach, before })
            }
            _ => None,
        })
        .collect()
}

/// The factuality that the operators around a trigger give it, and the rule that says so.
pub(crate) fn of(scene: &Scene<'_>, operators: &[Operator], trigger: Span<View>) -> (Factuality, Option<u32>) {
    let text = scene.view.as_str();
    let clause = scene.clauses[scene.clause_at(trigger.start())];
    let sentence = scene.sentence.span;
    let from = operators.partition_point(|o| o.span.start() < sentence.start());
    let to = operators.partition_point(|o| o.span.start() < sentence.end());
    let mut best: (Factuality, Option<u32>) = (Factuality::Asserted, None);
    for operator in &operators[from..to] {
        if operator.span.overlaps(trigger) {
            continue;
        }
        let leads = operator.span.end() <= trigger.start();
        let inside = match operator.scope {
            Scope::Clause => clause.contains(operator.span),
            Scope::Sentence => true,
        };
        let near = if leads {
            text[operator.span.end()..trigger.start()].chars().count() <= operator.reach || operator.scope == Scope::Sentence
        } else {
            text[trigger.end()..operator.span.start()].chars().count() <= operator.reach || operator.scope == Scope::Sentence
        };
        if leads && scene.english && english::cuts_reach(text, operator.span, trigger) {
            continue;
        }
        if inside && leads == operator.before && near && weight(operator.set) > weight(best.0) {
            best = (operator.set, Some(operator.rule));
        }
    }
    let question = text[..sentence.end()].ends_with('?') && weight(best.0) < weight(Factuality::Hypothetical);
    if question { (Factuality::Hypothetical, None) } else { best }
}

/// A negation outweighs a condition, a condition a plan, a plan hearsay.
const fn weight(factuality: Factuality) -> u8 {
    match factuality {
        Factuality::Asserted => 0,
        Factuality::Claimed => 1,
        Factuality::Planned => 2,
        Factuality::Hypothetical => 3,
        Factuality::Negated => 4,
    }
}
