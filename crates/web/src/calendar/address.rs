//! `POST /workshops/{workshop}/calendar/address`: another secret address for a calendar, for
//! when the former one went to the wrong people.

use axum::{extract::State, response::Response};
use domain::random_code;

use crate::{
    error::Result,
    extract::{Flash, Managed, redirect_with},
    paths,
    state::AppState,
};

/// The secret part of an address: 130 random bits. Nobody types it.
pub fn new_code() -> String {
    random_code(&mut rand::rng(), 26)
}

/// Makes it.
pub async fn post(State(state): State<AppState>, managed: Managed) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    state
        .db
        .renew_calendar_code(&workshop.id, &new_code())
        .await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop_calendar(&workshop.id),
        Flash::CalendarAddressRenewed,
    ))
}
