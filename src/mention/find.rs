//! One pass of the lexicon over the view, the readers of names, and the names that the text itself defines.

use rustc_hash::FxHashSet;

use super::borders::Borders;
use super::define::{self, Definition};
use super::organization::{self, Ending};
use super::person::{self, Neighbours};
use super::settle::settle;
use super::words::Words;
use super::{Class, Mention, foreign, latin};
use crate::pack::lexicon::{Hit, Tag};
use crate::pack::{Needs, Pack, RowId, RuleKind, TableKind};
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
}

impl Hits {
    /// Sorts hits by kind; anchors of values go to the callbacks.
    pub fn sort(hits: &[Hit], mut date: impl FnMut(Span<View>, u32), mut money: impl FnMut(Span<View>, u32)) -> Self {
        let mut out = Self::default();
        for hit in hits {
            match hit.tag {
                Tag::Name { row, needs } => out.names.push((hit.span, row, needs)),
                Tag::Title { row } => out.titles.push((hit.span, row)),
                Tag::Suffix { row } => out.endings.push(Ending { span: hit.span, row }),
                Tag::Rule { rule } => out.rules.push((hit.span, rule)),
                Tag::Date { rule } => date(hit.span, rule),
                Tag::Money { rule } => money(hit.span, rule),
            }
        }
        out.names.sort_by_key(|n| (n.0.start(), std::cmp::Reverse(n.0.end()), n.1));
        out.titles.sort_by_key(|t| (t.0.start(), std::cmp::Reverse(t.0.end())));
        out.endings.sort_by_key(|e| (e.span.start(), e.span.end()));
        out.rules.sort_by_key(|r| (r.0.start(), std::cmp::Reverse(r.0.end()), r.1));
        out
    }
}

/// Mentions in text order, and the definitions among them.
pub(crate) struct Found {
    pub mentions: Vec<Mention>,
    pub definitions: Vec<Definition>,
}

/// Finds and settles all mentions; `values` are the dates and sums, already read.
pub(crate) fn find(view: &TextView, pack: &Pack, words: &Words, hits: &Hits, values: Vec<Mention>) -> Found {
    let text = view.as_str();
    let mut candidates = values;
    let blocked: Vec<Span<View>> = candidates.iter().map(|m| m.span).collect();
    let borders = Borders::new(view);
    let (names, places) = known_names(view, &borders, words, pack, hits, &mut candidates);
    titles(pack, hits, &mut candidates);
    works(view, &mut candidates);
    stands(view, pack, hits, &mut candidates);
    let title_spans: Vec<Span<View>> = maximal(hits.titles.iter().map(|t| t.0));
    let trigger_spans: Vec<Span<View>> =
        hits.rules.iter().filter(|(_, r)| pack.rules()[*r as usize].kind == RuleKind::Event).map(|r| r.0).collect();
    if view.language().is_chinese() {
        let cues: Vec<Span<View>> =
            hits.rules.iter().filter(|(_, r)| pack.rules()[*r as usize].kind == RuleKind::Claim).map(|r| r.0).collect();
        foreign::find(view, words, &mut candidates);
        organization::find(view, &borders, pack, &hits.endings, &names, &places, &trigger_spans, &mut candidates);
        let mut fixed = names.clone();
        fixed.extend(candidates.iter().filter(|m| m.class.is_party() && m.row.is_none()).map(|m| m.span));
        fixed.extend(&blocked);
        fixed.sort();
        let near = Neighbours { titles: &title_spans, cues: &cues, names: &fixed };
        foreign::beside(view, words, &near, &mut candidates);
        foreign::lone(view, &borders, words, &near, &mut candidates);
        person::find(view, &borders, words, &near, &mut candidates);
    }
    latin::find(view, words, &title_spans, &names, &mut candidates);
    let settled = settle(candidates);
    let definitions = define::find(view, &settled);
    let learned = learn(view, pack, &settled, &definitions);
    if learned.is_empty() {
        return Found { mentions: settled, definitions };
    }
    // what was settled with evidence stays: a surname learnt from a full name must not cut the full name
    let mut again = settled;
    for mention in again.iter_mut().filter(|m| m.class.is_party()) {
        mention.definite = true;
    }
    for (name, class, rule) in learned {
        again.extend(occurrences(text, &name).map(|span| Mention {
            span,
            class,
            row: None,
            value: None,
            rule: rule.into(),
            definite: true,
        }));
    }
    Found { mentions: settle(again), definitions }
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
    let certain: FxHashSet<RowId> =
        hits.names.iter().filter(|(s, _, needs)| needs.is_none() && digits_free(text, *s)).map(|n| n.1).collect();
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for &(span, row, needs) in &hits.names {
        if !digits_free(text, span) {
            continue;
        }
        let table = pack.row(row).table;
        let holds = match needs {
            None | Some(Needs::Case) => true,
            Some(Needs::Near) => certain.contains(&row),
            Some(Needs::Context) => {
                let asked = certain.contains(&row) || in_context(view, pack, hits, span);
                asked && borders.bound(span) && !is_given_name(text, words, hits, span)
            }
        };
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
            TableKind::Institutions if matches!(&*pack.row(row).kind, "court" | "tribunal") => Class::Court,
            TableKind::Institutions => Class::Authority,
            TableKind::Products => Class::Product,
            TableKind::Places => Class::Place,
            _ => Class::Organization,
        };
        let span = if class == Class::Organization { with_group(text, span) } else { span };
        out.push(Mention { span, class, row: Some(row), value: None, rule: file_rule(table), definite: true });
    }
    (maximal(names.into_iter()), maximal(places.into_iter()))
}

