//! How real an event is: operators of negation, plan, condition and hearsay, each with its scope.

use std::ops::Range;

use super::english;
use super::ordered::count_before;
use super::scene::{Mark, Scene};
use crate::mention::Mention;
use crate::ontology::{EventKind, Factuality};
use crate::pack::compile::{Kinds, Meaning, Scope};
use crate::pack::{Pack, refused};
use crate::span::{Span, View};

/// An operator in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operator {
    pub span: Span<View>,
    pub rule: u32,
    pub set: Factuality,
    scope: Scope,
    reach: usize,
    before: bool,
    of: Kinds,
}

/// The operators of a text, in order; 若 in the name 沈若琳 is none.
pub(crate) fn operators(
    text: &str,
    (pack, meanings): (&Pack, &[Meaning]),
    rules: &[(Span<View>, u32)],
    mentions: &[Mention],
) -> Vec<Operator> {
    let in_name = |span: Span<View>| {
        // 将任远告上法庭: neither is 将任
        let mention = &mentions[..mentions.partition_point(|m| m.span.start() < span.end())].last();
        mention.is_some_and(|m| m.class.is_party() && (m.span.contains(span) || m.span.start() > span.start() && m.span.overlaps(span)))
    };
    rules
        .iter()
        .filter_map(|&(span, rule)| match meanings[rule as usize] {
            Meaning::Operator { set, scope, reach, before, of }
                if !refused(&pack.rules()[rule as usize], text, span.start(), span.end()) && !in_name(span) =>
            {
                Some(Operator { span, rule, set, scope, reach, before, of })
            }
            _ => None,
        })
        .collect()
}

/// 因涉嫌造假被立案, 以涉嫌受贿对甲立案: the accusation is why the inquiry was opened, the inquiry itself is told as a fact.
fn gives_reason(text: &str, clause: Span<View>, operator: Span<View>, trigger: Span<View>) -> bool {
    let before = &text[clause.start().min(operator.start())..operator.start()];
    operator.end() <= trigger.start()
        && before.ends_with(['因', '以', '为', '由'])
        && text[operator.end()..trigger.end()].contains(['被', '遭', '获', '对'])
}

/// How far from a trigger an operator is looked for, in bytes: a sentence may be as long as its author likes.
const REACH: usize = 480;

/// The factuality that the operators of its sentence around a trigger give it, and the rule that says so. `polar` triggers hold their
/// own negation (未能达成一致), so one more word of negation in them changes nothing.
/// What is turned down is a plan, to turn it down is none.
pub(crate) fn of(
    scene: &Scene<'_>,
    operators: &[Operator],
    trigger: Span<View>,
    (kind, polar): (EventKind, bool),
) -> (Factuality, Option<u32>) {
    let text = scene.view.as_str();
    let clause = scene.clauses[scene.clause_at(trigger.start())];
    let sentence = scene.sentence.span;
    let far = count_before(operators, |o| o.span.start() < trigger.start().saturating_sub(REACH));
    let near = operators[far..].iter().take_while(|o| o.span.start() < trigger.end() + REACH);
    let mut best: (Factuality, Option<u32>) = (Factuality::Asserted, None);
    for operator in near {
        let turned_down = kind == EventKind::DealReject && !operator.before && operator.set == Factuality::Planned;
        let ignored = polar && operator.set == Factuality::Negated || turned_down;
        let bears = operator.of.has(kind)
            && operator.stands_outside(trigger)
            && operator.reaches(scene, clause, trigger)
            && !disposes(scene, operator, trigger)
            && !operator.is_carried(text, clause, trigger)
            && (scene.english || !gives_reason(text, clause, operator.span, trigger));
        let cut = scene.english && operator.span.end() <= trigger.start() && cuts_reach(text, operator.span, trigger);
        if bears && !cut && !ignored && weight(operator.set) > weight(best.0) {
            best = (operator.set, Some(operator.rule));
        }
    }
    let question = text[..sentence.end()].ends_with('?') && weight(best.0) < weight(Factuality::Hypothetical);
    if question { (Factuality::Hypothetical, None) } else { best }
}

/// 将 before a party, or before what is named after the verb (将收购款…, 将起诉书…), marks what is disposed of.
fn disposes(scene: &Scene<'_>, operator: &Operator, trigger: Span<View>) -> bool {
    const THINGS: [char; 16] = ['款', '书', '方', '案', '价', '金', '额', '权', '费', '率', '人', '协', '计', '信', '状', '所'];
    let at = count_before(&scene.groups, |g| g.span.start() < operator.span.end());
    let party = scene.groups.get(at).is_some_and(|g| g.span.start() == operator.span.end() && g.mark == Mark::Disposed);
    let text = scene.view.as_str();
    party
        || text[..operator.span.end()].ends_with('将')
            && operator.span.end() == trigger.start()
            && text[trigger.end()..].starts_with(THINGS)
}

impl Operator {
    /// Whether it is no part of the trigger; 将起 and 起诉 share a character.
    fn stands_outside(&self, trigger: Span<View>) -> bool {
        !self.span.overlaps(trigger) || self.before && self.span.start() < trigger.start() && self.span.end() < trigger.end()
    }

