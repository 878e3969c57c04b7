//! `stories` in `feudline/1`: what each story told by itself, packed, so that results can be merged.
//!
//! Numbers stand for words of the story's own list, for code points of its text, or for its entities and sums; the order of
//! each row is that of the fields below and of docs/schema.md. What `documents` says of a story is not said again.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, Serializer};

use super::offsets::Offsets;
use crate::entity::{Entity, EntityId};
use crate::extract::{Amount, DateMention, Extraction};
use crate::span::Span;
use crate::value::money::Unit;
use crate::value::when::When;

/// An index into the story's words.
pub(super) type Word = u32;
/// First and last offset, in code points, the end exclusive.
pub(super) type Ends = [u32; 2];

/// A story.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Packed<'s> {
    /// The text, unless it stands with the document.
    #[serde(borrow)]
    pub(super) text: Option<Cow<'s, str>>,
    #[serde(borrow)]
    pub(super) words: Vec<Cow<'s, str>>,
    /// Headline, day and language, as far as the caller gave them.
    pub(super) given: [Option<Word>; 3],
    pub(super) entities: Vec<EntityRow>,
    pub(super) amounts: Vec<AmountRow>,
    pub(super) dates: Vec<DateRow>,
    pub(super) reports: Vec<ReportRow>,
    pub(super) claims: Vec<ClaimRow>,
    /// Pairs of reports, the earlier first.
    pub(super) order: Vec<u32>,
}

/// Earliest, latest, granularity.
#[derive(Serialize, Deserialize)]
pub(super) struct WhenRow(pub Option<Word>, pub Option<Word>, pub Word);

/// Kind, finer kind, row, name, aliases; mentions by threes (start, end, form); reasons by fours (a, b, rule, why).
#[derive(Serialize, Deserialize)]
pub(super) struct EntityRow(pub Word, pub Option<Word>, pub Option<Word>, pub Word, pub Vec<Word>, pub Vec<u32>, pub Vec<Word>);

/// Place, low, high, unit (a code, or as in `amounts`), currency, whether per unit, rule.
#[derive(Serialize, Deserialize)]
pub(super) struct AmountRow(pub Ends, pub Option<Word>, pub Option<Word>, pub Word, pub Option<Word>, pub bool, pub Word);

/// Place, days, note, rule.
#[derive(Serialize, Deserialize)]
pub(super) struct DateRow(pub Ends, pub WhenRow, pub Option<Word>, pub Word);

/// Kind, days; parts by twos (role, entity); sums, factuality; evidence by twos (start, end); trigger, rule, notes.
#[derive(Serialize, Deserialize)]
pub(super) struct ReportRow(
    pub Word,
    pub Option<WhenRow>,
    pub Vec<u32>,
    pub Vec<u32>,
    pub Word,
    pub Vec<u32>,
    pub Ends,
    pub Word,
    pub Vec<Word>,
);

/// Kind, speaker, for whom, targets, day, quote, whether in answer, what it names; content, cue; evidence by twos (start, end);
/// rule.
#[derive(Serialize, Deserialize)]
pub(super) struct ClaimRow(
    pub Word,
    pub Option<u32>,
    pub Option<u32>,
    pub Vec<u32>,
    pub Option<WhenRow>,
    pub Word,
    pub bool,
    pub Option<Word>,
    pub Ends,
    pub Ends,
    pub Vec<u32>,
    pub Word,
);

/// A story to be packed when it is written, on one line however the rest is laid out.
pub(super) struct ToPack<'f>(pub &'f Extraction, pub &'f Offsets<'f>);

impl Serialize for ToPack<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serde_json::value::to_raw_value(&pack(self.0, self.1)).map_err(serde::ser::Error::custom)?.serialize(to)
    }
}

