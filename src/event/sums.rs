//! Which sum belongs to which event: each sum to the nearest event of its clause that can take one, never to two.

use super::scene::Scene;
use super::stage::{Draft, Stage};
use crate::mention::Class;
use crate::span::{Span, View};

/// The sums that stand in a clause.
pub(crate) fn has_sum(stage: &Stage<'_>, scene: &Scene<'_>, clause: Span<View>) -> bool {
    scene.mentions_in(stage.mentions, clause).iter().any(|m| m.class == Class::Money)
}

/// Gives the sums of a sentence to its drafts. A sum in a clause without a taker goes to the clause before.
pub(crate) fn share(stage: &Stage<'_>, scene: &Scene<'_>, drafts: &mut [Draft]) {
    if drafts.is_empty() {
        return;
    }
    for mention in stage.mentions[scene.mentions.clone()].iter().filter(|m| m.class == Class::Money) {
        let Some(sum) = mention.value else { continue };
        let here = scene.clause_at(mention.span.start());
        let taker = nearest(scene, drafts, here, mention.span)
            .or_else(|| here.checked_sub(1).and_then(|before| nearest(scene, drafts, before, mention.span)));
        if let Some(draft) = taker {
            drafts[draft].report.amounts.push(sum);
        }
    }
}

/// The draft of a clause whose trigger is nearest to a sum; a verb before the sum beats one after it at equal distance.
fn nearest(scene: &Scene<'_>, drafts: &[Draft], clause: usize, sum: Span<View>) -> Option<usize> {
    let distance = |trigger: Span<View>| {
        if trigger.end() <= sum.start() { 2 * (sum.start() - trigger.end()) } else { 2 * trigger.start().saturating_sub(sum.end()) + 1 }
    };
    drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.takes_sum && scene.clause_at(d.trigger.start()) == clause)
        .min_by_key(|(i, d)| (distance(d.trigger), *i))
        .map(|(i, _)| i)
}
