//! Chinese ways of saying who acts that move a party from its place: clefts, heads of relative clauses, joined verbs.

use super::mark::Mark;
use super::ordered::count_before;
use super::roles::Parties;
use super::scene::{Group, Scene};
use crate::mention::Class;
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::normal::is_han;

/// How far behind 的 the head of a relative clause may stand, after what he is, in bytes.
const DESCRIBED: usize = 13;

/// How far before its verb a relative clause may begin that opens a sentence, and behind it its head stand, in bytes.
const OPENING: usize = 3;
const OPENED: usize = 60;

/// The longest ground of a suit (以…为由), in bytes.
const GROUND: usize = 90;

/// Words that make the verb after them passive, the characters that they begin with, and words that only look like them.
const PASSIVES: &[&str] = &["被", "遭到", "遭", "受到"];
const PASSIVE_FIRST: [char; 3] = ['被', '遭', '受'];
const NO_PASSIVES: &[&str] = &[
    "被告",
    "被迫",
    "被指",
    "被称",
    "被认",
    "被曝",
    "被视",
    "被动",
    "被疑",
    "被传",
    "被诉",
    "被控",
    "遭遇",
    "被质疑",
    "遭质疑",
    "被举报",
    "遭举报",
    "被怀疑",
];

impl Scene<'_> {
    /// 对甲立案调查,并处以罚款: who stands after 对 in the clause before, when the verb is joined to it and has no object.
    pub(super) fn still_against(&self, here: usize, parties: &Parties<'_>) -> Option<(Mark, &Group)> {
        const JOINED: WordList = WordList::new(&["并", "且", "还", "同时"]);
        let open = parties.object.is_none() && !parties.passive && parties.marked(Mark::Against).next().is_none();
        let before = here.checked_sub(1).filter(|_| open).map(|i| self.clauses[i])?;
        JOINED.beginning(self.view.slice(self.clauses[here]))?;
        self.groups_in(before).iter().find(|g| g.mark == Mark::Against && !g.headed).map(|g| (Mark::Against, g))
    }

    /// 被 or 遭 before the verb; 获 only with an agent.
    pub(super) fn is_passive(&self, turn: usize, clause: Span<View>, trigger: Span<View>) -> bool {
        let text = self.view.as_str();
        // 被甲起诉侵权: he was sued, he did the deed; 被批捕的甲起诉乙: nor is what was done to the head of a relative clause
        let turn = self.charges(clause, trigger).map_or(turn, |charge| charge.span.end().max(turn));
        let turn = self.past_relative(clause, trigger).map_or(turn, |end| end.max(turn));
        let before = &text[turn.min(trigger.start())..trigger.start()];
        let passive = |w: &&str| {
            before.rfind(w).is_some_and(|at| !NO_PASSIVES.iter().any(|n| text[turn + at..].starts_with(n)) && !before[at..].contains("后"))
        };
        let marked = before.contains(PASSIVE_FIRST) && PASSIVES.iter().any(passive);
        marked
            || self.groups_in(Span::new(turn.min(trigger.start()), trigger.start())).iter().any(|g| {
                g.mark == Mark::By
                    && g.span.start() >= turn
                    && g.span.end() <= trigger.start()
                    && text[..g.span.start()].ends_with(['获', '得'])
            })
    }

    /// 被批捕的甲起诉乙: where a passive relative clause ends, if a party that it is told of stands between it and the trigger.
    pub(super) fn past_relative(&self, clause: Span<View>, trigger: Span<View>) -> Option<usize> {
        let before = clause.start().min(trigger.start())..trigger.start();
        let text = &self.view.as_str()[before.clone()];
        let passive = text.rfind(['被', '遭'])?;
        let of = before.start + passive + text[passive..].find('的')?;
        // 被甲的子公司起诉: no relative clause
        if self.groups_in(Span::new(before.start, of)).iter().any(|g| g.span.end() == of && g.mark == Mark::By) {
            return None;
        }
        let end = of + '的'.len_utf8();
        let head = self.groups_in(Span::new(end, trigger.start())).iter().find(|g| g.span.start() >= end && g.mark == Mark::None)?;
        (head.span.start() - end <= DESCRIBED).then_some(end)
    }

    /// 由甲创办的乙: whether the word before a party behind the verb belongs to who stands before the verb.
    pub(super) fn is_held(&self, group: &Group, trigger: Span<View>) -> bool {
        let next = count_before(&self.groups, |g| g.span.start() < group.span.start());
        let holder = next.checked_sub(1).map(|i| &self.groups[i]);
        holder.is_some_and(|h| h.holds && h.span.end() == trigger.start() && h.mark == group.mark)
    }

    /// 对甲起诉乙一案作出判决: the word before 甲 belongs to the case, 甲 acts.
    pub(super) fn tells_of(&self, group: &Group, trigger: Span<View>) -> bool {
        let after = || self.groups_in(Span::new(trigger.end(), trigger.end() + 1)).first();
        matches!(group.mark, Mark::Against | Mark::At | Mark::Source)
            && group.span.end() == trigger.start()
            && after().is_some_and(|g| g.mark == Mark::None)
    }

    /// 甲以专利侵权为由起诉乙, 甲以乙侵权为由起诉: what a suit is grounded on was done by whom the ground names, else by who is
    /// sued, to the subject. Whether the trigger stands in such a ground.
    pub(super) fn charge<'s>(&'s self, parties: &mut Parties<'s>, trigger: Span<View>) -> bool {
        let (text, clause) = (self.view.as_str(), self.clauses[self.clause_at(trigger.start())]);
        let before = &text[clause.start().min(trigger.start())..trigger.start()];
        let behind = &text[trigger.end()..clause.end().max(trigger.end())];
        let begins = before.rfind('以').map(|at| trigger.start() - before.len() + at);
        let ends = ["为由", "为名"].iter().find_map(|w| behind.find(w)).map(|at| trigger.end() + at);
        let Some(ground) = begins.zip(ends).map(|(from, to)| Span::new(from, to)).filter(|g| g.len() <= GROUND) else { return false };
        let rest = Span::new(ground.end(), self.sentence.span.end().max(ground.end()));
        let is_sued = |g: &&Group| matches!(g.mark, Mark::None | Mark::Disposed | Mark::Against) && g.class != Class::Court;
        let named = self.groups_in(ground).last();
        let charged = named.or_else(|| self.groups_in(rest).iter().find(is_sued));
        let opening = Span::new(clause.start(), ground.start());
        let charges = self.groups_in(opening).iter().find(|g| g.mark == Mark::None && !g.modifies).or(parties.subject);
        let is_body = |g: &&Group| matches!(g.class, Class::Court | Class::Authority);
        parties.marked.retain(|(_, g)| charged.is_none_or(|c| c.entities != g.entities));
        parties.accuser = charges.filter(|g| !is_body(g));
        parties.accused = charged.filter(|c| charges.is_none_or(|g| g.entities != c.entities));
        (parties.subject, parties.object) = (None, None);
        true
    }

    /// Whether 的 begins at a place.
    pub(super) fn is_of(&self, at: usize) -> bool {
        const OF: [u8; 3] = [0xE7, 0x9A, 0x84];
        self.view.as_str().as_bytes()[at..].first_chunk() == Some(&OF)
    }

    /// 反悔的是甲: who did it comes last.
    pub(super) fn cleft(&self, trigger: Span<View>) -> Option<&Group> {
        let at = trigger.end() + "的是".len();
        (self.is_of(trigger.end()) && self.view.as_str()[trigger.end()..].starts_with("的是")).then_some(())?;
        self.groups_in(Span::new(at, at + 1)).first()
    }

    /// The party right after 的 behind the verb, or what he is: 被甲起诉的前员工乙.
    pub(super) fn head_after(&self, trigger: Span<View>) -> Option<&Group> {
        let at = trigger.end() + '的'.len_utf8();
        self.is_of(trigger.end()).then_some(())?;
        let head = self.groups_in(Span::new(at, at + DESCRIBED)).first()?;
        let between = &self.view.as_str()[at..head.span.start()];
        Some(head).filter(|g| g.span.start() == at || g.mark == Mark::None && between.chars().all(is_han) && !between.contains('的'))
    }

    /// 该案下月开庭, 法院随后判决: the case, or a court that nobody names, leads its clause, not who led the one before.
    pub(super) fn is_led_by_case(&self, clause: Span<View>) -> bool {
        const CASES: WordList = WordList::new(&[
            "该案",
            "此案",
            "本案",
            "全案",
            "案件",
            "案子",
            "官司",
            "审判",
            "庭审",
            "这起案",
            "这场官司",
            "法院",
            "法庭",
            "合议庭",
            "仲裁庭",
            "法官",
        ]);
        CASES.beginning(self.view.as_str()[clause.range()].trim_start()).is_some()
    }

    /// 拖欠货款的甲昨日停工: a sentence that opens with a verb and what it does is said of the party behind 的.
    pub(super) fn opened_by(&self, trigger: Span<View>) -> Option<&Group> {
        let first = *self.clauses.first().filter(|c| c.contains(trigger))?;
        let before = Span::new(first.start(), trigger.start());
        let opens = before.len() <= OPENING && self.groups_in(before).is_empty();
        let behind = Span::new(trigger.end(), (trigger.end() + OPENED).min(first.end()).max(trigger.end()));
        let text = self.view.as_str();
        let head = self.groups_in(behind).iter().filter(|_| opens).find(|g| {
            let between = &text[trigger.end()..g.span.start()];
            // parties joined past the end of the clause are no head of it
            g.span.end() <= first.end()
                && g.mark == Mark::None
                && !g.modifies
                && between.rfind('的').is_some_and(|at| between.len() - at <= DESCRIBED + 2)
        })?;
        // 起诉窃密的甲: one who is spoken of no more is the object
        (text[head.span.end()..first.end()].chars().count() > 1).then_some(head)
    }

    /// 因财务造假,甲被罚: who leads the clause behind a ground acts in it.
    pub(super) fn leader_behind(&self, here: usize) -> Option<&Group> {
        const GROUNDS: WordList = WordList::new(&["因", "由于", "涉嫌"]);
        let next = self.clauses.get(here + 1)?;
        GROUNDS.beginning(self.view.slice(self.clauses[here]))?;
        self.groups_in(*next).first().filter(|g| g.leads())
    }
}
