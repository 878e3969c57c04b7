//! The page: nothing in it runs or loads but its own style and script, every highlight lies on exactly its words, and it
//! stays small. `.ci/page/run` looks at the same page in a browser.
#![cfg(feature = "html")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use base64::Engine;
use feudline::export::html::HtmlOptions;
use feudline::export::text::Labels;
use feudline::feud::{Feud, Place};
use feudline::{Document, Extractor, Pack, Span};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// The stories of the repository, with their names.
static STORIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = fs::read_dir(root.join("tests/corpus")).expect("it is there").flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = corpus.chain([root.join("examples/musk_openai.txt")]).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).expect("a readable story"))).collect()
});

fn feud(stories: &[(&str, &str)]) -> Feud {
    let extractions: Vec<_> = stories.iter().map(|(id, text)| EXTRACTOR.extract(&Document::new(*id, *text))).collect();
    Feud::assemble(&extractions)
}

fn page(feud: &Feud) -> String {
    feud.to_html(HtmlOptions::default())
}

/// An element as far as these tests look: its name, its attributes, and what stands before the next mark.
struct Tag<'p> {
    name: &'p str,
    attributes: Vec<(&'p str, String)>,
    after: &'p str,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }
}

/// Every tag of a page. It is our own markup: attributes stand between double quotation marks, and style and script hold no `<`
/// that begins a tag.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && !"/!-".contains(c)).expect("a tag ends")];
        rest = &rest[name.len()..];
        let mut attributes = Vec::new();
        while !rest.starts_with('>') {
            rest = rest.trim_start();
            let end = rest.find(['=', ' ', '>']).expect("a tag ends");
            let key = &rest[..end];
            rest = &rest[end..];
            let value = if let Some(quoted) = rest.strip_prefix("=\"") {
                let end = quoted.find('"').expect("a value ends");
                rest = &quoted[end + 1..];
                unescape(&quoted[..end])
            } else {
                String::new()
            };
            attributes.push((key, value));
        }
        rest = &rest[1..];
        if matches!(name, "style" | "script") {
            let end = rest.find(&format!("</{name}>")).expect("it is closed");
            out.push(Tag { name, attributes, after: &rest[..end] });
            rest = &rest[end..];
            continue;
        }
        let after = &rest[..rest.find('<').unwrap_or(rest.len())];
        out.push(Tag { name, attributes, after });
    }
    out
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r").replace("&amp;", "&")
}

/// The texts of the articles as the page has them.
fn articles(page: &str) -> Vec<String> {
    let parts = page.split("<div class=\"text\"").skip(1);
    parts
        .map(|part| {
            let inner = &part[part.find('>').expect("a tag ends") + 1..part.find("</div>").expect("it is closed")];
            let pieces = inner.split('<').enumerate();
            unescape(
                &pieces
                    .map(|(i, piece)| if i == 0 { piece } else { &piece[piece.find('>').expect("a tag ends") + 1..] })
                    .collect::<String>(),
            )
        })
        .collect()
}

/// The marked pieces of each article: the code point at which each begins, and its words.
fn pieces(page: &str) -> Vec<Vec<(usize, String)>> {
    let mut out = Vec::new();
    for part in page.split("<div class=\"text\"").skip(1) {
        let inner = &part[..part.find("</div>").expect("it is closed")];
        let inner = &inner[inner.find('>').expect("a tag ends") + 1..];
        let before = unescape(&inner[..inner.find('<').unwrap_or(inner.len())]);
        let (mut read, mut own) = (before.chars().count(), Vec::new());
        for tag in tags(inner) {
            let text = unescape(tag.after);
            if tag.name == "i" {
                own.push((read, text.clone()));
            }
            read += text.chars().count();
        }
        out.push(own);
    }
    out
}

