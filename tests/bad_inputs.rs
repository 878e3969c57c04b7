//! Twelve inputs that go wrong for everybody once: what is said, with what exit code, and that nothing else is written.

mod desk;

use std::fs;

use desk::Desk;

impl Desk {
    fn new(name: &str) -> Self {
        let desk = Self::empty("bad", name);
        desk.put("mill.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。\n");
        desk
    }

    /// Exit code, standard output and standard error.
    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let run = self.command(args).output();
        let run = run.expect("the binary runs");
        let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
        (run.status.code(), text(run.stdout), text(run.stderr))
    }

    /// The run gives nothing but this message and exit code.
    fn refuses(&self, args: &[&str], code: i32, told: &str) {
        let (found, out, err) = self.run(args);
        assert_eq!((found, out.as_str(), err.as_str()), (Some(code), "", told), "{args:?}");
    }
}

#[test]
fn what_is_not_there_or_no_text() {
    let desk = Desk::new("text");
    // 1: a name that is spelt nearly so
    desk.refuses(&["mill.tx"], 4, "error: mill.tx: no such file\nhelp: did you mean mill.txt?\n");
    // 2: a folder where one story is wanted
    desk.put("news/a.txt", "甲");
    desk.refuses(&["extract", "news"], 2, "error: news is a directory\nhelp: for all stories in it: feudline batch news\n");
    // 3: nothing in it
    desk.put("blank.txt", " \n\t\n");
    let (code, out, err) = desk.run(&["extract", "blank.txt"]);
    assert_eq!((code, err.as_str()), (Some(0), "warning: blank.txt: no text (4 characters)\n"));
    assert!(out.contains("\"events\": []"), "a valid result with nothing in it");
    // 4: files of other programs
    for (name, bytes, kind) in [
        ("a.pdf", &b"%PDF-1.7\n"[..], "PDF"),
        ("a.docx", b"PK\x03\x04\x14\0", "a zip or DOCX file"),
        ("a.zip", b"PK\x05\x06", "a zip or DOCX file"),
    ] {
        desk.put(name, bytes);
        let (code, out, err) = desk.run(&[name]);
        assert_eq!((code, out.as_str()), (Some(4), ""));
        assert!(err.starts_with(&format!("error: {name}: looks like {kind}, feudline reads text\nhelp: p")), "{err}");
    }
    desk.put("nul.txt", b"ab\0c");
    desk.refuses(
        &["nul.txt"],
        4,
        "error: nul.txt: byte 2 is NUL, so this is no text\nhelp: feudline reads plain text, HTML and Markdown\n",
    );
    // 5: bytes of which nobody can be sure
    desk.put("gb.txt", b"\xBC\xD7\xB9\xAB\xCB\xBE");
    desk.refuses(&["gb.txt"], 4, "error: gb.txt: byte 0 is not UTF-8; best guess GBK (weak)\nhelp: --encoding gbk\n");
    // 6: an encoding that was declared and does not hold throughout
    desk.put("torn.txt", b"\xBC\xD7\xB9\xAB\xCB\xBE\xFF\n");
    let (code, _, err) = desk.run(&["extract", "torn.txt", "--encoding", "gb18030"]);
    assert_eq!((code, err.as_str()), (Some(0), "warning: torn.txt: 1 of gb18030 fit no character and were replaced (first at byte 6)\n"));
    // 7: longer than any story
    desk.put("dump.txt", "甲".repeat(1_000));
    desk.refuses(&["dump.txt", "--max-bytes", "1024"], 4, "error: dump.txt: is over 1024 bytes\nhelp: split it, or --max-bytes\n");
}

#[test]
fn packs_and_values_that_cannot_be_meant() {
    let desk = Desk::new("values");
    let head = "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\n";
    // 8: a broken row; nothing runs
    desk.put(
        "own/gazetteers/people.tsv",
        format!("{head}li-yiming\tperson\t李一鸣\t\t\t\t\t\tinvented\t\nwang\tperson\t\t\t\t\t\t\tinvented\t\nzhao\n"),
    );
    desk.refuses(
        &["mill.txt", "--pack", "own"],
        2,
        "error: own/gazetteers/people.tsv:3: row `wang` has no name\nhelp: fill zh, hant or en\n\
         error: own/gazetteers/people.tsv:4: 1 columns\nhelp: expected 10: id, kind, zh, hant, en, code, needs, roles, source, note\n",
    );
    // 9: a name of too many
    let rows: String = (0..70).map(|i| format!("z{i}\tperson\t张伟一\t\t\t\t\t\tinvented\t\n")).collect();
    desk.put("many/gazetteers/people.tsv", format!("{head}{rows}"));
    desk.refuses(
        &["mill.txt", "--pack", "many"],
        2,
        "error: many/gazetteers/people.tsv:66: `张伟一` names 70 rows, more than 64\nhelp: give each the name that tells it apart, or leave this one out\n",
    );
    // 10: a day and a sum beyond all bounds stay words
    desk.put("beyond.txt", "公元99999年2月30日，月磨坊公司起诉星河科技公司，索赔999999999999999亿亿美元。\n");
    let (code, out, err) = desk.run(&["extract", "beyond.txt"]);
    let result: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!((&result["dates"], &result["amounts"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(result["events"][0]["type"], "legal.sue");
}

#[test]
fn places_and_words_that_are_none() {
    let desk = Desk::new("places");
    // 11: where results cannot go; an earlier result stays
    desk.put("out.json", "old");
    desk.put("news/a.txt", "甲");
    desk.refuses(&["extract", "mill.txt", "-o", "news"], 2, "error: news is a directory\nhelp: -o wants the name of a file\n");
    desk.refuses(&["extract", "mill.txt", "-o", "gone/out.json"], 4, "error: gone/out.json: no such folder\nhelp: make its folder first\n");
    desk.refuses(&["extract", "gone.txt", "-o", "out.json"], 4, "error: gone.txt: no such file\n");
    assert_eq!(fs::read_to_string(desk.0.join("out.json")).expect("it is there"), "old");
    // 12: words that are no option and no format
    for (args, told) in [
        (&["export", "--to", "gefx", "mill.txt"][..], "similar value exists: 'gexf'"),
        (
            &["export", "--to", "gefx", "mill.txt"],
            "[possible values: csv, parquet, timelinejs, followthemoney, graphml, gexf, dot, mermaid",
        ),
        (&["extract", "mill.txt", "--publshed", "2024-01-01"], "similar argument exists: '--published'"),
        (&["extract", "mill.txt", "--lang", "fr"], "expected auto, zh, zh-Hans, zh-Hant or en"),
    ] {
        let (code, out, err) = desk.run(args);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(err.starts_with("error: ") && err.contains(told), "{args:?}: {err}");
    }
}
