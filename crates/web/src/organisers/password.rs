//! The one-time link by which an organiser chooses a password.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use maud::html;
use storage::Purpose;

use super::{session, setup::used_up};
use crate::{
    components::Button,
    error::Result,
    extract::{Flash, Form, Visit, redirect_with},
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
        Some(Purpose::SetPassword(_)) => show(&visit, &Form::new()),
        _ => used_up(&visit),
    })
}

/// Sets the password, ends every session and logs in here.
pub async fn post(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visit: Visit,
    headers: HeaderMap,
    mut form: Form,
) -> Result<Response> {
    // Only a good link is worth the work of hashing.
    let purpose = state
        .db
        .one_time_link(&tokens::hash(&token), state.now())
        .await?;
    if !matches!(purpose, Some(Purpose::SetPassword(_))) {
        return Ok(used_up(&visit));
    }
    let password = session::new_password(&mut form, &visit.texts);
    if !form.is_valid() {
        return Ok(show(&visit, &form));
    }
    let hash = passwords::hash(password).await?;
    let purpose = state
        .db
        .consume_one_time_link(&tokens::hash(&token), state.now())
        .await?;
    let Some(Purpose::SetPassword(organiser)) = purpose else {
        return Ok(used_up(&visit));
    };
    state.db.set_password(&organiser, &hash).await?;
    state.db.revoke_sessions(&organiser, None).await?;
    let response = redirect_with(&state.config, paths::WORKSHOPS, Flash::PasswordChanged);
    session::log_in(&state, &headers, &organiser, response).await
}

fn show(visit: &Visit, form: &Form) -> Response {
    let t = &visit.texts;
    let title = t.password_title();
    let body = html! {
        div class="panel" {
            div class="stack" data-gap="small" { h1 { (title) } p class="soft" { (t.password_text()) } }
            (form.summary(t))
            form class="form" method="post" novalidate {
                (session::new_password_field(form, t))
                div { (Button::primary(&t.password_submit()).submit()) }
            }
        }
    };
    (form.status(), page(visit, Page::new(&title).narrow(), body)).into_response()
}
