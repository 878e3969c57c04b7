//! All names, titles, triggers and anchors of a pack in one automaton (Han and signs) and one word table (Latin).

use std::collections::BTreeMap;

use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use rustc_hash::FxHashMap;

use super::{Needs, Pack, RowId, RuleKind, TableKind};
use crate::span::{Span, View};
use crate::text::normal;

/// What a hit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tag {
    /// A name of a gazetteer row.
    Name { row: RowId, needs: Option<Needs> },
    /// A post.
    Title { row: RowId },
    /// An ending of organisations' names.
    Suffix { row: RowId },
    /// A trigger of an event, claim, operator, stand or evidence rule, by its index in the pack.
    Rule { rule: u32 },
    /// An anchor of the date grammar.
    Date { rule: u32 },
    /// An anchor of the money grammar.
    Money { rule: u32 },
}

/// A stretch of the view that stands in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    pub span: Span<View>,
    pub tag: Tag,
}

/// The compiled lexicon.
pub(crate) struct Lexicon {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// Tags of pattern `i` are `tags[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    tags: Vec<Tag>,
    latin: FxHashMap<Box<str>, Vec<Phrase>>,
}

/// A name or trigger that begins with a Latin word, under that word in lower case.
struct Phrase {
    text: Box<str>,
    /// The writing must be the same, not only the letters.
    exact: bool,
    /// A name is not found in a text that writes it all in small letters.
    name: bool,
    tag: Tag,
}

impl Lexicon {
    /// Compiles the names and the triggers of a pack.
    pub fn new(pack: &Pack) -> Self {
        let mut patterns: BTreeMap<String, Vec<Tag>> = BTreeMap::new();
        let mut latin: FxHashMap<Box<str>, Vec<Phrase>> = FxHashMap::default();
        let mut add = |name: &str, tag: Tag| {
            let folded = normal::fold(name);
            if folded.starts_with(|c: char| c.is_ascii_alphabetic()) {
                for variant in spacings(&folded, tag) {
                    let key = first_word(&variant).to_ascii_lowercase().into_boxed_str();
                    let exact = matches!(tag, Tag::Name { needs: Some(Needs::Case), .. }) || variant.len() < 3;
                    latin.entry(key).or_default().push(Phrase { text: variant.into(), exact, name: matches!(tag, Tag::Name { .. }), tag });
                }
            } else if !folded.is_empty() {
                let tags = patterns.entry(folded).or_default();
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        };
        for (i, row) in pack.rows().iter().enumerate() {
            let id = RowId(i as u32);
            for name in &row.names {
                let needs = row.needs.get(&normal::fold(name)).copied();
                match row.table {
                    TableKind::Titles => add(name, Tag::Title { row: id }),
                    TableKind::Suffixes if row.language == "zh" => add(name, Tag::Suffix { row: id }),
                    TableKind::Suffixes | TableKind::Surnames | TableKind::Transliteration | TableKind::Words => {}
                    _ => add(name, Tag::Name { row: id, needs }),
                }
            }
        }
        for (i, rule) in pack.rules().iter().enumerate() {
            let rule_index = i as u32;
            let tag = match rule.kind {
                RuleKind::Date => Tag::Date { rule: rule_index },
                RuleKind::Money => Tag::Money { rule: rule_index },
                _ => Tag::Rule { rule: rule_index },
            };
            for trigger in &rule.triggers {
                add(trigger, tag);
            }
        }
        for phrases in latin.values_mut() {
            phrases.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)).then_with(|| a.tag.cmp(&b.tag)));
        }
        let (mut starts, mut tags) = (vec![0], Vec::new());
        for list in patterns.values() {
            tags.extend_from_slice(list);
            starts.push(tags.len() as u32);
        }
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns.keys().enumerate().map(|(i, p)| (p.as_str(), i as u32)))
            .ok();
        Self { automaton, starts, tags, latin }
    }

    /// Every hit in the text, overlapping ones too, by end for the automaton and then by start for Latin words.
    pub fn scan(&self, text: &str, hits: &mut Vec<Hit>) {
        if let Some(automaton) = &self.automaton {
            for found in automaton.find_overlapping_iter(text) {
                if !has_borders(text, found.start(), found.end()) {
                    continue;
                }
                let i = found.value() as usize;
                let span = Span::new(found.start(), found.end());
                hits.extend(self.tags[self.starts[i] as usize..self.starts[i + 1] as usize].iter().map(|&tag| Hit { span, tag }));
            }
        }
        self.scan_latin(text, hits);
    }

    fn scan_latin(&self, text: &str, hits: &mut Vec<Hit>) {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut key = String::with_capacity(32);
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
                end += 1;
            }
            let bordered = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
            if bordered {
                self.look_up(text, at, end, &mut key, hits, |p| p.matches(text, at));
            }
            // RMB5, 42MYR: a currency stands beside its number without a space
            let letters = at + bytes[at..end].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            if letters < end || (!bordered && bytes[at - 1].is_ascii_digit()) {
                self.look_up(text, at, letters, &mut key, hits, |p| {
                    matches!(p.tag, Tag::Money { .. }) && p.matches_beside_digits(text, at)
                });
            }
            at = end;
        }
    }

    /// Hits of the phrases that begin with the word `text[at..end]` and pass.
    fn look_up(&self, text: &str, at: usize, end: usize, key: &mut String, hits: &mut Vec<Hit>, passes: impl Fn(&Phrase) -> bool) {
        if end - at > 32 {
            return;
        }
        key.clear();
        key.push_str(&text[at..end]);
        key.make_ascii_lowercase();
        if let Some(phrases) = self.latin.get(key.as_str()) {
            hits.extend(phrases.iter().filter(|p| passes(p)).map(|p| Hit { span: Span::new(at, at + p.text.len()), tag: p.tag }));
        }
    }
}

