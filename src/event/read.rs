//! The engine of event rules: a rule runs only where its trigger was hit, inside its sentence.

use std::collections::BTreeMap;
use std::sync::Arc;

use smallvec::SmallVec;

use super::factuality;
use super::fill::{self, Filled};
use super::lost::{Lost, Why};
use super::pattern::Line;
use super::roles::Parties;
use super::scene::Scene;
use super::stage::{Draft, Stage, trim};
use super::twins::{push, turned};
use super::whole::is_cut_apart;
use super::{Part, Report, date, shadow, sums};
use crate::entity::EntityId;
use crate::mention::Class;
use crate::ontology::{EventKind, Factuality, Role};
use crate::pack::compile::{Function, Meaning, Needed};
use crate::pack::pattern::Pattern;
use crate::pack::refused;
use crate::span::{Span, View};
use crate::value::when::When;

/// How far behind its word the cause of a case may end, in characters.
const CAUSE: usize = 14;

/// How many triggers back a new one is compared with.
const LOOK_BACK: usize = 12;

/// What the story has told before a sentence.
pub(crate) struct Known<'a> {
    /// The date of the paragraph so far.
    pub running: Option<When>,
    /// For whom each person works.
    pub houses: &'a BTreeMap<EntityId, EntityId>,
}

/// Reads the events of one sentence.
pub(crate) fn read(stage: &Stage<'_>, scene: &Scene<'_>, known: &Known<'_>, out: &mut Vec<Draft>) {
    let mut reader = Reader { stage, scene, known, asked: None, line: None, bare: None };
    let first = out.len();
    // a shorter trigger inside a longer one that was read, or refused, says nothing of its own
    let mut covered: Vec<(Span<View>, u32)> = Vec::new();
    // of several rules at one word the first that fits says what it means
    let mut told: Option<(Span<View>, EventKind, u32)> = None;
    let name = |rule: u32| stage.pack.rules()[rule as usize].name.clone();
    let lose = |trigger: Span<View>, rule: u32, why: &dyn Fn() -> Why| {
        if let Some(lost) = stage.lost {
            lost.borrow_mut().push(Lost { trigger: scene.view.to_raw(trigger), rule: name(rule), why: why() });
        }
    };
    // what only the bare clause of a trigger says counts where no rule takes the words as they stand
    let mut second: Option<(Span<View>, u32, Draft)> = None;
    let tell = |out: &mut Vec<Draft>, draft: Draft| {
        let draft = if scene.english { turned(scene.view.as_str(), out[first..].last(), draft) } else { draft };
        push(scene.view.as_str(), out, first, draft);
    };
    // the processor waits for the words of many rules at once, where it would wait for those of each before its shapes
    let events = stage.triggers.iter().filter(|(_, rule)| matches!(stage.meanings[*rule as usize], Meaning::Event { .. }));
    let tried = events.map(|&(trigger, rule)| (trigger, rule, !stands(stage, scene.view.as_str(), (trigger, rule))));
    for (trigger, rule, unless) in tried.collect::<SmallVec<[_; 32]>>() {
        let Meaning::Event { kind, .. } = stage.meanings[rule as usize] else { continue };
        if let Some((at, by, draft)) = second.take_if(|(at, ..)| *at != trigger) {
            covered.push((at, by));
            tell(out, draft);
        }
        if let Some((_, _, by)) = told.filter(|(at, of, _)| (*at, *of) == (trigger, kind)) {
            lose(trigger, rule, &|| Why::ToldBefore(name(by)));
            continue;
        }
        let over = covered.iter().rev().take(LOOK_BACK).find(|(c, _)| c.overlaps(trigger) && c.len() > trigger.len());
        if let Some(&(_, by)) = over {
            lose(trigger, rule, &|| Why::Covered(name(by)));
            continue;
        }
        let ruled = out[first..].iter().any(|d| d.report.kind == EventKind::LegalRule);
        let outcome = if unless { Outcome::Refused(Why::Unless) } else { reader.apply(trigger, rule, ruled) };
        match outcome {
            Outcome::Told(draft, Reading::Plain) => {
                second = None;
                covered.push((trigger, rule));
                told = Some((trigger, kind, rule));
                tell(out, draft);
            }
            Outcome::Told(draft, Reading::Bare) => {
                if second.is_none() && told.is_none_or(|(at, ..)| at != trigger) {
                    second = Some((trigger, rule, draft));
                }
            }
            Outcome::Refused(why) => {
                // of "moved the Supreme Court" a name covers the end, and leaves the verb
                if !matches!(why, Why::InName) {
                    covered.push((trigger, rule));
                }
                lose(trigger, rule, &|| why.clone());
            }
            Outcome::Unmatched(why) => lose(trigger, rule, &|| why.clone()),
        }
    }
    if let Some((_, _, draft)) = second {
        tell(out, draft);
    }
    if scene.english {
        shadow::drop_shadows(scene, out, first);
    }
    sums::share(stage, scene, &mut out[first..]);
}

