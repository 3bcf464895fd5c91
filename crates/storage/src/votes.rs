//! Dots that people put on notes. Who may see them when is decided above.

use domain::TeamId;

use crate::{Db, Result};

/// The dots of one person on one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The id of the member or organiser who voted.
    pub person: String,
    /// The note they voted for.
    pub note: String,
    /// How many dots, at least one.
    pub dots: u32,
}

impl Db {
    /// Sets the dots of one person, a member or an organiser, on one note to exactly `dots`.
    pub async fn place_vote(
        &self,
        team: &TeamId,
        person: &str,
        note: &str,
        dots: u32,
    ) -> Result<()> {
        if dots == 0 {
            return self.take_vote_back(team, person, note).await;
        }
        self.write(
            "INSERT INTO votes (team, person, note, dots) VALUES ($1, $2, $3, $4)
             ON CONFLICT (team, person, note) DO UPDATE SET dots = excluded.dots",
        )
        .bind(team)
        .bind(person)
        .bind(note)
        .bind(i64::from(dots))
        .execute()
        .await
        .map(drop)
    }

    async fn take_vote_back(&self, team: &TeamId, person: &str, note: &str) -> Result<()> {
        self.write("DELETE FROM votes WHERE team = $1 AND person = $2 AND note = $3")
            .bind(team)
            .bind(person)
            .bind(note)
            .execute()
            .await
            .map(drop)
    }

    /// Every vote of a team.
    pub async fn votes(&self, team: &TeamId) -> Result<Vec<Vote>> {
        self.read("SELECT person, note, dots FROM votes WHERE team = $1 ORDER BY person, note")
            .bind(team)
            .all(|row| {
                let dots: i64 = row.get("dots")?;
                Ok(Vote {
                    person: row.get("person")?,
                    note: row.get("note")?,
                    dots: u32::try_from(dots).unwrap_or(0),
                })
            })
            .await
    }

    /// Takes every vote of a team away.
    pub async fn clear_votes(&self, team: &TeamId) -> Result<()> {
        self.write("DELETE FROM votes WHERE team = $1")
            .bind(team)
            .execute()
            .await
            .map(drop)
    }
}
