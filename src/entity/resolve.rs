//! Mentions to entities: every merge has a recorded reason, and two people never merge on a surname.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::alias::{self, NameKind};
use super::name;
use super::{Entity, EntityId, EntityKind, EntityMention, Form, Reason};
use crate::mention::{Class, Definition, Mention};
use crate::pack::{Pack, RowId};
use crate::text::TextView;

/// Above this many different surfaces only those that tables or definitions join are compared.
const MOST_COMPARED: usize = 400;

/// One surface with its kind: the unit that is joined.
struct Surface<'t> {
    text: &'t str,
    kind: EntityKind,
    row: Option<RowId>,
    first: usize,
    fine: Option<&'static str>,
}

/// The entities of a text, and for each mention the entity it belongs to (none for dates, sums, posts and pronouns).
pub(crate) fn resolve(
    view: &TextView,
    pack: &Pack,
    mentions: &[Mention],
    definitions: &[Definition],
) -> (Vec<Entity>, Vec<Option<EntityId>>) {
    let mut surfaces: Vec<Surface<'_>> = Vec::new();
    let mut index: FxHashMap<(&str, EntityKind), usize> = FxHashMap::default();
    let mut of_mention: Vec<Option<usize>> = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let Some(kind) = kind_of(mention.class) else {
            of_mention.push(None);
            continue;
        };
        let text = view.slice(mention.span);
        let slot = *index.entry((text, kind)).or_insert_with(|| {
            surfaces.push(Surface { text, kind, row: mention.row, first: i, fine: fine_of(mention.class) });
            surfaces.len() - 1
        });
        surfaces[slot].row = surfaces[slot].row.or(mention.row);
        of_mention.push(Some(slot));
    }
    let mut joins = Joins { sets: UnionFind::new(surfaces.len()), rows: surfaces.iter().map(|s| s.row).collect(), reasons: Vec::new() };
    join_rows(&surfaces, pack, &mut joins);
    for definition in definitions {
        let of = view.slice(definition.of);
        let name = view.slice(definition.name);
        let slot = |text: &str| kind_of(definition.class).and_then(|kind| index.get(&(text, kind)).copied());
        if let (Some(a), Some(b)) = (slot(of), slot(name)) {
            joins.join(&surfaces, a, b, definition.rule, format!("the text defines {name} as {of}"));
        }
    }
    join_alike(&surfaces, pack, &mut joins);
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

struct Joins {
    sets: UnionFind<usize>,
    /// The row of each set's representative, so that two rows never meet.
    rows: Vec<Option<RowId>>,
    reasons: Vec<(usize, Reason)>,
}

