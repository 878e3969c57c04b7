//! One happening told twice in a sentence: by two words of it, for a sum and for what it buys, by a deed and the name it gives.

use super::stage::Draft;
use super::{Part, Report};
use crate::ontology::{EventKind, Factuality, Role};

/// How many reports back a new one is compared with.
const LOOK_BACK: usize = 12;

/// 成立一家实验室,取名甲: who founds something and names it founds one thing, which has that name.
fn is_naming(text: &str, founded: &Draft, named: &Draft) -> bool {
    let founders = |r: &Report| r.parts.iter().filter(|p| p.role == Role::Founder).map(|p| p.entity).collect::<Vec<_>>();
    let (x, y) = (&founded.report, &named.report);
    (x.kind, y.kind) == (EventKind::OrgFound, EventKind::OrgFound)
        && x.when == y.when
        && text[named.trigger.range()].contains('名')
        && founders(x) == founders(y)
}

/// One happening told twice in a sentence is one report: the same kind and date, and no role filled by different parties; what a
/// court or an authority turns down ("vetoed", "rejected") is decided and no offer turned down.
pub(super) fn push(text: &str, out: &mut Vec<Draft>, first: usize, draft: Draft) {
    if let Some(founded) = out[first..].last_mut().filter(|founded| is_naming(text, founded, &draft)) {
        founded.report.parts = draft.report.parts;
        return;
    }
    let decided = |d: &Draft, e: &Draft| {
        (d.report.kind, e.report.kind) == (EventKind::LegalRule, EventKind::DealReject) && d.trigger.overlaps(e.trigger)
    };
    if out[first..].iter().any(|d| decided(d, &draft)) {
        return;
    }
    if let Some(refusal) = out[first..].iter_mut().find(|d| is_refusal(d, &draft)) {
        refusal.report.parts.extend(draft.report.parts.iter().filter_map(other_side));
        refusal.report.parts.sort();
        refusal.report.parts.dedup();
        return;
    }
    if let Some(rejected) = out[first..].iter_mut().find(|d| decided(&draft, d)) {
        *rejected = draft;
        return;
    }
    let Some(twin) = out[first..].iter_mut().rev().take(LOOK_BACK).find(|d| is_twin(d, &draft) && !are_opposed(text, d, &draft)) else {
        out.push(draft);
        return;
    };
    let Draft { report: mut other, trigger, takes_sum, .. } = draft;
    if other.parts.len() > twin.report.parts.len() || is_outlay(&twin.report, &other) {
        std::mem::swap(&mut twin.report, &mut other);
        twin.trigger = trigger;
    }
    twin.takes_sum |= takes_sum;
    let same_kind = other.kind == twin.report.kind;
    for part in other.parts.into_iter().filter(|_| same_kind) {
        if !twin.report.parts.iter().any(|p| p.entity == part.entity) {
            twin.report.parts.push(part);
        }
    }
    twin.report.parts.sort();
    twin.report.evidence.extend(other.evidence);
    twin.report.evidence.sort();
    twin.report.evidence.dedup();
}

fn is_twin(a: &Draft, b: &Draft) -> bool {
    let (x, y) = (&a.report, &b.report);
    let roles_agree = || {
        x.parts.iter().all(|p| {
            let mut same_role = y.parts.iter().filter(|q| q.role == p.role).peekable();
            same_role.peek().is_none() || same_role.any(|q| x.parts.contains(q))
        })
    };
    x.when == y.when
        && x.factuality == y.factuality
        && (x.kind == y.kind && roles_agree() && !are_figures_apart(x, y) || is_stake(x, y) || is_stake(y, x) || is_outlay(x, y))
}

/// "refused to dismiss it": whether what did not happen is what a decision, told just before it, refuses.
fn is_refusal(decision: &Draft, refused: &Draft) -> bool {
    let is_ruling = |d: &Draft| d.report.kind == EventKind::LegalRule;
    let not = |d: &Draft| d.report.factuality == Factuality::Negated;
    let beside = (decision.trigger.start() + 1..=decision.trigger.end() + 1).contains(&refused.trigger.start());
    is_ruling(decision) && is_ruling(refused) && not(refused) && !not(decision) && beside
}

