//! Parties in coordination and apposition: 甲、乙和丙; 甲首席执行官乙; 甲(以下简称“乙”).

use super::described::strip_descriptions;
use super::scene::{Group, Scene};
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// What stands between a firm and another that is its own: 甲旗下乙, 甲全资子公司乙.
const BELONGS: [&str; 9] = ["旗下", "子公司", "全资子公司", "控股子公司", "下属公司", "附属公司", "参股公司", "关联公司", "孙公司"];

impl Scene<'_> {
    /// The next party of the same coordination, if one follows.
    pub(super) fn joined(&self, mentions: &[Mention], from: usize, end: usize) -> Option<usize> {
        let text = self.view.as_str();
        let mut at = end;
        let mut linked = false;
        for (i, mention) in mentions.iter().enumerate().take(self.mentions.end).skip(from) {
            if self.is_gloss(mentions, i) || is_its(text, mention) || self.english && is_theirs(text, mention) {
                continue;
            }
            let gap = trimmed(skip_bracket(trimmed(&text[at..mention.span.start()])));
            let title = mention.class == Class::Title;
            // 甲等三家银行
            let others = gap == "等" && mention.class == Class::Group;
            let rest = if others { Some("") } else { connected(gap) };
            // "Alder, Birch, and Cedar sued"; but "hired Jane Roe, and Birch sued", "Alder sued Birch, and Cedar appealed": another sentence
            let before = &mentions[i - 1];
            let listed = || i >= 2 && text.get(mentions[i - 2].span.end()..before.span.start()).is_some_and(|gap| trimmed(gap) == ",");
            let apart = gap == ", and" && (!listed() || (before.class == Class::Person) != (mention.class == Class::Person));
            if self.english && apart && !title && before.class.is_party() {
                return None;
            }
            match gap {
                _ if rest.is_some_and(|r| {
                    r.is_empty()
                        || strip_descriptions(r).is_empty()
                        || title && self.english && is_own(r)
                        || is_held(r)
                        || title && r.chars().count() <= 8
                        || is_unlisted_post(mention, r)
                }) =>
                {
                    linked = true
                }
                "," if linked && (self.english || title) => {}
                "" | "公司" | "其" | ",公司" if linked || title => {}
                "," if self.english && followed_by_and(text, mention.span.end()) => linked = true,
                _ => return None,
            }
            at = mention.span.end();
            if title {
                if !linked {
                    return None;
                }
                continue;
            }
            return (linked && is_arg(mention.class)).then_some(i);
        }
        None
    }

    /// Whether a mention stands in brackets right behind another: 甲(以下简称“乙”), 沃克(Dana Walker).
    pub(super) fn is_gloss(&self, mentions: &[Mention], i: usize) -> bool {
        let span = mentions[i].span;
        let after = self.view.brackets.partition_point(|b| b.outer.start() <= span.start());
        let Some(bracket) = self.view.brackets[..after].iter().rev().take(4).find(|b| b.inner.contains(span)) else { return false };
        mentions[..i].iter().rev().take(6).any(|m| m.span.end() <= bracket.outer.start() && bracket.outer.start() - m.span.end() <= 1)
    }

    /// 微软首席财务官Amy Hood, Apple CEO Tim Cook: the first is said of the second.
    pub(super) fn is_apposed(&self, mentions: &[Mention], next: usize, end: usize) -> bool {
        let text = self.view.as_str();
        // 甲公司(600000)股东乙: a code or a short name stands between
        let rest = &text[end..self.sentence.span.end().max(end)];
        let mut at = end + rest.len() - skip_bracket(rest).len();
        // whether a post is told, and whether a firm may hold it: 甲第二大股东乙公司
        let (mut titled, mut held_by_firms) = (false, false);
        for mention in mentions.iter().take(self.mentions.end).skip(next).take(4) {
            let Some(gap) = text.get(at..mention.span.start()).filter(|gap| gap.len() <= APPOSED) else { return false };
            let gap = gap.trim_matches([' ', '(', ')', '、', '兼']);
            let gap = TIMES.beginning(gap).map_or(gap, |time| &gap[time.len()..]);
            let gap = if LEADS.beginning(gap).is_some() { without_leads(gap) } else { gap };
            if !BELONGS.contains(&gap) && !matches!(gap, "" | "公司" | "集团" | "董事会" | "中国区" | "大中华区" | "亚太区" | "全球")
            {
                return false;
            }
            if mention.class == Class::Title {
                titled = true;
                held_by_firms = text[mention.span.range()].ends_with("股东");
                at = mention.span.end();
            } else if mention.class == Class::Place && !self.english && gap.is_empty() && !titled {
                // 甲亚太区总裁乙
                at = mention.span.end() + text[mention.span.end()..].strip_prefix('区').map_or(0, |_| '区'.len_utf8());
            } else {
                let holds = mention.class == Class::Person || held_by_firms && mention.class == Class::Organization;
                return titled && holds || BELONGS.contains(&gap);
            }
        }
        false
    }
}

