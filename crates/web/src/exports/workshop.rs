//! A whole workshop as an archive.

use axum::{extract::State, response::Response};
use domain::workshop::Workshop;

use super::file::download;
use crate::{
    error::{Error, Result},
    extract::Managed,
    state::AppState,
};

/// `GET /workshops/{workshop}/archive.zip`
pub async fn get(State(state): State<AppState>, managed: Managed) -> Result<Response> {
    archive(&state, &managed.workshop).await
}

/// The archive as a download.
pub async fn archive(state: &AppState, workshop: &Workshop) -> Result<Response> {
    let collected = live::archive::collect(&state.db, &workshop.id, state.now())
        .await
        .map_err(Error::internal)?;
    let collected = collected.ok_or(Error::NotFound)?;
    // Organisers are not the authors: private notes and secret dots stay on the server.
    let pack = move || export::archive::write(&collected.without_secrets());
    let bytes = tokio::task::spawn_blocking(pack)
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    Ok(download(&workshop.name, "zip", "application/zip", bytes))
}
