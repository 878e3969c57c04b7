//! The bare clause of a trigger: who leads it, and what he does, without what stands between them.
//!
//! "Alder, based in Leeds, on Tuesday took Birch to court" and 甲今年动作频频,随后又参与乙的融资 say what "Alder took Birch to court" and
//! 甲参与乙的融资 say. Shapes of rules are written for the bare clause; none of them knows all that may come between.

use smallvec::SmallVec;

use super::aside;
use super::coordination::skip_bracket;
use super::english;
use super::ordered::count_before;
use super::passed;
use super::scene::{Group, Mark, Scene};
use super::spaced::behind_last;
use super::stage::Stage;
use crate::mention::Class;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// Who leads the clause of a trigger, and where his deed is told.
#[derive(Default)]
pub(super) struct Bare<'s> {
    /// Nobody where only words are passed over.
    pub lead: Option<&'s Group>,
    /// Where the words begin that tell it, if somebody leads it.
    pub from: Option<usize>,
    /// The verb that these words begin with, where it stands in another form, and its past: "moved to sue" is read as "sued".
    pub verb: Option<(Span<View>, &'s str)>,
    /// What is passed over in them, in order.
    pub cuts: SmallVec<[Span<View>; 2]>,
    /// Whether the leader stands before the clause.
    pub carried: bool,
}

impl<'s> Bare<'s> {
    /// The bare clause of a trigger, read as far as `around` reaches; `None` where nothing stands between.
    pub fn of(stage: &Stage<'s>, scene: &'s Scene<'_>, trigger: Span<View>, around: Span<View>) -> Option<Self> {
        let here = scene.clause_at(trigger.start());
        let clause = scene.clauses[here];
        let before = Span::new(clause.start(), trigger.start().max(clause.start()));
        let acts = |g: &&Group| !matches!(g.class, Class::Product | Class::Group);
        let own = scene.groups_in(before).iter().find(|g| g.span.end() <= trigger.start() && (g.leads() || is_glossed(scene, g)));
        // 判令其赔偿, 选择离开的甲: what stands before the leader, or behind the verb, says that it is no deed of his
        let opens = |g: &&Group| scene.english || opening(stage, scene, Span::new(clause.start(), g.span.start())) == g.span.start();
        let goes_on =
            || scene.carried(here).filter(|g| g.leads() && may_go_on(scene, before) && (scene.english || !is_noun(scene, clause, trigger)));
        // "After suing Birch, Alder waited": who leads what follows did it
        let ahead = || if scene.english { aside::led_after(scene, clause, trigger) } else { None };
        let fronted = if own.is_none() { ahead() } else { None };
        // "Alder accused Birch of stealing": not Alder stole
        let own_deed = |lead: &&Group| !scene.english || !english::is_of_another(scene.view.as_str(), lead, trigger);
        let lead = if own.is_some() { own.filter(acts).filter(opens).filter(own_deed) } else { fronted.or_else(goes_on).filter(acts) };
        let mut out = Self { carried: own.is_none(), ..Self::default() };
        if let Some(lead) = lead {
            // what a bracket tells itself is not behind it
            let told = own
                .map_or(clause.start(), |own| Some(past_gloss(scene, own)).filter(|&at| at <= trigger.start()).unwrap_or(own.span.end()));
            let deed = if scene.english { verb(stage, scene, Span::new(told, trigger.start().max(told))) } else { None };
            let from = if let Some((word, past)) = deed {
                out.verb = Some((word, past)).filter(|_| word.start() < trigger.start());
                word.start()
            } else if fronted.is_some() {
                trigger.start()
            } else if scene.english {
                joined(scene, told, trigger)
            } else {
                past_adverbs(stage, scene, Span::new(told, trigger.start()))
            };
            if scene.english {
                out.cuts = passed::adverbs(stage, scene, Span::new(from, trigger.start().max(from)));
            }
            // between two English words stands a space
            let passed = from > told + usize::from(scene.english) || own.is_some_and(|own| told > own.span.end());
            if out.carried || passed || !out.cuts.is_empty() || lead.pronoun {
                (out.lead, out.from) = (Some(lead), Some(from));
            }
        }
        if !scene.english {
            out.cuts.extend(time_behind(scene, clause, trigger));
        }
        let told = Span::new(out.from.unwrap_or(around.start()), around.end().max(trigger.end()));
        passed::beside_parties(stage, scene, told, trigger, &mut out.cuts);
        (out.from.is_some() || !out.cuts.is_empty()).then_some(out)
    }
}

/// 甲集团(下称“甲”)的上诉: whether what a party is called stands between it and what is told of it.
fn is_glossed(scene: &Scene<'_>, group: &Group) -> bool {
    let after = &scene.view.as_str()[group.span.end()..];
    let glossed = if scene.english { THROUGH.beginning(after).is_some() } else { after.starts_with('(') };
    glossed && group.mark == Mark::None && !group.entities.is_empty()
}

