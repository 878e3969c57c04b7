//! What English does by word order and small words: passives, possessives, relative clauses, verbs joined by "and".

use super::scene::{Group, Mark, Scene};
use crate::mention::Class;
use crate::span::{Span, View};

/// Forms of "be" and "get" that make a participle passive.
const BE: &[&str] = &["was", "were", "been", "being", "is", "are", "be", "got", "gets", "get", "wasn't", "weren't", "isn't"];
/// Words that may stand between the auxiliary and the participle.
const BETWEEN: &[&str] =
    &["not", "also", "later", "then", "never", "already", "since", "once", "soon", "both", "all", "even", "just", "now", "still", "ever"];

/// "was sued", "had never been charged"; "bought by Alder" too; but not "is suing" and not "was set to sue".
pub(super) fn is_passive(scene: &Scene<'_>, clause: Span<View>, trigger: Span<View>) -> bool {
    let text = scene.view.as_str();
    let word = &text[trigger.range()];
    if word.split(' ').next().is_some_and(|w| w.ends_with("ing")) {
        return false;
    }
    let before = &text[clause.start().min(trigger.start())..trigger.start()];
    let auxiliary = before.rsplit(' ').filter(|w| !w.is_empty()).find(|w| !w.ends_with("ly") && !BETWEEN.contains(w));
    if auxiliary.is_some_and(|w| BE.contains(&w.to_ascii_lowercase().as_str())) {
        return true;
    }
    let agent = scene.groups.iter().find(|g| g.span.start() >= trigger.end());
    agent.is_some_and(|g| g.mark == Mark::By && text[trigger.end()..g.span.start()].trim_start().trim_end().split(' ').count() <= 2)
        && text[trigger.end()..].starts_with(" by ")
}

/// "its stake", "his company": the party that a possessive stands for owns what follows.
pub(super) fn is_possessive(text: &str, span: Span<View>) -> bool {
    let word = &text[span.range()];
    let next = text[span.end()..].trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    if next.is_empty() || !text[span.end()..].starts_with(' ') {
        return false;
    }
    match word {
        "its" | "Its" | "his" | "His" | "their" | "Their" => true,
        "her" | "Her" => {
            !matches!(next, "to" | "that" | "of" | "from" | "as" | "in" | "on" | "at" | "for" | "and" | "with" | "by" | "after")
        }
        _ => false,
    }
}

/// The subject of a verb joined to an earlier one: in "Alder sued Birch and asked the court" it is not Birch.
pub(super) fn is_joined_verb(text: &str, clause: Span<View>, trigger: Span<View>) -> bool {
    let before = text[clause.start().min(trigger.start())..trigger.start()].trim_end();
    let mut words = before.rsplit(' ').filter(|w| !w.ends_with("ly") && !BETWEEN.contains(w));
    words.next().is_some_and(|w| matches!(w, "and" | "but" | "or"))
}

/// "Otto, which Uber bought", "Roe, whom the firm fired": what the relative word stands for.
pub(super) fn antecedent<'s>(scene: &'s Scene<'_>, trigger: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    let subject = scene.groups.iter().rev().find(|g| g.span.end() <= trigger.start() && g.mark == Mark::None && !g.owner)?;
    let gap = text[scene.sentence.span.start()..subject.span.start()].trim_end();
    let gap = gap.strip_suffix(" the").unwrap_or(gap);
    let relative = gap.rsplit(' ').next().unwrap_or("");
    if !matches!(relative, "whom" | "which" | "that" | "who") || text[trigger.end()..].starts_with(" that") {
        return None;
    }
    let at = scene.sentence.span.start() + gap.len() - relative.len();
    let last = scene.groups.iter().rev().find(|g| g.span.end() <= at && !g.owner && g.class != Class::Group)?;
    // "told reporters that Uber bought": a verb before "that" makes it no relative word
    let between = text[last.span.end()..at].trim();
    let named = between.is_empty()
        || between == ","
        || between.starts_with(", a ")
        || between.starts_with(", an ")
        || between.starts_with(", the ");
    named.then_some(last)
}
