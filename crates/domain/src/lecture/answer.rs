//! Answers to questions as typed values, read from the fields of a form. Whether an answer is
//! right is decided in `marking`.
//!
//! Values are places in the question as it is written, so that an answer means the same in
//! whatever order its options were shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Kind, Numeric, Pair, Question, RichText};
use crate::{Language, Localised};

/// The longest text that may be written for a reflection, in characters.
pub const LONGEST_REFLECTION: usize = 4_000;
/// The longest number that is looked at, in characters.
const LONGEST_NUMBER: usize = 40;

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The option chosen in a decision or of a single choice.
    One(usize),
    /// The options chosen of a multiple choice.
    Several(BTreeSet<usize>),
    /// For each pair, which of the [`rights`] was chosen.
    Matches(Vec<usize>),
    /// The items from first to last.
    Order(Vec<usize>),
    /// A number, finite.
    Number(f64),
    /// A text of one's own.
    Text(String),
}

/// How sure somebody is of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Would bet on it.
    Sure,
    /// Thinks so.
    Unsure,
    /// Does not know.
    Guess,
}

impl Certainty {
    /// Every certainty, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Sure, Self::Unsure, Self::Guess];

    /// The name used in forms and tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Unsure => "unsure",
            Self::Guess => "guess",
        }
    }

    /// The certainty with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|certainty| certainty.key() == key)
    }
}

/// Why fields do not make an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Nothing, or not everything, was answered.
    #[error("not everything was answered")]
    Missing,
    /// Two items share a place.
    #[error("two items share a place")]
    SharedPlace,
    /// The text is no number.
    #[error("not a number")]
    NotANumber,
    /// The text has more than [`LONGEST_REFLECTION`] characters.
    #[error("too long")]
    TooLong,
    /// The form has a value that the question does not offer; none of our pages sends it.
    #[error("not one of the values offered")]
    NotOffered,
}

/// A text that pairs may be matched with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Right<'a> {
    /// The text.
    pub text: &'a Localised<RichText>,
    /// Why it belongs to none, for distractors.
    pub why: Option<&'a Localised<RichText>>,
}

/// The texts on the right of a matching question: each once, although several pairs may share
/// one. Other kinds have none.
pub fn rights(kind: &Kind) -> Vec<Right<'_>> {
    let Kind::Matching { pairs, distractors } = kind else {
        return Vec::new();
    };
    let mut rights: Vec<Right<'_>> = Vec::new();
    for pair in pairs {
        if !rights.iter().any(|right| *right.text == pair.right) {
            rights.push(Right {
                text: &pair.right,
                why: None,
            });
        }
    }
    rights.extend(distractors.iter().map(|distractor| Right {
        text: &distractor.text,
        why: Some(&distractor.why),
    }));
    rights
}

/// Which of the [`rights`] belongs to a pair.
pub fn right_of(rights: &[Right<'_>], pair: &Pair) -> Option<usize> {
    rights.iter().position(|right| *right.text == pair.right)
}

/// The name of the field that carries a question's answer; matching and ordering have one for
/// each row.
pub fn field(question: &str) -> String {
    format!("q.{question}")
}

/// The name of the field for one pair or item of a question.
pub fn row_field(question: &str, row: usize) -> String {
    format!("q.{question}.{row}")
}

impl Answer {
    /// Reads the answer to a question. `values` gives all values of a field, in the order in
    /// which they were sent.
    pub fn read<'a>(
        question: &Question,
        values: impl Fn(&str) -> Vec<&'a str>,
    ) -> Result<Self, AnswerError> {
        let whole = || values(&field(&question.id));
        let row = |row| one(&values(&row_field(&question.id, row)));
        match &question.kind {
            Kind::Decision(options) => Ok(Self::One(place(one(&whole())?, options.len())?)),
            Kind::Single(options) => Ok(Self::One(place(one(&whole())?, options.len())?)),
            Kind::Multiple(options) => read_several(&whole(), options.len()),
            Kind::Matching { pairs, .. } => {
                let offered = rights(&question.kind).len();
                let chosen = (0..pairs.len()).map(|pair| place(row(pair)?, offered));
                chosen.collect::<Result<_, _>>().map(Self::Matches)
            }
            Kind::Ordering(items) => {
                let places = (0..items.len()).map(|item| place(row(item)?, items.len()));
                in_order(&places.collect::<Result<Vec<_>, _>>()?)
            }
            Kind::Numeric(numeric) => read_number(one(&whole())?, numeric).map(Self::Number),
            Kind::Reflection { .. } => read_text(one(&whole())?).map(Self::Text),
        }
    }

    /// Whether this can be an answer to a question as it is now.
    pub fn fits(&self, question: &Question) -> bool {
        match (self, &question.kind) {
            (Self::One(place), Kind::Decision(options)) => *place < options.len(),
            (Self::One(place), Kind::Single(options)) => *place < options.len(),
            (Self::Several(places), Kind::Multiple(options)) => {
                places.iter().all(|place| *place < options.len())
            }
            (Self::Matches(chosen), Kind::Matching { pairs, .. }) => {
                let offered = rights(&question.kind).len();
                chosen.len() == pairs.len() && chosen.iter().all(|place| *place < offered)
            }
            (Self::Order(order), Kind::Ordering(items)) => {
                let places: BTreeSet<usize> = order.iter().copied().collect();
                order.len() == items.len() && places.into_iter().eq(0..items.len())
            }
            (Self::Number(number), Kind::Numeric(_)) => number.is_finite(),
            (Self::Text(text), Kind::Reflection { .. }) => {
                text.chars().count() <= LONGEST_REFLECTION
            }
            _ => false,
        }
    }
}

