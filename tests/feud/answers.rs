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

/// The event of a kind that some words set off, and what it answers: the words that set that off.
fn answered<'f>(feud: &'f Feud, words: &str) -> Vec<&'f str> {
    let event = feud.events.iter().position(|e| feud.words(e.trigger) == words).expect("it is told");
    let to = related(feud, RelationKind::RespondsTo).into_iter().filter(|(from, _)| *from == Node::Event(event));
    to.map(|(_, to)| if let Node::Event(e) = to { feud.words(feud.events[e].trigger) } else { "" }).collect()
}

#[test]
fn a_counterclaim_answers_the_suit_told_before_and_provokes_none() {
    let told = |counter: &str| {
        let told = story("a", &format!("青岚公司起诉赤松公司。白杨公司{counter}。青岚公司对白杨公司申请仲裁。"))
            .event(EventKind::LegalSue, "起诉", &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "赤松公司")])
            .event(EventKind::LegalSue, counter, &[(Role::Plaintiff, "白杨公司"), (Role::Defendant, "青岚公司")])
            .event(EventKind::LegalSue, "申请仲裁", &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "白杨公司")]);
        let feud = Feud::assemble(&[told.tell()]);
        [answered(&feud, counter).concat(), answered(&feud, "申请仲裁").concat()]
    };
    assert_eq!(told("提出反请求"), ["起诉", ""]);
    // any other suit may be answered in turn
    assert_eq!(told("另行起诉"), ["起诉", "另行起诉"]);
}

#[test]
fn who_is_fined_appeals_and_who_is_given_notice_sues() {
    let told = story("a", "市场监管局罚款。白杨公司提起复议。青岚公司解约。白杨公司起诉青岚公司。")
        .event(EventKind::LegalPenalize, "罚款", &[(Role::Authority, "市场监管局"), (Role::Target, "白杨公司")])
        .event(EventKind::LegalAppeal, "提起复议", &[(Role::Appellant, "白杨公司")])
        .event(EventKind::DealTerminate, "解约", &[(Role::Party, "青岚公司")])
        .event(EventKind::LegalSue, "起诉", &[(Role::Plaintiff, "白杨公司"), (Role::Defendant, "青岚公司")]);
    let feud = Feud::assemble(&[told.tell()]);
    assert_eq!([answered(&feud, "提起复议"), answered(&feud, "起诉")], [["罚款"], ["解约"]]);
}

#[test]
fn a_refusal_answers_the_offer_told_before_it_unless_it_is_the_offer_of_who_refuses() {
    let told = |rejecter: &str| {
        let told = story("a", "青岚公司提议合并。白杨公司没有答应。")
            .event(EventKind::DealPropose, "提议", &[(Role::Proposer, "青岚公司")])
            .event(EventKind::DealReject, "没有答应", &[(Role::Rejecter, rejecter)]);
        answered(&Feud::assemble(&[told.tell()]), "没有答应").concat()
    };
    assert_eq!([told("白杨公司"), told("青岚公司")], ["提议", ""]);
}

#[test]
fn no_court_answers_what_it_decides() {
    let told = story("a", "青岚公司申请禁令。东城法院驳回。")
        .event(EventKind::LegalFile, "申请", &[(Role::Filer, "青岚公司"), (Role::Court, "东城法院")])
        .event(EventKind::LegalRule, "驳回", &[(Role::Court, "东城法院"), (Role::Against, "青岚公司")]);
    assert_eq!(related(&Feud::assemble(&[told.tell()]), RelationKind::RespondsTo), []);
}

#[test]
fn who_calls_it_a_charge_denies_the_charge_and_not_the_demand_behind_it() {
    let told = story("a", "青岚公司称白杨公司抄袭,并要求停售。白杨公司称指控毫无根据。")
        .claim(ClaimKind::Allegation, "青岚公司", "白杨公司抄袭", &["白杨公司"])
        .claim(ClaimKind::Demand, "青岚公司", "停售", &["白杨公司"])
        .claim(ClaimKind::Denial, "白杨公司", "指控毫无根据", &[]);
    let feud = Feud::assemble(&[naming(told, Named::Charge).tell()]);
    assert_eq!(related(&feud, RelationKind::Denies), [(Node::Claim(2), Node::Claim(0))]);
}

#[test]
fn who_demands_tells_of_no_plan() {
    let told = |kind| {
        let told = story("a", "青岚公司说白杨公司将收购工厂。")
            .event(EventKind::OrgAcquire, "收购", &[(Role::Buyer, "白杨公司")])
            .factuality(Factuality::Planned)
            .claim(kind, "青岚公司", "白杨公司将收购工厂", &["白杨公司"]);
        related(&Feud::assemble(&[told.tell()]), RelationKind::Asserts).len()
    };
    assert_eq!([told(ClaimKind::Statement), told(ClaimKind::Demand)], [1, 0]);
}
