//! `POST /workshops/{workshop}/lectures/{lesson}/questions`: a reader asks, by name or not.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Language, ReaderQuestionId, people::Member};
use storage::ReaderQuestion;

use super::lesson::{self, Brought};
use crate::{
    error::{Error, Result},
    extract::{AtWorkshop, Flash, Form, Visit, redirect_with},
    paths,
    state::AppState,
};

/// The longest question, in characters.
const LONGEST: usize = 1_000;
/// More questions below one lesson than a workshop asks.
const MOST: i64 = 200;

/// Adds the question.
pub async fn post(
    State(state): State<AppState>,
    at: AtWorkshop,
    visit: Visit,
    Path((_, lesson)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let member = at.require_member()?;
    let visit = visit.speaking(at.workshop.language);
    let library = state.library();
    let lesson = library.lesson(Language::En, &lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let id: ReaderQuestionId = form.text("id").parse().map_err(|_| Error::BadRequest)?;
    let text = form.required("reader_question", LONGEST, &visit.texts);
    refuse_floods(&state, member, &lesson.id, &mut form, &visit).await?;
    if !form.is_valid() {
        let brought = Brought {
            question: form,
            ..Brought::default()
        };
        return lesson::show(&state, &at, &visit, &lesson.id, brought).await;
    }
    let author = (!form.has("anonymous")).then(|| member.id.as_str().to_owned());
    let question = ReaderQuestion {
        id,
        workshop: at.workshop.id.clone(),
        lesson: lesson.id.clone(),
        author,
        question: text,
        asked_at: state.now(),
        answers: Vec::new(),
    };
    state.db.ask(&coarse(question)).await?;
    state.questions.asked(&member.id, state.now());
    let address = paths::lesson(&at.workshop.id, &lesson.id);
    let address = format!("{address}#questions");
    Ok(redirect_with(&state.config, &address, Flash::QuestionAsked))
}

/// An anonymous question keeps its day only: to the second it would be known who was reading.
fn coarse(mut question: ReaderQuestion) -> ReaderQuestion {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    if question.author.is_none() {
        question.asked_at.0 -= question.asked_at.0.rem_euclid(DAY);
    }
    question
}

async fn refuse_floods(
    state: &AppState,
    member: &Member,
    lesson: &str,
    form: &mut Form,
    visit: &Visit,
) -> Result<()> {
    if !form.is_valid() {
        return Ok(());
    }
    let t = &visit.texts;
    if !state.questions.allowed(&member.id, state.now()) {
        form.mistake("reader_question", &t.reader_question_too_many());
        return Ok(());
    }
    let count = state
        .db
        .reader_question_count(&member.workshop, lesson)
        .await?;
    if count >= MOST {
        form.mistake("reader_question", &t.reader_question_full());
    }
    Ok(())
}
