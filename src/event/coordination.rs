//! What stands between parties of one coordination, and between a party and the word before it.

/// Words that may stand between a name and the word before it, or the 和 before it.
const DESCRIPTIONS: &[&str] = &[
    "美商",
    "日商",
    "港商",
    "外商",
    "台商",
    "韩商",
    "一致行动人",
    "控股股东",
    "大股东",
    "股东",
    "子公司",
    "母公司",
    "关联方",
    "合作伙伴",
    "竞争对手",
    "对手",
    "同业",
    "同行",
    "客户",
    "公司",
    "集团",
    "原告",
    "被告",
    "创始人",
    "联合创始人",
    "旗下",
    "其",
    "该",
    "原",
    "前",
    "时任",
    "现任",
    "美国",
    "中国",
    "日本",
    "家",
    "名",
    "位",
    "个",
    "一",
    "两",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "多",
    "数",
    "另",
    "几",
    "知名",
    "巨头",
    "龙头",
];

/// Takes descriptions off the end: 与一致行动人(甲), 把三家(甲).
pub(super) fn strip_descriptions(text: &str) -> &str {
    let mut text = text;
    for _ in 0..4 {
        let Some(shorter) = DESCRIPTIONS.iter().find_map(|d| text.strip_suffix(d)) else { break };
        text = shorter;
    }
    text
}

/// What stands before a list whose earlier items are no known names: 把某某、(甲).
pub(super) fn list_head(items: &str) -> &str {
    let marked = items.rfind(['把', '将', '对', '向', '与', ',', '。', ';', ':', '(']);
    match marked.map(|at| &items[at..]) {
        Some(list) if list.starts_with(['把', '将', '对', '向', '与']) && list.chars().count() <= 12 => {
            &items[..items.len() - list.len() + '把'.len_utf8()]
        }
        _ => items,
    }
}

/// What stands between 和 and the name it joins; `None` where nothing joins.
pub(super) fn connected(gap: &str) -> Option<&str> {
    const JOINS: &[&str] = &["以及", "及其", ", and", "、", "和", "与", "及", "同", "跟", "或", "and", "&", "or"];
    let gap = gap.strip_prefix(',').filter(|rest| rest.starts_with("及") || rest.starts_with("以及")).unwrap_or(gap);
    JOINS.iter().find_map(|j| gap.strip_prefix(j))
}

pub(super) fn followed_by_and(text: &str, end: usize) -> bool {
    text[end..].starts_with(" and ") || text[end..].starts_with(", ") || text[end..].starts_with(" or ")
}

/// 埃里森(Larry Ellison)的: what stands in brackets after a name is passed over.
pub(super) fn skip_bracket(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('(') {
        if let Some(end) = rest.find(')') {
            return &rest[end + 1..];
        }
    }
    text
}