/// The verbs of a sentence whose object does nothing itself. Who is appointed, ordered or said to do something goes on as subject.
pub(crate) fn transitive<'s>(stage: &'s Stage<'_>, text: &'s str) -> impl Iterator<Item = Span<View>> + 's {
    use EventKind::{BizCompete, ConductInfringe, ConductRestrict, DealReject, DealTerminate, GovControl, LegalArrest, LegalInvestigate};
    use EventKind::{LegalSue, MoneyDonate, MoneyInvest, MoneyPay, MoneyWithhold, OrgAcquire, OrgFound};
    let governs = |kind: EventKind| {
        matches!(
            kind,
            BizCompete | ConductInfringe | ConductRestrict | DealReject | DealTerminate | GovControl | LegalArrest | LegalInvestigate
        ) || matches!(kind, LegalSue | MoneyDonate | MoneyInvest | MoneyPay | MoneyWithhold | OrgAcquire | OrgFound)
    };
    // 原告甲: no verb
    let verb = move |&(span, rule): &(Span<View>, u32)| match stage.meanings[rule as usize] {
        Meaning::Event { kind, .. } => (governs(kind) && stands(stage, text, (span, rule))).then_some(span),
        _ => None,
    };
    stage.triggers.iter().filter_map(verb)
}

/// Whether no word beside a trigger makes another word of it.
fn stands(stage: &Stage<'_>, text: &str, (trigger, rule): (Span<View>, u32)) -> bool {
    !refused(&stage.pack.rules()[rule as usize], text, trigger.start(), trigger.end())
}

/// "The Supreme Court brushed off Alder's petition": what a court turns down it decides.
fn ruled_by_court(kind: EventKind, filled: &mut Filled) -> EventKind {
    if kind != EventKind::DealReject {
        return kind;
    }
    for (role, _) in filled.iter_mut() {
        *role = match *role {
            Role::Rejecter => Role::Court,
            Role::Proposer => Role::Against,
            other => other,
        };
    }
    EventKind::LegalRule
}

/// What came of a rule at a trigger.
enum Outcome {
    Told(Draft, Reading),
    /// The word is part of another word or a name.
    Refused(Why),
    /// The word is there, what the rule needs around it is not.
    Unmatched(Why),
}

/// Which words a rule's shape took.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Those around the trigger, as they stand.
    Plain,
    /// Those of the bare clause alone.
    Bare,
}

struct Reader<'a> {
    stage: &'a Stage<'a>,
    scene: &'a Scene<'a>,
    known: &'a Known<'a>,
    asked: Option<Asked>,
    line: Option<Line<'a>>,
    /// The bare clause of that line's trigger, where it differs, and whether its leader stands before it; laid out when first asked for.
    bare: Option<Option<(Line<'a>, bool)>>,
}

/// What was asked of a trigger, whose rules come one after the other.
struct Asked {
    trigger: Span<View>,
    in_name: bool,
    cut_apart: Option<bool>,
}

