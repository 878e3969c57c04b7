//! Rules made ready to run: words of the ontology looked up, regexes ready to be compiled.

use super::line;
use super::pattern::Pattern;
use super::{Pack, Rule, RuleKind, Setting};
use crate::error::Fault;
use crate::ontology::{ClaimKind, EventKind, Factuality, Named, Role};

/// A place in a clause that fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Function {
    /// Who does it; the agent of a passive too.
    Subject,
    /// Whom it is done to: after the verb, after 将/把, the subject of a passive.
    Object,
    /// After 对, 针对, against.
    Against,
    /// After 与, 和, with.
    With,
    /// After 向, 给, to.
    To,
    /// After 从, 自, from.
    From,
    /// After 由, by, when the verb is no passive.
    By,
    /// After 为, 替, for.
    For,
    /// A court or authority in the sentence.
    Court,
    /// Before 的 or 's.
    Owner,
    /// The subject when there is no object: 甲成立.
    Alone,
    /// Whom the person in the clause works for: the organisation before his post, else one named near.
    Employer,
    /// Who holds the object: 收购甲持有的乙.
    Possessor,
    /// Who accuses the subject in the words before it: 甲控告乙侵权.
    Accuser,
    /// Whom an earlier clause accuses: 甲指控乙泄密,向法院提告.
    Accused,
    /// Who brought the suit at issue, when the sentence names neither side: 一审判赔五百万元.
    Plaintiff,
    /// Against whom the suit at issue was brought, when the sentence names neither side.
    Defendant,
    /// Who appealed last, when the sentence does not name him: 驳回上诉.
    Appellant,
    /// Whom the decision told last was for, when the sentence does not say whom this one is for or against: the verdict was upheld.
    Winner,
    /// Whom the decision told last was against, likewise.
    Loser,
    /// The organisation that the whole story is about, when the sentence names none for the role.
    Topic,
    /// Who wants to buy in the deal at issue, when the sentence does not name him.
    Bidder,
    /// Whom the deal at issue is to buy, when the sentence does not name it.
    BidFor,
}

impl Function {
    const WORDS: [(&'static str, Self); 23] = [
        ("subject", Self::Subject),
        ("object", Self::Object),
        ("against", Self::Against),
        ("with", Self::With),
        ("to", Self::To),
        ("from", Self::From),
        ("by", Self::By),
        ("for", Self::For),
        ("court", Self::Court),
        ("owner", Self::Owner),
        ("alone", Self::Alone),
        ("employer", Self::Employer),
        ("possessor", Self::Possessor),
        ("accuser", Self::Accuser),
        ("accused", Self::Accused),
        ("plaintiff", Self::Plaintiff),
        ("defendant", Self::Defendant),
        ("appellant", Self::Appellant),
        ("winner", Self::Winner),
        ("loser", Self::Loser),
        ("topic", Self::Topic),
        ("bidder", Self::Bidder),
        ("bid-for", Self::BidFor),
    ];
}

/// What a rule's settings mean.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    Event {
        kind: EventKind,
        roles: Vec<(Function, Role)>,
        factuality: Option<Factuality>,
        patterns: Vec<Pattern>,
        amounts: bool,
        /// The subject does it even after 被 or 获: the passive is in the trigger, or the verb knows none.
        active: bool,
        /// Its words hold their own negation.
        polar: bool,
        needs: Needed,
    },
    /// After this word the subject changes: 甲称乙…, 甲要求乙…; an accusal says that it hurt the one before: 甲控告乙….
    Turn {
        accuses: bool,
    },
    Claim {
        kind: ClaimKind,
        content: Content,
        speaker: Function,
        told: bool,
        /// A word of answering: 回应称, "replied".
        reply: bool,
    },
    Operator {
        set: Factuality,
        scope: Scope,
        reach: usize,
        before: bool,
        of: Kinds,
    },
    Stand(Stand),
    /// A connective that orders two reports: what follows it is later, or earlier.
    Order {
        later: bool,
    },
    /// Words in a claim's content that tell its kind.
    Evidence {
        of: ClaimKind,
        /// Only in the words of one who answers: 并未 after 回应称.
        reply: bool,
    },
    /// Words in a claim that name what it answers.
    Names(Named),
    Other,
}

