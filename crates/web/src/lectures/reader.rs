//! Who reads, and what is kept of it. Organisers look in: nothing of theirs is kept.

use domain::{
    lecture::{Given, Lesson, LessonState, Record, Sitter},
    people::{Access, Person},
};

use crate::{error::Result, extract::AtWorkshop, state::AppState};

/// What is known of a reader.
pub struct Reader {
    /// Where they are in all lessons.
    pub records: Vec<Record>,
    /// What they answered in the lesson at hand.
    pub given: Vec<Given>,
    /// The id that drawings are made for.
    id: String,
}

impl Reader {
    /// The reader with progress and the answers in `lesson`.
    pub async fn of_lesson(state: &AppState, at: &AtWorkshop, lesson: &str) -> Result<Self> {
        let mut reader = Self::of(state, at).await?;
        if let Some(member) = at.member() {
            reader.given = state.db.lesson_answers(&member.id, lesson).await?;
        }
        Ok(reader)
    }

    /// The reader with progress alone.
    pub async fn of(state: &AppState, at: &AtWorkshop) -> Result<Self> {
        let records = match at.member() {
            Some(member) => state.db.lesson_records(&member.id).await?,
            None => Vec::new(),
        };
        Ok(Self {
            records,
            given: Vec::new(),
            id: at.person.id().to_owned(),
        })
    }

    /// What is kept of a lesson.
    pub fn record(&self, lesson: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.lesson == lesson)
    }

    /// How far they are in a lesson.
    pub fn state(&self, lesson: &Lesson) -> LessonState {
        LessonState::of(lesson, self.record(&lesson.id))
    }

    /// Whose attempts at a lesson's questions these are.
    pub fn sitter<'a>(&'a self, lesson: &'a Lesson) -> Sitter<'a> {
        Sitter {
            person: &self.id,
            lesson: &lesson.id,
        }
    }
}

/// Whether somebody answers readers' questions: organisers and facilitators do.
pub fn answers_readers(at: &AtWorkshop) -> bool {
    match &at.person {
        Person::Organiser { .. } => true,
        Person::Member(member) => member.access == Access::Facilitator,
    }
}
