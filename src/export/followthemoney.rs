//! FollowTheMoney: entities for Aleph, OpenAleph and their tools, one JSON object a line.
//!
//! What the model knows as a fact (a court case, a payment, somebody involved) is written only for events that the stories tell as
//! having happened. Everything else is an event whose name and keywords say what it is, and a claim is a note. Products, places and
//! titled works are no entities of the model: they stand in the description of the events they take part in.

mod facts;

use std::collections::BTreeMap;

use serde::Serialize;

use super::ids::{claim_id, entity_id, event_id, iso, node_id, point_id, side};
use super::inert::inert;
use super::quoted::Quotes;
use super::text::told::Told;
use super::text::{Labels, label, one_line};
use super::urn;
use crate::document::Language;
use crate::entity::{EntityId, EntityKind, Form};
use crate::event::Factuality;
use crate::feud::{Event, Feud, Place};
use crate::value::when::When;

impl Feud {
    /// The feud as FollowTheMoney entities, one JSON object a line. Identifiers begin with digits that stand for the stories, so that
    /// the exports of many disputes can be loaded together. `labels` is the language of names of events, that of the first story if
    /// `None`.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let story = Document::new("a", "2024年2月29日,马斯克起诉OpenAI。");
    /// let lines = Feud::assemble(&[extractor.extract(&story)]).to_followthemoney(None);
    /// assert!(lines.contains(r#""schema":"CourtCase""#));
    /// assert!(lines.contains(r#""fileDate":["2024-02-29"]"#));
    /// ```
    #[must_use]
    pub fn to_followthemoney(&self, labels: Option<Labels>) -> String {
        let labels = Labels::asked(labels, self);
        let prefix = format!("feudline-{}", urn::digits(self));
        let mut maker = Maker { feud: self, told: Told::new(self, labels), quotes: Quotes::new(self), prefix, out: String::new() };
        (0..self.documents.len()).for_each(|d| maker.article(d));
        maker.parties();
        (0..self.events.len()).for_each(|e| maker.event(e));
        (0..self.claims.len()).for_each(|c| maker.claim(c));
        (0..self.disputed_points.len()).for_each(|p| maker.disputed_point(p));
        maker.relations();
        maker.out
    }
}

/// What is said of an entity: every property has a list of words.
type Properties = BTreeMap<&'static str, Vec<String>>;

#[derive(Serialize)]
struct EntityJson<'p> {
    id: String,
    schema: &'static str,
    properties: &'p Properties,
}

struct Maker<'f> {
    feud: &'f Feud,
    told: Told<'f>,
    quotes: Quotes<'f>,
    prefix: String,
    out: String,
}

