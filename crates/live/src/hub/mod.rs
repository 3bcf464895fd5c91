//! The one door to everything live. Handlers authorise first and then call the hub. Here are
//! documents and the server's start and end; what happens in a team besides its document is in
//! `teams`, how tasks are reached in `asking`.

mod asking;
mod teams;

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use board::room::{Acks, ClientId, Permit, ServerEdit};
use domain::{
    BoardId, MemberId, OrganiserId, TeamId, WorkshopId, board::BoardContent, people::Member,
    permission::Standing,
};
use storage::Db;
use tokio::sync::{oneshot, watch};

use crate::{
    Agendas, Clock, RoomKey,
    connection::{FromRoom, Goodbye, ToRoom, connection},
    facts::{BoardFacts, Facts, Presence},
    registry::Registry,
    room::{self, RoomMessage, Visitor},
    session::{self, CommandError, SessionMessage},
    telemetry,
    watcher::Watcher,
    writer::Writer,
};

/// How often a message is sent anew when its task retires or fails to load under it.
const ATTEMPTS: usize = 3;

/// Somebody who opens a board, already authorised.
#[derive(Debug, Clone)]
pub struct Participant {
    /// Member or organiser id.
    pub id: String,
    /// The name shown to others.
    pub name: String,
    /// Role key, or `organiser`.
    pub role: String,
    /// What the person is towards the board's team.
    pub standing: Standing,
}

impl Participant {
    fn permit(&self) -> Permit {
        Permit {
            person: self.id.clone(),
            name: self.name.clone(),
            standing: self.standing,
        }
    }
}

/// The live part of the server. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    shared: Arc<Shared>,
}

struct Shared {
    rooms: room::Surroundings,
    sessions: session::Surroundings,
    clients: AtomicU64,
    draining: watch::Sender<bool>,
}

