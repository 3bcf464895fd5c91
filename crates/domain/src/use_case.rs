//! The ML use-case list (deliverable 1): one row per problem to which machine learning may
//! apply. Each worksheet field is a value of its own with its own revision, so that a team
//! fills a row together without overwriting each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Moment, TeamId, UseCaseId};

mod choice;
mod estimate;
mod evaluation;
mod field;
mod input;

pub use choice::{Applicability, Level, MlTask, Period};
pub use estimate::Estimate;
pub use evaluation::{Comparison, Evaluation, RuleEvaluation, Verdict};
pub use field::{Field, FieldKind, Part, Work};
pub use input::InputError;

/// A row of a team's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UseCase {
    /// Which.
    pub id: UseCaseId,
    /// Whose.
    pub team: TeamId,
    /// The board note it was made from.
    #[serde(default)]
    pub note: Option<String>,
    /// The ML-design frame it was made from.
    #[serde(default)]
    pub frame: Option<String>,
    /// What has been filled in; a field never touched has no entry.
    #[serde(default)]
    pub fields: BTreeMap<Field, FieldValue>,
    /// When the row was made.
    pub created_at: Moment,
}

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldValue {
    /// The form [`Field::read`] returns; empty when cleared.
    pub value: String,
    /// Raised by one with every change; 0 is a field never touched.
    pub revision: i64,
    /// Who changed it last (a member's or organiser's id).
    pub by: String,
    /// When.
    pub at: Moment,
}

/// How much of a part is filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Expected fields that hold something.
    pub filled: usize,
    /// Expected fields.
    pub expected: usize,
}

impl Completeness {
    /// Nothing is left to fill in.
    pub fn is_complete(self) -> bool {
        self.filled == self.expected
    }

    /// The filled share in whole per cent, 100 only when complete.
    pub fn percent(self) -> usize {
        (self.filled * 100)
            .checked_div(self.expected)
            .unwrap_or(100)
    }
}

impl UseCase {
    /// What stands in `field`, empty when nothing does.
    pub fn value(&self, field: Field) -> &str {
        self.fields
            .get(&field)
            .map_or("", |held| held.value.as_str())
    }

    /// The revision a change of `field` has to name as its base.
    pub fn revision(&self, field: Field) -> i64 {
        self.fields.get(&field).map_or(0, |held| held.revision)
    }

    /// What the row is called in lists: the first line of its problem, empty without one.
    pub fn title(&self) -> &str {
        self.value(Field::Problem)
            .lines()
            .next()
            .unwrap_or("")
            .trim()
    }

    /// PoC priority: urgency plus importance, each 1 to 3. None until both are chosen.
    pub fn priority(&self) -> Option<u8> {
        let points = |field| Level::from_key(self.value(field)).map(Level::points);
        Some(points(Field::Urgency)? + points(Field::Importance)?)
    }

    /// How much of `part` is filled in.
    pub fn completeness(&self, part: Part) -> Completeness {
        self.count(Field::ALL.into_iter().filter(|field| field.part() == part))
    }

    /// How much of the whole row is filled in.
    pub fn whole_completeness(&self) -> Completeness {
        self.count(Field::ALL.into_iter())
    }

    /// Value against burden, from the row's numbers.
    pub fn evaluation(&self) -> Evaluation {
        let estimate = |field| Estimate::parse(self.value(field)).ok();
        let share = |field| estimate(field).map(Estimate::of_percent);
        Evaluation::new(
            evaluation::Numbers {
                predictions: estimate(Field::Predictions),
                effect: estimate(Field::Effect),
                cost: estimate(Field::Cost),
                hit_rate: share(Field::HitRate),
            },
            share(Field::RuleHitRate),
        )
    }

    fn count(&self, fields: impl Iterator<Item = Field>) -> Completeness {
        fields
            .filter(|field| field.is_expected())
            .fold(Completeness::default(), |sum, field| Completeness {
                filled: sum.filled + usize::from(!self.value(field).is_empty()),
                expected: sum.expected + 1,
            })
    }
}

/// Sorts rows as lists show them: the highest priority first, undecided ones last, older
/// before newer.
pub fn sort_by_priority(rows: &mut [UseCase]) {
    rows.sort_by(|left, right| {
        let priority = right.priority().cmp(&left.priority());
        priority
            .then(left.created_at.cmp(&right.created_at))
            .then(left.id.cmp(&right.id))
    });
}

#[cfg(test)]
mod tests;
