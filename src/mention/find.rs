//! One pass of the lexicon over the view, the readers of names, and the names that the text itself defines.

use rustc_hash::FxHashSet;

use super::borders::Borders;
use super::define::{self, Definition};
use super::ending::Ending;
use super::firm_place::Places;
use super::learn::{BRAND, learn, learned_again};
use super::person::{self, Neighbours};
use super::ranges::{Apart, maximal, union};
use super::settle::settle;
use super::story_brand::Story;
use super::triggers::Triggers;
use super::words::{Trigger, Words};
use super::{Class, Mention, actor, anonymous, bodies, branch, foreign, latin, organization, outlet, sport, tabled, township};
use crate::pack::lexicon::{Hit, Tag};
use crate::pack::{Needs, Pack, RowId, TableKind};
use crate::span::{Span, View};
use crate::text::TextView;

/// Everything the lexicon found in a text, sorted into what it is for.
#[derive(Default)]
pub(crate) struct Hits {
    pub names: Vec<(Span<View>, RowId, Option<Needs>)>,
    pub titles: Vec<(Span<View>, RowId)>,
    pub endings: Vec<Ending>,
    /// Triggers of rules, by start, the longest first.
    pub rules: Vec<(Span<View>, u32)>,
    longest: Longest,
}

/// How long the longest hit of a kind is: what reaches a place begins no further before it.
#[derive(Default)]
struct Longest {
    name: usize,
    title: usize,
    rule: usize,
}

impl Hits {
    /// Sorts hits by kind; anchors of values go to the callbacks.
    pub fn sort(hits: &[Hit], words: &Words, mut date: impl FnMut(Span<View>, u32), mut money: impl FnMut(Span<View>, u32)) -> Self {
        let mut out = Self { names: Vec::with_capacity(hits.len()), rules: Vec::with_capacity(hits.len()), ..Self::default() };
        let longest = &mut out.longest;
        for hit in hits {
            let length = hit.span.len();
            match hit.tag {
                Tag::Name { row, needs } => {
                    longest.name = longest.name.max(length);
                    out.names.push((hit.span, row, needs));
                }
                Tag::Title { row } => {
                    longest.title = longest.title.max(length);
                    out.titles.push((hit.span, row));
                }
                Tag::Suffix { row } => out.endings.push(Ending { span: hit.span, row, kind: words.ending(row) }),
                Tag::Rule { rule } => {
                    longest.rule = longest.rule.max(length);
                    out.rules.push((hit.span, rule));
                }
                Tag::Date { rule } => date(hit.span, rule),
                Tag::Money { rule } => money(hit.span, rule),
            }
        }
        // the lexicon gives hits by start, the longest first: most of this is in order already, and that of rules with one span is kept
        out.names.sort_unstable_by_key(|n| (n.0.start(), std::cmp::Reverse(n.0.end()), n.1, n.2));
        out.titles.sort_unstable_by_key(|t| (t.0.start(), std::cmp::Reverse(t.0.end()), t.1));
        out.endings.sort_unstable_by_key(|e| (e.span.start(), e.span.end(), e.row));
        out.rules.sort_by_key(|r| (r.0.start(), std::cmp::Reverse(r.0.end())));
        out
    }

    /// Whether a name ends there.
    pub(super) fn name_ends(&self, at: usize) -> bool {
        let from = self.names.partition_point(|n| n.0.start() + self.longest.name < at);
        self.names[from..].iter().take_while(|n| n.0.start() < at).any(|n| n.0.end() == at)
    }

    /// Whether a post ends there.
    pub(super) fn title_ends(&self, at: usize) -> bool {
        let from = self.titles.partition_point(|t| t.0.start() + self.longest.title < at);
        self.titles[from..].iter().take_while(|t| t.0.start() < at).any(|t| t.0.end() == at)
    }

