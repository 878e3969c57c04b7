//! English clauses that say something by the way, and who leads or what is told past them: "Roe, who led the firm, resigned".

use smallvec::SmallVec;

use super::english::lacks_subject;
use super::scene::{Group, Mark, Scene};
use super::stage::Stage;
use crate::mention::Class;
use crate::pack::compile::Meaning;
use crate::span::{Span, View};

/// The subject of an earlier clause, past asides: "Roe, who led the firm, resigned", "Alder, a rival, sued". A clause that
/// is led by somebody unknown ends the search.
pub(super) fn carried<'s>(scene: &'s Scene<'_>, here: usize) -> Option<&'s Group> {
    let text = scene.view.as_str();
    // "when Alder, then run by Roe, bought Birch"
    let ends_with_name = |c: &Span<View>| {
        let body = text[c.range()].trim_start();
        let opened = ["when ", "where ", "as ", "after ", "before ", "while ", "once "].iter().any(|w| body.starts_with(w));
        opened && scene.groups.iter().any(|g| c.contains(g.span) && g.span.end() == c.end() && !g.modifies)
    };
    for clause in scene.clauses[..here].iter().rev().filter(|c| !is_aside(text, **c) || ends_with_name(c)) {
        let lead = scene.groups.iter().find(|g| clause.contains(g.span) && g.mark == Mark::None && !g.modifies);
        match lead {
            Some(group) if stands_first(&text[clause.start()..group.span.start().max(clause.start())]) => return Some(group),
            None if !text[clause.range()].trim_start().starts_with(|c: char| c.is_ascii_uppercase()) => {}
            // "Jane Roe, Alder's chief executive, said"
            None if scene
                .groups
                .iter()
                .any(|g| g.owner && clause.contains(g.span) && text[clause.start()..g.span.start()].trim().is_empty()) => {}
            _ => return None,
        }
    }
    None
}

/// Verbs in the past that do not end in -ed.
const VERBS: &[&str] = &[
    "sold", "bought", "told", "said", "paid", "won", "lost", "made", "took", "gave", "held", "found", "left", "sent", "says", "sues",
    "brought", "fought", "built", "sought", "struck", "began", "broke", "drew", "fell", "got", "kept", "knew", "quit", "rose", "stood",
    "stole", "threw", "went", "withdrew", "wrote", "came", "became",
];

/// What else a verb of a sentence may begin with.
const AUXILIARIES: &[&str] =
    &["had", "has", "was", "is", "will", "would", "could", "may", "might", "did", "does", "must", "put", "set", "cut", "hit", "led", "ran"];

/// Whether a word is a verb in the past without -ed, or an auxiliary.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word) || AUXILIARIES.contains(&word)
}

/// Whether no verb stands before a group in its clause: "Three lenders sued Alder" is not led by Alder.
fn stands_first(before: &str) -> bool {
    before.split(' ').all(|w| !(w.len() > 3 && w.ends_with("ed") && w.starts_with(|c: char| c.is_ascii_lowercase()) || VERBS.contains(&w)))
}

/// "Alder, a maker of lifts, made an offer": whether a clause goes on behind an aside, with a verb and no noun of its own.
pub(super) fn resumes(scene: &Scene<'_>, here: usize) -> bool {
    let text = scene.view.as_str();
    let aside = here.checked_sub(1).filter(|&before| before > 0).is_some_and(|before| is_aside(text, scene.clauses[before]));
    // "Alder, a maker of lifts, on Monday sued"
    let (clause, opened) = (scene.clauses[here], " late on ".len());
    let day = scene.dates.iter().map(|(day, _)| *day).find(|day| clause.contains(*day) && day.start() - clause.start() <= opened);
    let words = text[day.map_or(clause.start(), Span::end)..clause.end()].trim_start();
    let first = words.split(' ').next().unwrap_or("");
    let joint =
        matches!(first, "and" | "but" | "or" | "who" | "which" | "that" | "as" | "when" | "while" | "after" | "before" | "because" | "if");
    let verb = first.ends_with("ed") || super::english::may_stand_between(first) || is_verb(first);
    aside && !joint && verb
}

/// Whether a word that ends a clause says that somebody speaks: ", Roe said,".
fn is_speech(last: &str) -> bool {
    matches!(last, "said" | "says" | "alleges" | "alleged" | "claims" | "claimed" | "argues" | "argued" | "contends" | "insists")
        || matches!(last, "added" | "wrote" | "noted")
}

/// A clause that says something by the way of what stands before it.
pub(super) fn is_aside(text: &str, clause: Span<View>) -> bool {
    let first = text[clause.range()].trim_start().split(' ').next().unwrap_or("");
    let last = || text[clause.range()].trim_end().rsplit(' ').next().unwrap_or("");
    matches!(
        first,
        "filed"
            | "based"
            | "owned"
            | "named"
            | "led"
            | "run"
            | "who"
            | "which"
            | "whose"
            | "whom"
            | "where"
            | "when"
            | "a"
            | "an"
            | "the"
            | "including"
            | "to"
            | "by"
            | "with"
            | "in"
    ) || !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) && first == last()
        || first.len() > 5 && (first.ends_with("ing") || first.ends_with("ed"))
        || is_speech(last())
}

