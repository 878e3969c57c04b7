//! Who did the wrong that somebody is charged with: not who charges him.

use super::ClaimKind;
use super::read::Draft;
use crate::event::scene::{Group, Scene};
use crate::event::{EventKind, Factuality, Part, Report, Role, stage};
use crate::span::{Span, View};

/// How many claims back the one may stand whose words hold an event.
const LOOK_BACK: usize = 4;

/// 甲指会议未依法召开: that 甲 speaks does not make him who broke the law, unless the words name him.
pub(crate) fn acquit(event: &mut stage::Draft, said: &[Draft], scene: &Scene<'_>) {
    if !is_open_wrong(&event.report) {
        return;
    }
    let charges = said.iter().filter(|c| c.claim.kind == ClaimKind::Allegation && c.content.contains(event.trigger));
    for (charge, speaker) in charges.filter_map(|c| Some((c, c.claim.speaker?))) {
        let names = |g: &Group| charge.content.contains(g.span) && !g.pronoun && g.entities.contains(&speaker);
        if !event.carried && scene.groups.iter().any(names) {
            continue;
        }
        event.report.parts.retain(|p| p.role != Role::Actor || p.entity != speaker);
    }
}

/// 甲指控乙,称数据造假: a wrong that is told without who did it was done by the one at whom the charge is aimed. `triggers` are
/// those of the reports, `said` is in text order.
pub(crate) fn charge(reports: &mut [Report], triggers: &[Span<View>], said: &[Draft]) {
    for (report, &trigger) in reports.iter_mut().zip(triggers) {
        if !is_open_wrong(report) || report.parts.iter().any(|p| p.role == Role::Actor) {
            continue;
        }
        let next = said.partition_point(|c| c.content.start() <= trigger.start());
        let holds = |c: &&Draft| c.claim.kind == ClaimKind::Allegation && c.content.contains(trigger);
        let Some(charge) = said[..next].iter().rev().take(LOOK_BACK).find(holds) else { continue };
        let &[target] = &charge.claim.targets[..] else { continue };
        if report.parts.iter().all(|p| p.entity != target) {
            report.parts.push(Part { role: Role::Actor, entity: target });
            report.parts.sort();
            report.notes.push("actor is whom the charge is aimed at".into());
        }
    }
}

/// A wrong that somebody may have done: not one that is denied, planned or supposed.
fn is_open_wrong(report: &Report) -> bool {
    use EventKind::{ConductBreach, ConductDeceive, ConductInfringe, ConductRestrict};
    matches!(report.kind, ConductBreach | ConductDeceive | ConductInfringe | ConductRestrict) && report.factuality <= Factuality::Claimed
}