    /// Whether a certain name of a table holds the span and goes on behind it, or begins before it.
    pub fn is_inside_name(&self, span: Span<View>) -> bool {
        let from = self.names.partition_point(|n| n.0.start() + self.longest.name < span.end());
        let near = self.names[from..].iter().take_while(|n| n.0.start() <= span.start());
        near.filter(|n| n.2.is_none()).any(|n| n.0.contains(span) && n.0.len() > span.len() + 3)
    }

    pub(super) fn name_starts(&self, at: usize) -> bool {
        let i = self.names.partition_point(|n| n.0.start() < at);
        self.names.get(i).is_some_and(|n| n.0.start() == at)
    }

    /// The triggers of rules that share a byte with the span.
    pub(super) fn rules_in(&self, span: Span<View>) -> impl Iterator<Item = u32> {
        let from = self.rules.partition_point(|r| r.0.start() + self.longest.rule <= span.start());
        self.rules[from..].iter().take_while(move |r| r.0.start() < span.end()).filter(move |r| r.0.overlaps(span)).map(|r| r.1)
    }
}

/// Mentions in text order, and the definitions among them.
pub(crate) struct Found {
    pub mentions: Vec<Mention>,
    pub definitions: Vec<Definition>,
}

/// Finds and settles all mentions; `values` are the dates and sums, already read.
pub(crate) fn find(view: &TextView, pack: &Pack, words: &Words, hits: &Hits, values: Vec<Mention>) -> Found {
    let mut candidates = values;
    candidates.reserve(hits.names.len() + hits.titles.len());
    let blocked: Vec<Span<View>> = candidates.iter().map(|m| m.span).collect();
    let borders = Borders::new(view);
    let (names, mut places) = tabled::find(view, &borders, words, pack, hits, &mut candidates);
    let mut towns = Vec::new();
    if view.language().is_chinese() {
        towns = township::find(view, &borders, &hits.endings, Apart(&names), Apart(&places));
        candidates.extend(towns.iter().map(|&span| told_by_text(span, Class::Place, "township")));
        places.extend(&towns);
        places = maximal(places);
    }
    titles(view.as_str(), words, hits, &mut candidates);
    works(view, &mut candidates);
    let triggers = Triggers::of(&hits.rules, words, view.language().is_chinese());
    stands(view, pack, words, &triggers.stands, &mut candidates);
    let title_spans = maximal(hits.titles.iter().map(|t| t.0).collect());
    let told = Places { text: view.as_str(), words, triggers: &triggers.tellings, titles: &title_spans };
    if view.language().is_chinese() {
        branch::widen(told, pack, &mut candidates);
        outlet::find(view, &title_spans, &mut candidates);
        let (borders, names, places, towns, blocked) = (&borders, &names[..], &places[..], &towns[..], &blocked[..]);
        let ground = Ground { view, pack, hits, borders, names, places, towns, blocked, told, triggers: &triggers };
        ground.organizations(&mut candidates);
        ground.people(&mut candidates);
    }
    let english = !view.language().is_chinese();
    if english {
        bodies::find(view.as_str(), Apart(&names), &mut candidates);
    }
    let near = latin::Near {
        titles: Apart(&title_spans),
        names: Apart(&names),
        places: Apart(&places),
        deeds: &triggers.deeds,
        english,
        places_of_firms: told,
    };
    latin::find(view.as_str(), words, near, &mut candidates);
    one_kind(view, &mut candidates);
    forget_in_titles(view, &mut candidates);
    let settled = settle(candidates);
    let definitions = define::find(view, &settled);
    let learned = learn(view, pack, words, &settled, &definitions, &places);
    if learned.is_empty() {
        return Found { mentions: settled, definitions };
    }
    // 某华 that the text defines, or that stands before its trade, is no man of the surname 某
    let mut firms: FxHashSet<&str> = learned.iter().filter(|l| l.1 == Class::Organization && l.2 == BRAND).map(|l| l.0).collect();
    firms.extend(definitions.iter().filter(|d| d.class != Class::Person).map(|d| view.slice(d.name)));
    // what was settled with evidence stays: a surname learnt from a full name must not cut the full name
    let mut all = settled;
    all.retain(|m| m.class != Class::Person || m.row.is_some() || !firms.contains(view.slice(m.span)));
    let again = learned_again(&borders, told, learned);
    for mention in all.iter_mut().filter(|m| m.class.is_party()) {
        mention.definite = true;
    }
    all.extend(again);
    Found { mentions: settle(all), definitions }
}

