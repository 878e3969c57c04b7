//! Answers, sides and disputed points.

use feudline::Feud;
use feudline::claim::ClaimKind;
use feudline::event::{EventKind, Factuality, Role};
use feudline::feud::{Node, RelationKind, State};

use crate::stories::{StoryBuilder, day, story};

fn related(feud: &Feud, kind: RelationKind) -> Vec<(Node, Node)> {
    feud.relations.iter().filter(|r| r.kind == kind).map(|r| (r.from, r.to)).collect()
}

fn names(feud: &Feud, side: usize) -> Vec<&str> {
    feud.sides[side].iter().map(|a| feud.actors[a.0].name.as_str()).collect()
}

/// 青岚 accuses, 白杨 denies.
fn quarrel(id: &str) -> StoryBuilder {
    story(id, "青岚公司称白杨公司抄袭了设计。白杨公司回应说这不是事实。")
        .event(EventKind::ConductInfringe, "抄袭", &[(Role::Actor, "白杨公司"), (Role::Victim, "青岚公司")])
        .factuality(Factuality::Claimed)
        .claim(ClaimKind::Allegation, "青岚公司", "白杨公司抄袭了设计", &["白杨公司"])
        .claim(ClaimKind::Denial, "白杨公司", "这不是事实", &["青岚公司"])
}

#[test]
fn a_denial_disputes_what_the_allegation_tells() {
    let feud = Feud::assemble(&[quarrel("a").tell()]);
    assert_eq!(related(&feud, RelationKind::Asserts), [(Node::Claim(0), Node::Event(0))]);
    assert_eq!(related(&feud, RelationKind::Denies), [(Node::Claim(1), Node::Claim(0))]);
    assert_eq!((names(&feud, 0), names(&feud, 1)), (vec!["青岚公司"], vec!["白杨公司"]));
    let point = &feud.disputed_points()[0];
    assert_eq!(point.kind, EventKind::ConductInfringe);
    let answers: Vec<_> = point.positions.iter().map(|p| (p.side, p.answer.as_str())).collect();
    assert_eq!(answers, [(Some(0), "白杨公司抄袭了设计"), (Some(1), "这不是事实")]);
}

#[test]
fn a_denial_in_another_story_finds_the_accusation() {
    let accused = story("a", "青岚公司称白杨公司抄袭了设计。")
        .claim(ClaimKind::Allegation, "青岚公司", "白杨公司抄袭了设计", &["白杨公司"])
        .published("2021-03-01");
    let denied = story("b", "白杨公司回应说没有抄袭。").claim(ClaimKind::Denial, "白杨公司", "没有抄袭", &[]).published("2021-03-04");
    let feud = Feud::assemble(&[denied.tell(), accused.tell()]);
    assert_eq!(related(&feud, RelationKind::Denies), [(Node::Claim(1), Node::Claim(0))]);
}

#[test]
fn sums_of_two_speakers_cannot_both_be_right() {
    let gave = &[(Role::Giver, "青岚公司"), (Role::Recipient, "白杨公司")];
    let told = story("a", "青岚公司说捐了1亿美元。白杨公司说只给了45万美元。青岚公司后来说给过超过44万美元。")
        .event(EventKind::MoneyDonate, "捐了", gave)
        .factuality(Factuality::Claimed)
        .sum("1亿美元", Some(100_000_000), Some(100_000_000))
        .event(EventKind::MoneyDonate, "只给", gave)
        .factuality(Factuality::Claimed)
        .sum("45万美元", Some(450_000), Some(450_000))
        .event(EventKind::MoneyDonate, "给过", gave)
        .factuality(Factuality::Claimed)
        .sum("超过44万美元", Some(440_000), None)
        .claim(ClaimKind::Statement, "青岚公司", "捐了1亿美元", &["白杨公司"])
        .claim(ClaimKind::Statement, "白杨公司", "只给了45万美元", &["青岚公司"])
        .claim(ClaimKind::Statement, "青岚公司", "给过超过44万美元", &["白杨公司"]);
    let feud = Feud::assemble(&[told.tell()]);
    // over 44 may be 45, but neither is 100 million
    let pair = |node: fn(usize) -> Node, a, b| (node(a), node(b));
    let expected = [pair(Node::Event, 0, 1), pair(Node::Event, 0, 2), pair(Node::Claim, 0, 1), pair(Node::Claim, 0, 2)];
    assert_eq!(related(&feud, RelationKind::Contradicts), expected);
    let point = &feud.disputed_points()[0];
    assert_eq!(point.positions.iter().map(|p| p.answer.as_str()).collect::<Vec<_>>(), ["1亿美元", "45万美元", "超过44万美元"]);
    assert_eq!(point.about.len(), 2);
}

