//! `/api/v1/workshops/{workshop}/teams` and `/api/v1/teams/{team}`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use domain::{BoardId, TeamId, join_code, workshop::Team};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    body::Body,
    caller::Caller,
    representation::{TeamJson, UseCaseJson},
    workshops::required,
};
use crate::{
    error::{Error, Result},
    state::AppState,
};

/// The teams of a workshop, in order.
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let workshop = caller.workshop(&state, &id).await?;
    let members = state.db.members_of_workshop(&workshop.id).await?;
    let teams = state.db.teams_of_workshop(&workshop.id).await?;
    let teams: Vec<_> = teams
        .iter()
        .map(|team| TeamJson::of(&state, team, &members))
        .collect();
    Ok(Json(json!({ "teams": teams })))
}

/// What a new team is to be.
#[derive(Deserialize)]
pub struct NewTeam {
    name: String,
    #[serde(default)]
    product: String,
}

/// Adds a team with an empty board.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(new): Body<NewTeam>,
) -> Result<(StatusCode, Json<Value>)> {
    let workshop = caller.workshop(&state, &id).await?;
    if workshop.archived_at.is_some() {
        return Err(Error::Archived);
    }
    let team = Team {
        id: TeamId::generate(&mut rand::rng()),
        workshop: workshop.id,
        name: required("name", &new.name, 80)?,
        product: new.product.trim().chars().take(200).collect(),
        join_code: join_code(&mut rand::rng()),
        board: BoardId::generate(&mut rand::rng()),
        focus: None,
    };
    state.db.create_team(&team).await?;
    Ok((
        StatusCode::CREATED,
        Json(json!(TeamJson::of(&state, &team, &[]))),
    ))
}

/// One team.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let (team, _) = caller.team(&state, &id).await?;
    let members = state.db.members_of_team(&team.id).await?;
    Ok(Json(json!(TeamJson::of(&state, &team, &members))))
}

/// The team's use-case list.
pub async fn use_cases(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let (team, _) = caller.team(&state, &id).await?;
    let use_cases: Vec<UseCaseJson> = state
        .db
        .use_cases(&team.id)
        .await?
        .into_iter()
        .map(UseCaseJson::from)
        .collect();
    Ok(Json(json!({ "use_cases": use_cases })))
}
