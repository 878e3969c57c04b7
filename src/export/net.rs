//! A feud as a graph for drawing: parties, events and claims, with who plays which part and how they hang together. GraphML, GEXF
//! and DOT write the same graph.
//!
//! Only parties that take part in an event or a claim are in it. An edge from a party to an event carries the event's
//! factuality, so that no arrow makes a fact of a claim.

use super::belonging::sides_taken;
use super::ids::{claim_id, dispute_id, entity_id, event_id, node_id, side};
use super::quoted::Quotes;
use super::text::label::{self, Labels};
use super::text::one_line;
use super::text::told::Told;
use super::visible::xml;
use crate::entity::EntityId;
use crate::event::Factuality;
use crate::feud::{Feud, Place, RelationKind};
use crate::value::when::When;

/// What a node stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Party,
    Event(Factuality),
    Claim,
}

impl Stands {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Event(_) => "event",
            Self::Claim => "claim",
        }
    }
}

/// What may be said of a node or an edge.
pub(super) enum Datum {
    Text(String),
    Integer(usize),
}

/// What is said of a node, by the names in [`NODE_KEYS`]; what is unknown is left out.
pub(super) type Data = Vec<(&'static str, Datum)>;

/// The names of what is said of nodes, and whether it is a number.
pub(super) const NODE_KEYS: &[(&str, bool)] = &[
    ("kind", false),
    ("label", false),
    ("type", false),
    ("factuality", false),
    ("speaker", false),
    ("side", false),
    ("dispute", false),
    ("earliest", false),
    ("latest", false),
    ("granularity", false),
    ("amounts", false),
    ("document", false),
    ("start", true),
    ("end", true),
    ("line", true),
    ("quote", false),
    ("evidence", false),
];

/// The names of what is said of edges.
pub(super) const EDGE_KEYS: &[(&str, bool)] = &[("kind", false), ("factuality", false), ("why", false)];

pub(super) struct NetNode {
    pub id: String,
    pub stands: Stands,
    pub label: String,
    pub data: Data,
    pub when: Option<When>,
}

pub(super) struct NetEdge {
    pub from: String,
    pub to: String,
    /// The role that a party plays, or the kind of a relation.
    pub kind: &'static str,
    /// Whether it is a relation of the order of time only.
    pub order: bool,
    pub data: Data,
}

/// Nodes and edges in the order of the feud.
pub(super) struct Net {
    pub nodes: Vec<NetNode>,
    pub edges: Vec<NetEdge>,
}

impl Net {
    pub fn new(feud: &Feud, labels: Labels) -> Self {
        let maker = Maker { feud, quotes: Quotes::new(feud), told: Told::new(feud, labels) };
        Self { nodes: maker.nodes(), edges: maker.edges() }
    }
}

struct Maker<'f> {
    feud: &'f Feud,
    quotes: Quotes<'f>,
    told: Told<'f>,
}

fn text(text: &str) -> Datum {
    Datum::Text(xml(text).into_owned())
}

