//! The documentation names every word of the vocabulary, and no other.

use std::fs;
use std::path::Path;

use feudline::ontology::{ClaimKind, EventKind, Factuality, QuoteKind, RelationKind, Role};
use feudline::pack::{RuleKind, TableKind};

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).expect("it is there")
}

fn lacks(page: &str, words: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
    words.into_iter().filter(|word| !page.contains(&format!("`{word}`"))).collect()
}

#[test]
fn the_schema_page_tells_every_word() {
    let page = page("schema.md");
    assert_eq!(lacks(&page, EventKind::ALL.iter().map(|k| k.word())), [""; 0]);
    assert_eq!(lacks(&page, ClaimKind::ALL.iter().map(|k| k.word())), [""; 0]);
    assert_eq!(lacks(&page, QuoteKind::ALL.iter().map(|k| k.word())), [""; 0]);
    assert_eq!(lacks(&page, RelationKind::ALL.iter().map(|k| k.word())), [""; 0]);
    assert_eq!(lacks(&page, Factuality::ALL.iter().map(|k| k.word())), [""; 0]);
    // roles stand in the table of events, without marks of code
    let unknown: Vec<&str> = Role::ALL.iter().map(|r| r.word()).filter(|role| !page.contains(role)).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn every_core_role_is_marked() {
    let page = page("schema.md");
    for kind in EventKind::ALL {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{}` |", kind.word()))).expect("every kind has a row");
        for role in kind.core() {
            assert!(row.contains(&format!("**{}**", role.word())), "{}: {} is a core role", kind.word(), role.word());
        }
        assert_eq!(row.matches("**").count(), 2 * kind.core().len(), "{}", kind.word());
    }
}

#[test]
fn the_grammar_page_tells_every_kind_of_rule_and_table() {
    let page = page("grammar.md");
    let kinds =
        [RuleKind::Date, RuleKind::Money, RuleKind::Event, RuleKind::Claim, RuleKind::Operator, RuleKind::Stand, RuleKind::Evidence];
    for kind in kinds {
        assert!(page.contains(&format!("### `[[{}]]`", kind.word())), "{}", kind.word());
        for rule in feudline::Pack::builtin().rules().iter().filter(|rule| rule.kind == kind) {
            let untold: Vec<&String> = rule.settings.keys().filter(|key| !page.contains(&format!("`{key}`"))).collect();
            assert!(untold.is_empty(), "{}: docs/grammar.md does not tell {untold:?}", rule.name);
        }
    }
    for file in TableKind::files() {
        assert!(page.contains(&format!("`gazetteers/{file}`")), "{file}");
    }
}
