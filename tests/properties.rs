//! What holds for any text whatever.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use feudline::feud::{Feud, Place};
use feudline::text::{Folded, TextView};
use feudline::value::when::Day;
use feudline::{Document, Extraction, Extractor, Pack, Span};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

static STORIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("it is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a readable story")).collect()
});

/// Pieces of stories, cut at `|`: names, words that set off rules, numbers and dates, sensible and not.
const PIECES: &str = "\
马斯克|OpenAI|Open AI|奥特曼|星澜集团|禾木科技(深圳)有限公司|禾木|張三|王小明|360|特斯拉|Alder Corp|Dana Okonjo-Reyes|Birch Group Inc.|Elon Musk|\
Musk|埃隆·马斯克|(Elon Musk)|(下称“禾木”)|以下简称|旗下|CEO|首席执行官|董事长|律师|法院|北京市第一中级人民法院|国家知识产权局|据知情人士透露|\
该公司|双方|其|他|they|the company|起诉|反诉|对|将|把|被|与|和|向|提起诉讼|告上法庭|判决|赔偿|收购|辞职|任命|sued|filed a lawsuit against|\
was sued by|settled|said|denied|according to|称|表示|否认|指控|承诺|说:|未|没有|计划|如果|可能|not|plans to|if|的|了|在|于|第|万|你好|\
2024年2月29日|2月29日|去年|次日|三天后|2016年至2020年|2015年底|一季度|上周五|February 29, 2024|last May|two days later|in 2016-2020|\
9999年99月99日|0年|2024|3|10亿美元|US$10億|约1亿元|超过4400万美元|三千二百万元|１０ 億|$1.5bn|nearly $40 million|5亿至8亿元|每股61.30美元|\
99999999999999999999亿元|0.00000000001元|元|$|¥|%|责任编辑：|扫码下载客户端|1、|2.|(一)|- |\
。|，|、|；|：|？|！|——|…|“|”|‘|’|「|」|『|』|《|》|(|)|（|）|'|,|.|;|:|?|-|–";

/// Marks, spaces and characters that are awkward to cut: invisible, combining, outside the first plane, of private use.
const ODD: &[&str] = &[
    "\"",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\t",
    "🐉",
    "e\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "𠮷",
    "ß",
    "İ",
    "ﬁ",
    "K",
    "\u{e000}",
    "\u{e0ff}",
    "\0",
    "\u{1b}[2J",
    "\u{202e}",
];

