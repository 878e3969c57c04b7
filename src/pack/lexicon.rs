//! All names, titles, triggers and anchors of a pack in one ordered list (Han and signs) and one word table (Latin).

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::limits;
use super::names::{Names, head};
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
    names: Names<Meant>,
    /// The tags of names that mean several things.
    tags: Vec<Tag>,
    /// The texts of phrases, one after another.
    spelt: String,
    /// Phrases in the order of their first words, which [`key`] stands for.
    phrases: Vec<Phrase>,
    /// Where the phrases of a first word stand.
    latin: FxHashMap<u64, Alike>,
}

/// What a name means; nearly always one thing, which then needs no look-up.
#[derive(Clone, Copy)]
enum Meant {
    One(Tag),
    /// A range of the lexicon's tags.
    Several(u32, u32),
}

/// A name or trigger that begins with a Latin word.
struct Phrase {
    /// The key of its first word.
    key: u64,
    /// Where its text begins among those of all phrases, and how many bytes it has.
    start: u32,
    length: u16,
    /// What comes after the first word.
    next: Next,
    /// The writing must be the same, not only the letters.
    exact: bool,
    /// A name is not found in a text that writes it all in small letters.
    name: bool,
    /// A number for what is written so and found so.
    written: u32,
    tag: Tag,
}

/// Where the phrases with one first word stand.
#[derive(Clone, Copy)]
struct Alike {
    from: u32,
    /// Where those begin of which at least two bytes follow the word: they stand in the order of these.
    long: u32,
    to: u32,
}

impl Lexicon {
    /// Compiles the names and the triggers of a pack.
    pub fn new(pack: &Pack) -> Self {
        // the first bytes as a number settle most comparisons without a look at the text
        let mut names: Vec<(u64, Cow<'_, str>, Tag)> = Vec::with_capacity(pack.rows().len() * 2);
        let (mut spelt, mut phrases) = (String::new(), Vec::with_capacity(pack.rows().len()));
        let mut phrase = |text: &str, tag| {
            phrases.push(Phrase::new(text, spelt.len(), tag));
            spelt.push_str(text);
        };
        each_name(pack, |folded, tag| {
            if folded.starts_with(|c: char| c.is_ascii_alphabetic()) {
                phrase(&folded, tag);
                if let Some(text) = apart(&folded, tag) {
                    phrase(&text, tag);
                }
            } else if !folded.is_empty() {
                names.push((head(folded.as_bytes()), folded, tag));
            }
        });
        let of = |phrase: &Phrase| phrase.text(&spelt);
        phrases.sort_unstable_by(|a, b| (a.key, a.next.two(), of(a), a.tag).cmp(&(b.key, b.next.two(), of(b), b.tag)));
        phrases.dedup_by(|a, b| a.tag == b.tag && of(a) == of(b));
        for (written, same) in (0..).zip(phrases.chunk_by_mut(|a, b| (of(a), a.exact, a.name) == (of(b), b.exact, b.name))) {
            same.iter_mut().for_each(|phrase| phrase.written = written);
        }
        let words = phrases.chunk_by(|a, b| a.key == b.key).count();
        let mut latin = FxHashMap::with_capacity_and_hasher(words, rustc_hash::FxBuildHasher);
        let mut end = 0;
        for same in phrases.chunk_by(|a, b| a.key == b.key) {
            let from = end;
            end += same.len() as u32;
            let long = from + same.partition_point(|p| p.next.two().is_none()) as u32;
            latin.insert(same[0].key, Alike { from, long, to: end });
        }
        names.sort_unstable();
        names.dedup();
        let mut tags = Vec::new();
        let names = Names::new(names.chunk_by(|a, b| a.0 == b.0 && a.1 == b.1).map(|same| (&*same[0].1, Meant::new(same, &mut tags))));
        Self { names, tags, spelt, phrases, latin }
    }

    /// Every hit in the text, overlapping ones too, by start, of those with one start the longest first.
    pub fn scan(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.reserve(text.len() / 8);
        let bytes = text.as_bytes();
        let (mut at, mut word_end) = (0, 0);
        while at < bytes.len() {
            if bytes[at].is_ascii_alphabetic() {
                let word = Word::at(bytes, at);
                if at >= word_end {
                    word_end = word.end;
                    self.scan_word(text, word, hits);
                }
                at = word.letters;
            } else {
                at = self.names.find(text, at, |start, end, meant| {
                    let span = Span::new(start, end);
                    match meant {
                        _ if !has_borders(text, start, end) => {}
                        Meant::One(tag) => hits.push(Hit { span, tag }),
                        Meant::Several(from, to) => {
                            hits.extend(self.tags[from as usize..to as usize].iter().map(|&tag| Hit { span, tag }));
                        }
                    }
                });
            }
        }
    }

    /// Hits of phrases that begin with a Latin word.
    fn scan_word(&self, text: &str, word: Word, hits: &mut Vec<Hit>) {
        let (bytes, at, first) = (text.as_bytes(), word.start, hits.len());
        let bordered = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if bordered {
            self.look_up(text, at, (word.end, word.key), hits, |_| true, |p| p.matches(&self.spelt, text, at));
        }
        // RMB5, 42MYR, 15SEP, FY19: a currency, a month or a year stands beside its number without a space
        if word.letters < word.end || (!bordered && bytes[at - 1].is_ascii_digit()) {
            let of_number = |p: &Phrase| matches!(p.tag, Tag::Money { .. } | Tag::Date { .. });
            self.look_up(text, at, (word.letters, word.spelt), hits, of_number, |p| p.matches_beside_digits(&self.spelt, text, at));
        }
        keep_longest(hits, first);
        if hits.len() > first + 1 {
            hits[first..].sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.span.end()), hit.tag));
        }
    }

    /// Hits of the wanted phrases that begin with the word from `at` to `end` with this key, and stand there.
    fn look_up(
        &self,
        text: &str,
        at: usize,
        (end, key): (usize, u64),
        hits: &mut Vec<Hit>,
        wanted: impl Fn(&Phrase) -> bool,
        stands: impl Fn(&Phrase) -> bool,
    ) {
        /// A word may begin a hundred phrases; so many are looked through.
        const FEW: usize = 8;
        let Some(alike) = self.latin.get(&key) else { return };
        let next = Next::after(text.as_bytes(), end);
        let short = &self.phrases[alike.from as usize..alike.long as usize];
        let mut long = &self.phrases[alike.long as usize..alike.to as usize];
        if long.len() > FEW {
            long = &long[long.partition_point(|p| p.next.two() < next.two())..];
            long = &long[..long.partition_point(|p| p.next.two() == next.two())];
        }
        // one word may set off ten rules: it is compared once
        let mut last = (u32::MAX, false);
        for phrase in short.iter().chain(long).filter(|p| p.next.begins(next) && wanted(p)) {
            if phrase.written != last.0 {
                last = (phrase.written, stands(phrase));
            }
            if last.1 {
                hits.push(Hit { span: Span::new(at, at + usize::from(phrase.length)), tag: phrase.tag });
            }
        }
    }
}

