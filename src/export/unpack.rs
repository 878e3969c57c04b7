//! Reading `feudline/1`: the stories of a result, as they were when they were read.
//!
//! A result file is a stranger's. Nothing of it is believed but what can be checked: every number leads somewhere, every
//! place lies in its text, every word is of the vocabulary; the rest of the result is not read at all but found anew.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::json::SCHEMA_NAME;
use super::packed::{AmountRow, ClaimRow, DateRow, Ends, EntityRow, Packed, ReportRow, WhenRow, Word};
use crate::claim::{Claim, ClaimKind, Named, QuoteKind};
use crate::document::{Document, Language};
use crate::entity::{Entity, EntityId, EntityKind, EntityMention, Form, Reason};
use crate::error::ResultError;
use crate::event::{EventKind, Factuality, Part, Report, Role};
use crate::extract::{Amount, DateMention, Extraction};
use crate::feud::Feud;
use crate::span::Span;
use crate::value::money::{Currency, Decimal, Money, Unit};
use crate::value::when::{Day, Granularity, When};

impl Feud {
    /// The feud that a `feudline/1` result is about, put together anew from the stories in it.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "马斯克起诉OpenAI。"))]);
    /// assert_eq!(Feud::from_json(feud.to_json().as_bytes()).unwrap(), feud);
    /// assert!(Feud::from_json(b"{}").unwrap_err().to_string().contains("schema"));
    /// ```
    ///
    /// # Errors
    /// If the bytes are no result of this version, or if something in its stories leads nowhere; the error says where.
    pub fn from_json(json: &[u8]) -> Result<Self, ResultError> {
        Ok(stories(json)?.into_iter().collect())
    }
}

#[derive(Deserialize)]
struct ResultJson<'j> {
    #[serde(borrow)]
    schema: Option<Cow<'j, str>>,
    #[serde(borrow)]
    error: Option<Cow<'j, str>>,
    #[serde(borrow)]
    documents: Option<Vec<DocumentJson<'j>>>,
    #[serde(borrow)]
    stories: Option<Vec<Packed<'j>>>,
}

#[derive(Deserialize)]
struct DocumentJson<'j> {
    #[serde(borrow)]
    id: Cow<'j, str>,
    #[serde(borrow)]
    title: Option<Cow<'j, str>>,
    published: Option<Cow<'j, str>>,
    published_inferred: bool,
    language: Cow<'j, str>,
    repeated_paragraphs: usize,
    #[serde(borrow)]
    source: Option<Cow<'j, str>>,
    #[serde(borrow)]
    url: Option<Cow<'j, str>>,
    encoding: Option<Cow<'j, str>>,
    #[serde(borrow)]
    text: Option<Cow<'j, str>>,
}

/// The stories of a `feudline/1` result, in its order: what merging puts together.
///
/// # Errors
/// As [`Feud::from_json`].
pub fn stories(json: &[u8]) -> Result<Vec<Extraction>, ResultError> {
    let result: ResultJson<'_> = serde_json::from_slice(json).map_err(|e| unfit(json, &e))?;
    if let Some(error) = result.error {
        return Err(ResultError::Failed(error.into_owned()));
    }
    match result.schema {
        Some(schema) if schema == SCHEMA_NAME => {}
        other => return Err(ResultError::Schema(other.unwrap_or_default().into_owned())),
    }
    let Some(documents) = result.documents else { return Err(fault("documents", "is missing")) };
    let Some(stories) = result.stories else { return Err(ResultError::NoStories) };
    if documents.len() != stories.len() {
        return Err(fault("stories", format!("are {}, but documents are {}", stories.len(), documents.len())));
    }
    documents.iter().zip(&stories).enumerate().map(|(i, (d, s))| unpack(i, d, s)).collect()
}

/// What to say of bytes that serde refuses: no JSON at all, or JSON of another shape.
fn unfit(json: &[u8], error: &serde_json::Error) -> ResultError {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    let is_json = error.is_data() && serde_json::from_slice::<IgnoredAny>(json).is_ok();
    ResultError::Json { line: error.line(), column: error.column(), what, is_json }
}

