//! Workshops and who runs them.

use domain::{
    BoardId, Moment, OrganiserId, WorkshopId,
    workshop::{Joining, Team, Workshop},
};

use crate::{Db, Organiser, Result, board_log, row::Row, statement::Statement};

/// A line of an organiser's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopSummary {
    /// The workshop.
    pub workshop: Workshop,
    /// How many teams it has.
    pub teams: i64,
    /// How many people are in it.
    pub members: i64,
}

fn joining_key(joining: Joining) -> &'static str {
    match joining {
        Joining::Open => "open",
        Joining::Closed => "closed",
    }
}

fn joining_from_key(key: &str) -> Option<Joining> {
    [Joining::Open, Joining::Closed]
        .into_iter()
        .find(|joining| joining_key(*joining) == key)
}

/// Reads the columns of a workshop.
fn read(row: &Row) -> Result<Workshop> {
    Ok(Workshop {
        id: row.parsed("id")?,
        name: row.get("name")?,
        language: row.parsed("language")?,
        purpose: row.get("purpose")?,
        starts_on: row.optional_parsed("starts_on")?,
        ends_on: row.optional_parsed("ends_on")?,
        time_zone: row.get("time_zone")?,
        agenda: row.get("agenda")?,
        join_code: row.get("join_code")?,
        joining: row.keyed("joining", joining_from_key)?,
        archived_at: row.optional_moment("archived_at")?,
        created_at: row.moment("created_at")?,
    })
}

/// The columns of [`read`]. Named one by one, so that a node still running the former version
/// understands the rows after a migration added more.
macro_rules! select_workshops {
    ($more:literal, $conditions:literal) => {
        concat!(
            "SELECT workshops.id, workshops.name, workshops.language, workshops.purpose,
                    workshops.starts_on, workshops.ends_on, workshops.time_zone, workshops.agenda,
                    workshops.join_code, workshops.joining, workshops.archived_at,
                    workshops.created_at",
            $more,
            " FROM workshops ",
            $conditions
        )
    };
}

/// Binds $1 to $10, what a form may change.
fn bind<'a>(statement: Statement<'a>, workshop: &Workshop) -> Statement<'a> {
    statement
        .bind(&workshop.id)
        .bind(workshop.name.as_str())
        .bind(workshop.language.tag())
        .bind(workshop.purpose.as_str())
        .bind(workshop.starts_on.map(|date| date.to_string()))
        .bind(workshop.ends_on.map(|date| date.to_string()))
        .bind(workshop.time_zone.as_str())
        .bind(workshop.agenda.as_str())
        .bind(workshop.join_code.as_str())
        .bind(joining_key(workshop.joining))
}

