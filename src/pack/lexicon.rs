//! All names, titles, triggers and anchors of a pack in one automaton (Han and signs) and one word table (Latin).

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
    automaton: Option<CharwiseDoubleArrayAhoCorasick<Meant>>,
    /// The tags of names that mean several things.
    tags: Vec<Tag>,
    /// Phrases by the key of their first word.
    latin: FxHashMap<u128, Vec<Phrase>>,
}

/// What a name of the automaton means; nearly always one thing, which then needs no look-up.
#[derive(Clone, Copy)]
enum Meant {
    One(Tag),
    /// A range of the lexicon's tags.
    Several(u32, u32),
}

/// A name or trigger that begins with a Latin word.
struct Phrase {
    text: Box<str>,
    /// What comes after the first word.
    next: Next,
    /// The writing must be the same, not only the letters.
    exact: bool,
    /// A name is not found in a text that writes it all in small letters.
    name: bool,
    tag: Tag,
}

impl Lexicon {
    /// Compiles the names and the triggers of a pack.
    pub fn new(pack: &Pack) -> Self {
        let mut patterns: Vec<(String, Tag)> = Vec::with_capacity(pack.rows().len() * 2);
        let mut latin: FxHashMap<u128, Vec<Phrase>> = FxHashMap::default();
        let mut add = |folded: String, tag: Tag| {
            if folded.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let name = matches!(tag, Tag::Name { .. });
                for variant in spacings(folded, tag) {
                    let exact = matches!(tag, Tag::Name { needs: Some(Needs::Case), .. }) || variant.len() < 3;
                    latin.entry(key(first_word(&variant))).or_default().push(Phrase {
                        next: Next::after(variant.as_bytes(), first_word(&variant).len()),
                        text: variant.into(),
                        exact,
                        name,
                        tag,
                    });
                }
            } else if !folded.is_empty() {
                patterns.push((folded, tag));
            }
        };
        for (i, row) in pack.rows().iter().enumerate() {
            let id = RowId(i as u32);
            let tag = |needs| match row.table {
                TableKind::Titles => Some(Tag::Title { row: id }),
                TableKind::Suffixes if row.language == "zh" => Some(Tag::Suffix { row: id }),
                TableKind::Suffixes | TableKind::Surnames | TableKind::Transliteration | TableKind::Words => None,
                _ => Some(Tag::Name { row: id, needs }),
            };
            if tag(None).is_none() {
                continue;
            }
            for name in row.names.iter().map(|name| normal::fold(name)) {
                if let Some(tag) = tag(row.needs.get(&name).copied()) {
                    add(name, tag);
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
                add(normal::fold(trigger), tag);
            }
        }
        for phrases in latin.values_mut() {
            phrases.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)).then_with(|| a.tag.cmp(&b.tag)));
        }
        patterns.sort_unstable();
        patterns.dedup();
        let (mut names, mut tags): (Vec<(&str, Meant)>, Vec<Tag>) = (Vec::with_capacity(patterns.len()), Vec::new());
        for same in patterns.chunk_by(|a, b| a.0 == b.0) {
            let from = tags.len() as u32;
            let meant = if let [(_, tag)] = same {
                Meant::One(*tag)
            } else {
                tags.extend(same.iter().map(|(_, tag)| *tag));
                Meant::Several(from, tags.len() as u32)
            };
            names.push((same[0].0.as_str(), meant));
        }
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(names).ok();
        Self { automaton, tags, latin }
    }

    /// Every hit in the text, overlapping ones too, by end for the automaton and then by start for Latin words.
    pub fn scan(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.reserve(text.len() / 8);
        if let Some(automaton) = &self.automaton {
            for found in automaton.find_overlapping_iter(text) {
                if !has_borders(text, found.start(), found.end()) {
                    continue;
                }
                let span = Span::new(found.start(), found.end());
                match found.value() {
                    Meant::One(tag) => hits.push(Hit { span, tag }),
                    Meant::Several(from, to) => {
                        hits.extend(self.tags[from as usize..to as usize].iter().map(|&tag| Hit { span, tag }));
                    }
                }
            }
        }
        self.scan_latin(text, hits);
    }

    fn scan_latin(&self, text: &str, hits: &mut Vec<Hit>) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let mut letters = at + 1;
            while letters < bytes.len() && bytes[letters].is_ascii_alphabetic() {
                letters += 1;
            }
            let mut end = letters;
            while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
                end += 1;
            }
            let bordered = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
            if bordered {
                self.look_up(text, at, end, hits, |p| p.matches(text, at));
            }
            // RMB5, 42MYR, 15SEP, FY19: a currency, a month or a year stands beside its number without a space
            if letters < end || (!bordered && bytes[at - 1].is_ascii_digit()) {
                let of_number = |tag| matches!(tag, Tag::Money { .. } | Tag::Date { .. });
                self.look_up(text, at, letters, hits, |p| of_number(p.tag) && p.matches_beside_digits(text, at));
            }
            at = end;
        }
    }

    /// Hits of the phrases that begin with the word `text[at..end]` and pass.
    fn look_up(&self, text: &str, at: usize, end: usize, hits: &mut Vec<Hit>, passes: impl Fn(&Phrase) -> bool) {
        if end - at > LONGEST_WORD {
            return;
        }
        if let Some(phrases) = self.latin.get(&key(&text[at..end])) {
            let next = Next::after(text.as_bytes(), end);
            hits.extend(
                phrases
                    .iter()
                    .filter(|p| p.next.begins(next) && passes(p))
                    .map(|p| Hit { span: Span::new(at, at + p.text.len()), tag: p.tag }),
            );
        }
    }
}

