//! A person's path through the workshop: which lessons are theirs, how much of them is left and
//! at which pace, and what comes when, from role, dates and what the team has recorded. Works
//! without any date, too; then it says only what comes next.

use jiff::civil::Date;

use crate::{
    calendar::{Appointment, Occasion, days_between},
    lecture::{Learning, Lesson, LessonState, Module},
    people::{Access, Role},
};

/// Whose path it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traveller {
    /// What the person does.
    pub role: Role,
    /// What the person may do.
    pub access: Access,
}

impl Traveller {
    /// The numbers of the modules that the person is to read; everything else may be read, too.
    /// The product manager, who decides, reads all. Developers read what ML is, beside the
    /// notebooks. Researchers know that, but neither how products are planned nor how teams
    /// storm. Facilitators lead through the storm without an answer of their own.
    fn modules(self) -> &'static [u32] {
        if self.access == Access::Facilitator {
            return &[2, 4];
        }
        match self.role {
            Role::ProductManager => &[1, 2, 3, 4],
            Role::Developer => &[1],
            Role::Researcher => &[2, 4],
            Role::Ux | Role::Sales | Role::Support => &[1, 4],
            Role::Sponsor => &[1, 3],
            Role::Other => &[1],
        }
    }

    /// The modules among `modules` that the person is to read. An organisation that numbers its
    /// modules differently gives all of them to everybody.
    pub fn reads(self, modules: &[Module]) -> Vec<&Module> {
        let numbers = self.modules();
        let own = |module: &&Module| number(module).is_some_and(|own| numbers.contains(&own));
        let chosen: Vec<&Module> = modules.iter().filter(own).collect();
        if chosen.is_empty() {
            modules.iter().collect()
        } else {
            chosen
        }
    }

    /// The occasion by which reading should be done.
    pub fn reads_until(self) -> Occasion {
        if self.role == Role::Developer && self.access == Access::Participant {
            Occasion::HandsOn
        } else {
            Occasion::Ideathon
        }
    }
}

/// The number a module's id begins with.
fn number(module: &Module) -> Option<u32> {
    module.id.split('-').next()?.parse().ok()
}

/// How far somebody is with their modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Each module with how far it is.
    pub modules: Vec<(&'a Module, Progress)>,
    /// All of them together.
    pub whole: Progress,
    /// The lesson in hand, else the first that is not finished.
    pub next: Option<&'a Lesson>,
}

/// How many lessons and minutes are done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Finished lessons.
    pub done: u32,
    /// All lessons.
    pub total: u32,
    /// Minutes of what is read.
    pub minutes_done: u32,
    /// Minutes of what is not.
    pub minutes_left: u32,
}

impl Progress {
    /// Nothing is left, and there was something.
    pub fn is_complete(self) -> bool {
        self.total > 0 && self.done == self.total
    }

    fn with(self, lesson: &Lesson, minutes_left: u32, state: LessonState) -> Self {
        Self {
            done: self.done + u32::from(state.is_finished()),
            total: self.total + 1,
            minutes_done: self.minutes_done + lesson.minutes.saturating_sub(minutes_left),
            minutes_left: self.minutes_left + minutes_left,
        }
    }
}

impl<'a> Reading<'a> {
    /// How far somebody with this `learning` is with `modules`.
    pub fn of(modules: Vec<&'a Module>, learning: &Learning<'_>) -> Self {
        let state = |lesson: &Lesson| {
            let found = learning.lesson(&lesson.id);
            found.map_or(LessonState::New, |found| found.state)
        };
        let progress = |module: &Module, start: Progress| {
            module.lessons.iter().fold(start, |sum, lesson| {
                let left = learning
                    .lesson(&lesson.id)
                    .map_or(lesson.minutes, |found| found.minutes_left);
                sum.with(lesson, left, state(lesson))
            })
        };
        let lessons = || modules.iter().flat_map(|module| &module.lessons);
        let in_hand = lessons().find(|lesson| learning.next == Some(lesson.id.as_str()));
        let next = in_hand.or_else(|| lessons().find(|lesson| !state(lesson).is_finished()));
        let whole = modules
            .iter()
            .fold(Progress::default(), |sum, module| progress(module, sum));
        Self {
            whole,
            next,
            modules: modules
                .into_iter()
                .map(|module| (module, progress(module, Progress::default())))
                .collect(),
        }
    }
}

