//! Grammar files: TOML read into [`Rule`]s, every fault with its line.
//!
//! A file is a list of tables named by what they make: `[[event]]`, `[[claim]]`, `[[date]]` … A `[fragment]` table
//! gives names to pieces of regex, used as `@{name}` in every `match` of the same language. Fragments may use fragments
//! of the same language; there is no recursion.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::RuleName;
use super::limits::{self, clipped};
use super::rules::{COMMON_KEYS, Example, GrammarLanguage, Rule, RuleKind, Setting, Unless};
use crate::error::Fault;

/// A grammar file as read, before its fragments are put in.
#[derive(Debug, Default)]
pub(super) struct GrammarFile {
    pub rules: Vec<Rule>,
    pub replaced: Vec<RuleName>,
    pub dropped: Vec<(RuleName, usize)>,
    pub fragments: BTreeMap<String, String>,
}

/// Reads one grammar file; faults are added to the list and what is sound is kept.
pub(super) fn read(file: &str, text: &str, language: GrammarLanguage, faults: &mut Vec<Fault>) -> GrammarFile {
    let mut out = GrammarFile::default();
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |s| s.start);
            faults.push(Fault {
                file: file.to_owned(),
                line: line_of(text, at),
                what: format!("this is not TOML: {}", error.message().trim_end_matches('.').to_lowercase()),
                help: "see docs/grammar.md for the layout of a rule".to_owned(),
            });
            return out;
        }
    };
    let told = faults.len();
    let mut reader = Reader { file: Arc::from(file), lines: line_starts(text), language, faults, told };
    for (key, value) in table.get_ref() {
        let line = reader.line(key.span().start);
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("fragment", DeValue::Table(fragments)) => {
                for (name, piece) in fragments {
                    match piece.get_ref() {
                        DeValue::String(piece) => {
                            out.fragments.insert(name.get_ref().to_string(), piece.to_string());
                        }
                        _ => reader.fault(
                            name.span().start,
                            format!("fragment `{}` is not a string", clipped(name.get_ref())),
                            "write it as a literal string '''…'''",
                        ),
                    }
                }
            }
            ("drop", DeValue::Array(names)) => {
                for name in names.iter() {
                    match name.get_ref() {
                        DeValue::String(name) => out.dropped.push((RuleName::from(name.as_ref()), line)),
                        _ => reader.fault(
                            name.span().start,
                            "`drop` holds something that is not a rule's name".to_owned(),
                            "write drop = [\"rule.name\"]",
                        ),
                    }
                }
            }
            (word, DeValue::Array(rules)) if RuleKind::ALL.iter().any(|k| k.word() == word) => {
                let kind = RuleKind::ALL.into_iter().find(|k| k.word() == word).unwrap_or(RuleKind::Event);
                for rule in rules.iter() {
                    reader.rule(kind, rule, &mut out);
                }
            }
            (word, _) => {
                let kinds = RuleKind::ALL.map(RuleKind::word).join("]], [[");
                reader.fault(
                    key.span().start,
                    format!("unknown table `{}`", clipped(word)),
                    &format!("one of [fragment], drop = […], [[{kinds}]]"),
                );
            }
        }
    }
    out
}

struct Reader<'a> {
    file: Arc<str>,
    /// Where each line begins.
    lines: Vec<usize>,
    language: GrammarLanguage,
    faults: &'a mut Vec<Fault>,
    /// How many of them other files have.
    told: usize,
}