fn spliced() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split('|').collect();
    let piece = prop_oneof![
        16 => proptest::sample::select(pieces).prop_map(str::to_owned),
        3 => proptest::sample::select(ODD).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Stretches of real stories, cut anywhere and put together.
fn torn() -> impl Strategy<Value = String> {
    let stretch = (proptest::sample::select(&*STORIES), any::<prop::sample::Index>(), 1..400_usize).prop_map(|(story, from, length)| {
        let from = from.index(story.chars().count());
        story.chars().skip(from).take(length).collect::<String>()
    });
    proptest::collection::vec(stretch, 1..4).prop_map(|stretches| stretches.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![6 => spliced(), 3 => torn(), 1 => any::<String>(), 1 => "\\PC{0,80}"]
}

fn published() -> impl Strategy<Value = Option<Day>> {
    proptest::option::of(
        (1990..2040_i32, 1..13_u32, 1..29_u32).prop_filter_map("a day of the calendar", |(y, m, d)| Day::from_ymd_opt(y, m, d)),
    )
}

fn story(id: &str, text: &str, published: Option<Day>) -> Document {
    let document = Document::new(id, text);
    match published {
        Some(day) => document.with_published(day),
        None => document,
    }
}

/// Every span of an extraction, with what it is of.
fn spans(extraction: &Extraction) -> Vec<(&'static str, Span)> {
    let mut out = Vec::new();
    for entity in &extraction.entities {
        out.extend(entity.mentions.iter().map(|m| ("mention", m.span)));
    }
    out.extend(extraction.amounts.iter().map(|a| ("sum", a.span)));
    out.extend(extraction.dates.iter().map(|d| ("date", d.span)));
    for report in &extraction.reports {
        out.push(("trigger", report.trigger));
        out.extend(report.evidence.iter().map(|e| ("evidence of an event", *e)));
    }
    for claim in &extraction.claims {
        out.extend([("content", claim.content), ("cue", claim.cue)]);
        out.extend(claim.evidence.iter().map(|e| ("evidence of a claim", *e)));
    }
    out
}

fn places(feud: &Feud) -> Vec<Place> {
    let mut out: Vec<Place> = feud.actors.iter().flat_map(|a| a.mentions.iter().map(|(place, _)| *place)).collect();
    out.extend(feud.sums.iter().map(|s| s.place).chain(feud.dates.iter().map(|d| d.place)));
    out.extend(feud.events.iter().flat_map(|e| e.evidence.iter().copied().chain([e.trigger])));
    out.extend(feud.claims.iter().flat_map(|c| c.evidence.iter().copied().chain([c.content, c.cue])));
    out.extend(feud.disputed_points.iter().flat_map(|p| p.positions.iter().map(|p| p.place)));
    out
}

/// Characters that take up nothing: joiners, selectors, marks of order and of direction, tags.
const INVISIBLE: &[char] = &[
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{feff}',
    '\u{fe0e}',
    '\u{fe0f}',
    '\u{e0100}',
    '\u{2060}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{202a}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{180b}',
    '\u{e0041}',
];

/// Everything an extraction tells, with its places in bytes of the text without invisible characters: by them alone two
/// tellings of it differ.
fn told_of_the_visible(extraction: &Extraction) -> Extraction {
    let text = extraction.document.text();
    let seen: Vec<usize> = {
        let mut seen = vec![0; text.len() + 1];
        for (at, c) in text.char_indices() {
            let width = if INVISIBLE.contains(&c) { 0 } else { c.len_utf8() };
            for to in at + 1..=at + c.len_utf8() {
                seen[to] = seen[at] + width;
            }
        }
        seen
    };
    let moved = |span: &mut Span| *span = Span::new(seen[span.start()], seen[span.end()]);
    let mut told = extraction.clone();
    told.document = Document::new("a", text.replace(INVISIBLE, ""));
    told.title = told.title.map(|title| title.replace(INVISIBLE, "").into());
    told.entities.iter_mut().flat_map(|e| &mut e.mentions).for_each(|m| moved(&mut m.span));
    told.amounts.iter_mut().for_each(|a| moved(&mut a.span));
    told.dates.iter_mut().for_each(|d| moved(&mut d.span));
    for report in &mut told.reports {
        moved(&mut report.trigger);
        report.evidence.iter_mut().for_each(moved);
    }
    for claim in &mut told.claims {
        moved(&mut claim.content);
        moved(&mut claim.cue);
        claim.evidence.iter_mut().for_each(moved);
    }
    told
}

/// `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_result_points_at_its_words(text in any_text(), published in published()) {
        let extraction = EXTRACTOR.extract(&story("a", &text, published));
        for (what, span) in spans(&extraction) {
            prop_assert!(text.get(span.range()).is_some(), "{what} {span:?} does not slice a text of {} bytes", text.len());
            prop_assert!(!span.is_empty(), "{what} at {} covers nothing", span.start());
        }
        for report in &extraction.reports {
            prop_assert!(report.parts.iter().all(|p| p.entity.0 < extraction.entities.len()));
            prop_assert!(report.amounts.iter().all(|&a| a < extraction.amounts.len()));
        }
        for claim in &extraction.claims {
            prop_assert!(claim.speaker.iter().chain(&claim.targets).all(|e| e.0 < extraction.entities.len()));
        }
    }

    #[test]
    fn mentions_and_values_do_not_overlap(text in any_text()) {
        let extraction = EXTRACTOR.extract(&Document::new("a", text.as_str()));
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        let mut all: Vec<Span> = extraction.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span)).collect();
        // a word for two (双方) is one mention of each
        all.sort();
        all.dedup();
        for span in all {
            let before = taken.range(..span.end()).next_back();
            prop_assert!(before.is_none_or(|(_, &end)| end <= span.start()), "{span:?} overlaps {before:?}");
            taken.insert(span.start(), span.end());
        }
        for values in [extraction.amounts.iter().map(|a| a.span).collect::<Vec<_>>(), extraction.dates.iter().map(|d| d.span).collect()] {
            prop_assert!(values.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{values:?}");
        }
    }

    #[test]
    fn intervals_run_forward(text in any_text(), published in published()) {
        let extraction = EXTRACTOR.extract(&story("a", &text, published));
        for date in &extraction.dates {
            prop_assert!(date.when.earliest.is_some() || date.when.latest.is_some());
            prop_assert!(date.when.earliest.zip(date.when.latest).is_none_or(|(a, b)| a <= b), "{:?}", date.when);
        }
        for amount in &extraction.amounts {
            prop_assert!(amount.money.low.is_some() || amount.money.high.is_some());
            prop_assert!(amount.money.low.zip(amount.money.high).is_none_or(|(a, b)| a <= b), "{:?}", amount.money);
        }
    }

    #[test]
    fn the_same_story_gives_the_same_bytes(text in any_text(), published in published()) {
        let document = story("a", &text, published);
        let (first, again) = (EXTRACTOR.extract(&document), EXTRACTOR.extract(&document));
        prop_assert_eq!(&first, &again);
        prop_assert_eq!(Feud::assemble(&[first]).to_json(), Feud::assemble(&[again]).to_json());
    }

    #[test]
    fn folding_maps_back(text in any_text()) {
        let folded = Folded::new(&text);
        let view = folded.as_str();
        let starts: Vec<usize> = view.char_indices().map(|(at, _)| at).chain([view.len()]).collect();
        let mut last = 0;
        for pair in starts.windows(2) {
            let raw = folded.to_raw(Span::new(pair[0], pair[1]));
            prop_assert!(text.get(raw.range()).is_some_and(|t| !t.is_empty()), "{:?} comes from {raw:?}", &view[pair[0]..pair[1]]);
            prop_assert!(raw.start() >= last, "the map runs back at {}", pair[0]);
            last = raw.end();
        }
        // what is folded stays as it is
        let again = Folded::new(view);
        prop_assert_eq!(again.as_str(), view);
    }

    #[test]
    fn what_is_not_seen_moves_places_and_nothing_else(
        text in any_text(),
        put_in in proptest::collection::vec((any::<prop::sample::Index>(), proptest::sample::select(INVISIBLE)), 1..12),
    ) {
        let text = text.replace(INVISIBLE, "");
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut spoilt = text.clone();
        let mut put_in: Vec<(usize, char)> = put_in.iter().map(|(at, c)| (*at.get(&places), *c)).collect();
        put_in.sort_unstable();
        for (at, c) in put_in.into_iter().rev() {
            spoilt.insert(at, c);
        }
        let (plain, spoilt) = (EXTRACTOR.extract(&Document::new("a", text)), EXTRACTOR.extract(&Document::new("a", spoilt)));
        prop_assert_eq!(told_of_the_visible(&spoilt), told_of_the_visible(&plain), "{:?}", spoilt.document.text());
    }

    #[test]
    fn sentences_lie_in_their_paragraphs(text in any_text()) {
        let view = TextView::new(&text, None);
        for sentence in &view.sentences {
            prop_assert!(view.paragraphs[sentence.paragraph].span.contains(sentence.span));
            prop_assert!(view.as_str().get(sentence.span.range()).is_some());
        }
        for quotation in &view.quotations {
            prop_assert!(quotation.outer.contains(quotation.inner) && view.as_str().get(quotation.outer.range()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 3, ..config() })]

    #[test]
    fn order_and_repetition_of_stories_do_not_matter(
        texts in proptest::collection::vec((0..4_u8, any_text()), 1..6),
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 0..8),
        labels in any::<bool>(),
    ) {
        let stories: Vec<Extraction> =
            texts.iter().map(|(id, text)| EXTRACTOR.extract(&Document::new(format!("story-{id}"), text.as_str()))).collect();
        let mut again: Vec<Extraction> = picks.iter().map(|pick| pick.get(&stories).clone()).collect();
        again.extend(stories.iter().rev().cloned());
        let (feud, other) = (Feud::assemble(&stories), Feud::assemble(&again));
        prop_assert_eq!(feud.to_json(), other.to_json());
        for place in places(&feud) {
            prop_assert!(feud.documents[place.document].text.get(place.span.range()).is_some());
        }
        // the page for reading takes whatever the stories hold
        let labels = Some(if labels { feudline::export::text::Labels::English } else { feudline::export::text::Labels::Chinese });
        let page = feud.to_text(feudline::export::text::TextOptions { labels, claims: true, ..Default::default() });
        prop_assert!(page.ends_with('\n') && page.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
