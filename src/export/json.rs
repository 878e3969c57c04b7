//! `feudline/1`: a feud as one JSON object. `docs/feudline-1.schema.json` describes every field.
//!
//! Offsets count Unicode code points of the text that was given, the end is exclusive, and `text` is what they cover.
//! Every key stands in every object, so that a table reader finds one schema however little a story holds. Characters that
//! steer a screen stand as `\u202e`, so that a result may be printed.

use std::io;

use serde::Serialize;

use super::dispute::{CourseJson, DisputeJson, SideJson, course, dispute, sides};
use super::ids::{claim_id, entity_id, event_id, iso, node_id, point_id, side, sum_id, unit};
pub use super::inert::inert;
use super::inert::{Inert, made_inert};
use super::offsets::Offsets;
use super::packed::ToPack;
pub use super::unpack::stories;
use crate::entity::{Form, Reason};
use crate::event::Part;
use crate::feud::{Actor, Dated, DisputedPoint, Event, Feud, Place, Position, Relation, Said, Story, Sum};
use crate::value::money::Decimal;
use crate::value::when::When;

/// The name and version of the format, the value of its `schema` field.
pub const SCHEMA_NAME: &str = "feudline/1";

/// The JSON Schema (draft 2020-12) of the format.
pub const SCHEMA: &str = include_str!("../../docs/feudline-1.schema.json");

impl Feud {
    /// The feud as one line of `feudline/1` JSON, without a line feed at its end.
    ///
    /// ```
    /// use feudline::Feud;
    /// assert!(Feud::default().to_json().starts_with(r#"{"schema":"feudline/1","documents":[]"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let writer = Writer::new(self);
        let json = serde_json::to_string(&writer.feud()).expect("the twins have string keys and no fallible field");
        made_inert(json)
    }

    /// Writes the feud as `feudline/1` JSON; indented when `pretty`, else on one line; no line feed at the end.
    ///
    /// # Errors
    /// If writing fails.
    pub fn write_json(&self, out: impl io::Write, pretty: bool) -> io::Result<()> {
        let writer = Writer::new(self);
        let (feud, out) = (writer.feud(), Inert(out));
        if pretty { serde_json::to_writer_pretty(out, &feud) } else { serde_json::to_writer(out, &feud) }.map_err(io::Error::from)
    }
}

#[derive(Serialize)]
struct FeudJson<'f> {
    schema: &'static str,
    documents: Vec<DocumentJson<'f>>,
    entities: Vec<EntityJson<'f>>,
    amounts: Vec<AmountJson<'f>>,
    dates: Vec<DateJson<'f>>,
    events: Vec<EventJson<'f>>,
    claims: Vec<ClaimJson<'f>>,
    relations: Vec<RelationJson<'f>>,
    sides: Vec<SideJson>,
    dispute: Option<CourseJson>,
    disputes: Vec<DisputeJson<'f>>,
    disputed_points: Vec<DisputedPointJson<'f>>,
    stories: Vec<ToPack<'f>>,
}

#[derive(Serialize)]
struct DocumentJson<'f> {
    id: &'f str,
    title: Option<&'f str>,
    published: Option<String>,
    published_inferred: bool,
    language: &'static str,
    characters: usize,
    repeated_paragraphs: usize,
    source: Option<&'f str>,
    url: Option<&'f str>,
    encoding: Option<&'f str>,
    text: Option<&'f str>,
}

#[derive(Serialize)]
pub(super) struct SpanJson<'f> {
    pub doc: &'f str,
    pub start: usize,
    pub end: usize,
    pub text: &'f str,
}

#[derive(Serialize)]
struct EntityJson<'f> {
    id: String,
    kind: &'static str,
    fine_kind: Option<&'f str>,
    row: Option<&'f str>,
    name: &'f str,
    aliases: &'f [String],
    mentions: Vec<MentionJson<'f>>,
    reasons: Vec<ReasonJson<'f>>,
}

#[derive(Serialize)]
struct MentionJson<'f> {
    #[serde(flatten)]
    span: SpanJson<'f>,
    form: &'static str,
}

#[derive(Serialize)]
struct ReasonJson<'f> {
    a: &'f str,
    b: &'f str,
    rule: &'f str,
    why: &'f str,
}

