//! `POST /teams/{team}/board/import`: adds an exported board's notes to the team's board.

use axum::{
    extract::{Multipart, State, multipart::MultipartError},
    http::StatusCode,
};
use board::{
    exchange::{self, ParseError},
    room::ServerEdit,
};
use domain::{board::BoardContent, permission::Action};

use super::lead::refused;
use crate::{
    error::{Error, Result},
    extract::AtTeam,
    state::AppState,
};

/// The largest file taken: a full board with its texts and room to spare.
pub const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// Reads the file named `file`, checks it whole, and only then changes the board.
pub async fn post(
    State(state): State<AppState>,
    at: AtTeam,
    mut form: Multipart,
) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    let content = exchange::without_server_marks(file_of(&mut form).await?);
    let edits = vec![ServerEdit::Put(content)];
    state
        .hub
        .edit(&at.team.board, edits)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn file_of(form: &mut Multipart) -> Result<BoardContent> {
    while let Some(field) = form
        .next_field()
        .await
        .map_err(|error| unreadable(&error))?
    {
        if field.name() == Some("file") {
            let bytes = field.bytes().await.map_err(|error| unreadable(&error))?;
            // Parsing a full board takes a while, which nobody else should wait for.
            let parse = move || exchange::parse(&bytes).map_err(|error| explain(&error));
            let parsed = tokio::task::spawn_blocking(parse)
                .await
                .map_err(Error::internal)?;
            return parsed.map(|board| board.content);
        }
    }
    Err(Error::Unreadable {
        key: "no_file",
        path: String::new(),
    })
}

fn unreadable(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::BadRequest
    }
}

fn explain(error: &ParseError) -> Error {
    let (key, path) = match error {
        ParseError::NotJson => ("not_json", String::new()),
        ParseError::Foreign => ("foreign", String::new()),
        ParseError::Newer { .. } => ("newer", String::new()),
        ParseError::Limit { .. } => ("limits", String::new()),
        ParseError::Field { path, .. } => ("bad_field", path.clone()),
    };
    Error::Unreadable { key, path }
}