const fn told_by_text(span: Span<View>, class: Class, rule: &'static str) -> Mention {
    Mention { span, class, row: None, value: None, rule, definite: true }
}

/// What the readers of Chinese names stand on.
struct Ground<'a> {
    view: &'a TextView,
    pack: &'a Pack,
    hits: &'a Hits,
    borders: &'a Borders<'a>,
    names: &'a [Span<View>],
    places: &'a [Span<View>],
    /// Those of the places that no table has.
    towns: &'a [Span<View>],
    /// Dates and sums.
    blocked: &'a [Span<View>],
    told: Places<'a>,
    triggers: &'a Triggers,
}

impl Ground<'_> {
    /// Organisations by their endings, teams, and the brands of the story.
    fn organizations(&self, out: &mut Vec<Mention>) {
        let (view, borders, words) = (self.view, self.borders, self.told.words);
        foreign::find(view, borders, words, out);
        let known = organization::Known::new(self.names, self.places, self.towns, self.told, &self.triggers.ends);
        organization::find(view, borders, &self.hits.endings, &known, out);
        sport::find(view, borders, words, &of_sport(self.pack, self.hits, self.places), Apart(self.names), out);
        let taken = union(self.names.iter().chain(self.places).chain(self.blocked).copied().collect());
        let story = Story { view, borders, places: self.told, endings: &self.hits.endings, taken: Apart(&taken) };
        out.extend(story.find().into_iter().map(|span| told_by_text(span, Class::Organization, "brand-of-the-story")));
    }

    /// People, where no organisation stands.
    fn people(&self, out: &mut Vec<Mention>) {
        let (view, borders, words) = (self.view, self.borders, self.told.words);
        let parties = out.iter().filter(|m| m.class.is_party() && m.row.is_none()).map(|m| m.span);
        let taken: Vec<Span<View>> = parties.chain(self.names.iter().chain(self.blocked).chain(self.towns).copied()).collect();
        let mut starts: Vec<usize> = taken.iter().map(|s| s.start()).collect();
        starts.sort_unstable();
        let taken = union(taken);
        let people: Vec<Span<View>> = out.iter().filter(|m| m.class == Class::Person && m.row.is_some()).map(|m| m.span).collect();
        let near =
            Neighbours { titles: self.told.titles, cues: &self.triggers.cues, people: &people, taken: Apart(&taken), starts: &starts };
        foreign::beside(view, borders, words, &near, out);
        foreign::lone(view, borders, words, &near, out);
        person::find(view, borders, words, &near, out);
        anonymous::find(view.as_str(), borders, words, &near, out);
    }
}

