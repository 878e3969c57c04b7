//! What answers what: suits and countersuits, rulings and appeals, charges and denials.

use std::sync::LazyLock;

use feudline::feud::{Node, RelationKind};
use feudline::{Document, Extractor, Feud, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

fn told(stories: &[&str]) -> Feud {
    stories.iter().enumerate().map(|(i, text)| EXTRACTOR.extract(&Document::new(format!("story-{i}"), *text))).collect()
}

/// Each answer, denial and contradiction: the words of the one, of the other, and why.
fn answers(stories: &[&str]) -> Vec<String> {
    let feud = told(stories);
    let words = |node: Node| match node {
        Node::Event(e) => feud.events[e].kind.word().to_owned(),
        Node::Claim(c) => format!("{} {}", feud.claims[c].kind.word(), feud.words(feud.claims[c].content)),
        other => panic!("{other:?}"),
    };
    let mut found = Vec::new();
    for relation in &feud.relations {
        let arrow = match relation.kind {
            RelationKind::RespondsTo => "->",
            RelationKind::Denies => "denies",
            RelationKind::Contradicts => "against",
            _ => continue,
        };
        found.push(format!("{} {arrow} {}: {}", words(relation.from), words(relation.to), relation.why));
    }
    found.sort();
    found
}

/// What tells of neither party: some 700 bytes of it stand wherever a case has a tilde.
const ASIDE: &str = "两家公司的员工仍在正常上班。";

/// Stories of one case are parted by a line.
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let text = text.replace('~', &ASIDE.repeat(700 / ASIDE.len()));
        let stories: Vec<&str> = text.split(" | ").collect();
        assert_eq!(answers(&stories), *expected, "{text}");
    }
}

#[test]
fn what_a_party_does_about_what_was_done_to_it() {
    check(&[
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司随后反诉岚沐科技公司。", &["legal.sue -> legal.sue: the party sued sues back"]),
        (
            "岚沐科技公司2021年3月5日起诉霁川光学公司。 | 霁川光学公司2021年6月7日反诉岚沐科技公司。",
            &["legal.sue -> legal.sue: the party sued sues back"],
        ),
        (
            "Tarn Ridge LLC sued Quillon Harbour Inc. in May. Quillon Harbour countersued in June.",
            &["legal.sue -> legal.sue: the party sued sues back"],
        ),
        (
            "法院判决霁川光学公司赔偿三千万元。霁川光学公司提起上诉。",
            &["legal.appeal -> legal.rule: the appellant was a party of the ruling"],
        ),
        (
            "A jury found Quillon Harbour Inc. liable. Quillon Harbour appealed.",
            &["legal.appeal -> legal.rule: the appellant was a party of the ruling"],
        ),
        ("市场监管总局对霁川光学公司罚款五百万元。霁川光学公司申请行政复议。", &["legal.appeal -> legal.penalize: who was fined appeals"]),
        ("吴砚清被判处三年有期徒刑。吴砚清提起上诉。", &["legal.appeal -> legal.sentence: who was sentenced appeals"]),
        (
            "岚沐科技公司提议以三千万元收购霁川光学公司。霁川光学公司拒绝。",
            &["deal.reject -> deal.propose: the party asked turns the proposal down"],
        ),
        (
            "Tarn Ridge LLC offered $5 million for Quillon Harbour Inc. Quillon Harbour rejected the offer.",
            &["deal.reject -> deal.propose: the party asked turns the proposal down"],
        ),
        (
            "霁川光学公司终止与岚沐科技公司的合同。岚沐科技公司起诉霁川光学公司。",
            &["legal.sue -> deal.terminate: who was given notice sues"],
        ),
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司申请驳回起诉。", &["legal.file -> legal.sue: the party sued answers in court"]),
    ]);
}

#[test]
fn what_only_comes_after_answers_nothing() {
    check(&[
        // who sued sues another, and who was sued sues somebody else
        ("岚沐科技公司起诉霁川光学公司。岚沐科技公司又起诉北脊电器公司。", &[]),
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司起诉北脊电器公司。", &[]),
        // the counterclaim is no suit to answer, and the first suit answers nothing that comes later
        ("岚沐科技公司2021年6月7日起诉霁川光学公司。 | 霁川光学公司2021年3月5日起诉北脊电器公司。", &[]),
        ("霁川光学公司终止与岚沐科技公司的合同。北脊电器公司起诉霁川光学公司。", &[]),
        ("市场监管总局对霁川光学公司罚款五百万元。北脊电器公司申请行政复议。", &[]),
        // what did not happen, or is only planned, is not answered
        ("岚沐科技公司计划起诉霁川光学公司。霁川光学公司起诉岚沐科技公司。", &[]),
        ("岚沐科技公司没有起诉霁川光学公司。霁川光学公司起诉岚沐科技公司。", &[]),
        ("岚沐科技公司反诉霁川光学公司。霁川光学公司起诉岚沐科技公司。", &[]),
    ]);
}

