//! The one door to everything live. Handlers authorise first and then call the hub.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use board::{
    places::Places,
    room::{Acks, ClientId, Permit, ServerEdit},
};
use domain::{
    BoardId, MemberId, TeamId, UseCaseId,
    agenda::{self, Lock},
    board::{BoardContent, NoteKind},
    permission::Standing,
};
use storage::Db;
use tokio::sync::{mpsc, oneshot};

use crate::{
    Agendas, Clock, RoomKey,
    connection::{FromRoom, Goodbye, ToRoom, connection},
    facts::{BoardFacts, Facts, Presence},
    progress::Progress,
    registry::Registry,
    room::{self, RoomMessage, Taken, Visitor},
    session::{self, CommandError, SessionMessage, Subscription, VoteCommand},
    snapshot::PlacedDots,
    telemetry,
    watcher::{Nudge, Watcher},
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
    draining: AtomicBool,
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
            nudge: nudge(&sessions),
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
            draining: AtomicBool::new(false),
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

    /// Marks the notes and frames of a team's board that became use cases, as its list says.
    pub async fn mark_use_cases(&self, team: &TeamId) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        let mut marks = BTreeMap::new();
        for use_case in self.shared.rooms.db.use_cases(team).await? {
            for origin in use_case.note.into_iter().chain(use_case.frame) {
                marks.insert(origin, use_case.id.to_string());
            }
        }
        self.edit(&board, vec![ServerEdit::UseCases(marks)]).await?;
        self.changed(team).await;
        Ok(())
    }

    /// Watches a team: its state and its worksheets.
    pub async fn watch(&self, team: &TeamId) -> Result<Subscription, CommandError> {
        self.ask_session(team, SessionMessage::Watch).await
    }

    /// Carries out a lead's word about the agenda.
    pub async fn command(
        &self,
        team: &TeamId,
        command: agenda::Command,
    ) -> Result<(), CommandError> {
        let progress = self
            .ask_session(team, |reply| SessionMessage::Agenda(command.clone(), reply))
            .await??;
        self.enforce(team, &progress).await
    }

    /// Locks or unlocks a team's board.
    pub async fn lock_board(&self, team: &TeamId, lock: Lock) -> Result<(), CommandError> {
        let progress = self
            .ask_session(team, |reply| SessionMessage::LockBoard(lock, reply))
            .await??;
        self.enforce(team, &progress).await
    }

    /// Opens, shows or cancels a vote. Shown counts go into the document, for all to see.
    pub async fn vote(&self, team: &TeamId, command: VoteCommand) -> Result<(), CommandError> {
        let placed = self
            .ask_session(team, |reply| SessionMessage::Vote(command, reply))
            .await??;
        let board = self.board_of(team).await?;
        let counts = match command {
            VoteCommand::Cancel => return Ok(()),
            VoteCommand::Open(_) => BTreeMap::new(),
            VoteCommand::Show => count(&placed),
        };
        self.edit(&board, vec![ServerEdit::Votes(counts)]).await
    }

    /// Places somebody's dots on a problem note; zero takes them back.
    pub async fn place_dots(&self, team: &TeamId, placed: PlacedDots) -> Result<(), CommandError> {
        let content = self.content(&self.board_of(team).await?).await?;
        let is_problem = content
            .notes
            .get(&placed.note)
            .is_some_and(|note| note.kind == NoteKind::Problem);
        if placed.dots > 0 && !is_problem {
            return Err(CommandError::NotAProblem);
        }
        self.ask_session(team, |reply| SessionMessage::Place(placed.clone(), reply))
            .await?
    }

    /// Moves private notes onto the shared board: of the given people, or of everyone. Their
    /// arrival and their removal are stored in one transaction.
    pub async fn reveal(
        &self,
        team: &TeamId,
        people: Option<Vec<String>>,
    ) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        let owners = self.draft_owners(&board).await?;
        let chosen = owners
            .into_iter()
            .filter(|owner| people.as_ref().is_none_or(|people| people.contains(owner)));
        // The shared document is loaded first: if it cannot be, nothing has been taken yet.
        let mut places = Places::of(&self.content(&board).await?);
        let (mut edits, mut removals) = (Vec::new(), Vec::new());
        for owner in chosen {
            let Taken {
                mut content,
                removal,
            } = self.take(&RoomKey::private(&board, &owner)).await?;
            places.settle(&mut content);
            edits.push(ServerEdit::Put(content));
            removals.push(removal);
        }
        let (applied, done) = oneshot::channel();
        let message = RoomMessage::Receive {
            edits,
            removals,
            applied,
        };
        self.room(&RoomKey::shared(&board))
            .send(message)
            .await
            .map_err(|_| CommandError::Gone)?;
        done.await.map_err(|_| CommandError::Gone)?;
        self.changed(team).await;
        Ok(())
    }

    /// Something that a team's snapshot shows was changed in the database.
    pub async fn changed(&self, team: &TeamId) {
        if let Some(session) = self.shared.sessions.registry.running(team) {
            let _ = session.send(SessionMessage::Changed).await;
        }
    }

    /// A worksheet was changed in the database.
    pub async fn use_case_changed(&self, team: &TeamId, use_case: &UseCaseId) {
        if let Some(session) = self.shared.sessions.registry.running(team) {
            let _ = session
                .send(SessionMessage::UseCase(use_case.clone()))
                .await;
        }
    }

    /// A member's role, access or team was changed, or the member was removed: every open
    /// socket of theirs gets the new rights or is closed.
    pub async fn member_changed(&self, member: &MemberId) -> Result<(), CommandError> {
        let db = &self.shared.rooms.db;
        let stored = db.member(member).await?;
        for (key, room) in self.shared.rooms.registry.all() {
            let permit = match (&stored, db.team_by_board(&key.board).await?) {
                (Some(stored), Some(team)) => Standing::of_member(stored, &team.workshop, &team.id)
                    .map(|standing| Permit {
                        person: member.to_string(),
                        name: stored.name.clone(),
                        standing,
                    }),
                _ => None,
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
        self.shared.draining.load(Ordering::Relaxed)
    }

    /// Closes every socket so that clients come back to the next server, and returns when every
    /// update is stored.
    pub async fn drain(&self) {
        self.shared.draining.store(true, Ordering::Relaxed);
        for (_, room) in self.shared.rooms.registry.all() {
            let _ = room.send(RoomMessage::End(Goodbye::come_back())).await;
            let () = room.closed().await;
        }
        self.shared.rooms.writer.flush().await;
    }

    fn room(&self, key: &RoomKey) -> mpsc::Sender<RoomMessage> {
        let around = &self.shared.rooms;
        around.registry.reach(key, |mailbox| {
            tokio::spawn(room::run(key.clone(), mailbox, around.clone()));
        })
    }

    async fn ask_room<Answer>(
        &self,
        key: &RoomKey,
        message: impl Fn(oneshot::Sender<Answer>) -> RoomMessage,
    ) -> Result<Answer, CommandError> {
        for _ in 0..ATTEMPTS {
            let (reply, answer) = oneshot::channel();
            if self.room(key).send(message(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(CommandError::Gone)
    }

    async fn ask_session<Answer>(
        &self,
        team: &TeamId,
        message: impl Fn(oneshot::Sender<Answer>) -> SessionMessage,
    ) -> Result<Answer, CommandError> {
        let around = &self.shared.sessions;
        for _ in 0..ATTEMPTS {
            let session = around.registry.reach(team, |mailbox| {
                tokio::spawn(session::run(team.clone(), mailbox, around.clone()));
            });
            let (reply, answer) = oneshot::channel();
            if session.send(message(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(CommandError::Gone)
    }

    async fn read(&self, key: &RoomKey) -> Result<BoardContent, CommandError> {
        self.ask_room(key, |content| RoomMessage::Read { content })
            .await
    }

    async fn edit_room(&self, key: &RoomKey, edits: Vec<ServerEdit>) -> Result<(), CommandError> {
        self.ask_room(key, |applied| RoomMessage::Edit {
            edits: edits.clone(),
            applied,
        })
        .await
    }

    async fn take(&self, key: &RoomKey) -> Result<Taken, CommandError> {
        self.ask_room(key, |taken| RoomMessage::Take { taken })
            .await
    }

    /// Everybody who ever wrote privately on a board: as stored, and as known from open rooms.
    async fn draft_owners(&self, board: &BoardId) -> Result<Vec<String>, CommandError> {
        self.shared.rooms.writer.flush().await;
        let stored = self.shared.rooms.db.rooms_under(board).await?;
        Ok(stored
            .iter()
            .filter_map(|key| key.split_once('/'))
            .map(|(_, owner)| owner.to_owned())
            .collect())
    }

    async fn board_of(&self, team: &TeamId) -> Result<BoardId, CommandError> {
        let team = self.shared.rooms.db.team(team).await?;
        team.map(|team| team.board).ok_or(CommandError::Gone)
    }

    /// Tells the board's room which locks hold now. A room that is not open reads them when it
    /// loads.
    async fn enforce(&self, team: &TeamId, progress: &Progress) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        if let Some(room) = self.shared.rooms.registry.running(&RoomKey::shared(&board))
            && let Some(team) = self.shared.rooms.db.team_by_board(&board).await?
            && let Some(workshop) = self.shared.rooms.db.workshop(&team.workshop).await?
        {
            let rules = progress.rules(&self.shared.sessions.agendas.get(&workshop.agenda));
            let _ = room.send(RoomMessage::Rules(rules)).await;
        }
        Ok(())
    }
}

/// Tells a board's session, if it runs, that what its room knows has changed. Rooms must not
/// wait for sessions (a session may be waiting for that very room), hence the task.
fn nudge(sessions: &session::Surroundings) -> Nudge {
    let (db, registry) = (sessions.db.clone(), sessions.registry.clone());
    Arc::new(move |board| {
        let (db, registry, board) = (db.clone(), registry.clone(), board.clone());
        tokio::spawn(async move {
            if let Ok(Some(team)) = db.team_by_board(&board).await
                && let Some(session) = registry.running(&team.id)
            {
                let _ = session.send(SessionMessage::Changed).await;
            }
        });
    })
}

fn count(placed: &[PlacedDots]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for placed in placed {
        *counts.entry(placed.note.clone()).or_default() += placed.dots;
    }
    counts
}
