//! The engine of event rules: a rule runs only where its trigger was hit, inside its sentence.

use std::sync::Arc;

use super::factuality::{self, Operator};
use super::roles::{self, Parties};
use super::scene::Scene;
use super::{Part, Report, date};
use crate::entity::EntityId;
use crate::mention::{Class, Mention};
use crate::ontology::{EventKind, Factuality, Role};
use crate::pack::compile::{Meaning, Needed};
use crate::pack::{Pack, line, refused};
use crate::span::{Span, View};
use crate::value::when::When;

/// What the rules may look at.
pub(crate) struct Stage<'a> {
    pub pack: &'a Pack,
    pub meanings: &'a [Meaning],
    pub mentions: &'a [Mention],
    /// The entities each mention stands for; several for 双方.
    pub entities: &'a [Vec<EntityId>],
    pub dates: &'a [Option<When>],
    pub operators: &'a [Operator],
    pub rules: &'a [(Span<View>, u32)],
}

/// A report with its trigger still in the view.
pub(crate) struct Draft {
    pub report: Report,
    pub trigger: Span<View>,
    pub clause: Span<View>,
}

/// Reads the events of one sentence. `running` is the date of the paragraph so far.
pub(crate) fn read(stage: &Stage<'_>, scene: &Scene<'_>, running: Option<When>, out: &mut Vec<Draft>) {
    let text = scene.view.as_str();
    let sentence = scene.sentence.span;
    let from = stage.rules.partition_point(|r| r.0.start() < sentence.start());
    let to = stage.rules.partition_point(|r| r.0.start() < sentence.end());
    let mut covered: Vec<Span<View>> = Vec::new();
    let first_draft = out.len();
    for &(trigger, rule) in &stage.rules[from..to] {
        let Meaning::Event { kind, roles, factuality, patterns, amounts, needs } = &stage.meanings[rule as usize] else { continue };
        let source = &stage.pack.rules()[rule as usize];
        if covered.iter().any(|c| c.overlaps(trigger) && c.len() > trigger.len()) {
            continue;
        }
        if refused(source, text, trigger.start(), trigger.end()) || in_name(stage, scene, trigger) {
            covered.push(trigger);
            continue;
        }
        let mut parties = scene.parties(trigger);
        let mut filled = roles::fill(&parties, roles);
        if !patterns.is_empty() {
            match by_pattern(stage, scene, patterns, trigger) {
                // captures name roles for certain; what they leave open the functions of the clause fill
                Some(captured) => {
                    filled.retain(|(role, entity)| !captured.iter().any(|(r, e)| r == role || e == entity));
                    filled.extend(captured);
                    filled.sort();
                }
                None => continue,
            }
        }
        let clause = scene.clauses[scene.clause_at(trigger.start())];
        let money = sums(stage, scene, trigger);
        if !holds(*needs, scene, &parties, &filled, &money) {
            continue;
        }
        covered.push(trigger);
        let (mut how, operator) = factuality::of(scene, stage.operators, trigger);
        if how == Factuality::Asserted {
            how = factuality.unwrap_or(Factuality::Asserted);
        }
        let mut notes: Vec<Arc<str>> = Vec::new();
        if parties.carried {
            notes.push("subject carried over from the clause before".into());
        }
        if let Some(operator) = operator {
            notes.push(format!("{} by {}", how.word(), stage.pack.rules()[operator as usize].name).into());
        }
        let when = date::of(scene, stage.mentions, stage.dates, trigger).or(running);
        parties.marked.clear();
        let report = Report {
            kind: *kind,
            when,
            parts: filled.iter().map(|&(role, entity)| Part { role, entity }).collect(),
            amounts: if *amounts { money } else { Vec::new() },
            factuality: how,
            evidence: vec![scene.view.to_raw(trim(text, clause))],
            trigger: scene.view.to_raw(trigger),
            rule: source.name.clone(),
            notes,
        };
        push(out, first_draft, Draft { report, trigger, clause });
    }
}

/// One kind once a clause: the report with more parts stays.
fn push(out: &mut Vec<Draft>, first: usize, draft: Draft) {
    let twin = out[first..].iter_mut().find(|d| {
        d.report.kind == draft.report.kind
            && (d.clause == draft.clause
                || (d.report.parts == draft.report.parts && d.report.when == draft.report.when && !d.report.parts.is_empty()))
    });
    match twin {
        Some(twin) => {
            if draft.report.parts.len() > twin.report.parts.len() {
                let mut evidence = twin.report.evidence.clone();
                evidence.extend(&draft.report.evidence);
                evidence.sort();
                evidence.dedup();
                *twin = draft;
                twin.report.evidence = evidence;
            } else {
                twin.report.evidence.extend(&draft.report.evidence);
                twin.report.evidence.sort();
                twin.report.evidence.dedup();
            }
        }
        None => out.push(draft),
    }
}

