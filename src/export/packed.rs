//! `stories` in `feudline/1`: what each story told by itself, packed, so that results can be merged.
//!
//! Each kind of thing is one list of numbers, its rows one after another, so that every reader of tables finds one type for it. A
//! number stands for a word of the story's own list, for a code point of its text, or for one of its entities or sums; the order in
//! each row is that of the functions below and of docs/schema.md. What may be missing is 0, or one more than what it is; a list
//! has its length before it. What `documents` says of a story is not said again.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, Serializer};

use super::offsets::Offsets;
use crate::claim::Claim;
use crate::entity::{Entity, EntityId};
use crate::event::Report;
use crate::extract::{Amount, DateMention, Extraction};
use crate::span::Span;
use crate::value::money::Unit;
use crate::value::when::When;

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
    pub(super) given: Vec<u32>,
    pub(super) entities: Vec<u32>,
    pub(super) amounts: Vec<u32>,
    pub(super) dates: Vec<u32>,
    pub(super) reports: Vec<u32>,
    pub(super) claims: Vec<u32>,
    /// Pairs of reports, the earlier first.
    pub(super) order: Vec<u32>,
}

/// A story to be packed when it is written, on one line however the rest is laid out.
pub(super) struct ToPack<'f>(pub &'f Extraction, pub &'f Offsets<'f>);

impl Serialize for ToPack<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serde_json::value::to_raw_value(&pack(self.0, self.1)).map_err(serde::ser::Error::custom)?.serialize(to)
    }
}

fn pack<'s>(story: &'s Extraction, offsets: &Offsets<'_>) -> Packed<'s> {
    let mut packer = Packer { offsets, words: Vec::new(), known: FxHashMap::default(), rows: Vec::new() };
    let document = &story.document;
    Packed {
        text: (!document.carries_text()).then_some(Cow::Borrowed(document.text())),
        given: packer.rows_of([document], |packer, document| {
            packer.maybe(document.title());
            packer.maybe(document.published().map(|day| day.to_string()));
            packer.maybe(document.language().map(|l| l.tag()));
        }),
        entities: packer.rows_of(&story.entities, Packer::entity),
        amounts: packer.rows_of(&story.amounts, Packer::amount),
        dates: packer.rows_of(&story.dates, Packer::date),
        reports: packer.rows_of(&story.reports, Packer::report),
        claims: packer.rows_of(&story.claims, Packer::claim),
        order: story.stated_order.iter().flat_map(|&(a, b)| [number(a), number(b)]).collect(),
        words: packer.words,
    }
}

/// The words of a story as they come, each once, and the rows that are being written.
struct Packer<'s, 'o> {
    offsets: &'o Offsets<'o>,
    words: Vec<Cow<'s, str>>,
    known: FxHashMap<Cow<'s, str>, u32>,
    rows: Vec<u32>,
}

