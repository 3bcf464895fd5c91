//! A team's snapshot, read from the database and from what its rooms know.

use std::sync::Arc;

use domain::{TeamId, agenda::Agenda, use_case::Field};

use super::{message::Surroundings, votes::placed_dots};
use crate::{
    progress::Progress,
    snapshot::{TeamSnapshot, UseCaseSummary},
};

/// The team now, or `None` if it is gone.
pub(super) async fn take_snapshot(
    around: &Surroundings,
    team: &TeamId,
    agenda: &Arc<Agenda>,
    progress: &Progress,
) -> Result<Option<TeamSnapshot>, storage::Error> {
    let db = &around.db;
    let Some(team) = db.team(team).await? else {
        return Ok(None);
    };
    let Some(workshop) = db.workshop(&team.workshop).await? else {
        return Ok(None);
    };
    let use_cases = db
        .use_cases(&team.id)
        .await?
        .into_iter()
        .map(|stored| UseCaseSummary {
            title: problem(&stored)
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(80)
                .collect(),
            id: stored.id,
            note: stored.note,
            frame: stored.frame,
        });
    Ok(Some(TeamSnapshot {
        use_cases: use_cases.collect(),
        members: db.members_of_team(&team.id).await?,
        votes: placed_dots(db, &team.id).await?,
        facts: around.facts.of(&team.board),
        agenda: Arc::clone(agenda),
        progress: progress.clone(),
        workshop,
        team,
    }))
}

fn problem(use_case: &storage::StoredUseCase) -> &str {
    use_case
        .fields
        .get(Field::Problem.key())
        .map_or("", |field| &field.value)
}
