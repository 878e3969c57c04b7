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
    "developer",
    "publisher",
    "broker",
    "insurer",
    "grocer",
    "brewer",
    "miner",
    "carmaker",
    "drugmaker",
    "chip-maker",
    "streamer",
    "studio",
    "marketplace",
    "platform",
    "website",
    "newspaper",
    "magazine",
    "start-ups",
    "exchange",
    "utility",
    "distributor",
    "vendor",
    "franchise",
    "fund",
    "parent",
    "unit",
    "affiliate",
    "competitor",
    "giant",
    "group",
];

/// What only a body has: Thelaris's board, Finbar's deal.
const OWNED: &[&str] = &[
    "acquisition",
    "app",
    "bankruptcy",
    "bid",
    "board",
    "brand",
    "brands",
    "business",
    "buyout",
    "ceo",
    "chairman",
    "chairwoman",
    "chief",
    "co-founder",
    "collapse",
    "creditors",
    "customers",
    "data",
    "deal",
    "debt",
    "devices",
    "directors",
    "earnings",
    "employees",
    "engineers",
    "executives",
    "factories",
    "factory",
    "founder",
    "founders",
    "founding",
    "general",
    "headquarters",
    "investors",
    "ipo",
    "listing",
    "management",
    "market",
    "merger",
    "offer",
    "office",
    "offices",
    "owner",
    "owners",
    "parent",
    "partners",
    "patents",
    "plans",
    "platform",
    "president",
    "product",
    "products",
    "profit",
    "profits",
    "results",
    "revenue",
    "rivals",
    "sales",
    "services",
    "share",
    "shareholders",
    "shares",
    "software",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "staff",
    "stock",
    "stores",
    "subsidiary",
    "suppliers",
    "takeover",
    "technology",
    "trademarks",
    "treasurer",
    "unit",
    "users",
    "valuation",
    "website",
    "workers",
];

/// What a party does, as the next word after its name.
const ACTS: &[&str] = &[
    "accused",
    "accuses",
    "acquired",
    "agreed",
    "agrees",
    "alleged",
    "announced",
    "appealed",
    "argued",
    "argues",
    "asked",
    "bought",
    "claimed",
    "claims",
    "closed",
    "confirmed",
    "countered",
    "counters",
    "countersued",
    "declined",
    "denied",
    "denies",
    "disclosed",
    "dismissed",
    "filed",
    "fired",
    "hired",
    "invested",
    "launched",
    "lost",
    "merged",
    "offered",
    "paid",
    "posted",
    "pulled",
    "raised",
    "rejected",
    "rejects",
    "replied",
    "reported",
    "responded",
    "retorted",
    "said",
    "says",
    "settled",
    "sold",
    "sued",
    "sues",
    "unveiled",
    "withdrew",
    "won",
];

/// Words of what is held in a body or done to it, before its name: shares in, a spokesman for, the takeover of.
const RELATED: &[&str] = &[
    "shares in",
    "shares of",
    "stake in",
    "stakes in",
    "stock in",
    "investment in",
    "investments in",
    "investors in",
    "acquisition of",
    "takeover of",
    "purchase of",
    "buyout of",
    "merger with",
    "merger of",
    "offer for",
    "bid for",
    "spokesman for",
    "spokeswoman for",
    "spokesperson for",
    "chief executive of",
    "ceo of",
    "board of",
    "shareholders of",
    "shareholders in",
    "founder of",
    "co-founder of",
    "subsidiary of",
    "owner of",
    "parent of",
    "control of",
    "owned by",
    "customers of",
    "employees of",
    "sale of",
    "collapse of",
    "lawyer for",
    "lawyers for",
    "counsel for",
    "competitor of",
    "rival of",
    "partnership with",
    "acquire",
    "acquired",
    "acquiring",
];

/// What a body does when a clause of its own tells of it: Five Arrows, which owns ….
const WHICH: &[&str] =
    &[", which ", ", whose ", ", owner of ", ", maker of ", ", the maker of ", ", the owner of ", ", a unit of ", ", part of "];

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
            || owns(text, span)
            || is_related(text, span)
            || (WHICH.iter().any(|w| text[span.end()..].starts_with(w)) && !follows_capital(text, span))
            || (words == 1 && acts(text, span))
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

/// West End, which: the words before belong to the name, and it is not known whole.
fn follows_capital(text: &str, span: Span<View>) -> bool {
    let before = text[..span.start()].strip_suffix(' ').unwrap_or("");
    before.rsplit(' ').next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Thelaris sued: what a party does follows, and the capital is not only that of a sentence's first word.
fn acts(text: &str, span: Span<View>) -> bool {
    let Some(rest) = text[span.end()..].strip_prefix(' ') else { return false };
    let next = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
    let name = &text[span.range()];
    ACTS.binary_search(&next).is_ok() && name.len() >= 4 && text.match_indices(name).take(12).any(|(at, _)| is_inside(text, at))
}

/// Whether a word stands inside a sentence: a small letter or a comma before the space before it.
fn is_inside(text: &str, at: usize) -> bool {
    text[..at].strip_suffix(' ').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_lowercase() || c == ','))
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
    RELATED.iter().any(|words| before.strip_suffix(words).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric())))
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
    fn what_a_body_owns_is_in_order() {
        assert!(OWNED.is_sorted() && ACTS.is_sorted());
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
        assert!(!licensed("said Reed's brother", "Reed"));
        assert!(!licensed("Reed, a lawyer for the state, objected", "Reed"));
        assert!(!licensed("a word from McAdams", "McAdams"));
    }
}
