//! Whether a trigger of two Chinese characters is a word, or made of the ends of others.

use crate::span::{Span, View};
use crate::text::normal::is_han;
use crate::text::segment;

/// How many characters on both sides are cut into words with it.
const AROUND: usize = 5;

/// 三个月|内|退还: two characters of which one belongs to another word are no 内退. Behind 被 and its like a verb may go on.
pub(super) fn is_cut_apart(text: &str, trigger: Span<View>) -> bool {
    const LEADS: [char; 14] = ['被', '遭', '获', '须', '应', '需', '将', '未', '不', '拒', '欲', '拟', '已', '均'];
    let word = &text[trigger.range()];
    if word.len() != 2 * '内'.len_utf8() || !word.chars().all(is_han) || word.starts_with(LEADS) {
        return false;
    }
    let before = text[..trigger.start()].char_indices().rev().take(AROUND).take_while(|&(_, c)| is_han(c));
    let from = before.last().map_or(trigger.start(), |(i, _)| i);
    let behind = text[trigger.end()..].chars().take(AROUND).take_while(|&c| is_han(c)).map(char::len_utf8).sum::<usize>();
    let (middle, to) = (trigger.start() + '内'.len_utf8(), trigger.end() + behind);
    // 发|推说: of saying
    let says = |end: usize| text[..end].ends_with(['说', '称', '道']);
    // a cut makes no words but those of the dictionary: where it has none that could end or begin inside, nothing has to be cut
    let may_end_inside = || text[from..trigger.start()].char_indices().any(|(i, _)| segment::is_word(&text[from + i..middle]));
    let ends = || text[trigger.end()..to].char_indices().map(|(i, c)| trigger.end() + i + c.len_utf8());
    let may_begin_inside = || ends().any(|end| segment::is_word(&text[middle..end]) && !says(end));
    (may_end_inside() || may_begin_inside())
        && segment::words(&text[from..to]).iter().any(|w| {
            let (start, end) = (from + w.start, from + w.end);
            start < trigger.start() && end == middle || start == middle && trigger.end() < end && !says(end)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_two_words_are_no_word() {
        let cut = |text: &str, word: &str| {
            let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
            is_cut_apart(text, Span::new(at, at + word.len()))
        };
        assert!(cut("公司将在三个月内退还款项", "内退"));
        assert!(cut("此举令公司损失约三亿元", "失约"));
        assert!(!cut("他去年办理了内退手续", "内退"));
        assert!(!cut("交易被拒绝", "被拒"));
        assert!(!cut("他当天就发推说交易中止", "发推"));
        assert!(!cut("公司起诉了他", "起诉"));
    }
}
