//! The same bytes from any process: the seeds of hash maps differ from one to the next, and so may the number of jobs, the
//! order of files, the locale, the time zone and the build. `RUNS` says how many processes, `FEUDLINE_RELEASE` names another
//! build of the program that must give the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many processes a test run starts; `.ci/campaign determinism` starts twenty of each kind.
const RUNS: usize = 3;

fn runs() -> usize {
    std::env::var("RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(RUNS)
}

/// The story files of the corpus.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("it is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// What is different about run number `n`: its locale, its time zone, and whether it knows a terminal.
fn surroundings(n: usize) -> [(&'static str, &'static str); 4] {
    let locale = ["C", "zh_TW.Big5", "tr_TR.UTF-8", "zh_CN.GB18030", "en_US.UTF-8"][n % 5];
    [("LANG", locale), ("LC_ALL", locale), ("TZ", ["UTC", "Asia/Taipei", "America/Los_Angeles"][n % 3]), ("COLUMNS", ["80", "200"][n % 2])]
}

fn output(program: &str, args: &[&str], n: usize) -> Vec<u8> {
    let mut command = Command::new(program);
    let out = command.args(args).envs(surroundings(n)).output().expect("it starts");
    assert!(out.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// The programs that must agree: this build and perhaps another one.
fn programs() -> Vec<String> {
    let other = std::env::var("FEUDLINE_RELEASE").ok();
    [env!("CARGO_BIN_EXE_feudline").to_owned()].into_iter().chain(other).collect()
}

/// Numbers without a pattern put the files into another order each time, the same for each `n`.
fn shuffled(mut paths: Vec<PathBuf>, n: usize) -> Vec<PathBuf> {
    let mut state = n as u64 + 1;
    for last in (1..paths.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        paths.swap(last, usize::try_from((state >> 33) % (last as u64 + 1)).expect("small"));
    }
    paths
}

#[test]
fn any_process_gives_the_same_bytes_whatever_the_order_of_files() {
    let mut first = None;
    for program in programs() {
        for n in 0..runs() {
            let paths = if n == 0 { files() } else { shuffled(files(), n) };
            let mut args = vec!["extract", "--format", "json"];
            args.extend(paths.iter().map(|p| p.to_str().expect("a plain path")));
            let out = output(&program, &args, n);
            let first = first.get_or_insert_with(|| out.clone());
            assert!(out == *first, "run {n} of {program} differs: {} bytes, not {}", out.len(), first.len());
        }
    }
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let folder = std::env::temp_dir().join(format!("feudline-determinism-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("stories.ndjson");
    let line = |(n, path): (usize, PathBuf)| {
        let text = serde_json::to_string(&fs::read_to_string(path).expect("a story")).expect("a string");
        format!("{{\"id\":\"story-{n}\",\"text\":{text}}}\n")
    };
    fs::write(&path, files().into_iter().enumerate().map(line).collect::<String>()).expect("a file");
    let mut first = None;
    for program in programs() {
        for (n, jobs) in ["1", "2", "8"].iter().cycle().take(runs()).enumerate() {
            let out = output(&program, &["batch", path.to_str().expect("a plain path"), "--jobs", jobs], n);
            let first = first.get_or_insert_with(|| out.clone());
            assert!(out == *first, "{program} --jobs {jobs} differs");
        }
    }
    fs::remove_dir_all(&folder).expect("it is ours");
}
