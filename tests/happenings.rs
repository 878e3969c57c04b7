//! When things happened, who did them, and where: what a sentence takes from the words around its verb.

use std::sync::LazyLock;

use feudline::ontology::{EventKind, Factuality, Role};
use feudline::{Document, Extraction, Extractor, Pack};

/// Building one compiles the whole pack: once for all tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

fn read(text: &str) -> Extraction {
    EXTRACTOR.extract(&Document::new("story", text).with_published("2024-03-07".parse().expect("a date")))
}

/// The dates of the reports of a kind.
fn days(text: &str, kind: EventKind) -> Vec<Option<String>> {
    read(text).reports.iter().filter(|r| r.kind == kind).map(|r| r.when.map(|w| w.to_string())).collect()
}

/// The names in one role of the reports of a kind.
fn names(text: &str, kind: EventKind, role: Role) -> Vec<String> {
    let story = read(text);
    let parts = story.reports.iter().filter(|r| r.kind == kind).flat_map(|r| &r.parts).filter(|p| p.role == role);
    parts.map(|p| story.entities[p.entity.0].name.to_string()).collect()
}

#[test]
fn a_day_before_whence_is_the_day_itself() {
    let day = Some("2024-03-01..2024-03-01".to_owned());
    assert_eq!(days("星澜集团的股票3月1日从交易所摘牌。", EventKind::OrgDelist), [day]);
    assert_eq!(days("记者3月1日从法院获悉,星澜集团起诉禾木集团。", EventKind::LegalSue), [None]);
}

#[test]
fn the_day_of_a_report_dates_no_verb_that_has_its_own() {
    let sued = days("LONDON, March 3 2024 - Birch Group filed a lawsuit against Alder Holdings in May 2023.", EventKind::LegalSue);
    assert_eq!(sued, [Some("2023-05-01..2023-05-31".to_owned())]);
    let sued = days("LONDON, March 3 2024 - Birch Group filed a lawsuit against Alder Holdings.", EventKind::LegalSue);
    assert_eq!(sued, [Some("2024-03-03..2024-03-03".to_owned())]);
}

#[test]
fn who_is_sued_for_a_sum_is_no_court() {
    let sued = names("星澜集团向青屿区人民法院起诉禾木集团,索赔五千万元。", EventKind::LegalSue, Role::Defendant);
    assert!(!sued.is_empty() && sued.iter().all(|name| name == "禾木集团"), "{sued:?}");
}

#[test]
fn what_goes_on_since_a_day_does_not_date_the_next_verb() {
    let fined = days("2024年2月5日,证监会认定禾木集团自2020年以来虚增利润,罚款五百万元。", EventKind::LegalPenalize);
    assert_eq!(fined, [Some("2024-02-05..2024-02-05".to_owned())]);
}

#[test]
fn a_day_that_is_only_compared_with_dates_nothing() {
    let fell = days("3月6日,星澜集团股价较年初下跌27%。", EventKind::MoneyValue);
    assert_eq!(fell, [Some("2024-03-06..2024-03-06".to_owned())]);
}

#[test]
fn what_an_accusation_led_to_is_a_fact() {
    let story = read("星澜集团因涉嫌财务造假被罚款五百万元。");
    let how = |kind: EventKind| story.reports.iter().find(|r| r.kind == kind).map(|r| r.factuality);
    assert_eq!(how(EventKind::LegalPenalize), Some(Factuality::Asserted));
    assert_eq!(how(EventKind::ConductDeceive), Some(Factuality::Claimed));
}

#[test]
fn a_name_between_commas_undergoes_what_the_verb_says() {
    let story = "The Financial Reporting Council fined the auditor, Thorne Whitlock LLP, $14 million on Tuesday.";
    assert_eq!(names(story, EventKind::LegalPenalize, Role::Target), ["Thorne Whitlock LLP"]);
}

#[test]
fn what_a_higher_court_takes_away_counts_for_the_other_side() {
    let story = "An appeals court overturned the verdict against Birch Group on Friday.";
    assert_eq!(names(story, EventKind::LegalRule, Role::For), ["Birch Group"]);
    assert!(names(story, EventKind::LegalRule, Role::Against).is_empty());
}

