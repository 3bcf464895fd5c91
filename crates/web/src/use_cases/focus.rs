//! `POST /teams/{team}/focus`: the one row the team goes for, and why.

use axum::{extract::State, response::Response};
use domain::{UseCaseId, permission::Action, workshop::Focus};

use super::{list, row};
use crate::{
    error::Result,
    extract::{AtTeam, Flash, Form, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Marks the focus, or takes the mark back.
pub async fn post(
    State(state): State<AppState>,
    at: AtTeam,
    visit: Visit,
    form: Form,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    if form.has("clear") {
        return clear(&state, &at).await;
    }
    let visit = visit.speaking(at.workshop.language);
    choose(&state, &at, &visit, form).await
}

async fn clear(state: &AppState, at: &AtTeam) -> Result<Response> {
    state.db.clear_focus(&at.team.id).await?;
    if let Some(focus) = &at.team.focus {
        row::announce(state, &at.team, &focus.use_case).await?;
    }
    Ok(redirect_with(
        &state.config,
        &paths::team_use_cases(&at.team.id),
        Flash::FocusCleared,
    ))
}

async fn choose(state: &AppState, at: &AtTeam, visit: &Visit, mut form: Form) -> Result<Response> {
    let rows = state.db.use_cases(&at.team.id).await?;
    let chosen: Option<UseCaseId> = form.text("use_case").parse().ok();
    let chosen = chosen.filter(|chosen| rows.iter().any(|row| row.id == *chosen));
    if chosen.is_none() {
        form.mistake("use_case", &visit.texts.focus_unknown());
    }
    let reason = form.required("reason", 1_000, &visit.texts);
    match chosen {
        Some(use_case) if form.is_valid() => {
            let focus = Focus { use_case, reason };
            state.db.set_focus(&at.team.id, &focus).await?;
            row::announce(state, &at.team, &focus.use_case).await?;
            Ok(redirect_with(
                &state.config,
                &paths::team_use_cases(&at.team.id),
                Flash::FocusChosen,
            ))
        }
        _ => {
            list::show(
                state,
                at,
                visit,
                list::Forms {
                    focus: Some(form),
                    ..list::Forms::default()
                },
            )
            .await
        }
    }
}
