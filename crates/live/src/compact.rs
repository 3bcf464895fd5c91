//! Compaction: replaces a long tail of updates by one snapshot for the next load. It reads what
//! is stored rather than the living document, so that it holds exactly what it claims to and
//! runs beside the room instead of in it. The log itself is kept, for history.

use board::room::Room;
use storage::Db;

#[derive(Debug, thiserror::Error)]
enum CompactionError {
    #[error(transparent)]
    Storage(#[from] storage::Error),
    #[error(transparent)]
    Document(#[from] board::room::LoadError),
    #[error(transparent)]
    Task(#[from] tokio::task::JoinError),
}

/// Saves a snapshot of a room as stored. A failure costs speed only and goes to the log.
pub(crate) async fn compact(db: Db, room: String) {
    if let Err(error) = try_compact(&db, &room).await {
        tracing::warn!(room, %error, "a snapshot could not be saved");
    }
}

async fn try_compact(db: &Db, room: &str) -> Result<(), CompactionError> {
    let stored = db.load_room(room).await?;
    let last = stored.last;
    let load = move || {
        Room::load(
            rand::random(),
            stored.snapshot.as_deref(),
            stored.updates.iter(),
        )
        .map(|room| room.snapshot())
    };
    let snapshot = tokio::task::spawn_blocking(load).await??;
    db.save_snapshot(room, last, &snapshot).await?;
    Ok(())
}