#[test]
fn a_court_named_in_passing_decides_what_follows() {
    let story = "星澜集团起诉禾木集团。案件后来移到青屿市中级人民法院。去年5月6日法庭判星澜集团败诉。";
    assert_eq!(names(story, EventKind::LegalRule, Role::Court), ["青屿市中级人民法院"]);
}

#[test]
fn an_appeal_does_not_go_to_the_court_that_has_decided() {
    let story = "2024年2月,青屿市中级人民法院判令禾木集团赔偿星澜集团三百万元,双方均提起上诉。";
    assert_eq!(names(story, EventKind::LegalAppeal, Role::Appellant).len(), 2);
    assert!(names(story, EventKind::LegalAppeal, Role::Court).is_empty());
    let story = "The Delaware Court of Chancery ordered Birch Group to pay $3 million, and Birch Group appealed.";
    assert_eq!(names(story, EventKind::LegalAppeal, Role::Appellant), ["Birch Group"]);
    assert!(names(story, EventKind::LegalAppeal, Role::Court).is_empty());
    let story = "青屿市中级人民法院判令禾木集团赔偿三百万元,禾木集团向云岭省高级人民法院提起上诉。";
    assert_eq!(names(story, EventKind::LegalAppeal, Role::Court), ["云岭省高级人民法院"]);
}

#[test]
fn who_denies_something_may_still_plan_what_he_says_next() {
    let story = read("Alder Holdings Inc. denied the claims and said it would countersue.");
    let sued = story.reports.iter().find(|r| r.kind == EventKind::LegalSue).expect("it plans to sue");
    assert_eq!(sued.factuality, Factuality::Planned);
    let story = read("Alder Holdings Inc. denied that it had sued Birch Group Inc.");
    let sued = story.reports.iter().find(|r| r.kind == EventKind::LegalSue).expect("it is told");
    assert_eq!(sued.factuality, Factuality::Negated);
}

#[test]
fn shares_bought_are_a_purchase_and_an_investment() {
    let story = "星澜集团以三亿元收购禾木集团35%的股权。";
    assert_eq!(names(story, EventKind::OrgAcquire, Role::Buyer), ["星澜集团"]);
    assert_eq!(names(story, EventKind::MoneyInvest, Role::Investor), ["星澜集团"]);
    assert!(names("星澜集团收购禾木集团。", EventKind::MoneyInvest, Role::Investor).is_empty());
}

#[test]
fn it_is_who_leads_the_sentence_or_whom_he_accuses() {
    let accused = "Birch Group Inc. sued Alder Holdings Inc. on Monday, accusing it of hiding losses.";
    assert_eq!(names(accused, EventKind::ConductDeceive, Role::Actor), ["Alder Holdings Inc."]);
    let said = "Birch Group Inc. sued in May. Alder Holdings Inc. said it would appeal.";
    assert_eq!(names(said, EventKind::LegalAppeal, Role::Appellant), ["Alder Holdings Inc."]);
}

#[test]
fn a_shareholder_of_a_firm_acts_for_himself() {
    let person = "星澜集团(600000)小股东陈立川昨日起诉禾木集团。";
    assert_eq!(names(person, EventKind::LegalSue, Role::Plaintiff), ["陈立川"]);
    let workers = "星澜集团员工昨日起诉禾木集团。";
    assert!(names(workers, EventKind::LegalSue, Role::Plaintiff).is_empty(), "they are not the firm");
    let firm = "星澜集团公告称,公司第二大股东云岭集团已起诉禾木集团。";
    assert_eq!(names(firm, EventKind::LegalSue, Role::Plaintiff), ["云岭集团"]);
}

#[test]
fn who_something_was_done_to_does_not_go_on() {
    let story = "星澜集团收购禾木集团,并起诉青屿集团。";
    assert_eq!(names(story, EventKind::LegalSue, Role::Plaintiff), ["星澜集团"]);
    assert_eq!(names(story, EventKind::LegalSue, Role::Defendant), ["青屿集团"]);
    // who is appointed or accused goes on
    assert_eq!(names("星澜集团指控禾木集团泄密。", EventKind::ConductInfringe, Role::Actor), ["禾木集团"]);
}

