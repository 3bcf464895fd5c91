//! A team's way through an agenda, as a value that commands change. A run remembers steps by
//! id and keeps the place as well, so that it survives an agenda file edited underneath it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Agenda, Command, Refusal, Step, StepChoice};
use crate::Moment;

/// Where a team stands in its agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Before, in or after the steps.
    pub position: Position,
    /// Whether the step forbids what its palette does not offer.
    #[serde(default)]
    pub lock: Lock,
    /// What happened so far, by step id; a step never entered has no entry.
    #[serde(default)]
    pub records: BTreeMap<String, Record>,
}

/// Before, in or after the steps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Position {
    /// Nobody has started.
    #[default]
    NotStarted,
    /// In a step.
    InStep {
        /// Its id.
        step: String,
        /// Its place when it was entered, used when the agenda no longer has that id.
        index: u32,
        /// When this visit to the step began.
        entered_at: Moment,
        /// Its clock.
        clock: StepClock,
    },
    /// The last step is over.
    Finished {
        /// Since when.
        at: Moment,
    },
}

/// How much of the current step's time is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum StepClock {
    /// Counting since `since`, after `used` milliseconds before it.
    Running {
        /// When it last began to count.
        since: Moment,
        /// Milliseconds counted before that.
        used: i64,
    },
    /// Standing still.
    Paused {
        /// Milliseconds counted.
        used: i64,
    },
}

impl StepClock {
    /// Milliseconds counted at `now`. A server clock set back never makes it shrink below
    /// what was counted before.
    fn used(self, now: Moment) -> i64 {
        match self {
            Self::Running { since, used } => used.saturating_add((now - since).max(0)),
            Self::Paused { used } => used,
        }
    }
}

/// Whether a step forbids what its palette does not offer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// The palette only suggests.
    #[default]
    Open,
    /// Only the palette's kinds may be added.
    Locked,
}

/// What happened in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When it was first entered.
    pub started_at: Moment,
    /// When it was last left; none while it was never left.
    pub ended_at: Option<Moment>,
    /// Milliseconds counted on its clock when it was last left, pauses excluded. Coming back
    /// continues from here, so that a `Next` by mistake costs nothing.
    pub used: i64,
    /// Minutes added to its planned length.
    #[serde(default)]
    pub extended: u32,
}

/// What the clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The agenda has not begun.
    NotStarted,
    /// Counting down to `ends_at`; past it, counting over.
    Running {
        /// When the step's time is up.
        ends_at: Moment,
    },
    /// Standing still.
    Paused {
        /// Milliseconds left; negative when over.
        left: i64,
    },
    /// The last step is over.
    Finished,
}

impl Run {
    /// Applies a lead's command. A refused command changes nothing.
    pub fn apply(
        &mut self,
        agenda: &Agenda,
        command: &Command,
        now: Moment,
    ) -> Result<(), Refusal> {
        match command {
            Command::Start => self.start(agenda, now),
            Command::Next => self.next(agenda, now),
            Command::Back => self.back(agenda, now),
            Command::Pause => self.pause(now),
            Command::Resume => self.resume(now),
            Command::Extend { minutes } => self.extend(agenda, *minutes, now),
            Command::GoTo { step } => self.go_to(agenda, step, now),
            Command::Lock => {
                self.lock = Lock::Locked;
                Ok(())
            }
            Command::Unlock => {
                self.lock = Lock::Open;
                Ok(())
            }
        }
    }

