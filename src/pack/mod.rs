//! Packs: rules and tables as data, checked before anything runs.
//!
//! The built-in pack is embedded and read by the same code that reads a user's folder.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

mod builtin;
pub(crate) mod compile;
mod folder;
mod fragment;
mod grammar;
pub(crate) mod lexicon;
mod limits;
pub mod line;
mod names;
pub(crate) mod opening;
pub(crate) mod pattern;
mod phrase;
mod rows;
pub mod rules;
mod shared;
mod steps;
pub mod tables;
pub(crate) mod verbs;
mod walk;

pub use rows::Row;
pub use rules::{Example, GrammarLanguage, Rule, RuleKind, Setting, Unless};
pub use tables::{Needs, TableKind};

use crate::error::{Fault, PackError};

/// The name of a rule or table, printed on every result it makes.
///
/// ```
/// use feudline::{Document, Extractor, Feud, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"))]);
/// assert!(feud.events[0].rule.starts_with("zh."));
/// ```
pub type RuleName = Arc<str>;

/// The index of a gazetteer row in its [`Pack`].
///
/// ```
/// use feudline::Pack;
/// use feudline::pack::RowId;
/// let pack = Pack::builtin();
/// assert_eq!(pack.row(RowId(0)).id(), pack.rows().next().unwrap().id());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

/// Rules and tables, free of faults.
///
/// ```
/// use feudline::Pack;
/// let pack = Pack::builtin().overlay([("gazetteers/organizations.tsv",
///     "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\nmoonmill\tcompany\t月磨坊\t\tMoonmill\t\t\t\tpress\t\n")]).unwrap();
/// assert!(pack.rows().any(|row| row.id() == "moonmill"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pack {
    rules: Vec<Rule>,
    rows: rows::Rows,
    fragments: BTreeMap<(GrammarLanguage, String), String>,
}

impl Pack {
    /// A pack with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// The pack that comes with the library.
    ///
    /// # Panics
    /// Never in a released version: the embedded files are checked by the tests.
    #[must_use]
    pub fn builtin() -> Self {
        let (mut pack, mut faults) = (Self::empty(), Vec::new());
        let files = builtin::FILES.iter().map(|&(file, text)| (file, Cow::Borrowed(text)));
        let (tables, grammars): (Vec<_>, Vec<_>) = files.partition(|(file, _)| file.ends_with(".tsv"));
        // tables and grammars know nothing of each other, and a program that starts waits for both
        std::thread::scope(|scope| {
            let tables = scope.spawn(|| {
                let (mut of_names, mut faults) = (Self::empty(), Vec::new());
                of_names.lay(tables, &mut faults);
                (of_names.rows, faults)
            });
            // what takes longest to check, that every pattern is a regex, is left to the tests
            pack.lay(grammars, &mut faults);
            let (rows, more) = tables.join().expect("reading a table never panics: what is wrong in it is a fault");
            pack.rows = rows;
            faults.extend(more);
        });
        assert!(faults.is_empty(), "the built-in pack is faulty:\n{}", PackError::Faulty(faults));
        pack
    }

    /// Lays the files of a folder over this pack: `grammars/{zh,en}/*.toml` and `gazetteers/*.tsv`.
    ///
    /// # Errors
    /// If the folder cannot be read, or its files have faults; then all of them are reported and nothing is loaded. What is no
    /// plain file (a link, a pipe, a device) is such a fault, and so is what is longer than any pack needs to be.
    pub fn overlay_dir(self, dir: impl AsRef<Path>) -> Result<Self, PackError> {
        let mut faults = Vec::new();
        let files = folder::read(dir.as_ref(), &mut faults)?;
        self.overlay_sound(files.into_iter().map(|(name, text)| (name, Cow::Owned(text))), faults)
    }

