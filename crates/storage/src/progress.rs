//! How far teams are in their agendas: one JSON text each, whose meaning is the live layer's.

use std::collections::HashMap;

use domain::{TeamId, WorkshopId};

use crate::{Db, Result};

impl Db {
    /// The progress of a team, if it has begun.
    pub async fn progress(&self, team: &TeamId) -> Result<Option<String>> {
        self.read("SELECT progress FROM team_progress WHERE team = $1")
            .bind(team)
            .optional(|row| row.get("progress"))
            .await
    }

    /// The progress of every team of a workshop that has begun.
    pub async fn progress_of_workshop(
        &self,
        workshop: &WorkshopId,
    ) -> Result<HashMap<TeamId, String>> {
        let teams = self
            .read(
                "SELECT team_progress.team, team_progress.progress
                 FROM team_progress JOIN teams ON teams.id = team_progress.team
                 WHERE teams.workshop = $1",
            )
            .bind(workshop)
            .all(|row| Ok((row.parsed("team")?, row.get("progress")?)))
            .await?;
        Ok(teams.into_iter().collect())
    }

    /// Replaces the progress of a team and answers its version, which rises by one each time.
    pub async fn save_progress(&self, team: &TeamId, progress: &str) -> Result<i64> {
        self.write(
            "INSERT INTO team_progress (team, version, progress) VALUES ($1, 1, $2)
             ON CONFLICT (team) DO UPDATE
             SET version = team_progress.version + 1, progress = excluded.progress
             RETURNING version",
        )
        .bind(team)
        .bind(progress)
        .one(|row| row.get("version"))
        .await
    }
}
