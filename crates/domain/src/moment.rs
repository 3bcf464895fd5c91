//! Points in time as the server counts them.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z. A plain number so that databases, sockets and
/// browsers agree on it without a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `minutes` later.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self + minutes * 60_000
    }
}

/// Adds milliseconds.
impl Add<i64> for Moment {
    type Output = Self;

    fn add(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }
}

/// Milliseconds between two moments.
impl Sub for Moment {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
