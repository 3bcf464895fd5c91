//! Another join link for a workshop or a team, for when the former one went too far.

use axum::{extract::State, response::Response};
use domain::permission::Action;
use maud::{Markup, html};

use super::new::new_join_code;
use crate::{
    components::Button,
    error::Result,
    extract::{AtTeam, Flash, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Renews the workshop's link.
pub async fn workshop(State(state): State<AppState>, managed: Managed) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    state
        .db
        .renew_join_code(&workshop.id, &new_join_code())
        .await?;
    Ok(renewed(&state, &paths::workshop_links(&workshop.id)))
}

/// Renews a team's link.
pub async fn team(State(state): State<AppState>, at: AtTeam) -> Result<Response> {
    at.require(Action::Manage)?;
    state
        .db
        .renew_team_join_code(&at.team.id, &new_join_code())
        .await?;
    Ok(renewed(&state, &paths::workshop_links(&at.workshop.id)))
}

fn renewed(state: &AppState, path: &str) -> Response {
    redirect_with(&state.config, path, Flash::JoinLinkRenewed)
}

/// The way to a new link, which says first what becomes of the old one.
pub fn renewal(visit: &Visit, action: &str) -> Markup {
    let t = &visit.texts;
    html! {
        details class="fold" {
            summary { (t.join_renew()) }
            div class="stack" data-gap="small" {
                p class="small" { (t.join_renew_text()) }
                div { (Button::danger(&t.join_renew()).small().post(action)) }
            }
        }
    }
}
