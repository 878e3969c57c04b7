//! A text and what surrounds its words: the folded view, sentences, quotations, lists, furniture.

pub(crate) mod edge;
mod full_stop;
mod furniture;
pub mod normal;
pub mod segment;
mod structure;
mod view;

use std::sync::{Arc, LazyLock};

use crate::document::Language;
use crate::span::{Raw, Span, View};

pub use structure::{Bracket, Paragraph, ParagraphKind, Quotation, Sentence};
pub use view::Folded;

/// One story's text with its structure, everything in offsets of the folded view.
///
/// ```
/// use feudline::text::TextView;
/// let view = TextView::new("「我們沒有違約」,星瀾集團說。", None);
/// assert_eq!(view.quotations.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct TextView {
    raw: Arc<str>,
    folded: Folded,
    language: Language,
    /// In text order; they cover every line that is not blank.
    pub paragraphs: Vec<Paragraph>,
    /// In text order; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// Quotations by opening mark, nested ones after their parent.
    pub quotations: Vec<Quotation>,
    /// 《titles》, with their marks.
    pub titles: Vec<Span<View>>,
    /// Round brackets, with their marks.
    pub brackets: Vec<Bracket>,
    /// Indices of the quotations that stand in no other, in text order.
    outermost: Vec<usize>,
}

impl TextView {
    /// Folds a text and finds its structure.
    #[must_use]
    pub fn new(raw: &str, language: Option<Language>) -> Self {
        let folded = Folded::new(raw);
        let language = language.unwrap_or_else(|| guess_language(raw));
        let mut view = Self {
            raw: Arc::from(raw),
            folded: Folded::default(),
            language,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
            titles: Vec::new(),
            brackets: Vec::new(),
            outermost: Vec::new(),
        };
        structure::scan(&mut view, folded.as_str());
        furniture::mark(&mut view, folded.as_str());
        view.outermost = (0..view.quotations.len()).filter(|&i| view.quotations[i].depth == 0).collect();
        view.folded = folded;
        view
    }

    /// The folded text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        self.folded.as_str()
    }

    /// The original text.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The language, given or told from the characters.
    #[must_use]
    #[inline]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The folded text of a span.
    #[must_use]
    #[inline]
    pub fn slice(&self, span: Span<View>) -> &str {
        &self.as_str()[span.range()]
    }

    /// The original bytes behind a span of the view.
    #[must_use]
    #[inline]
    pub fn to_raw(&self, span: Span<View>) -> Span<Raw> {
        self.folded.to_raw(span)
    }

    /// Whether white space was left out just before this offset.
    #[must_use]
    pub fn gap_before(&self, offset: usize) -> bool {
        self.folded.gap_before(offset)
    }

    /// The outermost quotation whose words hold an offset.
    #[must_use]
    pub fn quotation_at(&self, offset: usize) -> Option<&Quotation> {
        let to = self.outermost.partition_point(|&i| self.quotations[i].outer.start() <= offset);
        let last = to.checked_sub(1).map(|i| &self.quotations[self.outermost[i]]);
        last.filter(|q| q.inner.contains_offset(offset))
    }

    /// The index of the sentence that holds an offset (or the last one before it).
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start() <= offset).saturating_sub(1)
    }

    /// The index of the paragraph that holds an offset (or the last one before it).
    #[must_use]
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.start() <= offset).saturating_sub(1)
    }
}

/// Han against Latin letters decide between Chinese and English, characters of one script only between the two Chinese.
#[must_use]
pub fn guess_language(raw: &str) -> Language {
    let scripts = SCRIPTS.as_slice();
    let mut counts = [0usize; 16];
    for c in raw.chars().take(20_000) {
        let script = scripts.get(c as usize).copied().unwrap_or_else(|| if normal::is_han(c) { HAN } else { 0 });
        counts[usize::from(script % 16)] += 1;
    }
    let count = |script: u8| (0u8..).zip(counts).filter(|(bits, _)| bits & script != 0).map(|(_, n)| n).sum::<usize>();
    let (han, latin, traditional, simplified) = (count(HAN), count(LATIN), count(TRADITIONAL), count(SIMPLIFIED));
    if han * 4 < latin {
        Language::English
    } else if traditional > simplified {
        Language::Hant
    } else {
        Language::Hans
    }
}

/// The character folds onto another one.
const TRADITIONAL: u8 = 1;
/// The character is among the most frequent ones that occur in simplified text alone.
const SIMPLIFIED: u8 = 2;

/// The character is a Han one, whatever it says of the script.
const HAN: u8 = 4;
/// The character is a Latin letter.
const LATIN: u8 = 8;

/// What each character but rare ones says of the script of a text.
static SCRIPTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let script = |c: char| match c {
        _ if c.is_ascii_alphabetic() => LATIN,
        _ if !normal::is_han(c) => 0,
        _ if normal::fold_char(c) != c => HAN | TRADITIONAL,
        _ => HAN,
    };
    let mut scripts: Vec<u8> = (0..0xA000).map(|code| char::from_u32(code).map_or(0, script)).collect();
    for c in "这国们来时会对为说过个开关动进还没现学问间长实体产业电车华东书买卖诉讼马达罗师经从让认给当应该权总单".chars()
    {
        scripts[c as usize] |= SIMPLIFIED;
    }
    scripts
});
