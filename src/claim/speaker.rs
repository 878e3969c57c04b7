//! Who speaks, and about whom.

use super::cue::{Cue, Place};
use super::english;
use super::goes_on::tells;
use super::kind::is_aimed;
use crate::entity::{EntityId, EntityIds};
use crate::event::scene::{Group, Mark, Scene};
use crate::event::stage::Stage;
use crate::mention::{Class, Mention};
use crate::ontology::{ClaimKind, EventKind};
use crate::pack::TableKind;
use crate::pack::compile::Function;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// How far behind the cue an English speaker may stand, in bytes: "…," said Jane Roe.
const INVERTED: usize = 24;
/// How many characters at most between the word of speech and who is told.
const HEARER: usize = 6;

/// A speaker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker {
    pub entity: EntityId,
    pub place: Place,
    /// Whether it is a court or an authority.
    pub body: bool,
}

/// Whose view it is: "in her view".
const POSSESSIVES: &[&str] = &["his", "her", "its", "their", "our", "my"];

/// The speaker of a cue: where its rule says, else the subject of its clause, else who leads the sentence, else
/// `last`, who spoke last. `before` is who spoke before in the sentence, and where his word of saying ends.
pub(crate) fn of(
    stage: &Stage<'_>,
    scene: &Scene<'_>,
    cue: Span<View>,
    rule: Function,
    last: Option<EntityId>,
    before: Option<(EntityId, usize)>,
) -> Option<Speaker> {
    // "in her view": the cue names its speaker; in "called it", "rejects them as" he is somebody else
    let owns = |m: &Mention| m.class == Class::Pronoun && m.span.end() < cue.end() && POSSESSIVES.contains(&scene.view.slice(m.span));
    let inside = scene.mentions.clone().filter(|&i| scene.english && cue.contains(stage.mentions[i].span) && owns(&stage.mentions[i]));
    if let Some(&entity) = inside.filter_map(|i| stage.entities[i].first()).next() {
        return Some(Speaker { entity, place: Place::Pronoun, body: false });
    }
    let clause = scene.clauses[scene.clause_at(cue.start())];
    let at = |group: &Group, place: Place| group.entities.first().map(|&entity| Speaker { entity, place, body: is_body(group.class) });
    let after =
        scene.groups.iter().find(|g| g.span.start() >= cue.end() && g.span.start() - cue.end() <= INVERTED && !g.entities.is_empty());
    match rule {
        // 据甲董事长乙估算: the man, not the house before his post
        Function::Object => {
            let next = after.filter(|g| g.headed).and_then(|house| scene.groups.iter().find(|g| g.span.start() >= house.span.end()));
            let holder = next.filter(|g| g.class == Class::Person && !g.pronoun && !g.entities.is_empty());
            return holder.or(after).and_then(|g| at(g, Place::Object));
        }
        Function::Owner => return scene.groups.iter().find(|g| g.span.end() == cue.start()).and_then(|g| at(g, Place::Clause)),
        _ => {}
    }
    let inverted = scene.english && is_inverted(scene, cue, clause);
    if inverted && let Some(group) = english::speaker_after(scene, cue) {
        return at(group, Place::Object);
    }
    let parties = scene.parties(cue);
    if let Some(charger) = scene.charger(cue).filter(|g| !scene.english && !g.entities.is_empty()) {
        return at(charger, Place::Clause);
    }
    if !scene.english && parties.passive {
        // 乙被甲要求赔偿: the agent speaks, and nobody where none is named
        let agent = parties.marked.iter().rev().find(|(mark, g)| *mark == Mark::By && !g.entities.is_empty());
        return agent.and_then(|(_, group)| at(group, Place::Clause));
    }
    let own = parties.subject.filter(|g| !parties.carried && !g.entities.is_empty() && g.class != Class::Product);
    if scene.english && own.is_none() && !parties.carried {
        // "its former auditor alleged": somebody speaks, but nobody who is known
        return author(stage, scene, cue, clause).map(|entity| Speaker { entity, place: Place::Before, body: false });
    }
    let source = || {
        let before = scene.groups.iter().rev().filter(|g| clause.contains(g.span) && g.span.end() <= cue.start());
        before.clone().find(|g| matches!(g.mark, Mark::Source | Mark::At | Mark::By) && !g.entities.is_empty())
    };
    if let Some(group) = own.or_else(source) {
        let by_name = stage.mentions[group.mention].class != Class::Pronoun;
        return at(group, if by_name { Place::Clause } else { Place::Pronoun });
    }
    // 起诉状称: who brought the suit
    if !scene.english
        && let Some(plaintiff) = pleads(stage, scene, cue, clause)
    {
        return Some(Speaker { entity: plaintiff, place: Place::Clause, body: false });
    }
    if let Some(suer) = scene.groups.iter().find(|g| !scene.english && sues(stage, scene, cue, g)) {
        return at(suer, Place::Before);
    }
    // who leads the sentence goes on speaking; a court only where nobody else does
    let speaks = |g: &&Group| !g.entities.is_empty() && !matches!(g.class, Class::Court | Class::Authority);
    let leader = scene.groups.iter().find(|g| g.leads() && g.span.end() <= cue.start()).filter(speaks);
    if let Some(group) = leader.or_else(|| parties.subject.filter(speaks)).or(parties.subject) {
        // 甲称,乙有错,希望法院查处: who is named in what was said does not go on speaking
        let told = before.filter(|(_, end)| !scene.english && group.span.start() >= *end);
        return told.map_or_else(|| at(group, Place::Before), |(entity, _)| Some(Speaker { entity, place: Place::Before, body: false }));
    }
    last.map(|entity| Speaker { entity, place: Place::Before, body: false })
}

