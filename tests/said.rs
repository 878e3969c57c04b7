//! Who says what about whom: where a speaker's words begin and end, and what the story itself tells again.

use std::sync::LazyLock;

use feudline::claim::ClaimKind;
use feudline::ontology::{EventKind, Factuality};
use feudline::{Document, Extractor, Pack};

/// Building one compiles the whole pack: once for all tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// Of each claim its kind, its speaker, whom it is about, and the words.
fn said(text: &str) -> Vec<(ClaimKind, String, String, String)> {
    let story = EXTRACTOR.extract(&Document::new("story", text));
    let name = |entity: feudline::entity::EntityId| story.entities[entity.0].name.clone();
    let told = story.claims.iter().map(|c| {
        let targets: Vec<String> = c.targets.iter().map(|&t| name(t)).collect();
        (c.kind, c.speaker.map(name).unwrap_or_default(), targets.join("|"), text[c.content.range()].to_owned())
    });
    told.collect()
}

fn claim(kind: ClaimKind, speaker: &str, targets: &str, words: &str) -> (ClaimKind, String, String, String) {
    (kind, speaker.to_owned(), targets.to_owned(), words.to_owned())
}

fn factuality(text: &str, kind: EventKind) -> Vec<Factuality> {
    let story = EXTRACTOR.extract(&Document::new("story", text));
    story.reports.iter().filter(|r| r.kind == kind).map(|r| r.factuality).collect()
}

#[test]
fn both_halves_of_a_quotation_are_said() {
    let found = said("“账我们都交了,”星澜集团董事长王建国告诉本报,“云岭集团另有打算。”");
    let words: Vec<&str> = found.iter().map(|(.., words)| words.as_str()).collect();
    assert_eq!(words, ["“账我们都交了,”", "“云岭集团另有打算。”"]);
    assert!(found.iter().all(|(_, speaker, ..)| speaker == "王建国"), "{found:?}");
}

#[test]
fn who_is_named_in_what_is_said_does_not_go_on_speaking() {
    let found = said("星澜集团称,云岭集团拖欠货款,希望法院依法查处。");
    assert_eq!(found[1], claim(ClaimKind::Demand, "星澜集团", "云岭集团", "法院依法查处"));
}

#[test]
fn a_pleading_speaks_for_who_brought_the_suit() {
    let found = said("星澜集团在上海起诉云岭集团。起诉状称,云岭集团从去年起就没有付过货款。");
    assert_eq!(found[0].1, "星澜集团");
}

#[test]
fn a_denial_and_the_charge_behind_it_are_two() {
    let kinds = |text: &str| said(text).into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    let both = [ClaimKind::Denial, ClaimKind::Allegation];
    assert_eq!(kinds("云岭集团予以否认,反指星澜集团伪造证据。"), both);
    assert_eq!(kinds("云岭集团断然否认抄袭,并指责星澜集团编造证据。"), both);
}

#[test]
fn the_story_goes_on_where_the_speaker_has_ended() {
    let appeal = "星澜集团表示将研究判决,随后向浙江省高级人民法院提起上诉。";
    assert_eq!(factuality(appeal, EventKind::LegalAppeal), [Factuality::Asserted]);
    let ruling = "杭州市中级人民法院认为,云岭集团构成侵权,昨日判决其赔偿三千万元。";
    assert_eq!(factuality(ruling, EventKind::LegalRule), [Factuality::Asserted]);
    // what another did then is still told by the speaker
    let told = said("星澜集团说,云岭集团次日就收到了货款,随后却反悔。");
    assert_eq!(told[0].3, "云岭集团次日就收到了货款,随后却反悔");
}

#[test]
fn the_other_sides_word_denies_what_was_just_said() {
    let found = said("星澜集团认为,云岭集团违约在先;云岭集团则称,公司并未收到过任何通知。");
    assert_eq!(found[1], claim(ClaimKind::Denial, "云岭集团", "星澜集团", "公司并未收到过任何通知"));
}

