//! The examples of rules, run: every `yes` gives what it says, by the rule it stands under or, of events, by one with longer words, but
//! not all of them; no `no` gives anything by the rule.

use crate::claim::{ClaimKind, Named};
use crate::document::Document;
use crate::entity::{EntityId, EntityKind, Form};
use crate::error::Fault;
use crate::event::{Report, Role};
use crate::extract::{Extraction, Extractor};
use crate::pack::{Example, Rule, RuleKind};
use crate::value::money::{Decimal, Money};
use crate::value::when::{Granularity, When};

/// Runs the examples of every rule of the extractor's pack that makes results: events, operators, claims, dates, sums.
/// Gives one fault for each example that does not hold, in the order of the rules.
#[must_use]
pub fn examples(extractor: &Extractor) -> Vec<Fault> {
    examples_of(extractor, |_| true)
}

/// The same for the rules that are wanted: those of one's own pack, say.
#[must_use]
pub fn examples_of(extractor: &Extractor, wanted: impl Fn(&Rule) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in extractor.pack().rules().iter().filter(|rule| wanted(rule)) {
        for example in &rule.yes {
            let extraction = read(extractor, example);
            if let Err(instead) = holds(rule, example, &extraction) {
                faults.push(fault(rule, example, "a `yes` example does not hold", instead));
            }
        }
        if let Some(first) = rule.yes.first().filter(|_| never_speaks(extractor, rule)) {
            faults.push(fault(rule, first, "the rule fires on none of its `yes` examples", told(&read(extractor, first))));
        }
        for example in &rule.no {
            let extraction = read(extractor, example);
            if fires(rule, &extraction) {
                faults.push(fault(rule, example, "the rule fires on a `no` example", told(&extraction)));
            }
        }
    }
    faults
}

/// Whether other rules say all that an event rule should say in its examples: it does nothing.
fn never_speaks(extractor: &Extractor, rule: &Rule) -> bool {
    rule.kind == RuleKind::Event && !rule.yes.iter().any(|example| fires(rule, &read(extractor, example)))
}

fn fault(rule: &Rule, example: &Example, what: &str, help: String) -> Fault {
    Fault { file: rule.file.to_string(), line: rule.line, what: format!("rule `{}`: {what}: {:?}", rule.name, example.text), help }
}

/// An example, read as a story of its own.
fn read(extractor: &Extractor, example: &Example) -> Extraction {
    let mut story = Document::new("example", example.text.as_str());
    if let Some(published) = example.want.get("published").and_then(|day| day.parse().ok()) {
        story = story.with_published(published);
    }
    extractor.extract(&story)
}

/// Whether a rule made anything of a story; kinds of rule that make nothing of their own never fire.
fn fires(rule: &Rule, extraction: &Extraction) -> bool {
    match rule.kind {
        RuleKind::Event => extraction.reports.iter().any(|r| r.rule == rule.name),
        RuleKind::Operator => extraction.reports.iter().any(|r| is_set_by(r, rule)),
        RuleKind::Claim => extraction.claims.iter().any(|c| c.rule == rule.name),
        RuleKind::Date if is_beside(rule) => extraction.dates.iter().any(|d| d.when.granularity == Granularity::Range),
        RuleKind::Date => extraction.dates.iter().any(|d| d.rule == rule.name),
        RuleKind::Money => extraction.amounts.iter().any(|a| a.rule == rule.name),
        RuleKind::Stand => stands(rule, extraction),
        RuleKind::Evidence => shows(rule, extraction),
    }
}

/// Whether one of a stand rule's words stands for a party, or is an unnamed source.
fn stands(rule: &Rule, extraction: &Extraction) -> bool {
    let text = extraction.document.text();
    extraction.entities.iter().any(|entity| {
        let stood = entity.mentions.iter().filter(|m| m.form != Form::Name || entity.kind == EntityKind::Group);
        // 三家企业: a number may belong to the word
        let counts = |word: &str, t: &str| entity.kind == EntityKind::Group && word.ends_with(t);
        let mut words = stood.map(|m| &text[m.span.range()]);
        // 把公司: what leads the word is no part of it
        let led = |word: &str, t: &str| !t.is_ascii() && t.ends_with(word);
        words.any(|word| rule.triggers.iter().any(|t| t.eq_ignore_ascii_case(word) || led(word, t) || counts(word, t)))
    })
}

/// Whether what a rule of evidence tells shows: a claim of its kind, an order of two reports. Words that turn the subject
/// show in the roles of events only.
fn shows(rule: &Rule, extraction: &Extraction) -> bool {
    match rule.word("of").unwrap_or_default() {
        "later" => extraction.stated_order.iter().any(|(a, b)| a < b),
        "earlier" => extraction.stated_order.iter().any(|(a, b)| a > b),
        of if Named::from_word(of).is_some() => extraction.claims.iter().any(|c| c.named == Named::from_word(of)),
        kind => ClaimKind::from_word(kind).is_some_and(|kind| extraction.claims.iter().any(|c| c.kind == kind)),
    }
}

