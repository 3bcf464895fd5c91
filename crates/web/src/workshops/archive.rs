//! Putting a workshop away, and taking it out again.

use axum::{extract::State, response::Response};

use crate::{
    changes,
    error::Result,
    extract::{Flash, Managed, redirect_with},
    paths,
    state::AppState,
};

/// Archives a running workshop and restores an archived one.
pub async fn post(State(state): State<AppState>, managed: Managed) -> Result<Response> {
    let workshop = managed.workshop;
    let flash = if workshop.archived_at.is_some() {
        state.db.unarchive_workshop(&workshop.id).await?;
        Flash::WorkshopRestored
    } else {
        state.db.archive_workshop(&workshop.id, state.now()).await?;
        Flash::WorkshopArchived
    };
    changes::workshop(&state, &workshop.id).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&workshop.id),
        flash,
    ))
}
