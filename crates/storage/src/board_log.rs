//! What happened on boards: an endless log of updates per room, and snapshots that spare reading
//! all of it. A room is a board's shared document (`{board}`) or one person's private one
//! (`{board}/{person}`); what updates mean is not known here.

use std::sync::LazyLock;

use domain::{BoardId, Moment};
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use crate::{Db, Result, database::Transaction, row::Row, statement::Statement};

/// One update on its way into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Which document it changes.
    pub room: String,
    /// The id of the person who made it, or empty for the server.
    pub author: String,
    /// When it arrived.
    pub at: Moment,
    /// The update as it came over the wire.
    pub update: Vec<u8>,
}

/// One update of a room's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRecord {
    /// Its place in the log; later ones are higher.
    pub id: i64,
    /// The id of the person who made it, or empty for the server.
    pub author: String,
    /// When it arrived.
    pub at: Moment,
    /// The update as it came over the wire.
    pub update: Vec<u8>,
}

/// All it takes to rebuild a room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredRoom {
    /// The document at some earlier time, as [`Db::save_snapshot`] got it.
    pub snapshot: Option<Vec<u8>>,
    /// The updates since, in their order.
    pub updates: Vec<Vec<u8>>,
    /// The place in the log of the last update contained, 0 in an empty room. This is what a
    /// snapshot made from exactly this content reaches up to.
    pub last: i64,
}

/// The advisory lock under which the log grows on PostgreSQL: "ekkyo" in ASCII.
const LOG_LOCK: i64 = 0x65_6b_6b_79_6f;

/// Most batches are smaller than this, so that one statement, prepared once for each size, stores
/// them. Four values a row are far below the bind limits (32,766 on SQLite, 65,535 on PostgreSQL).
const ROWS_PER_INSERT: usize = 64;

/// Inserts of 1, 2, 3, ... rows.
static INSERTS: LazyLock<Vec<SqlStr>> =
    LazyLock::new(|| (1..=ROWS_PER_INSERT).map(insert).collect());

fn insert(rows: usize) -> SqlStr {
    let values: Vec<String> = (0..rows)
        .map(|row| {
            format!(
                "(${},${},${},${})",
                row * 4 + 1,
                row * 4 + 2,
                row * 4 + 3,
                row * 4 + 4
            )
        })
        .collect();
    let sql = format!(
        "INSERT INTO board_log (room, author, at, data) VALUES {}",
        values.join(",")
    );
    // Shared, since the statement is handed out for every batch.
    AssertSqlSafe(std::sync::Arc::<str>::from(sql)).into_sql_str()
}

/// The first and the end of the keys of a board's private rooms: `0` follows `/` in ASCII.
fn private_rooms(board: &BoardId) -> (String, String) {
    (format!("{board}/"), format!("{board}0"))
}

/// Deletes every trace of a board.
pub(crate) async fn delete_board(transaction: &mut Transaction, board: &BoardId) -> Result<()> {
    let (first, end) = private_rooms(board);
    for sql in [
        "DELETE FROM board_log WHERE room = $1 OR (room >= $2 AND room < $3)",
        "DELETE FROM board_snapshots WHERE room = $1 OR (room >= $2 AND room < $3)",
    ] {
        let statement = transaction
            .run(sql)
            .bind(board)
            .bind(first.as_str())
            .bind(end.as_str());
        statement.execute().await?;
    }
    Ok(())
}

impl Db {
    /// Appends updates of any rooms in their order, all or none. They are on disk when this
    /// answers.
    pub async fn append_updates(&self, entries: &[LogEntry]) -> Result<()> {
        match entries.len() {
            0 => Ok(()),
            // A single statement is a transaction by itself, and where there is one writer nothing
            // else has to be held: that saves two trips to the database's thread per commit.
            1..=ROWS_PER_INSERT if self.has_one_writer() => {
                bind_rows(self.write(statement_for(entries)), entries)
                    .execute()
                    .await
                    .map(drop)
            }
            _ => self.append_in_transaction(entries).await,
        }
    }

