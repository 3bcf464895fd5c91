//! Links that work once: setting up the server, and choosing a password.

use domain::{Moment, OrganiserId};

use crate::{Db, Result, row::Row};

/// What a one-time link is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Creating the first organiser.
    SetUp,
    /// Choosing this organiser's password.
    SetPassword(OrganiserId),
}

impl Purpose {
    fn key(&self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::SetPassword(_) => "set_password",
        }
    }

    fn organiser(&self) -> Option<&str> {
        match self {
            Self::SetUp => None,
            Self::SetPassword(organiser) => Some(organiser.as_str()),
        }
    }

    fn read(row: &Row) -> Result<Self> {
        let organiser = row.optional_parsed("organiser")?;
        row.keyed("purpose", |key| match (key, organiser) {
            ("set_up", None) => Some(Self::SetUp),
            ("set_password", Some(organiser)) => Some(Self::SetPassword(organiser)),
            _ => None,
        })
    }
}

impl Db {
    /// Remembers a link by the hash of its token.
    pub async fn create_one_time_link(
        &self,
        token_hash: &str,
        purpose: &Purpose,
        expires_at: Moment,
    ) -> Result<()> {
        self.write("INSERT INTO one_time_links (token_hash, purpose, organiser, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(token_hash)
            .bind(purpose.key())
            .bind(purpose.organiser())
            .bind(expires_at)
            .execute()
            .await
            .map(drop)
    }

    /// What a link is good for, unless it was used or is out of date.
    pub async fn one_time_link(&self, token_hash: &str, now: Moment) -> Result<Option<Purpose>> {
        self.read("SELECT purpose, organiser FROM one_time_links WHERE token_hash = $1 AND expires_at > $2")
            .bind(token_hash)
            .bind(now)
            .optional(Purpose::read)
            .await
    }

    /// Uses a link up. Of several at once only one gets the purpose.
    pub async fn consume_one_time_link(
        &self,
        token_hash: &str,
        now: Moment,
    ) -> Result<Option<Purpose>> {
        self.write(
            "DELETE FROM one_time_links WHERE token_hash = $1 AND expires_at > $2
             RETURNING purpose, organiser",
        )
        .bind(token_hash)
        .bind(now)
        .optional(Purpose::read)
        .await
    }

    /// Voids every set-up link, before a new one is printed or once the
    /// server is set up.
    pub async fn delete_set_up_links(&self) -> Result<()> {
        self.write("DELETE FROM one_time_links WHERE purpose = 'set_up'")
            .execute()
            .await
            .map(drop)
    }

    /// Forgets links that are out of date.
    pub async fn delete_expired_one_time_links(&self, now: Moment) -> Result<()> {
        self.write("DELETE FROM one_time_links WHERE expires_at <= $1")
            .bind(now)
            .execute()
            .await
            .map(drop)
    }
}
