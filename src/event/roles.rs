//! Who does what in a clause: subjects (dropped ones too), objects, passives, 将/把, and the words before parties.

use smallvec::SmallVec;

use super::ordered::count_before;
use super::scene::{Group, Mark, Scene, Turn};
use super::{aside, english};
use crate::mention::Class;
use crate::pack::compile::Function;
use crate::span::{Span, View};

/// The parties around one trigger, by function.
#[derive(Debug, Default)]
pub(crate) struct Parties<'s> {
    pub subject: Option<&'s Group>,
    pub object: Option<&'s Group>,
    /// Marked groups of the clause, in order.
    pub marked: SmallVec<[(Mark, &'s Group); 4]>,
    pub owner: Option<&'s Group>,
    pub court: Option<&'s Group>,
    /// Whether that court is named for what it does in an earlier clause: 法院判甲赔偿,甲上诉.
    pub court_decides: bool,
    /// Who holds the object: 收购甲持有的乙.
    pub possessor: Option<&'s Group>,
    /// The organisation that the persons of the clause work for, where a rule asks for it.
    pub employer: Option<&'s Group>,
    /// Who accuses the subject: 甲控告乙侵权.
    pub accuser: Option<&'s Group>,
    /// Whether he only reports what he was not hurt by: 甲举报乙造假.
    pub reports: bool,
    /// Whom an earlier clause accuses, when the verb has no object of its own.
    pub accused: Option<&'s Group>,
    /// The last person before the verb who can act, where a rule asks for one: 公司公告甲辞职, 董事会同意由甲出任.
    pub person: Option<&'s Group>,
    /// Whether the subject was carried over from an earlier clause or sentence.
    pub carried: bool,
    /// Whether the verb is passive.
    pub passive: bool,
    /// Whether somebody acts whom nobody names: "the union of pilots who struck".
    pub unnamed: bool,
    /// Whether the sentence is English.
    pub english: bool,
}

/// How far around the verb parties are looked for, in bytes.
const REACH: usize = 900;
/// How many clauses back a dropped subject may stand.
const CLAUSES_BACK: usize = 8;
/// How far after the verb an object may stand, in bytes.
const OBJECT_REACH: usize = 60;
/// How far before the verb an owner may stand to be its subject (甲的突然辞职), in bytes.
const OWNER_REACH: usize = 15;

/// How far before a verb used as a noun its owner stands (甲的再审申请), in bytes.
const NOUN_REACH: usize = 9;

impl Scene<'_> {
    /// The parties around a trigger.
    pub fn parties(&self, trigger: Span<View>) -> Parties<'_> {
        let here = self.clause_at(trigger.start());
        let clause = self.clauses[here];
        let turned = self.turn(clause, trigger);
        let turn = turned.map_or(clause.start(), |t| t.span.end());
        let passive = if self.english { english::is_passive(self, clause, trigger) } else { self.is_passive(turn, clause, trigger) };
        let mut out = Parties { passive, english: self.english, ..Parties::default() };
        let near = Span::new(clause.start().max(trigger.start().saturating_sub(REACH)), clause.end().min(trigger.end() + REACH));
        let inside = self.groups_in(near).iter().filter(|g| clause.contains(g.span) && !g.span.overlaps(trigger));
        for group in inside {
            out.place(self, group, trigger, turn);
        }
        let accuser = if self.english { None } else { self.charger(trigger) };
        let past = if self.english { None } else { self.past_relative(clause, trigger) };
        out.marked.retain(|(mark, group)| {
            accuser.is_none_or(|a| a.span != group.span) && !(*mark == Mark::By && past.is_some_and(|end| group.span.end() <= end))
        });
        if out.subject.is_none() && !self.english && !out.passive {
            // 甲旗下的产品发布: its owner acts
            let products = self.groups_in(Span::new(turn, trigger.start().max(turn))).windows(2).filter(|w| w[1].class == Class::Product);
            out.subject = products.map(|w| &w[0]).find(|owner| owner.headed && owner.class != Class::Product);
        }
        if !self.english && !out.passive {
            out.subject =
                self.inner_subject(clause, trigger).or_else(|| self.cleft(trigger)).or(out.subject).or_else(|| self.opened_by(trigger));
        }
        if out.subject.is_none() && !self.english && !out.has_agent_before(trigger) {
            // 对甲的提议说不: what is his does not act
            let acts = |o: &&Group| !matches!(o.mark, Mark::Against | Mark::With | Mark::To);
            out.subject = out.owner.filter(|o| trigger.start() - o.span.end() <= OWNER_REACH).filter(acts);
        }
        if out.subject.is_none() && !self.english {
            // 因甲违约, 据甲发布的声明
            out.subject = out.marked.iter().find(|(m, g)| *m == Mark::Source && g.span.end() <= trigger.start()).map(|(_, g)| *g);
        }
        if self.english {
            aside::name_agent(self, trigger, out.passive, &mut out.marked);
            self.complete_english(Span::new(turn.min(trigger.start()), clause.end()), clause, trigger, &mut out);
        }
        let own = Span::new(turn.min(trigger.start()), clause.end());
        // 他辞去主席,由甲接任: the agent acts, not who led the clause before
        let by_agent = |(mark, group): &(Mark, &Group)| {
            *mark == Mark::By && group.span.end() <= trigger.start() && self.view.as_str()[..self.chain_start(group)].ends_with('由')
        };
        let led_by_agent = !self.english && !out.passive && out.marked.iter().any(by_agent);
        if out.subject.is_none() && !self.english && !out.passive && !led_by_agent {
            out.subject = self.leader_behind(here);
        }
        let unnamed = out.unnamed;
        let lacks = || match self.english {
            true => !unnamed && (english::lacks_subject(self, own, trigger) || aside::resumes(self, here)),
            false => !self.is_led_by_case(clause),
        };
        if out.subject.is_none() && !led_by_agent && lacks() {
            // 向法院控告甲: who is sued did not lead the clause before
            let objects = |g: &&Group| !self.english && !out.passive && out.undergoes(g);
            out.subject = self.carried(here).filter(|g| !objects(g));
            out.carried = out.subject.is_some();
        }
        if out.passive && out.carried {
            // 被甲起诉的乙: the head of the relative clause
            if let Some(head) = self.head_after(trigger) {
                out.subject = Some(head);
                out.carried = false;
            }
        }
        if out.carried && !self.english {
            out.marked.extend(self.still_against(here, &out));
        }
        let around = Span::new(trigger.start().saturating_sub(4 * REACH), trigger.end() + REACH);
        if out.court.is_none() {
            out.court = self.groups_in(around).iter().find(|g| matches!(g.class, Class::Court | Class::Authority));
            out.court_decides = out.court.is_some_and(|c| c.mark == Mark::None && c.span.end() <= clause.start());
        }
        out.reports = turned.is_some_and(|t| self.only_reports(t));
        out.accuser = accuser.or_else(|| turned.filter(|t| t.accuses).and_then(|t| self.accuser(clause, t)));
        out
    }

    /// A verb joined to an earlier one shares its subject; an owner stands for what is his; a relative word for its noun.
    fn complete_english<'s>(&'s self, clause: Span<View>, whole: Span<View>, trigger: Span<View>, out: &mut Parties<'s>) {
        let text = self.view.as_str();
        if out.subject.is_some_and(|s| english::is_of_another(text, s, trigger)) {
            (out.subject, out.unnamed) = (None, true);
            return;
        }
        if english::is_joined_verb(text, clause, trigger) {
            let leader =
                |span: Span<View>| self.groups.iter().find(|g| span.contains(g.span) && g.leads() && g.span.end() <= trigger.start());
            // "denied her account and said": nobody leads after the first verb, so who leads the clause says both
            // "accused Birch of theft and filed suit": who accuses goes on
            let accused = ["accused", "accuses", "accusing"].iter().any(|w| text[..clause.start()].trim_end().ends_with(w));
            let first = if accused { leader(whole) } else { leader(clause).or_else(|| leader(whole)) };
            out.subject = first.or(out.subject);
        }
        if out.subject.is_none() {
            out.subject = english::relative_head(self, clause, trigger);
        }
        if let Some(owner) = out.owner.filter(|o| out.subject.is_some_and(|s| english::speaks_for(text, s, o))) {
            out.subject = Some(owner);
        }
        if out.subject.is_none() && !out.has_agent_before(trigger) {
            out.subject = out
                .owner
                .filter(|o| clause.contains(o.span) && english::acts_through(self, o, trigger))
                .or_else(|| english::represented(self, clause, trigger))
                .or_else(|| aside::led_after(self, clause, trigger));
        }
        if out.object.is_none() && out.passive {
            // "if they are convicted, Roe and Doe could": it is done to who leads what follows
            out.object = aside::led_after(self, clause, trigger);
        }
        if out.object.is_none() && !out.passive {
            out.object = english::antecedent(self, trigger).filter(|g| out.subject.is_none_or(|s| s.span != g.span));
        }
    }

    /// Where the part of the clause begins that the trigger's subject can stand in: after the last word that turns to
    /// another subject, if a party follows it.
    fn turn(&self, clause: Span<View>, trigger: Span<View>) -> Option<&Turn> {
        let next = count_before(&self.turns, |t| t.span.start() < trigger.start());
        let inside = self.turns[..next].iter().rev().take_while(|t| t.span.start() >= clause.start());
        // 甲起诉乙并索赔: who accuses goes on
        let joined = || self.view.as_str()[..trigger.start()].ends_with('并');
        inside.filter(|t| t.span.end() <= trigger.start() && !(t.accuses && joined())).find(|t| {
            let between = Span::new(t.span.end(), trigger.start());
            self.groups_in(between).iter().any(|g| between.contains(g.span) && g.mark == Mark::None && !g.headed)
        })
    }

    /// Who says the accusal: in its clause before it, else carried.
    fn accuser(&self, clause: Span<View>, accusal: &Turn) -> Option<&Group> {
        let before = Span::new(clause.start(), accusal.span.start().max(clause.start()));
        let told = self.groups_in(before).iter().find(|g| g.mark == Mark::None && !g.modifies);
        told.or_else(|| self.carried(self.clause_at(accusal.span.start())))
            .filter(|g| matches!(g.class, Class::Person | Class::Organization | Class::Pronoun))
    }

    /// The subject of the nearest earlier clause of the sentence that has one, else who led the sentence before.
    pub(super) fn carried(&self, here: usize) -> Option<&Group> {
        if self.english {
            return aside::carried(self, here);
        }
        // 甲认为,乙侵权,遂起诉: who leads what is said does nothing behind it
        let is_said = self.said.iter().any(|s| s.overlaps(self.clauses[here]));
        let is_past = |clause: &&Span<View>| !is_said && self.said.iter().any(|s| s.contains_offset(clause.start()));
        self.clauses[..here]
            .iter()
            .rev()
            .filter(|clause| !is_past(clause))
            .take(CLAUSES_BACK)
            .find_map(|clause| {
                // who stands after 称 or 指 in a clause leads what is said, not what goes on
                let first = count_before(&self.turns, |t| t.span.start() < clause.start());
                let turn = self.turns.get(first).map_or(clause.end(), |t| t.span.start()).min(clause.end());
                let mut inside = self.groups_in(Span::new(clause.start(), turn.max(clause.start()))).iter();
                inside
                    .clone()
                    .find(|g| g.mark == Mark::None && !g.modifies && !g.governed)
                    .or_else(|| inside.find(|g| g.mark == Mark::By && !g.modifies))
            })
            .or(self.before.as_ref())
    }

    /// The subject of a relative clause, whatever stands before it (将甲发布的报告列为证据), or of a verb used as a noun
    /// (将甲的起诉归因于…); a person who is the head of a relative clause (选择离开的甲).
    fn inner_subject(&self, clause: Span<View>, trigger: Span<View>) -> Option<&Group> {
        let before = Span::new(clause.start(), trigger.start().max(clause.start()));
        let last = self.groups_in(before).last();
        let nominal = last.filter(|g| {
            let gap = trigger.start() - g.span.end().min(trigger.start());
            g.owner && (g.mark == Mark::Disposed && gap <= OWNER_REACH || g.mark == Mark::None && gap <= NOUN_REACH)
        });
        if nominal.is_some() || !self.is_of(trigger.end()) {
            return nominal;
        }
        match last {
            Some(group) => Some(group).filter(|g| matches!(g.mark, Mark::None | Mark::Disposed | Mark::Source) && !g.owner),
            None => self.head_after(trigger).filter(|g| g.class == Class::Person),
        }
    }

    /// Where the words begin that a party belongs to: 由甲公司副总裁乙接任.
    fn chain_start(&self, group: &Group) -> usize {
        let at = count_before(&self.groups, |g| g.span.start() < group.span.start());
        self.groups[..at].last().filter(|g| g.headed && g.mark == group.mark).map_or(group.span.start(), |g| g.span.start())
    }
}

