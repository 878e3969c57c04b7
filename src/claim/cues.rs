//! The words of speech of a sentence: which of them say something, who says it, and which only go on from the one before.

use super::content;
use super::cue::{Cue, Place};
use super::read::Speech;
use super::speaker;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::mention::{Class, Mention};
use crate::ontology::ClaimKind;
use crate::pack::compile::{self, Meaning};
use crate::pack::refused;
use crate::span::{Span, View};
use crate::text::edge::WordList;

/// The cues of a sentence, with their speakers, in text order.
pub(super) fn cues(stage: &Stage<'_>, scene: &Scene<'_>, speech: &Speech) -> Vec<Cue> {
    let text = scene.view.as_str();
    let mut out: Vec<Cue> = Vec::new();
    // a shorter cue inside a longer one that was taken, or refused, says nothing of its own
    let (mut end, mut not) = (0, 0);
    for &(span, rule) in stage.triggers {
        let Meaning::Claim { kind, content, speaker: place, told, reply } = stage.meanings[rule as usize] else { continue };
        if span.start() < end || span.end() <= not {
            continue;
        }
        // 并指责: 并指 is refused there, 指责 only begins in it
        not = span.end();
        if refused(&stage.pack.rules()[rule as usize], text, span.start(), span.end()) || is_no_speech(stage, scene, span) {
            continue;
        }
        end = span.end();
        // "…," she said, adding that …
        let participle = scene.english && text[span.range()].ends_with("ing") && out.last().is_some_and(|c: &Cue| c.speaker.is_some());
        let found = if participle {
            out.last().and_then(|c| Some(speaker::Speaker { entity: c.speaker?, place: c.place, body: c.body }))
        } else {
            let here = out.last().and_then(|last| Some((last.speaker?, last.span.end())));
            let found = speaker::of(stage, scene, span, place, speech.last_in(scene.sentence.paragraph), here);
            let spoke = out.last().map_or(speech.last, |last| Some((last.speaker?, scene.sentence.paragraph, last.span.end())));
            let before = spoke.filter(|(_, paragraph, _)| *paragraph == scene.sentence.paragraph);
            found.map(|f| match before {
                Some((entity, _, end)) if goes_on_saying(stage, scene, end, span, f) => speaker::Speaker { entity, ..f },
                _ => f,
            })
        };
        let spoke = out.last().map_or(speech.last_in(scene.sentence.paragraph), |last| last.speaker);
        let other = spoke.is_some_and(|s| found.is_some_and(|f| f.entity != s));
        let cue = Cue {
            span,
            rule,
            kind,
            shape: content,
            told,
            reply,
            contrast: other && !scene.english && is_contrast(scene, span),
            speaker: found.map(|f| f.entity),
            body: found.is_some_and(|f| f.body),
            place: found.map_or(Place::Nowhere, |f| f.place),
            joined: !scene.english && out.last().is_some_and(|last| is_joined(scene, last.span, span)),
        };
        match out.last_mut() {
            Some(last) if goes_on(scene, last, &cue) => last.take(cue),
            _ => out.push(cue),
        }
    }
    out
}

impl Cue {
    /// A second word of saying sharpens the first: 表示赞同; 称,不欢迎…
    fn take(&mut self, other: Self) {
        self.reply |= other.reply;
        if other.joined {
            self.span = self.span.cover(other.span);
        }
        if self.kind == ClaimKind::Statement {
            self.kind = other.kind;
        }
    }
}

/// 他说,甲反悔了;他还称,…: who spoke goes on, not who was named in what he said.
fn goes_on_saying(stage: &Stage<'_>, scene: &Scene<'_>, last: usize, cue: Span<View>, found: speaker::Speaker) -> bool {
    if scene.english || found.place != Place::Pronoun {
        return false;
    }
    let before = &scene.view.as_str()[scene.sentence.span.start().min(cue.start())..cue.start()];
    let adds = ADDS.beginning(scene.view.slice(cue)).is_some() || ADDS.ending(before).is_some();
    let to = stage.mentions.partition_point(|m| m.span.start() < cue.start());
    let said = (0..to).rev().take_while(|&i| stage.mentions[i].span.start() >= last);
    let named = |i: usize| stage.mentions[i].class == Class::Person && stage.entities[i].contains(&found.entity);
    adds && said.into_iter().any(named)
}

/// Words that say more of the same.
const ADDS: WordList = WordList::new(&["还", "并", "又", "亦", "同时"]);

