//! What kind of thing is said: the cue's kind, sharpened by words in the content.

use super::cue::Cue;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::ontology::ClaimKind;
use crate::pack::compile::Meaning;
use crate::pack::refused;
use crate::span::{Span, View};

/// A cue that says how (指控, 承诺) decides; a bare 说 or "said" leaves it to what is said.
pub(crate) fn refine(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> ClaimKind {
    if !matches!(cue.kind, ClaimKind::Statement | ClaimKind::Opinion) {
        return cue.kind;
    }
    let text = scene.view.as_str();
    let from = stage.rules.partition_point(|r| r.0.start() < content.start());
    let told = stage.rules[from..].iter().take_while(|r| r.0.start() < content.end()).filter(|r| r.0.end() <= content.end());
    let found = told.filter_map(|&(span, rule)| match stage.meanings[rule as usize] {
        Meaning::Evidence { of, reply }
            if (cue.reply || !reply) && !refused(&stage.pack.rules()[rule as usize], text, span.start(), span.end()) =>
        {
            Some(of)
        }
        _ => None,
    });
    found.min_by_key(|kind| weight(*kind)).unwrap_or(cue.kind)
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