impl Maker<'_> {
    fn id(&self, local: &str) -> String {
        format!("{}-{local}", self.prefix)
    }

    fn story_id(&self, document: usize) -> String {
        self.id(&format!("s{}", document + 1))
    }

    fn write(&mut self, local: &str, schema: &'static str, properties: &Properties) {
        let entity = EntityJson { id: self.id(local), schema, properties };
        self.out.push_str(&inert(&serde_json::to_string(&entity).expect("a map of words is JSON")));
        self.out.push('\n');
    }

    fn article(&mut self, index: usize) {
        let story = &self.feud.documents[index];
        let mut properties = Properties::from([("fileName", vec![story.id.to_string()])]);
        let language = match story.language {
            Language::Hans | Language::Hant => "zho",
            Language::English => "eng",
        };
        properties.insert("language", vec![language.to_owned()]);
        if let Some(title) = &story.title {
            properties.insert("title", vec![one_line(title)]);
        }
        if let Some(day) = story.published {
            // an inferred day is no fact about the article
            if story.published_inferred {
                properties.insert("notes", vec![format!("written about {day} (inferred from the text)")]);
            } else {
                properties.insert("publishedAt", vec![iso(day)]);
            }
        }
        if story.carries_text {
            properties.insert("bodyText", vec![story.text.to_string()]);
        }
        self.write(&format!("s{}", index + 1), "Article", &properties);
    }

    /// Who takes part in an event or a claim is an entity; everybody named is a mention.
    fn parties(&mut self) {
        let feud = self.feud;
        let mut involved = vec![false; feud.actors.len()];
        let parts = feud.events.iter().flat_map(|e| &e.parts).map(|p| p.entity);
        let voices = feud.claims.iter().flat_map(|c| c.speaker.iter().chain(&c.targets)).copied();
        parts.chain(voices).for_each(|id| involved[id.0] = true);
        for (index, actor) in feud.actors.iter().enumerate() {
            let id = EntityId(index);
            let Some(schema) = schema(feud, id) else { continue };
            if involved[index] {
                let mut properties = Properties::from([("name", vec![one_line(&actor.name)])]);
                add(&mut properties, "alias", actor.aliases.iter().map(|alias| one_line(alias)).collect());
                add(&mut properties, "keywords", actor.fine.iter().cloned().collect());
                add(&mut properties, "notes", feud.side_of(id).map(|s| format!("side {}", side(s))).into_iter().collect());
                self.write(&entity_id(&id), schema, &properties);
            }
            for document in 0..feud.documents.len() {
                let named = actor.mentions.iter().filter(|(place, form)| place.document == document && *form == Form::Name);
                let mut names: Vec<String> = named.map(|(place, _)| one_line(feud.words(*place))).collect();
                names.sort_unstable();
                names.dedup();
                if names.is_empty() {
                    continue;
                }
                let mut properties = Properties::from([("name", names), ("document", vec![self.story_id(document)])]);
                properties.insert("detectedSchema", vec![schema.to_owned()]);
                if involved[index] {
                    properties.insert("resolved", vec![self.id(&entity_id(&id))]);
                }
                self.write(&format!("{}-s{}", entity_id(&id), document + 1), "Mention", &properties);
            }
        }
    }

    fn event(&mut self, index: usize) {
        let event = &self.feud.events[index];
        let local = event_id(index);
        let mut properties = Properties::from([("name", vec![self.told.line(index)]), ("recordId", vec![local.clone()])]);
        properties.insert("keywords", vec![event.kind.word().to_owned(), event.factuality.word().to_owned()]);
        days(&mut properties, event.when);
        add(&mut properties, "summary", event.when.map(|_| self.told.when(event)).into_iter().collect());
        add(&mut properties, "proof", self.proof(&event.evidence));
        let part = |p: &crate::event::Part| format!("{}: {}", p.role.word(), one_line(&self.feud.actors[p.entity.0].name));
        let mut description: Vec<String> = event.parts.iter().map(part).collect();
        description.extend(event.amounts.iter().map(|&s| {
            let sum = &self.feud.sums[s];
            format!("amount: {} ({})", label::exact(&sum.money), one_line(self.feud.words(sum.place)))
        }));
        if let Some(speaker) = self.told.asserted().speaker(self.feud, index) {
            description.push(format!("speaker: {}", one_line(&self.feud.actors[speaker.0].name)));
        }
        add(&mut properties, "description", description);
        add(&mut properties, "notes", event.notes.iter().map(|n| n.to_string()).collect());
        if event.factuality == Factuality::Asserted {
            let involved = event.parts.iter().filter(|p| schema(self.feud, p.entity).is_some());
            let mut involved: Vec<String> = involved.map(|p| self.id(&entity_id(&p.entity))).collect();
            involved.dedup();
            add(&mut properties, "involved", involved);
        }
        self.write(&local, "Event", &properties);
        for (n, part) in event.parts.iter().enumerate() {
            if schema(self.feud, part.entity).is_some() {
                let status = Some(event.factuality.word());
                self.link(&format!("{local}-p{}", n + 1), &entity_id(&part.entity), &local, part.role.word(), status, None);
            }
        }
        self.evidence(&local, &event.evidence);
        self.facts(index, event);
    }

    fn claim(&mut self, index: usize) {
        let claim = &self.feud.claims[index];
        let local = claim_id(index);
        let mut properties = Properties::from([("name", vec![self.told.claim(claim)])]);
        properties.insert("description", vec![one_line(self.feud.words(claim.content))]);
        properties.insert("keywords", vec!["claim".to_owned(), claim.kind.word().to_owned(), claim.quote.word().to_owned()]);
        add(&mut properties, "proof", self.proof(&claim.evidence));
        self.write(&local, "Note", &properties);
        if let Some(speaker) = claim.speaker.filter(|id| schema(self.feud, *id).is_some()) {
            self.link(&format!("{local}-says"), &entity_id(&speaker), &local, "says", None, None);
        }
        for (n, target) in claim.targets.iter().filter(|id| schema(self.feud, **id).is_some()).enumerate() {
            self.link(&format!("{local}-about{}", n + 1), &local, &entity_id(target), "about", None, None);
        }
        self.evidence(&local, &claim.evidence);
    }

    /// A question and its answers, as a note.
    fn disputed_point(&mut self, index: usize) {
        let point = &self.feud.disputed_points[index];
        let local = point_id(index);
        let answers = point.positions.iter().map(|p| format!("{}: {}", self.told.holder(p), one_line(&p.answer))).collect();
        let places: Vec<Place> = point.positions.iter().map(|p| p.place).collect();
        let mut properties = Properties::from([("name", vec![self.told.question(point)]), ("description", answers)]);
        properties.insert("keywords", vec!["disputed point".to_owned(), point.kind.word().to_owned()]);
        add(&mut properties, "proof", self.proof(&places));
        self.write(&local, "Note", &properties);
        self.evidence(&local, &places);
    }

    fn relations(&mut self) {
        for (i, relation) in self.feud.relations.iter().enumerate() {
            let (from, to) = (node_id(relation.from), node_id(relation.to));
            self.link(&format!("r{}", i + 1), &from, &to, relation.kind.word(), None, Some(&relation.why));
        }
    }

    fn link(&mut self, local: &str, from: &str, to: &str, role: &str, status: Option<&str>, why: Option<&str>) {
        let mut properties = Properties::from([("subject", vec![self.id(from)]), ("object", vec![self.id(to)])]);
        properties.insert("role", vec![role.to_owned()]);
        add(&mut properties, "status", status.map(str::to_owned).into_iter().collect());
        add(&mut properties, "description", why.map(str::to_owned).into_iter().collect());
        self.write(local, "UnknownLink", &properties);
    }

    /// Where the words stand: `characters 12-40, line 3` of the article.
    fn evidence(&mut self, of: &str, places: &[Place]) {
        for (n, place) in places.iter().enumerate() {
            let quote = self.quotes.at(place);
            let mut properties = Properties::from([("document", vec![self.story_id(place.document)]), ("entity", vec![self.id(of)])]);
            properties.insert("role", vec!["evidence".to_owned()]);
            properties.insert("summary", vec![one_line(quote.text)]);
            properties.insert("recordId", vec![format!("characters {}-{}, line {}", quote.start, quote.end, quote.line)]);
            self.write(&format!("{of}-x{}", n + 1), "Documentation", &properties);
        }
    }

    fn proof(&self, places: &[Place]) -> Vec<String> {
        let mut documents: Vec<usize> = places.iter().map(|p| p.document).collect();
        documents.sort_unstable();
        documents.dedup();
        documents.into_iter().map(|d| self.story_id(d)).collect()
    }
}

