//! Logging a browser in, and what all forms with passwords share.

use axum::{
    http::{HeaderMap, header},
    response::Response,
};
use domain::{Moment, OrganiserId};
use maud::Markup;
use storage::NewSession;

use crate::{
    error::Result,
    extract::{CookieName, Form, set_cookie},
    security::{passwords, tokens},
    state::AppState,
    texts::Texts,
};

/// A session ends by itself after a month without a visit.
const LIFETIME_MINUTES: i64 = 30 * 24 * 60;

/// Makes `response` carry a new session for `organiser`.
pub async fn log_in(
    state: &AppState,
    headers: &HeaderMap,
    organiser: &OrganiserId,
    mut response: Response,
) -> Result<Response> {
    let now = state.now();
    let token = tokens::generate(&mut rand::rng());
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default();
    let session = NewSession {
        token_hash: tokens::hash(&token),
        organiser: organiser.clone(),
        user_agent: agent.chars().take(200).collect(),
        expires_at: expiry(now),
    };
    state.db.delete_expired_sessions(now).await?;
    state.db.create_session(&session, now).await?;
    let cookie = set_cookie(&state.config, CookieName::Session, &token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// When a session used at `now` ends.
pub fn expiry(now: Moment) -> Moment {
    now.plus_minutes(LIFETIME_MINUTES)
}

/// Checks a new password, typed once: browsers' managers and "show" make typing twice useless.
pub fn new_password(form: &mut Form, texts: &Texts) -> String {
    let password = form.verbatim("password").to_owned();
    if password.chars().count() < passwords::SHORTEST {
        form.mistake(
            "password",
            &texts.password_too_short(passwords::SHORTEST as u64),
        );
    } else if password.len() > passwords::LONGEST_BYTES {
        form.mistake(
            "password",
            &texts.form_too_long(passwords::LONGEST_BYTES as u64),
        );
    }
    password
}

/// The field for a new password. It is never filled in again.
pub fn new_password_field(form: &Form, texts: &Texts) -> Markup {
    form.field("password", &texts.password_new())
        .value("")
        .hint(&texts.password_hint(passwords::SHORTEST as u64))
        .autocomplete("new-password")
        .required()
        .input("password")
}

/// Checks an e-mail address as far as that is possible without writing to it.
pub fn email(form: &mut Form, texts: &Texts) -> String {
    let email = form.required("email", 254, texts);
    let (name, host) = email.split_once('@').unwrap_or_default();
    let plausible = !name.is_empty() && !host.is_empty() && !email.contains(char::is_whitespace);
    if !email.is_empty() && !plausible {
        form.mistake("email", &texts.email_wrong());
    }
    email
}
