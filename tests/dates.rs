//! Dates in sentences of news: the value, then the spellings that mean it.

use std::sync::LazyLock;

use feudline::{Document, Extractor, Pack};

/// Building one compiles the whole pack: once for all tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// Reads sentences written on 7 March 2024, a Thursday.
struct Desk;

impl Desk {
    /// All dates of a story as `2024-01-01..2024-01-31`, in text order.
    fn dates(&self, text: &str) -> Vec<String> {
        let story = Document::new("story", text).with_published("2024-03-07".parse().expect("a date"));
        EXTRACTOR.extract(&story).dates.iter().map(|d| d.when.to_string()).collect()
    }

    /// The last date of each of these stories is this one; all failures are shown together.
    fn last(&self, value: &str, stories: &[&str]) {
        let wrong: Vec<_> = stories.iter().map(|s| (s, self.dates(s))).filter(|(_, d)| d.last().is_none_or(|d| d != value)).collect();
        assert!(wrong.is_empty(), "want {value}: {wrong:#?}");
    }

    fn none(&self, stories: &[&str]) {
        let wrong: Vec<_> = stories.iter().map(|s| (s, self.dates(s))).filter(|(_, d)| !d.is_empty()).collect();
        assert!(wrong.is_empty(), "no dates: {wrong:#?}");
    }
}

#[test]
fn one_day_in_every_writing() {
    Desk.last(
        "2024-02-29..2024-02-29",
        &[
            "2024年2月29日,青禾科技起诉云栖动力。",
            "2024 年 2 月 29 日,青禾科技起诉云栖动力。",
            "２０２４年２月２９日，青禾科技起诉云栖动力。",
            "二〇二四年二月二十九日,青禾科技起诉云栖动力。",
            "二零二四年二月廿九日起诉云栖动力。",
            "2024.2.29起诉云栖动力",
            "2024-02-29 08:30 来源:海岸财经",
            "案卷日期为20240229。",
            "2024/2/29,青禾科技起诉云栖动力。",
            "民國113年2月29日,青禾科技提告。",
            "2月29日(周四),青禾科技起诉云栖动力。",
            "当地时间2月29号深夜,青禾科技起诉云栖动力。",
            "上月29日,青禾科技起诉云栖动力。",
            "今年2月29号,青禾科技起诉云栖动力。",
            "上周四,青禾科技起诉云栖动力。",
            "上週四,青禾科技提告。",
            "Greenfield sued Cloudrest on Feb. 29, 2024.",
            "Greenfield sued Cloudrest on 29 Feb. 2024.",
            "Greenfield sued Cloudrest on Thursday, February 29.",
            "Greenfield sued Cloudrest on the 29th of February.",
            "Greenfield sued Cloudrest on February 29th, 2024.",
            "Greenfield sued Cloudrest a week ago.",
        ],
    );
}

#[test]
fn bare_months_and_days_prefer_the_past() {
    let desk = Desk;
    desk.last("2023-12-30..2023-12-30", &["青禾科技12月30日宣布裁员。", "Greenfield cut jobs on Dec. 30.", "去年12月30日,公司裁员。"]);
    desk.last(
        "2023-11-01..2023-11-30",
        &["11月,双方谈崩。", "Talks failed in November.", "Talks failed last November.", "去年11月,双方谈崩。"],
    );
    desk.last("2024-03-20..2024-03-20", &["此案将于3月20日开庭。", "The trial is due to begin on March 20."]);
}

#[test]
fn the_story_carries_its_year() {
    let desk = Desk;
    desk.last(
        "2015-08-26..2015-08-26",
        &["【2015年】\n7月10日 甲公司举牌。\n8月26日 再次举牌。", "2015年7月,甲公司举牌。8月26日,再次举牌。"],
    );
    desk.last("2016-01-01..2016-01-31", &["2015年11月,谈判破裂。1月,双方和解。"]);
    desk.last("2013-03-07..2013-03-07", &["2012年9月3日起诉;次年3月7日,法院宣判。"]);
    desk.last("2010-11-21..2010-11-21", &["2010年11月3日宣战。同月10日恢复;21日,两家道歉。"]);
    desk.last("2024-03-05..2024-03-05", &["青禾科技成立于2018年。\n\n创始人后来离开,公司几经沉浮。\n\n3月5日,公司回应。"]);
}

