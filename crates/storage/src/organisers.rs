//! People who run workshops.

use domain::{Moment, OrganiserId};

use crate::{Db, Result, row::Row};

/// Someone who runs workshops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organiser {
    /// Who.
    pub id: OrganiserId,
    /// The e-mail address, in lower case.
    pub email: String,
    /// The name shown to teams.
    pub name: String,
}

/// An organiser with what a password is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Who.
    pub organiser: Organiser,
    /// The hash of the password, once one was set.
    pub password_hash: Option<String>,
}

impl Organiser {
    /// Reads the columns `id`, `email` and `name`.
    pub(crate) fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.parsed("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
        })
    }
}

impl Db {
    /// Adds an organiser without a password. The address is kept in lower case;
    /// [`Taken::Email`](crate::Taken::Email) if somebody has it.
    pub async fn create_organiser(
        &self,
        id: &OrganiserId,
        email: &str,
        name: &str,
        now: Moment,
    ) -> Result<()> {
        self.write("INSERT INTO organisers (id, email, name, created_at) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(email.to_lowercase())
            .bind(name)
            .bind(now)
            .execute()
            .await
            .map(drop)
    }

    /// The organiser with this id.
    pub async fn organiser(&self, id: &OrganiserId) -> Result<Option<Organiser>> {
        self.read("SELECT id, email, name FROM organisers WHERE id = $1")
            .bind(id)
            .optional(Organiser::read)
            .await
    }

    /// The organiser with this e-mail address, in whatever case, for logging in.
    pub async fn credentials(&self, email: &str) -> Result<Option<Credentials>> {
        self.read("SELECT id, email, name, password_hash FROM organisers WHERE email = $1")
            .bind(email.to_lowercase())
            .optional(|row| {
                Ok(Credentials {
                    organiser: Organiser::read(row)?,
                    password_hash: row.get("password_hash")?,
                })
            })
            .await
    }

    /// Replaces the hash of an organiser's password.
    pub async fn set_password(&self, id: &OrganiserId, password_hash: &str) -> Result<()> {
        self.write("UPDATE organisers SET password_hash = $2 WHERE id = $1")
            .bind(id)
            .bind(password_hash)
            .execute()
            .await
            .map(drop)
    }

    /// Changes the name shown to teams.
    pub async fn rename_organiser(&self, id: &OrganiserId, name: &str) -> Result<()> {
        self.write("UPDATE organisers SET name = $2 WHERE id = $1")
            .bind(id)
            .bind(name)
            .execute()
            .await
            .map(drop)
    }

    /// How many organisers there are; none on a new installation.
    pub async fn organiser_count(&self) -> Result<i64> {
        self.read("SELECT COUNT(*) AS organisers FROM organisers")
            .one(|row| row.get("organisers"))
            .await
    }

    /// The organiser who was added first, on whose behalf the command line acts.
    pub async fn first_organiser(&self) -> Result<Option<Organiser>> {
        self.read("SELECT id, email, name FROM organisers ORDER BY created_at, id LIMIT 1")
            .optional(Organiser::read)
            .await
    }
}