#[test]
fn a_sentence_that_opens_with_a_verb_tells_of_the_party_behind_it() {
    let story = "拖欠货款的禾木集团上周宣布破产。";
    assert_eq!(names(story, EventKind::MoneyWithhold, Role::Withholder), ["禾木集团"]);
    let story = "持有云岭集团30%股权的星澜集团3月1日起诉王建国董事长。";
    assert_eq!(names(story, EventKind::LegalSue, Role::Plaintiff), ["星澜集团"]);
}

#[test]
fn a_post_that_somebody_from_elsewhere_takes() {
    let story = "王建国总经理辞职,总经理一职由禾木集团副总裁陈立川接任。";
    assert_eq!(names(story, EventKind::PersAppoint, Role::Person), ["陈立川"]);
    assert!(!names(story, EventKind::PersAppoint, Role::Org).contains(&"禾木集团".to_owned()));
}

#[test]
fn both_are_the_two_just_named() {
    let story = "星澜集团起诉青屿集团。后来,云岭集团与禾木集团谈判;双方签署协议。";
    assert_eq!(names(story, EventKind::DealAgree, Role::Party), ["云岭集团", "禾木集团"]);
}

#[test]
fn people_whom_nobody_names_take_part() {
    assert_eq!(names("经销商起诉星澜集团。", EventKind::LegalSue, Role::Plaintiff), ["经销商"]);
    assert_eq!(names("星澜集团与三家企业签约。", EventKind::DealAgree, Role::Party), ["星澜集团", "三家企业"]);
    assert!(names("星澜集团是企业,与禾木集团签约。", EventKind::DealAgree, Role::Party).iter().all(|name| name != "企业"));
}

#[test]
fn figures_of_two_clauses_are_two() {
    assert_eq!(days("星澜集团去年亏损三亿元,市值缩水至二十亿元。", EventKind::MoneyValue).len(), 2);
}

#[test]
fn a_case_that_is_only_named_has_no_day() {
    let story = "3月5日,青屿区人民法院对星澜集团起诉禾木集团一案作出判决。";
    assert_eq!(days(story, EventKind::LegalSue), [None]);
    assert_eq!(days(story, EventKind::LegalRule), [Some("2024-03-05..2024-03-05".to_owned())]);
}

#[test]
fn what_a_case_leads_is_not_done_by_who_led_before() {
    let story = "星澜集团起诉禾木集团。王建国董事长没有出面,该案定于5月10日开庭。";
    assert_eq!(names(story, EventKind::LegalHearing, Role::Party), ["星澜集团", "禾木集团"]);
}

#[test]
fn what_a_suit_is_grounded_on_was_done_by_who_is_sued() {
    for story in [
        "星澜集团以专利侵权为由起诉禾木集团。",
        "星澜集团以禾木集团专利侵权为由将其告上法庭。",
        "星澜集团以专利侵权为由,将禾木集团告上法庭。",
    ] {
        assert_eq!(names(story, EventKind::ConductInfringe, Role::Actor), ["禾木集团"], "{story}");
        assert_eq!(names(story, EventKind::ConductInfringe, Role::Victim), ["星澜集团"], "{story}");
    }
    let story = "市场监管总局以垄断为由对禾木集团处以罚款五百万元。";
    assert_eq!(names(story, EventKind::ConductRestrict, Role::Actor), ["禾木集团"]);
    assert!(names(story, EventKind::ConductRestrict, Role::Victim).is_empty());
}

#[test]
fn an_authority_punishes_whom_alone_it_looked_into() {
    let story = "2月5日,证监会对禾木集团立案调查。3月1日,证监会开出五百万元罚单。";
    assert_eq!(names(story, EventKind::LegalPenalize, Role::Target), ["禾木集团"]);
    let story = "2月5日,证监会对禾木集团立案调查。2月6日,证监会对星澜集团立案调查。3月1日,证监会开出五百万元罚单。";
    assert!(names(story, EventKind::LegalPenalize, Role::Target).is_empty());
}

#[test]
fn a_charge_is_laid_on_whom_it_is_aimed_at_and_not_on_who_makes_it() {
    let story = "星澜集团起诉禾木集团。星澜集团指控称,数据造假长达三年。";
    assert_eq!(names(story, EventKind::ConductDeceive, Role::Actor), ["禾木集团"]);
}

