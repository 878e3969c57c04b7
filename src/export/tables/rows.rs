//! The rows of each table.

use super::{Cell, Row, Table};
use crate::entity::EntityId;
use crate::event::Part;
use crate::export::belonging::sides_taken;
use crate::export::ids::{claim_id, dispute_id, entity_id, event_id, node_id, point_id, side, sum_id, unit};
use crate::export::quoted::Quotes;
use crate::export::text::label::Labels;
use crate::export::text::told::Told;
use crate::feud::{Feud, Node, Place};
use crate::value::when::When;

/// All rows of a table; each is as long as the table has columns.
pub(in crate::export) fn rows(feud: &Feud, table: Table, labels: Labels) -> Vec<Row> {
    let maker = Maker { feud, quotes: Quotes::new(feud), told: Told::new(feud, labels) };
    match table {
        Table::Events => (0..feud.events.len()).map(|e| maker.event(e)).collect(),
        Table::Participants => maker.participants(),
        Table::Amounts => maker.amounts(),
        Table::Claims => maker.claims(),
        Table::Mentions => maker.mentions(),
        Table::DisputedPoints => maker.disputed_points(),
        Table::Entities => (0..feud.actors.len()).map(|a| maker.entity(EntityId(a))).collect(),
        Table::Dates => maker.dates(),
        Table::Evidence => maker.evidence(),
        Table::Relations => maker.relations(),
        Table::Documents => (0..feud.documents.len()).map(|d| maker.document(d)).collect(),
        Table::Disputes => (0..feud.disputes.len()).map(|d| maker.dispute(d)).collect(),
    }
}

fn text(text: impl Into<String>) -> Option<Cell> {
    Some(Cell::Text(text.into()))
}

fn list(list: impl IntoIterator<Item = String>) -> Option<Cell> {
    Some(Cell::List(list.into_iter().collect()))
}

const fn integer(n: usize) -> Option<Cell> {
    Some(Cell::Integer(n))
}

/// The identifier of a dispute.
fn dispute(index: Option<usize>) -> Option<Cell> {
    index.map(|index| Cell::Text(dispute_id(index)))
}

/// Earliest, latest, granularity.
fn when(when: Option<When>) -> [Option<Cell>; 3] {
    let Some(when) = when else { return [None, None, None] };
    [when.earliest.map(Cell::Day), when.latest.map(Cell::Day), text(when.granularity.word())]
}

struct Maker<'f> {
    feud: &'f Feud,
    quotes: Quotes<'f>,
    told: Told<'f>,
}