/// Longer Latin words (in bytes) are no names.
const LONGEST_WORD: usize = 32;

/// The few bytes after the first word of a phrase, in lower case. Many phrases begin with one word: these bytes tell most
/// of them from the text without a look at the phrase.
#[derive(Clone, Copy)]
struct Next {
    bytes: u32,
    /// All ones where a byte is.
    mask: u32,
}

impl Next {
    fn after(text: &[u8], at: usize) -> Self {
        let mut next = Self { bytes: 0, mask: 0 };
        for (i, b) in text.iter().skip(at).take(4).enumerate() {
            next.bytes |= u32::from(b.to_ascii_lowercase()) << (8 * i);
            next.mask |= 0xFF << (8 * i);
        }
        next
    }

    /// Whether a text goes on with these bytes.
    const fn begins(self, text: Self) -> bool {
        text.bytes & self.mask == self.bytes
    }
}

/// The first letters and digits of a word in lower case, as one number: quick to make, to hash and to compare. Words
/// that differ only later share a key; phrases are compared in full anyway.
fn key(word: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = word.len().min(bytes.len());
    bytes[..length].copy_from_slice(&word.as_bytes()[..length]);
    u128::from_le_bytes(bytes.map(|b| b.to_ascii_lowercase()))
}

impl Phrase {
    fn matches(&self, text: &str, at: usize) -> bool {
        let end = at + self.text.len();
        let Some(found) = self.found(text, at) else { return false };
        text.is_char_boundary(end)
            && has_borders(text, at, end)
            && (!self.name || self.exact || found.iter().any(u8::is_ascii_uppercase) || !self.text.bytes().any(|b| b.is_ascii_uppercase()))
    }

    /// The same where digits may touch the phrase on either side.
    fn matches_beside_digits(&self, text: &str, at: usize) -> bool {
        let end = at + self.text.len();
        let Some(found) = self.found(text, at) else { return false };
        let cut = found.last().is_some_and(u8::is_ascii_alphabetic) && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        text.is_char_boundary(end) && !cut
    }

    /// The bytes of a text from `at` on, if they are those of the phrase.
    fn found<'t>(&self, text: &'t str, at: usize) -> Option<&'t [u8]> {
        let (own, found) = (self.text.as_bytes(), text.as_bytes().get(at..at + self.text.len())?);
        (if self.exact { own == found } else { own.eq_ignore_ascii_case(found) }).then_some(found)
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
    let cut_before = first_is_word && start > 0 && cuts(bytes[start - 1], bytes[start]);
    let cut_after = last_is_word && end < bytes.len() && cuts(bytes[end - 1], bytes[end]);
    !(cut_before || cut_after)
}

fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// A name with a capital inside is also written apart: OpenAI, Open AI.
fn spacings(name: String, tag: Tag) -> Vec<String> {
    let mut apart = None;
    if matches!(tag, Tag::Name { .. }) && !name.contains(' ') && name.is_ascii() {
        let bytes = name.as_bytes();
        let inner = (1..bytes.len()).find(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase());
        if let Some(at) = inner.filter(|&at| at >= 2 && bytes.len() - at >= 2 && bytes[0].is_ascii_uppercase()) {
            apart = Some(format!("{} {}", &name[..at], &name[at..]));
        }
    }
    std::iter::once(name).chain(apart).collect()
}
