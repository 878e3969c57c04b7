//! Page furniture and repeated paragraphs: marked, not cut.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::edge::{Edge, WordList};
use super::{ParagraphKind, TextView};

/// What begins a list of other stories.
const LINKS: WordList = WordList::new(&[
    "相关阅读",
    "相关新闻",
    "相关报道",
    "相关链接",
    "相关推荐",
    "延伸阅读",
    "推荐阅读",
    "更多阅读",
    "热门新闻",
    "热门文章",
    "猜你喜欢",
    "大家都在看",
    "Related",
    "Read more",
    "Read next",
    "More from",
    "Most read",
    "Most popular",
    "Recommended",
    "See also",
]);

/// Lines that belong to the page and not to the story.
const FURNITURE: &[&str] = &[
    "扫一扫下载",
    "扫码下载",
    "下载APP",
    "下载客户端",
    "点击查看",
    "责任编辑",
    "责编",
    "微信公众号",
    "关注我们",
    "暂无评论",
    "快来评价",
    "还没有人评论",
    "版权声明",
    "本文为转载",
    "授权事宜",
    "转载请注明",
    "字号:",
    "分享到",
    "返回顶部",
    "免责声明",
    "仅代表作者观点",
    "正在阅读",
    "上一篇",
    "下一篇",
    "热门评论",
    "登录后",
    "首页 >",
    "首页>",
    "Sign up for",
    "Subscribe",
    "Advertisement",
    "All rights reserved",
    "Share this",
];

/// The marks by their first character.
static MARKS: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut marks: FxHashMap<char, Vec<&str>> = FxHashMap::default();
    for mark in FURNITURE {
        marks.entry(mark.chars().next().unwrap_or(' ')).or_default().push(mark);
    }
    marks
});

/// How many characters may stand beside the mark of a list of links.
const BESIDE: usize = 20;

/// Shorter paragraphs than this (in bytes) repeat by chance.
const SHORTEST_REPEAT: usize = 30;

/// Marks headings, list items, repeated paragraphs and furniture.
pub(super) fn mark(view: &mut TextView, text: &str) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    // lines under 相关阅读 are headlines of other stories
    let mut links = false;
    let kinds: Vec<ParagraphKind> = view
        .paragraphs
        .iter()
        .enumerate()
        .map(|(i, paragraph)| {
            let body = &text[paragraph.span.range()];
            let first = if body.len() < SHORTEST_REPEAT { i } else { *seen.entry(body).or_insert(i) };
            let kind = if first == i { kind_of(body) } else { ParagraphKind::Repeat(first) };
            let link = links && matches!(kind, ParagraphKind::Heading | ParagraphKind::Item | ParagraphKind::Furniture);
            links = link || kind == ParagraphKind::Furniture && opens_links(body);
            if link { ParagraphKind::Furniture } else { kind }
        })
        .collect();
    for (paragraph, kind) in view.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
}

/// Longer lines, in characters, are no furniture.
const LINE: usize = 80;

fn kind_of(body: &str) -> ParagraphKind {
    // a character has four bytes at most
    let count = if body.len() >= 4 * LINE { LINE } else { body.chars().count() };
    if count < LINE && holds_mark(body) {
        return ParagraphKind::Furniture;
    }
    if body.starts_with(['•', '▪']) && count < 60 && !body.contains(['。', '.']) {
        return ParagraphKind::Furniture;
    }
    if is_item(body) {
        return ParagraphKind::Item;
    }
    if count < 40 && !body.ends_with(['。', '!', '?', '.', '”', ';', '…']) {
        return ParagraphKind::Heading;
    }
    ParagraphKind::Body
}

fn holds_mark(body: &str) -> bool {
    /// What the marks of furniture begin with.
    const BEGIN: Edge = Edge::of_firsts(FURNITURE);
    let marks = &*MARKS;
    let is_mark =
        |(at, c): (usize, char)| BEGIN.may_hold(c) && marks.get(&c).is_some_and(|of| of.iter().any(|mark| body[at..].starts_with(mark)));
    opens_links(body) || body.char_indices().any(is_mark)
}

/// 相关阅读, "Related: …", "More from the Mill": a few words at most stand beside the mark, or a colon.
fn opens_links(body: &str) -> bool {
    let body = body.trim_start_matches(['【', '[', '▲', '■', ' ']);
    let rest = LINKS.beginning(body).map(|mark| &body[mark.len()..]);
    rest.is_some_and(|rest| {
        let marked = rest.trim_start().starts_with([':', '】', ']', '>', '»']);
        marked || rest.chars().count() <= BESIDE && !rest.ends_with(['。', '.', '!', '?'])
    })
}

/// `1、…`, `2. …`, `(3)…`, `一、…`, `第四,…`, `●…`.
fn is_item(body: &str) -> bool {
    let rest = body.trim_start_matches(['(', '第', '●', '○', '■', '◆', '-', '*']);
    let marked = rest.len() < body.len();
    let number: usize = rest.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    if number == 0 {
        return body.starts_with(['●', '○', '■', '◆', '*']);
    }
    let tail = &rest[number..];
    number <= 9
        && (tail.starts_with('、')
            || tail.starts_with(". ")
            || (marked && tail.starts_with([')', ',', '、']))
            || (tail.starts_with('.') && !tail[1..].starts_with(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use crate::text::{Language, ParagraphKind, TextView};

    fn furniture(text: &str) -> Vec<bool> {
        TextView::new(text, Some(Language::Hans)).paragraphs.iter().map(|p| p.kind == ParagraphKind::Furniture).collect()
    }

    #[test]
    fn headlines_under_a_list_of_links_are_no_story() {
        let page = "月磨坊起诉星河\n\n月磨坊公司周一起诉星河科技公司，称其拖欠货款。\n\n相关阅读\n\n云岭集团收购禾木集团\n\n1、禾木集团董事长辞职\n\n昨日，法院受理了此案。";
        assert_eq!(furniture(page), [false, false, true, true, true, false]);
    }

    #[test]
    fn words_of_a_story_are_no_furniture() {
        assert_eq!(furniture("Related parties sold their shares to the founder of the firm last year, it said, and left."), [false]);
        assert_eq!(
            furniture(
                "相关报道称，两家公司已经和解，并将于下周宣布细节，其中包括赔偿的数额以及双方今后合作的安排，此外还有新的董事人选与分红的办法，另有若干附加条款。"
            ),
            [false]
        );
    }

    #[test]
    fn items_of_a_list_in_all_their_marks() {
        for item in ["1、禾木辞职", "1. 禾木辞职", "1.禾木辞职", "(1)禾木辞职", "(一)禾木辞职", "●禾木辞职", "第1、禾木辞职"]
        {
            assert!(super::is_item(item), "{item}");
        }
        for text in ["1.5亿元的合同", "禾木集团", "(禾木集团)", "一审判决", "1)禾木"] {
            assert!(!super::is_item(text), "{text}");
        }
    }
}
