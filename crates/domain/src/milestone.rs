//! Milestones of a team (domain.md, "After the ideathon"): a measurable target within one to
//! three months, whose end is always a business result *and* learning. Reaching one is the
//! evidence that moves a team on from prototyping.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    MemberId, MilestoneId, Moment, TeamId,
    gift::{LONGEST_ADDRESS, is_web_address},
    stage::Stage,
};

/// Characters of the longest target, result or learning taken.
pub const LONGEST_TEXT: usize = 1_000;

/// Something a team wants to have reached by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Which.
    pub id: MilestoneId,
    /// Whose.
    pub team: TeamId,
    /// The stage whose question it answers.
    pub stage: Stage,
    /// What is to be reached, with the number by which one will know.
    pub target: String,
    /// By when.
    pub due_on: Date,
    /// Who sees to it; none when that person has left.
    pub owner: Option<MemberId>,
    /// How it ended, once it did.
    pub outcome: Option<Outcome>,
    /// Raised by one with every change.
    pub revision: i64,
    /// When it was made.
    pub created_at: Moment,
}

/// How a milestone was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The business result, with the number.
    pub result: String,
    /// What the team knows now and did not before.
    pub learning: String,
    /// Where it can be seen: an `http` or `https` address.
    pub evidence: String,
    /// When it was recorded.
    pub at: Moment,
}

/// What is wrong with a milestone that somebody wants to set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetMistake {
    /// No target.
    TargetMissing,
    /// Longer than [`LONGEST_TEXT`] characters.
    TargetTooLong,
    /// It has no digit, and a target without a number cannot be measured.
    NotMeasurable,
    /// Due before a month has passed or after three.
    NotWithinMonths,
}

/// What is wrong with `target` due on `due_on` when it is set on `today`.
pub fn target_mistakes(target: &str, due_on: Date, today: Date) -> Vec<TargetMistake> {
    let mut found = Vec::new();
    if target.trim().is_empty() {
        found.push(TargetMistake::TargetMissing);
    } else if target.chars().count() > LONGEST_TEXT {
        found.push(TargetMistake::TargetTooLong);
    } else if !target.chars().any(char::is_numeric) {
        found.push(TargetMistake::NotMeasurable);
    }
    let (first, last) = due_range(today);
    if due_on < first || due_on > last {
        found.push(TargetMistake::NotWithinMonths);
    }
    found
}

/// The first and the last day on which a milestone set on `today` may be due.
pub fn due_range(today: Date) -> (Date, Date) {
    (
        today.saturating_add(1.month()),
        today.saturating_add(3.months()),
    )
}

/// What is wrong with an outcome that somebody wants to record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeMistake {
    /// A milestone always yields a business result.
    ResultMissing,
    /// Longer than [`LONGEST_TEXT`] characters.
    ResultTooLong,
    /// A milestone always yields learning.
    LearningMissing,
    /// Longer than [`LONGEST_TEXT`] characters.
    LearningTooLong,
    /// Nothing that others could look at.
    EvidenceMissing,
    /// No `http` or `https` address, or too long a one.
    NotAnAddress,
}

/// What is wrong with the three texts of an outcome.
pub fn outcome_mistakes(result: &str, learning: &str, evidence: &str) -> Vec<OutcomeMistake> {
    let long = |text: &str| text.chars().count() > LONGEST_TEXT;
    let blank = |text: &str| text.trim().is_empty();
    let address = evidence.chars().count() <= LONGEST_ADDRESS && is_web_address(evidence);
    [
        (blank(result), OutcomeMistake::ResultMissing),
        (long(result), OutcomeMistake::ResultTooLong),
        (blank(learning), OutcomeMistake::LearningMissing),
        (long(learning), OutcomeMistake::LearningTooLong),
        (blank(evidence), OutcomeMistake::EvidenceMissing),
        (!blank(evidence) && !address, OutcomeMistake::NotAnAddress),
    ]
    .into_iter()
    .filter_map(|(wrong, mistake)| wrong.then_some(mistake))
    .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_target_is_measurable_and_due_within_one_to_three_months() {
        let today = date(2027, 1, 31);
        assert_eq!(due_range(today), (date(2027, 2, 28), date(2027, 4, 30)));
        let good = "Waste at most 20 portions an evening";
        for (target, due, expected) in [
            (good, date(2027, 2, 28), vec![]),
            ("廃棄を毎晩２０食以下に", date(2027, 4, 30), vec![]),
            (
                "廃棄を二十食以下に",
                date(2027, 3, 1),
                vec![TargetMistake::NotMeasurable],
            ),
            (
                good,
                date(2027, 2, 27),
                vec![TargetMistake::NotWithinMonths],
            ),
            (good, date(2027, 5, 1), vec![TargetMistake::NotWithinMonths]),
            (
                "Waste less",
                date(2027, 3, 1),
                vec![TargetMistake::NotMeasurable],
            ),
            (" ", date(2027, 3, 1), vec![TargetMistake::TargetMissing]),
            (
                &"9".repeat(LONGEST_TEXT + 1),
                today,
                vec![TargetMistake::TargetTooLong, TargetMistake::NotWithinMonths],
            ),
        ] {
            assert_eq!(target_mistakes(target, due, today), expected, "{target}");
        }
    }

    #[test]
    fn reaching_takes_a_result_and_learning_and_something_to_look_at() {
        let long = "x".repeat(LONGEST_TEXT + 1);
        let link = "https://example.org/comparison";
        for (result, learning, evidence, expected) in [
            ("11 of 15", "Events need a person", link, vec![]),
            (
                "",
                " ",
                "",
                vec![
                    OutcomeMistake::ResultMissing,
                    OutcomeMistake::LearningMissing,
                    OutcomeMistake::EvidenceMissing,
                ],
            ),
            (
                &long,
                &long,
                "the drawer",
                vec![
                    OutcomeMistake::ResultTooLong,
                    OutcomeMistake::LearningTooLong,
                    OutcomeMistake::NotAnAddress,
                ],
            ),
        ] {
            assert_eq!(outcome_mistakes(result, learning, evidence), expected);
        }
    }
}
