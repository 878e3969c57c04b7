//! What licenses a Latin name as an organisation's when no ending does: a noun beside it, a post held in it, its writing.

use crate::span::{Span, View};

/// Posts that stand after the name of what they are held in: Finbar CEO, Otto co-founder.
const HELD_IN: &[&str] = &[
    "CEO",
    "CFO",
    "COO",
    "CTO",
    "chief executive",
    "chairman",
    "chairwoman",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "co-founder",
    "founder",
    "managing director",
    "chief financial officer",
    "shareholders",
    "general counsel",
];

/// What an organisation is called when it is introduced.
const KINDS: &[&str] = &[
    "company",
    "startup",
    "start-up",
    "firm",
    "maker",
    "manufacturer",
    "provider",
    "retailer",
    "subsidiary",
    "chain",
    "lender",
    "carrier",
    "airline",
    "nonprofit",
    "conglomerate",
    "supplier",
    "operator",
    "builder",
    "automaker",
    "chipmaker",
    "rival",
    "bank",
    "brokerage",
];

/// The same in Chinese, directly before the name: 研究机构Glimmer, 初创公司Tallow.
const KINDS_ZH: &[&str] =
    &["公司", "机构", "企业", "创企", "厂商", "巨头", "集团", "券商", "银行", "子公司", "供应商", "运营商", "竞争对手", "母公司"];

/// Beginnings of family names that have a capital inside: McCormick, DeSantis, O'Leary.
const FAMILY: &[&str] = &["Mc", "Mac", "De", "Le", "La", "Van", "Von", "Du", "Di", "Fitz", "St"];

/// Whether the capitalised words are an organisation's name, by what stands beside them or by how they are written.
pub(super) fn is_organization(text: &str, span: Span<View>, words: usize) -> bool {
    let name = &text[span.range()];
    name.len() >= 3
        && words <= 3
        && (holds_post(text, span)
            || is_introduced(text, span)
            || follows_kind(text, span)
            || (words == 1 && is_camel(name) && !text[..span.start()].ends_with('(')))
}

fn holds_post(text: &str, span: Span<View>) -> bool {
    text[span.end()..].strip_prefix(' ').is_some_and(|rest| HELD_IN.iter().any(|post| rest.starts_with(post)))
}

/// Otto, a trucking startup: the noun ends the first words of the apposition.
fn is_introduced(text: &str, span: Span<View>) -> bool {
    let rest = &text[span.end()..];
    let Some(rest) = [", a ", ", an ", ", the "].iter().find_map(|lead| rest.strip_prefix(lead)) else { return false };
    rest.split([' ', '\n']).take(5).any(|word| KINDS.contains(&word.trim_end_matches([',', '.', ';', '\''])))
}

/// the builder Finbar, 研究机构Glimmer.
fn follows_kind(text: &str, span: Span<View>) -> bool {
    let before = &text[..span.start()];
    KINDS_ZH.iter().any(|kind| before.ends_with(kind))
        || before
            .strip_suffix(' ')
            .is_some_and(|b| KINDS.contains(&b.rsplit(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap_or("")))
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

    fn licensed(text: &str, name: &str) -> bool {
        let at = text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
        is_organization(text, Span::new(at, at + name.len()), name.split(' ').count())
    }

    #[test]
    fn a_noun_a_post_or_the_writing_makes_a_firm() {
        assert!(licensed("he founded Ottava, a trucking startup, in May", "Ottava"));
        assert!(licensed("Tallow co-founder Jim Reed left", "Tallow"));
        assert!(licensed("研究机构Glimmer估计", "Glimmer"));
        assert!(licensed("a deal with AllMetrics fell through", "AllMetrics"));
        assert!(!licensed("Reed, a lawyer for the state, objected", "Reed"));
        assert!(!licensed("a word from McAdams", "McAdams"));
    }
}