/// A Latin word of a text, with the keys of its letters and of all of it.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    /// Where its first digit stands.
    letters: usize,
    end: usize,
    spelt: u64,
    key: u64,
}

impl Word {
    /// The word from a letter on.
    fn at(bytes: &[u8], start: usize) -> Self {
        let (mut letters, mut spelt) = (start, 0);
        while letters < bytes.len() && bytes[letters].is_ascii_alphabetic() {
            spelt = with_byte(spelt, bytes[letters]);
            letters += 1;
        }
        let (mut end, mut key) = (letters, spelt);
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            key = with_byte(key, bytes[end]);
            end += 1;
        }
        Self { start, letters, end, spelt, key }
    }
}

/// Of many hits that begin at one place, leaves the longest: the phrases of a pack may begin with each other a thousand deep.
fn keep_longest(hits: &mut Vec<Hit>, before: usize) {
    let mut lengths: Vec<usize> = match &hits[before..] {
        few if few.len() <= limits::NESTED => return,
        many => many.iter().map(|hit| hit.span.end()).collect(),
    };
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    lengths.dedup();
    if let Some(&shortest) = lengths.get(limits::NESTED - 1) {
        let here = hits.split_off(before);
        hits.extend(here.into_iter().filter(|hit| hit.span.end() >= shortest));
    }
}

/// Gives every name, post, ending and trigger of a pack with what it means, folded as the text is.
fn each_name<'p>(pack: &'p Pack, mut add: impl FnMut(Cow<'p, str>, Tag)) {
    for row in pack.rows() {
        let id = row.row_id();
        let (table, of_name) = match row.table() {
            TableKind::Titles => (Tag::Title { row: id }, false),
            TableKind::Suffixes if row.language() == "zh" => (Tag::Suffix { row: id }, false),
            kind if kind.is_of_words() => continue,
            _ => (Tag::Name { row: id, needs: None }, true),
        };
        let needs: SmallVec<[_; 4]> = row.needs().map(|(name, needs)| (normal::folded(name), needs)).collect();
        for name in row.written_names().map(normal::folded) {
            // of a name that stands twice the last one counts
            let needs = needs.iter().rev().find(|(marked, _)| *marked == name).map(|(_, needs)| *needs);
            add(name, if of_name { Tag::Name { row: id, needs } } else { table });
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
            add(normal::folded(trigger), tag);
        }
    }
}