#[test]
fn how_far_an_answer_may_stand() {
    let ruling = "legal.appeal -> legal.rule: the appellant was a party of the ruling";
    check(&[
        // a notice and a fine are answered soon or not at all, a ruling by whoever lost it
        ("霁川光学公司终止与岚沐科技公司的合同。~岚沐科技公司起诉霁川光学公司。", &[]),
        ("市场监管总局对霁川光学公司罚款五百万元。~霁川光学公司申请行政复议。", &[]),
        ("上海知识产权法院判决霁川光学公司赔偿三千万元。~霁川光学公司提起上诉。", &[ruling]),
        // whoever appeals at once appeals this one
        ("上海知识产权法院判决霁川光学公司赔偿三千万元。北脊电器公司提起上诉。", &[ruling]),
        ("上海知识产权法院判决霁川光学公司赔偿三千万元。~北脊电器公司提起上诉。", &[]),
        // who names what he speaks of may do so late
        (
            "岚沐科技公司起诉霁川光学公司。~霁川光学公司称，诉讼毫无根据。",
            &["denial 诉讼毫无根据 -> legal.sue: the party sued speaks of the suit"],
        ),
        ("岚沐科技公司起诉霁川光学公司。~霁川光学公司否认侵权。", &[]),
        (
            "上海知识产权法院判决霁川光学公司赔偿三千万元。~霁川光学公司表示尊重判决。",
            &["opinion 尊重判决 -> legal.rule: a party of the ruling speaks of it"],
        ),
        (
            "上海知识产权法院判决霁川光学公司赔偿三千万元。霁川光学公司否认侵权。",
            &["denial 侵权 -> legal.rule: a party of the ruling speaks of it"],
        ),
        ("上海知识产权法院判决霁川光学公司赔偿三千万元。~霁川光学公司否认侵权。", &[]),
        ("上海知识产权法院判决霁川光学公司赔偿三千万元。北脊电器公司否认侵权。", &[]),
        (
            "上海知识产权法院开庭。法院宣判。霁川光学公司对判决表示失望。",
            &["opinion 失望 -> legal.rule: a decision just told is spoken of"],
        ),
        ("上海知识产权法院宣判。~霁川光学公司对判决表示失望。", &[]),
        (
            "岚沐科技公司指控霁川光学公司窃取图纸。~霁川光学公司否认指控。",
            &["denial 指控 denies allegation 霁川光学公司窃取图纸: a denial by the addressed side"],
        ),
        (
            "市场监管总局立案调查霁川光学公司。霁川光学公司否认垄断。",
            &["denial 垄断 -> legal.investigate: the party investigated speaks of it"],
        ),
    ]);
}

#[test]
fn of_several_the_one_that_fits_is_answered() {
    let feud = told(&[
        "上海知识产权法院2021年3月5日判决霁川光学公司赔偿三千万元。法院2021年4月6日判决北脊电器公司赔偿五百万元。霁川光学公司提起上诉。",
    ]);
    let answered = feud.relations.iter().find(|r| r.kind == RelationKind::RespondsTo).expect("an appeal");
    let Node::Event(ruling) = answered.to else { panic!("{answered:?}") };
    assert_eq!(feud.events[ruling].when.and_then(|w| w.earliest), Some("2021-03-05".parse().expect("a day")));
    // told first, but done later: the days say who answers whom
    let feud = told(&["岚沐科技公司2021年6月7日起诉霁川光学公司。霁川光学公司2021年3月5日起诉岚沐科技公司。"]);
    let answered = feud.relations.iter().find(|r| r.kind == RelationKind::RespondsTo).expect("a countersuit");
    let Node::Event(answer) = answered.from else { panic!("{answered:?}") };
    assert_eq!(feud.events[answer].when.and_then(|w| w.earliest), Some("2021-06-07".parse().expect("a day")));
}