impl Reader<'_> {
    fn asked(&mut self, trigger: Span<View>) -> &mut Asked {
        let (stage, scene) = (self.stage, self.scene);
        if self.asked.as_ref().is_some_and(|asked| asked.trigger != trigger) {
            self.asked = None;
        }
        self.asked.get_or_insert_with(|| Asked { trigger, in_name: in_name(stage, scene, trigger), cut_apart: None })
    }

    /// `ruled`: whether the sentence has told of a decision before.
    fn apply(&mut self, trigger: Span<View>, rule: u32, ruled: bool) -> Outcome {
        let (stage, scene) = (self.stage, self.scene);
        let Meaning::Event { kind, roles, factuality, patterns, amounts, active, polar, needs } = &stage.meanings[rule as usize] else {
            return Outcome::Unmatched(Why::NoMatch);
        };
        let source = &stage.pack.rules()[rule as usize];
        if self.asked(trigger).in_name || is_cause_of_case(scene, *kind, trigger) {
            return Outcome::Refused(Why::InName);
        }
        let Some(Captured { filled: captured, reading, carried }) = self.captures(patterns, trigger) else {
            return Outcome::Unmatched(Why::NoMatch);
        };
        if !scene.english && *self.asked(trigger).cut_apart.get_or_insert_with(|| is_cut_apart(scene.view.as_str(), trigger)) {
            return Outcome::Refused(Why::InWord);
        }
        let mut parties = scene.parties(trigger);
        parties.passive &= !active;
        parties.carried |= carried;
        if roles.contains(&(Function::Subject, Role::Person)) {
            parties.person = scene.person(trigger);
        }
        if roles.iter().any(|(function, _)| *function == Function::Employer) {
            parties.employer = scene.employer(trigger, &parties);
        }
        let charges = !parties.passive && roles.iter().any(|(function, _)| *function == Function::Accused);
        let in_ground = charges && !scene.english && scene.charge(&mut parties, trigger);
        if charges && !in_ground && parties.object.is_none() {
            parties.accused = scene.accused(trigger);
        }
        let mut filled = fill::fill(&parties, *kind, roles, captured);
        if scene.english && roles.contains(&(Function::Employer, Role::Org)) {
            // where he works is where he comes from: "replaced by Peter Roe, a partner at Birch"
            let leaves = *kind != EventKind::PersAppoint;
            fill::employ(leaves.then_some(self.known.houses), stage.topic, &mut filled);
        }
        let clause = scene.clauses[scene.clause_at(trigger.start())];
        // an English paragraph goes on about the firm of the story, whatever others it names
        let firm = || if scene.english { stage.topic } else { stage.firm_near(clause) };
        fill::infer(stage, (*kind, roles), firm, ruled, &mut filled);
        if !holds(*needs, scene, &parties, &filled) || needs.money && !sums::has_sum(stage, scene, clause) {
            return Outcome::Unmatched(Why::Needs);
        }
        // 对甲诉乙一案作出判决: the day and the court are those of the decision, not of the suit
        let named = !scene.english && *kind == EventKind::LegalSue && is_case_name(scene, trigger, clause);
        if named {
            filled.retain(|(role, _)| *role != Role::Court);
        }
        let by_court = parties.subject.is_some_and(|g| g.class == Class::Court);
        let kind = if by_court { ruled_by_court(*kind, &mut filled) } else { *kind };
        // "did not walk away": the trigger in another form of its verb holds no negation
        let word = &scene.view.as_str()[trigger.range()];
        let polar = *polar && (!scene.english || source.triggers.iter().any(|written| written.eq_ignore_ascii_case(word)));
        let (how, operator) = factuality::of(scene, stage.operators, trigger, (kind, polar));
        let how = if how == Factuality::Asserted { factuality.unwrap_or(how) } else { how };
        let report = Report {
            kind,
            when: match (named, how) {
                (true, _) => None,
                // what is to come does not happen on the day that the story has come to
                (_, Factuality::Planned) if scene.english => date::of(stage, scene, trigger, None),
                _ => date::of(stage, scene, trigger, self.known.running),
            },
            parts: filled.iter().map(|&(role, entity)| Part { role, entity }).collect(),
            amounts: Vec::new(),
            factuality: how,
            evidence: vec![scene.view.to_raw(trim(scene.view.as_str(), clause))],
            trigger: scene.view.to_raw(trigger),
            rule: source.name.clone(),
            notes: notes(stage, &parties, how, operator),
        };
        Outcome::Told(Draft { report, trigger, takes_sum: *amounts, carried: parties.carried }, reading)
    }

    /// What a rule's regexes capture, from the words as they stand or from the bare clause where that tells more; nothing for a rule
    /// without any, `None` when none of them matches.
    fn captures(&mut self, patterns: &[Pattern], trigger: Span<View>) -> Option<Captured> {
        if patterns.is_empty() {
            return Some(Captured { filled: Filled::new(), reading: Reading::Plain, carried: false });
        }
        let (stage, scene) = (self.stage, self.scene);
        if !self.line.as_ref().is_some_and(|l| l.is_of(trigger)) {
            self.line = Some(Line::new(stage, scene, trigger));
            self.bare = None;
        }
        let plain = self.line.as_ref().and_then(|line| line.captures(stage, patterns));
        let bare = self.bare.get_or_insert_with(|| Line::bare(stage, scene, trigger)).as_ref();
        let bare = bare.and_then(|(line, carried)| Some((line.captures(stage, patterns)?, *carried)));
        let tells_more = |more: &Filled, told: &Filled| more.len() > told.len() && told.iter().all(|part| more.contains(part));
        match (plain, bare) {
            (None, bare) => bare.map(|(filled, carried)| Captured { filled, reading: Reading::Bare, carried }),
            (Some(plain), Some((filled, carried))) if tells_more(&filled, &plain) => {
                Some(Captured { filled, reading: Reading::Plain, carried })
            }
            (Some(filled), _) => Some(Captured { filled, reading: Reading::Plain, carried: false }),
        }
    }
}