impl Meant {
    fn new(same: &[(u64, Cow<'_, str>, Tag)], tags: &mut Vec<Tag>) -> Self {
        if let [(_, _, tag)] = same {
            return Self::One(*tag);
        }
        let from = tags.len() as u32;
        tags.extend(same.iter().map(|(_, _, tag)| *tag));
        Self::Several(from, tags.len() as u32)
    }
}

/// The few bytes after the first word of a phrase, whatever their capitals. Many phrases begin with one word: these bytes tell most
/// of them from the text without a look at the phrase.
#[derive(Clone, Copy)]
struct Next {
    bytes: u32,
    /// All ones where a byte is.
    mask: u32,
}

impl Next {
    /// The bit that tells small letters from capitals.
    const SMALL: u8 = 0x20;

    fn after(text: &[u8], at: usize) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(four) = rest.first_chunk() {
            return Self { bytes: u32::from_le_bytes(*four) | u32::from_le_bytes([Self::SMALL; 4]), mask: u32::MAX };
        }
        let mut next = Self { bytes: 0, mask: 0 };
        for (i, b) in rest.iter().enumerate() {
            next.bytes |= u32::from(b | Self::SMALL) << (8 * i);
            next.mask |= 0xFF << (8 * i);
        }
        next
    }

    /// The first two bytes, if there are as many.
    const fn two(self) -> Option<u16> {
        if self.mask >= 0xFFFF { Some(self.bytes as u16) } else { None }
    }

    /// Whether a text goes on with these bytes.
    const fn begins(self, text: Self) -> bool {
        text.bytes & self.mask == self.bytes
    }
}

/// The key of a word goes on with one more letter or digit, capital or not. Few words share a key; phrases are compared in
/// full anyway.
const fn with_byte(key: u64, byte: u8) -> u64 {
    (key.rotate_left(5) ^ (byte | 0x20) as u64).wrapping_mul(0x517C_C1B7_2722_0A95)
}

impl Phrase {
    /// A phrase whose text will begin at `start` among those of all.
    fn new(text: &str, start: usize, tag: Tag) -> Self {
        let first = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
        Self {
            key: text.bytes().take(first).fold(0, with_byte),
            next: Next::after(text.as_bytes(), first),
            exact: matches!(tag, Tag::Name { needs: Some(Needs::Case), .. }) || text.len() < 3,
            name: matches!(tag, Tag::Name { .. }),
            written: 0,
            tag,
            start: start as u32,
            length: text.len() as u16,
        }
    }

    fn text<'s>(&self, spelt: &'s str) -> &'s str {
        &spelt[self.start as usize..self.start as usize + usize::from(self.length)]
    }

    fn matches(&self, spelt: &str, text: &str, at: usize) -> bool {
        let (own, end) = (self.text(spelt).as_bytes(), at + usize::from(self.length));
        let Some(found) = self.found(own, text, at) else { return false };
        text.is_char_boundary(end)
            && has_borders(text, at, end)
            && (!self.name || self.exact || found.iter().any(u8::is_ascii_uppercase) || !own.iter().any(u8::is_ascii_uppercase))
    }

    /// The same where digits may touch the phrase on either side.
    fn matches_beside_digits(&self, spelt: &str, text: &str, at: usize) -> bool {
        let end = at + usize::from(self.length);
        let Some(found) = self.found(self.text(spelt).as_bytes(), text, at) else { return false };
        let cut = found.last().is_some_and(u8::is_ascii_alphabetic) && text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        text.is_char_boundary(end) && !cut
    }

    /// The bytes of a text from `at` on, if they are those of the phrase.
    fn found<'t>(&self, own: &[u8], text: &'t str, at: usize) -> Option<&'t [u8]> {
        let found = text.as_bytes().get(at..at + own.len())?;
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

/// A name with a capital inside is also written apart: OpenAI, Open AI.
fn apart(name: &str, tag: Tag) -> Option<String> {
    if !matches!(tag, Tag::Name { .. }) || name.contains(' ') || !name.is_ascii() {
        return None;
    }
    let bytes = name.as_bytes();
    let inner = (1..bytes.len()).find(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase())?;
    let parts = inner >= 2 && bytes.len() - inner >= 2 && bytes[0].is_ascii_uppercase();
    parts.then(|| format!("{} {}", &name[..inner], &name[inner..]))
}
