//! The handle to the database: opening, closing, and the two ways in, reading and writing.

use std::path::Path;

use sqlx::{ConnectOptions, PgPool, Postgres, SqlSafeStr, Sqlite, postgres::PgPoolOptions};

use crate::{
    Error, Result, migrations,
    sqlite::SqlitePools,
    statement::{Statement, Target},
};

/// Connections to PostgreSQL of one node.
const POSTGRES_CONNECTIONS: u32 = 16;

/// The database. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Db {
    backend: Backend,
}

#[derive(Debug, Clone)]
enum Backend {
    Sqlite(SqlitePools),
    Postgres(PgPool),
}

impl Db {
    /// Opens `sqlite:PATH`, creating the file but not its folder, or `postgres://...`; fails with
    /// [`Error::UnknownDatabase`] on any other address. Needs a tokio runtime.
    pub async fn connect(url: &str) -> Result<Self> {
        let backend = match url.split_once(':') {
            Some(("sqlite", _)) => Backend::Sqlite(SqlitePools::open(url).await?),
            Some(("postgres" | "postgresql", _)) => Backend::Postgres(open_postgres(url).await?),
            _ => return Err(Error::UnknownDatabase),
        };
        Ok(Self { backend })
    }

    /// Brings the tables to the shape this version knows. Several nodes may do so at once.
    pub async fn migrate(&self) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(pools) => migrations::sqlite().run(&pools.write).await?,
            Backend::Postgres(pool) => migrations::postgres().run(pool).await?,
        }
        Ok(())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.read("SELECT 1").execute().await.map(drop)
    }

    /// Writes a consistent copy of a SQLite database to the new file `path`, beside running
    /// work. Fails with [`Error::SqliteOnly`] on PostgreSQL.
    pub async fn backup(&self, path: &Path) -> Result<()> {
        if matches!(self.backend, Backend::Postgres(_)) {
            return Err(Error::SqliteOnly);
        }
        let path = path.to_string_lossy().into_owned();
        self.read("VACUUM INTO $1")
            .bind(path)
            .execute()
            .await
            .map(drop)
    }

    /// Waits for running statements and disconnects; every later call fails.
    pub async fn close(&self) {
        match &self.backend {
            Backend::Sqlite(pools) => pools.close().await,
            Backend::Postgres(pool) => pool.close().await,
        }
    }

    /// A statement that changes nothing.
    pub(crate) fn read(&self, sql: impl SqlSafeStr) -> Statement<'_> {
        let target = match &self.backend {
            Backend::Sqlite(pools) => Target::Sqlite(&pools.read),
            Backend::Postgres(pool) => Target::Postgres(pool),
        };
        Statement::new(target, sql)
    }

    /// A statement that changes something, complete by itself.
    pub(crate) fn write(&self, sql: impl SqlSafeStr) -> Statement<'_> {
        let target = match &self.backend {
            Backend::Sqlite(pools) => Target::Sqlite(&pools.write),
            Backend::Postgres(pool) => Target::Postgres(pool),
        };
        Statement::new(target, sql)
    }

    /// Whether all changes go through one connection of this process.
    pub(crate) fn has_one_writer(&self) -> bool {
        matches!(self.backend, Backend::Sqlite(_))
    }

    /// Begins changes that happen together or, if the transaction is dropped, not at all.
    pub(crate) async fn begin(&self) -> Result<Transaction> {
        Ok(match &self.backend {
            // A transaction that began by reading could not wait for another process's write.
            Backend::Sqlite(pools) => {
                Transaction::Sqlite(pools.write.begin_with("BEGIN IMMEDIATE").await?)
            }
            Backend::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }
}

async fn open_postgres(url: &str) -> Result<PgPool> {
    let options: sqlx::postgres::PgConnectOptions = url.parse()?;
    let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS);
    Ok(pool
        .connect_with(options.disable_statement_logging())
        .await?)
}

/// Changes that happen together.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    /// A statement within the transaction.
    pub(crate) fn run(&mut self, sql: impl SqlSafeStr) -> Statement<'_> {
        let target = match self {
            Self::Sqlite(transaction) => Target::SqliteTransaction(&mut *transaction),
            Self::Postgres(transaction) => Target::PostgresTransaction(&mut *transaction),
        };
        Statement::new(target, sql)
    }

    /// Waits until no other transaction holds the lock called `key`, and holds it to the end.
    /// SQLite has one writer at a time anyway.
    pub(crate) async fn lock(&mut self, key: i64) -> Result<()> {
        if matches!(self, Self::Postgres(_)) {
            self.run("SELECT pg_advisory_xact_lock($1)")
                .bind(key)
                .execute()
                .await?;
        }
        Ok(())
    }

    /// Makes the changes last.
    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}
