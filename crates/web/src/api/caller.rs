//! Who calls the API: an organiser's script with a bearer token, or one of our own pages with
//! its cookies (which the same-origin rule guards).

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use domain::{
    BoardId, TeamId, WorkshopId,
    people::Person,
    permission::Standing,
    workshop::{Team, Workshop},
};
use storage::Organiser;

use crate::{
    error::{Error, Result},
    extract::{AtTeam, Visit},
    security::tokens,
    state::AppState,
};

/// An organiser, by token or by session.
#[derive(Debug, Clone)]
pub struct Caller(pub Organiser);

impl Caller {
    /// A workshop that the caller runs; to everybody else it does not exist.
    pub async fn workshop(&self, state: &AppState, id: &str) -> Result<Workshop> {
        let id: WorkshopId = id.parse().map_err(|_| Error::NotFound)?;
        let workshop = state.db.workshop(&id).await?.ok_or(Error::NotFound)?;
        if state.db.is_organiser_of(&self.0.id, &id).await? {
            Ok(workshop)
        } else {
            Err(Error::NotFound)
        }
    }

    /// A team of a workshop that the caller runs.
    pub async fn team(&self, state: &AppState, id: &str) -> Result<(Team, Workshop)> {
        let id: TeamId = id.parse().map_err(|_| Error::NotFound)?;
        let team = state.db.team(&id).await?.ok_or(Error::NotFound)?;
        let workshop = self.workshop(state, team.workshop.as_str()).await?;
        Ok((team, workshop))
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        if let Some(organiser) = by_token(parts, state).await? {
            return Ok(Self(organiser));
        }
        let visit = Visit::from_request_parts(parts, state).await?;
        let session = visit
            .session
            .ok_or(Error::LoginRequired { then: visit.path })?;
        Ok(Self(session.organiser))
    }
}

/// The organiser whose token stands in the header. A token that is not known is an error
/// rather than nobody: its owner should learn that it was revoked.
async fn by_token(parts: &Parts, state: &AppState) -> Result<Option<Organiser>> {
    let header = parts
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let Some(token) = header.and_then(|value| value.strip_prefix("Bearer ")) else {
        return Ok(None);
    };
    let organiser = state
        .db
        .organiser_by_api_token(&tokens::hash(token.trim()))
        .await?;
    organiser.map(Some).ok_or(Error::LoginRequired {
        then: parts.uri.path().to_owned(),
    })
}

/// Somebody at a board: an organiser's script, or a person at the board's page.
pub async fn at_board(parts: &mut Parts, state: &AppState, board: &str) -> Result<AtTeam> {
    let board: BoardId = board.parse().map_err(|_| Error::NotFound)?;
    let team = state
        .db
        .team_by_board(&board)
        .await?
        .ok_or(Error::NotFound)?;
    if let Some(organiser) = by_token(parts, state).await? {
        let caller = Caller(organiser);
        let workshop = caller.workshop(state, team.workshop.as_str()).await?;
        let person = Person::Organiser {
            id: caller.0.id,
            name: caller.0.name,
        };
        return Ok(AtTeam {
            team,
            workshop,
            person,
            standing: Standing::Organiser,
        });
    }
    let visit = Visit::from_request_parts(parts, state).await?;
    AtTeam::find(state, &visit, team).await
}
