//! `/api/v1/workshops`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    Language, WorkshopId, join_code,
    workshop::{Joining, Workshop},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{body::Body, caller::Caller, representation::WorkshopJson};
use crate::{
    error::{Error, Result},
    exports,
    state::AppState,
};

/// The workshops that the caller runs.
pub async fn list(State(state): State<AppState>, caller: Caller) -> Result<Json<Value>> {
    let workshops = state.db.workshops_of_organiser(&caller.0.id).await?;
    let workshops: Vec<_> = workshops
        .iter()
        .map(|summary| WorkshopJson::of(&state, &summary.workshop))
        .collect();
    Ok(Json(json!({ "workshops": workshops })))
}

/// What a new workshop is to be.
#[derive(Deserialize)]
pub struct NewWorkshop {
    name: String,
    language: Option<Language>,
    #[serde(default)]
    purpose: String,
    starts_on: Option<jiff::civil::Date>,
    ends_on: Option<jiff::civil::Date>,
    time_zone: Option<String>,
    agenda: Option<String>,
}

/// Makes a workshop.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(new): Body<NewWorkshop>,
) -> Result<(StatusCode, Json<Value>)> {
    let name = required("name", &new.name, 120)?;
    let time_zone = new.time_zone.unwrap_or_else(|| "UTC".to_owned());
    if jiff::tz::TimeZone::get(&time_zone).is_err() {
        return Err(Error::Invalid(
            "time_zone: not an IANA time zone".to_owned(),
        ));
    }
    if new
        .starts_on
        .zip(new.ends_on)
        .is_some_and(|(first, last)| last < first)
    {
        return Err(Error::Invalid("ends_on: before starts_on".to_owned()));
    }
    let library = state.library();
    let first = library.agendas().next().map(|agenda| agenda.id.clone());
    let agenda = new.agenda.or(first).unwrap_or_default();
    if library.agenda(&agenda).is_none() {
        return Err(Error::Invalid("agenda: no such template".to_owned()));
    }
    let workshop = Workshop {
        id: WorkshopId::generate(&mut rand::rng()),
        name,
        language: new.language.unwrap_or(Language::En),
        purpose: new.purpose.chars().take(4_000).collect(),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        time_zone,
        agenda,
        join_code: join_code(&mut rand::rng()),
        joining: Joining::Open,
        archived_at: None,
        created_at: state.now(),
    };
    state.db.create_workshop(&workshop, &caller.0.id).await?;
    Ok((
        StatusCode::CREATED,
        Json(json!(WorkshopJson::of(&state, &workshop))),
    ))
}

/// A text of 1 to `longest` characters.
pub(super) fn required(field: &str, text: &str, longest: usize) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::Invalid(format!("{field}: must not be empty"))),
        length if length > longest => Err(Error::Invalid(format!(
            "{field}: longer than {longest} characters"
        ))),
        _ => Ok(text.to_owned()),
    }
}

/// One workshop.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let workshop = caller.workshop(&state, &id).await?;
    Ok(Json(json!(WorkshopJson::of(&state, &workshop))))
}

/// Deletes a workshop with everything in it.
pub async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let workshop = caller.workshop(&state, &id).await?;
    for team in state.db.teams_of_workshop(&workshop.id).await? {
        state.hub.team_deleted(&team.id, &team.board).await;
    }
    state.db.delete_workshop(&workshop.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The workshop as an archive that restores elsewhere (`docs/archive-format.md`).
pub async fn archive(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response> {
    let workshop = caller.workshop(&state, &id).await?;
    exports::workshop::archive(&state, &workshop).await
}
