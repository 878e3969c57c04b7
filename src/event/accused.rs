//! Whose deed it is that somebody is accused of, sued or fined for.

use super::english::{is_be, may_stand_between};
use super::mark::Mark;
use super::ordered::count_before;
use super::scene::{Group, Scene, Turn};
use crate::span::{Span, View};

/// Words of those who report a wrong, whomever it hurt.
const REPORTS: &[&str] = &["举报", "检举", "揭发", "揭露", "告发"];

impl Scene<'_> {
    /// Whether a word of charging only reports what another suffered.
    pub(super) fn only_reports(&self, charge: &Turn) -> bool {
        REPORTS.contains(&self.view.slice(charge.span))
    }

    /// The last word of a clause before the trigger that charges somebody.
    pub(super) fn charges(&self, clause: Span<View>, trigger: Span<View>) -> Option<&Turn> {
        let next = count_before(&self.turns, |t| t.span.start() < trigger.start());
        let inside = self.turns[..next].iter().rev().take_while(|t| t.span.start() >= clause.start());
        inside.filter(|t| t.span.end() <= trigger.start()).find(|t| t.accuses)
    }

    /// 乙被甲起诉索赔: who charged the leader of the clause goes on.
    pub fn charger(&self, trigger: Span<View>) -> Option<&Group> {
        let clause = self.clauses[self.clause_at(trigger.start())];
        self.charges(clause, trigger).and_then(|charge| self.charged_by(clause, charge))
    }

    /// 乙被甲指控抄袭: who charges is the agent of the charge, not of the deed.
    pub(super) fn charged_by(&self, clause: Span<View>, charge: &Turn) -> Option<&Group> {
        let before = Span::new(clause.start(), charge.span.start().max(clause.start()));
        self.groups_in(before).iter().rev().find(|g| g.mark == Mark::By && g.span.end() <= charge.span.start())
    }
}

/// Verbs that lay a deed to their object, and the word before the deed.
const CHARGES: &[(&str, &str)] = &[
    (" accused ", "of"),
    (" accuses ", "of"),
    (" accusing ", "of"),
    (" accuse ", "of"),
    (" suspected ", "of"),
    (" convicted ", "of"),
    (" sued ", "for"),
    (" sues ", "for"),
    (" suing ", "for"),
    (" sue ", "for"),
    (" fined ", "for"),
    (" fines ", "for"),
    (" blamed ", "for"),
    (" blames ", "for"),
    (" criticised ", "for"),
    (" criticized ", "for"),
    (" charged ", "with"),
    (" charges ", "with"),
];

/// "Alder accuses its rival of luring staff": what stands between Alder and the deed says that another did it, whom nobody names; but
/// not "was accused last year of".
pub(super) fn is_laid_to_another(between: &str) -> bool {
    let between = between.trim_end();
    let Some(word) = ["of", "for", "with"].into_iter().find(|word| between.ends_with(word)) else { return false };
    CHARGES.iter().filter(|(_, before_deed)| *before_deed == word).any(|(verb, before_deed)| {
        let Some((head, object)) = between.rsplit_once(verb) else { return false };
        let last = head.rsplit(' ').find(|word| !may_stand_between(word)).unwrap_or("");
        let passive = is_be(last.as_bytes());
        let object = object.strip_suffix(before_deed).map(str::trim_end);
        // "charged ahead with", "sued again for"
        let is_noun =
            |object: &str| !object.is_empty() && !matches!(object, "ahead" | "again" | "back" | "on") && !object.contains([',', ';']);
        !passive && object.is_some_and(is_noun)
    })
}

#[cfg(test)]
mod tests {
    use super::is_laid_to_another;

    #[test]
    fn the_object_of_a_charge_did_it() {
        assert!([" accuses rival of ", " sued its rival for ", " has charged the man with "].iter().all(|text| is_laid_to_another(text)));
        assert!(
            [" was accused last year of ", " accused of ", " sued, asking for ", " charged ahead with ", ""]
                .iter()
                .all(|text| !is_laid_to_another(text))
        );
    }
}
