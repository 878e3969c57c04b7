//! To which of several disputes something belongs, and on which side of it somebody stands.

use super::ids::{dispute_id, side};
use crate::entity::EntityId;
use crate::feud::{Dispute, Feud};

/// Of everything its dispute; indices into [`Feud::disputes`].
pub(super) struct Belonging {
    events: Vec<Option<usize>>,
    points: Vec<Option<usize>>,
    stories: Vec<Option<usize>>,
}

impl Belonging {
    pub fn new(feud: &Feud) -> Self {
        let of = |all: usize, told: &dyn Fn(&Dispute) -> &[usize]| {
            let mut out = vec![None; all];
            for (index, dispute) in feud.disputes.iter().enumerate() {
                for &item in told(dispute) {
                    // indices of a feud made by hand may lead nowhere
                    out.get_mut(item).into_iter().for_each(|own| *own = Some(index));
                }
            }
            out
        };
        Self {
            events: of(feud.events.len(), &|d| &d.events),
            points: of(feud.disputed_points.len(), &|d| &d.points),
            stories: of(feud.documents.len(), &|d| &d.documents),
        }
    }

    /// The dispute that an event happens in.
    pub fn of_event(&self, event: usize) -> Option<usize> {
        self.events.get(event).copied().flatten()
    }

    /// The dispute that a question is asked in.
    pub fn of_point(&self, point: usize) -> Option<usize> {
        self.points.get(point).copied().flatten()
    }

    /// The dispute that a story is about, and what is said and named in it.
    pub fn of_story(&self, document: usize) -> Option<usize> {
        self.stories.get(document).copied().flatten()
    }
}

/// The dispute whose sides hold of something: its own, or the only one there is.
pub(super) fn sides_of(feud: &Feud, own: Option<usize>) -> Option<&Dispute> {
    match &feud.disputes[..] {
        [only] => Some(only),
        several => several.get(own?),
    }
}

/// The disputes in which somebody is on a side, with the side.
pub(super) fn sides_taken(feud: &Feud, who: EntityId) -> impl Iterator<Item = (usize, usize)> {
    feud.disputes.iter().enumerate().filter_map(move |(i, dispute)| Some((i, dispute.side_of(who)?)))
}

/// On which sides somebody is, in words: `A`, or `A in f1, B in f3` where there are several disputes.
pub(super) fn sides_in_words(feud: &Feud, who: EntityId) -> Option<String> {
    let one = |(index, which): (usize, usize)| match feud.disputes.len() {
        1 => side(which).to_owned(),
        _ => format!("{} in {}", side(which), dispute_id(index)),
    };
    let taken: Vec<String> = sides_taken(feud, who).map(one).collect();
    (!taken.is_empty()).then(|| taken.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Extractor, Pack};

    fn two() -> Feud {
        let extractor = Extractor::new(Pack::builtin());
        let stories = [
            ("a", "2024年2月29日，鹭遥航运有限公司起诉禾木动力集团，索赔3亿元。"),
            ("b", "2023年5月1日，禾木动力集团起诉星澜科技股份有限公司，索赔2亿元。星澜科技股份有限公司否认侵权。"),
        ];
        Feud::assemble(&stories.map(|(id, text)| extractor.extract(&Document::new(id, text))))
    }

    #[test]
    fn everything_knows_its_dispute() {
        let feud = two();
        assert_eq!(feud.disputes.len(), 2);
        let belonging = Belonging::new(&feud);
        for (index, dispute) in feud.disputes.iter().enumerate() {
            assert!(dispute.events.iter().all(|&e| belonging.of_event(e) == Some(index)));
            assert!(dispute.documents.iter().all(|&d| belonging.of_story(d) == Some(index)));
        }
        assert_eq!(belonging.of_point(99), None);
    }

    #[test]
    fn who_is_in_two_disputes_has_two_sides() {
        let feud = two();
        let named = |part: &str| EntityId(feud.actors.iter().position(|a| a.name.contains(part)).expect("it is named"));
        let both = sides_in_words(&feud, named("禾木")).expect("a party of both");
        assert!(both.contains("A in ") && both.contains("B in ") && both.contains("f2"), "{both}");
        assert_eq!(sides_taken(&feud, named("鹭遥")).count(), 1);
    }

    #[test]
    fn the_only_dispute_gives_its_sides_to_everything() {
        let feud = crate::export::sample::feud();
        assert!(sides_of(&feud, None).is_some());
        assert!(sides_of(&two(), None).is_none());
    }
}
