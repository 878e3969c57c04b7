//! One sentence laid out for the rules: clauses, groups of parties with the word before them, and what stands where.

use std::cell::OnceCell;
use std::ops::Range;

use smallvec::SmallVec;

use super::clause::{Clauses, clauses};
use super::coordination::{self, is_arg, skip_bracket};
use super::date::Dates;
use super::english;
use super::mark::{mark_before, mark_of_described};
use super::ordered::count_before;
use super::pronoun;

pub(crate) use super::mark::Mark;
use crate::entity::EntityIds;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::{Sentence, TextView};

/// How far from what modifies it a head may stand, in bytes.
const HEAD_REACH: usize = 30;

/// Words between a party and what it holds.
const HOLDS: WordList = WordList::new(&[
    "持有",
    "所持",
    "旗下",
    "名下",
    "执掌的",
    "创办的",
    "创立的",
    "控制的",
    "控股的",
    "掌控的",
    "实控的",
    "掌舵的",
    "领导的",
]);

/// Who belongs to a party without being it, and what only looks so.
const PEOPLE_OF: WordList = WordList::new(&[
    "股东",
    "两大股东",
    "各股东",
    "前员工",
    "员工",
    "离职员工",
    "高管",
    "前高管",
    "供应商",
    "经销商",
    "加盟商",
    "代理商",
    "投资者",
    "投资人",
    "债权人",
    "客户",
    "用户",
]);
const NO_PEOPLE: WordList =
    WordList::new(&["股东大会", "股东会", "股东权", "用户数", "客户端", "用户协议", "员工持股", "投资者关系", "债权人会议"]);

/// Parties in coordination: 甲、乙和丙.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// From the first post before the first party to the end of the last party.
    pub span: Span<View>,
    /// Who they are, as far as known.
    pub entities: EntityIds,
    /// The word before.
    pub mark: Mark,
    /// Whether the next thing said of it is a noun of its own: 甲的…, Epic's …, 甲董事长乙.
    pub modifies: bool,
    /// Whether it owns what follows (的, 's).
    pub owner: bool,
    /// Whether a party of its own follows what modifies it: 甲董事长乙, 甲持有的乙.
    pub headed: bool,
    /// Whether it holds what follows: 甲持有的.
    pub holds: bool,
    /// Whether it is suspected of what follows: 对甲涉嫌….
    pub suspect: bool,
    /// Whether it stands right behind a verb that it is the object of: 收购甲,并起诉乙.
    pub governed: bool,
    /// The class of its first mention.
    pub class: Class,
    /// The index of its first mention.
    pub mention: usize,
    /// Whether it is a pronoun or a description that stands for a party.
    pub pronoun: bool,
}

impl Group {
    /// The class of whom a pronoun or a description stands for: he is a person, whatever else is a firm.
    pub fn class_meant(&self) -> Class {
        if self.class == Class::Pronoun { Class::Organization } else { self.class }
    }

    /// Whether it can lead its sentence: nothing stands before it and it does not belong to what follows.
    pub fn leads(&self) -> bool {
        self.mark == Mark::None && !self.modifies && !self.entities.is_empty()
    }
}

/// A word after which the subject changes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    pub span: Span<View>,
    /// Whether it says that who stands after it hurt who stands before it.
    pub accuses: bool,
}

/// A sentence, laid out.
pub(crate) struct Scene<'a> {
    pub view: &'a TextView,
    pub sentence: Sentence,
    /// Mentions that lie in the sentence: a range of all mentions.
    pub mentions: Range<usize>,
    /// The clauses, without the marks between them.
    pub clauses: Clauses,
    pub groups: Vec<Group>,
    pub english: bool,
    /// Words after which the subject changes: 甲指乙…, 甲要求乙….
    pub turns: SmallVec<[Turn; 2]>,
    /// What is said in the sentence, in the words of the claims that were read in it.
    pub said: SmallVec<[Span<View>; 2]>,
    /// The dates that can be days of events.
    pub dates: Dates,
    /// Who led the sentence before, in the same paragraph.
    pub before: Option<Group>,
    /// Its verbs in other forms than the past; looked for when first asked for.
    pub verb_forms: OnceCell<SmallVec<[Span<View>; 4]>>,
}

