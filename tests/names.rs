//! Names that no table has: what a story must show of a firm, a place or a person so that its name is read, and what is no name.

use std::sync::LazyLock;

use feudline::entity::{EntityKind, Form};
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// Every name of the kind, in text order.
fn names(text: &str, kind: EntityKind) -> Vec<&str> {
    let extraction = EXTRACTOR.extract(&Document::new("story", text));
    let entities = extraction.entities.iter().filter(|e| e.kind == kind);
    let mut spans: Vec<_> = entities.flat_map(|e| &e.mentions).filter(|m| m.form == Form::Name).map(|m| m.span).collect();
    spans.sort_unstable();
    spans.into_iter().map(|span| &text[span.range()]).collect()
}

fn firms(text: &str) -> Vec<&str> {
    names(text, EntityKind::Organization)
}

fn people(text: &str) -> Vec<&str> {
    names(text, EntityKind::Person)
}

#[test]
fn a_brand_and_its_trade_need_no_legal_form() {
    assert_eq!(firms("鹭汀新材周五跌停。鹭汀与鼎舜控股对簿公堂，鼎舜称并未违约。"), ["鹭汀新材", "鹭汀", "鼎舜控股", "鼎舜"]);
    assert_eq!(firms("供應商霽岳精密控告霽川光學挖角，霽川光學股價下跌。"), ["霽岳精密", "霽川光學", "霽川光學"]);
    // a surname inside does not make a man of it
    assert_eq!(people("鹭江新材再度公告，鹭江新材的厂区已停工。"), [""; 0]);
}

#[test]
fn a_word_before_a_trade_wants_a_sign_of_a_firm() {
    assert_eq!(firms("机器人公司白昼智能否认拖欠工资。"), ["白昼智能"]);
    assert_eq!(firms("人工智能和人形机器人卖得好，消费电子和系列游戏平平。"), [""; 0]);
    assert_eq!(firms("创始人卖掉名下股份，监管层核准公开发行债券。"), [""; 0]);
}

#[test]
fn a_brand_is_learnt_from_the_places_where_it_stands() {
    let story = "茗屿上调加盟费，加盟商不满。茗屿回应称，补贴已经发放。加盟商起诉茗屿，茗屿的股价没有变化。";
    assert_eq!(firms(story), ["茗屿"; 4]);
    // people say and deny as firms do, and have no share price
    assert_eq!(firms("韩翊回应称没有此事。韩翊否认指控。记者联系韩翊，韩翊说不便多谈。"), [""; 0]);
    assert_eq!(firms("老王说钱没到账。老王否认签字。老王起诉了房东，老王承认手里没有证据。"), [""; 0]);
}

#[test]
fn a_brand_keeps_its_noun_and_its_group() {
    let story = "诺昇基石索赔两亿元。老对手诺昇基石起诉了我们，我们认为诺昇基石的专利无效。";
    assert_eq!(firms(story), ["诺昇基石"; 3]);
    assert_eq!(
        firms("澈棉集团由邹衡掌舵。澈棉集团起诉供应商，供应商反诉澈棉违约，澈棉股价下跌。"),
        ["澈棉集团", "澈棉集团", "澈棉", "澈棉"]
    );
}

#[test]
fn bodies_of_a_place_that_no_table_has() {
    let story = "公司把对方告上江屿市禾山区人民法院，又向证监会江屿监管局举报。江屿市公安局高新分局已受理，江屿第二棉纺厂停工。";
    assert_eq!(firms(story), ["江屿市禾山区人民法院", "证监会江屿监管局", "江屿市公安局高新分局", "江屿第二棉纺厂"]);
    assert_eq!(firms("没人说得清谁管理公司。"), [""; 0]);
}

#[test]
fn who_signs_a_story_is_a_person_and_where_it_was_written_none() {
    assert_eq!(people("本报记者 沈亦帆 江屿报道\n公司停产了。"), ["沈亦帆"]);
    assert_eq!(people("〔記者方沛霖／台北報導〕工廠停工。"), ["方沛霖"]);
    assert_eq!(names("本报记者 沈亦帆 江屿报道\n公司停产了。", EntityKind::Place), ["江屿"]);
}

#[test]
fn english_firms_that_look_like_people() {
    let story = "Its auditor, Pell Harrow, quit after short seller Osprey Lane published a report. Osprey Lane said it stood by it.";
    assert_eq!(firms(story), ["Pell Harrow", "Osprey Lane", "Osprey Lane"]);
    assert_eq!(people(story), [""; 0]);
    let story = "Shares in Corvane fell after the accounts of Corvane Homes were withdrawn, the Corvane Residents' Association said.";
    assert_eq!(firms(story), ["Corvane", "Corvane Homes", "Corvane Residents' Association"]);
}

#[test]
fn a_given_name_alone_is_the_one_person_who_bears_it() {
    let story = "Rebecca Strand resigned in May. \"Rebecca never told me,\" said Owen Tarrant, the founder.";
    assert_eq!(people(story), ["Rebecca Strand", "Rebecca", "Owen Tarrant"]);
    let story = "Rebecca Strand resigned. Rebecca Moss, the treasurer, stayed. \"Rebecca knew,\" he said.";
    assert_eq!(people(story), ["Rebecca Strand", "Rebecca Moss"]);
}

#[test]
fn a_branch_of_a_known_firm_is_a_firm_of_its_own() {
    assert_eq!(firms("恒大健康宣布收购鹭汀新材。恒大没有回应。"), ["恒大健康", "鹭汀新材", "恒大"]);
    assert_eq!(firms("京东香港市场增长,小米汽车业务亏损。"), ["京东", "小米"]);
}

#[test]
fn a_family_is_called_by_the_surname_of_one_whom_the_story_names() {
    let groups = |text| names(text, EntityKind::Group);
    assert_eq!(groups("董事长秦若川否认。秦家随即起诉。"), ["秦家"]);
    assert_eq!(groups("董事长陈立川否认。秦家随即起诉。"), [""; 0]);
}

#[test]
fn a_latin_name_behind_what_a_firm_is() {
    assert_eq!(firms("董事长陈立川把业务卖给私募基金CVX。"), ["CVX"]);
}
