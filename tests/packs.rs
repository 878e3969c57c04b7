//! The built-in pack does what its own examples say.

use feudline::check::examples_of;
use feudline::pack::{Rule, RuleKind};
use feudline::{Extractor, Pack};

/// Rules whose examples must hold.
fn is_settled(rule: &Rule) -> bool {
    matches!(rule.kind, RuleKind::Event | RuleKind::Operator | RuleKind::Date)
}

#[test]
fn every_rule_does_what_its_examples_say() {
    let faults = examples_of(&Extractor::new(Pack::builtin()), is_settled);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} examples do not hold:\n{}", lines.len(), lines.join("\n"));
}
