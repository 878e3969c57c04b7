//! What GraphML and GEXF have in common: a document of elements, escaped by the writer.

use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, Event};
use quick_xml::name::QName;

pub(super) type Xml = Writer<Vec<u8>>;

/// An indented XML document, ending in a line feed.
pub(super) fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).expect("a vector takes all");
    write(&mut xml).expect("a vector takes all");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("all names and texts are UTF-8")
}

/// An attribute with words of a story. The writer escapes marks, but a parser makes spaces of line feeds and tabs unless they
/// stand as references.
pub(super) fn attribute<'a>(name: &'a str, text: &str) -> Attribute<'a> {
    let value = escape(text).replace('\n', "&#10;").replace('\t', "&#9;");
    Attribute { key: QName(name), value: value.into() }
}
