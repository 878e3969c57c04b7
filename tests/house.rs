//! The rules of the house, read from the sources: floors, homes of outside crates, length of files, paths in prose.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each module of `src`; docs/architecture.md tells why. A module imports from its own floor and below.
const FLOORS: &[(&str, u8)] = &[
    ("span", 0),
    ("error", 0),
    ("ontology", 0),
    ("value", 0),
    ("document", 1),
    ("text", 1),
    ("source", 2),
    ("pack", 2),
    ("mention", 3),
    ("entity", 4),
    ("event", 5),
    ("claim", 5),
    ("tell", 6),
    ("extract", 6),
    ("feud", 7),
    ("export", 8),
    ("check", 9),
    ("bin", 10),
];

/// On floor 5 claims are read with what events lay out, never the other way.
const ONE_WAY: &[(&str, &str)] = &[("event", "claim")];

/// Where each outside crate is named. Its types may be used elsewhere only through what its home re-exports.
const HOMES: &[(&str, &[&str])] = &[
    // calendar arithmetic; the date reader steps over months and weekdays
    ("chrono", &["value/when", "mention/read/date"]),
    // exact decimals: the type, the numerals that make it, and the readers and comparisons of sums
    ("rust_decimal", &["value/money", "value/numeral", "value/quantity", "mention/read/money", "feud/figures"]),
    ("jieba_rs", &["text/segment"]),
    ("toml", &["pack/grammar"]),
    // patterns are checked in the pack and run where they are rules: on mention lines and at the anchors of dates
    ("regex", &["pack/"]),
    ("regex_syntax", &["pack/opening", "pack/pattern", "pack/steps", "pack/walk"]),
    // union-find for names, for stories that have to do with each other and for disputes; the graph for algorithms
    ("petgraph", &["entity/resolve", "feud/groups", "feud/disputes", "feud/graph"]),
    ("hashbrown", &["pack/rows"]),
    ("pinyin", &["entity/transliteration", "entity/court_name"]),
    ("serde", &["export", "bin"]),
    ("serde_json", &["export", "bin"]),
    ("encoding_rs", &["source/decode"]),
    ("chardetng", &["source/decode"]),
    ("dom_smoothie", &["source/page"]),
    ("pulldown_cmark", &["source/markdown"]),
    ("maud", &["export/html"]),
    ("base64", &["export/html/csp"]),
    ("clap", &["bin"]),
    ("clap_complete", &["bin"]),
    ("clap_mangen", &["bin"]),
    ("csv", &["export/csv"]),
    ("quick_xml", &["export/xml", "export/graphml"]),
    ("sha2", &["export/urn", "export/html/csp"]),
    ("parquet", &["export/parquet"]),
    ("arrow_array", &["export/arrow"]),
    ("arrow_buffer", &["export/arrow"]),
    ("arrow_schema", &["export/arrow"]),
    ("flate2", &["bin"]),
    ("zstd", &["bin"]),
    ("indicatif", &["bin"]),
    ("terminal_size", &["bin"]),
    ("thiserror", &["error"]),
    ("unicode_width", &["export/text", "export/dot"]),
    // no type of its own crosses a border: a hasher, a substring search, and short lists inside a story
    ("rustc_hash", &[""]),
    ("smallvec", &[""]),
    ("memchr", &[""]),
];

/// The most lines a file of `src` may have, tests included.
const LONGEST: usize = 400;

/// Files that may be longer, and up to how much.
const LONGER: &[(&str, usize)] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with this ending, sorted, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(path: &Path, ending: &str, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, out);
            } else if path.to_string_lossy().ends_with(ending) {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), ending, &mut paths);
    paths.sort();
    let name = |p: &Path| p.strip_prefix(root()).expect("it lies in the repository").to_string_lossy().replace('\\', "/");
    paths.iter().map(|p| (name(p), fs::read_to_string(p).expect("a readable file"))).collect()
}

/// `feud/merge` for `src/feud/merge.rs`, `bin/feudline/args` for the binary.
fn module(file: &str) -> &str {
    file.trim_start_matches("src/").trim_end_matches(".rs")
}

fn top(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(module, _)| *module == name).map(|(_, floor)| *floor)
}

