//! Logged-in browsers of organisers.

use domain::{Moment, OrganiserId};

use crate::{Db, Organiser, Result, row::Row};

/// A browser about to be logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The hash of the token in its cookie.
    pub token_hash: String,
    /// Who logged in.
    pub organiser: OrganiserId,
    /// What the browser calls itself.
    pub user_agent: String,
    /// When the log-in ends by itself.
    pub expires_at: Moment,
}

/// A logged-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of the token in its cookie.
    pub token_hash: String,
    /// Who logged in.
    pub organiser: Organiser,
    /// What the browser calls itself.
    pub user_agent: String,
    /// When they logged in.
    pub created_at: Moment,
    /// When the browser last asked for a page, as far as it was [touched](Db::touch_session).
    pub last_seen: Moment,
    /// When the log-in ends by itself.
    pub expires_at: Moment,
}

impl Session {
    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            token_hash: row.get("token_hash")?,
            organiser: Organiser::read(row)?,
            user_agent: row.get("user_agent")?,
            created_at: row.moment("created_at")?,
            last_seen: row.moment("last_seen")?,
            expires_at: row.moment("expires_at")?,
        })
    }
}

/// The columns of [`Session::read`].
macro_rules! select_sessions {
    ($conditions:literal) => {
        concat!(
            "SELECT sessions.token_hash, sessions.user_agent, sessions.created_at, sessions.last_seen,
                    sessions.expires_at, organisers.id, organisers.email, organisers.name
             FROM sessions JOIN organisers ON organisers.id = sessions.organiser ",
            $conditions
        )
    };
}

impl Db {
    /// Logs a browser in.
    pub async fn create_session(&self, session: &NewSession, now: Moment) -> Result<()> {
        self.write(
            "INSERT INTO sessions (token_hash, organiser, user_agent, created_at, last_seen, expires_at)
             VALUES ($1, $2, $3, $4, $4, $5)",
        )
        .bind(session.token_hash.as_str())
        .bind(&session.organiser)
        .bind(session.user_agent.as_str())
        .bind(now)
        .bind(session.expires_at)
        .execute()
        .await
        .map(drop)
    }

    /// The session of a token with its organiser, unless it ended.
    pub async fn session(&self, token_hash: &str, now: Moment) -> Result<Option<Session>> {
        self.read(select_sessions!(
            "WHERE sessions.token_hash = $1 AND sessions.expires_at > $2"
        ))
        .bind(token_hash)
        .bind(now)
        .optional(Session::read)
        .await
    }

    /// Notes that a session was used and moves its end.
    pub async fn touch_session(
        &self,
        token_hash: &str,
        expires_at: Moment,
        now: Moment,
    ) -> Result<()> {
        self.write("UPDATE sessions SET last_seen = $2, expires_at = $3 WHERE token_hash = $1")
            .bind(token_hash)
            .bind(now)
            .bind(expires_at)
            .execute()
            .await
            .map(drop)
    }

    /// The running sessions of an organiser, the last used first.
    pub async fn sessions_of_organiser(
        &self,
        organiser: &OrganiserId,
        now: Moment,
    ) -> Result<Vec<Session>> {
        self.read(select_sessions!(
            "WHERE sessions.organiser = $1 AND sessions.expires_at > $2
             ORDER BY sessions.last_seen DESC, sessions.token_hash"
        ))
        .bind(organiser)
        .bind(now)
        .all(Session::read)
        .await
    }

    /// Ends one session of an organiser; whether there was one. Nobody can end another's.
    pub async fn revoke_session(&self, organiser: &OrganiserId, token_hash: &str) -> Result<bool> {
        self.write("DELETE FROM sessions WHERE organiser = $1 AND token_hash = $2")
            .bind(organiser)
            .bind(token_hash)
            .execute()
            .await
            .map(|ended| ended > 0)
    }

    /// Ends every session of an organiser, except the one with the token hash `except`.
    pub async fn revoke_sessions(
        &self,
        organiser: &OrganiserId,
        except: Option<&str>,
    ) -> Result<()> {
        self.write("DELETE FROM sessions WHERE organiser = $1 AND token_hash <> $2")
            .bind(organiser)
            // No hash is empty, so this spares none.
            .bind(except.unwrap_or_default())
            .execute()
            .await
            .map(drop)
    }

    /// Forgets sessions that ended by themselves.
    pub async fn delete_expired_sessions(&self, now: Moment) -> Result<()> {
        self.write("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(now)
            .execute()
            .await
            .map(drop)
    }
}
