//! What is printed cannot act: no control, direction or hidden character of a story, a file name or a pack reaches a terminal,
//! whatever the command and the format.

mod desk;

use std::fs;

use feudline::export::csv::CsvOptions;
use feudline::export::markdown::MarkdownOptions;
use feudline::export::tables::Table;
use feudline::export::text::TextOptions;
use feudline::{Document, Extractor, Feud, Pack};

use desk::Desk;

/// What a stranger may write: sequences that drive terminals, and characters that are not shown or turn what is.
fn attacks() -> Vec<String> {
    let mut attacks: Vec<String> = [
        "\u{1b}[2J",
        "\u{1b}[31m",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;http://a.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
        "\u{1b}]52;c;aGk=\u{7}",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{9b}2J",
        "\u{9d}0;title\u{9c}",
        "\u{1b}c",
        "\u{8}\u{8}\u{8}",
        "\u{202e}txt.exe\u{202c}",
        "\u{2066}a\u{2069}",
    ]
    .map(str::to_owned)
    .to_vec();
    let single = ('\u{1}'..='\u{1f}').chain('\u{7f}'..='\u{9f}').filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let hidden = ('\u{200b}'..='\u{200f}').chain('\u{2028}'..='\u{202e}').chain('\u{2060}'..='\u{206f}').chain('\u{fff9}'..='\u{fffb}');
    let others =
        ['\u{ad}', '\u{34f}', '\u{61c}', '\u{115f}', '\u{1160}', '\u{180e}', '\u{3164}', '\u{feff}', '\u{ffa0}', '\u{e0001}', '\u{e0041}'];
    attacks.extend(single.chain(hidden).chain(others).map(String::from));
    attacks
}

/// Written here once more, and not taken from the library: what may not be printed.
fn acts(c: char) -> bool {
    let hidden =
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}');
    let ranges = [(0x200b, 0x200f), (0x2028, 0x202e), (0x2060, 0x206f), (0xfff9, 0xfffb), (0xe0000, 0xe007f)];
    (c.is_control() && c != '\n') || hidden || ranges.iter().any(|&(low, high)| (low..=high).contains(&u32::from(c)))
}

fn is_inert(what: &str, text: &str, allowed: &[char]) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| acts(*c) && !allowed.contains(c)) {
        let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
        panic!("{what}: {c:?} is printed: {:?}", &text[line..at]);
    }
}

/// A story with the attack in its title, source, address, names, sums, sentences and quotations.
fn story(attack: &str) -> Document {
    let text = format!(
        "2024年2月29日，月磨坊{attack}公司起诉星河科技公司，索赔3{attack}亿元。\n星河科技公司总裁李{attack}明回应称：“月磨坊公司的{attack}指控不实，\
         只收到1800万元。”\nOn March 5, 2024, Moon{attack}mill Inc. sued Galaxy {attack} Corp. for $40 million.\n{attack}"
    );
    Document::new(format!("a{attack}.txt"), text)
        .with_title(format!("月磨坊起诉星河{attack}"))
        .with_source(format!("报{attack}"))
        .with_url(format!("http://a.example/{attack}"))
}

#[test]
fn every_format_of_every_story_is_inert() {
    let extractor = Extractor::new(Pack::builtin());
    let attacks = attacks();
    assert!(attacks.len() >= 100, "{} attacks in five places each", attacks.len());
    for attack in &attacks {
        let feud: Feud = [extractor.extract(&story(attack))].into_iter().collect();
        assert!(!feud.events.is_empty(), "{attack:?} hides no event");
        let of = |format: &str| format!("{format} with {attack:?}");
        is_inert(&of("text"), &feud.to_text(TextOptions { claims: true, width: 80, ..TextOptions::default() }), &[]);
        is_inert(&of("json"), &feud.to_json(), &[]);
        let mut pretty = Vec::new();
        feud.write_json(&mut pretty, true).expect("a vector takes all");
        is_inert(&of("pretty json"), &String::from_utf8(pretty).expect("it is UTF-8"), &[]);
        is_inert(&of("markdown"), &feud.to_markdown(MarkdownOptions { claims: true, ..MarkdownOptions::default() }), &[]);
        for &table in Table::ALL {
            is_inert(&of("csv"), &feud.to_csv(table, CsvOptions { bom: false, ..CsvOptions::default() }), &['\r', '\t']);
        }
        is_inert(&of("timelinejs"), &feud.to_timelinejs(None), &[]);
        is_inert(&of("followthemoney"), &feud.to_followthemoney(None), &[]);
        is_inert(&of("graphml"), &feud.to_graphml(None), &['\t']);
        is_inert(&of("gexf"), &feud.to_gexf(None), &['\t']);
        is_inert(&of("dot"), &feud.to_dot(None), &['\t']);
        is_inert(&of("mermaid"), &feud.to_mermaid(None), &[]);
        is_inert(&of("webannotation"), &feud.to_web_annotations(None), &[]);
        is_inert(&of("schema-org"), &feud.to_schema_org(None), &[]);
        // nothing is lost by it: what is read back is what was there
        let again = Feud::from_json(feud.to_json().as_bytes()).expect("it is a result");
        assert_eq!(again, feud, "{attack:?}");
    }
}

