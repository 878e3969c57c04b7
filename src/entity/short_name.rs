//! A company's short name and its full one: 海川城建 for 山东海川城市建设有限公司, Otto for Otto Inc.
//!
//! What tells parent from subsidiary must be in both or in neither: 集团, 控股, 中国, a place in brackets, a line of
//! business of its own.

use smallvec::SmallVec;

use crate::mention::{FORMS, LEFT_OUT};
use crate::text::edge::WordList;

/// Words that make another legal person of a name.
const OTHER_BODIES: WordList = WordList::new(&[
    "集团",
    "控股",
    "中国",
    "国际",
    "香港",
    "亚洲",
    "全球",
    "海外",
    "财务",
    "银行",
    "证券",
    "保险",
    "基金",
    "信托",
    "租赁",
    "期货",
    "资本",
    "金融",
    "分公司",
    "子公司",
    "研究院",
    "物业",
    "地产",
    "置业",
    "物流",
    "影业",
    "音乐",
    "传媒",
    "健康",
    "半导体",
]);

/// Places that lead names of firms; those that end in 省, 市 or 县 are known without a list.
const PLACES: WordList = WordList::new(&[
    "北京",
    "上海",
    "天津",
    "重庆",
    "广东",
    "广州",
    "深圳",
    "浙江",
    "杭州",
    "宁波",
    "江苏",
    "南京",
    "苏州",
    "无锡",
    "山东",
    "济南",
    "青岛",
    "福建",
    "福州",
    "厦门",
    "湖北",
    "武汉",
    "湖南",
    "长沙",
    "四川",
    "成都",
    "安徽",
    "合肥",
    "河北",
    "河南",
    "郑州",
    "江西",
    "南昌",
    "辽宁",
    "沈阳",
    "大连",
    "吉林",
    "长春",
    "黑龙江",
    "哈尔滨",
    "山西",
    "太原",
    "陕西",
    "西安",
    "甘肃",
    "兰州",
    "云南",
    "昆明",
    "贵州",
    "贵阳",
    "广西",
    "南宁",
    "海南",
    "内蒙古",
    "新疆",
    "西藏",
    "宁夏",
    "青海",
    "珠海",
    "东莞",
    "佛山",
    "中山",
    "温州",
    "常州",
    "徐州",
    "烟台",
    "香港",
    "澳门",
    "台湾",
    "台北",
]);

const ENGLISH_FORMS: &[&str] =
    &["inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "plc", "ag", "sa", "nv", "gmbh"];

/// A name as it is written, and squeezed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<'n> {
    pub written: &'n str,
    pub squeezed: &'n str,
}

/// Whether one of two organisations' names is the other's short form; the reason in words.
pub(crate) fn short_form(a: Name<'_>, b: Name<'_>) -> Option<&'static str> {
    if a.written.is_ascii() && b.written.is_ascii() {
        return differ_in_english_form(a.written, b.written).then_some("differ in the legal form only");
    }
    is_short_form(a.squeezed, b.squeezed).or_else(|| is_short_form_of_place(a.squeezed, b.squeezed))
}

fn differ_in_english_form(a: &str, b: &str) -> bool {
    let first = |name: &str| name.bytes().find(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    first(a) == first(b) && !a.eq_ignore_ascii_case(b) && without_english_form(a) == without_english_form(b)
}

fn is_short_form(a: &str, b: &str) -> Option<&'static str> {
    let (short, long) = if a.chars().count() < b.chars().count() { (a, b) } else { (b, a) };
    let (long, has_form) = without_form(long);
    if !has_form || short.ends_with("公司") {
        return None;
    }
    // that they hold the names of the same bodies takes longest to tell
    drawn_from(short, long).filter(|_| brackets(short) == brackets(long) && are_same_bodies(short, long))
}

/// Whether a name is drawn from the other one, which stands without its legal form.
fn drawn_from(short: &str, long: &str) -> Option<&'static str> {
    if short == long {
        return Some("differ in the legal form only");
    }
    let (short_place, short) = place(short);
    let (long_place, long) = place(long);
    let placed = match short_place {
        Some(_) if short_place != long_place => return None,
        given => given.is_some(),
    };
    shortens(short, long, placed)
}