/// Through whom or what a party acts: "Birch's board rejected", "Birch's decision to sue".
const THROUGH: WordList = WordList::new(&[
    "'s board ",
    "'s directors ",
    "'s management ",
    "'s executives ",
    "'s leadership ",
    "'s bosses ",
    "'s answer was to ",
    "'s response was to ",
    "'s attempt to ",
    "'s bid to ",
    "'s choice to ",
    "'s decision to ",
    "'s effort to ",
    "'s efforts to ",
    "'s failure to ",
    "'s intention to ",
    "'s move to ",
    "'s offer to ",
    "'s plan to ",
    "'s plans to ",
    "'s promise to ",
    "'s refusal to ",
    "'s threat to ",
    "'s threats to ",
    "'s vow to ",
]);

/// Past a bracket behind a leader, or those through whom he acts.
fn past_gloss(scene: &Scene<'_>, lead: &Group) -> usize {
    let after = &scene.view.as_str()[lead.span.end()..];
    if scene.english {
        let through = THROUGH.beginning(after).map_or(after, |through| &after[through.len() - 1..]);
        let bracket = through.strip_prefix(' ').map_or(through, skip_bracket);
        let rest = if bracket.len() + 1 < through.len() { bracket } else { through };
        return lead.span.end() + after.len() - rest.len();
    }
    lead.span.end() + after.len() - skip_bracket(after).len()
}

/// 选择离开的甲, 对双方责任的最终认定: whether the verb describes what stands behind it, or is what something is of.
fn is_noun(scene: &Scene<'_>, clause: Span<View>, trigger: Span<View>) -> bool {
    const BETWEEN: usize = 4 * '最'.len_utf8();
    let text = scene.view.as_str();
    let before = &text[clause.start().min(trigger.start())..trigger.start()];
    let of = before.rfind('的').map(|at| trigger.start() - before.len() + at + '的'.len_utf8());
    let owned = of.is_some_and(|of| trigger.start() - of <= BETWEEN && scene.groups_in(Span::new(of, trigger.start())).is_empty());
    scene.is_of(trigger.end()) || owned && trigger.end() >= clause.end()
}

/// Past what may stand before a leader: 随后, 自从, 2021年3月.
fn opening(stage: &Stage<'_>, scene: &Scene<'_>, before: Span<View>) -> usize {
    const JOINTS: WordList = WordList::new(&["自从", "自", "直到", "当", "在", "随着", "由于", "因", "不过", "而", "与此同时"]);
    let at = past_adverbs(stage, scene, before);
    let joint = JOINTS.beginning(&scene.view.as_str()[at..before.end().max(at)]);
    joint.map_or(at, |joint| past_adverbs(stage, scene, Span::new(at + joint.len(), before.end())))
}

/// Whether who led an earlier clause can be who acts in a clause that begins with these words.
fn may_go_on(scene: &Scene<'_>, before: Span<View>) -> bool {
    let words = &scene.view.as_str()[before.range()];
    // (二)本案发回重审
    let words = words.trim_start();
    let words = words.strip_prefix('(').and_then(|words| words.split_once(')')).map_or(words, |(_, words)| words);
    scene.english || !scene.is_led_by_case(Span::new(before.end() - words.len(), before.end())) && !opens_with_noun(words)
}

/// 甲收购乙之后: that something came later is no part of the deed.
fn time_behind(scene: &Scene<'_>, clause: Span<View>, trigger: Span<View>) -> Option<Span<View>> {
    const TIMES: WordList = WordList::new(&["之后", "以后", "之际", "以来", "之时", "期间", "后", "时"]);
    let behind = &scene.view.as_str()[trigger.end()..clause.end().max(trigger.end())];
    let time = TIMES.ending(behind)?;
    Some(Span::new(clause.end() - time.len(), clause.end()))
}

/// The last verb before a trigger, or at it, that stands in another form than the past ("moved to sue", "after suing"), and its past,
/// where nobody is named before it.
fn verb<'s>(stage: &Stage<'s>, scene: &Scene<'_>, before: Span<View>) -> Option<(Span<View>, &'s str)> {
    let text = scene.view.as_str();
    let forms = scene.verb_forms.get_or_init(|| verb_forms(stage, text, scene.sentence.span));
    let last = forms[..count_before(forms, |word| word.start() <= before.end())].last().filter(|word| word.start() > before.start());
    let word = last.copied().unwrap_or_else(|| word_at(text, before.start()));
    let past = stage.verbs.past_of(text, word)?;
    scene.groups_in(Span::new(before.start(), word.start())).is_empty().then_some((word, past))
}

