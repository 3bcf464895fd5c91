//! The task that owns one live document. It feeds sockets' frames into the pure room of the
//! `board` crate and interprets the effects: frames to sockets, updates to the writer, facts
//! to the team's session.

use std::{collections::HashMap, time::Duration};

use board::room::{Acks, ClientId, Effect, Input, Permit, Room, Rules, ServerEdit};
use bytes::Bytes;
use domain::board::BoardContent;
use storage::{Db, LogEntry};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::Instant,
};

use crate::{
    Clock, RoomKey,
    compact::compact,
    connection::{Goodbye, Outlet},
    facts::Presence,
    registry::{Registry, Retirement},
    watcher::Watcher,
    writer::{Batch, Share, Writer},
};

/// Messages taken from the mailbox before effects reach the writer.
const MESSAGES_PER_TURN: usize = 256;
/// An unused document stays in memory this long, so that a reload of the page is instant.
const IDLE: Duration = Duration::from_secs(60);
/// Stored updates after which a snapshot speeds up the next load.
const UPDATES_PER_SNAPSHOT: u64 = 1_000;

/// Somebody who opens a room.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    pub(crate) permit: Permit,
    pub(crate) presence: Presence,
    pub(crate) acks: Acks,
}

/// What a room task can be told.
pub(crate) enum RoomMessage {
    /// A socket opened; answered once the document is loaded, so that a caller whose message
    /// raced with the task's retirement notices and tries again.
    Connect {
        client: ClientId,
        visitor: Visitor,
        outlet: Outlet,
        welcomed: oneshot::Sender<()>,
    },
    /// A socket sent a frame.
    Frame { client: ClientId, bytes: Bytes },
    /// A socket closed.
    Disconnect { client: ClientId },
    /// A person's rights changed; without a permit all their sockets are closed.
    Permit {
        person: String,
        permit: Option<Permit>,
    },
    /// The team's locks changed.
    Rules(Rules),
    /// The server changes the document; answered when it is applied and queued for storage.
    Edit {
        edits: Vec<ServerEdit>,
        applied: oneshot::Sender<()>,
    },
    /// The server reads the document.
    Read {
        content: oneshot::Sender<BoardContent>,
    },
    /// Everything is taken out of a private document, to be stored together with its arrival
    /// on the shared one.
    Take { taken: oneshot::Sender<Taken> },
    /// What was taken from private documents arrives.
    Receive {
        edits: Vec<ServerEdit>,
        removals: Vec<Batch>,
        applied: oneshot::Sender<()>,
    },
    /// Everybody is sent away and the task ends.
    End(Goodbye),
}

/// The contents of a private document and the not yet stored updates that emptied it.
pub(crate) struct Taken {
    pub(crate) content: BoardContent,
    pub(crate) removal: Batch,
}

/// What a room task needs from its surroundings.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) db: Db,
    pub(crate) writer: Writer,
    pub(crate) watcher: Watcher,
    pub(crate) clock: Clock,
    pub(crate) registry: Registry<RoomKey, RoomMessage>,
}

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
                self.apply(Input::Server(edits));
                let _ = applied.send(());
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

    fn connect(&mut self, client: ClientId, visitor: Visitor, outlet: Outlet) {
        let person = visitor.permit.person.clone();
        self.guests.insert(
            client,
            Guest {
                outlet,
                person: person.clone(),
            },
        );
        metrics::gauge!("ekkyo_board_sockets").increment(1.0);
        self.around
            .watcher
            .entered(&self.key, &person, visitor.presence);
        self.apply(Input::Connect {
            client,
            permit: visitor.permit,
            acks: visitor.acks,
        });
    }

    fn disconnect(&mut self, client: ClientId) {
        if self.remove_guest(client).is_some() {
            self.apply(Input::Disconnect { client });
        }
    }

    fn remove_guest(&mut self, client: ClientId) -> Option<Guest> {
        let guest = self.guests.remove(&client)?;
        metrics::gauge!("ekkyo_board_sockets").decrement(1.0);
        self.around.watcher.left(&self.key, &guest.person);
        Some(guest)
    }

    fn change_permit(&mut self, person: &str, permit: Option<&Permit>) {
        let sockets: Vec<ClientId> = self
            .guests
            .iter()
            .filter(|(_, guest)| guest.person == person)
            .map(|(client, _)| *client)
            .collect();
        for client in sockets {
            match permit {
                Some(permit) => self.apply(Input::Permit {
                    client,
                    permit: permit.clone(),
                }),
                None => self.close(client, Goodbye::new(4403, "no longer allowed here")),
            }
        }
    }

    fn close(&mut self, client: ClientId, goodbye: Goodbye) {
        if let Some(guest) = self.remove_guest(client) {
            tracing::info!(room = %self.key, person = guest.person, code = goodbye.code, reason = goodbye.reason, "closing a board socket");
            guest.outlet.close(goodbye);
            self.apply(Input::Disconnect { client });
        }
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

    fn store_pending(&mut self) {
        if let Some(batch) = self.take_pending() {
            self.around.writer.store(batch);
        }
    }

    fn take_pending(&mut self) -> Option<Batch> {
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

    fn take(&mut self, taken: oneshot::Sender<Taken>) {
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

    fn receive(&mut self, edits: Vec<ServerEdit>, removals: Vec<Batch>) {
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

    fn is_stored(&self) -> bool {
        *self.durable.borrow() >= self.newest
    }

    fn compact_if_due(&mut self) {
        let durable = *self.durable.borrow();
        if durable.saturating_sub(self.compacted_at) >= UPDATES_PER_SNAPSHOT {
            self.compacted_at = durable;
            tokio::spawn(compact(self.around.db.clone(), self.key.to_string()));
        }
    }

    fn report_notes(&self) {
        let edited_at = (self.newest > 0).then(|| (self.around.clock)());
        let notes = u32::try_from(self.room.note_count()).unwrap_or(u32::MAX);
        self.around.watcher.counted(&self.key, notes, edited_at);
    }

    fn send_everyone_away(&mut self, goodbye: &Goodbye) {
        let clients: Vec<ClientId> = self.guests.keys().copied().collect();
        for client in clients {
            self.close(client, goodbye.clone());
        }
    }

    /// Leaves a snapshot behind so that the next load reads one row.
    async fn leave(self) {
        self.around.writer.flush().await;
        if *self.durable.borrow() > self.compacted_at {
            compact(self.around.db.clone(), self.key.to_string()).await;
        }
        metrics::gauge!("ekkyo_rooms").decrement(1.0);
    }
}
