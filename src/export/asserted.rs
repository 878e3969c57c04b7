//! Which claim tells which event, so that no export parts a claimed event from its speaker.

use crate::entity::EntityId;
use crate::feud::{Feud, Node, RelationKind};

/// Of each event the claim that tells it.
pub(super) struct Asserted {
    claims: Vec<Option<usize>>,
}

impl Asserted {
    /// By the relation `asserts` of a claim whose speaker is known, else the first claim whose words hold the event's trigger.
    pub fn new(feud: &Feud) -> Self {
        let mut claims: Vec<Option<usize>> = vec![None; feud.events.len()];
        let mut nameless = claims.clone();
        for relation in feud.relations.iter().filter(|r| r.kind == RelationKind::Asserts) {
            let (Node::Claim(claim), Node::Event(event)) = (relation.from, relation.to) else { continue };
            let list = if feud.claims[claim].speaker.is_some() { &mut claims } else { &mut nameless };
            list[event].get_or_insert(claim);
        }
        for (event, holder) in holders(feud).into_iter().enumerate() {
            claims[event] = claims[event].or(holder).or(nameless[event]);
        }
        Self { claims }
    }

    /// Index into [`Feud::claims`]; `None` for what no claim tells.
    pub fn claim(&self, event: usize) -> Option<usize> {
        self.claims.get(event).copied().flatten()
    }

    /// Who says that it happened, or did not.
    pub fn speaker(&self, feud: &Feud, event: usize) -> Option<EntityId> {
        feud.claims[self.claim(event)?].speaker
    }
}

/// Of each event the first claim that its trigger stands in: one sweep over both in text order.
fn holders(feud: &Feud) -> Vec<Option<usize>> {
    let mut events: Vec<usize> = (0..feud.events.len()).collect();
    events.sort_by_key(|&e| feud.events[e].trigger);
    let mut claims: Vec<usize> = (0..feud.claims.len()).collect();
    claims.sort_by_key(|&c| feud.claims[c].content);
    let mut out = vec![None; feud.events.len()];
    let (mut next, mut open) = (0, Vec::<usize>::new());
    for event in events {
        let trigger = feud.events[event].trigger;
        while next < claims.len() && feud.claims[claims[next]].content.document < trigger.document {
            next += 1;
        }
        let before = |c: usize| {
            let content = feud.claims[c].content;
            content.document == trigger.document && content.span.start() <= trigger.span.start()
        };
        while next < claims.len() && before(claims[next]) {
            open.push(claims[next]);
            next += 1;
        }
        // what is over by here holds no later trigger either
        open.retain(|&c| {
            let content = feud.claims[c].content;
            content.document == trigger.document && content.span.end() > trigger.span.start()
        });
        out[event] = open.iter().copied().filter(|&c| feud.claims[c].content.span.contains(trigger.span)).min();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn an_event_knows_who_tells_it() {
        let feud = sample::feud();
        let asserted = Asserted::new(&feud);
        // told by a relation; not told by anybody; inside the words of a claim
        let told: Vec<Option<usize>> = (0..feud.events.len()).map(|e| asserted.claim(e)).collect();
        assert_eq!(told, [Some(0), None, None, Some(1), None, None]);
        assert_eq!(asserted.speaker(&feud, 3), feud.claims[1].speaker);
    }

    #[test]
    fn the_sweep_finds_what_looking_at_all_finds() {
        let extractor = crate::Extractor::new(crate::Pack::builtin());
        let story =
            "星澜集团起诉云岭集团。云岭集团回应称：“我们没有违约，是星澜集团拒绝付款。”星澜集团表示，对方侵犯了专利，并称已收购禾木集团。";
        let feud = Feud::assemble(&["a", "b"].map(|id| extractor.extract(&crate::Document::new(id, story))));
        let holds = |e: &crate::feud::Event| {
            feud.claims.iter().position(|c| c.content.document == e.trigger.document && c.content.span.contains(e.trigger.span))
        };
        assert_eq!(holders(&feud), feud.events.iter().map(holds).collect::<Vec<_>>());
        assert!(holders(&feud).iter().any(Option::is_some));
    }
}
