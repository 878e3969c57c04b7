//! Two accounts, one happening or two: what the same parties, days, sums and words prove, kind by kind.

use std::sync::LazyLock;

use feudline::event::EventKind::{
    self, ConductBreach, DealAgree, LegalFile, LegalPenalize, LegalRule, LegalSue, MoneyPay, MoneyValue, OrgAcquire, OrgFound, PersLeave,
    ProdLaunch,
};
use feudline::{Document, Extractor, Feud, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

fn told(stories: &[&str]) -> Feud {
    stories.iter().enumerate().map(|(i, text)| EXTRACTOR.extract(&Document::new(format!("story-{i}"), *text))).collect()
}

/// How many events of the kind two stories tell together, the other way round too.
fn happenings(a: &str, b: &str, kind: EventKind) -> usize {
    let count = |feud: &Feud| feud.events.iter().filter(|e| e.kind == kind).count();
    let (there, back) = (count(&told(&[a, b])), count(&told(&[b, a])));
    assert_eq!(there, back, "{a} and {b}");
    there
}

#[test]
fn accounts_of_one_happening() {
    for (a, b, kind) in [
        // hardly twice between the same parties: no day is needed
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "岚沐科技公司起诉霁川光学公司。", LegalSue),
        ("2021年3月5日，吴砚清辞职。", "吴砚清辞职。", PersLeave),
        // a day in the month that the other one tells, a sum that only one of them tells
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "2021年3月，岚沐科技公司起诉霁川光学公司。", LegalSue),
        ("2021年，岚沐科技公司成立。", "2021年3月，吴砚清创办岚沐科技公司。", OrgFound),
        ("2021年3月5日，岚沐科技公司与霁川光学公司签署协议。", "2021年3月，岚沐科技公司与霁川光学公司签署协议。", DealAgree),
        ("2021年3月5日，市场监管总局处罚霁川光学公司。", "市场监管总局处罚霁川光学公司五百万元。", LegalPenalize),
        // the sum ties them, or what one of them is worth on days of one month
        ("2021年3月5日，岚沐科技公司向霁川光学公司支付三千万元。", "岚沐科技公司向霁川光学公司支付三千万元。", MoneyPay),
        ("2021年3月5日，上海知识产权法院判决霁川光学公司赔偿三千万元。", "上海知识产权法院判决霁川光学公司赔偿三千万元。", LegalRule),
        ("2021年3月5日，霁川光学公司估值三十亿元。", "2021年3月，霁川光学公司估值三十亿元。", MoneyValue),
        // the same words, or another word for it on a day of that month
        ("霁川光学公司违约。", "霁川光学公司违约。", ConductBreach),
        ("2021年3月5日，霁川光学公司违约。", "2021年3月，霁川光学公司毁约。", ConductBreach),
        // what is done often, on one day
        ("2021年3月5日，岚沐科技公司推出新手机。", "2021年3月5日，岚沐科技公司推出新手机。", ProdLaunch),
        ("2021年3月5日，岚沐科技公司推出新手机。", "2021年3月5日，岚沐科技公司发布新手机。", ProdLaunch),
        ("2021年3月5日，岚沐科技公司提交证据。", "2021年3月5日，岚沐科技公司提交证据。", LegalFile),
        // told as planned for the day on which it happened, and from the other side of the sale
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "岚沐科技公司计划2021年3月5日起诉霁川光学公司。", LegalSue),
        ("2021年3月5日，岚沐科技公司把北脊电器公司卖给霁川光学公司。", "2021年3月5日，霁川光学公司收购北脊电器公司。", OrgAcquire),
    ] {
        assert_eq!(happenings(a, b, kind), 1, "{a} and {b}");
    }
}

