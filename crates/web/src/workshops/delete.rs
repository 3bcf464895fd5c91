//! Deleting a workshop with everything in it.

use axum::{extract::State, response::Response};

use super::settings;
use crate::{
    changes,
    error::Result,
    extract::{Flash, Form, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Deletes it once its name was typed.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = &managed.workshop;
    if form.text("confirmation") != workshop.name {
        form.mistake("confirmation", &visit.texts.confirmation_wrong());
        let forms = settings::Forms {
            delete: form,
            ..settings::Forms::of(workshop)
        };
        return settings::show(&state, &visit, workshop, forms).await;
    }
    for team in state.db.teams_of_workshop(&workshop.id).await? {
        changes::team_goes(&state, &team).await;
    }
    state.db.delete_workshop(&workshop.id).await?;
    Ok(redirect_with(
        &state.config,
        paths::WORKSHOPS,
        Flash::WorkshopDeleted,
    ))
}