impl<'s> Parties<'s> {
    /// Puts one group of the clause in its place.
    fn place(&mut self, scene: &Scene<'_>, group: &'s Group, trigger: Span<View>, turn: usize) {
        let before = group.span.end() <= trigger.start();
        if matches!(group.class, Class::Court | Class::Authority) {
            self.court = self.court.filter(|c| c.class == Class::Court).or(Some(group));
        }
        if group.owner && before {
            self.owner = Some(group);
        }
        // 由甲创办的乙: the verb between them is the one asked about
        let holds = before && group.holds && group.span.end() == trigger.start();
        if !holds
            && (group.modifies && (group.mark == Mark::None || scene.english && !before && group.mark == Mark::Source) || group.headed)
        {
            self.modifier(group, trigger);
            return;
        }
        if scene.english && self.object.is_none() && english::is_object_of(scene.view.as_str(), trigger, group) {
            self.object = Some(group);
        }
        let marked = !scene.english && group.mark != Mark::None;
        let told = marked && if before { scene.tells_of(group, trigger) } else { scene.is_held(group, trigger) };
        let mark = if told { Mark::None } else { group.mark };
        match mark {
            Mark::None if before => {
                // In Chinese the first unmarked party leads the clause; in English the one nearest before the verb.
                // 收购甲后起诉乙; 指控甲侵权 turns to 甲
                let acts =
                    (group.class != Class::Product || self.passive || scene.english) && !(group.governed && group.span.start() != turn);
                if acts && group.span.start() >= turn && (self.subject.is_none() || scene.english) {
                    self.subject = Some(group);
                }
            }
            Mark::None => {
                if self.object.is_none_or(|o| o.modifies) && group.span.start() - trigger.end() <= OBJECT_REACH {
                    self.object = Some(group);
                }
            }
            // 甲因违约被乙起诉: the agent of a later verb
            Mark::By if !before && !scene.english => {}
            mark => self.marked.push((mark, group)),
        }
    }