fn one<'a>(values: &[&'a str]) -> Result<&'a str, AnswerError> {
    let first = values.first().map_or("", |value| value.trim());
    if first.is_empty() {
        Err(AnswerError::Missing)
    } else {
        Ok(first)
    }
}

fn place(value: &str, offered: usize) -> Result<usize, AnswerError> {
    let place: usize = value.parse().map_err(|_| AnswerError::NotOffered)?;
    (place < offered)
        .then_some(place)
        .ok_or(AnswerError::NotOffered)
}

fn read_several(values: &[&str], offered: usize) -> Result<Answer, AnswerError> {
    let chosen = values.iter().map(|value| place(value.trim(), offered));
    let chosen: BTreeSet<usize> = chosen.collect::<Result<_, _>>()?;
    if chosen.is_empty() {
        return Err(AnswerError::Missing);
    }
    Ok(Answer::Several(chosen))
}

/// From the place of each item to the items in their order.
fn in_order(places: &[usize]) -> Result<Answer, AnswerError> {
    let mut order = vec![None; places.len()];
    for (item, place) in places.iter().enumerate() {
        match order.get_mut(*place) {
            Some(slot @ None) => *slot = Some(item),
            Some(Some(_)) => return Err(AnswerError::SharedPlace),
            None => return Err(AnswerError::NotOffered),
        }
    }
    Ok(Answer::Order(order.into_iter().flatten().collect()))
}

fn read_text(text: &str) -> Result<String, AnswerError> {
    if text.chars().count() > LONGEST_REFLECTION {
        return Err(AnswerError::TooLong);
    }
    Ok(text.to_owned())
}

/// A number as people type it: full-width digits, commas between thousands, the unit behind it.
fn read_number(text: &str, numeric: &Numeric) -> Result<f64, AnswerError> {
    if text.chars().count() > LONGEST_NUMBER {
        return Err(AnswerError::NotANumber);
    }
    let plain: String = text.chars().map(half_width).collect();
    let number = without_unit(plain.trim(), numeric);
    let digits: String = number
        .chars()
        .filter(|letter| *letter != ' ' && *letter != '\u{a0}')
        .collect();
    let digits = without_thousands(&digits).ok_or(AnswerError::NotANumber)?;
    let plain_form = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+'));
    if !plain_form {
        return Err(AnswerError::NotANumber);
    }
    let number: f64 = digits.parse().map_err(|_| AnswerError::NotANumber)?;
    number
        .is_finite()
        .then_some(number)
        .ok_or(AnswerError::NotANumber)
}

/// ASCII for the full-width forms that Japanese keyboards type.
fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xfee0).map_or(letter, |plain| plain)
        }
        '\u{3000}' => ' ',
        '、' => ',',
        '−' | '‐' | '–' | 'ー' => '-',
        other => other,
    }
}

fn without_unit<'a>(text: &'a str, numeric: &Numeric) -> &'a str {
    for language in Language::ALL {
        let unit: String = numeric.unit.get(language).chars().map(half_width).collect();
        let unit = unit.trim();
        if !unit.is_empty()
            && let Some(number) = text.strip_suffix(unit)
        {
            return number.trim_end();
        }
    }
    text.strip_suffix('%').map_or(text, str::trim_end)
}

/// The text without commas, each of which must stand before exactly three digits: "0,5" is not
/// read as 5.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text
        .find('.')
        .map_or((text, ""), |point| text.split_at(point));
    let mut groups = whole.split(',');
    let mut plain = groups.next()?.to_owned();
    for group in groups {
        let is_group = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
        if !is_group || plain.is_empty() {
            return None;
        }
        plain.push_str(group);
    }
    plain.push_str(rest);
    Some(plain)
}
