//! Markdown to HTML of our own making: CommonMark with tables, footnote references and GitHub's
//! call-outs, and nothing that could do harm. Raw HTML, foreign links and pictures are refused;
//! links to lessons and glossary terms, citations and first uses of terms are resolved while
//! writing. What the parts of a lesson are for is not known here.

mod callout;
mod emphasis;
mod events;
mod tags;
mod writer;

use std::collections::BTreeSet;

use domain::{Language, lecture::RichText};

use crate::{glossary::Matcher, names::Names};

pub(crate) use callout::Callout;
use writer::Writer;

/// What a text may refer to.
pub(crate) struct Surroundings<'a> {
    /// The language of the text.
    pub language: Language,
    /// What stands before the address of a lesson in links.
    pub lesson_prefix: &'static str,
    /// What stands before the address of the glossary in links.
    pub glossary_prefix: &'static str,
    /// The ids of all lessons.
    pub lessons: &'a BTreeSet<String>,
    /// The ids of all terms.
    pub terms: &'a Names,
    /// Finds them in texts.
    pub matcher: &'a Matcher,
    /// The ids of all sources.
    pub sources: &'a Names,
}

/// A text that was read.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// Headings and prose without markup.
    pub plain: String,
    /// The ids of the sources cited, in the order of first citation.
    pub cited: Vec<String>,
    /// The call-outs with their lines, counted from 1 in this text.
    pub callouts: Vec<(Callout, usize)>,
    /// Whether it refers to something that is faulty itself.
    pub refused: bool,
    /// What is wrong, with lines counted from 1 in this text.
    pub faults: Vec<(usize, String)>,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// Safe HTML.
    Html(String),
    /// `![](kind:name)` alone in a paragraph.
    Directive {
        /// What is wanted, such as `figure`.
        kind: String,
        /// Which one.
        name: String,
        /// Where it stands, counted from 1 in this text.
        line: usize,
    },
}

/// Reads the body of a lesson or module.
pub(crate) fn document(text: &str, surroundings: &Surroundings<'_>) -> Document {
    Writer::with(surroundings).write(text)
}

/// Reads paragraphs, lists and tables that refer to nothing.
pub(crate) fn paragraphs(text: &str) -> Result<RichText, String> {
    rich(Writer::alone().write(text))
}

/// Reads one paragraph that refers to nothing; its HTML has no `<p>` around it.
pub(crate) fn line(text: &str) -> Result<RichText, String> {
    let rich = rich(Writer::alone().write(text))?;
    let inner = rich
        .html
        .strip_prefix("<p>")
        .and_then(|html| html.trim_end().strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => Ok(RichText {
            html: inner.to_owned(),
            plain: rich.plain,
        }),
        _ => Err("must be one paragraph".to_owned()),
    }
}

fn rich(document: Document) -> Result<RichText, String> {
    if let Some((_, message)) = document.faults.into_iter().next() {
        return Err(message);
    }
    let mut html = String::new();
    for block in document.blocks {
        match block {
            Block::Html(text) => html.push_str(&text),
            Block::Directive { kind, .. } => return Err(format!("no {kind} may stand here")),
        }
    }
    Ok(RichText {
        html,
        plain: document.plain,
    })
}

/// Writes `text` so that it stands for itself in HTML, also within quoted attributes.
pub(crate) fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            _ => into.push(character),
        }
    }
}

#[cfg(test)]
mod tests;
