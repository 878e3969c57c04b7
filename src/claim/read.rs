//! The reader of claims: a cue of speech, who speaks, and the words that are his.

use super::content::{self, Content};
use super::cue::{Cue, Place};
use super::speaker;
use super::{Claim, QuoteKind, english, kind, parts};
use crate::entity::EntityId;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::mention::{Class, Mention};
use crate::ontology::{ClaimKind, EventKind, Named};
use crate::pack::compile::{self, Meaning};
use crate::pack::refused;
use crate::span::{Span, View};
use crate::text::Quotation;
use crate::text::edge::WordList;
use crate::value::when::When;

/// A claim with its words still in the view.
pub(crate) struct Draft {
    pub claim: Claim,
    /// The word of saying, in the view: how far things lie apart is told there, where nothing is that cannot be seen.
    pub cue: Span<View>,
    /// What is said, in the view: events inside are told by the speaker.
    pub content: Span<View>,
    /// Whether the speaker's word makes its content a fact of the story (宣布, announced).
    pub told: bool,
}

/// How many claims back the same words of the same speaker may have been read by another word of saying.
const SAID_TWICE: usize = 8;

/// How many bytes a quotation mark may take.
const MARK: usize = 3;

/// What goes on from one sentence to the next.
#[derive(Default)]
pub(crate) struct Speech {
    /// A cue before a colon at the end of a paragraph: the list that follows is its content.
    frame: Option<(Cue, usize)>,
    /// Who spoke last, in which paragraph, and where his word of saying ends.
    last: Option<(EntityId, usize, usize)>,
    /// The last cue of a quotation, and its paragraph: in English a quotation that follows by itself is by the same speaker.
    quoted: Option<(Cue, usize)>,
    /// The quotation told last: it is nobody else's.
    last_quotation: Option<Span<View>>,
}

/// Reads the claims of one sentence.
pub(crate) fn read(stage: &Stage<'_>, scene: &Scene<'_>, speech: &mut Speech, out: &mut Vec<Draft>) {
    if let Some(cue) = speech.frame_for(scene) {
        for part in parts::parts(stage, scene, scene.sentence_body(), false) {
            push(stage, scene, &cue, Content { evidence: vec![part], span: part, quote: QuoteKind::Indirect }, out);
        }
        return;
    }
    let cues = cues(stage, scene, speech);
    if let Some((cue, quotation)) = speech.quoted_on(scene, &cues) {
        let from = out.len();
        let opens = Span::new(quotation.outer.start(), quotation.inner.start());
        push(stage, scene, &Cue { span: opens, ..cue }, content::whole(quotation), out);
        for draft in &mut out[from..] {
            (draft.cue, draft.claim.cue) = (cue.span, scene.view.to_raw(cue.span));
        }
        return;
    }
    let mut taken: Vec<Span<View>> = speech.last_quotation.into_iter().collect();
    for (i, cue) in cues.iter().enumerate() {
        let weaker = scene.english && cues.get(i + 1).is_some_and(|next| english::gives_way(scene, cue, next));
        if cue.speaker.is_none() || weaker || content::is_inside(scene, &cues[..i], cue) || is_asked(scene, &cues[..i], cue) {
            continue;
        }
        let end = content::border(scene, &cues, i);
        for content in content::of(stage, scene, cue, end, &taken) {
            if matches!(content.quote, QuoteKind::Direct) {
                taken.push(content.span);
            }
            push(stage, scene, cue, content, out);
        }
    }
    let quotes = |c: &&Cue| {
        out.iter().rev().take(cues.len()).any(|d| d.claim.quote == QuoteKind::Direct && d.claim.cue == scene.view.to_raw(c.span))
    };
    let quoted = cues.iter().rev().find(quotes).map(|c| (*c, scene.sentence.paragraph));
    speech.quoted = quoted.or(speech.quoted.filter(|(_, paragraph)| *paragraph == scene.sentence.paragraph && cues.is_empty()));
    speech.last_quotation = taken.last().copied();
    speech.go_on(scene, &cues);
}

/// 要求甲公开说明经过: what is asked for is not said.
fn is_asked(scene: &Scene<'_>, before: &[Cue], cue: &Cue) -> bool {
    let asks = |c: &Cue| c.kind == ClaimKind::Demand && scene.clause_at(c.span.start()) == scene.clause_at(cue.span.start());
    !scene.english && cue.kind != ClaimKind::Demand && cue.place != Place::Object && before.last().is_some_and(asks)
}

impl Speech {
    /// The cue whose list goes on in this sentence.
    fn frame_for(&mut self, scene: &Scene<'_>) -> Option<Cue> {
        let (cue, paragraph) = self.frame?;
        let here = scene.sentence.paragraph;
        let told = &scene.view.paragraphs;
        let follows = (paragraph + 1..=here).all(|p| matches!(told[p].kind, crate::text::ParagraphKind::Item));
        if here > paragraph && follows {
            return Some(cue);
        }
        if here > paragraph {
            self.frame = None;
        }
        None
    }

