//! Whom a pronoun or description stands for: she, the fund, 双方, 原告, told from what the story said before.

use std::sync::LazyLock;

use feudline::entity::Form;
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// The names of those for whom each mention of the word stands, in order of the story and of their names.
fn stands_for(text: &str, word: &str) -> Vec<String> {
    let extraction = EXTRACTOR.extract(&Document::new("story", text));
    let mut found: Vec<(usize, String)> = Vec::new();
    for entity in &extraction.entities {
        let of = entity.mentions.iter().filter(|m| m.form != Form::Name && &text[m.span.range()] == word);
        found.extend(of.map(|m| (m.span.start(), entity.name.clone())));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (text, word, expected) in cases {
        assert_eq!(stands_for(text, word), *expected, "{word} in {text}");
    }
}

#[test]
fn he_and_she_are_who_led_or_who_is_left() {
    check(&[
        ("Thomas Wells sued Margaret Thorne on Monday. She denied the claims. He appealed in May.", "She", &["Margaret Thorne"]),
        ("Thomas Wells sued Margaret Thorne on Monday. She denied the claims. He appealed in May.", "He", &["Thomas Wells"]),
        ("Thomas Wells left Tarn Ridge LLC. Edmund Thorpe sued in June. He is owed money.", "He", &["Edmund Thorpe"]),
        ("Thomas Wells, who founded Tarn Ridge LLC, resigned. The company sued him.", "him", &["Thomas Wells"]),
        // who sues somebody does not sue himself
        ("Edmund Thorpe resigned. Thomas Wells sued him.", "him", &["Edmund Thorpe"]),
        ("Edmund Thorpe resigned. Thomas Wells later despised him.", "him", &["Edmund Thorpe"]),
        ("Edmund Thorpe resigned. Thomas Wells accused him of theft.", "him", &["Edmund Thorpe"]),
        ("Thomas Wells sued Edmund Thorpe, accusing him of theft.", "him", &["Edmund Thorpe"]),
        ("Edmund Thorpe asked Thomas Wells to sue him.", "him", &["Edmund Thorpe"]),
        ("Margaret Thorne quit. Linda Wells sued her in May.", "her", &["Margaret Thorne"]),
        // but he may tell what others do to him, and she has a firm of her own
        ("Thomas Wells said Tarn Ridge LLC had fired him.", "him", &["Thomas Wells"]),
        ("Edmund Thorpe quit. Thomas Wells said the firm had fired him.", "him", &["Thomas Wells"]),
        ("Margaret Thorne quit. Linda Wells sued her firm.", "her", &["Linda Wells"]),
        ("吴砚清起诉霍云舟。两人曾是同事。他要求赔偿。", "他", &["吴砚清"]),
        ("吴砚清离开岚沐科技公司。霁川光学公司聘用了他。", "他", &["吴砚清"]),
    ]);
}

#[test]
fn firms_by_what_they_are() {
    check(&[
        ("Tarn Ridge LLC sued Quillon Harbour Inc. on Monday. The company is owed $5 million.", "The company", &["Tarn Ridge LLC"]),
        (
            "Alder Capital Partners LP sued Quillon Harbour Inc. The fund wants seats, and the company refused.",
            "The fund",
            &["Alder Capital Partners LP"],
        ),
        (
            "Alder Capital Partners LP sued Quillon Harbour Inc. The fund wants seats, and the company refused.",
            "the company",
            &["Quillon Harbour Inc."],
        ),
        ("Tarn Ridge LLC sued Alder Capital LLC. The company refused. The fund sued.", "The fund", &["Alder Capital LLC"]),
        ("The Securities and Exchange Commission sued Tarn Ridge LLC. The company denied it.", "The company", &["Tarn Ridge LLC"]),
        ("Tarn Ridge LLC told Quillon Harbour Inc. that it would appeal.", "it", &["Tarn Ridge LLC"]),
        ("Tarn Ridge LLC sued Quillon Harbour Inc., accusing it of theft.", "it", &["Quillon Harbour Inc."]),
        ("岚沐科技公司起诉霁川光学公司。该公司要求赔偿三千万元。", "该公司", &["岚沐科技公司"]),
        ("市场监管总局立案调查霁川光学公司。该公司否认违法。", "该公司", &["霁川光学公司"]),
        ("岚沐科技公司起诉霁川光学公司，要求其赔偿三千万元。", "其", &["霁川光学公司"]),
    ]);
}

#[test]
fn bodies_are_the_last_of_their_kind() {
    let text = "Tarn Ridge LLC sued in the Delaware Court of Chancery. The SEC opened an inquiry. The court dismissed the suit. The regulator appealed.";
    check(&[(text, "The court", &["Delaware Court of Chancery"]), (text, "The regulator", &["SEC"])]);
}

#[test]
fn sides_of_a_suit() {
    check(&[
        ("岚沐科技公司起诉霁川光学公司。双方均未回应。", "双方", &["岚沐科技公司", "霁川光学公司"]),
        ("岚沐科技公司起诉霁川光学公司。北脊电器公司退出。北脊电器公司称，双方应当和解。", "双方", &["岚沐科技公司", "霁川光学公司"]),
        ("吴砚清与霍云舟创办岚沐科技公司。两人后来反目。", "两人", &["吴砚清", "霍云舟"]),
        ("岚沐科技公司起诉霁川光学公司。对方否认侵权。", "对方", &["霁川光学公司"]),
        ("岚沐科技公司向霁川光学公司提出和解，遭对方拒绝。", "对方", &["霁川光学公司"]),
        ("岚沐科技公司起诉霁川光学公司。原告要求赔偿，被告否认侵权。", "原告", &["岚沐科技公司"]),
        ("岚沐科技公司起诉霁川光学公司。原告要求赔偿，被告否认侵权。", "被告", &["霁川光学公司"]),
        ("岚沐科技公司起诉霁川光学公司。前者要求赔偿，后者否认侵权。", "前者", &["岚沐科技公司"]),
        ("岚沐科技公司起诉霁川光学公司。前者要求赔偿，后者否认侵权。", "后者", &["霁川光学公司"]),
        (
            "Tarn Ridge LLC sued Quillon Harbour Inc. in May. The two companies settled in June.",
            "The two companies",
            &["Quillon Harbour Inc.", "Tarn Ridge LLC"],
        ),
        ("Thomas Wells and Edmund Thorpe left in May. Both denied the claims.", "Both", &["Edmund Thorpe", "Thomas Wells"]),
    ]);
}
