//! `POST /workshops/{workshop}/lectures/{lesson}/place`: the page's script notes how far somebody
//! has read, so that they go on there on any device.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::Language;
use storage::Place;

use crate::{
    error::{Error, Result},
    extract::{AtWorkshop, Form},
    state::AppState,
};

/// The longest anchor; ours are far shorter.
const LONGEST_ANCHOR: usize = 80;

/// Keeps it.
pub async fn post(
    State(state): State<AppState>,
    at: AtWorkshop,
    Path((_, lesson)): Path<(String, String)>,
    form: Form,
) -> Result<StatusCode> {
    let member = at.require_member()?;
    let library = state.library();
    let lesson = library.lesson(Language::En, &lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let share: u32 = form.text("share").parse().map_err(|_| Error::BadRequest)?;
    let anchor = form.text("place");
    if share > 100 || !is_anchor(anchor) {
        return Err(Error::BadRequest);
    }
    let place = Place { anchor, share };
    let now = state.now();
    state
        .db
        .keep_place(&member.id, &lesson.id, place, now)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn is_anchor(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.len() <= LONGEST_ANCHOR && text.bytes().all(plain)
}
