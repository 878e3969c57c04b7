//! One sentence laid out for the rules: clauses, groups of parties with the word before them, and what stands where.

use super::english;
use crate::entity::EntityId;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::normal::is_han;
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
    ("对于", Mark::Source),
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
    /// Whether it is a pronoun or a description that stands for a party.
    pub pronoun: bool,
}

impl Group {
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
    pub mentions: std::ops::Range<usize>,
    /// The clauses, without the marks between them.
    pub clauses: Vec<Span<View>>,
    pub groups: Vec<Group>,
    pub english: bool,
    /// Words after which the subject changes: 甲指乙…, 甲要求乙….
    pub turns: Vec<Turn>,
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
                class: if self.english { english::class_of(text, mention) } else { mention.class },
                mention: i,
                pronoun: mention.class == Class::Pronoun,
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
            if is_its(text, mention) {
                // 格芯主张台积电侵害其专利: of who leads the sentence
                if let Some(lead) = self.groups.iter().find(|g| g.leads()) {
                    group.entities.clone_from(&lead.entities);
                }
            }
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

    /// The next party of the same coordination, if one follows.
    fn joined(&self, mentions: &[Mention], from: usize, end: usize) -> Option<usize> {
        let text = self.view.as_str();
        let mut at = end;
        let mut linked = false;
        for (i, mention) in mentions.iter().enumerate().take(self.mentions.end).skip(from) {
            if self.is_gloss(mentions, i) || is_its(text, mention) {
                continue;
            }
            let gap = skip_bracket(text[at..mention.span.start()].trim()).trim();
            let title = mention.class == Class::Title;
            let rest = connected(gap);
            match gap {
                _ if rest.is_some_and(|r| {
                    r.is_empty() || strip_descriptions(r).is_empty() || title && r.chars().count() <= 8 || is_unlisted_post(mention, r)
                }) =>
                {
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

fn followed_by_and(text: &str, end: usize) -> bool {
    text[end..].starts_with(" and ") || text[end..].starts_with(", ") || text[end..].starts_with(" or ")
}

/// 埃里森(Larry Ellison)的: what stands in brackets after a name is passed over.
fn skip_bracket(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('(') {
        if let Some(end) = rest.find(')') {
            return &rest[end + 1..];
        }
    }
    text
}

fn is_its(text: &str, mention: &Mention) -> bool {
    mention.class == Class::Pronoun && &text[mention.span.range()] == "其"
}

/// 法务与政策主管(甲): a post that no table has.
fn is_unlisted_post(mention: &Mention, rest: &str) -> bool {
    mention.class == Class::Person
        && rest.chars().count() <= 10
        && rest.ends_with(['官', '长', '管', '人', '监', '理', '师', '员', '裁'])
        && !rest.contains([',', '。', ';', ':'])
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

/// Words that may stand between a name and the word before it, or the 和 before it.
const DESCRIPTIONS: &[&str] = &[
    "美商",
    "日商",
    "港商",
    "外商",
    "台商",
    "韩商",
    "一致行动人",
    "控股股东",
    "大股东",
    "股东",
    "子公司",
    "母公司",
    "关联方",
    "合作伙伴",
    "竞争对手",
    "对手",
    "同业",
    "同行",
    "客户",
    "公司",
    "集团",
    "原告",
    "被告",
    "创始人",
    "联合创始人",
    "旗下",
    "其",
    "该",
    "原",
    "前",
    "时任",
    "现任",
    "美国",
    "中国",
    "日本",
    "家",
    "名",
    "位",
    "个",
    "一",
    "两",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "多",
    "数",
    "另",
    "几",
    "知名",
    "巨头",
    "龙头",
];

/// Takes descriptions off the end: 与一致行动人(甲), 把三家(甲).
fn strip_descriptions(text: &str) -> &str {
    let mut text = text;
    for _ in 0..4 {
        let Some(shorter) = DESCRIPTIONS.iter().find_map(|d| text.strip_suffix(d)) else { break };
        text = shorter;
    }
    text
}

/// What stands before a list whose earlier items are no known names: 把某某、(甲).
fn list_head(items: &str) -> &str {
    let marked = items.rfind(['把', '将', '对', '向', '与', ',', '。', ';', ':', '(']);
    match marked.map(|at| &items[at..]) {
        Some(list) if list.starts_with(['把', '将', '对', '向', '与']) && list.chars().count() <= 12 => {
            &items[..items.len() - list.len() + '把'.len_utf8()]
        }
        _ => items,
    }
}

/// What stands between 和 and the name it joins; `None` where nothing joins.
fn connected(gap: &str) -> Option<&str> {
    const JOINS: &[&str] = &["以及", "及其", ", and", "、", "和", "与", "及", "同", "跟", "或", "and", "&", "or"];
    let gap = gap.strip_prefix(',').filter(|rest| rest.starts_with("及") || rest.starts_with("以及")).unwrap_or(gap);
    JOINS.iter().find_map(|j| gap.strip_prefix(j))
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
    let before = before.strip_suffix('了').filter(|b| b.ends_with(['到', '得', '了'])).unwrap_or(before);
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

/// A comma before 及 parts no clauses: 向甲、乙,及丙.
fn goes_on(after: &str) -> bool {
    after.starts_with("及") && !after.starts_with("及时") && !after.starts_with("及至") || after.starts_with("以及")
}

/// 联合创始人,公司首席执行官(甲): a comma between posts of one list.
fn between_posts(text: &str, mentions: &[Mention], at: usize) -> bool {
    let next = mentions.partition_point(|m| m.span.start() <= at);
    let (Some(before), Some(after)) = (next.checked_sub(1).and_then(|i| mentions.get(i)), mentions.get(next)) else { return false };
    let posts = before.class == Class::Title && after.class == Class::Title && before.span.end() == at;
    posts && matches!(&text[at + 1..after.span.start()], "" | "公司" | " ")
}

/// Clauses end at , ; : and at a space between Han words; 、 and commas inside numbers do not part them.
fn clauses(view: &TextView, span: Span<View>, mentions: &[Mention], english: bool) -> Vec<Span<View>> {
    let text = view.as_str();
    let body = &text[span.range()];
    let mut out = Vec::new();
    let mut from = span.start();
    let mut inside = mentions.iter().peekable();
    let mut last = ' ';
    let mut chars = body.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = span.start() + i;
        let border = match c {
            ',' | ';' | ':' | '。' | '!' | '?' | '—' | '】' => true,
            ' ' if !english => is_han(last) && chars.peek().is_some_and(|(_, n)| is_han(*n)),
            ' ' if english => false,
            _ => false,
        };
        last = c;
        if !border {
            continue;
        }
        while inside.peek().is_some_and(|m| m.span.end() <= at) {
            inside.next();
        }
        if inside.peek().is_some_and(|m| m.span.contains_offset(at))
            || c == ',' && (goes_on(&text[at + 1..span.end()]) || between_posts(text, mentions, at))
        {
            continue;
        }
        if !text[from..at].trim().is_empty() {
            out.push(Span::new(from, at));
        }
        from = at + c.len_utf8();
    }
    if !text[from..span.end()].trim_matches(['”', '’', '"', ' ', '.', ')']).is_empty() {
        out.push(Span::new(from, span.end()));
    }
    if out.is_empty() {
        out.push(span);
    }
    out
}
