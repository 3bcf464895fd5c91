//! `POST /teams/{team}/use-cases`: a new row, from the board (JSON) or from the list (a form).

use axum::{
    Json,
    extract::{FromRequest, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    UseCaseId,
    board::{BoardContent, FrameKind, NoteKind},
    permission::Action,
    use_case::Field,
};
use serde::{Deserialize, Serialize};
use storage::{NewUseCase, Origin, Taken};

use super::{list, row, words};
use crate::{
    boards::lead::refused,
    error::{Error, Result},
    extract::{AtTeam, Flash, Form, Visit, redirect_with},
    paths,
    state::AppState,
};

/// More rows than any team looks at.
const MOST_ROWS: usize = 200;

/// What the board asks to make a use case of: one or both.
#[derive(Debug, Default, Deserialize)]
pub struct FromBoard {
    /// A problem note.
    note: Option<String>,
    /// An ML-design frame.
    frame: Option<String>,
}

/// The answer to the board.
#[derive(Debug, Serialize)]
struct Made {
    id: UseCaseId,
    url: String,
}

/// Either of the two requests.
pub enum Wish {
    /// The board's.
    Board(FromBoard),
    /// The list's.
    Form(Form),
}

impl<S: Send + Sync> FromRequest<S> for Wish {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_json = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
        if !is_json {
            return Form::from_request(request, state).await.map(Self::Form);
        }
        let Json(wish) = Json::from_request(request, state)
            .await
            .map_err(|_| Error::BadRequest)?;
        Ok(Self::Board(wish))
    }
}

/// Adds the row.
pub async fn post(
    State(state): State<AppState>,
    at: AtTeam,
    visit: Visit,
    wish: Wish,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    match wish {
        Wish::Board(wish) => {
            let id = from_board(&state, &at, wish).await?;
            let url = paths::use_case(&id);
            Ok((StatusCode::OK, Json(Made { id, url })).into_response())
        }
        Wish::Form(form) => from_form(&state, &at, &visit, form).await,
    }
}

async fn from_form(
    state: &AppState,
    at: &AtTeam,
    visit: &Visit,
    mut form: Form,
) -> Result<Response> {
    let t = &visit.texts;
    let typed = form.required("problem", 4_000, t);
    let problem = Field::Problem.read(&typed).unwrap_or_else(|error| {
        form.mistake("problem", &words::input_error(t, error));
        String::new()
    });
    if form.is_valid() && is_full(state, at).await? {
        form.mistake("problem", &t.use_cases_full());
    }
    if !form.is_valid() {
        return list::show(
            state,
            at,
            visit,
            list::Forms {
                add: form,
                ..list::Forms::default()
            },
        )
        .await;
    }
    let fields = vec![(Field::Problem, problem)];
    let id = with_fields(state, at, id_of(&form), fields).await?;
    Ok(redirect_with(
        &state.config,
        &paths::use_case(&id),
        Flash::UseCaseAdded,
    ))
}

/// The id that a form brings for its row. It is made with the form, so that a form sent twice
/// makes one row.
pub fn id_of(form: &Form) -> UseCaseId {
    let brought = form.text("id").parse();
    brought.unwrap_or_else(|_| UseCaseId::generate(&mut rand::rng()))
}

/// A new row with these fields filled in, which is told to everybody who looks at the list. If
/// the team has the row already, it stays as it is.
pub async fn with_fields(
    state: &AppState,
    at: &AtTeam,
    id: UseCaseId,
    fields: Vec<(Field, String)>,
) -> Result<UseCaseId> {
    if let Some(made) = state.db.use_case(&id).await? {
        let is_own = made.team == at.team.id;
        return is_own.then_some(id).ok_or(Error::Conflict);
    }
    let mut new = new_row(state, at);
    new.id = id;
    new.fields = fields
        .into_iter()
        .map(|(field, value)| (field.key().to_owned(), value))
        .collect();
    state.db.create_use_case(&new).await?;
    row::announce(state, &at.team, &new.id).await?;
    Ok(new.id)
}

/// The row made of a note or frame; the one that exists if somebody made it before.
async fn from_board(state: &AppState, at: &AtTeam, wish: FromBoard) -> Result<UseCaseId> {
    let content = state.hub.content(&at.team.board).await.map_err(refused)?;
    check(&content, &wish)?;
    if let Some(id) = existing(state, at, &wish).await? {
        return Ok(id);
    }
    if is_full(state, at).await? {
        return Err(Error::Conflict);
    }
    let mut new = new_row(state, at);
    new.fields = row::prefilled(&content, wish.note.as_deref(), wish.frame.as_deref());
    new.note.clone_from(&wish.note);
    new.frame.clone_from(&wish.frame);
    match state.db.create_use_case(&new).await {
        Ok(()) => {}
        Err(storage::Error::Taken(Taken::Origin)) => {
            return existing(state, at, &wish).await?.ok_or(Error::Conflict);
        }
        Err(error) => return Err(error.into()),
    }
    row::announce(state, &at.team, &new.id).await?;
    Ok(new.id)
}

/// Only problems and ML designs become use cases, and only those that everybody sees: a note
/// that is still private is not on the shared board.
fn check(content: &BoardContent, wish: &FromBoard) -> Result<()> {
    if wish.note.is_none() && wish.frame.is_none() {
        return Err(Error::BadRequest);
    }
    if let Some(note) = &wish.note
        && content.notes.get(note).ok_or(Error::NotFound)?.kind != NoteKind::Problem
    {
        return Err(Error::BadRequest);
    }
    if let Some(frame) = &wish.frame
        && content.frames.get(frame).ok_or(Error::NotFound)?.kind != FrameKind::MlDesign
    {
        return Err(Error::BadRequest);
    }
    Ok(())
}

async fn existing(state: &AppState, at: &AtTeam, wish: &FromBoard) -> Result<Option<UseCaseId>> {
    let origins = [
        wish.note.as_deref().map(Origin::Note),
        wish.frame.as_deref().map(Origin::Frame),
    ];
    for origin in origins.into_iter().flatten() {
        if let Some(found) = state.db.use_case_by_origin(&at.team.id, origin).await? {
            return Ok(Some(found.id));
        }
    }
    Ok(None)
}

/// Whether the team's list takes no more rows.
pub async fn is_full(state: &AppState, at: &AtTeam) -> Result<bool> {
    Ok(state.db.use_cases(&at.team.id).await?.len() >= MOST_ROWS)
}

fn new_row(state: &AppState, at: &AtTeam) -> NewUseCase {
    NewUseCase {
        id: UseCaseId::generate(&mut rand::rng()),
        team: at.team.id.clone(),
        note: None,
        frame: None,
        fields: std::collections::BTreeMap::new(),
        created_by: at.person_id().to_owned(),
        created_at: state.now(),
    }
}
