//! How a visitor likes to see pages. (The language is remembered from `?lang=`.)

use axum::{extract::State, http::header, response::Response};

use crate::{
    error::{Error, Result},
    extract::{CookieName, Form, Theme, redirect, set_cookie},
    local_path, paths,
    state::AppState,
};

/// Remembers the theme and returns to the page it was chosen on.
pub async fn post(State(state): State<AppState>, form: Form) -> Result<Response> {
    let theme = Theme::from_key(form.text("theme")).ok_or(Error::BadRequest)?;
    let mut response = redirect(local_path(form.text("then")).unwrap_or(paths::HOME));
    let cookie = set_cookie(&state.config, CookieName::Theme, theme.key());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
