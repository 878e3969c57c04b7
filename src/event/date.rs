//! When an event happened: by clause, sentence, then the story's running date; never the day of the report.

use super::scene::Scene;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::value::when::When;

/// The date of a trigger: in its clause (the last one before it, else the first after it), then in the clauses before,
/// then the clauses after up to the sentence's end.
pub(crate) fn of(scene: &Scene<'_>, mentions: &[Mention], dates: &[Option<When>], trigger: Span<View>) -> Option<When> {
    let here = scene.clause_at(trigger.start());
    let clause = scene.clauses[here];
    let inside: Vec<(&Mention, When)> = mentions[scene.mentions.clone()]
        .iter()
        .filter(|m| m.class == Class::Date)
        .filter_map(|m| Some((m, m.value.and_then(|v| dates.get(v).copied().flatten())?)))
        .collect();
    let in_clause = |c: Span<View>| inside.iter().filter(move |(m, _)| c.overlaps(m.span));
    if let Some((_, when)) = in_clause(clause).rfind(|(m, _)| m.span.end() <= trigger.start()) {
        return Some(*when);
    }
    if let Some((_, when)) = in_clause(clause).next() {
        return Some(*when);
    }
    scene.clauses[..here].iter().rev().find_map(|c| in_clause(*c).next_back().map(|(_, w)| *w))
}
