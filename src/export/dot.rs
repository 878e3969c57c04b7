//! DOT: the graph for Graphviz.

use std::fmt::Write;

use super::net::{Datum, Net, NetNode, Stands};
use super::text::Labels;
use super::visible::visible;
use crate::event::Factuality;
use crate::feud::Feud;

/// How many characters of a label stand on a line, counting wide ones twice.
const LINE: usize = 28;
/// A longer label is cut; its words stand whole in the tooltip.
const LONGEST: usize = 84;

impl Feud {
    /// Parties (ellipses), events (boxes) and claims (notes) as a DOT graph. What is not told as having happened is dashed, and its
    /// label says what it is; the words and their place are the tooltip. `labels` as in [`Feud::to_graphml`].
    ///
    /// ```
    /// use feudline::Feud;
    /// assert!(Feud::default().to_dot(None).starts_with("digraph feud {\n"));
    /// ```
    #[must_use]
    pub fn to_dot(&self, labels: Option<Labels>) -> String {
        let net = Net::new(self, Labels::asked(labels, self));
        let mut out = String::from(
            "digraph feud {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
        );
        for node in &net.nodes {
            let (shape, style) = look(node);
            let _ = writeln!(
                out,
                "  {} [label={}, shape={shape}, style={style}, tooltip={}];",
                quoted(&node.id),
                quoted(&wrapped(&node.label)),
                quoted(&tooltip(node))
            );
        }
        for edge in &net.edges {
            let style = if edge.order { ", style=dotted, color=gray" } else { "" };
            let why = edge.data.iter().find(|(name, _)| *name == "why").map_or(String::new(), |(_, why)| word(why));
            let tooltip = if why.is_empty() { edge.kind.to_owned() } else { format!("{}: {why}", edge.kind) };
            let _ = writeln!(
                out,
                "  {} -> {} [label={}, edgetooltip={}{style}];",
                quoted(&edge.from),
                quoted(&edge.to),
                quoted(edge.kind),
                quoted(&tooltip)
            );
        }
        out.push_str("}\n");
        out
    }
}

const fn look(node: &NetNode) -> (&'static str, &'static str) {
    match node.stands {
        Stands::Party => ("ellipse", "solid"),
        Stands::Event(Factuality::Asserted) => ("box", "rounded"),
        Stands::Event(_) => ("box", "\"rounded,dashed\""),
        Stands::Claim => ("note", "dashed"),
    }
}

/// What is known of a node, and the words it rests on.
fn tooltip(node: &NetNode) -> String {
    let said = |name: &str| node.data.iter().find(|(known, _)| *known == name).map(|(_, datum)| word(datum));
    let mut lines = Vec::new();
    let facts: Vec<String> = ["type", "factuality", "speaker", "side", "earliest", "latest", "amounts"]
        .iter()
        .filter_map(|name| Some(format!("{name} {}", said(name)?)))
        .collect();
    lines.push(facts.join(", "));
    if let (Some(document), Some(start), Some(end), Some(quote)) = (said("document"), said("start"), said("end"), said("quote")) {
        lines.push(format!("{document} {start}-{end}: {quote}"));
    }
    lines.extend(said("evidence").map(|others| format!("also {others}")));
    lines.join("\n")
}

fn word(datum: &Datum) -> String {
    match datum {
        Datum::Text(text) => text.clone(),
        Datum::Integer(n) => n.to_string(),
    }
}

/// Short lines, so that nodes are no bands.
fn wrapped(label: &str) -> String {
    use unicode_width::UnicodeWidthChar;
    let (mut out, mut column, mut all) = (String::new(), 0, 0);
    for c in label.chars() {
        // what steers is shown as a sign
        let width = c.width().unwrap_or(1);
        if all + width > LONGEST {
            out.push_str(" ...");
            break;
        }
        let breaks = column + width > LINE && (c == ' ' || width == 2 || column > LINE + 12);
        if breaks {
            out.push('\n');
            column = 0;
        }
        if !(breaks && c == ' ') {
            out.push(c);
            column += width;
        }
        all += width;
    }
    out
}

/// A quoted string of DOT that shows exactly the text: `\` would begin an escape, `&` an entity.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in visible(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_show_what_they_hold() {
        assert_eq!(quoted("a\"b\\N&lt;\n\u{202e}"), r#""a\"b\\N&amp;lt;\n\\u{202e}""#);
    }

    #[test]
    fn labels_are_wrapped_and_cut() {
        let label = wrapped(&"月磨坊起诉星河科技".repeat(8));
        assert!(label.lines().count() == 3 && label.ends_with(" ..."), "{label}");
        assert_eq!(wrapped("OpenAI is founded"), "OpenAI is founded");
    }
}
