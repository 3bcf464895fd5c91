//! The organiser's own page: name, password, logged-in devices, tokens for programs.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::Moment;
use maud::{Markup, html};
use storage::{ApiToken, Session};

use super::session;
use crate::{
    components::{Badge, Button, Callout, Tone, callout, copy_field, hidden},
    error::{Error, Result},
    extract::{CurrentOrganiser, Flash, Form, Visit, redirect_with},
    layout::{Page, page},
    paths,
    security::{passwords, tokens},
    state::AppState,
    time,
};

/// Shows the page.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    organiser: CurrentOrganiser,
) -> Result<Response> {
    let forms = Forms {
        name: Form::new().with("name", &organiser.0.name),
        ..Forms::default()
    };
    show(&state, &visit, &organiser, forms).await
}

/// Changes the name shown to teams.
pub async fn rename(
    State(state): State<AppState>,
    visit: Visit,
    organiser: CurrentOrganiser,
    mut form: Form,
) -> Result<Response> {
    let name = form.required("name", 80, &visit.texts);
    if !form.is_valid() {
        return show(
            &state,
            &visit,
            &organiser,
            Forms {
                name: form,
                ..Forms::default()
            },
        )
        .await;
    }
    state.db.rename_organiser(&organiser.0.id, &name).await?;
    Ok(redirect_with(&state.config, paths::ACCOUNT, Flash::Saved))
}

/// Changes the password and ends every other session.
pub async fn change_password(
    State(state): State<AppState>,
    visit: Visit,
    organiser: CurrentOrganiser,
    mut form: Form,
) -> Result<Response> {
    let email = &organiser.0.email;
    if !state.attempts.allowed(email, "", state.now()) {
        return Err(Error::TooManyAttempts);
    }
    let credentials = state.db.credentials(email).await?.ok_or(Error::NotFound)?;
    let current = form.verbatim("current").to_owned();
    if !passwords::verify(current, credentials.password_hash).await? {
        state.attempts.failed(email, "", state.now());
        form.mistake("current", &visit.texts.password_current_wrong());
    }
    let password = session::new_password(&mut form, &visit.texts);
    if !form.is_valid() {
        let name = Form::new().with("name", &organiser.0.name);
        return show(
            &state,
            &visit,
            &organiser,
            Forms {
                name,
                password: form,
                ..Forms::default()
            },
        )
        .await;
    }
    let hash = passwords::hash(password).await?;
    state.db.set_password(&organiser.0.id, &hash).await?;
    let here = visit
        .session
        .as_ref()
        .map(|session| session.token_hash.as_str());
    state.db.revoke_sessions(&organiser.0.id, here).await?;
    Ok(redirect_with(
        &state.config,
        paths::ACCOUNT,
        Flash::PasswordChanged,
    ))
}

/// Ends one of the organiser's sessions.
pub async fn end_session(
    State(state): State<AppState>,
    CurrentOrganiser(organiser): CurrentOrganiser,
    form: Form,
) -> Result<Response> {
    state
        .db
        .revoke_session(&organiser.id, form.text("session"))
        .await?;
    Ok(redirect_with(
        &state.config,
        paths::ACCOUNT,
        Flash::SessionEnded,
    ))
}

/// Makes a token and shows it, this once.
pub async fn create_token(
    State(state): State<AppState>,
    visit: Visit,
    organiser: CurrentOrganiser,
    mut form: Form,
) -> Result<Response> {
    let name = form.required("token_name", 80, &visit.texts);
    let mut forms = Forms {
        name: Form::new().with("name", &organiser.0.name),
        ..Forms::default()
    };
    if form.is_valid() {
        let token = tokens::generate(&mut rand::rng());
        let stored = ApiToken {
            token_hash: tokens::hash(&token),
            name,
            created_at: state.now(),
        };
        state.db.create_api_token(&organiser.0.id, &stored).await?;
        forms.new_token = Some(token);
    } else {
        forms.token = form;
    }
    show(&state, &visit, &organiser, forms).await
}

/// Makes a token useless.
pub async fn revoke_token(
    State(state): State<AppState>,
    CurrentOrganiser(organiser): CurrentOrganiser,
    form: Form,
) -> Result<Response> {
    state
        .db
        .revoke_api_token(&organiser.id, form.text("token"))
        .await?;
    Ok(redirect_with(
        &state.config,
        paths::ACCOUNT,
        Flash::TokenRevoked,
    ))
}

/// The page's forms as they stand, and a token to show once.
#[derive(Default)]
struct Forms {
    name: Form,
    password: Form,
    token: Form,
    new_token: Option<String>,
}

