//! The page's own words: kinds of events in groups, how real an event is, kinds of parties, bounds of sums.

use crate::entity::EntityKind;
use crate::event::{EventKind, Factuality};
use crate::export::text::Labels;
use crate::value::money::Money;

/// The groups of event kinds by the first part of their words, in the order of the vocabulary.
const GROUPS: &[(&str, &str, &str)] = &[
    ("legal", "Courts and authorities", "司法与监管"),
    ("org", "Organisations", "机构"),
    ("pers", "People and posts", "人事"),
    ("gov", "Control", "控制权"),
    ("money", "Money", "资金"),
    ("deal", "Deals", "交易"),
    ("conduct", "Wrongs", "不当行为"),
    ("biz", "Competition", "竞争"),
    ("prod", "Products", "产品"),
    ("pub", "Publications", "公开文件"),
    ("comm", "Meetings", "会谈"),
];

/// The group of a kind: `legal` of `legal.sue`.
pub(super) fn group(kind: EventKind) -> &'static str {
    kind.word().split('.').next().unwrap_or_default()
}

/// What a group is called.
pub(super) fn group_name(group: &str, labels: Labels) -> String {
    let known = GROUPS.iter().find(|(word, ..)| *word == group);
    known.map_or_else(|| group.to_owned(), |(_, english, chinese)| labels.pick(english, chinese).to_owned())
}

/// The groups in their order.
pub(super) fn groups() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().map(|(word, ..)| *word)
}

/// How real an event is, in a filter or legend.
pub(super) const fn standing(factuality: Factuality, labels: Labels) -> &'static str {
    match factuality {
        Factuality::Asserted => labels.pick("told as fact", "报道陈述"),
        Factuality::Claimed => labels.pick("claimed", "一方之言"),
        Factuality::Planned => labels.pick("planned", "拟议"),
        Factuality::Hypothetical => labels.pick("hypothetical", "假设"),
        Factuality::Negated => labels.pick("denied", "否认"),
    }
}

/// What kind of thing a party is.
pub(super) fn party(kind: EntityKind, fine: Option<&str>, labels: Labels) -> String {
    let (english, chinese) = match (kind, fine) {
        (_, Some("court")) => ("court", "法院"),
        (_, Some("regulator")) => ("regulator", "监管机构"),
        (_, Some("media")) => ("medium", "媒体"),
        (_, Some("company")) => ("company", "公司"),
        (EntityKind::Person, _) => ("person", "人物"),
        (EntityKind::Organization, Some(fine)) if matches!(labels, Labels::English) => return fine.replace('_', " "),
        (EntityKind::Organization, _) => ("organisation", "机构"),
        (EntityKind::Product, _) => ("product", "产品"),
        (EntityKind::Place, _) => ("place", "地点"),
        (EntityKind::Document, _) => ("document", "文件"),
        (EntityKind::Group, _) => ("unnamed group", "未具名者"),
    };
    labels.pick(english, chinese).to_owned()
}

/// How a sum is bounded.
pub(super) fn bound(money: &Money, labels: Labels) -> &'static str {
    match (money.low, money.high) {
        (Some(low), Some(high)) if low == high => labels.pick("exact", "确数"),
        (Some(_), Some(_)) => labels.pick("between the two", "介于两者之间"),
        (Some(_), None) => labels.pick("at least", "至少"),
        (None, Some(_)) => labels.pick("at most", "至多"),
        (None, None) => labels.pick("open", "未定"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_group() {
        for kind in EventKind::ALL {
            assert!(groups().any(|g| g == group(*kind)), "{}", kind.word());
        }
    }
}
