//! The cookies Ekkyo sets, all of them for the server's eyes only.

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};

use crate::state::Config;

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieName {
    /// The token of an organiser's session.
    Session,
    /// The token by which a participant's device is known.
    Device,
    /// The chosen language.
    Language,
    /// The chosen theme.
    Theme,
    /// A message for the next page.
    Flash,
    /// The personal return link, shown until it is saved.
    ReturnLink,
}

impl CookieName {
    fn name(self) -> &'static str {
        match self {
            Self::Session => "ekkyo_session",
            Self::Device => "ekkyo_device",
            Self::Language => "ekkyo_language",
            Self::Theme => "ekkyo_theme",
            Self::Flash => "ekkyo_flash",
            Self::ReturnLink => "ekkyo_return",
        }
    }

    fn days(self) -> i64 {
        match self {
            Self::Session => 30,
            Self::Device | Self::Language | Self::Theme => 400,
            Self::Flash | Self::ReturnLink => 1,
        }
    }
}

/// The value a browser sent.
pub fn cookie_value(headers: &HeaderMap, name: CookieName) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(name.name()).map(|cookie| cookie.value().to_owned())
}

/// The header that sets a cookie. Values are our own tokens and keys, never people's words.
pub fn set_cookie(config: &Config, name: CookieName, value: &str) -> HeaderValue {
    header(config, name, value, name.days() * 24 * 60 * 60)
}

/// The header that removes a cookie.
pub fn clear_cookie(config: &Config, name: CookieName) -> HeaderValue {
    header(config, name, "", 0)
}

fn header(config: &Config, name: CookieName, value: &str, seconds: i64) -> HeaderValue {
    let cookie = Cookie::build((name.name(), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_secure())
        .build();
    let text = format!("{cookie}; Max-Age={seconds}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
