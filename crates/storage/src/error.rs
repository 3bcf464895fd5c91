//! What can go wrong: the few outcomes that a caller tells people about, and the rest.

/// A failed storage call. Absence is no failure: lookups answer `None`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something that must be unique exists already.
    #[error("{0} is taken")]
    Taken(Taken),
    /// What this belongs to does not exist, perhaps because it was deleted meanwhile.
    #[error("what this belongs to does not exist")]
    Gone,
    /// The operation exists for SQLite only; PostgreSQL has tools of its own for it.
    #[error("only for SQLite; use the tools of PostgreSQL")]
    SqliteOnly,
    /// The address begins with neither `sqlite:` nor `postgres:`.
    #[error("not the address of a SQLite or PostgreSQL database")]
    UnknownDatabase,
    /// The tables could not be brought to this version's shape.
    #[error("migration failed")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else: a broken connection, a full disk, a mistake in a statement.
    #[error("database failed")]
    Database(#[source] sqlx::Error),
}

/// What was to be unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Another organiser has this e-mail address.
    Email,
    /// Another workshop or team has this join code.
    JoinCode,
    /// The note or frame has a use case already.
    Origin,
    /// The identifier or token itself exists already.
    Identifier,
}

impl Taken {
    /// SQLite names the columns (`UNIQUE constraint failed: organisers.email`), PostgreSQL the
    /// constraint (`organisers_email_key`); both contain what is looked for here.
    fn from_constraint(text: &str) -> Self {
        let text = text.replace('.', "_");
        if text.contains("organisers_email") {
            Self::Email
        } else if text.contains("join_code") {
            Self::JoinCode
        } else if text.contains("use_cases_team") {
            Self::Origin
        } else {
            Self::Identifier
        }
    }
}

impl std::fmt::Display for Taken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Email => "e-mail address",
            Self::JoinCode => "join code",
            Self::Origin => "note or frame",
            Self::Identifier => "identifier",
        })
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(cause) if cause.is_unique_violation() => Self::Taken(Taken::from_constraint(
                cause.constraint().unwrap_or(cause.message()),
            )),
            Some(cause) if cause.is_foreign_key_violation() => Self::Gone,
            _ => Self::Database(error),
        }
    }
}
