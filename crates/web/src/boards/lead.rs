//! What leads do to a team's session: run the agenda, reveal, lock the board, run votes. And
//! what everyone does in a vote: place dots. The board page calls these with JSON.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    agenda::{self, Lock},
    permission::Action,
};
use live::{CommandError, PlacedDots, VoteCommand};
use serde::Deserialize;

use crate::{
    error::{Error, Result},
    extract::AtTeam,
    state::AppState,
};

/// `POST /teams/{team}/agenda`
pub async fn agenda(
    State(state): State<AppState>,
    at: AtTeam,
    Json(command): Json<agenda::Command>,
) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    state
        .hub
        .command(&at.team.id, command)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whose notes are revealed; everybody's when absent.
#[derive(Debug, Deserialize)]
pub struct Reveal {
    people: Option<Vec<String>>,
}

/// `POST /teams/{team}/reveal`
pub async fn reveal(
    State(state): State<AppState>,
    at: AtTeam,
    Json(reveal): Json<Reveal>,
) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    state
        .hub
        .reveal(&at.team.id, reveal.people)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether only leads may change the board from now on.
#[derive(Debug, Deserialize)]
pub struct BoardLock {
    locked: bool,
}

/// `POST /teams/{team}/board-lock`
pub async fn board_lock(
    State(state): State<AppState>,
    at: AtTeam,
    Json(wish): Json<BoardLock>,
) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    let lock = if wish.locked {
        Lock::Locked
    } else {
        Lock::Open
    };
    state
        .hub
        .lock_board(&at.team.id, lock)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What to do with the vote.
#[derive(Debug, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum VoteWish {
    /// Begin, with so many dots for each.
    Open {
        /// Dots per person.
        dots: u32,
    },
    /// End and show the counts.
    Show,
    /// End and forget.
    Cancel,
}

/// `POST /teams/{team}/vote`
pub async fn vote(
    State(state): State<AppState>,
    at: AtTeam,
    Json(wish): Json<VoteWish>,
) -> Result<StatusCode> {
    at.require(Action::Lead)?;
    let command = match wish {
        VoteWish::Open { dots } => VoteCommand::Open(dots),
        VoteWish::Show => VoteCommand::Show,
        VoteWish::Cancel => VoteCommand::Cancel,
    };
    state
        .hub
        .vote(&at.team.id, command)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The dots the person wants on a note from now on.
#[derive(Debug, Deserialize)]
pub struct Dots {
    note: String,
    dots: u32,
}

/// `POST /teams/{team}/votes`
pub async fn place_dots(
    State(state): State<AppState>,
    at: AtTeam,
    Json(wish): Json<Dots>,
) -> Result<StatusCode> {
    at.require(Action::EditBoard)?;
    let placed = PlacedDots {
        person: at.person_id().to_owned(),
        note: wish.note,
        dots: wish.dots,
    };
    state
        .hub
        .place_dots(&at.team.id, placed)
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// A refused command as an answer in the reader's words.
pub fn refused(error: CommandError) -> Error {
    match error {
        CommandError::Refused(refusal) => Error::Refused(refusal.key()),
        CommandError::NoVote => Error::Refused("no_vote"),
        CommandError::VoteOpen => Error::Refused("vote_open"),
        CommandError::TooManyDots => Error::Refused("too_many_dots"),
        CommandError::NotAProblem => Error::Refused("not_a_problem"),
        CommandError::BoardFull => Error::Refused("board_full"),
        CommandError::Gone => Error::NotFound,
        CommandError::Storage(error) => Error::Storage(error),
    }
}