/// Whether a mention can be a party to something.
pub(super) const fn is_arg(class: Class) -> bool {
    class.is_party() || matches!(class, Class::Group | Class::Pronoun | Class::Product)
}

fn followed_by_and(text: &str, end: usize) -> bool {
    text[end..].starts_with(" and ") || text[end..].starts_with(", ") || text[end..].starts_with(" or ")
}

/// 沃克(Dana Walker)的: what stands in brackets after a name is passed over.
pub(super) fn skip_bracket(text: &str) -> &str {
    text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(text, |(_, after)| after)
}

/// Without the space around it; between most names stands none.
fn trimmed(text: &str) -> &str {
    let graphic = |byte: u8| byte.is_ascii_graphic() || matches!(byte, 0xE4..=0xE9);
    let plain = match text.as_bytes() {
        [] => true,
        [first, .., a, _, b] => graphic(*first) && (b.is_ascii_graphic() || matches!(a, 0xE4..=0xE9) && !b.is_ascii()),
        [first, ..] => graphic(*first) && text.ends_with(|c: char| c.is_ascii_graphic()),
    };
    if plain { text } else { text.trim() }
}

/// its, his, her, their: whose post follows.
fn is_theirs(text: &str, mention: &Mention) -> bool {
    mention.class == Class::Pronoun && matches!(&text[mention.span.range()], "its" | "his" | "her" | "their")
}

/// "Birch and its former chairman, John Roe": what stands between "and" and the post.
fn is_own(rest: &str) -> bool {
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    words.next().is_some_and(|word| matches!(word, "its" | "his" | "her" | "their"))
        && words.all(|w| matches!(w, "former" | "then" | "new" | "own" | "long-time" | "longtime" | "billionaire"))
}

pub(super) fn is_its(text: &str, mention: &Mention) -> bool {
    mention.class == Class::Pronoun && &text[mention.span.range()] == "其"
}

/// How far from its post, or from the firm, a name in apposition may stand, in bytes.
const APPOSED: usize = 48;

/// Words that make another post of a post.
const LEADS: WordList = WordList::new(&["前", "联合", "former", "co-"]);

fn without_leads(gap: &str) -> &str {
    ["前", "联合", "former", "co-"].into_iter().fold(gap, |gap, lead| gap.strip_prefix(lead).unwrap_or(gap))
}

/// Words before a post that say when somebody held it.
const TIMES: WordList = WordList::new(&["时任", "现任", "新任", "原", "首任", "临时", "代理"]);

/// 甲及其创办的乙: what belongs to the first party is a party too.
fn is_held(rest: &str) -> bool {
    const TIES: &[&str] = &["创办的", "创立的", "控制的", "控股的", "实控的", "旗下的", "名下的", "所属的", "执掌的", "设立的"];
    let tie = TIES.iter().find_map(|t| rest.find(t).map(|at| &rest[at + t.len()..]));
    tie.is_some_and(|noun| rest.chars().count() <= 14 && !noun.contains(['的', ',', '。', ';', ':', '、']))
}

