//! Everything a team shares besides its board document, at one moment. Rendered for each
//! reader separately, because one's own dots are nobody else's business.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Language, Moment, TeamId, UseCaseId,
    agenda::{self, Agenda, Lock, Position, View, Writing},
    people::Member,
    workshop::{Team, Workshop},
};

use crate::{
    facts::BoardFacts,
    progress::Progress,
    wire::{Clock, Draft, PersonState, StepState, TeamState, UseCaseRef, Vote},
};

/// How many colours people are told apart by.
const COLOURS: usize = 12;

/// A team at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamSnapshot {
    /// The team.
    pub team: Team,
    /// Its workshop.
    pub workshop: Workshop,
    /// The agenda it follows.
    pub agenda: Arc<Agenda>,
    /// Where it stands.
    pub progress: Progress,
    /// Its members, in the order they joined.
    pub members: Vec<Member>,
    /// What its board's rooms know.
    pub facts: BoardFacts,
    /// Dots by person and note. Never leaves the server but to the person.
    pub votes: Vec<PlacedDots>,
    /// Use cases made so far.
    pub use_cases: Vec<UseCaseSummary>,
}

/// The dots one person placed on one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedDots {
    /// Who.
    pub person: String,
    /// On which note.
    pub note: String,
    /// How many, at least one.
    pub dots: u32,
}

/// A use case as others need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseCaseSummary {
    /// Which.
    pub id: UseCaseId,
    /// Its problem in one line.
    pub title: String,
    /// The note it came from.
    pub note: Option<String>,
    /// The ML-design frame it came from.
    pub frame: Option<String>,
}

impl TeamSnapshot {
    /// The team's id.
    pub fn id(&self) -> &TeamId {
        &self.team.id
    }

    /// The state that `reader` may see, in `language`.
    pub fn state_for(&self, reader: &str, language: Language, now: Moment) -> TeamState {
        let current = self.progress.run.current(&self.agenda);
        TeamState {
            now: now.0,
            steps: self.steps(language, now),
            current: current.and_then(|(index, _)| u32::try_from(index).ok()),
            clock: self.clock(),
            silent: current.is_some_and(|(_, step)| step.writing == Writing::Silent),
            step_locked: self.progress.run.lock == Lock::Locked,
            board_locked: self.progress.board_lock == Lock::Locked,
            vote: self.vote_for(reader),
            drafts: self.drafts(),
            people: self.people(),
            use_cases: self.use_cases(),
        }
    }

    /// The colour of a person: by place in the team, so that a team of up to twelve sees twelve
    /// colours; guests get one by their id.
    pub fn colour(&self, person: &str) -> u8 {
        let place = self
            .members
            .iter()
            .position(|member| member.id.as_str() == person)
            .unwrap_or_else(|| person.bytes().map(usize::from).sum());
        u8::try_from(place % COLOURS).unwrap_or(0)
    }

    /// The clock of the current step.
    pub fn clock(&self) -> Clock {
        match self.progress.run.clock(&self.agenda) {
            agenda::Clock::NotStarted => Clock::NotStarted,
            agenda::Clock::Running { ends_at } => Clock::Running { ends_at: ends_at.0 },
            agenda::Clock::Paused { left } => Clock::Paused { left },
            agenda::Clock::Finished => Clock::Finished,
        }
    }

    fn steps(&self, language: Language, now: Moment) -> Vec<StepState> {
        let begun = self.progress.run.position != Position::NotStarted;
        let planned = self.progress.run.timetable(&self.agenda, now);
        self.agenda
            .steps
            .iter()
            .zip(planned)
            .map(|(step, planned)| StepState {
                id: step.id.clone(),
                title: step.title.get(language).to_owned(),
                instruction: step.instruction.get(language).to_owned(),
                minutes: planned.minutes,
                led_by: step.led_by.key().to_owned(),
                palette: step
                    .palette
                    .iter()
                    .map(|kind| kind.key().to_owned())
                    .collect(),
                view: match step.view {
                    View::Board => "board",
                    View::Worksheet => "worksheet",
                    View::Talk => "talk",
                }
                .to_owned(),
                starts_at: begun.then_some(planned.starts_at.0),
                ends_at: begun.then_some(planned.ends_at.0),
            })
            .collect()
    }

    fn vote_for(&self, reader: &str) -> Vote {
        let Some(round) = self.progress.vote else {
            return Vote::Off;
        };
        let mut used: BTreeMap<&str, u32> = BTreeMap::new();
        for placed in &self.votes {
            *used.entry(&placed.person).or_default() += placed.dots;
        }
        Vote::Open {
            dots: round.dots,
            mine: self
                .votes
                .iter()
                .filter(|placed| placed.person == reader)
                .map(|placed| (placed.note.clone(), placed.dots))
                .collect(),
            done: u32::try_from(used.values().filter(|dots| **dots >= round.dots).count())
                .unwrap_or(u32::MAX),
        }
    }

    fn drafts(&self) -> Vec<Draft> {
        let draft = |(person, notes): (&String, &u32)| Draft {
            person: person.clone(),
            notes: *notes,
        };
        self.facts.drafts.iter().map(draft).collect()
    }

    fn people(&self) -> Vec<PersonState> {
        let members = self.members.iter().map(|member| PersonState {
            id: member.id.to_string(),
            name: member.name.clone(),
            role: member.role.key().to_owned(),
            colour: self.colour(member.id.as_str()),
            present: self.facts.present.contains_key(member.id.as_str()),
        });
        let guests = self
            .facts
            .present
            .iter()
            .filter(|(id, _)| !self.is_member(id))
            .map(|(id, guest)| PersonState {
                id: id.clone(),
                name: guest.name.clone(),
                role: guest.role.clone(),
                colour: self.colour(id),
                present: true,
            });
        members.chain(guests).collect()
    }

    fn is_member(&self, person: &str) -> bool {
        self.members
            .iter()
            .any(|member| member.id.as_str() == person)
    }

    fn use_cases(&self) -> Vec<UseCaseRef> {
        let focus = self.team.focus.as_ref().map(|focus| &focus.use_case);
        let reference = |summary: &UseCaseSummary| UseCaseRef {
            id: summary.id.to_string(),
            title: summary.title.clone(),
            note: summary.note.clone(),
            frame: summary.frame.clone(),
            focus: focus == Some(&summary.id),
        };
        self.use_cases.iter().map(reference).collect()
    }
}