/// How much to read to be done in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// So many minutes a week for so many weeks.
    Weekly {
        /// A multiple of five.
        minutes: u32,
        /// At least two.
        weeks: u32,
    },
    /// All of it within days.
    Days(i64),
    /// The day has passed.
    Late,
}

/// The pace at which `minutes_left` are read from `today` until the day before `until`.
pub fn pace(minutes_left: u32, today: Date, until: Date) -> Pace {
    let days = days_between(today, until);
    if days <= 0 {
        return Pace::Late;
    }
    match u32::try_from(days / 7) {
        Ok(weeks) if weeks >= 2 => Pace::Weekly {
            minutes: minutes_left.div_ceil(weeks).next_multiple_of(5),
            weeks,
        },
        _ => Pace::Days(days),
    }
}

/// Something on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// One's own lessons.
    Lectures,
    /// The developers' notebooks.
    HandsOn,
    /// Works 1 to 4 of the worksheet.
    WorksheetBefore,
    /// The ideathon itself: the board, then works 5 and 6.
    Ideathon,
    /// Work 7: what the organisation must remove.
    Obstacles,
    /// A measurable target within one to three months.
    Milestone,
    /// What a sponsor would want to be handed.
    Gifts,
    /// A look at what became of it.
    FollowUp(Occasion),
    /// The report to the sponsor.
    Report,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is shown to be done.
    Done,
    /// A meeting whose day has passed; what came of it is not known.
    Over,
    /// It can be done now.
    Open,
    /// It can be done now, and its day has passed.
    Late,
    /// It waits for something before it.
    Later,
}

/// A step with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub step: Step,
    /// By when, or on which day.
    pub due: Option<Date>,
    /// How it stands.
    pub state: State,
}

/// What the team has recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TeamFacts {
    /// Works 1 to 4 are filled in for at least one row.
    pub worksheet_before: Recorded,
    /// A focus is chosen and its works 5 and 6 are filled in.
    pub ideathon: Recorded,
    /// The obstacles of the chosen row are written down.
    pub obstacles: Recorded,
    /// There is a milestone.
    pub milestone: Recorded,
    /// Nothing is missing of the gifts.
    pub gifts: Recorded,
}

/// Whether something is recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Recorded {
    /// It is.
    Yes,
    /// Not yet.
    #[default]
    No,
}

impl From<bool> for Recorded {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

/// What a path is made from.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// Whose path.
    pub traveller: Traveller,
    /// How far their reading is.
    pub reading: Progress,
    /// What their team has recorded; none without a team.
    pub team: Option<TeamFacts>,
    /// The dates that are known.
    pub dates: &'a [Appointment],
    /// The day it is in the workshop.
    pub today: Date,
}

/// The steps of a path in the order of their days. One without a day stays behind the step that
/// it follows anyway.
pub fn steps(situation: &Situation<'_>) -> Vec<Planned> {
    let planned = unsorted(situation);
    let mut latest = None;
    let mut keyed: Vec<(Option<Date>, Planned)> = planned
        .into_iter()
        .map(|planned| {
            latest = planned.due.or(latest);
            (latest, planned)
        })
        .collect();
    keyed.sort_by_key(|(day, _)| *day);
    keyed.into_iter().map(|(_, planned)| planned).collect()
}

