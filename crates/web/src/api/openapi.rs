//! The description of the API.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

pub(super) const DESCRIPTION: &str = include_str!("openapi.json");

/// `GET /api/openapi.json`
pub async fn get() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION).into_response()
}