impl Reader<'_> {
    fn fault(&mut self, at: usize, what: String, help: &str) {
        let line = self.line(at);
        if self.faults.len() - self.told >= limits::FAULTS {
            return;
        }
        self.faults.push(Fault { file: self.file.to_string(), line, what, help: help.to_owned() });
    }

    /// The 1-based line of a byte offset.
    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    fn rule(&mut self, kind: RuleKind, value: &Spanned<DeValue<'_>>, out: &mut GrammarFile) {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            self.fault(
                at,
                format!("`{}` holds something that is not a table", kind.word()),
                &format!("begin each rule with [[{}]]", kind.word()),
            );
            return;
        };
        let name = match table.get("name").map(Spanned::get_ref) {
            Some(DeValue::String(name)) if !name.is_empty() && name.len() <= limits::RULE_NAME => RuleName::from(name.as_ref()),
            Some(DeValue::String(name)) if !name.is_empty() => {
                self.fault(at, format!("a rule's name of {} bytes", name.len()), "every result of it repeats the name: 200 bytes at most");
                return;
            }
            _ => {
                self.fault(at, "a rule without a name".to_owned(), "give it name = \"language.what.how\", unique in all packs");
                return;
            }
        };
        let mut rule = Rule {
            name: name.clone(),
            kind,
            language: self.language,
            why: String::new(),
            triggers: Vec::new(),
            patterns: Vec::new(),
            settings: BTreeMap::new(),
            unless: Unless::default(),
            yes: Vec::new(),
            no: Vec::new(),
            file: self.file.clone(),
            line: self.line(at),
        };
        for (key, value) in table {
            let key_at = key.span().start;
            match key.get_ref().as_ref() {
                "name" => {}
                "why" => rule.why = self.words(&name, key_at, value).join(" "),
                "trigger" => rule.triggers = self.words(&name, key_at, value),
                "match" if kind.keys().contains(&"match") => rule.patterns = self.words(&name, key_at, value),
                "yes" => rule.yes = self.examples(&name, value),
                "no" => rule.no = self.examples(&name, value),
                "replace" => {
                    if matches!(value.get_ref(), DeValue::Boolean(true)) {
                        out.replaced.push(name.clone());
                    }
                }
                other if kind.keys().contains(&other) => {
                    if let Some(setting) = self.setting(&name, key_at, value) {
                        rule.settings.insert(other.to_owned(), setting);
                    }
                }
                other => {
                    let known = COMMON_KEYS.iter().chain(kind.keys()).copied().collect::<Vec<_>>().join(", ");
                    self.fault(
                        key_at,
                        format!("rule `{name}`: unknown key `{}`", clipped(other)),
                        &format!("a {} rule has {known}", kind.word()),
                    );
                }
            }
        }
        if rule.why.is_empty() {
            self.fault(at, format!("rule `{name}` has no `why`"), "say in one sentence why the rule is right");
        }
        if rule.triggers.is_empty() {
            self.fault(at, format!("rule `{name}` has no `trigger`"), "list the words that set it off");
        }
        if let Some(long) = rule.triggers.iter().find(|word| word.len() > limits::NAME) {
            self.fault(at, format!("rule `{name}`: trigger `{}` of {} bytes", clipped(long), long.len()), "a trigger is a word or a few");
        }
        if rule.yes.is_empty() || rule.no.is_empty() {
            let lacks = if rule.yes.is_empty() { "yes" } else { "no" };
            self.fault(
                at,
                format!("rule `{name}` has no `{lacks}` example"),
                "examples run as tests; give at least one text on which the rule fires and one on which it must not",
            );
        }
        if let Some(unless) = rule.settings.remove("unless") {
            rule.unless = self.unless(&name, at, unless);
        }
        out.rules.push(rule);
    }

    fn words(&mut self, name: &str, at: usize, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        self.exact_words(name, at, value).into_iter().map(|word| word.trim().to_owned()).collect()
    }

    /// Words with the spaces around them, which in English are borders of words.
    fn exact_words(&mut self, name: &str, at: usize, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::String(word) => vec![word.to_string()],
            DeValue::Array(list) => list.iter().flat_map(|v| self.exact_words(name, v.span().start, v)).collect(),
            DeValue::Integer(number) => vec![number.as_str().to_owned()],
            DeValue::Boolean(yes) => vec![yes.to_string()],
            _ => {
                self.fault(at, format!("rule `{name}`: expected a string or a list of strings"), "write \"word\" or [\"word\", \"word\"]");
                Vec::new()
            }
        }
    }

    fn unless(&mut self, name: &str, at: usize, setting: Setting) -> Unless {
        let Setting::Table(mut table) = setting else {
            self.fault(at, format!("rule `{name}`: `unless` is no table"), "write unless = { before = [\"word\"], after = [\"word\"] }");
            return Unless::default();
        };
        let unless = Unless::new(table.remove("before").unwrap_or_default(), table.remove("after").unwrap_or_default());
        for key in table.keys() {
            self.fault(at, format!("rule `{name}`: unknown key `{}` in `unless`", clipped(key)), "one of before, after");
        }
        unless
    }

    fn setting(&mut self, name: &str, at: usize, value: &Spanned<DeValue<'_>>) -> Option<Setting> {
        match value.get_ref() {
            DeValue::Array(_) => Some(Setting::List(self.words(name, at, value))),
            DeValue::Table(table) => Some(Setting::Table(
                table.iter().map(|(k, v)| (k.get_ref().to_string(), self.exact_words(name, k.span().start, v))).collect(),
            )),
            _ => self.words(name, at, value).pop().map(Setting::Word),
        }
    }

    fn examples(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Vec<Example> {
        let one = |text: &str| Example { text: text.to_owned(), want: BTreeMap::new() };
        match value.get_ref() {
            DeValue::String(text) => vec![one(text)],
            DeValue::Array(list) => list
                .iter()
                .filter_map(|item| match item.get_ref() {
                    DeValue::String(text) => Some(one(text)),
                    DeValue::Table(table) => {
                        let mut want: BTreeMap<String, String> =
                            table.iter().map(|(k, v)| (k.get_ref().to_string(), self.words(name, v.span().start, v).join("|"))).collect();
                        match want.remove("text") {
                            Some(text) => Some(Example { text, want }),
                            None => {
                                self.fault(
                                    item.span().start,
                                    format!("rule `{name}`: an example without `text`"),
                                    "write { text = \"…\", is = \"…\" }",
                                );
                                None
                            }
                        }
                    }
                    _ => {
                        self.fault(
                            item.span().start,
                            format!("rule `{name}`: an example that is no text"),
                            "write \"text\" or { text = \"…\", is = \"…\" }",
                        );
                        None
                    }
                })
                .collect(),
            _ => {
                self.fault(value.span().start, format!("rule `{name}`: examples are not a list"), "write yes = [\"…\"]");
                Vec::new()
            }
        }
    }
}

/// Where each line of a text begins.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect()
}

/// The 1-based line of a byte offset.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|&&b| b == b'\n').count() + 1
}