/// Whom a decision that goes the other way is for or against.
const fn other_side(part: &Part) -> Option<Part> {
    match part.role {
        Role::For => Some(Part { role: Role::Against, ..*part }),
        Role::Against => Some(Part { role: Role::For, ..*part }),
        _ => None,
    }
}

/// "upheld one finding but threw out the others": a decision that a "but" parts from the one before goes the other way.
pub(super) fn turned(text: &str, before: Option<&Draft>, mut draft: Draft) -> Draft {
    let sided = |r: &Report| r.parts.iter().any(|p| matches!(p.role, Role::For | Role::Against));
    let parted = |b: &&Draft| {
        let between = &text[b.trigger.end().min(draft.trigger.start())..draft.trigger.start()];
        let joint = between.rfind(" but ").map(|at| &between[at + " but ".len()..]);
        b.report.kind == EventKind::LegalRule && joint.is_some_and(|verb| verb.split(' ').count() <= BUT_WORDS)
    };
    let of = before.filter(|b| draft.report.kind == EventKind::LegalRule && !sided(&draft.report) && parted(b));
    draft.report.parts.extend(of.into_iter().flat_map(|b| b.report.parts.iter().filter_map(other_side)));
    draft.report.parts.sort();
    draft
}

/// How many words may stand between "but" and its verb: "but on Monday she threw out".
const BUT_WORDS: usize = 6;

/// "upheld one finding but threw out the others": what is for somebody and what is against him are two decisions.
fn are_opposed(text: &str, a: &Draft, b: &Draft) -> bool {
    let against = |p: &Part, q: &Part| p.entity == q.entity && p.role == Role::For && q.role == Role::Against;
    let between = &text[a.trigger.end().min(b.trigger.start())..b.trigger.start()];
    [" but ", " and ", " while "].iter().any(|joint| between.contains(joint))
        && a.report.parts.iter().any(|p| b.report.parts.iter().any(|q| against(p, q) || against(q, p)))
}

/// 全年亏损三亿元,营收…: two figures of one firm, in two clauses.
fn are_figures_apart(a: &Report, b: &Report) -> bool {
    a.kind == EventKind::MoneyValue && a.evidence.first() != b.evidence.first()
}

/// The money laid out for what is bought or founded with it is no investment of its own: 斥资三亿元,买下….
/// One word that says both, 收购甲35%的股权, is a purchase and an investment.
fn is_outlay(spent: &Report, gained: &Report) -> bool {
    let all = |report: &Report, role: Role| report.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect::<Vec<_>>();
    let (spends, gets) = match spent.kind {
        EventKind::MoneyInvest => (Role::Investor, Role::Recipient),
        EventKind::MoneyPay => (Role::Payer, Role::Payee),
        _ => return false,
    };
    let spender = all(spent, spends);
    let gainer = match gained.kind {
        EventKind::OrgAcquire => all(gained, Role::Buyer),
        EventKind::OrgFound => all(gained, Role::Founder),
        _ => return false,
    };
    let told = all(spent, gets);
    // "paid $3 billion for Birch" says one thing
    (spent.trigger != gained.trigger || spent.kind == EventKind::MoneyPay)
        && !spender.is_empty()
        && spender == gainer
        && told.iter().all(|r| gained.parts.iter().any(|p| p.entity == *r))
}

/// A stake bought and the control it gives are one happening: 增持…,持股升至15%.
fn is_stake(bought: &Report, control: &Report) -> bool {
    let actor = |report: &Report, role: Role| report.parts.iter().find(|p| p.role == role).map(|p| p.entity);
    bought.kind == EventKind::OrgAcquire
        && control.kind == EventKind::GovControl
        && (actor(control, Role::Bidder).is_some() && actor(bought, Role::Buyer) == actor(control, Role::Bidder))
}