/// Places and the firms and clubs that want evidence: what may be a team, in text order.
fn of_sport(pack: &Pack, hits: &Hits, places: &[Span<View>]) -> Vec<Span<View>> {
    let asks = |n: &&(Span<View>, RowId, Option<Needs>)| n.2 == Some(Needs::Context) && pack.row(n.1).table() == TableKind::Organizations;
    let mut out: Vec<Span<View>> = hits.names.iter().filter(asks).map(|n| n.0).chain(places.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A Latin name that is a firm's in one place (its shares, its board) is no man's where it only speaks.
fn one_kind(view: &TextView, candidates: &mut [Mention]) {
    let firms: FxHashSet<&str> = candidates.iter().filter(|m| m.rule == "latin-licensed").map(|m| view.slice(m.span)).collect();
    let weak = candidates.iter_mut().filter(|m| m.rule == "latin-person" && !m.definite);
    for mention in weak.filter(|m| firms.contains(view.slice(m.span))) {
        (mention.class, mention.rule) = (Class::Organization, "latin-licensed");
    }
}

fn titles(text: &str, words: &Words, hits: &Hits, out: &mut Vec<Mention>) {
    for &(span, row) in &hits.titles {
        // 董事 in 董事会 and 董事局: the body, not one of its members
        if text[span.range()].ends_with('事') && text[span.end()..].starts_with(['会', '局']) {
            continue;
        }
        let class = if words.is_role(row) { Class::Pronoun } else { Class::Title };
        out.push(Mention { span, class, row: Some(row), value: None, rule: "table-titles", definite: false });
    }
}

fn works(view: &TextView, out: &mut Vec<Mention>) {
    // a title with names inside hides them: they take no part in what the sentence tells
    for &span in &view.titles {
        out.push(Mention { span, class: Class::Work, row: None, value: None, rule: "book-title-marks", definite: true });
    }
}

/// People read inside the title of a work belong to the title, unless they are all of it.
fn forget_in_titles(view: &TextView, candidates: &mut Vec<Mention>) {
    let titles = Apart(&view.titles);
    candidates.retain(|m| {
        m.class != Class::Person || m.row.is_some() || !titles.at(m.span.start()).is_some_and(|t| t.contains(m.span) && t != m.span)
    });
}

/// What makes with 公司 one word that stands for a firm.
const STANDS_OF_FIRM: [&str; 5] = ["本", "该", "这家", "两家", "这家初创"];

/// What counts people and firms.
const MEASURES: [char; 6] = ['名', '家', '位', '个', '批', '群'];
/// What may stand in a number of people: 近二百多, 11.
const NUMBERS: &str = "0123456789一二两三四五六七八九十百千万数多几余近约逾超";

/// Where the number begins that counts what stands at an offset: 近二百名员工, 三家企业.
fn number_before(text: &str, at: usize) -> Option<usize> {
    let measured = text[..at].strip_suffix(MEASURES)?;
    let number = measured.trim_end_matches(|c| NUMBERS.contains(c));
    let digits = &measured[number.len()..];
    // 这名, 一家公司: one of a kind is no group
    (!matches!(digits, "" | "一") && digits.len() <= 24 && !number.ends_with(['第', '.', ',', '之'])).then_some(number.len())
}

/// Words that count, and name what they count only where no noun follows: "the two settled", not "the two patents".
fn is_bare_number(word: &str) -> bool {
    matches!(word, "the two" | "The two" | "both" | "Both")
}

/// Whether a verb follows that parties are the subject of.
fn acts(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|rest| actor::does(rest.split([' ', ',', '.', ';']).next().unwrap_or("")))
}

/// Pronouns, role words and unnamed sources.
fn stands(view: &TextView, pack: &Pack, words: &Words, stands: &[(Span<View>, u32)], out: &mut Vec<Mention>) {
    let text = view.as_str();
    for &(span, rule) in stands {
        let Trigger::Stand { group, counted, refusable } = words.trigger(rule) else { continue };
        if refusable && crate::pack::refused(&pack.rules()[rule as usize], text, span.start(), span.end()) {
            continue;
        }
        let class = if group { Class::Group } else { Class::Pronoun };
        // “,公司”: the comma says that a clause begins, it is no part of the word
        let word = text[span.range()].trim_start_matches([',', '。', ';']);
        // 把公司, 起诉公司: the verb before it is no part of it either
        let word = word.strip_suffix("公司").filter(|verb| !verb.is_empty() && !STANDS_OF_FIRM.contains(verb)).map_or(word, |_| "公司");
        let span: Span<View> = Span::new(span.end() - word.len(), span.end());
        // 两家公司 are the two that the story is about
        let number = if counted { number_before(text, span.start()).filter(|&at| !text[at..].starts_with("两家公司")) } else { None };
        if counted && number.is_none() {
            continue;
        }
        let span = Span::new(number.unwrap_or(span.start()), span.end());
        if is_bare_number(&text[span.range()]) && !acts(&text[span.end()..]) {
            continue;
        }
        out.push(Mention { span, class, row: None, value: Some(rule as usize), rule: "stand", definite: false });
    }
}
