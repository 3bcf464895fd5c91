//! What a drawing may consist of.

use roxmltree::{Attribute, Document, Node};

use crate::problem::Faults;

const ELEMENTS: &[&str] = &[
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "defs", "marker",
];

/// Attributes that say where something is and how large. None takes a colour, a script or an
/// address.
const ATTRIBUTES: &[&str] = &[
    "class",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "height",
    "id",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "orient",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "rotate",
    "rx",
    "ry",
    "text-anchor",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

const MARKERS: &[&str] = &["marker-start", "marker-mid", "marker-end"];

const COLOURS: &[&str] = &[
    "fill",
    "stroke",
    "color",
    "stop-color",
    "flood-color",
    "fill-opacity",
    "stroke-opacity",
    "opacity",
    "stroke-width",
    "stroke-dasharray",
    "filter",
];

/// The classes that islands/styles/figure.css colours for light and dark.
const CLASSES: &[&str] = &[
    "ink",
    "line",
    "box",
    "fill-a",
    "fill-b",
    "fill-c",
    "fill-good",
    "fill-bad",
    "fill-warn",
    "fill-muted",
    "stroke-a",
    "stroke-b",
    "stroke-c",
    "stroke-good",
    "stroke-bad",
    "stroke-warn",
    "dash",
    "arrow",
    "arrow-head",
    "note-actor",
    "note-event",
    "note-problem",
    "note-command",
    "note-read_model",
    "note-policy",
    "note-aggregate",
    "note-external_system",
    "on-note",
    "t",
    "t-s",
    "t-l",
    "t-b",
    "muted",
];

/// Notes everything in `document` that no drawing may have.
pub(super) fn check(document: &Document<'_>, faults: &mut Faults<'_>) {
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !root.has_attribute("viewBox") {
        faults.add(root.range(), "a drawing is an <svg> with a viewBox");
    }
    for name in ["width", "height"] {
        if root.has_attribute(name) {
            let message = format!("the <svg> has no {name}; the page decides how large it is");
            faults.add(root.range(), message);
        }
    }
    for node in document.descendants() {
        if node.is_element() {
            check_element(node, document, faults);
        } else if node.is_text() {
            check_text(node, faults);
        } else if node.is_pi() {
            faults.add(node.range(), "processing instructions are not allowed");
        }
    }
}

fn check_element(node: Node<'_, '_>, document: &Document<'_>, faults: &mut Faults<'_>) {
    let name = node.tag_name().name();
    match name {
        "script" | "foreignObject" | "a" | "image" | "use" | "iframe" => {
            faults.add(
                node.range(),
                format!("<{name}> is not allowed: a drawing does nothing"),
            );
        }
        "style" => faults.add(node.range(), "<style> is not allowed: use classes"),
        _ if !ELEMENTS.contains(&name) => {
            faults.add(node.range(), format!("the element <{name}> is not allowed"));
        }
        _ => {}
    }
    for attribute in node.attributes() {
        if let Err(message) = check_attribute(attribute, document) {
            faults.add(attribute.range(), message);
        }
    }
}

fn check_attribute(attribute: Attribute<'_, '_>, document: &Document<'_>) -> Result<(), String> {
    let (name, value) = (attribute.name(), attribute.value());
    if name == "style" {
        return Err("the style attribute is not allowed: use classes".to_owned());
    }
    if name.starts_with("on") {
        return Err(format!("{name} is not allowed: a drawing does nothing"));
    }
    if COLOURS.contains(&name) {
        return Err(format!(
            "{name} is not allowed: the page colours classes, for light and dark"
        ));
    }
    if MARKERS.contains(&name) {
        let target = value
            .strip_prefix("url(#")
            .and_then(|value| value.strip_suffix(')'));
        let known = |id: &str| {
            let mut nodes = document.descendants();
            nodes.any(|node| node.has_tag_name_of("marker") && node.attribute("id") == Some(id))
        };
        return match target {
            Some(id) if known(id) => Ok(()),
            _ => Err(format!("{name} names no marker of this drawing: {value:?}")),
        };
    }
    if name == "class" {
        let unknown = value
            .split_whitespace()
            .find(|class| !CLASSES.contains(class));
        return unknown.map_or(Ok(()), |class| {
            Err(format!("the class {class:?} is unknown"))
        });
    }
    if attribute.namespace().is_some() || !ATTRIBUTES.contains(&name) {
        return Err(format!("the attribute {name} is not allowed"));
    }
    Ok(())
}

/// Words are placeholders, because they are needed in two languages; digits and signs are not
/// words.
fn check_text(node: Node<'_, '_>, faults: &mut Faults<'_>) {
    let mut rest = node.text().unwrap_or_default();
    let mut outside = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        outside.push_str(before);
        rest = after.split_once('}').map_or(after, |(_, after)| after);
    }
    outside.push_str(rest);
    let in_text = node
        .parent()
        .is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
    if !in_text && !outside.trim().is_empty() {
        faults.add(node.range(), "text stands in <text>");
    } else if outside.chars().any(char::is_alphabetic) {
        let message = format!(
            "{:?} must be a placeholder: it is needed in both languages",
            outside.trim()
        );
        faults.add(node.range(), message);
    }
}

/// Elements by their local name: drawings have one namespace.
trait LocalName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
