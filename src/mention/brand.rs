//! What licenses a Latin name as an organisation's when no ending does: a noun beside it, a post held in it, its writing.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::firm_relations::RELATED;
use super::firm_words::{ACTS, AGENTS, FAMILY, HELD_IN, KINDS, OWNED, WHICH};
use super::seen::{Seen, last_word};
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// What a firm is called in Chinese, directly before its name: 研究机构Glimmer, 初创公司Tallow.
const KINDS_ZH: WordList = WordList::new(&[
    "公司",
    "机构",
    "企业",
    "创企",
    "厂商",
    "巨头",
    "集团",
    "券商",
    "银行",
    "子公司",
    "供应商",
    "运营商",
    "竞争对手",
    "母公司",
    "基金",
    "晶片商",
    "芯片商",
    "平台",
    "品牌",
    "网站",
    "投行",
    "律所",
    "设计商",
    "制造商",
    "开发商",
    "发行商",
    "代工厂",
    "车企",
    "药企",
    "电商",
    "航空",
    "交易所",
    "工作室",
    "财团",
    "创投",
    "风投",
    "软件商",
    "游戏商",
    "控股的",
    "旗下的",
    "创办的",
    "创立的",
    "设立的",
    "名为",
    "名叫",
    "成立的",
    "大厂",
    "对手",
    "盟友",
    "东家",
    "股东",
    "客户",
    "买家",
    "卖家",
    "伙伴",
]);

/// What an organisation is called when it is introduced, to be looked up.
static IS_KIND: LazyLock<FxHashSet<&str>> = LazyLock::new(|| KINDS.iter().copied().collect());

/// The last words of what is held in a body or done to it: most words before a name are none of them.
static ENDS_RELATED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| RELATED.iter().map(|words| last_word(words)).collect());

/// Whether the capitalised words are an organisation's name, by what stands beside them or by how they are written.
pub(super) fn is_organization(text: &str, span: Span<View>, words: usize, seen: &Seen<'_>) -> bool {
    let name = &text[span.range()];
    name.len() >= 3
        && words <= 3
        && (holds_post(text, span)
            || is_introduced(text, span)
            || follows_kind(text, span)
            || (words >= 2 && is_apposed(text, span))
            || owns(text, span)
            || is_related(text, span)
            || (is_told_of(text, span) && !follows_capital(text, span))
            || (words == 1 && acts(text, span, seen))
            || (words == 1 && is_camel(name) && !text[..span.start()].ends_with('(')))
}

/// Whether a firm may be called so too: an auditor, an administrator, a partner.
pub(super) fn calls_body(post: &str) -> bool {
    IS_KIND.contains(post) || AGENTS.contains(&post)
}

fn holds_post(text: &str, span: Span<View>) -> bool {
    const POSTS: WordList = WordList::new(HELD_IN);
    text[span.end()..].strip_prefix(' ').is_some_and(|rest| POSTS.beginning(rest).is_some())
}

/// Five Arrows, which owns ….
fn is_told_of(text: &str, span: Span<View>) -> bool {
    let rest = &text[span.end()..];
    rest.starts_with(',') && WHICH.iter().any(|w| rest.starts_with(w))
}

/// Otto, a trucking startup: the noun ends the first words of the apposition.
fn is_introduced(text: &str, span: Span<View>) -> bool {
    let rest = &text[span.end()..];
    if !rest.starts_with(',') {
        return false;
    }
    let Some(rest) = [", a ", ", an ", ", the ", ", its ", ", their "].iter().find_map(|lead| rest.strip_prefix(lead)) else {
        return false;
    };
    let owned = [", its ", ", their "].iter().any(|lead| text[span.end()..].starts_with(lead));
    let kind = |word: &str| IS_KIND.contains(word) || owned && AGENTS.contains(&word);
    rest.split([' ', '\n']).take(5).any(|word| kind(word.trim_end_matches([',', '.', ';', '\''])))
}