#[test]
fn paid_and_pledged_are_different_figures() {
    let told = story("a", "青岚公司说付了5美元。白杨公司说提议过9美元。")
        .event(EventKind::MoneyPay, "付了", &[(Role::Payer, "青岚公司")])
        .sum("5美元", Some(5), Some(5))
        .event(EventKind::DealPropose, "提议", &[(Role::Proposer, "青岚公司")])
        .sum("9美元", Some(9), Some(9))
        .claim(ClaimKind::Statement, "青岚公司", "付了5美元", &[])
        .claim(ClaimKind::Statement, "白杨公司", "提议过9美元", &[]);
    assert!(Feud::assemble(&[told.tell()]).disputed_points().is_empty());
}

#[test]
fn appeals_answer_rulings_and_countersuits_answer_suits() {
    let told = story("a", "青岚公司起诉白杨公司。白杨公司反诉青岚公司。东城法院判白杨公司败诉。白杨公司上诉。")
        .event(EventKind::LegalSue, "起诉", &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "白杨公司")])
        .on(day("2020-01-01"))
        .event(EventKind::LegalSue, "反诉", &[(Role::Plaintiff, "白杨公司"), (Role::Defendant, "青岚公司")])
        .on(day("2020-02-01"))
        .event(EventKind::LegalRule, "判", &[(Role::Court, "东城法院"), (Role::Against, "白杨公司")])
        .on(day("2020-03-01"))
        .event(EventKind::LegalAppeal, "上诉", &[(Role::Appellant, "白杨公司")])
        .on(day("2020-04-01"));
    let feud = Feud::assemble(&[told.tell()]);
    let event = |a, b| (Node::Event(a), Node::Event(b));
    assert_eq!(related(&feud, RelationKind::RespondsTo), [event(1, 0), event(3, 2)]);
    assert_eq!(names(&feud, 0), ["青岚公司"]);
}

#[test]
fn people_stand_with_their_firm() {
    let told = quarrel("a").tell();
    let hired = story("b", "林一舟出任白杨公司董事长。").person("林一舟").event(
        EventKind::PersAppoint,
        "出任",
        &[(Role::Person, "林一舟"), (Role::Org, "白杨公司")],
    );
    let feud = Feud::assemble(&[told, hired.tell()]);
    assert_eq!(names(&feud, 1), ["白杨公司", "林一舟"]);
}

#[test]
fn a_peaceful_story_has_no_sides() {
    let told = story("a", "青岚公司成立。").event(EventKind::OrgFound, "成立", &[(Role::Org, "青岚公司")]);
    let feud = Feud::assemble(&[told.tell()]);
    assert_eq!(feud.sides, [vec![], vec![]]);
    assert_eq!(Feud::assemble(&[]), Feud::default());
}

#[test]
fn the_dispute_is_opened_by_the_first_quarrel_and_stands_where_its_last_step_leaves_it() {
    let sides = &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "白杨公司")];
    let ruled = &[(Role::For, "青岚公司"), (Role::Against, "白杨公司")];
    let told = |last: EventKind, trigger: &str, role: Role| {
        let text = "青岚公司起诉白杨公司,索赔3亿元。法院判赔1亿元。监管部门罚黄芦公司5亿元。白杨公司上诉。双方和解。";
        let story = story("a", text)
            .event(EventKind::LegalSue, "起诉", sides)
            .on(day("2021-03-01"))
            .sum("3亿元", Some(300_000_000), Some(300_000_000))
            .event(EventKind::LegalRule, "判赔", ruled)
            .on(day("2021-09-01"))
            .sum("1亿元", Some(100_000_000), Some(100_000_000))
            .event(EventKind::LegalPenalize, "罚", &[(Role::Target, "黄芦公司")])
            .on(day("2022-01-01"))
            .sum("5亿元", Some(500_000_000), Some(500_000_000))
            .event(last, trigger, &[(role, "白杨公司")])
            .on(day("2021-10-01"));
        Feud::assemble(&[story.tell()])
    };
    let feud = told(EventKind::LegalAppeal, "上诉", Role::Appellant);
    let dispute = feud.dispute.as_ref().expect("there are two sides");
    assert_eq!(feud.events[dispute.opened.expect("a suit")].kind, EventKind::LegalSue);
    assert_eq!(dispute.state, State::Open);
    // what a third party has to pay is no part of it
    let words = |sums: &[usize]| sums.iter().map(|&s| feud.words(feud.sums[s].place).to_owned()).collect::<Vec<_>>();
    assert_eq!((words(&dispute.asked), words(&dispute.awarded)), (vec!["3亿元".to_owned()], vec!["1亿元".to_owned()]));
    let feud = told(EventKind::LegalSettle, "和解", Role::Party);
    assert_eq!(feud.dispute.map(|d| d.state), Some(State::Settled));
}