    async fn append_in_transaction(&self, entries: &[LogEntry]) -> Result<()> {
        let mut transaction = self.begin().await?;
        // Without it, a transaction of another node could get lower places but commit later, and
        // a snapshot taken in between would claim to contain what it does not.
        transaction.lock(LOG_LOCK).await?;
        for chunk in entries.chunks(ROWS_PER_INSERT) {
            bind_rows(transaction.run(statement_for(chunk)), chunk)
                .execute()
                .await?;
        }
        transaction.commit().await
    }

    /// A room with everything committed so far; empty if nothing was ever written to it.
    pub async fn load_room(&self, room: &str) -> Result<StoredRoom> {
        let snapshot = self
            .read("SELECT up_to, data FROM board_snapshots WHERE room = $1")
            .bind(room)
            .optional(|row| Ok((row.get::<i64>("up_to")?, row.get("data")?)))
            .await?;
        let (up_to, snapshot) = snapshot.map_or((0, None), |(up_to, data)| (up_to, Some(data)));
        // The log never shrinks, so a newer snapshot written meanwhile changes nothing.
        let log = self
            .read("SELECT id, data FROM board_log WHERE room = $1 AND id > $2 ORDER BY id")
            .bind(room)
            .bind(up_to)
            .all(|row| Ok((row.get::<i64>("id")?, row.get("data")?)))
            .await?;
        Ok(StoredRoom {
            snapshot,
            last: log.last().map_or(up_to, |(id, _)| *id),
            updates: log.into_iter().map(|(_, update)| update).collect(),
        })
    }

    /// Keeps a document made of exactly what [`load_room`](Self::load_room) answered with `last`
    /// equal to `up_to`. An older snapshot never replaces a newer one.
    pub async fn save_snapshot(&self, room: &str, up_to: i64, document: &[u8]) -> Result<()> {
        self.write(
            "INSERT INTO board_snapshots (room, up_to, data) VALUES ($1, $2, $3)
             ON CONFLICT (room) DO UPDATE SET up_to = excluded.up_to, data = excluded.data
             WHERE board_snapshots.up_to < excluded.up_to",
        )
        .bind(room)
        .bind(up_to)
        .bind(document)
        .execute()
        .await
        .map(drop)
    }

    /// The private rooms of a board that were ever written to, as `{board}/{person}`.
    pub async fn rooms_under(&self, board: &BoardId) -> Result<Vec<String>> {
        let (first, end) = private_rooms(board);
        self.read(
            "SELECT DISTINCT room FROM board_log WHERE room >= $1 AND room < $2 ORDER BY room",
        )
        .bind(first)
        .bind(end)
        .all(|row| row.get("room"))
        .await
    }

    /// Up to `limit` updates of a room after the place `after`, from the first one ever when that
    /// is 0.
    pub async fn history(&self, room: &str, after: i64, limit: u32) -> Result<Vec<LogRecord>> {
        self.read("SELECT id, author, at, data FROM board_log WHERE room = $1 AND id > $2 ORDER BY id LIMIT $3")
            .bind(room)
            .bind(after)
            .bind(i64::from(limit))
            .all(read_record)
            .await
    }
}

fn statement_for(entries: &[LogEntry]) -> SqlStr {
    INSERTS[entries.len() - 1].clone()
}

fn bind_rows<'a>(statement: Statement<'a>, entries: &[LogEntry]) -> Statement<'a> {
    entries.iter().fold(statement, |statement, entry| {
        statement
            .bind(entry.room.as_str())
            .bind(entry.author.as_str())
            .bind(entry.at)
            .bind(entry.update.as_slice())
    })
}

fn read_record(row: &Row) -> Result<LogRecord> {
    Ok(LogRecord {
        id: row.get("id")?,
        author: row.get("author")?,
        at: row.moment("at")?,
        update: row.get("data")?,
    })
}
