//! What the API shows of workshops, teams, people and use cases.

use std::collections::BTreeMap;

use domain::{
    MemberId,
    people::{Access, Member, Role, missing_roles},
    workshop::{Focus, Joining, Team, Workshop},
};
use serde::Serialize;
use storage::StoredUseCase;

use crate::{paths, state::AppState};

#[derive(Serialize)]
pub(super) struct WorkshopJson {
    id: String,
    name: String,
    language: &'static str,
    purpose: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
    time_zone: String,
    agenda: String,
    joining: Joining,
    archived: bool,
    join_url: String,
}

impl WorkshopJson {
    pub(super) fn of(state: &AppState, workshop: &Workshop) -> Self {
        Self {
            id: workshop.id.to_string(),
            name: workshop.name.clone(),
            language: workshop.language.tag(),
            purpose: workshop.purpose.clone(),
            starts_on: workshop.starts_on.map(|date| date.to_string()),
            ends_on: workshop.ends_on.map(|date| date.to_string()),
            time_zone: workshop.time_zone.clone(),
            agenda: workshop.agenda.clone(),
            joining: workshop.joining,
            archived: workshop.archived_at.is_some(),
            join_url: state.config.url(&paths::join(&workshop.join_code)),
        }
    }
}

#[derive(Serialize)]
pub(super) struct TeamJson {
    id: String,
    workshop: String,
    name: String,
    product: String,
    board: String,
    join_url: String,
    missing_roles: Vec<Role>,
    focus: Option<Focus>,
}

impl TeamJson {
    pub(super) fn of(state: &AppState, team: &Team, members: &[Member]) -> Self {
        Self {
            id: team.id.to_string(),
            workshop: team.workshop.to_string(),
            name: team.name.clone(),
            product: team.product.clone(),
            board: team.board.to_string(),
            join_url: state.config.url(&paths::join(&team.join_code)),
            missing_roles: missing_roles(
                members
                    .iter()
                    .filter(|member| member.team.as_ref() == Some(&team.id)),
            ),
            focus: team.focus.clone(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MemberJson {
    id: MemberId,
    team: Option<String>,
    name: String,
    role: Role,
    access: Access,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_url: Option<String>,
}

impl MemberJson {
    pub(super) fn of(member: &Member) -> Self {
        Self {
            id: member.id.clone(),
            team: member.team.as_ref().map(ToString::to_string),
            name: member.name.clone(),
            role: member.role,
            access: member.access,
            return_url: None,
        }
    }

    /// The same with the personal link, which is shown only when the member is made.
    pub(super) fn with_return_url(self, url: String) -> Self {
        Self {
            return_url: Some(url),
            ..self
        }
    }
}

#[derive(Serialize)]
pub(super) struct UseCaseJson {
    id: String,
    team: String,
    note: Option<String>,
    frame: Option<String>,
    fields: BTreeMap<String, String>,
}

impl From<StoredUseCase> for UseCaseJson {
    fn from(stored: StoredUseCase) -> Self {
        Self {
            id: stored.id.to_string(),
            team: stored.team.to_string(),
            note: stored.note,
            frame: stored.frame,
            fields: stored
                .fields
                .into_iter()
                .map(|(name, field)| (name, field.value))
                .collect(),
        }
    }
}
