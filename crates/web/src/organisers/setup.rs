//! The one-time link that makes the first organiser of a new server.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::OrganiserId;
use maud::{Markup, html};
use storage::Purpose;

use super::session;
use crate::{
    components::Button,
    error::Result,
    extract::{Form, Visit, redirect},
    layout::{Page, page},
    paths,
    security::{passwords, tokens},
    state::AppState,
};

/// Shows the form.
pub async fn get(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visit: Visit,
) -> Result<Response> {
    let purpose = state
        .db
        .one_time_link(&tokens::hash(&token), state.now())
        .await?;
    Ok(match purpose {
        Some(Purpose::SetUp) => show(&visit, &Form::new()),
        _ => used_up(&visit),
    })
}

/// Makes the organiser and logs in.
pub async fn post(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visit: Visit,
    headers: HeaderMap,
    mut form: Form,
) -> Result<Response> {
    // Only a good link is worth the work of hashing, and may learn who is here.
    let purpose = state
        .db
        .one_time_link(&tokens::hash(&token), state.now())
        .await?;
    if purpose != Some(Purpose::SetUp) {
        return Ok(used_up(&visit));
    }
    let name = form.required("name", 80, &visit.texts);
    let email = session::email(&mut form, &visit.texts);
    let password = session::new_password(&mut form, &visit.texts);
    // Somebody may have been added on the command line meanwhile. The link stays good.
    if form.error("email").is_none() && state.db.credentials(&email).await?.is_some() {
        form.mistake("email", &visit.texts.email_taken());
    }
    if !form.is_valid() {
        return Ok(show(&visit, &form));
    }
    let hash = passwords::hash(password).await?;
    let purpose = state
        .db
        .consume_one_time_link(&tokens::hash(&token), state.now())
        .await?;
    if purpose != Some(Purpose::SetUp) {
        return Ok(used_up(&visit));
    }
    let id = OrganiserId::generate(&mut rand::rng());
    state
        .db
        .create_organiser(&id, &email, &name, state.now())
        .await?;
    state.db.set_password(&id, &hash).await?;
    // The sample workshops were there before anybody ran them.
    state.db.adopt_workshops(&id, state.now()).await?;
    session::log_in(&state, &headers, &id, redirect(paths::WORKSHOPS)).await
}

fn show(visit: &Visit, form: &Form) -> Response {
    let t = &visit.texts;
    let title = t.setup_title();
    let body = html! {
        div class="panel" {
            div class="stack" data-gap="small" { h1 { (title) } p class="soft" { (t.setup_text()) } }
            (form.summary_with(t, &[("name", t.organiser_name().to_string()), ("email", t.email().to_string()), ("password", t.password_new().to_string())]))
            form class="form" method="post" novalidate {
                (form.field("name", &t.organiser_name()).hint(&t.organiser_name_hint()).autocomplete("name").required().input("text"))
                (form.field("email", &t.email()).autocomplete("email").required().input("email"))
                (session::new_password_field(form, t))
                div { (Button::primary(&t.setup_submit()).submit()) }
            }
        }
    };
    (form.status(), page(visit, Page::new(&title).narrow(), body)).into_response()
}

/// What a link says that was used, is too old, or never existed.
pub(super) fn used_up(visit: &Visit) -> Response {
    let t = &visit.texts;
    let title = t.link_used_title();
    let body: Markup = html! {
        div class="panel" {
            div class="stack" { h1 { (title) } p class="soft" { (t.link_used_text()) } }
            div class="button-row" { (Button::primary(&t.home_log_in()).link(paths::LOGIN)) }
        }
    };
    (
        StatusCode::NOT_FOUND,
        page(visit, Page::new(&title).narrow(), body),
    )
        .into_response()
}
