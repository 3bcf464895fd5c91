//! Questions of knowledge checks: what is asked (the kind) and when feedback comes (the
//! behaviour) are independent of each other, as in Moodle's question engine.

use serde::Deserialize;

use super::RichText;
use crate::Localised;

/// Questions that are asked together, out of a bank that may hold more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSet {
    /// Unique within its lesson.
    pub id: String,
    /// When feedback comes.
    pub behaviour: Behaviour,
    /// How many are asked at a time, at most as many as there are.
    pub pick: usize,
    /// The bank.
    pub questions: Vec<Question>,
}

/// When and how feedback comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Behaviour {
    /// After each question.
    Immediate,
    /// After the last one.
    Deferred,
    /// After each question, which is answered with how sure one is.
    Certainty,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Unique in all content and never used again for another question.
    pub id: String,
    /// Rises when the meaning changes; answers are kept with it.
    pub revision: u32,
    /// What is asked.
    pub prompt: Localised<RichText>,
    /// How it is answered.
    pub kind: Kind,
}

// The only numbers are finite: the reader of content refuses others.
impl Eq for Question {}

/// The kinds of questions with what each needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One is chosen and none is wrong; each says what follows.
    Decision(Vec<Explained>),
    /// Exactly one is right.
    Single(Vec<Choice>),
    /// At least one is right and at least one is wrong.
    Multiple(Vec<Choice>),
    /// What stands on the left goes with what stands on the right.
    Matching {
        /// What belongs together.
        pairs: Vec<Pair>,
        /// More texts on the right, which belong to nothing.
        distractors: Vec<Explained>,
    },
    /// Items in their right order.
    Ordering(Vec<Explained>),
    /// A number.
    Numeric(Numeric),
    /// A text of one's own, compared with a model answer by its writer.
    Reflection {
        /// The model answer.
        model: Localised<RichText>,
    },
}

/// A text with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The text.
    pub text: Localised<RichText>,
    /// Why it is right or wrong, or what follows from it.
    pub why: Localised<RichText>,
}

/// An option that is right or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Whether it is right.
    pub correct: bool,
    /// What it says, and why.
    pub option: Explained,
}

/// Two texts that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What is given.
    pub left: Localised<RichText>,
    /// What is chosen for it.
    pub right: Localised<RichText>,
    /// Why.
    pub why: Localised<RichText>,
}

/// A number to work out.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    /// The right number, finite.
    pub answer: f64,
    /// How far from it still counts, not negative.
    pub tolerance: f64,
    /// What it counts; may be empty.
    pub unit: Localised,
    /// The calculation.
    pub why: Localised<RichText>,
    /// Wrong numbers that people arrive at.
    pub mistakes: Vec<Mistake>,
}

/// A wrong number and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// The number.
    pub value: f64,
    /// How far from it still counts as this mistake.
    pub tolerance: f64,
    /// What went wrong.
    pub why: Localised<RichText>,
}