impl Phrase {
    fn matches(&self, text: &str, at: usize) -> bool {
        let end = at + self.text.len();
        let Some(found) = text.as_bytes().get(at..end) else { return false };
        let same = if self.exact { found == self.text.as_bytes() } else { found.eq_ignore_ascii_case(self.text.as_bytes()) };
        same && text.is_char_boundary(end)
            && has_borders(text, at, end)
            && (!self.name || self.exact || found.iter().any(u8::is_ascii_uppercase) || !self.text.bytes().any(|b| b.is_ascii_uppercase()))
    }

    /// The same where digits may touch the phrase on either side.
    fn matches_beside_digits(&self, text: &str, at: usize) -> bool {
        let end = at + self.text.len();
        let Some(found) = text.as_bytes().get(at..end) else { return false };
        let same = if self.exact { found == self.text.as_bytes() } else { found.eq_ignore_ascii_case(self.text.as_bytes()) };
        let cut = found.last().is_some_and(u8::is_ascii_alphabetic) && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        same && text.is_char_boundary(end) && !cut
    }
}

/// Latin letters and digits are not cut inside a word: no hit of "Meta" in "Metal", of "360" in "1360".
fn has_borders(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let cuts = |left: u8, right: u8| {
        (left.is_ascii_alphabetic() && right.is_ascii_alphanumeric())
            || (left.is_ascii_digit() && right.is_ascii_alphabetic() && left != b'$')
    };
    let first_is_word = bytes[start].is_ascii_alphabetic();
    let last_is_word = bytes[end - 1].is_ascii_alphabetic();
    !(first_is_word && start > 0 && cuts(bytes[start - 1], bytes[start]))
        && !(last_is_word && end < bytes.len() && cuts(bytes[end - 1], bytes[end]))
}

fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// A name with a capital inside is also written apart: OpenAI, Open AI.
fn spacings(name: &str, tag: Tag) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    if matches!(tag, Tag::Name { .. }) && !name.contains(' ') && name.is_ascii() {
        let bytes = name.as_bytes();
        if let Some(at) = (1..bytes.len()).find(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase()) {
            if at >= 2 && bytes.len() - at >= 2 && bytes[0].is_ascii_uppercase() {
                out.push(format!("{} {}", &name[..at], &name[at..]));
            }
        }
    }
    out
}
