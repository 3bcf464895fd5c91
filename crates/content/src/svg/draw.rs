//! Writes a checked drawing as part of a page.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::markdown::escape;

/// The `<svg>` element. What it shows is told by the page around it, with the alternative text
/// of the figure: read one by one, the words in a drawing make no sense.
pub(super) fn draw(root: Node<'_, '_>, name: &str, words: &BTreeMap<&str, &str>) -> String {
    let mut writer = Writer {
        svg: String::new(),
        name,
        words,
    };
    writer.svg.push_str("<svg aria-hidden=\"true\"");
    writer.attributes(root);
    writer.svg.push('>');
    writer.children(root);
    writer.svg.push_str("</svg>");
    writer.svg
}

struct Writer<'a> {
    svg: String,
    name: &'a str,
    words: &'a BTreeMap<&'a str, &'a str>,
}

impl Writer<'_> {
    fn children(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            if child.is_element() {
                self.element(child);
            } else if let Some(text) = child.text().filter(|_| child.is_text()) {
                self.text(text);
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let tag = node.tag_name().name();
        self.svg.push('<');
        self.svg.push_str(tag);
        self.attributes(node);
        if node.has_children() {
            self.svg.push('>');
            self.children(node);
            self.svg.push_str("</");
            self.svg.push_str(tag);
            self.svg.push('>');
        } else {
            self.svg.push_str("/>");
        }
    }

    /// Ids and references to them carry the name of the figure: several share a page.
    fn attributes(&mut self, node: Node<'_, '_>) {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let value = match name {
                "id" => format!("{}-{value}", self.name),
                _ if name.starts_with("marker-") => {
                    value.replace("url(#", &format!("url(#{}-", self.name))
                }
                _ => value.to_owned(),
            };
            self.svg.push(' ');
            self.svg.push_str(name);
            self.svg.push_str("=\"");
            escape(&value, &mut self.svg);
            self.svg.push('"');
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            escape(before, &mut self.svg);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            escape(self.words.get(name).unwrap_or(&""), &mut self.svg);
            rest = after;
        }
        // Line breaks between elements mean nothing and cost bytes.
        if !rest.trim().is_empty() || !rest.contains('\n') {
            escape(rest, &mut self.svg);
        }
    }
}
