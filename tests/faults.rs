//! Faulty packs and what is said about them: where, what was found, what would do.

use std::fs;

use feudline::{Pack, PackError};

#[test]
fn faulty_packs() {
    insta::glob!("faulty/*/README.txt", |path| {
        let folder = path.parent().expect("the file lies in a folder");
        let why = fs::read_to_string(path).expect("a readable file");
        let told = match Pack::builtin().overlay_dir(folder) {
            Ok(_) => "no fault".to_owned(),
            Err(error) => shortened(&error),
        };
        insta::with_settings!({ description => why.trim(), omit_expression => true }, {
            insta::assert_snapshot!(told);
        });
    });
}

#[test]
fn a_folder_without_a_pack_is_told() {
    let folder = std::env::temp_dir().join(format!("feudline-no-pack-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let error = Pack::builtin().overlay_dir(&folder).expect_err("there is nothing in it").to_string();
    fs::remove_dir(&folder).expect("it is empty");
    assert!(error.ends_with("is no pack: it has neither grammars/ nor gazetteers/"), "{error}");
}

#[test]
fn a_faulty_pack_loads_nothing_and_all_its_faults_are_told() {
    let slips = "[[event]]\nname = \"own.a\"\ntype = \"legal.seize\"\ntrigger = [\"查封\"]\n";
    let error = Pack::builtin().overlay([("grammars/zh/own.toml", slips)]).expect_err("it is faulty");
    let PackError::Faulty(faults) = error else { panic!("{error}") };
    assert!(faults.len() >= 3, "no why, no examples, no such type: {faults:?}");
    assert!(faults.iter().all(|f| f.file == "grammars/zh/own.toml" && f.line == 1));
}

/// Long lists of what would do (all forty kinds of event) are cut: the snapshot is about the message.
fn shortened(error: &PackError) -> String {
    let cut = |line: &str| {
        let short: String = line.chars().take(220).collect();
        if short.len() < line.len() { short + " …" } else { short }
    };
    error.to_string().lines().map(cut).collect::<Vec<_>>().join("\n")
}
