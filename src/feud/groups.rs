//! Which stories have to do with each other: only those of one group are put together closely.
//!
//! Two stories belong together when they name the same pair of parties in one act or one saying, tell of one party's doing
//! on the same day, or have a passage word for word. One party alone, or with an authority, may join them too, but only while
//! that joins few such bundles: who turns up in many unrelated matters (a big firm) ties nothing, and neither does a court.
//! So adding a story touches the group it falls into and no other, and a group stays as small as its matter.

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::actors::Cast;
use super::{Actor, reprints};
use crate::claim::{Claim, ClaimKind};
use crate::entity::{EntityId, EntityKind};
use crate::event::{EventKind, Report, Role};
use crate::extract::Extraction;
use crate::value::when::When;

/// How many bundles one party may join by itself.
const MOST_BUNDLES: usize = 4;
/// Of how many parties of one act pairs are made.
const MOST_PARTIES: usize = 8;
/// So many bytes of somebody's words are hardly said twice.
const PASSAGE: usize = 48;

/// What ties two stories that both have it.
#[derive(PartialEq, Eq, Hash)]
enum Tie {
    Pair(EntityId, EntityId),
    Doing(EventKind, EntityId, When),
    Act(EventKind, u64),
    Words(ClaimKind, u64),
}

/// The group of each story, numbered in the order of their first stories.
pub(super) fn groups(stories: &[Arc<Extraction>], cast: &Cast) -> Vec<usize> {
    let mut bundles = UnionFind::<usize>::new(stories.len());
    let mut first: FxHashMap<Tie, usize> = FxHashMap::default();
    let mut acting: BTreeMap<(EntityId, Option<EntityId>), Vec<usize>> = BTreeMap::new();
    for (document, story) in stories.iter().enumerate() {
        let reader = Reader { document, story, cast };
        reader.ties(|tie| {
            let seen = *first.entry(tie).or_insert(document);
            bundles.union(seen, document);
        });
        reader.acting(|actor, authority| {
            let list = acting.entry((actor, authority)).or_default();
            if list.last() != Some(&document) {
                list.push(document);
            }
        });
    }
    // what is tied by pairs is settled before any party ties by itself, so that the order of parties does not matter
    let bundle: Vec<usize> = (0..stories.len()).map(|d| bundles.find(d)).collect();
    for documents in acting.values() {
        let mut joined: Vec<usize> = Vec::with_capacity(MOST_BUNDLES + 1);
        for &document in documents {
            if !joined.contains(&bundle[document]) {
                joined.push(bundle[document]);
            }
            if joined.len() > MOST_BUNDLES {
                break;
            }
        }
        if joined.len() <= MOST_BUNDLES {
            for pair in joined.windows(2) {
                bundles.union(pair[0], pair[1]);
            }
        }
    }
    let mut number = FxHashMap::default();
    (0..stories.len())
        .map(|d| {
            let next = number.len();
            *number.entry(bundles.find(d)).or_insert(next)
        })
        .collect()
}

/// A story, asked what ties it to others.
struct Reader<'s> {
    document: usize,
    story: &'s Extraction,
    cast: &'s Cast,
}

impl Reader<'_> {
    fn actor(&self, id: EntityId) -> Option<EntityId> {
        self.cast.actor(self.document, id)
    }

    fn is_party(&self, actor: EntityId) -> bool {
        !is_institution(&self.cast.actors[actor.0])
    }

    /// The parties of an act, each once; courts and authorities are none.
    fn parties(&self, report: &Report) -> Vec<EntityId> {
        let parts = report.parts.iter().filter(|p| !matches!(p.role, Role::Court | Role::Authority));
        few(parts.filter_map(|p| self.actor(p.entity)).filter(|&actor| self.is_party(actor)))
    }

    /// Who speaks, for whom, and about whom.
    fn heard(&self, claim: &Claim) -> Vec<EntityId> {
        let named = claim.speaker.iter().chain(&claim.house).chain(&claim.targets);
        few(named.filter_map(|&id| self.actor(id)).filter(|&actor| self.is_party(actor)))
    }

    fn ties(&self, mut tie: impl FnMut(Tie)) {
        let text = self.story.document.text();
        for report in &self.story.reports {
            let parties = self.parties(report);
            match (parties.as_slice(), report.when) {
                (&[alone], Some(when)) if is_day(&when) => tie(Tie::Doing(report.kind, alone, when)),
                _ => pairs(&parties).for_each(|(a, b)| tie(Tie::Pair(a, b))),
            }
            tie(Tie::Act(report.kind, reprints::print(reprints::around(text, report.trigger))));
        }
        for claim in &self.story.claims {
            pairs(&self.heard(claim)).for_each(|(a, b)| tie(Tie::Pair(a, b)));
            let words = text.get(claim.content.range()).unwrap_or_default();
            if words.len() >= PASSAGE {
                tie(Tie::Words(claim.kind, reprints::print(words)));
            }
        }
    }

    /// Every party that does something, by itself and with each authority that it meets.
    fn acting(&self, mut act: impl FnMut(EntityId, Option<EntityId>)) {
        for report in &self.story.reports {
            for party in self.parties(report) {
                act(party, None);
                let authorities = report.parts.iter().filter(|p| p.role == Role::Authority);
                authorities.filter_map(|p| self.actor(p.entity)).for_each(|authority| act(party, Some(authority)));
            }
        }
        for claim in &self.story.claims {
            self.heard(claim).into_iter().for_each(|party| act(party, None));
        }
    }
}

fn few(actors: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut actors: Vec<EntityId> = actors.collect();
    actors.sort_unstable();
    actors.dedup();
    actors.truncate(MOST_PARTIES);
    actors
}

fn pairs(actors: &[EntityId]) -> impl Iterator<Item = (EntityId, EntityId)> + '_ {
    actors.iter().enumerate().flat_map(|(i, &a)| actors[i + 1..].iter().map(move |&b| (a, b)))
}

fn is_day(when: &When) -> bool {
    when.earliest.is_some() && when.earliest == when.latest
}

/// Who meets all the world by office or trade, and is no party where it does.
pub(super) fn is_institution(actor: &Actor) -> bool {
    const OFFICES: &[&str] = &[
        "court",
        "tribunal",
        "judge",
        "regulator",
        "authority",
        "ministry",
        "prosecutor",
        "police",
        "government",
        "agency",
        "legislature",
        "centralbank",
        "intergovernmental",
        "exchange",
        "media",
        "newspaper",
        "magazine",
        "broadcaster",
        "site",
        "politician",
        "economist",
        "lawyer",
    ];
    matches!(actor.kind, EntityKind::Place | EntityKind::Document | EntityKind::Group)
        || actor.fine.as_deref().is_some_and(|fine| OFFICES.contains(&fine))
}