#[test]
fn what_hangs_on_the_last_date() {
    let desk = Desk;
    desk.last(
        "2019-08-27..2019-08-27",
        &[
            "2019年8月26日,甲公司提告。翌日,乙公司反驳。",
            "2019年8月26日,甲公司提告。次日,乙公司反驳。",
            "2019年8月26日,甲公司提告。第二天,乙公司反驳。",
            "2019年8月26日,甲公司提告。一天后,乙公司反驳。",
            "Acme sued on Aug. 26, 2019. The next day Bolt hit back.",
            "Acme sued on Aug. 26, 2019. One day later Bolt hit back.",
        ],
    );
    desk.last("2020-01-01..2020-12-31", &["公司2019年5月成立,次年亏损。", "Founded in 2019, it lost money the following year."]);
    desk.last(
        "2019-08-26..2019-08-26",
        &["2019年8月26日,甲公司提告。当晚,乙公司回应。", "Acme sued on Aug. 26, 2019; Bolt replied the same day."],
    );
    desk.last(
        "2019-11-01..2019-11-30",
        &["2019年8月26日,甲公司提告。三个月后,法院立案。", "Acme sued on Aug. 26, 2019. Three months later it settled."],
    );
    desk.last("2015-12-01..2015-12-31", &["It was founded in 2015. That December it hired ten people."]);
    desk.last("2018-05-01..2018-05-31", &["2015年签约。三年后的5月,双方解约。"]);
}

#[test]
fn a_period_of_this_year_brings_the_story_back_to_it() {
    let desk = Desk;
    desk.last("2024-02-01..2024-02-29", &["2018年11月,甲公司入股。今年1月至3月,甲公司三次增持。2月,双方摊牌。"]);
    desk.last("2020-07-01..2020-07-31", &["2018年11月,甲公司入股。2020年3月至6月,甲公司三次增持。7月,双方摊牌。"]);
    desk.last("2019-01-01..2019-12-31", &["2018年5月,甲公司离开。隔年第一季度,它推出新品。乙公司那一年亏损。"]);
}

#[test]
fn what_is_looked_back_on_does_not_lead_on() {
    let desk = Desk;
    desk.last("2024-02-21..2024-02-21", &["2月20日,甲公司公告称,乙公司2月3日停止付款。次日,乙公司否认。"]);
    desk.last("2022-07-01..2022-07-01", &["2022年6月9日,法院认定合同早在五年前就已失效。7月1日,甲公司上诉。"]);
    desk.last("2016-08-13..2016-08-13", &["2016年8月12日,款项到账。前一天,监管部门放行。隔日,甲公司改选。"]);
    desk.last("2015-06-03..2015-06-03", &["2015年6月24日,谈判告吹。三周前,乙公司还在催款。"]);
    // the day of the report leads nothing
    desk.last("2024-02-17..2024-02-17", &["本报青屿2月18日电 2月16日,甲公司搬走公章。次日,乙公司回应。"]);
}

#[test]
fn a_year_by_the_way_is_not_where_an_english_story_goes_on_from() {
    let desk = Desk;
    desk.last(
        "2024-01-09..2024-01-09",
        &["Acme sued on January 3, 2024, over a deal they had signed in 2019. On Jan. 9 the judge dismissed it."],
    );
    desk.last("2019-05-09..2019-05-09", &["Acme sued on January 3, 2024. In 2019 they had been partners. On May 9 they fell out."]);
}

#[test]
fn days_and_weeks_after_what_the_story_told() {
    let desk = Desk;
    desk.last("2021-03-22..2021-03-22", &["2021年3月8日,甲公司起诉乙公司。两周后,乙公司反诉。"]);
    desk.last("2018-08-17..2018-08-17", &["2018年3月6日,甲公司分家。8月,乙公司出走。17日晚,甲公司回应。"]);
    desk.last("2019-08-26..2019-08-26", &["2019年8月26日,甲公司提告。乙公司同一日开张。"]);
}

#[test]
fn a_report_does_not_move_the_story() {
    Desk.last("2019-08-27..2019-08-27", &["2019年8月26日,甲公司提告。据某社2024年3月5日报道,此案轰动。次日,乙公司反驳。"]);
}