    /// Whether the plan that it speaks of was carried: 通过罢免甲的议案.
    fn is_carried(&self, text: &str, clause: Span<View>, trigger: Span<View>) -> bool {
        let told = || &text[clause.start().min(trigger.start())..trigger.start()];
        !self.before && self.set == Factuality::Planned && told().contains("通过") && !told().contains('未')
    }

    /// How many characters stand between it and the trigger; of a Chinese name, however long, one, where it does not only say
    /// who says so: 没有对甲集团有限公司开出罚单.
    fn length(&self, scene: &Scene<'_>, gap: Range<usize>) -> usize {
        let text = scene.view.as_str();
        let characters = text[gap.clone()].chars().count();
        if scene.english || self.set == Factuality::Claimed || gap.is_empty() {
            return characters;
        }
        let names = scene.groups_in(Span::new(gap.start, gap.end)).iter().filter(|g| g.span.end() <= gap.end);
        characters - names.map(|g| text[g.span.range()].chars().count() - 1).sum::<usize>()
    }

    /// Whether it stands on its side of the trigger, within its scope.
    fn reaches(&self, scene: &Scene<'_>, clause: Span<View>, trigger: Span<View>) -> bool {
        let leads = self.span.start() < trigger.start();
        let gap = if leads { self.span.end().min(trigger.start())..trigger.start() } else { trigger.end()..self.span.start() };
        let near = || match self.scope {
            Scope::Clause => clause.contains(self.span) && self.length(scene, gap) <= self.reach,
            Scope::Sentence => true,
        };
        leads == self.before && near()
    }
}

/// A negation outweighs a condition, a condition a plan, a plan hearsay.
const fn weight(factuality: Factuality) -> u8 {
    match factuality {
        Factuality::Asserted => 0,
        Factuality::Claimed => 1,
        Factuality::Planned => 2,
        Factuality::Hypothetical => 3,
        Factuality::Negated => 4,
    }
}

/// "did not sue and appealed", "denied it and resigned": a finite verb joined by "and" is out of an operator's reach, and so
/// is what is said next, and what happened before.
fn cuts_reach(text: &str, operator: Span<View>, trigger: Span<View>) -> bool {
    let between = Span::new(operator.end().min(trigger.start()), trigger.start());
    let word = text[trigger.range()].split(' ').next().unwrap_or("");
    let past = word.ends_with("ed") || matches!(word, "did" | "sold" | "bought" | "quit" | "left" | "paid" | "won" | "lost");
    let finite = past || word.ends_with('s');
    let between_words = &text[between.range()];
    // "threatened to sue after Birch breached a contract": after that is told as it was
    past && between_words.contains(" after ")
        || finite && (english::is_joined_verb(text, between, trigger) || acts_anew(between_words))
        || goes_on_anew(between_words)
        || speaks_anew(between_words)
        || is_presupposed(between_words)
}

/// "will appeal a verdict", "refused to dismiss a suit": what such verbs are about is there already.
fn is_presupposed(between: &str) -> bool {
    const ABOUT: [&str; 26] = [
        "appeal",
        "appealing",
        "dismiss",
        "dismissing",
        "overturn",
        "overturning",
        "reverse",
        "reversing",
        "vacate",
        "quash",
        "quashing",
        "uphold",
        "affirm",
        "contest",
        "contesting",
        "challenge",
        "challenging",
        "drop",
        "dropping",
        "withdraw",
        "withdrawing",
        "settle",
        "settling",
        "reconsider",
        "revive",
        "fight",
    ];
    const ARTICLES: [&str; 8] = ["the", "a", "an", "its", "his", "her", "their", "that"];
    let mut words = between.split(' ').skip_while(|w| !ABOUT.contains(w)).skip(1);
    words.next().is_some_and(|word| ARTICLES.contains(&word) || english::is_genitive(word))
}

/// "approved the deal and Alder bought": somebody else goes on; "approved Birch and Alder" is a list.
fn acts_anew(between: &str) -> bool {
    let named = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let joint = [" and ", " but "].iter().filter_map(|joint| between.rfind(joint).map(|at| (at, at + joint.len()))).max();
    joint.is_some_and(|(end, start)| {
        let mut words = between[start..].split(' ').filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(named) && !between[..end].rsplit(' ').next().is_some_and(named)
    })
}

/// "broke no law and had warned the board": an auxiliary opens the next verb.
fn goes_on_anew(between: &str) -> bool {
    let joint = [" and ", " but "].iter().filter_map(|joint| between.rfind(joint).map(|at| at + joint.len())).max();
    let mut words = between[joint.unwrap_or(between.len())..].split(' ').filter(|w| !w.is_empty());
    words.next().is_some_and(|w| matches!(w, "had" | "has" | "have" | "was" | "were" | "is" | "are"))
        && words.all(english::may_stand_between)
}

/// "denied it and said it would appeal".
fn speaks_anew(between: &str) -> bool {
    const SPEAKS: [&str; 16] = [
        "said",
        "says",
        "added",
        "adds",
        "argued",
        "argues",
        "told",
        "vowed",
        "vows",
        "promised",
        "pledged",
        "announced",
        "insisted",
        "threatened",
        "threatens",
        "warned",
    ];
    let verb = |(at, joint): (usize, &str)| between[at + joint.len()..].split(' ').next().is_some_and(|word| SPEAKS.contains(&word));
    [" and ", " but "].iter().any(|joint| between.match_indices(joint).any(verb))
}
