//! When an event happened: by clause, sentence, then the story's running date; never the day of the report.

use smallvec::SmallVec;

use super::scene::Scene;
use super::stage::Stage;
use super::{aside, english};
use crate::mention::Class;
use crate::pack::compile::Meaning;
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::value::when::When;

/// Words after a date that make it the day of a report, not of what is reported.
const REPORTED: WordList = WordList::new(&["报道", "消息", "讯", "电", "发稿", "刊文", "刊发", "获悉", "了解到"]);

/// What is learnt from somebody on a day, 3月1日从法院获悉; 从 with another verb says whence: 3月1日从甲离职.
const LEARNT: [&str; 5] = ["获悉", "了解", "得知", "获知", "证实"];

/// Words after a year that make it part of a name: "lost the quarrel over the 2014 budget".
const OF_A_PAPER: WordList = WordList::new(&[
    " accounts",
    " annual report",
    " annual results",
    " financial statements",
    " results",
    " budget",
    " model",
    " edition",
    " tax year",
]);

/// Words before a date that only compare with it: 股价较年初下跌, "down on a year earlier".
const COMPARED: WordList = WordList::new(&[
    "较",
    "较之",
    "比",
    "比起",
    "对比",
    "相比",
    "compared with ",
    "compared to ",
    " than ",
    " than in ",
    " down on ",
    " up on ",
]);

/// How far after the date such a verb stands, in characters.
const LEARNT_REACH: usize = 24;

/// How far behind its verb 的 ends a relative clause, in bytes: 成为甲的新东家 has none.
const BEFORE_OF: usize = 6;

/// How far from the verb a date is looked for, in bytes: a sentence may be as long as its author likes.
const REACH: usize = 2000;

/// How much longer than its date a clause may be that says nothing but when: 自今年以来, in bytes.
const AROUND_A_DATE: usize = 12;

/// How far behind a year the thing may be named that it is of, in bytes: the 2018 hostile takeover.
const NEAR_A_YEAR: usize = 16;

/// Words before a date after the verb that tie it to the verb: 成立于2015年.
const TIES: WordList = WordList::new(&["于", "在", "至", "到", "定", "自"]);

/// The date of a trigger. Before it in its clause; else in the clauses before; else after it where a word ties it to the
/// verb; else the running date of the paragraph; else after it.
pub(crate) fn of(stage: &Stage<'_>, scene: &Scene<'_>, trigger: Span<View>, running: Option<When>) -> Option<When> {
    let here = scene.clause_at(trigger.start());
    let clause = scene.clauses[here];
    let text = scene.view.as_str();
    let around = Span::new(trigger.start().saturating_sub(REACH), trigger.end() + REACH);
    let own = |date: Span<View>| !(scene.english && is_of_thing(text, date, trigger));
    let dates: Dates = dated(scene, around).filter(|(date, _)| own(*date)).collect();
    // "is suing" is going on today, not on the day of what was told before
    let running = running.filter(|_| !(scene.english && is_going_on(text, trigger)));
    if dates.is_empty() {
        return running;
    }
    let within = |c: Span<View>| dates.iter().copied().filter(move |(date, _)| c.overlaps(*date));
    let before = within(clause).rfind(|(date, _)| date.end() <= trigger.start() && !is_of_another(stage, text, *date, trigger));
    let after = || within(clause).find(|(date, _)| date.start() >= trigger.end() && !opens_another(scene, trigger, *date));
    // English says when after the verb; 裁定租约早在五年前就已失效 says when the contract ended
    let tie = |date: Span<View>| TIES.ending(&text[trigger.start()..date.start()]).is_some() && !text[..date.start()].ends_with("早在");
    let tied = || after().filter(|(date, _)| scene.english || tie(*date));
    // "rejected that too, three days later": a clause that is nothing but a date belongs to the verb before it, past what
    // is said by the way of its object: "fired Jane Roe, its chief lawyer, in May"
    let aside = || {
        let past = 1 + usize::from(scene.english && scene.clauses.get(here + 1).is_some_and(|c| aside::is_apposition(scene, *c)));
        let next = scene.clauses.get(here + past).filter(|_| scene.english)?;
        within(*next).next().filter(|(date, _)| is_bare(text, *next, *date) || past > 1 && aside::goes_on(stage, text, *next))
    };
    // 5月1日认定甲自2015年以来违约,罚款: what goes on since a day is of its own verb, if there is one
    let told_on = |c: Span<View>| within(c).rfind(|(date, when)| when.latest.is_some() || date.len() + AROUND_A_DATE >= c.len());
    let earlier = || {
        // "and, in June, left": a date between commas is no aside
        let dates_only = |c: Span<View>| within(c).next().is_some_and(|(date, _)| is_bare(text, c, date));
        let told = scene.clauses[..here].iter().rev().filter(|c| !(scene.english && aside::is_aside(text, **c) && !dates_only(**c)));
        told.filter_map(|c| told_on(*c)).next()
    };
    // "bought Alder in May and sued Birch in June": each verb has its own day behind it
    let joined = |date: Span<View>| {
        let between = Span::new(date.end().min(trigger.start()), trigger.start());
        scene.english && english::is_joined_verb(text, between, trigger) && is_after_verb(stage, scene, clause, date)
    };
    // "said last week that she would leave in May": the day of the word is not that of the deed
    let told = |date: Span<View>| {
        let between = &text[date.end().min(trigger.start())..trigger.start()];
        scene.english && (between.contains(" that ") || between.contains(" would ")) && (tied().is_some() || between.contains(" would "))
    };
    let of_another = |date: Span<View>| told(date) || (joined(date) || scene.english && heads_a_report(text, date)) && tied().is_some();
    let before = before.filter(|(date, _)| !of_another(*date));
    before.or_else(tied).or_else(aside).or_else(earlier).map(|(_, when)| when).or(running).or_else(|| after().map(|(_, when)| when))
}