impl Maker<'_> {
    fn nodes(&self) -> Vec<NetNode> {
        let mut involved = vec![false; self.feud.actors.len()];
        let parts = self.feud.events.iter().flat_map(|e| &e.parts).map(|p| p.entity);
        let voices = self.feud.claims.iter().flat_map(|c| c.speaker.iter().chain(&c.targets)).copied();
        parts.chain(voices).for_each(|id| involved[id.0] = true);
        let parties = (0..involved.len()).filter(|&a| involved[a]).map(|a| self.party(EntityId(a)));
        let events = (0..self.feud.events.len()).map(|e| self.event(e));
        parties.chain(events).chain((0..self.feud.claims.len()).map(|c| self.claim(c))).collect()
    }

    fn party(&self, id: EntityId) -> NetNode {
        let actor = &self.feud.actors[id.0];
        let mut data = vec![("type", text(actor.fine.as_deref().unwrap_or(actor.kind.word())))];
        let taken: Vec<(usize, usize)> = sides_taken(self.feud, id).collect();
        data.extend(taken.first().map(|(_, which)| ("side", text(side(*which)))));
        let disputes: Vec<String> = taken.iter().map(|(index, _)| dispute_id(*index)).collect();
        if !disputes.is_empty() {
            data.push(("dispute", text(&disputes.join("; "))));
        }
        let places: Vec<Place> = actor.mentions.iter().map(|(place, _)| *place).collect();
        data.extend(self.places(&places));
        self.node(entity_id(&id), Stands::Party, label::name(self.feud, id), data, None)
    }

    fn event(&self, index: usize) -> NetNode {
        let event = &self.feud.events[index];
        let mut data = vec![("type", text(event.kind.word())), ("factuality", text(event.factuality.word()))];
        data.extend(self.told.asserted().speaker(self.feud, index).map(|id| ("speaker", text(&self.feud.actors[id.0].name))));
        data.push(("side", text(self.told.side_of(index))));
        data.extend(self.told.belonging().of_event(index).map(|own| ("dispute", text(&dispute_id(own)))));
        data.extend(days(event.when));
        if !event.amounts.is_empty() {
            let amounts: Vec<String> = event.amounts.iter().map(|&s| label::exact(&self.feud.sums[s].money)).collect();
            data.push(("amounts", text(&amounts.join("; "))));
        }
        data.extend(self.places(&event.evidence));
        self.node(event_id(index), Stands::Event(event.factuality), self.told.line(index), data, event.when)
    }

    fn claim(&self, index: usize) -> NetNode {
        let claim = &self.feud.claims[index];
        let mut data = vec![("type", text(claim.kind.word())), ("factuality", text(Factuality::Claimed.word()))];
        data.extend(claim.speaker.map(|id| ("speaker", text(&self.feud.actors[id.0].name))));
        let document = claim.content.document;
        data.extend(claim.speaker.and_then(|id| self.told.side_in_story(document, id)).map(|s| ("side", text(side(s)))));
        data.extend(self.told.belonging().of_story(document).map(|own| ("dispute", text(&dispute_id(own)))));
        data.extend(days(claim.said));
        data.extend(self.places(std::slice::from_ref(&claim.content)));
        let label = format!("{}: {}", self.told.claim(claim), one_line(self.feud.words(claim.content)));
        self.node(claim_id(index), Stands::Claim, label, data, claim.said)
    }

    fn node(&self, id: String, stands: Stands, label: String, data: Data, when: Option<When>) -> NetNode {
        let mut all = vec![("kind", text(stands.word())), ("label", text(&label))];
        all.extend(data);
        NetNode { id, stands, label, data: all, when }
    }

    /// The first place in full, the others as `document start-end`.
    fn places(&self, places: &[Place]) -> Data {
        let Some(first) = places.first().map(|p| self.quotes.at(p)) else { return Vec::new() };
        let mut data = vec![
            ("document", text(first.document)),
            ("start", Datum::Integer(first.start)),
            ("end", Datum::Integer(first.end)),
            ("line", Datum::Integer(first.line)),
            ("quote", text(first.text)),
        ];
        let others: Vec<String> =
            places[1..].iter().map(|p| self.quotes.at(p)).map(|q| format!("{} {}-{}", q.document, q.start, q.end)).collect();
        if !others.is_empty() {
            data.push(("evidence", text(&others.join("; "))));
        }
        data
    }

    fn edges(&self) -> Vec<NetEdge> {
        let mut edges = Vec::new();
        for (i, event) in self.feud.events.iter().enumerate() {
            let told = || vec![("factuality", text(event.factuality.word()))];
            edges.extend(event.parts.iter().map(|part| edge(entity_id(&part.entity), event_id(i), part.role.word(), told())));
        }
        for (i, claim) in self.feud.claims.iter().enumerate() {
            edges.extend(claim.speaker.map(|id| edge(entity_id(&id), claim_id(i), "says", Vec::new())));
            edges.extend(claim.targets.iter().map(|id| edge(claim_id(i), entity_id(id), "about", Vec::new())));
        }
        for relation in &self.feud.relations {
            let data = vec![("why", text(&relation.why))];
            let order = relation.kind == RelationKind::Precedes;
            edges.push(NetEdge { order, ..edge(node_id(relation.from), node_id(relation.to), relation.kind.word(), data) });
        }
        edges
    }
}

fn edge(from: String, to: String, kind: &'static str, data: Data) -> NetEdge {
    let mut all = vec![("kind", text(kind))];
    all.extend(data);
    NetEdge { from, to, kind, order: false, data: all }
}

fn days(when: Option<When>) -> Data {
    let Some(when) = when else { return Vec::new() };
    let mut data = Vec::new();
    data.extend(when.earliest.map(|day| ("earliest", text(&day.to_string()))));
    data.extend(when.latest.map(|day| ("latest", text(&day.to_string()))));
    data.push(("granularity", text(when.granularity.word())));
    data
}
