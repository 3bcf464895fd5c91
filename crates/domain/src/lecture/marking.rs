//! What there is to say about an answer: whether it is right, how much of it, and why, option
//! by option. Decisions and reflections are never wrong.

use std::collections::BTreeSet;

use super::{
    Answer, Certainty, Choice, Explained, Kind, Numeric, Pair, Question, RichText,
    answer::{right_of, rights},
};
use crate::Localised;

/// An answer, looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Marking<'a> {
    /// Hundredths of what could be reached; nothing where nothing is right or wrong.
    pub marks: Option<u32>,
    /// Row by row.
    pub feedback: Feedback<'a>,
}

/// How an answer came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Wholly right.
    Right,
    /// Partly right.
    Partly,
    /// Not right.
    Wrong,
    /// There is no right or wrong.
    Open,
}

impl Verdict {
    /// What as many hundredths amount to.
    pub fn of(marks: Option<u32>) -> Self {
        match marks {
            None => Self::Open,
            Some(0) => Self::Wrong,
            Some(100..) => Self::Right,
            Some(_) => Self::Partly,
        }
    }
}

/// What there is to say, in the rows of the question as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Feedback<'a> {
    /// Each option of a decision, a single or a multiple choice.
    Options(Vec<OptionFeedback<'a>>),
    /// Each pair of a matching question.
    Pairs(Vec<PairFeedback<'a>>),
    /// Each item in its right order.
    Order(Vec<ItemFeedback<'a>>),
    /// A number.
    Number(NumberFeedback<'a>),
    /// A text beside a model answer.
    Reflection {
        /// What was written.
        text: &'a str,
        /// What we would have written.
        model: &'a Localised<RichText>,
    },
}

/// An option and what was done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptionFeedback<'a> {
    /// What it says, and why it is right or wrong.
    pub option: &'a Explained,
    /// Whether it was chosen.
    pub chosen: bool,
    /// Whether it should have been; nothing in decisions.
    pub correct: Option<bool>,
}

/// A pair and what was chosen for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairFeedback<'a> {
    /// What belongs together, and why.
    pub pair: &'a Pair,
    /// What was chosen.
    pub chosen: &'a Localised<RichText>,
    /// Why what was chosen belongs to nothing.
    pub distraction: Option<&'a Localised<RichText>>,
    /// Whether it was the right one.
    pub correct: bool,
}

/// An item and where it was put.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFeedback<'a> {
    /// What it says, and why it stands there.
    pub item: &'a Explained,
    /// Where it was put, counted from 0.
    pub put: usize,
    /// Whether that is its place.
    pub correct: bool,
}

/// A number and what it should have been.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberFeedback<'a> {
    /// The number given.
    pub given: f64,
    /// Whether it is near enough.
    pub correct: bool,
    /// The right number and the calculation.
    pub numeric: &'a Numeric,
    /// How one arrives at a wrong number like this.
    pub mistake: Option<&'a Localised<RichText>>,
}

impl Marking<'_> {
    /// How the answer came out.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.marks)
    }
}

/// Looks at an answer. Nothing for an answer that does not fit the question, such as one to an
/// earlier revision.
pub fn mark<'a>(question: &'a Question, answer: &'a Answer) -> Option<Marking<'a>> {
    if !answer.fits(question) {
        return None;
    }
    match (&question.kind, answer) {
        (Kind::Decision(options), Answer::One(chosen)) => Some(decision(options, *chosen)),
        (Kind::Single(options), Answer::One(chosen)) => {
            Some(choices(options, &BTreeSet::from([*chosen])))
        }
        (Kind::Multiple(options), Answer::Several(chosen)) => Some(choices(options, chosen)),
        (Kind::Matching { pairs, .. }, Answer::Matches(chosen)) => {
            Some(matching(&question.kind, pairs, chosen))
        }
        (Kind::Ordering(items), Answer::Order(order)) => Some(ordering(items, order)),
        (Kind::Numeric(numeric), Answer::Number(given)) => Some(number(numeric, *given)),
        (Kind::Reflection { model }, Answer::Text(text)) => Some(Marking {
            marks: None,
            feedback: Feedback::Reflection { text, model },
        }),
        _ => None,
    }
}

fn decision(options: &[Explained], chosen: usize) -> Marking<'_> {
    let rows = options
        .iter()
        .enumerate()
        .map(|(place, option)| OptionFeedback {
            option,
            chosen: place == chosen,
            correct: None,
        });
    Marking {
        marks: None,
        feedback: Feedback::Options(rows.collect()),
    }
}

