//! W3C Web Annotations: what was read, pinned to its words, for annotation tools and the exchange of evidence.
//!
//! A target has two selectors for the same words: their position in Unicode code points, as the recommendation counts, and the
//! words themselves with a little of what stands around them, so that they are found again in a text that has changed.

use serde::Serialize;
use serde_json::{Value, json};

use super::ids::{claim_id, entity_id, event_id, iso, side, sum_id};
use super::inert::made_inert;
use super::quoted::Quotes;
use super::text::told::Told;
use super::text::{Labels, label};
use super::urn::Urns;
use crate::entity::EntityId;
use crate::feud::{Feud, Place};
use crate::value::when::When;

impl Feud {
    /// Events, claims, parties, sums and dates as a collection of Web Annotations (JSON-LD). Terms that the recommendation has not
    /// (`factuality`, `speaker`, `earliest` …) are defined in the context. `labels` is the language of descriptions, that of the
    /// first story if `None`.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let json = Feud::assemble(&[extractor.extract(&Document::new("a", "马斯克起诉OpenAI。"))]).to_web_annotations(None);
    /// assert!(json.contains(r#"{"type":"TextPositionSelector","start":3,"end":5}"#) || json.contains(r#""exact":"马斯克起诉OpenAI""#));
    /// ```
    #[must_use]
    pub fn to_web_annotations(&self, labels: Option<Labels>) -> String {
        let labels = Labels::asked(labels, self);
        let maker = Maker { feud: self, labels, told: Told::new(self, labels), quotes: Quotes::new(self), urns: Urns::new(self) };
        made_inert(serde_json::to_string(&maker.collection()).expect("the twins have string keys and no fallible field"))
    }
}

/// Terms beside those of the recommendation.
const TERMS: [&str; 14] = [
    "factuality",
    "speaker",
    "about",
    "eventType",
    "claimType",
    "entityKind",
    "earliest",
    "latest",
    "granularity",
    "side",
    "low",
    "high",
    "currency",
    "rule",
];

#[derive(Serialize)]
struct CollectionJson<'f> {
    #[serde(rename = "@context")]
    context: [Value; 2],
    id: String,
    r#type: &'static str,
    total: usize,
    first: PageJson<'f>,
}

#[derive(Serialize)]
struct PageJson<'f> {
    id: String,
    r#type: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<AnnotationJson<'f>>,
}

#[derive(Serialize)]
struct AnnotationJson<'f> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<BodyJson>,
    /// Terms of our own, by name; what is unknown is left out.
    #[serde(flatten)]
    own: serde_json::Map<String, Value>,
    target: Vec<TargetJson<'f>>,
}

#[derive(Serialize)]
struct BodyJson {
    r#type: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: String,
}

#[derive(Serialize)]
struct TargetJson<'f> {
    r#type: &'static str,
    source: SourceJson<'f>,
    selector: (PositionJson, QuoteJson<'f>),
}

#[derive(Serialize)]
struct SourceJson<'f> {
    id: String,
    r#type: &'static str,
    format: &'static str,
    language: &'static str,
    label: &'f str,
}

#[derive(Serialize)]
struct PositionJson {
    r#type: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct QuoteJson<'f> {
    r#type: &'static str,
    exact: &'f str,
    prefix: &'f str,
    suffix: &'f str,
}

struct Maker<'f> {
    feud: &'f Feud,
    labels: Labels,
    told: Told<'f>,
    quotes: Quotes<'f>,
    urns: Urns,
}

impl<'f> Maker<'f> {
    fn collection(&self) -> CollectionJson<'f> {
        let feud = self.feud;
        let mut items: Vec<AnnotationJson<'f>> = (0..feud.events.len()).map(|e| self.event(e)).collect();
        items.extend((0..feud.claims.len()).map(|c| self.claim(c)));
        items.extend((0..feud.actors.len()).filter(|&a| !feud.actors[a].mentions.is_empty()).map(|a| self.entity(EntityId(a))));
        items.extend((0..feud.sums.len()).map(|s| self.sum(s)));
        items.extend((0..feud.dates.len()).map(|d| self.date(d)));
        let terms: serde_json::Map<String, Value> =
            TERMS.iter().map(|term| ((*term).to_owned(), Value::from(format!("urn:feudline:term:{term}")))).collect();
        CollectionJson {
            context: ["http://www.w3.org/ns/anno.jsonld".into(), Value::Object(terms)],
            id: self.urns.whole().to_owned(),
            r#type: "AnnotationCollection",
            total: items.len(),
            first: PageJson { id: self.urns.of("page1"), r#type: "AnnotationPage", start_index: 0, items },
        }
    }

