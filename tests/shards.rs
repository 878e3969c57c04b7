//! Groups found by sorting and counting what stories bring to them, as a cluster does, are those that are found with all stories in
//! one place.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use feudline::feud::{Bearer, MOST_BUNDLES, Outline, Whom, who_is_who};
use feudline::{Document, Extraction, Extractor, Feud, Pack};
use proptest::prelude::*;

use corpus::World;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

static STORIES: LazyLock<Vec<Extraction>> = LazyLock::new(|| {
    let mut documents = Vec::new();
    documents.extend((0..60).map(|n| corpus::story(World::Many, n)));
    documents.extend((100_000..100_008).map(|n| corpus::story(World::Hub, n)));
    documents.extend((200_000..200_006).map(|n| corpus::story(World::One, n)));
    // names that are chains, rows under two names, a name that is given to two, and what every story says
    for (i, text) in [
        "2021年3月5日，禾木物流有限公司（下称禾木物流）起诉岚沐科技公司。",
        "禾木物流收购芷汀公司。",
        "2024年2月29日，马斯克起诉OpenAI。",
        "Elon Musk sued Open AI on 5 August 2024.",
        "特斯拉收购芷汀公司，禾木物流表示反对。",
        "法院判决岚沐科技公司败诉。",
        "",
        "天气很好。",
    ]
    .into_iter()
    .enumerate()
    {
        documents.push(Document::new(format!("odd-{i}"), text));
    }
    let mut stories: Vec<Extraction> = documents.iter().map(|document| EXTRACTOR.extract(document)).collect();
    let mut twin = EXTRACTOR.extract(&Document::new("twin", "2023年1月1日，岚沐科技公司起诉砚棠公司。"));
    let first = twin.entities[0].clone();
    twin.entities.push(first);
    stories.push(twin);
    stories
});

/// Components of things that hold keys in common: the smallest thing of each.
fn components(holders: &[(usize, String)], things: usize) -> Vec<usize> {
    let mut of: Vec<usize> = (0..things).collect();
    loop {
        let mut least: HashMap<&str, usize> = HashMap::new();
        for (thing, key) in holders {
            let least = least.entry(key).or_insert(of[*thing]);
            *least = (*least).min(of[*thing]);
        }
        let before = of.clone();
        holders.iter().for_each(|(thing, key)| of[*thing] = of[*thing].min(least[key.as_str()]));
        if of == before {
            return of;
        }
    }
}

/// Who each entity of each story is. Bearers that differ in nothing are given once, and only those of one component together.
fn who(stories: &[&Extraction]) -> Vec<Vec<Whom>> {
    let bearers: Vec<Vec<Bearer>> = stories.iter().map(|story| Bearer::all(story)).collect();
    let mut rows: BTreeMap<(&str, &String), BTreeSet<&String>> = BTreeMap::new();
    let mut ambiguous: BTreeSet<(&str, &String)> = BTreeSet::new();
    for bearer in bearers.iter().flatten() {
        ambiguous.extend(bearer.shared.iter().map(|name| (bearer.kind.word(), name)));
        for name in &bearer.names {
            rows.entry((bearer.kind.word(), name)).or_default().extend(&bearer.row);
        }
    }
    ambiguous.extend(rows.into_iter().filter(|(_, rows)| rows.len() > 1).map(|(name, _)| name));
    let mut kinds: Vec<Bearer> = Vec::new();
    let mut number: HashMap<Bearer, usize> = HashMap::new();
    for bearer in bearers.iter().flatten() {
        number.entry(bearer.clone()).or_insert_with(|| {
            let mut certain = bearer.clone();
            certain.names.retain(|name| !ambiguous.contains(&(bearer.kind.word(), name)));
            kinds.push(certain);
            kinds.len() - 1
        });
    }
    let keys = |bearer: &Bearer| {
        let kind = bearer.kind.word();
        let names = bearer.names.iter().map(move |name| format!("{kind} name {name}"));
        names.chain(bearer.row.iter().map(move |row| format!("{kind} row {row}"))).collect::<Vec<_>>()
    };
    let holders: Vec<(usize, String)> = kinds.iter().enumerate().flat_map(|(i, b)| keys(b).into_iter().map(move |key| (i, key))).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (kind, component) in components(&holders, kinds.len()).into_iter().enumerate() {
        members.entry(component).or_default().push(kind);
    }
    let mut settled: HashMap<usize, Whom> = HashMap::new();
    for members in members.values() {
        let given: Vec<Bearer> = members.iter().map(|&kind| kinds[kind].clone()).collect();
        for (&kind, whom) in members.iter().zip(who_is_who(&given)) {
            settled.insert(kind, Whom { actor: members[whom.actor], ..whom });
        }
    }
    let mut nobody = kinds.len();
    let mut whom = |bearer: &Bearer| {
        let kind = number[bearer];
        // who has nothing certain is somebody else in each story
        if keys(&kinds[kind]).is_empty() {
            nobody += 1;
            return Whom { actor: nobody, is_party: bearer.is_party() };
        }
        settled[&kind]
    };
    bearers.iter().map(|story| story.iter().map(&mut whom).collect()).collect()
}

/// The group of each story, by its first story.
fn groups(stories: &[&Extraction]) -> Vec<usize> {
    let outlines = stories.iter().map(|story| Outline::of(story).to_json());
    let outlines = outlines.map(|json| Outline::from_json(json.as_bytes()).expect("it was just written"));
    let keys: Vec<_> = outlines.zip(who(stories)).map(|(outline, who)| outline.keys(&who)).collect();
    let held = |list: &Vec<String>, story: usize| list.iter().map(move |key| (story, key.clone())).collect::<Vec<_>>();
    let ties: Vec<(usize, String)> = keys.iter().enumerate().flat_map(|(story, keys)| held(&keys.ties, story)).collect();
    let bundles = components(&ties, stories.len());
    let mut hinted: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
    for (story, keys) in keys.iter().enumerate() {
        keys.hints.iter().for_each(|hint| {
            hinted.entry(hint).or_default().insert(bundles[story]);
        });
    }
    let few = hinted.into_iter().filter(|(_, bundles)| bundles.len() <= MOST_BUNDLES);
    let hints: Vec<(usize, String)> = few.flat_map(|(hint, bundles)| bundles.into_iter().map(move |b| (b, hint.clone()))).collect();
    let joined = components(&hints, stories.len());
    bundles.into_iter().map(|bundle| joined[bundle]).collect()
}

fn check(picks: &BTreeSet<usize>) {
    let mut stories: Vec<&Extraction> = picks.iter().map(|&pick| &STORIES[pick]).collect();
    stories.sort_by_key(|story| (story.document.id(), story.document.text()));
    let feud: Feud = stories.iter().copied().cloned().collect();
    let found = groups(&stories);
    let mut number: HashMap<usize, usize> = HashMap::new();
    for (document, group) in found.into_iter().enumerate() {
        let next = number.len();
        assert_eq!(Some(*number.entry(group).or_insert(next)), feud.group_of(document), "{}", feud.documents[document].id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn groups_found_in_shares_are_those_found_in_one_place(picks in proptest::collection::btree_set(0..STORIES.len(), 2..60)) {
        check(&picks);
    }
}

#[test]
fn all_stories_fall_into_the_same_groups() {
    check(&(0..STORIES.len()).collect());
}
