//! The story told sentence by sentence: what was named before tells who a pronoun is, who a dropped subject, and when.

use std::cell::RefCell;
use std::ops::Range;

use smallvec::SmallVec;

use crate::claim::aim;
use crate::claim::charge;
use crate::claim::post::Posts;
use crate::claim::read::{self as claim, Speech};
use crate::claim::{Claim, ClaimKind};
use crate::entity::chain::{Discourse, Word, is_authority, is_court};
use crate::entity::mainly;
use crate::entity::{Entity, EntityId, EntityIds, EntityKind, EntityMention, Form};
use crate::event::lost::Lost;
use crate::event::ordered::Cursor;
use crate::event::pattern;
use crate::event::pronoun;
use crate::event::read as event;
use crate::event::scene::{Group, Scene, Turn};
use crate::event::sides::Suits;
use crate::event::stage::{Draft, Stage};
use crate::event::{EventKind, Factuality, Report, Role, date, factuality};
use crate::mention::find::Hits;
use crate::mention::read::date::Dates;
use crate::mention::{Class, Mention};
use crate::pack::Pack;
use crate::pack::compile::{Meaning, Stand};
use crate::pack::verbs::Verbs;
use crate::span::{Span, View};
use crate::text::{Sentence, TextView};
use crate::value::when::When;

/// What a story consists of, before it is told.
pub(crate) struct Plot<'a> {
    pub pack: &'a Pack,
    pub meanings: &'a [Meaning],
    pub verbs: &'a Verbs,
    pub view: &'a TextView,
    pub mentions: &'a [Mention],
    pub of_mention: &'a [Option<EntityId>],
    pub dates: &'a Dates,
    pub hits: &'a Hits,
    /// Whom the text defines as "the company".
    pub issuer: Option<EntityId>,
    /// Where rules are noted that made nothing of their trigger, if anybody asks.
    pub lost: Option<&'a RefCell<Vec<Lost>>>,
}

/// What a story tells.
pub(crate) struct Told {
    pub reports: Vec<Report>,
    pub claims: Vec<Claim>,
    /// Pairs of reports, the earlier one first.
    pub stated_order: Vec<(usize, usize)>,
    /// Pronouns and descriptions that stand for one party.
    pub stands: Vec<(EntityId, EntityMention)>,
}

/// What goes on from sentence to sentence.
#[derive(Default)]
struct Thread {
    discourse: Discourse,
    speech: Speech,
    posts: Posts,
    /// The date the story stands at, and the paragraph that says so.
    running: Option<(usize, When)>,
    /// The paragraph that last told of a post, and whose it was.
    employer: Option<(usize, EntityId)>,
    /// Who led the last sentence, and its paragraph.
    leader: Option<(usize, Group)>,
    drafts: Vec<Draft>,
    said: Vec<claim::Draft>,
    stated_order: Vec<(usize, usize)>,
}

