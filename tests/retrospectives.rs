//! The years that a story looking back leaves out: where a bare day goes on from, and what leaves the story where it stood.

use std::sync::LazyLock;

use feudline::{Document, Extractor, Pack};

/// Building one compiles the whole pack: once for all tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// The first days of the dates of a story that was published on a day, in text order.
fn days(published: &str, text: &str) -> Vec<String> {
    let story = Document::new("story", text).with_published(published.parse().expect("a date"));
    let first = |when: feudline::value::when::When| when.earliest.or(when.latest).map_or_else(String::new, |day| day.to_string());
    EXTRACTOR.extract(&story).dates.iter().map(|d| first(d.when)).collect()
}

/// The first day of the last date.
fn last(published: &str, text: &str) -> String {
    days(published, text).pop().unwrap_or_default()
}

#[test]
fn a_day_after_last_year_is_of_last_year() {
    assert_eq!(last("2021-01-08", "转折发生在去年。2月3日,星澜集团驳斥报告。"), "2020-02-03");
    assert_eq!(last("2014-10-20", "去年7月,高远点名报社。\n\n10月18日,警方带走记者。"), "2013-10-18");
    // but the beginning of the year is this one's, and so is yesterday
    assert_eq!(last("2021-03-09", "他去年7月被停职。\n\n双方年初曾经调解。"), "2021-01-01");
    assert_eq!(last("2021-03-09", "他去年7月被停职。\n\n昨天双方和解。"), "2021-03-08");
}

#[test]
fn a_day_is_no_repetition_of_one_long_before() {
    let story = "2015年10月8日,星澜集团与禾木集团合并。\n\n今年4月10日,总局立案。\n\n10月8日,总局公布处罚决定。";
    assert_eq!(last("2021-11-29", story), "2021-10-08");
    let story = "2020年10月8日,星澜集团与禾木集团合并。\n\n今年1月,总局立案,指10月8日的合并未经申报。";
    assert_eq!(last("2021-11-29", story), "2020-10-08");
}

#[test]
fn a_look_back_leaves_the_story_where_it_stood() {
    let story = "2011年5月10日,季报提到转让。\n\n公司12日声明,早在2009年7月,董事会便讨论过此事。15日,双方语气一软。";
    assert_eq!(days("2014-09-22", story), ["2011-05-10", "2011-05-12", "2009-07-01", "2011-05-15"]);
    let story = "2020年7月2日,董事会投票。前一天的报告说,造假始于当年4月。同月5日,股东会开会。";
    assert_eq!(last("2021-01-08", story), "2020-07-05");
    let story = "2011年7月29日,三方签约。有股东告到法院,一年后案子被驳回。\n\n9月6日,董事长换人。";
    assert_eq!(last("2014-09-22", story), "2011-09-06");
    let story = "10月8日,总局公布决定:自2018年以来,星澜集团迫使商户站队。三天后,股价大涨。";
    assert_eq!(last("2021-11-29", story), "2021-10-11");
}

#[test]
fn a_weekday_of_an_old_story_is_the_next_one() {
    let story = "2013年10月24日,报社再登头版。风向在周六陡转:27日,报社致歉。";
    assert_eq!(days("2014-10-20", story), ["2013-10-24", "2013-10-26", "2013-10-27"]);
    assert_eq!(last("2014-10-20", "星澜集团周六起诉禾木集团。"), "2014-10-18");
    let story = "2023年2月,星澜集团降价。5月25日,一个周四,禾木集团公开:早在4月11日,它已举报。当天,股价下挫。";
    assert_eq!(last("2025-06-03", story), "2023-05-25");
}

#[test]
fn within_the_year_is_within_the_year_that_is_told_of() {
    assert_eq!(last("2024-01-25", "2021年5月20日,张一宣布年内卸任。"), "2021-01-01");
    assert_eq!(last("2024-01-25", "张一昨天宣布年内卸任。"), "2024-01-01");
    // back then, in no year that is told
    assert_eq!(days("2024-01-25", "假如当年收下支票,还会有今日吗?"), ["2024-01-25"]);
}

#[test]
fn an_english_paragraph_leads_up_to_the_day_that_names_its_year() {
    let story = "In the summer of 2010 Alder Holdings offered $750 million.\n\nOn Oct. 5 it served notice. On Nov. 4 it said the tie \
                 would be over by the following March. Birch Group sued on Nov. 29, and a week later sought an injunction. On Jan. 28, \
                 2011, a judge turned it down.";
    assert_eq!(
        days("2013-11-13", story),
        ["2010-06-01", "2010-10-05", "2010-11-04", "2011-03-01", "2010-11-29", "2010-12-06", "2011-01-28"]
    );
    // without such a day it is news
    assert_eq!(last("2013-11-13", "In 2010 Alder Holdings sued.\n\nOn Oct. 5 it paid."), "2013-10-05");
}

#[test]
fn that_year_and_that_month_are_of_the_date_just_named() {
    let story = "The bid surfaced on Jan. 18, 2022. A regulator had taken Birch Group to court in July 2021. That September it settled.";
    assert_eq!(last("2023-10-13", story), "2021-09-01");
    let story =
        "It bought Cedar Inc in 2006. It had swallowed Birch Group in a $3.1 billion deal in March 2012; on Oct. 9 of that year it sued.";
    assert_eq!(last("2021-04-06", story), "2012-10-09");
    assert_eq!(last("2022-10-30", "On July 19 the judge granted five days in October. That week Birch Group lost money."), "2022-07-18");
    assert_eq!(last("2021-01-06", "They met in May 2019. The next spring they parted."), "2020-03-01");
    assert_eq!(last("2023-10-13", "The court is due to take up Birch Group's appeal in December."), "2023-12-01");
}
