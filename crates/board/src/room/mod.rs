//! The live room of a board as a reducer: it is told what happened ([`Input`]) and answers what
//! to do ([`Effect`]). It owns the only live copy of the document on its node; a task owns it.
//!
//! # Rules
//!
//! Tests cite these numbers.
//!
//! **Synchronising.**
//! 1. A new connection is sent step 1 and the presence of all; step 1 is answered with step 2.
//! 2. A change is passed on to all others at once, in the order in which changes were applied,
//!    and stored in the same order; it is never passed on in part.
//! 3. The acknowledgement of a connection counts its updates, in the order received, that are
//!    durable with everything that the server added to them. It never counts an update that
//!    was not taken.
//! 4. An update that refers to something unknown is not taken; its sender is sent step 1, and
//!    its answer brings everything.
//! 5. What is not new is neither passed on nor stored.
//!
//! **Rights.**
//! 6. An observer's changes are never applied; sending some closes the connection (4403).
//! 7. While the board is locked, changes of all but leads are not applied; the client is told
//!    once, keeps them, and is sent step 1 when the board is unlocked.
//! 8. A locked note or frame and the words on it stay exactly as they are whatever anyone but
//!    a lead sends; only leads lock and unlock. Links and comments may be drawn to it.
//! 9. Only the server writes `votes` and `use_cases`.
//! 10. While a step is locked, new notes of kinds that it does not offer are removed.
//! 11. Nobody writes in another's name: the author of a new note or comment is the person of
//!     the connection, later it stays; a note that is restored keeps its author. Comments are
//!     changed by their author and by leads only.
//!
//! **Bounds.**
//! 12. A malformed frame closes its sender (4400); nobody else notices.
//! 13. A frame, a text or a board that is too large closes the sender (4413), and what went
//!     beyond the limit is taken out again.
//! 14. An entry that is not of the schema is put back and closes the sender (4400). Fields that
//!     the schema does not know are kept.
//! 15. Sending too fast closes the sender (4429).
//!
//! **Presence.**
//! 16. A state that tells of a user tells of the person of the connection, under their id and
//!     name. Other programs' states without a `user` pass as they are.

mod awareness;
mod clients;
mod edits;
mod engine;
mod guard;
mod history;
mod input;
mod limits;
mod receive;
mod serve;
mod signature;
mod touch;
mod update;
mod writers;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use bytes::Bytes;

use domain::board::BoardContent;

use crate::document::{self, Root};

use awareness::Awareness;
use clients::Client;
use engine::Engine;
use guard::Guard;
use history::History;
use writers::Writers;

pub use crate::document::LoadError;
pub use input::{Acks, ClientId, Effect, Input, Permit, Rules, ServerEdit};
pub use limits::{MAX_COMMENTS, MAX_FRAMES, MAX_LINKS, MAX_NOTES, MAX_TEXT, MAX_TEXTS};

/// WebSocket close codes. y-websocket does not reconnect after 4400 to 4499.
pub mod close {
    /// The server restarts or reloads the room: come back.
    pub const RESTART: u16 = 1012;
    /// The client did not read fast enough: come back and resynchronise.
    pub const TOO_SLOW: u16 = 1013;
    /// Not the protocol, or not of the schema.
    pub const MALFORMED: u16 = 4400;
    /// The ticket is missing, expired or wrong.
    pub const TICKET: u16 = 4401;
    /// Not allowed to write, or no longer allowed to look.
    pub const FORBIDDEN: u16 = 4403;
    /// Too much.
    pub const TOO_LARGE: u16 = 4413;
    /// Too fast.
    pub const TOO_FAST: u16 = 4429;
}

/// The author in [`Effect::Persist`] of what the server does itself.
pub const SERVER_AUTHOR: &str = "";

/// One live board. Also one person's private notes are a room, with one person in it.
#[derive(Debug)]
pub struct Room {
    engine: Engine,
    history: History,
    writers: Writers,
    guard: Guard,
    clients: HashMap<ClientId, Client>,
    awareness: Awareness,
    rules: Rules,
    issued: u64,
    /// The frame that brings a newcomer everything, as of which persist number.
    newcomers: Option<(u64, Bytes)>,
    durable: u64,
    types_made: usize,
    size: usize,
    unmeasured: usize,
    health: Health,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Sound,
    Broken,
}

impl Room {
    /// Loads a room from the last snapshot (encoding version 2) and the updates stored after
    /// it (version 1). `replica` is the Yjs client under which the server itself writes: a
    /// random number, drawn anew for every load, so that what an earlier load wrote and lost
    /// is never confused with what this one writes.
    ///
    /// Run rooms on threads with a stack of at least 16 MiB: yrs deletes nested texts
    /// recursively, and the scan bounds the nesting of one update but does not forbid it.
    pub fn load(
        replica: u64,
        snapshot: Option<&[u8]>,
        updates: impl IntoIterator<Item = impl AsRef<[u8]>>,
    ) -> Result<Self, LoadError> {
        let (document, size) = document::load(replica, snapshot, updates)?;
        let engine = Engine::new(document);
        let guard = engine.read(|transaction, roots| Guard::load(transaction, roots));
        Ok(Self {
            history: engine.history().ok_or(LoadError::Foreign)?,
            writers: Writers::new(engine.replica()),
            types_made: guard.count(Root::Texts),
            guard,
            engine,
            clients: HashMap::new(),
            awareness: Awareness::default(),
            rules: Rules::default(),
            issued: 0,
            newcomers: None,
            durable: 0,
            size,
            unmeasured: 0,
            health: Health::Sound,
        })
    }

    /// Takes what happened and answers what to do, in this order.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.health == Health::Broken {
            return effects;
        }
        match input {
            Input::Connect {
                client,
                permit,
                acks,
            } => self.connect(client, permit, acks, &mut effects),
            Input::Frame { client, bytes, now } => self.receive(client, &bytes, now, &mut effects),
            Input::Disconnect { client } => self.disconnect(client, &mut effects),
            Input::Committed { up_to } => self.committed(up_to, &mut effects),
            Input::Permit { client, permit } => self.change_permit(client, permit, &mut effects),
            Input::Rules(rules) => self.change_rules(rules, &mut effects),
            Input::Server(edits) => self.edit(&edits, &mut effects),
        }
        effects
    }

    /// Everything on the board.
    pub fn content(&self) -> BoardContent {
        self.engine.content()
    }

    /// The document in encoding version 2, to be stored in place of the log so far.
    pub fn snapshot(&self) -> Vec<u8> {
        self.engine.snapshot()
    }

    /// How many notes there are; costs nothing.
    pub fn note_count(&self) -> usize {
        self.guard.count(Root::Notes)
    }

    /// Whether the board may hold what these edits add. The server asks before it adds notes;
    /// told to, a room carries out every edit.
    pub fn has_room_for(&self, edits: &[ServerEdit]) -> bool {
        let before = self.note_count();
        let after = self
            .engine
            .read(|transaction, roots| edits::notes_after(transaction, roots, before, edits));
        after <= before.max(MAX_NOTES)
    }

    /// The number of the last [`Effect::Persist`], 0 before the first.
    pub fn last_number(&self) -> u64 {
        self.issued
    }
}
