//! Where the words of one cue part: a clause with a subject of its own, one thing more that is demanded, one charge more.

use smallvec::SmallVec;

use super::content::close;
use super::english;
use crate::event::scene::{Group, Mark, Scene};
use crate::event::stage::Stage;
use crate::mention::Class;
use crate::pack::compile::Meaning;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// A part of this length may stand apart from what follows it.
const PART: usize = 7;
/// A clause up to this length may do no more than set the scene.
const SCENE: usize = 14;

/// Parts content where a clause has a subject of its own, or a list of charges goes on.
///
/// A demand is parted at each thing demanded: 要求停止侵权,公开道歉,并赔偿.
pub(crate) fn parts(stage: &Stage<'_>, scene: &Scene<'_>, content: Span<View>, demand: bool) -> Vec<Span<View>> {
    let text = scene.view.as_str();
    let content = close(text, item_body(text, content));
    let mut borders: SmallVec<[usize; 8]> = SmallVec::new();
    let mut from = content.start();
    for clause in scene.clauses.iter().filter(|c| c.start() > content.start() && c.start() < content.end()) {
        let quoted = || scene.view.quotation_at(clause.start()).is_some_and(|q| q.outer.start() > content.start());
        let bare = || scene.english && english::is_bare(scene, *clause);
        let so_far = &text[from..clause.start()];
        let parted = is_led(stage, scene, *clause)
            || demand && is_demand(scene, *clause)
            || !scene.english && turns_on(so_far, scene.view.slice(*clause));
        if parted && !quoted() && !bare() && says_something(&text[from..clause.start()]) {
            borders.push(clause.start());
            from = clause.start();
        }
    }
    borders.extend(charges(stage, scene, content));
    borders.sort_unstable();
    borders.push(content.end());
    let mut start = content.start();
    let mut out = Vec::with_capacity(borders.len());
    for end in borders {
        let part = close(text, Span::new(start, end));
        if !part.is_empty() {
            out.push(part);
        }
        start = end;
    }
    out
}

/// Whether a clause goes from what is done to what is to come, or the other way: 已报案,将提起诉讼; or takes back what was granted.
fn turns_on(before: &str, clause: &str) -> bool {
    const AHEAD: WordList = WordList::new(&["将", "并将", "还将", "也将", "未来将", "后续将"]);
    const DONE: WordList = WordList::new(&["已", "已经"]);
    let ahead = AHEAD.beginning(clause).is_some() && before.contains('已');
    let done = DONE.beginning(clause).is_some() && !before.contains('已');
    ahead || done
}

/// Whether a clause asks for one thing more: it begins with a verb, after 并 or 且 at the most.
fn is_demand(scene: &Scene<'_>, clause: Span<View>) -> bool {
    let words = scene.view.slice(clause).trim_start();
    let words = ["并且", "并", "且", "同时", "以及"].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
    DEMANDED.iter().any(|verb| words.starts_with(verb))
}

/// Verbs of what one side may ask of another.
const DEMANDED: &[&str] = &[
    "撤销", "撤回", "撤出", "收回", "停止", "终止", "立即", "赔偿", "公开", "道歉", "消除", "恢复", "返还", "归还", "退还", "支付", "退出",
    "罢免", "免去", "解除", "禁止", "判令", "判决", "确认", "承担", "履行", "披露", "召开", "改选", "更换", "交出", "删除", "下架", "召回",
    "销毁", "冻结", "查封", "提供", "允许", "不再", "不得", "赔礼", "登报", "重新", "暂停", "取消", "开放", "补偿", "认定", "宣告", "驳回",
    "强制", "核算",
];

/// A clause that only says when or where does not stand by itself.
fn says_something(part: &str) -> bool {
    let part = part.trim_end_matches([',', ' ']);
    let count = part.chars().filter(|c| !c.is_ascii_digit()).count();
    if OPENS.ending(part).is_some() {
        return false;
    }
    let sets_scene = part.starts_with(['在', '当', '从', '自', '随', '为', '据', '对'])
        || part.ends_with(['后', '时', '前', '里', '中', '年', '月', '日', '底', '初']);
    count >= PART && !(sets_scene && count <= SCENE)
}

