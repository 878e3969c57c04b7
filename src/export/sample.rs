//! A dispute put together by hand, which the tests of this floor print.

use std::sync::Arc;

use crate::claim::{ClaimKind, QuoteKind};
use crate::document::{Document, Language};
use crate::entity::{EntityId, EntityKind, Form, Reason};
use crate::event::{EventKind, Factuality, Part, Role};
use crate::extract::{Extraction, Extractor};
use crate::feud::{
    Actor, Dated, Dispute, DisputedPoint, Event, Feud, Node, Place, Position, Relation, RelationKind, Said, State, Story, Sum, Told,
};
use crate::pack::Pack;
use crate::span::Span;
use crate::value::money::{Currency, Decimal, Money, Unit};
use crate::value::when::{Day, Granularity, When};

const TEXT: &str = "月磨坊状告星河科技
2月29日，月磨坊在海州市中级人民法院起诉星河科技，索赔约3亿元。
月磨坊创始人林远说：“2016年到2020年，我们付给他们超过4400万元。”
星河科技回应称，只收到1800万元，而且从未侵犯月磨坊的商标。
2017年年底，星河科技首席运营官周以宁离开公司，转投月磨坊旗下的云帆咖啡连锁管理有限公司。
星河科技计划年内在香港上市，估值US$12.5亿。
";

/// Who is who in the sample.
const MILL: usize = 0;
const GALAXY: usize = 1;
const LIN: usize = 3;
const ZHOU: usize = 4;

/// The sample.
pub(crate) fn feud() -> Feud {
    let day = Day::from_ymd_opt(2024, 2, 29).expect("2024 is a leap year");
    let year_end = When::between(Day::from_ymd_opt(2017, 10, 1), Day::from_ymd_opt(2017, 12, 31), Granularity::Season);
    let years = When::between(Day::from_ymd_opt(2016, 1, 1), Day::from_ymd_opt(2020, 12, 31), Granularity::Range);
    let mut feud = Feud {
        documents: vec![Story {
            id: "mill.txt".into(),
            title: Some("月磨坊状告星河科技".into()),
            text: TEXT.into(),
            published: Day::from_ymd_opt(2024, 3, 5),
            published_inferred: true,
            language: Language::Hans,
            repeated_paragraphs: 1,
            source: Some("海州晚报".into()),
            url: Some("https://example.org/mill".into()),
            encoding: Some("UTF-8".into()),
            carries_text: true,
        }],
        actors: actors(),
        sums: vec![
            sum("约3亿元", Some(270_000_000), Some(330_000_000), "CNY"),
            sum("超过4400万元", Some(44_000_000), None, "CNY"),
            sum("1800万元", Some(18_000_000), Some(18_000_000), "CNY"),
            sum("US$12.5亿", Some(1_250_000_000), Some(1_250_000_000), "USD"),
        ],
        dates: vec![
            dated("2月29日", When::day(day), Some("2月29日 needs a leap year and stands before 2024-03-05: 2024")),
            dated("2016年到2020年", years.expect("in order"), None),
            dated("2017年年底", year_end.expect("in order"), None),
        ],
        sides: [vec![EntityId(MILL), EntityId(LIN)], vec![EntityId(GALAXY)]],
        ..Feud::default()
    };
    feud.events = events(When::day(day), years, year_end);
    feud.claims = claims();
    feud.relations = vec![
        relation(RelationKind::Asserts, Node::Claim(0), Node::Event(0), "the payment is told inside the quotation"),
        relation(RelationKind::Contradicts, Node::Claim(0), Node::Claim(1), "over 44000000 and 18000000 cannot both have been paid"),
    ];
    feud.disputes = vec![Dispute {
        sides: feud.sides.clone(),
        documents: vec![0],
        events: vec![0, 1, 2, 3],
        points: vec![0, 1],
        opened: Some(2),
        state: State::Open,
        by: Some(2),
        asked: vec![0],
        awarded: Vec::new(),
    }];
    feud.dispute = feud.disputes.first().cloned();
    feud.disputed_points = disputed_points();
    feud.ground.told = vec![Arc::new(Told::of(extraction()))];
    feud
}

/// What the story told by itself, as far as it fills every list.
fn extraction() -> Extraction {
    Extractor::new(Pack::builtin()).extract(&Document::new("mill.txt", TEXT).carrying_text())
}

fn events(sued: When, years: Option<When>, year_end: Option<When>) -> Vec<Event> {
    let part = |role, n| Part { role, entity: EntityId(n) };
    vec![
        Event {
            factuality: Factuality::Claimed,
            ..event(
                EventKind::MoneyPay,
                years,
                vec![part(Role::Payer, MILL), part(Role::Payee, GALAXY)],
                &[1],
                "我们付给他们超过4400万元",
                "付给",
            )
        },
        event(EventKind::PersLeave, year_end, vec![part(Role::Person, ZHOU), part(Role::Org, GALAXY)], &[], "周以宁离开公司", "离开"),
        event(
            EventKind::LegalSue,
            Some(sued),
            vec![part(Role::Plaintiff, MILL), part(Role::Defendant, GALAXY), part(Role::Court, 2)],
            &[0],
            "2月29日，月磨坊在海州市中级人民法院起诉星河科技，索赔约3亿元",
            "起诉",
        ),
        Event {
            factuality: Factuality::Negated,
            ..event(
                EventKind::ConductInfringe,
                None,
                vec![part(Role::Actor, GALAXY), part(Role::Victim, MILL)],
                &[],
                "从未侵犯月磨坊的商标",
                "侵犯",
            )
        },
        Event {
            factuality: Factuality::Planned,
            ..event(EventKind::OrgList, None, vec![part(Role::Org, GALAXY)], &[], "星河科技计划年内在香港上市", "上市")
        },
        event(EventKind::MoneyValue, None, vec![part(Role::Holder, GALAXY)], &[3], "估值US$12.5亿", "估值"),
    ]
}

