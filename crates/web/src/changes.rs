//! Tells the live layer about changes made on pages, so that everybody who is looking sees
//! them at once.

use domain::{OrganiserId, WorkshopId, people::Member, workshop::Team};

use crate::{
    error::{Error, Result},
    state::AppState,
};

/// A team's name or people changed.
pub async fn team(state: &AppState, team: &Team) {
    state.hub.changed(&team.id).await;
}

/// Somebody joined.
pub async fn joined(state: &AppState, member: &Member) {
    if let Some(team) = &member.team {
        state.hub.changed(team).await;
    }
}

/// A person changed or, without `after`, left: their open sockets get the new rights.
pub async fn member(state: &AppState, before: &Member, after: Option<&Member>) -> Result<()> {
    state
        .hub
        .member_changed(&before.id)
        .await
        .map_err(Error::internal)?;
    let after = after.and_then(|after| after.team.as_ref());
    for team in [before.team.as_ref(), after].into_iter().flatten() {
        state.hub.changed(team).await;
    }
    Ok(())
}

/// An organiser runs a workshop no longer: their open boards close.
pub async fn organiser_goes(
    state: &AppState,
    workshop: &WorkshopId,
    organiser: &OrganiserId,
) -> Result<()> {
    state
        .hub
        .organiser_removed(workshop, organiser)
        .await
        .map_err(Error::internal)
}

/// A team is about to be deleted: its sockets close and its board is written for the last time.
pub async fn team_goes(state: &AppState, team: &Team) {
    state.hub.team_deleted(&team.id, &team.board).await;
}

/// Something that all teams of a workshop depend on changed.
pub async fn workshop(state: &AppState, workshop: &WorkshopId) -> Result<()> {
    for team in state.db.teams_of_workshop(workshop).await? {
        state.hub.changed(&team.id).await;
    }
    Ok(())
}
