//! What the README and the pages for users show is what the commands print.
//!
//! A `console` block with `$ feudline …` lines holds their output; `| head -N` or `| tail -N` cuts it and says so. After a change of what is
//! read, `UPDATE_README=1 cargo test --all-features --test readme` writes the blocks anew.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[path = "../examples/musk_openai.rs"]
#[allow(dead_code, reason = "the example's own `main`")]
mod musk_openai;

#[test]
fn the_readme_shows_what_the_commands_print() {
    shows_what_is_printed("README.md");
}

#[test]
fn the_pages_for_users_show_what_the_commands_print() {
    for page in ["docs/exports.md", "docs/analyst.md", "docs/service.md", "docs/data-engineer.md", "docs/rule-author.md"] {
        shows_what_is_printed(page);
    }
}

fn shows_what_is_printed(page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let readme = fs::read_to_string(&path).expect("it is there");
    let real = with_real_output(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, real).expect("it can be written");
        return;
    }
    for (shown, real) in readme.lines().zip(real.lines()) {
        assert_eq!(shown, real, "{page} shows something else; UPDATE_README=1 cargo test --all-features --test readme");
    }
    assert_eq!(readme.lines().count(), real.lines().count(), "{page}");
}

fn with_real_output(readme: &str) -> String {
    let mut out = String::new();
    for (i, block) in readme.split("```").enumerate() {
        if i > 0 {
            out.push_str("```");
        }
        let commands: Vec<&str> = block.lines().filter(|line| line.starts_with("$ ")).collect();
        if !block.starts_with("console\n") || commands.is_empty() || !commands.iter().all(|c| is_shown(c)) {
            out.push_str(block);
            continue;
        }
        out.push_str("console\n");
        for command in commands {
            out.push_str(&format!("{command}\n{}", output(command)));
        }
    }
    out
}

const EXAMPLE: &str = "cargo run --release --example musk_openai";

/// Commands that write files or read what is not here are named only.
fn is_shown(command: &str) -> bool {
    let call = command.trim_start_matches("$ ");
    call.starts_with(EXAMPLE) || call.starts_with("feudline ") && !call.contains('>') && !call.contains(" -o ")
}

fn output(command: &str) -> String {
    let (call, cut) = command.trim_start_matches("$ ").split_once(" | ").unwrap_or((command.trim_start_matches("$ "), ""));
    let text = if call == EXAMPLE { musk_openai::timeline() } else { run(call.trim_start_matches("feudline ")) };
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let number = |n: &str| n.parse::<usize>().expect("a number of lines").min(lines.len());
    let shown = match (cut.strip_prefix("head -"), cut.strip_prefix("tail -")) {
        (Some(n), _) => &lines[..number(n)],
        (_, Some(n)) => &lines[lines.len() - number(n)..],
        _ => &lines[..],
    };
    shown.iter().map(|line| format!("{line}\n")).collect()
}

fn run(call: &str) -> String {
    let arguments: Vec<&str> = call.split('\'').enumerate().flat_map(|(i, part)| words(part, i % 2 == 1)).collect();
    let run = Command::new(env!("CARGO_BIN_EXE_feudline"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the binary runs");
    assert!(run.status.success(), "{call}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("it prints UTF-8")
}

/// The words of a part of a command; what stands between quotation marks is one word.
fn words(part: &str, quoted: bool) -> Vec<&str> {
    if quoted { vec![part] } else { part.split_whitespace().collect() }
}
