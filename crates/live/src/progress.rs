//! Where a team stands, as stored: its run through the agenda, the lock on its board and the
//! vote that is going on. One JSON value per team, written whole at each change.

use board::room::Rules;
use domain::agenda::{Agenda, Lock, Run};
use serde::{Deserialize, Serialize};

/// Where a team stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The run through the agenda.
    #[serde(default)]
    pub run: Run,
    /// Whether only leads may change the board.
    #[serde(default)]
    pub board_lock: Lock,
    /// The vote that is going on.
    #[serde(default)]
    pub vote: Option<VoteRound>,
}

/// A vote on problem notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRound {
    /// Dots per person, 1 to [`VoteRound::MOST_DOTS`].
    pub dots: u32,
}

impl VoteRound {
    /// The most dots a person may be given.
    pub const MOST_DOTS: u32 = 20;
}

impl Progress {
    /// The progress as stored. Text that cannot be read counts as a team that has not begun:
    /// the agenda is a convenience, and a damaged row must not lock a team out of its board.
    pub(crate) fn parse(team: &domain::TeamId, stored: Option<&str>) -> Self {
        let Some(stored) = stored else {
            return Self::default();
        };
        serde_json::from_str(stored).unwrap_or_else(|error| {
            tracing::error!(%team, %error, "stored progress cannot be read; starting afresh");
            Self::default()
        })
    }

    /// What the board's room enforces.
    pub(crate) fn rules(&self, agenda: &Agenda) -> Rules {
        let palette = match (self.run.lock, self.run.current(agenda)) {
            (Lock::Locked, Some((_, step))) if !step.palette.is_empty() => {
                Some(step.palette.clone())
            }
            _ => None,
        };
        Rules {
            board_locked: self.board_lock == Lock::Locked,
            kinds: palette,
        }
    }
}
