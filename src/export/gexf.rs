//! GEXF 1.3: the graph for Gephi, with events on its time line.

use super::net::{Datum, EDGE_KEYS, NODE_KEYS, Net, NetNode};
use super::text::Labels;
use super::xml::{Xml, attribute, document};
use crate::feud::Feud;

impl Feud {
    /// Parties, events and claims as GEXF 1.3. An event with a date exists in its interval of days and no other; what has no date
    /// exists always. Names as in [`Feud::to_graphml`].
    ///
    /// ```
    /// use feudline::Feud;
    /// assert!(Feud::default().to_gexf(None).contains(r#"<gexf xmlns="http://gexf.net/1.3" version="1.3">"#));
    /// ```
    #[must_use]
    pub fn to_gexf(&self, labels: Option<Labels>) -> String {
        let net = Net::new(self, Labels::asked(labels, self));
        document(|xml| {
            let root = [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")];
            xml.create_element("gexf").with_attributes(root).write_inner_content(|xml| {
                let graph =
                    [("mode", "dynamic"), ("defaultedgetype", "directed"), ("timeformat", "date"), ("timerepresentation", "interval")];
                xml.create_element("graph").with_attributes(graph).write_inner_content(|xml| {
                    attributes(xml, "node", NODE_KEYS)?;
                    attributes(xml, "edge", EDGE_KEYS)?;
                    xml.create_element("nodes").write_inner_content(|xml| net.nodes.iter().try_for_each(|n| node(xml, n)))?;
                    xml.create_element("edges").write_inner_content(|xml| {
                        for (i, edge) in net.edges.iter().enumerate() {
                            let id = format!("r{}", i + 1);
                            let element = xml.create_element("edge").with_attributes([
                                ("id", &*id),
                                ("source", &*edge.from),
                                ("target", &*edge.to),
                                ("label", edge.kind),
                                ("kind", edge.kind),
                            ]);
                            element.write_inner_content(|xml| values(xml, EDGE_KEYS, &edge.data))?;
                        }
                        Ok(())
                    })?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })
    }
}

fn node(xml: &mut Xml, node: &NetNode) -> std::io::Result<()> {
    let label = super::visible::xml(&node.label).into_owned();
    let mut element = xml.create_element("node").with_attribute(("id", &*node.id)).with_attribute(attribute("label", &label));
    for (name, day) in [("start", node.when.and_then(|w| w.earliest)), ("end", node.when.and_then(|w| w.latest))] {
        if let Some(day) = day {
            element = element.with_attribute((name, &*day.to_string()));
        }
    }
    element.write_inner_content(|xml| values(xml, NODE_KEYS, &node.data)).map(drop)
}

/// The label of a node is an attribute of its own.
fn said(keys: &[(&'static str, bool)]) -> impl Iterator<Item = (&'static str, bool)> {
    keys.iter().copied().filter(|(name, _)| *name != "label")
}

fn attributes(xml: &mut Xml, of: &str, keys: &[(&'static str, bool)]) -> std::io::Result<()> {
    let element = xml.create_element("attributes").with_attributes([("class", of), ("mode", "static")]);
    element.write_inner_content(|xml| {
        for (name, number) in said(keys) {
            let kind = if number { "integer" } else { "string" };
            xml.create_element("attribute").with_attributes([("id", name), ("title", name), ("type", kind)]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values(xml: &mut Xml, keys: &[(&'static str, bool)], data: &[(&'static str, Datum)]) -> std::io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, _) in said(keys) {
            let Some((_, datum)) = data.iter().find(|(known, _)| *known == name) else { continue };
            let value = match datum {
                Datum::Text(text) => text.clone(),
                Datum::Integer(n) => n.to_string(),
            };
            xml.create_element("attvalue").with_attribute(("for", name)).with_attribute(attribute("value", &value)).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