/// A rule about words beside a date changes what another rule read.
fn is_beside(rule: &Rule) -> bool {
    rule.word("reader").is_some_and(|reader| reader.starts_with("beside"))
}

/// Whether a `yes` example gives what it says; else what it gives instead.
fn holds(rule: &Rule, example: &Example, extraction: &Extraction) -> Result<(), String> {
    let right = match rule.kind {
        // a rule with longer words may say the same
        RuleKind::Event => extraction
            .reports
            .iter()
            .any(|r| (r.rule == rule.name || rule.word("type") == Some(r.kind.word())) && is_wanted(example, extraction, r)),
        RuleKind::Operator => extraction.reports.iter().any(|r| is_set_by(r, rule) && is_wanted(example, extraction, r)),
        RuleKind::Claim => extraction.claims.iter().any(|c| {
            let speaker = example.want.get("speaker");
            c.rule == rule.name && speaker.is_none_or(|name| c.speaker.is_some_and(|s| is_called(extraction, s, name)))
        }),
        RuleKind::Date => {
            let by_rule = |name: &str| is_beside(rule) || *name == *rule.name;
            let found = extraction.dates.iter().any(|d| by_rule(&d.rule) && is_value(example, &d.when.to_string()));
            found != (rule.word("reader") == Some("block"))
        }
        // a rule of modifiers (约, 以上) leaves the sum to the rule of its unit
        RuleKind::Money => is_value(example, &extraction.amounts.iter().map(|a| sum(&a.money)).collect::<Vec<_>>().join("; ")),
        RuleKind::Evidence if matches!(rule.word("of"), Some("turn" | "accusal")) => true,
        RuleKind::Stand | RuleKind::Evidence => fires(rule, extraction),
    };
    if right { Ok(()) } else { Err(told(extraction)) }
}

fn is_value(example: &Example, value: &str) -> bool {
    example.want.get("is").is_none_or(|is| is == value)
}

/// A sum as examples write it: `1200..1500 CNY`, `..100 USD`, `3..3 HKD each`.
fn sum(money: &Money) -> String {
    let bound = |d: Option<Decimal>| d.map(|d| d.normalize().to_string()).unwrap_or_default();
    let currency = money.currency.map(|c| format!(" {}", c.code())).unwrap_or_default();
    let each = if money.per_unit { " each" } else { "" };
    format!("{}..{}{currency}{each}", bound(money.low), bound(money.high))
}

/// An operator leaves its name in the notes of the report that it changes.
fn is_set_by(report: &Report, rule: &Rule) -> bool {
    report.notes.iter().any(|note| note.strip_suffix(&*rule.name).is_some_and(|rest| rest.ends_with(" by ")))
}

/// Whether a report has the date, the factuality, the sum and the parties in roles that an example asks for.
fn is_wanted(example: &Example, extraction: &Extraction, report: &Report) -> bool {
    example.want.iter().all(|(key, value)| match key.as_str() {
        "published" => true,
        "factuality" => report.factuality.word() == value,
        "date" => report.when.as_ref().map(When::to_string).as_ref() == Some(value),
        "amount" => report.amounts.iter().any(|&i| extraction.amounts.get(i).is_some_and(|a| &example.text[a.span.range()] == value)),
        role => Role::from_word(role).is_some_and(|role| {
            let parts: Vec<EntityId> = report.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect();
            let names: Vec<&str> = value.split('|').collect();
            names.len() == parts.len() && names.iter().all(|name| parts.iter().any(|&e| is_called(extraction, e, name)))
        }),
    })
}

fn is_called(extraction: &Extraction, entity: EntityId, name: &str) -> bool {
    extraction
        .entities
        .get(entity.0)
        .is_some_and(|e| std::iter::once(&e.name).chain(&e.aliases).any(|a| a.trim_end_matches('.') == name.trim_end_matches('.')))
}

/// What a story gave, in a line.
fn told(extraction: &Extraction) -> String {
    let name = |entity: EntityId| extraction.entities.get(entity.0).map_or("?", |e| e.name.as_str());
    let mut parts: Vec<String> = extraction
        .reports
        .iter()
        .map(|r| {
            let who: Vec<String> = r.parts.iter().map(|p| format!("{}={}", p.role.word(), name(p.entity))).collect();
            format!("{} [{}] {} by {}", r.kind.word(), who.join(" "), r.factuality.word(), r.rule)
        })
        .collect();
    parts.extend(extraction.claims.iter().map(|c| format!("{} by {}", c.kind.word(), c.rule)));
    parts.extend(extraction.dates.iter().map(|d| format!("{} by {}", d.when, d.rule)));
    if parts.is_empty() { "it gives nothing".to_owned() } else { format!("it gives {}", parts.join(", ")) }
}
