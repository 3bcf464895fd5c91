//! How SQLite is opened, and the checkpoints that keep its write-ahead log short.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, Row as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Result;

/// Enough for pages that read while a large board loads.
const READERS: u32 = 4;
/// How often pages of the log are moved into the database file.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(1);
/// A log longer than this (64 MiB) is emptied even if writers must wait for it.
const LONG_LOG_PAGES: i64 = 16_384;

/// The pools of one SQLite file.
#[derive(Debug, Clone)]
pub(crate) struct SqlitePools {
    /// Many readers, which SQLite serves beside the writer.
    pub(crate) read: SqlitePool,
    /// The only writer: waiting for it is a fair queue here instead of `SQLITE_BUSY` there.
    pub(crate) write: SqlitePool,
    /// Held by the checkpoint task alone, closed with the others.
    checkpoint: SqlitePool,
}

impl SqlitePools {
    /// Opens the file named by `sqlite:PATH` and creates it if there is none.
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            // Otherwise every thousandth page is paid for by the commit that writes it.
            .pragma("wal_autocheckpoint", "0")
            .disable_statement_logging();
        let write = pool(1).connect_with(options.clone()).await?;
        let read = pool(READERS)
            .connect_lazy_with(options.clone().create_if_missing(false).read_only(true));
        let checkpoint = pool(1).connect_lazy_with(options);
        // Bound to the writer, which the task does not hold: dropping the last `Db` ends it too.
        let mut closed = write.close_event();
        let file = checkpoint.clone();
        tokio::spawn(async move { closed.do_until(keep_log_short(file)).await });
        Ok(Self {
            read,
            write,
            checkpoint,
        })
    }

    /// Waits for running statements and closes the file.
    pub(crate) async fn close(&self) {
        self.checkpoint.close().await;
        self.read.close().await;
        // The last connection to close moves the whole log into the database file.
        self.write.close().await;
    }
}

/// Connections to a local file neither age nor break, so nothing is spent on checking them.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
}

async fn keep_log_short(file: SqlitePool) {
    let mut ticks = tokio::time::interval(CHECKPOINT_EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match checkpoint(&file).await {
            Ok(()) => {}
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => tracing::warn!(%error, "SQLite's log was not moved into its file"),
        }
    }
}

/// A passive checkpoint copies beside readers and writers. Only when it cannot keep up, because
/// there is never a quiet moment to start the log over, writers are made to wait.
async fn checkpoint(file: &SqlitePool) -> Result<(), sqlx::Error> {
    let row = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)")
        .fetch_one(file)
        .await?;
    let log_pages: i64 = row.try_get(1)?;
    if log_pages > LONG_LOG_PAGES {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(file)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn pragma(connections: &SqlitePool, name: &'static str) -> i64 {
        let sql = sqlx::AssertSqlSafe(format!("PRAGMA {name}"));
        sqlx::query_scalar(sql)
            .fetch_one(connections)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn the_writer_is_durable_and_leaves_checkpoints_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("ekkyo.db").display());
        let pools = SqlitePools::open(&url).await.unwrap();
        assert_eq!(pragma(&pools.write, "synchronous").await, 2, "2 means FULL");
        assert_eq!(pragma(&pools.write, "foreign_keys").await, 1);
        assert_eq!(pragma(&pools.write, "wal_autocheckpoint").await, 0);
    }

    #[tokio::test]
    async fn a_long_log_starts_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ekkyo.db");
        let log = folder.path().join("ekkyo.db-wal");
        let pools = SqlitePools::open(&format!("sqlite:{}", path.display()))
            .await
            .unwrap();
        let fill = "CREATE TABLE zeros AS SELECT zeroblob(70000000) AS zeros";
        sqlx::query(fill).execute(&pools.write).await.unwrap();
        // The task may have been quicker, which empties the log as well.
        checkpoint(&pools.checkpoint).await.unwrap();
        assert_eq!(log.metadata().unwrap().len(), 0);
        assert!(path.metadata().unwrap().len() > 70_000_000);
    }
}