#[test]
fn who_charges_once_more_does_not_mean_himself() {
    let story = "星澜集团指控禾木集团违约,还指控其财务造假。";
    assert_eq!(names(story, EventKind::ConductDeceive, Role::Actor), ["禾木集团"]);
    let story = "星澜集团起诉,禾木集团指控其违约。";
    assert_eq!(names(story, EventKind::ConductBreach, Role::Actor), ["星澜集团"]);
}

#[test]
fn the_agent_of_a_passive_is_named_behind_what_he_is() {
    let plaintiffs = |text: &str| names(text, EventKind::LegalSue, Role::Plaintiff);
    assert_eq!(plaintiffs("Birch Group was sued on Thursday by its chairman, Jane Miller, who wants her pay."), ["Jane Miller"]);
    assert_eq!(plaintiffs("Birch Group was sued by its former head of research, Jane Miller."), ["Jane Miller"]);
    assert_eq!(plaintiffs("Birch Group was sued by a small rival, Alder Holdings."), ["Alder Holdings"]);
    // who is not named is nobody, and least of all who was sued
    assert_eq!(plaintiffs("Birch Group was sued by its chairman, Alder Holdings said."), [""; 0]);
}

#[test]
fn what_is_frozen_is_awarded_to_nobody() {
    let awarded = |text: &str| feudline::Feud::assemble(&[read(text)]).disputes[0].awarded.len();
    let sued = "2024年1月5日,星澜集团起诉云岭集团。";
    assert_eq!(awarded(&format!("{sued}2月9日,法院裁定冻结云岭集团存款3200万元。")), 0);
    assert_eq!(awarded(&format!("{sued}2月9日,法院判令云岭集团赔偿3200万元。")), 1);
}

#[test]
fn he_and_she_are_whom_the_given_name_allows() {
    let sued = |text| names(text, EventKind::LegalSue, Role::Plaintiff);
    assert_eq!(sued("Ryan Holt hired Susan Marsh in 2020. She sued the firm in May."), ["Susan Marsh"]);
    assert_eq!(sued("Susan Marsh replaced Ryan Holt in 2020. He sued the firm in May."), ["Ryan Holt"]);
    assert_eq!(names("方立强起诉林婷。她抄袭了方立强的设计。", EventKind::ConductInfringe, Role::Actor), ["林婷"]);
}

#[test]
fn words_inside_a_name_decide_nothing() {
    let factuality = |text, kind| read(text).reports.iter().filter(|r| r.kind == kind).map(|r| r.factuality).collect::<Vec<_>>();
    // 若 is a condition, where it is no name
    assert_eq!(factuality("杨若云起诉星澜集团。", EventKind::LegalSue), [Factuality::Asserted]);
    assert_eq!(factuality("若云岭集团起诉星澜集团,双方将对簿公堂。", EventKind::LegalSue)[0], Factuality::Hypothetical);
    // what is turned down was planned, turning it down was not
    assert_eq!(factuality("星澜集团没有接受云岭集团的计划。", EventKind::DealReject), [Factuality::Asserted]);
}

#[test]
fn a_firm_and_its_own_chairman_are_two() {
    let sued = |text, role| {
        let mut names = names(text, EventKind::LegalSue, role);
        names.sort();
        names
    };
    let both = ["Birch Robotics", "Dana Reed"];
    assert_eq!(sued("Birch Robotics and its former chairman, Dana Reed, sued Alder Holdings.", Role::Plaintiff), both);
    assert_eq!(sued("Alder Holdings sued Birch Robotics and its former chairman, Dana Reed.", Role::Defendant), both);
}

#[test]
fn it_is_not_who_does_something_to_it() {
    let text = "证监会对星澜集团立案调查，并对其罚款一亿元。";
    assert_eq!(names(text, EventKind::LegalPenalize, Role::Target), ["星澜集团"]);
    // who copied pays, not from whom
    let text = "东城区人民法院认定星澜集团抄袭云岭集团的设计，判令其赔偿一亿元。";
    assert_eq!(names(text, EventKind::LegalRule, Role::Against), ["星澜集团"]);
}

#[test]
fn an_office_without_its_town_acts_for_itself() {
    let fines = |text| names(text, EventKind::LegalPenalize, Role::Authority);
    assert_eq!(fines("云岭集团提交了材料，税务局随后对星澜集团罚款一亿元。"), ["税务局"]);
    let named = "杭州市市场监督管理局3月立案。5月，市场监管局对星澜集团罚款一亿元。";
    assert_eq!(fines(named), ["杭州市市场监督管理局"]);
}