/// 华北铁塔集团 is what 华北铁塔 is; 集团军 and 集团公司 are other words.
fn with_group(text: &str, span: Span<View>) -> Span<View> {
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

fn file_rule(table: TableKind) -> std::sync::Arc<str> {
    match table {
        TableKind::People => "table-people",
        TableKind::Institutions => "table-institutions",
        TableKind::Media => "table-media",
        TableKind::Products => "table-products",
        TableKind::Places => "table-places",
        _ => "table-organizations",
    }
    .into()
}

/// 360 in 360亿 or 1360 is a number.
fn digits_free(text: &str, span: Span<View>) -> bool {
    let bytes = text.as_bytes();
    let first = bytes[span.start()].is_ascii_digit();
    let last = bytes[span.end() - 1].is_ascii_digit();
    let before = span.start().checked_sub(1).map(|i| bytes[i]);
    // 1,360 is one number; 当天,360 is not
    let grouped = span.start().checked_sub(2).is_some_and(|i| bytes[i].is_ascii_digit());
    let after = text[span.end()..].chars().next();
    let cut_before = first && before.is_some_and(|b| b.is_ascii_digit() || b == b'$' || (grouped && matches!(b, b'.' | b',')));
    let cut_after = last && after.is_some_and(|c| c.is_ascii_digit() || "%.万亿元美年月日名人个件家次倍页号台".contains(c));
    !cut_before && !cut_after
}

/// A party stands there: a title or organisation ending follows, an event or claim trigger is near in the clause, or
/// it is one of a list of names.
fn in_context(view: &TextView, pack: &Pack, hits: &Hits, span: Span<View>) -> bool {
    let text = view.as_str();
    let window_end = text[span.end()..]
        .char_indices()
        .take(8)
        .take_while(|(_, c)| !matches!(c, ',' | '。' | ';' | '\n'))
        .last()
        .map_or(span.end(), |(i, c)| span.end() + i + c.len_utf8());
    let after = Span::<View>::new(span.end(), window_end);
    let title_after = hits.titles.binary_search_by(|t| t.0.start().cmp(&span.end())).is_ok();
    let ending_after = hits.endings.iter().any(|e| e.span.start() == span.end());
    let tells = |rule: u32| matches!(pack.rules()[rule as usize].kind, RuleKind::Event | RuleKind::Claim);
    let trigger_near = hits.rules.iter().any(|r| after.overlaps(r.0) && tells(r.1));
    title_after || ending_after || trigger_near || is_listed(text, hits, span)
}

/// 苹果 in 把苹果、高通和英伟达告上法庭: a name stands next to it in a list.
fn is_listed(text: &str, hits: &Hits, span: Span<View>) -> bool {
    let comma = '、'.len_utf8();
    let follows = text[span.end()..].starts_with('、') && starts_name(hits, span.end() + comma);
    follows || (text[..span.start()].ends_with('、') && hits.names.iter().any(|n| n.0.end() + comma == span.start()))
}

/// 茂德 in 董事长林茂德: a surname stands between a post and it.
fn is_given_name(text: &str, words: &Words, hits: &Hits, span: Span<View>) -> bool {
    text[..span.start()].chars().next_back().is_some_and(|c| {
        let at = span.start() - c.len_utf8();
        words.begins_name(c) && hits.titles.iter().any(|t| t.0.end() == at)
    })
}

fn starts_name(hits: &Hits, at: usize) -> bool {
    let i = hits.names.partition_point(|n| n.0.start() < at);
    hits.names.get(i).is_some_and(|n| n.0.start() == at)
}

/// Spans that lie in no other, in text order.
fn maximal(spans: impl Iterator<Item = Span<View>>) -> Vec<Span<View>> {
    let mut all: Vec<Span<View>> = spans.collect();
    all.sort_by_key(|s| (s.start(), std::cmp::Reverse(s.end())));
    let mut out: Vec<Span<View>> = Vec::with_capacity(all.len());
    for span in all {
        if out.last().is_none_or(|last| span.start() >= last.end()) {
            out.push(span);
        }
    }
    out
}

fn titles(pack: &Pack, hits: &Hits, out: &mut Vec<Mention>) {
    for &(span, row) in &hits.titles {
        let kind = &*pack.row(row).kind;
        let class = if kind == "role" { Class::Pronoun } else { Class::Title };
        out.push(Mention { span, class, row: Some(row), value: None, rule: "table-titles".into(), definite: false });
    }
}

fn works(view: &TextView, out: &mut Vec<Mention>) {
    // a title with names inside hides them: they take no part in what the sentence tells
    for &span in &view.titles {
        out.push(Mention { span, class: Class::Work, row: None, value: None, rule: "book-title-marks".into(), definite: true });
    }
}

/// Pronouns, role words and unnamed sources.
fn stands(view: &TextView, pack: &Pack, hits: &Hits, out: &mut Vec<Mention>) {
    let text = view.as_str();
    for &(span, rule) in &hits.rules {
        let rule_ref = &pack.rules()[rule as usize];
        if rule_ref.kind != RuleKind::Stand || crate::pack::refused(rule_ref, text, span.start(), span.end()) {
            continue;
        }
        let class = if rule_ref.word("as") == Some("group") { Class::Group } else { Class::Pronoun };
        out.push(Mention { span, class, row: None, value: Some(rule as usize), rule: rule_ref.name.clone(), definite: false });
    }
}

/// Short names that the text makes certain: defined ones, and parts of full foreign names.
fn learn(view: &TextView, pack: &Pack, settled: &[Mention], definitions: &[Definition]) -> Vec<(String, Class, &'static str)> {
    let mut out: Vec<(String, Class, &'static str)> =
        definitions.iter().map(|d| (view.slice(d.name).to_owned(), d.class, d.rule)).collect();
    for mention in settled.iter().filter(|m| m.class == Class::Person) {
        let name = view.slice(mention.span);
        let known = mention.row.is_some_and(|r| pack.row(r).names.len() > 1);
        if let Some((_, last)) = name.rsplit_once('·') {
            if last.chars().count() >= 2 {
                out.push((last.to_owned(), Class::Person, "part-of-full-name"));
            }
            if let Some((first, _)) = name.split_once('·')
                && first.chars().count() >= 3
                && !known
            {
                out.push((first.to_owned(), Class::Person, "part-of-full-name"));
            }
        } else if name.is_ascii() {
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() >= 2 {
                let last = words[words.len() - 1];
                if last.len() >= 3 && last.starts_with(|c: char| c.is_ascii_uppercase()) {
                    out.push((last.to_owned(), Class::Person, "part-of-full-name"));
                }
                if words.len() >= 3 && words[1].len() > 2 {
                    out.push((words[1..].join(" "), Class::Person, "part-of-full-name"));
                }
            }
        }
    }
    for mention in settled.iter().filter(|m| m.class == Class::Organization && m.row.is_none()) {
        let name = view.slice(mention.span);
        if name.is_ascii() {
            // Blue Ridge Capital Partners: Blue Ridge
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() == 2 && words[0].len() >= 4 {
                out.push((words[0].to_owned(), Class::Organization, "part-of-full-name"));
            }
        } else if mention.rule.as_ref() != "organization-ending" || name.chars().count() >= 4 {
            out.push((name.to_owned(), mention.class, "organization-again"));
        }
    }
    out.sort();
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// Where a name stands in the text, with borders for Latin letters.
fn occurrences<'t>(text: &'t str, name: &str) -> impl Iterator<Item = Span<View>> + use<'t> {
    let latin = name.is_ascii();
    let length = name.len();
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).collect::<Vec<_>>().into_iter().filter_map(move |at| {
        let end = at + length;
        let cut = latin && ((at > 0 && bytes[at - 1].is_ascii_alphanumeric()) || (end < bytes.len() && bytes[end].is_ascii_alphanumeric()));
        (!cut).then(|| Span::new(at, end))
    })
}
