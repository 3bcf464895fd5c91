//! How far somebody is in the lectures: lesson by lesson, module by module, and what comes next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Lesson, Module, Part};
use crate::Moment;

/// What is kept of somebody's reading of one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Which lesson.
    pub lesson: String,
    /// When it was first opened.
    pub begun_at: Moment,
    /// When something last happened.
    pub touched_at: Moment,
    /// The anchor on the page where the reader was last; empty at its beginning.
    pub place: String,
    /// How much of it was read, in hundredths.
    pub share: u32,
    /// When its end was reached.
    pub read_at: Option<Moment>,
    /// When it was finished, and which revision that was.
    pub finished: Option<Finish>,
}

/// A finished lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finish {
    /// When.
    pub at: Moment,
    /// The lesson's revision that the reader has seen through.
    pub revision: u32,
}

/// How far somebody is in a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LessonState {
    /// Never opened.
    New,
    /// Opened.
    Begun,
    /// Read to the end, closing questions answered.
    Finished,
    /// The same, and its meaning has changed since.
    Revised,
}

impl LessonState {
    /// How far `record` is in `lesson`.
    pub fn of(lesson: &Lesson, record: Option<&Record>) -> Self {
        match record.map(|record| record.finished) {
            None => Self::New,
            Some(None) => Self::Begun,
            Some(Some(finish)) if finish.revision < lesson.revision => Self::Revised,
            Some(Some(_)) => Self::Finished,
        }
    }

    /// Whether it counts as done: what is learnt is not lost when a lesson is revised.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Finished | Self::Revised)
    }

    /// The name in markup and in the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Finished => "finished",
            Self::Revised => "revised",
        }
    }
}

/// The questions that close a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closing {
    /// There are none.
    None,
    /// Not all are answered.
    Open,
    /// All are answered, right or wrong.
    Answered,
}

/// What a lesson lacks to be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outstanding {
    /// Its end was not reached.
    Reading,
    /// Its closing questions are open.
    Questions,
}

/// What a lesson lacks to be finished; nothing when it is.
pub fn outstanding(read_at: Option<Moment>, closing: Closing) -> Option<Outstanding> {
    match (read_at, closing) {
        (None, _) => Some(Outstanding::Reading),
        (Some(_), Closing::Open) => Some(Outstanding::Questions),
        (Some(_), Closing::None | Closing::Answered) => None,
    }
}

/// The set of questions that closes a lesson: the last it has.
pub fn closing_set(lesson: &Lesson) -> Option<&str> {
    lesson.parts.iter().rev().find_map(|part| match part {
        Part::Check(set) => Some(set.as_str()),
        _ => None,
    })
}

/// How far somebody is in all lectures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learning<'a> {
    /// Module by module, in the order of reading.
    pub modules: Vec<ModuleLearning<'a>>,
    /// The lesson to go on with: the one in hand, else the first that is not finished.
    pub next: Option<&'a str>,
}

/// How far somebody is in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleLearning<'a> {
    /// Which.
    pub module: &'a str,
    /// Lesson by lesson.
    pub lessons: Vec<LessonLearning<'a>>,
}

/// How far somebody is in a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonLearning<'a> {
    /// Which.
    pub lesson: &'a str,
    /// How far.
    pub state: LessonState,
    /// What it takes to finish it.
    pub minutes_left: u32,
}

impl<'a> Learning<'a> {
    /// How far somebody with these records is in these modules.
    pub fn of(modules: &'a [Module], records: &[Record]) -> Self {
        let by_lesson: BTreeMap<&str, &Record> = records
            .iter()
            .map(|record| (record.lesson.as_str(), record))
            .collect();
        let find = |lesson: &Lesson| by_lesson.get(lesson.id.as_str()).copied();
        let next = next(modules, find);
        let modules = modules.iter().map(|module| ModuleLearning {
            module: &module.id,
            lessons: module
                .lessons
                .iter()
                .map(|lesson| LessonLearning::of(lesson, find(lesson)))
                .collect(),
        });
        Self {
            modules: modules.collect(),
            next,
        }
    }

    /// Every lesson in the order of reading.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonLearning<'a>> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }

    /// How far in one lesson.
    pub fn lesson(&self, id: &str) -> Option<&LessonLearning<'a>> {
        self.lessons().find(|learning| learning.lesson == id)
    }

    /// How many lessons are finished.
    pub fn finished(&self) -> usize {
        self.modules.iter().map(ModuleLearning::finished).sum()
    }

    /// How many lessons there are.
    pub fn total(&self) -> usize {
        self.lessons().count()
    }

    /// What it takes to finish everything.
    pub fn minutes_left(&self) -> u32 {
        self.modules.iter().map(ModuleLearning::minutes_left).sum()
    }

    /// Whether everything is finished, and there is something.
    pub fn is_finished(&self) -> bool {
        self.total() > 0 && self.finished() == self.total()
    }

    /// Whether anything was ever opened.
    pub fn is_begun(&self) -> bool {
        self.lessons()
            .any(|learning| learning.state != LessonState::New)
    }
}

impl ModuleLearning<'_> {
    /// How many of its lessons are finished.
    pub fn finished(&self) -> usize {
        let finished = |learning: &&LessonLearning<'_>| learning.state.is_finished();
        self.lessons.iter().filter(finished).count()
    }

    /// What it takes to finish it.
    pub fn minutes_left(&self) -> u32 {
        let minutes = self.lessons.iter().map(|learning| learning.minutes_left);
        minutes.sum()
    }

    /// Whether all of its lessons are finished.
    pub fn is_finished(&self) -> bool {
        !self.lessons.is_empty() && self.finished() == self.lessons.len()
    }
}

impl<'a> LessonLearning<'a> {
    fn of(lesson: &'a Lesson, record: Option<&Record>) -> Self {
        let state = LessonState::of(lesson, record);
        let share = record.map_or(0, |record| record.share.min(100));
        Self {
            lesson: &lesson.id,
            state,
            minutes_left: match state {
                LessonState::New => lesson.minutes,
                LessonState::Begun => part_left(lesson.minutes, share),
                LessonState::Finished | LessonState::Revised => 0,
            },
        }
    }
}

/// Whole minutes, and at least one while something is left to do.
fn part_left(minutes: u32, share: u32) -> u32 {
    (minutes * (100 - share)).div_ceil(100).max(minutes.min(1))
}

fn next<'a, 'r>(
    modules: &'a [Module],
    find: impl Fn(&Lesson) -> Option<&'r Record>,
) -> Option<&'a str> {
    let lessons = || modules.iter().flat_map(|module| &module.lessons);
    let in_hand = lessons()
        .filter_map(|lesson| Some((find(lesson)?, lesson)))
        .filter(|(record, _)| record.finished.is_none())
        .max_by_key(|(record, _)| record.touched_at);
    let new = || lessons().find(|lesson| find(lesson).is_none());
    in_hand
        .map(|(_, lesson)| lesson)
        .or_else(new)
        .map(|lesson| lesson.id.as_str())
}
