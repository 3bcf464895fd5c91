//! Adding, renaming and deleting teams.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::permission::Action;
use maud::html;

use super::{new::new_team, show};
use crate::{
    changes,
    components::{Button, Callout, callout},
    error::Result,
    extract::{AtTeam, Flash, Form, Managed, Visit, redirect_with},
    layout::{Page, Place, page},
    paths,
    state::AppState,
};

/// Adds a team.
pub async fn create(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    let name = form.required("team_name", 80, &visit.texts);
    let product = form.up_to("team_product", 120, &visit.texts);
    if !form.is_valid() {
        return show::show(&state, &visit, &workshop, &form).await;
    }
    state
        .db
        .create_team(&new_team(&workshop.id, name, product))
        .await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&workshop.id),
        Flash::TeamAdded,
    ))
}

/// Shows the form for a team.
pub async fn edit(visit: Visit, at: AtTeam) -> Result<Response> {
    at.require(Action::Manage)?;
    let form = Form::new()
        .with("team_name", &at.team.name)
        .with("team_product", &at.team.product);
    Ok(show_form(&visit, &at, &form))
}

/// Changes name and product.
pub async fn update(
    State(state): State<AppState>,
    visit: Visit,
    mut at: AtTeam,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::Manage)?;
    let name = form.required("team_name", 80, &visit.texts);
    let product = form.up_to("team_product", 120, &visit.texts);
    if !form.is_valid() {
        return Ok(show_form(&visit, &at, &form));
    }
    at.team.name = name;
    at.team.product = product;
    state.db.update_team(&at.team).await?;
    changes::team(&state, &at.team).await;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&at.workshop.id),
        Flash::Saved,
    ))
}

/// Deletes a team with its board and list, once its name was typed.
pub async fn delete(
    State(state): State<AppState>,
    visit: Visit,
    at: AtTeam,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::Manage)?;
    if form.text("confirmation") != at.team.name {
        form.mistake("confirmation", &visit.texts.confirmation_wrong());
        let form = form
            .with("team_name", &at.team.name)
            .with("team_product", &at.team.product);
        return Ok(show_form(&visit, &at, &form));
    }
    changes::team_goes(&state, &at.team).await;
    state.db.delete_team(&at.team.id).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&at.workshop.id),
        Flash::TeamDeleted,
    ))
}

fn show_form(visit: &Visit, at: &AtTeam, form: &Form) -> Response {
    let t = &visit.texts;
    let frame = Page::new(&at.team.name)
        .narrow()
        .at(Place::Workshops)
        .crumb(t.workshops().to_string(), paths::WORKSHOPS)
        .crumb(&at.workshop.name, paths::workshop(&at.workshop.id));
    let body = html! {
        h1 { (t.team_edit_title()) }
        (form.summary(t))
        section class="card" {
            form class="form" method="post" action=(paths::edit_team(&at.team.id)) novalidate {
                (form.field("team_name", &t.team_name()).required().input("text"))
                (form.field("team_product", &t.team_product()).optional(&t.optional()).input("text"))
                div class="button-row" {
                    (Button::primary(&t.save()).submit())
                    (Button::quiet(&t.cancel()).link(&paths::workshop(&at.workshop.id)))
                }
            }
        }
        section class="card" aria-labelledby="delete-heading" {
            h2 id="delete-heading" { (t.team_delete()) }
            (callout(Callout::Danger, html! { p { (t.team_delete_text()) } }))
            form class="form" method="post" action=(paths::delete_team(&at.team.id)) novalidate {
                (form.field("confirmation", &t.confirmation(at.team.name.as_str())).required().input("text"))
                div { (Button::danger(&t.team_delete()).submit()) }
            }
        }
    };
    (form.status(), page(visit, frame, body)).into_response()
}