/// 乙遭甲起诉,称其侵权: whether the party sues or reports somebody in the clause before, and nobody stands before the cue.
fn sues(stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>, party: &Group) -> bool {
    let here = scene.clause_at(cue.start());
    let Some(before) = here.checked_sub(1).map(|i| scene.clauses[i]).filter(|c| c.contains(party.span)) else { return false };
    let start = scene.clauses[here].start();
    let alone = cue.start() <= start || scene.groups_in(Span::new(start, cue.start())).is_empty();
    let deed = Span::new(party.span.end(), before.end());
    alone
        && party.mark == Mark::By
        && !party.entities.is_empty()
        && tells(stage, deed, |kind| matches!(kind, EventKind::LegalSue | EventKind::LegalFile))
}

/// The plaintiff of the suit told last, in the same paragraph, whose pleading speaks.
fn pleads(stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>, clause: Span<View>) -> Option<EntityId> {
    const PLEADINGS: WordList = WordList::new(&["诉状", "起诉书", "起诉文件", "仲裁申请书"]);
    let before = scene.view.as_str()[clause.start().min(cue.start())..cue.start()].trim_end();
    let named = scene.groups_in(Span::new(clause.start().min(cue.start()), cue.start())).iter().any(|g| !g.entities.is_empty());
    let suit = stage
        .suits
        .last()
        .filter(|_| scene.before.is_some() && !named && PLEADINGS.ending(before.trim_end_matches(['中', '里'])).is_some())?;
    match suit.plaintiffs[..] {
        [plaintiff] => Some(plaintiff),
        _ => None,
    }
}