fn fault(at: impl Into<String>, what: impl Into<String>) -> ResultError {
    ResultError::Fault { at: at.into(), what: what.into() }
}

fn unpack(index: usize, about: &DocumentJson<'_>, packed: &Packed<'_>) -> Result<Extraction, ResultError> {
    let (text, carried) = match (&about.text, &packed.text) {
        (Some(text), _) => (text, true),
        (None, Some(text)) => (text, false),
        (None, None) => return Err(fault(format!("stories[{index}].text"), "is null, and so is the text of its document")),
    };
    let reader = Unpacker::new(index, packed, text);
    let document = reader.document(about, text, carried)?;
    let entities: Vec<Entity> = reader.rows("entities", &packed.entities, |at, row| reader.entity(at, row))?;
    let amounts: Vec<Amount> = reader.rows("amounts", &packed.amounts, |at, row| reader.amount(at, row))?;
    let reports = reader.rows("reports", &packed.reports, |at, row| reader.report(at, row))?;
    let mut stated_order = Vec::with_capacity(packed.order.len() / 2);
    for pair in by("order", &packed.order, 2)? {
        let report = |n| reader.index("order", n, reports.len(), "reports");
        stated_order.push((report(pair[0])?, report(pair[1])?));
    }
    Ok(Extraction {
        document,
        title: about.title.as_deref().map(Arc::from),
        language: reader.language(&about.language)?,
        published: about.published.as_deref().map(|d| reader.day("documents", d)).transpose()?,
        published_inferred: about.published_inferred,
        repeated_paragraphs: about.repeated_paragraphs,
        dates: reader.rows("dates", &packed.dates, |at, row| reader.date(at, row))?,
        claims: reader.rows("claims", &packed.claims, |at, row| reader.claim(at, row))?,
        entities,
        amounts,
        reports,
        stated_order,
    })
}

/// Numbers in groups of so many.
fn by<'r>(at: &str, numbers: &'r [u32], size: usize) -> Result<std::slice::ChunksExact<'r, u32>, ResultError> {
    if numbers.len().is_multiple_of(size) {
        Ok(numbers.chunks_exact(size))
    } else {
        Err(fault(at, format!("{} numbers do not come in groups of {size}", numbers.len())))
    }
}

/// A packed story, with the place of each code point of its text.
struct Unpacker<'p> {
    index: usize,
    packed: &'p Packed<'p>,
    /// The byte of each code point, and the end of the text.
    bytes: Vec<usize>,
}

