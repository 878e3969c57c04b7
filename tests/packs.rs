//! The built-in pack does what its own examples say.

use feudline::check::examples;
use feudline::{Extractor, Pack};

#[test]
fn every_rule_does_what_its_examples_say() {
    let faults = examples(&Extractor::new(Pack::builtin()));
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} examples do not hold:\n{}", lines.len(), lines.join("\n"));
}
