//! Clauses of a sentence.

use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// A comma before 及 parts no clauses: 向甲、乙,及丙.
fn goes_on(after: &str) -> bool {
    after.starts_with("及") && !after.starts_with("及时") && !after.starts_with("及至") || after.starts_with("以及")
}

/// 创始人,公司总经理(甲): a comma between posts of one list.
fn between_posts(text: &str, mentions: &[Mention], at: usize) -> bool {
    let next = mentions.partition_point(|m| m.span.start() <= at);
    let (Some(before), Some(after)) = (next.checked_sub(1).and_then(|i| mentions.get(i)), mentions.get(next)) else { return false };
    let posts = before.class == Class::Title && after.class == Class::Title && before.span.end() == at;
    posts && matches!(&text[at + 1..after.span.start()], "" | "公司" | " ")
}

/// A bracket up to this length is an aside in its clause: 甲公司(2299.HK,下称“甲”)昨日公告, in bytes.
const ASIDE: usize = 240;

/// Clauses end at , ; : and at a space between Han words; 、 and commas inside numbers and brackets do not part them.
pub(super) fn clauses(view: &TextView, span: Span<View>, mentions: &[Mention], english: bool) -> Vec<Span<View>> {
    let text = view.as_str();
    let body = &text[span.range()];
    let mut out = Vec::new();
    let mut from = span.start();
    let mut inside = mentions.iter().peekable();
    let first = view.brackets.partition_point(|b| b.outer.end() <= span.start());
    let mut brackets = view.brackets[first..].iter().filter(|b| span.contains(b.outer) && b.outer.len() <= ASIDE).peekable();
    let mut last = ' ';
    let mut chars = body.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = span.start() + i;
        let border = match c {
            ',' | ';' | ':' | '。' | '!' | '?' | '—' | '】' => true,
            ' ' if !english => is_han(last) && chars.peek().is_some_and(|(_, n)| is_han(*n)),
            ' ' if english => false,
            _ => false,
        };
        last = c;
        if !border {
            continue;
        }
        while inside.peek().is_some_and(|m| m.span.end() <= at) {
            inside.next();
        }
        while brackets.peek().is_some_and(|b| b.outer.end() <= at) {
            brackets.next();
        }
        if inside.peek().is_some_and(|m| m.span.contains_offset(at))
            || brackets.peek().is_some_and(|b| b.outer.contains_offset(at))
            || c == ',' && (goes_on(&text[at + 1..span.end()]) || between_posts(text, mentions, at))
        {
            continue;
        }
        if !text[from..at].trim().is_empty() {
            out.push(Span::new(from, at));
        }
        from = at + c.len_utf8();
    }
    if !text[from..span.end()].trim_matches(['”', '’', '"', ' ', '.', ')']).is_empty() {
        out.push(Span::new(from, span.end()));
    }
    if out.is_empty() {
        out.push(span);
    }
    out
}
