//! Milestones of teams. What makes one good, and when it counts as reached, is decided above.

use domain::{
    MemberId, MilestoneId, TeamId, WorkshopId,
    milestone::{Milestone, Outcome},
    stage::Stage,
};

use crate::{Db, Result, row::Row};

fn read(row: &Row) -> Result<Milestone> {
    let result: Option<String> = row.get("result")?;
    let learning: Option<String> = row.get("learning")?;
    let evidence: Option<String> = row.get("evidence")?;
    let reached_at = row.optional_moment("reached_at")?;
    let outcome = match (result, learning, evidence, reached_at) {
        (Some(result), Some(learning), Some(evidence), Some(at)) => Some(Outcome {
            result,
            learning,
            evidence,
            at,
        }),
        _ => None,
    };
    Ok(Milestone {
        id: row.parsed("id")?,
        team: row.parsed("team")?,
        stage: row.keyed("stage", Stage::from_key)?,
        target: row.get("target")?,
        due_on: row.parsed("due_on")?,
        owner: row.optional_parsed("owner")?,
        outcome,
        revision: row.get("revision")?,
        created_at: row.moment("created_at")?,
    })
}

/// The columns of [`read`]. An owner who was taken out of the workshop is no owner any more.
macro_rules! select_milestones {
    ($conditions:literal) => {
        concat!(
            "SELECT milestones.id, milestones.team, milestones.stage, milestones.target, milestones.due_on,
                    members.id AS owner, milestones.result, milestones.learning, milestones.evidence,
                    milestones.reached_at, milestones.revision, milestones.created_at
             FROM milestones JOIN teams ON teams.id = milestones.team
             LEFT JOIN members ON members.id = milestones.owner AND members.removed_at IS NULL
             WHERE ",
            $conditions,
            " ORDER BY teams.position, teams.id, milestones.due_on, milestones.created_at, milestones.id"
        )
    };
}

impl Db {
    /// Adds a milestone; its outcome is stored along. Nothing happens if there is one with this
    /// id already: a form sent twice sets one. [`Gone`](crate::Error::Gone) if its team or owner
    /// does not exist.
    pub async fn create_milestone(&self, new: &Milestone) -> Result<()> {
        let outcome = new.outcome.as_ref();
        self.write(
            "INSERT INTO milestones (id, team, stage, target, due_on, owner, result, learning, evidence,
                                     reached_at, revision, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&new.id)
        .bind(&new.team)
        .bind(new.stage.key())
        .bind(new.target.as_str())
        .bind(new.due_on.to_string())
        .bind(new.owner.as_ref().map(MemberId::as_str))
        .bind(outcome.map(|outcome| outcome.result.as_str()))
        .bind(outcome.map(|outcome| outcome.learning.as_str()))
        .bind(outcome.map(|outcome| outcome.evidence.as_str()))
        .bind(outcome.map(|outcome| outcome.at))
        .bind(new.revision)
        .bind(new.created_at)
        .execute()
        .await
        .map(drop)
    }

    /// The milestone with this id.
    pub async fn milestone(&self, id: &MilestoneId) -> Result<Option<Milestone>> {
        self.read(select_milestones!("milestones.id = $1"))
            .bind(id)
            .optional(read)
            .await
    }

    /// A team's milestones, those due first before the others.
    pub async fn milestones(&self, team: &TeamId) -> Result<Vec<Milestone>> {
        self.read(select_milestones!("milestones.team = $1"))
            .bind(team)
            .all(read)
            .await
    }

    /// The milestones of all teams of a workshop, team after team.
    pub async fn milestones_of_workshop(&self, workshop: &WorkshopId) -> Result<Vec<Milestone>> {
        self.read(select_milestones!("teams.workshop = $1"))
            .bind(workshop)
            .all(read)
            .await
    }

    /// Changes everything but id, team and `created_at` if the milestone still has `revision`,
    /// and raises it; whether it had.
    pub async fn update_milestone(&self, milestone: &Milestone) -> Result<bool> {
        let outcome = milestone.outcome.as_ref();
        self.write(
            "UPDATE milestones
             SET stage = $3, target = $4, due_on = $5, owner = $6, result = $7, learning = $8,
                 evidence = $9, reached_at = $10, revision = revision + 1
             WHERE id = $1 AND revision = $2",
        )
        .bind(&milestone.id)
        .bind(milestone.revision)
        .bind(milestone.stage.key())
        .bind(milestone.target.as_str())
        .bind(milestone.due_on.to_string())
        .bind(milestone.owner.as_ref().map(MemberId::as_str))
        .bind(outcome.map(|outcome| outcome.result.as_str()))
        .bind(outcome.map(|outcome| outcome.learning.as_str()))
        .bind(outcome.map(|outcome| outcome.evidence.as_str()))
        .bind(outcome.map(|outcome| outcome.at))
        .execute()
        .await
        .map(|changed| changed > 0)
    }

    /// Deletes a milestone; whether there was one.
    pub async fn delete_milestone(&self, id: &MilestoneId) -> Result<bool> {
        self.write("DELETE FROM milestones WHERE id = $1")
            .bind(id)
            .execute()
            .await
            .map(|deleted| deleted > 0)
    }
}
