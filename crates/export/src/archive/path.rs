//! What a workshop archive holds of the path through the workshop: dates, gifts, what readers
//! ask, and what they read and answered.

use std::collections::BTreeMap;

use domain::{
    Moment, ReaderAnswerId, ReaderQuestionId,
    calendar::{Appointment, Occasion},
    gift::Entry,
    lecture::{Given, Record},
};
use serde::{Deserialize, Serialize};

/// A date that was ever saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDate {
    /// For what.
    pub occasion: Occasion,
    /// When and where; none when it was taken out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
    /// When it was saved last.
    pub at: Moment,
}

/// What a team says about an item of a gift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gift {
    /// Owner, state, evidence and note.
    #[serde(flatten)]
    pub entry: Entry,
    /// Member or organiser id of whoever saved it last.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// A question below a lesson, with its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderQuestion {
    /// Which.
    pub id: ReaderQuestionId,
    /// Below which lesson.
    pub lesson: String,
    /// Member id; absent when it was asked anonymously.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What is asked.
    pub question: String,
    /// When; of an anonymous question only the day.
    pub asked_at: Moment,
    /// The answers, first to last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<ReaderAnswer>,
}

/// An answer to a reader's question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderAnswer {
    /// Which.
    pub id: ReaderAnswerId,
    /// Member or organiser id.
    pub author: String,
    /// What is answered.
    pub answer: String,
    /// When.
    pub answered_at: Moment,
}

/// What one person read and answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Learner {
    /// The lessons opened, with how far each is.
    #[serde(default)]
    pub lessons: Vec<Record>,
    /// What was answered, by lesson.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Vec<Given>>,
}
