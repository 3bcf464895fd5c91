//! `/api/v1/workshops/{workshop}/members`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    MemberId, TeamId,
    people::{Access, Member, Role},
    workshop::MOST_PEOPLE,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{body::Body, caller::Caller, representation::MemberJson, workshops::required};
use crate::{
    error::{Error, Result},
    paths,
    security::tokens,
    state::AppState,
};

/// Everyone in a workshop.
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let workshop = caller.workshop(&state, &id).await?;
    let members = state.db.members_of_workshop(&workshop.id).await?;
    let members: Vec<_> = members.iter().map(MemberJson::of).collect();
    Ok(Json(json!({ "members": members })))
}

/// Who is to be added.
#[derive(Deserialize)]
pub struct NewMember {
    name: String,
    role: Role,
    access: Option<Access>,
    team: Option<TeamId>,
}

/// Adds a person and answers with their personal link, once.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(new): Body<NewMember>,
) -> Result<(StatusCode, Json<Value>)> {
    let workshop = caller.workshop(&state, &id).await?;
    if workshop.archived_at.is_some() {
        return Err(Error::Archived);
    }
    if let Some(team) = &new.team {
        let team = state
            .db
            .team(team)
            .await?
            .filter(|team| team.workshop == workshop.id);
        team.ok_or_else(|| Error::Invalid("team: no such team in this workshop".to_owned()))?;
    }
    let member = Member {
        id: MemberId::generate(&mut rand::rng()),
        workshop: workshop.id,
        team: new.team,
        name: required("name", &new.name, 80)?,
        role: new.role,
        access: new.access.unwrap_or(Access::Participant),
    };
    let people = state.db.members_of_workshop(&member.workshop).await?;
    if people.len() >= MOST_PEOPLE {
        return Err(Error::Full);
    }
    let code = tokens::generate(&mut rand::rng());
    state
        .db
        .create_member(&member, &tokens::hash(&code), state.now())
        .await?;
    if let Some(team) = &member.team {
        state.hub.changed(team).await;
    }
    let json =
        MemberJson::of(&member).with_return_url(state.config.url(&paths::return_link(&code)));
    Ok((StatusCode::CREATED, Json(json!(json))))
}