/// Whether the name without its place is a short form of the other one.
fn shortens(short: &str, long: &str, placed: bool) -> Option<&'static str> {
    let count = short.chars().count();
    if short == long {
        return (placed || count >= 3).then_some("differ in place and legal form only");
    }
    let brand = short.char_indices().nth(2).map_or(short.len(), |(i, _)| i);
    if count < 2 || !long.starts_with(&short[..brand]) {
        return None;
    }
    if let Some(rest) = long.strip_prefix(short) {
        let plain = all_left_out(rest);
        return (plain && (placed || count >= 3)).then_some("are a name and the same name with its trade and legal form");
    }
    let abbreviated = count >= 4 && is_abbreviation(&short[brand..], &long[brand..]);
    abbreviated.then_some("are a short form and the full name it is drawn from")
}

/// Whether the rest of a name is nothing but trades that short names leave out.
fn all_left_out(mut rest: &str) -> bool {
    while let Some(after) = LEFT_OUT.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.is_empty()
}

/// 城建 of 城市建设: the characters in their order, the last of them in the last word.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    let in_order = short.chars().all(|c| rest.any(|l| l == c));
    in_order && rest.count() <= 1
}

fn without_form(name: &str) -> (&str, bool) {
    FORMS.iter().find_map(|form| name.strip_suffix(form)).map_or((name, false), |stem| (stem, true))
}

/// Whether the two names hold the same words of other legal persons; no such word begins another one.
fn are_same_bodies(a: &str, b: &str) -> bool {
    let bodies = |name: &str| -> SmallVec<[&str; 4]> {
        let mut found: SmallVec<_> = name.char_indices().filter_map(|(at, _)| OTHER_BODIES.beginning(&name[at..])).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    bodies(a) == bodies(b)
}

fn brackets(name: &str) -> Option<&str> {
    let from = name.find('(')?;
    Some(&name[from..])
}

/// The place that leads the name, without 省, 市 or 县, and what follows.
fn place(name: &str) -> (Option<&str>, &str) {
    let unit = |rest: &str| rest.chars().next().filter(|c| matches!(c, '省' | '市' | '县')).map_or(0, char::len_utf8);
    if let Some(place) = PLACES.beginning(name) {
        let rest = &name[place.len()..];
        return (Some(&name[..place.len()]), &rest[unit(rest)..]);
    }
    let Some((end, _)) = name.char_indices().nth(2) else { return (None, name) };
    match unit(&name[end..]) {
        0 => (None, name),
        width => (Some(&name[..end]), &name[end + width..]),
    }
}

/// The short name may lead with a place that only the long one marks as such: 内江 for 内江市.
fn is_short_form_of_place(a: &str, b: &str) -> Option<&'static str> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let (Some(place), _) = place(long) else { return None };
    let unit = long[place.len()..].chars().next().filter(|c| matches!(c, '省' | '市' | '县'))?;
    if !short.starts_with(place) || short[place.len()..].starts_with(unit) {
        return None;
    }
    let rest = &short[place.len()..];
    is_short_form(&format!("{place}{unit}{rest}"), long)
}

fn without_english_form(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let mut words: Vec<&str> = lower.split([' ', ',']).map(|w| w.trim_matches('.')).filter(|w| !w.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|last| ENGLISH_FORMS.contains(last)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::name::squeeze;

    fn joined(a: &str, b: &str) -> bool {
        let (x, y) = (squeeze(a), squeeze(b));
        short_form(Name { written: a, squeezed: &x }, Name { written: b, squeezed: &y }).is_some()
    }

    #[test]
    fn short_forms_of_full_names() {
        assert!(joined("海川汽车", "海川汽车有限公司"));
        assert!(joined("海川实业", "上海海川实业有限公司"));
        assert!(joined("海川城建", "山东海川城市建设有限责任公司"));
        assert!(joined("松江海川", "松江市海川投资有限公司"));
        assert!(joined("海川云", "北京海川云数据有限公司"));
        // a place, or three characters, make a short name sure
        assert!(joined("上海海川", "上海海川有限公司"));
        assert!(joined("海川云", "上海海川云有限公司"));
        assert!(joined("Brightwater Systems", "Brightwater Systems, Inc."));
    }

    #[test]
    fn parents_and_sisters_stay_apart() {
        assert!(!joined("海川", "海川控股有限公司"));
        assert!(!joined("海川科技", "海川集团有限公司"));
        assert!(!joined("海川电力", "海川(中山)电力有限公司"));
        assert!(!joined("海川网络", "上海海川软件股份有限公司"));
        assert!(!joined("海川科技有限公司", "海川科技股份有限公司"));
        assert!(!joined("海川", "上海海川软件有限公司"));
        assert!(!joined("海川", "上海海川有限公司"));
        assert!(!joined("海", "上海海川有限公司"));
        assert!(!joined("云川软件", "上海海川软件有限公司"));
        assert!(!joined("Brightwater Holdings", "Brightwater Inc"));
    }
}
