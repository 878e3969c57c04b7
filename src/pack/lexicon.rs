//! All names, titles, triggers and anchors of a pack in one ordered list (Han and signs) and one word table (Latin).

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::limits;
use super::names::{Names, head};
use super::phrase::{Next, Phrase, Word, apart, has_borders, key};
use super::verbs::{Form, Verbs};
use super::{GrammarLanguage, Needs, Pack, RowId, RuleKind, TableKind};
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
    /// What comes after the first word of each, and the first two bytes of that: most phrases are told from a text by these alone.
    nexts: Vec<Next>,
    heads: Vec<u16>,
    /// Where the phrases of a first word stand.
    latin: FxHashMap<u64, Alike>,
    /// Which pasts the forms of verbs stand for, those of one form together.
    others: Vec<Other>,
    /// The verbs of English, which the readers of events ask too.
    pub verbs: Verbs,
}

/// What a name means; nearly always one thing, which then needs no look-up.
#[derive(Clone, Copy)]
enum Meant {
    One(Tag),
    /// A range of the lexicon's tags.
    Several(u32, u32),
}

/// Where the phrases with one first word stand.
#[derive(Clone, Copy)]
struct Alike {
    from: u32,
    /// Where those begin of which at least two bytes follow the word: they stand in the order of these.
    long: u32,
    to: u32,
    /// Where the pasts stand that the word is another form of.
    others: (u32, u32),
}

/// A past tense with which triggers begin, by one of its other forms.
struct Other {
    form: Form,
    past: Alike,
}