impl<'p> Unpacker<'p> {
    fn new(index: usize, packed: &'p Packed<'p>, text: &str) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { index, packed, bytes }
    }

    fn rows<R, T>(&self, name: &str, rows: &[R], read: impl Fn(&str, &R) -> Result<T, ResultError>) -> Result<Vec<T>, ResultError> {
        let mut out = Vec::with_capacity(rows.len());
        for (i, row) in rows.iter().enumerate() {
            out.push(read(name, row).map_err(|error| match error {
                ResultError::Fault { what, .. } => fault(format!("stories[{}].{name}[{i}]", self.index), what),
                other => other,
            })?);
        }
        Ok(out)
    }

    fn word(&self, at: &str, word: Word) -> Result<&'p str, ResultError> {
        let words = &self.packed.words;
        words.get(word as usize).map(|w| &**w).ok_or_else(|| fault(at, format!("word {word} of {} words", words.len())))
    }

    fn maybe(&self, at: &str, word: Option<Word>) -> Result<Option<&'p str>, ResultError> {
        word.map(|w| self.word(at, w)).transpose()
    }

    fn of<T>(&self, at: &str, word: Word, what: &str, find: impl Fn(&str) -> Option<T>) -> Result<T, ResultError> {
        let word = self.word(at, word)?;
        find(word).ok_or_else(|| fault(at, format!("`{word}` is no {what}")))
    }

    fn index(&self, at: &str, number: u32, of: usize, what: &str) -> Result<usize, ResultError> {
        let index = number as usize;
        if index < of { Ok(index) } else { Err(fault(at, format!("number {number} of {of} {what}"))) }
    }

    fn entity_id(&self, at: &str, number: u32) -> Result<EntityId, ResultError> {
        self.index(at, number, self.packed.entities.len(), "entities").map(EntityId)
    }

    fn span(&self, at: &str, start: u32, end: u32) -> Result<Span, ResultError> {
        let byte = |offset: u32| self.bytes.get(offset as usize).copied();
        match (byte(start), byte(end)) {
            (Some(from), Some(to)) if from <= to => Ok(Span::new(from, to)),
            (Some(_), Some(_)) => Err(fault(at, format!("{start}..{end} runs backwards"))),
            _ => Err(fault(at, format!("{start}..{end} reaches beyond the text of {} characters", self.bytes.len() - 1))),
        }
    }

    fn ends(&self, at: &str, [start, end]: Ends) -> Result<Span, ResultError> {
        self.span(at, start, end)
    }

    fn spans(&self, at: &str, numbers: &[u32]) -> Result<Vec<Span>, ResultError> {
        by(at, numbers, 2)?.map(|pair| self.span(at, pair[0], pair[1])).collect()
    }

    fn day(&self, at: &str, day: &str) -> Result<Day, ResultError> {
        day.parse().map_err(|_| fault(at, format!("`{day}` is no day; days are written YYYY-MM-DD")))
    }

    fn language(&self, tag: &str) -> Result<Language, ResultError> {
        Language::from_tag(tag)
            .ok_or_else(|| fault(format!("documents[{}]", self.index), format!("`{tag}` is no language that feudline reads")))
    }

    fn when(&self, at: &str, row: &WhenRow) -> Result<When, ResultError> {
        let day = |word: Option<Word>| self.maybe(at, word)?.map(|d| self.day(at, d)).transpose();
        let granularity = self.of(at, row.2, "granularity", Granularity::from_word)?;
        When::between(day(row.0)?, day(row.1)?, granularity)
            .ok_or_else(|| fault(at, "a date without days, or one that ends before it begins"))
    }

    fn when_or_none(&self, at: &str, row: Option<&WhenRow>) -> Result<Option<When>, ResultError> {
        row.map(|w| self.when(at, w)).transpose()
    }

    fn document(&self, about: &DocumentJson<'_>, text: &str, carried: bool) -> Result<Document, ResultError> {
        let [title, published, language] = self.packed.given;
        let mut document = Document::new(&*about.id, text);
        if let Some(title) = self.maybe("given", title)? {
            document = document.with_title(title);
        }
        if let Some(day) = self.maybe("given", published)? {
            document = document.with_published(self.day("given", day)?);
        }
        if let Some(tag) = self.maybe("given", language)? {
            document = document.with_language(self.language(tag)?);
        }
        if let Some(url) = &about.url {
            document = document.with_url(&**url);
        }
        if let Some(source) = &about.source {
            document = document.with_source(&**source);
        }
        if let Some(encoding) = &about.encoding {
            document = document.with_encoding(&**encoding);
        }
        Ok(if carried { document.carrying_text() } else { document })
    }

    fn entity(&self, at: &str, row: &EntityRow) -> Result<Entity, ResultError> {
        let EntityRow(kind, fine, table_row, name, aliases, mentions, reasons) = row;
        let owned = |word: Word| self.word(at, word).map(str::to_owned);
        let mention = |m: &[u32]| {
            Ok(EntityMention { span: self.span(at, m[0], m[1])?, form: self.of(at, m[2], "form of a mention", Form::from_word)? })
        };
        let reason = |r: &[u32]| Ok(Reason { a: owned(r[0])?, b: owned(r[1])?, rule: Cow::Owned(owned(r[2])?), why: owned(r[3])? });
        Ok(Entity {
            kind: self.of(at, *kind, "kind of entity", EntityKind::from_word)?,
            fine: self.maybe(at, *fine)?.map(str::to_owned),
            row: self.maybe(at, *table_row)?.map(str::to_owned),
            name: owned(*name)?,
            aliases: aliases.iter().map(|&a| owned(a)).collect::<Result<_, _>>()?,
            mentions: by(at, mentions, 3)?.map(mention).collect::<Result<_, ResultError>>()?,
            reasons: by(at, reasons, 4)?.map(reason).collect::<Result<_, ResultError>>()?,
        })
    }

    fn amount(&self, at: &str, row: &AmountRow) -> Result<Amount, ResultError> {
        let AmountRow(ends, low, high, unit, currency, per_unit, rule) = row;
        let bound = |word: Option<Word>| {
            let exact = |d: &str| d.parse::<Decimal>().map_err(|_| fault(at, format!("`{d}` is no number")));
            self.maybe(at, word)?.map(exact).transpose()
        };
        let unit = self.of(at, *unit, "unit", |word| match word {
            "yuan" => Some(Unit::Yuan),
            "dollar" => Some(Unit::Dollar),
            "unstated" => Some(Unit::Unstated),
            code => Currency::new(code).map(Unit::Currency),
        })?;
        let currency = currency.map(|c| self.of(at, c, "currency", Currency::new)).transpose()?;
        let money = Money { low: bound(*low)?, high: bound(*high)?, unit, currency, per_unit: *per_unit };
        Ok(Amount { span: self.ends(at, *ends)?, money, rule: self.word(at, *rule)?.into() })
    }

    fn date(&self, at: &str, row: &DateRow) -> Result<DateMention, ResultError> {
        let DateRow(ends, when, note, rule) = row;
        Ok(DateMention {
            span: self.ends(at, *ends)?,
            when: self.when(at, when)?,
            note: self.maybe(at, *note)?.map(Arc::from),
            rule: self.word(at, *rule)?.into(),
        })
    }

    fn report(&self, at: &str, row: &ReportRow) -> Result<Report, ResultError> {
        let ReportRow(kind, when, parts, amounts, factuality, evidence, trigger, rule, notes) = row;
        let part = |p: &[u32]| Ok(Part { role: self.of(at, p[0], "role", Role::from_word)?, entity: self.entity_id(at, p[1])? });
        let sum = |&n: &u32| self.index(at, n, self.packed.amounts.len(), "amounts");
        Ok(Report {
            kind: self.of(at, *kind, "kind of event", EventKind::from_word)?,
            when: self.when_or_none(at, when.as_ref())?,
            parts: by(at, parts, 2)?.map(part).collect::<Result<_, ResultError>>()?,
            amounts: amounts.iter().map(sum).collect::<Result<_, _>>()?,
            factuality: self.of(at, *factuality, "factuality", Factuality::from_word)?,
            evidence: self.spans(at, evidence)?,
            trigger: self.ends(at, *trigger)?,
            rule: self.word(at, *rule)?.into(),
            notes: notes.iter().map(|&n| self.word(at, n).map(Arc::from)).collect::<Result<_, _>>()?,
        })
    }

    fn claim(&self, at: &str, row: &ClaimRow) -> Result<Claim, ResultError> {
        let ClaimRow(kind, speaker, house, targets, said, quote, reply, named, content, cue, evidence, rule) = row;
        let who = |n: u32| self.entity_id(at, n);
        Ok(Claim {
            kind: self.of(at, *kind, "kind of claim", ClaimKind::from_word)?,
            speaker: speaker.map(who).transpose()?,
            house: house.map(who).transpose()?,
            targets: targets.iter().map(|&n| who(n)).collect::<Result<_, _>>()?,
            said: self.when_or_none(at, said.as_ref())?,
            quote: self.of(at, *quote, "way of quoting", QuoteKind::from_word)?,
            reply: *reply,
            named: named.map(|n| self.of(at, n, "thing to answer", Named::from_word)).transpose()?,
            content: self.ends(at, *content)?,
            cue: self.ends(at, *cue)?,
            evidence: self.spans(at, evidence)?,
            rule: self.word(at, *rule)?.into(),
        })
    }
}
