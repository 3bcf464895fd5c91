//! Questions that readers ask under a lesson, and the answers of organisers and facilitators.

use domain::{Moment, ReaderAnswerId, ReaderQuestionId, WorkshopId};

use crate::{Db, Result, row::Row};

/// A question under a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderQuestion {
    /// Which.
    pub id: ReaderQuestionId,
    /// In which workshop.
    pub workshop: WorkshopId,
    /// Under which lesson.
    pub lesson: String,
    /// The id of the member who asks; nobody when it is asked anonymously.
    pub author: Option<String>,
    /// What they ask.
    pub question: String,
    /// When.
    pub asked_at: Moment,
    /// The answers, first to last.
    pub answers: Vec<ReaderAnswer>,
}

/// An answer to a reader's question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderAnswer {
    /// Which.
    pub id: ReaderAnswerId,
    /// The id of the organiser or facilitator who answers.
    pub author: String,
    /// What they answer.
    pub answer: String,
    /// When.
    pub answered_at: Moment,
}

/// One row of the join: a question, and one of its answers unless it has none.
type JoinedRow = (ReaderQuestion, Option<ReaderAnswer>);

/// The columns of [`read_joined`], one row per answer.
macro_rules! select_questions {
    ($conditions:literal) => {
        concat!(
            "SELECT questions.id, questions.workshop, questions.lesson, questions.author,
                    questions.question, questions.asked_at, answers.id AS answer_id,
                    answers.author AS answer_author, answers.answer, answers.answered_at
             FROM reader_questions AS questions
             LEFT JOIN reader_answers AS answers ON answers.question = questions.id
             WHERE ",
            $conditions,
            " ORDER BY questions.asked_at, questions.id, answers.answered_at, answers.id"
        )
    };
}

fn read_joined(row: &Row) -> Result<JoinedRow> {
    let question = ReaderQuestion {
        id: row.parsed("id")?,
        workshop: row.parsed("workshop")?,
        lesson: row.get("lesson")?,
        author: row.get("author")?,
        question: row.get("question")?,
        asked_at: row.moment("asked_at")?,
        answers: Vec::new(),
    };
    let answer = match row.optional_parsed("answer_id")? {
        Some(id) => Some(ReaderAnswer {
            id,
            author: row.get("answer_author")?,
            answer: row.get("answer")?,
            answered_at: row.moment("answered_at")?,
        }),
        None => None,
    };
    Ok((question, answer))
}

/// Gathers the rows of each question, which stand together.
fn gather(rows: Vec<JoinedRow>) -> Vec<ReaderQuestion> {
    let mut questions: Vec<ReaderQuestion> = Vec::new();
    for (mut question, answer) in rows {
        if let Some(previous) = questions.pop_if(|previous| previous.id == question.id) {
            question = previous;
        }
        question.answers.extend(answer);
        questions.push(question);
    }
    questions
}

impl Db {
    /// The questions under a lesson of a workshop, first to last.
    pub async fn reader_questions(
        &self,
        workshop: &WorkshopId,
        lesson: &str,
    ) -> Result<Vec<ReaderQuestion>> {
        let rows = self
            .read(select_questions!(
                "questions.workshop = $1 AND questions.lesson = $2"
            ))
            .bind(workshop)
            .bind(lesson)
            .all(read_joined)
            .await?;
        Ok(gather(rows))
    }

    /// All questions of a workshop, first to last.
    pub async fn reader_questions_of_workshop(
        &self,
        workshop: &WorkshopId,
    ) -> Result<Vec<ReaderQuestion>> {
        let rows = self
            .read(select_questions!("questions.workshop = $1"))
            .bind(workshop)
            .all(read_joined)
            .await?;
        Ok(gather(rows))
    }

    /// All questions of a workshop without an answer, first to last.
    pub async fn unanswered_questions(&self, workshop: &WorkshopId) -> Result<Vec<ReaderQuestion>> {
        let rows = self
            .read(select_questions!(
                "questions.workshop = $1 AND answers.id IS NULL"
            ))
            .bind(workshop)
            .all(read_joined)
            .await?;
        Ok(gather(rows))
    }

    /// The question with this id.
    pub async fn reader_question(&self, id: &ReaderQuestionId) -> Result<Option<ReaderQuestion>> {
        let rows = self
            .read(select_questions!("questions.id = $1"))
            .bind(id)
            .all(read_joined)
            .await?;
        Ok(gather(rows).pop())
    }

    /// How many questions there are under a lesson of a workshop.
    pub async fn reader_question_count(&self, workshop: &WorkshopId, lesson: &str) -> Result<i64> {
        self.read(
            "SELECT COUNT(*) AS count FROM reader_questions WHERE workshop = $1 AND lesson = $2",
        )
        .bind(workshop)
        .bind(lesson)
        .one(|row| row.get("count"))
        .await
    }

    /// Adds a question without answers; nothing happens if there is one with this id already.
    pub async fn ask(&self, question: &ReaderQuestion) -> Result<()> {
        self.write(
            "INSERT INTO reader_questions (id, workshop, lesson, author, question, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&question.id)
        .bind(&question.workshop)
        .bind(question.lesson.as_str())
        .bind(question.author.as_deref())
        .bind(question.question.as_str())
        .bind(question.asked_at)
        .execute()
        .await
        .map(drop)
    }

    /// Adds an answer to a question; nothing happens if there is one with this id already.
    /// [`Gone`](crate::Error::Gone) if there is no such question.
    pub async fn reply(&self, question: &ReaderQuestionId, answer: &ReaderAnswer) -> Result<()> {
        self.write(
            "INSERT INTO reader_answers (id, question, author, answer, answered_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&answer.id)
        .bind(question)
        .bind(answer.author.as_str())
        .bind(answer.answer.as_str())
        .bind(answer.answered_at)
        .execute()
        .await
        .map(drop)
    }

    /// Deletes a question with its answers; whether there was one.
    pub async fn delete_reader_question(&self, id: &ReaderQuestionId) -> Result<bool> {
        self.write("DELETE FROM reader_questions WHERE id = $1")
            .bind(id)
            .execute()
            .await
            .map(|deleted| deleted > 0)
    }
}
