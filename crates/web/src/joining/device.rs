//! The device cookie: one secret per browser, shared by everybody who joined on it.

use axum::{
    http::{HeaderMap, header},
    response::Response,
};
use domain::MemberId;

use crate::{
    error::Result,
    extract::{CookieName, cookie_value, set_cookie},
    security::tokens,
    state::AppState,
};

/// Remembers that this browser belongs to `member` and makes `response` say so.
pub async fn remember(
    state: &AppState,
    headers: &HeaderMap,
    member: &MemberId,
    mut response: Response,
) -> Result<Response> {
    let token = cookie_value(headers, CookieName::Device).filter(|token| token.len() >= 32);
    let token = token.unwrap_or_else(|| tokens::generate(&mut rand::rng()));
    state
        .db
        .remember_device(&tokens::hash(&token), member, state.now())
        .await?;
    let cookie = set_cookie(&state.config, CookieName::Device, &token);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
