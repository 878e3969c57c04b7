//! Which stories have to do with each other: only those of one group are put together closely.
//!
//! Two stories belong together when they name the same pair of parties in one act or one saying, tell of one party's doing
//! on the same day, or are word for word the same for two passages. A party alone, or with an authority, or a single passage
//! may join them too, but only while that joins few such bundles: who turns up in many unrelated matters (a big firm) ties
//! nothing, what every story says ties nothing, and neither does a court.
//! So adding a story touches the group it falls into and no other, and a group stays as small as its matter.

use std::sync::Arc;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::actors::Cast;
use super::{Actor, Told};
use crate::claim::{Claim, ClaimKind};
use crate::entity::{EntityId, EntityKind};
use crate::event::{EventKind, Report, Role};
use crate::value::when::When;

/// How many bundles one party may join by itself.
const MOST_BUNDLES: usize = 4;
/// Of how many parties of one act pairs are made.
const MOST_PARTIES: usize = 8;

/// How many bytes lie between the words of two passages that have nothing in common.
const APART: usize = 120;
/// How many reports on the second passage is sought.
const NEAR: usize = 8;

/// What ties two stories that both have it.
#[derive(PartialEq, Eq, Hash)]
enum Tie {
    Pair(EntityId, EntityId),
    Doing(EventKind, EntityId, When),
    /// Two passages, one after the other.
    Passages(u64, u64),
    Text(u64),
}

/// What ties stories unless too many have it.
#[derive(PartialEq, Eq, Hash)]
enum Hint {
    /// A party, by itself or with an authority.
    Party(EntityId, Option<EntityId>),
    /// A passage: a reprint, or what every story says (was not available for comment).
    Act(EventKind, u64),
    Words(ClaimKind, u64),
}

/// The group of each story, numbered in the order of their first stories.
pub(super) fn groups(stories: &[Arc<Told>], cast: &Cast) -> Vec<usize> {
    let mut bundles = UnionFind::<usize>::new(stories.len());
    let mut first: FxHashMap<Tie, usize> = FxHashMap::default();
    let mut hinted: FxHashMap<Hint, Vec<usize>> = FxHashMap::default();
    for (document, story) in stories.iter().enumerate() {
        let reader = Reader { document, story, cast };
        reader.ties(|tie| {
            let seen = *first.entry(tie).or_insert(document);
            bundles.union(seen, document);
        });
        reader.hints(|hint| {
            let list = hinted.entry(hint).or_default();
            if list.last() != Some(&document) {
                list.push(document);
            }
        });
    }
    // what is tied is settled before any hint is taken, so that the order of hints does not matter
    let bundle: Vec<usize> = (0..stories.len()).map(|d| bundles.find(d)).collect();
    for documents in hinted.values() {
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
    story: &'s Told,
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
        for report in &self.story.reports {
            let parties = self.parties(report);
            match (parties.as_slice(), report.when) {
                (&[alone], Some(when)) if is_day(&when) => tie(Tie::Doing(report.kind, alone, when)),
                _ => pairs(&parties).for_each(|(a, b)| tie(Tie::Pair(a, b))),
            }
        }
        for claim in &self.story.claims {
            pairs(&self.heard(claim)).for_each(|(a, b)| tie(Tie::Pair(a, b)));
        }
        for (i, report) in self.story.reports.iter().enumerate() {
            let behind = |r: &Report| r.trigger.start() >= report.trigger.end() + APART;
            if let Some(next) = self.story.reports[i..].iter().take(NEAR).position(behind) {
                tie(Tie::Passages(self.story.prints[i], self.story.prints[i + next]));
            }
        }
        if !self.story.reports.is_empty() || !self.story.claims.is_empty() {
            tie(Tie::Text(self.story.text));
        }
    }

    fn hints(&self, mut hint: impl FnMut(Hint)) {
        for (report, &print) in self.story.reports.iter().zip(&self.story.prints) {
            for party in self.parties(report) {
                hint(Hint::Party(party, None));
                let authorities = report.parts.iter().filter(|p| p.role == Role::Authority);
                authorities.filter_map(|p| self.actor(p.entity)).for_each(|authority| hint(Hint::Party(party, Some(authority))));
            }
            hint(Hint::Act(report.kind, print));
        }
        for (claim, words) in self.story.claims.iter().zip(&self.story.words) {
            self.heard(claim).into_iter().for_each(|party| hint(Hint::Party(party, None)));
            words.iter().for_each(|&words| hint(Hint::Words(claim.kind, words)));
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