impl Plot<'_> {
    /// Tells the story; `entities` are whom its names stand for.
    pub fn tell(&self, entities: &[Entity]) -> Told {
        let whens: Vec<Option<When>> = self.dates.found.iter().map(|d| d.when).collect();
        let operators = factuality::operators(self.view.as_str(), (self.pack, self.meanings), &self.hits.rules, self.mentions);
        let mut who: Vec<EntityIds> = self.of_mention.iter().map(|e| e.iter().copied().collect()).collect();
        let mut classes: Vec<Class> = self.mentions.iter().map(|m| m.class).collect();
        let firms = self.view.language().is_chinese();
        let mut suits = Suits::between(mainly::leads(entities, firms), firms);
        let mut thread = Thread { discourse: Discourse::new(self.issuer), ..Thread::default() };
        let topic = mainly::topic(entities);
        let (mut mentions, mut triggers, mut signs) = (Cursor::default(), Cursor::default(), Cursor::default());
        for sentence in self.view.sentences.iter().filter(|s| self.view.paragraphs[s.paragraph].is_told()) {
            let near = mentions.touching(self.mentions, sentence.span, |m| m.span);
            self.name(near.clone(), entities, &mut thread.discourse, &mut who, &mut classes);
            let stage = Stage {
                pack: self.pack,
                meanings: self.meanings,
                verbs: self.verbs,
                mentions: self.mentions,
                classes: &classes,
                entities: &who,
                dates: &whens,
                operators: &operators[signs.beginning(&operators, sentence.span, |o| o.span)],
                rules: &self.hits.rules,
                sentence: sentence.span,
                triggers: &self.hits.rules[triggers.beginning(&self.hits.rules, sentence.span, |r| r.0)],
                suits: &suits,
                topic,
                paragraph: self.view.paragraphs[sentence.paragraph].span,
                employer: thread.employer.filter(|(p, _)| *p == sentence.paragraph).map(|(_, firm)| firm),
                lost: self.lost,
            };
            let first = thread.drafts.len();
            let judges = self.sentence(&stage, *sentence, near, &mut thread);
            judges.into_iter().for_each(|judge| suits.judge(judge));
            thread.settle(&mut suits, first);
            let posts = thread.drafts[first..].iter().rev().filter(|d| d.report.kind.is_of_post());
            let firm = posts.flat_map(|d| &d.report.parts).find(|p| p.role == Role::Org).map(|p| (sentence.paragraph, p.entity));
            thread.employer = firm.or(thread.employer);
            let decides = |d: &Draft| d.report.parts.iter().any(|p| p.role == Role::Court);
            if !thread.drafts[first..].iter().any(decides) {
                suits.sits(thread.discourse.court(entities));
            }
        }
        thread.drafts.iter_mut().for_each(|draft| suits.finish(draft));
        let (triggers, mut reports): (Vec<_>, Vec<Report>) = thread.drafts.into_iter().map(|d| (d.trigger, d.report)).unzip();
        aim::aim(&mut thread.said, &aim::Told::new(self.view.raw(), (&reports, &triggers), &suits, &thread.posts, entities, firms));
        if self.view.language().is_chinese() {
            charge::charge(&mut reports, &triggers, &thread.said);
        }
        Told {
            reports,
            claims: thread.said.into_iter().map(|s| s.claim).collect(),
            stated_order: thread.stated_order,
            stands: self.stands(&who),
        }
    }

    /// Notes whom a sentence names, and whom its pronouns stand for; `near` are its mentions.
    fn name(&self, near: Range<usize>, entities: &[Entity], discourse: &mut Discourse, who: &mut [EntityIds], classes: &mut [Class]) {
        discourse.turn();
        let first = near.start;
        // "if the watchdog loses, it may pay": the body that leads the sentence, while nobody else is named in it
        let mut body: Option<EntityId> = None;
        for i in near {
            if self.is_byline(i) {
                who[i].clear();
                continue;
            }
            match self.of_mention[i] {
                Some(entity) if self.mentions[i].class.is_party() => {
                    body = None;
                    discourse.name(entity);
                }
                Some(_) if self.is_office(i) => {
                    classes[i] = Class::Authority;
                    if let Some(named) = discourse.office(self.view.slice(self.mentions[i].span), entities) {
                        who[i] = std::iter::once(named).collect();
                    }
                }
                Some(_) => {}
                // posts, dates and sums stand for nobody
                None if self.mentions[i].class != Class::Pronoun => {}
                None if self.is_speaker(i) => who[i] = who[i - 1].clone(),
                None if body.is_some() && self.is_it(i) => who[i] = body.into_iter().collect(),
                None if self.in_apposition(i) => who[i].extend(i.checked_sub(1).and_then(|before| self.of_mention[before])),
                None => {
                    let (mention, text) = (&self.mentions[i], self.view.as_str());
                    let (before, after) = (&text[..mention.span.start()], &text[mention.span.end()..]);
                    let undergoes = !self.view.language().is_chinese() && pronoun::undergoes(before, after);
                    let acted_on_by = self.acted_on_by(first, i);
                    let word = Word { word: &text[mention.span.range()], undergoes, acted_on_by };
                    who[i] = discourse.resolve(mention, word, self.pack, self.meanings, entities);
                    // a word that stands for a court acts as a court does
                    if let [one] = who[i][..] {
                        classes[i] = class_of(&entities[one.0], self.view.language().is_chinese()).unwrap_or(classes[i]);
                        if matches!(classes[i], Class::Authority | Class::Court) {
                            body = Some(one);
                        }
                    }
                }
            }
        }
    }

    /// Roe sued him: the party before a pronoun of a man who is acted on, where hardly more than a verb lies between them;
    /// 总局对其立案: who leads the clause, else (甲诉乙,要求其赔偿) the sentence from mention `first` on.
    fn acted_on_by(&self, first: usize, i: usize) -> Option<EntityId> {
        let text = self.view.as_str();
        if self.view.language().is_chinese() {
            let at = self.mentions[i].span.start();
            let acts = |j: &usize| self.mentions[*j].class.is_party() && self.of_mention[*j].is_some();
            let in_clause = |j: &usize| !text[self.mentions[*j].span.start()..at].contains([',', ';', ':']);
            let mut before = (first..i).filter(acts);
            let actor = before.clone().rev().take_while(in_clause).last().or_else(|| before.next());
            let its = text[at..].starts_with('其');
            return actor.filter(|_| its && pronoun::is_acted_on(&text[..at])).and_then(|j| self.of_mention[j]);
        }
        let (before, mention) = (i.checked_sub(1)?, &self.mentions[i]);
        let between = text.get(self.mentions[before].span.end()..mention.span.start())?;
        let acted_on = pronoun::is_object(&text[mention.span.range()], &text[mention.span.end()..]) && pronoun::only_acts(between);
        self.of_mention[before].filter(|_| acted_on)
    }

    /// Reads the claims and the events of a sentence. Gives who is called a judge there.
    fn sentence(&self, stage: &Stage<'_>, sentence: Sentence, near: Range<usize>, thread: &mut Thread) -> Vec<EntityId> {
        let in_paragraph = |paragraph: &usize| *paragraph == sentence.paragraph;
        let mut scene = Scene::new(self.view, sentence, near, self.mentions, stage.classes, stage.entities);
        scene.turns = turns(stage);
        scene.dates = date::dates(stage, &scene);
        scene.govern(event::transitive(stage, self.view.as_str()));
        scene.before = thread.leader.take().filter(|(p, _)| in_paragraph(p)).map(|(_, group)| group);
        thread.posts.note(stage, &scene);
        let (first, heard) = (thread.drafts.len(), thread.said.len());
        claim::read(stage, &scene, &mut thread.speech, &mut thread.said);
        scene.said = thread.said[heard..].iter().filter(|c| tells(c)).map(|c| c.content).collect();
        let running = thread.running.filter(|(p, _)| in_paragraph(p)).map(|(_, when)| when);
        let known = event::Known { running, houses: thread.posts.named() };
        event::read(stage, &scene, &known, &mut thread.drafts);
        for draft in &mut thread.drafts[first..] {
            let said = &thread.said[heard.saturating_sub(QUOTED_BACK)..];
            attribute(draft, said);
            if !scene.english {
                charge::acquit(draft, said, &scene);
            }
        }
        order(stage, &thread.drafts, first, &mut thread.stated_order);
        let lead = scene.groups.iter().find(|g| g.leads()).cloned().or_else(|| scene.before.take());
        if let Some(&entity) = lead.as_ref().and_then(|g| g.entities.first()) {
            thread.discourse.lead(entity);
        }
        thread.leader = lead.map(|group| (sentence.paragraph, group));
        // the story goes on from its last event, not from a date that one merely mentions
        let told = thread.drafts[first..].iter().rev().filter(|d| d.report.factuality == Factuality::Asserted).find_map(|d| d.report.when);
        let dated = told.or_else(|| scene.dates.first().map(|(_, when)| *when));
        thread.running = dated.map(|when| (sentence.paragraph, when)).or(thread.running);
        pattern::judges(stage, &scene).collect()
    }

    /// 税务局, without its town.
    fn is_office(&self, i: usize) -> bool {
        let rule = self.mentions[i].value.and_then(|rule| self.meanings.get(rule));
        self.mentions[i].class == Class::Group && matches!(rule, Some(Meaning::Stand(Stand::Office)))
    }

    fn is_it(&self, i: usize) -> bool {
        matches!(self.view.slice(self.mentions[i].span), "it" | "its")
    }

    /// "The ministry said it was weighing an appeal": it is whoever speaks.
    fn is_speaker(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| &self.mentions[b]) else { return false };
        let (mention, text) = (&self.mentions[i], self.view.as_str());
        let body = matches!(before.class, Class::Authority | Class::Court);
        body && self.is_it(i) && text.get(before.span.end()..mention.span.start()).is_some_and(|gap| SAID.contains(&gap))
    }

    /// "Paul Roe, the activist investor": a description behind a comma is of whom it follows.
    fn in_apposition(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| &self.mentions[b]) else { return false };
        let (mention, text) = (&self.mentions[i], self.view.as_str());
        mention.class == Class::Pronoun
            && before.class.is_party()
            && text.get(before.span.end()..mention.span.start()) == Some(", ")
            && text[mention.span.range()].starts_with("the ")
    }

    /// Whether a person is the story's own writer: 记者 李明. He takes no part in what is told.
    fn is_byline(&self, i: usize) -> bool {
        if self.mentions[i].class != Class::Person {
            return false;
        }
        let Some(before) = i.checked_sub(1).map(|b| &self.mentions[b]) else { return false };
        let gap = before.span.end()..self.mentions[i].span.start();
        // 记者 李明、王芳
        if before.class == Class::Person && &self.view.as_str()[gap.clone()] == "、" {
            return self.is_byline(i - 1);
        }
        before.class == Class::Title
            && gap.len() <= BYLINE_GAP
            && self.view.as_str()[gap].trim_matches([' ', ':', '|', '/']).is_empty()
            && before.row.is_some_and(|row| matches!(self.pack.row(row).id(), "journalist" | "editor"))
    }

    /// Pronouns and descriptions, with the parties that they stand for.
    fn stands(&self, who: &[EntityIds]) -> Vec<(EntityId, EntityMention)> {
        let mut out = Vec::new();
        for (mention, entities) in self.mentions.iter().zip(who).filter(|(m, _)| m.class == Class::Pronoun) {
            let form = if is_short(self.view.slice(mention.span)) { Form::Pronoun } else { Form::Title };
            out.extend(entities.iter().map(|&entity| (entity, EntityMention { span: self.view.to_raw(mention.span), form })));
        }
        out
    }
}

