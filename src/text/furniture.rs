//! Page furniture and repeated paragraphs: marked, not cut.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{ParagraphKind, TextView};

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
    "相关阅读",
    "延伸阅读",
    "推荐阅读",
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
    "Read more",
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

/// Shorter paragraphs than this (in bytes) repeat by chance.
const SHORTEST_REPEAT: usize = 30;

/// Marks headings, list items, repeated paragraphs and furniture.
pub(super) fn mark(view: &mut TextView, text: &str) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let kinds: Vec<ParagraphKind> = view
        .paragraphs
        .iter()
        .enumerate()
        .map(|(i, paragraph)| {
            let body = &text[paragraph.span.range()];
            let first = if body.len() < SHORTEST_REPEAT { i } else { *seen.entry(body).or_insert(i) };
            if first == i { kind_of(body) } else { ParagraphKind::Repeat(first) }
        })
        .collect();
    for (paragraph, kind) in view.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
}

fn kind_of(body: &str) -> ParagraphKind {
    let count = body.chars().take(200).count();
    if count < 80 && holds_mark(body) {
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
    let marks = &*MARKS;
    body.char_indices().any(|(at, c)| marks.get(&c).is_some_and(|of| of.iter().any(|mark| body[at..].starts_with(mark))))
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
