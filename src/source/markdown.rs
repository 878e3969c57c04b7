//! Markdown without its marks: what a reader reads, a blank line between blocks.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::day;
use crate::value::when::Day;

/// Running text, and what front matter says of it.
pub(super) struct Stripped {
    pub text: String,
    pub title: Option<String>,
    pub published: Option<Day>,
}

/// Takes the marks out. Links keep their words, pictures and code go; items of numbered lists keep their numbers.
pub(super) fn strip(markdown: &str) -> Stripped {
    let mut out = Stripped { text: String::with_capacity(markdown.len()), title: None, published: None };
    // in a picture, a code block or front matter
    let (mut silent, mut front) = (0_usize, false);
    let mut numbers: Vec<Option<u64>> = Vec::new();
    for event in
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => silent += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => silent -= 1,
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => front = true,
            Event::End(TagEnd::MetadataBlock(_)) => front = false,
            Event::Text(text) if front => matter(&text, &mut out),
            Event::Start(Tag::List(first)) => numbers.push(first),
            Event::End(TagEnd::List(_)) => {
                numbers.pop();
            }
            Event::Start(Tag::Item) => {
                block(&mut out.text, "\n");
                if let Some(Some(number)) = numbers.last_mut() {
                    out.text.push_str(&format!("{number}. "));
                    *number += 1;
                }
            }
            Event::Start(Tag::Paragraph) if numbers.is_empty() => block(&mut out.text, "\n\n"),
            Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Table(_)) => block(&mut out.text, "\n\n"),
            Event::Start(Tag::TableRow | Tag::TableHead) => block(&mut out.text, "\n"),
            Event::End(TagEnd::TableCell) => out.text.push(' '),
            Event::Text(text) | Event::Code(text) if silent == 0 => out.text.push_str(&text),
            Event::SoftBreak if silent == 0 => join(&mut out.text),
            Event::HardBreak if silent == 0 => out.text.push('\n'),
            _ => {}
        }
    }
    out
}

/// Begins a block, unless one was just begun.
fn block(text: &mut String, gap: &str) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str(gap);
    }
}

/// A line break inside a paragraph is a space between Latin words and nothing between Han characters.
fn join(text: &mut String) {
    if text.ends_with(|c: char| c.is_ascii()) {
        text.push(' ');
    }
}

fn matter(text: &str, out: &mut Stripped) {
    for (key, value) in text.lines().filter_map(|l| l.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim().to_ascii_lowercase().as_str() {
            "title" if !value.is_empty() => out.title = Some(value.to_owned()),
            "date" | "published" | "pubdate" => out.published = day(value),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let text = "---\ntitle: 两家之争\ndate: 2024-03-05\n---\n# 月磨坊起诉[星河](http://x)\n\n![图](a.png)月磨坊**周一**起诉星河,\n称其违约。\n\n> 星河否认。\n\n1. 赔偿\n2. 道歉\n\n```\nlet x = 1;\n```\n";
        let stripped = strip(text);
        assert_eq!(stripped.text, "月磨坊起诉星河\n\n月磨坊周一起诉星河, 称其违约。\n\n星河否认。\n1. 赔偿\n2. 道歉");
        assert_eq!(
            (stripped.title.as_deref(), stripped.published.map(|d| d.to_string()).as_deref()),
            (Some("两家之争"), Some("2024-03-05"))
        );
    }
}
