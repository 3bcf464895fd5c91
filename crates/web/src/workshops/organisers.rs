//! Letting another organiser run a workshop too.

use axum::{extract::State, response::Response};

use super::settings;
use crate::{
    error::Result,
    extract::{Flash, Form, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Adds an organiser by e-mail address.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = &managed.workshop;
    let email = form.required("organiser_email", 254, &visit.texts);
    let found = if email.is_empty() {
        None
    } else {
        state.db.credentials(&email).await?
    };
    let Some(credentials) = found else {
        if !email.is_empty() {
            form.mistake("organiser_email", &visit.texts.organiser_unknown());
        }
        let forms = settings::Forms {
            organiser: form,
            ..settings::Forms::of(workshop)
        };
        return settings::show(&state, &visit, workshop, forms).await;
    };
    state
        .db
        .add_workshop_organiser(&workshop.id, &credentials.organiser.id, state.now())
        .await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop_settings(&workshop.id),
        Flash::OrganiserAdded,
    ))
}