impl Forms {
    fn status(&self) -> StatusCode {
        let valid = [&self.name, &self.password, &self.token]
            .into_iter()
            .all(Form::is_valid);
        if valid {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

async fn show(
    state: &AppState,
    visit: &Visit,
    organiser: &CurrentOrganiser,
    forms: Forms,
) -> Result<Response> {
    let t = &visit.texts;
    let organiser = &organiser.0;
    let sessions = state
        .db
        .sessions_of_organiser(&organiser.id, state.now())
        .await?;
    let api_tokens = state.db.api_tokens(&organiser.id).await?;
    let title = t.account();
    let body = html! {
        div class="heading" { div class="heading-text" { h1 { (title) } p { (organiser.email) } } }
        @for form in [&forms.name, &forms.password, &forms.token] { (form.summary(t)) }
        section class="card" aria-labelledby="name-heading" {
            h2 id="name-heading" { (t.account_name()) }
            form class="form" method="post" action=(paths::ACCOUNT) novalidate {
                (forms.name.field("name", &t.organiser_name()).hint(&t.organiser_name_hint()).autocomplete("name").required().input("text"))
                div { (Button::plain(&t.save()).submit()) }
            }
        }
        section class="card" aria-labelledby="password-heading" {
            h2 id="password-heading" { (t.password_change()) }
            form class="form" method="post" action=(paths::ACCOUNT_PASSWORD) novalidate {
                (forms.password.field("current", &t.password_current()).value("").autocomplete("current-password").required().input("password"))
                (session::new_password_field(&forms.password, t))
                div { (Button::plain(&t.password_submit()).submit()) }
            }
        }
        section class="card" aria-labelledby="sessions-heading" {
            div class="stack" data-gap="small" {
                h2 id="sessions-heading" { (t.sessions_title()) }
                p class="soft" { (t.sessions_text()) }
            }
            (session_list(visit, &sessions, state.now()))
        }
        section class="card" aria-labelledby="tokens-heading" {
            div class="stack" data-gap="small" {
                h2 id="tokens-heading" { (t.tokens_title()) }
                p class="soft" { (t.tokens_text()) }
            }
            @if let Some(token) = &forms.new_token {
                (callout(Callout::Success, html! {
                    p class="callout-title" { (t.token_once()) }
                    (copy_field("new-token", &t.token_new(), token, &t.copy(), &t.copied()))
                }))
            }
            (token_list(visit, &api_tokens, state.now()))
            form class="form" method="post" action=(paths::ACCOUNT_TOKENS) novalidate {
                (forms.token.field("token_name", &t.token_name()).hint(&t.token_name_hint()).required().input("text"))
                div { (Button::plain(&t.token_create()).submit()) }
            }
        }
    };
    Ok((forms.status(), page(visit, Page::new(&title), body)).into_response())
}

fn session_list(visit: &Visit, sessions: &[Session], now: Moment) -> Markup {
    let t = &visit.texts;
    let here = visit
        .session
        .as_ref()
        .map(|session| session.token_hash.as_str());
    html! {
        ul class="people" {
            @for session in sessions {
                @let is_here = Some(session.token_hash.as_str()) == here;
                li {
                    div class="person-text" {
                        span { (browser_name(visit, &session.user_agent)) }
                        span { (t.session_last_seen(time::ago(visit, session.last_seen, now))) }
                    }
                    @if is_here {
                        (Badge(Tone::Success, &t.session_here()))
                    } @else {
                        form method="post" action=(paths::ACCOUNT_END_SESSION) {
                            (hidden("session", &session.token_hash))
                            (Button::plain(&t.session_end()).small().submit())
                        }
                    }
                }
            }
        }
    }
}

fn token_list(visit: &Visit, api_tokens: &[ApiToken], now: Moment) -> Markup {
    let t = &visit.texts;
    html! {
        @if !api_tokens.is_empty() {
            ul class="people" {
                @for token in api_tokens {
                    li {
                        div class="person-text" {
                            span { (token.name) }
                            span { (t.token_created(time::ago(visit, token.created_at, now))) }
                        }
                        form method="post" action=(paths::ACCOUNT_REVOKE_TOKEN) {
                            (hidden("token", &token.token_hash))
                            (Button::danger(&t.token_revoke()).small().submit())
                        }
                    }
                }
            }
        }
    }
}

/// Browser and system in two words, as far as the header tells.
fn browser_name(visit: &Visit, agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => visit.texts.session_unknown().to_string(),
    }
}
