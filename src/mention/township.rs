//! Places that no table has: 江屿 of 江屿市公安局, and where a reporter writes from.

use super::borders::Borders;
use super::ending::{Ending, EndingKind as Kind};
use super::finder::Finder;
use super::organization::BORDERS;
use super::ranges::Apart;
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// What a place is called behind its name.
const UNITS: &[char] = &['市', '县', '区', '省', '镇', '乡', '旗'];

/// What makes other words of those: 市场, 区域, 县级.
const OTHER_WORDS: &[&str] = &["场", "值", "价", "占", "盈", "级", "域", "间", "块", "长", "委", "内", "外"];

/// Characters that count or point at a place, or say of what kind it is, and are in no name of one.
const NO_NAME: &str = "本全各该等个座多他她其级省市县区镇地辖属超闹门楼城乡新老小某线直旧";

/// Districts that are called by what they are for.
const KINDS: &[&str] = &["高新", "开发", "工业", "经济", "自贸", "新技", "管理", "行政", "特别", "园区", "产业", "住宅", "国家"];

/// The same between the name of a place and 区, the longest first.
const DISTRICTS: &[&str] = &[
    "经济技术开发",
    "高新技术开发",
    "高新技术产业",
    "经济开发",
    "技术开发",
    "工业园",
    "产业园",
    "科技园",
    "高新",
    "开发",
    "自贸",
    "保税",
    "新",
];

/// What stands behind the place in a line that tells who writes from where.
const REPORTS: &[&str] = &["报道", "报导", "专电", "电", "讯", "摄"];

/// How far before the name of a body its place is looked for, in characters.
const REACH: usize = 12;

/// Every place where a name stands that the text makes a place's, in text order; none overlaps what is known.
pub(super) fn find(view: &TextView, borders: &Borders<'_>, endings: &[Ending], names: Apart<'_>, places: Apart<'_>) -> Vec<Span<View>> {
    let text = view.as_str();
    let free = |span: &Span<View>| !names.overlaps(*span) && !places.overlaps(*span);
    let is_body = |e: &&Ending| e.kind.is(Kind::COURT.or(Kind::AUTHORITY)) && e.span.len() > '局'.len_utf8();
    let mut told: Vec<&str> = Vec::new();
    for ending in endings.iter().filter(is_body) {
        told.extend(of_body(text, ending.span.start()).filter(free).map(|span| &text[span.range()]));
    }
    told.extend(datelines(text).filter(free).map(|span| &text[span.range()]));
    told.sort_unstable();
    told.dedup();
    let mut found = Vec::new();
    Finder::new(told.into_iter().map(|name| (name, ()))).find(text, |span, ()| {
        let unit = text[span.end()..].chars().next().filter(|c| UNITS.contains(c));
        let whole = Span::new(span.start(), span.end() + unit.map_or(0, char::len_utf8));
        if free(&span) && (unit.is_some() || borders.bound(span)) {
            found.push(whole);
        }
    });
    found.dedup_by(|next, kept| next.start() < kept.end());
    found
}

/// The name of the place that leads the name of a body: the first unit before its ending tells it, two characters stand before that.
fn of_body(text: &str, end: usize) -> Option<Span<View>> {
    let run = text[..end].char_indices().rev().take(REACH).take_while(|&(_, c)| is_han(c) && !BORDERS.contains(c)).last()?.0;
    text[run..end].char_indices().map(|(i, c)| (run + i, c)).filter(|(_, c)| UNITS.contains(c)).find_map(|(unit, c)| {
        // 江屿高新区: what the district is for stands between
        let kind = DISTRICTS.iter().find_map(|kind| text[run..unit].strip_suffix(kind)).filter(|_| c == '区');
        let name = two_before(text, run, kind.map_or(unit, |rest| run + rest.len()))?;
        let goes_on = OTHER_WORDS.iter().any(|word| text[unit + c.len_utf8()..].starts_with(word));
        let plain = &text[name.range()];
        // 城 before 市 is mostly 城市, but 江屿城市 is no place and 榆城市 is one: the first of the two tells
        let mut chars = plain.chars();
        let counted = chars.next().is_some_and(|c| NO_NAME.contains(c)) || chars.next().is_some_and(|c| NO_NAME.contains(c) && c != '城');
        (!goes_on && !counted && !KINDS.contains(&plain)).then_some(name)
    })
}

fn two_before(text: &str, from: usize, end: usize) -> Option<Span<View>> {
    let start = text[from..end].char_indices().rev().nth(1)?.0;
    Some(Span::new(from + start, end))
}

/// 本报记者 方南 江屿报道, 发自江屿.
fn datelines(text: &str) -> impl Iterator<Item = Span<View>> {
    const REPORTER: &str = "记者";
    let lines = memchr::memmem::find_iter(text.as_bytes(), REPORTER).filter_map(|at| {
        let rest = &text[at + REPORTER.len()..];
        let line = &rest[..rest.char_indices().nth(24).map_or(rest.len(), |(i, _)| i)];
        let line = line.split(['\n', ',', '。', ')', ']', '】', ':']).next()?;
        let end = REPORTS.iter().find_map(|word| line.find(word))?;
        let from = line[..end].rfind([' ', '/'])? + 1;
        let name = &line[from..end];
        let plain = (2..=4).contains(&name.chars().count()) && name.chars().all(|c| is_han(c) && !BORDERS.contains(c));
        let begin = at + REPORTER.len() + from;
        plain.then(|| Span::new(begin, begin + name.trim_end_matches(UNITS).len()))
    });
    lines.filter(|span| span.len() >= 2 * '市'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body<'t>(text: &'t str, ending: &str) -> Option<&'t str> {
        of_body(text, text.find(ending)?).map(|span| &text[span.range()])
    }

    #[test]
    fn the_first_unit_before_a_body_tells_its_place() {
        assert_eq!(body("把对方告上江屿市禾山区人民法院", "人民法院"), Some("江屿"));
        assert_eq!(body("榆城市公安局", "公安局"), Some("榆城"));
        assert_eq!(body("一线城市公安局", "公安局"), None);
        assert_eq!(body("国家市场监管局", "监管局"), None);
        assert_eq!(body("高新区人民法院", "人民法院"), None);
        assert_eq!(body("向江屿工业园区人民法院起诉", "人民法院"), Some("江屿"));
        assert_eq!(body("本市公安局", "公安局"), None);
    }

    #[test]
    fn a_reporter_writes_from_somewhere() {
        let told = |text: &'static str| datelines(text).map(|span| &text[span.range()]).collect::<Vec<_>>();
        assert_eq!(told("本报记者 方南 江屿报道"), ["江屿"]);
        assert_eq!(told("记者方南/江屿报导"), ["江屿"]);
        assert!(told("记者从公司了解到").is_empty());
    }
}
