//! A word of the language before a trade is a firm's name where the text treats it as one: 晨光电子(3499)公告.

use super::firm_place::Places;
use super::generic;
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
    generic::KINDS_OF_TRADE.contains(word)
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
