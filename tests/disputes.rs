//! What a dispute is: its sides, where it stands, what is asked and awarded, and what its accounts differ about.

use std::sync::LazyLock;

use feudline::{Document, Extractor, Feud, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

fn told(text: &str) -> Feud {
    text.split(" | ").enumerate().map(|(i, text)| EXTRACTOR.extract(&Document::new(format!("story-{i}"), text))).collect()
}

/// Each dispute: its sides, its state, how many stories tell of it, and the words of what is asked and awarded.
fn disputes(text: &str) -> Vec<String> {
    let feud = told(text);
    let side = |ids: &[feudline::entity::EntityId]| ids.iter().map(|id| &*feud.actors[id.0].name).collect::<Vec<_>>().join("+");
    let sums = |sums: &[usize]| sums.iter().map(|&s| feud.words(feud.sums[s].place)).collect::<Vec<_>>().join("+");
    let line = |d: &feudline::feud::Dispute| {
        let [a, b] = &d.sides;
        let state = format!("{:?}", d.state).to_lowercase();
        format!("{} v. {}, {state}, {}, {} > {}", side(a), side(b), d.documents.len(), sums(&d.asked), sums(&d.awarded))
    };
    feud.disputes.iter().map(line).collect()
}

/// Each disputed point: its kind, and who answers what.
fn points(text: &str) -> Vec<String> {
    let feud = told(text);
    let who = |id: Option<feudline::entity::EntityId>| id.map_or("-", |id| &*feud.actors[id.0].name);
    let line = |p: &feudline::feud::DisputedPoint| {
        let answers: Vec<String> = p.positions.iter().map(|a| format!("{} {}", who(a.speaker), a.answer)).collect();
        format!("{}: {}", p.kind.word(), answers.join(", "))
    };
    feud.disputed_points.iter().map(line).collect()
}

#[test]
fn sides_and_states() {
    for (text, expected) in [
        (
            "岚沐科技公司起诉霁川光学公司，索赔三千万元。法院判决霁川光学公司赔偿五百万元。",
            "岚沐科技公司 v. 霁川光学公司, decided, 1, 三千万元 > 五百万元",
        ),
        (
            "Tarn Ridge LLC sued Quillon Harbour Inc. for $30 million. A jury awarded Tarn Ridge $5 million.",
            "Tarn Ridge LLC v. Quillon Harbour Inc., decided, 1, $30 million > $5 million",
        ),
        ("岚沐科技公司起诉霁川光学公司。双方和解。", "岚沐科技公司 v. 霁川光学公司, settled, 1,  > "),
        ("岚沐科技公司起诉霁川光学公司。岚沐科技公司撤诉。", "岚沐科技公司 v. 霁川光学公司, withdrawn, 1,  > "),
        // an appeal opens it again, and what is only frozen is neither decided nor awarded
        (
            "2021年3月5日，岚沐科技公司起诉霁川光学公司。2022年5月6日，法院判决霁川光学公司赔偿三千万元。2022年6月7日，霁川光学公司上诉。",
            "岚沐科技公司 v. 霁川光学公司, open, 1,  > 三千万元",
        ),
        ("岚沐科技公司起诉霁川光学公司。法院冻结霁川光学公司存款三千万元。", "岚沐科技公司 v. 霁川光学公司, open, 1,  > "),
        // who sues together stands together, and who is sued by the other side stands with the first
        ("岚沐科技公司和星澜集团起诉霁川光学公司。", "岚沐科技公司+星澜集团 v. 霁川光学公司, open, 1,  > "),
        ("岚沐科技公司起诉霁川光学公司。霁川光学公司起诉星澜集团。", "岚沐科技公司+星澜集团 v. 霁川光学公司, open, 1,  > "),
        // an authority is a side only where nobody else is
        ("市场监管总局对霁川光学公司罚款五百万元。", "市场监管总局 v. 霁川光学公司, decided, 1,  > 五百万元"),
        ("岚沐科技公司起诉霁川光学公司。市场监管总局对霁川光学公司罚款五百万元。", "岚沐科技公司 v. 霁川光学公司, decided, 1,  > 五百万元"),
        ("岚沐科技公司计划起诉霁川光学公司。", "岚沐科技公司 v. 霁川光学公司, open, 1,  > "),
        ("岚沐科技公司起诉霁川光学公司。 | 霁川光学公司反诉岚沐科技公司。", "岚沐科技公司 v. 霁川光学公司, open, 2,  > "),
    ] {
        assert_eq!(disputes(text), [expected], "{text}");
    }
}

#[test]
fn stories_of_other_opponents_are_other_disputes() {
    let first = "岚沐科技公司 v. 霁川光学公司, open, 1,  > ";
    assert_eq!(disputes("岚沐科技公司起诉霁川光学公司。 | 星澜集团起诉禾木公司。"), [first, "星澜集团 v. 禾木公司, open, 1,  > "]);
    assert_eq!(disputes("岚沐科技公司起诉霁川光学公司。 | 岚沐科技公司起诉禾木公司。"), [first, "岚沐科技公司 v. 禾木公司, open, 1,  > "]);
    assert_eq!(disputes("岚沐科技公司与霁川光学公司签署协议。"), [""; 0]);
    // two who turn each other down quarrel less than two of whom one sues the other
    let less = "岚沐科技公司拒绝霁川光学公司的提议。霁川光学公司拒绝岚沐科技公司的提议。星澜集团起诉禾木公司。";
    assert_eq!(disputes(less), ["星澜集团 v. 禾木公司, open, 1,  > "]);
}

#[test]
fn what_accounts_differ_about() {
    for (text, expected) in [
        (
            "岚沐科技公司称，霁川光学公司拖欠三千万元。霁川光学公司称，拖欠金额为五百万元。",
            "money.withhold: 岚沐科技公司 三千万元, 霁川光学公司 五百万元",
        ),
        (
            "岚沐科技公司指控霁川光学公司窃取图纸。霁川光学公司否认窃取图纸。",
            "conduct.infringe: 岚沐科技公司 霁川光学公司窃取图纸, 霁川光学公司 窃取图纸",
        ),
        (
            "岚沐科技公司指控霁川光学公司窃取图纸。北脊电器公司称，霁川光学公司没有窃取图纸。",
            "conduct.infringe: 岚沐科技公司 霁川光学公司窃取图纸, 北脊电器公司 霁川光学公司没有窃取图纸",
        ),
        (
            "2021年3月5日，岚沐科技公司起诉霁川光学公司。 | 2021年3月9日，岚沐科技公司起诉霁川光学公司。",
            "legal.sue: - 2021-03-05, - 2021-03-09",
        ),
    ] {
        assert_eq!(points(text), [expected], "{text}");
    }
}

#[test]
fn what_may_all_be_true_is_no_point() {
    for text in [
        "岚沐科技公司称，霁川光学公司拖欠三千万元。霁川光学公司称，拖欠金额为三千万元。",
        "岚沐科技公司称，霁川光学公司拖欠超过三千万元。霁川光学公司称，拖欠金额为三千二百万元。",
        // other money is another figure
        "岚沐科技公司称，霁川光学公司拖欠三千万元。霁川光学公司称，拖欠金额为五百万美元。",
        // one who names two sums, or one story that tells of two days
        "岚沐科技公司称，霁川光学公司拖欠三千万元。岚沐科技公司称，霁川光学公司拖欠五百万元。",
        "2021年3月5日，岚沐科技公司起诉霁川光学公司。2021年3月9日，岚沐科技公司起诉霁川光学公司。",
        "岚沐科技公司称，霁川光学公司拖欠三千万元。岚沐科技公司向霁川光学公司支付五百万元。",
        // another suit that was not brought, other days of another suit, and days of what is done often
        "岚沐科技公司称，霁川光学公司起诉了禾木公司。北脊电器公司称，霁川光学公司没有起诉星澜集团。",
        "2021年3月5日，岚沐科技公司起诉霁川光学公司。 | 2021年3月9日，岚沐科技公司起诉禾木公司。",
        "2021年3月5日，岚沐科技公司推出新手机。 | 2021年3月9日，岚沐科技公司推出新手机。",
        "2021年3月5日，岚沐科技公司起诉霁川光学公司。 | 岚沐科技公司计划2021年3月9日起诉霁川光学公司。",
    ] {
        assert_eq!(points(text), [""; 0], "{text}");
    }
}

#[test]
fn a_feud_is_asked() {
    let feud = told("岚沐科技公司称，霁川光学公司拖欠三千万元。霁川光学公司称，拖欠金额为五百万元。北脊电器公司退出。");
    assert_eq!(feud.timeline().count(), feud.events.len());
    assert_eq!((feud.disputed_points().len(), feud.entities().len()), (1, 3));
    let side = |name: &str| feud.side_of(feudline::entity::EntityId(feud.actors.iter().position(|a| a.name == name).expect("a party")));
    assert_eq!((side("岚沐科技公司"), side("霁川光学公司"), side("北脊电器公司")), (Some(0), Some(1), None));
    let sum = feud.sums[0].place;
    assert_eq!(feud.words(sum), "三千万元");
    assert_eq!(feud.words(feudline::feud::Place { document: 7, ..sum }), "");
}
