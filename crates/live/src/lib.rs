//! The live part of the server: one task per open document and per watched team, the writer
//! that makes edits durable, and the hub through which everything else reaches them.
//!
//! Rules live in `domain` and `board`; here they are only carried out. Sockets, HTTP and HTML
//! are the business of `web`.

mod agendas;
mod compact;
mod connection;
mod facts;
mod hub;
mod progress;
mod registry;
mod room;
mod session;
mod snapshot;
mod telemetry;
mod watcher;
mod writer;

pub mod archive;
pub mod wire;

use std::{fmt, sync::Arc};

use domain::{BoardId, Moment};

pub use agendas::Agendas;
pub use connection::{FromRoom, Goodbye, ToRoom};
pub use facts::{BoardFacts, Presence};
pub use hub::{Hub, Participant};
pub use progress::{Progress, VoteRound};
pub use session::{CommandError, Subscription, VoteCommand};
pub use snapshot::{PlacedDots, TeamSnapshot, UseCaseSummary};

/// Tells the time; tests pass their own.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Names a live document: a team's shared board, or one person's private notes on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoomKey {
    /// The board.
    pub board: BoardId,
    /// Whose private notes; none for the shared board.
    pub owner: Option<String>,
}

impl RoomKey {
    /// The document everybody on the team shares.
    pub fn shared(board: &BoardId) -> Self {
        Self {
            board: board.clone(),
            owner: None,
        }
    }

    /// The notes that only `owner` sees until they are revealed.
    pub fn private(board: &BoardId, owner: &str) -> Self {
        Self {
            board: board.clone(),
            owner: Some(owner.to_owned()),
        }
    }
}

/// The key under which updates are stored: `board` or `board/owner`.
impl fmt::Display for RoomKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.owner {
            None => write!(formatter, "{}", self.board),
            Some(owner) => write!(formatter, "{}/{owner}", self.board),
        }
    }
}
