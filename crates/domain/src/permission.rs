//! Who may do what towards a team. Handlers ask once, before they dispatch.

use crate::{
    TeamId, WorkshopId,
    people::{Access, Member, Role},
};

/// Something a person may want to do with a team, its board or its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See the team, its board and its list.
    View,
    /// Write on the board, comment, vote.
    EditBoard,
    /// Fill the worksheet, turn notes into use cases, mark the focus.
    EditUseCases,
    /// Start, pause, extend, skip and go back in the agenda; reveal; run votes; lock.
    Lead,
    /// Rename, move and remove people and teams, close joining, archive, delete.
    Manage,
}

/// What a person is towards one team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Runs the workshop the team belongs to.
    Organiser,
    /// Facilitates the workshop the team belongs to.
    Facilitator,
    /// The team's own product manager.
    Lead,
    /// A member of the team.
    Participant,
    /// Reads only: an observer, or a member of another team of the same workshop, since the
    /// boards of a workshop are on the wall for all of it to see.
    Observer,
}

impl Standing {
    /// The standing of `member` towards `team` of `workshop`, or `None` if they have nothing
    /// to do with each other.
    pub fn of_member(member: &Member, workshop: &WorkshopId, team: &TeamId) -> Option<Self> {
        if member.workshop != *workshop {
            return None;
        }
        let own_team = member.team.as_ref() == Some(team);
        Some(match member.access {
            Access::Facilitator => Self::Facilitator,
            Access::Participant if own_team && member.role == Role::ProductManager => Self::Lead,
            Access::Participant if own_team => Self::Participant,
            Access::Participant | Access::Observer => Self::Observer,
        })
    }

    /// Whether this standing allows `action`.
    pub fn may(self, action: Action) -> bool {
        match action {
            Action::View => true,
            Action::EditBoard | Action::EditUseCases => self != Self::Observer,
            Action::Lead => matches!(self, Self::Organiser | Self::Facilitator | Self::Lead),
            Action::Manage => self == Self::Organiser,
        }
    }

    /// The name on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Facilitator => "facilitator",
            Self::Lead => "lead",
            Self::Participant => "participant",
            Self::Observer => "observer",
        }
    }
}
