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

#[test]
fn a_married_woman_keeps_her_own_surname_behind_her_husbands() {
    assert_eq!(people("董事長許葉玉珍否認掏空公司。股東控告許葉玉珍,鄭李秀蘭指出股權早已過戶。"), ["許葉玉珍", "許葉玉珍", "鄭李秀蘭"]);
    assert_eq!(people("董事會通過由林王麗珠接任總經理。"), ["林王麗珠"]);
    // the fourth character begins a word
    assert_eq!(people("总经理王林海明确表示反对。"), ["王林海"]);
    assert_eq!(people("律師方文靜表示會上訴。"), ["方文靜"]);
}

#[test]
fn bodies_by_their_short_names() {
    assert_eq!(firms("北高行駁回聲請,證交所要求公司說明。"), ["北高行", "證交所"]);
    assert_eq!(firms("商罪科拘捕三人,竞委会入禀,投服中心提起诉讼。"), ["商罪科", "竞委会", "投服中心"]);
    // a piece of another word
    assert_eq!(firms("他们的保证交所有人审阅。"), [""; 0]);
}

#[test]
fn a_description_introduces_a_firm_once() {
    assert_eq!(firms("短视频公司鹿汀乐悄然撤诉。"), ["鹿汀乐"]);
    assert_eq!(firms("求职平台“快鹭”次日致歉,护肤品牌芙汐美迅速解约。"), ["快鹭", "芙汐美"]);
    assert_eq!(firms("被告沙鹿钢构的采购总监出庭,上市酒企洞汀香2023年亏损。"), ["沙鹿钢构", "洞汀香"]);
    assert_eq!(firms("投资公司汐同、鹭丰二家合计持股三成。"), ["汐同", "鹭丰"]);
    assert_eq!(firms("电商平台“二选一”被罚,平台商家权益受损。互联网公司“内卷”加剧,多家连锁咖啡企业涨价。"), [""; 0]);
    assert_eq!(firms("诉讼费由原告全担,被告擅自使用商标,股东权益受损。"), [""; 0]);
    assert_eq!(firms("私募基金巨亏,经销商退网,车企频推新车,上市公司财报造假。"), [""; 0]);
    assert_eq!(firms("金管會裁罰中資龍汐,公司派說這張中資牌打得好。"), ["金管會", "龍汐"]);
    assert_eq!(firms("改编权被柠木影业买下,社会财险覆盖不足。"), ["柠木影业"]);
    assert_eq!(people("东家王立川否认此事。"), ["王立川"]);
}

#[test]
fn an_outlet_is_named_where_it_tells() {
    assert_eq!(firms("《岸线》记者 沈亦帆 发自江屿\n公司停产了。"), ["岸线"]);
    assert_eq!(firms("两家公司和解\n\n江屿前哨 · 深度\n\n双方撤诉。"), ["江屿前哨"]);
    assert_eq!(firms("据《岸线财经》报道,工厂停工。"), ["岸线财经"]);
    assert_eq!(firms("他在《民法典》公布后撤诉,他执导的《长夜》获奖。"), [""; 0]);
}

#[test]
fn what_only_looks_like_a_name() {
    assert_eq!(firms("法院判令其停止制造、销售侵权产品。"), [""; 0]);
    assert_eq!(firms("江苏法院无权审理广东法院的案件。"), ["江苏法院", "广东法院"]);
    assert_eq!(people("“账目没有问题,”南汐创投董事周远山说。"), ["周远山"]);
    assert_eq!(people("总经理欧阳志明牵头,联合创始人温以宁带着U盘离开,港商许昆仑集资。"), ["欧阳志明", "温以宁", "许昆仑"]);
    assert_eq!(people("会长江西考察,主席上海讲话,总裁温和回应,律师费高昂。"), [""; 0]);
    assert_eq!(people("发言人向外界称没有问题,总经理方面表示不知情。"), [""; 0]);
    assert_eq!(firms("新车MX-5上市。"), [""; 0]);
    assert_eq!(people("这些年律师费高于货款。"), [""; 0]);
    assert_eq!(firms("中资企业和陆资企业都受影响。"), [""; 0]);
    assert_eq!(firms("小米终端提起诉讼,小米在官方微博发声明。"), ["小米终端", "小米"]);
}

#[test]
fn a_name_may_end_in_a_particle() {
    assert_eq!(people("代理律师邹敏之表示，判决有误。财务总监顾延之已辞职。"), ["邹敏之", "顾延之"]);
    assert_eq!(people("董事长王建之所以辞职，是因为亏损。"), ["王建"]);
}

