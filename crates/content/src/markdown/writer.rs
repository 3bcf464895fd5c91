//! Writes the events of a text as HTML, block by block.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::names::Standing;

use super::{
    Block, Callout, Document, Surroundings,
    emphasis::{self, NEIGHBOUR},
    escape, events,
};

/// Writes one text.
pub(super) struct Writer<'a> {
    /// Absent where a text refers to nothing.
    pub surroundings: Option<&'a Surroundings<'a>>,
    /// The block being written.
    pub html: String,
    /// Where terms are not linked: within so many headings, links and code blocks.
    pub quiet: usize,
    /// Headings so far, for their ids.
    pub headings: usize,
    /// Whether cells are those of a table's head.
    pub in_head: bool,
    /// The alignments of the current table's columns, and the column.
    pub columns: (Vec<pulldown_cmark::Alignment>, usize),
    /// What closes each open block quote.
    pub quotes: Vec<Option<Callout>>,
    /// The terms linked so far.
    pub linked: BTreeSet<String>,
    /// What comes of it.
    pub document: Document,
    /// The text that is written, to find lines in.
    source: String,
}

impl<'a> Writer<'a> {
    /// A writer for a text that refers to nothing.
    pub fn alone() -> Self {
        Self {
            surroundings: None,
            html: String::new(),
            quiet: 0,
            headings: 0,
            in_head: false,
            columns: (Vec::new(), 0),
            quotes: Vec::new(),
            linked: BTreeSet::new(),
            document: Document::default(),
            source: String::new(),
        }
    }

    /// A writer for the body of a lesson or module.
    pub fn with(surroundings: &'a Surroundings<'a>) -> Self {
        Self {
            surroundings: Some(surroundings),
            ..Self::alone()
        }
    }

    /// Writes `text`.
    pub fn write(mut self, text: &str) -> Document {
        self.source = emphasis::unmistakable(text);
        let source = self.source.clone();
        let events = events::of(&source);
        let mut rest = events.as_slice();
        while let Some((event, at)) = rest.first() {
            if let Some((directive, length)) = self.directive(rest) {
                self.flush();
                self.document.blocks.push(directive);
                rest = &rest[length..];
            } else {
                self.event(event, *at);
                rest = &rest[1..];
            }
        }
        self.flush();
        self.document.plain = self.document.plain.trim().to_owned();
        self.document
    }

    /// A paragraph that is one picture and nothing else, and how many events it takes.
    fn directive(&self, events: &[(Event<'_>, usize)]) -> Option<(Block, usize)> {
        let [
            (Event::Start(Tag::Paragraph), at),
            (Event::Start(Tag::Image { dest_url, .. }), _),
            rest @ ..,
        ] = events
        else {
            return None;
        };
        let inner = rest
            .iter()
            .position(|(event, _)| *event == Event::End(TagEnd::Image))?;
        let (Event::End(TagEnd::Paragraph), _) = rest.get(inner + 1)? else {
            return None;
        };
        let (kind, name) = dest_url.split_once(':')?;
        let directive = Block::Directive {
            kind: kind.to_owned(),
            name: name.to_owned(),
            line: self.line(*at),
        };
        Some((directive, inner + 4))
    }

    fn flush(&mut self) {
        let html = std::mem::take(&mut self.html);
        if !html.is_empty() {
            self.document.blocks.push(Block::Html(html));
        }
    }

    fn event(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text, at),
            Event::Code(code) => {
                self.html.push_str("<code>");
                escape(code, &mut self.html);
                self.html.push_str("</code>");
                self.document.plain.push_str(code);
            }
            Event::FootnoteReference(source) => self.cite(source, at),
            Event::HardBreak => {
                self.html.push_str("<br>");
                self.document.plain.push('\n');
            }
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.fault(at, "raw HTML is not allowed");
            }
            // Soft breaks have become part of texts; the rest is never asked for.
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if text.contains("**") {
            self.fault(at, "`**` opens or closes nothing");
        }
        self.document.plain.push_str(text);
        let Some(surroundings) = self.surroundings.filter(|_| self.quiet == 0) else {
            escape(text, &mut self.html);
            return;
        };
        let mut done = 0;
        for found in surroundings.matcher.first_uses(text, &mut self.linked) {
            escape(&text[done..found.range.start], &mut self.html);
            let href = format!("{}glossary#{}", surroundings.glossary_prefix, found.term.id);
            self.html.push_str("<a class=\"term\" href=\"");
            escape(&href, &mut self.html);
            self.html.push_str("\" title=\"");
            escape(&found.term.title, &mut self.html);
            self.html.push_str("\">");
            escape(&text[found.range.clone()], &mut self.html);
            self.html.push_str("</a>");
            done = found.range.end;
        }
        escape(&text[done..], &mut self.html);
    }

    /// The number of a source; a source keeps the one it got first.
    fn cite(&mut self, source: &str, at: usize) {
        let sources = self.surroundings.map(|surroundings| surroundings.sources);
        match sources.map_or(Standing::Unknown, |sources| sources.standing(source)) {
            Standing::Usable => {}
            Standing::Faulty => self.document.refused = true,
            Standing::Unknown => {
                self.fault(at, format!("there is no source {source:?} to cite here"));
            }
        }
        let cited = &mut self.document.cited;
        let place = cited.iter().position(|id| id == source);
        let number = place.unwrap_or(cited.len()) + 1;
        if place.is_none() {
            cited.push(source.to_owned());
        }
        // The word joiner keeps a number with the word before it at the end of a line.
        self.html.push_str(&format!(
            "{NEIGHBOUR}<sup class=\"cite\"><a href=\"#source-{number}\">[{number}]</a></sup>"
        ));
    }

    /// Notes what is wrong at byte `at`.
    pub fn fault(&mut self, at: usize, message: impl Into<String>) {
        let line = self.line(at);
        self.document.faults.push((line, message.into()));
    }

    /// The line of byte `at`, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        crate::problem::line_of(&self.source, &(at..at))
    }
}
