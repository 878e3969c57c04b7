//! The word tables as sets, for the readers of names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::characters::{
    BETWEEN, BORDER, Characters, ENDS_CALL, ENDS_DEED, FOREIGN, FOREIGN_WORD, GIVEN, LEADS_OF_FIRM, LEADS_PARTY, LEADS_SURNAME, LEADS_WORD,
    Marks, RARE_SURNAME, STOP, SURNAME, UNBRANDED,
};
use super::ending::{EndingKind, RowKinds};
use super::word_set::WordSet;
use crate::pack::{Pack, RowId, RuleKind, TableKind, Unless};
use crate::text::edge::Edge;

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
    double_surnames: FxHashMap<(char, char), Surname>,
    not_names: WordSet,
    given: FxHashMap<Box<str>, bool>,
    /// What given names begin with: words without a capital are none.
    begins_given: Edge,
    capitals: FxHashSet<Box<str>>,
    bare: FxHashSet<Box<str>>,
    images: FxHashSet<Box<str>>,
    english_suffixes: FxHashMap<Box<str>, Box<str>>,
    triggers: Vec<Trigger>,
    of_firm: WordSet,
    calls_firm: WordSet,
    endings: RowKinds,
    /// Posts that stand for who holds them in a case: 原告.
    roles: FxHashSet<RowId>,
}

impl Words {
    pub fn new(pack: &Pack) -> Self {
        let mut words =
            Self { triggers: pack.rules().iter().map(trigger).collect(), endings: RowKinds::of_endings(pack), ..Self::default() };
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
                    let mut chars = row.id().chars();
                    if let (Some(first), Some(second), None) = (chars.next(), chars.next(), chars.next()) {
                        words.characters.mark(first, LEADS_SURNAME);
                        words.double_surnames.insert((first, second), if rare { Surname::Rare } else { Surname::Common });
                    }
                }
                (TableKind::Titles, "role") => {
                    words.roles.insert(row.row_id());
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
                self.not_names.add_beginning(word, 4);
            }
            "stop-after" if last.is_none() => self.characters.mark(first, STOP),
            "of-firm" => {
                self.characters.mark(first, LEADS_OF_FIRM);
                self.of_firm.add_beginning(word, 6);
            }
            "calls-firm" => {
                self.characters.mark(last.unwrap_or(first), ENDS_CALL);
                self.calls_firm.add_ending(word, 6);
            }
            "given-character" => self.characters.mark(first, GIVEN),
            "given" | "given-weak" => {
                self.given.insert(word.into(), of == "given");
                self.begins_given = self.begins_given.with(Edge::of_first(word));
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

    /// Whether the post in a row is a role.
    pub fn is_role(&self, row: RowId) -> bool {
        self.roles.contains(&row)
    }

    /// What the ending of names in a row is.
    pub fn ending(&self, row: RowId) -> EndingKind {
        self.endings.get(row)
    }

    /// The surname that a text begins with, two characters before one, and how strong it is.
    pub fn surname<'t>(&self, text: &'t str) -> Option<(&'t str, Surname)> {
        let first = text.chars().next()?;
        let bits = self.characters.of(first);
        if bits & (SURNAME | LEADS_SURNAME) == 0 {
            return None;
        }
        if bits & LEADS_SURNAME != 0 {
            let second = text[first.len_utf8()..].chars().next();
            let double = second.and_then(|second| Some((second, *self.double_surnames.get(&(first, second))?)));
            if let Some((second, strength)) = double {
                return Some((&text[..first.len_utf8() + second.len_utf8()], strength));
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
        text.chars().next().is_some_and(|first| self.characters.of(first) & LEADS_WORD != 0) && self.not_names.begins(text)
    }

    /// Whether a text begins with what only a firm has, or what befalls it.
    pub fn is_of_firm(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.characters.of(first) & LEADS_OF_FIRM != 0) && self.of_firm.begins(text)
    }

    /// Whether a text ends in what a firm is called before its name.
    pub fn calls_firm(&self, text: &str) -> bool {
        self.call_of_firm(text).is_some()
    }

    /// What a firm is called that a text ends in: 供应商, 短视频公司 only as far as the list has it.
    pub fn call_of_firm<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.chars().next_back().filter(|&last| self.characters.of(last) & ENDS_CALL != 0)?;
        self.calls_firm.longest_ending(text)
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

    /// What the character may be.
    #[inline]
    pub fn marks(&self, c: char) -> Marks {
        Marks(self.characters.of(c))
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
        if self.begins_given.may_begin(word) { self.given.get(word).copied() } else { None }
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