#[test]
fn what_is_asked_for_is_not_said() {
    let found = said("江苏证监局向星澜集团发出问询函,要求其说明合同的签订经过。");
    assert_eq!(found, [claim(ClaimKind::Demand, "江苏证监局", "星澜集团", "其说明合同的签订经过")]);
}

#[test]
fn how_much_is_asked_for_is_no_occasion() {
    let found = said("Birch Group sued Alder Holdings, seeking at least $180 million in damages.");
    assert_eq!(found[0].3, "at least $180 million in damages");
}

#[test]
fn who_is_accused_or_warned_does_not_speak() {
    let found = said("Birch Group, based in Leeds, accuses Alder Holdings of fraud.");
    assert_eq!(found, [claim(ClaimKind::Allegation, "Birch Group", "Alder Holdings", "Alder Holdings of fraud")]);
    let found = said("“This will end badly,” warned Jane Roe, a lawyer for Birch Group.");
    assert_eq!(found[0].1, "Jane Roe");
}

#[test]
fn what_answers_a_spokesman_is_said_to_his_house() {
    let found = said("星澜集团发言人王建国说,供货商的图纸被人抄袭。云岭集团否认此事。");
    assert_eq!(found[1].2, "星澜集团", "{found:?}");
    // who is in the dispute himself is answered himself
    let found = said("王建国起诉星澜集团。星澜集团创始人王建国说,董事会窃取了他的图纸。云岭集团否认此事。");
    assert_eq!(found[1].2, "王建国", "{found:?}");
}

#[test]
fn a_lawyer_who_acts_for_somebody_speaks_for_who_was_named_last() {
    let found = said("云岭集团起诉星澜集团。星澜集团不愿多谈。委任律师王建国否认抄袭。");
    assert_eq!(found, [claim(ClaimKind::Denial, "王建国", "云岭集团", "抄袭")]);
}

#[test]
fn a_claimed_sum_is_demanded() {
    let kind = |text: &str| said(text)[0].0;
    assert_eq!(kind("Alder Holdings sued Birch Group on Monday, claiming $30 million in damages."), ClaimKind::Demand);
    assert_eq!(kind("Alder Holdings sued Birch Group on Monday, claiming $30 million was siphoned off."), ClaimKind::Allegation);
}

#[test]
fn two_words_of_one_saying_tell_one_claim() {
    let found = said("据星澜集团董事长王建国估算,损失约三千万元。");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "王建国");
    let found = said("星澜集团董事长王建国没有到场。据他估算,损失约三千万元。");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn who_calls_it_something_is_not_what_he_calls_so() {
    let found = said("Alder Holdings sues Birch Group. \"A farce,\" Birch chairman Paul Roe called it.");
    assert_eq!(found, [claim(ClaimKind::Opinion, "Paul Roe", "Alder Holdings", "\"A farce,\"")]);
}

#[test]
fn what_an_authority_does_about_it_is_no_part_of_the_charge() {
    let words = |text| said(text).into_iter().map(|(.., words)| words).collect::<Vec<_>>();
    assert_eq!(words("云岭集团向证监会举报星澜集团造假,证监会随后立案调查。"), ["星澜集团造假"]);
    // what somebody says of an authority is
    assert_eq!(words("云岭集团称,证监会已对星澜集团立案。"), ["证监会已对星澜集团立案"]);
}

#[test]
fn what_became_of_a_demand_is_no_part_of_it() {
    let refused = "云岭集团要求星澜集团道歉,遭到拒绝。";
    assert_eq!(said(refused), [claim(ClaimKind::Demand, "云岭集团", "星澜集团", "星澜集团道歉")]);
    assert_eq!(factuality(refused, EventKind::DealReject), [Factuality::Asserted]);
    // behind a quotation that says it all the story goes on
    let sued = "林国栋批评星澜集团“选边站”,云岭集团起诉了星澜集团。";
    assert_eq!(factuality(sued, EventKind::LegalSue), [Factuality::Asserted]);
    assert_eq!(factuality("东城区公安局以涉嫌受贿对王建国立案侦查。", EventKind::LegalInvestigate), [Factuality::Asserted]);
}