/// the builder Finbar, 研究机构Glimmer.
fn follows_kind(text: &str, span: Span<View>) -> bool {
    let before = &text[..span.start()];
    KINDS_ZH.ending(before).is_some()
        || before
            .strip_suffix(' ')
            .is_some_and(|b| IS_KIND.contains(b.rsplit(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or("")))
}

/// Its auditor, Pell Harrow, quit; a former partner, Pell Harrow, denies it. Of what may be a man too only what is its or theirs.
fn is_apposed(text: &str, span: Span<View>) -> bool {
    let Some(before) = text[..span.start()].strip_suffix(", ").or_else(|| text[..span.start()].strip_suffix(' ')) else { return false };
    let mut words = before.rsplit([' ', '\n']);
    let (kind, owner) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let owner = if matches!(owner, "former" | "own" | "old" | "longtime") { words.next().unwrap_or("") } else { owner };
    let owned = matches!(owner, "its" | "their" | "Its" | "Their") || owner.ends_with("'s");
    let rest = &text[span.end()..];
    let closed = !before.ends_with(',') && (rest.is_empty() || rest.starts_with([',', '.', ';', ' ', '\'']));
    closed
        && (IS_KIND.contains(kind) && before.len() + 2 == span.start() && text[span.end()..].starts_with(',')
            || AGENTS.contains(&kind) && owned)
}

/// West End, which: the words before belong to the name, and it is not known whole.
pub(super) fn follows_capital(text: &str, span: Span<View>) -> bool {
    let before = text[..span.start()].strip_suffix(' ').unwrap_or("");
    before.rsplit(' ').next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Thelaris sued: what a party does follows, and the capital is not only that of a sentence's first word.
fn acts(text: &str, span: Span<View>, seen: &Seen<'_>) -> bool {
    let Some(rest) = text[span.end()..].strip_prefix(' ') else { return false };
    let next = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
    let name = &text[span.range()];
    ACTS.contains(next) && name.len() >= 4 && seen.stands_inside(name)
}

/// Thelaris's board; not last Tuesday's deal, which is no name.
fn owns(text: &str, span: Span<View>) -> bool {
    let rest = &text[span.end()..];
    let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s ")).or_else(|| rest.strip_prefix("' "));
    owned.is_some_and(|rest| OWNED.binary_search(&rest.split(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or("")).is_ok())
}

/// Shares in Paragon, a spokesman for Thelaris.
fn is_related(text: &str, span: Span<View>) -> bool {
    let Some(before) = text[..span.start()].strip_suffix(' ') else { return false };
    ENDS_RELATED.contains(last_word(before))
        && RELATED.iter().any(|words| before.strip_suffix(words).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric())))
}

/// A capital after a small letter: AllMetrics, DoorBell; not McAdams.
fn is_camel(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() >= 5
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        && !FAMILY.iter().any(|f| name.strip_prefix(f).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::words::Words;

    fn licensed(text: &str, name: &str) -> bool {
        let at = text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
        let words = Words::default();
        is_organization(text, Span::new(at, at + name.len()), name.split(' ').count(), &Seen::new(text, &words))
    }

    #[test]
    fn a_noun_a_post_or_the_writing_makes_a_firm() {
        assert!(licensed("he founded Ottava, a trucking startup, in May", "Ottava"));
        assert!(licensed("Tallow co-founder Jim Reed left", "Tallow"));
        assert!(licensed("研究机构Glimmer估计", "Glimmer"));
        assert!(licensed("a deal with AllMetrics fell through", "AllMetrics"));
        assert!(licensed("on Monday Thelaris's board met", "Thelaris"));
        assert!(licensed("a spokesman for Thelaris declined", "Thelaris"));
        assert!(licensed("the lender Parabond, which owns it", "Parabond"));
        assert!(licensed("its auditor, Pell Harrow, quit", "Pell Harrow"));
        assert!(licensed("the suit against its former partner Kite Hollow", "Kite Hollow"));
        assert!(licensed("administrators from Bright Acre arrived", "Bright Acre"));
        assert!(!licensed("a partner, Pell Harrow, quit", "Pell Harrow"));
        assert!(!licensed("said Reed's brother", "Reed"));
        assert!(!licensed("Reed, a lawyer for the state, objected", "Reed"));
        assert!(!licensed("a word from McAdams", "McAdams"));
    }
}
