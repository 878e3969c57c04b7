//! Which stories have to do with each other: only those of one group are put together closely.
//!
//! Two stories belong together when they name the same pair of parties in one act or one saying, tell of one party's doing
//! on the same day, or are word for word the same for two passages. A party alone, or with an authority, or a single passage
//! may join them too, but only while that joins few such bundles: who turns up in many unrelated matters (a big firm) ties
//! nothing, what every story says ties nothing, and neither does a court.
//! What a story brings to this is its [`Outline`]. So adding a story touches the group it falls into and no other, and a group stays as small as its matter.

use std::sync::Arc;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::Told;
use super::actors::Cast;
use super::outline::{Hint, Outline, Tie, Whom};
use crate::entity::EntityKind;

/// How many bundles one party may join by itself.
///
/// ```
/// assert_eq!(feudline::feud::MOST_BUNDLES, 4);
/// ```
pub const MOST_BUNDLES: usize = 4;

/// The group of each story, numbered in the order of their first stories.
pub(super) fn groups(stories: &[Arc<Told>], cast: &Cast) -> Vec<usize> {
    let mut bundles = UnionFind::<usize>::new(stories.len());
    let mut first: FxHashMap<Tie, usize> = FxHashMap::default();
    let mut hinted: FxHashMap<Hint, Vec<usize>> = FxHashMap::default();
    let is_party: Vec<bool> = cast.actors.iter().map(|actor| !is_institution(actor.kind, actor.fine.as_deref())).collect();
    for (document, story) in stories.iter().enumerate() {
        let outline = Outline::of_told(story);
        let who: Vec<Whom> = cast.actor_of[document].iter().map(|a| Whom { actor: a.0, is_party: is_party[a.0] }).collect();
        outline.ties(&who, |tie| {
            let seen = *first.entry(tie).or_insert(document);
            bundles.union(seen, document);
        });
        outline.hints(&who, |hint| {
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

/// Who meets all the world by office or trade, and is no party where it does.
pub(super) fn is_institution(kind: EntityKind, fine: Option<&str>) -> bool {
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
    matches!(kind, EntityKind::Place | EntityKind::Document | EntityKind::Group) || fine.is_some_and(|fine| OFFICES.contains(&fine))
}
