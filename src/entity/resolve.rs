//! Mentions to entities: every merge has a recorded reason, and two people never merge on a surname.

use std::borrow::Cow;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{Entity, EntityId, EntityKind, EntityMention, Form, Reason, alike};
use crate::mention::{BRANCH, Class, Definition, Mention};
use crate::pack::{Pack, RowId};
use crate::text::{TextView, normal};

/// One surface with its kind: the unit that is joined.
pub(super) struct Surface<'t> {
    pub text: &'t str,
    pub kind: EntityKind,
    pub row: Option<RowId>,
    pub fine: Option<&'static str>,
    /// Whether it is a known firm's name with the word that makes another firm of it.
    pub branch: bool,
}

/// The entities of a text, and for each mention the entity it belongs to (none for dates, sums, posts and pronouns).
pub(crate) fn resolve(
    view: &TextView,
    pack: &Pack,
    mentions: &[Mention],
    definitions: &[Definition],
) -> (Vec<Entity>, Vec<Option<EntityId>>) {
    let mut surfaces: Vec<Surface<'_>> = Vec::new();
    let mut index: FxHashMap<(&str, EntityKind), usize> = FxHashMap::with_capacity_and_hasher(mentions.len() / 3, Default::default());
    let mut of_mention: Vec<Option<usize>> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let Some(kind) = kind_of(mention.class) else {
            of_mention.push(None);
            continue;
        };
        let text = view.slice(mention.span);
        let slot = *index.entry((text, kind)).or_insert_with(|| {
            surfaces.push(Surface { text, kind, row: mention.row, fine: fine_of(mention.class), branch: mention.rule == BRANCH });
            surfaces.len() - 1
        });
        surfaces[slot].row = surfaces[slot].row.or(mention.row);
        of_mention.push(Some(slot));
    }
    let mut joins = Joins { sets: UnionFind::new(surfaces.len()), rows: surfaces.iter().map(|s| s.row).collect(), reasons: Vec::new() };
    join_rows(&surfaces, pack, &mut joins);
    for definition in definitions.iter().filter(|d| !d.generic) {
        let of = view.slice(definition.of);
        let name = view.slice(definition.name);
        let slot = |text: &str| kind_of(definition.class).and_then(|kind| index.get(&(text, kind)).copied());
        if let (Some(a), Some(b)) = (slot(of), slot(name)) {
            joins.join(&surfaces, a, b, definition.rule, || format!("the text defines {name} as {of}"));
        }
    }
    alike::join(&surfaces, &mut joins);
    build(view, pack, mentions, &surfaces, &of_mention, joins)
}

const fn kind_of(class: Class) -> Option<EntityKind> {
    match class {
        Class::Person => Some(EntityKind::Person),
        Class::Organization | Class::Court | Class::Authority => Some(EntityKind::Organization),
        Class::Product => Some(EntityKind::Product),
        Class::Place => Some(EntityKind::Place),
        Class::Work => Some(EntityKind::Document),
        Class::Group => Some(EntityKind::Group),
        _ => None,
    }
}

const fn fine_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Court => Some("court"),
        Class::Authority => Some("authority"),
        _ => None,
    }
}

/// Which surfaces are one party's, so far.
pub(super) struct Joins {
    sets: UnionFind<usize>,
    /// The row of each set's representative, so that two rows never meet.
    rows: Vec<Option<RowId>>,
    reasons: Vec<(usize, Reason)>,
}

