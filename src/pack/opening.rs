//! What texts a pattern may begin with: one look at their first character tells most texts from most patterns.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::text::edge::Edge;

/// A set of more characters than this is taken for any.
const FEW: usize = 256;

/// The first characters of what matches a pattern; any where nothing may match too.
pub(crate) fn of(source: &str) -> Edge {
    let (edge, empty) = regex_syntax::parse(source).map_or((Edge::of_first(""), true), |tree| firsts(&tree));
    if empty { Edge::of_first("") } else { edge }
}

/// The first characters of what matches, and whether nothing may match.
fn firsts(tree: &Hir) -> (Edge, bool) {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => (Edge::default(), true),
        HirKind::Literal(literal) => (Edge::of_first(&String::from_utf8_lossy(&literal.0)), false),
        HirKind::Class(class) => (of_class(class), false),
        HirKind::Repetition(repetition) => {
            let (edge, empty) = firsts(&repetition.sub);
            (edge, empty || repetition.min == 0)
        }
        HirKind::Capture(capture) => firsts(&capture.sub),
        HirKind::Concat(parts) => {
            let all: Vec<(Edge, bool)> = parts.iter().map(firsts).collect();
            let fixed = all.iter().position(|(_, empty)| !empty);
            (all[..fixed.map_or(all.len(), |at| at + 1)].iter().map(|(edge, _)| *edge).collect(), fixed.is_none())
        }
        HirKind::Alternation(branches) => {
            let all: Vec<(Edge, bool)> = branches.iter().map(firsts).collect();
            (all.iter().map(|(edge, _)| *edge).collect(), all.iter().any(|(_, empty)| *empty))
        }
    }
}

fn of_class(class: &Class) -> Edge {
    let Class::Unicode(class) = class else { return Edge::of_first("") };
    let chars = || class.ranges().iter().flat_map(|range| range.start()..=range.end());
    if chars().nth(FEW).is_some() {
        return Edge::of_first("");
    }
    chars().map(|c| Edge::of_first(c.encode_utf8(&mut [0; 4]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_begins_with_its_first_characters() {
        let begins = |source: &str, text: &str| of(source).may_begin(text);
        assert!(["May 3", "may 3"].iter().all(|text| begins(r"(?i)(?:(?<month>may|june) [0-9])", text)));
        assert!(!begins(r"(?i)(?:(?<month>may|june) [0-9])", "3 May"));
        assert!(["the 3rd", "3rd"].iter().all(|text| begins(r"(?-u:\b)(?:the )?[0-9]rd", text)));
        assert!(!begins(r"(?-u:\b)(?:the )?[0-9]rd", "a 3rd"));
        assert!(["", "乙", "x"].iter().all(|text| begins("甲*", text)) && begins("[^,]甲", "乙"));
        assert!(begins("(?:上|本)?(?:月|年)", "本月") && !begins("(?:上|本)?(?:月|年)", "下月"));
    }
}
