//! Page furniture and repeated paragraphs: marked, not cut.

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

/// Shorter paragraphs than this (in bytes) repeat by chance.
const SHORTEST_REPEAT: usize = 30;

/// Marks headings, list items, repeated paragraphs and furniture.
pub(super) fn mark(view: &mut TextView) {
    let text = view.as_str().to_owned();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let kinds: Vec<ParagraphKind> = view
        .paragraphs
        .iter()
        .enumerate()
        .map(|(i, paragraph)| {
            let body = &text[paragraph.span.range()];
            let first = *seen.entry(body).or_insert(i);
            if first != i && body.len() >= SHORTEST_REPEAT { ParagraphKind::Repeat(first) } else { kind_of(body) }
        })
        .collect();
    for (paragraph, kind) in view.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
}

fn kind_of(body: &str) -> ParagraphKind {
    let count = body.chars().take(200).count();
    if count < 80 && FURNITURE.iter().any(|mark| body.contains(mark)) {
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
