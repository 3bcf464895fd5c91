//! Search over lessons, glossary and case stories in one language. Texts and queries are cut
//! into words by ICU, compared in a normal form, and ranked by BM25 (Robertson and Zaragoza,
//! "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, doi:10.1561/1500000019),
//! where words of titles count more. A term is also found by how it is read in Japanese.

mod index;
mod pages;
mod snippet;
mod words;

pub(crate) use index::Index;
pub(crate) use pages::pages;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub target: Target,
    /// What it is called.
    pub title: String,
    /// A stretch of it around what was looked for, piece by piece; may be empty.
    pub snippet: Vec<Piece>,
}

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The lesson of this id.
    Lesson(String),
    /// The term of this id.
    Term(String),
    /// The case story of this id.
    Case(String),
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text around what was looked for.
    Plain(String),
    /// What was looked for.
    Match(String),
}

/// A text to be found.
#[derive(Debug)]
pub(crate) struct Page {
    pub target: Target,
    pub title: String,
    /// Other names, as good as the title.
    pub names: Vec<String>,
    /// How it is read in Japanese, in hiragana; may be empty.
    pub reading: String,
    /// Its text, from which snippets are cut.
    pub text: String,
}

#[cfg(test)]
mod tests;
