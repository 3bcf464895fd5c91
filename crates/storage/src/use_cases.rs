//! Teams' use-case lists. Which fields a use case has, and what may stand in them, is not known
//! here: each is a text with a revision.

use std::collections::BTreeMap;

use domain::{Moment, TeamId, UseCaseId, WorkshopId};

use crate::{Db, Error, Result, revision::first_revision, row::Row};

/// A use case about to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUseCase {
    /// Which.
    pub id: UseCaseId,
    /// In whose list.
    pub team: TeamId,
    /// The note on the board it comes from.
    pub note: Option<String>,
    /// The frame on the board it comes from.
    pub frame: Option<String>,
    /// What is filled in already.
    pub fields: BTreeMap<String, String>,
    /// The id of the person who adds it.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
}

/// A use case with its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredUseCase {
    /// Which.
    pub id: UseCaseId,
    /// In whose list.
    pub team: TeamId,
    /// The note on the board it comes from.
    pub note: Option<String>,
    /// The frame on the board it comes from.
    pub frame: Option<String>,
    /// The id of the person who added it.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
    /// The fields that were ever filled in, by name.
    pub fields: BTreeMap<String, StoredField>,
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredField {
    /// The text.
    pub value: String,
    /// How often it was saved; a field never filled in counts as 0.
    pub revision: i64,
    /// The id of the person who saved it last.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// What on a board a use case comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// A problem note.
    Note(&'a str),
    /// An ML-design frame.
    Frame(&'a str),
}

/// How saving a field went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldSave {
    /// It is saved.
    Saved {
        /// The field's revision from now on.
        revision: i64,
    },
    /// Somebody else had saved the field meanwhile. Nothing was changed; this stands in it.
    Conflict(StoredField),
}

/// One row of the join: a use case, and one of its fields unless it has none.
type JoinedRow = (StoredUseCase, Option<(String, StoredField)>);

/// The columns of [`read_joined`], one row per field.
macro_rules! select_use_cases {
    ($conditions:literal) => {
        concat!(
            "SELECT use_cases.id, use_cases.team, use_cases.note, use_cases.frame, use_cases.created_by,
                    use_cases.created_at, fields.field, fields.value, fields.revision, fields.saved_by,
                    fields.saved_at
             FROM use_cases JOIN teams ON teams.id = use_cases.team
             LEFT JOIN use_case_fields AS fields ON fields.use_case = use_cases.id
             WHERE ",
            $conditions,
            " ORDER BY teams.position, teams.id, use_cases.position, use_cases.id"
        )
    };
}

fn read_joined(row: &Row) -> Result<JoinedRow> {
    let use_case = StoredUseCase {
        id: row.parsed("id")?,
        team: row.parsed("team")?,
        note: row.get("note")?,
        frame: row.get("frame")?,
        created_by: row.get("created_by")?,
        created_at: row.moment("created_at")?,
        fields: BTreeMap::new(),
    };
    let field = match row.get::<Option<String>>("field")? {
        Some(name) => Some((name, read_field(row)?)),
        None => None,
    };
    Ok((use_case, field))
}

fn read_field(row: &Row) -> Result<StoredField> {
    Ok(StoredField {
        value: row.get("value")?,
        revision: row.get("revision")?,
        by: row.get("saved_by")?,
        at: row.moment("saved_at")?,
    })
}

/// Gathers the rows of each use case, which stand together.
fn gather(rows: Vec<JoinedRow>) -> Vec<StoredUseCase> {
    let mut use_cases: Vec<StoredUseCase> = Vec::new();
    for (mut use_case, field) in rows {
        if let Some(previous) = use_cases.pop_if(|previous| previous.id == use_case.id) {
            use_case = previous;
        }
        use_case.fields.extend(field);
        use_cases.push(use_case);
    }
    use_cases
}

impl Db {
    /// Adds a use case as the last of its team's list.
    /// [`Taken::Origin`](crate::Taken::Origin) if its note or frame has one already.
    pub async fn create_use_case(&self, new: &NewUseCase) -> Result<()> {
        let mut transaction = self.begin().await?;
        transaction
            .run(
                "INSERT INTO use_cases (id, team, note, frame, created_by, created_at, position)
                 SELECT $1, $2, $3, $4, $5, $6, COALESCE(MAX(position), 0) + 1 FROM use_cases WHERE team = $2",
            )
            .bind(&new.id)
            .bind(&new.team)
            .bind(new.note.as_deref())
            .bind(new.frame.as_deref())
            .bind(new.created_by.as_str())
            .bind(new.created_at)
            .execute()
            .await?;
        for (field, value) in &new.fields {
            transaction
                .run(
                    "INSERT INTO use_case_fields (use_case, field, value, revision, saved_by, saved_at)
                     VALUES ($1, $2, $3, 1, $4, $5)",
                )
                .bind(&new.id)
                .bind(field.as_str())
                .bind(value.as_str())
                .bind(new.created_by.as_str())
                .bind(new.created_at)
                .execute()
                .await?;
        }
        transaction.commit().await
    }

    /// The use case with this id.
    pub async fn use_case(&self, id: &UseCaseId) -> Result<Option<StoredUseCase>> {
        let rows = self
            .read(select_use_cases!("use_cases.id = $1"))
            .bind(id)
            .all(read_joined)
            .await?;
        Ok(gather(rows).pop())
    }

    /// The use case that a note or frame of a team's board became.
    pub async fn use_case_by_origin(
        &self,
        team: &TeamId,
        origin: Origin<'_>,
    ) -> Result<Option<StoredUseCase>> {
        let statement = match origin {
            Origin::Note(note) => self
                .read(select_use_cases!(
                    "use_cases.team = $1 AND use_cases.note = $2"
                ))
                .bind(team)
                .bind(note),
            Origin::Frame(frame) => self
                .read(select_use_cases!(
                    "use_cases.team = $1 AND use_cases.frame = $2"
                ))
                .bind(team)
                .bind(frame),
        };
        Ok(gather(statement.all(read_joined).await?).pop())
    }

    /// A team's list in its order.
    pub async fn use_cases(&self, team: &TeamId) -> Result<Vec<StoredUseCase>> {
        let rows = self
            .read(select_use_cases!("use_cases.team = $1"))
            .bind(team)
            .all(read_joined)
            .await?;
        Ok(gather(rows))
    }

    /// The lists of all teams of a workshop, team after team.
    pub async fn use_cases_of_workshop(&self, workshop: &WorkshopId) -> Result<Vec<StoredUseCase>> {
        let rows = self
            .read(select_use_cases!("teams.workshop = $1"))
            .bind(workshop)
            .all(read_joined)
            .await?;
        Ok(gather(rows))
    }

    /// Saves a field if it still has the revision that the writer saw, 0 if they saw none.
    /// [`Gone`](Error::Gone) if there is no such use case.
    pub async fn save_field(
        &self,
        use_case: &UseCaseId,
        field: &str,
        value: &str,
        base_revision: i64,
        by: &str,
        at: Moment,
    ) -> Result<FieldSave> {
        let saved = self
            .write(concat!(
                "INSERT INTO use_case_fields (use_case, field, value, revision, saved_by, saved_at)
                 VALUES ($1, $2, $3, ",
                first_revision!("$4"),
                ", $5, $6)
                 ON CONFLICT (use_case, field) DO UPDATE
                 SET value = excluded.value, revision = use_case_fields.revision + 1,
                     saved_by = excluded.saved_by, saved_at = excluded.saved_at
                 WHERE use_case_fields.revision = $4
                 RETURNING revision"
            ))
            .bind(use_case)
            .bind(field)
            .bind(value)
            .bind(base_revision)
            .bind(by)
            .bind(at)
            .optional(|row| row.get("revision"))
            .await?;
        match saved {
            Some(revision) => Ok(FieldSave::Saved { revision }),
            None => self.field(use_case, field).await.map(FieldSave::Conflict),
        }
    }

    async fn field(&self, use_case: &UseCaseId, field: &str) -> Result<StoredField> {
        self.read("SELECT value, revision, saved_by, saved_at FROM use_case_fields WHERE use_case = $1 AND field = $2")
            .bind(use_case)
            .bind(field)
            .optional(read_field)
            .await?
            .ok_or(Error::Gone)
    }

    /// Deletes a use case; whether there was one. A focus on it goes too.
    pub async fn delete_use_case(&self, id: &UseCaseId) -> Result<bool> {
        self.write("DELETE FROM use_cases WHERE id = $1")
            .bind(id)
            .execute()
            .await
            .map(|deleted| deleted > 0)
    }

    /// Makes a use case the one at `index` of its team's list, counted from 0; beyond the end it
    /// becomes the last.
    pub async fn move_use_case(&self, id: &UseCaseId, index: usize) -> Result<()> {
        let mut transaction = self.begin().await?;
        let mut list: Vec<UseCaseId> = transaction
            .run(
                "SELECT id FROM use_cases WHERE team = (SELECT team FROM use_cases WHERE id = $1)
                 ORDER BY position, id",
            )
            .bind(id)
            .all(|row| row.parsed("id"))
            .await?;
        list.retain(|other| other != id);
        list.insert(index.min(list.len()), id.clone());
        for (use_case, position) in list.iter().zip(1_i64..) {
            transaction
                .run("UPDATE use_cases SET position = $2 WHERE id = $1")
                .bind(use_case)
                .bind(position)
                .execute()
                .await?;
        }
        transaction.commit().await
    }
}