    /// Lays files over this pack. Rules are added, replaced (`replace = true`) or dropped (`drop = ["name"]`) by name;
    /// rows are added, and merged with a row of the same table and id.
    ///
    /// # Errors
    /// If any file has faults; all of them are reported, with file and line.
    pub fn overlay<'f>(self, files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Self, PackError> {
        self.overlay_sound(files.into_iter().map(|(name, text)| (name, Cow::Owned(text.to_owned()))), Vec::new())
    }

    /// Lays files over this pack, unless there are faults already or they have any.
    fn overlay_sound(
        mut self,
        files: impl IntoIterator<Item = (impl AsRef<str>, Cow<'static, str>)>,
        mut faults: Vec<Fault>,
    ) -> Result<Self, PackError> {
        let laid = self.lay(files, &mut faults);
        for rule in &self.rules[self.rules.len() - laid..] {
            faults.extend(rule.patterns.iter().filter_map(|p| pattern::fault(p)).map(|why| Fault {
                file: rule.file.to_string(),
                line: rule.line,
                what: format!("rule `{}`: its `match` is no regex: {why}", rule.name),
                help: "see the syntax of the regex crate; there is no look-around".to_owned(),
            }));
        }
        compile::compile(&self, &mut faults);
        shared::check(&self.rows, &mut faults);
        if faults.is_empty() {
            Ok(self)
        } else {
            faults.sort();
            Err(PackError::Faulty(faults))
        }
    }

    /// Reads files and lays them over this pack; gives the number of rules they add, which are the last ones then.
    fn lay(&mut self, files: impl IntoIterator<Item = (impl AsRef<str>, Cow<'static, str>)>, faults: &mut Vec<Fault>) -> usize {
        let mut added = Vec::new();
        let mut replaced = BTreeSet::new();
        let mut rows = rows::Adding::to(&mut self.rows);
        for (file, text) in files {
            let file = file.as_ref();
            if file.ends_with(".tsv") {
                if !file.ends_with("characters.tsv") {
                    tables::read(file, text, &mut rows, faults);
                }
                continue;
            }
            let Some(language) = language_of(file) else {
                faults.push(Fault {
                    file: file.to_owned(),
                    line: 0,
                    what: "a file that is neither a grammar nor a table".to_owned(),
                    help: "grammars/zh/*.toml, grammars/en/*.toml or gazetteers/*.tsv".to_owned(),
                });
                continue;
            };
            let grammar = grammar::read(file, &text, language, faults);
            for (name, line) in grammar.dropped {
                if self.rules.iter().any(|r| r.name == name) {
                    self.rules.retain(|r| r.name != name);
                } else {
                    faults.push(Fault {
                        file: file.to_owned(),
                        line,
                        what: format!("`drop` names `{}`, which no earlier pack has", limits::clipped(&name)),
                        help: "`feudline explain` prints the names of rules".to_owned(),
                    });
                }
            }
            replaced.extend(grammar.replaced);
            self.fragments.extend(grammar.fragments.into_iter().map(|(name, piece)| ((language, name), piece)));
            added.extend(grammar.rules);
        }
        self.rules.retain(|r| !replaced.contains(&r.name));
        self.add_rules(added, faults)
    }

    /// Adds rules with their fragments put in; gives how many were sound.
    fn add_rules(&mut self, added: Vec<Rule>, faults: &mut Vec<Fault>) -> usize {
        let by_language = |language: GrammarLanguage| -> BTreeMap<String, String> {
            self.fragments.iter().filter(|((l, _), _)| *l == language).map(|((_, name), piece)| (name.clone(), piece.clone())).collect()
        };
        let fragments = [by_language(GrammarLanguage::Chinese), by_language(GrammarLanguage::English)];
        let first = self.rules.len();
        let mut known: FxHashMap<RuleName, usize> = self.rules.iter().enumerate().map(|(i, r)| (r.name.clone(), i)).collect();
        for mut rule in added {
            if let Some(old) = known.get(&rule.name).map(|&i| &self.rules[i]) {
                faults.push(Fault {
                    file: rule.file.to_string(),
                    line: rule.line,
                    what: format!("rule `{}` stands a second time, first in {}:{}", rule.name, old.file, old.line),
                    help: "rename it, or say replace = true".to_owned(),
                });
                continue;
            }
            let own = &fragments[rule.language as usize];
            let mut unknown = Vec::new();
            let expanded: Option<Vec<String>> = rule.patterns.iter().map(|p| fragment::expand(p, own, &mut unknown)).collect();
            let Some(patterns) = expanded else {
                faults.push(Fault {
                    file: rule.file.to_string(),
                    line: rule.line,
                    what: format!("rule `{}`: with its fragments, `match` is over {}", rule.name, limits::bytes(limits::PATTERN as u64)),
                    help: "fragments of fragments multiply: use fewer, or two rules".to_owned(),
                });
                continue;
            };
            rule.patterns = patterns;
            if !unknown.is_empty() {
                let known = own.keys().cloned().collect::<Vec<_>>().join(", ");
                unknown.sort_unstable();
                unknown.dedup();
                faults.push(Fault {
                    file: rule.file.to_string(),
                    line: rule.line,
                    what: format!("rule `{}`: unknown fragment @{{{}}}", rule.name, limits::clipped(&unknown.join("}, @{"))),
                    help: format!("this language defines {}", limits::clipped(&known)),
                });
            }
            known.insert(rule.name.clone(), self.rules.len());
            self.rules.push(rule);
        }
        self.rules.len() - first
    }

    /// All rules, in the order they were loaded.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// All rows, in the order they were loaded; [`RowId`] counts them.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        self.rows.iter()
    }

    /// The row with this index.
    ///
    /// # Panics
    /// If the pack has no such row.
    #[must_use]
    pub fn row(&self, id: RowId) -> Row<'_> {
        self.rows.row(id.0)
    }
}

fn language_of(file: &str) -> Option<GrammarLanguage> {
    if !file.ends_with(".toml") {
        None
    } else if file.contains("grammars/zh/") {
        Some(GrammarLanguage::Chinese)
    } else if file.contains("grammars/en/") {
        Some(GrammarLanguage::English)
    } else {
        None
    }
}

/// Whether a rule's `unless` words stand directly before or after a hit of its trigger.
pub(crate) fn refused(rule: &Rule, text: &str, start: usize, end: usize) -> bool {
    rule.unless.holds(&text[..start], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_files_pass_every_check_of_a_users_files() {
        let checked = Pack::empty().overlay(builtin::FILES.iter().copied());
        assert!(checked.is_ok(), "{}", checked.err().map_or_else(String::new, |e| e.to_string()));
    }
}