    fn event(&self, index: usize) -> AnnotationJson<'f> {
        let event = &self.feud.events[index];
        let mut body = vec![describing(self.told.line(index)), tag(event.kind.word()), tag(event.factuality.word())];
        let part = |p: &crate::event::Part| tag(&format!("{}: {}", p.role.word(), self.feud.actors[p.entity.0].name));
        body.extend(event.parts.iter().map(part));
        body.extend(event.amounts.iter().map(|&s| tag(&format!("amount: {}", label::exact(&self.feud.sums[s].money)))));
        let mut own = self.days(event.when);
        own.insert("eventType".into(), event.kind.word().into());
        own.insert("factuality".into(), event.factuality.word().into());
        own.insert("rule".into(), (*event.rule).into());
        own.insert("side".into(), self.told.side_of(event).into());
        if let Some(speaker) = self.told.asserted().speaker(self.feud, index) {
            own.insert("speaker".into(), self.feud.actors[speaker.0].name.as_str().into());
        }
        self.annotation(event_id(index), "describing", body, own, &event.evidence)
    }

    fn claim(&self, index: usize) -> AnnotationJson<'f> {
        let claim = &self.feud.claims[index];
        let body = vec![describing(self.told.claim(claim)), tag(claim.kind.word()), tag(claim.quote.word())];
        let mut own = self.days(claim.said);
        own.insert("claimType".into(), claim.kind.word().into());
        own.insert("factuality".into(), "claimed".into());
        own.insert("rule".into(), (*claim.rule).into());
        let name = |id: &EntityId| Value::from(self.feud.actors[id.0].name.as_str());
        if let Some(speaker) = &claim.speaker {
            own.insert("speaker".into(), name(speaker));
        }
        if !claim.targets.is_empty() {
            own.insert("about".into(), claim.targets.iter().map(name).collect());
        }
        self.annotation(claim_id(index), "describing", body, own, &claim.evidence)
    }

    fn entity(&self, id: EntityId) -> AnnotationJson<'f> {
        let actor = &self.feud.actors[id.0];
        let body = vec![identifying(actor.name.clone()), tag(actor.fine.as_deref().unwrap_or(actor.kind.word()))];
        let mut own = serde_json::Map::new();
        own.insert("entityKind".into(), actor.kind.word().into());
        if let Some(which) = self.feud.side_of(id) {
            own.insert("side".into(), side(which).into());
        }
        let places: Vec<Place> = actor.mentions.iter().map(|(place, _)| *place).collect();
        self.annotation(entity_id(&id), "identifying", body, own, &places)
    }

    fn sum(&self, index: usize) -> AnnotationJson<'f> {
        let sum = &self.feud.sums[index];
        let mut own = serde_json::Map::new();
        for (name, bound) in [("low", sum.money.low), ("high", sum.money.high)] {
            // exact decimals are words: a number of JSON is a float to many readers
            own.extend(bound.map(|d| (name.to_owned(), Value::from(d.normalize().to_string()))));
        }
        own.extend(sum.money.currency.map(|c| ("currency".to_owned(), Value::from(c.code()))));
        own.insert("rule".into(), (*sum.rule).into());
        let body = vec![describing(label::money(&sum.money, self.labels)), tag("amount")];
        self.annotation(sum_id(index), "classifying", body, own, std::slice::from_ref(&sum.place))
    }

    fn date(&self, index: usize) -> AnnotationJson<'f> {
        let date = &self.feud.dates[index];
        let mut own = self.days(Some(date.when));
        own.insert("rule".into(), (*date.rule).into());
        let mut body = vec![describing(label::when(date.when, self.labels)), tag("date")];
        body.extend(date.note.as_deref().map(|note| describing(note.to_owned())));
        self.annotation(format!("d{}", index + 1), "classifying", body, own, std::slice::from_ref(&date.place))
    }

    fn annotation(
        &self,
        id: String,
        motivation: &'static str,
        body: Vec<BodyJson>,
        own: serde_json::Map<String, Value>,
        places: &[Place],
    ) -> AnnotationJson<'f> {
        let target = places.iter().map(|place| self.target(place)).collect();
        AnnotationJson { id: self.urns.of(&id), r#type: "Annotation", motivation, body, own, target }
    }

    fn target(&self, place: &Place) -> TargetJson<'f> {
        let story = &self.feud.documents[place.document];
        let (quote, (prefix, suffix)) = (self.quotes.at(place), self.quotes.around(place));
        TargetJson {
            r#type: "SpecificResource",
            source: SourceJson {
                id: self.urns.story(place.document),
                r#type: "Text",
                format: "text/plain",
                language: story.language.tag(),
                label: &story.id,
            },
            selector: (
                PositionJson { r#type: "TextPositionSelector", start: quote.start, end: quote.end },
                QuoteJson { r#type: "TextQuoteSelector", exact: quote.text, prefix, suffix },
            ),
        }
    }

    fn days(&self, when: Option<When>) -> serde_json::Map<String, Value> {
        let mut own = serde_json::Map::new();
        if let Some(when) = when {
            own.extend(when.earliest.map(|day| ("earliest".to_owned(), json!(iso(day)))));
            own.extend(when.latest.map(|day| ("latest".to_owned(), json!(iso(day)))));
            own.insert("granularity".into(), when.granularity.word().into());
        }
        own
    }
}

fn body(purpose: &'static str, value: String) -> BodyJson {
    BodyJson { r#type: "TextualBody", purpose, format: "text/plain", value }
}

fn describing(value: String) -> BodyJson {
    body("describing", value)
}

fn identifying(value: String) -> BodyJson {
    body("identifying", value)
}

fn tag(value: &str) -> BodyJson {
    body("tagging", value.to_owned())
}
