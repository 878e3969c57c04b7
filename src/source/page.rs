//! An HTML page to its story: the main text without navigation, captions and links to other stories, and what the page says
//! of it.

use dom_smoothie::{Config, Readability, TextMode};

use super::day;
use crate::error::SourceError;
use crate::value::when::Day;

/// The story of a page.
///
/// ```
/// let html = "<html><head><title>甲公司起诉乙公司</title></head><body><article><p>甲公司周一起诉乙公司。</p></article></body></html>";
/// let page = feudline::source::page(html).unwrap();
/// assert_eq!(page.title.as_deref(), Some("甲公司起诉乙公司"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The headline and the running text, a blank line between paragraphs.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, from JSON-LD, meta tags or the page's `<time>`.
    pub published: Option<Day>,
    /// The name of the site.
    pub outlet: Option<String>,
    /// The address that the page gives for itself.
    pub url: Option<String>,
}

/// What tells no story, wherever on the page it stands.
const FURNITURE: &str = "figcaption, nav, aside, footer, form, script, style, noscript, template, [hidden], [aria-hidden=true], \
    [class*=related], [id*=related], [class*=recommend], [id*=recommend], [class*=caption], [class*=breadcrumb], [class*=share-], \
    [class*=comment], [id*=comment], [class*=tag-list], [class*=tags]";

/// Where pages state their day besides what readers of articles know: `(selector, attribute)`.
const STAMPS: &[(&str, &str)] = &[
    ("meta[itemprop=datePublished], meta[name=datePublished]", "content"),
    ("meta[name=pubdate], meta[name=publishdate], meta[name=PubDate], meta[name=publish_date]", "content"),
    ("meta[property='og:published_time'], meta[property='og:release_date'], meta[name='weibo: article:create_at']", "content"),
    ("meta[name='DC.date.issued'], meta[name='dc.date'], meta[name=date], meta[name=sailthru\\.date]", "content"),
    ("article time[datetime], time[datetime][pubdate], time[itemprop=datePublished], header time[datetime], time[datetime]", "datetime"),
    ("[itemprop=datePublished]", "content"),
];

/// How much text a page must have to be split into story and furniture.
const SPLITTABLE: usize = 60;

/// Whether a text begins as a page does.
pub(super) fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(after) =
        rest.strip_prefix("<!--").and_then(|r| r.split_once("-->")).or_else(|| rest.strip_prefix("<?xml").and_then(|r| r.split_once("?>")))
    {
        rest = after.1.trim_start();
    }
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")
}

/// Reads a page.
///
/// # Errors
/// If it has no text.
pub fn page(html: &str) -> Result<Page, SourceError> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut reader = Readability::new(html, None, Some(config)).map_err(|_| SourceError::NoStory)?;
    let stated = reader.get_article_metadata(reader.parse_json_ld());
    let published = stated.published_time.as_deref().and_then(day).or_else(|| stamp(&reader));
    reader.doc.select(FURNITURE).remove();
    let whole = reader.doc.select("body").formatted_text().trim().to_owned();
    // of a page with little on it nothing can be told apart
    let story = if whole.chars().count() < SPLITTABLE { None } else { reader.parse().ok() };
    let body = story.map_or(whole, |story| story.text_content.trim().to_owned());
    if body.is_empty() {
        return Err(SourceError::NoStory);
    }
    let title = Some(headline(&stated.title, stated.site_name.as_deref()).to_owned()).filter(|t| !t.is_empty());
    let text = match &title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}"),
        _ => body,
    };
    Ok(Page { text, title, published, outlet: stated.site_name, url: stated.url })
}

/// The title without the name of the site behind it: 两家对簿公堂_产经日报, "Two in court | The Daily Mill".
fn headline<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let title = title.trim();
    let cut = outlet.and_then(|outlet| title.strip_suffix(outlet)).map(str::trim_end);
    let bare = cut.and_then(|rest| rest.strip_suffix(['_', '-', '|', '—', '–', '·', '｜', '－']));
    bare.map_or(title, |rest| rest.trim_end_matches(['_', '-', '|', '—', '–', ' ']))
}