#[test]
fn a_surname_may_be_a_word_of_the_language() {
    assert_eq!(people("高思远起诉星澜集团，索赔一亿元。"), ["高思远"]);
    assert_eq!(people("去年，钱立强把股份卖给云岭集团。法院判决任浩然败诉。"), ["钱立强", "任浩然"]);
    assert_eq!(people("星澜集团任命常志勇为总经理。"), ["常志勇"]);
    assert_eq!(people("星澜集团向萧勇索赔两亿元。于海涛起诉星澜集团。"), ["萧勇", "于海涛"]);
    assert_eq!(people("于建国初期创办的工厂已经关闭。方明确表示反对。成立文化公司。安全生产责任。"), [""; 0]);
    // what begins the next word ends no name
    assert_eq!(people("松澜承认有两批记录不全。"), ["松澜"]);
}

#[test]
fn people_are_called_in_latin_letters_as_they_are_at_home() {
    assert_eq!(people("Its founder's stake passed to Park Sung-jae last year."), ["Park Sung-jae"]);
    assert_eq!(people("The seat went to Zhao Minghui of the founding family."), ["Zhao Minghui"]);
    assert_eq!(people("The bank named Lim Seng Huat among the guarantors."), ["Lim Seng Huat"]);
}

#[test]
fn two_words_that_no_list_knows_are_a_man_who_acts() {
    assert_eq!(people("The mill was bought by Jorun Velstrand in 2019."), ["Jorun Velstrand"]);
    assert_eq!(people("Brel Ossian sued the company in May."), ["Brel Ossian"]);
    assert_eq!(people("Traffic on Halden Bridge was stopped."), [""; 0]);
}

#[test]
fn a_brand_may_end_where_the_dictionary_sees_another_word() {
    // 行将 is a word, 竟 no given name
    assert_eq!(firms("机器人公司云帆智行将起诉两家供应商。"), ["云帆智行"]);
    assert_eq!(people("董事长江涛竟辞职。律师江涛竟起诉了星澜集团。"), ["江涛", "江涛"]);
}

#[test]
fn what_a_man_says_of_his_firm_is_no_name() {
    assert_eq!(people("周启明坦言公司资金紧张。罗文彬痛批公司管理混乱。"), ["周启明", "罗文彬"]);
    assert_eq!(firms("周启明坦言公司资金紧张。罗文彬痛批公司管理混乱。"), [""; 0]);
    assert_eq!(firms("王氏投资公司起诉李宁公司。"), ["王氏投资公司", "李宁公司"]);
}

#[test]
fn who_holds_a_post_may_be_named_behind_whose_post_it_is() {
    assert_eq!(people("The lawyer for Birch, Marlen Ostrow, was in no mood for talks."), ["Marlen Ostrow"]);
    assert_eq!(
        firms("The Trump administration weighed in for Oracle. Hospital administration is a trade."),
        ["Trump administration", "Oracle"]
    );
}

#[test]
fn a_man_of_two_characters_stands_at_a_border() {
    assert_eq!(people("据萧勇说，公司没有付款。"), ["萧勇"]);
    assert_eq!(people("2019年萧勇和星澜集团闹翻。"), ["萧勇"]);
    assert_eq!(people("此后，萧勇再度提起上诉。"), ["萧勇"]);
    assert_eq!(people("此后，温度再度升高。江水已经退去，周期随后拉长。"), [""; 0]);
    assert_eq!(firms("星澜集团不让王建国进办公室。"), ["星澜集团"]);
}

#[test]
fn a_firms_name_behind_a_given_name_is_a_surname() {
    assert_eq!(people("Thomas Ford sued Tarn Ridge LLC, and Linda Dell testified."), ["Thomas Ford", "Linda Dell"]);
    // a town, a word that is a name elsewhere, and a longer name leave the firm alone
    assert_eq!(firms("Houston Shell workers walked out. Will Ford pay?"), ["Shell", "Ford"]);
    assert_eq!(firms("The boss of Charles Schwab resigned."), ["Charles Schwab"]);
}

#[test]
fn people_whose_names_are_left_out() {
    assert_eq!(people("李某某起诉岚沐科技公司。2021年3月，王某甲与王某乙、欧阳某签订合同。"), ["李某某", "王某甲", "王某乙", "欧阳某"]);
    assert_eq!(people("岚沐科技公司副总裁高某、江某被带走。于某起诉，张某1作证，张某30岁。"), ["高某", "江某", "于某", "张某1", "张某"]);
    assert_eq!(people("警方通报,李某庆被行政拘留。"), ["李某庆"]);
    // a certain firm, day or place
    assert_eq!(people("岚沐科技公司和某平台合作，向某公司借款，于某日在江某地签约，当时某种说法流传。"), [""; 0]);
}