/// What the regexes of a rule captured.
struct Captured {
    filled: Filled,
    reading: Reading,
    /// Whether the leader of the clause stands before it.
    carried: bool,
}

fn notes(stage: &Stage<'_>, parties: &Parties<'_>, how: Factuality, operator: Option<u32>) -> Vec<Arc<str>> {
    let mut notes: Vec<Arc<str>> = Vec::new();
    if parties.carried {
        notes.push("subject carried over from before the clause".into());
    }
    if let Some(operator) = operator {
        notes.push(format!("{} by {}", how.word(), stage.pack.rules()[operator as usize].name).into());
    }
    notes
}

/// 甲诉乙侵权一案, 对甲起诉乙一案作出判决: whether the suit is only named.
fn is_case_name(scene: &Scene<'_>, trigger: Span<View>, clause: Span<View>) -> bool {
    let after = &scene.view.as_str()[trigger.end()..clause.end().max(trigger.end())];
    let decided = ["判决", "裁定", "裁决", "宣判", "裁判"].iter().any(|w| after.contains(w));
    decided && (after.contains("一案") || after.contains("纠纷案") || after.contains("权案"))
}

/// 侵害技术秘密纠纷一案: what a case is about is not told to have happened.
fn is_cause_of_case(scene: &Scene<'_>, kind: EventKind, trigger: Span<View>) -> bool {
    use EventKind::{ConductBreach, ConductDeceive, ConductInfringe, ConductRestrict};
    if scene.english || !matches!(kind, ConductInfringe | ConductBreach | ConductDeceive | ConductRestrict) {
        return false;
    }
    let after = &scene.view.as_str()[trigger.end()..scene.sentence.span.end().max(trigger.end())];
    let near = &after[..after.char_indices().nth(CAUSE).map_or(after.len(), |(i, _)| i)];
    near.split([',', '。', ';', '、']).next().is_some_and(|cause| cause.contains("纠纷"))
}

/// A trigger inside a name or title is no verb.
fn in_name(stage: &Stage<'_>, scene: &Scene<'_>, trigger: Span<View>) -> bool {
    scene
        .mentions_in(stage.mentions, trigger)
        .iter()
        .any(|m| !matches!(m.class, Class::Title | Class::Date | Class::Pronoun | Class::Group | Class::Money))
}

fn holds(needs: Needed, scene: &Scene<'_>, parties: &Parties<'_>, filled: &[(Role, EntityId)]) -> bool {
    (!needs.party || !scene.groups.is_empty() || !filled.is_empty())
        && (!needs.subject || parties.unnamed || parties.subject.is_some() || !parties.marked.is_empty())
}
