//! What goes in: one story and what is known about it.

use std::sync::Arc;

use crate::value::when::Day;

/// The language of a story, which decides the grammars that read it.
///
/// ```
/// use feudline::Language;
/// assert_eq!(Language::from_tag("zh-TW"), Some(Language::Hant));
/// assert_eq!(Language::Hant.tag(), "zh-Hant");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// Chinese in simplified characters.
    Hans,
    /// Chinese in traditional characters.
    Hant,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag: `zh-Hans`, `zh-Hant` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::English => "en",
        }
    }

    /// The language of a tag; `zh` alone means simplified. None for other languages.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.to_ascii_lowercase().as_str() {
            "zh" | "zh-hans" | "zh-cn" | "zh-sg" => Some(Self::Hans),
            "zh-hant" | "zh-tw" | "zh-hk" | "zh-mo" => Some(Self::Hant),
            "en" | "en-us" | "en-gb" => Some(Self::English),
            _ => None,
        }
    }

    /// Whether it is Chinese in either script.
    #[must_use]
    pub const fn is_chinese(self) -> bool {
        matches!(self, Self::Hans | Self::Hant)
    }
}

/// One story. Cheap to clone: the text is shared.
///
/// ```
/// use feudline::Document;
/// let story = Document::new("a1", "2024年2月29日,甲公司起诉乙公司。").with_title("两家公司对簿公堂");
/// assert_eq!(story.id(), "a1");
/// assert!(story.published().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    id: Arc<str>,
    text: Arc<str>,
    title: Option<Arc<str>>,
    published: Option<Day>,
    language: Option<Language>,
    url: Option<Arc<str>>,
    source: Option<Arc<str>>,
    encoding: Option<Arc<str>>,
    carries_text: bool,
}

impl Document {
    /// A story with an identifier of the caller's choice; results carry it.
    pub fn new(id: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            title: None,
            published: None,
            language: None,
            url: None,
            source: None,
            encoding: None,
            carries_text: false,
        }
    }

    /// Sets the headline, where it is known apart from the text.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Arc<str>>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the day of publication, against which 去年 and "last May" are read.
    #[must_use]
    pub fn with_published(mut self, day: Day) -> Self {
        self.published = Some(day);
        self
    }

    /// Sets the language; otherwise it is told from the characters.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Sets the address the story came from; carried along, never fetched.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<Arc<str>>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the publisher's name; carried along.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Arc<str>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Notes the encoding that the text was decoded from; carried along.
    #[must_use]
    pub fn with_encoding(mut self, encoding: impl Into<Arc<str>>) -> Self {
        self.encoding = Some(encoding.into());
        self
    }

    /// Asks that results hold the text itself, for a text that was made from something else (a page, a Markdown file) and
    /// that nobody else has.
    #[must_use]
    pub const fn carrying_text(mut self) -> Self {
        self.carries_text = true;
        self
    }

    /// The caller's identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text as it was given; all spans index it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The identifier, shared.
    pub(crate) fn shared_id(&self) -> Arc<str> {
        Arc::clone(&self.id)
    }

    /// The text, shared.
    pub(crate) fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The headline, if one was given.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The day of publication, if one was given.
    #[must_use]
    pub const fn published(&self) -> Option<Day> {
        self.published
    }

    /// The language, if one was given.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// The address, if one was given.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The publisher, if one was given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The encoding that the text was decoded from, if that was noted.
    #[must_use]
    pub fn encoding(&self) -> Option<&str> {
        self.encoding.as_deref()
    }

    /// Whether results hold the text itself.
    #[must_use]
    pub const fn carries_text(&self) -> bool {
        self.carries_text
    }

    /// The address, shared.
    pub(crate) fn shared_url(&self) -> Option<Arc<str>> {
        self.url.clone()
    }

    /// The publisher, shared.
    pub(crate) fn shared_source(&self) -> Option<Arc<str>> {
        self.source.clone()
    }

    /// The encoding, shared.
    pub(crate) fn shared_encoding(&self) -> Option<Arc<str>> {
        self.encoding.clone()
    }
}
