//! Fragments: pieces of regex with a name, put into the patterns of rules.

use std::collections::BTreeMap;

use super::line;

/// Puts `@{fragment}`s into a pattern; unknown names are faults. Fragments are wrapped so that they stay one piece.
pub(super) fn expand(pattern: &str, fragments: &BTreeMap<String, String>, depth: usize, unknown: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(at) = rest.find("@{") {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('}') else { break };
        let name = &rest[at + 2..at + end];
        match fragments.get(name) {
            _ if name.starts_with(|c: char| c.is_ascii_uppercase()) => match line::class(name) {
                Some(class) => out.push_str(&class),
                None => unknown.push(name.to_owned()),
            },
            Some(piece) if depth < 8 => {
                out.push_str("(?:");
                out.push_str(&expand(piece, fragments, depth + 1, unknown));
                out.push(')');
            }
            _ => unknown.push(name.to_owned()),
        }
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    out
}