impl Maker<'_> {
    /// Document, start, end, line, quote.
    fn place(&self, place: Option<&Place>) -> [Option<Cell>; 5] {
        let Some(place) = place else { return [None, None, None, None, None] };
        let quote = self.quotes.at(place);
        [text(quote.document), integer(quote.start), integer(quote.end), integer(quote.line), text(quote.text)]
    }

    fn name(&self, id: EntityId) -> String {
        self.feud.actors[id.0].name.clone()
    }

    /// Id and name of somebody.
    fn party(&self, id: Option<EntityId>) -> [Option<Cell>; 2] {
        [id.map(|id| Cell::Text(entity_id(&id))), id.map(|id| Cell::Text(self.name(id)))]
    }

    /// The side of somebody in what a story tells.
    fn side_in(&self, document: usize, id: EntityId) -> Option<Cell> {
        self.told.side_in_story(document, id).and_then(|s| text(side(s)))
    }

    fn names(&self, ids: &[EntityId]) -> [Option<Cell>; 2] {
        [list(ids.iter().map(entity_id)), list(ids.iter().map(|id| self.name(*id)))]
    }

    fn sums(&self, sums: &[usize]) -> [Option<Cell>; 2] {
        let words = |&s: &usize| self.feud.words(self.feud.sums[s].place).to_owned();
        [list(sums.iter().map(|&s| sum_id(s))), list(sums.iter().map(words))]
    }

    fn parts(&self, parts: &[Part]) -> Option<Cell> {
        list(parts.iter().map(|p| format!("{}: {}", p.role.word(), self.name(p.entity))))
    }

    /// Who says that an event happened.
    fn speaker(&self, event: usize) -> [Option<Cell>; 2] {
        self.party(self.told.asserted().speaker(self.feud, event))
    }

    fn event(&self, index: usize) -> Row {
        let event = &self.feud.events[index];
        let mut row = vec![text(event_id(index))];
        row.extend(when(event.when));
        row.extend([text(event.kind.word()), text(self.told.line(index)), text(event.factuality.word())]);
        row.extend(self.speaker(index));
        row.push(self.told.asserted().claim(index).map(|c| Cell::Text(claim_id(c))));
        row.extend([text(self.told.side_of(index)), self.parts(&event.parts)]);
        row.extend(self.sums(&event.amounts));
        row.extend(self.place(event.evidence.first()));
        row.extend([integer(event.evidence.len()), text(&*event.rule), list(event.notes.iter().map(|n| n.to_string()))]);
        row.push(dispute(self.told.belonging().of_event(index)));
        row
    }

    fn participants(&self) -> Vec<Row> {
        let events = self.feud.events.iter().enumerate();
        let rows = events.flat_map(|(i, event)| event.parts.iter().map(move |part| (i, event, part)));
        rows.map(|(i, event, part)| {
            let mut row = vec![text(event_id(i)), text(event.kind.word()), text(event.factuality.word())];
            row.extend(self.speaker(i));
            row.push(text(part.role.word()));
            row.extend(self.party(Some(part.entity)));
            let which = self.told.sides_of_event(i).and_then(|dispute| dispute.side_of(part.entity));
            row.extend([text(self.feud.actors[part.entity.0].kind.word()), which.and_then(|s| text(side(s)))]);
            row.extend(self.place(event.evidence.first()));
            row.push(dispute(self.told.belonging().of_event(i)));
            row
        })
        .collect()
    }

    fn amounts(&self) -> Vec<Row> {
        let mut events: Vec<Vec<usize>> = vec![Vec::new(); self.feud.sums.len()];
        for (i, event) in self.feud.events.iter().enumerate() {
            event.amounts.iter().for_each(|&s| events[s].push(i));
        }
        let sums = self.feud.sums.iter().zip(&events).enumerate();
        sums.map(|(i, (sum, events))| {
            let of = |word: &dyn Fn(usize) -> String| list(events.iter().map(|&e| word(e)));
            let speaker = |e| self.told.asserted().speaker(self.feud, e).map_or_else(String::new, |id| self.name(id));
            let mut row = vec![text(sum_id(i)), sum.money.low.map(Cell::Decimal), sum.money.high.map(Cell::Decimal)];
            row.push(sum.money.currency.map(|c| Cell::Text(c.code().to_owned())));
            row.extend([text(unit(sum.money.unit)), Some(Cell::Flag(sum.money.per_unit))]);
            row.extend([
                of(&event_id),
                of(&|e| self.feud.events[e].kind.word().to_owned()),
                of(&|e| self.feud.events[e].factuality.word().to_owned()),
                of(&speaker),
            ]);
            row.extend(self.place(Some(&sum.place)));
            row.push(text(&*sum.rule));
            row
        })
        .collect()
    }

    fn claims(&self) -> Vec<Row> {
        let mut events: Vec<Vec<usize>> = vec![Vec::new(); self.feud.claims.len()];
        for event in 0..self.feud.events.len() {
            if let Some(claim) = self.told.asserted().claim(event) {
                events[claim].push(event);
            }
        }
        let claims = self.feud.claims.iter().zip(&events).enumerate();
        claims
            .map(|(i, (claim, events))| {
                let mut row = vec![text(claim_id(i)), text(claim.kind.word())];
                row.extend(self.party(claim.speaker));
                row.push(claim.speaker.and_then(|id| self.side_in(claim.content.document, id)));
                row.extend(self.names(&claim.targets));
                row.extend(when(claim.said));
                row.extend([text(claim.quote.word()), text(self.feud.words(claim.cue))]);
                row.push(list(events.iter().map(|&e| event_id(e))));
                row.extend(self.place(Some(&claim.content)));
                row.extend([text(&*claim.rule), dispute(self.told.belonging().of_story(claim.content.document))]);
                row
            })
            .collect()
    }

    fn mentions(&self) -> Vec<Row> {
        let actors = self.feud.actors.iter().enumerate();
        let all = actors.flat_map(|(i, actor)| actor.mentions.iter().map(move |mention| (EntityId(i), actor, mention)));
        all.map(|(id, actor, (place, form))| {
            let mut row: Row = self.party(Some(id)).into();
            row.extend([text(actor.kind.word()), self.side_in(place.document, id), text(form.word())]);
            row.extend(self.place(Some(place)));
            row.push(dispute(self.told.belonging().of_story(place.document)));
            row
        })
        .collect()
    }

    fn disputed_points(&self) -> Vec<Row> {
        let points = self.feud.disputed_points.iter().enumerate();
        let all = points.flat_map(|(i, point)| point.positions.iter().enumerate().map(move |(n, position)| (i, point, n, position)));
        all.map(|(i, point, n, position)| {
            let mut row = vec![text(point_id(i)), text(point.kind.word()), text(self.told.question(point)), self.parts(&point.about)];
            row.extend([integer(n + 1), self.told.side_held(i, position).and_then(|s| text(side(s)))]);
            row.extend(self.party(position.speaker));
            row.extend([text(&*position.answer), position.claim.map(|c| Cell::Text(claim_id(c)))]);
            row.extend(self.place(Some(&position.place)));
            row.push(dispute(self.told.belonging().of_point(i)));
            row
        })
        .collect()
    }

    fn entity(&self, id: EntityId) -> Row {
        let actor = &self.feud.actors[id.0];
        let mut row = vec![text(entity_id(&id)), text(actor.kind.word())];
        row.extend([actor.fine.clone().map(Cell::Text), actor.row.clone().map(Cell::Text)]);
        let taken: Vec<(usize, usize)> = sides_taken(self.feud, id).collect();
        let first = taken.first().and_then(|(_, which)| text(side(*which)));
        row.extend([text(&*actor.name), list(actor.aliases.iter().cloned()), first, integer(actor.mentions.len())]);
        row.push(list(actor.reasons.iter().map(|r| format!("{} [{}]", r.why, r.rule))));
        row.extend(self.place(actor.mentions.first().map(|(place, _)| place)));
        row.push(list(taken.iter().map(|(index, _)| dispute_id(*index))));
        row
    }

    fn dates(&self) -> Vec<Row> {
        let dates = self.feud.dates.iter().enumerate();
        dates
            .map(|(i, date)| {
                let mut row = vec![text(format!("d{}", i + 1))];
                row.extend(when(Some(date.when)));
                row.push(date.note.as_deref().and_then(text));
                row.extend(self.place(Some(&date.place)));
                row.push(text(&*date.rule));
                row
            })
            .collect()
    }

    fn evidence(&self) -> Vec<Row> {
        let events = self.feud.events.iter().enumerate().map(|(i, e)| (event_id(i), "event", &e.evidence));
        let claims = self.feud.claims.iter().enumerate().map(|(i, c)| (claim_id(i), "claim", &c.evidence));
        let all = events.chain(claims).flat_map(|(id, kind, places)| places.iter().enumerate().map(move |(n, p)| (id.clone(), kind, n, p)));
        all.map(|(id, kind, n, place)| {
            let mut row = vec![text(id), text(kind), integer(n + 1)];
            row.extend(self.place(Some(place)));
            row
        })
        .collect()
    }

    fn relations(&self) -> Vec<Row> {
        let id = |node: Node| text(node_id(node));
        self.feud.relations.iter().map(|r| vec![text(r.kind.word()), id(r.from), id(r.to), text(&*r.why)]).collect()
    }

    fn document(&self, index: usize) -> Row {
        let story = &self.feud.documents[index];
        vec![
            text(&*story.id),
            story.title.as_deref().and_then(text),
            story.source.as_deref().and_then(text),
            story.url.as_deref().and_then(text),
            story.published.map(Cell::Day),
            Some(Cell::Flag(story.published_inferred)),
            text(story.language.tag()),
            integer(self.quotes.characters(index)),
            integer(story.repeated_paragraphs),
            story.encoding.as_deref().and_then(text),
            dispute(self.told.belonging().of_story(index)),
        ]
    }

    fn dispute(&self, index: usize) -> Row {
        let told = &self.feud.disputes[index];
        let mut row = vec![text(dispute_id(index))];
        told.sides.iter().for_each(|side| row.extend(self.names(side)));
        row.extend([text(told.state.word()), told.by.map(|e| Cell::Text(event_id(e))), told.opened.map(|e| Cell::Text(event_id(e)))]);
        row.extend(when(told.opened.and_then(|e| self.feud.events.get(e)?.when)));
        row.extend(self.sums(&told.asked));
        row.extend(self.sums(&told.awarded));
        row.push(list(told.documents.iter().map(|&d| self.feud.documents[d].id.to_string())));
        row.extend([integer(told.events.len()), integer(told.points.len())]);
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::export::tables::ColumnKind;

    #[test]
    fn every_row_has_a_cell_of_the_right_kind_for_each_column() {
        let feud = sample::feud();
        for &table in Table::ALL {
            let rows = rows(&feud, table, Labels::Chinese);
            assert!(!rows.is_empty(), "{}: the sample has something for every table", table.word());
            for row in rows {
                assert_eq!(row.len(), table.columns().len(), "{}", table.word());
                for (cell, column) in row.iter().zip(table.columns()) {
                    let kind = cell.as_ref().map(|cell| match cell {
                        Cell::Text(_) => ColumnKind::Text,
                        Cell::Integer(_) => ColumnKind::Integer,
                        Cell::Flag(_) => ColumnKind::Flag,
                        Cell::Day(_) => ColumnKind::Day,
                        Cell::Decimal(_) => ColumnKind::Decimal,
                        Cell::List(_) => ColumnKind::List,
                    });
                    assert!(kind.is_none_or(|kind| kind == column.kind), "{}.{}", table.word(), column.name);
                }
            }
        }
    }
}
