//! Drawings: checks an SVG against the elements, attributes and classes that the pages colour,
//! puts words in place of its placeholders and makes its ids its own.

mod allowed;
mod draw;

use std::collections::BTreeMap;

use crate::problem::{Faults, Spot};

/// A drawing that was checked.
pub(crate) struct Drawing<'a> {
    document: roxmltree::Document<'a>,
}

/// Reads and checks a drawing. Faults are added to `faults`, those of its file.
pub(crate) fn read<'a>(text: &'a str, faults: &mut Faults<'_>) -> Option<Drawing<'a>> {
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = usize::try_from(error.pos().row).unwrap_or(1);
            faults.add(line, error.to_string());
            return None;
        }
    };
    allowed::check(&document, faults);
    Some(Drawing { document })
}

impl Drawing<'_> {
    /// The names of all placeholders in the order of the drawing, with their bytes.
    pub fn placeholders(&self) -> Vec<(String, Spot)> {
        let nodes = self.document.descendants();
        let texts = nodes.filter(|node| node.is_text() && allowed::is_in_text(node));
        let mut found = Vec::new();
        for node in texts {
            for name in names(node.text().unwrap_or_default()) {
                found.push((name.to_owned(), Spot::Span(node.range())));
            }
        }
        found
    }

    /// The drawing with `words` in place of its placeholders. `name` becomes part of its ids.
    pub fn draw(&self, name: &str, words: &BTreeMap<&str, &str>) -> String {
        draw::draw(self.document.root_element(), name, words)
    }
}

/// The names between braces in `text`.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests;
