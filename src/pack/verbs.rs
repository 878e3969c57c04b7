//! Forms of English verbs. A rule of events writes its triggers in the past tense ("sued", "walked away from"); they are found in the
//! other forms too, where the word before shows that a verb stands there: to sue, by suing, Birch sues, has taken over.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::phrase::key;
use super::{Pack, Row, TableKind};
use crate::span::{Span, View};

/// A form of a verb that is not its past tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// sue
    Base,
    /// sues
    Third,
    /// suing
    Gerund,
    /// taken, where the past is took
    Participle,
}

/// How many adverbs may stand before a verb.
const ADVERBS: usize = 2;

/// How far back what governs the first of two verbs is looked for, in bytes.
const CLAUSE: usize = 90;

/// The other forms of a verb, each with the past tense it stands for.
fn forms(verb: Row<'_>) -> Vec<(String, String, Form)> {
    let base = verb.id();
    let written: Vec<&str> = verb.all_in("past").collect();
    let pasts = if written.is_empty() { vec![regular_past(base)] } else { written.iter().map(|&p| p.to_owned()).collect() };
    let mut out = Vec::new();
    for past in pasts {
        let mut add = |text: String, form| {
            if text != past {
                out.push((text, past.clone(), form));
            }
        };
        add(base.to_owned(), Form::Base);
        add(third(base), Form::Third);
        add(gerund(base, &past), Form::Gerund);
        verb.all_in("participle").for_each(|p| add(p.to_owned(), Form::Participle));
    }
    out
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn regular_past(base: &str) -> String {
    match base.as_bytes() {
        [.., b'e'] => format!("{base}d"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{base}ed"),
    }
}

fn third(base: &str) -> String {
    match base.as_bytes() {
        [.., b's' | b'x' | b'z' | b'o'] | [.., b'c' | b's', b'h'] => format!("{base}es"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

fn gerund(base: &str, past: &str) -> String {
    match base.as_bytes() {
        [.., b'i', b'e'] => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e' | b'o' | b'y', b'e'] => format!("{base}ing"),
        [.., b'e'] => format!("{}ing", &base[..base.len() - 1]),
        [.., b'c'] => format!("{base}king"),
        [.., last] if doubles(base, past) => format!("{base}{}ing", char::from(*last)),
        _ => format!("{base}ing"),
    }
}

/// Whether the last letter is written twice: banning as banned; of a verb with a past of its own where one short vowel stands before it.
fn doubles(base: &str, past: &str) -> bool {
    if let Some(ending) = past.strip_prefix(base).filter(|ending| ending.ends_with("ed")) {
        return ending.len() == 3;
    }
    match base.as_bytes() {
        [.., b'u', b'i', b't'] => base.ends_with("quit"),
        [before @ .., vowel, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b't'] => {
            is_vowel(*vowel) && before.last().is_some_and(|b| !is_vowel(*b)) && (past == base || !past.ends_with("ed"))
        }
        _ => false,
    }
}

/// Forms of verbs, each with what it may be and the past that it then stands for.
type Forms = FxHashMap<Box<str>, SmallVec<[(Form, Box<str>); 1]>>;

/// English verbs in their forms, and the words before a verb that say in which form it stands.
pub(crate) struct Verbs {
    /// What the form of a verb is, and the past that it stands for.
    forms: Forms,
    /// One bit for many forms: it tells most words from all of them.
    may_be: Vec<u64>,
    /// What words say of a verb behind them, by the uses that the table of words gives them.
    before: FxHashMap<Box<str>, u16>,
}

/// How many bits tell forms apart: a power of two, many times the number of forms.
const FORM_BITS: u32 = 16;

/// The bit of a form.
fn form_bit(text: &str) -> usize {
    (key(text) >> (64 - FORM_BITS)) as usize
}

/// A bare verb follows it: would, did.
const BASE: u16 = 1;
/// "to" behind it says of the verb that it is done, planned or refused: moved to, a plan to.
const TO: u16 = 1 << 1;
/// It asks, allows or forbids: what its object is to do is not said to be done.
const ASKS: u16 = 1 << 2;
/// Its object does what a bare verb says: saw Birch sue.
const LETS_DO: u16 = 1 << 3;
/// The form in -ing follows it: by, while, denied.
const GERUND: u16 = 1 << 4;
/// A noun or pronoun that does what the verb behind it says.
const DOES: u16 = 1 << 5;
/// It stands between a verb and what governs it, as all in -ly do.
const ADVERB: u16 = 1 << 6;
/// A noun follows it.
const DETERMINER: u16 = 1 << 7;
/// Its object does what it is brought to do: led Birch to sue.
const DRIVES: u16 = 1 << 8;

/// The uses in the table of words, and what each says.
const USES: [(&str, u16); 9] = [
    ("before-base", BASE),
    ("before-to", TO),
    ("asks", ASKS),
    ("lets-do", LETS_DO),
    ("before-gerund", GERUND),
    ("does", DOES),
    ("adverb", ADVERB),
    ("determiner", DETERMINER),
    ("drives", DRIVES),
];

impl Verbs {
    pub fn new(pack: &Pack) -> Self {
        let mut all = Forms::default();
        for row in pack.rows().filter(|row| row.table() == TableKind::Verbs) {
            for (text, past, form) in forms(row) {
                all.entry(text.into()).or_default().push((form, past.into()));
            }
        }
        // "and found that": the past of another verb
        let pasts: FxHashSet<Box<str>> = all.values().flatten().map(|(_, past)| past.clone()).collect();
        for (text, of) in &mut all {
            of.retain(|(form, _)| *form != Form::Base || !pasts.contains(text));
        }
        let bit = |used: &str| USES.iter().find(|(word, _)| *word == used).map_or(0, |(_, bit)| *bit);
        let of_row = |row: Row<'_>| row.kind().split('|').fold(0, |all, used| all | bit(used));
        let english = pack.rows().filter(|row| row.table() == TableKind::Words && row.id().is_ascii());
        let before = english.map(|row| (row.id().into(), of_row(row))).filter(|(_, bits)| *bits != 0).collect();
        let mut may_be = vec![0; 1 << (FORM_BITS - 6)];
        for text in all.keys() {
            let bit = form_bit(text);
            may_be[bit / 64] |= 1 << (bit % 64);
        }
        Self { forms: all, may_be, before }
    }

    /// Every form, with what it is and the past that it stands for.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, Form, &str)> {
        self.forms.iter().flat_map(|(text, of)| of.iter().map(move |(form, past)| (&**text, *form, &**past)))
    }

    /// The past tense of a word that stands in a text as another form of a verb.
    pub fn past_of(&self, text: &str, word: Span<View>) -> Option<&str> {
        let written = &text[word.range()];
        let bit = form_bit(written);
        if self.may_be[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let found = self.forms.get(written)?;
        found.iter().find(|(form, _)| self.lets_stand(*form, text, word.start())).map(|(_, past)| &**past)
    }

    /// Whether the word before `at` lets a verb stand there in this form.
    pub(super) fn lets_stand(&self, form: Form, text: &str, at: usize) -> bool {
        let (word, start) = self.word_before(text, at);
        let bits = self.of(word);
        match form {
            Form::Base => {
                let joined = || self.governed(text, start, |word, bits| bits & BASE != 0 || word == "to");
                let let_do = || self.governed(text, start, |_, bits| bits & LETS_DO != 0);
                bits & BASE != 0
                    || word.ends_with("n't")
                    || word.ends_with("n’t")
                    || match word {
                        "to" => self.leads_to(text, start, at),
                        "and" | "or" => joined(),
                        "it" | "him" | "her" | "them" => let_do(),
                        _ => self.is_name(word) && let_do(),
                    }
            }
            Form::Third => bits & DOES != 0 || self.is_name(word),
            // "barred from poaching"
            Form::Gerund if word == "from" && self.governed(text, start, |_, bits| bits & ASKS != 0) => false,
            Form::Gerund if text[..at].ends_with(['\n', '“', '‘', '\'']) => true,
            Form::Gerund => match text[..at].trim_end().as_bytes().last() {
                None | Some(b',' | b'.' | b'(' | b':' | b';' | b'"') => true,
                _ => bits & (GERUND | DOES) != 0 || self.is_name(word) || self.of(&word.to_ascii_lowercase()) & GERUND != 0,
            },
            Form::Participle => matches!(word, "had" | "has" | "have" | "having"),
        }
    }

    fn of(&self, word: &str) -> u16 {
        self.before.get(word).copied().unwrap_or(0)
    }

    /// The word before a place, adverbs passed over, and where it begins; empty where none stands directly before.
    fn word_before<'t>(&self, text: &'t str, at: usize) -> (&'t str, usize) {
        let (mut word, mut start) = word_before(text, at);
        for _ in 0..ADVERBS {
            if word != "only" && (word.ends_with("ly") || self.of(word) & ADVERB != 0) {
                (word, start) = word_before(text, start);
            }
        }
        (word, start)
    }

    /// Whether a word has a capital as names have: "The" has one because it opens a sentence.
    fn is_name(&self, word: &str) -> bool {
        word.starts_with(|c: char| c.is_ascii_uppercase()) && self.of(&word.to_ascii_lowercase()) & (DETERMINER | GERUND) == 0
    }

    /// Whether what stands before "to" says that the verb behind it is done or planned.
    fn leads_to(&self, text: &str, to: usize, verb: usize) -> bool {
        let (word, start) = self.word_before(text, to);
        let driven = || self.governed(text, start, |_, bits| bits & DRIVES != 0);
        let does = || match word {
            "it" | "him" | "her" | "them" => driven(),
            _ => self.is_name(word) && (self.has_object(text, verb) || driven()),
        };
        self.of(word) & TO != 0 || does() && !self.governed(text, start, |_, bits| bits & ASKS != 0)
    }

    /// "led Birch to court Alder", but not "took Birch to court on Monday": whether what is done to follows a word.
    fn has_object(&self, text: &str, word: usize) -> bool {
        let rest = text[word..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let Some(next) = rest.strip_prefix(' ') else { return false };
        let end = next.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(next.len());
        end == 0 || next.starts_with(|c: char| c.is_ascii_uppercase()) || self.of(&next[..end]) & DETERMINER != 0
    }

    /// Whether such a word stands in the clause before a place.
    fn governed(&self, text: &str, at: usize, such: impl Fn(&str, u16) -> bool) -> bool {
        let from = (at.saturating_sub(CLAUSE)..at).find(|&i| text.is_char_boundary(i)).unwrap_or(at);
        let clause = text[from..at].rsplit(['.', ';', ':', '\n']).next().unwrap_or_default();
        clause.split(' ').any(|word| such(word, self.of(word)))
    }
}

/// The word before a place, and where it begins; empty where none stands directly before.
fn word_before(text: &str, at: usize) -> (&str, usize) {
    let before = text[..at].strip_suffix(' ').unwrap_or("");
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let start = before.trim_end_matches(letters).len();
    (&before[start..], start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_spelt_right() {
        for (base, past, s, ing) in [
            ("sue", "sued", "sues", "suing"),
            ("ban", "banned", "bans", "banning"),
            ("agree", "agreed", "agrees", "agreeing"),
            ("deny", "denied", "denies", "denying"),
            ("visit", "visited", "visits", "visiting"),
            ("quash", "quashed", "quashes", "quashing"),
            ("win", "won", "wins", "winning"),
            ("quit", "quit", "quits", "quitting"),
            ("lead", "led", "leads", "leading"),
            ("tie", "tied", "ties", "tying"),
            ("veto", "vetoed", "vetoes", "vetoing"),
            ("cancel", "canceled", "cancels", "canceling"),
            ("shed", "shed", "sheds", "shedding"),
            ("mimic", "mimicked", "mimics", "mimicking"),
        ] {
            assert_eq!((third(base), gerund(base, past)), (s.to_owned(), ing.to_owned()));
        }
        assert_eq!(["file", "carry", "buy", "fail"].map(regular_past), ["filed", "carried", "buyed", "failed"]);
    }

    #[test]
    fn a_verb_stands_where_the_word_before_says_so() {
        let before = Verbs::new(&Pack::builtin());
        let stood = |form, text: &str| before.lets_stand(form, text, text.rfind(' ').map_or(0, |i| i + 1));
        for text in ["It moved to sue", "did not formally sue", "wanted to settle and sue", "It saw Birch Group sue", "it couldn't sue"] {
            assert!(stood(Form::Base, text), "{text}");
        }
        for text in ["a fine", "Birch and sue", "the rule", "It asked Birch to sue", "the right to sue"] {
            assert!(!stood(Form::Base, text), "{text}");
        }
        assert!(stood(Form::Third, "Birch sues") && stood(Form::Third, "who later sues") && !stood(Form::Third, "hefty fines"));
        for text in ["after suing", "Suing", "It acted, suing", "is now suing", "with Birch suing"] {
            assert!(stood(Form::Gerund, text), "{text}");
        }
        assert!(!stood(Form::Gerund, "The winning") && !stood(Form::Gerund, "two warring"));
        assert!(stood(Form::Participle, "has already taken") && !stood(Form::Participle, "was taken"));
    }
}
