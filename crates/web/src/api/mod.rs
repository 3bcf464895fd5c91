//! The JSON API under `/api/v1`, for scripts and other tools: the same data and the same rules
//! as the pages. `openapi.json` describes it and is served at `/api/openapi.json`; a test holds
//! the two together.

pub mod boards;
mod body;
mod caller;
pub mod members;
mod openapi;
pub mod progress;
mod representation;
pub mod teams;
pub mod workshops;

pub use openapi::get as openapi;

use axum::{
    Router,
    routing::{get, post},
};

use crate::state::AppState;

/// Every address of the API.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/openapi.json", get(openapi))
        .route(
            "/api/v1/workshops",
            get(workshops::list).post(workshops::create),
        )
        .route(
            "/api/v1/workshops/{workshop}",
            get(workshops::get).delete(workshops::delete),
        )
        .route(
            "/api/v1/workshops/{workshop}/archive",
            get(workshops::archive),
        )
        .route(
            "/api/v1/workshops/{workshop}/teams",
            get(teams::list).post(teams::create),
        )
        .route(
            "/api/v1/workshops/{workshop}/members",
            get(members::list).post(members::create),
        )
        .route("/api/v1/workshops/{workshop}/progress", get(progress::get))
        .route("/api/v1/teams/{team}", get(teams::get))
        .route("/api/v1/teams/{team}/use-cases", get(teams::use_cases))
        .route("/api/v1/boards/{board}", get(boards::get))
        .route("/api/v1/boards/{board}/tickets", post(boards::ticket))
}

#[cfg(test)]
mod tests;
