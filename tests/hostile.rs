//! Packs from strangers: links, pipes, devices, endless lines, bombs. Each is refused with its place, or costs no more than an
//! honest one; none hangs, and none is loaded by half.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use feudline::{Document, Extractor, Pack};

const HEAD: &str = "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\n";

/// Longer than this takes no honest pack of this size, debug builds on a busy machine included.
const PATIENCE: Duration = Duration::from_secs(60);

/// The folder of a pack, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("feudline-hostile-{}-{name}", std::process::id()));
        fs::create_dir_all(path.join("gazetteers")).expect("the temporary folder can be written");
        fs::create_dir_all(path.join("grammars/zh")).expect("the temporary folder can be written");
        Self(path)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).expect("the folder can be written");
        path
    }

    /// What is said of the pack, each fault on a line; it is said in time.
    fn told(&self) -> String {
        let (send, receive) = channel();
        let path = self.0.clone();
        std::thread::spawn(move || {
            let told = Pack::builtin().overlay_dir(path).err().map(|error| error.to_string());
            let _ = send.send(told);
        });
        let told = receive.recv_timeout(PATIENCE).expect("loading a pack ends");
        let told = told.expect("it is refused");
        assert!(told.lines().count() <= 1_100 && told.len() < 1 << 20, "a message is for reading");
        told
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn row(id: &str, names: &str) -> String {
    format!("{id}\tcompany\t{names}\t\t\t\t\t\tinvented\t\n")
}

fn rule(shape: &str) -> String {
    format!(
        "[[event]]\nname = \"own.a\"\nwhy = \"a test\"\ntype = \"legal.seize\"\ntrigger = [\"查封\"]\nmatch = '''{shape}'''\n\
         yes = [\"法院查封甲公司。\"]\nno = [\"法院开庭。\"]\n"
    )
}

fn check(name: &str, make: impl FnOnce(&Folder), place: &str, found: &str) {
    let folder = Folder::new(name);
    make(&folder);
    let told = folder.told();
    assert!(told.lines().any(|line| line.starts_with(place) && line.contains(found)), "{name}: {place} {found}\n{told}");
}

#[cfg(unix)]
mod places {
    use std::os::unix::fs::symlink;

    use super::*;

    const LINK: &str = "is a link, which may lead out of the pack";

    #[test]
    fn a_link_is_not_followed_wherever_it_leads() {
        let link = |folder: &Folder, to: &str, at: &str| symlink(to, folder.0.join(at)).expect("a link can be made");
        check("link-out", |f| link(f, "/etc/passwd", "gazetteers/people.tsv"), "gazetteers/people.tsv:0: ", LINK);
        check("link-up", |f| link(f, "../../../../etc/hosts", "grammars/zh/own.toml"), "grammars/zh/own.toml:0: ", LINK);
        check("link-endless", |f| link(f, "/dev/zero", "gazetteers/people.tsv"), "gazetteers/people.tsv:0: ", LINK);
        check("link-round", |f| link(f, "people.tsv", "gazetteers/people.tsv"), "gazetteers/people.tsv:0: ", LINK);
        check("link-nowhere", |f| link(f, "gone", "gazetteers/people.tsv"), "gazetteers/people.tsv:0: ", LINK);
        let instead = |f: &Folder, of: &str| {
            fs::remove_dir_all(f.0.join(of)).expect("it is there");
            link(f, "/", of);
        };
        check("link-tables", |f| instead(f, "gazetteers"), "gazetteers:0: ", LINK);
        check("link-rules", |f| instead(f, "grammars/zh"), "grammars/zh:0: ", LINK);
        check("link-all-rules", |f| instead(f, "grammars"), "grammars:0: ", LINK);
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        check(
            "socket",
            |f| drop(std::os::unix::net::UnixListener::bind(f.0.join("gazetteers/people.tsv"))),
            "gazetteers/people.tsv:0: ",
            "is a pipe, a device",
        );
        check(
            "folder",
            |f| fs::create_dir(f.0.join("grammars/zh/own.toml")).expect("it can be made"),
            "grammars/zh/own.toml:0: ",
            "is a folder",
        );
        let fifo = Folder::new("fifo");
        let made = std::process::Command::new("mkfifo").arg(fifo.0.join("gazetteers/people.tsv")).status();
        if made.is_ok_and(|status| status.success()) {
            assert!(fifo.told().starts_with("gazetteers/people.tsv:0: is a pipe, a device or the like"));
        }
        let device = Folder::new("device");
        // only who may do anything can make one
        let made = std::process::Command::new("mknod").arg(device.0.join("gazetteers/people.tsv")).args(["c", "1", "5"]).output();
        if made.is_ok_and(|run| run.status.success()) {
            assert!(device.told().starts_with("gazetteers/people.tsv:0: is a pipe, a device or the like"));
        }
    }

    #[test]
    fn a_folder_that_is_itself_a_link_is_what_the_user_named() {
        let folder = Folder::new("named");
        folder.put("gazetteers/organizations.tsv", format!("{HEAD}{}", row("moonmill", "月磨坊")));
        let link = folder.0.with_extension("link");
        symlink(&folder.0, &link).expect("a link can be made");
        let loaded = Pack::builtin().overlay_dir(&link);
        fs::remove_file(&link).expect("it is there");
        assert!(loaded.is_ok());
    }
}

/// A file of this length that takes no place on the disk: all of it is one line of NULs.
fn stretch(path: &Path, length: u64) {
    File::options().append(true).open(path).and_then(|file| file.set_len(length)).expect("a file can have holes");
}

#[test]
fn what_is_too_long_is_not_read() {
    let table = "gazetteers/organizations.tsv";
    check(
        "line",
        |f| stretch(&f.put(table, HEAD), 64 << 20),
        "gazetteers/organizations.tsv:2: ",
        "a row of 63 MiB; a row has 64 KiB at most",
    );
    check("head", |f| stretch(&f.put(table, ""), 64 << 20), "gazetteers/organizations.tsv:1: ", "a row of 64 MiB");
    check("table", |f| stretch(&f.put(table, HEAD), 300 << 20), "gazetteers/organizations.tsv:0: ", "is over 256 MiB");
    check("terabyte", |f| stretch(&f.put(table, HEAD), 1 << 40), "gazetteers/organizations.tsv:0: ", "is over 256 MiB");
    check("grammar", |f| stretch(&f.put("grammars/zh/own.toml", ""), 2 << 20), "grammars/zh/own.toml:0: ", "is over 1 MiB");
    let many = |f: &Folder| (0..=1_000).for_each(|i| drop(f.put(&format!("grammars/zh/{i}.toml"), "")));
    check("files", many, "grammars/zh:0: ", "more than 1000 files");
}

#[test]
fn what_is_no_text_is_told_with_its_line() {
    check("bytes", |f| drop(f.put("grammars/zh/own.toml", b"# a\n# b\n\xFF")), "grammars/zh/own.toml:3: ", "byte 0xFF is not UTF-8");
    check(
        "nul",
        |f| drop(f.put("gazetteers/media.tsv", format!("{HEAD}{}", row("own", "甲\0报")))),
        "gazetteers/media.tsv:2: ",
        "a control character",
    );
    let deep = |f: &Folder| drop(f.put("grammars/zh/own.toml", format!("drop = {}", "[".repeat(100_000))));
    check("deep", deep, "grammars/zh/own.toml:1: ", "this is not TOML");
}

#[test]
fn a_shape_that_is_none_or_explodes_is_refused() {
    let own = "grammars/zh/own.toml";
    check("no-regex", |f| drop(f.put(own, rule("(甲"))), "grammars/zh/own.toml:1: ", "its `match` is no regex: unclosed group");
    check("huge", |f| drop(f.put(own, rule(r"(?:\w{200}){200}"))), "grammars/zh/own.toml:1: ", "made ready, it takes more than 2 MiB");
    let deep = format!("{}甲{}", "(?:".repeat(10_000), ")".repeat(10_000));
    check("nested", |f| drop(f.put(own, rule(&deep))), "grammars/zh/own.toml:1: ", "is no regex");
    let mut bomb = String::from("[fragment]\n");
    for i in 0..8 {
        let _ = writeln!(bomb, "f{i} = '''{}'''", format!("@{{f{}}}", i + 1).repeat(10));
    }
    bomb.push_str("f8 = '甲'\n");
    check("bomb", |f| drop(f.put(own, bomb + &rule("@{f0}"))), "grammars/zh/own.toml:11: ", "with its fragments, `match` is over 64 KiB");
    let named = rule("甲").replace("own.a", &"a".repeat(500_000));
    check("name", |f| drop(f.put(own, named)), "grammars/zh/own.toml:1: ", "a rule's name of 500000 bytes");
}

#[test]
fn a_name_that_tells_nobody_apart_is_refused() {
    let table = "gazetteers/people.tsv";
    let many = |f: &Folder| {
        let rows: String = (0..100_000).map(|i| row(&format!("zhang-wei-{i}"), "张伟一")).collect();
        f.put(table, format!("{HEAD}{rows}"));
    };
    check("shared", many, "gazetteers/people.tsv:66: ", "`张伟一` names 100000 rows, more than 64");
    // traditional and simplified forms are one name
    let scripts = |f: &Folder| {
        let rows: String = (0..65).map(|i| row(&i.to_string(), if i % 2 == 0 { "張偉一|张伟一" } else { "张伟一" })).collect();
        f.put(table, format!("{HEAD}{rows}"));
    };
    check("scripts", scripts, "gazetteers/people.tsv:66: ", "`张伟一` names 65 rows, more than 64");
    let full = |f: &Folder| {
        let names: Vec<String> = (0..300).map(|i| format!("甲{i}号公司")).collect();
        f.put("gazetteers/organizations.tsv", format!("{HEAD}{}", row("own", &names.join("|"))));
    };
    check("names", full, "gazetteers/organizations.tsv:2: ", "row `own` has more than 256 names");
    let heaped = |f: &Folder| {
        let names: Vec<String> = (0..256).map(|i| format!("甲{i}号公司")).collect();
        f.put("gazetteers/organizations.tsv", format!("{HEAD}{}", row("openai", &names.join("|"))));
    };
    check("heaped", heaped, "gazetteers/organizations.tsv:2: ", "with it `openai` has more than 256 names");
    let again = |f: &Folder| {
        let rows: String = (0..2_000).map(|i| row("openai", &format!("甲{i}号公司"))).collect();
        f.put("gazetteers/organizations.tsv", format!("{HEAD}{rows}"));
    };
    check("again", again, "gazetteers/organizations.tsv:3: ", "`openai` stands a second time, first on line 2");
}

#[test]
fn a_row_of_a_pack_adds_names_to_a_built_in_one() {
    let folder = Folder::new("added");
    folder.put("gazetteers/organizations.tsv", format!("{HEAD}{}", row("openai", "开放智能公司")));
    let pack = Pack::builtin().overlay_dir(&folder.0).expect("tables of two packs have one name, and are two files");
    let openai = pack.rows().find(|row| row.id() == "openai").expect("it is built in");
    assert!(openai.names().any(|name| name == "OpenAI") && openai.names().any(|name| name == "开放智能公司"));
}

#[test]
fn a_name_that_stands_everywhere_needs_evidence() {
    let table = "gazetteers/organizations.tsv";
    for (case, name) in [("han", "甲"), ("latin", "Q"), ("joined", "甲\u{200d}"), ("signs", "——"), ("astral", "𠮷")] {
        let make = |f: &Folder| drop(f.put(table, format!("{HEAD}{}", row("own", name))));
        check(
            &format!("slight-{case}"),
            make,
            "gazetteers/organizations.tsv:2: ",
            &format!("name `{name}` is one character, or only signs"),
        );
    }
    let asked = format!("{HEAD}own\tcompany\t甲|甲公司\t\t\t\t甲:near\t\tinvented\t\n");
    assert!(Pack::builtin().overlay([(table, asked.as_str())]).is_ok(), "who says what evidence it takes may have it");
    let place = "id\tkind\tzh\thant\ten\tnote\nown\tcity\t甲\t\t\t\n";
    let told = Pack::builtin().overlay([("gazetteers/places.tsv", place)]).expect_err("it is refused").to_string();
    assert!(told.contains("write the longer name"), "{told}");
}

#[test]
fn faults_beyond_counting_are_counted_no_further() {
    let folder = Folder::new("faults");
    let rows = "own\n".repeat(100_000);
    folder.put("gazetteers/organizations.tsv", format!("{HEAD}{rows}"));
    let told = folder.told();
    assert_eq!(told.lines().count(), 1_001);
    assert!(told.contains("gazetteers/organizations.tsv:1002: 1000 faults so far; the rest of the file was not read"), "{told}");
}

#[test]
fn names_that_begin_with_each_other_cost_no_more_than_a_few() {
    for (word, most) in [("甲", 85), ("Ab ", 85)] {
        let rows: String = (2..most).map(|i| row(&format!("own-{i}"), &word.repeat(i))).collect();
        let table = format!("{HEAD}{rows}");
        let pack = Pack::builtin().overlay([("gazetteers/organizations.tsv", table.as_str())]).expect("each of them may be a name");
        let extractor = Extractor::new(pack);
        let (send, receive) = channel();
        let text = word.repeat(2_000);
        std::thread::spawn(move || {
            let _ = send.send(extractor.extract(&Document::new("a", text)).entities.len());
        });
        receive.recv_timeout(PATIENCE).expect("reading ends");
    }
    let endless = format!("{HEAD}{}", row("own", &"甲".repeat(90)));
    let told = Pack::builtin().overlay([("gazetteers/organizations.tsv", endless.as_str())]).expect_err("no name is so long").to_string();
    assert!(told.contains("of 270 bytes; a name has 256 at most"), "{told}");
}