#[test]
fn accounts_of_two_happenings() {
    for (a, b, kind) in [
        // another day, another party, the other way round
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "2021年6月5日，岚沐科技公司起诉霁川光学公司。", LegalSue),
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "2021年3月5日，岚沐科技公司起诉北脊电器公司。", LegalSue),
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "2021年3月5日，霁川光学公司起诉岚沐科技公司。", LegalSue),
        ("2021年3月5日，霁川光学公司收购北脊电器公司。", "2021年3月5日，北脊电器公司收购霁川光学公司。", OrgAcquire),
        // who buys in one account does not sell in the other
        ("2021年3月5日，岚沐科技公司收购北脊电器公司。", "2021年3月5日，岚沐科技公司出售北脊电器公司。", OrgAcquire),
        // who sues in one account is not sued in the other
        ("2021年3月5日，岚沐科技公司提起诉讼。", "2021年3月5日，岚沐科技公司被起诉。", LegalSue),
        // of a deal every party counts
        ("2021年3月5日，岚沐科技公司与霁川光学公司签署协议。", "2021年3月5日，岚沐科技公司与北脊电器公司签署协议。", DealAgree),
        // it did not happen, or is only planned some day
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "2021年3月5日，岚沐科技公司没有起诉霁川光学公司。", LegalSue),
        ("2021年3月5日，岚沐科技公司起诉霁川光学公司。", "岚沐科技公司计划起诉霁川光学公司。", LegalSue),
        // another sum, on the same day even
        ("2021年3月5日，岚沐科技公司向霁川光学公司支付三千万元。", "岚沐科技公司向霁川光学公司支付五千万元。", MoneyPay),
        ("2021年3月5日，岚沐科技公司向霁川光学公司支付三千万元。", "2021年3月5日，岚沐科技公司向霁川光学公司支付五千万元。", MoneyPay),
        // a court or an authority in common says little
        ("2021年3月5日，市场监管总局处罚霁川光学公司。", "2021年8月5日，市场监管总局处罚北脊电器公司。", LegalPenalize),
        ("2021年3月5日，上海知识产权法院判决霁川光学公司败诉。", "2021年3月5日，上海知识产权法院判决北脊电器公司败诉。", LegalRule),
        // other words without a day, and what is done often in one month
        ("2021年3月5日，霁川光学公司违约。", "霁川光学公司毁约。", ConductBreach),
        ("2021年3月5日，岚沐科技公司推出新手机。", "2021年3月，岚沐科技公司推出新手机。", ProdLaunch),
        ("2021年3月5日，岚沐科技公司提交证据。", "岚沐科技公司提交证据。", LegalFile),
    ] {
        assert_eq!(happenings(a, b, kind), 2, "{a} and {b}");
    }
}

#[test]
fn a_ruling_that_is_only_referred_to_is_the_one_told() {
    let feud = told(&["2021年3月5日，上海知识产权法院判决霁川光学公司赔偿三千万元。法院认定侵权成立。"]);
    assert_eq!(feud.events.iter().filter(|e| e.kind == LegalRule).count(), 1);
}

#[test]
fn a_week_between_two_accounts_of_a_suit_is_a_point_of_dispute() {
    let days = |a: &str, b: &str| {
        let suit = |day: &str| format!("2021年3月{day}日，岚沐科技公司起诉霁川光学公司。");
        told(&[&suit(a), &suit(b)]).disputed_points.len()
    };
    assert_eq!((days("5", "5"), days("5", "9"), days("5", "15"), days("5", "16")), (0, 1, 1, 0));
}

/// The parties of several stories, by the name that each is called by most.
fn parties(stories: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = told(stories).actors.iter().map(|a| a.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn parties_of_two_stories_are_one_by_their_full_names() {
    let one = [
        (
            ["Marguerite Thorne sued Tarn Ridge LLC.", "Tarn Ridge LLC sued Marguerite Thorne."],
            &["Marguerite Thorne", "Tarn Ridge LLC"][..],
        ),
        (["岚沐科技公司起诉霁川光学公司。", "嵐沐科技公司起訴霽川光學公司。"], &["岚沐科技公司", "霁川光学公司"]),
        (["苹果公司起诉岚沐科技公司。", "Apple sued Tarn Ridge LLC."], &["Tarn Ridge LLC", "岚沐科技公司", "苹果公司"]),
    ];
    for (stories, names) in one {
        assert_eq!(parties(&stories), names, "{stories:?}");
    }
    // a surname, a man whom nobody names, and sources that are not named are each story's own
    let apart = [
        (["Dr. Thorne sued Tarn Ridge LLC.", "Mr. Thorne sued Tarn Ridge LLC."], 3),
        (["张某起诉岚沐科技公司。", "张某起诉岚沐科技公司。"], 3),
        (["Analysts said Tarn Ridge LLC lost.", "Analysts said Tarn Ridge LLC lost."], 3),
    ];
    for (stories, count) in apart {
        assert_eq!(parties(&stories).len(), count, "{:?}", parties(&stories));
    }
}