impl<'a> Scene<'a> {
    /// Lays out a sentence, in which the mentions `near` lie or reach.
    ///
    /// `classes` are those of the mentions; a word that stands for a court has a court's.
    pub fn new(
        view: &'a TextView,
        sentence: Sentence,
        near: Range<usize>,
        mentions: &[Mention],
        classes: &[Class],
        entities: &[EntityIds],
    ) -> Self {
        // a name that crosses a sentence's border belongs to neither side
        let from = near.start + count_before(&mentions[near.clone()], |m| m.span.start() < sentence.span.start());
        let to = from + count_before(&mentions[from..near.end.max(from)], |m| m.span.end() <= sentence.span.end());
        let english = !view.language().is_chinese();
        let mut scene = Self {
            view,
            sentence,
            mentions: from..to,
            clauses: clauses(view, sentence.span, &mentions[from..to], english),
            groups: Vec::with_capacity(to - from),
            english,
            turns: SmallVec::new(),
            said: SmallVec::new(),
            dates: Dates::new(),
            before: None,
            verb_forms: OnceCell::new(),
        };
        scene.group(mentions, classes, entities);
        scene
    }

    /// The mentions of the sentence that share a character with a span.
    pub fn mentions_in<'m>(&self, mentions: &'m [Mention], span: Span<View>) -> &'m [Mention] {
        let inside = &mentions[self.mentions.clone()];
        let near = &inside[count_before(inside, |m| m.span.end() <= span.start())..];
        &near[..count_before(near, |m| m.span.start() < span.end())]
    }

    /// The groups that begin in a span.
    pub fn groups_in(&self, span: Span<View>) -> &[Group] {
        let near = &self.groups[count_before(&self.groups, |g| g.span.start() < span.start())..];
        &near[..count_before(near, |g| g.span.start() < span.end())]
    }

    /// The sentence without its final mark.
    pub fn sentence_body(&self) -> Span<View> {
        self.sentence.span
    }

    /// The index of the clause that holds an offset, or the last one before it.
    pub fn clause_at(&self, offset: usize) -> usize {
        count_before(&self.clauses, |c| c.start() <= offset).saturating_sub(1)
    }

    /// Who stands right after the last word of accusal in the clauses before a trigger's.
    pub fn accused(&self, trigger: Span<View>) -> Option<&Group> {
        let clause = self.clauses[self.clause_at(trigger.start())];
        let found = |t: &&Turn| matches!(&self.view.as_str()[t.span.range()], "认定" | "查明" | "查出" | "发现");
        let accusal = self.turns.iter().rev().find(|t| (t.accuses || found(t)) && t.span.end() <= clause.start())?;
        let after = self.clauses[self.clause_at(accusal.span.start())].end();
        let group = self.groups_in(Span::new(accusal.span.end(), after.max(accusal.span.end()))).first()?;
        Some(group).filter(|g| g.span.start() <= accusal.span.end() + HEAD_REACH && g.mark == Mark::None)
    }

    /// Marks the parties that stand right behind one of these verbs: its objects, who do nothing themselves.
    pub fn govern(&mut self, verbs: impl Iterator<Item = Span<View>>) {
        if self.english {
            return;
        }
        // 拿到甲十亿元投资: who gives acts
        const GETS: WordList =
            WordList::new(&["拿到", "取得", "获得", "获", "得到", "争得", "赢得", "接受", "收到", "斩获", "引入", "迎来"]);
        let text = self.view.as_str();
        for verb in verbs.filter(|v| GETS.beginning(&text[v.range()]).is_none()) {
            let from = count_before(&self.groups, |g| g.span.start() < verb.end());
            let Some(group) = self.groups.get_mut(from) else { return };
            let between = &text[verb.end()..group.span.start()];
            group.governed |= group.mark == Mark::None && matches!(between, "" | "了" | "过");
        }
    }

    fn group(&mut self, mentions: &[Mention], classes: &[Class], entities: &[EntityIds]) {
        let text = self.view.as_str();
        let mut i = self.mentions.start;
        while i < self.mentions.end {
            let mention = &mentions[i];
            if !is_arg(mention.class)
                || entities[i].is_empty() && mention.class != Class::Group
                || self.is_gloss(mentions, i)
                || self.english && english::describes_next(text, mentions, i)
            {
                i += 1;
                continue;
            }
            let start = coordination::title_start(text, mentions, i, self.sentence.span.start());
            let mut group = Group {
                span: Span::new(start, mention.span.end()),
                entities: entities[i].clone(),
                mark: mark_before(text, Span::new(start, mention.span.end()), self.sentence.span.start(), self.english),
                modifies: false,
                owner: false,
                headed: false,
                holds: false,
                suspect: false,
                governed: false,
                class: pronoun::class_of(text, mention, classes[i]),
                mention: i,
                pronoun: mention.class == Class::Pronoun,
            };
            if group.class == Class::Group && group.mark == Mark::None && !self.english {
                group.mark = mark_of_described(text, group.span, self.sentence.span.start());
            }
            let mut next = i + 1;
            while let Some(joined) = self.joined(mentions, next, group.span.end()) {
                group.entities.extend(entities[joined].iter().copied());
                group.span = group.span.cover(mentions[joined].span);
                next = joined + 1;
            }
            let after = &text[group.span.end().min(self.sentence.span.end())..self.sentence.span.end()];
            let after_bracket = skip_bracket(after);
            group.owner =
                owns(after_bracket) || self.english && mention.class == Class::Pronoun && english::is_possessive(text, mention.span);
            group.suspect = after_bracket.starts_with("涉嫌");
            group.holds = HOLDS.beginning(after_bracket).is_some();
            let of_people = || PEOPLE_OF.beginning(after_bracket).is_some() && NO_PEOPLE.beginning(after_bracket).is_none();
            // 甲近二百名员工
            let people = mentions.get(next).filter(|m| m.class == Class::Group && m.span.start() == group.span.end());
            let of_people = of_people() || people.is_some() && mention.class != Class::Group;
            group.modifies = group.owner || self.is_apposed(mentions, next, group.span.end()) || !self.english && of_people;
            if coordination::is_its(text, mention) {
                // 认定甲侵权,判决其赔偿: who was named last; 甲主张乙侵害其专利: of who leads the sentence
                let told = coordination::told_by_judge(text, &self.groups, mention.span);
                if let Some(told) = told.or_else(|| coordination::taken(text, &self.groups, mention.span)) {
                    group.entities.clone_from(&told.entities);
                } else if !pronoun::is_acted_on(&text[..mention.span.start()])
                    && let Some(lead) = self.owner_of_its(mention.span)
                {
                    group.entities.clone_from(&lead.entities);
                }
            }
            self.groups.push(group);
            i = next;
        }
        self.link();
    }

    /// Whose 其 is: of who leads the sentence; 总局决定对甲罚款,按其销售额计: of the party that an authority or a court deals with.
    fn owner_of_its(&self, its: Span<View>) -> Option<&Group> {
        let text = self.view.as_str();
        let lead = self.groups.iter().find(|g| g.leads() && !coordination::blames(text, g.span, its))?;
        let judges = |g: &Group| matches!(g.class, Class::Authority | Class::Court);
        let dealt_with =
            || self.groups.iter().rev().find(|g| matches!(g.class, Class::Organization | Class::Person) && g.mark == Mark::Against);
        Some(lead).filter(|l| !judges(l)).or_else(dealt_with).or(Some(lead))
    }

    /// Links a party that only modifies to the party it belongs to, which takes over the word before: 对甲董事长乙.
    fn link(&mut self) {
        let text = self.view.as_str();
        for i in 1..self.groups.len() {
            let (gap, modifier) = (self.groups[i - 1].span.end()..self.groups[i].span.start(), &self.groups[i - 1]);
            let near = gap.len() <= HEAD_REACH && !text[gap.clone()].contains([',', ';', ':', '、', '。']);
            let follows = if modifier.holds {
                near && (text[gap.clone()].contains(['的', '下', '股']) || &text[gap] == "所持")
            } else {
                modifier.modifies && near && (gap.len() <= 9 || self.english && english::is_described(&text[gap]))
            };
            if follows {
                let mark = modifier.mark;
                self.groups[i - 1].headed = true;
                self.groups[i - 1].modifies = true;
                if self.groups[i].mark == Mark::None {
                    self.groups[i].mark = mark;
                }
            }
        }
    }
}

/// Whether what stands before the words owns what they say: 甲的, 甲之, "Alder's".
fn owns(after: &str) -> bool {
    match after.as_bytes() {
        [b'\'', ..] => after.starts_with("'s ") || after.starts_with("' "),
        [0xE2, ..] => after.starts_with("’s "),
        [0xE4 | 0xE7, ..] => after.starts_with(['的', '之']),
        _ => false,
    }
}