#[test]
fn what_hangs_on_publication() {
    let desk = Desk;
    desk.last(
        "2024-03-06..2024-03-06",
        &["公司昨天否认。", "公司昨(6)日否认。", "Acme denied it yesterday.", "Acme denied it on Wednesday.", "周三,公司否认。"],
    );
    desk.last("2023-01-01..2023-12-31", &["公司去年亏损。", "Acme lost money last year.", "一年前,公司亏损。"]);
    desk.last("2015-01-01..2015-12-31", &["9年前,两人创办公司。", "九年前,两人创办公司。", "They founded it nine years ago."]);
    desk.last("2023-08-01..2023-08-31", &["He left last August.", "去年8月,他离开。"]);
    desk.last("2024-02-01..2024-02-29", &["上月,公司改选。", "上个月,公司改选。", "Acme voted last month."]);
}

#[test]
fn parts_of_years_and_months() {
    let desk = Desk;
    desk.last(
        "2017-10-01..2017-12-31",
        &["2017年底,双方谈崩。", "2017年年底,双方谈崩。", "Talks failed in late 2017.", "2017年四季度,双方谈崩。"],
    );
    desk.last(
        "2023-07-01..2023-09-30",
        &["2023年第三季度亏损。", "2023年Q3亏损。", "It lost money in Q3 2023.", "It lost money in the third quarter of 2023."],
    );
    desk.last("2023-01-01..2023-06-30", &["去年上半年亏损。", "2023年上半年亏损。", "It lost money in the first half of 2023."]);
    desk.last("2024-02-21..2024-02-29", &["2月下旬,公司裁员。", "2月底,公司裁员。", "Acme cut jobs in late February."]);
    desk.last("1990-01-01..1999-12-31", &["上世纪90年代,公司成立。", "90年代,公司成立。", "It was founded in the 1990s."]);
}

#[test]
fn ranges_share_what_they_leave_out() {
    let desk = Desk;
    desk.last(
        "2016-01-01..2020-12-31",
        &["2016—2020年间,累计捐赠。", "2016年至2020年,累计捐赠。", "2016-2020年", "Between 2016 and 2020 he gave millions."],
    );
    desk.last("2015-05-01..2015-08-31", &["2015年5月至8月,双方谈判。", "2015年5-8月,双方谈判。", "They talked from May to August 2015."]);
    desk.last(
        "2023-11-17..2023-11-22",
        &["2023年11月17日至22日,公司内讧。", "They fought Nov. 17-22, 2023.", "They fought from 17 to 22 November 2023."],
    );
    desk.last("2023-12-05..2024-02-10", &["去年12月5日至今年2月10日,双方谈判。"]);
}

#[test]
fn what_is_planned_may_lie_ahead() {
    Desk.last(
        "2024-03-16..2024-03-16",
        &["庭审将于3月15日开始,次日结束。", "The hearing is due on March 15; the next day they may settle."],
    );
    Desk.last("2019-06-01..2019-08-31", &["2019年夏天,他加入公司。", "He joined in the summer of 2019."]);
}

#[test]
fn open_bounds() {
    let desk = Desk;
    desk.last("..2018-12-31", &["截至2018年12月31日,公司欠薪。", "须于2018年12月31日之前付清。", "It must pay by Dec. 31, 2018."]);
    desk.last("2017-01-01..", &["自2017年以来,纠纷不断。", "Acme has lost money since 2017."]);
}

#[test]
fn what_is_no_date() {
    Desk.none(&[
        "被告获刑2年6月徒刑。",
        "余款分三期,最后一年付一成。",
        "一日之计在于晨。",
        "一时间舆论哗然。",
        "双11大促期间,销量翻番。",
        "合同为期三年,违约金不菲。",
        "全天24小时营业。",
        "融资2023万元。",
        "法院作出(2014)沪一中民五初字第27号判决。",
        "客服电话020-28371946。",
        "5日均线走平,股价连续5日上涨。",
        "股票代码600519。",
        "系统升级到4.0.2版。",
        "It may be true, and they march on.",
        "He came second and sat in the sun.",
        "A fee of $2,019 for 2016 units.",
        "Version 1.1.30 is out.",
        "庭审进入第3日,双方各执一词。",
        "公司每年3月开会。",
        "日前,双方和解。",
    ]);
}