/// A trigger inside a name or title is no verb.
fn in_name(stage: &Stage<'_>, scene: &Scene<'_>, trigger: Span<View>) -> bool {
    stage.mentions[scene.mentions.clone()]
        .iter()
        .any(|m| m.span.overlaps(trigger) && !matches!(m.class, Class::Title | Class::Date | Class::Pronoun | Class::Group | Class::Money))
}

fn holds(needs: Needed, scene: &Scene<'_>, parties: &Parties<'_>, filled: &[(Role, EntityId)], money: &[usize]) -> bool {
    (!needs.party || !scene.groups.is_empty() || !filled.is_empty())
        && (!needs.subject || parties.subject.is_some() || !parties.marked.is_empty())
        && (!needs.money || !money.is_empty())
}

/// Sums of the trigger's clause, else of the next one if nothing else is told there.
fn sums(stage: &Stage<'_>, scene: &Scene<'_>, trigger: Span<View>) -> Vec<usize> {
    let here = scene.clause_at(trigger.start());
    let of = |clause: Span<View>| -> Vec<usize> {
        stage.mentions[scene.mentions.clone()]
            .iter()
            .filter(|m| m.class == Class::Money && clause.overlaps(m.span))
            .filter_map(|m| m.value)
            .collect()
    };
    let own = of(scene.clauses[here]);
    if !own.is_empty() {
        return own;
    }
    let told = |clause: Span<View>| {
        stage.rules.iter().any(|(s, r)| clause.contains(*s) && matches!(stage.meanings[*r as usize], Meaning::Event { amounts: true, .. }))
    };
    match scene.clauses.get(here + 1) {
        Some(&next) if !told(next) => of(next),
        _ => Vec::new(),
    }
}

/// Runs a rule's regexes over the mention line of the sentence; captures are named after roles.
fn by_pattern(stage: &Stage<'_>, scene: &Scene<'_>, patterns: &[regex::Regex], trigger: Span<View>) -> Option<Vec<(Role, EntityId)>> {
    let (text, places) = mention_line(stage, scene, trigger);
    for pattern in patterns {
        let Some(captures) = pattern.captures(&text) else { continue };
        let mut out = Vec::new();
        for name in pattern.capture_names().flatten() {
            let (Some(role), Some(found)) = (Role::from_word(name), captures.name(name)) else { continue };
            for &(at, mention) in places.iter().filter(|(at, _)| (found.start()..found.end()).contains(at)) {
                let _ = at;
                if !matches!(stage.mentions[mention].class, Class::Title | Class::Date | Class::Money) {
                    out.extend(stage.entities[mention].iter().map(|&e| (role, e)));
                }
            }
        }
        out.sort();
        out.dedup();
        return Some(out);
    }
    None
}

/// The sentence with one letter for each mention and for the trigger, and where each mention's letter stands.
fn mention_line(stage: &Stage<'_>, scene: &Scene<'_>, trigger: Span<View>) -> (String, Vec<(usize, usize)>) {
    let text = scene.view.as_str();
    let mut out = String::with_capacity(scene.sentence.span.len());
    let mut places = Vec::new();
    let mut at = scene.sentence.span.start();
    let mut triggered = false;
    for i in scene.mentions.clone() {
        let mention = &stage.mentions[i];
        if mention.span.start() < at || mention.span.overlaps(trigger) {
            continue;
        }
        if !triggered && trigger.start() <= mention.span.start() && trigger.start() >= at {
            out.push_str(&text[at..trigger.start()]);
            out.push(line::TRIGGER);
            at = trigger.end();
            triggered = true;
        }
        out.push_str(&text[at.min(mention.span.start())..mention.span.start()]);
        places.push((out.len(), i));
        out.push(line::letter(mention.class));
        at = mention.span.end();
    }
    if !triggered && trigger.start() >= at {
        out.push_str(&text[at..trigger.start()]);
        out.push(line::TRIGGER);
        at = trigger.end();
    }
    out.push_str(&text[at.min(scene.sentence.span.end())..scene.sentence.span.end()]);
    (out, places)
}

/// A span without the space around its words.
pub(crate) fn trim(text: &str, span: Span<View>) -> Span<View> {
    let body = &text[span.range()];
    let start = span.start() + (body.len() - body.trim_start().len());
    Span::new(start, start + body.trim().len())
}

/// What kinds of event a claim's words may tell of as mere content.
pub(crate) const fn is_told_only(kind: EventKind) -> bool {
    matches!(kind, EventKind::ConductBreach | EventKind::ConductInfringe | EventKind::ConductDeceive)
}
