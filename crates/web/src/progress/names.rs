//! `POST /workshops/{workshop}/progress/names`: shows progress by name from now on, or numbers
//! only again. Everybody in the workshop reads about it on their path from the same moment.

use axum::{extract::State, response::Response};

use crate::{
    calendar::address::new_code,
    error::{Error, Result},
    extract::{Flash, Form, Managed, redirect_with},
    paths,
    state::AppState,
};

/// Changes the setting.
pub async fn post(State(state): State<AppState>, managed: Managed, form: Form) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    let (since, flash) = match form.text("names") {
        "shown" => (Some(state.now()), Flash::NamesShown),
        "hidden" => (None, Flash::NamesHidden),
        _ => return Err(Error::BadRequest),
    };
    state
        .db
        .set_named_since(&workshop.id, since, &new_code())
        .await?;
    let here = paths::workshop_progress(&workshop.id);
    Ok(redirect_with(&state.config, &here, flash))
}
