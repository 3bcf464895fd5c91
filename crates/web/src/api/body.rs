//! JSON bodies with our own refusal, so that a mistake is answered as a problem document that
//! names what is wrong.

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

use crate::error::Error;

/// A request's body as JSON. An empty body counts as an empty object.
pub struct Body<Value>(pub Value);

impl<Value: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<Value> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = bytes::Bytes::from_request(request, state)
            .await
            .map_err(|rejection| {
                if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                    Error::TooLarge
                } else {
                    Error::BadRequest
                }
            })?;
        let bytes: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        if has_nul(bytes) {
            return Err(Error::Invalid("texts must not contain NUL".to_owned()));
        }
        serde_json::from_slice(bytes)
            .map(Self)
            .map_err(|error| Error::Invalid(error.to_string()))
    }
}

/// Whether a text of the body contains the one character that PostgreSQL cannot store. JSON
/// writes it as an escape only.
fn has_nul(body: &[u8]) -> bool {
    body.windows(6).any(|window| window == b"\\u0000")
}
