//! Runs that are stopped: killed at any point, at a full disk, by whoever reads no further. What was there stays, what was
//! written can be gone on with, and what failed is told.
//!
//! `FEUDLINE_KILLS` asks for more points than the few of a quick run.

mod desk;

use std::fs;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use desk::Desk;

impl Desk {
    fn new(name: &str) -> Self {
        Self::empty("stops", name)
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("it is there")
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the binary runs")
    }

    /// Starts a run and kills it when the condition holds, or lets it end.
    fn kill_when(&self, args: &[&str], stop: impl Fn() -> bool) -> bool {
        let mut child = self.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs");
        loop {
            if ended(&mut child) {
                return false;
            }
            if stop() {
                // a run that has just ended cannot be killed, and need not be
                let _ = child.kill();
                child.wait().expect("it was started");
                return true;
            }
            std::thread::yield_now();
        }
    }
}

fn ended(child: &mut Child) -> bool {
    child.try_wait().expect("it was started").is_some()
}

/// Points to kill at: many, or as few as a quick run has time for.
fn kills(few: u64) -> u64 {
    std::env::var("FEUDLINE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}

/// The same points in every run (splitmix64).
fn random(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn stories(count: usize) -> String {
    let story = |n: usize| {
        let text = format!("2024年2月{}日，月磨坊公司起诉星河科技公司，索赔{n}万元。", n % 28 + 1).repeat(n % 5 + 1);
        format!("{}\n", serde_json::json!({ "id": format!("s{n}"), "text": text }))
    };
    (0..count).map(story).collect()
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

#[test]
fn a_batch_that_is_killed_goes_on_to_the_same_bytes() {
    let desk = Desk::new("batch");
    desk.put("in.ndjson", stories(300));
    assert_eq!(desk.run(&["batch", "in.ndjson", "-o", "whole.ndjson"]).status.code(), Some(0));
    let whole = desk.get("whole.ndjson");
    let resume = ["batch", "in.ndjson", "-o", "out.ndjson", "--resume"];
    let (part, all) = (desk.0.join(".out.ndjson.part"), whole.len() as u64);
    let mut killed = 0;
    for point in 0..kills(4) {
        desk.put("out.ndjson", "old\n");
        // killed once, or several times on the way
        let mut stops: Vec<u64> = (0..=point % 3).map(|i| random(100 * point + i) % all).collect();
        stops.sort_unstable();
        for stop in stops {
            killed += u64::from(desk.kill_when(&resume, || size(&part) >= stop));
            assert!(matches!(desk.get("out.ndjson"), now if now == "old\n" || now == whole), "the old file or the new one");
        }
        assert_eq!(desk.run(&resume).status.code(), Some(0));
        assert!(desk.get("out.ndjson") == whole, "point {point}: the same bytes as without a stop");
        assert!(!part.exists());
    }
    assert!(killed > 0, "it was killed at least once");
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let desk = Desk::new("file");
    desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。\n星河科技公司回应称，只收到1800万元。\n".repeat(40));
    let begun = Instant::now();
    assert_eq!(desk.run(&["html", "mill.txt", "-o", "whole"]).status.code(), Some(0));
    let (whole, took) = (desk.get("whole"), begun.elapsed());
    let (mut old, mut new) = (0, 0);
    for point in 0..kills(6) {
        desk.put("out", "old\n");
        // half of them anywhere, half of them around the moment when the file gets its name
        let named = || fs::read_dir(&desk.0).expect("it is there").flatten().any(|e| e.file_name().to_string_lossy().ends_with(".part"));
        if point % 2 == 0 {
            let begun = Instant::now();
            let at = took.mul_f64(random(point) as f64 / u64::MAX as f64);
            desk.kill_when(&["html", "mill.txt", "-o", "out"], || begun.elapsed() >= at);
        } else {
            let wait = Duration::from_micros(random(point) % 3_000);
            desk.kill_when(&["html", "mill.txt", "-o", "out"], || {
                let there = named();
                if there {
                    sleep(wait);
                }
                there
            });
        }
        match desk.get("out") {
            now if now == "old\n" => old += 1,
            now if now == whole => new += 1,
            now => panic!("point {point}: {} bytes that are neither", now.len()),
        }
        for file in fs::read_dir(&desk.0).expect("it is there").flatten().filter(|e| e.file_name().to_string_lossy().ends_with(".part")) {
            fs::remove_file(file.path()).expect("it is there");
        }
    }
    assert_eq!(old + new, kills(6));
}

/// Lines that are no story, of many kinds; what is said of each.
const BAD: &[(&[u8], &str)] = &[
    (b"not json", "expected ident"),
    (b"{\"id\":\"torn\",\"text\":\"\xE7\x94\"}", "invalid unicode code point, at byte"),
    (b"{\"id\":\"cut\",\"text\":\"a", "EOF while parsing a string, at byte"),
    (b"[\"id\",\"text\"]", "invalid length 2"),
    (b"{\"text\":\"no id\"}", "missing field `id`"),
    (b"{\"id\":null,\"text\":\"a\"}", "`id` is neither a string nor a number"),
    (b"{\"id\":\"untold\"}", "missing field `text`, or `html`"),
    (b"{\"id\":\"number\",\"text\":5}", "invalid type: integer `5`, expected a string"),
    (b"{\"id\":\"both\",\"text\":\"a\",\"html\":\"b\"}", "both `text` and `html`"),
    (b"{\"id\":\"day\",\"text\":\"a\",\"published\":\"2024-02-30\"}", "`published` is `2024-02-30`"),
    (b"{\"id\":\"tongue\",\"text\":\"a\",\"language\":\"fr\"}", "`language` is `fr`"),
    (b"{\"id\":\"half\",\"text\":\"\\ud800\"}", "unexpected end of hex escape"),
    (b"{\"id\":\"empty\",\"html\":\"\"}", "`html`: no story on this page"),
];

#[test]
fn fifty_bad_stories_of_a_thousand_cost_fifty_records() {
    let desk = Desk::new("thousand");
    let (mut lines, mut said) = (Vec::new(), Vec::new());
    for (n, story) in stories(1_000).lines().enumerate() {
        let bad = (n % 20 == 7).then(|| BAD[n / 20 % BAD.len()]);
        lines.extend_from_slice(bad.map_or(story.as_bytes(), |(line, _)| line));
        lines.push(b'\n');
        said.push(bad.map(|(_, said)| said));
    }
    desk.put("in.ndjson", lines);
    let run = desk.run(&["batch", "in.ndjson", "-o", "out.ndjson"]);
    assert_eq!(run.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&run.stderr).contains("error: 50 of 1000 inputs failed"), "{}", String::from_utf8_lossy(&run.stderr));
    let out = desk.get("out.ndjson");
    let results: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect();
    assert_eq!((results.len(), results.iter().filter(|r| r.get("error").is_none()).count()), (1_000, 950));
    for (n, (result, said)) in results.iter().zip(said).enumerate() {
        match (said, result["error"].as_str()) {
            (None, None) => assert_eq!(result["documents"][0]["id"], format!("s{n}")),
            (Some(said), Some(error)) => {
                assert!(error.contains(said) && error.starts_with(&format!("line {}: ", n + 1)), "{error}: {said}")
            }
            _ => panic!("line {}: {result}", n + 1),
        }
    }
}

#[test]
fn who_reads_no_further_is_no_error() {
    let desk = Desk::new("pipes");
    desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。\n星河科技公司回应称，只收到1800万元。\n".repeat(10));
    desk.put("in.ndjson", stories(3));
    desk.run(&["extract", "mill.txt", "-o", "mill.json"]);
    for args in [
        &["timeline", "mill.txt"][..],
        &["extract", "mill.txt"],
        &["export", "--to", "dot", "mill.txt"],
        &["html", "mill.txt"],
        &["explain", "mill.txt"],
        &["batch", "in.ndjson"],
        &["merge", "mill.json"],
    ] {
        let mut child = desk.command(args).spawn().expect("the binary runs");
        drop(child.stdout.take());
        let run = child.wait_with_output().expect("the binary ends");
        assert_eq!((run.status.code(), String::from_utf8_lossy(&run.stderr).as_ref()), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new("full");
    desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。");
    desk.put("in.ndjson", stories(3));
    for args in [
        &["timeline", "mill.txt"][..],
        &["export", "--to", "csv", "--table", "events", "mill.txt"],
        &["html", "mill.txt"],
        &["batch", "in.ndjson"],
        &["schema"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").expect("it can be opened");
        let run = desk.command(args).stdout(full).output().expect("the binary runs");
        let told = String::from_utf8_lossy(&run.stderr);
        assert_eq!((run.status.code(), told.as_ref()), (Some(4), "error: standard output: disk full\n"), "{args:?}");
    }
    let run = desk.run(&["extract", "mill.txt", "-o", "/dev/full"]);
    assert!(String::from_utf8_lossy(&run.stderr).starts_with("error: /dev/full: disk full"));
    assert_eq!(run.status.code(), Some(4));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new("locked");
    desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。");
    let locked = desk.0.join("locked");
    fs::create_dir(&locked).expect("it can be made");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).expect("it is ours");
    // who may do anything may write here too
    if fs::write(locked.join("probe"), "").is_err() {
        let run = desk.run(&["extract", "mill.txt", "-o", "locked/out.json"]);
        assert_eq!(String::from_utf8_lossy(&run.stderr), "error: locked/out.json: permission denied\n");
        assert_eq!(run.status.code(), Some(4));
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("it is ours");
}
