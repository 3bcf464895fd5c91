//! Reading what a person typed into one field.

use super::{Applicability, Estimate, Field, FieldKind, Level, MlTask, Period};

/// Why an input was not taken. The field keeps what it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum InputError {
    /// More characters than the field takes.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The most it takes.
        limit: usize,
    },
    /// Not one of the choices.
    #[error("not one of the choices")]
    NotAChoice,
    /// Not a number, a range or a best guess with a range.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// Beyond what can be computed with.
    #[error("too large")]
    TooLarge,
    /// A range that ends before it begins.
    #[error("the range ends before it begins")]
    RangeReversed,
    /// A best guess outside its own range.
    #[error("the best guess is outside the range")]
    BestOutsideRange,
    /// A share above 100 per cent.
    #[error("above 100 per cent")]
    ShareAboveWhole,
}

impl InputError {
    /// The name by which messages for people are looked up.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too_long",
            Self::NotAChoice => "not_a_choice",
            Self::NotANumber => "not_a_number",
            Self::Negative => "negative",
            Self::TooLarge => "too_large",
            Self::RangeReversed => "range_reversed",
            Self::BestOutsideRange => "best_outside_range",
            Self::ShareAboveWhole => "share_above_whole",
        }
    }
}

impl Field {
    /// Reads an input into the form that is stored; an empty one clears the field. Reading a
    /// stored form again returns it unchanged.
    pub fn read(self, input: &str) -> Result<String, InputError> {
        let text = tidied(input);
        if text.is_empty() {
            return Ok(text);
        }
        match self.kind() {
            FieldKind::ShortText => {
                limited(text.split_whitespace().collect::<Vec<_>>().join(" "), 200)
            }
            FieldKind::LongText => limited(text, 4_000),
            FieldKind::Level => chosen(Level::from_key(&text).map(Level::key)),
            FieldKind::Applicability => {
                chosen(Applicability::from_key(&text).map(Applicability::key))
            }
            FieldKind::Task => chosen(MlTask::from_key(&text).map(MlTask::key)),
            FieldKind::Period => chosen(Period::from_key(&text).map(Period::key)),
            FieldKind::Quantity => Estimate::parse(&text).map(|estimate| estimate.to_string()),
            FieldKind::Share => share(&text),
        }
    }
}

/// Line ends as one character, other control characters gone, no blanks around.
fn tidied(input: &str) -> String {
    let lines = input.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|character| *character == '\n' || *character == '\t' || !character.is_control())
        .collect();
    kept.trim().to_owned()
}

fn limited(text: String, limit: usize) -> Result<String, InputError> {
    if text.chars().count() > limit {
        Err(InputError::TooLong { limit })
    } else {
        Ok(text)
    }
}

fn chosen(key: Option<&'static str>) -> Result<String, InputError> {
    key.map(str::to_owned).ok_or(InputError::NotAChoice)
}

fn share(text: &str) -> Result<String, InputError> {
    let estimate = Estimate::parse(text)?;
    if estimate.high > 100.0 {
        Err(InputError::ShareAboveWhole)
    } else {
        Ok(estimate.to_string())
    }
}