    /// “…,” said Roe. “…”: a quotation that is a sentence without a word of saying, and whose it is.
    fn quoted_on<'v>(&self, scene: &'v Scene<'_>, cues: &[Cue]) -> Option<(Cue, &'v Quotation)> {
        let (cue, _) = self.quoted.filter(|(_, p)| scene.english && cues.is_empty() && *p == scene.sentence.paragraph)?;
        let sentence = scene.sentence.span;
        let quotations = &scene.view.quotations;
        let from = quotations.partition_point(|q| q.outer.end() <= sentence.start());
        let quotation = quotations.get(from).filter(|q| q.depth == 0 && q.inner.start() <= sentence.start() + MARK)?;
        let inner = scene.view.slice(quotation.inner);
        let alone = quotation.outer.end() + MARK >= sentence.end() && inner.starts_with(char::is_uppercase);
        (alone && quotation.outer.start() >= cue.span.end()).then_some((cue, quotation))
    }

    fn go_on(&mut self, scene: &Scene<'_>, cues: &[Cue]) {
        let Some(cue) = cues.iter().rev().find(|c| c.speaker.is_some()) else { return };
        let paragraph = scene.sentence.paragraph;
        self.last = cue.speaker.map(|s| (s, paragraph, cue.span.end()));
        let ends = scene.sentence.span.end() == scene.view.paragraphs[paragraph].span.end();
        let body = scene.view.slice(scene.sentence.span);
        if ends && body.ends_with(':') {
            self.frame = Some((*cue, paragraph));
        }
    }

    /// Who spoke last in this paragraph: a dropped subject is his.
    pub fn last_in(&self, paragraph: usize) -> Option<EntityId> {
        self.last.filter(|(_, p, _)| *p == paragraph).map(|(s, ..)| s)
    }
}

/// The cues of a sentence, with their speakers, in text order.
fn cues(stage: &Stage<'_>, scene: &Scene<'_>, speech: &Speech) -> Vec<Cue> {
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

/// Whether the speaker would charge himself: 委员会收到举报,指甲挪用资金 is nobody's word that is known.
fn charges_himself(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Span<View>) -> bool {
    let first = scene.mentions.clone().find(|&i| content.contains(stage.mentions[i].span) && stage.mentions[i].class.is_party());
    let leads =
        |i: &usize| stage.mentions[*i].span.start() - content.start() <= "指".len() && stage.entities[*i].first().copied() == cue.speaker;
    cue.kind == ClaimKind::Allegation && cue.place == Place::Before && cue.speaker.is_some() && first.is_some_and(|i| leads(&i))
}

fn push(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue, content: Content, out: &mut Vec<Draft>) {
    if charges_himself(stage, scene, cue, content.span) {
        return;
    }
    // 据他估算,…: two words of one saying, and what the second says of it
    let same = |d: &&mut Draft| d.content == content.span && d.claim.speaker == cue.speaker;
    if let Some(said) = out.iter_mut().rev().take(SAID_TWICE).find(same) {
        if said.claim.kind == ClaimKind::Statement {
            said.claim.kind = kind::refine(stage, scene, cue, content.span);
        }
        return;
    }
    let view = scene.view;
    let named = kind::named(stage, scene, cue, content.span);
    // "denied the agency's request": an act, and no word about it
    if scene.english && cue.kind == ClaimKind::Denial && named == Some(Named::Act(EventKind::LegalFile)) {
        return;
    }
    let said = said(stage, scene, cue);
    let claim = Claim {
        kind: kind::refine(stage, scene, cue, content.span),
        speaker: cue.speaker,
        house: None,
        targets: speaker::targets(stage, scene, cue, content.span),
        said,
        quote: content.quote,
        reply: cue.reply,
        named,
        content: view.to_raw(content.span),
        cue: view.to_raw(cue.span),
        evidence: content.evidence.iter().map(|e| view.to_raw(*e)).collect(),
        rule: stage.pack.rules()[cue.rule as usize].name.clone(),
    };
    out.push(Draft {
        claim,
        cue: cue.span,
        content: content.span,
        told: cue.told || !scene.english && cue.body && cue.kind == ClaimKind::Statement,
    });
}

/// The day of speaking: a date before the cue in its clause or in those before.
fn said(stage: &Stage<'_>, scene: &Scene<'_>, cue: &Cue) -> Option<When> {
    let mut before = stage.mentions[scene.mentions.clone()].iter().filter(|m| m.class == Class::Date && m.span.end() <= cue.span.start());
    before.next_back().and_then(|m| stage.dates.get(m.value?).copied().flatten())
}
