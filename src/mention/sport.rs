//! Teams in news of matches, where a city, a country or a foreign word that plays is a team: 瓦兰蒂主场, 轻取苏格兰.
//!
//! Nothing is read here unless the text itself is about matches.

use rustc_hash::FxHashSet;

use super::borders::Borders;
use super::finder::Finder;
use super::ranges::Apart;
use super::words::Words;
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// Words of matches; one in a line of news, several in a longer text, make a text about matches.
const SIGNS: &str = "主场 客场 主胜 客胜 球队 联赛 进球 赔率 盘口 赛季 欧冠 英超 西甲 意甲 德甲 法甲 中超 门将 后防 平局 \
    首发 球员 足彩 胜负彩 爆冷 两连胜 连败 小组赛 冷门 主教练 锋线";

/// Without these two a long text is not looked at any further.
const SEEDS: [&str; 2] = ["球", "赛"];

/// What is said of a team, directly after its name.
const AFTER: &str = "主场 客场 主胜 客胜 客队 主队 队 胜 负 平 输 取胜 不败 不胜 击败 战胜 轻取 力克 逼平 对阵 对 vs \
    VS 迎战 挑战 开局 上轮 本轮 已经连续 连续 积 球迷 俱乐部 的主场 的客场 的对手 的盘口 的魔鬼主场 晋级 \
    夺冠 出线 未尝 仅取得 饱受 存在 客 0比 1比 2比 3比 4比 0- 1- 2- 3- 4- 状态 有逼平 能让 \
    单0 单1 单3 全取";

/// What a team's name follows directly.
const BEFORE: &str = "击败 战胜 轻取 力克 逼平 对阵 对手 迎战 挑战 做客 vs VS 不敌 送走 加盟 转会 主场对 看好 不败 \
    选择的是 支持 胜 负 比0 比1 比2 -0 -1 -2";

/// A league by its country and rank: 西甲, 英超.
const LEAGUES: (&str, &str) = ("英德意法西中荷葡苏日韩俄土欧亚", "甲乙超冠");

/// Adds the teams and leagues, and the players whom a foreign name alone shows.
pub(super) fn find(view: &TextView, borders: &Borders<'_>, words: &Words, named: &[Span<View>], taken: Apart<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    if !is_about_matches(text) {
        return;
    }
    let runs = runs(text, borders, words, named);
    let mut teams: FxHashSet<&str> = FxHashSet::default();
    for &run in runs.iter().filter(|&&run| plays(text, run)) {
        teams.insert(&text[run.range()]);
    }
    // 罗马和米兰: what stands in one list with a team is a team
    for pair in runs.windows(2) {
        let (first, second) = (&text[pair[0].range()], &text[pair[1].range()]);
        let joined = pair[0].end() <= pair[1].start() && matches!(&text[pair[0].end()..pair[1].start()], "和" | "与" | "及" | "、");
        if joined && (teams.contains(first) || teams.contains(second)) {
            teams.extend([first, second]);
        }
    }
    let team = |span, rule| Mention { span, class: Class::Organization, row: None, value: None, rule, definite: true };
    Finder::new(teams.iter().map(|&name| (name, ()))).find(text, |span, ()| {
        if borders.bound(span) && !taken.overlaps(span) {
            let with_team =
                text[span.end()..].starts_with('队') && !text[span.end()..].starts_with("队员") && !text[span.end()..].starts_with("队长");
            out.push(team(if with_team { Span::new(span.start(), span.end() + '队'.len_utf8()) } else { span }, "team"));
        }
    });
    for (at, country) in text.char_indices().filter(|&(_, c)| LEAGUES.0.contains(c)) {
        let middle = at + country.len_utf8();
        let Some(rank) = text[middle..].chars().next().filter(|&c| LEAGUES.1.contains(c)) else { continue };
        let span = Span::new(at, middle + rank.len_utf8());
        if borders.bound(span) && !taken.overlaps(span) {
            out.push(team(span, "league"));
        }
    }
    for run in runs {
        let name = &text[run.range()];
        let foreign = name.chars().filter(|&c| words.foreign(c) == Some(false)).count() >= 2 && name.chars().nth(2).is_some();
        if foreign && !teams.contains(name) && !taken.overlaps(run) && named.binary_search(&run).is_err() && !words.is_word(name) {
            out.push(Mention { span: run, class: Class::Person, row: None, value: None, rule: "player", definite: false });
        }
    }
}

