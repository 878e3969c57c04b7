//! GraphML: the graph for yEd, NetworkX, Neo4j and their kin.

use quick_xml::events::BytesText;

use super::net::{Datum, EDGE_KEYS, NODE_KEYS, Net};
use super::text::Labels;
use super::xml::{Xml, document};
use crate::feud::Feud;

impl Feud {
    /// Parties, events and claims as GraphML: a directed graph whose nodes and edges have typed data. Nodes are named as in
    /// `feudline/1` (`p1`, `e1`, `c1`), edges `r1`, `r2` … in order. `labels` is the language of labels, that of the first story
    /// if `None`.
    ///
    /// ```
    /// use feudline::Feud;
    /// let graph = Feud::default().to_graphml(None);
    /// assert!(graph.contains(r#"<graph id="feud" edgedefault="directed"/>"#));
    /// ```
    #[must_use]
    pub fn to_graphml(&self, labels: Option<Labels>) -> String {
        let net = Net::new(self, Labels::asked(labels, self));
        document(|xml| {
            let root = [
                ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"),
            ];
            xml.create_element("graphml").with_attributes(root).write_inner_content(|xml| {
                keys(xml, "node", NODE_KEYS)?;
                keys(xml, "edge", EDGE_KEYS)?;
                let graph = xml.create_element("graph").with_attributes([("id", "feud"), ("edgedefault", "directed")]);
                if net.nodes.is_empty() {
                    return graph.write_empty().map(drop);
                }
                graph.write_inner_content(|xml| {
                    for node in &net.nodes {
                        let element = xml.create_element("node").with_attribute(("id", &*node.id));
                        element.write_inner_content(|xml| data(xml, "node", &node.data))?;
                    }
                    for (i, edge) in net.edges.iter().enumerate() {
                        let id = format!("r{}", i + 1);
                        let ends = [("id", &*id), ("source", &*edge.from), ("target", &*edge.to)];
                        let element = xml.create_element("edge").with_attributes(ends);
                        element.write_inner_content(|xml| data(xml, "edge", &edge.data))?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })
    }
}

fn keys(xml: &mut Xml, of: &str, keys: &[(&str, bool)]) -> std::io::Result<()> {
    for (name, number) in keys {
        let id = format!("{of}.{name}");
        let kind = if *number { "int" } else { "string" };
        xml.create_element("key").with_attributes([("id", &*id), ("for", of), ("attr.name", name), ("attr.type", kind)]).write_empty()?;
    }
    Ok(())
}

fn data(xml: &mut Xml, of: &str, data: &[(&'static str, Datum)]) -> std::io::Result<()> {
    for (name, datum) in data {
        let key = format!("{of}.{name}");
        let text = match datum {
            Datum::Text(text) => text.clone(),
            Datum::Integer(n) => n.to_string(),
        };
        xml.create_element("data").with_attribute(("key", &*key)).write_text_content(BytesText::new(&text))?;
    }
    Ok(())
}
