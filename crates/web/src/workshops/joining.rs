//! Opening and closing a workshop to newcomers.

use axum::{extract::State, response::Response};
use domain::workshop::Joining;

use crate::{
    error::{Error, Result},
    extract::{Flash, Form, Managed, redirect_with},
    paths,
    state::AppState,
};

/// Opens or closes joining.
pub async fn post(State(state): State<AppState>, managed: Managed, form: Form) -> Result<Response> {
    let mut workshop = managed.writable()?.workshop;
    let (joining, flash) = match form.text("joining") {
        "open" => (Joining::Open, Flash::JoiningOpened),
        "closed" => (Joining::Closed, Flash::JoiningClosed),
        _ => return Err(Error::BadRequest),
    };
    workshop.joining = joining;
    state.db.update_workshop(&workshop).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&workshop.id),
        flash,
    ))
}
