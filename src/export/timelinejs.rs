//! TimelineJS: the timeline for newsrooms.

use serde::Serialize;

use super::ids::{event_id, iso, side};
use super::inert::made_inert;
use super::json::SpanJson;
use super::quoted::Quotes;
use super::text::told::Told;
use super::text::{Labels, label, one_line};
use super::visible::html as escaped;
use crate::feud::{Event, Feud, Place};
use crate::value::when::{Datelike, Day};

impl Feud {
    /// The timeline as TimelineJS 3 JSON, one slide for each event with a date. Events without one stand in the title slide, with
    /// the sides and the disputed points, because TimelineJS leaves out what has no date. An imprecise date is a bar over all its
    /// days, and `display_date` says it as finely as it is known. All texts are escaped: they cannot be markup. What TimelineJS has
    /// no field for stands under `feudline`. `labels` is the language, that of the first story if `None`.
    ///
    /// ```
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let story = Document::new("a", "2017年,马斯克离开OpenAI。马斯克起诉OpenAI。");
    /// let json = Feud::assemble(&[extractor.extract(&story)]).to_timelinejs(None);
    /// assert!(json.contains(r#""start_date":{"year":2017,"month":1,"day":1},"end_date":{"year":2017,"month":12,"day":31},"display_date":"2017""#));
    /// ```
    #[must_use]
    pub fn to_timelinejs(&self, labels: Option<Labels>) -> String {
        let labels = Labels::asked(labels, self);
        let maker = Maker { feud: self, labels, told: Told::new(self, labels), quotes: Quotes::new(self) };
        made_inert(serde_json::to_string(&maker.timeline()).expect("the twins have string keys and no fallible field"))
    }
}

#[derive(Serialize)]
struct TimelineJson<'f> {
    title: SlideJson<'f>,
    events: Vec<SlideJson<'f>>,
}

#[derive(Serialize)]
struct SlideJson<'f> {
    unique_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<DateJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<DateJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    text: TextJson,
    /// For the title slide: the events without a date.
    feudline: Vec<EventJson<'f>>,
}

#[derive(Serialize)]
struct DateJson {
    year: i32,
    month: u32,
    day: u32,
}

#[derive(Serialize)]
struct TextJson {
    headline: String,
    text: String,
}

/// What TimelineJS has no field for.
#[derive(Serialize)]
struct EventJson<'f> {
    id: String,
    r#type: &'static str,
    factuality: &'static str,
    speaker: Option<&'f str>,
    side: &'static str,
    earliest: Option<String>,
    latest: Option<String>,
    granularity: Option<&'static str>,
    amounts: Vec<String>,
    evidence: Vec<SpanJson<'f>>,
}

struct Maker<'f> {
    feud: &'f Feud,
    labels: Labels,
    told: Told<'f>,
    quotes: Quotes<'f>,
}

