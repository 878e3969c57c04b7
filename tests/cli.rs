//! The binary as people use it: exit codes, messages, order, and files that are there whole or not at all.

mod desk;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use desk::Desk;

impl Desk {
    fn new(name: &str) -> Self {
        let desk = Self::empty("cli", name);
        desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。\n星河科技公司回应称，只收到1800万元。\n");
        desk
    }

    fn run(&self, args: &[&str]) -> Run {
        Run::from(self.command(args).output().expect("the binary runs"))
    }

    fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Run {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().expect("the binary runs");
        let mut stdin = child.stdin.take().expect("it is piped");
        let input = input.as_ref().to_owned();
        // in a thread of its own: both pipes may be full at once
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let run = Run::from(child.wait_with_output().expect("the binary ends"));
        writer.join().expect("the writer does not panic").expect("the binary reads");
        run
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder is there");
        let mut names: Vec<String> = entries.map(|e| e.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn a_file_alone_gives_its_timeline() {
    let desk = Desk::new("timeline");
    let default = desk.run(&["mill.txt"]);
    assert_eq!((default.code, default.err.as_str()), (Some(0), ""));
    assert!(default.out.starts_with("mill.txt - 简体中文, 47字"), "{}", default.out);
    assert_eq!(default.out, desk.run(&["timeline", "mill.txt"]).out);
    assert!(desk.run(&["mill.txt", "--labels", "en", "--published", "2024-03-05"]).out.contains("published 2024-03-05"));
}

#[test]
fn standard_input_is_a_dash() {
    let desk = Desk::new("stdin");
    let run = desk.run_with(&["extract", "-"], "Moonmill Inc. sued Galaxy Tech Corp. on March 5, 2024.");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(json(&run.out)["documents"][0]["id"], "stdin");
    assert_eq!(json(&run.out)["documents"][0]["language"], "en");
}

#[test]
fn extract_gives_one_document_or_one_a_line() {
    let desk = Desk::new("extract");
    desk.put("second.txt", "月磨坊公司撤诉。");
    let together = desk.run(&["extract", "mill.txt", "second.txt"]);
    assert_eq!(json(&together.out)["documents"].as_array().map(Vec::len), Some(2));
    let apart = desk.run(&["extract", "--format", "ndjson", "mill.txt", "second.txt"]);
    let ids: Vec<_> = apart.out.lines().map(|l| json(l)["documents"][0]["id"].clone()).collect();
    assert_eq!(ids, ["mill.txt", "second.txt"]);
}

#[test]
fn html_gives_one_page_about_all_files() {
    let desk = Desk::new("html");
    desk.put("news/second.txt", "2024年3月8日，月磨坊公司撤诉。");
    let page = desk.run(&["html", "mill.txt"]);
    assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    assert!(page.out.starts_with("<!DOCTYPE html><html lang=\"zh-Hans\">") && page.out.ends_with("</html>"));
    let written = desk.run(&["html", "mill.txt", "news", "--labels", "en", "-o", "page.html"]);
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (Some(0), "", ""));
    let page = fs::read_to_string(desk.0.join("page.html")).expect("it was written");
    assert!(page.contains("<html lang=\"en\">") && page.contains("<h3><bdi>news/second.txt</bdi></h3>"));
    // what can be read is written, what cannot is told
    let some = desk.run(&["html", "mill.txt", "gone.txt", "-o", "some.html"]);
    assert_eq!(some.code, Some(3));
    assert!(some.err.contains("gone.txt: no such file") && desk.files().contains(&"some.html".to_owned()));
    let none = desk.run(&["html", "gone.txt", "-o", "none.html"]);
    assert_eq!(none.code, Some(4));
    assert_eq!(desk.files().iter().filter(|name| name.contains("none.html")).count(), 0);
}

#[test]
fn bad_inputs_are_told_with_what_would_do() {
    let desk = Desk::new("bad");
    desk.put("news/a.txt", "甲");
    desk.put("gb.txt", b"\xBC\xD7\xB9\xAB\xCB\xBE");
    desk.put("half.txt", b"\xE7\x94\xB2\xE7\x94");
    desk.put("a.pdf", "%PDF-1.7\n");
    desk.put("a.docx", b"PK\x03\x04\x14\0");
    desk.put("wide.txt", b"\xFF\xFE\x32\x75");
    desk.put("nul.txt", b"ab\0c");
    desk.put("broken/gazetteers/people.tsv", "name\n");
    let asked: &[&[&str]] = &[
        &["mill.tx"],
        &["extarct"],
        &["nothing-like-it.txt"],
        &["news"],
        &["extract", "mill.txt", "news"],
        &["gb.txt"],
        &["half.txt"],
        &["a.pdf"],
        &["a.docx"],
        &["wide.txt"],
        &["nul.txt"],
        &["timeline"],
        &["batch", "missing.ndjson"],
        &["batch", "mill.txt"],
        &["mill.txt", "--pack", "news"],
        &["check", "broken"],
        &["check", "missing"],
        &["explain", "mill.txt:9"],
        &["extract", "mill.txt", "-o", "news"],
        &["extract", "mill.txt", "-o", "missing/out.json"],
        &["extract", "mill.txt", "--format", "yaml"],
        &["extract", "mill.txt", "--published", "2024-02-30"],
        &["extract", "mill.txt", "--lang", "fr"],
        &["same", "one"],
        &["a\u{1b}[2J.txt"],
    ];
    let mut told = String::new();
    for args in asked {
        let run = desk.run(args);
        told.push_str(&format!("$ feudline {}\n{}exit {}\n\n", args.join(" "), run.err, run.code.unwrap_or(-1)).replace('\u{1b}', "ESC"));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn empty_and_odd_texts_are_fine() {
    let desk = Desk::new("odd");
    desk.put("empty.txt", "");
    desk.put("blank.txt", " \n\t\n");
    desk.put("bom.txt", "\u{FEFF}月磨坊公司起诉星河科技公司。\r\n第二行。\r\n");
    desk.put("long.txt", "月磨坊公司起诉星河科技公司，“".repeat(2_000));
    let empty = desk.run(&["extract", "empty.txt"]);
    assert_eq!((empty.code, empty.err.as_str()), (Some(0), "warning: empty.txt: no text (0 characters)\n"));
    assert_eq!(json(&empty.out)["events"], serde_json::json!([]));
    assert_eq!(desk.run(&["blank.txt"]).code, Some(0));
    assert_eq!(desk.run(&["extract", "long.txt"]).code, Some(0));
    let bom = desk.run(&["extract", "bom.txt"]);
    assert_eq!(json(&bom.out)["documents"][0]["characters"], 22, "a byte order mark is no character of the text");
}

#[test]
fn some_or_all_inputs_may_fail() {
    let desk = Desk::new("some");
    let some = desk.run(&["extract", "mill.txt", "none.txt"]);
    assert_eq!(some.code, Some(3));
    assert_eq!(json(&some.out)["documents"].as_array().map(Vec::len), Some(1));
    let all = desk.run(&["extract", "none.txt", "neither.txt"]);
    assert_eq!((all.code, all.out.as_str()), (Some(4), ""));
}

#[test]
fn batch_answers_in_order_whatever_the_number_of_jobs() {
    let desk = Desk::new("order");
    let lines: String = (0..40)
        .map(|i| {
            let text = "月磨坊公司起诉星河科技公司。".repeat(if i % 7 == 0 { 20 } else { 1 });
            format!("{}\n", serde_json::json!({ "id": format!("s{i}"), "text": text }))
        })
        .collect();
    desk.put("stories.ndjson", &lines);
    let one = desk.run(&["batch", "stories.ndjson", "--jobs", "1"]);
    assert_eq!(one.code, Some(0), "{}", one.err);
    let ids: Vec<String> = one.out.lines().map(|l| json(l)["documents"][0]["id"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(ids, (0..40).map(|i| format!("s{i}")).collect::<Vec<_>>());
    for jobs in ["2", "5"] {
        assert_eq!(one.out, desk.run_with(&["batch", "-", "--jobs", jobs], &lines).out);
    }
}

#[test]
fn an_identifier_stays_what_it_is_written() {
    let desk = Desk::new("identifiers");
    let lines = concat!(
        "{\"id\":4184467440737095516162,\"text\":\"甲\"}\n",
        "{\"id\":4184467440737095516162}\n",
        "{\"id\":\"a\\u0301\"}\n",
        "{\"id\":\"\\ud800\"}\n",
        "{\"id\":\"b\"}\u{c}\n",
    );
    let run = desk.run_with(&["batch", "-"], lines);
    assert_eq!(run.out.lines().map(|line| json(line)["documents"][0]["id"].clone()).next(), Some("4184467440737095516162".into()));
    let told: Vec<&str> = run.out.lines().skip(1).filter_map(|line| line.split_once(",\"error\"")).map(|(id, _)| id).collect();
    assert_eq!(told, [r#"{"id":4184467440737095516162"#, r#"{"id":"a\u0301""#, r#"{"id":null"#, r#"{"id":"b""#]);
    // what has no identifier is gone past too
    desk.put("in.ndjson", format!("{lines}{{}}\n{{}}\n"));
    let resume = ["batch", "in.ndjson", "-o", "out.ndjson", "--resume"];
    let whole = desk.run(&["batch", "in.ndjson"]).out;
    desk.put(".out.ndjson.part", whole.split_inclusive('\n').take(6).collect::<String>());
    let resumed = desk.run(&resume);
    assert_eq!(resumed.code, Some(3), "{}", resumed.err);
    assert_eq!(fs::read_to_string(desk.0.join("out.ndjson")).expect("it is there"), whole);
}

#[test]
fn a_bad_line_gives_an_error_in_its_place() {
    let desk = Desk::new("lines");
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"\",\"published\":null,\"unknown\":1}\n",
        "not json\n\n",
        "{\"id\":\"b\"}\n",
        "{\"text\":\"甲\"}\n",
        "{\"id\":\"c\",\"text\":\"甲\",\"published\":\"2024-02-30\"}\n",
        "{\"id\":\"d\",\"text\":\"甲\",\"language\":\"fr\"}\n",
        "{\"id\":[1],\"text\":\"甲\"}\n",
        "{\"id\":7,\"text\":\"甲\",\"language\":\"zh-Hant\"}",
    );
    let run = desk.run_with(&["batch", "-"], lines);
    assert_eq!(run.code, Some(3));
    let short: Vec<String> = run
        .out
        .lines()
        .map(|line| match json(line) {
            l if l.get("error").is_some() => line.to_owned(),
            l => format!("read {}", l["documents"][0]["id"]),
        })
        .collect();
    insta::assert_snapshot!(format!("{}\n---\n{}", short.join("\n"), run.err));
    assert_eq!(desk.run_with(&["batch", "-"], "x\n").code, Some(4));
    assert_eq!(desk.run_with(&["batch", "-"], "").code, Some(0));
    let not_utf8 = desk.run_with(&["batch", "-"], b"{\"id\":\"a\",\"text\":\"\xFF\"}\n");
    assert_eq!(not_utf8.code, Some(4));
    assert!(not_utf8.out.starts_with("{\"id\":\"a\",\"error\":"), "{}", not_utf8.out);
}

#[test]
fn batch_reads_the_text_files_of_a_folder() {
    let desk = Desk::new("folder");
    desk.put("news/b.txt", "甲");
    desk.put("news/deep/a.txt", b"\xFF");
    desk.put("news/page.html", "<html><body><p>月磨坊公司起诉星河科技公司。</p></body></html>");
    desk.put("news/table.csv", "no story");
    let run = desk.run(&["batch", "news"]);
    assert_eq!(run.code, Some(3));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(json(lines[0])["documents"][0]["id"], "b.txt");
    assert_eq!(json(lines[1])["id"], "deep/a.txt");
    assert_eq!(json(lines[2])["documents"][0]["text"], "月磨坊公司起诉星河科技公司。");
    assert_eq!(lines.len(), 3);
    let timeline = desk.run(&["timeline", "news"]);
    assert_eq!(timeline.code, Some(3), "a folder is all its stories together");
    assert!(timeline.out.contains("月磨坊公司"), "{}", timeline.out);
}

/// The places of a name in the first document of a result, checked against the text that they index.
fn spans_hold(result: &serde_json::Value, text: &str) {
    let characters: Vec<char> = text.chars().collect();
    let mentions = result["entities"].as_array().expect("a list").iter().flat_map(|e| e["mentions"].as_array().expect("a list"));
    let mut count = 0;
    for span in mentions {
        let place = |key: &str| span[key].as_u64().expect("a number") as usize;
        let covered: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(covered, span["text"]);
        count += 1;
    }
    assert!(count > 0, "somebody is named");
}

#[test]
fn older_encodings_are_read_and_named() {
    let desk = Desk::new("encodings");
    let simplified = "2024年2月29日，月磨坊公司起诉星河科技公司，要求赔偿三千万元。星河科技公司予以否认。";
    let traditional = "2024年2月29日，月磨坊公司起訴星河科技公司，要求賠償三千萬元。星河科技公司予以否認。";
    for (encoding, text) in [(encoding_rs::GBK, simplified), (encoding_rs::BIG5, traditional), (encoding_rs::UTF_8, simplified)] {
        desk.put("story.txt", encoding.encode(text).0);
        let run = desk.run(&["extract", "story.txt"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let result = json(&run.out);
        assert_eq!(result["documents"][0]["encoding"], encoding.name());
        assert_eq!(result["documents"][0]["text"], serde_json::Value::Null, "the reader has the text");
        spans_hold(&result, text);
    }
    desk.put("short.txt", b"\xBC\xD7\xB9\xAB\xCB\xBE\xFF");
    let told = desk.run(&["extract", "short.txt", "--encoding", "gb2312"]);
    assert_eq!(told.code, Some(0));
    assert_eq!(told.err, "warning: short.txt: 1 of GBK fit no character and were replaced (first at byte 6)\n");
}

#[test]
fn pages_and_markdown_give_their_story_and_its_text() {
    let desk = Desk::new("pages");
    let paragraph = "<p>月磨坊公司周一在杭州起诉星河科技公司，指其拖欠货款三千万元，并要求对方在三十日内付清全部款项。</p>".repeat(2);
    desk.put(
        "a.html",
        format!(
            "<!doctype html><title>月磨坊起诉星河</title><meta property='article:published_time' content='2024-03-06T08:00:00+08:00'>\
             <nav><a href=/>首页</a></nav><article>{paragraph}</article><aside>丁公司收购戊公司</aside>"
        ),
    );
    desk.put("b.md", "---\ndate: 2024-03-06\n---\n# 月磨坊起诉星河\n\n[月磨坊公司](http://a)**周一**起诉星河科技公司。\n");
    for file in ["a.html", "b.md"] {
        let run = desk.run(&["extract", file]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{file}");
        let result = json(&run.out);
        assert_eq!(result["documents"][0]["published"], "2024-03-06");
        let text = result["documents"][0]["text"].as_str().expect("the text was made, so it is part of the result");
        assert!(!text.contains("丁公司") && !text.contains("首页") && !text.contains(']'), "{text}");
        spans_hold(&result, text);
        let monday = result["dates"].as_array().expect("a list").iter().any(|d| d["earliest"] == "2024-03-04");
        assert!(monday, "周一 counts from the day that {file} states");
    }
}

#[test]
fn packed_streams_are_unpacked() {
    let desk = Desk::new("packed");
    let lines = "{\"id\":\"a\",\"text\":\"甲\"}\n{\"id\":\"b\",\"html\":\"<p>乙公司起诉丙公司</p>\"}\n{\"id\":\"c\"}\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(lines.as_bytes()).expect("memory can be written");
    desk.put("a.ndjson.gz", gzip.finish().expect("memory can be written"));
    desk.put("a.ndjson.zst", zstd::encode_all(lines.as_bytes(), 1).expect("memory can be written"));
    desk.put("a.ndjson", lines);
    let plain = desk.run(&["batch", "a.ndjson"]);
    assert_eq!(plain.code, Some(3));
    assert!(plain.out.ends_with("{\"id\":\"c\",\"error\":\"line 3: missing field `text`, or `html`\"}\n"), "{}", plain.out);
    for packed in ["a.ndjson.gz", "a.ndjson.zst"] {
        assert_eq!(desk.run(&["batch", packed]).out, plain.out, "{packed}");
    }
    let piped = desk.run_with(&["batch", "-"], fs::read(desk.0.join("a.ndjson.gz")).expect("it is there"));
    assert_eq!(piped.out, plain.out);
}

#[test]
fn a_stopped_batch_goes_on_to_the_same_bytes() {
    let desk = Desk::new("resume");
    let story = |n: usize| format!("{{\"id\":{n},\"text\":\"月磨坊公司起诉星河科技公司，索赔{n}万元。\"}}\n");
    let lines: String = (1..=9).map(|n| if n == 4 { "{\"id\":4}\n".to_owned() } else { story(n) }).collect();
    desk.put("in.ndjson", &lines);
    let whole = desk.run(&["batch", "in.ndjson"]);
    assert_eq!(whole.code, Some(3));
    let ends: Vec<usize> = whole.out.match_indices('\n').map(|(at, _)| at + 1).collect();
    // killed before the first line, inside a line, at the end of one, behind the last
    for written in [0, 7, ends[2], ends[3] + 11, ends[7], ends[8]] {
        desk.put(".out.ndjson.part", &whole.out.as_bytes()[..written]);
        let run = desk.run(&["batch", "in.ndjson", "-o", "out.ndjson", "--resume"]);
        assert_eq!(run.code, Some(3), "a line that failed before the stop counts: {}", run.err);
        assert_eq!(fs::read_to_string(desk.0.join("out.ndjson")).expect("it is there"), whole.out, "{written} bytes were written");
        assert_eq!(desk.files(), ["in.ndjson", "mill.txt", "out.ndjson"]);
    }
    desk.put(".out.ndjson.part", &whole.out.as_bytes()[..ends[2]]);
    desk.put("other.ndjson", story(8));
    let other = desk.run(&["batch", "other.ndjson", "-o", "out.ndjson", "--resume"]);
    assert_eq!(other.code, Some(2));
    assert!(other.err.contains("line 1 answers another input"), "{}", other.err);
    assert_eq!(desk.run(&["batch", "in.ndjson", "--resume"]).code, Some(2), "there is no file to go on with");
}

#[test]
fn a_line_longer_than_any_story_costs_one_error() {
    let desk = Desk::new("long-line");
    let long = "甲".repeat(2000);
    desk.put(
        "in.ndjson",
        format!("{{\"id\":\"a\",\"text\":\"甲\"}}\n{{\"id\":\"b\",\"text\":\"{long}\"}}\n{{\"id\":\"c\",\"text\":\"乙\"}}\n"),
    );
    let run = desk.run(&["batch", "in.ndjson", "--max-bytes", "1000"]);
    assert_eq!(run.code, Some(3));
    let lines: Vec<serde_json::Value> = run.out.lines().map(json).collect();
    assert_eq!(lines[1]["error"], "line 2: 6021 bytes are over 1000");
    assert_eq!(lines[2]["documents"][0]["id"], "c");
    let story = desk.run(&["extract", "in.ndjson", "--max-bytes", "1000"]);
    assert_eq!((story.code, story.err.as_str()), (Some(4), "error: in.ndjson: is over 1000 bytes\nhelp: split it, or --max-bytes\n"));
}

#[test]
fn batch_answers_before_the_stream_ends() {
    let desk = Desk::new("service");
    let mut child = desk.command(&["batch", "-"]).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let mut ask = child.stdin.take().expect("it is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped"));
    for id in ["a", "b"] {
        writeln!(ask, "{{\"id\":\"{id}\",\"text\":\"甲\"}}").expect("the binary reads");
        let mut line = String::new();
        answers.read_line(&mut line).expect("the binary answers");
        assert_eq!(json(&line)["documents"][0]["id"], id);
    }
    drop(ask);
    assert!(child.wait().expect("the binary ends").success());
}

#[test]
fn a_closed_pipe_is_fine() {
    let desk = Desk::new("pipe");
    let line = "{\"id\":\"a\",\"text\":\"月磨坊公司起诉星河科技公司。\"}\n";
    desk.put("many.ndjson", line.repeat(3000));
    let mut child = desk.command(&["batch", "many.ndjson"]).spawn().expect("the binary runs");
    let mut first = [0; 64];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("something is written");
    // the pipe is closed here, long before the end
    let run = Run::from(child.wait_with_output().expect("the binary ends"));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    let desk = Desk::new("output");
    desk.put("out.json", "old");
    assert_eq!(desk.run(&["extract", "none.txt", "-o", "out.json"]).code, Some(4));
    assert_eq!(fs::read_to_string(desk.0.join("out.json")).expect("it is there"), "old");
    assert_eq!(desk.run(&["extract", "mill.txt", "-o", "out.json"]).code, Some(0));
    assert!(fs::read_to_string(desk.0.join("out.json")).expect("it is there").starts_with("{\n  \"schema\": \"feudline/1\""));
    assert_eq!(desk.files(), ["mill.txt", "out.json"], "no temporary file stays behind");
    #[cfg(target_os = "linux")]
    if Path::new("/dev/full").exists() {
        let full = desk.command(&["extract", "mill.txt"]).stdout(fs::File::create("/dev/full").expect("it can be opened")).output();
        let full = Run::from(full.expect("the binary runs"));
        assert_eq!(full.code, Some(4));
        assert!(full.err.starts_with("error: standard output: disk full"), "{}", full.err);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_into_and_stays_what_it_is() {
    use std::os::unix::fs::FileTypeExt;
    let desk = Desk::new("device");
    desk.put("real.json", "old");
    std::os::unix::fs::symlink("real.json", desk.0.join("link.json")).expect("a link");
    assert_eq!(desk.run(&["extract", "mill.txt", "-o", "link.json"]).code, Some(0));
    assert!(fs::symlink_metadata(desk.0.join("link.json")).expect("it is there").is_symlink());
    assert!(fs::read_to_string(desk.0.join("real.json")).expect("it is there").starts_with("{\n"));
    // a pipe, not `/dev/null`: a fault here must not cost the machine its device
    let pipe = desk.0.join("pipe");
    if Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).expect("it can be read")
        });
        assert_eq!(desk.run(&["extract", "mill.txt", "-o", "pipe"]).code, Some(0));
        assert!(reader.join().expect("it was read").starts_with("{\n"));
        assert!(fs::metadata(&pipe).expect("it is there").file_type().is_fifo());
        let resumed = desk.run(&["batch", "mill.txt", "--resume", "-o", "pipe"]);
        assert_eq!((resumed.code, resumed.err.as_str()), (Some(2), "error: --resume needs a file\nhelp: -o FILE\n"));
    }
}

#[test]
fn same_says_yes_or_no_and_why() {
    let desk = Desk::new("same");
    let yes = desk.run(&["same", "Open AI", "OpenAI", "--kind", "organization"]);
    assert_eq!(yes.code, Some(0));
    assert!(yes.out.starts_with("yes: "), "{}", yes.out);
    assert!(desk.run(&["same", "月磨坊", "星河科技"]).out.starts_with("no: "));
    let lines =
        "{\"id\":1,\"a\":\"月磨坊\",\"b\":\"月磨坊\",\"kind\":\"organization\"}\n{\"id\":2,\"a\":\"甲\",\"b\":\"乙\",\"kind\":\"ship\"}\n";
    let run = desk.run_with(&["same", "--ndjson", "-"], lines);
    assert_eq!(run.code, Some(3));
    let answers: Vec<_> = run.out.lines().map(json).collect();
    assert_eq!((&answers[0]["id"], &answers[0]["same"]), (&1.into(), &true.into()));
    assert_eq!(answers[1]["error"], "line 2: `kind` is `ship`; write person or organization");
}

#[test]
fn explain_names_the_row_behind_a_name() {
    let desk = Desk::new("explain");
    desk.put("known.txt", "第一行\n特斯拉发布公告。\n");
    let run = desk.run(&["explain", "known.txt:2"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.starts_with("known.txt:2  特斯拉发布公告。\n"), "{}", run.out);
    assert!(run.out.contains("row tesla in gazetteers/organizations.tsv:"), "{}", run.out);
    assert_eq!(desk.run(&["explain", "known.txt:1"]).out, "known.txt:1  第一行\n  nothing was found here\n\n");
}

#[test]
fn explain_says_which_rules_lost_and_why() {
    let desk = Desk::new("lost");
    desk.put("a.txt", "Alder Holdings walked out of the talks, and Jane Miller charged her phone.\n");
    let run = desk.run(&["explain", "a.txt:1"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("  lost   en.legal.arrest.charge at charged: no `match` of it fits what stands around\n"), "{}", run.out);
    let whole = desk.run(&["explain", "a.txt"]);
    assert!(!whole.out.contains("lost"), "of a whole story only what was found is told: {}", whole.out);
}

#[test]
fn a_pack_is_checked_and_used() {
    let desk = Desk::new("pack");
    let header = "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote";
    desk.put("own/gazetteers/organizations.tsv", format!("{header}\nmoonmill\tcompany\t月磨坊\t\tMoonmill\t\t\t\tinvented\t\n"));
    let check = desk.run(&["check", "own"]);
    assert_eq!(check.code, Some(0), "{}", check.err);
    assert!(check.out.starts_with("own: no fault; "), "{}", check.out);
    let same = desk.run(&["same", "月磨坊", "Moonmill", "--pack", "own"]);
    assert!(same.out.starts_with("yes: "), "{}", same.out);
}

#[test]
fn the_schema_is_printed() {
    let desk = Desk::new("schema");
    let run = desk.run(&["schema"]);
    assert_eq!(json(&run.out)["title"], "feudline/1");
}

/// Three stories of two disputes.
fn three(desk: &Desk) {
    desk.put("a.txt", "2031年3月5日，鹭屿储能科技有限公司起诉北砚动力集团，索赔6亿元。");
    desk.put("b.txt", "2031年3月5日，鹭屿储能科技有限公司在临海市中级人民法院起诉北砚动力集团。北砚动力集团否认侵权。");
    desk.put("c.txt", "2031年9月1日，青梧钢铁股份有限公司起诉北砚动力集团，索赔9000万元。");
}

#[test]
fn merged_results_are_those_of_all_stories_together() {
    let desk = Desk::new("merge");
    three(&desk);
    let together = desk.run(&["extract", "a.txt", "b.txt", "c.txt"]).out;
    desk.run(&["extract", "c.txt", "-o", "c.json"]);
    desk.put("ab.ndjson", desk.run(&["extract", "--format", "ndjson", "b.txt", "a.txt"]).out);
    let merged = desk.run(&["merge", "c.json", "ab.ndjson"]);
    assert_eq!((merged.code, merged.err.as_str()), (Some(0), ""));
    assert_eq!(merged.out, together);
    // a merged result is a result: alone, repeated, from standard input, on one line
    desk.put("all.json", &merged.out);
    assert_eq!(desk.run(&["merge", "all.json", "ab.ndjson", "all.json"]).out, together);
    let line = desk.run_with(&["merge", "--format", "ndjson", "-"], &merged.out).out;
    assert_eq!(line.lines().count(), 1);
    assert_eq!(desk.run_with(&["merge", "-"], line).out, together);
    assert_eq!(json(&together)["disputes"].as_array().map(Vec::len), Some(2));
    let page = desk.run(&["timeline", "a.txt", "b.txt", "c.txt", "--labels", "en"]).out;
    assert!(page.contains("DISPUTE 1 of 2  (stories 1-2)") && page.contains("DISPUTE 2 of 2  (story 3)"), "{page}");
}

#[test]
fn results_that_cannot_be_merged_are_named_and_the_rest_is_written() {
    let desk = Desk::new("merge-bad");
    three(&desk);
    let good = desk.run(&["extract", "--format", "ndjson", "a.txt"]).out;
    let stripped = good.replacen("\"stories\"", "\"storeys\"", 1);
    let torn = &good[..good.len() / 2];
    let told = "{\"id\":\"x\",\"error\":\"missing field `text`\"}\n";
    desk.put("mixed.ndjson", [good.as_str(), told, &stripped, "{\"schema\":\"feudline/2\"}\n", torn].concat());
    let run = desk.run(&["merge", "mixed.ndjson", "nowhere.json"]);
    assert_eq!(run.code, Some(3));
    assert_eq!(json(&run.out)["documents"][0]["id"], "a.txt");
    for said in [
        "error: mixed.ndjson:2: holds an error instead of a result: missing field `text`",
        "error: mixed.ndjson:3: holds no `stories`, so that it cannot be merged",
        "error: mixed.ndjson:4: `schema` is `feudline/2`; expected `feudline/1`",
        "error: mixed.ndjson:5: not JSON: EOF while parsing",
        "help: it is cut off; write it anew",
        "error: nowhere.json: no such file",
    ] {
        assert!(run.err.contains(said), "{said}\n{}", run.err);
    }
    desk.put("torn.json", torn);
    let run = desk.run(&["merge", "torn.json", "-o", "out.json"]);
    assert_eq!((run.code, run.out.as_str()), (Some(4), ""));
    assert!(!desk.files().contains(&"out.json".to_owned()));
}