/// The verbs behind the spaces of a sentence that stand in another form than the past.
fn verb_forms(stage: &Stage<'_>, text: &str, sentence: Span<View>) -> SmallVec<[Span<View>; 4]> {
    let starts = memchr::memchr_iter(b' ', text[sentence.range()].as_bytes()).map(|space| sentence.start() + space + 1);
    let words = starts.map(|at| word_at(text, at)).filter(|word| !word.is_empty());
    words.filter(|word| stage.verbs.past_of(text, *word).is_some()).collect()
}

/// The letters from a place on.
fn word_at(text: &str, at: usize) -> Span<View> {
    let rest = &text.as_bytes()[at..];
    Span::new(at, at + rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len()))
}

/// Behind the last "and" that a verb of the leader follows: "Alder met its advisers and then took Birch to court".
fn joined(scene: &Scene<'_>, told: usize, trigger: Span<View>) -> usize {
    const JOINTS: WordList = WordList::new(&["and ", "but ", "or ", "then ", "having "]);
    let text = scene.view.as_str();
    let skip = |mut at: usize| {
        loop {
            let rest = text[at..trigger.start()].trim_start();
            let start = trigger.start() - rest.len();
            match JOINTS.beginning(rest) {
                Some(joint) => at = start + joint.len(),
                None => return start,
            }
        }
    };
    let between = &text[told..trigger.start()];
    let joint = behind_last(between, [" and ", " but "]).map(|at| told + at);
    // "and Birch took", "and the court took": somebody else goes on
    let of_lead = |at: &usize| !english::opens_with_noun(&text[*at..]) && scene.groups_in(Span::new(*at, *at + 1)).is_empty();
    joint.map(skip).filter(of_lead).unwrap_or_else(|| if text[told..].starts_with(' ') { skip(told) } else { told })
}

/// 该议案未获表决, 股价随后大跌: a clause with a noun of its own in front is not about who led the one before.
fn opens_with_noun(clause: &str) -> bool {
    const NOUNS: WordList = WordList::new(&[
        "该",
        "此",
        "这",
        "那",
        "其中",
        "上述",
        "双方",
        "两",
        "各",
        "有",
        "某",
        "相关",
        "股价",
        "市值",
        "交易",
        "议案",
        "提案",
        "动议",
        "协议",
        "合同",
        "判决",
        "裁定",
        "裁决",
        "外界",
        "市场",
        "业内",
        "业界",
        "媒体",
        "网友",
        "投资者",
        "股东",
        "董事会",
        "董事局",
        "股东会",
        "股东大会",
        "管理层",
        "员工",
        "消费者",
        "用户",
        "记者",
        "律师",
        "消息",
        "结果",
        "原因",
        "理由",
        "对方",
        "另一方",
        "一审",
        "二审",
        "终审",
        "若",
        "如果",
        "倘",
        "一旦",
        "合计",
    ]);
    NOUNS.beginning(clause.trim_start()).is_some()
}

/// Past the dates and adverbs that a Chinese predicate begins with: 于3月12日正式, 随后又.
fn past_adverbs(stage: &Stage<'_>, scene: &Scene<'_>, before: Span<View>) -> usize {
    const ADVERBS: WordList = WordList::new(&[
        "并且", "随后", "之后", "此后", "其后", "而后", "然后", "后来", "接着", "随即", "旋即", "当即", "立即", "于是", "最终", "最后",
        "终于", "同时", "但是", "正式", "已经", "一度", "率先", "甚至", "反而", "转而", "主动", "突然", "迅速", "紧急", "再次", "再度",
        "方面", "一举", "不久", "很快", "此前", "日前", "近日", "先后", "接连", "陆续", "早已", "悄然", "果断", "毅然", "干脆", "索性",
        "并", "还", "又", "则", "遂", "便", "就", "也", "再", "更", "已", "曾", "但", "却", "后", "即", " ", "宣布", "宣告", "决定",
        "计划", "打算", "准备", "有意", "意图", "试图", "可能",
    ]);
    const BEFORE_DATES: WordList = WordList::new(&["早在", "于", "在", "自", " "]);
    let text = scene.view.as_str();
    let date_at = |at: usize| {
        let near = scene.mentions_in(stage.mentions, Span::new(at, at + 1)).iter();
        near.filter(|m| m.class == Class::Date && m.span.start() == at).map(|m| m.span.len()).next()
    };
    let mut at = before.start();
    loop {
        let rest = &text[at..before.end().max(at)];
        let led = BEFORE_DATES.beginning(rest).and_then(|word| Some(word.len() + date_at(at + word.len())?));
        let Some(step) =
            led.or_else(|| date_at(at)).or_else(|| Some(ADVERBS.beginning(rest)?.len())).filter(|step| at + step <= before.end())
        else {
            return at;
        };
        at += step;
    }
}
