//! Papers, sites and magazines that no table has, where a story says who wrote it or whom it heard something from:
//! 《岸线》记者, 据《岸线》报道, 岸线记者 林望秋, and a first line 岸线 · 深度.

use super::organization::BORDERS;
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::edge::WordList;
use crate::text::normal::is_han;

/// The rule of such names.
pub(super) const OUTLET: &str = "outlet";

/// What is told of outlets directly behind their names.
const TOLD: WordList = WordList::new(&[
    "记者",
    "见习记者",
    "特约记者",
    "驻站记者",
    "首席记者",
    "报道",
    "报导",
    "援引",
    "引述",
    "获悉",
    "独家",
    "专访",
    "采访",
    "评论员",
    "社论",
    "编辑部",
    "编辑",
    "总编",
    "主编",
    "主笔",
    "撰稿",
    "讯",
    "网站",
    "周刊",
    "日前报",
    "此前报",
    "曾报",
    "率先报",
    "最早报",
    "披露",
    "爆料",
    "的报道",
    "的报导",
    "的采访",
    "的专访",
    "的记者",
    "撰文",
]);

/// Titles of other things end so.
const OTHERS: WordList = WordList::new(&[
    "法", "条例", "规定", "办法", "协议", "合同", "报告", "公告", "声明", "书", "函", "案", "决定", "通知", "意见", "准则", "规则", "宣言",
    "计划", "指南",
]);

/// Sections that stand beside the name of an outlet in its first lines.
const SECTIONS: &[&str] = &[
    "深度", "观察", "评论", "特稿", "独家", "调查", "焦点", "特写", "头条", "专题", "快讯", "要闻", "商业", "公司", "财经", "产经", "科技",
    "法律", "法治", "金融", "资本", "证券", "人物", "专栏", "长篇", "封面", "原创", "解读", "速递", "社评", "时评", "产业", "消费", "地产",
    "汽车", "医药",
];

/// What leads the name of who published a story.
const SOURCES: &[&str] = &["来源:", "来源 |", "来源|", "来源/", "来源丨", "出品:", "出品|", "首发于", "转自:", "转载自"];

/// The same, to be looked for at one place.
const LEADS: WordList = WordList::new(SOURCES);

/// Lines at the head of a story in which its outlet may be named.
const LINES: usize = 5;

/// Finds them.
pub(super) fn find(view: &TextView, titles: &[Span<View>], out: &mut Vec<Mention>) {
    let text = view.as_str();
    let told = view.titles.iter().map(|&span| inside(text, span)).filter(|&span| is_outlet(text, span));
    let signed = titles.iter().filter(|t| text[t.range()].ends_with("记者")).filter_map(|t| before(text, t.start()));
    let mention = |span| Mention { span, class: Class::Organization, row: None, value: None, rule: OUTLET, definite: true };
    out.extend(told.chain(signed).chain(heads(text)).map(mention));
}

/// A title without its marks.
fn inside(text: &str, span: Span<View>) -> Span<View> {
    let title = &text[span.range()];
    let start = span.start() + title.len() - title.trim_start_matches('《').len();
    Span::new(start, start.max(span.end() - (title.len() - title.trim_end_matches('》').len())))
}

/// Whether the title is an outlet's name: nothing but a name, and what follows is told of outlets.
fn is_outlet(text: &str, span: Span<View>) -> bool {
    let name = &text[span.range()];
    const HEARD: WordList = WordList::new(&["据《", "接受《", "接受了《", "援引《", "引述《", "转自《", "告诉《", "对《", "向《"]);
    const ASKED: WordList = WordList::new(&["表示", "说", "称", "透露", "消息", "坦言", "证实", "查询", "统计"]);
    let rest = text[span.end()..].trim_start_matches(['》', '>', ' ']);
    let asked = || ASKED.beginning(rest).is_some() && HEARD.ending(&text[..span.start()]).is_some();
    let plain = || (2..=10).contains(&name.chars().count()) && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    (TOLD.beginning(rest).is_some() || asked()) && OTHERS.ending(name).is_none() && plain()
}

/// 岸线 in a line or a bracket that begins 岸线记者 林望秋.
fn before(text: &str, at: usize) -> Option<Span<View>> {
    const OWN: &[&str] = &[
        "本报",
        "本刊",
        "本网",
        "本台",
        "本社",
        "特约",
        "见习",
        "实习",
        "首席",
        "驻",
        "专题",
        "通讯员",
        "特派",
        "资深",
        "综合",
        "财经",
        "文字",
        "摄影",
        "我们",
        "多名",
        "有",
    ];
    let signed = text[at..].strip_prefix("记者").is_some_and(|rest| rest.starts_with([' ', ':', '|', '丨', '/']));
    if !signed {
        return None;
    }
    let name = text[..at].chars().rev().take_while(|&c| is_han(c) || c.is_ascii_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let span = Span::new(at - name, at);
    let bordered = text[..span.start()].chars().next_back().is_none_or(|c| matches!(c, '\n' | '(' | '【' | '[' | '〔'));
    let name = &text[span.range()];
    let fits = || {
        (2..=8).contains(&name.chars().count())
            && name.chars().any(is_han)
            && !OWN.iter().any(|own| name.contains(own))
            && !name.contains(|c| BORDERS.contains(c))
    };
    (bordered && fits()).then_some(span)
}

/// The outlets of the first lines: 岸线 · 深度, 来源:岸线.
fn heads(text: &str) -> impl Iterator<Item = Span<View>> + '_ {
    let mut at = 0;
    let lines = text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).take(LINES).filter_map(|(start, line)| {
        let name =
            line.trim().split_once(['·', '|', '丨', '•']).filter(|(_, rest)| SECTIONS.contains(&rest.trim())).map(|(name, _)| name.trim());
        let source = || {
            // few lines have any of them
            let named = line.char_indices().any(|(at, _)| LEADS.beginning(&line[at..]).is_some());
            let sources = if named { SOURCES } else { &[] };
            let rest = sources.iter().find_map(|lead| line.split_once(lead)).map(|(_, rest)| rest.trim());
            rest.map(|rest| rest.split([' ', '(', '|', ',']).next().unwrap_or(""))
        };
        let name = name.or_else(source)?;
        let fits = (2..=8).contains(&name.chars().count())
            && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
            && name.chars().any(is_han);
        let from = start + line.find(name)?;
        fits.then(|| Span::new(from, from + name.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headed(text: &str) -> Vec<&str> {
        heads(text).map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn a_first_line_names_the_outlet_beside_its_section() {
        assert_eq!(headed("两家公司和解\n\n岸线 · 深度\n\n正文。"), ["岸线"]);
        assert_eq!(headed("两家公司和解\n来源:岸线周末 作者:林望秋\n正文。"), ["岸线周末"]);
        assert!(headed("利润 · 两年翻番\n正文。").is_empty());
    }

    #[test]
    fn who_signs_a_line_writes_for_the_name_before() {
        let told = |text: &'static str| text.find("记者").and_then(|at| before(text, at)).map(|span| &text[span.range()]);
        assert_eq!(told("和解\n岸线记者 林望秋"), Some("岸线"));
        assert_eq!(told("和解\n本报记者 林望秋"), None);
        assert_eq!(told("他对岸线记者 说"), None);
    }
}