    /// 侵犯甲的专利: 甲 is what is hurt, unless a party of its own follows, which it then holds.
    fn modifier(&mut self, group: &'s Group, trigger: Span<View>) {
        // sold its stake: the seller is not sold
        let own = self.subject.is_some_and(|s| s.entities == group.entities);
        if group.span.start() < trigger.end() || group.span.start() - trigger.end() > OBJECT_REACH || own {
            return;
        }
        self.possessor = self.possessor.or(Some(group));
        if !group.headed && !group.holds && self.object.is_none() {
            self.object = Some(group);
        }
    }

    /// Whether a party is the object or stands after 对.
    fn undergoes(&self, party: &Group) -> bool {
        let same = |g: &Group| g.entities == party.entities;
        self.object.is_some_and(same) || self.marked(Mark::Against).any(same)
    }

    fn has_agent_before(&self, trigger: Span<View>) -> bool {
        self.marked.iter().any(|(m, g)| *m == Mark::By && g.span.end() <= trigger.start())
    }

    pub(super) fn marked(&self, mark: Mark) -> impl Iterator<Item = &'s Group> {
        self.marked.iter().filter(move |(m, _)| *m == mark).map(|(_, g)| *g)
    }

    /// The groups that stand in a place of the clause.
    pub(super) fn filling(&self, function: Function, alone: bool) -> impl Iterator<Item = &'s Group> {
        let agent = || self.marked(Mark::By).next();
        let disposed = || self.marked(Mark::Disposed).next();
        let one = match function {
            Function::Subject if alone => None,
            Function::Alone if !alone => None,
            Function::Subject if self.passive => agent(),
            Function::Subject | Function::Alone => self.subject.or_else(agent),
            Function::Object if self.passive => disposed().or(self.subject),
            Function::Object => disposed().or(self.object),
            // 将甲转给乙: after the verb stands who gets what was disposed of
            Function::To => self.object.filter(|_| disposed().is_some()),
            Function::By => agent(),
            Function::Court => self.court,
            Function::Owner => self.owner,
            Function::Accuser => self.accuser,
            Function::Accused => self.accused,
            Function::Employer => self.employer,
            Function::Possessor => self.possessor.filter(|p| self.object.is_none_or(|o| o.span != p.span)),
            Function::Against | Function::With | Function::From | Function::For => None,
            // known from outside the sentence
            Function::Plaintiff | Function::Defendant | Function::Appellant | Function::Winner | Function::Loser => None,
            Function::Topic | Function::Bidder | Function::BidFor => None,
        };
        let mark = match function {
            Function::Against => Some(Mark::Against),
            Function::With => Some(Mark::With),
            Function::To => Some(Mark::To),
            Function::From => Some(Mark::From),
            Function::For => Some(Mark::For),
            _ => None,
        };
        mark.into_iter().flat_map(|mark| self.marked(mark)).chain(one)
    }
}
