//! What machines ask: is the process alive, can it serve, how is it doing.

use axum::{extract::State, http::header, response::IntoResponse};

use crate::{error::Result, state::AppState};

/// `/healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `/readyz`: the database answers too.
pub async fn readyz(State(state): State<AppState>) -> Result<&'static str> {
    state.db.ping().await?;
    Ok("ready\n")
}

/// `/metrics`: Prometheus' text format.
pub async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        (state.metrics)(),
    )
}