/// The class that a word takes over from whom it stands for: a court acts as a court does, in Chinese 公司 as a firm.
fn class_of(entity: &Entity, chinese: bool) -> Option<Class> {
    match entity.kind {
        _ if is_court(entity) => Some(Class::Court),
        _ if is_authority(entity) => Some(Class::Authority),
        EntityKind::Organization if chinese => Some(Class::Organization),
        EntityKind::Person if chinese => Some(Class::Person),
        _ => None,
    }
}

impl Thread {
    /// Completes the reports of a sentence from the suits told before, and notes the suits that it tells of.
    fn settle(&mut self, suits: &mut Suits, first: usize) {
        for draft in &mut self.drafts[first..] {
            suits.complete(draft);
            if draft.report.kind == EventKind::LegalSue {
                let of = |role: Role| draft.report.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect::<Vec<_>>();
                self.discourse.suit(&of(Role::Plaintiff), &of(Role::Defendant));
            }
        }
        let charges = |d: &&Draft| matches!(d.report.kind, EventKind::LegalFile | EventKind::LegalSue);
        let mut charged = self.drafts[first..].iter().rev().filter(charges).flat_map(|d| &d.report.parts);
        self.discourse.accuse(charged.find(|p| matches!(p.role, Role::Against | Role::Defendant)).map(|p| p.entity));
    }
}

