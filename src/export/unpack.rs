//! Reading `feudline/1`: the stories of a result, as they were when they were read.
//!
//! A result file is a stranger's. Nothing of it is believed but what can be checked: every number leads somewhere, every
//! place lies in its text, every word is of the vocabulary; the rest of the result is not read at all but found anew.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::json::SCHEMA_NAME;
use super::packed::Packed;
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
    let entities: Vec<Entity> = reader.rows("entities", &packed.entities, |row| reader.entity(row))?;
    let amounts: Vec<Amount> = reader.rows("amounts", &packed.amounts, |row| reader.amount(row))?;
    let reader = Unpacker { entities: entities.len(), amounts: amounts.len(), ..reader };
    let reports: Vec<Report> = reader.rows("reports", &packed.reports, |row| reader.report(row))?;
    let report = |row: &mut Row<'_>| reader.index(row.next()?, reports.len(), "reports");
    let stated_order = reader.rows("order", &packed.order, |row| Ok((report(row)?, report(row)?)))?;
    Ok(Extraction {
        document,
        title: about.title.as_deref().map(Arc::from),
        language: reader.language(&about.language)?,
        published: about.published.as_deref().map(|d| reader.day(d)).transpose().map_err(|e| at(format!("documents[{index}]"), e))?,
        published_inferred: about.published_inferred,
        repeated_paragraphs: about.repeated_paragraphs,
        dates: reader.rows("dates", &packed.dates, |row| reader.date(row))?,
        claims: reader.rows("claims", &packed.claims, |row| reader.claim(row))?,
        entities,
        amounts,
        reports,
        stated_order,
    })
}

/// A fault whose place is told by whoever knows it.
fn wrong(what: impl Into<String>) -> ResultError {
    fault("", what)
}

/// A fault at a place.
fn at(place: String, error: ResultError) -> ResultError {
    match error {
        ResultError::Fault { what, .. } => fault(place, what),
        other => other,
    }
}

/// The numbers of a row that are still to be read, and those of the rows after it.
struct Row<'r>(&'r [u32]);

impl Row<'_> {
    fn next(&mut self) -> Result<u32, ResultError> {
        let (first, rest) = self.0.split_first().ok_or_else(|| wrong("ends in the middle"))?;
        self.0 = rest;
        Ok(*first)
    }

    /// What may be missing is 0, or one more than what it is.
    fn maybe(&mut self) -> Result<Option<u32>, ResultError> {
        Ok(self.next()?.checked_sub(1))
    }

    fn flag(&mut self) -> Result<bool, ResultError> {
        match self.next()? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(wrong(format!("{other} is neither 0 nor 1"))),
        }
    }

    /// How many, then each.
    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Result<T, ResultError>) -> Result<Vec<T>, ResultError> {
        let count = self.next()? as usize;
        if count > self.0.len() {
            return Err(wrong(format!("a list of {count}, but {} numbers are left", self.0.len())));
        }
        (0..count).map(|_| read(self)).collect()
    }
}

/// A packed story, with the place of each code point of its text.
struct Unpacker<'p> {
    index: usize,
    packed: &'p Packed<'p>,
    /// The byte of each code point, and the end of the text.
    bytes: Vec<usize>,
    /// How many there are of what other rows name by its number, once they are read.
    entities: usize,
    amounts: usize,
}