/// Every prefix that makes a formula, in every form of it that a spreadsheet folds, with white space before it.
#[test]
fn no_cell_of_any_table_begins_a_formula() {
    let extractor = Extractor::new(Pack::builtin());
    let prefixes =
        ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", " =", "\u{3000}=", "\u{a0}+", "'=", "\"="];
    for prefix in prefixes {
        let attack = format!("{prefix}cmd|'/C calc'!A0");
        let document =
            Document::new(attack.as_str(), format!("{attack}公司起诉星河科技公司，索赔3亿元。\n星河科技公司回应称：“{attack}。”\n"))
                .with_title(attack.as_str())
                .with_source(attack.as_str())
                .with_url(attack.as_str());
        let feud: Feud = [extractor.extract(&document)].into_iter().collect();
        for &table in Table::ALL {
            let csv = feud.to_csv(table, CsvOptions { bom: false, ..CsvOptions::default() });
            let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
            for record in reader.records() {
                let record = record.expect("it is CSV");
                for (cell, column) in record.iter().zip(table.columns()) {
                    let shown = cell.trim_start_matches(char::is_whitespace);
                    let formula = shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']);
                    let number = cell.parse::<f64>().is_ok();
                    assert!(!formula || number, "{prefix:?} in {} of {}: {cell:?}", column.name, table.word());
                }
            }
        }
    }
}

/// Runs the binary; both of its outputs are inert.
fn run(desk: &Desk, args: &[&str]) {
    let run = desk.command(args).output();
    let run = run.expect("the binary runs");
    is_inert(&format!("{args:?}"), &String::from_utf8(run.stdout).expect("it speaks UTF-8"), &[]);
    is_inert(&format!("errors of {args:?}"), &String::from_utf8(run.stderr).expect("it speaks UTF-8"), &[]);
}

#[cfg(unix)]
#[test]
fn names_of_files_and_words_of_packs_are_inert_too() {
    let desk = Desk::empty("inert", "names");
    let attack = "\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{200b}";
    let (file, lines, gone, pack) = (format!("a{attack}.txt"), format!("b{attack}.ndjson"), format!("c{attack}.txt"), format!("p{attack}"));
    let folder = desk.0.join(&pack).join("grammars/zh");
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    desk.put(&file, story(attack).text());
    desk.put(&lines, format!("{}\nno json {attack}\n", serde_json::json!({ "id": attack, "text": story(attack).text() })));
    let rule = |why: &str| {
        format!(
            "[[event]]\nname = \"own.halt{why}\"\nwhy = \"{why}\"\ntype = \"legal.penalize\"\ntrigger = [\"扣住\"]\n\
             roles = {{ object = \"target\" }}\nyes = [\"法院扣住月磨坊公司。\"]\nno = [\"法院开庭。\"]\n"
        )
    };
    fs::write(folder.join("own.toml"), rule(r"\u001b[2J\u202e")).expect("the folder can be written");
    desk.put("held.txt", "2024年2月29日，临海市中级人民法院扣住月磨坊公司。\n");
    run(&desk, &[&file]);
    run(&desk, &["timeline", "--claims", &file]);
    run(&desk, &["extract", &file]);
    run(&desk, &["explain", &file]);
    run(&desk, &["explain", &format!("{file}:1")]);
    run(&desk, &["explain", "held.txt:1", "--pack", &pack]);
    run(&desk, &["check", &pack]);
    run(&desk, &["batch", &lines]);
    run(&desk, &["merge", &lines]);
    run(&desk, &["same", attack, "a"]);
    run(&desk, &[&gone]);
    run(&desk, &["batch", &gone]);
    run(&desk, &["check", &gone]);
    run(&desk, &["extract", &file, "-o", &format!("{gone}/{gone}")]);
    run(&desk, &["extract", &file, "--lang", attack]);
    run(&desk, &["extract", &file, attack, "--encoding", attack]);
    run(&desk, &["export", "--to", attack, &file]);
    run(&desk, &["--published", attack, &file]);
    run(&desk, &[attack]);
}
