//! schema.org as JSON-LD, for content systems and search engines.
//!
//! Only what the stories tell as having happened is an `Event`. What is claimed, planned, supposed or denied is a `Claim` with its
//! author, as are the claims themselves; no `ClaimReview` is ever written, because nobody here rates what is true.

use serde_json::{Map, Value, json};

use super::ids::{claim_id, entity_id, event_id, iso};
use super::inert::made_inert;
use super::quoted::Quotes;
use super::text::Labels;
use super::text::told::Told;
use super::urn::Urns;
use crate::entity::{EntityId, EntityKind};
use crate::event::Factuality;
use crate::feud::{Feud, Place, Sum};
use crate::value::when::{Datelike, Granularity, When};

impl Feud {
    /// Articles, parties, events and claims as one JSON-LD graph of schema.org terms. Words are quotations whose identifier names
    /// their place in the article (`#char=12,40`, RFC 5147, in code points). `labels` is the language of names of events, that of
    /// the first story if `None`.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let told = |text: &str| Feud::assemble(&[extractor.extract(&Document::new("a", text))]).to_schema_org(None);
    /// assert!(told("2017年,马斯克起诉OpenAI。").contains(r#""startDate":"2017""#));
    /// assert!(!told("马斯克计划起诉OpenAI。").contains(r#""@type":"Event""#));
    /// ```
    #[must_use]
    pub fn to_schema_org(&self, labels: Option<Labels>) -> String {
        let labels = Labels::asked(labels, self);
        let maker = Maker { feud: self, told: Told::new(self, labels), quotes: Quotes::new(self), urns: Urns::new(self) };
        let mut graph: Vec<Value> = (0..self.documents.len()).map(|d| maker.article(d)).collect();
        graph.extend(maker.parties());
        graph.extend((0..self.events.len()).map(|e| maker.event(e)));
        graph.extend((0..self.claims.len()).map(|c| maker.claim(c)));
        made_inert(json!({ "@context": { "@vocab": "https://schema.org/" }, "@graph": graph }).to_string())
    }
}

struct Maker<'f> {
    feud: &'f Feud,
    told: Told<'f>,
    quotes: Quotes<'f>,
    urns: Urns,
}

impl Maker<'_> {
    fn reference(&self, id: &str) -> Value {
        json!({ "@id": self.urns.of(id) })
    }

    fn article(&self, index: usize) -> Value {
        let story = &self.feud.documents[index];
        let mut article = Map::new();
        article.insert("@id".into(), self.urns.story(index).into());
        article.insert("@type".into(), "NewsArticle".into());
        article.insert("identifier".into(), (*story.id).into());
        article.insert("inLanguage".into(), story.language.tag().into());
        article.extend(story.title.as_deref().map(|title| ("headline".to_owned(), Value::from(title))));
        let stated = story.published.filter(|_| !story.published_inferred);
        article.extend(stated.map(|day| ("datePublished".to_owned(), Value::from(iso(day)))));
        article.into()
    }

    /// Who takes part in an event or a claim.
    fn parties(&self) -> Vec<Value> {
        let feud = self.feud;
        let mut involved = vec![false; feud.actors.len()];
        let parts = feud.events.iter().flat_map(|e| &e.parts).map(|p| p.entity);
        let voices = feud.claims.iter().flat_map(|c| c.speaker.iter().chain(&c.targets)).copied();
        parts.chain(voices).for_each(|id| involved[id.0] = true);
        let all = feud.actors.iter().enumerate().filter(|(i, _)| involved[*i]);
        all.map(|(i, actor)| {
            let kind = match actor.kind {
                EntityKind::Person => "Person",
                EntityKind::Organization => "Organization",
                EntityKind::Product => "Product",
                EntityKind::Place => "Place",
                EntityKind::Document => "CreativeWork",
                EntityKind::Group => "Thing",
            };
            let mut party = Map::new();
            party.insert("@id".into(), self.urns.of(&entity_id(&EntityId(i))).into());
            party.insert("@type".into(), kind.into());
            party.insert("name".into(), actor.name.as_str().into());
            if !actor.aliases.is_empty() {
                party.insert("alternateName".into(), actor.aliases.clone().into());
            }
            party.into()
        })
        .collect()
    }

    /// An event that is told as having happened; else a claim that it did, will or did not.
    fn event(&self, index: usize) -> Value {
        let event = &self.feud.events[index];
        let mut node = Map::new();
        node.insert("@id".into(), self.urns.of(&event_id(index)).into());
        node.insert("name".into(), self.told.line(index).into());
        node.insert("additionalType".into(), format!("urn:feudline:event:{}", event.kind.word()).into());
        node.insert("keywords".into(), json!([event.kind.word(), event.factuality.word()]));
        let sums: Vec<Value> = event.amounts.iter().map(|&s| sum(&self.feud.sums[s])).collect();
        if event.factuality == Factuality::Asserted {
            node.insert("@type".into(), "Event".into());
            node.extend(days(event.when));
            node.insert("description".into(), self.told.when(event).into());
            let role = |p: &crate::event::Part| json!({ "@type": "Role", "roleName": p.role.word(), "actor": self.reference(&entity_id(&p.entity)) });
            node.insert("actor".into(), event.parts.iter().map(role).collect());
            if !sums.is_empty() {
                node.insert("about".into(), sums.into());
            }
            node.insert("subjectOf".into(), self.quotations(&event.evidence));
        } else {
            node.insert("@type".into(), "Claim".into());
            node.extend(event.when.and_then(coverage).map(|span| ("temporalCoverage".to_owned(), Value::from(span))));
            let speaker = self.told.asserted().speaker(self.feud, index);
            node.extend(speaker.map(|id| ("author".to_owned(), self.reference(&entity_id(&id)))));
            let role = |p: &crate::event::Part| json!({ "@type": "Role", "roleName": p.role.word(), "about": self.reference(&entity_id(&p.entity)) });
            node.insert("about".into(), event.parts.iter().map(role).chain(sums).collect());
            node.insert("appearance".into(), self.quotations(&event.evidence));
        }
        node.into()
    }

    fn claim(&self, index: usize) -> Value {
        let claim = &self.feud.claims[index];
        let mut node = Map::new();
        node.insert("@id".into(), self.urns.of(&claim_id(index)).into());
        node.insert("@type".into(), "Claim".into());
        node.insert("name".into(), self.told.claim(claim).into());
        node.insert("text".into(), self.feud.words(claim.content).into());
        node.insert("additionalType".into(), format!("urn:feudline:claim:{}", claim.kind.word()).into());
        node.insert("keywords".into(), json!([claim.kind.word(), claim.quote.word()]));
        node.extend(claim.speaker.map(|id| ("author".to_owned(), self.reference(&entity_id(&id)))));
        if !claim.targets.is_empty() {
            node.insert("about".into(), claim.targets.iter().map(|id| self.reference(&entity_id(id))).collect());
        }
        node.extend(
            claim.said.filter(|w| w.earliest == w.latest).and_then(|w| w.earliest).map(|day| ("dateCreated".to_owned(), iso(day).into())),
        );
        node.insert("appearance".into(), self.quotations(&claim.evidence));
        node.into()
    }

    fn quotations(&self, places: &[Place]) -> Value {
        let quotation = |place: &Place| {
            let (quote, article) = (self.quotes.at(place), self.urns.story(place.document));
            json!({
                "@id": format!("{article}#char={},{}", quote.start, quote.end),
                "@type": "Quotation",
                "text": quote.text,
                "isPartOf": { "@id": article },
            })
        };
        places.iter().map(quotation).collect()
    }
}

