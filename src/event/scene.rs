//! One sentence laid out for the rules: clauses, groups of parties with the word before them, and what stands where.

use super::clause::clauses;
use super::coordination::{connected, followed_by_and, list_head, skip_bracket, strip_descriptions};
use super::english;
use crate::entity::EntityId;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::{Sentence, TextView};

/// The relation word that stands before a group of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    /// 对, 针对, against, on.
    Against,
    /// 与, 和, with.
    With,
    /// 向, 给, to.
    To,
    /// 从, from.
    From,
    /// 被, 遭, 由, by.
    By,
    /// 将, 把.
    Disposed,
    /// 为, 替, for.
    For,
    /// 在, 于, in, at.
    At,
    /// 据, according to, 因.
    Source,
}

const CHINESE_MARKS: &[(&str, Mark)] = &[
    ("针对", Mark::Against),
    ("对于", Mark::Against),
    ("对", Mark::Against),
    ("与", Mark::With),
    ("和", Mark::With),
    ("同", Mark::With),
    ("跟", Mark::With),
    ("向", Mark::To),
    ("给予", Mark::To),
    ("给", Mark::To),
    ("从", Mark::From),
    ("遭到", Mark::By),
    ("遭受", Mark::By),
    ("受到", Mark::By),
    ("获得", Mark::By),
    ("遭", Mark::By),
    ("被", Mark::By),
    ("由", Mark::By),
    ("获", Mark::By),
    ("经", Mark::By),
    ("将", Mark::Disposed),
    ("把", Mark::Disposed),
    ("为", Mark::For),
    ("替", Mark::For),
    ("在", Mark::At),
    ("于", Mark::At),
    ("根据", Mark::Source),
    ("按照", Mark::Source),
    ("据", Mark::Source),
    ("因", Mark::Source),
    ("关于", Mark::Source),
    ("就", Mark::Source),
    ("予", Mark::To),
    ("至", Mark::To),
];

const ENGLISH_MARKS: &[(&str, Mark)] = &[
    (" against", Mark::Against),
    (" with", Mark::With),
    (" to", Mark::To),
    (" from", Mark::From),
    (" by", Mark::By),
    (" for", Mark::For),
    (" in", Mark::At),
    (" at", Mark::At),
    (" on", Mark::At),
    (" according to", Mark::Source),
    (" about", Mark::Source),
    (" of", Mark::Source),
    (" versus", Mark::Against),
    (" v.", Mark::Against),
    (" into", Mark::To),
    (" before", Mark::At),
    (" over", Mark::Source),
    (" between", Mark::None),
    (" than", Mark::Source),
    (" after", Mark::None),
    (" as", Mark::Source),
    (" under", Mark::Source),
];

/// How far from what modifies it a head may stand, in bytes.
const HEAD_REACH: usize = 30;

/// Parties in coordination: 甲、乙和丙.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// From the first post before the first party to the end of the last party.
    pub span: Span<View>,
    /// Who they are, as far as known.
    pub entities: Vec<EntityId>,
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
    /// The class of its first mention.
    pub class: Class,
    /// The index of its first mention.
    pub mention: usize,
}

impl Group {
    /// Whether it can lead its sentence: nothing stands before it and it does not belong to what follows.
    pub fn leads(&self) -> bool {
        self.mark == Mark::None && !self.modifies && !self.entities.is_empty()
    }
}

/// A sentence, laid out.
pub(crate) struct Scene<'a> {
    pub view: &'a TextView,
    pub sentence: Sentence,
    /// Mentions that lie in the sentence: a range of all mentions.
    pub mentions: std::ops::Range<usize>,
    /// The clauses, without the marks between them.
    pub clauses: Vec<Span<View>>,
    pub groups: Vec<Group>,
    pub english: bool,
    /// Words after which the subject changes: 甲指乙…, 甲要求乙….
    pub turns: Vec<Span<View>>,
    /// Who led the sentence before, in the same paragraph.
    pub before: Option<Group>,
}

impl<'a> Scene<'a> {
    /// Lays out a sentence.
    pub fn new(view: &'a TextView, sentence: Sentence, mentions: &[Mention], entities: &[Vec<EntityId>]) -> Self {
        // a name that crosses a sentence's border belongs to neither side
        let from = mentions.partition_point(|m| m.span.start() < sentence.span.start());
        let to = mentions.partition_point(|m| m.span.end() <= sentence.span.end()).max(from);
        let english = !view.language().is_chinese();
        let mut scene = Self {
            view,
            sentence,
            mentions: from..to,
            clauses: clauses(view, sentence.span, &mentions[from..to], english),
            groups: Vec::new(),
            english,
            turns: Vec::new(),
            before: None,
        };
        scene.group(mentions, entities);
        scene
    }

