//! Where a Chinese speaker's words end and the story itself goes on.

use super::content::quotations_in;
use super::cue::Cue;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::mention::Class;
use crate::ontology::{ClaimKind, EventKind};
use crate::pack::compile::Meaning;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// Where the story itself goes on: 甲表示将研究判决,随后提起上诉; 法官认为并无急迫,昨日裁定驳回; 甲举报乙,证监会随后立案.
pub(super) fn told_again(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, words: Span<View>) -> usize {
    let text = scene.view.as_str();
    let judge = JUDGES.ending(text[..cue.span.start()].trim_end()).is_some();
    let decides = judge || cue.body;
    let takes = matches!(cue.kind, ClaimKind::Denial | ClaimKind::Agreement | ClaimKind::Promise | ClaimKind::Threat);
    let ahead = takes || AHEAD.beginning(&text[words.range()]).is_some();
    let files = FILES.ending(&text[cue.span.range()]).is_some();
    let charges = matches!(cue.kind, ClaimKind::Allegation | ClaimKind::Opinion);
    let asks = matches!(cue.kind, ClaimKind::Demand | ClaimKind::Promise);
    // 甲批乙“…”,丙起诉: behind a quotation that says it all another goes on
    let quotes = |end: usize| quotations_in(scene, words).any(|q| q.outer.end() == end);
    // what a party thinks and wants it may then go to court for
    let wants = matches!(cue.kind, ClaimKind::Allegation | ClaimKind::Opinion | ClaimKind::Statement | ClaimKind::Demand);
    let from = scene.clause_at(words.start()) + 1;
    let inside = scene.clauses.iter().skip(from).take_while(|c| c.start() < words.end());
    let mut free = inside.filter(|c| scene.view.quotation_at(c.start()).is_none());
    let goes_on = |c: &&Span<View>| {
        let led = scene.mentions_in(stage.mentions, **c).first().filter(|m| m.span.start() == c.start());
        let dated = led.filter(|m| m.class == Class::Date);
        let rest = &text[dated.map_or(c.start(), |m| m.span.end().min(c.end()))..c.end()];
        let official = led.is_some_and(|m| matches!(m.class, Class::Authority | Class::Court));
        let other = led.is_some_and(|m| m.class.is_party()) && quotes(c.start().saturating_sub(1));
        (ahead || files) && THEN.beginning(scene.view.slice(**c)).is_some()
            || decides && RULES.beginning(rest).is_some()
            || (files || charges) && official && (files || rules(stage, **c))
            || asks && is_turned_down(stage, **c, dated.is_some())
            || wants && is_told(&text[words.start()..c.start().max(words.start())]) && sues(stage, scene, **c)
            || other
            // what the market makes of it is the story's
            || PRICE.beginning(rest).is_some()
    };
    free.find(goes_on).map_or(words.end(), |c| c.start())
}

/// 甲要求乙道歉,遭到拒绝; 甲要求改组,数日后联盟瓦解: whether a clause tells what became of what was asked or promised.
fn is_turned_down(stage: &Stage<'_>, clause: Span<View>, dated: bool) -> bool {
    tells(stage, clause, |kind| kind == EventKind::DealReject || dated && kind == EventKind::DealTerminate)
}

/// Whether a rule of such a kind of events finds its word in a clause.
pub(super) fn tells(stage: &Stage<'_>, clause: Span<View>, such: impl Fn(EventKind) -> bool) -> bool {
    stage.rules_in(clause).iter().any(|&(_, rule)| matches!(&stage.meanings[rule as usize], Meaning::Event { kind, .. } if such(*kind)))
}

/// 甲质疑法院无权管,最高法院驳回其上诉.
fn rules(stage: &Stage<'_>, clause: Span<View>) -> bool {
    tells(stage, clause, |kind| matches!(kind, EventKind::LegalRule | EventKind::LegalPenalize))
}

/// Whether anything is said before the story goes on.
fn is_told(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
}

/// 甲认为乙侵权,遂向法院起诉; 甲认为乙侵权,于去年五月申请仲裁: whether a clause that nobody leads tells what the speaker did about it.
fn sues(stage: &Stage<'_>, scene: &Scene<'_>, clause: Span<View>) -> bool {
    let words = scene.view.slice(clause);
    let on = ["于", "在", "已于"].iter().find_map(|word| words.strip_prefix(word)).map_or(0, |rest| words.len() - rest.len());
    let first = scene.mentions_in(stage.mentions, clause).first();
    let dated = || first.is_some_and(|m| m.class == Class::Date && m.span.start() == clause.start() + on);
    if SO.beginning(words).is_none() && !dated() {
        return false;
    }
    let led = scene.groups_in(clause).first().is_some_and(|g| g.leads());
    !led && tells(stage, clause, |kind| matches!(kind, EventKind::LegalSue | EventKind::LegalFile))
}

/// What is to come, or how one takes it, in what a speaker says of himself.
const AHEAD: WordList =
    WordList::new(&["将", "会", "要", "拟", "不服", "尊重", "遗憾", "失望", "欢迎", "震惊", "不满", "愤怒", "感谢", "正在", "高度重视"]);
/// Then the story goes on.
const THEN: WordList = WordList::new(&[
    "随后",
    "次日",
    "翌日",
    "同日",
    "当日",
    "后来",
    "当晚",
    "当天",
    "不久后",
    "不久",
    "此后",
    "其后",
    "旋即",
    "随即",
    "很快",
    "数日后",
    "几天后",
    "一周后",
    "次月",
]);
/// So he went to court.
const SO: WordList = WordList::new(&[
    "遂",
    "故而",
    "故向",
    "故将",
    "故诉",
    "故起诉",
    "故依法",
    "因此",
    "为此",
    "于是",
    "因而",
    "从而",
    "由此",
    "便向",
    "便将",
    "便起诉",
    "将其",
    "把其",
    "将对方",
    "把对方",
    "将前者",
    "将该公司",
    "将后者",
]);
/// How the market takes it: 甲承认造假,股价暴跌.
const PRICE: WordList = WordList::new(&["股价", "其股价", "公司股价", "市值"]);
/// Who decides without a name.
const JUDGES: WordList = WordList::new(&["法官", "合议庭", "法院", "法庭", "仲裁庭", "终审庭", "承审法官"]);
/// How a court goes on from what it finds to what it decides.
const RULES: WordList = WordList::new(&["裁定", "判决", "遂", "据此", "驳回", "维持", "改判", "因此判", "于是判", "最终判", "终审"]);

/// Who goes to an authority says what it is about, and not what the authority does then: 甲举报乙,证监会随后立案.
const FILES: WordList = WordList::new(&["举报", "检举", "告发", "投诉", "控告", "状告", "起诉", "申诉", "索赔", "求偿", "追讨"]);
