//! Fills the roles of a rule: from the parties around its trigger, then from what the story told before.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::fits::fits;
use super::mark::Mark;
use super::roles::Parties;
use super::stage::Stage;
use crate::entity::EntityId;
use crate::mention::Class;
use crate::ontology::{EventKind, Role};
use crate::pack::compile::Function;

/// Who plays which part.
pub(crate) type Filled = SmallVec<[(Role, EntityId); 4]>;

/// Fills a rule's roles from the parties around its trigger; what its regexes captured comes first, and a party plays one
/// part only.
pub(crate) fn fill(parties: &Parties<'_>, kind: EventKind, roles: &[(Function, Role)], captured: Filled) -> Filled {
    let taken = captured.len();
    let mut out = captured;
    let has_alone = roles.iter().any(|(f, _)| *f == Function::Alone);
    let alone = has_alone && parties.object.is_none() && parties.marked(Mark::Disposed).next().is_none() && !parties.passive;
    // an agency that a court sides with is no court: who has a place of his own comes first
    let is_court = |(function, _): &&(Function, Role)| *function == Function::Court;
    for &(function, role) in roles.iter().filter(|r| !is_court(r)).chain(roles.iter().filter(is_court)) {
        let told = out[..taken].iter().filter(|(told, _)| *told == role).count();
        // "Alder's chairman quit the board of Birch": the firm that is left is told
        let left =
            function == Function::Employer && parties.marked(Mark::From).any(|g| g.entities.iter().any(|e| out.contains(&(role, *e))));
        let reported = parties.reports && kind == EventKind::ConductDeceive && function == Function::Accuser;
        // one side of a deal tells nothing of the other
        if told > usize::from(role == Role::Party) || outdone(parties, roles, function, role) || left || reported {
            continue;
        }
        let of_person = role == Role::Person && function == Function::Subject && !parties.passive;
        for group in parties.filling(function, alone) {
            // who takes up or leaves a post is a person, whoever tells of it
            let group = parties.person.filter(|_| of_person && group.class != Class::Person).unwrap_or(group);
            // a regulator whose decision is appealed is the other side, not the higher court
            let of_appeal = kind == EventKind::LegalAppeal && role == Role::Court;
            let role = if of_appeal && group.class == Class::Authority { Role::Against } else { role };
            // 对甲涉嫌侵占立案: 甲 is who did it
            let role = if role == Role::Victim && group.suspect { Role::Actor } else { role };
            // "Birch infringed patents held by Alder": who did it is told
            let told = function == Function::By && !parties.passive && role != Role::Party && out.iter().any(|(r, _)| *r == role);
            // "found that the fund had harmed the agency": whom an English ruling only mentions did not make it
            let mentioned =
                parties.english && kind == EventKind::LegalRule && function == Function::Court && group.class == Class::Authority;
            // nor is the court that has decided
            let decided = of_appeal && role == Role::Court && parties.court_decides;
            if told
                || decided
                || mentioned && parties.subject.is_none_or(|s| s.span != group.span)
                || !fits(group, kind, function, role, parties.english)
            {
                continue;
            }
            // 他否认,称项目亏损四亿元: the loss is the firm's that the story is about, if the rule knows of one
            let of_firm = kind == EventKind::MoneyValue && roles.contains(&(Function::Topic, role));
            if of_firm && parties.carried && group.class == Class::Person {
                continue;
            }
            for &entity in &group.entities {
                if !out.iter().any(|(_, e)| *e == entity) {
                    out.push((role, entity));
                }
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// 甲指责乙…,构成违约: where either could play the part it is whom the clause before accuses, unless the clause itself says who.
fn outdone(parties: &Parties<'_>, roles: &[(Function, Role)], function: Function, role: Role) -> bool {
    let own = parties.subject.is_some() && !parties.carried;
    match function {
        Function::Subject => !own && parties.accused.is_some() && roles.contains(&(Function::Accused, role)),
        Function::Accused => own && roles.contains(&(Function::Subject, role)),
        _ => false,
    }
}

/// Whose post a person takes up or leaves when the sentence names no firm: where he works, else of whom the story is.
pub(crate) fn employ(houses: Option<&BTreeMap<EntityId, EntityId>>, topic: Option<EntityId>, out: &mut Filled) {
    if out.iter().any(|(role, _)| *role == Role::Org) {
        return;
    }
    let person = out.iter().find(|(role, _)| *role == Role::Person).map(|(_, person)| *person);
    let house = person.and_then(|p| houses.and_then(|h| h.get(&p).copied()).or(topic));
    out.extend(house.filter(|h| !out.iter().any(|(_, e)| e == h)).map(|h| (Role::Org, h)));
}

/// Fills roles that are still open from what the story told before: the sides of the suit at issue, and its main subject.
pub(crate) fn infer(
    stage: &Stage<'_>,
    (kind, roles): (EventKind, &[(Function, Role)]),
    firm: impl Fn() -> Option<EntityId>,
    ruled: bool,
    out: &mut Filled,
) {
    // the firm that the story is about is fought over, and fights for no other that nobody names
    let fought_over = roles.iter().any(|&(_, role)| role == Role::Target) && !out.iter().any(|(role, _)| *role == Role::Target);
    for (role, entity) in out.iter_mut().filter(|_| fought_over) {
        if *role == Role::Bidder && Some(*entity) == stage.topic {
            *role = Role::Target;
        }
    }
    let is_side = |f: Function| matches!(f, Function::Plaintiff | Function::Defendant);
    let told = |role: Role, out: &[(Role, EntityId)]| out.iter().any(|(r, _)| *r == role);
    let sided = roles.iter().any(|&(f, role)| is_side(f) && told(role, out));
    // "the jury cleared Birch, only for a judge to reverse it" does not mean the decision before that
    let decided = ruled || told(Role::For, out) || told(Role::Against, out);
    for &(function, role) in roles {
        let one = match function {
            Function::Appellant if !told(role, out) => stage.suits.appellant(),
            Function::Topic if !told(role, out) && kind.is_of_post() => firm(),
            Function::Topic if !told(role, out) => stage.topic,
            Function::Bidder if !told(role, out) => stage.suits.bidder(out),
            Function::BidFor if !told(role, out) => stage.suits.bid_for(out),
            _ => None,
        };
        let side = match function {
            Function::Plaintiff if !sided => stage.suits.last().map(|s| &s.plaintiffs),
            Function::Defendant if !sided => stage.suits.last().map(|s| &s.defendants),
            Function::Winner if !decided => stage.suits.ruling().map(|r| &r.winners),
            Function::Loser if !decided => stage.suits.ruling().map(|r| &r.losers),
            _ => None,
        };
        for &entity in one.iter().chain(side.into_iter().flatten()) {
            if !out.iter().any(|(_, e)| *e == entity) {
                out.push((role, entity));
            }
        }
    }
    out.sort();
}