/// Whether unit tests begin here: they may look wherever they need to.
fn code(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {").map_or(text, |at| &text[..at])
}

fn is_test(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.ends_with("/schema.rs") || file.ends_with("/sample.rs")
}

/// The modules of the crate that a file names: `crate::pack::…` and `feudline::pack::…`, in `use` lines and in paths.
fn named_modules(text: &str) -> BTreeSet<String> {
    let lines = code(text).lines().filter(|l| !l.trim_start().starts_with("//"));
    let mut out = BTreeSet::new();
    for line in lines {
        for prefix in ["crate::", "feudline::"] {
            for (at, _) in line.match_indices(prefix) {
                let rest = &line[at + prefix.len()..];
                let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                out.insert(name);
            }
        }
    }
    out.into_iter().filter(|name| floor(name).is_some()).collect()
}

#[test]
fn every_module_has_a_floor() {
    let named: BTreeSet<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    let sources = files("src", ".rs");
    let unplaced: BTreeSet<&str> =
        sources.iter().map(|(file, _)| top(module(file))).filter(|name| *name != "lib" && !named.contains(name)).collect();
    assert!(unplaced.is_empty(), "give each a floor in tests/house.rs and docs/architecture.md: {unplaced:?}");
}

#[test]
fn imports_go_downward() {
    let mut wrong = Vec::new();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_test(file)) {
        let own = top(module(file));
        let Some(here) = floor(own) else { continue };
        for other in named_modules(text).iter().filter(|other| *other != own && own != "bin") {
            let upward = floor(other).is_some_and(|there| there > here);
            if upward || ONE_WAY.contains(&(own, other.as_str())) {
                wrong.push(format!("{file} (floor {here}) imports crate::{other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports go downward only:\n{}", wrong.join("\n"));
}

#[test]
fn each_outside_crate_has_its_home() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let table = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("there are dependencies");
    let crates: BTreeSet<String> = table
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let homes: BTreeMap<&str, &[&str]> = HOMES.iter().copied().collect();
    let mut wrong: Vec<String> =
        crates.iter().filter(|name| !homes.contains_key(name.as_str())).map(|name| format!("{name} has no home")).collect();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_test(file)) {
        let module = module(file);
        for name in &crates {
            let uses = code(text).lines().filter(|l| !l.trim_start().starts_with("//")).any(|line| names_crate(line, name));
            let home = homes.get(name.as_str()).is_none_or(|homes| homes.iter().any(|home| module.starts_with(home)));
            if uses && !home {
                wrong.push(format!("{file} names {name}, whose home is {}", homes[name.as_str()].join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn names_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn the_core_knows_no_clock_and_no_network() {
    let forbidden = ["SystemTime::now", "Utc::now", "Local::now", "Instant::now", "std::net", "std::env::var"];
    let mut wrong = Vec::new();
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !file.starts_with("src/bin/")) {
        wrong.extend(forbidden.iter().filter(|word| code(text).contains(**word)).map(|word| format!("{file}: {word}")));
    }
    assert!(wrong.is_empty(), "results depend on the story and the pack only:\n{}", wrong.join("\n"));
}

#[test]
fn no_source_file_is_too_long() {
    let long: Vec<String> = files("src", ".rs")
        .iter()
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(file, lines)| *lines > LONGER.iter().find(|(long, _)| long == file).map_or(LONGEST, |(_, most)| *most))
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split where you would write a heading:\n{}", long.join("\n"));
}

#[test]
fn every_public_type_has_an_example() {
    // a line, whether it declares a type that others can name, and the documentation above it
    let declares = |line: &str| ["pub struct ", "pub enum ", "pub trait ", "pub union "].iter().any(|words| line.starts_with(words));
    let mut without = Vec::new();
    let mut types = 0;
    for (file, text) in files("src", ".rs").iter().filter(|(file, _)| !is_test(file) && !file.starts_with("src/bin/")) {
        let lines: Vec<&str> = code(text).lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| declares(line) && !line.contains('$')) {
            types += 1;
            let above = lines[..at].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
            if !above.into_iter().any(|line| line.starts_with("/// ```")) {
                without.push(format!("{file}:{}: {line}", at + 1));
            }
        }
    }
    assert!(types > 50, "only {types} types were found");
    assert!(without.is_empty(), "show how each is used:\n{}", without.join("\n"));
}

/// What prose calls a path: between backticks or in a link, beginning with a folder of the repository.
fn paths_in(text: &str) -> BTreeSet<String> {
    let folders = ["src/", "docs/", "tests/", "grammars/", "gazetteers/", "examples/", "benches/", "python/", ".ci/"];
    text.split(['`', '(', ')', ' ', '\n', '[', ']', '"'])
        .map(|word| word.split(['#', ':']).next().unwrap_or("").trim_end_matches(['.', ',', ';']))
        .filter(|word| folders.iter().any(|folder| word.starts_with(folder)))
        .filter(|word| !word.contains(['*', '{', '<', '$', '…', '|']))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_path_in_the_documentation_exists() {
    let mut prose = files("docs", ".md");
    for file in ["README.md", "CHANGELOG.md"] {
        prose.push((file.to_owned(), fs::read_to_string(root().join(file)).expect("it is there")));
    }
    prose.extend(files("src", ".rs").into_iter().map(|(file, text)| {
        let comments: Vec<&str> = text.lines().filter(|l| l.trim_start().starts_with("//")).collect();
        (file, comments.join("\n"))
    }));
    let mut missing = Vec::new();
    for (file, text) in &prose {
        missing.extend(paths_in(text).into_iter().filter(|path| !root().join(path).exists()).map(|path| format!("{file}: {path}")));
    }
    assert!(missing.is_empty(), "these paths are named but not there:\n{}", missing.join("\n"));
}

#[test]
fn links_between_documents_hold() {
    let mut missing = Vec::new();
    let mut prose = files("docs", ".md");
    prose.push(("README.md".to_owned(), fs::read_to_string(root().join("README.md")).expect("it is there")));
    for (file, text) in &prose {
        let folder = root().join(file).parent().map(Path::to_path_buf).unwrap_or_default();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or("");
            if !path.is_empty() && !path.contains("://") && !folder.join(path).exists() {
                missing.push(format!("{file}: {link}"));
            }
        }
    }
    assert!(missing.is_empty(), "these links lead nowhere:\n{}", missing.join("\n"));
}

#[test]
fn every_file_of_the_pack_is_embedded() {
    let builtin = fs::read_to_string(root().join("src/pack/builtin.rs")).expect("it is there");
    let mut missing = Vec::new();
    for (folder, ending) in [("grammars", ".toml"), ("gazetteers", ".tsv")] {
        let all = files(folder, ending).into_iter().map(|(file, _)| file);
        // characters.tsv is read by the text view, not by the pack
        missing.extend(all.filter(|f| !f.ends_with("characters.tsv") && !builtin.contains(&format!("\"{f}\""))));
    }
    assert!(missing.is_empty(), "add to src/pack/builtin.rs: {missing:?}");
}

#[test]
fn every_rule_has_a_why_and_examples_both_ways() {
    for rule in feudline::Pack::builtin().rules() {
        assert!(!rule.why.is_empty() && !rule.yes.is_empty() && !rule.no.is_empty(), "{}:{}: {}", rule.file, rule.line, rule.name);
    }
}
