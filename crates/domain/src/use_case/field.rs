//! The columns of the worksheet. The team's product is a column of the exported list too, but
//! belongs to the team and is kept there.

use serde::{Deserialize, Serialize};

/// When a group of fields is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Before the ideathon: works 1 to 4.
    Before,
    /// At the ideathon: works 5 and 6.
    Ideathon,
    /// After the ideathon: work 7.
    After,
}

impl Part {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Before, Self::Ideathon, Self::After];

    /// Its number, 1 to 3.
    pub fn number(self) -> u8 {
        match self {
            Self::Before => 1,
            Self::Ideathon => 2,
            Self::After => 3,
        }
    }
}

/// One of the seven works of the worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Work {
    /// 1: who has which problem.
    Problem,
    /// 2: how urgent and important it is.
    Priority,
    /// 3: how the bottleneck is removed.
    Scenario,
    /// 4: whether machine learning applies.
    Applicability,
    /// 5: the use case as input, ML and output.
    UseCase,
    /// 6: its value, its burden and concerns.
    Value,
    /// 7: what the organisation must remove.
    Obstacles,
}

impl Work {
    /// All seven, in order.
    pub const ALL: [Self; 7] = [
        Self::Problem,
        Self::Priority,
        Self::Scenario,
        Self::Applicability,
        Self::UseCase,
        Self::Value,
        Self::Obstacles,
    ];

    /// Its number, 1 to 7.
    pub fn number(self) -> u8 {
        match self {
            Self::Problem => 1,
            Self::Priority => 2,
            Self::Scenario => 3,
            Self::Applicability => 4,
            Self::UseCase => 5,
            Self::Value => 6,
            Self::Obstacles => 7,
        }
    }

    /// The part it belongs to.
    pub fn part(self) -> Part {
        match self {
            Self::Problem | Self::Priority | Self::Scenario | Self::Applicability => Part::Before,
            Self::UseCase | Self::Value => Part::Ideathon,
            Self::Obstacles => Part::After,
        }
    }

    /// Its fields, in the order of the worksheet.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL
            .into_iter()
            .filter(move |field| field.work() == self)
    }
}

/// What kind of value a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// One line, up to 200 characters.
    ShortText,
    /// Several lines, up to 4,000 characters.
    LongText,
    /// A [`Level`](super::Level).
    Level,
    /// An [`Applicability`](super::Applicability).
    Applicability,
    /// An [`MlTask`](super::MlTask).
    Task,
    /// A [`Period`](super::Period).
    Period,
    /// An [`Estimate`](super::Estimate) of a count or an amount.
    Quantity,
    /// An [`Estimate`](super::Estimate) in per cent, 0 to 100.
    Share,
}

/// Declares the columns: variant, key, work, kind.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $work:ident, $kind:ident;)+) => {
        /// A column of the worksheet. The order is that of the worksheet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $variant),+ }

        impl Field {
            /// Every column.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            /// The name in addresses, databases and exchange formats; it never changes.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The work it belongs to.
            pub fn work(self) -> Work {
                match self { $(Self::$variant => Work::$work),+ }
            }

            /// What kind of value it takes.
            pub fn kind(self) -> FieldKind {
                match self { $(Self::$variant => FieldKind::$kind),+ }
            }
        }
    };
}

fields! {
    /// Who has the problem.
    TargetUser = "target_user", Problem, ShortText;
    /// What the problem is.
    Problem = "problem", Problem, LongText;
    /// How it is today, measurably.
    AsIs = "as_is", Problem, LongText;
    /// How it should be, measurably.
    ToBe = "to_be", Problem, LongText;
    /// How urgent it is.
    Urgency = "urgency", Priority, Level;
    /// Why so urgent.
    UrgencyReason = "urgency_reason", Priority, LongText;
    /// How important it is.
    Importance = "importance", Priority, Level;
    /// Why so important.
    ImportanceReason = "importance_reason", Priority, LongText;
    /// How the bottleneck is removed.
    Scenario = "scenario", Scenario, LongText;
    /// Whether machine learning applies.
    Applicability = "applicability", Applicability, Applicability;
    /// What goes into the model.
    Input = "input", UseCase, LongText;
    /// What the model does with it.
    Ml = "ml", UseCase, LongText;
    /// What comes out, and who sees it.
    Output = "output", UseCase, LongText;
    /// The same stated as an ML task.
    Task = "task", UseCase, Task;
    /// How valuable machine learning is here.
    MlValue = "ml_value", Value, Level;
    /// Why so valuable.
    MlValueReason = "ml_value_reason", Value, LongText;
    /// Over which time predictions are counted.
    Period = "period", Value, Period;
    /// Predictions per period.
    Predictions = "predictions", Value, Quantity;
    /// In which unit effect and cost are measured: a currency, minutes, meals.
    Unit = "unit", Value, ShortText;
    /// What one right prediction gains.
    Effect = "effect", Value, Quantity;
    /// What one wrong prediction costs.
    Cost = "cost", Value, Quantity;
    /// The share of right predictions.
    HitRate = "hit_rate", Value, Share;
    /// The share of right decisions a simple rule reaches.
    RuleHitRate = "rule_hit_rate", Value, Share;
    /// What worries about machine learning itself.
    ConcernMl = "concern_ml", Value, LongText;
    /// What worries about data.
    ConcernData = "concern_data", Value, LongText;
    /// What worries about time and production.
    ConcernTime = "concern_time", Value, LongText;
    /// What the organisation must remove.
    Obstacles = "obstacles", Obstacles, LongText;
    /// Anything else.
    Notes = "notes", Obstacles, LongText;
}

impl Field {
    /// The column with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The part it belongs to.
    pub fn part(self) -> Part {
        self.work().part()
    }

    /// Whether a complete row needs it. Notes are free.
    pub fn is_expected(self) -> bool {
        self != Self::Notes
    }
}