#[test]
fn who_charges_did_not_do_it() {
    let wrongs = |text| names(text, EventKind::ConductBreach, Role::Actor);
    assert_eq!(wrongs("林婷指控公司违约。"), [""; 0]);
    assert_eq!(wrongs("星澜集团称云岭集团违约。"), ["云岭集团"]);
}

#[test]
fn what_a_court_turns_down_it_decides() {
    let text = "The Supreme Court brushed off Alder Holdings's petition.";
    assert_eq!(names(text, EventKind::LegalRule, Role::Against), ["Alder Holdings"]);
    assert_eq!(read(text).reports.iter().filter(|r| r.kind == EventKind::DealReject).count(), 0);
    assert_eq!(names("Judge Dana Reed tossed the estimate out.", EventKind::LegalRule, Role::Court), ["Dana Reed"]);
    // a court without a name is not who led the clause before
    let text = "云岭集团提交了材料，法院随后对星澜集团罚款一亿元。";
    assert_eq!(names(text, EventKind::LegalPenalize, Role::Authority), [""; 0]);
}

#[test]
fn what_is_said_has_a_subject_of_its_own() {
    let earned = |text| names(text, EventKind::MoneyValue, Role::Holder);
    assert_eq!(earned("Dana Reed said that the phone system had brought in $31 billion in revenue."), [""; 0]);
    assert_eq!(earned("Birch Group said it had brought in $31 billion in revenue."), ["Birch Group"]);
    // what he does next is his own
    assert_eq!(names("Dana Reed said the deal was dead and sued Birch Group.", EventKind::LegalSue, Role::Plaintiff), ["Dana Reed"]);
}

#[test]
fn what_a_bracket_or_dashes_tell_is_read_where_it_stands() {
    let sued = names("Birch Group (it took Alder Holdings to court) met its advisers.", EventKind::LegalSue, Role::Defendant);
    assert_eq!(sued, ["Alder Holdings"]);
    let sued =
        names("Alder Holdings on Monday—“at last”—sued Birch Group — its former partner — in May.", EventKind::LegalSue, Role::Defendant);
    assert_eq!(sued, ["Birch Group"]);
}

#[test]
fn a_pronoun_that_is_acted_on_is_not_who_acts() {
    let story = "星澜集团被举报。市场监管总局对其立案调查。";
    assert_eq!(names(story, EventKind::LegalInvestigate, Role::Target), ["星澜集团"]);
    assert_eq!(names("2020年12月,市场监管总局对其立案调查。", EventKind::LegalInvestigate, Role::Target), [""; 0]);
    let story = "前财务总监赵志强举报星澜集团虚增收入。证监会对其立案调查。";
    assert_eq!(names(story, EventKind::LegalInvestigate, Role::Target), ["星澜集团"]);
    assert_eq!(names(story, EventKind::ConductDeceive, Role::Victim), [""; 0]);
    let story = "星澜集团将禾木集团诉至法院,要求其赔偿三千万元。";
    assert_eq!(names(story, EventKind::LegalSue, Role::Defendant), ["禾木集团"]);
}

#[test]
fn who_is_charged_did_it_and_who_charges_is_hurt() {
    for story in ["禾木集团被星澜集团指控抄袭。", "禾木集团遭星澜集团起诉,称其抄袭。"] {
        assert_eq!(names(story, EventKind::ConductInfringe, Role::Actor), ["禾木集团"], "{story}");
        assert_eq!(names(story, EventKind::ConductInfringe, Role::Victim), ["星澜集团"], "{story}");
    }
    assert_eq!(names("禾木集团被质疑虚增收入。", EventKind::ConductDeceive, Role::Actor), ["禾木集团"]);
    // what was done to him is told by the way
    let sues = |story| (names(story, EventKind::LegalSue, Role::Plaintiff), names(story, EventKind::LegalSue, Role::Defendant));
    let sued = (vec!["陈志远".to_owned()], vec!["禾木集团".to_owned()]);
    assert_eq!(sues("已被批捕的陈志远起诉禾木集团。"), sued);
    assert_eq!(sues("被星澜集团解雇的陈志远起诉禾木集团。"), sued);
    assert_eq!(sues("禾木集团被星澜集团的股东起诉。").1, ["禾木集团"]);
    // 原告 is no verb
    assert_eq!(names("禾木集团公告称,原告星澜集团已经撤诉。", EventKind::LegalWithdraw, Role::Party), ["星澜集团"]);
}