/// 认定甲侵权,判决其赔偿: the party named last before 其, after a word of judging.
pub(super) fn told_by_judge<'s>(text: &str, groups: &'s [Group], its: Span<View>) -> Option<&'s Group> {
    const JUDGES: WordList = WordList::new(&["责令", "判令", "勒令", "判决", "判", "裁定", "命令", "要求", "并处"]);
    JUDGES.ending(&text[..its.start()])?;
    let judges = |g: &&Group| matches!(g.class, Class::Court | Class::Authority);
    let party = |g: &Group| !judges(&g) && !g.entities.is_empty();
    let last = groups.iter().rposition(party)?;
    // 认定甲逼商户站队,判令其赔偿: who does it in the clause, not to whom it is done
    let same_clause = |g: &Group| !text[g.span.end().min(groups[last].span.start())..groups[last].span.start()].contains([',', ';', '、']);
    let judged = groups[..last].iter().position(|g| party(g) && g.leads() && same_clause(g)).unwrap_or(last);
    groups[..judged].iter().any(|g| judges(&g)).then(|| &groups[judged])
}

/// 警方对甲立案侦查,后将其逮捕; 甲指控乙违约,还指控其造假: something is done to 其, who therefore is not who does it.
pub(super) fn taken<'s>(text: &str, groups: &'s [Group], its: Span<View>) -> Option<&'s Group> {
    const CHARGES: WordList = WordList::new(&["指控", "指责", "控告", "控诉", "举报", "起诉", "状告", "投诉", "谴责", "批评", "抨击"]);
    let before = &text[..its.start()];
    (before.ends_with(['将', '把', '对']) || CHARGES.ending(before).is_some()).then_some(())?;
    let clause = before.rfind([',', ';']).unwrap_or(0);
    let here = groups.iter().rev().take_while(|g| g.span.start() > clause).find(|g| g.leads());
    let doer = here.or_else(|| groups.iter().find(|g| g.leads()));
    let is_other = |g: &&Group| !g.entities.is_empty() && doer.is_none_or(|d| d.entities != g.entities);
    groups.iter().rev().filter(|g| !matches!(g.class, Class::Court | Class::Authority)).find(is_other)
}

/// 甲指其违约: who blames in the same clause does not mean himself.
pub(super) fn blames(text: &str, lead: Span<View>, its: Span<View>) -> bool {
    const BLAME: WordList = WordList::new(&[
        "指", "指责", "指控", "认定", "责令", "判令", "勒令", "批评", "质疑", "禁止", "警告", "怀疑", "判决", "起诉", "促使", "敦促",
    ]);
    lead.end() <= its.start() && {
        let between = &text[lead.end()..its.start()];
        !between.contains([',', ';']) && BLAME.ending(between).is_some()
    }
}

/// 法务与政策主管(甲): a post that no table has.
fn is_unlisted_post(mention: &Mention, rest: &str) -> bool {
    mention.class == Class::Person
        && rest.chars().count() <= 10
        && rest.ends_with(['官', '长', '管', '人', '监', '理', '师', '员', '裁'])
        && !rest.contains([',', '。', ';', ':'])
}

/// Posts directly before a party belong to it.
pub(super) fn title_start(text: &str, mentions: &[Mention], i: usize, floor: usize) -> usize {
    let mut start = mentions[i].span.start();
    for mention in mentions[..i].iter().rev() {
        let gap = if mention.span.end() <= start { &text[mention.span.end()..start] } else { "x" };
        let gap = if mention.class == Class::Title { trimmed(gap) } else { "x" };
        if mention.span.start() < floor || !(gap.is_empty() || gap == "、" || gap == "兼") {
            break;
        }
        start = mention.span.start();
    }
    start
}

/// What stands between 和 and the name it joins; `None` where nothing joins.
fn connected(gap: &str) -> Option<&str> {
    const JOINS: WordList = WordList::new(&["以及", "及其", ", and", "、", "和", "与", "及", "同", "跟", "或", "and", "&", "or"]);
    let gap = gap.strip_prefix(',').filter(|rest| rest.starts_with("及") || rest.starts_with("以及")).unwrap_or(gap);
    JOINS.beginning(gap).map(|joint| &gap[joint.len()..])
}
