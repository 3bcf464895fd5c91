//! Answers that people gave to the questions of lessons. Whether they are right is decided in
//! `domain`; here an answer is a text with what was known about it then.

use domain::{
    MemberId, WorkshopId,
    lecture::{Answer, Certainty, Given},
};

use crate::{Db, Error, Result, row::Row};

/// Nothing for an answer of a form that this version does not know, left by a newer one: it
/// stays stored.
fn read(row: &Row) -> Result<Option<Given>> {
    let json: String = row.get("answer")?;
    let Ok(answer) = serde_json::from_str(&json) else {
        return Ok(None);
    };
    let certainty: Option<String> = row.get("certainty")?;
    let marks: Option<i64> = row.get("marks")?;
    Ok(Some(Given {
        set: row.get("question_set")?,
        attempt: number(row, "attempt")?,
        question: row.get("question")?,
        revision: number(row, "revision")?,
        answer,
        certainty: certainty.as_deref().and_then(Certainty::from_key),
        marks: marks.and_then(|marks| u32::try_from(marks).ok()),
        at: row.moment("answered_at")?,
    }))
}

fn number(row: &Row, column: &str) -> Result<u32> {
    let number: i64 = row.get(column)?;
    Ok(u32::try_from(number).unwrap_or(0))
}

fn json(answer: &Answer) -> Result<String> {
    serde_json::to_string(answer)
        .map_err(|cause| Error::Database(sqlx::Error::Encode(cause.into())))
}

impl Db {
    /// What somebody answered in a lesson, in all attempts at all of its sets.
    pub async fn lesson_answers(&self, member: &MemberId, lesson: &str) -> Result<Vec<Given>> {
        let rows = self.read(
            "SELECT question_set, attempt, question, revision, answer, certainty, marks, answered_at
             FROM lesson_answers WHERE member = $1 AND lesson = $2
             ORDER BY question_set, attempt, answered_at, question",
        )
        .bind(member)
        .bind(lesson)
        .all(read)
        .await?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// What everybody who is in a workshop answered, with the lesson of each answer.
    pub async fn lesson_answers_of_workshop(
        &self,
        workshop: &WorkshopId,
    ) -> Result<Vec<(MemberId, String, Given)>> {
        let rows = self
            .read(
                "SELECT answers.member, answers.lesson, answers.question_set, answers.attempt,
                    answers.question, answers.revision, answers.answer, answers.certainty,
                    answers.marks, answers.answered_at
             FROM lesson_answers AS answers JOIN members ON members.id = answers.member
             WHERE members.workshop = $1 AND members.removed_at IS NULL
             ORDER BY members.joined_at, members.id, answers.lesson, answers.question_set,
                      answers.attempt, answers.answered_at, answers.question",
            )
            .bind(workshop)
            .all(|row| Ok((row.parsed("member")?, row.get("lesson")?, read(row)?)))
            .await?;
        let known = |(member, lesson, given): (_, _, Option<Given>)| Some((member, lesson, given?));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    /// Forgets an answer that its question cannot have any more, so that it can be given anew.
    pub async fn forget_answer(
        &self,
        member: &MemberId,
        lesson: &str,
        given: &Given,
    ) -> Result<()> {
        self.write(
            "DELETE FROM lesson_answers
             WHERE member = $1 AND lesson = $2 AND question_set = $3 AND attempt = $4
               AND question = $5",
        )
        .bind(member)
        .bind(lesson)
        .bind(given.set.as_str())
        .bind(i64::from(given.attempt))
        .bind(given.question.as_str())
        .execute()
        .await
        .map(drop)
    }

    /// Keeps answers together. What was answered in an attempt stays as it is, unless the
    /// question has a newer revision now: posting twice changes nothing.
    pub async fn keep_answers(
        &self,
        member: &MemberId,
        lesson: &str,
        answers: &[Given],
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        for given in answers {
            transaction
                .run(
                    "INSERT INTO lesson_answers (member, lesson, question_set, attempt, question,
                                                 revision, answer, certainty, marks, answered_at)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                     ON CONFLICT (member, lesson, question_set, attempt, question) DO UPDATE
                     SET revision = excluded.revision, answer = excluded.answer,
                         certainty = excluded.certainty, marks = excluded.marks,
                         answered_at = excluded.answered_at
                     WHERE lesson_answers.revision < excluded.revision",
                )
                .bind(member)
                .bind(lesson)
                .bind(given.set.as_str())
                .bind(i64::from(given.attempt))
                .bind(given.question.as_str())
                .bind(i64::from(given.revision))
                .bind(json(&given.answer)?)
                .bind(given.certainty.map(Certainty::key))
                .bind(given.marks.map(i64::from))
                .bind(given.at)
                .execute()
                .await?;
        }
        transaction.commit().await
    }
}
