//! One story, wired: text view, mentions, names to entities, reports and claims.

use std::sync::Arc;

use crate::claim::Claim;
use crate::claim::read::{self as claim, Speech};
use crate::document::{Document, Language};
use crate::entity::alias::{self, NameKind, Verdict};
use crate::entity::chain::Discourse;
use crate::entity::{Entity, EntityId, EntityKind, resolve};
use crate::event::read::{self as event, Draft, Stage};
use crate::event::scene::{Group, Scene};
use crate::event::sides::Suits;
use crate::event::{EventKind, Factuality, Report, Role, date, factuality};
use crate::mention::find::{self, Hits};
use crate::mention::read::date::{DateReader, Dates};
use crate::mention::read::money::MoneyReader;
use crate::mention::words::Words;
use crate::mention::{Class, Mention};
use crate::pack::compile::{self, Meaning};
use crate::pack::lexicon::Lexicon;
use crate::pack::{Pack, RuleName, TableKind};
use crate::span::{Span, View};
use crate::text::{ParagraphKind, TextView, normal};
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
        let view = TextView::new(document.text(), document.language());
        let mut hits = Vec::new();
        self.lexicon.scan(view.as_str(), &mut hits);
        let (mut date_anchors, mut money_anchors) = (Vec::new(), Vec::new());
        let hits = Hits::sort(&hits, |span, rule| date_anchors.push((span, rule)), |span, rule| money_anchors.push((span, rule)));
        date_anchors.sort_unstable();
        money_anchors.sort_unstable();
        let sums = self.money.read(&view, &money_anchors);
        let dates = self.dates.read(&view, &date_anchors, document.published());
        let value = |span, class, value, rule: &'static str| Mention { span, class, row: None, value: Some(value), rule, definite: true };
        let mut values: Vec<Mention> = sums.iter().enumerate().map(|(i, s)| value(s.span, Class::Money, i, "money")).collect();
        values.extend(dates.found.iter().enumerate().map(|(i, d)| value(d.span, Class::Date, i, "date")));
        let found = find::find(&view, &self.pack, &self.words, &hits, values);
        let (entities, of_mention) = resolve::resolve(&view, &self.pack, &found.mentions, &found.definitions);
        let (reports, claims) = self.tell(&view, &found.mentions, &entities, &of_mention, &dates, &hits);
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
            stated_order: Vec::new(),
        }
    }

    /// Would these two names be taken for one party, and why.
    #[must_use]
    pub fn same(&self, a: &str, b: &str, kind: NameKind) -> Verdict {
        let lookup = |name: &str| {
            let folded = normal::fold(name);
            self.pack
                .rows()
                .iter()
                .position(|row| is_entity_table(row.table) && row.names.iter().any(|n| normal::fold(n) == folded))
                .map(|i| i as u32)
        };
        alias::same(a, b, kind, &lookup)
    }

    /// What happens and what is said, sentence by sentence; what was named before tells who a pronoun is.
    fn tell(
        &self,
        view: &TextView,
        mentions: &[Mention],
        entities: &[Entity],
        of_mention: &[Option<EntityId>],
        dates: &Dates,
        hits: &Hits,
    ) -> (Vec<Report>, Vec<Claim>) {
        let whens: Vec<Option<When>> = dates.found.iter().map(|d| d.when).collect();
        let operators = factuality::operators(view.as_str(), &self.pack, &self.meanings, &hits.rules);
        let mut who: Vec<Vec<EntityId>> = of_mention.iter().map(|e| e.iter().copied().collect()).collect();
        let mut discourse = Discourse::default();
        let mut drafts: Vec<Draft> = Vec::new();
        let (mut speech, mut said) = (Speech::default(), Vec::new());
        let mut running: Option<(usize, When)> = None;
        let mut leader: Option<(usize, Group)> = None;
        let mut suits = Suits::default();
        let topic = topic(entities);
        for sentence in view.sentences.iter().filter(|s| view.paragraphs[s.paragraph].is_told()) {
            let from = mentions.partition_point(|m| m.span.end() <= sentence.span.start());
            let to = mentions.partition_point(|m| m.span.start() < sentence.span.end());
            discourse.turn();
            for i in from..to {
                match of_mention[i] {
                    Some(entity) if mentions[i].class.is_party() => discourse.name(entity),
                    Some(_) => {}
                    None => who[i] = discourse.resolve(&mentions[i], &self.pack, &self.meanings, entities),
                }
            }
            let mut scene = Scene::new(view, *sentence, mentions, &who);
            scene.turns = turns(&self.meanings, &hits.rules, sentence.span);
            scene.before = leader.take().filter(|(paragraph, _)| *paragraph == sentence.paragraph).map(|(_, group)| group);
            let stage = Stage {
                pack: &self.pack,
                meanings: &self.meanings,
                mentions,
                entities: &who,
                dates: &whens,
                operators: &operators,
                rules: &hits.rules,
                suits: &suits,
                topic,
            };
            let before = drafts.len();
            let heard = said.len();
            claim::read(&stage, &scene, &mut speech, &mut said);
            let last = running.filter(|(paragraph, _)| *paragraph == sentence.paragraph).map(|(_, when)| when);
            event::read(&stage, &scene, last, &mut drafts);
            let first_date = date::dated(&stage, &scene).next().map(|(_, when)| when);
            for draft in &mut drafts[before..] {
                suits.complete(draft);
                attribute(draft, &said[heard.saturating_sub(QUOTED_BACK)..]);
                if draft.report.kind == EventKind::LegalSue {
                    let of = |role: Role| draft.report.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect::<Vec<_>>();
                    discourse.suit(&of(Role::Plaintiff), &of(Role::Defendant));
                }
            }
            let lead = scene.groups.iter().find(|g| g.leads()).cloned().or_else(|| scene.before.take());
            if let Some(&first) = lead.as_ref().and_then(|g| g.entities.first()) {
                discourse.lead(first);
            }
            leader = lead.map(|group| (sentence.paragraph, group));
            // the story goes on from its last event, not from a date that one merely mentions
            let told = drafts[before..].iter().rev().filter(|d| d.report.factuality == Factuality::Asserted).find_map(|d| d.report.when);
            let dated = told.or(first_date);
            running = dated.map(|when| (sentence.paragraph, when)).or(running);
        }
        (drafts.into_iter().map(|d| d.report).collect(), said.into_iter().map(|s| s.claim).collect())
    }
}

