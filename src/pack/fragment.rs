//! Fragments: pieces of regex with a name, put into the patterns of rules.

use std::collections::BTreeMap;

use super::{limits, line};

/// How deep fragments may stand in fragments.
const DEEPEST: usize = 8;

/// Puts `@{fragment}`s into a pattern; unknown names are noted. Fragments are wrapped so that they stay one piece. Nothing
/// comes of a pattern that grows beyond [`limits::PATTERN`]: ten fragments of ten fragments, eight deep, are a hundred million.
pub(super) fn expand(pattern: &str, fragments: &BTreeMap<String, String>, unknown: &mut Vec<String>) -> Option<String> {
    let mut expansion = Expansion { fragments, unknown, out: String::with_capacity(pattern.len() * 2), spent: 0 };
    expansion.put(pattern, 0)?;
    Some(expansion.out)
}

struct Expansion<'a> {
    fragments: &'a BTreeMap<String, String>,
    unknown: &'a mut Vec<String>,
    out: String,
    /// Bytes that were read, those of names that are not known too.
    spent: usize,
}

impl Expansion<'_> {
    fn put(&mut self, piece: &str, depth: usize) -> Option<()> {
        let mut rest = piece;
        while let Some(at) = rest.find("@{") {
            self.add(&rest[..at])?;
            let Some(end) = rest[at..].find('}') else { break };
            let name = &rest[at + 2..at + end];
            self.spent += name.len() + 2;
            match self.fragments.get(name) {
                _ if name.starts_with(|c: char| c.is_ascii_uppercase()) => match line::class(name) {
                    Some(class) => self.add(&class)?,
                    None => self.unknown.push(name.to_owned()),
                },
                Some(piece) if depth < DEEPEST => {
                    self.add("(?:")?;
                    self.put(piece, depth + 1)?;
                    self.add(")")?;
                }
                _ => self.unknown.push(name.to_owned()),
            }
            rest = &rest[at + end + 1..];
        }
        self.add(rest)
    }

    fn add(&mut self, text: &str) -> Option<()> {
        self.spent += text.len();
        self.out.push_str(text);
        (self.spent <= limits::PATTERN).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_of_fragments_end() {
        let mut fragments: BTreeMap<String, String> = (0..8).map(|i| (format!("f{i}"), format!("@{{f{}}}", i + 1).repeat(10))).collect();
        fragments.insert("f8".to_owned(), "甲".to_owned());
        let mut unknown = Vec::new();
        assert_eq!(expand("@{f7}", &fragments, &mut unknown), Some(format!("(?:{})", "(?:甲)".repeat(10))));
        assert!(unknown.is_empty());
        assert_eq!(expand("@{f0}", &fragments, &mut unknown), None);
        fragments.insert("round".to_owned(), "a@{round}@{gone}".to_owned());
        assert!(expand("@{round}", &fragments, &mut unknown).is_some_and(|p| p.starts_with("(?:a(?:a(?:a")), "eight times round");
        assert_eq!(unknown.iter().filter(|name| *name == "round").count(), 1);
    }
}