/// What the script would highlight for each result: the pieces that begin inside its places.
fn highlights(page: &str) -> BTreeMap<String, Vec<String>> {
    let pieces = pieces(page);
    let mut out = BTreeMap::new();
    for tag in tags(page) {
        let (Some(id), Some(places)) = (tag.attribute("id"), tag.attribute("data-w")) else { continue };
        let mut words = Vec::new();
        for document in places.split(' ').filter(|p| !p.is_empty()) {
            let (document, spans) = document.split_once(':').expect("a document and its spans");
            let document: usize = document.parse().expect("a number");
            for span in spans.split(',') {
                let (from, to) = span.split_once('-').expect("two ends");
                let (from, to): (usize, usize) = (from.parse().expect("a number"), to.parse().expect("a number"));
                let inside = pieces[document - 1].iter().filter(|(at, _)| from <= *at && *at < to);
                words.push(inside.map(|(_, words)| words.as_str()).collect());
            }
        }
        out.insert(id.to_owned(), words);
    }
    out
}

/// What should be highlighted.
fn quotations(feud: &Feud) -> BTreeMap<String, Vec<String>> {
    let words = |places: &[Place]| places.iter().map(|p| shown(feud.words(*p))).collect();
    let mut out = BTreeMap::new();
    out.extend(feud.events.iter().enumerate().map(|(i, e)| (format!("e{}", i + 1), words(&e.evidence))));
    out.extend(feud.claims.iter().enumerate().map(|(i, c)| (format!("c{}", i + 1), words(&[c.content]))));
    out.extend(feud.sums.iter().enumerate().map(|(i, s)| (format!("m{}", i + 1), words(&[s.place]))));
    for (i, point) in feud.disputed_points.iter().enumerate() {
        out.extend(point.positions.iter().enumerate().map(|(j, p)| (format!("q{}-{}", i + 1, j + 1), words(&[p.place]))));
    }
    out
}

/// A page cannot hold a NUL.
fn shown(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

fn is_true_to_the_stories(feud: &Feud) {
    let page = page(feud);
    let texts: Vec<String> = feud.documents.iter().map(|d| shown(&d.text)).collect();
    assert_eq!(articles(&page), texts);
    let highlights = highlights(&page);
    for (id, quotation) in quotations(feud) {
        assert_eq!(highlights.get(&id), Some(&quotation), "{id}");
    }
}

#[test]
fn highlights_are_the_words() {
    for (name, text) in &*STORIES {
        is_true_to_the_stories(&feud(&[(name, text)]));
    }
    let all: Vec<(&str, &str)> = STORIES.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    is_true_to_the_stories(&feud(&all));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Spans that nest, cross and touch, over text with everything that is awkward to cut.
    #[test]
    fn crossing_spans_are_drawn_over_their_words(
        text in "(甲|乙|ab|\u{1f468}\u{200d}\u{1f469}|𠮷|\r\n|\r|\n|\u{a0}|&|<b>|\"|\0|e\u{301}|\u{202e}| ){0,60}",
        ends in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..12),
    ) {
        let mut feud = feud(&[("a", "2024年2月29日，月磨坊公司起诉星河科技公司，索赔约3亿元。")]);
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |(a, b): &(prop::sample::Index, prop::sample::Index)| {
            Place { document: 0, span: Span::new(borders[a.index(borders.len())], borders[b.index(borders.len())]) }
        };
        let places: Vec<Place> = ends.iter().map(place).filter(|p| !p.span.is_empty()).collect();
        prop_assume!(!places.is_empty());
        feud.documents[0].text = text.as_str().into();
        let one = places[0];
        feud.events.iter_mut().for_each(|e| (e.evidence, e.trigger) = (places.clone(), one));
        feud.claims.iter_mut().for_each(|c| (c.content, c.cue) = (one, one));
        feud.sums.iter_mut().for_each(|s| s.place = one);
        feud.dates.iter_mut().for_each(|d| d.place = one);
        feud.actors.iter_mut().for_each(|a| a.mentions.iter_mut().for_each(|m| m.0 = one));
        feud.disputed_points.clear();
        is_true_to_the_stories(&feud);
    }
}

