//! Reprints: what a story takes over from another is more evidence of one claim, not another claim.
//!
//! Two claims of different stories are one if the same speaker says the same kind of thing in nearly the same words, or if
//! all that stands around them is the same too. Likeness is that of their sets of three letters in a row (A. Broder, "On the
//! resemblance and containment of documents", 1997), which needs no words and so reads Chinese; which claims are compared is
//! told by the smallest hashes of those sets, so that many stories cost little more than their sum.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::{DisputedPoint, Feud, Node, Place, Said};
use crate::claim::ClaimKind;
use crate::entity::{EntityId, EntityKind};
use crate::event::EventKind;
use crate::span::Span;
use crate::text::normal::{fold_char, is_han};
use crate::value::when::Day;

/// Letters in a row that make a shingle.
const ROW: usize = 3;
/// Fewer letters prove no reprint: "no" is said by many, and often. What stands around them does.
const LEAST: usize = 8;
/// How much that is on either side, in bytes.
const AROUND: usize = 60;
/// Two sets that share so many in a hundred of all their shingles are of one text.
const ALIKE: usize = 75;
/// How many smallest hashes stand for a set; sets that are alike share one of them nearly always.
const HASHES: usize = 8;
/// A row that so many different sayings hold tells none of them from another.
const MOST_SAYINGS: usize = 64;

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

/// Points of one question that several stories raise are one point: the same kind of event about the same parties, or about
/// some of them. Figures and days are questions of their own.
pub(super) fn unite_questions(feud: &mut Feud) {
    let sums: FxHashSet<Place> = feud.sums.iter().map(|s| s.place).collect();
    let is_truth = |point: &DisputedPoint| point.positions.iter().all(|p| !sums.contains(&p.place) && p.answer.parse::<Day>().is_err());
    let mut kept: Vec<DisputedPoint> = Vec::with_capacity(feud.disputed_points.len());
    // which points stand for which kind of event in which dispute
    let mut open: FxHashMap<(Option<usize>, EventKind), Vec<usize>> = FxHashMap::default();
    for point in std::mem::take(&mut feud.disputed_points) {
        let Some(first) = point.positions.first().map(|p| p.place.document).filter(|_| is_truth(&point)) else {
            kept.push(point);
            continue;
        };
        let alike = open.entry((feud.dispute_of(first), point.kind)).or_default();
        let several = |other: &DisputedPoint| other.positions.iter().chain(&point.positions).any(|p| p.place.document != first);
        let nested = |other: &DisputedPoint| {
            let (less, more) =
                if other.about.len() < point.about.len() { (&other.about, &point.about) } else { (&point.about, &other.about) };
            !less.is_empty() && less.iter().all(|part| more.contains(part))
        };
        match alike.iter().copied().find(|&i| several(&kept[i]) && nested(&kept[i])) {
            Some(same) => kept[same].take_in(point),
            None => {
                alike.push(kept.len());
                kept.push(point);
            }
        }
    }
    feud.disputed_points = kept;
}

impl DisputedPoint {
    /// Adds the answers of another point of the same question; what both are about is what it is about.
    fn take_in(&mut self, other: Self) {
        self.about.retain(|part| other.about.contains(part));
        self.positions.extend(other.positions);
        self.positions.sort_by_key(|p| (p.place, p.claim));
        let mut seen = FxHashSet::default();
        self.positions.retain(|p| seen.insert((p.speaker, p.place, p.answer.clone())));
    }
}

/// For each claim the first one that says the same, which may be itself.
fn firsts(feud: &Feud) -> Vec<usize> {
    let (mut by_words, mut by_place) = (Seen::default(), Seen::default());
    let said = |claim: &Said| {
        // an unnamed source is somebody of its own in each story
        let speaker = claim.speaker.filter(|s| feud.actors[s.0].kind != EntityKind::Group);
        let words = shingled(feud.words(claim.content));
        // where all around is the same, another reading of who speaks comes from another context
        let place = shingled(around(&feud.documents[claim.content.document].text, claim.content.span));
        ((claim.kind, speaker, words), (claim.kind, None, place))
    };
    let sets = feud.claims.iter().map(said).enumerate();
    sets.map(|(claim, (words, place))| {
        let document = feud.claims[claim].content.document;
        let found = by_words.find(document, &words).into_iter().chain(by_place.find(document, &place)).min();
        if found.is_none() {
            by_words.add(claim, document, words);
            by_place.add(claim, document, place);
        }
        found.unwrap_or(claim)
    })
    .collect()
}