fn is_about_matches(text: &str) -> bool {
    const LINE: usize = 600;
    let long = text.len() > LINE;
    if long && !SEEDS.iter().all(|seed| memchr::memmem::find(text.as_bytes(), seed.as_bytes()).is_some()) {
        return false;
    }
    let wanted = if long { 5 } else { 1 };
    SIGNS.split(' ').filter(|sign| text.contains(*sign)).take(wanted).count() == wanted || (!long && tells_results(text))
}

/// 1胜7平, 米兰vs罗马.
fn tells_results(text: &str) -> bool {
    let won = text.match_indices(['胜', '平', '负']).filter(|&(i, _)| text[..i].ends_with(|c: char| c.is_ascii_digit())).count() >= 2;
    won || text.match_indices("vs").any(|(i, vs)| text[..i].ends_with(is_han) && text[i + vs.len()..].starts_with(is_han))
}

fn plays(text: &str, run: Span<View>) -> bool {
    let (before, after) = (&text[..run.start()], &text[run.end()..]);
    AFTER.split(' ').any(|word| after.starts_with(word)) || BEFORE.split(' ').any(|word| before.ends_with(word))
}

/// What is named, and runs of spelling characters that jieba takes for no other word, in text order.
fn runs(text: &str, borders: &Borders<'_>, words: &Words, named: &[Span<View>]) -> Vec<Span<View>> {
    let mut out: Vec<Span<View>> = named.iter().copied().filter(|p| text[p.range()].chars().all(is_han)).collect();
    let spells = |c: char| is_han(c) && words.foreign(c).is_some_and(|word| !(word && words.stops(c)));
    let mut from = 0;
    while let Some(at) = text[from..].find(spells).map(|i| from + i) {
        let end = text[at..].find(|c| !spells(c)).map_or(text.len(), |i| at + i);
        from = end;
        let span = trim(text, borders, Span::new(at, end));
        let (at, end) = (span.start(), span.end());
        let dotted = text[end..].starts_with('·') || text[..at].ends_with('·');
        if (2..=6).contains(&text[at..end].chars().count()) && !dotted && borders.is_free_name(span) {
            out.push(span);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The run without what belongs to the words beside it: 赛 of 比赛, 克 of 力克.
fn trim(text: &str, borders: &Borders<'_>, run: Span<View>) -> Span<View> {
    let (mut start, mut end) = (run.start(), run.end());
    for (i, c) in text[run.range()].char_indices().take(2) {
        let after = run.start() + i + c.len_utf8();
        if BEFORE.split(' ').any(|word| word.chars().nth(1).is_some() && text[..after].ends_with(word)) {
            start = after;
        }
    }
    while start < end && !borders.begins(start) {
        start += text[start..].chars().next().map_or(1, char::len_utf8);
    }
    while end > start && !borders.begins(end) {
        end -= text[..end].chars().next_back().map_or(1, char::len_utf8);
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_wants_more_signs_than_a_line() {
        assert!(is_about_matches("瓦兰蒂主场三连胜"));
        assert!(!is_about_matches("公司在主板上市"));
        let long = "公司与供应商就货款的支付发生争议,双方均未回应。".repeat(20);
        assert!(!is_about_matches(&format!("{long}球场上没有主场")));
    }

    #[test]
    fn who_is_beaten_or_plays_at_home_is_a_team() {
        let text = "瓦兰蒂主场,前锋送走米拉";
        let span = |name: &str| text.find(name).map(|at| Span::new(at, at + name.len())).expect("a name of the text");
        assert!(plays(text, span("瓦兰蒂")) && plays(text, span("米拉")) && !plays(text, span("前锋")));
    }
}
