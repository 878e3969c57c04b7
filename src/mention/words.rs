//! The word tables as sets, for the readers of names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::pack::{Pack, RuleKind, TableKind, Unless};

/// How strongly a surname suggests a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surname {
    /// 王, 欧阳.
    Common,
    /// 于, 和: mostly a word of the language.
    Rare,
}

/// To whom a happening can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DoneTo {
    /// Men alone: arrested, succeeded.
    Men,
    /// Any party: sued, outbid.
    Parties,
    /// Shops, works and towns as well: shut, opened, published.
    Anything,
}

/// What a rule's trigger is to the readers of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// What happens; to whom it can happen.
    Event(DoneTo),
    Claim,
    /// How real something is: 传闻, 计划.
    Operator,
    /// A word that stands for a party, or for a group.
    Stand {
        group: bool,
        /// Whether the group is one only behind a number: 三家企业.
        counted: bool,
        /// Whether words beside it can take it back.
        refusable: bool,
    },
    Other,
}

/// Surnames, characters of foreign names, and words that are no names.
#[derive(Default)]
pub(crate) struct Words {
    characters: Characters,
    /// Surnames of two characters.
    double_surnames: FxHashMap<Box<str>, Surname>,
    not_names: FxHashSet<Box<str>>,
    given: FxHashMap<Box<str>, bool>,
    capitals: FxHashSet<Box<str>>,
    bare: FxHashSet<Box<str>>,
    images: FxHashSet<Box<str>>,
    english_suffixes: FxHashMap<Box<str>, Box<str>>,
    triggers: Vec<Trigger>,
    of_firm: FxHashSet<Box<str>>,
    calls_firm: FxHashSet<Box<str>>,
}

impl Words {
    pub fn new(pack: &Pack) -> Self {
        let mut words = Self { triggers: pack.rules().iter().map(trigger).collect(), ..Self::default() };
        super::organization::BORDERS.chars().for_each(|c| words.characters.mark(c, BORDER | UNBRANDED));
        super::firm_place::DONE_TO.iter().filter_map(|deed| deed.chars().next_back()).for_each(|c| words.characters.mark(c, ENDS_DEED));
        super::firm_place::BETWEEN.chars().for_each(|c| words.characters.mark(c, BETWEEN));
        super::firm_place::BEFORE.chars().for_each(|c| words.characters.mark(c, LEADS_PARTY));
        super::story_brand::UNBRANDED.chars().for_each(|c| words.characters.mark(c, UNBRANDED));
        for row in pack.rows() {
            let name = || -> Box<str> { row.id().into() };
            let first = row.id().chars().next().unwrap_or(' ');
            let rare = row.kind() == "rare";
            let alone = row.id().chars().count() == 1;
            match (row.table(), row.kind()) {
                (TableKind::Surnames, _) if alone => {
                    words.characters.mark(first, SURNAME | if rare { RARE_SURNAME } else { 0 });
                }
                (TableKind::Surnames, _) => {
                    words.characters.mark(first, LEADS_SURNAME);
                    words.double_surnames.insert(name(), if rare { Surname::Rare } else { Surname::Common });
                }
                (TableKind::Transliteration, _) => words.characters.mark(first, FOREIGN | if rare { FOREIGN_WORD } else { 0 }),
                (TableKind::Words, uses) => uses.split('|').for_each(|of| words.add(row.id(), of)),
                (TableKind::Suffixes, kind) if row.language() == "en" => {
                    words.english_suffixes.insert(name(), kind.into());
                }
                _ => {}
            }
        }
        words
    }

    /// A word for one of its uses.
    fn add(&mut self, word: &str, of: &str) {
        let mut chars = word.chars();
        let (Some(first), last) = (chars.next(), chars.next_back()) else { return };
        match of {
            "notname" => {
                self.characters.mark(first, LEADS_WORD);
                self.not_names.insert(word.into());
            }
            "stop-after" if last.is_none() => self.characters.mark(first, STOP),
            "of-firm" => {
                self.characters.mark(first, LEADS_OF_FIRM);
                self.of_firm.insert(word.into());
            }
            "calls-firm" => {
                self.characters.mark(last.unwrap_or(first), ENDS_CALL);
                self.calls_firm.insert(word.into());
            }
            "given-character" => self.characters.mark(first, GIVEN),
            "given" | "given-weak" => {
                self.given.insert(word.into(), of == "given");
            }
            "capital" => {
                self.capitals.insert(word.into());
            }
            "bare" => {
                self.bare.insert(word.into());
            }
            "image" => {
                self.images.insert(word.into());
            }
            _ => {}
        }
    }