/// What is compared: a kind of claim, who says it where that matters, and the shingles of its words.
type Saying = (ClaimKind, Option<EntityId>, Vec<u32>);

/// Sayings met so far, by each of their smallest hashes.
#[derive(Default)]
struct Seen {
    sayings: Vec<(usize, usize, Saying)>,
    by_hash: FxHashMap<(ClaimKind, Option<EntityId>, u32), Vec<usize>>,
}

impl Seen {
    /// The first claim of another story that is the same, else the first that is alike.
    fn find(&self, document: usize, (kind, speaker, shingles): &Saying) -> Option<usize> {
        let near = shingles.iter().take(HASHES).filter_map(|&hash| self.by_hash.get(&(*kind, *speaker, hash))).flatten();
        // in the order in which they were met; what shares several hashes is compared once
        let mut near: SmallVec<[usize; MOST_SAYINGS]> = near.copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut near = near.iter().map(|&i| &self.sayings[i]).filter(|(_, other, _)| *other != document);
        // of two sayings of one breath, whose surroundings are alike, each is itself
        let same = near.clone().find(|(.., saying)| saying.2 == *shingles);
        same.or_else(|| near.find(|(.., saying)| are_alike(&saying.2, shingles))).map(|(claim, ..)| *claim)
    }

    fn add(&mut self, claim: usize, document: usize, saying: Saying) {
        for &hash in saying.2.iter().take(HASHES) {
            let sayings = self.by_hash.entry((saying.0, saying.1, hash)).or_default();
            if sayings.len() < MOST_SAYINGS {
                sayings.push(self.sayings.len());
            }
        }
        self.sayings.push((claim, document, saying));
    }
}

/// The words of a span with those around them in its paragraph: what stands in the next one may be another story's.
pub(super) fn around(text: &str, span: Span) -> &str {
    let (mut from, mut to) = (span.start().saturating_sub(AROUND), (span.end() + AROUND).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let from = text[from..span.start()].rfind('\n').map_or(from, |at| from + at + 1);
    let to = text[span.end()..to].find('\n').map_or(to, |at| span.end() + at);
    &text[from..to]
}

/// One number for the letters of a text, whatever stands between them.
pub(super) fn print(text: &str) -> u64 {
    letters(text).fold(0, mixed)
}

fn letters(text: &str) -> impl Iterator<Item = u32> {
    text.chars().filter(|&c| is_han(c) || c.is_alphanumeric()).map(|c| u32::from(fold_char(c).to_ascii_lowercase()))
}

fn mixed(hash: u64, letter: u32) -> u64 {
    (hash.rotate_left(21) ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hashes of all rows of letters, each once, the smallest first; none of a text that is too short.
fn shingled(text: &str) -> Vec<u32> {
    let letters: Vec<u32> = letters(text).collect();
    if letters.len() < LEAST {
        return Vec::new();
    }
    let hash = |row: &[u32]| (row.iter().copied().fold(0, mixed) >> 32) as u32;
    let mut all: Vec<u32> = letters.windows(ROW).map(hash).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn are_alike(a: &[u32], b: &[u32]) -> bool {
    // one that is much longer shares too little whatever it holds
    if a.len().min(b.len()) * 100 < ALIKE * a.len().max(b.len()) {
        return false;
    }
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
    point.positions.retain(|p| p.claim.is_none() || seen.insert((p.speaker, p.claim, p.answer.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_sayings_of_one_breath_each_is_itself() {
        let saying = |words: &str| (ClaimKind::Denial, None, shingled(words));
        let first = "王建国否认收过款项,称指控毫无根据,保留追究权利。";
        let second = "王建国否认收过款项,称指控毫无根据,保留追究权利到底。";
        let mut seen = Seen::default();
        seen.add(0, 0, saying(first));
        seen.add(1, 0, saying(second));
        assert_eq!([seen.find(1, &saying(first)), seen.find(1, &saying(second))], [Some(0), Some(1)]);
        // one that stands nowhere is the first that it is like
        assert_eq!(seen.find(1, &saying(&format!("{second}了"))), Some(0));
        // a story reprints no saying of its own
        assert_eq!(seen.find(0, &saying(first)), None);
    }
}
