//! What a room task can be told, and what it needs from its surroundings.

use board::room::{Acks, ClientId, Permit, Rules, ServerEdit};
use bytes::Bytes;
use domain::board::BoardContent;
use storage::Db;
use tokio::sync::oneshot;

use crate::{
    Clock, RoomKey,
    connection::{Goodbye, Outlet},
    facts::Presence,
    registry::Registry,
    session::CommandError,
    watcher::Watcher,
    writer::{Batch, Writer},
};

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
    /// The server changes the document; answered when it is applied and queued for storage, or
    /// when it does not fit.
    Edit {
        edits: Vec<ServerEdit>,
        applied: oneshot::Sender<Result<(), CommandError>>,
    },
    /// The server reads the document.
    Read {
        content: oneshot::Sender<BoardContent>,
    },
    /// Everything is taken out of a private document, to be stored together with its arrival
    /// on the shared one.
    Take { taken: oneshot::Sender<Taken> },
    /// What was taken from private documents arrives. It cannot be refused: it has no other
    /// place any more.
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
