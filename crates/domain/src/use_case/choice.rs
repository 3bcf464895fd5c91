//! The values of fields that are chosen from a list.

/// Declares an enum with its list and its keys, which stand in databases and files.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
        pub enum $name { $($(#[$item])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// Every choice, in the order forms show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in forms, tables and exchange formats.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The choice with this [`key`](Self::key).
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.key() == key)
            }
        }
    };
}

choices! {
    /// How urgent, important or valuable.
    Level {
        /// 3 points.
        High = "high",
        /// 2 points.
        Medium = "medium",
        /// 1 point.
        Low = "low",
    }
}

impl Level {
    /// Its weight in the PoC priority.
    pub fn points(self) -> u8 {
        match self {
            Self::Low => 1,
            Self::Medium => 2,
            Self::High => 3,
        }
    }
}

choices! {
    /// Whether machine learning can do it.
    Applicability {
        /// It can.
        Yes = "yes",
        /// It cannot, or need not.
        No = "no",
        /// The team cannot tell; someone who knows has to look.
        Expert = "expert",
    }
}

choices! {
    /// The kinds of task machine learning solves (domain.md, program A).
    MlTask {
        /// Predict a number.
        Regression = "regression",
        /// Sort into known classes.
        Classification = "classification",
        /// Find groups nobody has named yet.
        Clustering = "clustering",
        /// Notice what is not as usual.
        AnomalyDetection = "anomaly_detection",
        /// Put in order.
        Ranking = "ranking",
        /// Suggest what fits a person.
        Recommendation = "recommendation",
        /// Write or draw something new.
        Generation = "generation",
    }
}

choices! {
    /// The time over which predictions are counted.
    Period {
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}
