//! A rule's regexes over the mention line: the neighbourhood of a trigger with one letter for each mention.

use smallvec::SmallVec;

use super::aside;
use super::bare::Bare;
use super::coordination;
use super::fill::Filled;
use super::ordered::count_before;
use super::scene::{Group, Scene};
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
    /// Whether it is the bare clause.
    bare: bool,
}

impl<'s> Line<'s> {
    /// Lays out the clauses around a trigger.
    pub fn new(stage: &'s Stage<'_>, scene: &'s Scene<'_>, trigger: Span<View>) -> Self {
        let (from, to) = window(scene, scene.view.as_str(), trigger);
        let mut out = Self::empty(trigger, to - from);
        out.lay(stage, scene, Span::new(from, to));
        out
    }

    /// Lays out who leads the clause of a trigger and what he does, and whether he stands before the clause; `None` where that is
    /// what stands there.
    pub fn bare(stage: &'s Stage<'_>, scene: &'s Scene<'_>, trigger: Span<View>) -> Option<(Self, bool)> {
        let (from, to) = window(scene, scene.view.as_str(), trigger);
        let bare = Bare::of(stage, scene, trigger, Span::new(from, to))?;
        let mut out = Self { bare: true, ..Self::empty(trigger, to - from) };
        if let Some(lead) = bare.lead {
            out.lead(stage, lead, scene.english);
        }
        let mut from = bare.from.unwrap_or(from);
        if let Some((word, past)) = bare.verb {
            out.text.push_str(past);
            from = word.end();
        }
        for cut in bare.cuts {
            out.lay(stage, scene, Span::new(from, cut.start().max(from)));
            from = cut.end().max(from);
        }
        out.lay(stage, scene, Span::new(from, to.max(from)));
        Some((out, bare.carried))
    }

    /// Lays out who leads a bare clause, who may stand in another sentence; what stands for a party is one.
    fn lead(&mut self, stage: &Stage<'_>, lead: &Group, english: bool) {
        for i in (lead.mention..stage.mentions.len()).take_while(|&i| stage.mentions[i].span.end() <= lead.span.end()) {
            let class = match stage.classes[i] {
                Class::Pronoun => lead.class_meant(),
                class if class.is_party() => class,
                _ => continue,
            };
            if !self.places.is_empty() {
                self.text.push('、');
            }
            self.places.push((self.text.len(), i));
            self.letters[0] = self.letters[0].with(line::letter(class));
            self.text.push(line::letter(class));
        }
        if english {
            self.text.push(' ');
        }
    }

    fn empty(trigger: Span<View>, length: usize) -> Self {
        Self {
            trigger,
            text: String::with_capacity(length),
            at: 0,
            places: SmallVec::new(),
            its: SmallVec::new(),
            letters: [Letters::default(); 2],
            bare: false,
        }
    }

    /// Lays out a part of the sentence: its words, one letter for each mention, and that of the trigger.
    fn lay(&mut self, stage: &'s Stage<'_>, scene: &'s Scene<'_>, part: Span<View>) {
        let view = scene.view.as_str();
        let (trigger, to) = (self.trigger, part.end());
        let mut at = part.start();
        let mut triggered = !part.contains(trigger);
        let side = usize::from(trigger.end() <= part.start());
        let inside = &stage.mentions[scene.mentions.clone()];
        let first = scene.mentions.start + count_before(inside, |m| m.span.start() < at);
        for i in first..scene.mentions.end {
            let mention = &stage.mentions[i];
            if mention.span.end() > to {
                break;
            }
            if mention.span.start() < at || mention.span.overlaps(trigger) || stage.is_bare_body(i) {
                continue;
            }
            if !triggered && trigger.start() <= mention.span.start() {
                self.trigger(view, &mut at);
                triggered = true;
            }
            let beside = stage.classes[i] == Class::Money && self.text.ends_with(line::letter(Class::Money));
            if beside && mention.span.end() < to && is_gloss(view, at, mention.span) {
                at = mention.span.end() + ")".len();
                continue;
            }
            self.text.push_str(&view[at..mention.span.start()]);
            self.places.push((self.text.len(), i));
            if coordination::is_its(view, mention) {
                self.its.extend(scene.groups.iter().find(|g| g.mention == i).map(|g| (i, &*g.entities)));
            }
            let known = scene.english && mention.class == Class::Person && is_known_judge(stage, view, i);
            let letter = if known || is_bench(stage, view, mention) { line::JUDGE } else { line::letter(stage.classes[i]) };
            let behind = part.contains(trigger) && triggered || side == 1;
            self.letters[usize::from(behind)] = self.letters[usize::from(behind)].with(letter);
            self.text.push(letter);
            at = mention.span.end();
        }
        if !triggered {
            self.trigger(view, &mut at);
        }
        self.text.push_str(&view[at..to]);
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
        // a bare clause begins neither its sentence nor a headline, and leaves out what might rule a shape out
        let found = patterns.iter().filter(|p| !self.bare || !p.asks_for_the_start()).find_map(|p| p.find_at(&place))?;
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
    let mut last = scene.clauses[(here + behind).min(scene.clauses.len() - 1)].end();
    let gerund = scene.english && view[trigger.range()].split(' ').next().is_some_and(|word| word.ends_with("ing"));
    if gerund && aside::led_after(scene, scene.clauses[here], trigger).is_some() {
        // "After suing Birch, Alder waited": no list
        last = scene.clauses[here].end();
    }
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

/// "$69 billion (£56 billion)", 七亿美元(约合五十亿元): the same sum in other money, which the rules pass over.
fn is_gloss(view: &str, from: usize, sum: Span<View>) -> bool {
    let before = view[from..sum.start()].trim_start();
    matches!(before, "(" | "(about " | "(around " | "(roughly " | "(or " | "(约合" | "(约" | "(合" | "(折合" | "(折合约")
        && view[sum.end()..].starts_with(')')
}
