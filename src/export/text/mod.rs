//! The timeline for reading: a header, the sides, what happened when, and who says what, in ASCII-ruled columns.

pub(in crate::export) mod label;
mod layout;
mod table;
#[cfg(test)]
mod tests;
pub(in crate::export) mod told;
pub(in crate::export) mod words;

pub use label::Labels;
pub use layout::printable;

pub(in crate::export) use self::layout::one_line;
use self::layout::{left, width, wrap};
use crate::feud::Feud;

/// How the timeline is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// The language of labels; that of the first story if `None`.
    pub labels: Option<Labels>,
    /// Whether claims are printed in their own words.
    pub claims: bool,
    /// Columns of the page; at least 60.
    pub width: usize,
    /// Whether sides, headings and places are coloured, by escape sequences of a terminal. Words stay the same.
    pub colour: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { labels: None, claims: false, width: 80, colour: false }
    }
}

/// How many stories the header lists before it counts the rest.
const MOST_STORIES: usize = 9;
impl Feud {
    /// The feud as a timeline for reading, ending in a line feed. Column widths count wide characters twice; nothing in
    /// it can drive a terminal.
    ///
    /// ```
    /// use feudline::Feud;
    /// use feudline::export::text::TextOptions;
    /// assert_eq!(Feud::default().to_text(TextOptions::default()), "no event found\n");
    /// ```
    #[must_use]
    pub fn to_text(&self, options: TextOptions) -> String {
        let labels = options.labels.unwrap_or_else(|| Labels::of(self));
        let mut page = Page::new(self, labels, options);
        page.header();
        page.sides();
        page.dispute();
        page.events();
        page.disputed_points(options.claims);
        if options.claims {
            page.claims();
        }
        page.notes();
        page.out
    }
}

/// What something is, for its colour.
#[derive(Clone, Copy)]
enum Ink {
    Plain,
    Head,
    Quiet,
    SideA,
    SideB,
}

impl Ink {
    /// The parameter of the escape sequence. Cyan and yellow can be read on dark and on light, and told apart by most eyes.
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Head => Some("1"),
            Self::Quiet => Some("2"),
            Self::SideA => Some("36"),
            Self::SideB => Some("33"),
        }
    }

    /// Of who acts: `A>B`.
    fn of_side(side: &str) -> Self {
        match side.as_bytes() {
            [b'A', b'+', ..] => Self::Plain,
            [b'A', ..] => Self::SideA,
            [b'B', ..] => Self::SideB,
            _ => Self::Plain,
        }
    }
}

/// A page being written.
struct Page<'f> {
    feud: &'f Feud,
    labels: Labels,
    width: usize,
    ink: bool,
    out: String,
    lines: Vec<crate::export::offsets::Offsets<'f>>,
    /// What the letters in brackets stand for, in order.
    notes: Vec<&'f str>,
}

impl<'f> Page<'f> {
    fn new(feud: &'f Feud, labels: Labels, options: TextOptions) -> Self {
        let lines = feud.documents.iter().map(|d| crate::export::offsets::Offsets::new(&d.text)).collect();
        Self { feud, labels, width: options.width.max(60), ink: options.colour, out: String::new(), lines, notes: Vec::new() }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A text in a colour, if there are any.
    fn paint(&self, ink: Ink, text: &str) -> String {
        match ink.code() {
            Some(code) if self.ink && !text.trim().is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }

    /// A text in a colour, with spaces after it up to a width.
    fn cell(&self, ink: Ink, text: &str, columns: usize) -> String {
        self.paint(ink, text) + &left("", columns.saturating_sub(width(text)))
    }

    /// A blank line between sections; none at the top of the page.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A text in the columns from `indent` on, the first line after `lead`.
    fn paragraph(&mut self, lead: &str, indent: usize, text: &str) {
        for (i, piece) in wrap(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let margin = if i == 0 { left(lead, indent) } else { " ".repeat(indent) };
            self.line(&format!("{margin}{piece}"));
        }
    }

    fn header(&mut self) {
        let feud = self.feud;
        let several = feud.documents.len() > 1;
        for (i, story) in feud.documents.iter().take(MOST_STORIES).enumerate() {
            let lead = if several { format!("{}: ", i + 1) } else { String::new() };
            let text = format!("{} - {}", one_line(&story.id), told::about(story, self.labels));
            self.paragraph(&lead, width(&lead), &text);
        }
        if let more @ 1.. = feud.documents.len().saturating_sub(MOST_STORIES) {
            self.line(&self.labels.pick("and {} more", "另有{}篇").replace("{}", &more.to_string()));
        }
        if let Some(title) = feud.documents.iter().find_map(|d| d.title.as_deref()) {
            self.gap();
            for line in wrap(&one_line(title), self.width) {
                self.line(&self.paint(Ink::Head, &line));
            }
        }
    }

    /// A and B on one line, if they fit.
    fn sides(&mut self) {
        let [a, b] = [self.side(0), self.side(1)];
        let (Some(a), Some(b)) = (a, b) else { return };
        let [letter_a, letter_b] = [self.paint(Ink::SideA, "A"), self.paint(Ink::SideB, "B")];
        if width(&a) + width(&b) + 16 <= self.width {
            self.line(&format!("  {letter_a}  {a}        {letter_b}  {b}"));
            return;
        }
        for (letter, names) in [(letter_a, a), (letter_b, b)] {
            for (i, piece) in wrap(&names, self.width - 5).iter().enumerate() {
                let margin = if i == 0 { format!("  {letter}  ") } else { " ".repeat(5) };
                self.line(&format!("{margin}{piece}"));
            }
        }
    }

    /// What opened the dispute, where it stands, what was asked and awarded: one line.
    fn dispute(&mut self) {
        let parts = told::dispute(self.feud, self.labels);
        if !parts.is_empty() {
            self.paragraph("  ", 2, &parts.join("; "));
        }
    }

    fn side(&self, index: usize) -> Option<String> {
        let pieces = told::parties(self.feud, index, self.labels);
        (!pieces.is_empty()).then(|| label::plain(self.feud, &pieces))
    }

    fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.gap();
        for (i, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let lead = format!("[{}] ", letter(i));
            self.paragraph(&lead, width(&lead), &one_line(note));
        }
    }

    /// The letter of a note, the same for the same note.
    fn note(&mut self, note: &'f str) -> String {
        let known = self.notes.iter().position(|n| *n == note);
        let index = known.unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        letter(index)
    }
}

/// a … z, then aa, ab …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26 is a byte"));
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}
