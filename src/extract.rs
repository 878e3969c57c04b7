//! One story, wired: text view, mentions, names to entities, reports and claims.

use std::cell::RefCell;
use std::sync::Arc;

use crate::claim::Claim;
use crate::document::{Document, Language};
use crate::entity::alias::{self, NameKind, Verdict};
use crate::entity::{Entity, resolve};
use crate::event::Report;
use crate::event::lost::Lost;
use crate::mention::find::{self, Hits};
use crate::mention::read::date::DateReader;
use crate::mention::read::money::MoneyReader;
use crate::mention::words::Words;
use crate::mention::{Class, Mention};
use crate::pack::compile::{self, Meaning};
use crate::pack::lexicon::Lexicon;
use crate::pack::pattern::Pattern;
use crate::pack::{Pack, RuleName, TableKind};
use crate::span::{Span, View};
use crate::tell::{Plot, Told};
use crate::text::{ParagraphKind, TextView, normal, segment};
use crate::value::money::Money;
use crate::value::when::{Day, When};

/// Reads stories with one pack. Build it once: that compiles the pack; then use it from as many threads as you like.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let extractor = Extractor::new(Pack::builtin());
/// let extraction = extractor.extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI。"));
/// assert_eq!(extraction.entities[0].name, "马斯克");
/// ```
pub struct Extractor {
    pack: Pack,
    meanings: Vec<Meaning>,
    lexicon: Lexicon,
    words: Words,
    dates: DateReader,
    money: MoneyReader,
}

impl Extractor {
    /// Compiles a pack.
    #[must_use]
    pub fn new(pack: Pack) -> Self {
        // a pack without faults has a meaning for every rule
        let meanings = compile::compile(&pack, &mut Vec::new());
        let (lexicon, words) = (Lexicon::new(&pack), Words::new(&pack));
        let (dates, money) = (DateReader::new(&pack), MoneyReader::new(&pack));
        Self { pack, meanings, lexicon, words, dates, money }
    }

    /// The pack it reads with.
    #[must_use]
    pub const fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Reads one story. Never fails: a text without a dispute gives an extraction without reports.
    #[must_use]
    pub fn extract(&self, document: &Document) -> Extraction {
        self.read(document, None)
    }

    /// The same with the event rules whose word stands in the story and that made nothing of it, in text order: for who
    /// writes rules.
    ///
    /// ```
    /// use feudline::event::lost::Why;
    /// use feudline::{Document, Extractor, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let (_, lost) = extractor.explain(&Document::new("a", "Jane Miller charged her phone."));
    /// assert!(lost.iter().any(|l| &*l.rule == "en.legal.arrest.charge" && l.why == Why::NoMatch));
    /// ```
    #[must_use]
    pub fn explain(&self, document: &Document) -> (Extraction, Vec<Lost>) {
        let lost = RefCell::default();
        let extraction = self.read(document, Some(&lost));
        let mut lost = lost.into_inner();
        lost.sort_by(|a, b| (a.trigger, &a.rule).cmp(&(b.trigger, &b.rule)));
        (extraction, lost)
    }

    /// Makes ready, from the end of a story backwards, what its reading would make ready on its way: the patterns of the events
    /// that it may tell of. For a program that reads one story and ends, on a thread beside [`Self::extract`]; the results are the
    /// same without it.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let story = Document::new("a", "Acme sued Birch Inc. on March 4, 2022.");
    /// let beside = std::thread::scope(|scope| {
    ///     scope.spawn(|| extractor.prepare(&story));
    ///     extractor.extract(&story)
    /// });
    /// assert_eq!(beside, extractor.extract(&story));
    /// ```
    pub fn prepare(&self, document: &Document) {
        let view = TextView::new(document.text(), document.language());
        let hits = self.hits(&view, |_, _| (), |_, _| ());
        hits.rules.iter().rev().for_each(|&(_, rule)| self.prepare_rule(rule));
    }