    /// The mentions of the sentence that share a character with a span.
    pub fn mentions_in<'m>(&self, mentions: &'m [Mention], span: Span<View>) -> &'m [Mention] {
        let inside = &mentions[self.mentions.clone()];
        let from = inside.partition_point(|m| m.span.end() <= span.start());
        let to = inside.partition_point(|m| m.span.start() < span.end());
        &inside[from..to.max(from)]
    }

    /// The groups that begin in a span.
    pub fn groups_in(&self, span: Span<View>) -> &[Group] {
        let from = self.groups.partition_point(|g| g.span.start() < span.start());
        let to = self.groups.partition_point(|g| g.span.start() < span.end());
        &self.groups[from..to]
    }

    /// The sentence without its final mark.
    pub fn sentence_body(&self) -> Span<View> {
        self.sentence.span
    }

    /// The index of the clause that holds an offset, or the last one before it.
    pub fn clause_at(&self, offset: usize) -> usize {
        self.clauses.partition_point(|c| c.start() <= offset).saturating_sub(1)
    }

    fn group(&mut self, mentions: &[Mention], entities: &[Vec<EntityId>]) {
        let text = self.view.as_str();
        let mut i = self.mentions.start;
        while i < self.mentions.end {
            let mention = &mentions[i];
            if !is_arg(mention.class) || entities[i].is_empty() && mention.class != Class::Group || self.is_gloss(mentions, i) {
                i += 1;
                continue;
            }
            let start = title_start(text, mentions, i, self.sentence.span.start());
            let mut group = Group {
                span: Span::new(start, mention.span.end()),
                entities: entities[i].clone(),
                mark: mark_before(text, Span::new(start, mention.span.end()), self.sentence.span.start(), self.english),
                modifies: false,
                owner: false,
                headed: false,
                holds: false,
                class: mention.class,
                mention: i,
            };
            let mut next = i + 1;
            while let Some(joined) = self.joined(mentions, next, group.span.end()) {
                group.entities.extend(entities[joined].iter().copied());
                group.span = group.span.cover(mentions[joined].span);
                next = joined + 1;
            }
            let after = &text[group.span.end().min(self.sentence.span.end())..self.sentence.span.end()];
            let after_bracket = skip_bracket(after);
            group.owner = after_bracket.starts_with('的')
                || after_bracket.starts_with("'s ")
                || after_bracket.starts_with("’s ")
                || after_bracket.starts_with("' ")
                || after_bracket.starts_with('之')
                || self.english && mention.class == Class::Pronoun && english::is_possessive(text, mention.span);
            group.holds = ["持有", "所持", "旗下", "名下"].iter().any(|w| after_bracket.starts_with(w));
            group.modifies = group.owner || self.is_apposed(mentions, next, group.span.end());
            self.groups.push(group);
            i = next;
        }
        self.link();
    }

    /// Links a party that only modifies to the party it belongs to, which takes over the word before: 对甲董事长乙.
    fn link(&mut self) {
        let text = self.view.as_str();
        for i in 1..self.groups.len() {
            let (gap, modifier) = (self.groups[i - 1].span.end()..self.groups[i].span.start(), &self.groups[i - 1]);
            let near = gap.len() <= HEAD_REACH && !text[gap.clone()].contains([',', ';', ':', '、', '。']);
            let follows = if modifier.holds {
                near && text[gap].contains(['的', '下', '股'])
            } else {
                modifier.modifies && gap.len() <= 9 && near
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

    /// The next party of the same coordination, if one follows.
    fn joined(&self, mentions: &[Mention], from: usize, end: usize) -> Option<usize> {
        let text = self.view.as_str();
        let mut at = end;
        let mut linked = false;
        for (i, mention) in mentions.iter().enumerate().take(self.mentions.end).skip(from) {
            if self.is_gloss(mentions, i) {
                continue;
            }
            let gap = skip_bracket(text[at..mention.span.start()].trim()).trim();
            let title = mention.class == Class::Title;
            let rest = connected(gap);
            match gap {
                _ if rest.is_some_and(|r| r.is_empty() || strip_descriptions(r).is_empty() || title && r.chars().count() <= 8) => {
                    linked = true
                }
                "," if linked && (self.english || title) => {}
                "" | "公司" | "其" | ",公司" if linked || title => {}
                "," if self.english && followed_by_and(text, mention.span.end()) => linked = true,
                _ => return None,
            }
            at = mention.span.end();
            if title {
                if !linked {
                    return None;
                }
                continue;
            }
            return (linked && is_arg(mention.class)).then_some(i);
        }
        None
    }

    /// Whether a mention stands in brackets right behind another: 甲(以下简称“乙”), 埃里森(Larry Ellison).
    fn is_gloss(&self, mentions: &[Mention], i: usize) -> bool {
        let span = mentions[i].span;
        let after = self.view.brackets.partition_point(|b| b.outer.start() <= span.start());
        let Some(bracket) = self.view.brackets[..after].iter().rev().take(4).find(|b| b.inner.contains(span)) else { return false };
        mentions[..i].iter().rev().take(6).any(|m| m.span.end() <= bracket.outer.start() && bracket.outer.start() - m.span.end() <= 1)
    }

    /// OpenAI首席战略官Jason Kwon, Apple CEO Tim Cook: the first is said of the second.
    fn is_apposed(&self, mentions: &[Mention], next: usize, end: usize) -> bool {
        let text = self.view.as_str();
        let mut at = end;
        let mut titled = false;
        for mention in mentions.iter().take(self.mentions.end).skip(next).take(4) {
            let gap = text[at..mention.span.start()].trim_matches([' ', '(', ')', '、', '兼']);
            let gap = gap.trim_start_matches("前").trim_start_matches("联合").trim_start_matches("former").trim_start_matches("co-");
            if !gap.is_empty() && !(gap == "公司" || gap == "旗下" || gap == "集团" || gap == "董事会") {
                return false;
            }
            if mention.class == Class::Title {
                titled = true;
                at = mention.span.end();
            } else {
                return titled && mention.class == Class::Person || gap == "旗下";
            }
        }
        false
    }
}

const fn is_arg(class: Class) -> bool {
    class.is_party() || matches!(class, Class::Group | Class::Pronoun | Class::Product)
}

/// Posts directly before a party belong to it.
fn title_start(text: &str, mentions: &[Mention], i: usize, floor: usize) -> usize {
    let mut start = mentions[i].span.start();
    for mention in mentions[..i].iter().rev() {
        let gap = if mention.span.end() <= start { text[mention.span.end()..start].trim() } else { "x" };
        if mention.class != Class::Title || mention.span.start() < floor || !(gap.is_empty() || gap == "、" || gap == "兼") {
            break;
        }
        start = mention.span.start();
    }
    start
}

fn mark_before(text: &str, party: Span<View>, floor: usize, english: bool) -> Mark {
    let before = text[floor..party.start()].trim_end();
    if english {
        let before =
            before.strip_suffix(" the").or_else(|| before.strip_suffix(" a")).or_else(|| before.strip_suffix(" an")).unwrap_or(before);
        let lower = format!(" {}", before.rsplit(' ').next().unwrap_or("").to_ascii_lowercase());
        let two = format!(
            " {}",
            before.rsplitn(3, ' ').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
        );
        return ENGLISH_MARKS.iter().find(|(w, _)| *w == lower || *w == two).map_or(Mark::None, |(_, m)| *m);
    }
    let (quoted, before) = (before.ends_with(['“', '‘']), before.trim_end_matches(['“', '‘', '《']));
    if quoted && !text[party.end()..].starts_with(['”', '’']) {
        // 针对“甲将收购乙”的传闻: the word before belongs to all that is quoted
        return Mark::None;
    }
    let before = strip_descriptions(before);
    let before = before.strip_suffix('、').map_or(before, list_head);
    for (word, mark) in CHINESE_MARKS {
        if before.ends_with(word) {
            // 和 after a party joins; 同 in 合同, 对 in 反对, 为 in 认为, 向 in 方向, 经 in 已经 are other words
            let rest = &before[..before.len() - word.len()];
            let other = [
                "合", "反", "认", "称", "成", "作", "方", "已", "曾", "财", "一向", "相", "面", "绝", "不", "派", "即", "必", "行", "改",
                "视", "不得", "分", "转", "更", "变", "因", "理", "自", "缘", "成就", "终", "属", "位", "关", "由", "基", "等", "对", "低",
                "高", "介", "依", "数", "证", "占",
            ];
            if word.len() == 3 && other.iter().any(|o| rest.ends_with(o)) {
                continue;
            }
            return *mark;
        }
    }
    Mark::None
}
