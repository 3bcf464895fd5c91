//! What a team's session can be told, and what it needs from its surroundings.

use std::sync::Arc;

use domain::{
    TeamId, UseCaseId,
    agenda::{self, Lock},
};
use storage::Db;
use tokio::sync::{broadcast, oneshot, watch};

use crate::{
    Agendas, Clock,
    facts::Facts,
    progress::Progress,
    registry::Registry,
    snapshot::{PlacedDots, TeamSnapshot},
};

/// What a team's session can be told.
pub(crate) enum SessionMessage {
    /// Watch the team.
    Watch(oneshot::Sender<Subscription>),
    /// A lead's word about the agenda.
    Agenda(
        agenda::Command,
        oneshot::Sender<Result<Progress, CommandError>>,
    ),
    /// Lock or unlock the board.
    LockBoard(Lock, oneshot::Sender<Result<Progress, CommandError>>),
    /// Open, show or cancel a vote; answered with the dots by person when it ends.
    Vote(
        VoteCommand,
        oneshot::Sender<Result<Vec<PlacedDots>, CommandError>>,
    ),
    /// Somebody places dots.
    Place(PlacedDots, oneshot::Sender<Result<(), CommandError>>),
    /// Something that snapshots show has changed elsewhere.
    Changed,
    /// A worksheet was changed.
    UseCase(UseCaseId),
    /// The team is gone.
    End,
}

/// A lead's word about votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteCommand {
    /// Give everyone this many dots, 1 to [`VoteRound::MOST_DOTS`], and begin.
    Open(u32),
    /// End the vote and show the counts.
    Show,
    /// End the vote and forget the dots.
    Cancel,
}

/// Why a command was not carried out. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The agenda does not allow it at present.
    #[error(transparent)]
    Refused(#[from] agenda::Refusal),
    /// No vote is going on.
    #[error("no vote is open")]
    NoVote,
    /// A vote is going on already.
    #[error("a vote is open already")]
    VoteOpen,
    /// More dots than a person has, or than a vote may give.
    #[error("too many dots")]
    TooManyDots,
    /// Only problem notes can be voted on.
    #[error("not a problem note")]
    NotAProblem,
    /// The board would hold more notes than [`board::room::MAX_NOTES`].
    #[error("the board would have too many notes")]
    BoardFull,
    /// The team or board does not exist (any more).
    #[error("gone")]
    Gone,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// A view on a team that stays current.
#[derive(Debug)]
pub struct Subscription {
    /// The newest snapshot.
    pub snapshots: watch::Receiver<Arc<TeamSnapshot>>,
    /// Use cases as they change.
    pub use_cases: broadcast::Receiver<UseCaseId>,
}

/// What a session needs from its surroundings.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) db: Db,
    pub(crate) agendas: Agendas,
    pub(crate) facts: Facts,
    pub(crate) clock: Clock,
    pub(crate) registry: Registry<TeamId, SessionMessage>,
}
