//! Two names and one rule of one's own, laid over the built-in pack without recompiling it: what changes in a story.
//!
//! The same files in a folder do the same: `Pack::builtin().overlay_dir("my-pack")`, or `feudline --pack my-pack`.

use std::io::{self, Write};

use feudline::{Document, Extraction, Extractor, Pack, PackError};

/// Names that no table knows: the second has a short form that is also a word for seaweed, so it counts near the full name only.
const ORGANIZATIONS: &str = "\
id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote
luyao-shipping\tcompany\t鹭遥航运|鹭遥\t\tLuyao Shipping\t\t\t\tregister\t
haicao-foods\tcompany\t海草食品|海草\t\tHaicao Foods\t\t海草:near\t\tregister\talso seaweed
";

/// An event that the built-in rules do not tell: a ship held in port for a debt.
const RULES: &str = r#"
[[event]]
name = "own.ship.hold"
why = "who asks that a ship be held puts papers before a court against its owner"
type = "legal.file"
trigger = ["扣押"]
match = '''申请@{TRIGGER}@{PARTY:against}[^,。;]{0,12}(?:船|轮)'''
roles = { subject = "filer", court = "court" }
yes = [{ text = "星澜集团申请扣押禾木集团的货轮。", filer = "星澜集团", against = "禾木集团" }]
no = ["法院扣押了一批货物。"]
"#;

const STORY: &str = "2023年5月8日，海草食品宣布推迟付款。三天后，鹭遥航运向法院申请扣押海草的一艘货轮，要求支付运费1200万元。";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let plain = Extractor::new(Pack::builtin());
    let own = Extractor::new(with_own_rows_and_rules()?);
    let story = Document::new("ship.txt", STORY);
    let mut out = io::stdout().lock();
    writeln!(out, "built-in pack\n{}", told(&plain.extract(&story)))?;
    writeln!(out, "with two rows and a rule of one's own\n{}", told(&own.extract(&story)))?;

    // a mistake is reported with its place and what would do; a faulty pack loads nothing
    let slip = RULES.replace("legal.file", "legal.seize");
    if let Err(error) = Pack::builtin().overlay([("grammars/zh/ships.toml", slip.as_str())]) {
        writeln!(out, "a slip in the rule\n  {}", error.to_string().chars().take(96).collect::<String>())?;
    }
    Ok(())
}

fn with_own_rows_and_rules() -> Result<Pack, PackError> {
    Pack::builtin().overlay([("gazetteers/organizations.tsv", ORGANIZATIONS), ("grammars/zh/ships.toml", RULES)])
}

/// The parties and the events of a story, a line each.
fn told(extraction: &Extraction) -> String {
    let name = |i: usize| extraction.entities[i].name.as_str();
    let mut out = String::new();
    for entity in &extraction.entities {
        out.push_str(&format!("  {:<16}{}\n", entity.kind.word(), entity.name));
    }
    for report in &extraction.reports {
        let when = report.when.map_or_else(|| "undated".to_owned(), |w| w.to_string());
        let parts: Vec<String> = report.parts.iter().map(|p| format!("{} {}", p.role.word(), name(p.entity.0))).collect();
        out.push_str(&format!("  {} {when}  {} [{}]\n", report.kind.word(), parts.join(", "), report.rule));
    }
    out
}
