//! Writes SVG elements. Everything that comes from a person goes through here and is escaped;
//! nothing else in this crate writes markup.

use std::fmt::Write;

use super::geometry::Area;
use crate::text::Layout;

/// A value of an attribute.
pub(crate) trait Value {
    /// Appends the value, not yet escaped.
    fn append(&self, out: &mut String);
}

impl Value for &str {
    fn append(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Value for String {
    fn append(&self, out: &mut String) {
        out.push_str(self);
    }
}

/// Two decimals are a hundredth of a pixel; more would only make files larger.
impl Value for f64 {
    fn append(&self, out: &mut String) {
        let rounded = (self * 100.0).round() / 100.0;
        // Writing into a string cannot fail. Adding zero turns -0 into 0.
        let _ = write!(out, "{}", rounded + 0.0);
    }
}

/// An attribute: its name and its value.
pub(crate) type Attribute<'a> = (&'a str, &'a dyn Value);

/// SVG text in the making.
pub(crate) struct Svg {
    out: String,
    scratch: String,
}

impl Svg {
    /// An empty document.
    pub(crate) fn new() -> Self {
        Self {
            out: String::with_capacity(16 * 1024),
            scratch: String::new(),
        }
    }

    /// Opens an element; [`Self::close`] ends it.
    pub(crate) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.out.push('>');
    }

    /// Ends an element.
    pub(crate) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// A rectangle with rounded corners.
    pub(crate) fn rectangle(&mut self, area: Area, radius: f64, attributes: &[Attribute<'_>]) {
        let mut all: Vec<Attribute<'_>> = Vec::with_capacity(5 + attributes.len());
        let (width, height) = (area.width(), area.height());
        all.extend([
            ("x", &area.left as &dyn Value),
            ("y", &area.top),
            ("width", &width),
            ("height", &height),
            ("rx", &radius),
        ]);
        all.extend_from_slice(attributes);
        self.empty("rect", &all);
    }

    /// Lines of text, the first with its base line at `y`.
    pub(crate) fn lines(&mut self, x: f64, y: f64, layout: &Layout, attributes: &[Attribute<'_>]) {
        let mut all: Vec<Attribute<'_>> = vec![("font-size", &layout.size)];
        all.extend_from_slice(attributes);
        self.open("text", &all);
        for (index, line) in layout
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
        {
            let base = y + index as f64 * layout.leading;
            self.start("tspan", &[("x", &x), ("y", &base)]);
            self.out.push('>');
            escape(line, &mut self.out);
            self.out.push_str("</tspan>");
        }
        self.close("text");
    }

    /// An element that holds text only.
    pub(crate) fn element(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        escape(text, &mut self.out);
        self.close(name);
    }

    /// The finished document.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.scratch.clear();
            value.append(&mut self.scratch);
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            escape(&self.scratch, &mut self.out);
            self.out.push('"');
        }
    }
}

/// Appends `text` as it may stand between tags and in attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if is_xml(character) => out.push(character),
            _ => {}
        }
    }
}

/// Whether XML 1.0 allows the character; the others cannot even be written as entities.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n')
        || !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'))
}

/// `text` without the characters that a picture cannot hold.
pub(crate) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|character| {
            if matches!(character, '\r' | '\u{2028}' | '\u{2029}') {
                '\n'
            } else {
                character
            }
        })
        .filter(|character| is_xml(*character))
        .collect()
}