#[test]
fn without_a_day_of_publication_one_is_inferred() {
    let read = |text: &str| EXTRACTOR.extract(&Document::new("story", text));
    let story = read("3月5日,公司回应了创始人。\n\n2月29日,创始人起诉公司。9年前的2015年,两人创办公司;2023年11月,风波骤起。");
    assert_eq!(story.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    assert!(story.published_inferred);
    let dates: Vec<String> = story.dates.iter().map(|d| d.when.to_string()).collect();
    assert_eq!(dates[..2], ["2024-03-05..2024-03-05", "2024-02-29..2024-02-29"]);
    assert!(story.dates[0].note.is_some());
}

#[test]
fn what_is_told_by_the_way_gives_no_month_its_year() {
    let story = "Birch Group, which has run the port since 2009, says its licence was withdrawn in February.";
    Desk.last("2024-02-01..2024-02-29", &[story, "Birch Group, founded in 1998, was sued in February."]);
    // news of what was said at a hearing, and of one to come
    Desk.last("2024-03-05..2024-03-05", &["At a hearing on Tuesday its lawyer told the court the claim had failed."]);
    Desk.last("2024-03-12..2024-03-12", &["Birch Group faces a hearing on Tuesday."]);
}

#[test]
fn an_old_story_goes_on_in_its_next_paragraph() {
    let trial = "The first trial opened on April 16, 2012.\n\nOn May 7 the panel found against Birch Group.";
    Desk.last("2012-05-07..2012-05-07", &[trial]);
    // a day of the last months is news
    Desk.last("2024-01-07..2024-01-07", &["Birch Group was founded on April 16, 2012.\n\nOn Jan. 7 a panel found against it."]);
    Desk.last("2016-01-01..2016-01-31", &["The court met on June 29, 2015. The next January it ruled."]);
    Desk.last("2019-09-01..2019-11-30", &["It turned to the court in January 2019, which took the case that fall."]);
    let heard = "It turned to the court in January 2019, which took the case that fall, had to cancel a March 2020 session, and heard it in October.";
    Desk.last("2020-10-01..2020-10-31", &[heard]);
    Desk.last("2010-08-12..2010-08-12", &["Alder bought Birch in January 2010; on Aug. 12 of that year it sued."]);
    Desk.last("2023-04-08..2023-04-08", &["On April 8 Birch Group, a publisher, pulled its catalogue."]);
    let won = "Birch Group sued in May 2023. The following January it won.";
    Desk.last("2023-08-07..2023-08-07", &[&format!("{won}\n\nOn Aug. 7 Alder Holdings told a court that it had copied nothing.")]);
}

#[test]
fn what_is_looked_back_to_moves_no_story() {
    let left = "On Aug. 12, 2010 Alder sued. Dana Reed had left Alder that April. The damage was put at $6 million the following June.";
    Desk.last("2011-06-01..2011-06-30", &[left]);
    Desk.last("2018-09-01..2018-09-30", &["2018年4月,星澜集团宣布收购。这家公司2015年亏掉九千万元,两年之后净赚三亿元。同年9月,交易告吹。"]);
    Desk.last("2024-02-26..2024-02-26", &["这笔钱自2020年起分四十余次转走。星澜集团2月26日发表声明。"]);
    // 离职前三周 hangs on when he left, which nobody tells
    Desk.none(&["他离职前三周拷走文件。", "入组后三十天付款。"]);
}

#[test]
fn a_weekday_beside_a_day_is_that_day() {
    Desk.last("2023-04-26..2023-04-26", &["2023年4月24日,一个周一,星澜集团开会。两天后,公司公告。"]);
    Desk.last("2023-05-13..2023-05-13", &["The directors met on May 12, 2023, a Friday. A day later they resigned."]);
}

#[test]
fn the_words_around_a_date_belong_to_it() {
    let spans = |text: &str| {
        let story = EXTRACTOR.extract(&Document::new("story", text).with_published("2024-03-07".parse().expect("a date")));
        story.dates.iter().map(|d| text[d.span.range()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(spans("当地时间2024年3月5日晚，星澜集团起诉。"), ["当地时间2024年3月5日晚"]);
    assert_eq!(spans("截至2024年3月底，欠款一亿元。2024年3月间双方谈判。"), ["截至2024年3月底", "2024年3月间"]);
    assert_eq!(spans("星澜集团2024年3月5日晚宴上宣布和解。"), ["2024年3月5日"]);
    assert_eq!(spans("On Monday morning Birch sued. It said on Tuesday night that it had won."), ["Monday morning", "Tuesday night"]);
}