impl<'p> Unpacker<'p> {
    fn new(index: usize, packed: &'p Packed<'p>, text: &str) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { index, packed, bytes, entities: 0, amounts: 0 }
    }

    fn rows<T>(&self, name: &str, numbers: &[u32], read: impl Fn(&mut Row<'_>) -> Result<T, ResultError>) -> Result<Vec<T>, ResultError> {
        let (mut rows, mut out) = (Row(numbers), Vec::new());
        while !rows.0.is_empty() {
            let one = read(&mut rows).map_err(|error| at(format!("stories[{}].{name}[{}]", self.index, out.len()), error))?;
            out.push(one);
        }
        Ok(out)
    }

    fn word(&self, row: &mut Row<'_>) -> Result<&'p str, ResultError> {
        self.word_at(row.next()?)
    }

    fn word_at(&self, word: u32) -> Result<&'p str, ResultError> {
        let words = &self.packed.words;
        words.get(word as usize).map(|w| &**w).ok_or_else(|| wrong(format!("word {word} of {} words", words.len())))
    }

    fn maybe(&self, row: &mut Row<'_>) -> Result<Option<&'p str>, ResultError> {
        row.maybe()?.map(|word| self.word_at(word)).transpose()
    }

    fn owned(&self, row: &mut Row<'_>) -> Result<String, ResultError> {
        self.word(row).map(str::to_owned)
    }

    /// A word of the vocabulary.
    fn of<T>(&self, row: &mut Row<'_>, what: &str, find: impl Fn(&str) -> Option<T>) -> Result<T, ResultError> {
        let word = self.word(row)?;
        find(word).ok_or_else(|| wrong(format!("`{word}` is no {what}")))
    }

    fn index(&self, number: u32, of: usize, what: &str) -> Result<usize, ResultError> {
        let index = number as usize;
        if index < of { Ok(index) } else { Err(wrong(format!("number {number} of {of} {what}"))) }
    }

    fn entity_id(&self, number: u32) -> Result<EntityId, ResultError> {
        self.index(number, self.entities, "entities").map(EntityId)
    }

    fn span(&self, row: &mut Row<'_>) -> Result<Span, ResultError> {
        let (start, end) = (row.next()?, row.next()?);
        let byte = |offset: u32| self.bytes.get(offset as usize).copied();
        match (byte(start), byte(end)) {
            (Some(from), Some(to)) if from <= to => Ok(Span::new(from, to)),
            (Some(_), Some(_)) => Err(wrong(format!("{start}..{end} runs backwards"))),
            _ => Err(wrong(format!("{start}..{end} reaches beyond the text of {} characters", self.bytes.len() - 1))),
        }
    }

    fn day(&self, day: &str) -> Result<Day, ResultError> {
        day.parse().map_err(|_| wrong(format!("`{day}` is no day; days are written YYYY-MM-DD")))
    }

    fn language(&self, tag: &str) -> Result<Language, ResultError> {
        Language::from_tag(tag)
            .ok_or_else(|| fault(format!("documents[{}]", self.index), format!("`{tag}` is no language that feudline reads")))
    }

    fn when(&self, row: &mut Row<'_>) -> Result<Option<When>, ResultError> {
        let Some(granularity) = self.maybe(row)? else { return Ok(None) };
        let granularity = Granularity::from_word(granularity).ok_or_else(|| wrong(format!("`{granularity}` is no granularity")))?;
        let day = |row: &mut Row<'_>| self.maybe(row)?.map(|d| self.day(d)).transpose();
        let (earliest, latest) = (day(row)?, day(row)?);
        let when = When::between(earliest, latest, granularity);
        when.map(Some).ok_or_else(|| wrong("a date without days, or one that ends before it begins"))
    }

    fn document(&self, about: &DocumentJson<'_>, text: &str, carried: bool) -> Result<Document, ResultError> {
        let given = |row: &mut Row<'_>| Ok([self.maybe(row)?, self.maybe(row)?, self.maybe(row)?]);
        let given = self.rows("given", &self.packed.given, given)?;
        let [title, published, language] = given.first().copied().unwrap_or_default();
        let mut document = Document::new(&*about.id, text);
        if let Some(title) = title {
            document = document.with_title(title);
        }
        if let Some(day) = published {
            document = document.with_published(self.day(day).map_err(|e| at(format!("stories[{}].given", self.index), e))?);
        }
        if let Some(tag) = language {
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

    fn entity(&self, row: &mut Row<'_>) -> Result<Entity, ResultError> {
        let mention =
            |row: &mut Row<'_>| Ok(EntityMention { span: self.span(row)?, form: self.of(row, "form of a mention", Form::from_word)? });
        let reason = |row: &mut Row<'_>| {
            Ok(Reason { a: self.owned(row)?, b: self.owned(row)?, rule: Cow::Owned(self.owned(row)?), why: self.owned(row)? })
        };
        Ok(Entity {
            kind: self.of(row, "kind of entity", EntityKind::from_word)?,
            fine: self.maybe(row)?.map(str::to_owned),
            row: self.maybe(row)?.map(str::to_owned),
            name: self.owned(row)?,
            aliases: row.list(|row| self.owned(row))?,
            mentions: row.list(mention)?,
            reasons: row.list(reason)?,
        })
    }

    fn amount(&self, row: &mut Row<'_>) -> Result<Amount, ResultError> {
        let span = self.span(row)?;
        let exact = |d: &str| d.parse::<Decimal>().map_err(|_| wrong(format!("`{d}` is no number")));
        let bound = |row: &mut Row<'_>| self.maybe(row)?.map(exact).transpose();
        let (low, high) = (bound(row)?, bound(row)?);
        let unit = self.of(row, "unit", |word| match word {
            "yuan" => Some(Unit::Yuan),
            "dollar" => Some(Unit::Dollar),
            "unstated" => Some(Unit::Unstated),
            code => Currency::new(code).map(Unit::Currency),
        })?;
        let code = |word: &str| Currency::new(word).ok_or_else(|| wrong(format!("`{word}` is no currency")));
        let currency = self.maybe(row)?.map(code).transpose()?;
        let money = Money { low, high, unit, currency, per_unit: row.flag()? };
        Ok(Amount { span, money, rule: self.word(row)?.into() })
    }

    fn date(&self, row: &mut Row<'_>) -> Result<DateMention, ResultError> {
        let span = self.span(row)?;
        let when = self.when(row)?.ok_or_else(|| wrong("a date without days"))?;
        Ok(DateMention { span, when, note: self.maybe(row)?.map(Arc::from), rule: self.word(row)?.into() })
    }

    fn report(&self, row: &mut Row<'_>) -> Result<Report, ResultError> {
        let part = |row: &mut Row<'_>| Ok(Part { role: self.of(row, "role", Role::from_word)?, entity: self.entity_id(row.next()?)? });
        Ok(Report {
            kind: self.of(row, "kind of event", EventKind::from_word)?,
            when: self.when(row)?,
            parts: row.list(part)?,
            amounts: row.list(|row| self.index(row.next()?, self.amounts, "amounts"))?,
            factuality: self.of(row, "factuality", Factuality::from_word)?,
            evidence: row.list(|row| self.span(row))?,
            trigger: self.span(row)?,
            rule: self.word(row)?.into(),
            notes: row.list(|row| self.word(row).map(Arc::from))?,
        })
    }

    fn claim(&self, row: &mut Row<'_>) -> Result<Claim, ResultError> {
        let who = |row: &mut Row<'_>| row.maybe()?.map(|n| self.entity_id(n)).transpose();
        let named = |word: &str| Named::from_word(word).ok_or_else(|| wrong(format!("`{word}` is no thing to answer")));
        Ok(Claim {
            kind: self.of(row, "kind of claim", ClaimKind::from_word)?,
            speaker: who(row)?,
            house: who(row)?,
            targets: row.list(|row| self.entity_id(row.next()?))?,
            said: self.when(row)?,
            quote: self.of(row, "way of quoting", QuoteKind::from_word)?,
            reply: row.flag()?,
            named: self.maybe(row)?.map(named).transpose()?,
            content: self.span(row)?,
            cue: self.span(row)?,
            evidence: row.list(|row| self.span(row))?,
            rule: self.word(row)?.into(),
        })
    }
}
