//! The agenda a team follows: its steps, and the run through them. Nothing advances by
//! itself; a lead starts, extends, pauses, skips and goes back, and the times after it re-flow.

use serde::{Deserialize, Serialize};

use crate::{Localised, board::NoteKind, people::Role};

mod command;
mod run;
mod timetable;

#[cfg(test)]
mod tests;

pub use command::{Command, Refusal, StepChoice};
pub use run::{Clock, Lock, Position, Record, Run, StepClock};
pub use timetable::{Planned, Progress};

/// A timetable template, written as a content file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// The template's name, such as `ideathon`.
    pub id: String,
    /// Raised whenever steps change meaning.
    pub revision: u32,
    /// What organisers choose it by.
    pub title: Localised,
    /// The steps in order, at least one.
    pub steps: Vec<Step>,
}

impl Agenda {
    /// The planned length of all steps together.
    pub fn total_minutes(&self) -> u32 {
        self.steps
            .iter()
            .fold(0, |sum, step| sum.saturating_add(step.minutes))
    }
}

/// One step of an agenda. It sets defaults and forbids nothing unless a lead locks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Unique within the agenda.
    pub id: String,
    /// A short heading.
    pub title: Localised,
    /// What to do now, two to four sentences.
    pub instruction: Localised,
    /// The planned length.
    pub minutes: u32,
    /// The role that leads it.
    pub led_by: Role,
    /// The kinds of note the palette offers first; empty means all.
    #[serde(default)]
    pub palette: Vec<NoteKind>,
    /// Where it takes place.
    pub view: View,
    /// Whether notes are written in silence.
    #[serde(default)]
    pub writing: Writing,
}

/// The page a step happens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The Event Storming board.
    Board,
    /// The use-case worksheet.
    Worksheet,
    /// Talk or break; no page is needed.
    Talk,
}

/// How notes are written during a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// Everyone sees every note at once.
    #[default]
    Open,
    /// Each person's new notes stay private until a lead reveals them.
    Silent,
}
