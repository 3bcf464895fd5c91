//! What is wrong with a content file, told to whoever writes or installs it.

use std::{cell::OnceCell, fmt, ops::Range};

use crate::files::File;

/// One mistake in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path below the content directory, or of the overriding file.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in English.
    pub message: String,
}

/// `file:line: message`, the form that editors jump to.
impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}: {}", self.file, self.message),
            None => write!(formatter, "{}: {}", self.file, self.message),
        }
    }
}

/// The line, counted from 1, on which the byte `span` of `text` begins.
pub(crate) fn line_of(text: &str, span: &Range<usize>) -> usize {
    let before = text.as_bytes().get(..span.start);
    let before = before.unwrap_or(text.as_bytes());
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

fn line_ends(text: &str) -> Vec<usize> {
    let bytes = text.bytes().enumerate();
    bytes
        .filter(|(_, byte)| *byte == b'\n')
        .map(|(at, _)| at)
        .collect()
}

/// Where a mistake in a text was found: at a byte of the file, or on a line.
#[derive(Debug, Clone)]
pub(crate) enum Spot {
    /// The bytes of the file.
    Span(Range<usize>),
    /// The line, counted from 1.
    Line(usize),
}

impl From<Range<usize>> for Spot {
    fn from(span: Range<usize>) -> Self {
        Self::Span(span)
    }
}

impl From<usize> for Spot {
    fn from(line: usize) -> Self {
        Self::Line(line)
    }
}

/// Gathers what is wrong with one file while it is being read.
#[derive(Debug)]
pub(crate) struct Faults<'a> {
    file: &'a File,
    found: Vec<Problem>,
    refused: bool,
    /// The bytes at which lines end. Many spans are asked for their lines, also without faults.
    line_ends: OnceCell<Vec<usize>>,
}

impl<'a> Faults<'a> {
    /// None so far.
    pub fn of(file: &'a File) -> Self {
        Self {
            file,
            found: Vec::new(),
            refused: false,
            line_ends: OnceCell::new(),
        }
    }

    /// One more.
    pub fn add(&mut self, spot: impl Into<Spot>, message: impl Into<String>) {
        let line = self.line(spot);
        self.found.push(self.file.problem(Some(line), message));
    }

    /// Refuses the file for a fault that was named elsewhere.
    pub fn refuse(&mut self) {
        self.refused = true;
    }

    /// The line of `spot`.
    pub fn line(&self, spot: impl Into<Spot>) -> usize {
        match spot.into() {
            Spot::Span(span) => {
                let ends = self.line_ends.get_or_init(|| line_ends(&self.file.text));
                ends.partition_point(|end| *end < span.start) + 1
            }
            Spot::Line(line) => line,
        }
    }

    /// `value` if nothing is wrong.
    pub fn unless_any<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.found.is_empty() && !self.refused {
            Ok(value)
        } else {
            Err(self.found)
        }
    }

    /// What was found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.found
    }
}
