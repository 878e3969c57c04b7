//! Who does what in a clause: subjects (dropped ones too), objects, passives, 将/把, and the words before parties.

use super::scene::{Group, Mark, Scene};
use crate::entity::EntityId;
use crate::mention::Class;
use crate::ontology::Role;
use crate::pack::compile::Function;
use crate::span::{Span, View};

/// The parties around one trigger, by function.
#[derive(Debug, Default)]
pub(crate) struct Parties<'s> {
    pub subject: Option<&'s Group>,
    pub object: Option<&'s Group>,
    /// Marked groups of the clause, in order.
    pub marked: Vec<(Mark, &'s Group)>,
    pub owner: Option<&'s Group>,
    pub court: Option<&'s Group>,
    /// Whether the subject was carried over from an earlier clause.
    pub carried: bool,
    /// Whether the verb is passive.
    pub passive: bool,
}

/// How far after the verb an object may stand, in bytes.
const OBJECT_REACH: usize = 60;

impl Scene<'_> {
    /// The parties around a trigger.
    pub fn parties(&self, trigger: Span<View>) -> Parties<'_> {
        let clause = self.clauses[self.clause_at(trigger.start())];
        let text = self.view.as_str();
        let mut out = Parties { passive: self.is_passive(clause, trigger), ..Parties::default() };
        for group in self.groups.iter().filter(|g| clause.contains(g.span) && !g.span.overlaps(trigger)) {
            let before = group.span.end() <= trigger.start();
            if group.class == Class::Court || group.class == Class::Authority {
                out.court = out.court.or(Some(group));
            }
            if group.owner && before {
                out.owner = Some(group);
            }
            if group.modifies && !(group.owner && before && text[group.span.end()..trigger.start()].chars().count() <= 3) {
                continue;
            }
            match group.mark {
                Mark::None if before => {
                    if !group.modifies {
                        out.subject = Some(out.subject.filter(|s| !s.modifies && self.is_head(s, trigger)).unwrap_or(group));
                    }
                }
                Mark::None => {
                    if out.object.is_none() && group.span.start() - trigger.end() <= OBJECT_REACH {
                        out.object = Some(group);
                    }
                }
                mark => out.marked.push((mark, group)),
            }
        }
        if out.subject.is_none() && !self.english && !out.marked.iter().any(|(m, g)| *m == Mark::By && g.span.end() <= trigger.start()) {
            if let Some(owner) = out.owner.filter(|o| text[o.span.end()..trigger.start()].chars().count() <= 5) {
                out.subject = Some(owner);
            }
        }
        if out.subject.is_none() {
            out.subject = self.carried(trigger);
            out.carried = out.subject.is_some();
        }
        if out.court.is_none() {
            out.court = self.groups.iter().find(|g| matches!(g.class, Class::Court | Class::Authority));
        }
        out
    }

    /// In Chinese the first unmarked party of the clause leads it; in English the one nearest before the verb.
    fn is_head(&self, _group: &Group, _trigger: Span<View>) -> bool {
        !self.english
    }

    /// The subject of the nearest earlier clause of the sentence that has one.
    fn carried(&self, trigger: Span<View>) -> Option<&Group> {
        let here = self.clause_at(trigger.start());
        self.clauses[..here].iter().rev().find_map(|clause| {
            let mut inside = self.groups.iter().filter(|g| clause.contains(g.span));
            inside.clone().find(|g| g.mark == Mark::None && !g.modifies).or_else(|| inside.find(|g| g.mark == Mark::By && !g.modifies))
        })
    }

    /// 被, 遭 or "was … by" before the verb.
    fn is_passive(&self, clause: Span<View>, trigger: Span<View>) -> bool {
        let text = self.view.as_str();
        let before = &text[clause.start()..trigger.start()];
        if self.english {
            let words: Vec<&str> = before.rsplit(' ').filter(|w| !w.is_empty()).take(3).collect();
            return words.iter().any(|w| matches!(*w, "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got"))
                && !words.iter().any(|w| matches!(*w, "has" | "had" | "have") && words[0] == *w);
        }
        ["被", "遭", "受到", "获得"].iter().any(|w| before.contains(w))
    }
}

/// Fills a rule's roles from the parties around its trigger.
pub(crate) fn fill(parties: &Parties<'_>, roles: &[(Function, Role)]) -> Vec<(Role, EntityId)> {
    let marked = |mark: Mark| parties.marked.iter().filter(move |(m, _)| *m == mark).map(|(_, g)| *g);
    let agent = marked(Mark::By).next();
    let disposed = marked(Mark::Disposed).next();
    let mut out: Vec<(Role, EntityId)> = Vec::new();
    for &(function, role) in roles {
        let groups: Vec<&Group> = match function {
            Function::Subject if parties.passive => agent.into_iter().collect(),
            Function::Subject => parties.subject.or(agent).into_iter().collect(),
            Function::Object if parties.passive => disposed.or(parties.subject).into_iter().collect(),
            Function::Object => disposed.or(parties.object).into_iter().collect(),
            Function::Against => marked(Mark::Against).collect(),
            Function::With => marked(Mark::With).collect(),
            Function::To => marked(Mark::To).collect(),
            Function::From => marked(Mark::From).collect(),
            Function::By => agent.into_iter().collect(),
            Function::For => marked(Mark::For).collect(),
            Function::Court => parties.court.into_iter().collect(),
            Function::Owner => parties.owner.into_iter().collect(),
        };
        for group in groups {
            let institution = matches!(group.class, Class::Court | Class::Authority);
            // a court is no party to the case before it
            let fits = match role {
                Role::Court | Role::Authority => institution || function == Function::Subject,
                Role::Plaintiff | Role::Defendant | Role::Filer | Role::Appellant | Role::Against => !institution,
                Role::Person => group.class == Class::Person || group.class == Class::Pronoun,
                Role::Org | Role::Target if function == Function::Object => group.class != Class::Product,
                _ => true,
            };
            if fits {
                for &entity in &group.entities {
                    if !out.iter().any(|(_, e)| *e == entity) || !out.contains(&(role, entity)) && role == Role::Party {
                        out.push((role, entity));
                    }
                }
            }
        }
    }
    out.sort();
    out.dedup();
    out
}