    /// The current step and its place, or none before the start and after the end.
    pub fn current<'a>(&self, agenda: &'a Agenda) -> Option<(usize, &'a Step)> {
        let Position::InStep { step, index, .. } = &self.position else {
            return None;
        };
        let place = agenda
            .steps
            .iter()
            .position(|candidate| candidate.id == *step)
            .or_else(|| Some((*index as usize).min(agenda.steps.len().checked_sub(1)?)))?;
        agenda.steps.get(place).map(|step| (place, step))
    }

    /// What the clock of the current step shows.
    pub fn clock(&self, agenda: &Agenda) -> Clock {
        match &self.position {
            Position::NotStarted => Clock::NotStarted,
            Position::Finished { .. } => Clock::Finished,
            Position::InStep { clock, .. } => match (self.current(agenda), clock) {
                (None, _) => Clock::Finished,
                (Some((_, step)), StepClock::Running { since, used }) => Clock::Running {
                    ends_at: *since + self.allotted(step).saturating_sub(*used),
                },
                (Some((_, step)), StepClock::Paused { used }) => Clock::Paused {
                    left: self.allotted(step).saturating_sub(*used),
                },
            },
        }
    }

    /// Planned minutes of a step including its extensions.
    pub fn minutes(&self, step: &Step) -> u32 {
        let extended = self
            .records
            .get(&step.id)
            .map_or(0, |record| record.extended);
        step.minutes.saturating_add(extended)
    }

    /// The same in milliseconds.
    pub(super) fn allotted(&self, step: &Step) -> i64 {
        i64::from(self.minutes(step)) * 60_000
    }

    fn start(&mut self, agenda: &Agenda, now: Moment) -> Result<(), Refusal> {
        match self.position {
            Position::NotStarted => self.enter(agenda, 0, now),
            Position::InStep { .. } => Err(Refusal::AlreadyStarted),
            Position::Finished { .. } => Err(Refusal::Finished),
        }
    }

    fn next(&mut self, agenda: &Agenda, now: Moment) -> Result<(), Refusal> {
        self.in_step()?;
        let following = self
            .current(agenda)
            .map_or(agenda.steps.len(), |(place, _)| place + 1);
        if following < agenda.steps.len() {
            return self.enter(agenda, following, now);
        }
        self.leave(now);
        self.position = Position::Finished { at: now };
        Ok(())
    }

    fn back(&mut self, agenda: &Agenda, now: Moment) -> Result<(), Refusal> {
        let place = match self.position {
            Position::NotStarted => return Err(Refusal::NotStarted),
            Position::Finished { .. } => agenda.steps.len(),
            Position::InStep { .. } => self.current(agenda).map_or(0, |(place, _)| place),
        };
        self.enter(
            agenda,
            place.checked_sub(1).ok_or(Refusal::AtFirstStep)?,
            now,
        )
    }

    fn go_to(&mut self, agenda: &Agenda, choice: &StepChoice, now: Moment) -> Result<(), Refusal> {
        let place = match choice {
            StepChoice::Index(index) => {
                Some(*index as usize).filter(|place| *place < agenda.steps.len())
            }
            StepChoice::Id(id) => agenda.steps.iter().position(|step| step.id == *id),
        };
        let place = place.ok_or(Refusal::UnknownStep)?;
        if self
            .current(agenda)
            .is_some_and(|(current, _)| current == place)
        {
            return Ok(());
        }
        self.enter(agenda, place, now)
    }

    fn pause(&mut self, now: Moment) -> Result<(), Refusal> {
        match self.in_step()? {
            StepClock::Paused { .. } => Err(Refusal::AlreadyPaused),
            clock @ StepClock::Running { .. } => {
                *clock = StepClock::Paused {
                    used: clock.used(now),
                };
                Ok(())
            }
        }
    }

    fn resume(&mut self, now: Moment) -> Result<(), Refusal> {
        match self.in_step()? {
            StepClock::Running { .. } => Err(Refusal::NotPaused),
            clock @ StepClock::Paused { .. } => {
                *clock = StepClock::Running {
                    since: now,
                    used: clock.used(now),
                };
                Ok(())
            }
        }
    }

    fn extend(&mut self, agenda: &Agenda, minutes: u32, now: Moment) -> Result<(), Refusal> {
        self.in_step()?;
        if !(1..=Command::LONGEST_EXTENSION).contains(&minutes) {
            return Err(Refusal::MinutesOutOfRange);
        }
        let (_, step) = self.current(agenda).ok_or(Refusal::Finished)?;
        let record = self.record(&step.id, now);
        record.extended = record.extended.saturating_add(minutes);
        Ok(())
    }

    /// Leaves the current step, if any, and enters the one at `place` with the time it has left.
    /// The clock runs afterwards even when it stood before: whoever moves on means to go on.
    fn enter(&mut self, agenda: &Agenda, place: usize, now: Moment) -> Result<(), Refusal> {
        let step = agenda.steps.get(place).ok_or(Refusal::UnknownStep)?;
        self.leave(now);
        let used = self.record(&step.id, now).used;
        self.position = Position::InStep {
            step: step.id.clone(),
            index: u32::try_from(place).unwrap_or(u32::MAX),
            entered_at: now,
            clock: StepClock::Running { since: now, used },
        };
        Ok(())
    }

    /// Writes into the current step's record how long it took.
    fn leave(&mut self, now: Moment) {
        let Position::InStep { step, clock, .. } = &self.position else {
            return;
        };
        let (step, used) = (step.clone(), clock.used(now));
        let record = self.record(&step, now);
        record.used = used;
        record.ended_at = Some(now);
    }

    fn record(&mut self, step: &str, now: Moment) -> &mut Record {
        self.records.entry(step.to_owned()).or_insert(Record {
            started_at: now,
            ended_at: None,
            used: 0,
            extended: 0,
        })
    }

    /// The clock of the current step, or why there is none.
    fn in_step(&mut self) -> Result<&mut StepClock, Refusal> {
        match &mut self.position {
            Position::NotStarted => Err(Refusal::NotStarted),
            Position::Finished { .. } => Err(Refusal::Finished),
            Position::InStep { clock, .. } => Ok(clock),
        }
    }
}