/// 乙则称: the other side's word on the same thing.
fn is_contrast(scene: &Scene<'_>, cue: Span<View>) -> bool {
    let clause = scene.clauses[scene.clause_at(cue.start())];
    let Some(group) = scene.groups_in(Span::new(clause.start().min(cue.start()), cue.start())).iter().find(|g| g.leads()) else {
        return false;
    };
    if matches!(group.class, Class::Court | Class::Authority) {
        return false;
    }
    let gap = &scene.view.as_str()[group.span.end().min(cue.start())..cue.start()];
    gap.starts_with('则') || gap.ends_with('则') || scene.view.slice(cue).starts_with('则')
}

/// Whether a cue only goes on from the one before: 表示支持, or the speaker's next word after 他称,
fn goes_on(scene: &Scene<'_>, last: &Cue, cue: &Cue) -> bool {
    let text = scene.view.as_str();
    // 据甲报道,…: the verb of the one who is the source
    if last.shape == compile::Content::Next && last.speaker == cue.speaker && cue.place == Place::Clause {
        return !scene.english && scene.clause_at(cue.span.start()) == scene.clause_at(last.span.start());
    }
    if scene.english || last.shape != compile::Content::Around {
        return false;
    }
    let gap = &text[last.span.end()..cue.span.start()];
    let next = scene.clause_at(cue.span.start());
    if cue.joined {
        return true;
    }
    if is_further(last, cue, gap) {
        return false;
    }
    let adjoins = gap.is_empty() && cue.place != Place::Object;
    let opens = next == scene.clause_at(last.span.start()) + 1 && content::opens_content(scene, last.span.end());
    adjoins || opens && gap.trim_start_matches([',', ':']).chars().count() <= 6 && matches!(cue.place, Place::Before | Place::Nowhere)
}

/// 予以否认,反指对方造假: two things are said; but not 反驳,指…, 反驳,称指控….
fn is_further(last: &Cue, cue: &Cue, gap: &str) -> bool {
    let adds = matches!(gap.trim_start_matches([',', ':']), "" | "并" | "还" | "又" | "更");
    let charges = matches!(cue.kind, ClaimKind::Allegation | ClaimKind::Demand);
    !gap.is_empty() && adds && charges && last.kind == ClaimKind::Denial && cue.span.len() > "指".len()
}

/// Who is told, or where it is written, between the two words of one saying.
const HEARERS: WordList = WordList::new(&[
    "我们",
    "记者",
    "本报",
    "本刊",
    "本报记者",
    "本刊记者",
    "我们的记者",
    "媒体",
    "外界",
    "中",
    "里",
    "时",
    "函中",
    "信中",
    "书中",
    "邮件中",
    "中则",
    "中还",
]);

/// Whether two words of saying are one: 回复本报说, 答复中称.
fn is_joined(scene: &Scene<'_>, last: Span<View>, cue: Span<View>) -> bool {
    let gap = &scene.view.as_str()[last.end().min(cue.start())..cue.start()];
    !gap.is_empty() && HEARERS.beginning(gap).is_some_and(|word| word.len() == gap.len())
}

/// Words before a cue that turn it into a noun, a passive or something that was not said.
const NO_SPEECH: WordList = WordList::new(&[
    "的", "遭到", "受到", "遭", "被", "没有", "未", "未曾", "不曾", "拒绝", "不予", "无法", "不愿", "没", "未获", "未经", "置评", "一致",
    "遭受", "引发", "引起", "未予",
]);

/// The same before an English cue: did not admit, without saying.
const ENGLISH_UNSAID: WordList = WordList::new(&[
    " not ",
    " never ",
    "n't ",
    "n’t ",
    " without ",
    " declined to ",
    " refused to ",
    " nor ",
    " neither ",
    " been ",
    " were ",
    " was ",
]);

/// A cue inside a name, a title or somebody's own words is not the story's; nor is a noun, or what was not said.
fn is_no_speech(stage: &Stage<'_>, scene: &Scene<'_>, cue: Span<View>) -> bool {
    let text = scene.view.as_str();
    let before = &text[scene.sentence.span.start().min(cue.start())..cue.start()];
    let unsaid = if scene.english { ENGLISH_UNSAID } else { NO_SPEECH };
    if unsaid.ending(before).is_some() {
        return true;
    }
    let hidden =
        |m: &Mention| m.span.overlaps(cue) && (m.class.is_party() || matches!(m.class, Class::Work | Class::Product | Class::Place));
    let named = scene.mentions_in(stage.mentions, cue).iter().any(hidden);
    named || scene.view.quotation_at(cue.start()).is_some_and(|q| scene.view.slice(q.inner).chars().nth(SCARE_QUOTE).is_some())
}

/// A quotation up to this length may be a scare quote with a word of the story's own in it.
const SCARE_QUOTE: usize = 6;