impl Joins {
    fn join(&mut self, surfaces: &[Surface<'_>], a: usize, b: usize, rule: &'static str, why: String) {
        let (ra, rb) = (self.sets.find(a), self.sets.find(b));
        if ra == rb {
            return;
        }
        let row = match (self.rows[ra], self.rows[rb]) {
            (Some(x), Some(y)) if x != y => return,
            (x, y) => x.or(y),
        };
        self.sets.union(ra, rb);
        let root = self.sets.find(a);
        self.rows[root] = row;
        self.reasons.push((a, Reason { a: surfaces[a].text.to_owned(), b: surfaces[b].text.to_owned(), rule, why }));
    }
}

fn join_rows(surfaces: &[Surface<'_>], pack: &Pack, joins: &mut Joins) {
    let mut first: BTreeMap<RowId, usize> = BTreeMap::new();
    for (i, surface) in surfaces.iter().enumerate() {
        let Some(row) = surface.row else { continue };
        match first.get(&row) {
            Some(&other) if surfaces[other].kind == surface.kind => {
                let why = format!("both are names in row {} of {}", pack.row(row).id, pack.row(row).file);
                joins.join(surfaces, other, i, "same-row", why);
            }
            Some(_) => {}
            None => {
                first.insert(row, i);
            }
        }
    }
}

/// Names compared pair by pair: spacing, short forms, transliteration, slips.
fn join_alike(surfaces: &[Surface<'_>], pack: &Pack, joins: &mut Joins) {
    if surfaces.len() > MOST_COMPARED {
        return;
    }
    let rows: FxHashMap<&str, RowId> = surfaces.iter().filter_map(|s| Some((s.text, s.row?))).collect();
    let lookup = |name: &str| rows.get(name).map(|r| r.0);
    let people: Vec<&str> = surfaces.iter().filter(|s| s.kind == EntityKind::Person).map(|s| s.text).collect();
    for (i, a) in surfaces.iter().enumerate() {
        for (j, b) in surfaces.iter().enumerate().skip(i + 1) {
            if a.kind != b.kind || (a.row.is_some() && a.row == b.row) {
                continue;
            }
            let kind = match a.kind {
                EntityKind::Person => NameKind::Person,
                EntityKind::Organization | EntityKind::Product => NameKind::Organization,
                _ => continue,
            };
            if a.kind == EntityKind::Product && name::squeeze(a.text) != name::squeeze(b.text) {
                continue;
            }
            if kind == NameKind::Organization && a.fine != b.fine && !(a.fine.is_none() || b.fine.is_none()) {
                continue;
            }
            let slipped = (a.row.is_none() || b.row.is_none()) && name::slip(a.text, b.text);
            if slipped {
                joins.join(
                    surfaces,
                    i,
                    j,
                    "letter-slip",
                    format!("{} is one slip away from {} and stands in no table", pick(a, b).0, pick(a, b).1),
                );
                continue;
            }
            let verdict = alias::same(a.text, b.text, kind, &lookup);
            let lone = kind != NameKind::Person || is_only_full_name(a.text, b.text, &people);
            if verdict.same && lone {
                joins.join(surfaces, i, j, verdict.rule, verdict.why);
            }
        }
    }
    let _ = pack;
}

/// The slip first, the right form second.
fn pick<'s>(a: &Surface<'s>, b: &Surface<'s>) -> (&'s str, &'s str) {
    if a.row.is_none() { (a.text, b.text) } else { (b.text, a.text) }
}

/// A short name of a person is joined to a full one only if no other full name in the text ends or begins with it.
fn is_only_full_name(a: &str, b: &str, people: &[&str]) -> bool {
    let (short, full) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if !full.contains(short) {
        return true;
    }
    !people.iter().any(|p| {
        *p != full
            && *p != short
            && p.len() > short.len()
            && (p.ends_with(short) || p.starts_with(short))
            && name::squeeze(p) != name::squeeze(full)
            && !p.contains(full)
            && !full.contains(*p)
    })
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
    let mut ids: FxHashMap<usize, usize> = FxHashMap::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut order: Vec<usize> = (0..surfaces.len()).collect();
    order.sort_by_key(|&s| surfaces[s].first);
    for &s in &order {
        let id = *ids.entry(labels[s]).or_insert_with(|| {
            entities.push(Entity {
                kind: surfaces[s].kind,
                fine: None,
                row: None,
                name: String::new(),
                aliases: Vec::new(),
                mentions: Vec::new(),
                reasons: Vec::new(),
            });
            entities.len() - 1
        });
        let entity = &mut entities[id];
        if let (None, Some(row)) = (&entity.row, surfaces[s].row) {
            entity.row = Some(pack.row(row).id.to_string());
            entity.fine = Some(pack.row(row).kind.to_string());
        }
        if entity.fine.is_none() {
            entity.fine = surfaces[s].fine.map(str::to_owned);
        }
    }
    for (slot, reason) in joins.reasons {
        entities[ids[&labels[slot]]].reasons.push(reason);
    }
    let mut counts: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); entities.len()];
    let mut out = Vec::with_capacity(mentions.len());
    for (mention, slot) in mentions.iter().zip(of_mention) {
        let Some(slot) = slot else {
            out.push(None);
            continue;
        };
        let id = ids[&labels[*slot]];
        let span = view.to_raw(mention.span);
        entities[id].mentions.push(EntityMention { span, form: Form::Name });
        *counts[id].entry(&view.raw()[span.range()]).or_default() += 1;
        out.push(Some(EntityId(id)));
    }
    for (entity, counts) in entities.iter_mut().zip(counts) {
        // the fullest name wins, the more frequent one among equals
        let name = counts.iter().max_by_key(|(text, n)| (**n >= 2, **n, text.len())).map_or("", |(text, _)| text);
        entity.name = name.to_owned();
        entity.aliases = counts.keys().filter(|t| **t != name).map(|t| (*t).to_owned()).collect();
        entity.reasons.sort();
    }
    (entities, out)
}