/// What must never run, whatever field it stands in.
const PAYLOADS: &[&str] = &[
    "<script>window.ran=1</script>",
    "<ScRiPt>window.ran=1</sCrIpT>",
    "<svg><script>window.ran=1</script></svg>",
    "<details open ontoggle=window.ran=1>",
    "<video><source onerror=window.ran=1>",
    "<body onload=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>",
    "<math><mtext></mtext><script>window.ran=1</script></math>",
    "<template><script>window.ran=1</script></template>",
    "<a href=javascript:window.ran=1>星河</a>",
    "<object data=javascript:window.ran=1></object>",
    "<form action=https://example.org/><input type=submit>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<img src=https://example.org/x.png>",
    "]]><script>window.ran=1</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.ran=1>\">",
    "<textarea></textarea><script>window.ran=1</script>",
    "<xmp><script>window.ran=1</script></xmp>",
    "<plaintext>",
    "<q onclick=window.ran=1>",
    "<i class=\"e\" id=\"w1-0\" onclick=window.ran=1>",
    "${window.ran=1}",
    "{{constructor.constructor('window.ran=1')()}}",
    "`;window.ran=1//",
    "\\u003cscript\\u003ewindow.ran=1",
    "%3Cscript%3Ewindow.ran=1%3C/script%3E",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=\"alert(1)\" autofocus tabindex=\"1",
    "</style><style>*{background:url(https://example.org/)}</style>",
    "</title><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    "</div></article><base href=https://example.org/>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u{202e}<script>\u{202c}",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
];

/// A dispute in which every text is the payload.
fn poisoned(payload: &str) -> Feud {
    let story = format!(
        "月磨坊公司状告星河科技公司\n2024年2月29日，月磨坊公司在海州市中级人民法院起诉星河科技公司，索赔约3亿元。月磨坊公司称，星河科技公司侵犯其商标{payload}。\n星河科技公司回应称，从未侵犯月磨坊公司的商标{payload}。"
    );
    let document = Document::new(format!("{payload}.txt"), story).with_title(payload);
    let mut feud = Feud::assemble(&[EXTRACTOR.extract(&document)]);
    for actor in &mut feud.actors {
        actor.name = payload.to_owned();
        actor.aliases.push(payload.to_owned());
        actor.fine = Some(payload.to_owned());
        actor.row = Some(payload.to_owned());
        actor.reasons.push(feudline::entity::Reason {
            a: payload.to_owned(),
            b: payload.to_owned(),
            rule: payload.to_owned().into(),
            why: payload.to_owned(),
        });
    }
    for event in &mut feud.events {
        event.rule = payload.into();
        event.notes.push(payload.into());
    }
    feud.dates.iter_mut().for_each(|d| d.note = Some(payload.into()));
    // an address that may be followed leads nowhere but where it says
    feud.documents[0].source = Some(payload.into());
    feud.documents[0].url = Some(format!("https://example.org/{payload}").into());
    feud.relations.iter_mut().for_each(|r| r.why = payload.to_owned());
    for position in feud.disputed_points.iter_mut().flat_map(|q| &mut q.positions) {
        position.answer = payload.to_owned();
    }
    feud
}

/// Each payload plain and in disguises: 200 and more.
fn attacks() -> Vec<String> {
    let disguises: [fn(&str) -> String; 5] = [
        str::to_owned,
        |p| format!("\">{p}"),
        |p| format!("'>{p}<!--"),
        |p| format!("</q></bdi></a></li></ol></section>{p}"),
        |p| p.replace("window.ran=1", "alert(1)").to_uppercase() + p,
    ];
    PAYLOADS.iter().flat_map(|payload| disguises.iter().map(|disguise| disguise(payload))).collect()
}

/// A page whose events lie, nest and cross over awkward text, and what each should light up.
fn crossing(folder: &Path) {
    let text = "甲乙\u{1f468}\u{200d}\u{1f469}ab\r\n𠮷\u{a0}&<b>\"丙\ne\u{301}\u{202e}丁\u{202c} 戊己庚";
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut feud = feud(&[("a", &thousand())]);
    feud.events.truncate(120);
    feud.documents[0].text = text.into();
    (feud.claims, feud.sums, feud.dates, feud.relations, feud.disputed_points) = Default::default();
    (feud.disputes, feud.dispute) = Default::default();
    feud.actors.iter_mut().for_each(|actor| actor.mentions.clear());
    // the numbers of a linear congruence, so that spans are the same on every machine
    let mut state = 7_usize;
    let mut next = |below: usize| {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        state / 65_536 % below
    };
    for event in &mut feud.events {
        let (a, b) = (next(borders.len()), next(borders.len() - 1));
        let b = if b >= a { b + 1 } else { b };
        let place = Place { document: 0, span: Span::new(borders[a.min(b)], borders[a.max(b)]) };
        (event.evidence, event.trigger, event.amounts) = (vec![place], place, Vec::new());
    }
    fs::write(folder.join("crossing.html"), page(&feud)).expect("the folder can be written");
    let words: Vec<&str> = feud.events.iter().map(|event| feud.words(event.evidence[0])).collect();
    fs::write(folder.join("crossing.json"), serde_json::to_string(&words).expect("words are JSON")).expect("the folder can be written");
}

