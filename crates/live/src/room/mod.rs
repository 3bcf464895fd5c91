//! The task that owns one live document. It feeds sockets' frames into the pure room of the
//! `board` crate and interprets the effects: frames to sockets, updates to the writer, facts
//! to the team's session.

mod guests;
mod message;
mod storing;

use std::{collections::HashMap, time::Duration};

use board::room::{ClientId, Effect, Input, Room};
use storage::LogEntry;
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};

use crate::{
    RoomKey,
    connection::{Goodbye, Outlet},
    registry::Retirement,
};

pub(crate) use message::{RoomMessage, Surroundings, Taken, Visitor};

/// Messages taken from the mailbox before effects reach the writer.
const MESSAGES_PER_TURN: usize = 256;
/// An unused document stays in memory this long, so that a reload of the page is instant.
const IDLE: Duration = Duration::from_secs(60);
/// Stored updates after which a snapshot speeds up the next load.
const UPDATES_PER_SNAPSHOT: u64 = 1_000;

/// Loads the document and runs its room until it is idle or ended.
pub(crate) async fn run(
    key: RoomKey,
    mut mailbox: mpsc::Receiver<RoomMessage>,
    around: Surroundings,
) {
    match RoomTask::load(key.clone(), around.clone()).await {
        Ok(task) => task.run(mailbox).await,
        Err(error) => {
            tracing::error!(room = %key, %error, "a board cannot be loaded");
            // Dropping the mailbox answers everybody who waits; the next message tries again.
            around.registry.forget(&key);
            mailbox.close();
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum LoadError {
    #[error(transparent)]
    Storage(#[from] storage::Error),
    #[error(transparent)]
    Document(#[from] board::room::LoadError),
}

struct Guest {
    outlet: Outlet,
    person: String,
}

/// Whether the document in memory can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    Sound,
    /// It has to be loaded anew from what is stored.
    Distrusted,
}

struct RoomTask {
    key: RoomKey,
    around: Surroundings,
    room: Room,
    guests: HashMap<ClientId, Guest>,
    durable: watch::Sender<u64>,
    condition: Condition,
    /// Updates applied but not yet handed to the writer.
    pending: Vec<LogEntry>,
    /// The number of the newest persist effect.
    newest: u64,
    /// The persist number at which the log was last compacted.
    compacted_at: u64,
}

impl RoomTask {
    async fn load(key: RoomKey, around: Surroundings) -> Result<Self, LoadError> {
        let began = Instant::now();
        let stored = around.db.load_room(&key.to_string()).await?;
        let mut room = Room::load(
            rand::random(),
            stored.snapshot.as_deref(),
            stored.updates.iter(),
        )?;
        if let Some(rules) = around.watcher.rules(&key).await? {
            room.handle(Input::Rules(rules));
        }
        metrics::histogram!("ekkyo_room_load_seconds").record(began.elapsed().as_secs_f64());
        metrics::gauge!("ekkyo_rooms").increment(1.0);
        let (durable, _) = watch::channel(0);
        let task = Self {
            key,
            around,
            room,
            guests: HashMap::new(),
            durable,
            condition: Condition::Sound,
            pending: Vec::new(),
            newest: 0,
            compacted_at: 0,
        };
        task.report_notes();
        Ok(task)
    }

    async fn run(mut self, mut mailbox: mpsc::Receiver<RoomMessage>) {
        let mut durable = self.durable.subscribe();
        let mut messages = Vec::with_capacity(MESSAGES_PER_TURN);
        loop {
            let idle = tokio::time::sleep(IDLE);
            tokio::select! {
                count = mailbox.recv_many(&mut messages, MESSAGES_PER_TURN) => {
                    if count == 0 {
                        break;
                    }
                }
                changed = durable.changed() => {
                    if changed.is_ok() {
                        let up_to = *durable.borrow_and_update();
                        self.apply(Input::Committed { up_to });
                        self.compact_if_due();
                    }
                }
                () = idle, if self.guests.is_empty() && self.is_stored() => {
                    if self.around.registry.retire(&self.key, &mut mailbox) == Retirement::Done {
                        break;
                    }
                }
            }
            let edited = self.newest;
            let end = messages.drain(..).find_map(|message| self.handle(message));
            messages.clear();
            self.store_pending();
            if let Some(goodbye) = end.or_else(|| self.distrust()) {
                self.send_everyone_away(&goodbye);
                self.store_pending();
                self.around.registry.forget(&self.key);
                break;
            }
            if self.newest != edited {
                self.report_notes();
            }
        }
        self.leave().await;
    }

    /// Handles one message; the last one says goodbye.
    fn handle(&mut self, message: RoomMessage) -> Option<Goodbye> {
        match message {
            RoomMessage::Connect {
                client,
                visitor,
                outlet,
                welcomed,
            } => {
                self.connect(client, visitor, outlet);
                let _ = welcomed.send(());
            }
            RoomMessage::Frame { client, bytes } => {
                let now = (self.around.clock)();
                self.apply(Input::Frame { client, bytes, now });
            }
            RoomMessage::Disconnect { client } => self.disconnect(client),
            RoomMessage::Permit { person, permit } => self.change_permit(&person, permit.as_ref()),
            RoomMessage::Rules(rules) => self.apply(Input::Rules(rules)),
            RoomMessage::Edit { edits, applied } => {
                let _ = applied.send(self.edit(edits));
            }
            RoomMessage::Read { content } => {
                let _ = content.send(self.room.content());
            }
            RoomMessage::Take { taken } => self.take(taken),
            RoomMessage::Receive {
                edits,
                removals,
                applied,
            } => {
                self.receive(edits, removals);
                let _ = applied.send(());
            }
            RoomMessage::End(goodbye) => return Some(goodbye),
        }
        None
    }

    /// Why the room must end although nobody said so.
    fn distrust(&self) -> Option<Goodbye> {
        (self.condition == Condition::Distrusted).then(|| {
            tracing::error!(room = %self.key, "a document failed over a hostile update and is loaded anew");
            Goodbye::come_back()
        })
    }

    /// Feeds one input to the room and carries out what it asks for.
    fn apply(&mut self, input: Input) {
        let mut overflowing = Vec::new();
        let mut closing = Vec::new();
        for effect in self.room.handle(input) {
            match effect {
                Effect::Send { to, frame } => {
                    if self
                        .guests
                        .get(&to)
                        .is_some_and(|guest| guest.outlet.send(frame).is_err())
                    {
                        overflowing.push(to);
                    }
                }
                Effect::Broadcast { except, frame } => {
                    metrics::counter!("ekkyo_frames_sent_total")
                        .increment(self.guests.len() as u64);
                    for (client, guest) in self
                        .guests
                        .iter()
                        .filter(|(client, _)| Some(**client) != except)
                    {
                        if guest.outlet.send(frame.clone()).is_err() {
                            overflowing.push(*client);
                        }
                    }
                }
                Effect::Persist {
                    number,
                    author,
                    update,
                } => {
                    self.newest = number;
                    self.pending.push(LogEntry {
                        room: self.key.to_string(),
                        author,
                        at: (self.around.clock)(),
                        update: update.to_vec(),
                    });
                }
                Effect::Close {
                    client,
                    code,
                    reason,
                } => closing.push((client, Goodbye::new(code, reason))),
                Effect::Reload => self.condition = Condition::Distrusted,
            }
        }
        for client in overflowing {
            self.close(client, Goodbye::new(1013, "too slow"));
        }
        for (client, goodbye) in closing {
            self.close(client, goodbye);
        }
    }

    fn report_notes(&self) {
        let edited_at = (self.newest > 0).then(|| (self.around.clock)());
        let notes = u32::try_from(self.room.note_count()).unwrap_or(u32::MAX);
        self.around.watcher.counted(&self.key, notes, edited_at);
    }
}
