//! `POST /use-cases/{use_case}/delete`: takes a row off the list.

use axum::{extract::State, response::Response};
use domain::permission::Action;

use super::{AtUseCase, row};
use crate::{
    error::Result,
    extract::{Flash, redirect_with},
    paths,
    state::AppState,
};

/// Deletes the row; the note on the board stays and loses its mark.
pub async fn post(State(state): State<AppState>, here: AtUseCase) -> Result<Response> {
    here.at.require(Action::EditUseCases)?;
    state.db.delete_use_case(&here.use_case.id).await?;
    row::announce(&state, &here.at.team, &here.use_case.id).await?;
    Ok(redirect_with(
        &state.config,
        &paths::team_use_cases(&here.at.team.id),
        Flash::UseCaseDeleted,
    ))
}