/// Finer kinds of organisations that belong to the public.
const PUBLIC_BODIES: [&str; 9] =
    ["court", "regulator", "ministry", "police", "prosecutor", "tribunal", "centralbank", "government", "legislature"];

/// What the model calls an actor; `None` for what is no party.
fn schema(feud: &Feud, id: EntityId) -> Option<&'static str> {
    let actor = &feud.actors[id.0];
    match (actor.kind, actor.fine.as_deref()) {
        (EntityKind::Person, _) => Some("Person"),
        (EntityKind::Organization, Some("company" | "bank" | "securities" | "insurance" | "platform")) => Some("Company"),
        (EntityKind::Organization, Some(fine)) if PUBLIC_BODIES.contains(&fine) => Some("PublicBody"),
        (EntityKind::Organization, _) => Some("Organization"),
        (EntityKind::Group, _) => Some("LegalEntity"),
        (EntityKind::Product | EntityKind::Place | EntityKind::Document, _) => None,
    }
}

fn add(properties: &mut Properties, name: &'static str, words: Vec<String>) {
    if !words.is_empty() {
        properties.insert(name, words);
    }
}

/// A day is a date; anything wider is the days it lies between.
fn days(properties: &mut Properties, when: Option<When>) {
    let Some(when) = when else { return };
    if when.earliest == when.latest {
        add(properties, "date", when.earliest.map(iso).into_iter().collect());
    } else {
        add(properties, "startDate", when.earliest.map(iso).into_iter().collect());
        add(properties, "endDate", when.latest.map(iso).into_iter().collect());
    }
}

/// Who plays one of these parts and is a party of the model.
fn fillers(feud: &Feud, event: &Event, role: crate::event::Role) -> Vec<EntityId> {
    event.parts.iter().filter(|p| p.role == role).map(|p| p.entity).filter(|id| schema(feud, *id).is_some()).collect()
}
