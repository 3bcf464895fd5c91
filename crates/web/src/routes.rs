//! Every address Ekkyo answers, in one list, and the layers around them.

use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{assets, error, extract, health, home, preferences, security, state::AppState};

/// Forms are small; imports set their own limit.
const LARGEST_FORM: usize = 256 * 1024;

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    pages()
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            extract::forget_flash,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            security::refuse_cross_site,
        ))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(
            state.clone(),
            error::render_errors,
        ))
        .layer(middleware::from_fn(security::harden))
        .layer(CompressionLayer::new())
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .with_state(state)
}

fn pages() -> Router<AppState> {
    Router::new()
        .route("/", get(home::get))
        .route("/preferences", axum::routing::post(preferences::post))
        .route("/assets/{*path}", get(assets::get))
        .fallback(async || error::Error::NotFound)
}