impl Joins {
    /// Joins two surfaces, unless two rows would meet; the reason is worded only then.
    pub fn join(&mut self, surfaces: &[Surface<'_>], a: usize, b: usize, rule: &'static str, why: impl FnOnce() -> String) {
        let (ra, rb) = (self.sets.find_mut(a), self.sets.find_mut(b));
        if ra == rb {
            return;
        }
        let row = match (self.rows[ra], self.rows[rb]) {
            (Some(x), Some(y)) if x != y => return,
            (x, y) => x.or(y),
        };
        self.sets.union(ra, rb);
        let root = self.sets.find_mut(a);
        self.rows[root] = row;
        self.reasons.push((a, Reason { a: surfaces[a].text.to_owned(), b: surfaces[b].text.to_owned(), rule: rule.into(), why: why() }));
    }
}

fn join_rows(surfaces: &[Surface<'_>], pack: &Pack, joins: &mut Joins) {
    let mut first: FxHashMap<RowId, usize> = FxHashMap::default();
    for (i, surface) in surfaces.iter().enumerate() {
        let Some(row) = surface.row else { continue };
        match first.get(&row) {
            Some(&other) if surfaces[other].kind == surface.kind => {
                let why = || format!("both are names in row {} of {}", pack.row(row).id(), pack.row(row).file());
                joins.join(surfaces, other, i, "same-row", why);
            }
            Some(_) => {}
            None => {
                first.insert(row, i);
            }
        }
    }
}

fn build(
    view: &TextView,
    pack: &Pack,
    mentions: &[Mention],
    surfaces: &[Surface<'_>],
    of_mention: &[Option<usize>],
    joins: Joins,
) -> (Vec<Entity>, Vec<Option<EntityId>>) {
    let labels = joins.sets.into_labeling();
    // surfaces stand in the order of their first mention, so entities do too
    let mut ids: Vec<Option<usize>> = vec![None; surfaces.len()];
    let mut entities: Vec<Entity> = Vec::new();
    for (surface, &label) in surfaces.iter().zip(&labels) {
        let id = *ids[label].get_or_insert_with(|| {
            entities.push(unnamed(surface.kind));
            entities.len() - 1
        });
        let entity = &mut entities[id];
        if let (None, Some(row)) = (&entity.row, surface.row) {
            entity.row = Some(pack.row(row).id().to_owned());
            entity.fine = Some(pack.row(row).kind().to_owned());
        }
        if entity.fine.is_none() {
            entity.fine = surface.fine.map(str::to_owned);
        }
    }
    let id_of = |slot: usize| ids[labels[slot]];
    for (slot, reason) in joins.reasons {
        if let Some(id) = id_of(slot) {
            entities[id].reasons.push(reason);
        }
    }
    let mut written: Vec<Written<'_>> = vec![Written::new(); entities.len()];
    let mut out = Vec::with_capacity(mentions.len());
    for (mention, slot) in mentions.iter().zip(of_mention) {
        let id = slot.and_then(id_of);
        if let Some(id) = id {
            let span = view.to_raw(mention.span);
            entities[id].mentions.push(EntityMention { span, form: Form::Name });
            // a name is the same with a byte order mark or a line's carriage return in it
            count(&mut written[id], normal::visible(&view.raw()[span.range()]));
        }
        out.push(id.map(EntityId));
    }
    for (entity, written) in entities.iter_mut().zip(written) {
        name(entity, written);
    }
    (entities, out)
}

const fn unnamed(kind: EntityKind) -> Entity {
    Entity { kind, fine: None, row: None, name: String::new(), aliases: Vec::new(), mentions: Vec::new(), reasons: Vec::new() }
}

/// How often each surface is written; one entity has few.
type Written<'t> = SmallVec<[(Cow<'t, str>, usize); 2]>;

fn count<'t>(written: &mut Written<'t>, surface: Cow<'t, str>) {
    match written.iter_mut().find(|(text, _)| *text == surface) {
        Some((_, n)) => *n += 1,
        None => written.push((surface, 1)),
    }
}

/// The fullest name wins, the more frequent one among equals; the others are aliases.
fn name(entity: &mut Entity, mut written: Written<'_>) {
    written.sort_unstable();
    let best = written.iter().max_by_key(|(text, n)| (*n >= 2, *n, text.len())).map_or("", |(text, _)| text.as_ref());
    best.clone_into(&mut entity.name);
    entity.aliases = written.iter().filter(|(text, _)| text.as_ref() != best).map(|(text, _)| text.to_string()).collect();
    entity.reasons.sort();
}
