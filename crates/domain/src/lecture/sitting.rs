//! Somebody's attempt at a set of questions: what is asked, what is answered already, and what
//! there is to say at the end. An attempt that was left in the middle goes on where it stopped.

use serde::{Deserialize, Serialize};

use super::{
    Answer, Arrangement, Calibration, Certainty, Question, QuestionSet, Seed, Seen, Verdict,
    drawing::{arrange, draw},
};
use crate::Moment;

/// More attempts than anybody makes: all of them are kept, and read with the lesson.
pub const MOST_ATTEMPTS: u32 = 100;

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// The set it was asked in.
    pub set: String,
    /// The time it was asked for: 1 is the first.
    pub attempt: u32,
    /// What was asked.
    pub question: String,
    /// The question's revision at that time.
    pub revision: u32,
    /// What was answered.
    pub answer: Answer,
    /// How sure, where that was asked.
    pub certainty: Option<Certainty>,
    /// Hundredths of what could be reached, where something could be wrong.
    pub marks: Option<u32>,
    /// When.
    pub at: Moment,
}

/// Whose attempt it is, and at which lesson's questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitter<'a> {
    /// The person's id.
    pub person: &'a str,
    /// The lesson's id.
    pub lesson: &'a str,
}

/// An attempt at a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting<'a> {
    /// Which: 1 is the first.
    pub attempt: u32,
    /// The questions in the order in which they are asked.
    pub asked: Vec<Asked<'a>>,
}

/// A question of an attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The order in which its rows are shown.
    pub arrangement: Arrangement,
    /// The answer, once there is one.
    pub given: Option<&'a Given>,
}

/// How an attempt came out, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally<'a> {
    /// Questions with a right answer.
    pub asked: usize,
    /// Those answered wholly right.
    pub right: usize,
    /// Those answered partly right.
    pub partly: usize,
    /// Those answered surely and not right: what to look at.
    pub mistaken: Vec<&'a str>,
}

impl<'a> Sitting<'a> {
    /// The attempt that somebody is at: the last one begun, or the first.
    pub fn current(set: &'a QuestionSet, sitter: Sitter<'_>, given: &'a [Given]) -> Self {
        let attempts = given.iter().filter(|given| given.set == set.id);
        let attempt = attempts.map(|given| given.attempt).max().unwrap_or(1);
        Self::at(attempt, set, sitter, given)
    }

    /// The attempt after the current one; nothing before that is finished.
    pub fn again(set: &'a QuestionSet, sitter: Sitter<'_>, given: &'a [Given]) -> Option<Self> {
        let current = Self::current(set, sitter, given);
        (current.is_finished() && current.attempt < MOST_ATTEMPTS)
            .then(|| Self::at(current.attempt + 1, set, sitter, given))
    }

    fn at(attempt: u32, set: &'a QuestionSet, sitter: Sitter<'_>, given: &'a [Given]) -> Self {
        let seed = Seed::of(sitter.person, sitter.lesson, &set.id, attempt);
        let of_set = || given.iter().filter(|given| given.set == set.id);
        let mut seen = Seen::default();
        for earlier in of_set().filter(|given| given.attempt < attempt) {
            *seen.before.entry(&earlier.question).or_default() += 1;
        }
        let now: Vec<&'a Given> = of_set().filter(|given| given.attempt == attempt).collect();
        seen.now = now.iter().map(|given| given.question.as_str()).collect();
        let asked = draw(set, seed, &seen).into_iter().map(|question| Asked {
            question,
            arrangement: arrange(question, seed),
            given: now.iter().copied().find(|given| given.is_for(question)),
        });
        Self {
            attempt,
            asked: asked.collect(),
        }
    }

    /// Whether everything is answered. An attempt at nothing is.
    pub fn is_finished(&self) -> bool {
        self.asked.iter().all(|asked| asked.given.is_some())
    }

    /// Whether anything is answered.
    pub fn is_begun(&self) -> bool {
        self.asked.iter().any(|asked| asked.given.is_some())
    }

    /// The question with this id, if this attempt asks it.
    pub fn asked(&self, question: &str) -> Option<&Asked<'a>> {
        let mut all = self.asked.iter();
        all.find(|asked| asked.question.id == question)
    }

    /// How it came out so far.
    pub fn tally(&self) -> Tally<'a> {
        let mut tally = Tally::default();
        for asked in &self.asked {
            let Some(given) = asked.given else { continue };
            let verdict = given.verdict();
            tally.asked += usize::from(verdict != Verdict::Open);
            tally.right += usize::from(verdict == Verdict::Right);
            tally.partly += usize::from(verdict == Verdict::Partly);
            if given.calibration() == Some(Calibration::Mistaken) {
                tally.mistaken.push(&asked.question.id);
            }
        }
        tally
    }
}

impl Given {
    /// Whether this answers the question as it is now.
    fn is_for(&self, question: &Question) -> bool {
        self.question == question.id
            && self.revision == question.revision
            && self.answer.fits(question)
    }

    /// How it came out.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.marks)
    }

    /// How certainty and outcome go together, where both are known.
    pub fn calibration(&self) -> Option<Calibration> {
        Calibration::of(self.certainty?, self.verdict())
    }
}