/// "LONDON, June 3 - Birch sued Alder in May": the day of the report, unless the verb has none of its own.
fn heads_a_report(text: &str, date: Span<View>) -> bool {
    [" - ", " – ", " — ", " -- "].iter().any(|dash| text[date.end()..].starts_with(dash))
}

/// Whether a clause is nothing but a date: "in May", "three days later".
fn is_bare(text: &str, clause: Span<View>, date: Span<View>) -> bool {
    let words = |part: &str| part.trim_matches([' ', '.']).to_ascii_lowercase();
    let inside: Span<View> = Span::new(date.start().max(clause.start()), date.end().min(clause.end()));
    let before = words(&text[clause.start()..inside.start()]);
    // "the award, dated 11 September,": the day of what the noun says
    const OF_THE_NOUN: [&str; 8] = ["dated", "issued", "handed down", "delivered", "released", "published", "filed", "lodged"];
    let of_noun = || {
        OF_THE_NOUN.iter().any(|done| before.strip_prefix(done).is_some_and(|rest| matches!(rest, "" | " on" | " in" | " late" | " early")))
    };
    (matches!(&*before, "" | "in" | "on" | "and in" | "and on" | "by" | "at" | "early in" | "late in") || of_noun())
        && words(&text[inside.end()..clause.end()]).is_empty()
}

/// Whether a verb of some rule stands before a date in its clause.
fn is_after_verb(stage: &Stage<'_>, scene: &Scene<'_>, clause: Span<View>, date: Span<View>) -> bool {
    let before = Span::new(clause.start(), date.start().max(clause.start()));
    let told = |rule: &u32| matches!(stage.meanings[*rule as usize], Meaning::Event { .. });
    !scene.groups.is_empty() && stage.rules_in(before).iter().any(|(_, rule)| told(rule))
}

/// "its 2014 licence", "the 2018 takeover of Alder": the year belongs to the thing, and to a verb only where it is that thing.
fn is_of_thing(text: &str, date: Span<View>, trigger: Span<View>) -> bool {
    const OWNERS: WordList =
        WordList::new(&[" the ", " its ", " his ", " her ", " their ", " a ", "'s ", "’s ", "' ", "’ ", "The ", "Its "]);
    let year = date.len() == 4 && text[date.range()].bytes().all(|b| b.is_ascii_digit());
    let noun = text[date.end()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let near = trigger.start() >= date.end() && trigger.start() - date.end() <= NEAR_A_YEAR;
    year && noun && !near && OWNERS.ending(&text[..date.start()]).is_some()
}

fn is_going_on(text: &str, trigger: Span<View>) -> bool {
    const NOW: WordList = WordList::new(&[" is ", " are "]);
    let verb = text[trigger.range()].split(' ').next().unwrap_or("");
    verb.ends_with("ing") && NOW.ending(&text[..trigger.start()]).is_some()
}

/// Where the dates of a sentence stand, and what they say.
pub(crate) type Dates = SmallVec<[(Span<View>, When); 2]>;

/// The dates of a sentence that can be days of events, in order.
pub(crate) fn dates(stage: &Stage<'_>, scene: &Scene<'_>) -> Dates {
    let text = scene.view.as_str();
    stage.mentions[scene.mentions.clone()]
        .iter()
        .filter(|m| m.class == Class::Date)
        .filter(|m| COMPARED.ending(&text[..m.span.start()]).is_none())
        .filter(|m| !is_report(&text[m.span.end()..scene.sentence.span.end()]))
        .filter(|m| !(scene.english && OF_A_PAPER.beginning(&text[m.span.end()..scene.sentence.span.end()]).is_some()))
        .filter_map(|m| Some((m.span, stage.dates.get(m.value?).copied().flatten()?)))
        .collect()
}

/// Those that touch a span.
fn dated(scene: &Scene<'_>, span: Span<View>) -> impl Iterator<Item = (Span<View>, When)> {
    scene.dates.iter().copied().filter(move |(date, _)| date.end() > span.start() && date.start() < span.end())
}

fn is_report(after: &str) -> bool {
    let upto = |n| &after[..after.char_indices().nth(n).map_or(after.len(), |(i, _)| i)];
    let near = upto(3).trim_start_matches(['(', ')', '日', '晚', '间']);
    REPORTED.beginning(near).is_some() || near.starts_with('从') && LEARNT.iter().any(|word| upto(LEARNT_REACH).contains(word))
}

/// 甲在2019年发布的信被列为证据: the date belongs to 发布, which stands in a clause of its own before 的.
fn is_of_another(stage: &Stage<'_>, text: &str, date: Span<View>, trigger: Span<View>) -> bool {
    stage.rules_in(Span::new(date.end(), trigger.start())).iter().any(|&(other, rule)| {
        matches!(stage.meanings[rule as usize], Meaning::Event { .. })
            && other.end() <= trigger.start()
            && text[other.end()..trigger.start()].find('的').is_some_and(|at| at <= BEFORE_OF)
            && !text[date.end()..other.start()].contains(['把', '将', '对', '向'])
    })
}

/// "ending a trial that had opened on Monday": the day is that of the opening.
fn opens_another(scene: &Scene<'_>, trigger: Span<View>, date: Span<View>) -> bool {
    // "a trial that opened on Monday" is of the trial
    let between = scene.view.as_str()[trigger.end()..date.start()].trim_start_matches(" that").trim_start_matches(" which");
    scene.english && [" that ", " which ", " after ", " who ", " before ", " since "].iter().any(|w| between.contains(w))
}