/// What a sentence must hold for the rule to fire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needed {
    /// A party somewhere in the sentence.
    pub party: bool,
    /// Somebody who does it.
    pub subject: bool,
    /// A sum in the clause.
    pub money: bool,
}

/// Where a claim's content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// After the cue; before it when nothing follows.
    Around,
    /// The clause of the cue itself (斥责甲违约).
    Clause,
    /// From the next clause on (在甲的声明里, …).
    Next,
    /// Between 以 and the cue (以违约为由).
    Ground,
}

/// Kinds of events, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u64);

impl Kinds {
    const ALL: Self = Self(u64::MAX);

    pub const fn has(self, kind: EventKind) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }
}

impl FromIterator<EventKind> for Kinds {
    fn from_iter<I: IntoIterator<Item = EventKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |all, kind| all | 1 << kind as u32))
    }
}

/// How far an operator reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Clause,
    Sentence,
}

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// 他, she.
    Person,
    /// 该公司, the company.
    Organization,
    /// 其, 自己, it: whatever party was last.
    Any,
    /// 双方, both.
    Both,
    /// 对方, its rival: the party that was not last.
    Other,
    /// 后者, the latter: who was named last.
    Latter,
    /// 前者, the former: who was named before the one named last.
    Former,
    /// 本公司, 公司 where the text defines it, else as an organization.
    Issuer,
    /// 法院, the court: the court last spoken of.
    Court,
    /// The agency, the regulator: the authority last spoken of.
    Authority,
    /// 税务局: the body named before whose name it shortens, else one that nobody names.
    Office,
    /// An unnamed source.
    Group,
}

/// Gives each rule its meaning; what cannot be understood is a fault.
pub(crate) fn compile(pack: &Pack, faults: &mut Vec<Fault>) -> Vec<Meaning> {
    pack.rules().iter().map(|rule| meaning(rule, faults)).collect()
}