fn unsorted(situation: &Situation<'_>) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut push = |step, due: Occasion, recorded| {
        let due = situation.date(due);
        planned.push(Planned {
            step,
            due,
            state: situation.state(step, due, recorded),
        });
    };
    if situation.reading.total > 0 {
        let read = situation.reading.is_complete().into();
        push(Step::Lectures, situation.reads_until(), Some(read));
    }
    let participant = situation.traveller.access == Access::Participant;
    if participant && situation.traveller.role == Role::Developer {
        push(Step::HandsOn, Occasion::HandsOn, None);
    }
    let facts = situation.team.filter(|_| participant);
    if let Some(facts) = facts {
        let before = Some(facts.worksheet_before);
        push(Step::WorksheetBefore, Occasion::Ideathon, before);
    }
    let held = facts.map(|facts| facts.ideathon);
    push(Step::Ideathon, Occasion::Ideathon, held);
    if let Some(facts) = facts {
        let first = Occasion::FirstFollowUp;
        push(Step::Obstacles, first, Some(facts.obstacles));
        push(Step::Milestone, first, Some(facts.milestone));
        push(Step::Gifts, Occasion::SponsorReport, Some(facts.gifts));
    }
    for occasion in [
        Occasion::FirstFollowUp,
        Occasion::SecondFollowUp,
        Occasion::ThirdFollowUp,
    ] {
        if situation.date(occasion).is_some() {
            push(Step::FollowUp(occasion), occasion, None);
        }
    }
    push(Step::Report, Occasion::SponsorReport, None);
    planned
}

impl Situation<'_> {
    /// The occasion by which reading should be done; without a hands-on, the ideathon is.
    fn reads_until(&self) -> Occasion {
        let wanted = self.traveller.reads_until();
        if self.date(wanted).is_some() {
            wanted
        } else {
            Occasion::Ideathon
        }
    }

    fn date(&self, occasion: Occasion) -> Option<Date> {
        self.dates
            .iter()
            .find(|appointment| appointment.occasion == occasion)
            .map(|appointment| appointment.date)
    }

    /// `recorded` is none for meetings that leave no trace of their own.
    fn state(&self, step: Step, due: Option<Date>, recorded: Option<Recorded>) -> State {
        let passed = due.is_some_and(|due| due < self.today);
        match recorded {
            Some(Recorded::Yes) => State::Done,
            Some(Recorded::No) if self.waits(step) => State::Later,
            Some(Recorded::No) if passed => State::Late,
            Some(Recorded::No) => State::Open,
            None if passed => State::Over,
            None => State::Later,
        }
    }

    /// Whether a step has to wait for the ideathon. It takes place once its day has come or its
    /// results stand in the worksheet; on a path without dates, once there is a use case to
    /// take there.
    fn waits(&self, step: Step) -> bool {
        let facts = self.team.unwrap_or_default();
        let held = facts.ideathon == Recorded::Yes;
        match (step, self.date(Occasion::Ideathon)) {
            (Step::Lectures | Step::HandsOn | Step::WorksheetBefore, _) => false,
            (Step::Ideathon, Some(date)) => date > self.today,
            (Step::Ideathon, None) => facts.worksheet_before == Recorded::No,
            (_, Some(date)) => !held && date >= self.today,
            (_, None) => !held,
        }
    }
}

/// What to do tomorrow: the first step that can be done, a late one before all others.
pub fn tomorrow(steps: &[Planned]) -> Option<&Planned> {
    let with = |state| steps.iter().find(move |planned| planned.state == state);
    with(State::Late).or_else(|| with(State::Open))
}

/// What comes after `current`: the next step that is neither done nor over.
pub fn after<'a>(steps: &'a [Planned], current: Option<&Planned>) -> Option<&'a Planned> {
    let is_ahead = |planned: &&Planned| {
        !matches!(planned.state, State::Done | State::Over)
            && current.is_none_or(|current| current.step != planned.step)
    };
    let behind = current
        .and_then(|current| {
            steps
                .iter()
                .position(|planned| planned.step == current.step)
        })
        .map_or(0, |index| index + 1);
    steps[behind..].iter().find(is_ahead)
}

#[cfg(test)]
mod tests;
