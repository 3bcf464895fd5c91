//! People of a workshop: the roles that must meet in a team and how much each may do.

use serde::{Deserialize, Serialize};

use crate::{MemberId, OrganiserId, TeamId, WorkshopId};

/// What a member does in the product's daily work. The first three are required in every team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Decides whether ML fits the product and its users; leads the team.
    ProductManager,
    /// Builds ML into the product.
    Developer,
    /// Turns users' problems into problems ML can solve.
    Researcher,
    /// Designs the user's experience.
    Ux,
    /// Sells the product and hears why customers do not buy.
    Sales,
    /// Answers users who are stuck.
    Support,
    /// Gives money and removes obstacles.
    Sponsor,
    /// Anyone else whom the team finds useful.
    Other,
}

impl Role {
    /// Every role, in the order forms show them.
    pub const ALL: [Self; 8] = [
        Self::ProductManager,
        Self::Developer,
        Self::Researcher,
        Self::Ux,
        Self::Sales,
        Self::Support,
        Self::Sponsor,
        Self::Other,
    ];

    /// The three roles that every team needs.
    pub const REQUIRED: [Self; 3] = [Self::ProductManager, Self::Developer, Self::Researcher];

    /// The name used in forms, tables and exchange formats.
    pub fn key(self) -> &'static str {
        match self {
            Self::ProductManager => "product_manager",
            Self::Developer => "developer",
            Self::Researcher => "researcher",
            Self::Ux => "ux",
            Self::Sales => "sales",
            Self::Support => "support",
            Self::Sponsor => "sponsor",
            Self::Other => "other",
        }
    }

    /// The role with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// How much a member may do, besides the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Works on the team's board and list.
    Participant,
    /// Runs the agenda of every team in the workshop, locks, reveals; never an answer of its own.
    Facilitator,
    /// Reads only.
    Observer,
}

impl Access {
    /// Every access, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Facilitator, Self::Observer];

    /// The name used in forms, tables and exchange formats.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Facilitator => "facilitator",
            Self::Observer => "observer",
        }
    }

    /// The access with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.key() == key)
    }
}

/// A person taking part in one workshop. No account, no e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// In which workshop.
    pub workshop: WorkshopId,
    /// In which team; facilitators and observers may have none.
    pub team: Option<TeamId>,
    /// The name the person gave, 1 to 80 characters.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// What the person may do.
    pub access: Access,
}

/// Someone whom the server knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// A logged-in organiser.
    Organiser {
        /// Who.
        id: OrganiserId,
        /// The name shown to teams.
        name: String,
    },
    /// A member of a workshop.
    Member(Member),
}

impl Person {
    /// The id, a member's or an organiser's.
    pub fn id(&self) -> &str {
        match self {
            Self::Organiser { id, .. } => id.as_str(),
            Self::Member(member) => member.id.as_str(),
        }
    }

    /// The name shown to others.
    pub fn name(&self) -> &str {
        match self {
            Self::Organiser { name, .. } => name,
            Self::Member(member) => &member.name,
        }
    }
}

/// The required roles that nobody among `present` has, in the order of [`Role::REQUIRED`].
/// Observers do not count: they only read.
pub fn missing_roles<'a>(present: impl IntoIterator<Item = &'a Member>) -> Vec<Role> {
    let present: Vec<Role> = present
        .into_iter()
        .filter(|member| member.access != Access::Observer)
        .map(|member| member.role)
        .collect();
    Role::REQUIRED
        .into_iter()
        .filter(|role| !present.contains(role))
        .collect()
}