fn fault(rule: &Rule, what: String, help: String) -> Fault {
    Fault { file: rule.file.to_string(), line: rule.line, what: format!("rule `{}`: {what}", rule.name), help }
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> String {
    format!("one of {}", all.iter().map(|&t| word(t)).collect::<Vec<_>>().join(", "))
}

fn meaning(rule: &Rule, faults: &mut Vec<Fault>) -> Meaning {
    match rule.kind {
        RuleKind::Event => event(rule, faults),
        RuleKind::Claim => {
            let kind = rule.word("type").unwrap_or("statement");
            let kind = ClaimKind::from_word(kind).unwrap_or_else(|| {
                faults.push(fault(rule, format!("unknown claim type `{kind}`"), words(ClaimKind::ALL, ClaimKind::word)));
                ClaimKind::Statement
            });
            let content = match rule.word("content") {
                Some("clause") => Content::Clause,
                Some("next") => Content::Next,
                Some("ground") => Content::Ground,
                _ => Content::Around,
            };
            let speaker = match rule.word("speaker") {
                Some("object") => Function::Object,
                Some("owner") => Function::Owner,
                _ => Function::Subject,
            };
            Meaning::Claim { kind, content, speaker, told: rule.word("set") == Some("asserted"), reply: replies(rule) }
        }
        RuleKind::Operator => {
            let set = rule.word("set").unwrap_or("negated");
            let set = Factuality::from_word(set).unwrap_or_else(|| {
                faults.push(fault(rule, format!("unknown factuality `{set}`"), words(Factuality::ALL, Factuality::word)));
                Factuality::Negated
            });
            let scope = if rule.word("scope") == Some("sentence") { Scope::Sentence } else { Scope::Clause };
            let reach = rule.word("reach").and_then(|w| w.parse().ok()).unwrap_or(12);
            let of = if rule.settings.contains_key("of") {
                rule.list("of").into_iter().filter_map(|word| event_kind(rule, word, faults)).collect()
            } else {
                Kinds::ALL
            };
            Meaning::Operator { set, scope, reach, before: rule.word("side") != Some("after"), of }
        }
        RuleKind::Stand => Meaning::Stand(match rule.word("as") {
            Some("person") => Stand::Person,
            Some("organization") => Stand::Organization,
            Some("both") => Stand::Both,
            Some("other") => Stand::Other,
            Some("latter") => Stand::Latter,
            Some("former") => Stand::Former,
            Some("issuer") => Stand::Issuer,
            Some("court") => Stand::Court,
            Some("authority") => Stand::Authority,
            Some("office") => Stand::Office,
            Some("group" | "counted") => Stand::Group,
            _ => Stand::Any,
        }),
        RuleKind::Evidence if rule.word("of") == Some("turn") => Meaning::Turn { accuses: false },
        RuleKind::Evidence if rule.word("of") == Some("accusal") => Meaning::Turn { accuses: true },
        RuleKind::Evidence if matches!(rule.word("of"), Some("later" | "earlier")) => {
            Meaning::Order { later: rule.word("of") == Some("later") }
        }
        RuleKind::Evidence if rule.word("of").and_then(Named::from_word).is_some() => {
            rule.word("of").and_then(Named::from_word).map_or(Meaning::Other, Meaning::Names)
        }
        RuleKind::Evidence => {
            let of = rule.word("of").unwrap_or("statement");
            let of = ClaimKind::from_word(of).unwrap_or_else(|| {
                faults.push(fault(rule, format!("unknown claim type `{of}`"), words(ClaimKind::ALL, ClaimKind::word)));
                ClaimKind::Statement
            });
            Meaning::Evidence { of, reply: replies(rule) }
        }
        _ => Meaning::Other,
    }
}

fn replies(rule: &Rule) -> bool {
    rule.list("where").contains(&"reply")
}

fn needed(rule: &Rule) -> Needed {
    let needs = rule.list("needs");
    Needed { party: needs.contains(&"party"), subject: needs.contains(&"subject"), money: needs.contains(&"money") }
}

fn event_kind(rule: &Rule, word: &str, faults: &mut Vec<Fault>) -> Option<EventKind> {
    let kind = EventKind::from_word(word);
    if kind.is_none() {
        faults.push(fault(rule, format!("unknown event type `{word}`"), words(EventKind::ALL, EventKind::word)));
    }
    kind
}

fn event(rule: &Rule, faults: &mut Vec<Fault>) -> Meaning {
    let Some(kind) = event_kind(rule, rule.word("type").unwrap_or_default(), faults) else { return Meaning::Other };
    let mut roles = Vec::new();
    let mut amounts = false;
    if let Some(Setting::Table(table)) = rule.settings.get("roles") {
        for (place, names) in table {
            if place == "amount" {
                amounts = true;
                continue;
            }
            let Some(&(_, function)) = Function::WORDS.iter().find(|(w, _)| w == place) else {
                faults.push(fault(
                    rule,
                    format!("unknown place `{place}` in `roles`"),
                    format!("one of {}, amount", Function::WORDS.map(|(w, _)| w).join(", ")),
                ));
                continue;
            };
            for name in names {
                match Role::from_word(name) {
                    Some(role) => roles.push((function, role)),
                    None => faults.push(fault(rule, format!("unknown role `{name}`"), words(Role::ALL, Role::word))),
                }
            }
        }
    }
    roles.sort();
    let factuality = rule.word("factuality").and_then(|word| {
        let factuality = Factuality::from_word(word);
        if factuality.is_none() {
            faults.push(fault(rule, format!("unknown factuality `{word}`"), words(Factuality::ALL, Factuality::word)));
        }
        factuality
    });
    let patterns = rule.patterns.iter().map(|p| Pattern::around(p.as_str(), line::TRIGGER)).collect();
    let active = rule.list("where").contains(&"active");
    let polar = rule.list("where").contains(&"negation inside");
    Meaning::Event { kind, roles, factuality, patterns, amounts, active, polar, needs: needed(rule) }
}
