//! The dispute as one web page that needs nothing else: no request, no foreign script, readable without any.
//!
//! The page is whole without JavaScript; the script only adds highlighting both ways, filters and keys. Article text reaches
//! the page through the escaping of [`maud`] alone, and a content security policy allows the page's own style and script by
//! their hashes and nothing besides.

mod article;
mod board;
mod chart;
mod csp;
mod disputes;
mod events;
mod header;
mod lanes;
mod money;
mod parties;
mod piece;
mod scale;
mod statements;
mod words;

use std::collections::BTreeSet;
use std::io;
use std::sync::LazyLock;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::offsets::Offsets;
use super::text::sections::{Section, sections};
use super::text::told::Told;
use super::text::{Labels, one_line};
use crate::feud::{Feud, Place};

/// The style of the page, without its margins, comments and the spaces around its marks.
static STYLE: LazyLock<String> = LazyLock::new(|| {
    let marks = [
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        (": ", ":"),
        ("; ", ";"),
        (";\n", ";"),
        ("{\n", "{"),
        ("}\n", "}"),
        (";}", "}"),
        (", ", ","),
    ];
    marks.iter().fold(compact(include_str!("page.css")), |style, (spaced, bare)| style.replace(spaced, bare))
});
/// The script of the page, likewise; none of its strings holds an operator between spaces.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let marks = [(" => ", "=>"), (" === ", "==="), (" && ", "&&"), (" || ", "||"), (" = ", "=")];
    marks.iter().fold(compact(include_str!("page.js")), |script, (spaced, bare)| script.replace(spaced, bare))
});

/// Up to how many events each one is drawn and every name is marked. Of a larger feud the chart draws the events of one
/// interval once, and the articles show sentences only, so that a browser stays quick.
const MOST_DRAWN: usize = 400;

/// How the page is to look.
///
/// ```
/// use feudline::Feud;
/// use feudline::export::html::HtmlOptions;
/// use feudline::export::text::Labels;
/// assert_eq!(HtmlOptions::default().labels, None);
/// let page = Feud::default().to_html(HtmlOptions::labelled(Labels::Chinese));
/// assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("未发现事件。"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HtmlOptions {
    /// The language of labels; that of the first story if `None`.
    pub labels: Option<Labels>,
}

impl HtmlOptions {
    /// Labels in this language.
    #[must_use]
    pub const fn labelled(labels: Labels) -> Self {
        Self { labels: Some(labels) }
    }
}

impl Feud {
    /// The feud as one HTML file: lanes, disputed points, events, sums, statements, parties and the articles themselves. The
    /// same feud gives the same bytes. Nothing in it can run but the page's own script.
    ///
    /// ```
    /// use feudline::export::html::HtmlOptions;
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let story = Document::new("a.txt", "2024年2月29日，月磨坊公司起诉星河科技公司。<script>alert(1)</script>");
    /// let feud = Feud::assemble(&[Extractor::new(Pack::builtin()).extract(&story)]);
    /// let page = feud.to_html(HtmlOptions::default());
    /// assert!(page.starts_with("<!DOCTYPE html><html lang=\"zh-Hans\">"));
    /// assert!(page.contains("起诉") && !page.contains("<script>alert(1)"));
    /// ```
    #[must_use]
    pub fn to_html(&self, options: HtmlOptions) -> String {
        let labels = Labels::asked(options.labels, self);
        Page::new(self, labels).whole().into_string()
    }

    /// Writes the page of [`Feud::to_html`].
    ///
    /// # Errors
    /// If writing fails.
    pub fn write_html(&self, mut out: impl io::Write, options: HtmlOptions) -> io::Result<()> {
        out.write_all(self.to_html(options).as_bytes())
    }
}

/// A page being made.
struct Page<'f> {
    feud: &'f Feud,
    labels: Labels,
    told: Told<'f>,
    /// One for each dispute of several, and what is outside them; else one for all.
    sections: Vec<Section<'f>>,
    /// Code points and lines of each story.
    offsets: Vec<Offsets<'f>>,
    /// Where something links to in each story, in bytes.
    targets: Vec<BTreeSet<usize>>,
    /// Whether there are more events than can be drawn each.
    large: bool,
}

impl<'f> Page<'f> {
    fn new(feud: &'f Feud, labels: Labels) -> Self {
        let offsets = feud.documents.iter().map(|d| Offsets::new(&d.text)).collect();
        let (told, sections) = (Told::new(feud, labels), sections(feud, labels));
        Self { feud, labels, told, sections, offsets, targets: targets(feud), large: feud.events.len() > MOST_DRAWN }
    }

