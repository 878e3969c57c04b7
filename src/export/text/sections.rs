//! What stands under which heading: each dispute of several by itself, then what is outside them all.

use std::collections::BTreeSet;

use super::label::Labels;
use crate::feud::{Dispute, Feud};

/// A part of a page: all there is, or one dispute of several, or what is outside all of them.
pub(in crate::export) struct Section<'f> {
    /// Its heading in capitals, for pages without type, and as it is printed elsewhere; `None` where it is all there is.
    pub heading: Option<[String; 2]>,
    /// Whose sides are told; `None` outside all disputes.
    pub dispute: Option<&'f Dispute>,
    /// Indices into [`Feud::events`].
    pub events: Vec<usize>,
    /// Indices into [`Feud::disputed_points`].
    pub points: Vec<usize>,
}

/// The sections of a page, the main dispute first; at least one.
pub(in crate::export) fn sections(feud: &Feud, labels: Labels) -> Vec<Section<'_>> {
    let (events, points) = (feud.events.len(), feud.disputed_points.len());
    if feud.disputes.len() < 2 {
        return vec![Section {
            heading: None,
            dispute: feud.disputes.first(),
            events: (0..events).collect(),
            points: (0..points).collect(),
        }];
    }
    let mut out: Vec<Section> = feud.disputes.iter().enumerate().map(|(i, dispute)| one_of_several(feud, i, dispute, labels)).collect();
    let rest = |all: usize, told: &dyn Fn(&Dispute) -> &[usize]| -> Vec<usize> {
        let told: BTreeSet<usize> = feud.disputes.iter().flat_map(told).copied().collect();
        (0..all).filter(|i| !told.contains(i)).collect()
    };
    let (events, points) = (rest(events, &|d| &d.events), rest(points, &|d| &d.points));
    if !events.is_empty() || !points.is_empty() {
        let heading = ["OUTSIDE THESE DISPUTES", "Outside these disputes"].map(|english| labels.pick(english, "争议之外").to_owned());
        out.push(Section { heading: Some(heading), dispute: None, events, points });
    }
    out
}

fn one_of_several<'f>(feud: &Feud, index: usize, dispute: &'f Dispute, labels: Labels) -> Section<'f> {
    let patterns = match labels {
        Labels::English if dispute.documents.len() == 1 => {
            ["DISPUTE {} of {of}  (story {stories})", "Dispute {} of {of} (story {stories})"]
        }
        Labels::English => ["DISPUTE {} of {of}  (stories {stories})", "Dispute {} of {of} (stories {stories})"],
        Labels::Chinese => ["争议{}/{of}  (第{stories}篇)", "争议{}/{of}(第{stories}篇)"],
    };
    let (of, stories) = (feud.disputes.len().to_string(), runs(&dispute.documents));
    let filled = |p: &str| p.replace("{}", &(index + 1).to_string()).replace("{of}", &of).replace("{stories}", &stories);
    Section { heading: Some(patterns.map(filled)), dispute: Some(dispute), events: dispute.events.clone(), points: dispute.points.clone() }
}

/// Numbers from 1 with runs drawn together: `1-3, 5`.
fn runs(indices: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in indices.iter().map(|i| i + 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_drawn_together() {
        assert_eq!(runs(&[0, 1, 2, 4]), "1-3, 5");
        assert_eq!(runs(&[]), "");
    }
}
