//! Results merged: the same as if all stories had been put together at once, whatever was merged with what; and a result file
//! is a stranger's.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::sync::LazyLock;

use feudline::error::ResultError;
use feudline::export::json::stories;
use feudline::{Document, Extraction, Extractor, Feud, Pack};
use proptest::prelude::*;

use corpus::World;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// Stories of each kind of world, and some that share a name with others or tell of nothing.
static STORIES: LazyLock<Vec<Extraction>> = LazyLock::new(|| {
    let mut documents = Vec::new();
    documents.extend((0..24).map(|n| corpus::story(World::Many, n)));
    documents.extend((0..8).map(|n| corpus::story(World::Hub, n)));
    documents.extend((0..8).map(|n| corpus::story(World::One, n)));
    documents.push(
        Document::new("story-000000", "2019年3月5日，禾木公司起诉岚沐科技公司。").with_source("Ferry").with_url("https://example.org/1"),
    );
    documents.push(Document::new("none", "").with_title("nothing"));
    documents.push(
        Document::new("zht", "鷺嶼公司稱，禾木公司侵權。").with_language(feudline::Language::Hant).with_encoding("Big5").carrying_text(),
    );
    documents.iter().map(|document| EXTRACTOR.extract(document)).collect()
});

/// Which stories, of all.
fn picked(most: usize) -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0..STORIES.len(), 0..most)
}

fn feud(picks: &[usize]) -> Feud {
    picks.iter().map(|&i| STORIES[i].clone()).collect()
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases / 8, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_read_back_is_what_was_written(picks in picked(12)) {
        let feud = feud(&picks);
        let back = Feud::from_json(feud.to_json().as_bytes()).expect("it was just written");
        prop_assert_eq!(back.to_json(), feud.to_json());
        prop_assert_eq!(back, feud);
    }

    #[test]
    fn merging_is_assembling(a in picked(16), b in picked(16), c in picked(6)) {
        let all: Vec<usize> = a.iter().chain(&b).chain(&c).copied().collect();
        let whole = feud(&all).to_json();
        let (a, b, c) = (feud(&a), feud(&b), feud(&c));
        prop_assert_eq!(&a.merge(&b).merge(&c).to_json(), &whole);
        prop_assert_eq!(&a.merge(&b.merge(&c)).to_json(), &whole);
        prop_assert_eq!(&Feud::merge_all([&c, &b, &a, &b]).to_json(), &whole);
        prop_assert_eq!(a.merge(&a), a);
    }

    #[test]
    fn one_more_story_gives_what_all_at_once_give(stored in picked(30), one in 0..STORIES.len()) {
        let (all, alone) = (feud(&stored), feud(&[one]));
        let whole = feud(&[stored, vec![one]].concat());
        prop_assert_eq!(all.merge(&alone).to_json(), whole.to_json());
        prop_assert_eq!(alone.merge(&all), whole);
    }

    #[test]
    fn a_spoilt_result_is_refused_or_read_and_never_a_panic(
        picks in picked(4),
        spoil in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = feud(&picks).to_json().into_bytes();
        for (at, byte) in spoil {
            let at = at.index(bytes.len());
            // digits stay digits often enough that numbers lead elsewhere
            bytes[at] = if bytes[at].is_ascii_digit() { b'0' + byte % 10 } else { byte };
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(feud) = Feud::from_json(&bytes) {
            let json = feud.to_json();
            prop_assert!(json.starts_with("{\"schema\""), "{json}");
        }
    }

    #[test]
    fn numbers_that_lead_elsewhere_are_found_or_harmless(picks in picked(3), edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..400_u32), 1..6)) {
        let json = feud(&picks).to_json();
        let from = json.find("\"stories\"").expect("it has stories");
        let (head, tail) = json.split_at(from);
        // numbers of the packed rows, replaced
        let mut pieces: Vec<String> = tail.split_inclusive([',', '[', ']']).map(str::to_owned).collect();
        for (at, number) in edits {
            let at = at.index(pieces.len());
            let digits = pieces[at].chars().take_while(char::is_ascii_digit).count();
            if digits > 0 {
                pieces[at].replace_range(..digits, &number.to_string());
            }
        }
        match Feud::from_json((head.to_owned() + &pieces.concat()).as_bytes()) {
            Ok(feud) => prop_assert!(Feud::from_json(feud.to_json().as_bytes()).is_ok()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// A result with one thing replaced.
fn spoilt(from: &str, to: &str) -> ResultError {
    let told = EXTRACTOR.extract(&Document::new("a", "2024年2月29日，马斯克起诉OpenAI，索赔3亿元。马斯克称OpenAI违约。"));
    let json = Feud::from_iter([told]).to_json();
    assert!(json.contains(from), "{from} is not in {json}");
    stories(json.replacen(from, to, 1).as_bytes()).expect_err("it is spoilt")
}

#[test]
fn errors_say_what_and_where() {
    let words = |error: ResultError| error.to_string();
    assert_eq!(words(spoilt("feudline/1", "feudline/9")), "`schema` is `feudline/9`; expected `feudline/1`");
    assert_eq!(words(spoilt("\"stories\"", "\"storeys\"")), "holds no `stories`, so that it cannot be merged");
    assert_eq!(
        words(spoilt("\"legal.sue\",\"plaintiff\"", "\"legal.sew\",\"plaintiff\"")),
        "stories[0].reports[0]: `legal.sew` is no kind of event"
    );
    assert_eq!(words(spoilt("\"person\",\"founder\"", "\"prawn\",\"founder\"")), "stories[0].entities[0]: `prawn` is no kind of entity");
    assert_eq!(
        words(spoilt("\"dates\":[0,10,", "\"dates\":[0,1000,")),
        "stories[0].dates[0]: 0..1000 reaches beyond the text of 42 characters"
    );
    assert_eq!(words(spoilt("\"dates\":[0,10,", "\"dates\":[9,1,")), "stories[0].dates[0]: 9..1 runs backwards");
    assert_eq!(words(spoilt("\"order\":[]", "\"order\":[0,7]")), "stories[0].order[0]: number 7 of 2 reports");
    let torn = stories(b"{\"schema\":\"feudline/1\",").expect_err("it is cut off");
    assert!(matches!(torn, ResultError::Json { line: 1, is_json: false, .. }), "{torn}");
    let other = stories(b"{\"schema\":\"feudline/1\",\"documents\":7}").expect_err("documents are a list");
    assert!(matches!(other, ResultError::Json { is_json: true, .. }), "{other}");
    assert_eq!(
        words(stories(b"{\"id\":\"a\",\"error\":\"missing field `text`\"}").expect_err("an error line")),
        "holds an error instead of a result: missing field `text`"
    );
}

#[test]
fn a_party_that_turns_out_to_be_two_is_told_apart_again() {
    // one name in three stories; in the last it is given to two, so that it says nothing about the others any more
    let told = |id: &str, text: &str| EXTRACTOR.extract(&Document::new(id, text));
    let first = told("a", "2021年3月5日，岚沐科技公司起诉禾木公司。");
    let second = told("b", "2022年6月1日，岚沐科技公司收购芷汀公司。");
    let mut third = told("c", "2023年1月1日，岚沐科技公司起诉砚棠公司。");
    let twin = third.entities[0].clone();
    third.entities.push(twin);
    let stored = Feud::from_iter([first.clone(), second.clone()]);
    assert_eq!(stored.merge(&Feud::from_iter([third.clone()])), Feud::from_iter([first, second, third]));
}
