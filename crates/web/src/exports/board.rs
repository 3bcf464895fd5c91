//! `GET /teams/{team}/board.{svg,png,json,csv}`.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use board::exchange;
use domain::board::BoardContent;
use export::{board_table::board_table, png, svg::board_svg};

use super::{
    captions::{captions, headings},
    file::download,
};
use crate::{
    boards::lead::refused,
    error::{Error, Result},
    extract::{AtTeam, Visit},
    state::AppState,
};

/// A drawing that any browser or editor opens.
pub async fn svg(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let content = content(&state, &at).await?;
    let svg = board_svg(&content, &at.team.name, &captions(&visit, &content));
    Ok(download(
        &at.team.name,
        "svg",
        "image/svg+xml",
        svg.into_bytes(),
    ))
}

/// A picture for slides and chats.
pub async fn png(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let content = content(&state, &at).await?;
    let (title, captions, fonts) = (
        at.team.name.clone(),
        captions(&visit, &content),
        state.fonts.clone(),
    );
    // Drawing takes up to a second of computing, which would hold up everybody else here.
    let draw = move || png::picture(&board_svg(&content, &title, &captions), &fonts);
    let picture = tokio::task::spawn_blocking(draw)
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    Ok(download(&at.team.name, "png", "image/png", picture))
}

/// Everything, for import into another board or another tool (`docs/board-format.md`).
pub async fn json(State(state): State<AppState>, at: AtTeam) -> Result<Response> {
    let content = content(&state, &at).await?;
    let file = exchange::serialise(&at.team.name, &content);
    Ok(download(&at.team.name, "json", "application/json", file))
}

/// One row per note, for a spreadsheet.
pub async fn csv(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let content = content(&state, &at).await?;
    let names: BTreeMap<String, String> = state
        .db
        .member_names(&at.workshop.id)
        .await?
        .into_iter()
        .collect();
    let table = board_table(
        &content,
        &headings(&visit),
        &captions(&visit, &content),
        &names,
    );
    Ok(download(
        &at.team.name,
        "csv",
        "text/csv; charset=utf-8",
        table.to_csv(),
    ))
}

async fn content(state: &AppState, at: &AtTeam) -> Result<BoardContent> {
    state.hub.content(&at.team.board).await.map_err(refused)
}
