//! A word of the language before a trade is a firm's name where the text treats it as one: 晨光电子(3499)公告.

use super::firm_place::Places;
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::normal::is_han;

/// What firms do as the next thing told of them.
const ACTS: WordList = WordList::new(&[
    "公告",
    "宣布",
    "控告",
    "起诉",
    "提告",
    "状告",
    "告上",
    "指控",
    "表示",
    "回应",
    "声明",
    "否认",
    "反驳",
    "披露",
    "承认",
    "强调",
    "指出",
    "发布公告",
    "发函",
    "上诉",
    "求偿",
    "索赔",
    "收购",
    "并购",
    "入股",
    "挂牌",
    "上市",
    "停牌",
    "解雇",
    "裁员",
    "败诉",
    "胜诉",
    "和解",
    "互诉",
    "互告",
    "反诉",
    "决裂",
]);

/// Words that say of what kind a trade is, and name nobody.
const KINDS: &[&str] = &[
    "国产",
    "消费",
    "智能",
    "电动",
    "日系",
    "德系",
    "合资",
    "自主",
    "豪华",
    "民营",
    "国有",
    "外资",
    "传统",
    "主流",
    "头部",
    "二手",
    "商用",
    "家用",
    "大型",
    "小型",
    "全球",
    "国内",
    "海外",
    "新型",
    "其他",
    "上述",
    "多家",
    "数字",
    "移动",
    "网络",
    "生物",
    "化工",
    "机械",
    "汽车",
    "电子",
    "能源",
    "工业",
    "精密",
    "半导",
    "信息",
    "互联",
    "线上",
    "线下",
    "在线",
    "进口",
    "出口",
    "本土",
    "本地",
    "部分",
    "所有",
    "各大",
    "知名",
    "相关",
    "系列",
    "整个",
    "许多",
    "该类",
    "此类",
    "高端",
    "中端",
    "低端",
    "农业",
    "医疗",
    "文化",
    "金融",
    "房产",
    "科技",
    "美国",
    "日本",
    "停止",
    "社会",
    "重仓",
    "加仓",
    "布局",
    "押注",
    "力推",
    "居民",
    "住宅",
    "城市",
    "农村",
    "境外",
    "境内",
    "民族",
    "地方",
    "新兴",
    "中资",
    "陆资",
    "港资",
    "台资",
    "日资",
    "美资",
    "韩资",
    "开始",
    "继续",
    "从事",
    "参与",
    "负责",
    "涉及",
    "推动",
    "禁止",
    "委托",
    "授权",
    "拒绝",
    "计划",
    "立即",
    "许诺",
    "大规",
    "批量",
    "恢复",
    "暂停",
    "终止",
    "加快",
    "扩大",
    "用于",
    "专业",
    "综合",
    "现代",
    "传统",
    "绿色",
    "特色",
    "优质",
    "普通",
    "公共",
    "民用",
    "工业",
    "居民",
    "家庭",
    "儿童",
    "老年",
    "女性",
    "个人",
    "公司",
    "企业",
    "项目",
    "产品",
    "市场",
    "行业",
    "重点",
    "核心",
    "关键",
    "主要",
    "基础",
    "固定",
    "无形",
    "不良",
    "净资",
    "总资",
    "流动",
    "名下",
    "全部",
    "巨额",
    "自有",
    "转移",
    "冻结",
    "查封",
    "变卖",
    "处置",
    "出售",
    "剥离",
    "优先",
    "普惠",
    "供应",
    "地下",
    "民间",
    "消费者",
    "违法",
    "非法",
    "虚假",
    "恶意",
    "正常",
    "统一",
    "集中",
    "连锁",
    "门店",
];

/// How far behind the name an act may begin, in characters: 昨(12)日公告.
const REACH: usize = 8;

/// Whether the word before a trade and the trade name a firm: nothing of a longer word stands before it, and a stock code or
/// an act of a firm follows.
pub(super) fn is_firm(places: Places<'_>, word: Span<View>, end: usize) -> bool {
    let text = places.text;
    let before = &text[..word.start()];
    let apart = before.chars().next_back().is_none_or(|c| !is_han(c) || "的对与和向被由将把诉告及、".contains(c));
    let called = places.is_called(word.start());
    (apart || called || places.is_done_to(word.start()))
        && !is_kind(&text[word.range()])
        && (called || places.is_followed(end) || acts(&text[end..]) || places.triggers.binary_search(&end).is_ok())
}

/// Whether the word says of what kind a trade is, and names nobody.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.contains(&word)
}

/// (3499), (代号3499), (002005.SZ), (00493.HK,下称…).
pub(super) fn is_listed(rest: &str) -> bool {
    let Some(inner) = rest.strip_prefix('(') else { return false };
    let inner = inner.trim_start_matches(['股', '票', '证', '券', '代', '号', '码', ':', ' ']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let after = &inner[digits..];
    let ends = after.starts_with([')', ',']) || after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_uppercase());
    (4..=6).contains(&digits) && ends
}

/// Whether an act of a firm follows at once.
pub(super) fn begins_act(rest: &str) -> bool {
    ACTS.beginning(rest).is_some()
}

/// Whether an act of a firm follows in the clause, within reach.
fn acts(rest: &str) -> bool {
    let clause = rest.char_indices().take(REACH + 1).take_while(|&(_, c)| !matches!(c, ',' | '。' | ';' | '、' | '的' | '\n' | ':'));
    clause.map(|(at, _)| at).any(|at| begins_act(&rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::words::Words;

    fn firm(text: &str, word: &str, trade: &str) -> bool {
        let at = text.find(word).expect("the word is there");
        let words = Words::default();
        let places = Places { text, words: &words, triggers: &[], titles: &[] };
        is_firm(places, Span::new(at, at + word.len()), at + word.len() + trade.len())
    }

    #[test]
    fn a_code_or_an_act_makes_a_firm_of_a_word() {
        assert!(firm("及晨光电子(代号3499)昨日下跌", "晨光", "电子"));
        assert!(firm("晨光电子昨(12)日公告", "晨光", "电子"));
        assert!(firm("客户称,长城汽车败诉", "长城", "汽车"));
        assert!(!firm("消费电子公告牌", "消费", "电子"));
        assert!(!firm("晨光电子的前景", "晨光", "电子"));
    }
}
