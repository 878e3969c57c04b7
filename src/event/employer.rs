//! Who takes up or leaves a post, and whose post it is.

use super::mark::Mark;
use super::ordered::count_before;
use super::roles::Parties;
use super::scene::{Group, Scene};
use crate::mention::Class;
use crate::span::{Span, View};
use crate::text::edge::WordList;

impl Scene<'_> {
    /// The last person before the verb of a Chinese clause who can act.
    pub fn person(&self, trigger: Span<View>) -> Option<&Group> {
        let clause = self.clauses[self.clause_at(trigger.start())];
        let before = self.groups_in(Span::new(clause.start(), trigger.start().max(clause.start())));
        let acts = |g: &&Group| g.class == Class::Person && matches!(g.mark, Mark::None | Mark::By) && !g.modifies;
        before.iter().rev().find(acts).filter(|_| !self.english)
    }

    /// The organisation before a post, else one named after the verb; in English else one named earlier in the sentence.
    pub fn employer(&self, trigger: Span<View>, parties: &Parties<'_>) -> Option<&Group> {
        let clause = self.clauses[self.clause_at(trigger.start())];
        // "the company fired Jane Roe", "its chairman quit": what stands for a firm, too
        let stands = |g: &Group| self.english && g.pronoun && g.class == Class::Pronoun;
        let is_firm = |g: &&Group| g.class == Class::Organization || stands(g) || self.english && g.modifies && g.class == Class::Authority;
        let text = self.view.as_str();
        // 来自甲的乙接任: where he comes from is not where he goes
        const LEFT: WordList = WordList::new(&["来自", "原", "前", "former ", "ex-", "formerly of ", "formerly at "]);
        // 由甲的副总裁乙接任: neither is where the new man was till then
        let from = |g: &&Group| !self.english && g.mark == Mark::By && g.headed && g.span.end() <= trigger.start();
        // 甲创始人乙出任…: what he founded or is heir to is not where he goes
        const OWNS: WordList = WordList::new(&["创始人", "创办人", "联合创始人", "老板", "前", "原", "之子", "之女", "二代", "少东"]);
        let own = |g: &&Group| !self.english && g.modifies && OWNS.beginning(&text[g.span.end()..]).is_some();
        let left = |g: &&Group| from(g) || own(g) || LEFT.ending(&text[..g.span.start()]).is_some();
        let here = || self.groups_in(clause).iter().filter(is_firm).filter(|g| !left(g));
        // 甲的经理辞去乙董事: the firm behind the verb is the one whose post it is
        let behind = || here().find(|g| !self.english && g.span.start() == trigger.end());
        let told = behind()
            .or_else(|| here().find(|g| g.modifies))
            .or_else(|| here().find(|g| parties.subject.is_none_or(|s| s.span != g.span)))
            .or_else(|| here().next());
        if !self.english {
            // a Chinese clause that names no firm means the one that the story is about
            return told;
        }
        // who only tells of it is not the one whose post it is: "Birch said Jane Roe had quit"
        let earlier = &self.groups[..count_before(&self.groups, |g| g.span.end() <= clause.start())];
        let named = |g: &&Group| g.class == Class::Organization && matches!(g.mark, Mark::At | Mark::From | Mark::With);
        told.or_else(|| earlier.iter().rev().find(named))
    }
}
