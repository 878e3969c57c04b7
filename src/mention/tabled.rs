//! Names of tables: which of them hold, by what their rows need beside them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::borders::Borders;
use super::find::Hits;
use super::organization;
use super::ranges::maximal;
use super::words::{Surname, Words};
use super::{Class, Mention};
use crate::pack::{Needs, Pack, RowId, TableKind};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::edge::WordList;

/// Names of tables, where what they need is there; also gives the spans of all of them, and of places.
pub(super) fn find(
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
        let row_ref = pack.row(row);
        let table = row_ref.table();
        let other = table == TableKind::Organizations
            && (is_holder(text, words, hits, span) || is_surname(text, words, &places, span) || is_other_word(text, span));
        let holds = match needs {
            _ if other => false,
            None | Some(Needs::Case) => true,
            Some(Needs::Near) => certain.contains(&row),
            Some(Needs::Context) => {
                let body = table == TableKind::Institutions && is_apart(text, words, span);
                let asked = in_context || body || certain.contains(&row);
                asked && !is_given_name(text, words, hits, span) && borders.bound(span)
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
            TableKind::Institutions if matches!(row_ref.kind(), "court" | "tribunal") => Class::Court,
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

/// 华北铁塔集团 is what 华北铁塔 is; 集团军 and 集团公司 are other words.
pub(super) fn with_group(text: &str, span: Span<View>) -> Span<View> {
    const GROUP: &str = "集团";
    /// What a firm's workers found, and what a firm of one trade grows into, beside its name.
    const WIDER: WordList = WordList::new(&["工会", "科技集团", "控股集团", "投资集团", "汽车集团", "实业集团"]);
    const OTHERS: &[&str] = &["军", "化", "公司", "有限", "股份", "控股"];
    let rest = &text[span.end()..];
    let alone = || rest.strip_prefix(GROUP).is_some_and(|after| !OTHERS.iter().any(|other| after.starts_with(other)));
    let wider = WIDER.beginning(rest).map_or_else(|| if alone() { GROUP.len() } else { 0 }, str::len);
    let han = wider > 0 && text[span.range()].ends_with(crate::text::normal::is_han);
    if han { Span::new(span.start(), span.end() + wider) } else { span }
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
    // MX-5 is a thing with a number
    if text[span.range()].is_ascii()
        && text[span.end()..].starts_with('-')
        && text[span.end() + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
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
    hits.titles.binary_search_by(|t| t.0.start().cmp(&end)).is_ok()
        || hits.endings.binary_search_by(|e| e.span.start().cmp(&end)).is_ok()
        || (window_end > end && hits.rules_in(Span::new(end, window_end)).any(|rule| words.tells(rule)))
        || is_listed(text, hits, span)
        || words.calls_firm(&text[..span.start()])
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

/// Ford in Thomas Ford: a lone word behind a given name that is no place, and no longer name goes on.
fn is_surname(text: &str, words: &Words, places: &[Span<View>], span: Span<View>) -> bool {
    let name = &text[span.range()];
    let written_so = name.starts_with(|c: char| c.is_ascii_uppercase()) && name[1..].bytes().all(|b| b.is_ascii_lowercase());
    let Some(before) = text[..span.start()].strip_suffix(' ').filter(|_| written_so) else { return false };
    let given = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let ends_place = || places.iter().rev().take_while(|p| p.end() >= before.len()).any(|p| p.end() == before.len());
    let goes_on = || text[span.end()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    words.given(given) == Some(true) && !goes_on() && !ends_place()
}

/// 新浪网 in 新浪网友, 微博 in 官方微博: what somebody writes there, and no firm.
fn is_other_word(text: &str, span: Span<View>) -> bool {
    const OF_SOMEBODY: &[&str] = &["官方", "个人", "认证", "实名", "条", "发", "刷", "长"];
    let posted = matches!(&text[span.range()], "微博" | "微信") && OF_SOMEBODY.iter().any(|word| text[..span.start()].ends_with(word));
    posted || text[span.range()].ends_with('网') && text[span.end()..].starts_with(organization::NOT_A_SITE)
}