impl Db {
    /// Adds a workshop run by `owner`, with its `created_at` and `archived_at` as they are. One
    /// without an owner, such as a sample on a fresh server, waits for
    /// [`adopt_workshops`](Self::adopt_workshops).
    pub async fn create_workshop<'a>(
        &self,
        workshop: &Workshop,
        owner: impl Into<Option<&'a OrganiserId>>,
    ) -> Result<()> {
        let owner = owner.into();
        let mut transaction = self.begin().await?;
        let insert = transaction.run(
            "INSERT INTO workshops (id, name, language, purpose, starts_on, ends_on, time_zone, agenda,
                                    join_code, joining, archived_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        );
        bind(insert, workshop)
            .bind(workshop.archived_at)
            .bind(workshop.created_at)
            .execute()
            .await?;
        if let Some(owner) = owner {
            transaction
                .run("INSERT INTO workshop_organisers (workshop, organiser, added_at) VALUES ($1, $2, $3)")
                .bind(&workshop.id)
                .bind(owner)
                .bind(workshop.created_at)
                .execute()
                .await?;
        }
        transaction.commit().await
    }

    /// Makes an organiser run every workshop that nobody runs.
    pub async fn adopt_workshops(&self, organiser: &OrganiserId, now: Moment) -> Result<()> {
        self.write(
            "INSERT INTO workshop_organisers (workshop, organiser, added_at)
             SELECT id, $1, $2 FROM workshops
             WHERE NOT EXISTS (SELECT 1 FROM workshop_organisers WHERE workshop = workshops.id)",
        )
        .bind(organiser)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// Changes everything but `created_at` and `archived_at`; whether there was such a workshop.
    pub async fn update_workshop(&self, workshop: &Workshop) -> Result<bool> {
        let update = self.write(
            "UPDATE workshops SET name = $2, language = $3, purpose = $4, starts_on = $5, ends_on = $6,
                                  time_zone = $7, agenda = $8, join_code = $9, joining = $10
             WHERE id = $1",
        );
        bind(update, workshop)
            .execute()
            .await
            .map(|changed| changed > 0)
    }

    /// Puts a workshop away.
    pub async fn archive_workshop(&self, id: &WorkshopId, now: Moment) -> Result<()> {
        self.set_archived(id, Some(now)).await
    }

    /// Takes a workshop out again.
    pub async fn unarchive_workshop(&self, id: &WorkshopId) -> Result<()> {
        self.set_archived(id, None).await
    }

    async fn set_archived(&self, id: &WorkshopId, at: Option<Moment>) -> Result<()> {
        self.write("UPDATE workshops SET archived_at = $2 WHERE id = $1")
            .bind(id)
            .bind(at)
            .execute()
            .await
            .map(drop)
    }

    /// Deletes a workshop with everything in it: teams, people, boards with their history, votes
    /// and use cases.
    pub async fn delete_workshop(&self, id: &WorkshopId) -> Result<()> {
        let mut transaction = self.begin().await?;
        let mut boards: Vec<BoardId> = transaction
            .run("SELECT board FROM teams WHERE workshop = $1")
            .bind(id)
            .all(|row| row.parsed("board"))
            .await?;
        let members: Vec<String> = transaction
            .run("SELECT id FROM members WHERE workshop = $1")
            .bind(id)
            .all(|row| row.get("id"))
            .await?;
        boards.extend(
            members
                .iter()
                .filter_map(|member| BoardId::of_practice(member).ok()),
        );
        for board in &boards {
            board_log::delete_board(&mut transaction, board).await?;
        }
        transaction
            .run("DELETE FROM workshops WHERE id = $1")
            .bind(id)
            .execute()
            .await?;
        transaction.commit().await
    }

    /// The workshop with this id.
    pub async fn workshop(&self, id: &WorkshopId) -> Result<Option<Workshop>> {
        self.read(select_workshops!("", "WHERE id = $1"))
            .bind(id)
            .optional(read)
            .await
    }

    /// The workshop that a join code leads into, and the team if the code is a team's.
    pub async fn workshop_by_join_code(
        &self,
        join_code: &str,
    ) -> Result<Option<(Workshop, Option<Team>)>> {
        if let Some(team) = self.team_by_join_code(join_code).await? {
            let workshop = self.workshop(&team.workshop).await?;
            return Ok(workshop.map(|workshop| (workshop, Some(team))));
        }
        self.read(select_workshops!("", "WHERE join_code = $1"))
            .bind(join_code)
            .optional(|row| Ok((read(row)?, None)))
            .await
    }

    /// Gives a workshop another join code; the former one leads nowhere. Whether there was such
    /// a workshop.
    pub async fn renew_join_code(&self, id: &WorkshopId, join_code: &str) -> Result<bool> {
        self.write("UPDATE workshops SET join_code = $2 WHERE id = $1")
            .bind(id)
            .bind(join_code)
            .execute()
            .await
            .map(|changed| changed > 0)
    }

    /// The workshops an organiser runs with their sizes, the newest first, archived ones included.
    pub async fn workshops_of_organiser(
        &self,
        organiser: &OrganiserId,
    ) -> Result<Vec<WorkshopSummary>> {
        self.read(
            select_workshops!(
                ", (SELECT COUNT(*) FROM teams WHERE teams.workshop = workshops.id) AS teams,
                   (SELECT COUNT(*) FROM members
                    WHERE members.workshop = workshops.id AND members.removed_at IS NULL) AS members",
                "JOIN workshop_organisers ON workshop_organisers.workshop = workshops.id
                 WHERE workshop_organisers.organiser = $1
                 ORDER BY workshops.created_at DESC, workshops.id"
            )
        )
        .bind(organiser)
        .all(|row| {
            Ok(WorkshopSummary {
                workshop: read(row)?,
                teams: row.get("teams")?,
                members: row.get("members")?,
            })
        })
        .await
    }

    /// Lets another organiser run a workshop too; harmless if they do already.
    pub async fn add_workshop_organiser(
        &self,
        workshop: &WorkshopId,
        organiser: &OrganiserId,
        now: Moment,
    ) -> Result<()> {
        self.write(
            "INSERT INTO workshop_organisers (workshop, organiser, added_at) VALUES ($1, $2, $3)
             ON CONFLICT (workshop, organiser) DO NOTHING",
        )
        .bind(workshop)
        .bind(organiser)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// Takes a workshop from an organiser; whether they ran it and somebody else still does.
    pub async fn remove_workshop_organiser(
        &self,
        workshop: &WorkshopId,
        organiser: &OrganiserId,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        // Two who remove each other at once must not both succeed: here they queue.
        transaction
            .run("UPDATE workshops SET name = name WHERE id = $1")
            .bind(workshop)
            .execute()
            .await?;
        let removed = transaction
            .run(
                "DELETE FROM workshop_organisers WHERE workshop = $1 AND organiser = $2 AND EXISTS (
                     SELECT 1 FROM workshop_organisers AS others
                     WHERE others.workshop = $1 AND others.organiser <> $2)",
            )
            .bind(workshop)
            .bind(organiser)
            .execute()
            .await?;
        transaction.commit().await?;
        Ok(removed > 0)
    }

    /// Who runs a workshop, its owner first.
    pub async fn workshop_organisers(&self, workshop: &WorkshopId) -> Result<Vec<Organiser>> {
        self.read(
            "SELECT organisers.id, organisers.email, organisers.name
             FROM workshop_organisers JOIN organisers ON organisers.id = workshop_organisers.organiser
             WHERE workshop_organisers.workshop = $1
             ORDER BY workshop_organisers.added_at, organisers.id",
        )
        .bind(workshop)
        .all(Organiser::read)
        .await
    }

    /// Whether an organiser runs a workshop.
    pub async fn is_organiser_of(
        &self,
        organiser: &OrganiserId,
        workshop: &WorkshopId,
    ) -> Result<bool> {
        let found = self
            .read("SELECT 1 FROM workshop_organisers WHERE workshop = $1 AND organiser = $2")
            .bind(workshop)
            .bind(organiser)
            .optional(|_| Ok(()))
            .await?;
        Ok(found.is_some())
    }
}
