//! The times of a whole agenda at one moment: what took place, and what is to come when
//! nobody intervenes. It re-flows by itself because it is computed anew each time.

use super::{Agenda, Clock, Position, Run, Step};
use crate::Moment;

/// The times of one step, in the order of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The step's id.
    pub step: String,
    /// How far it is.
    pub progress: Progress,
    /// Planned minutes including extensions.
    pub minutes: u32,
    /// When it began or is to begin.
    pub starts_at: Moment,
    /// When it ended or is to end; for a step over its time, now.
    pub ends_at: Moment,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Progress {
    /// It took place; its times are the actual ones.
    Past,
    /// It was jumped over and has no length.
    Skipped,
    /// It is going on.
    Current,
    /// It is to come, with the time it has left.
    Coming,
}

impl Run {
    /// When each step took place or is to take place. Before the start the times are those of
    /// an agenda started `now`. A step over its time pushes the rest along.
    pub fn timetable(&self, agenda: &Agenda, now: Moment) -> Vec<Planned> {
        let current = match self.position {
            Position::NotStarted => None,
            Position::Finished { .. } => Some(agenda.steps.len()),
            Position::InStep { .. } => Some(
                self.current(agenda)
                    .map_or(agenda.steps.len(), |(place, _)| place),
            ),
        };
        let mut free_from = match current {
            None => now,
            Some(_) => self
                .records
                .values()
                .map(|record| record.started_at)
                .min()
                .unwrap_or(now),
        };
        let steps = agenda.steps.iter().enumerate();
        steps
            .map(|(place, step)| {
                let planned = match current {
                    Some(current) if place < current => self.past(step, free_from),
                    Some(current) if place == current => self.going_on(agenda, step, now),
                    _ => self.coming(step, free_from),
                };
                free_from = planned.ends_at;
                planned
            })
            .collect()
    }

    fn past(&self, step: &Step, free_from: Moment) -> Planned {
        let times = self
            .records
            .get(&step.id)
            .and_then(|record| Some((record.started_at, record.ended_at?)));
        let (progress, (starts_at, ends_at)) = match times {
            Some(times) => (Progress::Past, times),
            None => (Progress::Skipped, (free_from, free_from)),
        };
        self.planned(step, progress, starts_at, ends_at)
    }

    fn going_on(&self, agenda: &Agenda, step: &Step, now: Moment) -> Planned {
        let starts_at = match self.position {
            Position::InStep { entered_at, .. } => entered_at,
            Position::NotStarted | Position::Finished { .. } => now,
        };
        let ends_at = match self.clock(agenda) {
            Clock::Running { ends_at } => ends_at.max(now),
            Clock::Paused { left } => now + left.max(0),
            Clock::NotStarted | Clock::Finished => now,
        };
        self.planned(step, Progress::Current, starts_at, ends_at.max(starts_at))
    }

    fn coming(&self, step: &Step, free_from: Moment) -> Planned {
        let used = self.records.get(&step.id).map_or(0, |record| record.used);
        let left = self.allotted(step).saturating_sub(used).max(0);
        self.planned(step, Progress::Coming, free_from, free_from + left)
    }

    fn planned(
        &self,
        step: &Step,
        progress: Progress,
        starts_at: Moment,
        ends_at: Moment,
    ) -> Planned {
        Planned {
            step: step.id.clone(),
            progress,
            minutes: self.minutes(step),
            starts_at,
            ends_at,
        }
    }
}