impl<'s> Packer<'s, '_> {
    /// The rows of one kind.
    fn rows_of<T>(&mut self, all: impl IntoIterator<Item = T>, write: impl Fn(&mut Self, T)) -> Vec<u32> {
        all.into_iter().for_each(|one| write(self, one));
        std::mem::take(&mut self.rows)
    }

    fn number(&mut self, n: usize) {
        self.rows.push(number(n));
    }

    fn count_or_none(&mut self, n: Option<usize>) {
        self.rows.push(n.map_or(0, |n| number(n).saturating_add(1)));
    }

    fn word(&mut self, word: impl Into<Cow<'s, str>>) {
        let index = self.index(word);
        self.number(index);
    }

    fn maybe(&mut self, word: Option<impl Into<Cow<'s, str>>>) {
        let index = word.map(|word| self.index(word));
        self.count_or_none(index);
    }

    fn index(&mut self, word: impl Into<Cow<'s, str>>) -> usize {
        let next = number(self.words.len());
        let words = &mut self.words;
        let entry = self.known.entry(word.into());
        *entry.or_insert_with_key(|word| {
            words.push(word.clone());
            next
        }) as usize
    }

    fn span(&mut self, span: Span) {
        self.number(self.offsets.code_point(span.start()));
        self.number(self.offsets.code_point(span.end()));
    }

    /// How many, then each.
    fn list<T>(&mut self, all: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(all.len());
        all.iter().for_each(|one| write(self, one));
    }

    /// A list of what borrows its words from the story.
    fn told<T>(&mut self, all: &'s [T], write: impl Fn(&mut Self, &'s T)) {
        self.number(all.len());
        all.iter().for_each(|one| write(self, one));
    }

    /// Granularity, which is 0 where there is no date and then all there is; earliest, latest.
    fn when(&mut self, when: Option<When>) {
        self.maybe(when.map(|w| w.granularity.word()));
        if let Some(when) = when {
            self.maybe(when.earliest.map(|day| day.to_string()));
            self.maybe(when.latest.map(|day| day.to_string()));
        }
    }

    /// Kind, finer kind, row, name; aliases; mentions (place, form); reasons (a, b, rule, why).
    fn entity(&mut self, entity: &'s Entity) {
        self.word(entity.kind.word());
        self.maybe(entity.fine.as_deref());
        self.maybe(entity.row.as_deref());
        self.word(&entity.name);
        self.told(&entity.aliases, |packer, alias| packer.word(alias));
        self.list(&entity.mentions, |packer, mention| {
            packer.span(mention.span);
            packer.word(mention.form.word());
        });
        self.told(&entity.reasons, |packer, reason| {
            packer.word(&reason.a);
            packer.word(&reason.b);
            packer.word(&*reason.rule);
            packer.word(&reason.why);
        });
    }

    /// Place, low, high, unit (a code, or as in `amounts`), currency, whether per unit, rule.
    fn amount(&mut self, amount: &'s Amount) {
        let money = &amount.money;
        self.span(amount.span);
        self.maybe(money.low.map(|d| d.to_string()));
        self.maybe(money.high.map(|d| d.to_string()));
        match money.unit {
            Unit::Currency(currency) => self.word(currency.code().to_owned()),
            other => self.word(super::ids::unit(other)),
        }
        self.maybe(money.currency.map(|c| c.code().to_owned()));
        self.number(usize::from(money.per_unit));
        self.word(&*amount.rule);
    }

    /// Place, days, note, rule.
    fn date(&mut self, date: &'s DateMention) {
        self.span(date.span);
        self.when(Some(date.when));
        self.maybe(date.note.as_deref());
        self.word(&*date.rule);
    }

    /// Kind, days; parts (role, entity); sums; factuality; evidence; trigger, rule; notes.
    fn report(&mut self, report: &'s Report) {
        self.word(report.kind.word());
        self.when(report.when);
        self.list(&report.parts, |packer, part| {
            packer.word(part.role.word());
            packer.number(part.entity.0);
        });
        self.list(&report.amounts, |packer, sum| packer.number(*sum));
        self.word(report.factuality.word());
        self.list(&report.evidence, |packer, span| packer.span(*span));
        self.span(report.trigger);
        self.word(&*report.rule);
        self.told(&report.notes, |packer, note| packer.word(&**note));
    }

    /// Kind, speaker, for whom; targets; day, quote, whether in answer, what it names, content, cue; evidence; rule.
    fn claim(&mut self, claim: &'s Claim) {
        let who = |id: &EntityId| id.0;
        self.word(claim.kind.word());
        self.count_or_none(claim.speaker.as_ref().map(who));
        self.count_or_none(claim.house.as_ref().map(who));
        self.list(&claim.targets, |packer, id| packer.number(id.0));
        self.when(claim.said);
        self.word(claim.quote.word());
        self.number(usize::from(claim.reply));
        self.maybe(claim.named.map(|n| n.word()));
        self.span(claim.content);
        self.span(claim.cue);
        self.list(&claim.evidence, |packer, span| packer.span(*span));
        self.word(&*claim.rule);
    }
}

/// A number of a story; one that fits no row is one that leads nowhere.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