#[test]
fn what_is_said_about_what_was_said() {
    check(&[
        (
            "岚沐科技公司指控霁川光学公司窃取图纸。霁川光学公司否认指控。",
            &["denial 指控 denies allegation 霁川光学公司窃取图纸: a denial by the addressed side"],
        ),
        (
            "岚沐科技公司指控霁川光学公司窃取图纸，又指控其拖欠货款。霁川光学公司否认全部指控。",
            &[
                "denial 全部指控 denies allegation 其拖欠货款: a denial by the addressed side",
                "denial 全部指控 denies allegation 霁川光学公司窃取图纸: a denial by the addressed side",
            ],
        ),
        (
            "Tarn Ridge LLC accused Quillon Harbour Inc. of theft. Quillon Harbour denied the allegations.",
            &["denial the allegations denies allegation Quillon Harbour Inc. of theft: a denial by the addressed side"],
        ),
        ("霁川光学公司否认窃取图纸，后来承认窃取图纸。", &["denial 窃取图纸 against admission 窃取图纸: one admits what he denied before"]),
        (
            "岚沐科技公司起诉霁川光学公司。霁川光学公司称，诉讼毫无根据。",
            &["denial 诉讼毫无根据 -> legal.sue: the party sued speaks of the suit"],
        ),
        (
            "法院判决霁川光学公司赔偿三千万元。岚沐科技公司表示尊重判决。",
            &["opinion 尊重判决 -> legal.rule: a decision just told is spoken of"],
        ),
        // another party's word on the same ruling, which a stranger to it has not
        (
            "岚沐科技公司起诉霁川光学公司。上海知识产权法院判决霁川光学公司赔偿三千万元。霁川光学公司对判决表示失望，岚沐科技公司则表示满意。",
            &[
                "opinion 失望 -> legal.rule: a party of the ruling speaks of it",
                "opinion 满意 -> legal.rule: another party of the event speaks of it",
            ],
        ),
        (
            "岚沐科技公司起诉霁川光学公司。上海知识产权法院判决霁川光学公司赔偿三千万元。霁川光学公司对判决表示失望，北脊电器公司则表示满意。",
            &["opinion 失望 -> legal.rule: a party of the ruling speaks of it"],
        ),
        (
            "岚沐科技公司要求霁川光学公司道歉。霁川光学公司回应称，将依法处理。",
            &["promise 将依法处理 -> demand 霁川光学公司道歉: the addressed side speaks next"],
        ),
        (
            "岚沐科技公司指控霁川光学公司窃取图纸。 | 霁川光学公司否认窃取图纸。",
            &[
                "allegation 霁川光学公司窃取图纸 against denial 窃取图纸: one says that it happened, the other that it did not",
                "conduct.infringe against conduct.infringe: one says that it happened, the other that it did not",
            ],
        ),
        // who speaks of his opponent's business speaks of no suit
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司称，岚沐科技公司经营正常。", &[]),
        // a charge of one's own answers no suit
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司指控岚沐科技公司泄密。", &[]),
        // nobody answers himself, and what both say of each other contradicts nothing
        ("岚沐科技公司指控霁川光学公司窃取图纸。岚沐科技公司否认泄密。", &[]),
        ("岚沐科技公司称，霁川光学公司拖欠货款。霁川光学公司称，岚沐科技公司拖欠货款。", &[]),
    ]);
}

#[test]
fn speakers_who_bear_each_other_out() {
    let pairs = |text: &str| {
        let stories: Vec<&str> = text.split(" | ").collect();
        let feud = told(&stories);
        let who = |node: Node| match node {
            Node::Claim(c) => feud.actors[feud.claims[c].speaker.expect("a speaker").0].name.clone(),
            other => panic!("{other:?}"),
        };
        let relations = feud.relations.iter().filter(|r| r.kind == RelationKind::Corroborates);
        relations.map(|r| format!("{} bears out {}", who(r.from), who(r.to))).collect::<Vec<_>>()
    };
    let first = "北脊电器公司 bears out 岚沐科技公司";
    assert_eq!(pairs("岚沐科技公司称，霁川光学公司拖欠三千万元。北脊电器公司称，霁川光学公司拖欠三千万元。"), [first]);
    assert_eq!(pairs("岚沐科技公司称，霁川光学公司窃取图纸。 | 北脊电器公司称，霁川光学公司窃取图纸。"), [first]);
    // of three each the one before
    let three = "岚沐科技公司称，霁川光学公司窃取图纸。北脊电器公司称，霁川光学公司窃取图纸。星澜集团称，霁川光学公司窃取图纸。";
    assert_eq!(pairs(three), [first, "星澜集团 bears out 北脊电器公司"]);
    // nobody bears himself out, nor his opponent, nor what did not happen
    assert_eq!(pairs("岚沐科技公司称，霁川光学公司窃取图纸。岚沐科技公司称，霁川光学公司窃取图纸。"), [""; 0]);
    assert_eq!(
        pairs("岚沐科技公司起诉霁川光学公司。岚沐科技公司称，霁川光学公司窃取图纸。霁川光学公司称，霁川光学公司窃取图纸。"),
        [""; 0]
    );
    assert_eq!(pairs("岚沐科技公司称，霁川光学公司没有窃取图纸。北脊电器公司称，霁川光学公司没有窃取图纸。"), [""; 0]);
}

#[test]
fn who_is_heard_alone_is_heard_in_the_trial_told_before() {
    let parts = |text: &str| told(&[text]).relations.iter().filter(|r| r.kind == RelationKind::PartOf).count();
    assert_eq!(parts("上海知识产权法院开庭审理岚沐科技公司诉霁川光学公司案。吴砚清出庭作证。"), 1);
    assert_eq!(parts("上海知识产权法院没有开庭审理岚沐科技公司诉霁川光学公司案。吴砚清出庭作证。"), 0);
    assert_eq!(parts("吴砚清出庭作证。上海知识产权法院开庭审理岚沐科技公司诉霁川光学公司案。"), 0);
}
