//! Extractions made by hand: what a story says, written beside its words.

use feudline::claim::{Claim, ClaimKind, QuoteKind};
use feudline::entity::{Entity, EntityId, EntityKind, EntityMention, Form};
use feudline::event::{EventKind, Factuality, Part, Report, Role};
use feudline::extract::{Amount, DateMention, Extraction};
use feudline::value::money::{Currency, Decimal, Money, Unit};
use feudline::value::when::{Day, When};
use feudline::{Document, Language, Span};

/// A story under construction; names and words are looked up in its text.
pub struct StoryBuilder {
    pub extraction: Extraction,
}

pub fn story(id: &str, text: &str) -> StoryBuilder {
    StoryBuilder {
        extraction: Extraction {
            document: Document::new(id, text),
            title: None,
            language: Language::Hans,
            published: None,
            published_inferred: false,
            repeated_paragraphs: 0,
            entities: Vec::new(),
            amounts: Vec::new(),
            dates: Vec::new(),
            reports: Vec::new(),
            claims: Vec::new(),
            stated_order: Vec::new(),
        },
    }
}

pub fn day(date: &str) -> When {
    When::day(parse(date))
}

pub fn year(year: i32) -> When {
    When::year(year).expect("a year of the calendar")
}

fn parse(date: &str) -> Day {
    date.parse().expect("an ISO date")
}

impl StoryBuilder {
    fn span(&self, words: &str) -> Span {
        let start = self.extraction.document.text().find(words).unwrap_or_else(|| panic!("{words} is not in the story"));
        Span::new(start, start + words.len())
    }

    /// The sentence around a span.
    fn sentence(&self, span: Span) -> Span {
        let text = self.extraction.document.text();
        let start = text[..span.start()].rfind('。').map_or(0, |i| i + '。'.len_utf8());
        let end = text[span.end()..].find('。').map_or(text.len(), |i| span.end() + i);
        Span::new(start, end)
    }

    fn id(&mut self, name: &str) -> EntityId {
        let known = self.extraction.entities.iter().position(|e| e.name == name);
        EntityId(known.unwrap_or_else(|| {
            self.add(name, EntityKind::Organization, None);
            self.extraction.entities.len() - 1
        }))
    }

    fn add(&mut self, name: &str, kind: EntityKind, row: Option<&str>) {
        let mention = EntityMention { span: self.span(name), form: Form::Name };
        self.extraction.entities.push(Entity {
            kind,
            fine: None,
            row: row.map(str::to_owned),
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: vec![mention],
            reasons: Vec::new(),
        });
    }

    pub fn person(mut self, name: &str) -> Self {
        self.add(name, EntityKind::Person, None);
        self
    }

    pub fn row(mut self, name: &str, row: &str) -> Self {
        self.add(name, EntityKind::Organization, Some(row));
        self
    }

    pub fn published(mut self, date: &str) -> Self {
        self.extraction.published = Some(parse(date));
        self
    }

    /// An asserted event set off by a word of the text, with its parties by name.
    pub fn event(mut self, kind: EventKind, trigger: &str, parts: &[(Role, &str)]) -> Self {
        let trigger = self.span(trigger);
        let mut parts: Vec<Part> = parts.iter().map(|(role, name)| Part { role: *role, entity: self.id(name) }).collect();
        parts.sort();
        self.extraction.reports.push(Report {
            kind,
            when: None,
            parts,
            amounts: Vec::new(),
            factuality: Factuality::Asserted,
            evidence: vec![self.sentence(trigger)],
            trigger,
            rule: "by-hand".into(),
            notes: Vec::new(),
        });
        self
    }

    fn last(&mut self) -> &mut Report {
        self.extraction.reports.last_mut().expect("an event comes first")
    }

    pub fn on(mut self, when: When) -> Self {
        let span = self.last().trigger;
        self.extraction.dates.push(DateMention { span, when, note: None, rule: "by-hand".into() });
        self.last().when = Some(when);
        self
    }

    pub fn factuality(mut self, factuality: Factuality) -> Self {
        self.last().factuality = factuality;
        self
    }

    /// A sum in US dollars, written as `words`; an open end is `None`.
    pub fn sum(mut self, words: &str, low: Option<i64>, high: Option<i64>) -> Self {
        let usd = Currency::new("USD").expect("three capitals");
        let money = Money {
            low: low.map(Decimal::from),
            high: high.map(Decimal::from),
            unit: Unit::Currency(usd),
            currency: Some(usd),
            per_unit: false,
        };
        let span = self.span(words);
        self.extraction.amounts.push(Amount { span, money, rule: "by-hand".into() });
        let index = self.extraction.amounts.len() - 1;
        self.last().amounts.push(index);
        self
    }

    /// A claim whose content is `words`.
    pub fn claim(mut self, kind: ClaimKind, speaker: &str, words: &str, targets: &[&str]) -> Self {
        let speaker = self.id(speaker);
        let mut targets: Vec<EntityId> = targets.iter().map(|t| self.id(t)).collect();
        targets.sort();
        let content = self.span(words);
        self.extraction.claims.push(Claim {
            kind,
            speaker: Some(speaker),
            house: None,
            targets,
            said: None,
            quote: QuoteKind::Indirect,
            reply: false,
            named: None,
            content,
            cue: Span::new(content.start(), content.start()),
            evidence: vec![content],
            rule: "by-hand".into(),
        });
        self
    }

    /// The report at `earlier` is told to come before the report at `later`.
    pub fn stated(mut self, earlier: usize, later: usize) -> Self {
        self.extraction.stated_order.push((earlier, later));
        self
    }

    pub fn tell(self) -> Extraction {
        self.extraction
    }
}
