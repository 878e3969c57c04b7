//! One happening is one event, two are two.

use feudline::Feud;
use feudline::event::{EventKind, Factuality, Role};

use crate::stories::{day, story, year};

const SUIT: &[(Role, &str)] = &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "白杨公司")];

#[test]
fn a_headline_and_its_body_tell_one_suit() {
    let told = story("a", "青岚公司状告白杨公司。2021年3月5日,青岚公司起诉白杨公司索赔500万美元。")
        .event(EventKind::LegalSue, "状告", SUIT)
        .event(EventKind::LegalSue, "起诉", SUIT)
        .on(day("2021-03-05"))
        .sum("500万美元", Some(5_000_000), Some(5_000_000));
    let feud = Feud::assemble(&[told.tell()]);
    assert_eq!(feud.events.len(), 1);
    let event = &feud.events[0];
    assert_eq!(event.when, Some(day("2021-03-05")));
    assert_eq!(event.amounts, [0]);
    // the fullest first
    assert!(feud.words(event.evidence[0]).starts_with("2021年"));
    assert_eq!(event.evidence.len(), 2);
}

#[test]
fn two_stories_of_one_suit_unite_what_they_know() {
    let first = story("a", "青岚公司起诉白杨公司。").event(EventKind::LegalSue, "起诉", SUIT).on(year(2021));
    let second = story("b", "3月5日,青岚公司向东城法院起诉白杨公司。")
        .event(EventKind::LegalSue, "起诉", &[SUIT[0], SUIT[1], (Role::Court, "东城法院")])
        .on(day("2021-03-05"));
    let feud = Feud::assemble(&[first.tell(), second.tell()]);
    assert_eq!(feud.events.len(), 1);
    assert_eq!(feud.events[0].when, Some(day("2021-03-05")));
    assert_eq!(feud.events[0].parts.len(), 3);
}

#[test]
fn other_dates_other_parties_and_other_sums_are_other_events() {
    let suits = story("a", "青岚公司2019年起诉白杨公司。2021年再次起诉。又控告云海公司。白杨公司反诉。")
        .event(EventKind::LegalSue, "起诉", SUIT)
        .on(year(2019))
        .event(EventKind::LegalSue, "再次", SUIT)
        .on(year(2021))
        .event(EventKind::LegalSue, "控告", &[(Role::Plaintiff, "青岚公司"), (Role::Defendant, "云海公司")])
        .event(EventKind::LegalSue, "反诉", &[(Role::Plaintiff, "白杨公司"), (Role::Defendant, "青岚公司")]);
    assert_eq!(Feud::assemble(&[suits.tell()]).events.len(), 4);
    let gave = &[(Role::Giver, "青岚公司"), (Role::Recipient, "白杨公司")];
    let gifts = story("a", "青岚公司捐了45美元。白杨公司说捐了100美元。")
        .event(EventKind::MoneyDonate, "捐了45", gave)
        .sum("45美元", Some(45), Some(45))
        .event(EventKind::MoneyDonate, "捐了100", gave)
        .sum("100美元", Some(100), Some(100));
    assert_eq!(Feud::assemble(&[gifts.tell()]).events.len(), 2);
}

#[test]
fn what_did_not_happen_is_not_what_did() {
    let bought = &[(Role::Buyer, "青岚公司"), (Role::Target, "白杨公司")];
    let told = story("a", "青岚公司收购了白杨公司。青岚公司从未收购白杨公司。青岚公司拟于2022年买下白杨公司。")
        .event(EventKind::OrgAcquire, "收购了", bought)
        .on(year(2021))
        .event(EventKind::OrgAcquire, "从未", bought)
        .factuality(Factuality::Negated)
        .event(EventKind::OrgAcquire, "买下", bought)
        .factuality(Factuality::Planned)
        .on(year(2022));
    assert_eq!(Feud::assemble(&[told.tell()]).events.len(), 3);
}

#[test]
fn products_come_out_again_and_again() {
    let maker = &[(Role::Maker, "青岚公司")];
    let told = story("a", "青岚公司推出手机。青岚公司发布平板。").event(EventKind::ProdLaunch, "推出", maker).event(
        EventKind::ProdLaunch,
        "发布",
        maker,
    );
    assert_eq!(Feud::assemble(&[told.tell()]).events.len(), 2);
}

#[test]
fn names_join_across_stories_where_they_say_enough() {
    let first = story("a", "周远航和Smith见了青岚公司。Harper Lin没来,周某也没来。")
        .person("周远航")
        .person("Smith")
        .person("Harper Lin")
        .person("周某");
    let second = story("b", "Smith、周远航、HARPER LIN和周某都在。").person("Smith").person("周远航").person("HARPER LIN").person("周某");
    let feud = Feud::assemble(&[first.tell(), second.tell()]);
    let names: Vec<(&str, usize)> = feud.actors.iter().map(|a| (a.name.as_str(), a.mentions.len())).collect();
    assert_eq!(names, [("周远航", 2), ("Smith", 1), ("Harper Lin", 2), ("周某", 1), ("Smith", 1), ("周某", 1)]);
    assert_eq!(feud.actors[0].reasons[0].rule, "same-name");
}

#[test]
fn a_name_of_two_rows_joins_nobody() {
    let one = story("a", "平川公司。").row("平川公司", "pingchuan-bank");
    let other = story("b", "平川公司。").row("平川公司", "pingchuan-motors");
    let neither = story("c", "平川公司。").event(EventKind::OrgClose, "平川", &[(Role::Org, "平川公司")]);
    assert_eq!(Feud::assemble(&[one.tell(), other.tell(), neither.tell()]).actors.len(), 3);
}
