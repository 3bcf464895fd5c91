//! What leaves the room for storage: batches for the writer, notes revealed from one document
//! into another, snapshots.

use board::room::{Input, ServerEdit};
use domain::board::BoardContent;
use tokio::sync::oneshot;

use super::{RoomTask, UPDATES_PER_SNAPSHOT, message::Taken};
use crate::{
    compact::compact,
    session::CommandError,
    writer::{Batch, Share},
};

impl RoomTask {
    pub(super) fn store_pending(&mut self) {
        if let Some(batch) = self.take_pending() {
            self.around.writer.store(batch);
        }
    }

    pub(super) fn take_pending(&mut self) -> Option<Batch> {
        if self.pending.is_empty() {
            return None;
        }
        let share = Share {
            durable: self.durable.clone(),
            number: self.newest,
        };
        Some(Batch {
            entries: std::mem::take(&mut self.pending),
            shares: vec![share],
        })
    }

    pub(super) fn edit(&mut self, edits: Vec<ServerEdit>) -> Result<(), CommandError> {
        if !self.room.has_room_for(&edits) {
            return Err(CommandError::BoardFull);
        }
        self.apply(Input::Server(edits));
        Ok(())
    }

    pub(super) fn take(&mut self, taken: oneshot::Sender<Taken>) {
        // What came before must not wait for the reveal.
        self.store_pending();
        let content = self.room.content();
        self.apply(Input::Server(vec![ServerEdit::Replace(
            BoardContent::default(),
        )]));
        let removal = self.take_pending().unwrap_or(Batch {
            entries: Vec::new(),
            shares: Vec::new(),
        });
        let _ = taken.send(Taken { content, removal });
    }

    pub(super) fn receive(&mut self, edits: Vec<ServerEdit>, removals: Vec<Batch>) {
        self.store_pending();
        self.apply(Input::Server(edits));
        let mut batch = self.take_pending().unwrap_or(Batch {
            entries: Vec::new(),
            shares: Vec::new(),
        });
        for removal in removals {
            batch.entries.extend(removal.entries);
            batch.shares.extend(removal.shares);
        }
        self.around.writer.store(batch);
    }

    pub(super) fn is_stored(&self) -> bool {
        *self.durable.borrow() >= self.newest
    }

    pub(super) fn compact_if_due(&mut self) {
        let durable = *self.durable.borrow();
        if durable.saturating_sub(self.compacted_at) >= UPDATES_PER_SNAPSHOT {
            self.compacted_at = durable;
            tokio::spawn(compact(self.around.db.clone(), self.key.to_string()));
        }
    }

    /// Leaves a snapshot behind so that the next load reads one row.
    pub(super) async fn leave(self) {
        self.around.writer.flush().await;
        if *self.durable.borrow() > self.compacted_at {
            compact(self.around.db.clone(), self.key.to_string()).await;
        }
        metrics::gauge!("ekkyo_rooms").decrement(1.0);
    }
}