/// A quotation may go on over this many claims' sentences.
const QUOTED_BACK: usize = 4;

/// What only a speaker tells is claimed, unless his word makes it so (宣布, announced).
fn attribute(draft: &mut Draft, said: &[claim::Draft]) {
    let told_by = said.iter().any(|c| !c.told && c.content.contains_offset(draft.trigger.start()));
    if told_by && draft.report.factuality == Factuality::Asserted {
        draft.report.factuality = Factuality::Claimed;
    }
}

/// Fewer mentions make no main subject of a story.
const TOPIC_MENTIONS: usize = 4;

/// The organisation that a story is about: named clearly more often than any other.
fn topic(entities: &[Entity]) -> Option<EntityId> {
    let is_firm = |e: &Entity| {
        e.kind == EntityKind::Organization && !matches!(e.fine.as_deref(), Some("court" | "media" | "regulator" | "authority"))
    };
    let mut counts: Vec<(usize, usize)> =
        entities.iter().enumerate().filter(|(_, e)| is_firm(e)).map(|(i, e)| (e.mentions.len(), i)).collect();
    counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let (most, first) = *counts.first()?;
    let next = counts.get(1).map_or(0, |c| c.0);
    (most >= TOPIC_MENTIONS && most * 4 >= next * 5).then_some(EntityId(first))
}

/// The words of a sentence after which the subject changes.
fn turns(meanings: &[Meaning], rules: &[(Span<View>, u32)], sentence: Span<View>) -> Vec<Span<View>> {
    let from = rules.partition_point(|r| r.0.start() < sentence.start());
    let to = rules.partition_point(|r| r.0.start() < sentence.end());
    rules[from..to].iter().filter(|(_, rule)| matches!(meanings[*rule as usize], Meaning::Turn)).map(|(span, _)| *span).collect()
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
