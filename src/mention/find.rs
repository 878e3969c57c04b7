//! One pass of the lexicon over the view, the readers of names, and the names that the text itself defines.

use rustc_hash::{FxHashMap, FxHashSet};

use super::borders::Borders;
use super::define::{self, Definition};
use super::firm_place::Places;
use super::learn::{learn, learned_again};
use super::organization::{self, Ending};
use super::person::{self, Neighbours};
use super::ranges::{Apart, maximal, union};
use super::settle::settle;
use super::story_brand::Story;
use super::words::{Surname, Trigger, Words};
use super::{Class, Mention, foreign, latin, sport, township};
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
    pub fn sort(hits: &[Hit], mut date: impl FnMut(Span<View>, u32), mut money: impl FnMut(Span<View>, u32)) -> Self {
        let mut out = Self { names: Vec::with_capacity(hits.len() / 2), rules: Vec::with_capacity(hits.len() / 2), ..Self::default() };
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
                Tag::Suffix { row } => out.endings.push(Ending { span: hit.span, row }),
                Tag::Rule { rule } => {
                    longest.rule = longest.rule.max(length);
                    out.rules.push((hit.span, rule));
                }
                Tag::Date { rule } => date(hit.span, rule),
                Tag::Money { rule } => money(hit.span, rule),
            }
        }
        out.names.sort_unstable_by_key(|n| (n.0.start(), std::cmp::Reverse(n.0.end()), n.1, n.2));
        out.titles.sort_unstable_by_key(|t| (t.0.start(), std::cmp::Reverse(t.0.end()), t.1));
        out.endings.sort_unstable_by_key(|e| (e.span.start(), e.span.end(), e.row));
        out.rules.sort_unstable_by_key(|r| (r.0.start(), std::cmp::Reverse(r.0.end()), r.1));
        out
    }

    /// Whether a name ends there.
    fn name_ends(&self, at: usize) -> bool {
        let from = self.names.partition_point(|n| n.0.start() + self.longest.name < at);
        self.names[from..].iter().take_while(|n| n.0.start() < at).any(|n| n.0.end() == at)
    }

    /// Whether a post ends there.
    fn title_ends(&self, at: usize) -> bool {
        let from = self.titles.partition_point(|t| t.0.start() + self.longest.title < at);
        self.titles[from..].iter().take_while(|t| t.0.start() < at).any(|t| t.0.end() == at)
    }

    /// Whether a certain name of a table holds the span and goes on behind it, or begins before it.
    pub fn is_inside_name(&self, span: Span<View>) -> bool {
        let from = self.names.partition_point(|n| n.0.start() + self.longest.name < span.end());
        let near = self.names[from..].iter().take_while(|n| n.0.start() <= span.start());
        near.filter(|n| n.2.is_none()).any(|n| n.0.contains(span) && n.0.len() > span.len() + 3)
    }

    fn name_starts(&self, at: usize) -> bool {
        let i = self.names.partition_point(|n| n.0.start() < at);
        self.names.get(i).is_some_and(|n| n.0.start() == at)
    }

    /// The triggers of rules that share a byte with the span.
    fn rules_in(&self, span: Span<View>) -> impl Iterator<Item = u32> {
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
    let (names, mut places) = known_names(view, &borders, words, pack, hits, &mut candidates);
    let mut townships = Vec::new();
    if view.language().is_chinese() {
        townships = township::find(view, &borders, pack, &hits.endings, Apart(&names), Apart(&places));
        candidates.extend(townships.iter().map(|&span| place(span)));
        places.extend(&townships);
        places = maximal(places);
    }
    titles(pack, hits, &mut candidates);
    works(view, &mut candidates);
    stands(view, pack, words, hits, &mut candidates);
    let title_spans = maximal(hits.titles.iter().map(|t| t.0).collect());
    let triggers = |kind: Trigger| hits.rules.iter().filter(move |(_, rule)| words.trigger(*rule) == kind).map(|r| r.0);
    let mut begins: Vec<usize> = triggers(Trigger::Event).chain(triggers(Trigger::Claim)).map(|t| t.start()).collect();
    begins.sort_unstable();
    begins.dedup();
    let told = Places { text: view.as_str(), words, triggers: &begins, titles: &title_spans };
    if view.language().is_chinese() {
        let cues: Vec<Span<View>> = triggers(Trigger::Claim).collect();
        foreign::find(view, words, &mut candidates);
        let known = organization::Known::new(&names, &places, &townships, told, triggers(Trigger::Event).chain(cues.iter().copied()));
        organization::find(view, &borders, pack, &hits.endings, &known, &mut candidates);
        sport::find(view, &borders, words, &of_sport(pack, hits, &places), Apart(&names), &mut candidates);
        let known: Vec<Span<View>> = names.iter().chain(&places).chain(&blocked).copied().collect();
        let known = union(known);
        let story = Story { view, borders: &borders, places: told, pack, endings: &hits.endings, taken: Apart(&known) };
        candidates.extend(story.find().into_iter().map(brand));
        let mut taken = names.clone();
        taken.extend(candidates.iter().filter(|m| m.class.is_party() && m.row.is_none()).map(|m| m.span));
        taken.extend(&blocked);
        taken.extend(&townships);
        let mut starts: Vec<usize> = taken.iter().map(|s| s.start()).collect();
        starts.sort_unstable();
        let taken = union(taken);
        let people: Vec<Span<View>> = candidates.iter().filter(|m| m.class == Class::Person && m.row.is_some()).map(|m| m.span).collect();
        let near = Neighbours { titles: &title_spans, cues: &cues, people: &people, taken: Apart(&taken), starts: &starts };
        foreign::beside(view, &borders, words, &near, &mut candidates);
        foreign::lone(view, &borders, words, &near, &mut candidates);
        person::find(view, &borders, words, &near, &mut candidates);
    }
    latin::find(view, words, Apart(&title_spans), Apart(&names), Apart(&places), &mut candidates);
    one_kind(view, &mut candidates);
    forget_in_titles(view, &mut candidates);
    let settled = settle(candidates);
    let definitions = define::find(view, &settled);
    let learned = learn(view, pack, words, &settled, &definitions, &places);
    if learned.is_empty() {
        return Found { mentions: settled, definitions };
    }
    let again = learned_again(&borders, told, learned);
    // what was settled with evidence stays: a surname learnt from a full name must not cut the full name
    let mut all = settled;
    // 某华 that the text defines is no man of the surname 某
    let defined: Vec<&str> = definitions.iter().filter(|d| d.class != Class::Person).map(|d| view.slice(d.name)).collect();
    all.retain(|m| m.class != Class::Person || m.row.is_some() || !defined.contains(&view.slice(m.span)));
    for mention in all.iter_mut().filter(|m| m.class.is_party()) {
        mention.definite = true;
    }
    all.extend(again);
    Found { mentions: settle(all), definitions }
}

