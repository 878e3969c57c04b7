//! Names that the text itself defines: 以下简称, 下称, (“北麓”), (the “Company”), (Dana Walker), (Halden).

use super::foreign::is_latin_name;
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// A name and what it stands for.
///
/// ```
/// use feudline::mention::{Class, Definition};
/// use feudline::Span;
/// let defined = Definition { name: Span::new(21, 27), of: Span::new(0, 12), class: Class::Organization, generic: false, rule: "define" };
/// assert!(!defined.name.overlaps(defined.of));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The name defined, in the view.
    pub name: Span<View>,
    /// The mention it is defined as.
    pub of: Span<View>,
    /// Its class.
    pub class: Class,
    /// Whether the name is no name but "the company", which in this text is that party.
    pub generic: bool,
    /// The rule.
    pub rule: &'static str,
}

const MARKS: &[&str] =
    &["以下简称为", "以下简称", "简称为", "下称", "简称", "又称", "原名", "又名", "外文名", "大陆译", "台译", "港译", "即"];

const COLLECTIVE: &[&str] = &["合称", "统称", "collectively"];

/// What counts its bearers: 两家公司 is a name of all of them, and none of the last.
const COUNTS: &[char] = &['双', '两', '二', '三', '四', '五', '六', '各', '上', '前', '全'];

/// Finds the definitions that stand in brackets after a party.
pub(crate) fn find(view: &TextView, mentions: &[Mention]) -> Vec<Definition> {
    let mut out = Vec::new();
    for bracket in &view.brackets {
        let before = mentions.partition_point(|m| m.span.end() <= bracket.outer.start());
        let Some(party) = mentions[..before].last().filter(|m| bracket.outer.start() - m.span.end() <= 1) else {
            out.extend(of_nobody_known(view, bracket.outer.start(), bracket.inner));
            continue;
        };
        if !(party.class.is_party() || party.class == Class::Product) {
            continue;
        }
        let inner = view.slice(bracket.inner);
        let base = bracket.inner.start();
        let marked = MARKS.iter().find_map(|m| inner.find(m).map(|at| at + m.len()));
        let first = view.quotations.partition_point(|q| q.outer.start() < bracket.inner.start());
        let inside = view.quotations[first..].iter().take_while(|q| q.outer.start() < bracket.inner.end());
        let quoted: Vec<Span<View>> = inside.filter(|q| bracket.inner.contains(q.outer)).map(|q| q.inner).collect();
        let names: Vec<Span<View>> = match marked {
            Some(_) if !quoted.is_empty() => quoted,
            Some(from) => vec![Span::new(base + from, bracket.inner.end())],
            None if quoted.len() == 1 && inner.chars().count() <= view.slice(quoted[0]).chars().count() + 8 => quoted,
            None if is_latin_name(inner) && party.class == Class::Person => vec![bracket.inner],
            None if is_latin_brand(inner) && party.class != Class::Person => vec![bracket.inner],
            None => continue,
        };
        let rule = if marked.is_some() || view.slice(names[0]) != inner { "defined-in-text" } else { "foreign-name-in-brackets" };
        for name in names {
            let slice = view.slice(name);
            let trimmed = slice.trim_matches([' ', ',', ':', '为', '“', '”']);
            let lead = slice.find(trimmed).unwrap_or(0);
            let name = Span::new(name.start() + lead, name.start() + lead + trimmed.len());
            let length = trimmed.chars().count();
            let generic = matches!(trimmed, "本公司" | "公司" | "我司" | "该公司" | "发行人" | "Company" | "the Company" | "the company");
            let counted = trimmed.starts_with(COUNTS) && COLLECTIVE.iter().any(|mark| inner.contains(mark));
            if !counted && (2..=30).contains(&length) && !trimmed.contains(['。', ';', '\n', ',']) {
                out.push(Definition { name, of: party.span, class: party.class, generic, rule });
            }
        }
    }
    out
}

/// 某省某某集成电路(以下简称某某): the full name has no shape that is known, the short one is told all the same.
fn of_nobody_known(view: &TextView, at: usize, inner: Span<View>) -> Option<Definition> {
    const CERTAIN: &[&str] = &["以下简称为", "以下简称", "以下称", "下称", "简称"];
    let text = view.slice(inner);
    if !view.as_str()[..at].ends_with(is_han) {
        return None;
    }
    let from = CERTAIN.iter().find_map(|m| text.find(m).map(|found| found + m.len()))?;
    let name = text[from..].trim_matches([' ', ',', ':', '为', '“', '”', '‘', '’']);
    let start = inner.start() + from + text[from..].find(name)?;
    let plain = (2..=8).contains(&name.chars().count()) && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    let generic = [
        "公司",
        "本公司",
        "该公司",
        "合同",
        "协议",
        "办法",
        "规定",
        "条例",
        "本案",
        "通知",
        "意见",
        "方案",
        "计划",
        "法院",
        "原告",
        "被告",
    ];
    let span = Span::new(start, start + name.len());
    let thing = name.ends_with([
        '法', '书', '案', '款', '权', '费', '表', '函', '令', '决', '定', '议', '约', '判', '裁', '例', '目', '标', '线', '号', '物', '品',
        '股',
    ]) || generic.iter().any(|g| name.ends_with(g));
    (plain && !thing).then_some(Definition { name: span, of: span, class: Class::Organization, generic: false, rule: "defined-in-text" })
}

/// Halden, AMD, Dana Walker: Latin letters alone.
fn is_latin_brand(inner: &str) -> bool {
    let inner = inner.trim();
    inner.len() >= 2
        && inner.len() <= 40
        && inner.starts_with(|c: char| c.is_ascii_uppercase())
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '&' | '-'))
        && !inner.contains("HK")
        && inner.chars().any(|c| c.is_ascii_alphabetic())
        && !inner.chars().any(|c| c.is_ascii_digit())
}
