//! What people read: modules of lessons, made of prose, figures, case stories, interactive
//! pieces and questions. Where it comes from (files) and how it looks (pages) is not known here.

mod answer;
mod drawing;
mod learning;
mod marking;
mod question;
mod sitting;

pub use answer::{
    Answer, AnswerError, Certainty, LONGEST_REFLECTION, Right, field, rights, row_field,
};
pub use drawing::{Arrangement, Seed, Seen, arrange, draw};
pub use learning::{
    Closing, Finish, Learning, LessonLearning, LessonState, ModuleLearning, Outstanding, Record,
    closing_set, outstanding,
};
pub use marking::{
    Calibration, Feedback, ItemFeedback, Marking, NumberFeedback, OptionFeedback, PairFeedback,
    Verdict, mark,
};
pub use question::{
    Behaviour, Choice, Explained, Kind, Mistake, Numeric, Pair, Question, QuestionSet,
};
pub use sitting::{Asked, Given, MOST_ATTEMPTS, Sitter, Sitting, Tally};

use crate::{Localised, people::Role, use_case::MlTask};

/// Text with simple markup, made safe when it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// HTML that may stand in a page as it is: no scripts, no styles, no foreign images.
    pub html: String,
    /// The same without markup, for search and for screen readers.
    pub plain: String,
}

/// One of the modules of the lectures, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The same in both languages, such as `2-planning`. Modules are read in the order of it.
    pub id: String,
    /// Its name.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What readers can do afterwards.
    pub goals: Vec<String>,
    /// A few paragraphs before the first lesson.
    pub introduction: RichText,
    /// Its lessons in the order of reading.
    pub lessons: Vec<Lesson>,
}

/// A lesson in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The same in both languages, unique in all modules.
    pub id: String,
    /// The module it belongs to.
    pub module: String,
    /// Lesson or closing exercise.
    pub kind: LessonKind,
    /// Rises when the meaning changes.
    pub revision: u32,
    /// Its name.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// How long reading and answering takes.
    pub minutes: u32,
    /// Whom it matters to most; empty when it matters to all alike.
    pub audience: Vec<Role>,
    /// What readers can do afterwards.
    pub goals: Vec<String>,
    /// Its content from top to bottom.
    pub parts: Vec<Part>,
    /// What it cites, in the order of first citation; the place in it is the number shown.
    pub sources: Vec<Source>,
    /// Headings and prose without markup, for search.
    pub plain: String,
}

/// What a lesson is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LessonKind {
    /// Teaches something new.
    Lesson,
    /// Closes a module with a task and a model answer.
    Exercise,
}

/// A piece of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Paragraphs, headings, lists, tables and call-outs as safe HTML.
    Prose(String),
    /// A drawing.
    Figure(Figure),
    /// A case story.
    Case(Case),
    /// An interactive piece.
    Play(Play),
    /// The questions with this id, of the lesson's own sets.
    Check(String),
    /// The way to the reader's own practice board.
    PracticeBoard,
    /// The first part of the worksheet for the reader's own product.
    Worksheet,
}

/// A drawing in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Unique among figures.
    pub id: String,
    /// A complete `<svg>` element without an accessible name of its own.
    pub svg: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
}

/// A case story in one language: problem, solution, impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Unique among cases.
    pub id: String,
    /// Who did it.
    pub organisation: String,
    /// ISO 3166 code of the country.
    pub country: String,
    /// When it became known.
    pub year: u32,
    /// The trade it happened in.
    pub industry: String,
    /// The kind of task that ML solved.
    pub task: MlTask,
    /// How it went.
    pub outcome: Outcome,
    /// Its headline.
    pub title: String,
    /// What was wrong before.
    pub problem: String,
    /// What was built.
    pub solution: String,
    /// What came of it.
    pub impact: String,
    /// What would have made it fail, or did.
    pub failure: String,
    /// Where it was told.
    pub sources: Vec<Source>,
}

/// How a case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It did what it was made for.
    Worked,
    /// It did, with reservations worth knowing.
    Mixed,
    /// It did not.
    Failed,
}

impl Outcome {
    /// Every outcome, the best first.
    pub const ALL: [Self; 3] = [Self::Worked, Self::Mixed, Self::Failed];

    /// The name in files and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::Mixed => "mixed",
            Self::Failed => "failed",
        }
    }

    /// The outcome with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

/// An interactive piece in one language. The page brings it to life by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    /// Unique among plays.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What to try.
    pub intro: String,
    /// What one sees, also for those who cannot play.
    pub takeaway: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Unique among sources.
    pub id: String,
    /// Who wrote it.
    pub authors: String,
    /// What it is called, in its own language.
    pub title: String,
    /// When it came out.
    pub year: u32,
    /// Where it can be read.
    pub url: String,
    /// How far to trust it; may be empty.
    pub note: String,
}

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Unique among terms.
    pub id: String,
    /// How it is read in Japanese, in hiragana.
    pub reading: String,
    /// What it is called and what it means.
    pub words: Localised<TermWords>,
    /// The lesson that explains it best.
    pub lesson: Option<String>,
    /// Related terms.
    pub see: Vec<String>,
}

/// A term in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermWords {
    /// The usual name.
    pub term: String,
    /// Other names.
    pub also: Vec<String>,
    /// What it means.
    pub definition: String,
}

#[cfg(test)]
mod tests;
