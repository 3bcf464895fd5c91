//! Who may be here: extractors that authorise once, before the handler runs.

use std::collections::HashMap;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use domain::{
    TeamId, WorkshopId,
    people::{Member, Person},
    permission::{Action, Standing},
    workshop::{Team, Workshop},
};
use storage::Organiser;

use super::visit::Visit;
use crate::{
    error::{Error, Result},
    state::AppState,
};

/// The logged-in organiser; others are led to the log-in.
#[derive(Debug, Clone)]
pub struct CurrentOrganiser(pub Organiser);

impl FromRequestParts<AppState> for CurrentOrganiser {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, state).await?;
        match visit.session {
            Some(session) => Ok(Self(session.organiser)),
            None => Err(Error::LoginRequired { then: visit.path }),
        }
    }
}

/// The workshop named `{workshop}` in the path, asked for by an organiser who runs it. To
/// everybody else it does not exist.
#[derive(Debug, Clone)]
pub struct Managed {
    /// Which workshop.
    pub workshop: Workshop,
    /// Who asks.
    pub organiser: Organiser,
}

impl Managed {
    /// Refuses changes to an archived workshop.
    pub fn writable(self) -> Result<Self> {
        if self.workshop.archived_at.is_some() {
            Err(Error::Archived)
        } else {
            Ok(self)
        }
    }
}

impl FromRequestParts<AppState> for Managed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let CurrentOrganiser(organiser) =
            CurrentOrganiser::from_request_parts(parts, state).await?;
        let id: WorkshopId = path_id(parts, state, "workshop").await?;
        let workshop = state.db.workshop(&id).await?.ok_or(Error::NotFound)?;
        if !state.db.is_organiser_of(&organiser.id, &id).await? {
            return Err(Error::NotFound);
        }
        Ok(Self {
            workshop,
            organiser,
        })
    }
}

/// The workshop named `{workshop}` in the path, asked for by anybody who belongs to it: its
/// organisers, and its members by their devices. To everybody else it does not exist.
#[derive(Debug, Clone)]
pub struct AtWorkshop {
    /// Which workshop.
    pub workshop: Workshop,
    /// Who asks.
    pub person: Person,
}

impl AtWorkshop {
    /// The member who asks; organisers look on without being one.
    pub fn member(&self) -> Option<&Member> {
        match &self.person {
            Person::Member(member) => Some(member),
            Person::Organiser { .. } => None,
        }
    }

    /// Refuses what is for members alone, and changes to an archived workshop.
    pub fn require_member(&self) -> Result<&Member> {
        self.require_open()?;
        self.member().ok_or(Error::Forbidden)
    }

    /// Refuses changes to an archived workshop.
    pub fn require_open(&self) -> Result<()> {
        if self.workshop.archived_at.is_some() {
            Err(Error::Archived)
        } else {
            Ok(())
        }
    }

    /// Who the visitor is towards `workshop`: its organiser first, then the member this device
    /// belongs to.
    pub async fn find(state: &AppState, visit: &Visit, workshop: Workshop) -> Result<Self> {
        if let Some(person) = organiser_of(state, visit, &workshop.id).await? {
            return Ok(Self { workshop, person });
        }
        let found = visit
            .members
            .iter()
            .find(|member| member.workshop == workshop.id)
            .cloned();
        let person = Person::Member(found.ok_or(Error::NotFound)?);
        Ok(Self { workshop, person })
    }
}

impl FromRequestParts<AppState> for AtWorkshop {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let id: WorkshopId = path_id(parts, state, "workshop").await?;
        let workshop = state.db.workshop(&id).await?.ok_or(Error::NotFound)?;
        Self::find(state, &visit, workshop).await
    }
}

/// The visitor as organiser of a workshop, if that is what they are.
async fn organiser_of(
    state: &AppState,
    visit: &Visit,
    workshop: &WorkshopId,
) -> Result<Option<Person>> {
    let Some(session) = &visit.session else {
        return Ok(None);
    };
    let organiser = &session.organiser;
    let runs_it = state.db.is_organiser_of(&organiser.id, workshop).await?;
    Ok(runs_it.then(|| Person::Organiser {
        id: organiser.id.clone(),
        name: organiser.name.clone(),
    }))
}

/// The team named `{team}` in the path, asked for by someone who may at least see it.
#[derive(Debug, Clone)]
pub struct AtTeam {
    /// Which team.
    pub team: Team,
    /// Its workshop.
    pub workshop: Workshop,
    /// Who asks.
    pub person: Person,
    /// What they are to the team.
    pub standing: Standing,
}

impl AtTeam {
    /// Who the visitor is towards `team`: the organiser of its workshop first, then the member
    /// this device belongs to. Strangers get "not found", and the log-in never: participants
    /// have none.
    pub async fn find(state: &AppState, visit: &Visit, team: Team) -> Result<Self> {
        let workshop = state
            .db
            .workshop(&team.workshop)
            .await?
            .ok_or(Error::NotFound)?;
        if let Some(person) = organiser_of(state, visit, &workshop.id).await? {
            return Ok(Self {
                team,
                workshop,
                person,
                standing: Standing::Organiser,
            });
        }
        let standing = |member| Standing::of_member(member, &workshop.id, &team.id);
        let found = visit
            .members
            .iter()
            .find_map(|member| Some((member.clone(), standing(member)?)));
        let (member, standing) = found.ok_or(Error::NotFound)?;
        Ok(Self {
            team,
            workshop,
            person: Person::Member(member),
            standing,
        })
    }

    /// Refuses what the person may not do, and any change to an archived workshop.
    pub fn require(&self, action: Action) -> Result<()> {
        if !self.standing.may(action) {
            return Err(Error::Forbidden);
        }
        if action != Action::View && self.workshop.archived_at.is_some() {
            return Err(Error::Archived);
        }
        Ok(())
    }

    /// Whether the person may do something here and now.
    pub fn may(&self, action: Action) -> bool {
        self.require(action).is_ok()
    }

    /// The person's id, a member's or an organiser's.
    pub fn person_id(&self) -> &str {
        self.person.id()
    }

    /// The person's name.
    pub fn person_name(&self) -> &str {
        self.person.name()
    }
}

impl FromRequestParts<AppState> for AtTeam {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let id: TeamId = path_id(parts, state, "team").await?;
        let team = state.db.team(&id).await?.ok_or(Error::NotFound)?;
        Self::find(state, &visit, team).await
    }
}

async fn path_id<Id: std::str::FromStr>(
    parts: &mut Parts,
    state: &AppState,
    name: &str,
) -> Result<Id> {
    let Path(values) = Path::<HashMap<String, String>>::from_request_parts(parts, state)
        .await
        .map_err(|_| Error::NotFound)?;
    values
        .get(name)
        .and_then(|text| text.parse().ok())
        .ok_or(Error::NotFound)
}
