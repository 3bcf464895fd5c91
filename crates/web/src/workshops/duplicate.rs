//! Copying a workshop for its next run.

use axum::{extract::State, response::Response};
use domain::{
    WorkshopId,
    workshop::{Joining, Workshop},
};

use super::new::{new_join_code, new_team};
use crate::{
    error::Result,
    extract::{Flash, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Makes a workshop with the same settings and teams, without dates, people or boards.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
) -> Result<Response> {
    let Managed {
        workshop,
        organiser,
    } = managed;
    let teams = state.db.teams_of_workshop(&workshop.id).await?;
    let name: String = visit
        .texts
        .workshop_copy_name(workshop.name.as_str())
        .chars()
        .take(120)
        .collect();
    let copy = Workshop {
        id: WorkshopId::generate(&mut rand::rng()),
        name,
        starts_on: None,
        ends_on: None,
        join_code: new_join_code(),
        joining: Joining::Open,
        archived_at: None,
        created_at: state.now(),
        ..workshop
    };
    state.db.create_workshop(&copy, &organiser.id).await?;
    for team in teams {
        state
            .db
            .create_team(&new_team(&copy.id, team.name, team.product))
            .await?;
    }
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&copy.id),
        Flash::WorkshopDuplicated,
    ))
}