/// "On the stand, Roe recalled": the subject follows what is put in front of it.
pub(super) fn led_after<'s>(scene: &'s Scene<'_>, clause: Span<View>, trigger: Span<View>) -> Option<&'s Group> {
    const FRONTED: &[&str] = &[
        "On", "In", "At", "After", "Before", "Under", "By", "Asked", "With", "When", "While", "During", "Having", "Since", "Despite",
        "Besides", "Without", "Instead", "Rather", "Until", "Once", "Upon",
    ];
    let here = scene.clause_at(trigger.start());
    let first = scene.view.as_str()[clause.range()].split(' ').next().unwrap_or("");
    // "Founded in 2015, Alder was sold", "Suing Birch, Alder said": the participle itself
    // but "Buying Birch cost Alder dearly" goes on with its verb
    let behind = || scene.view.as_str()[trigger.end()..clause.end().max(trigger.end())].split(' ');
    let alone = || !behind().any(|word| is_verb(word) || word == "cost" || word.len() > 3 && word.ends_with("ed"));
    let participle = here == 0 && trigger.start() == clause.start() && (first.ends_with("ed") || first.ends_with("ing") && alone());
    let fronted = participle || here == 0 && FRONTED.contains(&first) && lacks_subject(scene, clause, trigger);
    // "By suing, it said, Alder …"
    let said = |clause: &&Span<View>| scene.view.as_str()[clause.range()].rsplit(' ').next().is_some_and(is_speech);
    let next = scene.clauses.get(here + 1..)?.iter().find(|clause| !said(clause)).filter(|_| fronted)?;
    scene.groups.iter().find(|g| next.contains(g.span) && g.leads())
}

/// ", its chief lawyer,", ", Alder's founder,": says who was just named.
pub(super) fn is_apposition(scene: &Scene<'_>, clause: Span<View>) -> bool {
    const ARTICLES: [&str; 14] =
        ["a ", "an ", "the ", "its ", "his ", "her ", "their ", "then ", "now ", "until ", "formerly ", "previously ", "once ", "himself "];
    let words = scene.view.as_str()[clause.range()].trim_start();
    let start = clause.end() - words.len();
    let owned = || scene.groups_in(Span::new(start, start + 1)).iter().any(|g| g.owner);
    ARTICLES.iter().any(|a| words.starts_with(a)) || owned()
}

/// ", about a licence in 2005": goes on with what the clause before the apposition told, without a verb of its own.
pub(super) fn goes_on(stage: &Stage<'_>, text: &str, clause: Span<View>) -> bool {
    let first = text[clause.range()].trim_start().split(' ').next().unwrap_or("");
    let verb = |rule: &u32| matches!(stage.meanings[*rule as usize], Meaning::Event { .. });
    matches!(first, "in" | "on" | "at" | "about" | "over" | "for" | "from" | "to" | "with" | "of" | "as")
        && !stage.rules_in(clause).iter().any(|(_, rule)| verb(rule))
}

/// "by its chairman": the agent of a passive is not whose he is, but who is named behind.
pub(super) fn name_agent<'s>(scene: &'s Scene<'_>, trigger: Span<View>, passive: bool, marked: &mut SmallVec<[(Mark, &'s Group); 4]>) {
    if !passive {
        return;
    }
    let agent = agent_named_behind(scene, trigger);
    marked.retain(|(mark, group)| *mark != Mark::By || agent.is_none() && !(group.pronoun && group.owner));
    marked.extend(agent.map(|agent| (Mark::By, agent)));
}

/// "sued by its chairman, Jane Roe": the agent of a passive that is named behind what he is.
fn agent_named_behind<'s>(scene: &'s Scene<'_>, trigger: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    let (here, _) = text[trigger.end()..].split_once(", ")?;
    let described = here.strip_prefix(" by ").or_else(|| here.split_once(" by ").map(|(_, agent)| agent))?;
    let is_description = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    if described.split(' ').count() > DESCRIPTION || !described.split(' ').all(is_description) {
        return None;
    }
    let at = trigger.end() + here.len() + ", ".len();
    let behind = scene.groups.iter().find(|g| g.span.start() == at)?;
    // "was sued by its chairman, Birch said"
    let rest = &text[behind.span.end()..];
    let closed = rest.is_empty() || rest.starts_with([',', '.', ';', '\n']);
    (closed && matches!(behind.class, Class::Person | Class::Organization) && !behind.pronoun).then_some(behind)
}

/// How many words may say what an agent is.
const DESCRIPTION: usize = 6;
