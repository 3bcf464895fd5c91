//! Logging in and out.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::html;
use serde::Deserialize;

use super::session;
use crate::{
    components::{Button, Callout, callout, hidden},
    error::Result,
    extract::{
        ClientAddress, CookieName, Flash, Form, Visit, clear_cookie, redirect, redirect_with,
    },
    layout::{Page, page},
    local_path, paths,
    security::passwords,
    state::AppState,
};

/// Where to go after logging in.
#[derive(Debug, Deserialize)]
pub struct Then {
    then: Option<String>,
}

/// Shows the form.
pub async fn get(visit: Visit, Query(query): Query<Then>) -> Response {
    if visit.session.is_some() {
        return redirect(paths::WORKSHOPS);
    }
    let form = Form::new().with("then", query.then.unwrap_or_default());
    show(&visit, &form, StatusCode::OK)
}

/// Logs in. A wrong address and a wrong password read, and take, the same.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    mut form: Form,
) -> Result<Response> {
    let email = form.required("email", 254, &visit.texts);
    let password = form.verbatim("password").to_owned();
    if password.is_empty() {
        form.mistake("password", &visit.texts.form_required());
    }
    if !form.is_valid() {
        return Ok(show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if password.len() > passwords::LONGEST_BYTES
        || !state.attempts.allowed(&email, &address, state.now())
    {
        form.mistake("email", &visit.texts.error_too_many_detail());
        return Ok(show(&visit, &form, StatusCode::TOO_MANY_REQUESTS));
    }
    let credentials = state.db.credentials(&email).await?;
    let hash = credentials
        .as_ref()
        .and_then(|credentials| credentials.password_hash.clone());
    let right = passwords::verify(password, hash).await?;
    let Some(credentials) = credentials.filter(|_| right) else {
        state.attempts.failed(&email, &address, state.now());
        form.mistake("email", &visit.texts.login_wrong());
        return Ok(show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY));
    };
    state.attempts.succeeded(&email);
    let then = local_path(form.text("then")).unwrap_or(paths::WORKSHOPS);
    session::log_in(&state, &headers, &credentials.organiser.id, redirect(then)).await
}

/// Ends this browser's session.
pub async fn log_out(State(state): State<AppState>, visit: Visit) -> Result<Response> {
    if let Some(session) = &visit.session {
        state
            .db
            .revoke_session(&session.organiser.id, &session.token_hash)
            .await?;
    }
    let mut response = redirect_with(&state.config, paths::LOGIN, Flash::LoggedOut);
    let cookie = clear_cookie(&state.config, CookieName::Session);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

fn show(visit: &Visit, form: &Form, status: StatusCode) -> Response {
    let t = &visit.texts;
    let title = t.login_title();
    // Not the address: what is wrong with it concerns the password as well.
    let labels = [("password", t.password().to_string())];
    let body = html! {
        div class="panel" {
            div class="stack" data-gap="small" { h1 { (title) } p class="soft" { (t.login_text()) } }
            (form.summary_with(t, &labels))
            form class="form" method="post" action=(paths::LOGIN) novalidate {
                (hidden("then", form.text("then")))
                (form.field("email", &t.email()).autocomplete("username").required().input("email"))
                (form.field("password", &t.password()).value("").autocomplete("current-password").required().input("password"))
                div { (Button::primary(&t.login_submit()).submit()) }
            }
        }
        (callout(Callout::Plain, html! {
            p { (t.login_participants()) }
            p { (t.login_forgotten()) " " code { "ekkyo organiser add EMAIL" } }
        }))
    };
    (status, page(visit, Page::new(&title).narrow(), body)).into_response()
}