fn sum(sum: &Sum) -> Value {
    let money = &sum.money;
    let mut node = Map::new();
    node.insert("@type".into(), "MonetaryAmount".into());
    node.extend(money.currency.map(|c| ("currency".to_owned(), Value::from(c.code()))));
    let bound = |d: crate::value::money::Decimal| Value::from(d.normalize().to_string());
    if money.low == money.high {
        node.extend(money.low.map(|d| ("value".to_owned(), bound(d))));
    } else {
        node.extend(money.low.map(|d| ("minValue".to_owned(), bound(d))));
        node.extend(money.high.map(|d| ("maxValue".to_owned(), bound(d))));
    }
    if money.per_unit {
        node.insert("description".into(), "price of one unit".into());
    }
    node.into()
}

/// A whole year or month is written as one, never as its first day; other intervals by their bounds.
fn days(when: Option<When>) -> Vec<(String, Value)> {
    let Some(when) = when else { return Vec::new() };
    if let Some(date) = reduced(when) {
        return vec![("startDate".to_owned(), date.into())];
    }
    let bounds = [("startDate", when.earliest), ("endDate", when.latest)];
    bounds.into_iter().filter_map(|(name, day)| Some((name.to_owned(), iso(day?).into()))).collect()
}

/// ISO 8601 with the precision that is known.
fn reduced(when: When) -> Option<String> {
    let (a, b) = (when.earliest?, when.latest?);
    let same = |whole: Option<When>| whole.is_some_and(|w| (w.earliest, w.latest) == (Some(a), Some(b)));
    match when.granularity {
        _ if a == b => Some(iso(a)),
        Granularity::Year if same(When::year(a.year())) => Some(format!("{:04}", a.year())),
        Granularity::Month if same(When::month(a.year(), a.month())) => Some(format!("{:04}-{:02}", a.year(), a.month())),
        _ => None,
    }
}

/// As schema.org writes intervals; `..` is an open end.
fn coverage(when: When) -> Option<String> {
    let end = |day: Option<crate::value::when::Day>| day.map_or_else(|| "..".to_owned(), iso);
    reduced(when).or_else(|| Some(format!("{}/{}", end(when.earliest), end(when.latest))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_no_day() {
        assert_eq!(reduced(When::year(2016).expect("a year")).as_deref(), Some("2016"));
        assert_eq!(reduced(When::month(2016, 2).expect("a month")).as_deref(), Some("2016-02"));
        let open = When { earliest: None, ..When::year(2016).expect("a year") };
        assert_eq!(coverage(open).as_deref(), Some("../2016-12-31"));
    }
}