#[test]
fn a_firm_is_bought_with_its_own_name() {
    let bought = |story| names(story, EventKind::OrgAcquire, Role::Target);
    assert_eq!(bought("禾木集团收购星澜集团全资子公司远帆科技80%的股权。"), ["远帆科技"]);
    assert_eq!(bought("云岭资本受让王建国所持禾木集团5%的股份。"), ["禾木集团"]);
    let story = "王建国将禾木集团30%的股权转让给云岭基金。";
    assert_eq!(names(story, EventKind::OrgAcquire, Role::Buyer), ["云岭基金"]);
    assert_eq!(names("禾木集团聘任李文为首席执行官。", EventKind::PersAppoint, Role::Person), ["李文"]);
    let story = "禾木集团任命前星澜集团副总裁李文为首席技术官。";
    assert_eq!(names(story, EventKind::PersAppoint, Role::Org), ["禾木集团"]);
}

#[test]
fn a_post_is_of_the_firm_that_the_paragraph_tells_of() {
    let story = "星澜集团与禾木集团争斗多年。星澜集团去年盈利,星澜集团今年扩产,星澜集团还将上市。\n\n\
                 3月5日,禾木集团停产。陈志远辞去董事长。次日,李文接任。";
    assert_eq!(names(story, EventKind::PersLeave, Role::Org), ["禾木集团"]);
    assert_eq!(names(story, EventKind::PersAppoint, Role::Org), ["禾木集团"]);
}

#[test]
fn an_english_list_of_names_is_one_party() {
    let story = "Birch Group sued Alder Holdings, Cedar Inc and Oak Partners.";
    assert_eq!(names(story, EventKind::LegalSue, Role::Defendant), ["Alder Holdings", "Cedar Inc", "Oak Partners"]);
    assert_eq!(names("Birch Group fired Jane Roe, Paul Doe and Kim Lee.", EventKind::PersLeave, Role::Person).len(), 3);
    assert_eq!(names("Birch Group fired Jane Roe, Paul Doe, and Kim Lee.", EventKind::PersLeave, Role::Person).len(), 3);
    let suit = "Alder Corp, Birch Group, and Cedar Ltd sued Lumet Inc, Dogwood Inc, and Elm Corp over patents.";
    assert_eq!(names(suit, EventKind::LegalSue, Role::Plaintiff), ["Alder Corp", "Birch Group", "Cedar Ltd"]);
    assert_eq!(names(suit, EventKind::LegalSue, Role::Defendant), ["Lumet Inc", "Dogwood Inc", "Elm Corp"]);
    let settled = "Alder Corp, Birch Group and the city reached a settlement on Friday.";
    assert_eq!(names(settled, EventKind::LegalSettle, Role::Party), ["Alder Corp", "Birch Group"]);
    // what follows ", and" after two is another sentence
    let hired = "Alder Corp hired Paul Doe and Anna Bell, and Lumet Inc took it to court.";
    assert_eq!(names(hired, EventKind::LegalSue, Role::Plaintiff), ["Lumet Inc"]);
    let appealed = "Alder Corp sued Birch Group, and Lumet Inc appealed.";
    assert_eq!(names(appealed, EventKind::LegalSue, Role::Defendant), ["Birch Group"]);
    assert_eq!(names(appealed, EventKind::LegalAppeal, Role::Appellant), ["Lumet Inc"]);
}

#[test]
fn who_is_described_before_his_name_acts() {
    let left = |role| names("Redstart Partners' founder, Carl Wyeth, resigned from Lumet Energy on Monday.", EventKind::PersLeave, role);
    assert_eq!(left(Role::Person), ["Carl Wyeth"]);
    assert_eq!(left(Role::Org), ["Lumet Energy"]);
    let story = "Alder Holdings struck a settlement with a federal agency, the SEC.";
    assert_eq!(names(story, EventKind::LegalSettle, Role::Party), ["Alder Holdings", "SEC"]);
    let story = "Unhappy with the order, Birch Group is contesting it in the High Court.";
    assert_eq!(names(story, EventKind::LegalAppeal, Role::Appellant), ["Birch Group"]);
}