#[test]
fn who_speaks_may_be_named_behind_his_post_or_behind_his_words() {
    let speakers = |text| said(text).into_iter().map(|(_, speaker, ..)| speaker).collect::<Vec<_>>();
    assert_eq!(speakers("A Birch Group attorney, Annette Marsh, said that the system had earned $31 billion."), ["Annette Marsh"]);
    let words = |text| said(text).into_iter().map(|(_, speaker, _, words)| (speaker, words)).collect::<Vec<_>>();
    assert_eq!(words("A licence was needed, said Dana Reed."), [("Dana Reed".to_owned(), "A licence was needed".to_owned())]);
    assert_eq!(speakers("Alder Holdings, Dana Reed charged, had copied the design."), ["Dana Reed"]);
    let denied = said("Birch Group dismissed claims that it had copied the design.");
    assert_eq!(denied.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [ClaimKind::Denial]);
}

#[test]
fn who_is_accused_does_not_go_to_court() {
    let suits = |text: &str| {
        let story = EXTRACTOR.extract(&Document::new("story", text));
        let names = |parts: &[feudline::event::Part]| {
            parts.iter().map(|p| format!("{} {}", p.role.word(), story.entities[p.entity.0].name)).collect::<Vec<_>>().join(", ")
        };
        let suits = story.reports.iter().filter(|r| r.kind == EventKind::LegalSue);
        suits.map(|r| format!("{:?}: {}", r.factuality, names(&r.parts))).collect::<Vec<_>>()
    };
    for (text, suit, words) in [
        ("星澜集团认为,云岭集团侵权,遂将其告上法庭。", "Asserted: plaintiff 星澜集团, defendant 云岭集团", "云岭集团侵权"),
        ("星澜集团认为云岭集团违约,2023年8月向法院起诉。", "Asserted: plaintiff 星澜集团", "云岭集团违约"),
        ("星澜集团称,云岭集团拖欠货款,多次协商无果,故诉至法院。", "Asserted: plaintiff 星澜集团", "云岭集团拖欠货款,多次协商无果"),
        // who is named there goes himself, and what may be done is still said
        ("星澜集团指出,云岭集团已向法院提起诉讼。", "Claimed: plaintiff 云岭集团", "云岭集团已向法院提起诉讼"),
    ] {
        assert_eq!(suits(text), [suit], "{text}");
        assert_eq!(said(text)[0].3, words, "{text}");
    }
}

#[test]
fn who_charges_in_the_passive_speaks() {
    let speakers = |text: &str| said(text).into_iter().map(|(kind, speaker, ..)| (kind, speaker)).collect::<Vec<_>>();
    let by = |kind, speaker: &str| vec![(kind, speaker.to_owned())];
    assert_eq!(speakers("禾木集团被星澜集团要求赔偿三千万元。"), by(ClaimKind::Demand, "星澜集团"));
    assert_eq!(speakers("禾木集团被星澜集团指控抄袭。"), by(ClaimKind::Allegation, "星澜集团"));
    assert_eq!(speakers("禾木集团被星澜集团起诉索赔三千万元。"), by(ClaimKind::Demand, "星澜集团"));
    // what was done to him is told by the way
    assert_eq!(speakers("已被批捕的陈志远否认知情。"), by(ClaimKind::Denial, "陈志远"));
}

#[test]
fn a_charge_ends_where_a_court_decides_or_the_market_reacts() {
    let story = "星澜集团质疑法院无权管辖,最高人民法院驳回了它的上诉。";
    assert_eq!(factuality(story, EventKind::LegalRule), [Factuality::Asserted]);
    let story = "星澜集团承认,前高管伪造了交易,股价一夜暴跌75%。";
    assert_eq!(factuality(story, EventKind::MoneyValue), [Factuality::Asserted]);
}

#[test]
fn what_is_argued_to_come_is_no_promise() {
    let story = "The Federal Trade Commission sued Alder Holdings, arguing that it would harm consumers.";
    let kinds: Vec<ClaimKind> = said(story).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [ClaimKind::Opinion]);
}
