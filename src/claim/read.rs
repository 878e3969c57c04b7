//! The reader of claims: a cue of speech, who speaks, and the words that are his.

use super::content::{self, Content};
use super::cue::{Cue, Place};
use super::cues::cues;
use super::speaker;
use super::{Claim, QuoteKind, english, kind, parts};
use crate::entity::EntityId;
use crate::event::scene::Scene;
use crate::event::stage::Stage;
use crate::mention::Class;
use crate::ontology::{ClaimKind, EventKind, Named};
use crate::span::{Span, View};
use crate::text::Quotation;
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
    pub(super) last: Option<(EntityId, usize, usize)>,
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
