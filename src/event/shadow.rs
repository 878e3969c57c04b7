//! English reports that only repeat what another of their sentence says.

use super::scene::Scene;
use super::stage::Draft;
use crate::ontology::{EventKind, Role};
use crate::span::{Span, View};

/// What one word says is told once: "the agency barred Jane Roe from trading" punishes and is no shutting out as well, "bought
/// $9 million of shares" buys no firm, what jurors order to be paid is their verdict, and "called off its purchase" buys nothing.
pub(super) fn drop_shadows(scene: &Scene<'_>, out: &mut Vec<Draft>, first: usize) {
    let of = |kinds: &[EventKind]| -> Vec<Span<View>> {
        out[first..].iter().filter(|d| kinds.contains(&d.report.kind)).map(|d| d.trigger).collect()
    };
    let ruled = of(&[EventKind::LegalPenalize, EventKind::LegalRule]);
    let invested = of(&[EventKind::MoneyInvest]);
    let punished = of(&[EventKind::LegalPenalize]);
    let sued = of(&[EventKind::LegalSue]);
    let ended = of(&[EventKind::DealTerminate]);
    let bought = of(&[EventKind::OrgAcquire, EventKind::OrgMerge]);
    // of this sentence alone: a story has as many reports as its author likes
    let told = out.split_off(first);
    out.extend(told.into_iter().filter(|d| {
        let shadow = match d.report.kind {
            // "sued to block the purchase"
            EventKind::ConductRestrict if bought.iter().any(|b| is_deal(scene, d.trigger, *b)) => true,
            EventKind::ConductRestrict => ruled.iter().any(|r| r.overlaps(d.trigger)),
            EventKind::OrgAcquire | EventKind::OrgMerge if ended.iter().any(|e| is_deal(scene, *e, d.trigger)) => true,
            EventKind::OrgAcquire => {
                !d.report.parts.iter().any(|p| p.role == Role::Target) && invested.iter().any(|i| i.overlaps(d.trigger))
            }
            EventKind::LegalArrest => sued.iter().any(|s| s.overlaps(d.trigger)),
            EventKind::MoneyPay if punished.iter().any(|p| is_object(scene, d.trigger, *p)) => true,
            EventKind::MoneyPay => order_before(scene, d.trigger)
                .is_some_and(|(at, from)| ruled.iter().any(|r| r.contains_offset(at) || (from..at).contains(&r.start()))),
            _ => false,
        };
        !shadow
    }));
}

/// How far behind the verb a fine may stand that is paid, or a deal that is called off, in bytes.
const OBJECT: usize = 50;

/// "agreed to pay a $40 million penalty": the fine that is paid stands right behind the verb.
fn is_object(scene: &Scene<'_>, verb: Span<View>, noun: Span<View>) -> bool {
    let between = scene.view.as_str().get(verb.end()..noun.start());
    between.is_some_and(|b| b.len() <= OBJECT && !b.contains([',', ';', '.']))
}

/// "called off its purchase", "to block the merger"; but not "ended its lease and bought Birch".
fn is_deal(scene: &Scene<'_>, verb: Span<View>, noun: Span<View>) -> bool {
    is_object(scene, verb, noun) && !scene.view.as_str()[verb.end()..noun.start()].contains(" and ")
}

/// How many words may stand between an order and the verb of what is ordered: "ordered the group and its founder to pay".
const ORDER_WORDS: usize = 7;

/// "ordered it to pay": where the order stands and where its clause begins, if the verb says what somebody is ordered to do.
fn order_before(scene: &Scene<'_>, trigger: Span<View>) -> Option<(usize, usize)> {
    let clause = scene.clauses[scene.clause_at(trigger.start())];
    let before = scene.view.as_str()[clause.start().min(trigger.start())..trigger.start()].trim_end();
    let order = ["ordered ", "orders ", "ordering "].iter().filter_map(|word| before.rfind(word)).max();
    order
        .filter(|at| before.ends_with(" to") && before[*at..].split(' ').count() <= ORDER_WORDS + 1)
        .map(|at| (clause.start() + at, clause.start()))
}
