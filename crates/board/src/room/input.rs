//! What a room is told and what it asks for. Everything is plain data, so that the task that
//! runs a room only translates.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    Moment,
    board::{BoardContent, NoteKind},
    permission::{Action, Standing},
};

/// A connection to a room, named by the task that runs it and never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub u64);

/// Who a connection belongs to and what it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// The id of the member or organiser.
    pub person: String,
    /// The name shown beside comments.
    pub name: String,
    /// What the person is towards the team.
    pub standing: Standing,
}

impl Permit {
    /// Whether changes are taken at all.
    pub fn may_edit(&self) -> bool {
        self.standing.may(Action::EditBoard)
    }

    /// Whether locks do not bind this person.
    pub fn may_lead(&self) -> bool {
        self.standing.may(Action::Lead)
    }
}

/// Whether a connection asked for acknowledgements and notices (`ack=1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acks {
    /// Messages 100 and 101 are sent.
    Wanted,
    /// A plain y-websocket client: it gets neither.
    Unwanted,
}

/// What leads have set for the whole board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Only leads may write.
    pub board_locked: bool,
    /// The kinds a new note may have while the step is locked; `None` means all. Leads are
    /// not bound.
    pub kinds: Option<Vec<NoteKind>>,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Input {
    /// A connection was opened.
    Connect {
        /// Its name.
        client: ClientId,
        /// Its rights.
        permit: Permit,
        /// Whether it wants acknowledgements.
        acks: Acks,
    },
    /// A connection sent a binary frame.
    Frame {
        /// Which.
        client: ClientId,
        /// The whole frame.
        bytes: Bytes,
        /// When it arrived.
        now: Moment,
    },
    /// A connection is gone. Harmless after [`Effect::Close`].
    Disconnect {
        /// Which.
        client: ClientId,
    },
    /// Every [`Effect::Persist`] with a number up to this one is durable.
    Committed {
        /// The largest durable number.
        up_to: u64,
    },
    /// The rights of a connection changed.
    Permit {
        /// Which.
        client: ClientId,
        /// Its rights from now on.
        permit: Permit,
    },
    /// The rules of the board changed.
    Rules(Rules),
    /// The server itself edits the board, all in one transaction.
    Server(Vec<ServerEdit>),
}

/// An edit by the server.
#[derive(Debug, Clone, PartialEq)]
pub enum ServerEdit {
    /// Adds everything of the content under its ids, over what is there. Equal things are left
    /// alone, so that doing it twice is harmless.
    Put(BoardContent),
    /// Removes notes, frames, links and comments with these ids, the texts that belong to
    /// them, and links and comments that hang on removed notes.
    Remove(Vec<String>),
    /// Makes the shown vote results exactly these.
    Votes(BTreeMap<String, u32>),
    /// Makes the marks of notes and frames that became use cases exactly these.
    UseCases(BTreeMap<String, String>),
    /// Makes the board exactly this, as an import does.
    Replace(BoardContent),
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send a frame to one client.
    Send {
        /// To whom.
        to: ClientId,
        /// The frame.
        frame: Bytes,
    },
    /// Send a frame to all clients, perhaps but one.
    Broadcast {
        /// Not to this one.
        except: Option<ClientId>,
        /// The frame.
        frame: Bytes,
    },
    /// Store an update after all earlier ones, then tell with [`Input::Committed`].
    Persist {
        /// Its place: 1, 2, 3 and so on since the room was loaded.
        number: u64,
        /// The id of the person who made it, empty for the server.
        author: String,
        /// The update in encoding version 1.
        update: Bytes,
    },
    /// Close a connection. The room has forgotten it already.
    Close {
        /// Which.
        client: ClientId,
        /// The WebSocket close code, see [`close`](super::close).
        code: u16,
        /// A word for developers.
        reason: &'static str,
    },
    /// The document can no longer be trusted because yrs failed over a hostile update, which
    /// was not taken. Finish storing, drop this room (it answers nothing any more), close its
    /// clients with [`close::RESTART`](super::close::RESTART) and load it anew from storage.
    Reload,
}
