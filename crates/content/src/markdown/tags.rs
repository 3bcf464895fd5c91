//! What each kind of block and span becomes.

use pulldown_cmark::{Alignment, BlockQuoteKind, HeadingLevel, Tag, TagEnd};

use crate::names::Standing;

use super::{Callout, escape, writer::Writer};

/// More columns do not fit a phone.
const MOST_COLUMNS: usize = 4;

impl Writer<'_> {
    /// Opens a block or span.
    pub(super) fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => self.start_heading(*level, at),
            Tag::BlockQuote(kind) => self.start_quote(*kind, at),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                self.html.push_str(&format!("<ol start=\"{first}\">\n"));
            }
            Tag::Item => self.html.push_str("<li>"),
            Tag::CodeBlock(_) => {
                self.quiet += 1;
                self.html.push_str("<pre><code>");
            }
            Tag::Table(columns) => self.start_table(columns, at),
            Tag::TableHead => {
                self.in_head = true;
                self.columns.1 = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.columns.1 = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => self.start_link(dest_url, at),
            Tag::Image { .. } => {
                let message =
                    "a picture or piece must stand alone in its paragraph, as `![](figure:name)`";
                self.fault(at, message);
            }
            Tag::HtmlBlock => {}
            Tag::FootnoteDefinition(_) => {
                self.fault(at, "sources are defined in sources/, not here");
            }
            _ => self.fault(at, "this kind of markup is not supported"),
        }
    }

    /// Closes it.
    pub(super) fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close("</p>\n"),
            TagEnd::Heading(level) => {
                self.quiet -= 1;
                self.close(if *level == HeadingLevel::H2 {
                    "</h2>\n"
                } else {
                    "</h3>\n"
                });
            }
            TagEnd::BlockQuote(_) => match self.quotes.pop().flatten() {
                Some(_) => self.html.push_str("</aside>\n"),
                None => self.html.push_str("</blockquote>\n"),
            },
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.close("</li>\n"),
            TagEnd::CodeBlock => {
                self.quiet -= 1;
                self.close("</code></pre>\n");
            }
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Link => {
                self.quiet -= 1;
                self.html.push_str("</a>");
            }
            _ => {}
        }
    }

    /// Ends a block: what follows is another line of the text without markup.
    fn close(&mut self, html: &str) {
        self.html.push_str(html);
        if !self.document.plain.ends_with('\n') {
            self.document.plain.push('\n');
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, at: usize) {
        self.quiet += 1;
        self.headings += 1;
        let number = self.headings;
        match level {
            HeadingLevel::H2 => self.html.push_str(&format!("<h2 id=\"part-{number}\">")),
            HeadingLevel::H3 => self.html.push_str(&format!("<h3 id=\"part-{number}\">")),
            _ => self.fault(at, "headings begin with `##` or `###`"),
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>, at: usize) {
        let callout = kind.and_then(Callout::of);
        if kind.is_some() && callout.is_none() {
            self.fault(at, "there is no call-out `[!CAUTION]`; use `[!WARNING]`");
        }
        self.quotes.push(callout);
        let (Some(callout), Some(surroundings)) = (callout, self.surroundings) else {
            self.html.push_str("<blockquote>\n");
            return;
        };
        let line = self.line(at);
        self.document.callouts.push((callout, line));
        self.html.push_str(&format!(
            "<aside class=\"callout-text\" data-kind=\"{}\">\n<p class=\"callout-label\">{}</p>\n",
            callout.key(),
            callout.label(surroundings.language),
        ));
    }

    fn start_table(&mut self, columns: &[Alignment], at: usize) {
        if columns.len() > MOST_COLUMNS {
            let message = format!(
                "a table has at most {MOST_COLUMNS} columns; this one has {}",
                columns.len()
            );
            self.fault(at, message);
        }
        self.columns = (columns.to_vec(), 0);
        // Wide tables scroll by themselves, also by keyboard.
        self.html
            .push_str("<div class=\"table-scroll\" tabindex=\"0\"><table>\n");
    }

    fn start_cell(&mut self) {
        self.html.push_str(if self.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        if self.columns.0.get(self.columns.1) == Some(&Alignment::Right) {
            self.html.push_str(" class=\"number\"");
        }
        self.html.push('>');
        self.columns.1 += 1;
    }

    /// The corner above row names is empty, and no header then.
    fn end_cell(&mut self) {
        const EMPTY: &str = "<th scope=\"col\">";
        if self.in_head && self.html.ends_with(EMPTY) {
            self.html.truncate(self.html.len() - EMPTY.len());
            self.html.push_str("<td></td>");
        } else {
            self.close(if self.in_head { "</th>" } else { "</td>" });
        }
    }

    fn start_link(&mut self, address: &str, at: usize) {
        self.quiet += 1;
        match self.resolve(address) {
            Ok((class, href)) => {
                self.html.push_str("<a");
                if !class.is_empty() {
                    self.html.push_str(&format!(" class=\"{class}\""));
                }
                self.html.push_str(" href=\"");
                escape(&href, &mut self.html);
                self.html.push_str("\">");
            }
            Err(message) => {
                // The closing tag comes whatever happens here.
                self.html.push_str("<a>");
                self.fault(at, message);
            }
        }
    }

    /// The class and address of a link to a lesson or a term.
    fn resolve(&mut self, address: &str) -> Result<(&'static str, String), String> {
        let Some(surroundings) = self.surroundings else {
            return Err("no link may stand here".to_owned());
        };
        match address.split_once(':') {
            Some(("lesson", id)) if surroundings.lessons.contains(id) => {
                Ok(("", format!("{}{id}", surroundings.lesson_prefix)))
            }
            Some(("lesson", id)) => Err(format!("there is no lesson {id:?} to link to")),
            Some(("term", id)) => {
                match surroundings.terms.standing(id) {
                    Standing::Usable => {}
                    Standing::Faulty => self.document.refused = true,
                    Standing::Unknown => {
                        return Err(format!("there is no term {id:?} to link to"));
                    }
                }
                self.linked.insert(id.to_owned());
                let href = format!("{}glossary#{id}", surroundings.glossary_prefix);
                Ok(("term", href))
            }
            _ => Err(format!(
                "{address:?} is neither `lesson:` nor `term:`; other pages are cited as sources"
            )),
        }
    }
}