fn actors() -> Vec<Actor> {
    let actor = |kind, name: &str, fine: Option<&str>| Actor {
        kind,
        fine: fine.map(str::to_owned),
        row: None,
        name: name.to_owned(),
        aliases: Vec::new(),
        mentions: TEXT.match_indices(name).map(|(at, name)| (at_bytes(at, name.len()), Form::Name)).collect(),
        reasons: Vec::new(),
    };
    let mut galaxy = actor(EntityKind::Organization, "星河科技", Some("company"));
    galaxy.reasons.push(Reason {
        a: "星河科技".to_owned(),
        b: "星河".to_owned(),
        rule: "short-form".into(),
        why: "星河 begins 星河科技".to_owned(),
    });
    vec![
        actor(EntityKind::Organization, "月磨坊", Some("company")),
        galaxy,
        actor(EntityKind::Organization, "海州市中级人民法院", Some("court")),
        actor(EntityKind::Person, "林远", None),
        actor(EntityKind::Person, "周以宁", None),
    ]
}

fn claims() -> Vec<Said> {
    let said = |kind, speaker, target, quote, content: &str, cue: &str| Said {
        kind,
        speaker: Some(EntityId(speaker)),
        house: None,
        targets: vec![EntityId(target)],
        said: None,
        quote,
        reply: false,
        named: None,
        content: place(content),
        cue: place(cue),
        evidence: vec![place(content)],
        rule: "cue".into(),
    };
    vec![
        said(ClaimKind::Allegation, LIN, GALAXY, QuoteKind::Direct, "“2016年到2020年，我们付给他们超过4400万元。”", "说"),
        said(ClaimKind::Denial, GALAXY, MILL, QuoteKind::Indirect, "只收到1800万元，而且从未侵犯月磨坊的商标", "回应称"),
    ]
}

fn disputed_points() -> Vec<DisputedPoint> {
    let position = |side, speaker, answer: &str, claim| Position {
        side: Some(side),
        speaker: Some(EntityId(speaker)),
        answer: answer.to_owned(),
        claim: Some(claim),
        place: place(answer),
    };
    vec![
        DisputedPoint {
            kind: EventKind::MoneyPay,
            about: vec![Part { role: Role::Payer, entity: EntityId(MILL) }, Part { role: Role::Payee, entity: EntityId(GALAXY) }],
            positions: vec![position(0, LIN, "超过4400万元", 0), position(1, GALAXY, "1800万元", 1)],
        },
        DisputedPoint {
            kind: EventKind::ConductInfringe,
            about: vec![Part { role: Role::Actor, entity: EntityId(GALAXY) }, Part { role: Role::Victim, entity: EntityId(MILL) }],
            positions: vec![
                Position { claim: None, ..position(0, MILL, "在海州市中级人民法院起诉星河科技，索赔约3亿元", 0) },
                position(1, GALAXY, "从未侵犯月磨坊的商标", 1),
            ],
        },
    ]
}

fn event(kind: EventKind, when: Option<When>, parts: Vec<Part>, amounts: &[usize], evidence: &str, trigger: &str) -> Event {
    Event {
        kind,
        when,
        parts,
        amounts: amounts.to_vec(),
        factuality: Factuality::Asserted,
        evidence: vec![place(evidence)],
        trigger: place(trigger),
        rule: kind.word().into(),
        notes: vec!["put together by hand".into()],
    }
}

fn relation(kind: RelationKind, from: Node, to: Node, why: &str) -> Relation {
    Relation { kind, from, to, why: why.to_owned() }
}

fn sum(text: &str, low: Option<i64>, high: Option<i64>, currency: &str) -> Sum {
    let currency = Currency::new(currency).expect("three capitals");
    let money = Money {
        low: low.map(Decimal::from),
        high: high.map(Decimal::from),
        unit: Unit::Currency(currency),
        currency: Some(currency),
        per_unit: false,
    };
    Sum { place: place(text), money, rule: "money".into() }
}

fn dated(text: &str, when: When, note: Option<&str>) -> Dated {
    Dated { place: place(text), when, note: note.map(Into::into), rule: "date".into() }
}

/// The first place of some words in the sample.
fn place(words: &str) -> Place {
    at_bytes(TEXT.find(words).expect("the words stand in the sample"), words.len())
}

fn at_bytes(start: usize, len: usize) -> Place {
    Place { document: 0, span: Span::new(start, start + len) }
}