/// "the letter said", "the suit alleges": whoever published the one last, or brought the other.
fn author(stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>, clause: Span<View>) -> Option<EntityId> {
    let text = scene.view.as_str();
    let verb = text[cue.start()..cue.end()].rfind(' ').map_or(cue.start(), |at| cue.start() + at);
    let mut words =
        text[clause.start().min(verb)..verb].rsplit(' ').filter(|w| !w.is_empty()).skip_while(|w| matches!(*w, "also" | "further"));
    let paper = words.next().unwrap_or("");
    if !matches!(words.next(), Some("the" | "The" | "that" | "That" | "its" | "Its")) {
        return None;
    }
    match paper {
        "letter" | "report" | "memo" | "statement" | "article" => stage.suits.publisher(),
        "lawsuit" | "suit" | "complaint" | "writ" | "petition" => stage.suits.last().and_then(|s| s.plaintiffs.first().copied()),
        _ => None,
    }
}

/// "…," said Jane Roe: nothing between the quotation and the cue.
fn is_inverted(scene: &Scene<'_>, cue: Span<View>, clause: Span<View>) -> bool {
    let before = scene.view.as_str()[clause.start().min(cue.start())..cue.start()].trim_matches(['"', '”', '’', '\'', ' ', ',']);
    // "Roe sued, accusing Alder": what follows a participle is no speaker
    before.is_empty() && !scene.view.slice(cue).ends_with("ing")
}