#[derive(Serialize)]
struct AmountJson<'f> {
    id: String,
    #[serde(flatten)]
    span: SpanJson<'f>,
    low: Option<String>,
    high: Option<String>,
    currency: Option<String>,
    unit: &'static str,
    per_unit: bool,
    rule: &'f str,
}

#[derive(Serialize)]
struct DateJson<'f> {
    id: String,
    #[serde(flatten)]
    span: SpanJson<'f>,
    #[serde(flatten)]
    when: WhenJson,
    note: Option<&'f str>,
    rule: &'f str,
}

#[derive(Serialize)]
pub(super) struct WhenJson {
    earliest: Option<String>,
    latest: Option<String>,
    granularity: &'static str,
}

#[derive(Serialize)]
struct RoleJson {
    role: &'static str,
    entity: String,
}

#[derive(Serialize)]
struct EventJson<'f> {
    id: String,
    r#type: &'static str,
    date: Option<WhenJson>,
    roles: Vec<RoleJson>,
    amounts: Vec<String>,
    factuality: &'static str,
    evidence: Vec<SpanJson<'f>>,
    trigger: SpanJson<'f>,
    rule: &'f str,
    notes: Vec<&'f str>,
}

#[derive(Serialize)]
struct ClaimJson<'f> {
    id: String,
    r#type: &'static str,
    speaker: Option<String>,
    targets: Vec<String>,
    said: Option<WhenJson>,
    quote: &'static str,
    content: SpanJson<'f>,
    cue: SpanJson<'f>,
    evidence: Vec<SpanJson<'f>>,
    rule: &'f str,
}

#[derive(Serialize)]
struct RelationJson<'f> {
    r#type: &'static str,
    from: String,
    to: String,
    why: &'f str,
}

#[derive(Serialize)]
struct DisputedPointJson<'f> {
    id: String,
    event_type: &'static str,
    about: Vec<RoleJson>,
    positions: Vec<PositionJson<'f>>,
}

#[derive(Serialize)]
struct PositionJson<'f> {
    side: Option<&'static str>,
    speaker: Option<String>,
    answer: &'f str,
    claim: Option<String>,
    evidence: SpanJson<'f>,
}

/// Turns a feud into its twins; holds the offsets of every story.
struct Writer<'f> {
    feud: &'f Feud,
    offsets: Vec<Offsets<'f>>,
}

impl<'f> Writer<'f> {
    fn new(feud: &'f Feud) -> Self {
        Self { feud, offsets: feud.documents.iter().map(|d| Offsets::new(&d.text)).collect() }
    }

    fn feud(&'f self) -> FeudJson<'f> {
        let feud = self.feud;
        let numbered = |i: usize| i + 1;
        FeudJson {
            schema: SCHEMA_NAME,
            documents: feud.documents.iter().zip(&self.offsets).map(|(d, o)| document(d, o)).collect(),
            entities: feud.actors.iter().enumerate().map(|(i, a)| self.entity(numbered(i), a)).collect(),
            amounts: feud.sums.iter().enumerate().map(|(i, s)| self.amount(numbered(i), s)).collect(),
            dates: feud.dates.iter().enumerate().map(|(i, d)| self.date(numbered(i), d)).collect(),
            events: feud.events.iter().enumerate().map(|(i, e)| self.event(numbered(i), e)).collect(),
            claims: feud.claims.iter().enumerate().map(|(i, c)| self.claim(numbered(i), c)).collect(),
            relations: feud.relations.iter().map(relation).collect(),
            sides: sides(&feud.sides),
            dispute: feud.dispute.as_ref().map(|d| course(feud, d)),
            disputes: feud.disputes.iter().enumerate().map(|(i, d)| dispute(feud, i, d)).collect(),
            disputed_points: feud.disputed_points.iter().enumerate().map(|(i, p)| self.disputed_point(numbered(i), p)).collect(),
            stories: feud.extractions().zip(&self.offsets).map(|(story, offsets)| ToPack(story, offsets)).collect(),
        }
    }

    fn span(&self, place: &Place) -> SpanJson<'f> {
        let (story, offsets) = (&self.feud.documents[place.document], &self.offsets[place.document]);
        SpanJson {
            doc: &story.id,
            start: offsets.code_point(place.span.start()),
            end: offsets.code_point(place.span.end()),
            text: &story.text[place.span.range()],
        }
    }

