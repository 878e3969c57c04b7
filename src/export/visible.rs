//! Characters that steer a screen or are not shown at all, made visible where a person reads or a format forbids them.

use std::borrow::Cow;

use super::text::is_hidden;

/// The text with control, direction and zero-width characters as `\u{202e}`; line breaks and tabs stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |c| is_hidden(c) && !matches!(c, '\n' | '\r' | '\t'))
}

/// As [`visible`]; what XML 1.0 forbids beside that is shown too, and no character is left that a parser would change:
/// a carriage return is a line feed to it.
pub(super) fn xml(text: &str) -> Cow<'_, str> {
    shown(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// As [`visible`], and nothing in it is markup of HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn shown(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_is_shown() {
        assert_eq!(visible("甲\u{202e}乙\u{0}\n"), "甲\\u{202e}乙\\u{0}\n");
        assert_eq!(xml("甲\r\n\u{ffff}"), "甲\\u{d}\n\\u{ffff}");
        assert!(matches!(visible("甲诉乙"), Cow::Borrowed(_)));
    }
}
