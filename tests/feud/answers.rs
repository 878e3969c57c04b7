//! What answers what, and what a speaker vouches for.

use feudline::claim::{ClaimKind, Named};
use feudline::event::{EventKind, Factuality, Role};
use feudline::feud::{Node, RelationKind};
use feudline::{Document, Extractor, Feud, Pack};

use crate::stories::{StoryBuilder, story};

fn related(feud: &Feud, kind: RelationKind) -> Vec<(Node, Node)> {
    feud.relations.iter().filter(|r| r.kind == kind).map(|r| (r.from, r.to)).collect()
}

/// The last claim names what it answers.
fn naming(mut story: StoryBuilder, named: Named) -> StoryBuilder {
    story.extraction.claims.last_mut().expect("a claim comes first").named = Some(named);
    story
}

#[test]
fn who_denies_all_the_charges_denies_each() {
    let told = || {
        story("a", "白杨公司否认全部指控。青岚公司称白杨公司抄袭。青岚公司又称白杨公司造假。").claim(
            ClaimKind::Denial,
            "白杨公司",
            "全部指控",
            &["青岚公司"],
        )
    };
    let charges = |s: StoryBuilder| {
        s.claim(ClaimKind::Allegation, "青岚公司", "白杨公司抄袭", &["白杨公司"]).claim(
            ClaimKind::Allegation,
            "青岚公司",
            "白杨公司造假",
            &["白杨公司"],
        )
    };
    let all = Feud::assemble(&[charges(naming(told(), Named::Charges)).tell()]);
    let claim = |a, b| (Node::Claim(a), Node::Claim(b));
    assert_eq!(related(&all, RelationKind::Denies), [claim(0, 1), claim(0, 2)]);
    let first = Feud::assemble(&[charges(told()).tell()]);
    assert_eq!(related(&first, RelationKind::Denies), [claim(0, 1)]);
}

#[test]
fn a_demand_is_not_denied() {
    let told = story("a", "青岚公司要求白杨公司道歉。白杨公司否认造假。")
        .claim(ClaimKind::Demand, "青岚公司", "白杨公司道歉", &["白杨公司"])
        .claim(ClaimKind::Denial, "白杨公司", "造假", &["青岚公司"]);
    assert_eq!(related(&Feud::assemble(&[told.tell()]), RelationKind::Denies), []);
}

#[test]
fn who_asks_vouches_for_nothing_that_happened() {
    let told = |kind| {
        let told = story("a", "青岚公司说白杨公司退出,随后倒闭。")
            .event(EventKind::OrgClose, "倒闭", &[(Role::Org, "白杨公司")])
            .factuality(Factuality::Claimed)
            .claim(kind, "青岚公司", "白杨公司退出,随后倒闭", &["白杨公司"]);
        related(&Feud::assemble(&[told.tell()]), RelationKind::Asserts).len()
    };
    assert_eq!(told(ClaimKind::Statement), 1);
    assert_eq!(told(ClaimKind::Demand), 0);
    assert_eq!(told(ClaimKind::Opinion), 0);
}

#[test]
fn testimony_is_part_of_the_trial() {
    let told = story("a", "东城法院开庭审理青岚公司诉白杨公司案。林一舟出庭作证。")
        .person("林一舟")
        .event(EventKind::LegalHearing, "开庭", &[(Role::Party, "青岚公司"), (Role::Party, "白杨公司"), (Role::Court, "东城法院")])
        .event(EventKind::LegalHearing, "作证", &[(Role::Party, "林一舟")]);
    let feud = Feud::assemble(&[told.tell()]);
    let event = |words: &str| feud.events.iter().position(|e| feud.words(e.trigger) == words).expect("it is told");
    assert_eq!(related(&feud, RelationKind::PartOf), [(Node::Event(event("作证")), Node::Event(event("开庭")))]);
}

#[test]
fn who_admits_takes_his_denial_back() {
    let told = story("a", "白杨公司否认造假。一年后白杨公司承认虚增收入。").claim(ClaimKind::Denial, "白杨公司", "造假", &[]).claim(
        ClaimKind::Admission,
        "白杨公司",
        "虚增收入",
        &[],
    );
    let feud = Feud::assemble(&[told.tell()]);
    assert_eq!(related(&feud, RelationKind::Contradicts), [(Node::Claim(0), Node::Claim(1))]);
}

/// The names of whom the claim with these words is about.
fn about(text: &str, words: &str) -> Vec<String> {
    let feud = Feud::assemble(&[Extractor::new(Pack::builtin()).extract(&Document::new("a", text))]);
    let claim = feud.claims.iter().find(|c| feud.words(c.content).contains(words)).expect("it is said");
    claim.targets.iter().map(|t| feud.actors[t.0].name.clone()).collect()
}

#[test]
fn a_claim_that_names_nobody_is_about_whom_the_story_says() {
    let chairman = "星澜集团去年亏损。董事长王建国对媒体表示,一切都会好起来。";
    assert_eq!(about(chairman, "好起来"), ["星澜集团"]);
    let ruling = "上海市高级人民法院判决云岭集团赔偿星澜集团3亿元。云岭集团对判决表示失望。";
    assert_eq!(about(ruling, "失望"), ["上海市高级人民法院"]);
    let charged = "星澜集团指控王建国、陈志远挪用资金。";
    assert_eq!(about(charged, "挪用"), ["王建国", "陈志远"]);
    let lawyer = "Jane Miller went on trial in May. Paul Roe, her lawyer, said that nothing had been proved.";
    assert_eq!(about(lawyer, "nothing"), ["Jane Miller"]);
}