    fn read(&self, document: &Document, lost: Option<&RefCell<Vec<Lost>>>) -> Extraction {
        let view = TextView::new(document.text(), document.language());
        let (mut date_anchors, mut money_anchors) = (Vec::new(), Vec::new());
        let hits = self.hits(&view, |span, rule| date_anchors.push((span, rule)), |span, rule| money_anchors.push((span, rule)));
        date_anchors.sort_unstable();
        // 21世纪 in 21世纪经济报道, 周一 in 周一鸣: inside a longer name of a table stands no date
        date_anchors.retain(|&(span, _)| !hits.is_inside_name(span));
        money_anchors.sort_unstable();
        let sums = self.money.read(&view, &money_anchors);
        let dates = self.dates.read(&view, &date_anchors, document.published());
        let value = |span, class, value, rule: &'static str| Mention { span, class, row: None, value: Some(value), rule, definite: true };
        let mut values: Vec<Mention> = sums.iter().enumerate().map(|(i, s)| value(s.span, Class::Money, i, "money")).collect();
        values.extend(dates.found.iter().enumerate().map(|(i, d)| value(d.span, Class::Date, i, "date")));
        // there is time for it while the story would only wait for word borders
        if segment::is_loading() {
            hits.rules.iter().for_each(|&(_, rule)| self.prepare_rule(rule));
        }
        let found = find::find(&view, &self.pack, &self.words, &hits, values);
        let (entities, of_mention) = resolve::resolve(&view, &self.pack, &found.mentions, &found.definitions);
        let mut entities = entities;
        let issuer = found.definitions.iter().find(|d| d.generic).and_then(|d| {
            let at = found.mentions.binary_search_by_key(&d.of, |m| m.span).ok()?;
            of_mention[at]
        });
        let plot = Plot {
            pack: &self.pack,
            meanings: &self.meanings,
            verbs: &self.lexicon.verbs,
            view: &view,
            mentions: &found.mentions,
            of_mention: &of_mention,
            dates: &dates,
            hits: &hits,
            issuer,
            lost,
        };
        let Told { reports, claims, stated_order, stands } = plot.tell(&entities);
        for (entity, mention) in stands {
            entities[entity.0].mentions.push(mention);
        }
        for entity in &mut entities {
            entity.mentions.sort();
        }
        Extraction {
            document: document.clone(),
            title: headline(document, &view),
            language: view.language(),
            published: dates.published,
            published_inferred: dates.inferred,
            repeated_paragraphs: view.paragraphs.iter().filter(|p| matches!(p.kind, ParagraphKind::Repeat(_))).count(),
            entities,
            amounts: sums.iter().map(|s| Amount { span: view.to_raw(s.span), money: s.money, rule: s.rule.clone() }).collect(),
            dates: dates
                .found
                .iter()
                .filter_map(|d| Some(DateMention { span: view.to_raw(d.span), when: d.when?, note: d.note.clone(), rule: d.rule.clone() }))
                .collect(),
            reports,
            claims,
            stated_order,
        }
    }

    /// What the lexicon finds in a story; anchors of values go to the callbacks.
    fn hits(&self, view: &TextView, date: impl FnMut(Span<View>, u32), money: impl FnMut(Span<View>, u32)) -> Hits {
        let mut hits = Vec::new();
        self.lexicon.scan(view.as_str(), &mut hits);
        Hits::sort(&hits, &self.words, date, money)
    }

    fn prepare_rule(&self, rule: u32) {
        if let Meaning::Event { patterns, .. } = &self.meanings[rule as usize] {
            patterns.iter().for_each(Pattern::prepare);
        }
    }

    /// Would these two names be taken for one party, and why.
    #[must_use]
    pub fn same(&self, a: &str, b: &str, kind: NameKind) -> Verdict {
        let lookup = |name: &str| {
            let folded = normal::fold(name);
            self.pack
                .rows()
                .position(|row| is_entity_table(row.table()) && row.written_names().any(|n| normal::folded(n) == folded))
                .map(|i| i as u32)
        };
        alias::same(a, b, kind, &lookup)
    }
}

const fn is_entity_table(table: TableKind) -> bool {
    matches!(table, TableKind::People | TableKind::Organizations | TableKind::Institutions | TableKind::Media | TableKind::Products)
}

/// The headline given with the story, else its first line that looks like one.
fn headline(document: &Document, view: &TextView) -> Option<Arc<str>> {
    if let Some(title) = document.title() {
        return Some(Arc::from(title));
    }
    let first = view.paragraphs.iter().find(|p| p.kind != ParagraphKind::Furniture)?;
    let is_line = first.kind == ParagraphKind::Heading || (view.paragraphs.len() > 1 && first.span.len() < 240);
    is_line.then(|| Arc::from(&view.raw()[view.to_raw(first.span).range()]))
}

/// A sum and where it stands.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// assert_eq!(story.amounts[0].money.low.unwrap().to_string(), "1000000000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In bytes of the original text, with its modifier and currency.
    pub span: Span,
    /// How much.
    pub money: Money,
    /// The rule that made it.
    pub rule: RuleName,
}

/// A date and where it stands.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// assert_eq!(story.dates[0].when.to_string(), "2024-02-29..2024-02-29");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// In bytes of the original text.
    pub span: Span,
    /// The days it covers.
    pub when: When,
    /// How it was resolved, when it was not plain.
    pub note: Option<Arc<str>>,
    /// The rule that made it.
    pub rule: RuleName,
}

/// What one story says. Free of I/O; the same story and pack always give the same value.
///
/// ```
/// use feudline::{Document, Extractor, Pack};
/// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日,马斯克起诉OpenAI,索赔10亿美元。OpenAI否认违约。"));
/// assert_eq!(story.entities.len(), 2);
/// assert_eq!((story.amounts.len(), story.dates.len()), (1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// The story.
    pub document: Document,
    /// Its headline: the one given, or the first line that looks like one.
    pub title: Option<Arc<str>>,
    /// Its language, given or told from the characters.
    pub language: Language,
    /// Its day of publication, given or inferred.
    pub published: Option<Day>,
    /// Whether that day was inferred from inside the text.
    pub published_inferred: bool,
    /// How many paragraphs repeat earlier ones.
    pub repeated_paragraphs: usize,
    /// Parties, products, places; [`crate::entity::EntityId`] indexes them; in order of first mention.
    pub entities: Vec<Entity>,
    /// Sums, in text order.
    pub amounts: Vec<Amount>,
    /// Dates, in text order; those that could not be resolved are left out.
    pub dates: Vec<DateMention>,
    /// What happened, in text order.
    pub reports: Vec<Report>,
    /// What was said, in text order.
    pub claims: Vec<Claim>,
    /// Pairs of reports (earlier, later) whose order a connective states.
    pub stated_order: Vec<(usize, usize)>,
}