const fn brand(span: Span<View>) -> Mention {
    Mention { span, class: Class::Organization, row: None, value: None, rule: "brand-of-the-story", definite: true }
}

const fn place(span: Span<View>) -> Mention {
    Mention { span, class: Class::Place, row: None, value: None, rule: "township", definite: true }
}

/// Places and the firms and clubs that want evidence: what may be a team, in text order.
fn of_sport(pack: &Pack, hits: &Hits, places: &[Span<View>]) -> Vec<Span<View>> {
    let asks = |n: &&(Span<View>, RowId, Option<Needs>)| n.2 == Some(Needs::Context) && pack.row(n.1).table == TableKind::Organizations;
    let mut out: Vec<Span<View>> = hits.names.iter().filter(asks).map(|n| n.0).chain(places.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Rows whose ambiguous name stands where a party can stand in half of its places, and twice at least: the story is about
/// them, and the other places mean them too.
fn often_in_context(hits: &Hits, in_context: &[bool]) -> Vec<RowId> {
    let mut counts: FxHashMap<RowId, (usize, usize)> = FxHashMap::default();
    for ((_, row, needs), &stands) in hits.names.iter().zip(in_context) {
        if *needs == Some(Needs::Context) {
            let (all, held) = counts.entry(*row).or_default();
            *all += 1;
            *held += usize::from(stands);
        }
    }
    counts.into_iter().filter(|(_, (all, held))| *held >= 2 && 2 * held >= *all).map(|(row, _)| row).collect()
}

/// A Latin name that is a firm's in one place (its shares, its board) is no man's where it only speaks.
fn one_kind(view: &TextView, candidates: &mut [Mention]) {
    let firms: FxHashSet<&str> = candidates.iter().filter(|m| m.rule == "latin-licensed").map(|m| view.slice(m.span)).collect();
    let weak = candidates.iter_mut().filter(|m| m.rule == "latin-person" && !m.definite);
    for mention in weak.filter(|m| firms.contains(view.slice(m.span))) {
        (mention.class, mention.rule) = (Class::Organization, "latin-licensed");
    }
}

/// Names of tables, where what they need is there; also gives the spans of all of them, and of places.
fn known_names(
    view: &TextView,
    borders: &Borders<'_>,
    words: &Words,
    pack: &Pack,
    hits: &Hits,
    out: &mut Vec<Mention>,
) -> (Vec<Span<View>>, Vec<Span<View>>) {
    let text = view.as_str();
    let asked = hits.names.iter().any(|n| matches!(n.2, Some(Needs::Near | Needs::Context)));
    let plain = hits.names.iter().filter(|(span, _, needs)| asked && needs.is_none() && digits_free(text, *span));
    let mut certain: FxHashSet<RowId> = plain.map(|n| n.1).collect();
    let in_context: Vec<bool> =
        hits.names.iter().map(|&(span, _, needs)| needs == Some(Needs::Context) && in_context(view, words, hits, span)).collect();
    certain.extend(often_in_context(hits, &in_context));
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for (&(span, row, needs), &in_context) in hits.names.iter().zip(&in_context) {
        if !digits_free(text, span) {
            continue;
        }
        let holds = match needs {
            None | Some(Needs::Case) => true,
            Some(Needs::Near) => certain.contains(&row),
            Some(Needs::Context) => {
                let body = pack.row(row).table == TableKind::Institutions && is_apart(text, words, span);
                let asked = in_context || body || certain.contains(&row);
                asked && !is_given_name(text, words, hits, span) && borders.bound(span)
            }
        };
        let row_ref = pack.row(row);
        let table = row_ref.table;
        let other = table == TableKind::Organizations && (is_holder(text, words, hits, span) || is_other_word(text, span));
        let holds = holds && !other;
        if table == TableKind::Places {
            places.push(span);
        } else if holds {
            names.push(span);
        }
        if !holds {
            continue;
        }
        let class = match table {
            TableKind::People => Class::Person,
            TableKind::Institutions if matches!(&*row_ref.kind, "court" | "tribunal") => Class::Court,
            TableKind::Institutions => Class::Authority,
            TableKind::Products => Class::Product,
            TableKind::Places => Class::Place,
            _ => Class::Organization,
        };
        let span = if class == Class::Organization { with_group(text, span) } else { span };
        let span = without_lead(text, span, hits, row);
        out.push(Mention { span, class, row: Some(row), value: None, rule: file_rule(table), definite: true });
    }
    (maximal(names), maximal(places))
}

/// 华北铁塔集团 is what 华北铁塔 is; 集团军 and 集团公司 are other words.
pub(super) fn with_group(text: &str, span: Span<View>) -> Span<View> {
    const GROUP: &str = "集团";
    const OTHERS: &[&str] = &["军", "化", "公司", "有限", "股份", "控股"];
    let rest = &text[span.end()..];
    let alone = rest.strip_prefix(GROUP).is_some_and(|after| !OTHERS.iter().any(|other| after.starts_with(other)));
    if alone && text[span.range()].ends_with(crate::text::normal::is_han) {
        Span::new(span.start(), span.end() + GROUP.len())
    } else {
        span
    }
}

/// The Wall Street Journal is also Wall Street Journal, and of China's Ministry of Education the name begins after the country.
fn without_lead(text: &str, span: Span<View>, hits: &Hits, row: RowId) -> Span<View> {
    const ARTICLE: &str = "The ";
    let name = &text[span.range()];
    if !name.is_ascii() {
        return span;
    }
    if let Some((country, rest)) = name.split_once("'s ").filter(|(country, _)| !country.contains(' ')) {
        let named = rest.starts_with(|c: char| c.is_ascii_uppercase()) && country.starts_with(|c: char| c.is_ascii_uppercase());
        return if named && rest.contains(' ') { Span::new(span.end() - rest.len(), span.end()) } else { span };
    }
    let start = span.start() + ARTICLE.len();
    let from = hits.names.partition_point(|n| n.0.start() < start);
    let alone = || hits.names[from..].iter().take_while(|n| n.0.start() == start).any(|n| n.0.end() == span.end() && n.1 == row);
    if name.len() > ARTICLE.len() && name.is_char_boundary(ARTICLE.len()) && name[..ARTICLE.len()].eq_ignore_ascii_case(ARTICLE) && alone()
    {
        Span::new(start, span.end())
    } else {
        span
    }
}

const fn file_rule(table: TableKind) -> &'static str {
    match table {
        TableKind::People => "table-people",
        TableKind::Institutions => "table-institutions",
        TableKind::Media => "table-media",
        TableKind::Products => "table-products",
        TableKind::Places => "table-places",
        _ => "table-organizations",
    }
}

/// 360 in 360亿 or 1360 is a number.
fn digits_free(text: &str, span: Span<View>) -> bool {
    let bytes = text.as_bytes();
    let first = bytes[span.start()].is_ascii_digit();
    let last = bytes[span.end() - 1].is_ascii_digit();
    let goes_on = || {
        let before = span.start().checked_sub(1).map(|i| bytes[i]);
        // 1,360 is one number; 当天,360 is not
        let grouped = span.start().checked_sub(2).is_some_and(|i| bytes[i].is_ascii_digit());
        before.is_some_and(|b| b.is_ascii_digit() || b == b'$' || (grouped && matches!(b, b'.' | b',')))
    };
    let counts = |c: char| c.is_ascii_digit() || "%.万亿元美年月日名人个件家次倍页号台".contains(c);
    let cut = first && goes_on() || last && text[span.end()..].starts_with(counts);
    !cut
}

/// A party stands there: a title or organisation ending follows, an event or claim trigger is near in the clause, or
/// it is one of a list of names.
fn in_context(view: &TextView, words: &Words, hits: &Hits, span: Span<View>) -> bool {
    let text = view.as_str();
    let end = span.end();
    let window_end = text[end..]
        .char_indices()
        .take(8)
        .take_while(|(_, c)| !matches!(c, ',' | '。' | ';' | '\n'))
        .last()
        .map_or(end, |(i, c)| end + i + c.len_utf8());
    let tells = |rule: u32| matches!(words.trigger(rule), Trigger::Event | Trigger::Claim);
    hits.titles.binary_search_by(|t| t.0.start().cmp(&end)).is_ok()
        || hits.endings.binary_search_by(|e| e.span.start().cmp(&end)).is_ok()
        || (window_end > end && hits.rules_in(Span::new(end, window_end)).any(tells))
        || is_listed(text, hits, span)
}

/// A Chinese name before which nothing stands that it could belong to: a body does its work wherever it is named.
fn is_apart(text: &str, words: &Words, span: Span<View>) -> bool {
    let han = crate::text::normal::is_han;
    text[span.range()].chars().all(han) && text[..span.start()].chars().next_back().is_none_or(|c| !han(c) || words.is_border(c))
}

/// 苹果 in 把苹果、高通和英伟达告上法庭: a name stands next to it in a list.
fn is_listed(text: &str, hits: &Hits, span: Span<View>) -> bool {
    let comma = '、'.len_utf8();
    (text[span.end()..].starts_with('、') && hits.name_starts(span.end() + comma))
        || (text[..span.start()].ends_with('、') && hits.name_ends(span.start() - comma))
}

/// 茂德 in 董事长林茂德: a surname stands between a post and it.
fn is_given_name(text: &str, words: &Words, hits: &Hits, span: Span<View>) -> bool {
    text[..span.start()].chars().next_back().is_some_and(|c| words.begins_name(c) && hits.title_ends(span.start() - c.len_utf8()))
}

/// 苏宁 in 副行长苏宁: a personal name as well, directly behind a post.
fn is_holder(text: &str, words: &Words, hits: &Hits, span: Span<View>) -> bool {
    let name = &text[span.range()];
    let personal = words.surname(name).is_some_and(|(surname, strength)| {
        let given = &name[surname.len()..];
        strength == Surname::Common && matches!(given.chars().count(), 1 | 2) && given.chars().all(|c| words.in_given_names(c))
    });
    personal && hits.title_ends(span.start())
}

/// 新浪网 in 新浪网友.
fn is_other_word(text: &str, span: Span<View>) -> bool {
    text[span.range()].ends_with('网') && text[span.end()..].starts_with(organization::NOT_A_SITE)
}

fn titles(pack: &Pack, hits: &Hits, out: &mut Vec<Mention>) {
    for &(span, row) in &hits.titles {
        let kind = &*pack.row(row).kind;
        let class = if kind == "role" { Class::Pronoun } else { Class::Title };
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

/// Pronouns, role words and unnamed sources.
fn stands(view: &TextView, pack: &Pack, words: &Words, hits: &Hits, out: &mut Vec<Mention>) {
    let text = view.as_str();
    for &(span, rule) in &hits.rules {
        let Trigger::Stand { group, refusable } = words.trigger(rule) else { continue };
        if refusable && crate::pack::refused(&pack.rules()[rule as usize], text, span.start(), span.end()) {
            continue;
        }
        let class = if group { Class::Group } else { Class::Pronoun };
        // “,公司”: the comma says that a clause begins, it is no part of the word
        let span = Span::new(span.end() - text[span.range()].trim_start_matches([',', '。', ';']).len(), span.end());
        out.push(Mention { span, class, row: None, value: Some(rule as usize), rule: "stand", definite: false });
    }
}
