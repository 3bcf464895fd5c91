//! `POST /teams/{team}/board/import`: adds an exported board's notes to the team's board.

use axum::{
    extract::{Multipart, State, multipart::MultipartError},
    http::StatusCode,
};
use board::{exchange, room::ServerEdit};
use domain::permission::Action;

use super::lead::refused;
use crate::{
    error::{Error, Result},
    extract::AtTeam,
    state::AppState,
};

/// The largest file taken: a full board with its texts and room to spare.
pub const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// Reads the file named `file`, checks it whole, and only then changes the board.
pub async fn post(State(state): State<AppState>, at: AtTeam, mut form: Multipart) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    let mut content = None;
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.name() == Some("file") {
            let bytes = field.bytes().await.map_err(unreadable)?;
            content = Some(exchange::parse(&bytes).map_err(|error| explain(&error))?.content);
        }
    }
    let content = content.ok_or(Error::Unreadable { key: "no_file", path: String::new() })?;
    state.hub.edit(&at.team.board, vec![ServerEdit::Put(content)]).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

fn unreadable(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
}

fn explain(error: &exchange::ParseError) -> Error {
    let (key, path) = match error {
        exchange::ParseError::NotJson => ("not_json", String::new()),
        exchange::ParseError::Foreign => ("foreign", String::new()),
        exchange::ParseError::Newer { .. } => ("newer", String::new()),
        exchange::ParseError::Limit { .. } => ("limits", String::new()),
        exchange::ParseError::Field { path, .. } => ("bad_field", path.clone()),
    };
    Error::Unreadable { key, path }
}
