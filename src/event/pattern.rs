//! A rule's regexes over the mention line: the neighbourhood of a trigger with one letter for each mention.

use smallvec::SmallVec;

use super::aside;
use super::coordination;
use super::fill::Filled;
use super::ordered::count_before;
use super::scene::Scene;
use super::stage::Stage;
use crate::entity::EntityId;
use crate::mention::{Class, Mention};
use crate::ontology::Role;
use crate::pack::line::{self, Letters};
use crate::pack::pattern::{Pattern, Place};
use crate::span::{Span, View};

/// How far the line reaches beyond the trigger at most, in bytes: a sentence may be as long as its author likes.
const REACH: usize = 360;

/// The neighbourhood of one trigger; rules with the same trigger share it.
pub(crate) struct Line<'s> {
    trigger: Span<View>,
    text: String,
    /// Where the trigger's letter stands.
    at: usize,
    /// Where each mention's letter stands, and its index.
    places: SmallVec<[(usize, usize); 8]>,
    /// Whom 其 stands for, by its mention, where the sentence says more than the story before.
    its: SmallVec<[(usize, &'s [EntityId]); 1]>,
    /// The kinds of mentions before and after the trigger.
    letters: [Letters; 2],
}

impl<'s> Line<'s> {
    /// Lays out the clauses around a trigger.
    pub fn new(stage: &'s Stage<'_>, scene: &'s Scene<'_>, trigger: Span<View>) -> Self {
        let view = scene.view.as_str();
        let (from, to) = window(scene, view, trigger);
        let mut out = Self {
            trigger,
            text: String::with_capacity(to - from),
            at: 0,
            places: SmallVec::new(),
            its: SmallVec::new(),
            letters: [Letters::default(); 2],
        };
        let mut at = from;
        let mut triggered = false;
        let inside = &stage.mentions[scene.mentions.clone()];
        let first = scene.mentions.start + count_before(inside, |m| m.span.start() < from);
        for i in first..scene.mentions.end {
            let mention = &stage.mentions[i];
            if mention.span.end() > to {
                break;
            }
            if mention.span.start() < at || mention.span.overlaps(trigger) || stage.is_bare_body(i) {
                continue;
            }
            if !triggered && trigger.start() <= mention.span.start() {
                out.trigger(view, &mut at);
                triggered = true;
            }
            out.text.push_str(&view[at..mention.span.start()]);
            out.places.push((out.text.len(), i));
            if coordination::is_its(view, mention) {
                out.its.extend(scene.groups.iter().find(|g| g.mention == i).map(|g| (i, &*g.entities)));
            }
            let known = scene.english && mention.class == Class::Person && is_known_judge(stage, view, i);
            let letter = if known || is_bench(stage, view, mention) { line::JUDGE } else { line::letter(stage.classes[i]) };
            let side = &mut out.letters[usize::from(triggered)];
            *side = side.with(letter);
            out.text.push(letter);
            at = mention.span.end();
        }
        if !triggered {
            out.trigger(view, &mut at);
        }
        out.text.push_str(&view[at..to]);
        out
    }

    fn trigger(&mut self, view: &str, at: &mut usize) {
        self.text.push_str(&view[*at..self.trigger.start()]);
        self.at = self.text.len();
        self.text.push(line::TRIGGER);
        *at = self.trigger.end();
    }

    /// Whether the line is of this trigger.
    pub fn is_of(&self, trigger: Span<View>) -> bool {
        self.trigger == trigger
    }

    /// The roles that the first matching regex captures, sorted; `None` when none matches.
    pub fn captures(&self, stage: &Stage<'_>, patterns: &[Pattern]) -> Option<Filled> {
        let place = Place::among(&self.text, self.at, line::TRIGGER, self.letters);
        let found = patterns.iter().find_map(|p| p.find_at(&place))?;
        let mut out = Filled::new();
        for (name, range) in found.captures() {
            // a role that two captures fill has a digit in the second: target, target2
            let Some(role) = Role::from_word(name.trim_end_matches(|c: char| c.is_ascii_digit())) else { continue };
            for &(_, mention) in self.places.iter().filter(|(at, _)| range.contains(at)) {
                // a court is no party to what it decides
                if stage.classes[mention] == Class::Court && matches!(role, Role::For | Role::Against) {
                    continue;
                }
                if !matches!(stage.mentions[mention].class, Class::Title | Class::Date | Class::Money) {
                    let its = self.its.iter().find(|(i, _)| *i == mention).map_or(&*stage.entities[mention], |(_, entities)| entities);
                    out.extend(its.iter().map(|&e| (role, e)));
                }
            }
        }
        out.sort();
        out.dedup();
        Some(out)
    }
}

/// Whether a post is that of a judge: 法官, "federal judge", "Chief Justice".
fn is_bench(stage: &Stage<'_>, view: &str, mention: &Mention) -> bool {
    const POSTS: &[&str] = &["judge", "justice", "magistrate", "arbitrator", "adjudicator"];
    if mention.class != Class::Title {
        return false;
    }
    let last = view[mention.span.range()].rsplit([' ', '-']).next().unwrap_or("");
    let chinese = || !last.is_ascii() && mention.row.is_some_and(|row| stage.pack.row(row).kind() == "judge");
    chinese() || last == "Chancellor" || POSTS.iter().any(|post| last.eq_ignore_ascii_case(post))
}

/// Judge Redfern is Redfern in what follows; behind his post he stands as anybody.
fn is_known_judge(stage: &Stage<'_>, view: &str, i: usize) -> bool {
    let titled = || {
        let post = i.checked_sub(1).map(|before| &stage.mentions[before]);
        post.is_some_and(|post| post.span.end() + 1 >= stage.mentions[i].span.start() && is_bench(stage, view, post))
    };
    stage.entities[i].iter().any(|&e| stage.suits.is_judge(e)) && !titled()
}

/// Who stands right behind the post of a judge in a sentence: "U.S. District Judge Ann Redfern".
pub(crate) fn judges<'s>(stage: &'s Stage<'_>, scene: &'s Scene<'_>) -> impl Iterator<Item = EntityId> + 's {
    let called = |i: &usize| {
        let (post, name) = (&stage.mentions[*i], stage.mentions.get(i + 1));
        name.is_some_and(|n| n.class == Class::Person && n.span.start() <= post.span.end() + 1)
            && is_bench(stage, scene.view.as_str(), post)
    };
    scene.mentions.clone().filter(move |_| scene.english).filter(called).flat_map(|i| stage.entities[i + 1].iter().copied())
}

/// The clause of the trigger with its neighbours, past an aside before it, cut on character borders.
fn window(scene: &Scene<'_>, view: &str, trigger: Span<View>) -> (usize, usize) {
    let here = scene.clause_at(trigger.start());
    let before = here.saturating_sub(1);
    let past = before > 0 && scene.english && aside::is_aside(view, scene.clauses[before]);
    let first = scene.clauses[before - usize::from(past)].start();
    // "accused Birch, Roe and Doe of a brazen, costly fraud": English parts its lists with commas as well
    let behind = 1 + usize::from(scene.english);
    let last = scene.clauses[(here + behind).min(scene.clauses.len() - 1)].end();
    let mut from = first.max(trigger.start().saturating_sub(REACH)).max(scene.sentence.span.start()).min(trigger.start());
    let mut to = last.min(trigger.end() + REACH).min(scene.sentence.span.end()).max(trigger.end());
    while !view.is_char_boundary(from) {
        from += 1;
    }
    while !view.is_char_boundary(to) {
        to -= 1;
    }
    (from, to)
}