fn stamp(reader: &Readability) -> Option<Day> {
    STAMPS.iter().find_map(|(selector, attribute)| {
        let found = reader.doc.select(selector);
        found.iter().find_map(|node| node.attr(attribute).and_then(|stamp| day(&stamp)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str =
        "月磨坊公司周一在杭州起诉星河科技公司，指其拖欠货款三千万元，并要求对方在三十日内付清全部款项，否则将申请财产保全。";

    fn sample() -> String {
        let paragraphs = format!("<p>{PARAGRAPH}</p>").repeat(3);
        format!(
            "<!DOCTYPE html><html lang=zh><head><title>月磨坊起诉星河 - 磨坊日报</title>\
             <meta property='og:site_name' content='磨坊日报'><meta property='og:title' content='月磨坊起诉星河'>\
             <meta name=pubdate content='2024-03-05 09:00'></head><body>\
             <nav><a href=/>首页</a><a href=/b>财经</a></nav>\
             <article><h1>月磨坊起诉星河</h1><figure><img src=a.png><figcaption>图为乙公司收购丙公司现场</figcaption></figure>{paragraphs}</article>\
             <div class=related-links><ul><li><a href=/c>丁公司收购戊公司</a></li><li><a href=/d>己公司破产</a></li></ul></div>\
             <footer>版权所有 磨坊日报</footer></body></html>"
        )
    }

    #[test]
    fn the_story_is_told_apart_from_the_page() {
        let page = page(&sample()).expect("a story");
        assert_eq!(page.text.matches(PARAGRAPH).count(), 3);
        assert!(page.text.starts_with("月磨坊起诉星河\n\n"), "{}", page.text);
        for furniture in ["首页", "图为", "丁公司", "版权所有"] {
            assert!(!page.text.contains(furniture), "{furniture} in {}", page.text);
        }
        assert_eq!(page.outlet.as_deref(), Some("磨坊日报"));
        assert_eq!(page.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    }

    #[test]
    fn the_day_is_read_wherever_a_page_states_it() {
        let meta = "<meta name=pubdate content='2024-03-05 09:00'>";
        let json = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
            "headline":"月磨坊起诉星河","datePublished":"2023-11-07T00:30:00+08:00","publisher":{"name":"星报"}}</script>"#;
        let stated = |html: String| page(&html).expect("a story").published.map(|d| d.to_string());
        let in_json = sample().replace(meta, json).replace("<meta property='og:site_name' content='磨坊日报'>", "");
        assert_eq!(page(&in_json).expect("a story").outlet.as_deref(), Some("星报"));
        assert_eq!(stated(in_json).as_deref(), Some("2023-11-07"));
        let time = sample().replace(meta, "").replace("</h1>", "</h1><time datetime='2022-06-09T10:00'>6月9日</time>");
        assert_eq!(stated(time).as_deref(), Some("2022-06-09"));
        assert_eq!(stated(sample().replace(meta, "")), None);
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_headline() {
        assert_eq!(headline("两家对簿公堂_产经日报", Some("产经日报")), "两家对簿公堂");
        assert_eq!(headline("Two in court | The Daily Mill ", Some("The Daily Mill")), "Two in court");
        assert_eq!(headline("A talk with the Daily Mill", Some("Daily Mill")), "A talk with the Daily Mill");
        assert_eq!(headline("月磨坊起诉星河", None), "月磨坊起诉星河");
    }

    #[test]
    fn pages_are_known_by_their_beginning() {
        assert!(is_page("<?xml version='1.0'?>\n<!-- x -->\n<HTML>"));
        assert!(!is_page("甲公司<html>"));
    }

    #[test]
    fn a_page_without_text_is_no_story() {
        assert_eq!(page("<html><body><img src=a.png></body></html>"), Err(SourceError::NoStory));
    }
}
