//! `POST /workshops/{workshop}/lectures/{lesson}/questions/{question}/…`: organisers and
//! facilitators answer what readers ask, and delete what should not stand there.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Language, ReaderAnswerId, ReaderQuestionId};
use storage::{ReaderAnswer, ReaderQuestion};

use super::{
    discussion::reply_field,
    lesson::{self, Brought},
    reader::answers_readers,
};
use crate::{
    error::{Error, Result},
    extract::{AtWorkshop, Flash, Form, Visit, redirect_with},
    paths,
    state::AppState,
};

/// The longest answer, in characters.
const LONGEST: usize = 4_000;

/// More answers to one question than a reader reads.
const MOST: usize = 30;

/// Workshop, lesson and question of an address.
type Address = Path<(String, String, String)>;

/// Adds an answer.
pub async fn post(
    State(state): State<AppState>,
    at: AtWorkshop,
    visit: Visit,
    Path((_, lesson, question)): Address,
    mut form: Form,
) -> Result<Response> {
    let question = find(&state, &at, &lesson, &question).await?;
    let visit = visit.speaking(at.workshop.language);
    let id: ReaderAnswerId = form.text("id").parse().map_err(|_| Error::BadRequest)?;
    let field = reply_field(&question.id);
    let answer = form.required(&field, LONGEST, &visit.texts);
    if form.is_valid() && question.answers.len() >= MOST {
        form.mistake(&field, &visit.texts.reader_answer_full(MOST as u64));
    }
    if !form.is_valid() {
        let brought = Brought {
            reply: form,
            ..Brought::default()
        };
        return lesson::show(&state, &at, &visit, &question.lesson, brought).await;
    }
    let answer = ReaderAnswer {
        id,
        author: at.person.id().to_owned(),
        answer,
        answered_at: state.now(),
    };
    state.db.reply(&question.id, &answer).await?;
    Ok(back(&state, &at, &question, Flash::QuestionAnswered))
}

/// Deletes a question with its answers.
pub async fn delete(
    State(state): State<AppState>,
    at: AtWorkshop,
    Path((_, lesson, question)): Address,
) -> Result<Response> {
    let question = find(&state, &at, &lesson, &question).await?;
    state.db.delete_reader_question(&question.id).await?;
    Ok(back(&state, &at, &question, Flash::QuestionDeleted))
}

/// The question, for whom readers' questions are, and in its own workshop and lesson alone.
async fn find(
    state: &AppState,
    at: &AtWorkshop,
    lesson: &str,
    question: &str,
) -> Result<ReaderQuestion> {
    at.require_open()?;
    if !answers_readers(at) {
        return Err(Error::Forbidden);
    }
    let library = state.library();
    let lesson = library.lesson(Language::En, lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let id: ReaderQuestionId = question.parse().map_err(|_| Error::NotFound)?;
    let found = state.db.reader_question(&id).await?;
    found
        .filter(|found| found.workshop == at.workshop.id && found.lesson == lesson.id)
        .ok_or(Error::NotFound)
}

fn back(state: &AppState, at: &AtWorkshop, question: &ReaderQuestion, flash: Flash) -> Response {
    let address = paths::lesson(&at.workshop.id, &question.lesson);
    redirect_with(&state.config, &format!("{address}#questions"), flash)
}
