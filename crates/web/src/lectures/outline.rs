//! The headings of a lesson, found in its prose. The reader of content gives each an id.

use domain::lecture::{Lesson, Part};

/// A heading of the second level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its id on the page.
    pub anchor: &'a str,
    /// Its words, as safe HTML without links.
    pub html: &'a str,
    /// Its words alone.
    pub plain: String,
}

/// The headings from top to bottom.
pub fn headings(lesson: &Lesson) -> Vec<Heading<'_>> {
    let prose = lesson.parts.iter().filter_map(|part| match part {
        Part::Prose(html) => Some(html.as_str()),
        _ => None,
    });
    prose.flat_map(headings_of).collect()
}

fn headings_of(html: &str) -> impl Iterator<Item = Heading<'_>> {
    html.split("<h2 id=\"").skip(1).filter_map(|rest| {
        let (anchor, rest) = rest.split_once("\">")?;
        let (html, _) = rest.split_once("</h2>")?;
        Some(Heading {
            anchor,
            html,
            plain: plain(html),
        })
    })
}

/// The text of simple, well-formed HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    for (entity, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, letter);
    }
    text
}
