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
    check_element(root, document, faults);
}

/// What an element holds is looked at only when it may stand there itself.
fn check_element(node: Node<'_, '_>, document: &Document<'_>, faults: &mut Faults<'_>) {
    let name = node.tag_name().name();
    let message = match name {
        _ if ELEMENTS.contains(&name) => None,
        "script" | "foreignObject" | "a" | "image" | "use" | "iframe" => {
            Some(format!("<{name}> is not allowed: a drawing does nothing"))
        }
        "style" => Some("<style> is not allowed: use classes".to_owned()),
        _ => Some(format!("the element <{name}> is not allowed")),
    };
    if let Some(message) = message {
        faults.add(node.range(), message);
        return;
    }
    for attribute in node.attributes() {
        if let Err(message) = check_attribute(attribute, document) {
            faults.add(attribute.range(), message);
        }
    }
    for child in node.children() {
        if child.is_element() {
            check_element(child, document, faults);
        } else if child.is_text() {
            check_text(child, faults);
        } else if child.is_pi() {
            faults.add(child.range(), "processing instructions are not allowed");
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
            nodes.any(|node| node.tag_name().name() == "marker" && node.attribute("id") == Some(id))
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
    if !is_in_text(&node) && !outside.trim().is_empty() {
        faults.add(node.range(), "text stands in <text>");
    } else if outside.chars().any(char::is_alphabetic) {
        let message = format!(
            "{:?} must be a placeholder: it is needed in both languages",
            outside.trim()
        );
        faults.add(node.range(), message);
    }
}

/// Whether words are shown there.
pub(super) fn is_in_text(node: &Node<'_, '_>) -> bool {
    let parent = node.parent();
    parent.is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"))
}
