//! A story as Python gives it, made the library's.

use feudline::value::when::Day;
use feudline::{Document, Language};
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

/// What is known of a story beside its text, as words.
#[derive(Default)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) source: Option<String>,
}

/// The document of a story, or what is wrong with it.
pub(crate) fn document(id: &str, text: &str, about: About) -> Result<Document, String> {
    let mut document = Document::new(id, text);
    if let Some(day) = about.published {
        // a time of day behind the day is of no use here
        let written = day.get(..10).filter(|_| day.as_bytes().get(10).is_none_or(|b| matches!(b, b'T' | b' ')));
        let day: Day = written.and_then(|d| d.parse().ok()).ok_or_else(|| format!("`published` is `{day}`; write it as YYYY-MM-DD"))?;
        document = document.with_published(day);
    }
    if let Some(tag) = about.language {
        let language = Language::from_tag(&tag);
        document =
            document.with_language(language.ok_or_else(|| format!("`language` is `{tag}`; feudline reads zh-Hans, zh-Hant and en"))?);
    }
    if let Some(title) = about.title {
        document = document.with_title(title);
    }
    if let Some(url) = about.url {
        document = document.with_url(url);
    }
    if let Some(source) = about.source {
        document = document.with_source(source);
    }
    Ok(document)
}

/// A day as words: what is written, or a `datetime.date` or the like.
pub(crate) fn day(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
    let Some(value) = value else { return Ok(None) };
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.to_string()));
    }
    let what = || crate::error::story(format!("`published` is a {}; give a date or YYYY-MM-DD", type_name(value)));
    value.call_method0("isoformat").and_then(|day| day.extract()).map(Some).map_err(|_| what())
}

fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "value".to_owned(), |name| name.to_string())
}

const KEYS: [&str; 7] = ["id", "text", "title", "published", "language", "url", "source"];

/// An item of a stream of stories: its text alone, or a mapping with the names of `extract`'s arguments. Without an id it has
/// its number.
pub(crate) fn item(item: &Bound<'_, PyAny>, number: usize) -> PyResult<Document> {
    let wrong = |what: String| crate::error::story(format!("story {number}: {what}"));
    if let Ok(text) = item.cast::<PyString>() {
        return document(&number.to_string(), text.to_str()?, About::default()).map_err(wrong);
    }
    let Ok(mapping) = item.cast::<PyMapping>() else {
        return Err(wrong(format!("is a {}; give a text, or a mapping with `text`", type_name(item))));
    };
    for key in mapping.keys()? {
        let key = key.str()?.to_string();
        if !KEYS.contains(&key.as_str()) {
            return Err(wrong(format!("has no `{key}`; it has {}", KEYS.join(", "))));
        }
    }
    let value = |key: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
        Ok(if mapping.contains(key)? { Some(mapping.get_item(key)?).filter(|value| !value.is_none()) } else { None })
    };
    let word = |key: &str| -> PyResult<Option<String>> {
        let Some(value) = value(key)? else { return Ok(None) };
        value.extract().map(Some).map_err(|_| wrong(format!("`{key}` is a {}; give a str", type_name(&value))))
    };
    let id = match value("id")? {
        Some(id) => id.str()?.to_string(),
        None => number.to_string(),
    };
    let text = word("text")?.ok_or_else(|| wrong("has no `text`".to_owned()))?;
    let about = About {
        title: word("title")?,
        published: day(value("published")?.as_ref())?,
        language: word("language")?,
        url: word("url")?,
        source: word("source")?,
    };
    document(&id, &text, about).map_err(wrong)
}