/// Whom it is about: who is spoken against or to, else a party of the content that is not the speaker, else the other side.
pub(crate) fn targets(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> Vec<EntityId> {
    let aimed = is_aimed(cue.kind);
    let clause = scene.clauses[scene.clause_at(cue.span.start())];
    let addressed = scene.groups.iter().filter(|g| clause.contains(g.span) && g.span.end() <= cue.span.start());
    let addressed = addressed.filter(|g| matches!(g.mark, Mark::Against | Mark::To) && !only_hears(stage, scene, cue, g));
    // 向证监会举报: who hears a charge is not who is charged
    let charged = addressed.filter(|g| !(aimed && g.mark == Mark::To && is_body(g.class)));
    let mut out: Vec<EntityId> = charged.flat_map(|g| &g.entities).copied().filter(|e| Some(*e) != cue.speaker).collect();
    if out.is_empty() && aimed && !scene.english {
        // 乙被甲指控抄袭
        let parties = scene.parties(cue.span);
        let passive = parties.subject.filter(|_| parties.passive);
        out.extend(passive.into_iter().flat_map(|g| &g.entities).copied().filter(|e| Some(*e) != cue.speaker));
    }
    if out.is_empty() {
        out.extend(told_of(stage, scene, cue, content));
    }
    if let Some(joint) = joint_speakers(scene, cue, clause)
        .filter(|joint| cue.kind == ClaimKind::Statement && out.iter().all(|e| joint.entities.contains(e)))
    {
        // 双方宣布和解: what they tell together is about both
        out = joint.entities.to_vec();
    }
    if out.is_empty() && cue.kind == ClaimKind::Demand && !scene.english {
        out.extend(asked(scene, cue, content));
    }
    if out.is_empty() {
        out.extend(other_side(stage, cue));
    }
    out.sort();
    out.dedup();
    out
}

/// Who is asked: 呼吁主管机关…, or 向甲发出问询函,要求…; a court decides about somebody else.
fn asked(scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> EntityIds {
    let first = scene.groups_in(content).iter().find(|g| g.span.start() == content.start() && g.class != Class::Court);
    first.map(|g| but_speaker(g, cue)).filter(|e| !e.is_empty()).unwrap_or_else(|| addressee(scene, cue))
}

/// Who is written or spoken to before the cue, last of all.
fn addressee(scene: &Scene<'_>, cue: &Cue) -> EntityIds {
    // 向仲裁委员会申请仲裁: who decides is not whom it goes against
    let applies = |g: &Group| ["仲裁", "诉", "申请"].iter().any(|w| scene.view.as_str()[g.span.end()..cue.span.start()].contains(w));
    let before = scene.groups.iter().rev().filter(|g| g.span.end() <= cue.span.start() && g.mark == Mark::To && !is_body(g.class));
    before.filter(|g| !applies(g)).map(|g| but_speaker(g, cue)).find(|e| !e.is_empty()).unwrap_or_default()
}

fn but_speaker(group: &Group, cue: &Cue) -> EntityIds {
    group.entities.iter().copied().filter(|e| Some(*e) != cue.speaker).collect()
}

/// 对媒体表示: a source or the press is told, and not spoken of.
fn only_hears(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, group: &Group) -> bool {
    let press = stage.mentions[group.mention].row.is_some_and(|row| stage.pack.row(row).table() == TableKind::Media);
    let near = scene.view.as_str()[group.span.end()..cue.span.start()].chars().nth(HEARER).is_none();
    near && !is_aimed(cue.kind) && (press || group.class == Class::Group)
}

/// Several parties that lead the cue's clause and speak as one.
fn joint_speakers<'s>(scene: &'s Scene<'_>, cue: &Cue, clause: Span<View>) -> Option<&'s Group> {
    let speaker = cue.speaker?;
    let before = scene.groups.iter().filter(|g| clause.contains(g.span) && g.span.end() <= cue.span.start());
    before.rev().find(|g| g.mark == Mark::None && g.entities.len() > 1 && g.entities.contains(&speaker))
}

const fn is_body(class: Class) -> bool {
    matches!(class, Class::Court | Class::Authority)
}

/// The parties that the content speaks of: of a charge the opponent, else those named first, in one breath.
fn told_of(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> EntityIds {
    let inside = scene.groups.iter().filter(|g| content.contains(stage.mentions[g.mention].span));
    // 甲称其违约: 其 leads nothing here, it is whom the story spoke of before
    let others = |g: &Group| -> EntityIds {
        let but_speaker = |all: &[EntityId]| all.iter().copied().filter(|e| Some(*e) != cue.speaker).collect::<EntityIds>();
        let others = but_speaker(&g.entities);
        if others.is_empty() && g.pronoun { but_speaker(&stage.entities[g.mention]) } else { others }
    };
    // "Alder said it was disappointed": the speaker himself
    let speaks_of_himself = |g: &Group| {
        scene.english && g.pronoun && g.span.start() == content.start() && matches!(scene.view.slice(g.span), "it" | "he" | "she" | "they")
    };
    let himself = |g: &Group| !scene.english && g.pronoun && scene.view.slice(g.span) == "自己";
    let inside = inside.filter(|g| (is_aimed(cue.kind) || !speaks_of_himself(g)) && !himself(g));
    let parties = inside.filter(|g| (g.class.is_party() || g.pronoun) && !others(g).is_empty());
    if !is_aimed(cue.kind) {
        // 已在仲裁中心对甲提起仲裁: the place is not whom it is about
        let place = |g: &&Group| !scene.english && (g.mark == Mark::At || g.mark == Mark::Source);
        return parties.clone().find(|g| !place(g)).or_else(|| parties.clone().next()).map(&others).unwrap_or_default();
    }
    let opponents = cue.speaker.map_or(&[][..], |speaker| stage.suits.opposing(speaker));
    let can_be_charged = |g: &Group| !is_body(g.class) && g.class != Class::Product;
    let mut first = None;
    for group in parties {
        if group.entities.iter().any(|e| opponents.contains(e)) {
            return others(group);
        }
        first = first.or(Some(group).filter(|g| can_be_charged(g)));
    }
    first.map(others).unwrap_or_default()
}

/// What names nobody: a charge or an answer is aimed at the other side, a promise at whom the story is about.
fn other_side(stage: &Stage<'_>, cue: &Cue) -> Option<EntityId> {
    let speaker = cue.speaker?;
    if is_aimed(cue.kind) {
        // what is denied is told by who spoke before
        return stage.suits.opposing(speaker).first().copied().filter(|_| cue.kind != ClaimKind::Denial);
    }
    let offered = matches!(cue.kind, ClaimKind::Promise | ClaimKind::Agreement);
    stage.topic.filter(|&topic| offered && topic != speaker && stage.suits.last().is_none())
}