impl<'f> Maker<'f> {
    fn timeline(&self) -> TimelineJson<'f> {
        let dated = self.feud.events.iter().enumerate().filter(|(_, event)| event.when.is_some());
        TimelineJson { title: self.title(), events: dated.map(|(i, event)| self.slide(i, event)).collect() }
    }

    fn title(&self) -> SlideJson<'f> {
        let undated: Vec<usize> = (0..self.feud.events.len()).filter(|&e| self.feud.events[e].when.is_none()).collect();
        let mut text = String::new();
        for which in 0..2 {
            if let Some(parties) = self.told.side(which) {
                text.push_str(&format!("<p>{}: {}</p>", side(which), escaped(&parties)));
            }
        }
        if let Some(dispute) = self.told.dispute() {
            text.push_str(&format!("<p>{}</p>", escaped(&dispute)));
        }
        if !undated.is_empty() {
            text.push_str(&format!("<h4>{}</h4><ul>", self.labels.pick("Undated", "日期不详")));
            for &event in &undated {
                text.push_str(&format!("<li>{} {}</li>", escaped(&self.told.line(event)), self.words(&self.feud.events[event])));
            }
            text.push_str("</ul>");
        }
        if !self.feud.disputed_points.is_empty() {
            text.push_str(&format!("<h4>{}</h4><ul>", self.labels.pick("Who says what", "各执一词")));
            for point in &self.feud.disputed_points {
                text.push_str(&format!("<li>{}<ul>", escaped(&self.told.question(point))));
                for position in &point.positions {
                    let (holder, answer) = (self.told.holder(position), one_line(&position.answer));
                    text.push_str(&format!("<li>{}: {} {}</li>", escaped(&holder), escaped(&answer), self.place(&position.place)));
                }
                text.push_str("</ul></li>");
            }
            text.push_str("</ul>");
        }
        let title = self.feud.documents.iter().find_map(|d| d.title.as_deref());
        let headline = title.or_else(|| self.feud.documents.first().map(|d| &*d.id)).unwrap_or_default();
        SlideJson {
            unique_id: "title".to_owned(),
            start_date: None,
            end_date: None,
            display_date: None,
            group: None,
            text: TextJson { headline: escaped(&one_line(headline)), text },
            feudline: undated.into_iter().map(|e| self.event(e)).collect(),
        }
    }

    fn slide(&self, index: usize, event: &Event) -> SlideJson<'f> {
        let (earliest, latest) = event.when.map_or((None, None), |when| (when.earliest, when.latest));
        // an open interval has a marker at the one day that is known, and its words say that it is open
        let start = earliest.or(latest);
        SlideJson {
            unique_id: event_id(index),
            start_date: start.map(date),
            end_date: latest.filter(|latest| Some(*latest) != start).map(date),
            display_date: Some(self.told.when(event)),
            group: self.group(event),
            text: TextJson { headline: escaped(&self.told.line(index)), text: self.words(event) },
            feudline: vec![self.event(index)],
        }
    }

    /// TimelineJS has one row for each event: that of who acts.
    fn group(&self, event: &Event) -> Option<String> {
        match self.told.side_of(event).split('>').next() {
            Some("A") => self.told.side(0),
            Some("B") => self.told.side(1),
            Some("A+B") => Some("A + B".to_owned()),
            _ => None,
        }
        .map(|group| escaped(&group))
    }

    /// The words that an event rests on, and where they stand.
    fn words(&self, event: &Event) -> String {
        let quotes = event
            .evidence
            .iter()
            .map(|place| format!("<blockquote>{}</blockquote>{}", escaped(&one_line(self.feud.words(*place))), self.place(place)));
        quotes.collect()
    }

    fn place(&self, place: &Place) -> String {
        let quote = self.quotes.at(place);
        format!("<small>{} L{}</small>", escaped(&one_line(quote.document)), quote.line)
    }

    fn event(&self, index: usize) -> EventJson<'f> {
        let event = &self.feud.events[index];
        EventJson {
            id: event_id(index),
            r#type: event.kind.word(),
            factuality: event.factuality.word(),
            speaker: self.told.asserted().speaker(self.feud, index).map(|id| &*self.feud.actors[id.0].name),
            side: self.told.side_of(event),
            earliest: event.when.and_then(|w| w.earliest).map(iso),
            latest: event.when.and_then(|w| w.latest).map(iso),
            granularity: event.when.map(|w| w.granularity.word()),
            amounts: event.amounts.iter().map(|&s| label::exact(&self.feud.sums[s].money)).collect(),
            evidence: event.evidence.iter().map(|place| self.span(place)).collect(),
        }
    }

    fn span(&self, place: &Place) -> SpanJson<'f> {
        let quote = self.quotes.at(place);
        SpanJson { doc: quote.document, start: quote.start, end: quote.end, text: quote.text }
    }
}

fn date(day: Day) -> DateJson {
    DateJson { year: day.year(), month: day.month(), day: day.day() }
}