/// Every right option adds its share and every wrong one takes as much away, so that choosing
/// everything is worth nothing.
fn choices<'a>(options: &'a [Choice], chosen: &BTreeSet<usize>) -> Marking<'a> {
    let right = options.iter().filter(|option| option.correct).count();
    let (mut hits, mut misses) = (0_usize, 0);
    for (place, option) in options.iter().enumerate() {
        match (chosen.contains(&place), option.correct) {
            (true, true) => hits += 1,
            (true, false) => misses += 1,
            _ => {}
        }
    }
    let rows = options
        .iter()
        .enumerate()
        .map(|(place, option)| OptionFeedback {
            option: &option.option,
            chosen: chosen.contains(&place),
            correct: Some(option.correct),
        });
    Marking {
        marks: Some(hundredths(hits.saturating_sub(misses), right)),
        feedback: Feedback::Options(rows.collect()),
    }
}

fn matching<'a>(kind: &'a Kind, pairs: &'a [Pair], chosen: &[usize]) -> Marking<'a> {
    let offered = rights(kind);
    let rows: Vec<PairFeedback<'a>> = pairs
        .iter()
        .zip(chosen)
        .filter_map(|(pair, chosen)| {
            let right = offered.get(*chosen)?;
            Some(PairFeedback {
                pair,
                chosen: right.text,
                distraction: right.why,
                correct: right_of(&offered, pair) == Some(*chosen),
            })
        })
        .collect();
    let hits = rows.iter().filter(|row| row.correct).count();
    Marking {
        marks: Some(hundredths(hits, pairs.len())),
        feedback: Feedback::Pairs(rows),
    }
}

/// What follows what counts, not the absolute place: one item put too early must not spoil all
/// that come after it.
fn ordering<'a>(items: &'a [Explained], order: &[usize]) -> Marking<'a> {
    let follows =
        |pair: &[usize]| matches!(pair, [first, second] if second.checked_sub(1) == Some(*first));
    let hits = order.windows(2).filter(|pair| follows(pair)).count();
    let rows = items.iter().enumerate().map(|(place, item)| {
        let put = order.iter().position(|other| *other == place);
        ItemFeedback {
            item,
            put: put.unwrap_or(place),
            correct: put == Some(place),
        }
    });
    Marking {
        marks: Some(hundredths(hits, items.len().saturating_sub(1))),
        feedback: Feedback::Order(rows.collect()),
    }
}

fn number(numeric: &Numeric, given: f64) -> Marking<'_> {
    let correct = near(given, numeric.answer, numeric.tolerance);
    let mistakes = numeric.mistakes.iter();
    let mistake = mistakes
        .filter(|_| !correct)
        .find(|mistake| near(given, mistake.value, mistake.tolerance));
    Marking {
        marks: Some(if correct { 100 } else { 0 }),
        feedback: Feedback::Number(NumberFeedback {
            given,
            correct,
            numeric,
            mistake: mistake.map(|mistake| &mistake.why),
        }),
    }
}

/// Within the tolerance, or as far beyond it as adding up such numbers errs.
fn near(given: f64, wanted: f64, tolerance: f64) -> bool {
    (given - wanted).abs() <= tolerance + wanted.abs().max(1.0) * 1e-9
}

/// All of nothing is all. Only the whole is 100, and only nothing is 0.
fn hundredths(part: usize, whole: usize) -> u32 {
    if part >= whole {
        return 100;
    }
    u32::try_from(part * 100 / whole).unwrap_or(0)
}

/// How well somebody judged the own answer: what to look at, and what not to worry about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calibration {
    /// Sure, and right.
    Known,
    /// Sure, and not right: the one to look at.
    Mistaken,
    /// Unsure, and right.
    BetterThanThought,
    /// Unsure, and not right.
    RightlyUnsure,
    /// A guess, and right.
    Lucky,
    /// A guess, and not right.
    NotYetKnown,
}

impl Calibration {
    /// How certainty and verdict go together; nothing where there is no right or wrong.
    pub fn of(certainty: Certainty, verdict: Verdict) -> Option<Self> {
        Some(match (certainty, verdict) {
            (_, Verdict::Open) => return None,
            (Certainty::Sure, Verdict::Right) => Self::Known,
            (Certainty::Sure, Verdict::Partly | Verdict::Wrong) => Self::Mistaken,
            (Certainty::Unsure, Verdict::Right) => Self::BetterThanThought,
            (Certainty::Unsure, Verdict::Partly | Verdict::Wrong) => Self::RightlyUnsure,
            (Certainty::Guess, Verdict::Right) => Self::Lucky,
            (Certainty::Guess, Verdict::Partly | Verdict::Wrong) => Self::NotYetKnown,
        })
    }
}