/// What a clause ends with that only opens what the next one tells.
const OPENS: WordList = WordList::new(&["查明", "显示", "发现", "认定", "指出", "表明", "证实", "认为", "在于", "获悉", "得知"]);

/// Where a list of charges goes on: 违反…、欺骗…、开展…; the words after the mark begin with a verb of wrong.
fn charges(stage: &Stage<'_>, scene: &Scene<'_>, content: Span<View>) -> SmallVec<[usize; 8]> {
    let text = scene.view.as_str();
    let marks: SmallVec<[usize; 8]> = text[content.range()].match_indices('、').map(|(i, m)| content.start() + i + m.len()).collect();
    let is_charge = |at: usize| {
        let begun = stage.rules_in(Span::new(at, at + 1));
        begun.iter().any(|r| matches!(stage.meanings[r.1 as usize], Meaning::Evidence { .. }))
    };
    match marks.iter().position(|&at| is_charge(at)) {
        Some(first) => {
            let ends = marks[first..].iter().skip(1).copied().chain([content.end()]);
            let long = |(at, end): &(&usize, usize)| text[**at..*end].chars().count() >= 5;
            marks[first..].iter().zip(ends).filter(long).map(|(at, _)| *at).collect()
        }
        None => SmallVec::new(),
    }
}

/// Words that may stand between a clause's begin and its subject.
const CONNECTIVES: WordList = WordList::new(&[
    "但是",
    "但",
    "然而",
    "而",
    "因此",
    "所以",
    "因为",
    "由于",
    "随后",
    "此后",
    "之后",
    "后来",
    "当时",
    "当初",
    "当年",
    "如果",
    "若",
    "虽然",
    "尽管",
    "不过",
    "其实",
    "目前",
    "现在",
    "如今",
    "同时",
    "此外",
    "另外",
    "并且",
    "而且",
    "于是",
    "最终",
    "最后",
    "此前",
    "之前",
    "至今",
    "其中",
    "只是",
    "即使",
    "even though ",
    "but ",
    "and ",
    "while ",
    "although ",
    "because ",
    "that ",
    "the ",
    "so ",
    "if ",
    "then ",
]);

/// Whether a party leads the clause, after dates and connectives at the most.
fn is_led(stage: &Stage<'_>, scene: &Scene<'_>, clause: Span<View>) -> bool {
    let text = scene.view.as_str();
    // 公司的账目经得起审计: its own thing is a subject too
    let owns = |g: &Group| !scene.english && g.owner && !g.headed && g.mark == Mark::None && !g.entities.is_empty();
    let Some(group) = scene.groups.iter().find(|g| clause.contains(g.span) && (g.leads() || owns(g))) else { return false };
    // 他才愿意…: the end of what was begun before
    if text[group.span.end()..].starts_with(['才', '就', '便']) {
        return false;
    }
    let mut at = clause.start();
    let dates = || stage.mentions[scene.mentions.clone()].iter().filter(|m| m.class == Class::Date);
    while at < group.span.start() {
        let rest = &text[at..group.span.start()];
        let step = dates().find(|m| m.span.start() == at).map(|m| m.span.len()).or_else(|| CONNECTIVES.beginning(rest).map(str::len));
        match step.or_else(|| rest.starts_with([' ', '“', ',']).then(|| rest.chars().next().map_or(1, char::len_utf8))) {
            Some(step) => at += step,
            None => return false,
        }
    }
    true
}

/// An item without its number: 1、…
fn item_body(text: &str, span: Span<View>) -> Span<View> {
    let body = &text[span.range()];
    let is_number =
        |c| matches!(c, '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '第' | '(' | ')' | '●' | '○');
    let digits = body.len() - body.trim_start_matches(is_number).len();
    let rest = &body[digits..];
    let mark = if digits > 0 && rest.starts_with(['、', '.', ')', ',']) { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let from = if mark > 0 || body.starts_with(['●', '○']) { digits + mark } else { 0 };
    Span::new(span.start() + from, span.end())
}
