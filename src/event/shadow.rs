//! English reports that only repeat what another of their sentence says.

use smallvec::SmallVec;

use super::scene::Scene;
use super::stage::Draft;
use crate::ontology::{EventKind, Factuality, Role};
use crate::span::{Span, View};
use crate::text::edge::WordList;

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
            EventKind::ConductRestrict if bought.iter().any(|b| is_object(scene, d.trigger, *b)) => true,
            EventKind::ConductRestrict => ruled.iter().any(|r| r.overlaps(d.trigger)),
            EventKind::OrgAcquire | EventKind::OrgMerge if ended.iter().any(|e| is_object(scene, *e, d.trigger)) => true,
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

/// "sued Birch for breach of contract": what a suit is for is said to have been done.
pub(super) fn claim(scene: &Scene<'_>, told: &mut [Draft]) {
    use EventKind::{ConductBreach, ConductDeceive, ConductInfringe, ConductRestrict, MoneyWithhold};
    const FOR: [&str; 3] = [" for ", " over ", " alleging "];
    let suits: SmallVec<[Span<View>; 4]> = told.iter().filter(|d| d.report.kind == EventKind::LegalSue).map(|d| d.trigger).collect();
    let sued_for = |trigger: Span<View>| {
        let clause = scene.clause_at(trigger.start());
        let mut before = suits.iter().filter(|s| s.end() <= trigger.start() && scene.clause_at(s.start()) == clause);
        before.any(|s| {
            let between = &scene.view.as_str()[s.end()..trigger.start()];
            FOR.iter().filter_map(|word| between.rfind(word)).any(|at| between.len() - at <= OBJECT)
        })
    };
    for draft in told {
        let wrong = matches!(draft.report.kind, ConductBreach | ConductDeceive | ConductInfringe | ConductRestrict | MoneyWithhold);
        if wrong && draft.report.factuality == Factuality::Asserted && sued_for(draft.trigger) {
            draft.report.factuality = Factuality::Claimed;
        }
    }
}

/// "sued to block Alder's purchase of Birch", "approved the merger": what others let pass or not is still to come.
pub(super) fn put_off(scene: &Scene<'_>, told: &mut [Draft]) {
    const CHECKS: WordList = WordList::new(&[
        "block",
        "blocked",
        "blocks",
        "blocking",
        "stop",
        "stopped",
        "halt",
        "halted",
        "veto",
        "vetoed",
        "prevent",
        "oppose",
        "opposed",
        "opposes",
        "opposing",
        "approve",
        "approved",
        "approves",
        "approving",
        "cleared",
        "clears",
        "reject",
        "rejected",
        "rejects",
        "must complete",
        "must close",
        "challenge",
        "challenged",
        "challenges",
        "challenging",
        "reviewing",
        "review",
    ]);
    let checked = |d: &Draft| {
        let clause = scene.clauses[scene.clause_at(d.trigger.start())];
        let before = &scene.view.as_str()[clause.start().min(d.trigger.start())..d.trigger.start()];
        let ends = memchr::memchr_iter(b' ', before.as_bytes()).filter(|at| before.len() - at <= OBJECT);
        ends.map(|at| &before[..at])
            .any(|b| CHECKS.ending(b).is_some_and(|word| !b[..b.len() - word.len()].ends_with(char::is_alphanumeric)))
    };
    for draft in told {
        let deal = matches!(draft.report.kind, EventKind::OrgAcquire | EventKind::OrgMerge);
        if deal && draft.report.factuality == Factuality::Asserted && checked(draft) {
            draft.report.factuality = Factuality::Planned;
        }
    }
}

/// How far behind the verb a fine may stand that is paid, a deal that is called off, or what a suit is for, in bytes.
const OBJECT: usize = 50;

/// "agreed to pay a $40 million penalty": the fine that is paid stands right behind the verb.
fn is_object(scene: &Scene<'_>, verb: Span<View>, noun: Span<View>) -> bool {
    let between = scene.view.as_str().get(verb.end()..noun.start());
    between.is_some_and(|b| b.len() <= OBJECT && !b.contains([',', ';', '.']))
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
