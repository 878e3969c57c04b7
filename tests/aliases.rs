//! Which names are one party's: each rule that joins two names of a story, and the nearest names that it leaves apart.

use std::sync::LazyLock;

use feudline::entity::alias::NameKind::{self, Organization, Person};
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// The rule that joined two names of a story; none where both are read and stand apart.
fn joined(text: &str, a: &str, b: &str) -> Option<String> {
    let extraction = EXTRACTOR.extract(&Document::new("story", text));
    let of = |name: &str| {
        let called = extraction.entities.iter().find(|e| e.name == name || e.aliases.iter().any(|alias| alias == name));
        called.unwrap_or_else(|| panic!("{name} is read in {text}"))
    };
    let (x, y) = (of(a), of(b));
    if !std::ptr::eq(x, y) {
        return None;
    }
    let pair = |r: &&feudline::entity::Reason| (r.a == a && r.b == b) || (r.a == b && r.b == a);
    Some(x.reasons.iter().find(pair).unwrap_or_else(|| panic!("why {a} is {b}: {:?}", x.reasons)).rule.to_string())
}

#[test]
fn each_rule_joins_what_it_is_for() {
    for (text, a, b, rule) in [
        (
            "Tarn Ridge LLC sued Quillon Harbour Inc. on Monday. Tarn Ridge is owed $5 million.",
            "Tarn Ridge LLC",
            "Tarn Ridge",
            "first-words",
        ),
        (
            "Alder Freight Holdings LLC sued Tarn Ridge LLC. Alder Freight is owed money.",
            "Alder Freight Holdings LLC",
            "Alder Freight",
            "first-words",
        ),
        // whoever lives in a place named so is no second bearer of the name
        (
            "Alder Freight Holdings LLC sued. Alder Residents' Association objected. Alder Freight is owed money.",
            "Alder Freight Holdings LLC",
            "Alder Freight",
            "first-words",
        ),
        ("Birch & Hope sued Tarn Ridge LLC on Monday. B&H said it was owed money.", "Birch & Hope", "B&H", "initials"),
        (
            "Quillon Harbour Inc. sued on Monday. Quilon Harbour Inc. is owed money.",
            "Quillon Harbour Inc.",
            "Quilon Harbour Inc.",
            "letter-slip",
        ),
        ("霁川光学公司起诉岚沐科技公司。川霁光学公司称对方违约。", "霁川光学公司", "川霁光学公司", "letter-slip"),
        ("Marguerite Thorne sued Tarn Ridge LLC. Thorne is owed $5 million.", "Marguerite Thorne", "Thorne", "part-of-full-name"),
        ("吴砚清起诉霁川光学公司。吴董称对方拖欠货款。", "吴砚清", "吴董", "surname-of-full-name"),
        ("吴砚清起诉霁川光学公司。老吴称对方拖欠货款。", "吴砚清", "老吴", "surname-of-full-name"),
        ("克里斯托弗·索恩起诉岚沐科技公司。克里斯多福·索恩称对方违约。", "克里斯托弗·索恩", "克里斯多福·索恩", "transliteration"),
        ("霁川光学股份有限公司起诉岚沐科技公司。霁川光学称对方违约。", "霁川光学股份有限公司", "霁川光学", "short-form"),
        ("北脊电器起诉岚沐科技公司。北脊称对方违约。", "北脊电器", "北脊", "short-form"),
    ] {
        assert_eq!(joined(text, a, b).as_deref(), Some(rule), "{text}");
    }
}

#[test]
fn a_name_that_two_could_bear_is_nobodys() {
    for (text, a, b) in [
        (
            "Alder Freight Holdings LLC sued Alder Freight Partners LP. Alder Freight is owed money.",
            "Alder Freight",
            "Alder Freight Holdings LLC",
        ),
        (
            "Alder Freight Holdings LLC sued Alder Freight Partners LP. Alder Freight is owed money.",
            "Alder Freight",
            "Alder Freight Partners LP",
        ),
        ("Marguerite Thorne sued Edmund Thorne on Monday. Thorne is owed $5 million.", "Thorne", "Marguerite Thorne"),
        ("Marguerite Thorne sued Edmund Thorne on Monday. Thorne is owed $5 million.", "Thorne", "Edmund Thorne"),
        ("吴砚清起诉吴砚秋。老吴称对方拖欠货款。", "老吴", "吴砚清"),
        ("吴砚清起诉吴砚秋。老吴称对方拖欠货款。", "老吴", "吴砚秋"),
        ("克里斯托弗·索恩起诉岚沐科技公司。西恩·索恩称对方违约。", "克里斯托弗·索恩", "西恩·索恩"),
        ("北脊电器起诉北脊资本。北脊称对方违约。", "北脊", "北脊电器"),
        ("北脊电器起诉北脊资本。北脊称对方违约。", "北脊", "北脊资本"),
        ("Quillon Harbour Inc. sued Quarry Hill Corp. on Monday.", "Quillon Harbour Inc.", "Quarry Hill Corp."),
        ("霁川光学公司起诉霁川传感公司。", "霁川光学公司", "霁川传感公司"),
    ] {
        assert_eq!(joined(text, a, b), None, "{a} and {b} in {text}");
    }
}

#[test]
fn two_names_by_themselves() {
    const CASES: &[(&str, &str, NameKind, bool, &str)] = &[
        ("奥特曼", "奥尔特曼", Person, true, "same-row"),
        ("马斯克", "奥特曼", Person, false, "different-rows"),
        // one of them alone is known
        ("马斯克", "索恩", Person, false, "nothing-shared"),
        ("Tarn Ridge", "TarnRidge", Organization, true, "spacing-and-case"),
        ("tarn ridge", "TARN-RIDGE", Organization, true, "spacing-and-case"),
        ("Marguerite Thorne", "Thorne", Person, true, "part-of-full-name"),
        ("Thorne", "Marguerite Thorne", Person, true, "part-of-full-name"),
        ("玛格丽特·索恩", "索恩", Person, true, "part-of-full-name"),
        ("Marguerite Thorne", "Marguerite", Person, false, "nothing-shared"),
        ("Marguerite Thorne", "Thorne", Organization, false, "nothing-shared"),
        ("克里斯托弗·索恩", "克里斯多福·索恩", Person, true, "transliteration"),
        ("克里斯托弗·索恩", "西恩·索恩", Person, false, "nothing-shared"),
        ("克里斯托弗·索恩", "克里斯多福·索恩", Organization, false, "nothing-shared"),
        ("霁川光学", "霁川光学股份有限公司", Organization, true, "short-form"),
        ("霁川光学股份有限公司", "霁川光学", Organization, true, "short-form"),
        ("霁川光学", "霁川光学股份有限公司", Person, false, "nothing-shared"),
        ("霁川光学", "霁川传感股份有限公司", Organization, false, "nothing-shared"),
    ];
    for &(a, b, kind, same, rule) in CASES {
        let verdict = EXTRACTOR.same(a, b, kind);
        assert_eq!((verdict.same, verdict.rule), (same, rule), "{a} and {b}");
        assert!(verdict.why.contains(a) && verdict.why.contains(b), "{}", verdict.why);
    }
}