    fn spans(&self, places: &[Place]) -> Vec<SpanJson<'f>> {
        places.iter().map(|p| self.span(p)).collect()
    }

    fn entity(&self, n: usize, actor: &'f Actor) -> EntityJson<'f> {
        let mention = |(place, form): &(Place, Form)| MentionJson { span: self.span(place), form: form.word() };
        let reason = |r: &'f Reason| ReasonJson { a: &r.a, b: &r.b, rule: &r.rule, why: &r.why };
        EntityJson {
            id: format!("p{n}"),
            kind: actor.kind.word(),
            fine_kind: actor.fine.as_deref(),
            row: actor.row.as_deref(),
            name: &actor.name,
            aliases: &actor.aliases,
            mentions: actor.mentions.iter().map(mention).collect(),
            reasons: actor.reasons.iter().map(reason).collect(),
        }
    }

    fn amount(&self, n: usize, sum: &'f Sum) -> AmountJson<'f> {
        let exact = |d: Decimal| d.normalize().to_string();
        AmountJson {
            id: sum_id(n - 1),
            span: self.span(&sum.place),
            low: sum.money.low.map(exact),
            high: sum.money.high.map(exact),
            currency: sum.money.currency.map(|c| c.code().to_owned()),
            unit: unit(sum.money.unit),
            per_unit: sum.money.per_unit,
            rule: &sum.rule,
        }
    }

    fn date(&self, n: usize, date: &'f Dated) -> DateJson<'f> {
        DateJson { id: format!("d{n}"), span: self.span(&date.place), when: when(date.when), note: date.note.as_deref(), rule: &date.rule }
    }

    fn event(&self, n: usize, event: &'f Event) -> EventJson<'f> {
        EventJson {
            id: event_id(n - 1),
            r#type: event.kind.word(),
            date: event.when.map(when),
            roles: roles(&event.parts),
            amounts: event.amounts.iter().copied().map(sum_id).collect(),
            factuality: event.factuality.word(),
            evidence: self.spans(&event.evidence),
            trigger: self.span(&event.trigger),
            rule: &event.rule,
            notes: event.notes.iter().map(|n| &**n).collect(),
        }
    }

    fn claim(&self, n: usize, claim: &'f Said) -> ClaimJson<'f> {
        ClaimJson {
            id: claim_id(n - 1),
            r#type: claim.kind.word(),
            speaker: claim.speaker.as_ref().map(entity_id),
            targets: claim.targets.iter().map(entity_id).collect(),
            said: claim.said.map(when),
            quote: claim.quote.word(),
            content: self.span(&claim.content),
            cue: self.span(&claim.cue),
            evidence: self.spans(&claim.evidence),
            rule: &claim.rule,
        }
    }

    fn disputed_point(&self, n: usize, point: &'f DisputedPoint) -> DisputedPointJson<'f> {
        let position = |p: &'f Position| PositionJson {
            side: p.side.map(side),
            speaker: p.speaker.as_ref().map(entity_id),
            answer: &p.answer,
            claim: p.claim.map(claim_id),
            evidence: self.span(&p.place),
        };
        DisputedPointJson {
            id: point_id(n - 1),
            event_type: point.kind.word(),
            about: roles(&point.about),
            positions: point.positions.iter().map(position).collect(),
        }
    }
}

fn document<'f>(story: &'f Story, offsets: &Offsets<'_>) -> DocumentJson<'f> {
    DocumentJson {
        id: &story.id,
        title: story.title.as_deref(),
        published: story.published.map(iso),
        published_inferred: story.published_inferred,
        language: story.language.tag(),
        characters: offsets.code_point(story.text.len()),
        repeated_paragraphs: story.repeated_paragraphs,
        source: story.source.as_deref(),
        url: story.url.as_deref(),
        encoding: story.encoding.as_deref(),
        text: story.carries_text.then_some(&*story.text),
    }
}

fn relation(relation: &Relation) -> RelationJson<'_> {
    RelationJson { r#type: relation.kind.word(), from: node_id(relation.from), to: node_id(relation.to), why: &relation.why }
}

fn roles(parts: &[Part]) -> Vec<RoleJson> {
    parts.iter().map(|p| RoleJson { role: p.role.word(), entity: entity_id(&p.entity) }).collect()
}

pub(super) fn when(when: When) -> WhenJson {
    WhenJson { earliest: when.earliest.map(iso), latest: when.latest.map(iso), granularity: when.granularity.word() }
}
