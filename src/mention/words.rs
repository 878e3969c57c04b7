//! The word tables as sets, for the readers of names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::pack::{Pack, TableKind};

/// How strongly a surname suggests a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surname {
    /// 王, 欧阳.
    Common,
    /// 于, 和: mostly a word of the language.
    Rare,
}

/// Surnames, characters of foreign names, and words that are no names.
#[derive(Default)]
pub(crate) struct Words {
    surnames: FxHashMap<Box<str>, Surname>,
    foreign: FxHashMap<char, bool>,
    not_names: FxHashSet<Box<str>>,
    stops: FxHashSet<char>,
    given_characters: FxHashSet<char>,
    given: FxHashMap<Box<str>, bool>,
    capitals: FxHashSet<Box<str>>,
    english_suffixes: FxHashMap<Box<str>, Box<str>>,
}

impl Words {
    pub fn new(pack: &Pack) -> Self {
        let mut words = Self::default();
        for row in pack.rows() {
            let name: Box<str> = (*row.id).into();
            let first = row.id.chars().next().unwrap_or(' ');
            match (row.table, &*row.kind) {
                (TableKind::Surnames, kind) => {
                    words.surnames.insert(name, if kind == "rare" { Surname::Rare } else { Surname::Common });
                }
                (TableKind::Transliteration, kind) => {
                    words.foreign.insert(first, kind == "rare");
                }
                (TableKind::Words, "notname") => {
                    words.not_names.insert(name);
                }
                (TableKind::Words, "stop-after") if row.id.chars().count() == 1 => {
                    words.stops.insert(first);
                }
                (TableKind::Words, "given-character") => {
                    words.given_characters.insert(first);
                }
                (TableKind::Words, "given") => {
                    words.given.insert(name, true);
                }
                (TableKind::Words, "given-weak") => {
                    words.given.insert(name, false);
                }
                (TableKind::Words, "capital") => {
                    words.capitals.insert(name);
                }
                (TableKind::Suffixes, kind) if row.language == "en" => {
                    words.english_suffixes.insert(name, kind.into());
                }
                _ => {}
            }
        }
        words
    }

    /// The surname that a text begins with, two characters before one, and how strong it is.
    pub fn surname<'t>(&self, text: &'t str) -> Option<(&'t str, Surname)> {
        let mut ends = text.char_indices().map(|(i, c)| i + c.len_utf8());
        let one = ends.next()?;
        let two = ends.next();
        if let Some(two) = two
            && let Some(&strength) = self.surnames.get(&text[..two])
        {
            return Some((&text[..two], strength));
        }
        self.surnames.get(&text[..one]).map(|&strength| (&text[..one], strength))
    }

    /// Whether a surname begins with this character.
    pub fn begins_name(&self, c: char) -> bool {
        let mut buffer = [0; 4];
        self.surnames.contains_key(&*c.encode_utf8(&mut buffer))
    }

    /// Whether the character is used to spell foreign names; the value says whether it is mostly a word of its own.
    pub fn foreign(&self, c: char) -> Option<bool> {
        self.foreign.get(&c).copied()
    }

    /// Whether a text begins with a word that is no name.
    pub fn is_word(&self, text: &str) -> bool {
        text.char_indices().skip(1).take(3).any(|(i, c)| self.not_names.contains(&text[..i + c.len_utf8()]))
    }

    /// Whether the character never is the last of a name but the word after it.
    pub fn stops(&self, c: char) -> bool {
        self.stops.contains(&c)
    }

    /// Whether Chinese given names are often made with the character.
    pub fn in_given_names(&self, c: char) -> bool {
        self.given_characters.contains(&c)
    }

    /// Whether the word is a given name; `Some(false)` when it is an ordinary word too.
    pub fn given(&self, word: &str) -> Option<bool> {
        self.given.get(word).copied()
    }

    /// Whether the word is written with a capital without being part of a name.
    pub fn is_capital_word(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    /// The kind of organisation that ends in this English word.
    pub fn english_suffix(&self, word: &str) -> Option<&str> {
        self.english_suffixes.get(word).map(|kind| &**kind)
    }
}
