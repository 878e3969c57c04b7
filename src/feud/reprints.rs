//! Reprints: what a story takes over from another is more evidence of one claim, not another claim.
//!
//! Two claims of different stories are one if the same speaker says the same kind of thing in nearly the same words. Likeness is
//! that of their sets of three letters in a row (A. Broder, "On the resemblance and containment of documents", 1997), which
//! needs no words and so reads Chinese; which claims are compared is told by the smallest hashes of those sets, so that many
//! stories cost little more than their sum.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{DisputedPoint, Feud, Node, Place, Position, Said};
use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::text::normal::fold_char;

/// Letters in a row that make a shingle.
const ROW: usize = 3;
/// Fewer letters prove no reprint: "yes" is said by many.
const LEAST: usize = 8;
/// Two sets that share so many in a hundred of all their shingles are of one text.
const ALIKE: usize = 75;
/// How many smallest hashes stand for a set; sets that are alike share one of them nearly always.
const HASHES: usize = 8;

/// Pools the claims that reprints repeat, and what was found out about each of them.
pub(super) fn pool(feud: &mut Feud) {
    if feud.documents.len() < 2 {
        return;
    }
    let first = firsts(feud);
    if first.iter().enumerate().all(|(claim, &first)| claim == first) {
        return;
    }
    let mut renamed = vec![0; first.len()];
    let mut kept: Vec<Said> = Vec::with_capacity(first.len());
    for (claim, said) in std::mem::take(&mut feud.claims).into_iter().enumerate() {
        if first[claim] == claim {
            renamed[claim] = kept.len();
            kept.push(said);
        } else {
            renamed[claim] = renamed[first[claim]];
            let of = &mut kept[renamed[claim]];
            of.evidence.extend(said.evidence);
            of.evidence.sort_unstable();
            of.evidence.dedup();
        }
    }
    feud.claims = kept;
    let rename = |node: &mut Node| {
        if let Node::Claim(claim) = node {
            *claim = renamed[*claim];
        }
    };
    for relation in &mut feud.relations {
        rename(&mut relation.from);
        rename(&mut relation.to);
    }
    feud.relations.retain(|r| r.from != r.to);
    for point in &mut feud.disputed_points {
        for claim in point.positions.iter_mut().filter_map(|p| p.claim.as_mut()) {
            *claim = renamed[*claim];
        }
        unite(point);
    }
    feud.disputed_points.retain(|point| point.positions.len() > 1);
}

/// For each claim the first one that says the same, which may be itself.
fn firsts(feud: &Feud) -> Vec<usize> {
    let mut seen: FxHashMap<(ClaimKind, Option<EntityId>, u32), Vec<usize>> = FxHashMap::default();
    let mut shingles: Vec<Vec<u32>> = Vec::with_capacity(feud.claims.len());
    let mut first = Vec::with_capacity(feud.claims.len());
    for (claim, said) in feud.claims.iter().enumerate() {
        shingles.push(shingled(feud.words(said.content)));
        let own = &shingles[claim];
        let hashes: Vec<_> = own.iter().take(HASHES).map(|&hash| (said.kind, said.speaker, hash)).collect();
        let near = hashes.iter().filter_map(|key| seen.get(key)).flatten();
        let reprinted = near
            .copied()
            .filter(|&earlier| feud.claims[earlier].content.document != said.content.document && are_alike(&shingles[earlier], own));
        let found = reprinted.min();
        if found.is_none() && !own.is_empty() {
            for key in hashes {
                seen.entry(key).or_default().push(claim);
            }
        }
        first.push(found.unwrap_or(claim));
    }
    first
}

/// The hashes of all rows of letters, each once, the smallest first; none of a text that is too short.
fn shingled(text: &str) -> Vec<u32> {
    let letters: Vec<u32> = text.chars().filter(|c| c.is_alphanumeric()).map(|c| u32::from(fold_char(c).to_ascii_lowercase())).collect();
    if letters.len() < LEAST {
        return Vec::new();
    }
    let hash = |row: &[u32]| {
        let mixed = row.iter().fold(0_u64, |hash, &c| (hash.rotate_left(21) ^ u64::from(c)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        (mixed >> 32) as u32
    };
    let mut all: Vec<u32> = letters.windows(ROW).map(hash).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn are_alike(a: &[u32], b: &[u32]) -> bool {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared * 100 >= ALIKE * (a.len() + b.len() - shared)
}

/// One answer of one speaker stands once, however many stories print it; one of a story stands for itself.
fn unite(point: &mut DisputedPoint) {
    let mut seen: FxHashSet<(Option<EntityId>, Option<usize>, String)> = FxHashSet::default();
    point.positions.retain(|p: &Position| {
        let Position { speaker, claim, answer, place: Place { .. }, .. } = p;
        claim.is_none() || seen.insert((*speaker, *claim, answer.clone()))
    });
}