impl Lexicon {
    /// Compiles the names and the triggers of a pack.
    pub fn new(pack: &Pack) -> Self {
        // the first bytes as a number settle most comparisons without a look at the text
        let mut names: Vec<(u64, Cow<'_, str>, Tag)> = Vec::with_capacity(pack.rows().len() * 2);
        let (mut spelt, mut phrases) = (String::new(), Vec::with_capacity(pack.rows().len()));
        let mut phrase = |text: &str, tag| {
            phrases.push(Phrase::new(text, spelt.len(), tag, tells_deeds(pack, tag)));
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
        let mut sorted: Vec<(u64, Next, Phrase)> = phrases
            .into_iter()
            .map(|phrase| {
                let (key, next) = phrase.found_by(&spelt);
                (key, next, phrase)
            })
            .collect();
        sorted.sort_unstable_by(|(key, next, a), (other, beside, b)| {
            (key, next.two(), of(a), a.tag).cmp(&(other, beside.two(), of(b), b.tag))
        });
        sorted.dedup_by(|(_, _, a), (_, _, b)| a.tag == b.tag && of(a) == of(b));
        let keys: Vec<u64> = sorted.iter().map(|(key, ..)| *key).collect();
        let nexts: Vec<Next> = sorted.iter().map(|(_, next, _)| *next).collect();
        let heads = nexts.iter().map(|next| next.head()).collect();
        let mut phrases: Vec<Phrase> = sorted.into_iter().map(|(.., phrase)| phrase).collect();
        for (written, same) in (0..).zip(phrases.chunk_by_mut(|a, b| (of(a), a.exact, a.name) == (of(b), b.exact, b.name))) {
            same.iter_mut().for_each(|phrase| phrase.written = written);
        }
        let words = keys.chunk_by(|a, b| a == b).count();
        let mut latin = FxHashMap::with_capacity_and_hasher(words, rustc_hash::FxBuildHasher);
        let mut end = 0;
        for same in keys.chunk_by(|a, b| a == b) {
            let from = end;
            end += same.len() as u32;
            let long = from + nexts[from as usize..end as usize].partition_point(|next| next.two().is_none()) as u32;
            latin.insert(same[0], Alike { from, long, to: end, others: (0, 0) });
        }
        let verbs = Verbs::new(pack);
        let others = other_forms(&verbs, &phrases, &mut latin);
        names.sort_unstable();
        names.dedup();
        let mut tags = Vec::new();
        let names = Names::new(names.chunk_by(|a, b| a.0 == b.0 && a.1 == b.1).map(|same| (&*same[0].1, Meant::new(same, &mut tags))));
        Self { names, tags, spelt, phrases, nexts, heads, latin, others, verbs }
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
        if bordered && let Some(&alike) = self.latin.get(&word.key) {
            self.look_up(text, (at, word.end), alike, hits, |_| true, |p| p.matches(&self.spelt, text, at));
            hits[first..].sort_unstable_by_key(|hit| (hit.tag, hit.span));
            self.look_up_forms(text, (at, word.end), alike, hits, first);
        }
        // RMB5, 42MYR, 15SEP, FY19: a currency, a month or a year stands beside its number without a space
        if word.letters < word.end || (!bordered && bytes[at - 1].is_ascii_digit()) {
            let of_number = |p: &Phrase| matches!(p.tag, Tag::Money { .. } | Tag::Date { .. });
            if let Some(&alike) = self.latin.get(&word.spelt) {
                self.look_up(text, (at, word.letters), alike, hits, of_number, |p| p.matches_beside_digits(&self.spelt, text, at));
            }
        }
        keep_longest(hits, first);
        if hits.len() > first + 1 {
            hits[first..].sort_by_key(|hit| std::cmp::Reverse(hit.span.end()));
        }
    }

    /// Hits of triggers whose first word is written in another form of its verb; what rules write themselves goes before them.
    fn look_up_forms(&self, text: &str, (at, end): (usize, usize), alike: Alike, hits: &mut Vec<Hit>, first: usize) {
        let others = &self.others[alike.others.0 as usize..alike.others.1 as usize];
        if others.is_empty() {
            return;
        }
        let written = hits.len();
        for other in others.iter().filter(|other| self.verbs.lets_stand(other.form, text, at)) {
            self.look_up(text, (at, end), other.past, hits, |p| p.verb, |p| p.goes_on(&self.spelt, text, (at, end)));
        }
        let mut forms: SmallVec<[Hit; 8]> = SmallVec::from_slice(&hits[written..]);
        forms.retain(|form| hits[first..written].binary_search_by_key(&(form.tag, form.span), |hit| (hit.tag, hit.span)).is_err());
        forms.sort_unstable_by_key(|hit| hit.tag);
        hits.truncate(written);
        hits.extend(forms);
    }

    /// Hits of the wanted phrases of a first word, which stands from `at` to `end`, where they stand in the text.
    fn look_up(
        &self,
        text: &str,
        (at, end): (usize, usize),
        alike: Alike,
        hits: &mut Vec<Hit>,
        wanted: impl Fn(&Phrase) -> bool,
        stands: impl Fn(&Phrase) -> bool,
    ) {
        /// A word may begin a hundred phrases; so many are looked through.
        const FEW: usize = 8;
        let next = Next::after(text.as_bytes(), end);
        let mut long = alike.long as usize..alike.to as usize;
        if long.len() > FEW {
            let from = long.start + self.heads[long.clone()].partition_point(|&head| head < next.head());
            long = from..from + self.heads[from..long.end].iter().take_while(|&&head| head == next.head()).count();
        }
        // one word may set off ten rules: it is compared once
        let mut last = (u32::MAX, false);
        for at_phrase in (alike.from as usize..alike.long as usize).chain(long).filter(|&i| self.nexts[i].begins(next)) {
            let phrase = &self.phrases[at_phrase];
            if !wanted(phrase) {
                continue;
            }
            if phrase.written != last.0 {
                last = (phrase.written, stands(phrase));
            }
            if last.1 {
                hits.push(Hit { span: Span::new(at, phrase.end(end)), tag: phrase.tag });
            }
        }
    }
}

/// Whether a tag is of a rule that tells what was done in English, by a verb in any of its forms.
fn tells_deeds(pack: &Pack, tag: Tag) -> bool {
    let Tag::Rule { rule } = tag else { return false };
    let rule = &pack.rules()[rule as usize];
    rule.kind == RuleKind::Event && rule.language == GrammarLanguage::English && !rule.list("where").contains(&"as written")
}

/// For each form of a verb the pasts that begin a trigger of events.
fn other_forms(verbs: &Verbs, phrases: &[Phrase], latin: &mut FxHashMap<u64, Alike>) -> Vec<Other> {
    let mut found: Vec<(u64, Form, Alike)> = Vec::new();
    for (text, form, past) in verbs.forms() {
        let Some(&past) = latin.get(&key(past)) else { continue };
        if phrases[past.from as usize..past.to as usize].iter().any(|p| p.verb) {
            found.push((key(text), form, past));
        }
    }
    found.sort_unstable_by_key(|(key, form, past)| (*key, *form, past.from));
    let mut others: Vec<Other> = Vec::with_capacity(found.len());
    for same in found.chunk_by(|a, b| a.0 == b.0) {
        let from = others.len() as u32;
        others.extend(same.iter().map(|&(_, form, past)| Other { form, past }));
        latin.entry(same[0].0).or_insert(Alike { from: 0, long: 0, to: 0, others: (0, 0) }).others = (from, others.len() as u32);
    }
    others
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