    /// What the rule of this index is to the readers of names.
    #[inline]
    pub fn trigger(&self, rule: u32) -> Trigger {
        self.triggers.get(rule as usize).copied().unwrap_or(Trigger::Other)
    }

    /// Whether the rule of this index reads events or claims.
    #[inline]
    pub fn tells(&self, rule: u32) -> bool {
        matches!(self.trigger(rule), Trigger::Event(_) | Trigger::Claim)
    }

    /// Whether no name holds the trigger of the rule of this index: it reads events or claims, or says how real they are.
    #[inline]
    pub fn parts_names(&self, rule: u32) -> bool {
        self.tells(rule) || self.trigger(rule) == Trigger::Operator
    }

    /// The surname that a text begins with, two characters before one, and how strong it is.
    pub fn surname<'t>(&self, text: &'t str) -> Option<(&'t str, Surname)> {
        let first = text.chars().next()?;
        let bits = self.characters.of(first);
        if bits & (SURNAME | LEADS_SURNAME) == 0 {
            return None;
        }
        if bits & LEADS_SURNAME != 0 {
            let second = text[first.len_utf8()..].chars().next().map_or(0, char::len_utf8);
            let two = &text[..first.len_utf8() + second];
            if let Some(&strength) = self.double_surnames.get(two) {
                return Some((two, strength));
            }
        }
        let strength = if bits & RARE_SURNAME == 0 { Surname::Common } else { Surname::Rare };
        (bits & SURNAME != 0).then(|| (&text[..first.len_utf8()], strength))
    }

    /// Whether the character is a surname.
    #[inline]
    pub fn begins_name(&self, c: char) -> bool {
        self.characters.of(c) & SURNAME != 0
    }

    /// The same, or a surname of two characters may begin with it.
    #[inline]
    pub fn may_begin_name(&self, c: char) -> bool {
        self.characters.of(c) & (SURNAME | LEADS_SURNAME) != 0
    }

    /// Whether the character is used to spell foreign names; the value says whether it is mostly a word of its own.
    #[inline]
    pub fn foreign(&self, c: char) -> Option<bool> {
        let bits = self.characters.of(c);
        (bits & FOREIGN != 0).then_some(bits & FOREIGN_WORD != 0)
    }

    /// Whether a text begins with a word that is no name.
    pub fn is_word(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.characters.of(first) & LEADS_WORD != 0)
            && text.char_indices().skip(1).take(3).any(|(i, c)| self.not_names.contains(&text[..i + c.len_utf8()]))
    }

    /// Whether a text begins with what only a firm has, or what befalls it.
    pub fn is_of_firm(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.characters.of(first) & LEADS_OF_FIRM != 0)
            && text.char_indices().skip(1).take(5).any(|(i, c)| self.of_firm.contains(&text[..i + c.len_utf8()]))
    }

    /// Whether a text ends in what a firm is called before its name.
    pub fn calls_firm(&self, text: &str) -> bool {
        self.call_of_firm(text).is_some()
    }

    /// What a firm is called that a text ends in: 供应商, 短视频公司 only as far as the list has it.
    pub fn call_of_firm<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.chars().next_back().filter(|&last| self.characters.of(last) & ENDS_CALL != 0)?;
        let starts = text.char_indices().rev().skip(1).take(5).map(|(i, _)| &text[i..]);
        starts.filter(|call| self.calls_firm.contains(*call)).last()
    }

    /// Whether what is done to a party may end with the character.
    #[inline]
    pub fn ends_deed(&self, c: char) -> bool {
        self.characters.of(c) & ENDS_DEED != 0
    }

    /// A text without the small words that may stand between a name and what is told of it.
    pub fn past_between<'t>(&self, text: &'t str) -> &'t str {
        text.trim_start_matches(|c| self.characters.of(c) & BETWEEN != 0)
    }

    /// Whether the character stands before a party that something is done to or with.
    #[inline]
    pub fn leads_party(&self, c: char) -> bool {
        self.characters.of(c) & LEADS_PARTY != 0
    }

    /// Whether what is called a firm, or what is done to a party, may end with the character.
    #[inline]
    pub fn may_introduce(&self, c: char) -> bool {
        self.characters.of(c) & (ENDS_CALL | ENDS_DEED) != 0
    }

    /// Whether names end before the character: 的, 与.
    #[inline]
    pub fn is_border(&self, c: char) -> bool {
        self.characters.of(c) & BORDER != 0
    }

    /// Whether the character is in no brand that the text alone teaches.
    #[inline]
    pub fn is_unbranded(&self, c: char) -> bool {
        self.characters.of(c) & UNBRANDED != 0
    }

    /// Whether the character never is the last of a name but the word after it.
    #[inline]
    pub fn stops(&self, c: char) -> bool {
        self.characters.of(c) & STOP != 0
    }

    /// Whether Chinese given names are often made with the character.
    #[inline]
    pub fn in_given_names(&self, c: char) -> bool {
        self.characters.of(c) & GIVEN != 0
    }

    /// Whether the word is a given name; `Some(false)` when it is an ordinary word too.
    pub fn given(&self, word: &str) -> Option<bool> {
        self.given.get(word).copied()
    }

    /// Whether the word is written with a capital without being part of a name.
    pub fn is_capital_word(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    /// Whether a sentence may begin with the word and go on with a verb, though it is no name: Revenue fell, Regulators said.
    pub fn is_bare_noun(&self, word: &str) -> bool {
        /// Endings of abstract nouns, of plurals and of what is done.
        const ENDINGS: [&str; 12] = ["s", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ing", "ism", "ly"];
        ENDINGS.iter().any(|ending| word.ends_with(ending)) || self.bare.contains(word) || self.capitals.contains(word)
    }

    /// Whether the word is a picture that ends names of firms: Blue Ridge, Paper Lantern.
    pub fn is_image(&self, word: &str) -> bool {
        self.images.contains(word)
    }

    /// The kind of organisation that ends in this English word.
    pub fn english_suffix(&self, word: &str) -> Option<&str> {
        self.english_suffixes.get(word).map(|kind| &**kind)
    }
}

fn trigger(rule: &crate::pack::Rule) -> Trigger {
    match rule.kind {
        RuleKind::Event => Trigger::Event(done_to(rule.word("type").unwrap_or_default())),
        RuleKind::Claim => Trigger::Claim,
        RuleKind::Operator => Trigger::Operator,
        RuleKind::Stand => {
            let refusable = rule.unless != Unless::default();
            let counted = rule.word("as") == Some("counted");
            let group = matches!(rule.word("as"), Some("group" | "counted" | "office"));
            Trigger::Stand { group, counted, refusable }
        }
        _ => Trigger::Other,
    }
}

fn done_to(kind: &str) -> DoneTo {
    match kind {
        "legal.arrest" | "legal.sentence" => DoneTo::Men,
        _ if kind.starts_with("pers.") => DoneTo::Men,
        "org.close" | "org.found" | "org.list" | "org.restructure" | "money.value" => DoneTo::Anything,
        _ if kind.starts_with("prod.") || kind.starts_with("pub.") => DoneTo::Anything,
        _ => DoneTo::Parties,
    }
}

const SURNAME: u16 = 1;
const RARE_SURNAME: u16 = 1 << 1;
/// A surname of two characters begins with it.
const LEADS_SURNAME: u16 = 1 << 2;
const FOREIGN: u16 = 1 << 3;
const FOREIGN_WORD: u16 = 1 << 4;
/// A word that is no name begins with it.
const LEADS_WORD: u16 = 1 << 5;
const STOP: u16 = 1 << 6;
const GIVEN: u16 = 1 << 7;
/// Names end before it.
const BORDER: u16 = 1 << 8;
/// It is in no brand that the text alone teaches.
const UNBRANDED: u16 = 1 << 9;
const LEADS_OF_FIRM: u16 = 1 << 10;
const ENDS_CALL: u16 = 1 << 11;
const ENDS_DEED: u16 = 1 << 12;
/// When, how and again: it may stand between a name and what is told of it.
const BETWEEN: u16 = 1 << 13;
/// It stands before a party that something is done to or with.
const LEADS_PARTY: u16 = 1 << 14;

/// What each character may be. Asked for every character of a text, so all but rare ones stand in a plain table.
#[derive(Default)]
struct Characters {
    common: Vec<u16>,
    rare: FxHashMap<char, u16>,
}

/// Characters from here on are rare: those before are Latin, signs and nearly all that Chinese is written with.
const RARE: usize = 0xA000;

impl Characters {
    fn mark(&mut self, c: char, bits: u16) {
        if (c as usize) < RARE {
            self.common.resize(RARE, 0);
            self.common[c as usize] |= bits;
        } else {
            *self.rare.entry(c).or_default() |= bits;
        }
    }

    #[inline]
    fn of(&self, c: char) -> u16 {
        match self.common.get(c as usize) {
            Some(&bits) => bits,
            None => self.rare.get(&c).copied().unwrap_or(0),
        }
    }
}