impl Hub {
    /// Starts the writer; documents and sessions start when somebody needs them. Must be called
    /// inside a tokio runtime whose threads have a large stack (see `server-facts`: a hostile
    /// document can nest deeply, and decoding recurses).
    pub fn start(db: Db, agendas: Agendas, clock: Clock) -> Self {
        telemetry::describe();
        let facts = Facts::default();
        let sessions = session::Surroundings {
            db: db.clone(),
            agendas: agendas.clone(),
            facts: facts.clone(),
            clock: Arc::clone(&clock),
            registry: Registry::new(),
        };
        let watcher = Watcher {
            db: db.clone(),
            agendas,
            facts,
            nudge: asking::nudge(&sessions),
        };
        let writer = Writer::start(db.clone());
        let rooms = room::Surroundings {
            db,
            writer,
            watcher,
            clock,
            registry: Registry::new(),
        };
        let shared = Shared {
            rooms,
            sessions,
            clients: AtomicU64::new(0),
            draining: watch::Sender::new(false),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Opens a document for a socket. `None` when the server is going down or the document
    /// cannot be loaded; the cause is in the log and the client should come back.
    pub async fn open(
        &self,
        key: &RoomKey,
        who: &Participant,
        acks: Acks,
    ) -> Option<(ToRoom, FromRoom)> {
        if self.is_draining() {
            return None;
        }
        let presence = Presence {
            name: who.name.clone(),
            role: who.role.clone(),
            windows: 1,
        };
        for _ in 0..ATTEMPTS {
            let client = ClientId(self.shared.clients.fetch_add(1, Ordering::Relaxed));
            let sender = self.room(key);
            let (to_room, from_room, outlet) = connection(client, sender.clone());
            let visitor = Visitor {
                permit: who.permit(),
                presence: presence.clone(),
                acks,
            };
            let (welcomed, welcome) = oneshot::channel();
            let message = RoomMessage::Connect {
                client,
                visitor,
                outlet,
                welcomed,
            };
            if sender.send(message).await.is_ok() && welcome.await.is_ok() {
                return Some((to_room, from_room));
            }
        }
        None
    }

    /// What is on a team's shared board.
    pub async fn content(&self, board: &BoardId) -> Result<BoardContent, CommandError> {
        self.read(&RoomKey::shared(board)).await
    }

    /// The private notes of each person on a board, for archives made by organisers' command
    /// line; never for a page.
    pub async fn drafts(
        &self,
        board: &BoardId,
    ) -> Result<BTreeMap<String, BoardContent>, CommandError> {
        let mut drafts = BTreeMap::new();
        for owner in self.draft_owners(board).await? {
            let content = self.read(&RoomKey::private(board, &owner)).await?;
            if !content.notes.is_empty() {
                drafts.insert(owner, content);
            }
        }
        Ok(drafts)
    }

    /// Changes a shared board in the server's name.
    pub async fn edit(&self, board: &BoardId, edits: Vec<ServerEdit>) -> Result<(), CommandError> {
        self.edit_room(&RoomKey::shared(board), edits).await
    }

    /// Changes a person's private notes in the server's name, for archives that are restored.
    pub async fn edit_drafts(
        &self,
        board: &BoardId,
        owner: &str,
        edits: Vec<ServerEdit>,
    ) -> Result<(), CommandError> {
        self.edit_room(&RoomKey::private(board, owner), edits).await
    }

    /// A member's role, access or team was changed, or the member was removed: every open
    /// socket of theirs gets the new rights or is closed.
    pub async fn member_changed(&self, member: &MemberId) -> Result<(), CommandError> {
        let db = &self.shared.rooms.db;
        let stored = db.member(member).await?;
        for (key, room) in self.shared.rooms.registry.all() {
            let permit = match &stored {
                Some(stored) => permit_of(db, stored, &key.board).await?,
                None => None,
            };
            let _ = room
                .send(RoomMessage::Permit {
                    person: member.to_string(),
                    permit,
                })
                .await;
        }
        Ok(())
    }

    /// An organiser runs a workshop no longer: their sockets on its boards are closed.
    pub async fn organiser_removed(
        &self,
        workshop: &WorkshopId,
        organiser: &OrganiserId,
    ) -> Result<(), CommandError> {
        let teams = self.shared.rooms.db.teams_of_workshop(workshop).await?;
        for (key, room) in self.shared.rooms.registry.all() {
            if teams.iter().any(|team| team.board == key.board) {
                let _ = room
                    .send(RoomMessage::Permit {
                        person: organiser.to_string(),
                        permit: None,
                    })
                    .await;
            }
        }
        Ok(())
    }

    /// A team was deleted: its sockets are closed and its tasks end. To be called before the
    /// rows are deleted, so that no late update outlives them.
    pub async fn team_deleted(&self, team: &TeamId, board: &BoardId) {
        for (key, room) in self.shared.rooms.registry.all() {
            if key.board == *board {
                let _ = room
                    .send(RoomMessage::End(Goodbye::new(4403, "deleted")))
                    .await;
            }
        }
        if let Some(session) = self.shared.sessions.registry.running(team) {
            let _ = session.send(SessionMessage::End).await;
        }
        self.shared.rooms.writer.flush().await;
        self.shared.sessions.facts.forget(board);
    }

    /// What rooms know of a board that was opened since the server started.
    pub fn facts(&self, board: &BoardId) -> BoardFacts {
        self.shared.sessions.facts.of(board)
    }

    /// Whether the server is going down.
    pub fn is_draining(&self) -> bool {
        *self.shared.draining.borrow()
    }

    /// Returns once the server goes down, for streams that would otherwise never end.
    pub async fn drained(&self) {
        let mut draining = self.shared.draining.subscribe();
        // The sender lives as long as this hub.
        let _ = draining.wait_for(|draining| *draining).await;
    }

    /// Closes every socket so that clients come back to the next server, and returns when every
    /// update is stored.
    pub async fn drain(&self) {
        self.shared.draining.send_replace(true);
        for (_, room) in self.shared.rooms.registry.all() {
            let _ = room.send(RoomMessage::End(Goodbye::come_back())).await;
            let () = room.closed().await;
        }
        self.shared.rooms.writer.flush().await;
    }
}

/// What a member may do on a board at present; nothing when they have nothing to do with it.
async fn permit_of(
    db: &Db,
    member: &Member,
    board: &BoardId,
) -> Result<Option<Permit>, storage::Error> {
    let standing = match board.practising() {
        Some(owner) => (owner == member.id.as_str()).then_some(Standing::Participant),
        None => (db.team_by_board(board).await?)
            .and_then(|team| Standing::of_member(member, &team.workshop, &team.id)),
    };
    Ok(standing.map(|standing| Permit {
        person: member.id.to_string(),
        name: member.name.clone(),
        standing,
    }))
}