#[test]
fn a_deal_called_off_or_held_up_is_not_told_as_done() {
    let how = |story: &str, kind| read(story).reports.iter().filter(|r| r.kind == kind).map(|r| r.factuality).collect::<Vec<_>>();
    for story in
        ["Alder Corp called off its purchase of Birch Group.", "Alder Corp walked away from its $3 billion takeover of Birch Group."]
    {
        assert_eq!(how(story, EventKind::OrgAcquire), [], "{story}");
        assert_eq!(how(story, EventKind::DealTerminate), [Factuality::Asserted], "{story}");
    }
    let stories = ["A judge blocked Alder Corp's takeover of Birch Group.", "Regulators approved Alder Corp's purchase of Birch Group."];
    for story in stories {
        assert_eq!(how(story, EventKind::OrgAcquire), [Factuality::Planned], "{story}");
    }
    let blocked = "The Federal Trade Commission sued Alder Corp to block its purchase of Birch Group.";
    assert_eq!((how(blocked, EventKind::OrgAcquire), how(blocked, EventKind::ConductRestrict)), (vec![Factuality::Planned], vec![]));
    let bought = [
        "Alder Corp completed its purchase of Birch Group.",
        "Regulators approved the deal and Alder Corp bought Birch Group.",
        "Alder Corp terminated its licence and bought Birch Group.",
    ];
    for story in bought {
        assert_eq!(how(story, EventKind::OrgAcquire), [Factuality::Asserted], "{story}");
    }
    let both = "Alder Corp blocked Dogwood Inc from its store and bought Birch Group.";
    assert_eq!(how(both, EventKind::ConductRestrict), [Factuality::Asserted]);
    assert_eq!(how("Birch Group sued Alder Corp for breach of contract.", EventKind::ConductBreach), [Factuality::Claimed]);
    assert_eq!(how("Birch Group sued Alder Corp in May. It had breached a contract.", EventKind::ConductBreach), [Factuality::Asserted]);
}

#[test]
fn what_is_appealed_or_dismissed_is_there_already() {
    let how = |story: &str, kind| read(story).reports.iter().filter(|r| r.kind == kind).map(|r| r.factuality).collect::<Vec<_>>();
    let story = "A judge refused to dismiss a lawsuit by Birch Group against Alder Holdings.";
    assert_eq!(how(story, EventKind::LegalSue), [Factuality::Asserted]);
    assert_eq!(how("Birch Group did not file a lawsuit.", EventKind::LegalSue), [Factuality::Negated]);
    let story = "Birch Group sued Alder Holdings in May. A judge refused to dismiss the lawsuit in November.";
    assert_eq!(how(story, EventKind::LegalRule), [Factuality::Asserted]);
}

#[test]
fn what_an_authority_turns_down_is_decided_and_no_offer_refused() {
    let story = "The Competition and Markets Authority vetoed Alder Holdings' purchase of Birch Group.";
    let kinds: Vec<EventKind> = read(story).reports.iter().map(|r| r.kind).collect();
    assert!(kinds.contains(&EventKind::LegalRule) && !kinds.contains(&EventKind::DealReject), "{kinds:?}");
    let story = "Alder Holdings closed its $69 billion (£56 billion) purchase of Birch Group.";
    assert_eq!(names(story, EventKind::OrgAcquire, Role::Target), ["Birch Group"]);
    assert_eq!(names("Alder Holdings charged Birch Group with a breach of contract.", EventKind::LegalArrest, Role::Person), [""; 0]);
}

#[test]
fn a_sum_in_brackets_may_end_what_is_looked_at() {
    // the words around a verb are cut somewhere: at the bracket, too
    for padding in 280..340 {
        let story = format!("星澜集团起诉禾木集团{}{}索赔七亿美元(约合五十亿元)。", "某".repeat(padding / 3), "a".repeat(padding % 3));
        assert_eq!(names(&story, EventKind::LegalSue, Role::Plaintiff), ["星澜集团"], "{padding}");
    }
}
