//! Sums: a value, then the many spellings that mean it.

use feudline::{Document, Extractor, Language, Pack};

/// Every sum of a text as `low..high CUR`, open ends empty, prices of one thing with `each`.
fn sums(extractor: &Extractor, text: &str, language: Option<Language>) -> String {
    let document = Document::new("t", text);
    let document = language.into_iter().fold(document, Document::with_language);
    let show = |d: Option<_>| d.map_or_else(String::new, |d: feudline::value::money::Decimal| d.normalize().to_string());
    let amounts = extractor.extract(&document).amounts;
    let each: Vec<String> = amounts
        .iter()
        .map(|a| {
            let currency = a.money.currency.map_or_else(|| "?".to_owned(), |c| c.code().to_owned());
            let each = if a.money.per_unit { " each" } else { "" };
            format!("{}..{} {currency}{each}", show(a.money.low), show(a.money.high))
        })
        .collect();
    each.join("; ")
}

fn check(cases: &[(&str, &[&str])]) {
    let extractor = Extractor::new(Pack::builtin());
    let mut wrong = Vec::new();
    for (value, spellings) in cases {
        for text in *spellings {
            let found = sums(&extractor, text, None);
            if found != *value {
                wrong.push(format!("{text}: want {value}, found {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_example_of_the_money_rules_holds() {
    let extractor = Extractor::new(Pack::builtin());
    let mut wrong = Vec::new();
    for rule in extractor.pack().rules().iter().filter(|r| r.kind == feudline::pack::RuleKind::Money) {
        for example in rule.yes.iter().chain(&rule.no) {
            let want = example.want.get("is").map_or("", String::as_str);
            let found = sums(&extractor, &example.text, None);
            if found != want {
                wrong.push(format!("{} ({}:{}): {}: want `{want}`, found `{found}`", rule.name, rule.file, rule.line, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn exact_sums() {
    check(&[
        ("100000..100000 HKD", &["获赔港币十万。", "获赔港币十万元。", "获赔十万港元。"]),
        ("10..10 USD", &["获赔US$十。", "获赔十美元。"]),
        (
            "32000000..32000000 CNY",
            &[
                "获赔三千二百万元。",
                "获赔3200万元。",
                "获赔3,200万元。",
                "获赔人民币3200万元。",
                "获赔３２００ 万元。",
                "获赔0.32亿元。",
                "获赔RMB32 million。",
                "获赔3200万元人民币。",
                "获赔叁仟贰佰万元。",
            ],
        ),
        (
            "320000000..320000000 USD",
            &[
                "作价3亿2000万美元。",
                "作价3.2亿美元。",
                "作价US$3.2亿。",
                "作价三亿两千万美元。",
                "It cost $320m.",
                "It cost US$320 million.",
                "It cost 320 million dollars.",
                "It cost $0.32bn.",
                "It cost USD320 million.",
                "It cost $320-million.",
            ],
        ),
        ("1200000000000..1200000000000 JPY", &["资产1.2万亿日元。", "資產1.2兆日圓。", "assets of 1.2 trillion yen", "JPY1.2 trillion"]),
        ("184000000000..184000000000 TWD", &["新台幣1,840億元。", "NT$1840億元。", "NT$184 billion", "1840億新台幣。"]),
        ("2053184407..2053184407 CNY", &["人民币205,318.4407万元。", "2,053,184,407元。", "20.53184407亿元。"]),
        ("4800000000000..4800000000000 KRW", &["4.8万亿韩元。", "a 4.8 trillion won deal", "₩4.8 trillion"]),
        ("50000000..50000000 GBP", &["5000万英镑。", "£50m", "£50 million", "50 million pounds", "GBP50m"]),
        ("20..20 XBT", &["赎金20个比特币。", "20枚比特币。", "20 BTC", "₿20"]),
        ("246.32..246.32 CNY", &["共246元3角2分。", "共二百四十六元三角二分。"]),
    ]);
}

#[test]
fn modifiers_give_bounds() {
    check(&[
        (
            "90000000..110000000 USD",
            &["捐了约1亿美元。", "捐了1亿美元左右。", "about $100 million", "roughly $100m", "around 100 million dollars"],
        ),
        (
            "44000000.. USD",
            &[
                "超过4400万美元。",
                "逾4400万美元。",
                "至少4400万美元。",
                "不低于4400万美元。",
                "4400万美元以上。",
                "more than $44 million",
                "over US$44m",
                "at least $44 million",
                "$44 million or more",
            ],
        ),
        (
            "..500000000 CNY",
            &[
                "不足5亿元。",
                "不到人民币5亿元。",
                "不超过5亿元。",
                "最高5亿元。",
                "5亿元以下。",
                "less than 500 million yuan",
                "up to RMB500 million",
            ],
        ),
        ("18000000000..20000000000 HKD", &["近200亿港元。", "将近200億港元。", "nearly HK$20 billion", "almost HK$20bn"]),
        ("2000000000..9900000000 USD", &["数十亿美元。", "幾十億美元。"]),
        ("20000000..99000000 USD", &["數千萬美元。", "tens of millions of dollars"]),
        ("3000000000..4000000000 CNY", &["30多亿元。", "三十余亿元。", "30余亿元。"]),
        ("100000000.. CNY", &["损失上亿元。", "逾亿元。", "过亿元。"]),
        ("300000000..400000000 CNY", &["三四亿元。", "3到4亿元。"]),
    ]);
}

#[test]
fn both_ends_of_ranges() {
    check(&[
        (
            "300000000..500000000 USD",
            &[
                "3亿至5亿美元。",
                "3-5亿美元。",
                "3亿美元到5亿美元。",
                "三至五亿美元。",
                "US$300 million to US$500 million",
                "$300-500 million",
                "between $300 million and $500 million",
                "$300m-$500m",
                "300 million to 500 million dollars",
            ],
        ),
        ("30000000000..70000000000 CNY", &["300亿—700亿元。", "约300亿—700亿元。", "人民币300至700亿元。"]),
        ("3000000..3000000 USD; 5000000..5000000 USD", &["Revenue rose from $3 million to $5 million.", "$3 million and $5 million"]),
    ]);
}

#[test]
fn prices_of_one_thing() {
    check(&[
        ("61.3..61.3 USD each", &["每股61.30美元。", "每股作价 61.30 美元。", "61.30美元/股。", "$61.30 a share", "US$61.30 per share"]),
        ("21.4..21.4 CNY each", &["以每股21.4元认购。", "21.4元/股。"]),
    ]);
}

#[test]
fn what_is_no_money() {
    check(&[(
        "",
        &[
            "元旦假期3天。",
            "公司有5名元老。",
            "坚持多元化。",
            "二元结构。",
            "公元2024年。",
            "板块轮动。",
            "万科A涨停。",
            "美元十连涨。",
            "增长5.5个百分点。",
            "占百分之二十五。",
            "五角大楼否认。",
            "用户超过2亿。",
            "约定3天后。",
            "5 million users",
            "He weighs 200 pounds.",
            "Dudley Pound won 3 games.",
            "20% of the firm",
            "In 2015 the company grew.",
            "version 3.5.1",
        ],
    )]);
}

#[test]
fn the_story_tells_whose_yuan_and_whose_dollar() {
    check(&[
        ("3000000..3000000 TWD", &["法院判決被告賠償300萬元,台灣業者表示遺憾。"]),
        ("3000000..3000000 HKD", &["香港高等法院裁定被告須賠償300萬元。"]),
        ("3000000..3000000 CNY", &["法院判决被告赔偿300万元。"]),
        ("5000000..5000000 CAD", &["It paid C$5 million."]),
    ]);
}

#[test]
fn a_unit_left_out() {
    check(&[
        ("36500000..36500000 USD; 28000000..28000000 USD", &["有人算出3650万美元,也有人说是2800万。"]),
        ("150000000..150000000 CNY", &["原告索赔1.5亿,被告不服。"]),
        ("1000000000..1000000000 CNY", &["营收10亿元,用户超过2亿。"]),
    ]);
}
