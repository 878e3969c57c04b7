//! The examples of the date rules: every `yes` gives what it says, no `no` gives a date by that rule.

use feudline::pack::{Example, Rule, RuleKind};
use feudline::value::when::Granularity;
use feudline::{Document, Extraction, Extractor, Pack};

/// The story of an example, read.
fn read(extractor: &Extractor, example: &Example) -> Extraction {
    let mut story = Document::new("example", example.text.as_str());
    if let Some(published) = example.want.get("published") {
        story = story.with_published(published.parse().expect("`published` is an ISO date"));
    }
    extractor.extract(&story)
}

/// What a rule got wrong, in a line for the reader of the file.
fn complain(rule: &Rule, example: &Example, extraction: &Extraction) -> String {
    let found: Vec<String> =
        extraction.dates.iter().map(|d| format!("{} = {} by {}", &example.text[d.span.range()], d.when, d.rule)).collect();
    format!("{}:{} {}: {:?} gives {found:?}", rule.file, rule.line, rule.name, example.text)
}

#[test]
fn every_date_rule_does_what_its_examples_say() {
    let extractor = Extractor::new(Pack::builtin());
    let mut wrong = Vec::new();
    for rule in extractor.pack().rules().iter().filter(|r| r.kind == RuleKind::Date) {
        let beside = rule.word("reader").is_some_and(|reader| reader.starts_with("beside"));
        let block = rule.word("reader") == Some("block");
        for example in &rule.yes {
            let extraction = read(&extractor, example);
            let wanted = |d: &feudline::extract::DateMention| example.want.get("is").is_none_or(|is| *is == d.when.to_string());
            let right = extraction.dates.iter().any(|d| wanted(d) && (beside || d.rule == rule.name));
            if right == block {
                wrong.push(complain(rule, example, &extraction));
            }
        }
        for example in &rule.no {
            let extraction = read(&extractor, example);
            let fired = if beside {
                extraction.dates.iter().any(|d| d.when.granularity == Granularity::Range)
            } else {
                extraction.dates.iter().any(|d| d.rule == rule.name)
            };
            if fired {
                wrong.push(complain(rule, example, &extraction));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