fn pack<'s>(story: &'s Extraction, offsets: &Offsets<'_>) -> Packed<'s> {
    let mut packer = Packer { offsets, words: Vec::new(), known: FxHashMap::default() };
    let document = &story.document;
    let mut packed = Packed {
        text: (!document.carries_text()).then_some(Cow::Borrowed(document.text())),
        given: [
            packer.maybe(document.title()),
            document.published().map(|day| packer.word(day.to_string())),
            packer.maybe(document.language().map(|l| l.tag())),
        ],
        entities: story.entities.iter().map(|e| packer.entity(e)).collect(),
        amounts: story.amounts.iter().map(|a| packer.amount(a)).collect(),
        dates: story.dates.iter().map(|d| packer.date(d)).collect(),
        reports: Vec::with_capacity(story.reports.len()),
        claims: Vec::with_capacity(story.claims.len()),
        order: story.stated_order.iter().flat_map(|&(a, b)| [number(a), number(b)]).collect(),
        words: Vec::new(),
    };
    for r in &story.reports {
        let parts = r.parts.iter().flat_map(|p| [packer.word(p.role.word()), number(p.entity.0)]).collect();
        packed.reports.push(ReportRow(
            packer.word(r.kind.word()),
            r.when.map(|w| packer.when(w)),
            parts,
            r.amounts.iter().map(|&a| number(a)).collect(),
            packer.word(r.factuality.word()),
            packer.spans(&r.evidence),
            packer.span(r.trigger),
            packer.word(&*r.rule),
            r.notes.iter().map(|n| packer.word(&**n)).collect(),
        ));
    }
    for c in &story.claims {
        let who = |id: &EntityId| number(id.0);
        packed.claims.push(ClaimRow(
            packer.word(c.kind.word()),
            c.speaker.as_ref().map(who),
            c.house.as_ref().map(who),
            c.targets.iter().map(who).collect(),
            c.said.map(|w| packer.when(w)),
            packer.word(c.quote.word()),
            c.reply,
            packer.maybe(c.named.map(|n| n.word())),
            packer.span(c.content),
            packer.span(c.cue),
            packer.spans(&c.evidence),
            packer.word(&*c.rule),
        ));
    }
    packed.words = packer.words;
    packed
}

/// The words of a story as they come, each once.
struct Packer<'s, 'o> {
    offsets: &'o Offsets<'o>,
    words: Vec<Cow<'s, str>>,
    known: FxHashMap<Cow<'s, str>, Word>,
}

impl<'s> Packer<'s, '_> {
    fn word(&mut self, word: impl Into<Cow<'s, str>>) -> Word {
        let word = word.into();
        let next = number(self.words.len());
        let words = &mut self.words;
        *self.known.entry(word).or_insert_with_key(|word| {
            words.push(word.clone());
            next
        })
    }

    fn maybe(&mut self, word: Option<&'s str>) -> Option<Word> {
        word.map(|word| self.word(word))
    }

    fn span(&self, span: Span) -> Ends {
        [number(self.offsets.code_point(span.start())), number(self.offsets.code_point(span.end()))]
    }

    fn spans(&self, spans: &[Span]) -> Vec<u32> {
        spans.iter().flat_map(|&s| self.span(s)).collect()
    }

    fn when(&mut self, when: When) -> WhenRow {
        let mut day = |day: Option<crate::value::when::Day>| day.map(|day| self.word(day.to_string()));
        let (earliest, latest) = (day(when.earliest), day(when.latest));
        WhenRow(earliest, latest, self.word(when.granularity.word()))
    }

    fn entity(&mut self, entity: &'s Entity) -> EntityRow {
        EntityRow(
            self.word(entity.kind.word()),
            self.maybe(entity.fine.as_deref()),
            self.maybe(entity.row.as_deref()),
            self.word(&entity.name),
            entity.aliases.iter().map(|a| self.word(a)).collect(),
            entity.mentions.iter().flat_map(|m| [self.span(m.span)[0], self.span(m.span)[1], self.word(m.form.word())]).collect(),
            entity.reasons.iter().flat_map(|r| [self.word(&r.a), self.word(&r.b), self.word(&*r.rule), self.word(&r.why)]).collect(),
        )
    }

    fn amount(&mut self, amount: &'s Amount) -> AmountRow {
        let money = &amount.money;
        let unit = match money.unit {
            Unit::Currency(currency) => self.word(currency.code().to_owned()),
            other => self.word(super::ids::unit(other)),
        };
        AmountRow(
            self.span(amount.span),
            money.low.map(|d| self.word(d.to_string())),
            money.high.map(|d| self.word(d.to_string())),
            unit,
            money.currency.map(|c| self.word(c.code().to_owned())),
            money.per_unit,
            self.word(&*amount.rule),
        )
    }

    fn date(&mut self, date: &'s DateMention) -> DateRow {
        DateRow(self.span(date.span), self.when(date.when), self.maybe(date.note.as_deref()), self.word(&*date.rule))
    }
}

/// A number of a story; one that fits no row is one that leads nowhere.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
