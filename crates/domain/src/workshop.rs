//! Workshops and teams as organisers see them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BoardId, Language, Moment, TeamId, UseCaseId, WorkshopId};

/// The most people of a workshop: more than any has, so that a link or a program gone astray
/// cannot fill the server.
pub const MOST_PEOPLE: usize = 1_000;

/// One organisation's run of the programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Which.
    pub id: WorkshopId,
    /// Its name, 1 to 120 characters.
    pub name: String,
    /// The language people see before they choose their own.
    pub language: Language,
    /// What the organisation wants from it.
    pub purpose: String,
    /// First day.
    pub starts_on: Option<Date>,
    /// Last day, not before the first.
    pub ends_on: Option<Date>,
    /// An IANA time zone name, such as `Asia/Tokyo`.
    pub time_zone: String,
    /// The agenda template its teams follow.
    pub agenda: String,
    /// The secret part of the link by which people join.
    pub join_code: String,
    /// Whether people may join at present.
    pub joining: Joining,
    /// When it was put away; archived workshops can be read but not changed.
    pub archived_at: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
}

/// Whether people may join a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Join links work.
    Open,
    /// Join links say that joining is closed; return links still work.
    Closed,
}

/// A team of a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// Of which workshop.
    pub workshop: WorkshopId,
    /// Its name, 1 to 80 characters.
    pub name: String,
    /// The product it works on.
    pub product: String,
    /// The secret part of the link by which people join this team.
    pub join_code: String,
    /// Its board.
    pub board: BoardId,
    /// The use case it chose to focus on, and why.
    pub focus: Option<Focus>,
}

/// The use case a team goes for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// Which row of the team's list.
    pub use_case: UseCaseId,
    /// Why this one.
    pub reason: String,
}
