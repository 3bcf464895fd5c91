//! `POST /workshops/{workshop}/lectures/{lesson}/finish`: the reader is at the end, or has looked
//! through a new revision. What makes a lesson finished is decided in `domain`.

use axum::{
    extract::{Path, State},
    response::Response,
};
use content::Library;
use domain::{
    Language,
    lecture::{Closing, Lesson, Sitting, closing_set, outstanding},
    people::Member,
};

use super::reader::Reader;
use crate::{
    error::{Error, Result},
    extract::{AtWorkshop, redirect},
    paths,
    state::AppState,
};

/// Notes that the end was reached, and finishes what can be finished.
pub async fn post(
    State(state): State<AppState>,
    at: AtWorkshop,
    Path((_, lesson)): Path<(String, String)>,
) -> Result<Response> {
    let member = at.require_member()?;
    let library = state.library();
    let lesson = library.lesson(Language::En, &lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let reader = Reader::of_lesson(&state, &at, &lesson.id).await?;
    let closing = if reader.state(lesson).is_finished() {
        Closing::Answered
    } else {
        closing(&library, lesson, &reader)
    };
    at_end(&state, member, lesson, closing).await?;
    let address = paths::lesson(&at.workshop.id, &lesson.id);
    Ok(redirect(&format!("{address}#finish")))
}

/// Notes that somebody is at the end of a lesson whose closing questions are as told.
pub async fn at_end(
    state: &AppState,
    member: &Member,
    lesson: &Lesson,
    closing: Closing,
) -> Result<()> {
    let now = state.now();
    state.db.reach_end(&member.id, &lesson.id, now).await?;
    if outstanding(Some(now), closing).is_none() {
        state
            .db
            .finish_lesson(&member.id, &lesson.id, lesson.revision, now)
            .await?;
    }
    Ok(())
}

/// Whether somebody has answered a lesson's closing questions.
pub fn closing(library: &Library, lesson: &Lesson, reader: &Reader) -> Closing {
    let sets = library.question_sets(&lesson.id);
    let set = closing_set(lesson).and_then(|id| sets.iter().find(|set| set.id == id));
    match set {
        None => Closing::None,
        Some(set) if Sitting::current(set, reader.sitter(lesson), &reader.given).is_finished() => {
            Closing::Answered
        }
        Some(_) => Closing::Open,
    }
}
