//! The three kinds of near-duplicates: a whole reprint, one under another headline between other furniture, and a story that
//! takes over some paragraphs. Evidence is pooled, and nothing happens or is said twice.

use feudline::{Document, Extractor, Feud, Pack};

const STORIES: [&str; 3] = ["zh-merger-collapse", "zht-hk-writ", "en-proxy-fight"];

fn read(extractor: &Extractor, texts: &[(&str, String)]) -> Feud {
    let day = "2031-06-01".parse().expect("a day");
    let told: Vec<_> = texts.iter().map(|(id, text)| extractor.extract(&Document::new(*id, text.as_str()).with_published(day))).collect();
    let feud = Feud::assemble(&told);
    let backwards: Vec<_> = told.into_iter().rev().collect();
    assert_eq!(feud.to_json(), Feud::assemble(&backwards).to_json(), "the order of stories makes no difference");
    feud
}

fn story(name: &str) -> String {
    let path = format!("{}/tests/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the story is in the corpus")
}

/// How often each thing is told of: the stories in the evidence of all events.
fn documents_in_evidence(feud: &Feud) -> usize {
    feud.events.iter().flat_map(|e| &e.evidence).map(|place| place.document).collect::<std::collections::BTreeSet<_>>().len()
}

#[test]
fn a_whole_reprint_adds_evidence_and_nothing_else() {
    let extractor = Extractor::new(Pack::builtin());
    for name in STORIES {
        let text = story(name);
        let once = read(&extractor, &[("a", text.clone())]);
        let twice = read(&extractor, &[("a", text.clone()), ("b", text)]);
        assert_eq!((twice.events.len(), twice.claims.len()), (once.events.len(), once.claims.len()), "{name}");
        assert_eq!(twice.relations.len(), once.relations.len(), "{name}");
        assert_eq!(twice.disputed_points.len(), once.disputed_points.len(), "{name}");
        let evidence = |feud: &Feud| feud.events.iter().map(|e| e.evidence.len()).sum::<usize>();
        assert_eq!(evidence(&twice), 2 * evidence(&once), "{name}");
    }
}

#[test]
fn another_headline_and_other_furniture_make_no_other_story() {
    let extractor = Extractor::new(Pack::builtin());
    for name in STORIES {
        let text = story(name);
        let once = read(&extractor, &[("a", text.clone())]);
        let (_, body) = text.split_once('\n').expect("a headline, then the story");
        let reprint = format!("Morning Mill / 磨坊早报\n\n{body}\n\n(Ed.)\n");
        let twice = read(&extractor, &[("a", text.clone()), ("b", reprint)]);
        assert_eq!(twice.events.len(), once.events.len(), "{name}");
        assert_eq!(twice.claims.len(), once.claims.len(), "{name}");
        assert_eq!(documents_in_evidence(&twice), 2, "{name}: the reprint stands in the evidence");
    }
}

#[test]
fn shared_paragraphs_are_told_once_and_new_ones_are_kept() {
    let extractor = Extractor::new(Pack::builtin());
    let text = story("zh-merger-collapse");
    let once = read(&extractor, &[("a", text.clone())]);
    let own = "2031年5月6日，雾港渡轮公司起诉石桥糖业公司。";
    let shared = text.lines().filter(|l| !l.trim().is_empty()).nth(2).expect("a third paragraph").to_owned();
    let both = read(&extractor, &[("a", text), ("b", format!("{own}\n\n{shared}\n"))]);
    assert_eq!(both.events.len(), once.events.len() + 1, "only the suit is new");
    assert_eq!(both.claims.len(), once.claims.len());
}
