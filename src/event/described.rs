//! Words that say what a party is, before its Chinese name.

use super::mark::{ends, last, may_end};

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
    "同学",
    "好友",
    "妻子",
    "丈夫",
    "搭档",
    "合伙人",
    "另",
    "几",
    "知名",
    "巨头",
    "龙头",
    "所持有的",
    "持有的",
    "所持",
    "手中的",
    "名下的",
    "旗下的",
    "拥有的",
    "老",
    "宿敌",
    "劲敌",
    "死对头",
    "东家",
    "盟友",
    "伙伴",
    "供应商",
    "代工厂",
    "经销商",
    "高管",
    "前员工",
    "友商",
    "自家",
    "自己的",
    "昔日",
    "昔日的",
    "曾经的",
    "多年的",
    "最大的",
    "主要",
    "这",
    "那",
];

/// The last characters of each.
const DESCRIPTION_ENDS: [u64; DESCRIPTIONS.len()] = ends::<1, _>(DESCRIPTIONS);

/// Takes descriptions off the end: 与一致行动人(甲), 把三家(甲).
pub(super) fn strip_descriptions(text: &str) -> &str {
    let mut text = text;
    for _ in 0..4 {
        // most words before a name are none of them: one look at the last character tells
        let last = last::<1>(text);
        if !may_end(&DESCRIPTION_ENDS, last) {
            break;
        }
        let mut alike = DESCRIPTIONS.iter().zip(DESCRIPTION_ENDS).filter(|(_, end)| *end == last);
        let Some(shorter) = alike.find_map(|(d, _)| text.strip_suffix(d)) else { break };
        text = shorter;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_look_misses_no_word() {
        assert!(DESCRIPTIONS.iter().all(|d| may_end(&DESCRIPTION_ENDS, last::<1>(d))));
    }

    #[test]
    fn several_descriptions_are_taken_off() {
        assert_eq!(strip_descriptions("起诉其昔日老对手"), "起诉");
        assert_eq!(strip_descriptions("起诉"), "起诉");
    }
}
