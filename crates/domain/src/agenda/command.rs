//! What a lead may tell a run, and the reasons why a run declines.

use serde::{Deserialize, Serialize};

/// Something a lead tells the run. The JSON form is what the board page sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Begin with the first step.
    Start,
    /// End this step and begin the following one; after the last, finish.
    Next,
    /// Return to the step before; from the end, to the last step.
    Back,
    /// Stop the clock.
    Pause,
    /// Let the clock run on.
    Resume,
    /// Give the current step more time.
    Extend {
        /// How much, 1 to [`Command::LONGEST_EXTENSION`].
        minutes: u32,
    },
    /// Jump to a step.
    GoTo {
        /// Which.
        step: StepChoice,
    },
    /// Allow only what the step's palette offers.
    Lock,
    /// Allow everything again.
    Unlock,
}

impl Command {
    /// The most minutes one extension may add.
    pub const LONGEST_EXTENSION: u32 = 180;
}

/// A step named by its place or by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum StepChoice {
    /// Counted from 0.
    Index(u32),
    /// The step's id.
    Id(String),
}

/// Why a run declined a command. Nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// The command needs a running step, and nobody has started.
    #[error("the agenda has not begun")]
    NotStarted,
    /// It was started before.
    #[error("the agenda has begun already")]
    AlreadyStarted,
    /// The command needs a running step, and the last one is over.
    #[error("the agenda is over")]
    Finished,
    /// There is nothing before the first step.
    #[error("this is the first step")]
    AtFirstStep,
    /// The clock stands still already.
    #[error("the clock is paused already")]
    AlreadyPaused,
    /// The clock runs already.
    #[error("the clock is running already")]
    NotPaused,
    /// An extension must be 1 to [`Command::LONGEST_EXTENSION`] minutes.
    #[error("extensions are 1 to 180 minutes")]
    MinutesOutOfRange,
    /// The agenda has no such step.
    #[error("no such step")]
    UnknownStep,
}

impl Refusal {
    /// The name by which messages for people are looked up.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::AlreadyStarted => "already_started",
            Self::Finished => "finished",
            Self::AtFirstStep => "at_first_step",
            Self::AlreadyPaused => "already_paused",
            Self::NotPaused => "not_paused",
            Self::MinutesOutOfRange => "minutes_out_of_range",
            Self::UnknownStep => "unknown_step",
        }
    }
}
