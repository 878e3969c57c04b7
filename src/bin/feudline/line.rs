//! Lines of JSON that people send.

use feudline::error::SourceError;
use feudline::export::json::inert;
use feudline::source::{Form, Source};
use feudline::value::when::Day;
use feudline::{Document, Language};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// The identifier of a line, as it is written there: a number of more digits than 64 bits hold stays what it is.
pub type Id = Box<RawValue>;

/// A line that cannot be read, with its `id` as far as it has one.
pub struct LineFault {
    pub id: Id,
    pub what: String,
}

#[derive(Deserialize)]
struct StoryLine {
    id: Id,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    published: Option<String>,
    language: Option<String>,
    url: Option<String>,
    source: Option<String>,
}

/// A pair of names to compare.
#[derive(Deserialize)]
pub struct PairLine {
    pub id: Id,
    pub a: String,
    pub b: String,
    pub kind: Option<String>,
}

/// What stands in the place of a result that could not be made.
#[derive(Serialize)]
pub struct ErrorLine<'l> {
    pub id: &'l RawValue,
    pub error: &'l str,
}

impl ErrorLine<'_> {
    /// As one line of JSON.
    pub fn to_json(&self) -> String {
        json(self)
    }
}

/// Any line's object; its `id`, if it is JSON at all.
#[derive(Deserialize)]
pub struct OnlyId {
    pub id: Option<Id>,
}

/// The story of a line.
pub fn story(bytes: &[u8]) -> Result<Document, LineFault> {
    let line: StoryLine = parse(bytes)?;
    let fault = |what: String| LineFault { id: Some(line.id.clone()).filter(|id| can_be_read(id)).unwrap_or_else(no_id), what };
    let id = match serde_json::from_str(line.id.get()) {
        Ok(Value::String(id)) => id,
        Ok(Value::Number(_)) => line.id.get().to_owned(),
        Err(error) => return Err(fault(format!("`id`: {error}").replace(" at line 1 column ", ", at byte "))),
        _ => return Err(fault("`id` is neither a string nor a number".to_owned())),
    };
    let mut document = match (line.text, line.html) {
        (Some(text), None) => Document::new(id, text),
        (None, Some(html)) => page(&id, &html).map_err(|error| fault(format!("`html`: {error}")))?,
        (None, None) => return Err(fault("missing field `text`, or `html`".to_owned())),
        (Some(_), Some(_)) => return Err(fault("both `text` and `html`; give the one that is to be read".to_owned())),
    };
    if let Some(day) = &line.published {
        let day: Day = day.parse().map_err(|_| fault(format!("`published` is `{day}`; write it as YYYY-MM-DD")))?;
        document = document.with_published(day);
    }
    if let Some(tag) = &line.language {
        let language = Language::from_tag(tag);
        document = document
            .with_language(language.ok_or_else(|| fault(format!("`language` is `{tag}`; feudline reads zh-Hans, zh-Hant and en")))?);
    }
    if let Some(title) = line.title {
        document = document.with_title(title);
    }
    if let Some(url) = line.url {
        document = document.with_url(url);
    }
    if let Some(source) = line.source {
        document = document.with_source(source);
    }
    Ok(document)
}

/// The story of a page that stands in a line.
fn page(id: &str, html: &str) -> Result<Document, SourceError> {
    Source::read(html.as_bytes(), Form::Html, Some("utf-8")).map(|source| source.into_document(id))
}

/// A line of output.
pub fn json(line: &impl Serialize) -> String {
    inert(&serde_json::to_string(line).expect("a line has string keys and no fallible field")).into_owned()
}

/// The identifier that a line gives; null where it gives none.
pub fn id(bytes: &[u8]) -> Id {
    serde_json::from_slice::<OnlyId>(bytes.trim_ascii_end())
        .ok()
        .and_then(|line| line.id)
        .filter(|id| can_be_read(id))
        .unwrap_or_else(no_id)
}

/// The identifier of what has none.
pub fn no_id() -> Id {
    RawValue::NULL.to_owned()
}

/// An identifier that is a text.
pub fn text_id(id: &str) -> Id {
    serde_json::value::to_raw_value(id).expect("a text is JSON")
}

/// Whether it is JSON for every reader: half of a pair of surrogates is none.
fn can_be_read(id: &RawValue) -> bool {
    serde_json::from_str::<Value>(id.get()).is_ok()
}

/// One line as what it should be.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, LineFault> {
    // with its line feed, a line that is cut off would end on the next one
    serde_json::from_slice(bytes.trim_ascii_end()).map_err(|error| {
        let id = id(bytes);
        let what = error.to_string();
        // the line of the stream is named by the caller; serde's is always 1
        let what = what.replace(" at line 1 column ", ", at byte ");
        LineFault { id, what }
    })
}