/// 他, it, 其 against 该公司, the company.
fn is_short(text: &str) -> bool {
    text.chars().count() <= if text.is_ascii() { 4 } else { 2 }
}

/// A connective between two reports states their order: 随后, 此前, "later", "previously".
fn order(stage: &Stage<'_>, drafts: &[Draft], first: usize, out: &mut Vec<(usize, usize)>) {
    for i in first.max(1)..drafts.len() {
        let between = Span::new(drafts[i - 1].trigger.end().min(drafts[i].trigger.start()), drafts[i].trigger.start());
        if between.len() > ORDER_REACH {
            continue;
        }
        let stated = stage.rules_in(between).iter().rev().find_map(|&(_, rule)| match stage.meanings[rule as usize] {
            Meaning::Order { later } => Some(later),
            _ => None,
        });
        match stated {
            Some(true) => out.push((i - 1, i)),
            Some(false) => out.push((i, i - 1)),
            None => {}
        }
    }
}

/// How far apart two reports may stand for a connective between them to order them, in bytes.
const ORDER_REACH: usize = 150;

/// What stands between who speaks and the pronoun that is himself.
const SAID: [&str; 8] = [" said ", " said that ", " says ", " says that ", " said on ", " announced ", " announced that ", " added that "];

/// How far apart the post and the name of a byline may stand, in bytes.
const BYLINE_GAP: usize = 3;

/// A quotation may go on over this many claims' sentences.
const QUOTED_BACK: usize = 4;

/// Whether a claim says how things are, and not what is to be done.
fn tells(claim: &claim::Draft) -> bool {
    matches!(claim.claim.kind, ClaimKind::Allegation | ClaimKind::Opinion | ClaimKind::Statement)
}

/// What only a speaker tells is claimed, unless his word makes it so (宣布, announced).
fn attribute(draft: &mut Draft, said: &[claim::Draft]) {
    let told_by = said.iter().any(|c| !c.told && c.content.contains_offset(draft.trigger.start()));
    if told_by && draft.report.factuality == Factuality::Asserted {
        draft.report.factuality = Factuality::Claimed;
    }
}

/// The words of a sentence after which the subject changes.
fn turns(stage: &Stage<'_>) -> SmallVec<[Turn; 2]> {
    let turn = |&(span, rule): &(Span<View>, u32)| match stage.meanings[rule as usize] {
        Meaning::Turn { accuses } => Some(Turn { span, accuses }),
        _ => None,
    };
    stage.triggers.iter().filter_map(turn).collect()
}
