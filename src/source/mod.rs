//! What a file or a response holds, made a story: bytes to text, a page or a Markdown file to its running text.
//!
//! ```
//! use feudline::source::{Form, Source};
//! let page = "<html><head><title>甲公司起诉乙公司</title></head><body><article><p>甲公司周一起诉乙公司。</p></article></body></html>";
//! let source = Source::read(page.as_bytes(), Form::Unknown, None).unwrap();
//! assert_eq!(source.encoding, "UTF-8");
//! let story = source.into_document("a.html");
//! assert_eq!(story.title(), Some("甲公司起诉乙公司"));
//! assert!(story.text().ends_with("甲公司周一起诉乙公司。"));
//! ```

use crate::document::Document;
use crate::error::SourceError;
use crate::value::when::Day;

mod decode;
mod markdown;
mod page;

pub use decode::{Decoded, Replaced, decode, encoding};
pub use page::{Page, page};

/// In what form a text is written.
///
/// ```
/// use feudline::source::Form;
/// assert_eq!(Form::of_name("a.md"), Form::Markdown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// HTML if it begins like a page, else plain text.
    Unknown,
    /// Running text.
    Plain,
    /// A page.
    Html,
    /// `CommonMark` with front matter.
    Markdown,
}

impl Form {
    /// The form that a file's name tells: `.html`, `.htm` and `.xhtml`, `.md` and `.markdown`, `.txt`.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "txt" => Self::Plain,
            _ => Self::Unknown,
        }
    }
}

/// A story as its source tells it.
///
/// ```
/// use feudline::source::{Form, Source};
/// let source = Source::read("甲公司起诉乙公司。".as_bytes(), Form::Plain, None).unwrap();
/// assert_eq!(source.into_document("a").text(), "甲公司起诉乙公司。");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The running text: all of a plain text, what a page tells without its furniture, Markdown without its marks.
    pub text: String,
    /// Whether the text was made from a page or from Markdown, so that spans do not index what was given.
    pub made: bool,
    /// The headline, where the source states one.
    pub title: Option<String>,
    /// The day of publication, where the source states one.
    pub published: Option<Day>,
    /// Who published it, where the source says so.
    pub outlet: Option<String>,
    /// The address that a page gives for itself.
    pub url: Option<String>,
    /// The encoding of the bytes, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// Bytes that stand for no character in the stated encoding; each became U+FFFD.
    pub replaced: Option<Replaced>,
}

impl Source {
    /// Reads bytes. `label` is the name of their encoding where it is known from outside (a header, an option); a byte
    /// order mark counts for more, and without either it is told from the bytes.
    ///
    /// # Errors
    /// If the bytes are no text, their encoding cannot be told, or a page has no text.
    pub fn read(bytes: &[u8], form: Form, label: Option<&str>) -> Result<Self, SourceError> {
        let Decoded { text, encoding, replaced } = decode(bytes, label)?;
        let plain = |text: String| Self { text, made: false, title: None, published: None, outlet: None, url: None, encoding, replaced };
        Ok(match form {
            Form::Html => Self::of_page(page(&text)?, plain(String::new())),
            Form::Unknown if page::is_page(&text) => Self::of_page(page(&text)?, plain(String::new())),
            Form::Markdown => {
                let markdown::Stripped { text, title, published } = markdown::strip(&text);
                Self { made: true, title, published, ..plain(text) }
            }
            Form::Plain | Form::Unknown => plain(text),
        })
    }

    fn of_page(page: Page, rest: Self) -> Self {
        let Page { text, title, published, outlet, url } = page;
        Self { text, made: true, title, published, outlet, url, ..rest }
    }

    /// The story, with an identifier of the caller's choice. A text that was made is carried along, so that results hold
    /// what their spans index.
    #[must_use]
    pub fn into_document(self, id: &str) -> Document {
        let mut document = Document::new(id, self.text).with_encoding(self.encoding);
        if self.made {
            document = document.carrying_text();
        }
        if let Some(title) = self.title {
            document = document.with_title(title);
        }
        if let Some(day) = self.published {
            document = document.with_published(day);
        }
        if let Some(outlet) = self.outlet {
            document = document.with_source(outlet);
        }
        if let Some(url) = self.url {
            document = document.with_url(url);
        }
        document
    }
}

/// The day that a time stamp begins with: `2024-03-05T08:00:00+08:00`, `2024-03-05 08:00`, `2024/3/5`, `20240305`.
fn day(stamp: &str) -> Option<Day> {
    let stamp = stamp.trim();
    let mut parts = stamp.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
    let first = parts.next().filter(|first| stamp.starts_with(first))?;
    let (year, month, of_month) = match first.len() {
        4 => (first, parts.next()?, parts.next()?),
        8 => (&first[..4], &first[4..6], &first[6..]),
        _ => return None,
    };
    Day::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_begins_with_its_day() {
        let is = |stamp: &str| day(stamp).map(|d| d.to_string());
        assert_eq!(is("2024-03-05T23:30:00+08:00").as_deref(), Some("2024-03-05"));
        assert_eq!(is("2024/3/5 08:00").as_deref(), Some("2024-03-05"));
        assert_eq!(is("20240305").as_deref(), Some("2024-03-05"));
        assert_eq!(is("2024年3月5日").as_deref(), Some("2024-03-05"));
        assert_eq!(is("2024-13-05"), None);
        assert_eq!(is("Tue, 05 Mar 2024"), None);
        assert_eq!(is(""), None);
    }

    #[test]
    fn names_tell_forms() {
        assert_eq!(Form::of_name("a/b.HTM"), Form::Html);
        assert_eq!(Form::of_name("b.md"), Form::Markdown);
        assert_eq!(Form::of_name("b"), Form::Unknown);
    }
}