/// For `.ci/page/run`, which opens them: every attack as a page of its own, and a thousand events.
#[test]
#[ignore = "writes files for a browser to look at"]
fn writes_pages_for_a_browser() {
    let folder = std::path::PathBuf::from(std::env::var_os("FEUDLINE_PAGES").expect("FEUDLINE_PAGES names a folder"));
    for (i, attack) in attacks().iter().enumerate() {
        fs::write(folder.join(format!("attack-{i:03}.html")), page(&poisoned(attack))).expect("the folder can be written");
    }
    fs::write(folder.join("thousand.html"), page(&feud(&[("a", &thousand())]))).expect("the folder can be written");
    crossing(&folder);
}

/// Elements and attributes of a page that are not our own.
fn foreign(page: &str) -> Vec<String> {
    let elements = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "a",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "div",
        "b",
        "span",
        "ul",
        "ol",
        "li",
        "bdi",
        "nav",
        "label",
        "select",
        "option",
        "input",
        "button",
        "output",
        "main",
        "section",
        "svg",
        "g",
        "line",
        "text",
        "tspan",
        "rect",
        "defs",
        "linearGradient",
        "stop",
        "marker",
        "path",
        "article",
        "q",
        "em",
        "i",
        "small",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "footer",
        "kbd",
        "script",
    ];
    let attributes = [
        "html",
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "rel",
        "href",
        "class",
        "id",
        "tabindex",
        "hidden",
        "role",
        "value",
        "type",
        "autocomplete",
        "spellcheck",
        "title",
        "scope",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "dx",
        "d",
        "offset",
        "stop-opacity",
        "viewBox",
        "refX",
        "refY",
        "markerWidth",
        "markerHeight",
        "orient",
        "transform",
    ];
    let mut out = Vec::new();
    for tag in tags(page) {
        if !elements.contains(&tag.name.trim_start_matches('/')) {
            out.push(tag.name.to_owned());
        }
        let known = |key: &str| attributes.contains(&key) || key.starts_with("data-") || key.starts_with("aria-");
        out.extend(tag.attributes.iter().filter(|(key, _)| !known(key)).map(|(key, _)| format!("{} {key}", tag.name)));
        let twice = |key: &str| tag.attributes.iter().filter(|(k, _)| *k == key).count() > 1;
        out.extend(tag.attributes.iter().filter(|(key, _)| twice(key)).map(|(key, _)| format!("{} {key} twice", tag.name)));
        let leads_out = |value: &str| !value.starts_with('#') && value != "data:,";
        let is_source =
            tag.attribute("class") == Some("out") && tag.attribute("href").is_some_and(|url| url.starts_with("https://example.org/"));
        if is_source {
            continue;
        }
        out.extend(tag.attribute("href").filter(|value| leads_out(value)).map(|value| format!("href {value}")));
    }
    out
}

#[test]
fn no_text_becomes_markup() {
    let clean = page(&poisoned("星河"));
    let shape =
        |page: &str| tags(page).iter().map(|tag| tag.name.to_owned()).filter(|name| name != "i" && name != "/i").collect::<Vec<_>>();
    assert!(attacks().len() >= 200);
    for payload in &attacks() {
        let feud = poisoned(payload);
        let page = page(&feud);
        assert_eq!(foreign(&page), [""; 0], "{payload}");
        assert_eq!(page.matches("<script").count(), 1, "{payload}");
        assert_eq!(page.matches("<style").count(), 1, "{payload}");
        assert!(page.contains("data-w"), "{payload}");
        is_true_to_the_stories(&feud);
    }
    assert!(shape(&clean).len() > 100 && foreign(&clean).is_empty());
}

