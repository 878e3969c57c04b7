//! For whom a person speaks: whose chairman, lawyer or spokeswoman the story says he is.

use std::collections::BTreeMap;

use crate::entity::EntityId;
use crate::event::scene::{Group, Scene};
use crate::event::stage::Stage;
use crate::mention::{Class, Mention};
use crate::pack::TableKind;
use crate::span::Span;

/// How far behind its owner a post may stand, in bytes: Alder's long-serving finance chief.
const OWNED: usize = 40;

/// How far before a bare post its house may be named, in bytes.
const REACH: usize = 300;

/// Who holds a post where, as the story told so far has it; the first post told counts.
#[derive(Debug, Default)]
pub(crate) struct Posts {
    houses: BTreeMap<EntityId, EntityId>,
    /// Those of them that the words name beside the person.
    named: BTreeMap<EntityId, EntityId>,
}

impl Posts {
    /// Whose post a person holds.
    pub fn house(&self, person: EntityId) -> Option<EntityId> {
        self.houses.get(&person).copied()
    }

    /// Whose post each person holds whose house the words name beside him.
    pub fn named(&self) -> &BTreeMap<EntityId, EntityId> {
        &self.named
    }

    /// Notes the posts that a sentence tells of: 甲董事长乙, Apple CEO Tim Cook; "Jim Roe, its gaming chief,".
    pub fn note(&mut self, stage: &Stage<'_>, scene: &Scene<'_>) {
        for (i, group) in scene.groups.iter().enumerate().filter(|(_, g)| g.class == Class::Person && !g.pronoun) {
            let before = i.checked_sub(1).map(|b| &scene.groups[b]).filter(|b| b.headed && is_house(b));
            let house = before.or_else(|| apposed(stage, scene, group)).or_else(|| introduced(stage, scene, group));
            let named = house.is_some_and(|h| h.class != Class::Person) && !is_past(scene, group);
            let house = house.and_then(|h| h.entities.first().copied()).or_else(|| untold(stage, scene, group));
            let (Some(&person), Some(mut house)) = (group.entities.first(), house) else { continue };
            if person == house {
                // "Jane Doe, her lawyer": hers who led the sentence before
                house = scene.before.as_ref().and_then(|b| b.entities.first().copied()).unwrap_or(house);
            }
            if person != house {
                self.houses.entry(person).or_insert(house);
                if named {
                    self.named.entry(person).or_insert(house);
                }
            }
        }
    }
}

/// "Jane Doe, a former Alder manager,": a post that was his.
fn is_past(scene: &Scene<'_>, group: &Group) -> bool {
    let here = scene.clause_at(group.span.start());
    let near = scene.clauses[here..].iter().take(2);
    scene.english && near.into_iter().any(|c| [" former ", " ex-", " then "].iter().any(|w| scene.view.slice(*c).contains(w)))
}

fn is_house(group: &Group) -> bool {
    matches!(group.class, Class::Organization | Class::Authority) || group.pronoun && group.owner
}

/// 董事长王建国: a post with no house before it is of the firm named last.
fn untold(stage: &Stage<'_>, scene: &Scene<'_>, group: &Group) -> Option<EntityId> {
    let before = &stage.mentions[..group.mention];
    let name = stage.mentions[group.mention].span.start();
    let gap = |m: &Mention| scene.view.as_str()[m.span.end().min(name)..name].trim().is_empty();
    let post = before.last().filter(|m| m.class == Class::Title && name - m.span.end().min(name) <= 1 && gap(m));
    // a judge, an analyst or a lawyer who acts for nobody in particular holds no post in the firm named last
    let titled =
        post.is_some_and(|m| m.row.is_some_and(|row| matches!(stage.pack.row(row).kind(), "office" | "spokesperson" | "role" | "counsel")));
    if !titled {
        return None;
    }
    let near = before.iter().enumerate().rev().take_while(|(_, m)| group.span.end() - m.span.start() < REACH);
    let mut firms =
        near.filter(|(_, m)| m.class == Class::Organization && m.row.is_none_or(|r| stage.pack.row(r).table() != TableKind::Media));
    firms.find_map(|(i, _)| stage.entities[i].first().copied())
}

/// Whose post it is that stands before the name: "its chairman, Paul Roe, said"; "her lawyer, Jane Doe, said".
fn introduced<'s>(stage: &Stage<'_>, scene: &'s Scene<'_>, group: &Group) -> Option<&'s Group> {
    let name = stage.mentions[group.mention].span;
    let post = stage.mentions[..group.mention].last()?;
    let text = scene.view.as_str();
    let introduces = scene.english && post.class == Class::Title && text.get(post.span.end()..name.start()) == Some(", ");
    let first = scene.sentence.span.start();
    let owners = scene.groups_in(Span::new(first, post.span.start().max(first))).iter().rev();
    owners
        .filter(|g| introduces && g.owner && !g.entities.is_empty())
        .find(|g| post.span.start() - g.span.end().min(post.span.start()) < OWNED)
}

/// The house in the clause of a post right behind the name: ", who runs Alder,", ", the head of Alder's cloud unit,".
fn apposed<'s>(stage: &Stage<'_>, scene: &'s Scene<'_>, group: &Group) -> Option<&'s Group> {
    if !scene.english {
        return None;
    }
    let here = scene.clause_at(group.span.start());
    let ends = scene.view.as_str()[group.span.end()..].starts_with(',');
    let post = *scene.clauses.get(here + 1).filter(|_| ends)?;
    let titled = scene.mentions_in(stage.mentions, post).iter().any(|m| m.class == Class::Title);
    let runs = scene.view.slice(post).trim_start().starts_with("who ");
    scene.groups_in(post).iter().find(|g| (titled || runs) && is_house(g))
}
