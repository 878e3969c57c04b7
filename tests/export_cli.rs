//! `feudline export`, `completions` and `man` as people use them.

mod desk;

use std::fs;
use std::process::Output;

use desk::Desk;

impl Desk {
    fn new(name: &str) -> Self {
        let desk = Self::empty("export", name);
        desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司，索赔3亿元。\n星河科技公司回应称，只收到1800万元。\n");
        desk.put("appeal.txt", "2024年5月6日，星河科技公司提起上诉。月磨坊公司计划上市。\n");
        desk
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).expect("the folder is there");
        let mut names: Vec<String> = entries.map(|e| e.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the binary runs")
    }

    /// What a run prints that must be fine.
    fn fine(&self, args: &[&str]) -> Vec<u8> {
        let run = self.run(args);
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
        run.stdout
    }

    /// Exit code and message of a run that must fail.
    fn failing(&self, args: &[&str]) -> (Option<i32>, String) {
        let run = self.run(args);
        assert!(!run.status.success() && run.stdout.is_empty(), "{args:?}");
        (run.status.code(), String::from_utf8(run.stderr).expect("it speaks UTF-8"))
    }
}

const FORMATS: [&str; 9] = ["timelinejs", "followthemoney", "graphml", "gexf", "dot", "mermaid", "webannotation", "schema-org", "markdown"];

#[test]
fn every_format_goes_to_standard_output_or_to_a_file() {
    let desk = Desk::new("formats");
    for format in FORMATS {
        let there = desk.fine(&["export", "--to", format, "mill.txt", "appeal.txt"]);
        assert!(desk.fine(&["export", "--to", format, "appeal.txt", "mill.txt", "-o", "out"]).is_empty());
        assert_eq!(
            String::from_utf8_lossy(&there),
            String::from_utf8_lossy(&desk.read("out")),
            "{format}: whatever the order of the files"
        );
        assert!(there.ends_with(b"\n"), "{format}");
    }
    assert_eq!(desk.files("."), ["appeal.txt", "mill.txt", "out"], "nothing is left beside");
}

#[test]
fn tables_go_to_a_folder_and_one_table_to_standard_output() {
    let desk = Desk::new("tables");
    desk.fine(&["export", "--to", "csv", "mill.txt", "-o", "deep/tables"]);
    let files = desk.files("deep/tables");
    assert_eq!(files.len(), 12);
    assert!(files.iter().all(|f| f.ends_with(".csv")), "{files:?}");
    let events = desk.fine(&["export", "--to", "csv", "--table", "events", "mill.txt"]);
    assert_eq!(events, desk.read("deep/tables/events.csv"));
    assert!(events.starts_with("\u{feff}id,earliest,".as_bytes()), "spreadsheets need the byte order mark");
    assert!(desk.fine(&["export", "--to", "csv", "--table", "events", "--raw", "mill.txt"]).starts_with(b"id,earliest,"));
    let english = desk.fine(&["export", "--to", "csv", "--table", "events", "--labels", "en", "mill.txt"]);
    assert!(String::from_utf8_lossy(&english).contains("sues"));
}

#[test]
fn a_wrong_call_is_told_before_anything_is_read() {
    let desk = Desk::new("usage");
    let told = |args: &[&str]| desk.failing(args);
    let (code, what) = told(&["export", "--to", "csv", "mill.txt"]);
    assert_eq!((code, what.lines().next()), (Some(2), Some("error: there are several tables and one standard output")));
    assert!(what.contains("help: all tables go to a folder: -o DIR"), "{what}");
    assert!(told(&["export", "--to", "csv", "mill.txt", "-o", "appeal.txt"]).1.contains("appeal.txt is no directory"));
    assert!(told(&["export", "--to", "dot", "--table", "events", "mill.txt"]).1.contains("--table and --raw are for tables"));
    assert!(told(&["export", "--to", "csv", "--table", "event", "mill.txt"]).1.contains("expected one of events, participants"));
    let (code, what) = told(&["export", "--to", "gefx", "mill.txt"]);
    assert_eq!(code, Some(2));
    assert!(what.contains("a similar value exists: 'gexf'"), "{what}");
    assert_eq!(told(&["export", "mill.txt"]).0, Some(2));
    if cfg!(feature = "parquet") {
        desk.fine(&["export", "--to", "parquet", "mill.txt", "-o", "tables"]);
        assert!(desk.read("tables/events.parquet").starts_with(b"PAR1"));
    } else {
        let (code, what) = told(&["export", "--to", "parquet", "mill.txt", "-o", "tables"]);
        assert_eq!((code, what.lines().next()), (Some(2), Some("error: this build writes no Parquet")));
    }
    assert_eq!(told(&["export", "--to", "dot"]).0, Some(2));
}

#[test]
fn what_can_be_read_is_exported_and_the_rest_is_told() {
    let desk = Desk::new("some");
    let run = desk.run(&["export", "--to", "mermaid", "mill.txt", "none.txt"]);
    assert_eq!(run.status.code(), Some(3));
    assert!(run.stdout.starts_with(b"timeline\n"));
    assert!(String::from_utf8_lossy(&run.stderr).contains("none.txt: no such file"));
    assert_eq!(desk.failing(&["export", "--to", "mermaid", "none.txt", "-o", "out"]).0, Some(4));
    assert_eq!(desk.files("."), ["appeal.txt", "mill.txt"]);
}

#[test]
fn a_folder_is_all_its_stories() {
    let desk = Desk::new("folder");
    let folder = String::from_utf8(desk.fine(&["export", "--to", "csv", "--table", "documents", "--raw", "."])).expect("UTF-8");
    assert_eq!(folder.lines().count(), 3, "{folder}");
}

#[test]
fn the_timeline_is_a_report_where_that_is_asked_for() {
    let desk = Desk::new("markdown");
    let report = String::from_utf8(desk.fine(&["timeline", "--format", "markdown", "mill.txt"])).expect("UTF-8");
    assert!(report.contains("\n| --- | --- | --- | --- | --- |\n") && report.contains("\n```mermaid\ntimeline\n"), "{report}");
    assert_eq!(report, String::from_utf8(desk.fine(&["mill.txt", "--format", "markdown"])).expect("UTF-8"));
}

#[test]
fn shells_and_man_know_every_command() {
    let desk = Desk::new("manual");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = String::from_utf8(desk.fine(&["completions", shell])).expect("UTF-8");
        assert!(["timeline", "export", "published"].iter().all(|word| script.contains(word)), "{shell}");
    }
    let page = String::from_utf8(desk.fine(&["man"])).expect("UTF-8");
    let commands: Vec<&str> =
        page.lines().filter_map(|l| l.strip_prefix("feudline\\-")?.strip_suffix("(1)")).filter(|c| *c != "help").collect();
    assert!(commands.contains(&"export") && commands.len() >= 10, "{commands:?}");
    for command in commands {
        let page = String::from_utf8(desk.fine(&["man", command])).expect("UTF-8");
        assert!(page.contains(&format!(".TH feudline-{command} 1")), "{page}");
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
    assert!(desk.failing(&["man", "exprot"]).1.contains("help: commands: timeline, extract, export"));
}