#[test]
fn allows_its_own_style_and_script_by_their_hashes_and_nothing_else() {
    let page = page(&feud(&[("a", &STORIES[0].1)]));
    let tags = tags(&page);
    let policy = tags.iter().find(|t| t.attribute("http-equiv") == Some("Content-Security-Policy")).expect("it has a policy");
    let policy = policy.attribute("content").expect("a policy says something");
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
        let own: Vec<&Tag> = tags.iter().filter(|t| t.name == name).collect();
        assert_eq!(own.len(), 1);
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(own[0].after.as_bytes()));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'")), "{name}");
    }
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains("base-uri 'none'") && !policy.contains("unsafe"));
    // nothing that the policy would have to stop
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("@import") && !page.contains(" style="));
}

#[test]
fn is_small() {
    for (name, text) in &*STORIES {
        for labels in [Labels::English, Labels::Chinese] {
            let size = feud(&[(name, text)]).to_html(HtmlOptions::labelled(labels)).len();
            assert!(size <= 60 * 1024 + 4 * text.len(), "{name}: {size} bytes for {} bytes of text", text.len());
        }
    }
}

/// A thousand suits on different days, each told in two sentences.
fn thousand() -> String {
    let day = |i: usize| format!("{}年{}月{}日", 2015 + i / 120, 1 + i / 10 % 12, 1 + i % 28);
    let rest = "那天海州港风平浪静，码头上的人照常装货卸货，谁也没有想到这件事会拖上许多年。";
    (0..1000).map(|i| format!("{}，星澜集团起诉云岭集团。{rest}\n", day(i))).collect()
}

#[test]
fn a_thousand_events_are_few_nodes() {
    let text = thousand();
    let feud = feud(&[("a", &text)]);
    assert_eq!(feud.events.len(), 1000);
    let page = page(&feud);
    let nodes = tags(&page).iter().filter(|t| !t.name.starts_with(['/', '!'])).count();
    assert!(nodes < 10_000, "{nodes} nodes");
    assert!(page.len() <= 60 * 1024 + 4 * text.len(), "{} bytes for {}", page.len(), text.len());
    is_true_to_the_stories(&feud);
}

#[test]
fn the_same_stories_give_the_same_bytes() {
    let mut stories: Vec<(&str, &str)> = STORIES.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let first = page(&feud(&stories));
    stories.reverse();
    assert_eq!(first, page(&feud(&stories)));
}

#[test]
fn nothing_is_lost_and_nothing_more_of_a_fact_than_told() {
    let alone = STORIES.iter().map(|(name, text)| (name.as_str(), feud(&[(name, text)])));
    for (name, feud) in alone.chain([("two disputes", two_disputes())]) {
        let page = feud.to_html(HtmlOptions::labelled(Labels::English));
        let tags = tags(&page);
        let ids: Vec<&str> = tags.iter().filter_map(|t| t.attribute("id")).collect();
        for n in 1..=feud.events.len() {
            assert!(ids.contains(&format!("e{n}").as_str()), "{name}: e{n}");
            assert_eq!(
                tags.iter()
                    .filter(|t| t.name == "a" && t.attribute("tabindex").is_some() && t.attribute("href") == Some(&format!("#e{n}")))
                    .count(),
                1,
                "{name}: e{n} is drawn once"
            );
        }
        // every link leads somewhere
        for link in tags.iter().filter_map(|t| t.attribute("href")).filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&link), "{name}: #{link}");
        }
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{name}: an id stands twice");
        // what is no fact says so in words, not by colour
        for (i, event) in feud.events.iter().enumerate() {
            let row =
                page.split(&format!("<li id=\"e{}\"", i + 1)).nth(1).and_then(|rest| rest.split("</li>").next()).expect("it has a row");
            assert_eq!(row.contains("<em>"), event.factuality != feudline::event::Factuality::Asserted, "{name}: {row}");
        }
    }
}