    /// The word that fits the labels.
    const fn say(&self, english: &'static str, chinese: &'static str) -> &'static str {
        self.labels.pick(english, chinese)
    }

    const fn lang(&self) -> &'static str {
        self.labels.pick("en", "zh-Hans")
    }

    fn whole(&self) -> Markup {
        let title = self.title();
        html! {
            (DOCTYPE)
            html lang=(self.lang()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(csp::policy(&STYLE, &SCRIPT));
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("feudline ", env!("CARGO_PKG_VERSION")));
                    link rel="icon" href="data:,";
                    title { (title) }
                    style { (PreEscaped(&*STYLE)) }
                }
                body {
                    a.skip href="#events" { (self.say("Skip to the events", "跳到事件")) }
                    (self.header())
                    (self.toolbar())
                    main {
                        (self.chart())
                        div.columns {
                            div.results {
                                (self.board())
                                (self.events())
                                (self.money())
                                (self.statements())
                                (self.parties())
                            }
                            (self.articles())
                        }
                    }
                    (self.footer())
                    script { (PreEscaped(&*SCRIPT)) }
                }
            }
        }
    }

    /// The first headline; of several disputes none speaks for all.
    fn title(&self) -> String {
        if self.several() {
            let counted = self.say("{} disputes in {of} stories", "{of}篇报道中的{}场纠纷");
            let (disputes, stories) = (self.feud.disputes.len(), self.feud.documents.len());
            return counted.replace("{}", &disputes.to_string()).replace("{of}", &stories.to_string());
        }
        let headline = self.feud.documents.iter().find_map(|d| d.title.as_deref());
        headline.map_or_else(|| self.say("A dispute", "一场纠纷").to_owned(), one_line)
    }

    /// Where a result stands in the articles, for the script: documents, and in each from which code point to which,
    /// `1:20-35,81-90 2:4-6`.
    fn places(&self, places: &[Place]) -> String {
        let mut out = String::new();
        let mut last = None;
        for place in places {
            let offsets = &self.offsets[place.document];
            match last == Some(place.document) {
                true => out.push(','),
                false => out.push_str(&format!("{}{}:", if last.is_some() { " " } else { "" }, place.document + 1)),
            }
            last = Some(place.document);
            out.push_str(&format!("{}-{}", offsets.code_point(place.span.start()), offsets.code_point(place.span.end())));
        }
        out
    }

    /// Links to the lines of a result: `L6`, or `2:L6` where there are several stories; each line once.
    fn links(&self, places: &[Place]) -> Markup {
        const MOST: usize = 4;
        let mut lines: Vec<(String, &Place)> = Vec::new();
        for place in places {
            let line = self.line(place);
            if lines.iter().all(|(known, _)| *known != line) {
                lines.push((line, place));
            }
        }
        html! {
            @for (i, (line, place)) in lines.iter().take(MOST).enumerate() { @if i > 0 { " " } a href=(format!("#{}", self.anchor(place))) { (line) } }
            @if lines.len() > MOST { " +" (lines.len() - MOST) }
        }
    }

    fn line(&self, place: &Place) -> String {
        let line = self.offsets[place.document].line(place.span.start());
        if self.feud.documents.len() > 1 { format!("{}:L{line}", place.document + 1) } else { format!("L{line}") }
    }

    /// The id of the piece of an article at which a place begins.
    fn anchor(&self, place: &Place) -> String {
        format!("w{}-{}", place.document + 1, self.offsets[place.document].code_point(place.span.start()))
    }

    /// The words of a place on one line, at most so many characters, with the language of their story.
    fn quote(&self, place: &Place, most: usize) -> Markup {
        let words = one_line(self.feud.words(*place));
        let shown = match words.char_indices().nth(most) {
            Some((cut, _)) => format!("{}…", &words[..cut]),
            None => words,
        };
        html! { q lang=[self.foreign(self.feud.documents[place.document].language.tag())] { (shown) } }
    }
}

/// The places to which results link: where events and parties, statements, answers and sums begin.
fn targets(feud: &Feud) -> Vec<BTreeSet<usize>> {
    let mut out = vec![BTreeSet::new(); feud.documents.len()];
    let events = feud.events.iter().flat_map(|e| e.evidence.iter());
    let parties = feud.actors.iter().filter_map(|a| a.mentions.first().map(|(place, _)| place));
    let answers = feud.disputed_points.iter().flat_map(|q| q.positions.iter().map(|p| &p.place));
    let said = feud.claims.iter().map(|c| &c.content);
    for place in events.chain(parties).chain(answers).chain(said).chain(feud.sums.iter().map(|s| &s.place)) {
        out[place.document].insert(place.span.start());
    }
    out
}

/// Lines without margins, blank ones and those that are comments; neither file holds a text of several lines.
fn compact(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/"))).flat_map(|line| [line, "\n"]).collect()
}