/// Stories about two disputes, one firm in both, and one about neither.
fn two_disputes() -> Feud {
    feud(&[
        ("a", "2024年2月29日，鹭遥航运有限公司起诉禾木动力集团，索赔3亿元。禾木动力集团否认违约。"),
        ("b", "2023年5月1日，禾木动力集团起诉星澜科技股份有限公司，索赔2亿元。星澜科技股份有限公司否认侵权。"),
        ("c", "2022年6月1日，海州市举办灯会。砚棠公司任命周成为总裁。"),
    ])
}

#[test]
fn each_of_several_disputes_has_its_own_sides() {
    let feud = two_disputes();
    let page = feud.to_html(HtmlOptions::labelled(Labels::English));
    assert_eq!(feud.disputes.len(), 2);
    assert!(page.contains("<h1 lang=\"en\">2 disputes in 3 stories</h1>") && foreign(&page).is_empty());
    // a drawing, a list of events and a heading for each
    let list = page.split("<section id=\"events\"").nth(1).expect("there are events").split("</section>").next().expect("it ends");
    for (index, dispute) in feud.disputes.iter().enumerate() {
        let own = list.split(&format!("<div class=\"dispute\" data-d=\"f{}\">", index + 1)).nth(1).expect("it has its part");
        let own = own.split("<div class=\"dispute\"").next().expect("it ends");
        for event in 0..feud.events.len() {
            let row = format!("<li id=\"e{}\" class=\"", event + 1);
            assert_eq!(own.contains(&row), dispute.events.contains(&event), "e{} in f{}", event + 1, index + 1);
        }
        // the plaintiff of each is its side A
        let suit = dispute.opened.expect("a suit opens it") + 1;
        assert!(own.contains(&format!("<li id=\"e{suit}\" class=\"a f0 legal")), "{own}");
        assert!(page.contains(&format!("<option value=\"f{}\" data-a=\"", index + 1)));
    }
    assert_eq!(
        page.matches("<svg aria-hidden=\"true\" width=\"100%\"").count(),
        feud.disputes.len() + usize::from(list.contains("Outside"))
    );
    // who stands on either side in different disputes says so
    assert!(page.contains("<td>1A 2B</td>") || page.contains("<td>1B 2A</td>"));
    is_true_to_the_stories(&feud);
}

#[test]
fn names_where_a_story_comes_from() {
    let story = "2024年2月29日，月磨坊公司起诉星河科技公司。";
    let with = |url: &str| {
        let document = Document::new("a.txt", story).with_source("Ferry & Co").with_url(url);
        page(&Feud::assemble(&[EXTRACTOR.extract(&document)]))
    };
    let linked = with("https://example.org/a?b=1&c=2");
    assert!(linked.contains("Ferry &amp; Co; 简体中文"), "the outlet stands with the story");
    assert!(linked.contains(r#"<a class="out" href="https://example.org/a?b=1&amp;c=2" rel="noreferrer nofollow external">"#));
    for other in
        ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//example.org/", "https://a b", "file:///etc/passwd", ""]
    {
        assert!(!with(other).contains("class=\"out\""), "{other}");
    }
}

#[test]
fn names_the_language_of_every_text() {
    let chinese = page(&feud(&[("a", "2024年2月29日，月磨坊公司起诉星河科技公司。")]));
    assert!(chinese.contains("<html lang=\"zh-Hans\">") && chinese.contains("<div class=\"text\" lang=\"zh-Hans\""));
    let mixed = feud(&[("a", "2024年2月29日，月磨坊公司起诉星河科技公司，索赔3亿元。")]).to_html(HtmlOptions::labelled(Labels::English));
    assert!(
        mixed.contains("<html lang=\"en\">")
            && mixed.contains("<bdi lang=\"zh-Hans\">月磨坊公司</bdi>")
            && mixed.contains("<q lang=\"zh-Hans\">3亿元</q>")
    );
}

#[test]
fn says_so_when_there_is_nothing() {
    let page = Feud::default().to_html(HtmlOptions::default());
    assert!(page.contains("No event was found.") && foreign(&page).is_empty());
}
